//! `tekigo completions`: a script that completes the command's words in a shell.

use clap::CommandFactory;
use tekigo_report::words::Language;

use crate::arguments::{Arguments, Completions, japanese};
use crate::console::{self, Console};
use crate::exit::Status;
use crate::problem::Problem;

/// Prints the script of a shell; what it tells of each word is in the reader's language.
pub(crate) fn run(completions: &Completions, console: &Console) -> Result<Status, Problem> {
    let mut command = Arguments::command();
    if console.language == Language::Ja {
        command = japanese::translated(command);
    }
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut command, "tekigo", &mut script);
    console::out(&String::from_utf8_lossy(&script))?;
    Ok(Status::Clean)
}
