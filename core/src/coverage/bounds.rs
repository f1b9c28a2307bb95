//! Between which numbers a term lies by its schema, so that nobody is asked to show what cannot be.

use tekigo_grammar::tree::Relation;

use crate::layout::SlotType;
use crate::program::{Node, NodeId, Program, SlotRef};
use crate::types::{Leaf, NumberBounds};
use crate::value::{Decimal, Value};

/// The least and the most that a term may be; `None` where nothing bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    least: Option<Decimal>,
    most: Option<Decimal>,
}

impl Bounds {
    /// Of a construct whose parts are known.
    pub(super) fn of(program: &Program, node: &Node, part: impl Fn(NodeId) -> Self) -> Self {
        match *node {
            Node::Constant(Value::Number(number)) | Node::QuantityConstant { number, .. } => {
                Self { least: Some(number), most: Some(number) }
            }
            Node::Fact(slot) => Self::of_slot(program, slot),
            Node::Quantity(slots) => Self::of_slot(
                program,
                SlotRef { kind: slots.kind, slot: slots.value, row: slots.row },
            ),
            Node::Else(first, second) => {
                let (first, second) = (part(first), part(second));
                let both = |one: Option<Decimal>, other: Option<Decimal>| one.zip(other);
                Self {
                    least: both(first.least, second.least).map(|(one, other)| one.min(other)),
                    most: both(first.most, second.most).map(|(one, other)| one.max(other)),
                }
            }
            Node::Count { .. } => Self { least: Some(Decimal::ZERO), most: None },
            _ => Self::default(),
        }
    }

    fn of_slot(program: &Program, slot: SlotRef) -> Self {
        let layout = program.kind(slot.kind).map(|kind| &kind.layout);
        let leaf = layout.and_then(|layout| layout.slots.get(slot.slot.0)).map(|slot| &slot.leaf);
        let Some(SlotType::Plain(Leaf::Number(NumberBounds { least, most, .. }))) = leaf else {
            return Self::default();
        };
        Self { least: least.map(|end| end.number), most: most.map(|end| end.number) }
    }

    /// Whether a comparison with another term is never false. What a quantity says may lie anywhere from its bounds outwards
    /// (`at_least`, `at_most`), so only this can be ruled out, and not that it is never true.
    pub(super) fn always(self, relation: Relation, other: Self) -> bool {
        let least = |one: Self, other: Self| one.least.zip(other.most);
        match relation {
            Relation::AtLeast => least(self, other).is_some_and(|(one, other)| one >= other),
            Relation::AtMost => least(other, self).is_some_and(|(other, one)| other >= one),
            Relation::Above => least(self, other).is_some_and(|(one, other)| one > other),
            Relation::Below => least(other, self).is_some_and(|(other, one)| other > one),
            Relation::Is | Relation::IsNot => false,
        }
    }
}
