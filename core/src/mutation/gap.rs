//! Gaps of coverage, each with a document that would fill it.

use super::fate::{Missing, Survival, tells, test_day};
use crate::coverage::{ConditionCoverage, Coverage, Part};
use crate::program::{Node, Program};
use crate::regions::Budget;
use crate::regions::pair::{Pair, Side, Wanted, Witness};
use crate::regions::showing::showing;
use crate::typed::ResultWord;
use crate::value::Value;

/// What the tests do not show, and documents that would show it.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The rule: its position in [`Program::rules`].
    pub rule: usize,
    /// What is not shown.
    pub what: Unshown,
    /// The documents.
    pub witness: Witness,
}

/// What the tests do not show of a rule.
#[derive(Clone, Debug)]
pub enum Unshown {
    /// A result.
    Result(ResultWord),
    /// That a condition matters as true, or as false.
    Condition(ConditionCoverage, bool),
}

/// The gaps that were found a document for, beside those that known cases fill.
#[must_use]
pub fn gaps(program: &Program, coverage: &Coverage, known: &[Missing], steps: u64) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for of in &coverage.rules {
        let rule = of.rule;
        for wanted in of.missing_results() {
            let shows = |survival: &Survival| {
                survival.rule == rule && survival.witness.results.first() == Some(&wanted)
            };
            if known.iter().any(|missing| shows(&missing.survival)) {
                continue;
            }
            let mut budget = Budget::new(steps);
            if let Some(witness) = showing(program, rule, wanted, test_day(), &mut budget) {
                gaps.push(Gap { rule, what: Unshown::Result(wanted), witness });
            }
        }
        for condition in of.missing_conditions() {
            for truth in condition.missing() {
                let Some(changed) = otherwise(program, condition, truth) else { continue };
                let is_told = |at: usize, witness: &Witness| {
                    at == rule && is_decided(witness) && tells(program, &changed, rule, witness)
                };
                let mut cases = known.iter().map(|missing| &missing.survival);
                if cases.any(|case| is_told(case.rule, &case.witness))
                    || gaps.iter().any(|gap| is_told(gap.rule, &gap.witness))
                {
                    continue;
                }
                let pair = Pair::new(Side { program, rule }, Side { program: &changed, rule });
                let mut budget = Budget::new(steps);
                let found = pair.differences(test_day(), Wanted::Each, &mut budget);
                let mut witnesses = found.witnesses().map(|(_, witness)| witness);
                if let Some(witness) = witnesses.find(|witness| is_decided(witness)) {
                    let what = Unshown::Condition(condition.clone(), truth);
                    gaps.push(Gap { rule, what, witness: witness.clone() });
                }
            }
        }
    }
    gaps
}

/// What is unknown or an error shows no condition.
fn is_decided(witness: &Witness) -> bool {
    !matches!(witness.results, [ResultWord::Unknown | ResultWord::Error, _])
}

/// The program where a condition is not what it is to be shown as.
fn otherwise(program: &Program, of: &ConditionCoverage, truth: bool) -> Option<Program> {
    let condition = of.condition;
    let mut changed = program.clone();
    match condition.part {
        Part::Formula(node) => {
            *changed.nodes.get_mut(node.0)? = Node::Constant(Value::Boolean(!truth));
        }
        Part::Claim(at) if truth => {
            let versions = &mut changed.rules.get_mut(condition.rule)?.versions;
            let version = versions.get_mut(condition.version)?;
            if at < version.accepts.len() {
                version.accepts.remove(at);
            }
        }
        Part::Claim(_) => return None,
        Part::Row(table, at) => {
            let rows = &mut changed.tables.get_mut(table.0)?.rows;
            let own = rows.get(at)?.value;
            let other = rows.iter().map(|row| row.value).find(|other| *other != own);
            match other {
                Some(other) => rows.get_mut(at)?.value = other,
                None => {
                    rows.remove(at);
                }
            }
        }
    }
    Some(changed)
}
