//! One line a finding: `file:line:column: RESULT RULE title (clause)`, for other programs and for `grep`.

use std::fmt::Write as _;

use super::{Reader, clean, first_location};
use crate::model::{Report, RuleResult};
use crate::outline::{at, is_finding};
use crate::words::{self, Language};

/// Every finding, and everything wrong with a document, on a line of its own.
#[must_use]
pub fn concise(report: &Report, reader: &Reader<'_>) -> String {
    let mut lines = String::new();
    for invalid in &report.invalid {
        let place = at(&clean(&invalid.input), invalid.line, invalid.column);
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
