//! Negative control: a mistake in either engine is found by the comparison, within its usual number of cases.
#![allow(clippy::panic, clippy::print_stderr, reason = "a test says what it saw")]

use tekigo_tests::reference::Bug;
use tekigo_tests::trial::{self, Trial};
use tekigo_tests::{engine, generate, reference};

#[test]
fn every_bug_is_found() {
    let schemas = generate::schemas();
    let mut hidden: Vec<Bug> = Bug::ALL.to_vec();
    for seed in trial::seeds(400) {
        if hidden.is_empty() {
            return;
        }
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        for (at, situation) in trial.situations(&schemas).enumerate() {
            let inputs = situation.inputs();
            let right = engine::judge(&trial.program, &inputs);
            hidden.retain(|bug| {
                let wrong = reference::judge_with(&trial.pack, &inputs, *bug);
                let found = trial::difference(&right, &wrong).is_some();
                if found {
                    eprintln!("{bug:?}: pack {seed}, situation {at}");
                }
                !found
            });
        }
    }
    panic!("bugs that the comparison does not find: {hidden:?}");
}
