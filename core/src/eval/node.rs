//! The evaluator: one match over the constructs.

use super::compare::{compare, within};
use super::datum::Datum;
use super::truth::{Fault, Truth};
use super::{Evaluation, arithmetic};
use crate::facts::State;
use crate::layout::{NodeKind, SlotId};
use crate::program::{Cell, Node, NodeId, PlaceRef, QuantitySlots, SlotRef};
use crate::typed::{ChoiceId, TableId, Type};
use crate::value::{Decimal, Value};

impl NodeId {
    /// Whether a formula holds.
    pub fn truth(self, evaluation: &mut Evaluation<'_>) -> Truth {
        if !evaluation.step() {
            return Truth::Error(Fault::Limit);
        }
        let truth = self.formula(evaluation);
        evaluation.suppose_formula(self, truth)
    }

    fn formula(self, evaluation: &mut Evaluation<'_>) -> Truth {
        match evaluation.program.node(self).unwrap_or(Node::Nowhere) {
            Node::Disclosed(place) => evaluation.disclosed(place),
            Node::Compare(relation, left, right) => {
                compare(relation, left.datum(evaluation), right.datum(evaluation))
            }
            Node::In(item, set) => {
                let item = item.datum(evaluation);
                let is = tekigo_grammar::tree::Relation::Is;
                let program = evaluation.program;
                any(program.parts(set), |member| compare(is, item, member.datum(evaluation)))
            }
            Node::And(parts) => all(evaluation.program.parts(parts), |part| part.truth(evaluation)),
            Node::Or(parts) => any(evaluation.program.parts(parts), |part| part.truth(evaluation)),
            Node::Not(part) => !part.truth(evaluation),
            Node::All { item, list, body } => evaluation.all(item, list, body),
            Node::Some { item, list, body } => evaluation.some(item, list, body),
            Node::Each { later, earlier, list, order, body } => {
                evaluation.each(later, earlier, list, order, body)
            }
            term => term.term(evaluation).truth(),
        }
    }

    /// What a term gives.
    pub fn datum<'a>(self, evaluation: &mut Evaluation<'a>) -> Datum<'a> {
        match evaluation.program.node(self).unwrap_or(Node::Nowhere) {
            Node::Disclosed(_)
            | Node::Compare(..)
            | Node::In(..)
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::All { .. }
            | Node::Some { .. }
            | Node::Each { .. } => self.truth(evaluation).into(),
            term if evaluation.step() => term.term(evaluation),
            _ => Datum::Error(Fault::Limit),
        }
    }
}

impl Node {
    fn term<'a>(self, evaluation: &mut Evaluation<'a>) -> Datum<'a> {
        match self {
            Self::Constant(Value::Text(text)) => Datum::Text(evaluation.program.text(text)),
            Self::Constant(value) => Datum::Value(value),
            Self::Percent(number) => Datum::Ratio(number, Decimal::HUNDRED),
            Self::QuantityConstant { number, unit, base } => {
                Datum::Quantity { low: Some(number), high: Some(number), unit, base }
            }
            Self::Fact(slot) => evaluation.fact_datum(slot),
            Self::Quantity(slots) => evaluation.quantity(slots),
            Self::Choice(ChoiceId(at)) => evaluation
                .settings
                .choices
                .get(at)
                .copied()
                .flatten()
                .map_or(Datum::Unknown, Datum::Value),
            Self::Parameter(id) => evaluation
                .settings
                .parameters
                .get(id.0)
                .copied()
                .map_or(Datum::Unknown, Datum::Value),
            Self::Lookup(table) => evaluation.lookup(table),
            Self::AsOf => Datum::Value(Value::Date(evaluation.settings.as_of)),
            Self::DayOf(part) => evaluation.day_of(part),
            Self::Else(first, second) => match first.datum(evaluation) {
                Datum::Absent => second.datum(evaluation),
                known => known,
            },
            Self::Ratio(part, whole) => {
                arithmetic::ratio(part.datum(evaluation), whole.datum(evaluation))
            }
            Self::Add(left, right) => {
                arithmetic::add(left.datum(evaluation), right.datum(evaluation))
            }
            Self::Subtract(left, right) => {
                arithmetic::subtract(left.datum(evaluation), right.datum(evaluation))
            }
            Self::Multiply(left, right) => {
                arithmetic::multiply(left.datum(evaluation), right.datum(evaluation))
            }
            Self::Negate(part) => arithmetic::negate(part.datum(evaluation)),
            Self::Count { item, list, body } => evaluation.count(item, list, body),
            Self::Sum { item, list, body, zero } => evaluation.sum(item, list, body, zero),
            Self::Min { item, list, body } => evaluation.least(item, list, body),
            Self::Max { item, list, body } => evaluation.greatest(item, list, body),
            _ => Datum::Unknown,
        }
    }
}

/// `and` over the parts, up to the first that is false.
fn all(parts: &[NodeId], mut truth: impl FnMut(&NodeId) -> Truth) -> Truth {
    let mut whole = Truth::True;
    for part in parts {
        whole = whole.and(truth(part));
        if whole == Truth::False {
            break;
        }
    }
    whole
}

/// `or` over the parts, up to the first that is true.
fn any(parts: &[NodeId], mut truth: impl FnMut(&NodeId) -> Truth) -> Truth {
    !all(parts, |part| !truth(part))
}

impl<'a> Evaluation<'a> {
    /// A fact as a term.
    fn fact_datum(&self, slot: SlotRef) -> Datum<'a> {
        let (Some(document), Some(fact)) = (self.document(slot.kind), self.fact(slot)) else {
            return Datum::Unknown;
        };
        match (fact.state, fact.value) {
            (State::Value, Value::Text(text)) => {
                document.text(text).map_or(Datum::Unknown, Datum::Text)
            }
            (State::Value, value) => Datum::Value(value),
            (State::Silent | State::Withheld | State::Inapplicable, _) => Datum::Absent,
            (State::Open | State::Unreadable, _) => Datum::Unknown,
        }
    }

    /// A quantity: one value of all its members.
    fn quantity(&self, slots: QuantitySlots) -> Datum<'a> {
        let member =
            |slot: SlotId| self.fact_datum(SlotRef { kind: slots.kind, slot, row: slots.row });
        let value = member(slots.value);
        let unit = slots.unit.map(member);
        let base = slots.base.map(member);
        let exactness = slots.exactness.map(|(slot, words)| (member(slot), words));
        let needed = [Some(value), unit, base, exactness.map(|(word, _)| word)];
        if needed.contains(&Some(Datum::Unknown)) {
            return Datum::Unknown;
        }
        if needed.contains(&Some(Datum::Absent)) {
            return Datum::Absent;
        }
        let level = |datum: Option<Datum<'_>>| match datum {
            Some(Datum::Value(Value::Level(at))) => Some(at),
            _ => None,
        };
        let Datum::Value(Value::Number(number)) = value else { return Datum::Unknown };
        let position = match exactness {
            None => Some(0),
            Some((word, words)) => {
                words.iter().position(|known| known.is_some() && *known == level(Some(word)))
            }
        };
        let number_of = |datum: Datum<'_>| match datum {
            Datum::Value(Value::Number(number)) => Some(number),
            _ => None,
        };
        let (low, high) = match position {
            Some(0) => (Some(number), Some(number)),
            Some(2) => (Some(number), None),
            Some(3) => (None, Some(number)),
            _ => {
                let about = slots
                    .range
                    .and_then(|(low, high)| number_of(member(low)).zip(number_of(member(high))));
                match about {
                    Some((low, high)) if low <= high => (Some(low), Some(high)),
                    _ => return Datum::Unknown,
                }
            }
        };
        Datum::Quantity { low, high, unit: level(unit), base: level(base) }
    }

    /// `x is disclosed`: whether some leaf or list of the place is.
    fn disclosed(&self, place: PlaceRef) -> Truth {
        let (Some(kind), Some(document)) =
            (self.program.kind(place.kind), self.document(place.kind))
        else {
            return Truth::Unknown;
        };
        let row = self.row(place.row);
        let mut whole = Truth::False;
        let mut waiting = vec![place.node];
        while let Some(node) = waiting.pop() {
            let state = match kind.layout.nodes.get(node.0).map(|node| &node.kind) {
                Some(NodeKind::Record(members)) => {
                    waiting.extend(members);
                    continue;
                }
                Some(NodeKind::Leaf(slot)) => document.fact(*slot, row).map(|fact| fact.state),
                Some(NodeKind::List(list, _)) => document.list(*list, row).map(|list| list.state),
                None => None,
            };
            whole = whole.or(state.map_or(Truth::Unknown, is_disclosed));
        }
        whole
    }

    /// The row of a table that holds, or what all rows agree on that a choice not yet made leaves possible.
    fn lookup(&mut self, id: TableId) -> Datum<'a> {
        let program = self.program;
        let Some(table) = program.tables.get(id.0) else { return Datum::Unknown };
        let mut keys = Vec::with_capacity(table.keys.len());
        let mut unknown = false;
        for key in &table.keys {
            let open_choice = matches!(program.node(*key), Some(Node::Choice(_)));
            match key.datum(self) {
                Datum::Value(value) => keys.push(Some(value)),
                Datum::Error(fault) => return Datum::Error(fault),
                _ if open_choice => keys.push(None),
                _ => unknown = true,
            }
        }
        if unknown {
            return Datum::Unknown;
        }
        let possible = |cells: &[Cell]| {
            cells.iter().zip(&keys).all(|(cell, key)| key.is_none_or(|key| cell.holds(key)))
        };
        let mut values = table
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| possible(&row.cells))
            .map(|(at, row)| self.suppose_row(id, at, row.value));
        let Some(Some(first)) = values.next() else { return Datum::Unknown };
        if values.any(|value| value != Some(first)) {
            return Datum::Unknown;
        }
        match (table.of, first) {
            (Type::Ratio, Value::Number(percent)) => Datum::Ratio(percent, Decimal::HUNDRED),
            (_, Value::Text(text)) => Datum::Text(program.text(text)),
            (_, value) => Datum::Value(value),
        }
    }

    /// `day of x`: the date, where all moments lie on one.
    fn day_of(&mut self, part: NodeId) -> Datum<'a> {
        match part.datum(self) {
            Datum::Value(Value::Instant(instant)) => {
                let zone = self.program.zone;
                match (instant.first.date(zone), instant.last.date(zone)) {
                    (Some(first), Some(last)) if first == last => Datum::Value(Value::Date(first)),
                    (Some(_), Some(_)) => Datum::Unknown,
                    _ => Datum::Error(Fault::OutOfCalendar),
                }
            }
            Datum::Absent => Datum::Absent,
            other => other.neither(other),
        }
    }
}

impl Cell {
    /// Whether a value satisfies the cell.
    #[must_use]
    pub fn holds(&self, value: Value) -> bool {
        match self {
            Self::Any => true,
            Self::Literals(literals) => literals.contains(&value),
            Self::Range(from, to) => within(value, from.as_ref(), to.as_ref()),
        }
    }
}

/// `is disclosed`, by state (section 2 of the reference).
#[must_use]
pub(crate) fn is_disclosed(state: State) -> Truth {
    match state {
        State::Value => Truth::True,
        State::Open | State::Unreadable => Truth::Unknown,
        State::Silent | State::Withheld | State::Inapplicable => Truth::False,
    }
}
