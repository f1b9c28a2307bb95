//! Mutants: what is called equivalent never differs, what is said to survive does, and the missing cases kill.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

use std::fmt::Write as _;

use tekigo_core::compile::compile;
use tekigo_core::coverage::Coverage;
use tekigo_core::mutation::{self, Fate, HOLE, STEPS, Survival, Tried, Unshown, case};
use tekigo_core::runner;
use tekigo_core::typed::ResultWord;
use tekigo_tests::conformance::{World, cases, root};
use tekigo_tests::engine;
use tekigo_tests::generate;
use tekigo_tests::reference::Judgement;
use tekigo_tests::trial::{self, Trial};

#[derive(Debug, Default)]
struct Seen {
    equivalent: usize,
    compared: usize,
    survived: usize,
    undecided: usize,
}

/// On generated packs, without any test: a mutant called equivalent gives the results of the original on every generated
/// document; one that survives does not, on its own.
#[test]
fn fates_are_true() {
    let schemas = generate::schemas();
    let mut seen = Seen::default();
    for seed in trial::seeds(24) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let program = &trial.program;
        let rules = program.rules.len().max(1);
        let chosen = usize::try_from(seed).unwrap() % rules;
        let mut tried = Tried::new(program, &[], 20_000, |rule| rule == chosen);
        let situations: Vec<_> = trial.situations(&schemas).collect();
        let before: Vec<Vec<Judgement>> = situations
            .iter()
            .map(|situation| engine::judge(program, &situation.inputs()))
            .collect();
        for (at, fate) in tried.fates.iter().enumerate() {
            match fate {
                None | Some(Fate::Killed(_)) => {}
                Some(Fate::Undecided(_)) => seen.undecided += 1,
                Some(Fate::Survived(Survival { witness, .. })) => {
                    seen.survived += 1;
                    assert_ne!(witness.results[0], witness.results[1]);
                }
                Some(Fate::Equivalent) => {
                    seen.equivalent += 1;
                    tried.mutants.with(at, |mutated, mutant| {
                        for (situation, before) in situations.iter().zip(&before) {
                            seen.compared += 1;
                            let after = engine::judge(mutated, &situation.inputs());
                            if let Some((before, after)) = trial::difference(before, &after) {
                                let words = mutant.words(program).en;
                                panic!(
                                    "{} is called equivalent: {words}\n{}",
                                    mutant.slug(),
                                    trial.print(situation, before, after)
                                );
                            }
                        }
                    });
                }
            }
        }
        // Every missing case is one that tells its mutants from the original.
        let survivors =
            tried.fates.iter().filter(|fate| matches!(fate, Some(Fate::Survived(_)))).count();
        let killed: usize = tried.missing(program).iter().map(|missing| missing.kills.len()).sum();
        assert_eq!(killed, survivors, "seed {seed}: the missing cases kill every survivor once");
    }
    println!("{seen:?}");
    assert!(seen.equivalent >= 10 && seen.survived >= 100, "seen too little: {seen:?}");
}

/// Of every case with survivors: the missing tests, filled in with what the rules give, parse, hold, and kill every survivor; a
/// hole that nobody filled is a mistake.
#[test]
fn missing_cases_kill_what_survived() {
    let root = root();
    let world = World::load(&root, "case").expect("the world of the cases is there");
    let mut filled = 0;
    for of in cases(&root).unwrap().iter().filter(|case| case.block("mutants").is_some()) {
        let rules = of.text("tekigo");
        let pack = world.check(&rules).pack.expect("it compiles");
        let program = compile(&pack);
        let outcomes = runner::run(&pack.tests, &program);
        let mut tried = Tried::new(&program, &outcomes, STEPS, |_| true);
        let missing = tried.missing(&program);
        let mut whole = rules.clone();
        for (at, missing) in missing.iter().enumerate() {
            let Survival { rule, witness } = &missing.survival;
            let test = case(&program, *rule, witness, &format!("missing {at}"), &[]);
            assert!(test.contains(HOLE), "{test}");
            assert_eq!(
                tekigo_grammar::format(&test.replace(HOLE, "passes"))
                    .unwrap()
                    .replace("passes", HOLE),
                test
            );
            let hole = world.check(&format!("{rules}\n{test}"));
            assert!(hole.pack.is_none(), "a hole compiles: {test}");
            let _ = write!(whole, "\n{}", test.replace(HOLE, word(witness.results[0])));
            filled += 1;
        }
        let checked = world.check(&whole);
        let pack = checked.pack.unwrap_or_else(|| panic!("{whole}\n{:?}", checked.diagnostics));
        let program = compile(&pack);
        let outcomes = runner::run(&pack.tests, &program);
        assert!(outcomes.iter().all(runner::TestOutcome::holds), "{whole}");
        let tried = Tried::new(&program, &outcomes, STEPS, |_| true);
        let survives = |fate: &Option<Fate<'_>>| matches!(fate, Some(Fate::Survived(_)));
        assert!(
            !tried.fates.iter().any(survives),
            "{}: something still survives\n{whole}",
            of.id()
        );
    }
    assert!(filled >= 10, "only {filled} cases were missing");
}

/// Of every case of coverage: the tests that are suggested for what it does not show, filled in with what the rules give, show
/// something more each.
#[test]
fn suggested_cases_fill_gaps() {
    let root = root();
    let world = World::load(&root, "case").expect("the world of the cases is there");
    let mut filled = 0;
    for of in cases(&root).unwrap().iter().filter(|case| case.block("coverage").is_some()) {
        let rules = of.text("tekigo");
        let pack = world.check(&rules).pack.expect("it compiles");
        let program = compile(&pack);
        let coverage = Coverage::of(&program, &runner::run(&pack.tests, &program));
        let before = coverage.counts();
        let gaps = mutation::gaps(&program, &coverage, &[], STEPS);
        let mut whole = rules.clone();
        for (at, gap) in gaps.iter().enumerate() {
            let test = case(&program, gap.rule, &gap.witness, &format!("gap {at}"), &[]);
            let _ = write!(whole, "\n{}", test.replace(HOLE, word(gap.witness.results[0])));
            filled += 1;
        }
        let checked = world.check(&whole);
        let pack = checked.pack.unwrap_or_else(|| panic!("{whole}\n{:?}", checked.diagnostics));
        let program = compile(&pack);
        let outcomes = runner::run(&pack.tests, &program);
        assert!(outcomes.iter().all(runner::TestOutcome::holds), "{whole}");
        let coverage = Coverage::of(&program, &outcomes);
        for gap in &gaps {
            let now = coverage.rules.iter().find(|rule| rule.rule == gap.rule).unwrap();
            match &gap.what {
                Unshown::Result(result) => {
                    assert!(now.missing_results().all(|missing| missing != *result), "{whole}");
                }
                Unshown::Condition(was, truth) => {
                    let place = was.condition.origin;
                    let still = now.missing_conditions().any(|of| {
                        of.condition.origin == place
                            && of.missing().any(|missing| missing == *truth)
                    });
                    assert!(
                        !still,
                        "{}: {:?} as {truth}\n{whole}",
                        of.id(),
                        was.condition.words(&program)
                    );
                }
            }
        }
        let after = coverage.counts();
        assert!(before.results.covered <= after.results.covered);
    }
    assert!(filled >= 30, "only {filled} gaps were filled");
}

fn word(result: ResultWord) -> &'static str {
    match result {
        ResultWord::Pass => "passes",
        ResultWord::Fail => "fails",
        ResultWord::Unknown => "unknown",
        ResultWord::NotApplicable => "notapplicable",
        ResultWord::NotChecked => "notchecked",
        ResultWord::NotSelected => "notselected",
        ResultWord::Error => "error",
    }
}
