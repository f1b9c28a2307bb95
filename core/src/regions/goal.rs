//! What a search is after: that one rule passes, or several together.

use std::rc::Rc;

use super::reads::Reads;
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

    /// The greatest whole number that a rule writes, which a list may have to grow to.
    pub(super) fn greatest(&self) -> usize {
        self.parts.iter().map(|part| part.reads.greatest).max().unwrap_or(0)
    }
}
