//! Which way two rules can differ at all, by their form alone: `above 3` holds nowhere that `at least 3` does not, and one more
//! requirement frees nobody. Where that settles a direction, nothing need be searched to prove it.
//!
//! Of two formulas the first is **at most** the second where it is true only where that one is, and false wherever that one is:
//! in the order false, unknown, true. What is required grows and falls with each of its parts. That holds only where nothing can
//! be an error, and for requirements: a condition that holds less often may free and bind.

use std::cmp::Ordering;

use tekigo_grammar::tree::Relation;

use super::Direction;
use super::canonical::Forms;
use super::spots::Spot;
use crate::program::{Node, NodeId, Program};
use crate::typed::ItemId;
use crate::value::Value;

/// The directions in which the rules of a program cannot differ.
pub(super) fn impossible(program: &Program, spots: &[Spot]) -> Vec<Direction> {
    let fallible = program.nodes.iter().any(|node| {
        matches!(
            node,
            Node::Nowhere
                | Node::Add(..)
                | Node::Subtract(..)
                | Node::Multiply(..)
                | Node::Ratio(..)
                | Node::Negate(_)
                | Node::DayOf(_)
                | Node::Sum { .. }
        )
    });
    if fallible || spots.iter().any(|spot| !spot.required) {
        return Vec::new();
    }
    let mut order = Order { program, forms: Forms::new(program) };
    let mut all = |tighter: bool| {
        spots.iter().all(|spot| {
            let [before, after] = &spot.sides;
            // Under a `not` the smaller formula is the larger one.
            let (less, more) =
                if tighter == spot.turned { (before, after) } else { (after, before) };
            order.lists(less, more, spot.and, [&[], &[]])
        })
    };
    let (stricter, looser) = (all(true), all(false));
    let mut impossible = Vec::new();
    if stricter {
        impossible.push(Direction::Looser);
    }
    if looser {
        impossible.push(Direction::Stricter);
    }
    impossible
}

struct Order<'a> {
    program: &'a Program,
    forms: Forms<'a>,
}

impl Order<'_> {
    /// Whether some formulas joined by `and`, or `or`, are at most others joined so. `items` are those bound around each.
    fn lists(
        &mut self,
        less: &[NodeId],
        more: &[NodeId],
        and: bool,
        items: [&[ItemId]; 2],
    ) -> bool {
        if and {
            more.iter().all(|more| less.iter().any(|less| self.at_most(*less, *more, items)))
        } else {
            less.iter().all(|less| more.iter().any(|more| self.at_most(*less, *more, items)))
        }
    }

    /// Whether a formula is at most another.
    fn at_most(&mut self, less: NodeId, more: NodeId, items: [&[ItemId]; 2]) -> bool {
        let [own, other] = items;
        if self.forms.node(less, own) == self.forms.node(more, other) {
            return true;
        }
        let bound = |items: &[ItemId], item: ItemId| -> Vec<ItemId> {
            items.iter().copied().chain([item]).collect()
        };
        let nodes = (self.program.node(less), self.program.node(more));
        match nodes {
            (Some(Node::And(_)), _) | (_, Some(Node::And(_))) => {
                let (less, more) = (self.forms.flat(less, true), self.forms.flat(more, true));
                self.lists(&less, &more, true, items)
            }
            (Some(Node::Or(_)), _) | (_, Some(Node::Or(_))) => {
                let (less, more) = (self.forms.flat(less, false), self.forms.flat(more, false));
                self.lists(&less, &more, false, items)
            }
            (Some(Node::Not(less)), Some(Node::Not(more))) => {
                self.at_most(more, less, [other, own])
            }
            (
                Some(Node::All { item, list, body }),
                Some(Node::All { item: other_item, list: other_list, body: other_body }),
            )
            | (
                Some(Node::Some { item, list, body }),
                Some(Node::Some { item: other_item, list: other_list, body: other_body }),
            ) => {
                // The same list of the document; one of an item is told apart by the item around it.
                (list.kind, list.list) == (other_list.kind, other_list.list)
                    && list.row == other_list.row
                    && self.at_most(
                        body,
                        other_body,
                        [&bound(own, item), &bound(other, other_item)],
                    )
            }
            (
                Some(Node::Compare(relation, left, right)),
                Some(Node::Compare(other_relation, other_left, other_right)),
            ) => {
                self.forms.node(left, own) == self.forms.node(other_left, other)
                    && self.sides((relation, right, own), (other_relation, other_right, other))
            }
            _ => false,
        }
    }

    /// Whether a comparison is at most another of the same term.
    fn sides(
        &mut self,
        (relation, right, own): (Relation, NodeId, &[ItemId]),
        (other_relation, other_right, other): (Relation, NodeId, &[ItemId]),
    ) -> bool {
        let order = if self.forms.node(right, own) == self.forms.node(other_right, other) {
            Some(Ordering::Equal)
        } else {
            self.constants(right, other_right)
        };
        let Some(order) = order else { return false };
        match (relation, other_relation) {
            (one, same) if one == same => match one {
                Relation::AtLeast | Relation::Above => order.is_ge(),
                Relation::AtMost | Relation::Below => order.is_le(),
                Relation::Is | Relation::IsNot => order.is_eq(),
            },
            (Relation::Above | Relation::Is, Relation::AtLeast) => order.is_ge(),
            (Relation::Below | Relation::Is, Relation::AtMost) => order.is_le(),
            (Relation::AtLeast, Relation::Above) => order.is_gt(),
            (Relation::AtMost, Relation::Below) => order.is_lt(),
            (Relation::Above | Relation::Below, Relation::IsNot) => order.is_eq(),
            _ => false,
        }
    }

    /// How two constants stand whose order is always decided.
    fn constants(&self, one: NodeId, other: NodeId) -> Option<Ordering> {
        match (self.program.node(one)?, self.program.node(other)?) {
            (Node::Constant(one), Node::Constant(other)) => match (one, other) {
                (Value::Number(one), Value::Number(other)) => Some(one.cmp(&other)),
                (Value::Date(one), Value::Date(other)) => Some(one.cmp(&other)),
                (Value::Level(one), Value::Level(other)) => Some(one.cmp(&other)),
                (Value::BusinessDays(one), Value::BusinessDays(other)) => Some(one.cmp(&other)),
                _ => None,
            },
            (
                Node::QuantityConstant { number: one, unit, base },
                Node::QuantityConstant { number: other, unit: other_unit, base: other_base },
            ) if (unit, base) == (other_unit, other_base) => Some(one.cmp(&other)),
            _ => None,
        }
    }
}
