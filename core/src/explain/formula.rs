//! Formulas: which parts decide whether they hold.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::{Found, Ground, Trace, Walk};
use crate::eval::{Datum, Truth};
use crate::facts::State;
use crate::layout::NodeKind;
use crate::program::{Node, NodeId, Parts, PlaceRef};
use crate::prose;

impl Walk<'_, '_> {
    /// The reasoning of a formula. `goal` is what it must be, where it stands in a requirement.
    pub(super) fn formula(&mut self, id: NodeId, goal: Option<bool>) -> Trace {
        let truth = self.truth(id);
        let mut trace = Trace { goal, ..self.part(id, Found::Truth(truth)) };
        if !self.may_tell() {
            return trace;
        }
        match self.evaluation.program.node(id).unwrap_or(Node::Nowhere) {
            Node::And(parts) => trace.parts = self.connective(parts, truth, Truth::False, goal),
            Node::Or(parts) => trace.parts = self.connective(parts, truth, Truth::True, goal),
            Node::Not(part) => trace.parts.push(self.formula(part, goal.map(|goal| !goal))),
            Node::All { item, list, body } => {
                self.quantifier(&mut trace, (item, list, body), (truth, Truth::False), goal);
            }
            Node::Some { item, list, body } => {
                self.quantifier(&mut trace, (item, list, body), (truth, Truth::True), goal);
            }
            Node::Each { later, earlier, list, order, body } => {
                self.each(&mut trace, (later, earlier), list, (order, body), truth, goal);
            }
            Node::Compare(relation, left, right) => {
                trace.parts = self.comparison(relation, left, right, goal);
            }
            Node::In(item, set) => {
                let wanted = goal.map(|goal| self.one_of(set, goal));
                trace.parts.push(self.term(item, wanted));
            }
            Node::Disclosed(place) => self.disclosed(&mut trace, place, goal),
            _ => {
                let wanted = goal.map(|goal| {
                    if goal {
                        Bilingual::new("はい", "yes")
                    } else {
                        Bilingual::new("いいえ", "no")
                    }
                });
                let term = self.term(id, wanted);
                return Trace { found: trace.found, goal, ..term };
            }
        }
        trace
    }

    /// A part without parts of its own yet.
    pub(super) fn part(&self, id: NodeId, found: Found) -> Trace {
        Trace::new(self.expression(id), found)
    }

    /// `and`, `or`: where one part settles it, those that do; otherwise all.
    fn connective(
        &mut self,
        parts: Parts,
        whole: Truth,
        settling: Truth,
        goal: Option<bool>,
    ) -> Vec<Trace> {
        let program = self.evaluation.program;
        let mut traces: Vec<Trace> =
            program.parts(parts).iter().map(|part| self.formula(*part, goal)).collect();
        if whole == settling {
            for trace in &mut traces {
                trace.decides = trace.found == Found::Truth(settling);
            }
        }
        traces
    }

    /// Both sides; but of an absent, unknown or erroneous side, that side alone.
    fn comparison(
        &mut self,
        relation: Relation,
        left: NodeId,
        right: NodeId,
        goal: Option<bool>,
    ) -> Vec<Trace> {
        let (left_datum, right_datum) = (self.datum(left), self.datum(right));
        let wanted =
            |walk: &mut Self, of: NodeId, other: NodeId, datum: Datum<'_>, relation: Relation| {
                let goal = goal?;
                let program = walk.evaluation.program;
                let relation = if goal { relation } else { prose::opposite(relation) };
                let other_words = prose::datum(program, datum, program.type_of(other));
                let level = other_words.is_some();
                let other_words = other_words.unwrap_or_else(|| prose::expression(program, other));
                Some(prose::wanted(relation, &other_words, program.type_of(of), level))
            };
        // What the right side must be is told only where the left is fixed: a requirement is not met by lowering it.
        let left_wanted = wanted(self, left, right, right_datum, relation);
        let right_wanted = match self.evaluation.program.node(left) {
            Some(
                Node::Constant(_) | Node::Percent(_) | Node::QuantityConstant { .. } | Node::AsOf,
            ) => wanted(self, right, left, left_datum, prose::mirrored(relation)),
            _ => None,
        };
        let (left_decides, right_decides) =
            self.deciding_sides((left, left_datum), (right, right_datum));
        let mut parts = vec![self.term(left, left_wanted), self.term(right, right_wanted)];
        if let [left, right] = parts.as_mut_slice() {
            left.decides = left_decides;
            right.decides = right_decides;
        }
        parts
    }

    /// Which of two sides a comparison or calculation rests on.
    pub(super) fn deciding_sides(
        &self,
        left: (NodeId, Datum<'_>),
        right: (NodeId, Datum<'_>),
    ) -> (bool, bool) {
        let wrong = |datum: Datum<'_>| matches!(datum, Datum::Error(_));
        let lost = |datum: Datum<'_>| matches!(datum, Datum::Absent | Datum::Unknown);
        if wrong(left.1) || wrong(right.1) {
            return (wrong(left.1), wrong(right.1));
        }
        if lost(left.1) || lost(right.1) {
            // A side that is a value now might, with other facts, be an error, which beats the unknown beside it.
            let decides =
                |(id, datum): (NodeId, Datum<'_>)| lost(datum) || self.may_be_an_error(id);
            return (decides(left), decides(right));
        }
        (true, true)
    }

    fn one_of(&mut self, set: Parts, goal: bool) -> Bilingual {
        let program = self.evaluation.program;
        let words: Vec<Bilingual> =
            program.parts(set).iter().map(|member| prose::expression(program, *member)).collect();
        prose::one_of(&words, goal)
    }

    /// `x is disclosed`: the place itself, with its state where it is a single fact.
    fn disclosed(&mut self, trace: &mut Trace, place: PlaceRef, goal: Option<bool>) {
        let row = self.evaluation.row(place.row);
        let document = self.document(place.kind);
        trace.wanted = goal.map(|goal| {
            if goal {
                Bilingual::new("記載する", "to be stated")
            } else {
                Bilingual::new("記載しない", "not to be stated")
            }
        });
        let ground = Ground::Place { kind: place.kind, document, node: place.node, row };
        let state = self.state_of(ground);
        let found = match (state, &trace.found) {
            (Some(state), _) => Found::State(state),
            (None, found) => found.clone(),
        };
        let mut leaf = Trace {
            words: self.title(place.kind, place.node),
            found,
            wanted: trace.wanted.take(),
            ..trace.clone()
        };
        leaf.ground = Some(ground);
        trace.parts.push(leaf);
    }

    /// The state of a leaf or list; a record has none of its own.
    fn state_of(&self, ground: Ground) -> Option<State> {
        let Ground::Place { kind, node, row, .. } = ground else { return None };
        let facts = self.evaluation.document(kind)?;
        match self.evaluation.program.kind(kind)?.layout.nodes.get(node.0)?.kind {
            NodeKind::Leaf(slot) => facts.fact(slot, row).map(|fact| fact.state),
            NodeKind::List(list, _) => facts.list(list, row).map(|list| list.state),
            NodeKind::Record(_) => None,
        }
    }
}
