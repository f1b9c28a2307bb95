//! One line a finding: `file:line:column: RESULT RULE title (clause)`, for other programs and for `grep`.

use std::fmt::Write as _;

use tekigo_core::typed::{ResultWord, Strength};

use super::{Reader, clean, first_location};
use crate::model::{Report, RuleResult};
use crate::words::{self, Language};

/// Every finding, and everything wrong with a document, on a line of its own.
#[must_use]
pub fn concise(report: &Report, reader: &Reader<'_>) -> String {
    let mut lines = String::new();
    for invalid in &report.invalid {
        let place = match invalid.line.zip(invalid.column) {
            Some((line, column)) => format!("{}:{line}:{column}", clean(&invalid.input)),
            None => clean(&invalid.input).into_owned(),
        };
        let message = clean(reader.language.of(&invalid.message)).into_owned();
        let _ = writeln!(lines, "{place}: invalid {} {message}", invalid.code);
    }
    for result in report.results.iter().filter(|result| reader.sees(result)) {
        if is_finding(result) {
            lines.push_str(&line(result, reader.language));
        }
    }
    let notice = reader.language.of(&report.notice);
    let _ = writeln!(lines, "# {notice}");
    lines
}

fn line(result: &RuleResult, language: Language) -> String {
    let place = first_location(&result.because).or_else(|| result.subject.clone());
    let place = place.unwrap_or_else(|| "-".to_owned());
    let clauses: Vec<String> =
        result.cites.iter().map(|cite| format!("{} {}", cite.source, cite.clause)).collect();
    format!(
        "{}: {} {} {} ({}; {}, {})\n",
        clean(&place),
        words::result_id(result.result),
        result.rule,
        clean(language.of(&result.title)),
        clauses.join(", "),
        words::strength_id(result.strength),
        words::force_id(result.force),
    )
}

/// Whether a reader must look at a result: a `may` is never a finding.
pub(super) fn is_finding(result: &RuleResult) -> bool {
    result.strength != Strength::May
        && matches!(
            result.result,
            ResultWord::Fail | ResultWord::Error | ResultWord::Unknown | ResultWord::NotChecked
        )
}

impl Reader<'_> {
    /// Whether a result is about the party of interest.
    #[must_use]
    pub fn sees(&self, result: &RuleResult) -> bool {
        self.party.is_none_or(|party| result.party.iter().any(|bound| bound == party))
    }
}
