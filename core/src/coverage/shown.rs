//! What one test shows: the results that it expects and gets, and the conditions that these rest on.

use super::{ConditionCoverage, Part, RuleCoverage};
use crate::eval::{Evaluation, Inputs, Outcome, STEPS, Settings, Supposition, Truth};
use crate::program::{NodeId, Program};
use crate::runner::{Stage, TestOutcome};
use crate::typed::{KindId, ResultWord, TableId};
use crate::value::Value;

/// Of one condition in one test, how many of its uses are looked at: a condition inside a quantifier has one for each item.
const MOST_USES: usize = 1_000;

/// The most steps that all suppositions about one expectation may take; conditions past it count as not shown.
const MOST_STEPS: u64 = 10 * STEPS;

/// Adds what a test shows.
pub(super) fn add(program: &Program, outcome: &TestOutcome<'_>, rules: &mut [RuleCoverage]) {
    let checks = outcome.checks.iter().filter(|check| check.holds());
    let Ok(stage) = Stage::set(program, outcome.test) else { return };
    let (inputs, settings) = (stage.inputs(), stage.settings());
    for check in checks {
        let Some(rule) = rules.get_mut(check.outcome.rule) else { continue };
        rule.expected = true;
        for (result, shown) in &mut rule.results {
            *shown |= *result == check.outcome.result;
        }
        if matches!(check.outcome.result, ResultWord::Unknown | ResultWord::Error) {
            continue;
        }
        let subject = stage.subject(check.outcome.rule);
        let (inputs, settings, outcome) = (&inputs, &settings, check.outcome);
        let mut probe = Probe { program, inputs, settings, subject, outcome, steps: MOST_STEPS };
        let asked = |of: &&mut ConditionCoverage| {
            of.condition.version == outcome.version && !of.is_covered()
        };
        for condition in rule.conditions.iter_mut().filter(asked) {
            for truth in probe.truths(condition.condition.part) {
                condition.show(truth);
            }
        }
    }
}

/// Judges a rule again under suppositions.
struct Probe<'a> {
    program: &'a Program,
    inputs: &'a Inputs<'a>,
    settings: &'a Settings<'a>,
    subject: Option<(KindId, usize)>,
    /// What came out without any.
    outcome: Outcome,
    /// How many more steps may be taken.
    steps: u64,
}

impl Probe<'_> {
    /// The truths as which a condition matters.
    fn truths(&mut self, part: Part) -> Vec<bool> {
        match part {
            Part::Formula(formula) => self.formula(formula),
            Part::Claim(claim) => {
                let (was, another) = self.suppose(Supposition::Claim(claim));
                decided(was).filter(|_| another).into_iter().collect()
            }
            Part::Row(table, row) => {
                if self.row(table, row) {
                    vec![true]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// The truth that a supposition turned round, if it met one, and whether another result comes out.
    fn suppose(&mut self, supposition: Supposition) -> (Option<Truth>, bool) {
        if self.steps == 0 {
            return (None, false);
        }
        let evaluation = Evaluation::new(self.program, self.inputs, self.settings, self.subject);
        let mut evaluation = evaluation.supposing(supposition);
        let otherwise = evaluation.rule(self.outcome.rule);
        self.steps = self.steps.saturating_sub(evaluation.restart());
        (evaluation.met(), otherwise.result != self.outcome.result)
    }

    /// A formula, use by use.
    fn formula(&mut self, formula: NodeId) -> Vec<bool> {
        let mut truths = Vec::new();
        for nth in 0..MOST_USES {
            let (was, another) = self.suppose(Supposition::Formula(formula, nth));
            truths.extend(decided(was).filter(|truth| another && !truths.contains(truth)));
            if was.is_none() || truths.len() == 2 {
                break;
            }
        }
        truths
    }

    /// Whether the result would be another had a row another of the values that its table gives.
    fn row(&mut self, id: TableId, at: usize) -> bool {
        let rows = self.program.tables.get(id.0).map(|table| table.rows.as_slice());
        let rows = rows.unwrap_or_default();
        let Some(own) = rows.get(at) else { return false };
        let mut others: Vec<Option<Value>> = Vec::new();
        for other in rows.iter().map(|row| Some(row.value)) {
            if other != Some(own.value) && !others.contains(&other) {
                others.push(other);
            }
        }
        if others.is_empty() {
            others.push(None);
        }
        others.into_iter().any(|other| self.suppose(Supposition::Row(id, at, other)).1)
    }
}

fn decided(truth: Option<Truth>) -> Option<bool> {
    match truth? {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown | Truth::Error(_) => None,
    }
}
