//! Where two rules of one shape differ: while these places give the same, so do the rules.

use super::canonical::Forms;
use crate::eval::{Evaluation, Truth};
use crate::program::{Duty, Node, NodeId, Program, Require, Rule, Version};

/// Formulas of the one rule that stand where other formulas of the other rule do.
#[derive(Debug)]
pub(super) struct Spot {
    /// Whether they are joined by `and`, rather than `or`.
    pub and: bool,
    /// Those of each rule.
    pub sides: [Vec<NodeId>; 2],
    /// Whether they stand below an odd number of `not`.
    pub turned: bool,
    /// Whether they are what the rules require, rather than a condition or an exception.
    pub required: bool,
}

impl Spot {
    /// What one side gives.
    fn truth(&self, side: usize, evaluation: &mut Evaluation<'_>) -> Truth {
        let formulas = self.sides.get(side).map(Vec::as_slice).unwrap_or_default();
        let parts = formulas.iter().map(|formula| formula.truth(evaluation));
        if self.and {
            parts.fold(Truth::True, Truth::and)
        } else {
            parts.fold(Truth::False, Truth::or)
        }
    }
}

/// What each spot gives on one side.
pub(super) fn truths(spots: &[Spot], side: usize, evaluation: &mut Evaluation<'_>) -> Vec<Truth> {
    spots.iter().map(|spot| spot.truth(side, evaluation)).collect()
}

/// Whether every spot has come out the same way on both sides, which it then stays.
pub(super) fn agree(before: &[Truth], after: &[Truth]) -> bool {
    let settled = |truth: &Truth| matches!(truth, Truth::True | Truth::False);
    before.iter().zip(after).all(|(before, after)| before == after && settled(before))
}

/// Every formula of the spots.
pub(super) fn formulas(spots: &[Spot]) -> Vec<NodeId> {
    spots.iter().flat_map(|spot| spot.sides.iter().flatten()).copied().collect()
}

/// Where the two rules of a program differ; `None` where they are not of one shape.
pub(super) fn spots(program: &Program) -> Option<Vec<Spot>> {
    let [before, after] = program.rules.as_slice() else { return None };
    let mut finder = Finder { forms: Forms::new(program), program, spots: Vec::new() };
    finder.rules(before, after).then_some(finder.spots)
}

struct Finder<'a> {
    forms: Forms<'a>,
    program: &'a Program,
    spots: Vec<Spot>,
}

impl Finder<'_> {
    /// Whether the rules are of one shape.
    fn rules(&mut self, before: &Rule, after: &Rule) -> bool {
        let [was, is] = [before.on, after.on].map(|on| on.map(|on| self.forms.node(on, &[])));
        before.subject == after.subject
            && was == is
            && before.versions.len() == after.versions.len()
            && before
                .versions
                .iter()
                .zip(&after.versions)
                .all(|(before, after)| self.versions(before, after))
    }

    fn versions(&mut self, before: &Version, after: &Version) -> bool {
        let same = (before.from, before.until, &before.accepts)
            == (after.from, after.until, &after.accepts)
            && before.exceptions.len() == after.exceptions.len();
        if !same {
            return false;
        }
        let whens = |version: &Version| version.whens.iter().map(|when| when.formula).collect();
        self.formulas(whens(before), whens(after), false);
        for (before, after) in before.exceptions.iter().zip(&after.exceptions) {
            self.formulas(vec![before.when], vec![after.when], false);
            match (&before.requires, &after.requires) {
                (None, None) => {}
                (Some(before), Some(after)) => {
                    self.formulas(all(before), all(after), false);
                }
                _ => return false,
            }
        }
        match (&before.duty, &after.duty) {
            (Duty::Computed(before), Duty::Computed(after)) => {
                self.formulas(all(before), all(after), true);
                true
            }
            (Duty::Manual(before), Duty::Manual(after)) => before.sha256 == after.sha256,
            _ => false,
        }
    }

    /// What is left of two lists of formulas when what both have is taken away; as far inside as there is one on each side.
    fn formulas(&mut self, before: Vec<NodeId>, after: Vec<NodeId>, required: bool) {
        let (mut sides, mut and, mut turned) = ([before, after], true, false);
        loop {
            let flat = sides.map(|side| {
                side.iter().flat_map(|formula| self.forms.flat(*formula, and)).collect::<Vec<_>>()
            });
            let [before, after] = flat;
            let mut numbers = |side: &[NodeId]| -> Vec<usize> {
                side.iter().map(|formula| self.forms.node(*formula, &[])).collect()
            };
            let (known_before, known_after) = (numbers(&before), numbers(&after));
            let rest = |side: Vec<NodeId>, own: &[usize], other: &[usize]| -> Vec<NodeId> {
                let alone = side.into_iter().zip(own).filter(|(_, number)| !other.contains(number));
                alone.map(|(formula, _)| formula).collect()
            };
            let before = rest(before, &known_before, &known_after);
            let after = rest(after, &known_after, &known_before);
            let ([one], [other]) = (before.as_slice(), after.as_slice()) else {
                if !before.is_empty() || !after.is_empty() {
                    self.spots.push(Spot { and, sides: [before, after], turned, required });
                }
                return;
            };
            (sides, and) = match (self.program.node(*one), self.program.node(*other)) {
                (Some(Node::Not(one)), Some(Node::Not(other))) => {
                    turned = !turned;
                    ([vec![one], vec![other]], and)
                }
                (Some(Node::And(_)), Some(Node::And(_))) => ([vec![*one], vec![*other]], true),
                (Some(Node::Or(_)), Some(Node::Or(_))) => ([vec![*one], vec![*other]], false),
                _ => {
                    self.spots.push(Spot { and, sides: [before, after], turned, required });
                    return;
                }
            };
        }
    }
}

fn all(requires: &[Require]) -> Vec<NodeId> {
    requires.iter().map(|require| require.formula).collect()
}
