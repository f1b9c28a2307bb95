//! What the tests of a pack show of its rules: which are expected anything of, which results, and which conditions matter
//! (section 11 of the reference).
//!
//! ```text
//! program ──results──────> the results that each rule can give ─┐
//!         ──conditions───> the conditions of each rule          ├──> what is shown, and what is missing
//! outcomes of tests ──shown──> results met, conditions probed ──┘
//! ```
//! A condition is probed by evaluating its rule again with that one truth turned round: it matters where something else comes out.

mod bounds;
mod condition;
mod count;
mod results;
mod shown;
mod words;

use std::collections::BTreeSet;

pub use condition::{Condition, Part};
pub use count::{Count, Counts};

use crate::program::Program;
use crate::runner::TestOutcome;
use crate::typed::ResultWord;

/// What the tests show of each rule, in the pack's order.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Rule by rule.
    pub rules: Vec<RuleCoverage>,
}

/// What the tests show of one rule.
#[derive(Clone, Debug)]
pub struct RuleCoverage {
    /// The rule: its position in [`Program::rules`].
    pub rule: usize,
    /// Whether some test expects a result of it, and gets it.
    pub expected: bool,
    /// Each result that it should be shown to give, with whether it is.
    pub results: Vec<(ResultWord, bool)>,
    /// Its conditions; those of definitions and tables only where no rule before it asks them.
    pub conditions: Vec<ConditionCoverage>,
}

/// What the tests show of one condition.
#[derive(Clone, Debug)]
pub struct ConditionCoverage {
    /// The condition.
    pub condition: Condition,
    /// Each truth that it should be shown to matter as, with whether it is; a row of a table has one alone, that it holds.
    pub truths: Vec<(bool, bool)>,
}

impl Coverage {
    /// What tests show that came out like this.
    #[must_use]
    pub fn of(program: &Program, outcomes: &[TestOutcome<'_>]) -> Self {
        let conditions: Vec<Vec<Condition>> = program
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| condition::conditions(program, at, rule))
            .collect();
        let shapes = results::Shapes::of(program);
        let mut shown = shown::Shown::default();
        for outcome in outcomes {
            shown.add(program, &shapes, &conditions, outcome);
        }
        let mut known = BTreeSet::new();
        let rules = program.rules.iter().zip(conditions).enumerate();
        let rules = rules.map(|(at, (rule, conditions))| {
            let results = shapes.wanted(rule).into_iter();
            let conditions = conditions.into_iter().filter(|of| known.insert(of.key()));
            RuleCoverage {
                rule: at,
                expected: shown.expects(at),
                results: results.map(|result| (result, shown.has(at, result))).collect(),
                conditions: conditions.map(|of| shown.condition(&shapes, of)).collect(),
            }
        });
        Self { rules: rules.collect() }
    }

    /// How much of everything is covered.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for rule in &self.rules {
            counts.rules.add(rule.expected);
            rule.results.iter().for_each(|(_, shown)| counts.results.add(*shown));
            rule.conditions.iter().for_each(|of| counts.conditions.add(of.is_covered()));
        }
        counts
    }
}

impl RuleCoverage {
    /// The results that no test shows.
    pub fn missing_results(&self) -> impl Iterator<Item = ResultWord> {
        self.results.iter().filter(|(_, shown)| !shown).map(|(result, _)| *result)
    }

    /// The conditions that are not shown to matter both ways.
    pub fn missing_conditions(&self) -> impl Iterator<Item = &ConditionCoverage> {
        self.conditions.iter().filter(|condition| !condition.is_covered())
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.expected
            && self.missing_results().next().is_none()
            && self.missing_conditions().next().is_none()
    }
}

impl ConditionCoverage {
    /// Whether it was shown to matter in every way it should.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.missing().next().is_none()
    }

    /// The truths that it was not shown to matter as.
    pub fn missing(&self) -> impl Iterator<Item = bool> {
        self.truths.iter().filter(|(_, shown)| !shown).map(|(truth, _)| *truth)
    }
}
