//! Terms: which facts, choices and parameters their value rests on.

use tekigo_grammar::diagnostic::Bilingual;

use super::{Found, Ground, Trace, Walk};
use crate::eval::Datum;
use crate::facts::State;
use crate::layout::SlotId;
use crate::program::{Cell, Node, NodeId, QuantitySlots, SlotRef};
use crate::typed::TableId;
use crate::value::Value;

/// The position of `about` among the words of a quantity's exactness.
const ABOUT: usize = 1;

impl Walk<'_, '_> {
    /// The reasoning of a term. `wanted` is what it must be, where a requirement compares it.
    pub(super) fn term(&mut self, id: NodeId, wanted: Option<Bilingual>) -> Trace {
        let program = self.evaluation.program;
        let node = program.node(id).unwrap_or(Node::Nowhere);
        if let Node::Fact(slot) = node {
            return self.fact(slot, wanted);
        }
        let datum = self.datum(id);
        let mut trace = self.part(id, self.found(datum, id));
        if !self.may_tell() {
            return trace;
        }
        match node {
            Node::Quantity(slots) => {
                trace.wanted.clone_from(&wanted);
                trace.parts = self.quantity(slots, wanted.as_ref());
            }
            Node::Choice(choice) => {
                trace.ground = Some(Ground::Choice(choice));
                trace.wanted = wanted;
            }
            Node::Parameter(parameter) => {
                trace.ground = Some(Ground::Parameter(parameter));
                trace.wanted = wanted;
            }
            Node::AsOf => {
                trace.ground = Some(Ground::AsOf);
                trace.wanted = wanted;
            }
            Node::Lookup(table) => trace.parts = self.lookup(table, datum),
            Node::DayOf(part) | Node::Negate(part) => trace.parts.push(self.term(part, None)),
            Node::Else(first, second) => {
                let absent = self.datum(first) == Datum::Absent;
                trace.parts.push(self.term(first, wanted));
                if absent {
                    trace.parts.push(self.term(second, None));
                }
            }
            Node::Ratio(part, whole) => {
                trace.parts = self.calculation(part, whole, datum);
                // A whole of zero is an error whatever the part is, so the whole decides beside an unknown part too.
                if let (Some(whole), false) =
                    (trace.parts.last_mut(), matches!(datum, Datum::Error(_)))
                {
                    whole.decides = true;
                }
            }
            Node::Add(left, right) | Node::Subtract(left, right) | Node::Multiply(left, right) => {
                trace.parts = self.calculation(left, right, datum);
            }
            Node::Count { item, list, body } => {
                self.aggregate(&mut trace, (item, list), body, true);
            }
            Node::Sum { item, list, body, .. }
            | Node::Min { item, list, body }
            | Node::Max { item, list, body } => {
                self.aggregate(&mut trace, (item, list), Some(body), false);
            }
            Node::Constant(_)
            | Node::Percent(_)
            | Node::QuantityConstant { .. }
            | Node::Fact(_)
            | Node::Nowhere => {}
            // A formula that stands where a Boolean is compared.
            Node::Disclosed(_)
            | Node::Compare(..)
            | Node::In(..)
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::All { .. }
            | Node::Some { .. }
            | Node::Each { .. } => trace.parts.push(self.formula(id, None)),
        }
        trace
    }

    fn found(&self, datum: Datum<'_>, id: NodeId) -> Found {
        let program = self.evaluation.program;
        match (datum, self.value(datum, program.type_of(id))) {
            (Datum::Error(fault), _) => Found::Error(fault),
            (_, Some(words)) => Found::Value(words),
            (_, None) => Found::Undecided,
        }
    }

    /// A leaf of a document.
    pub(super) fn fact(&mut self, slot: SlotRef, wanted: Option<Bilingual>) -> Trace {
        let program = self.evaluation.program;
        let kind = program.kind(slot.kind);
        let node = kind.and_then(|kind| kind.layout.slots.get(slot.slot.0)).map(|slot| slot.node);
        let node = node.unwrap_or(crate::layout::NodeId(0));
        let found = match self.evaluation.fact(slot) {
            Some(fact) if fact.state == State::Value => {
                let of = kind.and_then(|kind| kind.slot_types.get(slot.slot.0).copied());
                let facts = self.evaluation.document(slot.kind);
                let text = match fact.value {
                    Value::Text(id) => facts.and_then(|facts| facts.text(id)).map(Datum::Text),
                    _ => None,
                };
                let datum = text.unwrap_or(Datum::Value(fact.value));
                let words = of.and_then(|of| self.value(datum, of));
                Found::Value(words.unwrap_or_default())
            }
            Some(fact) => Found::State(fact.state),
            None => Found::Undecided,
        };
        let _ = self.may_tell();
        let ground = Ground::Place {
            kind: slot.kind,
            document: self.document(slot.kind),
            node,
            row: self.evaluation.row(slot.row),
        };
        Trace { ground: Some(ground), wanted, ..Trace::new(self.title(slot.kind, node), found) }
    }

    /// A quantity: where a member is missing, those that are; otherwise all that were read.
    fn quantity(&mut self, slots: QuantitySlots, wanted: Option<&Bilingual>) -> Vec<Trace> {
        let slot = |slot: SlotId| SlotRef { kind: slots.kind, slot, row: slots.row };
        let needed =
            [Some(slots.value), slots.unit, slots.base, slots.exactness.map(|(word, _)| word)];
        let needed: Vec<SlotId> = needed.into_iter().flatten().collect();
        let state = |walk: &Self, member: SlotId| {
            walk.evaluation.fact(slot(member)).map_or(State::Open, |fact| fact.state)
        };
        let open = |state: State| matches!(state, State::Open | State::Unreadable);
        let any_open = needed.iter().any(|member| open(state(self, *member)));
        let any_absent = needed.iter().any(|member| state(self, *member) != State::Value);
        let decides = |state: State| {
            if any_open { open(state) } else { !any_absent || state != State::Value }
        };
        let mut traces = Vec::new();
        for member in &needed {
            let wanted = wanted.filter(|_| *member == slots.value).cloned();
            let mut trace = self.fact(slot(*member), wanted);
            trace.decides = decides(state(self, *member));
            traces.push(trace);
        }
        if any_absent {
            return traces;
        }
        let about = slots.exactness.is_some_and(|(word, words)| {
            let is = self.evaluation.fact(slot(word)).map(|fact| fact.value);
            words.get(ABOUT).copied().flatten().is_some_and(|about| is == Some(Value::Level(about)))
        });
        if let (true, Some((low, high))) = (about, slots.range) {
            traces.push(self.fact(slot(low), None));
            traces.push(self.fact(slot(high), None));
        }
        traces
    }

    /// A look-up: the keys of the row that held but for its `any`; of an unknown one, what made it so.
    fn lookup(&mut self, table: TableId, found: Datum<'_>) -> Vec<Trace> {
        let program = self.evaluation.program;
        let Some(table) = program.tables.get(table.0) else { return Vec::new() };
        let keys: Vec<(NodeId, Datum<'_>)> =
            table.keys.iter().map(|key| (*key, self.datum(*key))).collect();
        let is_choice = |id: NodeId| matches!(program.node(id), Some(Node::Choice(_)));
        let value = |datum: Datum<'_>| match datum {
            Datum::Value(value) => Some(value),
            _ => None,
        };
        let lost = |(id, datum): (NodeId, Datum<'_>)| value(datum).is_none() && !is_choice(id);
        let decides: Vec<bool> = if keys.iter().any(|key| lost(*key)) {
            keys.iter().map(|key| lost(*key)).collect()
        } else if matches!(found, Datum::Unknown) {
            vec![true; keys.len()]
        } else if keys.iter().any(|(_, datum)| value(*datum).is_none()) {
            // The rows that are left agree, whatever is chosen.
            keys.iter().map(|(_, datum)| value(*datum).is_some()).collect()
        } else {
            let holds = |cells: &[Cell]| {
                cells
                    .iter()
                    .zip(&keys)
                    .all(|(cell, (_, key))| value(*key).is_some_and(|key| cell.holds(key)))
            };
            let row = table.rows.iter().find(|row| holds(&row.cells));
            let asks = |at: usize| {
                row.and_then(|row| row.cells.get(at)).is_none_or(|cell| *cell != Cell::Any)
            };
            (0..keys.len()).map(asks).collect()
        };
        let mut traces = Vec::new();
        for ((key, _), decides) in keys.into_iter().zip(decides) {
            let trace = self.term(key, None);
            traces.push(Trace { decides, ..trace });
        }
        traces
    }

    /// `a of b`, `a + b`, …
    fn calculation(&mut self, left: NodeId, right: NodeId, found: Datum<'_>) -> Vec<Trace> {
        let (left_datum, right_datum) = (self.datum(left), self.datum(right));
        let own_error = matches!(found, Datum::Error(_))
            && !matches!(left_datum, Datum::Error(_))
            && !matches!(right_datum, Datum::Error(_));
        let (left_decides, right_decides) = if own_error {
            (true, true)
        } else {
            self.deciding_sides((left, left_datum), (right, right_datum))
        };
        let (left, right) = (self.term(left, None), self.term(right, None));
        vec![Trace { decides: left_decides, ..left }, Trace { decides: right_decides, ..right }]
    }
}
