//! What must be written along with an edit: the members that a record must have, where it is written for the first time.

use std::collections::BTreeSet;

use super::edit::Edit;
use super::goal::Goal;
use super::scenario::Before;
use super::search::Setting;
use super::witness::Cutter;
use super::{Cell, Regions, Scenario};
use crate::explain::Ground;
use crate::facts::{DocumentState, Fact, State};
use crate::layout::{Layout, NodeId, NodeKind};
use crate::typed::{KindId, ResultWord};
use crate::value::Value;

/// A record of a document.
#[derive(Clone, Copy)]
struct Record {
    kind: KindId,
    document: usize,
    node: NodeId,
    row: usize,
}

impl Scenario<'_> {
    /// The leaves and lists that must be written along with some cells.
    pub(super) fn company(&self, cells: &BTreeSet<Cell>) -> Vec<Cell> {
        let mut company: Vec<Cell> = Vec::new();
        for cell in cells.iter().filter(|cell| !self.is_written(**cell)) {
            let Some(record) = self.topmost_blank(*cell) else { continue };
            for found in self.must_have(record, &|cell| cells.contains(&cell)) {
                if !cells.contains(&found) && !company.contains(&found) {
                    company.push(found);
                }
            }
        }
        company
    }

    /// The outermost record around a cell in which nothing is written.
    fn topmost_blank(&self, cell: Cell) -> Option<Record> {
        let (kind, document) = cell.document()?;
        let (_, mut node) = cell.node(self.program)?;
        let layout = &self.program.kind(kind)?.layout;
        let mut topmost = None;
        while let Some(parent) = parent(layout, node) {
            let record = Record { kind, document, node: parent, row: cell.row() };
            if self.below(record).iter().any(|cell| self.is_written(*cell)) {
                break;
            }
            topmost = Some(record);
            node = parent;
        }
        topmost
    }

    fn below(&self, Record { kind, document, node, row }: Record) -> Vec<Cell> {
        Cell::of_ground(self.program, Ground::Place { kind, document, node, row })
    }

    /// The leaves and lists that a record must have, with those of the records in it that are written or that it must have.
    fn must_have(&self, record: Record, written: &dyn Fn(Cell) -> bool) -> Vec<Cell> {
        let Some(described) = self.program.kind(record.kind) else { return Vec::new() };
        let mut found = Vec::new();
        let mut waiting = vec![record];
        while let Some(record) = waiting.pop() {
            let Some(node) = described.layout.nodes.get(record.node.0) else { continue };
            let NodeKind::Record(members) = &node.kind else {
                found.extend(self.below(record));
                continue;
            };
            for member in members.iter().rev() {
                let member = Record { node: *member, ..record };
                let custody = described.custody.get(member.node.0);
                let is_record = described
                    .layout
                    .nodes
                    .get(member.node.0)
                    .is_some_and(|node| matches!(node.kind, NodeKind::Record(_)));
                let required = custody.is_some_and(|custody| custody.required);
                if required || is_record && self.below(member).into_iter().any(written) {
                    waiting.push(member);
                }
            }
        }
        found
    }
}

/// The record that a place stands in; none for an item of a list.
fn parent(layout: &Layout, node: NodeId) -> Option<NodeId> {
    let parent = layout.nodes.get(node.0)?.parent?;
    let is_record = matches!(layout.nodes.get(parent.0)?.kind, NodeKind::Record(_));
    is_record.then_some(parent)
}

impl Regions<'_> {
    /// Writes what must be written along with some edits that are made already, and notes it among them.
    pub(super) fn accompany(
        &mut self,
        goal: &Goal,
        company: Vec<Cell>,
        edits: &mut Vec<Edit>,
        undo: &mut Vec<Before>,
    ) {
        for edit in edits.iter_mut() {
            self.furnish(goal, edit, undo);
        }
        for cell in company {
            if edits.iter().any(|edit| edit.cell == cell) {
                continue;
            }
            if let Some(mut edit) = self.settle(goal, cell, undo) {
                edit.companion = true;
                self.furnish(goal, &mut edit, undo);
                edits.push(edit);
            }
        }
    }

    /// Gives the items that an edit adds what they must have; what they need not have stays blank.
    fn furnish(&mut self, goal: &Goal, edit: &mut Edit, undo: &mut Vec<Before>) {
        let (Cell::List { kind, document, .. }, Setting::Items(rows)) = (edit.cell, &edit.to)
        else {
            return;
        };
        let item = self.scenario.program.kind(kind).and_then(|kind| {
            let (_, list) = edit.cell.node(self.scenario.program)?;
            match kind.layout.nodes.get(list.0)?.kind {
                NodeKind::List(_, item) => Some(item),
                _ => None,
            }
        });
        let Some(item) = item else { return };
        for row in rows.clone() {
            let record = Record { kind, document, node: item, row };
            let must = self.scenario.must_have(record, &|cell| self.scenario.is_written(cell));
            for cell in must {
                let known = edit.members.iter().any(|member| member.cell == cell);
                if !known && !self.scenario.is_written(cell) {
                    edit.members.extend(self.settle(goal, cell, undo));
                }
            }
            self.leave_blank(edit.cell, row, undo);
        }
        for member in &mut edit.members {
            self.furnish(goal, member, undo);
        }
    }

    /// What stays open in an added item of a final document is not written there.
    fn leave_blank(&mut self, list: Cell, row: usize, undo: &mut Vec<Before>) {
        let document = list.document().and_then(|(kind, at)| self.scenario.document(kind, at));
        if document.is_none_or(|document| document.state == DocumentState::Draft) {
            return;
        }
        for cell in self.scenario.row_cells(list, row) {
            if self.scenario.is_open(cell) {
                let silent = Fact { state: State::Silent, value: Value::default(), at: 0 };
                undo.extend(match cell {
                    Cell::List { .. } => self.scenario.blank_list(cell, State::Silent),
                    _ => self.scenario.set(cell, silent),
                });
            }
        }
    }

    /// Writes the plainest value that leaves the goal reached.
    fn settle(&mut self, goal: &Goal, cell: Cell, undo: &mut Vec<Before>) -> Option<Edit> {
        if let Cell::List { kind, list, .. } = cell {
            let program = self.scenario.program;
            let least = program.kind(kind)?.layout.lists.get(list.0)?.least;
            let (before, rows) = self.scenario.append(cell, least)?;
            undo.push(before);
            return Some(Edit::plain(cell, Setting::Items(rows)));
        }
        undo.extend(self.scenario.open(cell));
        let places = self.places;
        let regions =
            Cutter { scenario: &mut self.scenario, goal, places, fence: None }.regions(cell).all;
        let passes = |regions: &mut Self, region: &super::Region| {
            let outcome = regions.judge_with(cell, region, goal);
            outcome.is_some_and(|outcome| outcome.result == ResultWord::Pass)
        };
        let chosen = regions.iter().find(|region| passes(self, region)).or(regions.first())?;
        let fact = chosen.fact(&mut self.scenario, cell)?;
        undo.extend(self.scenario.set(cell, fact));
        Some(Edit::plain(cell, Setting::Value(chosen.clone())))
    }
}
