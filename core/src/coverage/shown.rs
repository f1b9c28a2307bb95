//! What one test shows: the results that it expects and gets, and the conditions that these rest on.

use std::collections::BTreeSet;

use super::condition::Key;
use super::results::Shapes;
use super::{Condition, ConditionCoverage, Part};
use crate::eval::{Evaluation, Inputs, Outcome, STEPS, Settings, Supposition, Truth};
use crate::program::{NodeId, Program};
use crate::runner::{Stage, TestOutcome};
use crate::typed::{KindId, ResultWord, TableId};
use crate::value::Value;

/// Of one condition in one test, how many of its uses are looked at: a condition inside a quantifier has one for each item.
const MOST_USES: usize = 1_000;

/// The most steps that all suppositions about one expectation may take; conditions past it count as not shown.
const MOST_STEPS: u64 = 10 * STEPS;

/// What tests were found to show.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Results of rules that were expected and came out.
    results: BTreeSet<(usize, ResultWord)>,
    /// Conditions, with the truths as which they matter.
    conditions: BTreeSet<(Key, bool)>,
}

impl Shown {
    /// Whether anything was expected of a rule, and came out.
    pub(super) fn expects(&self, rule: usize) -> bool {
        self.results.iter().any(|(of, _)| *of == rule)
    }

    /// Whether a result of a rule was expected, and came out.
    pub(super) fn has(&self, rule: usize, result: ResultWord) -> bool {
        self.results.contains(&(rule, result))
    }

    /// What is shown of a condition.
    pub(super) fn condition(&self, shapes: &Shapes, condition: Condition) -> ConditionCoverage {
        let key = condition.key();
        let asked = |truth: &bool| match condition.part {
            Part::Row(..) => *truth,
            Part::Formula(formula) => shapes.can_be(formula, *truth),
            Part::Claim(_) => true,
        };
        let shown = |truth: bool| (truth, self.conditions.contains(&(key, truth)));
        let truths = [true, false].into_iter().filter(asked).map(shown).collect();
        ConditionCoverage { condition, truths }
    }

    /// Adds what a test shows; `conditions` are those of each rule.
    pub(super) fn add(
        &mut self,
        program: &Program,
        shapes: &Shapes,
        conditions: &[Vec<Condition>],
        outcome: &TestOutcome<'_>,
    ) {
        let Ok(stage) = Stage::set(program, outcome.test) else { return };
        let (inputs, settings) = (stage.inputs(), stage.settings());
        for check in outcome.checks.iter().filter(|check| check.holds()) {
            let outcome = check.outcome;
            self.results.insert((outcome.rule, outcome.result));
            if matches!(outcome.result, ResultWord::Unknown | ResultWord::Error) {
                continue;
            }
            let subject = stage.subject(outcome.rule);
            let mut probe = Probe::new(program, &inputs, &settings, subject, outcome);
            let own = conditions.get(outcome.rule).map(Vec::as_slice).unwrap_or_default();
            for condition in own.iter().filter(|of| of.version == outcome.version) {
                if !self.condition(shapes, *condition).is_covered() {
                    let truths = probe.truths(condition.part).into_iter();
                    self.conditions.extend(truths.map(|truth| (condition.key(), truth)));
                }
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
    /// The `require` lines that were false then.
    refuted: Vec<NodeId>,
    /// How many more steps may be taken.
    steps: u64,
}

impl<'a> Probe<'a> {
    fn new(
        program: &'a Program,
        inputs: &'a Inputs<'a>,
        settings: &'a Settings<'a>,
        subject: Option<(KindId, usize)>,
        outcome: Outcome,
    ) -> Self {
        let evaluation = Evaluation::new(program, inputs, settings, subject);
        let mut evaluation = evaluation.supposing(Supposition::Nothing);
        evaluation.rule(outcome.rule);
        let refuted = evaluation.refuted().to_vec();
        Self { program, inputs, settings, subject, outcome, refuted, steps: MOST_STEPS }
    }

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

    /// The truth that a supposition turned round, if it met one, and whether something else comes out: another result, or a
    /// `fail` without one of its findings.
    fn suppose(&mut self, supposition: Supposition) -> (Option<Truth>, bool) {
        if self.steps == 0 {
            return (None, false);
        }
        let evaluation = Evaluation::new(self.program, self.inputs, self.settings, self.subject);
        let mut evaluation = evaluation.supposing(supposition);
        let otherwise = evaluation.rule(self.outcome.rule);
        self.steps = self.steps.saturating_sub(evaluation.restart());
        let lost = |found: &NodeId| !evaluation.refuted().contains(found);
        let another = otherwise.result != self.outcome.result
            || (otherwise.result == ResultWord::Fail && self.refuted.iter().any(lost));
        (evaluation.met(), another)
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
