//! The walk: one pass over the text that fills the columns.
//!
//! The records and lists that are open, and asked for, stand on a stack of their own, so that the nesting of a document costs
//! no stack of the machine's. Until the text has ended nobody knows whether it is a draft, nor all its marks: a blank fact is
//! open until then.

use super::envelope::state_of;
use super::limits::Limits;
use super::mark::{self, Marks};
use super::problem::{DocumentError, Due, FactProblem, FactProblemKind};
use super::scanner::{Close, Scanner, Token};
use super::table::{self, Inside, Part, Table};
use super::text::{Written, is_blank};
use super::{DocumentState, Facts, ListFact, State, leaf::LeafReader, place};
use crate::layout::{self, Layout, ListId, NodeId, NodeKind};
use crate::value::Value;

/// Reads a text that is within its limits.
pub(super) fn read(text: &str, layout: &Layout, limits: &Limits) -> Result<Facts, DocumentError> {
    let mut walk = Walk {
        scanner: Scanner::new(text, limits.depth),
        layout,
        limits,
        facts: table::start(layout),
        tables: Table::all(layout),
        frames: Vec::with_capacity(8),
        seen: vec![0; layout.nodes.len()],
        state_at: None,
        marks: Marks::default(),
    };
    walk.document()?;
    let Walk { mut facts, marks, .. } = walk;
    mark::settle(&mut facts, layout, limits, marks);
    facts.problems.sort_by_key(|problem| problem.at);
    Ok(facts)
}

impl Facts {
    /// Notes a problem, unless there are too many.
    pub(super) fn note(&mut self, limits: &Limits, problem: impl FnOnce() -> FactProblem) {
        if self.problems.len() < limits.problems {
            self.problems.push(problem());
        } else {
            self.further_problems += 1;
        }
    }
}

struct Walk<'a> {
    scanner: Scanner<'a>,
    layout: &'a Layout,
    limits: &'a Limits,
    facts: Facts,
    /// The table of each list.
    tables: Vec<Table>,
    /// What is open.
    frames: Vec<Frame>,
    /// Where each node's value starts in the record that is open; 0 where there is none yet. A value never starts at 0.
    seen: Vec<usize>,
    /// Where the first `state` was.
    state_at: Option<usize>,
    marks: Marks<'a>,
}

/// An open record or list.
#[derive(Clone, Copy)]
enum Frame {
    Record(RecordFrame),
    List(ListFrame),
}

#[derive(Clone, Copy)]
struct RecordFrame {
    node: NodeId,
    row: usize,
    /// Where its brace is.
    at: usize,
    /// The position of the member that is likely to come next: documents tend to follow their schema's order.
    next: usize,
}

#[derive(Clone, Copy)]
struct ListFrame {
    node: NodeId,
    list: ListId,
    item: NodeId,
    row: usize,
    /// Where its bracket is.
    at: usize,
    /// Where the brace of the record is that holds it.
    holder: usize,
    first: usize,
    length: usize,
    /// Whether its table is full.
    full: bool,
}

impl<'a> Walk<'a> {
    fn document(&mut self) -> Result<(), DocumentError> {
        let at = self.scanner.start()?;
        self.open_record(NodeId(0), 0, at);
        // Whether the innermost frame was just opened, and so has had no entry yet.
        let mut fresh = true;
        while let Some(frame) = self.frames.last().copied() {
            fresh = match frame {
                Frame::Record(record) => self.record(record, fresh)?,
                Frame::List(list) => self.list(list, fresh)?,
            };
        }
        self.scanner.end()
    }

    /// One member of the innermost record, or its end; whether that opened a frame.
    fn record(&mut self, record: RecordFrame, fresh: bool) -> Result<bool, DocumentError> {
        if !self.scanner.entry(Close::Record, fresh)? {
            self.frames.pop();
            self.close_record(record);
            return Ok(false);
        }
        let name = self.scanner.name()?;
        if self.frames.len() == 1 && self.envelope(name)? {
            return Ok(false);
        }
        let Some((position, member)) = self.member(record, name) else {
            self.scanner.skip()?;
            return Ok(false);
        };
        if let Some(Frame::Record(record)) = self.frames.last_mut() {
            record.next = position + 1;
        }
        let at = self.scanner.at;
        let Some(seen) = self.seen.get_mut(member.0) else { return Ok(false) };
        if *seen == 0 {
            *seen = at;
            return self.value(member, record.row, record.at);
        }
        let first = *seen;
        self.note(member, at, FactProblemKind::Repeated { first });
        self.fill(member, record.row, State::Unreadable, first);
        self.scanner.skip()?;
        Ok(false)
    }

    /// The member that a name asks for.
    fn member(&self, record: RecordFrame, name: Written<'_>) -> Option<(usize, NodeId)> {
        let members = self.members(record.node);
        let name = name.read()?;
        let is_named =
            |member: &NodeId| self.layout.nodes.get(member.0).is_some_and(|node| node.name == name);
        let from = record.next.min(members.len());
        let (before, after) = members.split_at_checked(from)?;
        let found = after.iter().position(is_named).map(|position| from + position);
        let position = found.or_else(|| before.iter().position(is_named))?;
        members.get(position).map(|member| (position, *member))
    }

    /// One item of the innermost list, or its end; whether that opened a frame.
    fn list(&mut self, list: ListFrame, fresh: bool) -> Result<bool, DocumentError> {
        if !self.scanner.entry(Close::List, fresh)? {
            self.frames.pop();
            self.close_list(list);
            return Ok(false);
        }
        let most = self.layout.lists.get(list.list.0).and_then(|list| list.most);
        let past = most.is_some_and(|most| list.length >= most);
        let table = self.tables.get_mut(list.list.0).filter(|_| !past);
        let table = table.filter(|table| table.rows < self.limits.items);
        if let Some(Frame::List(frame)) = self.frames.last_mut() {
            frame.length += 1;
            frame.full |= table.is_none() && !past;
        }
        let Some(table) = table else {
            // The list cannot be read any more; only its end is wanted.
            self.scanner.skip()?;
            return Ok(false);
        };
        let row = table.push(&mut self.facts);
        self.value(list.item, row, list.holder)
    }

    /// The value of a place in a row, inside the record that starts at `holder`; whether it opened a frame.
    fn value(&mut self, node: NodeId, row: usize, holder: usize) -> Result<bool, DocumentError> {
        let at = self.scanner.at;
        let token = self.scanner.token()?;
        let Some(kind) = self.layout.nodes.get(node.0).map(|node| &node.kind) else {
            self.scanner.skip_rest(token)?;
            return Ok(false);
        };
        match (kind, token) {
            (NodeKind::Leaf(slot), token) => {
                let Some(leaf) = self.layout.slots.get(slot.0).map(|slot| &slot.leaf) else {
                    return Ok(false);
                };
                let texts = &mut self.facts.texts;
                let mut reader = LeafReader { limits: self.limits, zone: self.layout.zone, texts };
                match reader.read(leaf, token) {
                    Ok(Some(value)) => self.set(*slot, row, State::Value, value, at),
                    Ok(None) => self.set(*slot, row, State::Open, Value::default(), holder),
                    Err(problem) => {
                        self.note(node, at, problem);
                        self.set(*slot, row, State::Unreadable, Value::default(), at);
                        self.scanner.skip_rest(token)?;
                    }
                }
                Ok(false)
            }
            (NodeKind::Record(_), Token::Record) => {
                self.open_record(node, row, at);
                Ok(true)
            }
            (NodeKind::List(list, item), Token::List) => {
                let first = self.tables.get(list.0).map_or(0, |table| table.rows);
                self.frames.push(Frame::List(ListFrame {
                    node,
                    list: *list,
                    item: *item,
                    row,
                    at,
                    holder,
                    first,
                    length: 0,
                    full: false,
                }));
                Ok(true)
            }
            (kind, token) => {
                self.misfit(node, row, kind, token, at, holder);
                self.scanner.skip_rest(token)?;
                Ok(false)
            }
        }
    }

    /// A record or list that is blank, or that something else stands in place of.
    fn misfit(
        &mut self,
        node: NodeId,
        row: usize,
        kind: &NodeKind,
        token: Token<'_>,
        at: usize,
        holder: usize,
    ) {
        if Inside::new(self.layout, node).next().is_none() {
            // Nothing inside is asked for, as in a list that is only counted; then any shape will do.
            return;
        }
        let due = match kind {
            NodeKind::List(..) => Due::List,
            NodeKind::Record(_) | NodeKind::Leaf(_) => Due::Record,
        };
        let blank = match token {
            Token::Null => Ok(true),
            Token::Text(written) => written.read_within(self.limits).map(|text| is_blank(&text)),
            _ => Ok(false),
        };
        let problem = match blank {
            Ok(true) => return self.fill(node, row, State::Open, holder),
            Ok(false) => FactProblemKind::Shape { due, found: token.found() },
            Err(problem) => problem,
        };
        self.note(node, at, problem);
        self.fill(node, row, State::Unreadable, at);
    }

    fn open_record(&mut self, node: NodeId, row: usize, at: usize) {
        for member in self.members(node) {
            if let Some(seen) = self.seen.get_mut(member.0) {
                *seen = 0;
            }
        }
        self.frames.push(Frame::Record(RecordFrame { node, row, at, next: 0 }));
    }

    /// What was not in a record is blank.
    fn close_record(&mut self, record: RecordFrame) {
        for member in self.members(record.node) {
            if self.seen.get(member.0) == Some(&0) {
                self.fill(*member, record.row, State::Open, record.at);
            }
        }
    }

    fn close_list(&mut self, frame: ListFrame) {
        let Some(list) = self.layout.lists.get(frame.list.0) else { return };
        let ListFrame { node, row, at, first, length, .. } = frame;
        let (least, most) = (list.least, list.most);
        let problem = if frame.full {
            Some(FactProblemKind::ListTooLong { limit: self.limits.items })
        } else if length < least || most.is_some_and(|most| length > most) {
            Some(FactProblemKind::ListLength { found: length, least, most })
        } else {
            None
        };
        if let Some(problem) = problem {
            self.note(node, at, problem);
            self.fill(node, row, State::Unreadable, at);
        } else {
            let fact = ListFact { state: State::Value, more: false, first, length, at };
            self.set_list(frame.list, row, fact);
        }
    }

    /// Gives one state to every leaf and list of a place.
    fn fill(&mut self, node: NodeId, row: usize, state: State, at: usize) {
        let layout = self.layout;
        match layout.nodes.get(node.0).map(|node| &node.kind) {
            Some(NodeKind::Leaf(slot)) => self.fill_part(Part::Leaf(*slot), row, state, at),
            Some(NodeKind::List(list, _)) => self.fill_part(Part::List(*list), row, state, at),
            Some(NodeKind::Record(_)) => {
                for part in Inside::new(layout, node) {
                    self.fill_part(part, row, state, at);
                }
            }
            None => {}
        }
    }

    fn fill_part(&mut self, part: Part, row: usize, state: State, at: usize) {
        match part {
            Part::Leaf(slot) => self.set(slot, row, state, Value::default(), at),
            Part::List(list) => {
                let first = self.tables.get(list.0).map_or(0, |table| table.rows);
                self.set_list(list, row, ListFact { state, more: false, first, length: 0, at });
            }
        }
    }

    fn set(&mut self, slot: layout::SlotId, row: usize, state: State, value: Value, at: usize) {
        let column = self.facts.columns.get_mut(slot.0);
        if let Some(fact) = column.and_then(|column| column.get_mut(row)) {
            *fact = super::Fact { state, value, at };
        }
    }

    fn set_list(&mut self, list: ListId, row: usize, fact: ListFact) {
        let column = self.facts.lists.get_mut(list.0);
        if let Some(known) = column.and_then(|column| column.get_mut(row)) {
            *known = fact;
        }
    }

    /// `kind`, `state`, `absent` and `evidence` of the document; whether the name is one of them.
    fn envelope(&mut self, name: Written<'a>) -> Result<bool, DocumentError> {
        let Some(name) = name.read() else { return Ok(false) };
        match &*name {
            "state" => self.state()?,
            "absent" => self.absent()?,
            "kind" | "evidence" => self.scanner.skip()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn state(&mut self) -> Result<(), DocumentError> {
        let at = self.scanner.at;
        let token = self.scanner.token()?;
        self.scanner.skip_rest(token)?;
        let problem = match (self.state_at, state_of(token)) {
            (Some(first), _) => FactProblemKind::Repeated { first },
            (None, None) => FactProblemKind::BadState,
            (None, Some(state)) => {
                self.facts.state = state;
                self.state_at = Some(at);
                return Ok(());
            }
        };
        self.facts.state = DocumentState::Draft;
        self.state_at = self.state_at.or(Some(at));
        let pointer = || FactProblem { pointer: "/state".to_owned(), at, kind: problem };
        self.facts.note(self.limits, pointer);
        Ok(())
    }

    fn absent(&mut self) -> Result<(), DocumentError> {
        let at = self.scanner.at;
        if let Some(kind) = self.marks.read(&mut self.scanner, self.limits)? {
            let pointer = || FactProblem { pointer: "/absent".to_owned(), at, kind };
            self.facts.note(self.limits, pointer);
        }
        Ok(())
    }

    fn members(&self, node: NodeId) -> &'a [NodeId] {
        match self.layout.nodes.get(node.0).map(|node| &node.kind) {
            Some(NodeKind::Record(members)) => members,
            _ => &[],
        }
    }

    /// Notes a problem at a place inside the innermost frame.
    fn note(&mut self, node: NodeId, at: usize, kind: FactProblemKind) {
        let (layout, frames) = (self.layout, &self.frames);
        let pointer = || FactProblem { pointer: pointer(layout, frames, node), at, kind };
        self.facts.note(self.limits, pointer);
    }
}

/// The place of a node inside the innermost frame.
fn pointer(layout: &Layout, frames: &[Frame], node: NodeId) -> String {
    let mut pointer = String::new();
    for frame in frames {
        match frame {
            Frame::Record(record) => place::push_name(layout, record.node, &mut pointer),
            Frame::List(list) => {
                place::push_name(layout, list.node, &mut pointer);
                place::push_index(list.length.saturating_sub(1), &mut pointer);
            }
        }
    }
    place::push_name(layout, node, &mut pointer);
    pointer
}
