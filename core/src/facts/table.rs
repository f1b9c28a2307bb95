//! Tables: the columns that grow by one fact with each row.

use super::{DocumentState, Fact, Facts, ListFact, State, Texts};
use crate::layout::{Layout, ListId, NodeId, NodeKind, SlotId};
use crate::value::Value;

/// A fact nobody has written.
const BLANK: Fact = Fact { state: State::Open, value: Value::Boolean(false), at: 0 };

/// A list nobody has written.
const BLANK_LIST: ListFact =
    ListFact { state: State::Open, more: false, first: 0, length: 0, at: 0 };

/// The facts before anything is read: the document's one row, everything in it open.
pub(super) fn start(layout: &Layout) -> Facts {
    let one = |table: Option<ListId>| usize::from(table.is_none());
    Facts {
        state: DocumentState::Final,
        columns: layout.slots.iter().map(|slot| vec![BLANK; one(slot.table)]).collect(),
        lists: layout.lists.iter().map(|list| vec![BLANK_LIST; one(list.table)]).collect(),
        texts: Texts::default(),
        claims: Vec::new(),
        problems: Vec::new(),
        further_problems: 0,
    }
}

/// The rows that a table has room for at first: growing from one row on costs more than all else that rows cost.
const FIRST_ROWS: usize = 16;

/// What makes up the table of a list's items.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    slots: Vec<SlotId>,
    lists: Vec<ListId>,
    /// How many rows it has.
    pub rows: usize,
}

impl Table {
    /// The table of each list.
    pub(super) fn all(layout: &Layout) -> Vec<Self> {
        let mut tables = vec![Self::default(); layout.lists.len()];
        for (at, slot) in layout.slots.iter().enumerate() {
            if let Some(table) = slot.table.and_then(|list| tables.get_mut(list.0)) {
                table.slots.push(SlotId(at));
            }
        }
        for (at, list) in layout.lists.iter().enumerate() {
            if let Some(table) = list.table.and_then(|list| tables.get_mut(list.0)) {
                table.lists.push(ListId(at));
            }
        }
        tables
    }

    /// Adds a row; its number.
    pub(super) fn push(&mut self, facts: &mut Facts) -> usize {
        let room = if self.rows == 0 { FIRST_ROWS } else { 0 };
        for slot in &self.slots {
            if let Some(column) = facts.columns.get_mut(slot.0) {
                column.reserve(room);
                column.push(BLANK);
            }
        }
        for list in &self.lists {
            if let Some(column) = facts.lists.get_mut(list.0) {
                column.push(BLANK_LIST);
            }
        }
        self.rows += 1;
        self.rows - 1
    }
}

/// The leaves and lists of a place, without the items of its lists.
pub(super) struct Inside<'a> {
    layout: &'a Layout,
    waiting: Vec<NodeId>,
}

/// A leaf or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Leaf(SlotId),
    List(ListId),
}

impl<'a> Inside<'a> {
    pub(super) fn new(layout: &'a Layout, node: NodeId) -> Self {
        Self { layout, waiting: vec![node] }
    }
}

impl Iterator for Inside<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        while let Some(node) = self.waiting.pop() {
            match &self.layout.nodes.get(node.0)?.kind {
                NodeKind::Leaf(slot) => return Some(Part::Leaf(*slot)),
                NodeKind::List(list, _) => return Some(Part::List(*list)),
                NodeKind::Record(members) => self.waiting.extend(members),
            }
        }
        None
    }
}
