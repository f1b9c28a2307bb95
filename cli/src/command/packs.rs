//! `tekigo packs`: what is shipped.

use tekigo_report::rulebook::{PackSummary, summary};
use tekigo_report::terminal::packs::packs;

use crate::arguments::{ListForm, Packs};
use crate::console::{self, Console};
use crate::exit::Status;
use crate::pack_choice;
use crate::problem::Problem;

/// Lists the packs.
pub(crate) fn run(list: &Packs, console: &Console) -> Result<Status, Problem> {
    let mut found: Vec<PackSummary> = Vec::new();
    for name in tekigo_rules::names() {
        let pack = pack_choice::find(name)?;
        found.push(summary(&pack.get().program, &pack.get().sha256));
    }
    let written = match list.form {
        ListForm::Text => packs(&found, console.language, console.width),
        ListForm::Json => super::json(&found)?,
    };
    console::out(&written)?;
    Ok(Status::Clean)
}
