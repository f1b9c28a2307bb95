//! The command `tekigo`: judges documents by packs, and tells why.
//!
//! ```text
//! arguments ──> inputs (files, kinds) ──┐
//!               pack choice ────────────┼──> session (facts, evaluation, report) ──> output
//!               settings ───────────────┘
//! ```
//! Findings go to standard output, everything else to standard error; the exit status is the same whatever the format.

mod arguments;
mod command;
mod console;
mod content;
mod documents;
mod error_pages;
mod exit;
mod file;
mod language;
mod name;
mod output;
mod pack_choice;
mod pack_file;
mod pack_folder;
mod problem;
mod session;
mod settings;
mod settings_files;
mod usage;
mod validation;

use std::process::ExitCode;

use arguments::Command;
use exit::Status;

fn main() -> ExitCode {
    let language = language::wanted(std::env::args_os(), &language::Surroundings::real());
    let console = console::Console::new(language);
    let status = match usage::parse(std::env::args_os(), language) {
        Ok(arguments) => run(&arguments.command, &console),
        Err(refused) => usage::tell(&refused, &console),
    };
    console.point_to_pages();
    ExitCode::from(status.code())
}

fn run(command: &Command, console: &console::Console) -> Status {
    let done = match command {
        Command::Check(check) => command::check::run(check, console),
        Command::Explain(explain) => command::explain::run(explain, console),
        Command::Questions(asked) => command::questions::run(asked, console),
        Command::Fit(asked) => command::fit::run(asked, console),
        Command::Diff(diff) => command::diff::run(diff, console),
        Command::Test(test) => command::test::run(test, console),
        Command::Fmt(fmt) => Ok(command::fmt::run(fmt, console)),
        Command::Rules(rules) => command::rules::run(rules, console),
        Command::Packs(packs) => command::packs::run(packs, console),
        Command::Schema(schema) => command::schema::run(schema, console),
        Command::Completions(completions) => command::completions::run(completions, console),
    };
    done.unwrap_or_else(|problem| {
        console.problem(&problem);
        problem.status()
    })
}
