//! `tekigo check`: judges documents and reports.

use tekigo_core::typed::{ResultWord, Strength};
use tekigo_report::build::Bounds;
use tekigo_report::model::{Report, RuleResult};
use tekigo_report::terminal::Reader;

use crate::arguments::{Check, FailOn, Format};
use crate::console::Console;
use crate::documents;
use crate::exit::Status;
use crate::output;
use crate::problem::Problem;
use crate::session::Session;

/// Judges and reports; the status is the gravest of what was found.
pub(crate) fn run(check: &Check, console: &Console) -> Result<Status, Problem> {
    output::places(&check.output, &documents::read_files(&check.given))?;
    let session = Session::open(&check.given, console)?;
    session.check_party(check.party.as_deref())?;
    let judged = session.judge();
    // One line a finding has no room for what would mend it.
    let told = check.output.iter().any(|output| output.format != Format::Concise);
    let report = session.report(&judged, (told && !check.no_changes).then(Bounds::default));
    let reader = Reader {
        language: console.language,
        width: console.width,
        party: check.party.as_deref(),
        all: check.all,
    };
    for output in &check.output {
        output::write(&report, output, &reader)?;
        if output.format == Format::Text && output.path.is_none() {
            report.invalid.iter().for_each(|invalid| console.showed(&invalid.code));
        }
    }
    Ok(session.status().max(findings(&report, &reader, check.fail_on)))
}

/// Whether something was found that the caller wants to fail on. A `may` is never a finding, and what a waiver bears is left
/// aside; a document that cannot be read
/// as its schema says is one, lest a typing mistake turn a breach into an unknown and let it pass.
fn findings(report: &Report, reader: &Reader<'_>, fail_on: FailOn) -> Status {
    let grave = |word: ResultWord| match fail_on {
        FailOn::Fail => word == ResultWord::Fail,
        FailOn::Unknown => matches!(
            word,
            ResultWord::Fail | ResultWord::Error | ResultWord::Unknown | ResultWord::NotChecked
        ),
        FailOn::Never => false,
    };
    if fail_on != FailOn::Never && !report.invalid.is_empty() {
        return Status::Findings;
    }
    let mut seen = report.results.iter().filter(|result| reader.sees(result));
    let counts = |result: &RuleResult| result.strength != Strength::May && result.waiver.is_none();
    if seen.any(|result| counts(result) && grave(result.result)) {
        Status::Findings
    } else {
        Status::Clean
    }
}
