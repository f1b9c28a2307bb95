//! The results that a rule can give by its shape: what tests should show of it.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use crate::program::{Duty, Node, NodeId, Program, Require, Rule, Version};
use crate::typed::ResultWord;
use crate::value::Value;

/// Of every construct of a program, what it can give.
pub(super) struct Shapes(Vec<Shape>);

/// What a construct can give, as far as its shape says; errors aside.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// Whether something that may be missing is read in it: a fact, a list or a choice.
    reads: bool,
    /// The truths that it may have, as a formula.
    truths: Truths,
    /// The numbers between which it lies, as a term.
    bounds: Bounds,
}

/// Some of true, false and unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Truths {
    yes: bool,
    no: bool,
    unknown: bool,
}

impl Shapes {
    /// Looks at every construct once; parts come before wholes.
    pub(super) fn of(program: &Program) -> Self {
        let mut shapes = Self(Vec::with_capacity(program.nodes.len()));
        for node in &program.nodes {
            let reads = shapes.reads(node);
            let truths = shapes.truths(program, node, reads);
            let bounds = Bounds::of(program, node, |part| shapes.get(part).bounds);
            shapes.0.push(Shape { reads, truths, bounds });
        }
        shapes
    }

    /// The results that the tests of a rule should show (section 7 of the reference), in the order of [`ResultWord`].
    pub(super) fn wanted(&self, rule: &Rule) -> Vec<ResultWord> {
        let mut results = BTreeSet::new();
        if rule.on.is_some() {
            // Its date may be missing.
            results.insert(ResultWord::Unknown);
        }
        for version in &rule.versions {
            if version.from.is_some() || version.until.is_some() {
                results.insert(ResultWord::NotApplicable);
            }
            self.of_version(version, &mut results);
        }
        results.into_iter().collect()
    }

    /// Whether a formula can have a truth.
    pub(super) fn can_be(&self, formula: NodeId, truth: bool) -> bool {
        let truths = self.get(formula).truths;
        if truth { truths.yes } else { truths.no }
    }

    fn of_version(&self, version: &Version, results: &mut BTreeSet<ResultWord>) {
        let applies = self.all(version.whens.iter().map(|when| when.formula));
        results.extend(applies.no.then_some(ResultWord::NotApplicable));
        results.extend(applies.unknown.then_some(ResultWord::Unknown));
        if !applies.yes {
            return;
        }
        if !version.accepts.is_empty() {
            results.extend([ResultWord::NotApplicable, ResultWord::Unknown]);
        }
        for exception in &version.exceptions {
            let guard = self.get(exception.when).truths;
            results.extend(guard.unknown.then_some(ResultWord::Unknown));
            if guard.yes {
                match &exception.requires {
                    None => results.extend([ResultWord::NotApplicable]),
                    Some(requires) => results.extend(self.requires(requires)),
                }
            }
            if !guard.no && !guard.unknown {
                return;
            }
        }
        match &version.duty {
            Duty::Computed(requires) => results.extend(self.requires(requires)),
            Duty::Manual(_) => results.extend([
                ResultWord::Pass,
                ResultWord::Fail,
                ResultWord::NotApplicable,
                ResultWord::NotChecked,
            ]),
        }
    }

    fn requires(&self, requires: &[Require]) -> impl Iterator<Item = ResultWord> + use<> {
        let truths = self.all(requires.iter().map(|require| require.formula));
        let may = [
            truths.yes.then_some(ResultWord::Pass),
            truths.no.then_some(ResultWord::Fail),
            truths.unknown.then_some(ResultWord::Unknown),
        ];
        may.into_iter().flatten()
    }

    fn get(&self, id: NodeId) -> Shape {
        self.0.get(id.0).copied().unwrap_or_default()
    }

    /// The truths of an `and` of formulas.
    fn all(&self, formulas: impl IntoIterator<Item = NodeId>) -> Truths {
        let truths = formulas.into_iter().map(|formula| self.get(formula).truths);
        truths.fold(Truths::only(true), Truths::and)
    }

    fn truths(&self, program: &Program, node: &Node, reads: bool) -> Truths {
        let parts = |parts| program.parts(parts).iter().map(|part| self.get(*part).truths);
        match *node {
            Node::Constant(Value::Boolean(value)) => Truths::only(value),
            Node::And(of) => parts(of).fold(Truths::only(true), Truths::and),
            Node::Or(of) => parts(of).fold(Truths::only(false), Truths::or),
            Node::Not(part) => self.get(part).truths.not(),
            Node::Compare(relation, left, right)
                if self.get(left).bounds.always(relation, self.get(right).bounds) =>
            {
                Truths { yes: true, no: false, unknown: reads }
            }
            _ => Truths { yes: true, no: true, unknown: reads },
        }
    }

    fn reads(&self, node: &Node) -> bool {
        let of = |id: NodeId| self.get(id).reads;
        match *node {
            Node::Constant(_)
            | Node::Percent(_)
            | Node::QuantityConstant { .. }
            | Node::Parameter(_)
            | Node::AsOf => false,
            Node::DayOf(part) | Node::Negate(part) | Node::Not(part) | Node::In(part, _) => {
                of(part)
            }
            Node::Else(left, right)
            | Node::Ratio(left, right)
            | Node::Add(left, right)
            | Node::Subtract(left, right)
            | Node::Multiply(left, right)
            | Node::Compare(_, left, right) => of(left) || of(right),
            _ => true,
        }
    }
}

impl Truths {
    fn only(truth: bool) -> Self {
        Self { yes: truth, no: !truth, unknown: false }
    }

    fn and(self, other: Self) -> Self {
        let stays = |one: Self, other: Self| one.unknown && (other.unknown || other.yes);
        Self {
            yes: self.yes && other.yes,
            no: self.no || other.no,
            unknown: stays(self, other) || stays(other, self),
        }
    }

    fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes, unknown: self.unknown }
    }
}
