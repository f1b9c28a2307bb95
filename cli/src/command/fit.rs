//! `tekigo fit`: for which systems documents are enough, before there is a system.

use tekigo_report::fit::fit;
use tekigo_report::terminal::fit::fit as text;

use crate::arguments::{Fit, Format};
use crate::console::Console;
use crate::exit::Status;
use crate::output;
use crate::problem::Problem;
use crate::session::Session;

/// The steps of the evaluator that one pack may take.
const STEPS: u64 = 20_000_000;

/// Judges for each value and reading. What differs is no finding: which of them counts is not known yet.
pub(crate) fn run(asked: &Fit, console: &Console) -> Result<Status, Problem> {
    let session = Session::open(&asked.given, console)?;
    session.check_party(asked.party.as_deref())?;
    let judged = session.judge();
    let told = fit(session.as_of(), &judged, STEPS);
    for output in &asked.output {
        let written = match output.format {
            Format::Json => super::json(&told)?,
            // The arguments leave no other form than text.
            _ => text(&told, asked.party.as_deref(), console.language, console.width, asked.all),
        };
        output::deliver(&written, output)?;
    }
    Ok(session.status())
}
