//! Facts as the document that says them, and nothing else: what an analysis found, as somebody can read it and try it.

use serde_json::{Map, Value as Json};

use super::PLACEHOLDER;
use crate::facts::place::{Place, pointer};
use crate::facts::{DocumentState, Facts, State};
use crate::layout::{NodeId, NodeKind, SlotType};
use crate::program::Kind;
use crate::value::{Instant, Value, ZoneOffset};

/// The document of a kind that says just these facts. What is silent is left out, and so is what is open: of the two a
/// document's state tells which is meant. An unreadable fact has no form, and is left out too.
#[must_use]
pub fn write(kind: &Kind, facts: &Facts) -> Json {
    let mut writer = Writer { kind, facts, marks: Map::new() };
    let members = match writer.node(NodeId(0), 0) {
        Some(Json::Object(members)) => members,
        _ => Map::new(),
    };
    let mut document = Map::new();
    document.insert("kind".to_owned(), kind.name.as_str().into());
    let state = match facts.state {
        DocumentState::Draft => "draft",
        DocumentState::Final => "final",
    };
    document.insert("state".to_owned(), state.into());
    if !writer.marks.is_empty() {
        document.insert("absent".to_owned(), Json::Object(writer.marks));
    }
    document.extend(members);
    Json::Object(document)
}

/// A document as it would be if it were declared final, or a draft that withholds what it does not say.
#[must_use]
pub fn declared(facts: &Facts, state: DocumentState) -> Facts {
    let mut facts = facts.clone();
    facts.state = state;
    let turn = |of: &mut State| match (*of, state) {
        (State::Open, DocumentState::Final) => *of = State::Silent,
        (State::Silent, DocumentState::Draft) => *of = State::Withheld,
        _ => {}
    };
    facts.columns.iter_mut().flatten().for_each(|fact| turn(&mut fact.state));
    facts.lists.iter_mut().flatten().for_each(|list| turn(&mut list.state));
    facts
}

/// A leaf's value as a document writes it; the texts are those of its document.
#[must_use]
pub fn leaf(leaf: &SlotType, facts: &Facts, value: Value, zone: ZoneOffset) -> Json {
    match (value, leaf) {
        (Value::Boolean(value), _) => value.into(),
        (Value::Number(value), _) => number(&value.to_string()),
        (Value::BusinessDays(days), _) => days.into(),
        (Value::Text(text), _) => facts.text(text).into(),
        (Value::Date(date), _) => date.to_string().into(),
        (Value::Instant(instant), _) => moment(instant, zone).into(),
        (Value::Duration(duration), _) => duration.to_string().into(),
        (Value::Level(at), SlotType::Words(words)) => {
            usize::try_from(at).ok().and_then(|at| words.get(at)).map(String::as_str).into()
        }
        (Value::Level(at), SlotType::Plain(_)) => at.into(),
    }
}

/// A number as it is written; a text where JSON has no such number.
#[must_use]
pub fn number(written: &str) -> Json {
    let number: Result<serde_json::Number, _> = serde_json::from_str(written);
    number.map_or_else(|_| written.into(), Json::Number)
}

/// A moment; or the day or month that it is somewhere in.
fn moment(instant: Instant, zone: ZoneOffset) -> String {
    if instant.first == instant.last {
        return instant.first.in_zone(zone).to_string();
    }
    match (instant.first.date(zone), instant.last.date(zone)) {
        (Some(first), Some(last)) if first != last => {
            format!("{:04}-{:02}", first.year(), first.month())
        }
        (Some(day), _) => day.to_string(),
        (None, _) => instant.first.in_zone(zone).to_string(),
    }
}

struct Writer<'a> {
    kind: &'a Kind,
    facts: &'a Facts,
    marks: Map<String, Json>,
}

impl Writer<'_> {
    /// What stands at a node; `None` where nothing does. Schemas nest as deep as their reader allows, never deeper.
    fn node(&mut self, node: NodeId, row: usize) -> Option<Json> {
        let kind = self.kind;
        match &kind.layout.nodes.get(node.0)?.kind {
            NodeKind::Record(members) => {
                let mut record = Map::new();
                for member in members {
                    if let Some(value) = self.node(*member, row) {
                        let name = kind.layout.nodes.get(member.0)?.name.clone();
                        record.insert(name, value);
                    }
                }
                (!record.is_empty()).then_some(Json::Object(record))
            }
            NodeKind::Leaf(slot) => {
                let fact = self.facts.fact(*slot, row)?;
                self.mark(node, row, fact.state, false);
                let described = kind.layout.slots.get(slot.0)?;
                (fact.state == State::Value)
                    .then(|| leaf(&described.leaf, self.facts, fact.value, kind.layout.zone))
            }
            NodeKind::List(list, item) => {
                let fact = *self.facts.list(*list, row)?;
                self.mark(node, row, fact.state, fact.more);
                if fact.state != State::Value {
                    return None;
                }
                let blank = match kind.layout.nodes.get(item.0)?.kind {
                    NodeKind::Record(_) => Json::Object(Map::new()),
                    _ => Json::Null,
                };
                let rows = fact.first..fact.first.saturating_add(fact.length);
                let items = rows.map(|row| self.node(*item, row).unwrap_or(blank.clone()));
                Some(Json::Array(items.collect()))
            }
        }
    }

    fn mark(&mut self, node: NodeId, row: usize, state: State, more: bool) {
        let why = match state {
            State::Withheld => "withheld",
            State::Inapplicable => "inapplicable",
            State::Value | State::Open if more => "more",
            _ => return,
        };
        let Some(pointer) = pointer(&self.kind.layout, self.facts, Place { node, row }) else {
            return;
        };
        let mut mark = Map::new();
        mark.insert("why".to_owned(), why.into());
        if !more {
            mark.insert("reason".to_owned(), PLACEHOLDER.into());
        }
        self.marks.insert(pointer, Json::Object(mark));
    }
}
