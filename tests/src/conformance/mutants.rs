//! Prints which changes to the rules of a case its tests do not notice, as the cases hold it.

use std::fmt::Write as _;

use tekigo_core::compile::compile;
use tekigo_core::facts::place::line_column;
use tekigo_core::mutation::{Fate, Mutant, STEPS, Survival, Tried, case};
use tekigo_core::program::Program;
use tekigo_core::runner;
use tekigo_core::typed::Pack;

/// What was not killed, the cases that would, and how much there was; `text` is the second of the pack's files.
#[must_use]
pub fn print(pack: &Pack, text: &str) -> String {
    let program = compile(pack);
    let outcomes = runner::run(&pack.tests, &program);
    let mut tried = Tried::new(&program, &outcomes, STEPS, |_| true);
    let mut printed = String::new();
    let [mut killed, mut equivalent, mut survived, mut undecided] = [0; 4];
    for (mutant, fate) in tried.mutants.all.iter().zip(&tried.fates) {
        let Some(fate) = fate else { continue };
        let came = match fate {
            Fate::Killed(_) => {
                killed += 1;
                continue;
            }
            Fate::Equivalent => {
                equivalent += 1;
                "is equivalent".to_owned()
            }
            Fate::Survived(Survival { witness, .. }) => {
                survived += 1;
                let [before, after] = witness.results;
                format!("survives: {before:?}, then {after:?}")
            }
            Fate::Undecided(doubts) => {
                undecided += 1;
                format!("is undecided: {doubts:?}")
            }
        };
        let _ = writeln!(printed, "{} {came}", name(&program, mutant, text));
    }
    for missing in tried.missing(&program) {
        let Survival { rule, witness } = &missing.survival;
        printed.push_str(&case(&program, *rule, witness, "", &[]));
    }
    let all = killed + equivalent + survived + undecided;
    let _ = writeln!(
        printed,
        "{all} mutants: {killed} killed, {equivalent} equivalent, {survived} survived, {undecided} undecided"
    );
    printed
}

/// `R-1 4:11 at-least-to-above`
#[must_use]
pub fn name(program: &Program, mutant: &Mutant, text: &str) -> String {
    let id = program.rules.get(mutant.rule).map(|rule| rule.id.as_str()).unwrap_or_default();
    let (line, column) = line_column(text, mutant.origin.span.start);
    format!("{id} {line}:{column} {}", mutant.slug())
}
