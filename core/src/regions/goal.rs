//! What a search is after: that one rule passes, or several together.

use std::rc::Rc;

use super::reads::{KindNode, Reads};
use super::{Scenario, Target};
use crate::eval::{Outcome, Truth};
use crate::program::{Duty, Node, NodeId};
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

    /// How many of the conditions and requirements that the rules are made of hold already.
    pub(super) fn held(&self, scenario: &Scenario<'_>, outcome: Outcome) -> usize {
        let program = scenario.program;
        let holding = |part: &Part| {
            let Target { rule, subject } = part.target;
            let in_force = if rule == outcome.rule { outcome.version } else { 0 };
            let version = program.rules.get(rule).and_then(|rule| rule.versions.get(in_force));
            let mut waiting: Vec<NodeId> = Vec::new();
            if let Some(version) = version {
                waiting.extend(version.whens.iter().map(|when| when.formula));
                if let Duty::Computed(requires) = &version.duty {
                    waiting.extend(requires.iter().map(|require| require.formula));
                }
            }
            scenario.with_inputs(|inputs| {
                let mut evaluation = scenario.evaluation(inputs, rule, subject);
                let mut held = 0;
                while let Some(node) = waiting.pop() {
                    match program.node(node) {
                        Some(Node::And(parts)) => waiting.extend(program.parts(parts)),
                        _ => held += usize::from(node.truth(&mut evaluation) == Truth::True),
                    }
                }
                scenario.took(evaluation.restart());
                held
            })
        };
        self.parts.iter().map(holding).sum()
    }

    /// How many items a list may have to grow by: one for each quantifier over it, and as many as a rule counts to.
    pub(super) fn growth(&self, list: Option<KindNode>) -> usize {
        let greatest = self.parts.iter().map(|part| part.reads.greatest).max().unwrap_or(0);
        let of_list = |part: &Part| list.and_then(|list| part.reads.quantified.get(&list)).copied();
        let quantified: usize = self.parts.iter().filter_map(of_list).sum();
        quantified.max(greatest.max(2).saturating_add(1))
    }
}
