//! `tekigo explain`: the whole reasoning behind one rule, for each document that it is judged for; or what error codes mean.

use std::path::PathBuf;

use tekigo_core::explain::Explainer;
use tekigo_report::build::Bounds;
use tekigo_report::terminal::Reader;
use tekigo_report::terminal::error_page::error_page;
use tekigo_report::terminal::reasoning::reasoning;

use crate::arguments::Explain;
use crate::console::{self, Console};
use crate::error_pages;
use crate::exit::Status;
use crate::problem::Problem;
use crate::session::Session;

/// Explains a rule.
pub(crate) fn run(explain: &Explain, console: &Console) -> Result<Status, Problem> {
    let Some(rule) = &explain.rule else { return codes(&explain.given.files, console) };
    let session = Session::open(&explain.given, console)?;
    session.check_rule(rule)?;
    let judged = session.judge();
    let report = session.report(&judged, Some(Bounds { rule: Some(rule), ..Bounds::default() }));
    let reader =
        Reader { language: console.language, width: console.width, party: None, all: explain.full };
    let mut results = report.results.iter();
    let mut told = Vec::new();
    for pack in &judged {
        let explainer = Explainer::new(pack.program, &pack.inputs, &pack.settings);
        for outcome in &pack.outcomes {
            // The report has one result for each outcome, in the same order.
            let Some(result) = results.next() else { break };
            if result.rule == *rule {
                let explanation = explainer.explain(*outcome);
                told.push(reasoning(&report, result, pack, &explanation, &reader));
            }
        }
    }
    console::out(&told.join("\n"))?;
    Ok(session.status())
}

/// Prints the pages of codes.
fn codes(written: &[PathBuf], console: &Console) -> Result<Status, Problem> {
    let written: Vec<String> =
        written.iter().map(|code| code.to_string_lossy().into_owned()).collect();
    if written.is_empty() || !written.iter().all(|code| error_pages::is_code(code)) {
        return Err(Problem::NothingToExplain);
    }
    let pages: Vec<String> = written
        .iter()
        .map(|code| {
            let page = error_pages::find(code)?;
            Ok(error_page(&page, console.language, console.width))
        })
        .collect::<Result<_, Problem>>()?;
    console::out(&pages.join("\n"))?;
    Ok(Status::Clean)
}
