//! Small worlds for the fact reader: shapes written as text, the layouts that ask for all of them, and facts printed one a line.
#![allow(dead_code, reason = "each test file takes what it needs")]

pub mod shape;
pub mod slow;
pub mod written;

use tekigo_core::facts::place::{self, Place};
use tekigo_core::facts::{DocumentState, Facts, State};
use tekigo_core::layout::{Layout, NodeId, NodeKind, SlotType};
use tekigo_core::value::{Value, ZoneOffset};

/// Every fact as `POINTER STATE VALUE`, in the order of the layout and rows; items of a list after it.
pub fn print(layout: &Layout, facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    print_node(layout, facts, Place { node: NodeId(0), row: 0 }, &mut lines);
    lines
}

fn print_node(layout: &Layout, facts: &Facts, place: Place, lines: &mut Vec<String>) {
    let Place { node, row } = place;
    match &layout.nodes[node.0].kind {
        NodeKind::Record(members) => {
            for member in members {
                print_node(layout, facts, Place { node: *member, row }, lines);
            }
        }
        NodeKind::Leaf(slot) => {
            let fact = facts.fact(*slot, row).unwrap();
            let pointer = place::pointer(layout, facts, place).unwrap();
            let value = match fact.state {
                State::Value => print_value(facts, fact.value, &layout.slots[slot.0].leaf),
                state => print_state(state).to_owned(),
            };
            lines.push(format!("{pointer} {value}"));
        }
        NodeKind::List(list, item) => {
            let fact = facts.list(*list, row).unwrap();
            let pointer = place::pointer(layout, facts, place).unwrap();
            let more = if fact.more { " more" } else { "" };
            let state = match fact.state {
                State::Value => format!("[{}]", fact.length),
                state => print_state(state).to_owned(),
            };
            lines.push(format!("{pointer} {state}{more}"));
            for row in fact.first..fact.first + fact.length {
                print_node(layout, facts, Place { node: *item, row }, lines);
            }
        }
    }
}

pub fn print_state(state: State) -> &'static str {
    match state {
        State::Value => "value",
        State::Open => "open",
        State::Silent => "silent",
        State::Withheld => "withheld",
        State::Inapplicable => "inapplicable",
        State::Unreadable => "unreadable",
    }
}

fn print_value(facts: &Facts, value: Value, slot: &SlotType) -> String {
    match (value, slot) {
        (Value::Level(at), SlotType::Words(words)) => {
            format!("= {}", words[usize::try_from(at).unwrap()])
        }
        (Value::Boolean(value), _) => format!("= {value}"),
        (Value::Number(number), _) => format!("= {number}"),
        (Value::Text(text), _) => format!("= {:?}", facts.text(text).unwrap()),
        (Value::Date(date), _) => format!("= {date}"),
        (Value::Instant(instant), _) => {
            let [first, last] =
                [instant.first, instant.last].map(|moment| moment.in_zone(ZoneOffset::default()));
            format!("= {first}/{last}")
        }
        (Value::Duration(duration), _) => format!("= {duration}"),
        (Value::BusinessDays(days), _) => format!("= {days} business days"),
        (Value::Level(_), SlotType::Plain(_)) => panic!("a level without words"),
    }
}

/// Every problem as `CODE POINTER`.
pub fn print_problems(facts: &Facts) -> Vec<String> {
    let problems = facts.problems.iter();
    problems.map(|problem| format!("{} {}", problem.kind.code(), problem.pointer)).collect()
}

/// The state of a document as it is written.
pub fn print_document_state(facts: &Facts) -> &'static str {
    match facts.state {
        DocumentState::Draft => "draft",
        DocumentState::Final => "final",
    }
}

/// Every node of a layout in every row of its table.
pub fn places(layout: &Layout, facts: &Facts) -> Vec<Place> {
    let mut places = Vec::new();
    let mut waiting = vec![Place { node: NodeId(0), row: 0 }];
    while let Some(place) = waiting.pop() {
        places.push(place);
        match &layout.nodes[place.node.0].kind {
            NodeKind::Record(members) => {
                waiting.extend(members.iter().map(|node| Place { node: *node, row: place.row }));
            }
            NodeKind::Leaf(_) => {}
            NodeKind::List(list, item) => {
                let fact = facts.list(*list, place.row).unwrap();
                let rows = fact.first..fact.first + fact.length;
                waiting.extend(rows.map(|row| Place { node: *item, row }));
            }
        }
    }
    places
}

/// What must be so of all facts: every column as long as its table, and the rows of lists side by side.
pub fn check_tables(layout: &Layout, facts: &Facts) {
    let mut rows: Vec<Option<usize>> = vec![None; layout.lists.len()];
    for (list, slots) in layout.lists.iter().enumerate().map(|(at, _)| {
        let of_list =
            |slot: &&tekigo_core::layout::Slot| slot.table.is_some_and(|table| table.0 == at);
        (at, layout.slots.iter().filter(of_list).count())
    }) {
        let mut lengths = Vec::new();
        for (at, slot) in layout.slots.iter().enumerate() {
            if slot.table.is_some_and(|table| table.0 == list) {
                lengths.push(facts.columns[at].len());
            }
        }
        for (at, inner) in layout.lists.iter().enumerate() {
            if inner.table.is_some_and(|table| table.0 == list) {
                lengths.push(facts.lists[at].len());
            }
        }
        assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{lengths:?} in {slots} slots");
        rows[list] = lengths.first().copied();
    }
    for (at, slot) in layout.slots.iter().enumerate() {
        assert!(slot.table.is_some() || facts.columns[at].len() == 1);
    }
    for (at, list) in layout.lists.iter().enumerate() {
        assert!(list.table.is_some() || facts.lists[at].len() == 1);
        let mut end = 0;
        for fact in &facts.lists[at] {
            assert!(fact.first >= end, "rows of two lists overlap");
            assert!(fact.state == State::Value || fact.length == 0);
            assert!(!fact.more || matches!(fact.state, State::Value | State::Open));
            end = fact.first + fact.length;
        }
        assert!(rows[at].is_none_or(|rows| end <= rows));
    }
}
