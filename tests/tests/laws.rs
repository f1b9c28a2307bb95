//! The laws of the language, on generated packs and documents.
#![allow(clippy::panic, clippy::print_stderr, reason = "a test says what it saw")]

use std::collections::BTreeMap;

use tekigo_core::typed::ResultWord;
use tekigo_tests::generate::{self, Random};
use tekigo_tests::reference::Judgement;
use tekigo_tests::trial::{self, Trial};
use tekigo_tests::{engine, reference};

/// Section 3: every result other than `unknown` and `notchecked` is the same on d and on d′.
#[test]
fn growing_knowledge_changes_no_decided_result() {
    let schemas = generate::schemas();
    let mut kept: BTreeMap<ResultWord, usize> = BTreeMap::new();
    let mut decided_by_growth = 0;
    for seed in trial::seeds(250) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let mut random = Random::new(seed ^ 0x6720_7700);
        for situation in trial.situations(&schemas) {
            let grown = generate::grow(&situation, &mut random, &schemas);
            let before = engine::judge(&trial.program, &situation.inputs());
            let after = engine::judge(&trial.program, &grown.inputs());
            assert_eq!(before.len(), after.len(), "seed {seed}: as many results");
            for (before, after) in before.iter().zip(&after) {
                if matches!(before.result, ResultWord::Unknown | ResultWord::NotChecked) {
                    decided_by_growth += usize::from(before.result != after.result);
                } else if before == after {
                    *kept.entry(before.result).or_default() += 1;
                } else {
                    let documents: Vec<String> =
                        grown.documents.iter().flatten().map(ToString::to_string).collect();
                    let case = trial.print(&situation, before, after);
                    panic!(
                        "a decided result changed\n{case}\nknown then:\n{}",
                        documents.join("\n\n")
                    );
                }
            }
        }
    }
    eprintln!("kept {kept:?}; decided by what was learnt: {decided_by_growth}");
    for word in [
        ResultWord::Pass,
        ResultWord::Fail,
        ResultWord::NotApplicable,
        ResultWord::NotSelected,
        ResultWord::Error,
    ] {
        let seen = kept.get(&word).copied().unwrap_or(0);
        assert!(seen >= 200, "{word:?} was kept in {seen} cases only");
    }
    // A growth that teaches nothing would prove nothing.
    assert!(decided_by_growth >= 1_000, "growth decided {decided_by_growth} results only");
}

/// Section 2: a document is a JSON object, whose members have no order.
#[test]
fn the_order_of_members_never_matters() {
    let schemas = generate::schemas();
    for seed in trial::seeds(60) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let mut random = Random::new(seed ^ 0x0072_6465);
        for situation in trial.situations(&schemas) {
            let shuffled = generate::shuffle(&situation, &mut random);
            let both: [fn(&Trial, &reference::Inputs) -> Vec<Judgement>; 2] = [
                |trial, inputs| engine::judge(&trial.program, inputs),
                |trial, inputs| reference::judge(&trial.pack, inputs),
            ];
            for judge in both {
                let before = judge(&trial, &situation.inputs());
                let after = judge(&trial, &shuffled.inputs());
                if let Some((before, after)) = trial::difference(&before, &after) {
                    panic!(
                        "the order of members mattered\n{}",
                        trial.print(&shuffled, before, after)
                    );
                }
            }
        }
    }
}
