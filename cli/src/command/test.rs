//! `tekigo test`: runs the tests of a pack, and shows which results of each rule they cover.

use std::fmt::Write as _;

use tekigo_core::explain::Ground;
use tekigo_core::program::Program;
use tekigo_core::runner::{self, Check, FoundReason, TestOutcome};
use tekigo_core::typed::{ExpectedReason, Pack, ResultWord, Rule};
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};
use tekigo_report::terminal::diagnostic::{SourceText, diagnostic};
use tekigo_report::words::{Language, result_id};
use tekigo_rules::LoadedPack;

use crate::arguments::Test;
use crate::console::{self, Console};
use crate::exit::Status;
use crate::pack_choice;
use crate::problem::Problem;

/// The code of an expectation that was not met.
pub(crate) const NOT_MET: &str = "T001";

/// Runs the tests.
pub(crate) fn run(test: &Test, console: &Console) -> Result<Status, Problem> {
    let found = pack_choice::find(&test.pack)?;
    let loaded = found.get();
    let files = sources(loaded);
    for warning in &loaded.warnings {
        console.diagnostic(warning, &files);
    }
    let outcomes = runner::run(&loaded.pack, &loaded.program)
        .map_err(|_| Problem::TestDocument { pack: loaded.program.name.clone() })?;
    for outcome in &outcomes {
        for check in outcome.checks.iter().filter(|check| !check.holds()) {
            let told = failure(&loaded.program, outcome, check);
            let told = diagnostic(&told, &files, console.language, console.width);
            console::out(&format!("{told}\n"))?;
            console.showed(NOT_MET);
        }
    }
    if test.coverage {
        console::out(&coverage(&loaded.pack, &outcomes, console.language))?;
    }
    let failed = outcomes.iter().filter(|outcome| !outcome.holds()).count();
    console::out(&summary(&outcomes, failed, console.language))?;
    Ok(if failed > 0 { Status::Findings } else { Status::Clean })
}

fn sources(loaded: &LoadedPack) -> Vec<SourceText<'_>> {
    let files = loaded.text.every_file();
    files.map(|file| SourceText { name: &file.path, text: &file.text }).collect()
}

/// An expectation that was not met: what was wanted, what came out, and the reasons of that.
fn failure(program: &Program, outcome: &TestOutcome<'_>, check: &Check<'_>) -> Diagnostic {
    let (name, rule) = (&outcome.test.name, &check.expectation.rule);
    let (wanted, got) = (result_id(check.expectation.result), result_id(check.outcome.result));
    let message = if check.outcome.result == check.expectation.result {
        let missing: Vec<String> =
            check.missing.iter().map(|reason| expected(program, reason)).collect();
        Bilingual::new(
            format!("「{name}」：{rule} の理由に {} がない", missing.join("、")),
            format!("“{name}”: the reasons of {rule} lack {}", missing.join(", ")),
        )
    } else {
        Bilingual::new(
            format!("「{name}」：{rule} は {wanted} のはずだが、{got} になった"),
            format!("“{name}”: {rule} should be {wanted}, but came out as {got}"),
        )
    };
    let reasons: Vec<String> = check.reasons.iter().map(|reason| found(program, reason)).collect();
    let help = if reasons.is_empty() {
        Bilingual::new("理由は何もない", "there are no reasons")
    } else {
        Bilingual::new(
            format!("実際の理由：{}", reasons.join("、")),
            format!("the reasons are {}", reasons.join(", ")),
        )
    };
    let origin = check.expectation.origin;
    Diagnostic {
        code: NOT_MET,
        severity: Severity::Error,
        message,
        labels: vec![Label {
            file: origin.file,
            span: origin.span,
            words: Bilingual::new(format!("結果は {got}"), format!("the result is {got}")),
        }],
        help: Some(help),
    }
}

fn expected(program: &Program, reason: &ExpectedReason) -> String {
    match reason {
        ExpectedReason::Place(kind, pointer) => place(program, *kind, pointer),
        ExpectedReason::Choice(id) => other(program, Ground::Choice(*id)),
        ExpectedReason::Parameter(id) => other(program, Ground::Parameter(*id)),
    }
}

fn found(program: &Program, reason: &FoundReason) -> String {
    match reason {
        FoundReason::Place(kind, pointer) => place(program, *kind, pointer),
        FoundReason::Other(ground) => other(program, *ground),
    }
}

/// `disclosure.backup.copies[1].place`, as a test writes it.
fn place(program: &Program, kind: tekigo_core::typed::KindId, pointer: &str) -> String {
    let mut path = program.kind(kind).map(|kind| kind.name.clone()).unwrap_or_default();
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        if segment.chars().all(|letter| letter.is_ascii_digit()) {
            let _ = write!(path, "[{segment}]");
        } else {
            let _ = write!(path, ".{segment}");
        }
    }
    path
}

fn other(program: &Program, ground: Ground) -> String {
    match ground {
        Ground::Choice(id) => {
            let name = program.choices.get(id.0).map(|choice| choice.name.as_str());
            format!("choice {}", name.unwrap_or_default())
        }
        Ground::Parameter(id) => {
            let name = program.parameters.get(id.0).map(|parameter| parameter.name.as_str());
            format!("parameter {}", name.unwrap_or_default())
        }
        Ground::AsOf => "as of".to_owned(),
        Ground::Attestation(_) | Ground::Unanswered => "attest".to_owned(),
        Ground::Place { .. } => String::new(),
    }
}

/// The results that a rule's tests should show: a pass, a fail and an unknown, and that it may not apply. Of a manual rule,
/// that it is not checked.
fn wanted(rule: &Rule) -> Vec<ResultWord> {
    let computed = matches!(rule.duty, tekigo_core::typed::Duty::Computed(_));
    let mut wanted = vec![ResultWord::Pass, ResultWord::Fail];
    wanted.push(if computed { ResultWord::Unknown } else { ResultWord::NotChecked });
    let may_not_apply = !rule.whens.is_empty()
        || !rule.accepts.is_empty()
        || rule.exceptions.iter().any(|exception| exception.requires.is_none());
    if may_not_apply {
        wanted.push(ResultWord::NotApplicable);
    }
    wanted
}

/// Rule by rule, which results are shown, and which of those it should have are not.
fn coverage(pack: &Pack, outcomes: &[TestOutcome<'_>], language: Language) -> String {
    const COLUMNS: [ResultWord; 6] = [
        ResultWord::Pass,
        ResultWord::Fail,
        ResultWord::Unknown,
        ResultWord::NotApplicable,
        ResultWord::NotChecked,
        ResultWord::Error,
    ];
    let rows = runner::coverage(pack, outcomes);
    let width = rows.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0) + 2;
    let mut table = " ".repeat(width);
    for word in COLUMNS {
        let _ = write!(table, "{:14}", result_id(word));
    }
    let mut table = format!("{}\n", table.trim_end());
    let mut gaps = 0;
    for (id, shown) in rows {
        let rule = pack.rules.iter().find(|rule| rule.id == id);
        let wanted = rule.map(wanted).unwrap_or_default();
        let mut line = format!("{id:width$}");
        for word in COLUMNS {
            let sign = match (shown.contains(&word), wanted.contains(&word)) {
                (true, _) => "✔",
                (false, true) => {
                    gaps += 1;
                    "✘"
                }
                (false, false) => "",
            };
            let _ = write!(line, "{sign:14}");
        }
        let _ = writeln!(table, "{}", line.trim_end());
    }
    let more = match language {
        Language::Ja => format!("まだ確かめられていない結果：{gaps}件（✘）\n"),
        Language::En => format!("results that no test shows yet: {gaps} (✘)\n"),
    };
    table.push_str(&more);
    table
}

fn summary(outcomes: &[TestOutcome<'_>], failed: usize, language: Language) -> String {
    let tests = outcomes.len();
    let checks: usize = outcomes.iter().map(|outcome| outcome.checks.len()).sum();
    match language {
        Language::Ja => format!("テスト {tests}件（期待 {checks}件）のうち、失敗 {failed}件\n"),
        Language::En => format!("{tests} tests ({checks} expectations), {failed} failed\n"),
    }
}
