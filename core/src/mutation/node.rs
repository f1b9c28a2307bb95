//! Mutants of formulas and terms: comparisons, connectives, quantifiers, constants.

use tekigo_grammar::tree::Relation;

use super::reach::Reached;
use super::step::{neighbours, next_number};
use super::{Mutant, Mutation, Swap, Workshop};
use crate::program::{Node, NodeId, Parts};
use crate::typed::Type;
use crate::value::{TextId, Value};

/// A text that no document holds, in the place of one that a rule asks for.
const ANOTHER_TEXT: &str = "\u{FFFD}";

impl Workshop {
    /// Every mutant of one node; `rules` are those that read it.
    pub(super) fn node(&mut self, rules: &[usize], reached: Reached) {
        let id = reached.node;
        let Some(node) = self.program.node(id) else { return };
        let origin = self.program.origins.get(id.0).copied().unwrap_or_default();
        let mut changes: Vec<(Mutation, Node)> = Vec::new();
        match node {
            Node::Compare(relation, left, right) => {
                let of = self.program.type_of(left);
                for other in other_relations(relation) {
                    let mutation = Mutation::Relation(relation, other, of);
                    changes.push((mutation, Node::Compare(other, left, right)));
                }
            }
            Node::And(parts) => {
                changes.push((Mutation::AndToOr, Node::Or(parts)));
                changes.extend(self.without(parts).into_iter().map(drop_part(Node::And)));
            }
            Node::Or(parts) => {
                changes.push((Mutation::OrToAnd, Node::And(parts)));
                changes.extend(self.without(parts).into_iter().map(drop_part(Node::Or)));
            }
            Node::Not(part) => changes.extend(self.instead(Mutation::NotDropped, part)),
            Node::All { item, list, body } => {
                changes.push((Mutation::AllToSome, Node::Some { item, list, body }));
            }
            Node::Some { item, list, body } => {
                changes.push((Mutation::SomeToAll, Node::All { item, list, body }));
            }
            Node::Count { item, list, body: Some(_) } => {
                changes.push((Mutation::CountsAll, Node::Count { item, list, body: None }));
            }
            Node::Min { item, list, body } => {
                changes.push((Mutation::MinToMax, Node::Max { item, list, body }));
            }
            Node::Max { item, list, body } => {
                changes.push((Mutation::MaxToMin, Node::Min { item, list, body }));
            }
            Node::Add(left, right) => {
                changes.push((Mutation::AddToSubtract, Node::Subtract(left, right)));
            }
            // An instant less an instant is a length, and two instants have no sum.
            Node::Subtract(left, right)
                if !matches!(self.program.type_of(right), Type::Date | Type::Instant) =>
            {
                changes.push((Mutation::SubtractToAdd, Node::Add(left, right)));
            }
            Node::Else(first, second) => {
                changes.extend(self.instead(Mutation::SecondDropped, first));
                changes.extend(self.instead(Mutation::FirstDropped, second));
            }
            Node::Constant(value) => changes.extend(self.constants(value, id)),
            Node::Percent(number) => {
                for to in [-1, 1].into_iter().filter_map(|step| next_number(number, step)) {
                    let (from, of) = (Value::Number(number), Type::Ratio);
                    let mutation = Mutation::Constant { from, to: Value::Number(to), of };
                    changes.push((mutation, Node::Percent(to)));
                }
            }
            Node::QuantityConstant { number, unit, base } => {
                for to in [-1, 1].into_iter().filter_map(|step| next_number(number, step)) {
                    let (from, of) = (Value::Number(number), Type::Number);
                    let mutation = Mutation::Constant { from, to: Value::Number(to), of };
                    changes.push((mutation, Node::QuantityConstant { number: to, unit, base }));
                }
            }
            _ => {}
        }
        if reached.asked && is_condition(node) {
            let spare = self.spare(node, Type::Boolean, origin);
            changes.push((Mutation::NotAdded, Node::Not(spare)));
        }
        for (mutation, to) in changes {
            let origin = match (&mutation, node) {
                (Mutation::PartDropped(at), Node::And(parts) | Node::Or(parts)) => {
                    let part = self.program.parts(parts).get(*at);
                    let part = part.and_then(|part| self.program.origins.get(part.0));
                    // A name is written where it is used, and its definition may stand far away.
                    let inside = part.copied().filter(|part| {
                        part.file == origin.file
                            && origin.span.start <= part.span.start
                            && part.span.end <= origin.span.end
                    });
                    inside.unwrap_or(origin)
                }
                _ => origin,
            };
            self.all.push(Mutant {
                rule: rules.first().copied().unwrap_or(0),
                rules: rules.to_vec(),
                version: reached.version,
                stage: Some(reached.stage),
                origin,
                mutation,
                swap: Swap::Node(id, to),
            });
        }
    }

    /// One node in the place of the whole that holds it.
    fn instead(&self, mutation: Mutation, part: NodeId) -> Option<(Mutation, Node)> {
        self.program.node(part).map(|node| (mutation, node))
    }

    /// The parts without one of them, for each.
    fn without(&mut self, parts: Parts) -> Vec<(usize, Parts)> {
        let all = self.program.parts(parts).to_vec();
        if all.len() < 2 {
            return Vec::new();
        }
        let mut shorter = Vec::new();
        for left_out in 0..all.len() {
            let first = self.program.parts.len();
            let kept = all.iter().enumerate().filter(|(at, _)| *at != left_out);
            self.program.parts.extend(kept.map(|(_, part)| *part));
            shorter.push((left_out, Parts { first, length: all.len() - 1 }));
        }
        shorter
    }

    fn constants(&mut self, value: Value, id: NodeId) -> Vec<(Mutation, Node)> {
        let of = self.program.type_of(id);
        let others = match value {
            Value::Text(_) => vec![Value::Text(self.another_text())],
            _ => neighbours(&self.program, value, of),
        };
        let change = |to| (Mutation::Constant { from: value, to, of }, Node::Constant(to));
        others.into_iter().map(change).collect()
    }

    fn another_text(&mut self) -> TextId {
        let texts = &mut self.program.texts;
        let known = texts.iter().position(|text| text == ANOTHER_TEXT);
        let at = known.unwrap_or_else(|| {
            texts.push(ANOTHER_TEXT.to_owned());
            texts.len() - 1
        });
        TextId(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

fn drop_part(join: fn(Parts) -> Node) -> impl Fn((usize, Parts)) -> (Mutation, Node) {
    move |(at, parts)| (Mutation::PartDropped(at), join(parts))
}

/// The relations that a comparison is changed to: the one that differs at the edge, and the one that looks the other way.
fn other_relations(relation: Relation) -> Vec<Relation> {
    match relation {
        Relation::Is => vec![Relation::IsNot],
        Relation::IsNot => vec![Relation::Is],
        Relation::AtLeast => vec![Relation::Above, Relation::AtMost],
        Relation::AtMost => vec![Relation::Below, Relation::AtLeast],
        Relation::Above => vec![Relation::AtLeast, Relation::Below],
        Relation::Below => vec![Relation::AtMost, Relation::Above],
    }
}

/// Whether a node is a condition of its own; a comparison is turned round by its relation.
fn is_condition(node: Node) -> bool {
    !matches!(
        node,
        Node::Compare(..) | Node::And(_) | Node::Or(_) | Node::Not(_) | Node::Constant(_)
    )
}
