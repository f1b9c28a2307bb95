//! What a search is after: that one rule passes, or several together.

use std::rc::Rc;

use super::reads::{KindNode, Reads};
use super::{Scenario, Target};
use crate::eval::Outcome;
use crate::typed::ResultWord;

/// Rules over documents of their subjects, with what they read.
#[derive(Clone)]
pub(super) struct Goal {
    parts: Vec<Part>,
}

/// One rule of a goal.
#[derive(Clone)]
pub(super) struct Part {
    pub target: Target,
    pub reads: Rc<Reads>,
}

impl Goal {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The result that stands for all: of the first rule that is decided against, else of the first that does not pass.
    pub(super) fn judge(&self, scenario: &Scenario<'_>) -> Option<Outcome> {
        let mut worst: Option<Outcome> = None;
        for part in &self.parts {
            let outcome = scenario.judge(part.target.rule, part.target.subject);
            match (outcome.result, worst.map(|worst| worst.result)) {
                (ResultWord::Pass, Some(_)) => {}
                (ResultWord::Pass | ResultWord::Unknown, None | Some(ResultWord::Pass)) => {
                    worst = Some(outcome);
                }
                (ResultWord::Unknown, Some(_)) => {}
                _ => return Some(outcome),
            }
        }
        worst
    }

    /// How many items a list may have to grow by: one for each quantifier over it, and as many as a rule counts to.
    pub(super) fn growth(&self, list: Option<KindNode>) -> usize {
        let greatest = self.parts.iter().map(|part| part.reads.greatest).max().unwrap_or(0);
        let of_list = |part: &Part| list.and_then(|list| part.reads.quantified.get(&list)).copied();
        let quantified: usize = self.parts.iter().filter_map(of_list).sum();
        quantified.max(greatest.max(2).saturating_add(1))
    }
}
