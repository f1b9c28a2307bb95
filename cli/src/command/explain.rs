//! `tekigo explain`: the whole reasoning behind one rule, for each document that it is judged for.

use tekigo_core::explain::Explainer;
use tekigo_report::terminal::Reader;
use tekigo_report::terminal::reasoning::reasoning;

use crate::arguments::Explain;
use crate::console::{self, Console};
use crate::exit::Status;
use crate::problem::Problem;
use crate::session::Session;

/// Explains a rule.
pub(crate) fn run(explain: &Explain, console: &Console) -> Result<Status, Problem> {
    let session = Session::open(&explain.given, console)?;
    session.check_rule(&explain.rule)?;
    let judged = session.judge();
    let report = session.report(&judged);
    let reader =
        Reader { language: console.language, width: console.width, party: None, all: explain.full };
    let mut results = report.results.iter();
    let mut told = Vec::new();
    for pack in &judged {
        let explainer = Explainer::new(pack.program, &pack.inputs, &pack.settings);
        for outcome in &pack.outcomes {
            // The report has one result for each outcome, in the same order.
            let Some(result) = results.next() else { break };
            if result.rule == explain.rule {
                let explanation = explainer.explain(*outcome);
                told.push(reasoning(&report, result, pack, &explanation, &reader));
            }
        }
    }
    console::out(&told.join("\n"))?;
    Ok(session.status())
}
