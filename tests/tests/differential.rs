//! The engine and the reference interpreter give the same results for generated packs on generated documents.
//!
//! `TEKIGO_CASES=20000 cargo test -p tekigo-tests --test differential -- --nocapture` judges so many packs, and
//! `TEKIGO_FIRST=3999 TEKIGO_CASES=1` the one of a seed alone.
#![allow(clippy::panic, clippy::print_stderr, reason = "a test says what it saw")]

use std::collections::BTreeMap;

use tekigo_core::typed::ResultWord;
use tekigo_tests::conformance::{CONSTRUCTS, LINES, RELATIONS};
use tekigo_tests::trial::{self, COMPARED, Trial};
use tekigo_tests::{engine, generate, reference};

/// How many evaluated cases each construct must have been in.
const ENOUGH: usize = 1_000;

#[test]
fn engine_and_reference_agree() {
    let schemas = generate::schemas();
    let seeds = trial::seeds(600);
    let packs = seeds.end - seeds.start;
    let mut refused = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut results: BTreeMap<ResultWord, usize> = BTreeMap::new();
    for seed in seeds {
        let trial = match Trial::new(seed, &schemas) {
            Ok(trial) => trial,
            Err(why) => {
                refused.push(why);
                continue;
            }
        };
        let uses = trial::uses(&trial.pack);
        for situation in trial.situations(&schemas) {
            let inputs = situation.inputs();
            let of_engine = engine::judge(&trial.program, &inputs);
            let of_reference = reference::judge(&trial.pack, &inputs);
            assert_eq!(of_engine.len(), of_reference.len(), "seed {seed}: as many results");
            if let Some((left, right)) = trial::difference(&of_engine, &of_reference) {
                panic!("engine and reference differ\n{}", trial.print(&situation, left, right));
            }
            for judgement in &of_engine {
                *results.entry(judgement.result).or_default() += 1;
                for name in uses.get(judgement.rule.as_str()).into_iter().flatten() {
                    *counts.entry(name).or_default() += 1;
                }
            }
        }
    }
    for refused in refused.iter().take(5) {
        eprintln!("refused: seed {}: {}", refused.seed, refused.why);
    }
    eprintln!("{packs} packs, {} refused by the checker", refused.len());
    eprintln!("results: {results:?}");
    for (name, count) in &counts {
        eprintln!("{count:>9}  {name}");
    }
    if packs < 100 {
        return;
    }
    let share = u64::try_from(refused.len()).map_or(packs, |refused| refused) * 100;
    assert!(share < packs * 2, "the checker refuses {} of {packs} generated packs", refused.len());
    let wanted = CONSTRUCTS.iter().chain(RELATIONS).chain(LINES).chain(COMPARED);
    let few: Vec<&&str> =
        wanted.filter(|name| counts.get(**name).copied().unwrap_or(0) < ENOUGH).collect();
    assert!(few.is_empty(), "in fewer than {ENOUGH} cases: {few:?}");
    for word in [
        ResultWord::Pass,
        ResultWord::Fail,
        ResultWord::Unknown,
        ResultWord::NotApplicable,
        ResultWord::NotChecked,
        ResultWord::NotSelected,
        ResultWord::Error,
    ] {
        let seen = results.get(&word).copied().unwrap_or(0);
        assert!(seen >= ENOUGH / 2, "{word:?} was the result of {seen} cases only");
    }
}
