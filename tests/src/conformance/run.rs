//! Runs a case and says where it differs from what it claims.

use std::path::Path;
use std::{fs, io};

use tekigo_core::check::Checked;
use tekigo_core::compile::compile;
use tekigo_core::runner::{self, ReasonPlace, TestOutcome};
use tekigo_core::typed::Pack;
use tekigo_grammar::diagnostic::Severity;

use super::case::{Block, Case};
use super::settings::SETTINGS;
use super::{World, coverage, mutants, problems, results};

/// What is wrong with a case.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The line of the file.
    pub line: usize,
    /// What was claimed, and what came out.
    pub message: String,
}

/// What came of a case.
#[derive(Clone, Debug, Default)]
pub struct Ran {
    /// What is wrong with it.
    pub failures: Vec<Failure>,
    /// The packs that it made, for those who count constructs.
    pub packs: Vec<Pack>,
    /// The codes that it showed.
    pub codes: Vec<&'static str>,
    /// What the blocks should hold: their line and text.
    pub actual: Vec<(usize, String)>,
}

/// Runs a case.
#[must_use]
pub fn run(case: &Case, world: &World) -> Ran {
    let mut ran = Ran::default();
    let text = case.text("tekigo");
    if case.blocks.is_empty() {
        ran.failures
            .push(Failure { line: case.line, message: "a case without a block".to_owned() });
    }
    if case.block("tekigo").is_some() {
        let checked = world.check(&text);
        ran.codes = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        let printed = problems::print(&checked.diagnostics, &world.header, &text);
        // Definitions for `truth` lines are used by those alone.
        if case.block("truth").is_none() || case.block("problems").is_some() {
            compare(case, "problems", &printed, &mut ran);
        }
        if let Some(pack) = checked.pack {
            tests(case, &pack, &mut ran);
            documents(case, &pack, &mut ran);
            if case.block("coverage").is_some() {
                compare(case, "coverage", &coverage::print(&pack, &text), &mut ran);
            }
            if case.block("mutants").is_some() {
                compare(case, "mutants", &mutants::print(&pack, &text), &mut ran);
            }
            ran.packs.push(pack);
        }
    }
    for block in case.blocks.iter().filter(|block| block.info == "truth") {
        truths(block, &text, world, &mut ran);
    }
    ran
}

/// Writes the blocks anew that say what came out; whether anything changed.
pub fn update(root: &Path, case: &Case, ran: &Ran) -> io::Result<bool> {
    let path = root.join(&case.file);
    let text = fs::read_to_string(&path)?;
    let mut updated = String::with_capacity(text.len());
    let mut skipping = false;
    for (at, line) in text.lines().enumerate() {
        if skipping && !line.starts_with("```") {
            continue;
        }
        skipping = false;
        updated.push_str(line);
        updated.push('\n');
        if let Some((_, actual)) = ran.actual.iter().find(|(line, _)| *line == at + 1) {
            updated.push_str(actual);
            skipping = true;
        }
    }
    let changed = updated != text;
    if changed {
        fs::write(&path, updated)?;
    }
    Ok(changed)
}

fn compare(case: &Case, info: &str, actual: &str, ran: &mut Ran) {
    let block = case.block(info);
    let claimed = block.map_or("", |block| block.text.as_str());
    if let Some(block) = block {
        ran.actual.push((block.line, actual.to_owned()));
    }
    if claimed != actual {
        let line = block.map_or(case.line, |block| block.line);
        let message = format!("the {info} differ\n--- claimed\n{claimed}--- came out\n{actual}");
        ran.failures.push(Failure { line, message });
    }
}

fn tests(case: &Case, pack: &Pack, ran: &mut Ran) {
    let program = compile(pack);
    for outcome in runner::run(&pack.tests, &program).iter().filter(|outcome| !outcome.holds()) {
        ran.failures.push(Failure { line: case.line, message: describe(pack, outcome) });
    }
}

/// What a test claimed and what came out.
pub(crate) fn describe(pack: &Pack, outcome: &TestOutcome<'_>) -> String {
    let mut lines = vec![format!("test \"{}\"", outcome.test.name)];
    for (kind, text) in &outcome.test.documents {
        let kind = pack.reads.get(kind.0).map_or("", |reads| reads.kind.as_str());
        lines.push(format!("  {kind}: {text}"));
    }
    if let Some(refusal) = &outcome.refused {
        lines.push(format!("  {}", refusal.error.diagnostic(1).message.en));
    }
    for check in outcome.checks.iter().filter(|check| !check.holds()) {
        let expectation = check.expectation;
        lines.push(format!(
            "  {}: expected {:?}, came out {:?}",
            expectation.rule, expectation.result, check.outcome.result
        ));
        for missing in &check.missing {
            lines.push(format!("    not among the reasons: {missing:?}"));
        }
        for reason in &check.reasons {
            let words = match &reason.at {
                ReasonPlace::Document(kind, pointer) => {
                    format!(
                        "{}{pointer}",
                        pack.reads.get(kind.0).map_or("", |reads| reads.kind.as_str())
                    )
                }
                ReasonPlace::Other(ground) => format!("{ground:?}"),
            };
            lines.push(format!("    reason: {words}"));
        }
    }
    lines.join("\n")
}

fn documents(case: &Case, pack: &Pack, ran: &mut Ran) {
    let texts: Vec<&str> = case
        .blocks
        .iter()
        .filter(|block| block.info == "json")
        .map(|block| block.text.as_str())
        .collect();
    let settings: Vec<&Block> =
        case.blocks.iter().filter(|block| SETTINGS.contains(&block.info.as_str())).collect();
    if !texts.is_empty() || !settings.is_empty() {
        let printed = results::print(pack, &texts, &settings);
        compare(case, "results", &printed, ran);
    }
}

/// Lines `FORMULA | GIVEN | TRUTH [because …]`, each a rule and a test of its own.
fn truths(block: &Block, shared: &str, world: &World, ran: &mut Ran) {
    for (at, line) in block.text.lines().enumerate() {
        let line_number = block.line + at + 1;
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        match truth(line, shared, world) {
            Ok(pack) => ran.packs.push(pack),
            Err(message) => {
                ran.failures
                    .push(Failure { line: line_number, message: format!("{line}\n{message}") });
            }
        }
    }
}

fn truth(line: &str, shared: &str, world: &World) -> Result<Pack, String> {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let [formula, given, truth] = columns.as_slice() else {
        return Err("three columns are wanted: FORMULA | GIVEN | TRUTH".to_owned());
    };
    let (truth, because) = truth.split_once(" because ").unwrap_or((truth, ""));
    let result = match truth {
        "true" => "passes",
        "false" => "fails",
        "unknown" => "unknown",
        "error" => "error",
        other => return Err(format!("`{other}` is no truth")),
    };
    let steps = given.split(';').map(str::trim).filter(|step| !step.is_empty()).map(|step| {
        let verb =
            ["given ", "choose ", "set ", "as of "].iter().any(|verb| step.starts_with(verb));
        if verb { format!("  {step}\n") } else { format!("  given {step}\n") }
    });
    let steps: String = steps.collect();
    let because = if because.is_empty() { String::new() } else { format!(" because {because}") };
    let text = format!(
        "{shared}\nrule T-1 provider must\n  ja \"場合\" en \"a case\"\n  cites guideline 1\n  require {formula}\n  \
         remedy ja \"直す\" en \"mend\"\n\ntest \"it\"\n{steps}  expect T-1 {result}{because}\n"
    );
    let Checked { pack, diagnostics } = world.check(&text);
    let errors: Vec<_> = diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .collect();
    let Some(pack) = pack else {
        return Err(problems::print(&errors, &world.header, &text));
    };
    let program = compile(&pack);
    let outcomes = runner::run(&pack.tests, &program);
    match outcomes.iter().find(|outcome| !outcome.holds()) {
        Some(outcome) => Err(describe(&pack, outcome)),
        None => Ok(pack),
    }
}
