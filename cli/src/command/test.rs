//! `tekigo test`: runs the tests of packs, and shows what they do not show.

use std::path::Path;

use tekigo_core::coverage::Coverage;
use tekigo_core::mutation::{self, STEPS, Tried};
use tekigo_core::runner::{self, TestOutcome};
use tekigo_core::scrutiny;
use tekigo_core::typed;
use tekigo_report::pack_tests::{self, FORMAT, LeftOut, Level, PackTests, TestReport, Tested};
use tekigo_report::terminal::diagnostic::SourceText;
use tekigo_report::terminal::pack_tests::{suggestions, text};
use tekigo_rules::LoadedPack;

use crate::arguments::{CoverageLevel, Format, Output, Test};
use crate::console::Console;
use crate::exit::Status;
use crate::output;
use crate::pack_choice::{self, ChosenPack};
use crate::problem::Problem;

/// Runs the tests. A pack that cannot be tested does not cost the others.
pub(crate) fn run(test: &Test, console: &Console) -> Result<Status, Problem> {
    output::places(&test.output, &[])?;
    let mut status = Status::Clean;
    let mut left_out = Vec::new();
    let mut packs: Vec<ChosenPack> = Vec::new();
    for name in &test.pack {
        match find(name, &packs) {
            Ok(pack) => packs.push(pack),
            Err(problem) => {
                console.problem(&problem);
                status = status.max(problem.status());
                left_out.push(LeftOut { pack: name.clone(), message: problem.words() });
            }
        }
    }
    for pack in &packs {
        warn(pack.get(), console);
    }
    let tested: Vec<PackTests> = packs.iter().map(|pack| tested(test, pack.get())).collect();
    if let Some(text) = &test.only
        && !packs.is_empty()
        && tested.iter().all(|pack| pack.tests.is_empty())
    {
        return Err(Problem::NoSuchTest { text: text.clone() });
    }
    status = status.max(status_of(test, &tested));
    let engine = env!("CARGO_PKG_VERSION");
    let report = TestReport { format: FORMAT, engine, packs: tested, left_out };
    let suggested = test.suggest.as_deref();
    let taken = suggested == Some(Path::new("-"));
    for output in test.output.iter().filter(|output| !taken || output.path.is_some()) {
        let written = match output.format {
            Format::Json => crate::command::json(&report)?,
            // The arguments leave no other form than text.
            _ => text(&report, console.language, console.width),
        };
        output::deliver(&written, output)?;
    }
    if let Some(path) = suggested {
        let texts = report.packs.iter().map(|pack| suggestions(pack, console.language));
        let texts: Vec<String> = texts.collect();
        let path = (!taken).then(|| path.to_owned());
        output::deliver(&texts.join("\n"), &Output { format: Format::Text, path })?;
    }
    Ok(status)
}

fn find(name: &str, known: &[ChosenPack]) -> Result<ChosenPack, Problem> {
    let pack = pack_choice::find(name)?;
    let id = &pack.get().program.name;
    if known.iter().any(|known| known.get().program.name == *id) {
        return Err(Problem::TwicePack { name: id.clone() });
    }
    Ok(pack)
}

/// Tells what the author of a pack should look at.
fn warn(loaded: &LoadedPack, console: &Console) {
    let files = loaded.text.every_file();
    let files: Vec<SourceText<'_>> =
        files.map(|file| SourceText { name: &file.path, text: &file.text }).collect();
    for warning in &loaded.warnings {
        console.diagnostic(warning, &files);
    }
    let program = &loaded.program;
    for finding in scrutiny::scrutinise(program, scrutiny::STEPS).findings {
        console.diagnostic(&finding.diagnostic(program), &files);
    }
}

fn tested(test: &Test, loaded: &LoadedPack) -> PackTests {
    let program = &loaded.program;
    let only = test.only.as_ref().map(|text| text.to_lowercase());
    let wanted =
        |of: &&typed::Test| only.as_ref().is_none_or(|only| of.name.to_lowercase().contains(only));
    let outcomes = runner::run(loaded.pack.tests.iter().filter(wanted), program);
    let asks = test.coverage || test.require_coverage.is_some();
    let coverage = (asks || test.suggest.is_some()).then(|| {
        let mut coverage = Coverage::of(program, &outcomes);
        if only.is_some() {
            coverage.rules.retain(|of| {
                let rule = program.rules.get(of.rule);
                rule.is_some_and(|rule| is_named(&outcomes, &rule.id))
            });
        }
        coverage
    });
    let mutates = test.mutate || test.suggest.is_some();
    let mutants = mutates.then(|| {
        let asked = |at: usize| {
            let rule = program.rules.get(at);
            only.is_none() || rule.is_some_and(|rule| is_named(&outcomes, &rule.id))
        };
        let mut tried = Tried::new(program, &outcomes, STEPS, asked);
        let missing = tried.missing(program);
        let coverage = coverage.as_ref().filter(|_| test.suggest.is_some());
        let gaps = coverage.map(|coverage| mutation::gaps(program, coverage, &missing, STEPS));
        (tried, missing, gaps.unwrap_or_default())
    });
    let files = loaded.text.every_file();
    let files: Vec<(&str, &str)> =
        files.map(|file| (file.path.as_str(), file.text.as_ref())).collect();
    pack_tests::pack(&Tested {
        program,
        files: &files,
        all: loaded.pack.tests.len(),
        outcomes: &outcomes,
        coverage: coverage.as_ref().filter(|_| asks),
        mutants: mutants
            .as_ref()
            .map(|(tried, missing, gaps)| (tried, missing.as_slice(), gaps.as_slice())),
    })
}

/// Whether some test expects anything of a rule.
fn is_named(outcomes: &[TestOutcome<'_>], rule: &str) -> bool {
    let mut expectations = outcomes.iter().flat_map(|outcome| &outcome.test.expectations);
    expectations.any(|expectation| expectation.rule == rule)
}

fn status_of(test: &Test, packs: &[PackTests]) -> Status {
    let level = test.require_coverage.map(|level| match level {
        CoverageLevel::Rules => Level::Rules,
        CoverageLevel::Results => Level::Results,
        CoverageLevel::Conditions => Level::Conditions,
    });
    let is_full = |pack: &PackTests| match (level, &pack.coverage) {
        (Some(level), Some(coverage)) => coverage.is_full(level),
        _ => true,
    };
    let is_told_apart =
        |pack: &PackTests| pack.mutants.as_ref().is_none_or(|mutants| mutants.survivors.is_empty());
    let is_clean = |pack: &PackTests| pack.failed() == 0 && is_full(pack) && is_told_apart(pack);
    let clean = packs.iter().all(is_clean);
    if clean { Status::Clean } else { Status::Findings }
}
