//! `tekigo questions`: what is still to be answered, the most decisive first.

use tekigo_report::questions::questions;
use tekigo_report::terminal::questions::questions as text;

use crate::arguments::{Format, Questions};
use crate::console::Console;
use crate::exit::Status;
use crate::output;
use crate::problem::Problem;
use crate::session::Session;

/// The steps of the evaluator that the questions of one pack may take.
const STEPS: u64 = 20_000_000;

/// Lists the questions. That something is left to answer is no finding.
pub(crate) fn run(asked: &Questions, console: &Console) -> Result<Status, Problem> {
    let session = Session::open(&asked.given, console)?;
    session.check_party(asked.party.as_deref())?;
    let judged = session.judge();
    let mut told = questions(session.as_of(), &judged, STEPS);
    if let Some(party) = &asked.party {
        let of_party = |owner: Option<&tekigo_report::questions::Owner>| {
            owner.is_none_or(|owner| owner.party == *party)
        };
        told.questions.retain(|question| of_party(question.subject.owner.as_ref()));
        told.idle.retain(|subject| of_party(subject.owner.as_ref()));
    }
    for output in &asked.output {
        let written = match output.format {
            Format::Json => super::json(&told)?,
            // The arguments leave no other form than text.
            _ => text(&told, console.language, console.width, asked.all),
        };
        output::deliver(&written, output)?;
    }
    Ok(session.status())
}
