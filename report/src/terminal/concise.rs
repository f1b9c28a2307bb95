//! One line a finding: `file:line:column: RESULT RULE title (clause)`, for other programs and for `grep`.

use std::fmt::Write as _;

use super::{Reader, clean, first_location};
use crate::model::{Profile, Report, RuleResult, WaiverState};
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
    for profile in &report.profiles {
        lines.push_str(&settled(profile));
    }
    for waiver in &report.waivers {
        if waiver.state != WaiverState::InEffect {
            let (file, rule) = (clean(&waiver.by.file), &waiver.rule);
            let state = words::waiver_state_id(waiver.state);
            let _ =
                writeln!(lines, "# {file}: waiver of {rule} until {}: {state}", waiver.by.until);
        }
    }
    let notice = reader.language.of(&report.notice);
    let _ = writeln!(lines, "# {notice}");
    lines
}

/// What a profile settles, on lines that are no findings: whoever reads these alone must see what they rest on.
fn settled(profile: &Profile) -> String {
    let mut lines = String::new();
    let file = clean(&profile.profile);
    let mut tell = |what: String, reason: &str| {
        let _ = writeln!(lines, "# {file}: {what}: {}", clean(reason));
    };
    for left_out in &profile.left_out {
        tell(format!("{} left out", left_out.rule), &left_out.reason);
    }
    for raised in &profile.raised {
        tell(
            format!("{} raised to {}", raised.rule, words::strength_id(raised.to)),
            &raised.reason,
        );
    }
    for set in &profile.parameters {
        tell(format!("{}={}", set.parameter, set.value), &set.reason);
    }
    for made in &profile.choices {
        tell(format!("{}={}", made.choice, made.value), &made.reason);
    }
    lines
}

fn line(result: &RuleResult, language: Language) -> String {
    let place = first_location(&result.because).or_else(|| result.subject.clone());
    let place = place.unwrap_or_else(|| "-".to_owned());
    let clauses: Vec<String> =
        result.cites.iter().map(|cite| format!("{} {}", cite.source, cite.clause)).collect();
    let waived = result.waiver.as_ref();
    let waived = waived.map(|waiver| format!("; waived until {}", waiver.until));
    format!(
        "{}: {} {} {} ({}; {}, {}{})\n",
        clean(&place),
        words::result_id(result.result),
        result.rule,
        clean(language.of(&result.title)),
        clauses.join(", "),
        words::strength_id(result.strength),
        words::force_id(result.force),
        waived.unwrap_or_default(),
    )
}

/// Whether a reader must look at a result: a `may` is never a finding.
pub(super) fn is_finding(result: &RuleResult) -> bool {
    tekigo_core::settings::is_finding(result.result, result.strength)
}

impl Reader<'_> {
    /// Whether a result is about the party of interest.
    #[must_use]
    pub fn sees(&self, result: &RuleResult) -> bool {
        self.party.is_none_or(|party| result.party.iter().any(|bound| bound == party))
    }
}
