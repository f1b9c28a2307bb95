//! Killing: whether some expectation of the pack's tests is no longer met once a mutant stands in the pack's place.

use super::Mutant;
use crate::program::Program;
use crate::runner::{Stage, TestOutcome, meets};
use crate::typed::{Expectation, Test};

/// The tests of a pack with their documents read, to be held against many mutants.
pub struct Cases<'a> {
    cases: Vec<(&'a Test, Stage<'a>)>,
    /// Of each rule, the expectations that are met: the case, and the expectation.
    by_rule: Vec<Vec<(usize, &'a Expectation)>>,
}

/// What killed a mutant.
#[derive(Clone, Copy, Debug)]
pub struct Killer<'a> {
    /// The test.
    pub test: &'a Test,
    /// The first of its expectations that is no longer met.
    pub expectation: &'a Expectation,
}

impl<'a> Cases<'a> {
    /// The tests that were run. An expectation that is not met shows nothing.
    #[must_use]
    pub fn of(program: &'a Program, outcomes: &[TestOutcome<'a>]) -> Self {
        let mut cases: Vec<(&'a Test, Stage<'a>)> = Vec::new();
        let mut by_rule = vec![Vec::new(); program.rules.len()];
        for outcome in outcomes {
            let Ok(stage) = Stage::set(program, outcome.test) else { continue };
            for check in outcome.checks.iter().filter(|check| check.holds()) {
                if let Some(rule) = by_rule.get_mut(check.outcome.rule) {
                    rule.push((cases.len(), check.expectation));
                }
            }
            cases.push((outcome.test, stage));
        }
        Self { cases, by_rule }
    }

    /// Whether any test speaks of a rule.
    #[must_use]
    pub fn speak_of(&self, rule: usize) -> bool {
        self.by_rule.get(rule).is_some_and(|own| !own.is_empty())
    }

    /// The cases that speak of a rule, each once.
    pub(super) fn stages(&self, rule: usize) -> impl Iterator<Item = &Stage<'a>> {
        let mut cases: Vec<usize> =
            self.by_rule.get(rule).into_iter().flatten().map(|(case, _)| *case).collect();
        cases.dedup();
        cases.into_iter().filter_map(|case| self.cases.get(case)).map(|(_, stage)| stage)
    }

    /// What kills a mutant, in the order of its rules and of the tests; `program` is the mutant's.
    #[must_use]
    pub fn killer(&self, program: &Program, mutant: &Mutant) -> Option<Killer<'a>> {
        let own = mutant.rules.iter().filter_map(|rule| self.by_rule.get(*rule)).flatten();
        for (case, expectation) in own {
            let Some((test, stage)) = self.cases.get(*case) else { continue };
            if !meets(program, stage, expectation) {
                return Some(Killer { test, expectation });
            }
        }
        None
    }
}
