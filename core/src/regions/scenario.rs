//! Documents as they might be: copies of facts that an analysis changes and puts back.

use super::Cell;
use crate::eval::{Evaluation, Inputs, Outcome, Settings};
use crate::explain::{Explainer, Ground};
use crate::facts::{Fact, Facts, ListFact, State};
use crate::layout::{ListId, NodeId, SlotId};
use crate::program::Program;
use crate::typed::KindId;
use crate::value::{TextId, Value};

/// A fact that may still be anything.
const OPEN: Fact = Fact { state: State::Open, value: Value::Boolean(false), at: 0 };

/// Documents and settings that may be changed.
#[derive(Clone, Debug)]
pub struct Scenario<'a> {
    /// What is judged.
    pub program: &'a Program,
    /// The day, parameters, choices and attestations; choices may be changed.
    pub settings: Settings<'a>,
    /// The documents of each kind; at least the empty draft.
    documents: Vec<Vec<Facts>>,
    /// The items that were taken away, by the rows that they had.
    removed: Vec<Cell>,
    /// The steps that evaluations took since somebody last asked.
    steps: std::cell::Cell<u64>,
}

/// What a change replaced, to put it back.
#[derive(Clone, Debug)]
pub(super) enum Before {
    Fact(Cell, Fact),
    List(Cell, ListFact),
    Choice(Cell, Option<Value>),
    Document(KindId, usize, Box<Facts>),
    Removed(KindId, usize, Box<Facts>),
}

impl<'a> Scenario<'a> {
    /// The documents as they are.
    #[must_use]
    pub fn new(program: &'a Program, inputs: &Inputs<'_>, settings: &Settings<'a>) -> Self {
        let kinds = (0..program.kinds.len()).map(KindId);
        let of_kind = |kind: KindId| {
            let documents =
                (0..inputs.count(kind)).filter_map(|which| inputs.document(kind, which));
            documents.cloned().collect()
        };
        let documents = kinds.map(of_kind).collect();
        Self {
            program,
            settings: settings.clone(),
            documents,
            removed: Vec::new(),
            steps: std::cell::Cell::default(),
        }
    }

    /// Judges one rule over one document of its subject.
    #[must_use]
    pub fn judge(&self, rule: usize, subject: Option<usize>) -> Outcome {
        self.with_inputs(|inputs| {
            let mut evaluation = self.evaluation(inputs, rule, subject);
            let outcome = evaluation.rule(rule);
            self.took(evaluation.restart());
            outcome
        })
    }

    /// Notes that an evaluation took some steps.
    pub(super) fn took(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    /// The steps that were taken since this was last asked.
    pub(super) fn steps(&self) -> u64 {
        self.steps.take()
    }

    /// Judges every rule.
    #[must_use]
    pub fn judge_all(&self) -> Vec<Outcome> {
        self.with_inputs(|inputs| crate::eval::evaluate(self.program, inputs, &self.settings))
    }

    /// The cells that a result rests on.
    pub(super) fn grounds(&self, outcome: Outcome) -> Vec<Cell> {
        // An explanation evaluates each part on its way again.
        self.took(self.steps.get().saturating_mul(2));
        let grounds: Vec<Ground> = self.with_inputs(|inputs| {
            Explainer::new(self.program, inputs, &self.settings).grounds(outcome)
        });
        let cells = grounds.into_iter().flat_map(|ground| Cell::of_ground(self.program, ground));
        cells.map(|cell| self.named(cell)).collect()
    }

    /// Does something with the documents as inputs.
    pub fn with_inputs<'s, T>(&'s self, then: impl FnOnce(&Inputs<'s>) -> T) -> T {
        // Every kind has a document, so none need stand in for it.
        let documents = self.documents.iter().map(|of_kind| of_kind.iter().collect()).collect();
        then(&Inputs::given(documents))
    }

    /// An evaluation for one document of a rule's subject.
    pub(super) fn evaluation<'s>(
        &'s self,
        inputs: &Inputs<'s>,
        rule: usize,
        subject: Option<usize>,
    ) -> Evaluation<'s> {
        let of = self.program.rules.get(rule).and_then(|rule| rule.subject).zip(subject);
        Evaluation::new(self.program, inputs, &self.settings, of)
    }

    /// One of the documents.
    #[must_use]
    pub fn document(&self, kind: KindId, which: usize) -> Option<&Facts> {
        self.documents.get(kind.0)?.get(which)
    }

    /// Which document of a kind a rule reads.
    pub(super) fn which(&self, kind: KindId, rule: usize, subject: Option<usize>) -> usize {
        let of = self.program.rules.get(rule).and_then(|rule| rule.subject);
        subject.filter(|_| of == Some(kind)).unwrap_or(0)
    }

    fn document_mut(&mut self, kind: KindId, which: usize) -> Option<&mut Facts> {
        self.documents.get_mut(kind.0)?.get_mut(which)
    }

    /// Every leaf of every document that is written.
    pub(super) fn facts(&self) -> impl Iterator<Item = &Fact> {
        let columns = self.documents.iter().flatten().flat_map(|facts| &facts.columns);
        columns.flatten().filter(|fact| fact.state == State::Value)
    }

    /// The leaves and lists of every document at some nodes.
    pub(super) fn cells(&self, wanted: impl Fn(KindId, NodeId) -> bool) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (at, described) in self.program.kinds.iter().enumerate() {
            let (kind, layout) = (KindId(at), &described.layout);
            for (document, facts) in self.documents.get(at).into_iter().flatten().enumerate() {
                for (slot, column) in facts.columns.iter().enumerate() {
                    let slot = SlotId(slot);
                    if layout.slots.get(slot.0).is_some_and(|slot| wanted(kind, slot.node)) {
                        let rows = 0..column.len();
                        cells.extend(rows.map(|row| Cell::Slot { kind, document, slot, row }));
                    }
                }
                for (list, column) in facts.lists.iter().enumerate() {
                    let list = ListId(list);
                    if layout.lists.get(list.0).is_some_and(|list| wanted(kind, list.node)) {
                        let rows = 0..column.len();
                        cells.extend(rows.map(|row| Cell::List { kind, document, list, row }));
                    }
                }
            }
        }
        cells
    }

    /// The row that a cell has now.
    pub(super) fn row(&self, cell: Cell) -> usize {
        let gone = self.removed.iter().filter(|gone| self.beside(**gone, cell));
        cell.row().saturating_sub(gone.filter(|gone| gone.row() < cell.row()).count())
    }

    /// A cell with the row that it has now, by the row that it had.
    pub(super) fn named(&self, cell: Cell) -> Cell {
        let mut gone: Vec<usize> = self
            .removed
            .iter()
            .filter(|gone| self.beside(**gone, cell))
            .map(|gone| gone.row())
            .collect();
        gone.sort_unstable();
        let row = gone
            .into_iter()
            .fold(cell.row(), |row, gone| row.saturating_add(usize::from(gone <= row)));
        cell.in_row(row)
    }

    /// Whether two cells count their rows in one table.
    fn beside(&self, one: Cell, other: Cell) -> bool {
        one.document() == other.document() && one.table(self.program) == other.table(self.program)
    }

    /// A leaf as it is.
    pub(super) fn fact(&self, cell: Cell) -> Option<Fact> {
        let Cell::Slot { kind, document, slot, .. } = cell else { return None };
        self.document(kind, document)?.fact(slot, self.row(cell)).copied()
    }

    /// A list as it is.
    pub(super) fn list(&self, cell: Cell) -> Option<ListFact> {
        let Cell::List { kind, document, list, .. } = cell else { return None };
        self.document(kind, document)?.list(list, self.row(cell)).copied()
    }

    /// Whether a leaf or list says something.
    pub(super) fn is_written(&self, cell: Cell) -> bool {
        let state = match cell {
            Cell::List { .. } => self.list(cell).map(|list| list.state),
            _ => self.fact(cell).map(|fact| fact.state),
        };
        matches!(state, Some(State::Value | State::Unreadable))
    }

    /// Whether a cell may still come out one way or another.
    pub(super) fn is_open(&self, cell: Cell) -> bool {
        match cell {
            Cell::Slot { .. } => self.fact(cell).is_some_and(|fact| fact.state == State::Open),
            Cell::List { .. } => {
                self.list(cell).is_some_and(|list| list.state == State::Open || list.more)
            }
            Cell::Choice(id) => self.settings.choices.get(id.0).is_some_and(Option::is_none),
            Cell::Item { .. } => false,
        }
    }

    /// Takes back what a cell says, so that it may become anything: of a written list, that it may grow. An item is taken
    /// away.
    pub(super) fn open(&mut self, cell: Cell) -> Option<Before> {
        match cell {
            Cell::Slot { .. } => self.set(cell, OPEN),
            Cell::Choice(_) => self.choose(cell, None),
            Cell::Item { .. } => self.remove(cell),
            Cell::List { .. } => {
                let list = self.list(cell)?;
                let state = if list.state == State::Value { State::Value } else { State::Open };
                let length = if state == State::Value { list.length } else { 0 };
                self.set_list(cell, ListFact { state, more: true, length, ..list })
            }
        }
    }

    /// Makes a leaf something else.
    pub(super) fn set(&mut self, cell: Cell, fact: Fact) -> Option<Before> {
        let row = self.row(cell);
        let Cell::Slot { kind, document, slot, .. } = cell else { return None };
        let place = self.document_mut(kind, document)?.columns.get_mut(slot.0)?.get_mut(row)?;
        Some(Before::Fact(cell, std::mem::replace(place, fact)))
    }

    /// Makes a list something else.
    fn set_list(&mut self, cell: Cell, fact: ListFact) -> Option<Before> {
        let row = self.row(cell);
        let Cell::List { kind, document, list, .. } = cell else { return None };
        let place = self.document_mut(kind, document)?.lists.get_mut(list.0)?.get_mut(row)?;
        Some(Before::List(cell, std::mem::replace(place, fact)))
    }

    /// Makes a list blank.
    pub(super) fn blank_list(&mut self, cell: Cell, state: State) -> Option<Before> {
        let list = self.list(cell)?;
        self.set_list(cell, ListFact { state, more: false, length: 0, ..list })
    }

    /// Makes a choice, or takes it back.
    pub(super) fn choose(&mut self, cell: Cell, value: Option<Value>) -> Option<Before> {
        let Cell::Choice(id) = cell else { return None };
        let place = self.settings.choices.get_mut(id.0)?;
        Some(Before::Choice(cell, std::mem::replace(place, value)))
    }

    /// Puts a text into a document, so that a fact can point to it.
    pub(super) fn text(&mut self, cell: Cell, text: &str) -> Option<TextId> {
        let (kind, document) = cell.document()?;
        Some(self.document_mut(kind, document)?.texts.push(text))
    }

    /// Takes an item out of its list.
    fn remove(&mut self, cell: Cell) -> Option<Before> {
        let row = self.row(cell);
        let Cell::Item { kind, document, list, .. } = cell else { return None };
        let layout = &self.program.kind(kind)?.layout;
        let before = self.document(kind, document)?.clone();
        let facts = self.document_mut(kind, document)?;
        for (described, column) in layout.slots.iter().zip(&mut facts.columns) {
            if described.table == Some(list) && row < column.len() {
                column.remove(row);
            }
        }
        for (described, column) in layout.lists.iter().zip(&mut facts.lists) {
            if described.table == Some(list) && row < column.len() {
                column.remove(row);
            }
        }
        for fact in facts.lists.get_mut(list.0)? {
            if fact.first > row {
                fact.first -= 1;
            } else if row < fact.first.saturating_add(fact.length) {
                fact.length -= 1;
            }
        }
        self.removed.push(cell);
        Some(Before::Removed(kind, document, Box::new(before)))
    }

    /// Writes a list with so many items more than it has, everything in them open; the rows of the new ones. `None` where
    /// other rows of the table follow, as in a list of lists.
    pub(super) fn append(&mut self, cell: Cell, count: usize) -> Option<(Before, Vec<usize>)> {
        let Cell::List { kind, document, list, .. } = cell else { return None };
        let layout = &self.program.kind(kind)?.layout;
        let own = self.list(cell)?;
        let own_row = self.row(cell);
        let before = self.document(kind, document)?.clone();
        let rows_of = |table: ListId| {
            let lists = before.lists.get(table.0).into_iter().flatten();
            lists.map(|fact| fact.first.saturating_add(fact.length)).max().unwrap_or(0)
        };
        // The columns know best how many rows there are: a list that was made blank leaves its rows behind.
        let mut columns = layout.slots.iter().zip(&before.columns);
        let columns =
            columns.find(|(slot, _)| slot.table == Some(list)).map(|(_, column)| column.len());
        let rows = columns.unwrap_or(0).max(rows_of(list));
        let length = if own.state == State::Value { own.length } else { 0 };
        if length > 0 && count > 0 && own.first.saturating_add(length) != rows {
            return None;
        }
        let most = layout.lists.get(list.0)?.most;
        if most.is_some_and(|most| length.saturating_add(count) > most) {
            return None;
        }
        let first = if length > 0 { own.first } else { rows };
        let facts = self.document_mut(kind, document)?;
        for (described, column) in layout.slots.iter().zip(&mut facts.columns) {
            if described.table == Some(list) {
                column.resize(rows.saturating_add(count), OPEN);
            }
        }
        for (inner, (described, column)) in layout.lists.iter().zip(&mut facts.lists).enumerate() {
            if described.table == Some(list) {
                let first = rows_of(ListId(inner));
                let open = ListFact { state: State::Open, more: false, first, length: 0, at: 0 };
                column.resize(rows.saturating_add(count), open);
            }
        }
        let place = facts.lists.get_mut(list.0)?.get_mut(own_row)?;
        let length = length.saturating_add(count);
        *place = ListFact { state: State::Value, more: false, first, length, at: own.at };
        let inner = |row| self.named(Cell::Item { kind, document, list, row }).row();
        let added = (rows..rows.saturating_add(count)).map(inner).collect();
        Some((Before::Document(kind, document, Box::new(before)), added))
    }

    /// Puts back what a change replaced. Changes are put back in the opposite order.
    pub(super) fn restore(&mut self, before: Before) {
        match before {
            Before::Fact(cell, fact) => {
                self.set(cell, fact);
            }
            Before::List(cell, fact) => {
                self.set_list(cell, fact);
            }
            Before::Choice(cell, value) => {
                self.choose(cell, value);
            }
            Before::Document(kind, which, facts) => self.put_back(kind, which, *facts),
            Before::Removed(kind, which, facts) => {
                self.removed.pop();
                self.put_back(kind, which, *facts);
            }
        }
    }

    /// Lets a written list grow.
    pub(super) fn keep_growing(&mut self, cell: Cell) -> Option<()> {
        let list = self.list(cell)?;
        self.set_list(cell, ListFact { more: true, ..list }).map(drop)
    }

    /// Puts a document in the place of another.
    pub(super) fn put_back(&mut self, kind: KindId, which: usize, facts: Facts) {
        if let Some(place) = self.document_mut(kind, which) {
            *place = facts;
        }
    }

    /// The cells of one row of a list's table: its leaves, and the lists in it.
    pub(super) fn row_cells(&self, cell: Cell, row: usize) -> Vec<Cell> {
        let Cell::List { kind, document, list, .. } = cell else { return Vec::new() };
        let Some(layout) = self.program.kind(kind).map(|kind| &kind.layout) else {
            return Vec::new();
        };
        let slots = layout.slots.iter().enumerate();
        let slots = slots.filter(|(_, slot)| slot.table == Some(list));
        let lists = layout.lists.iter().enumerate();
        let lists = lists.filter(|(_, inner)| inner.table == Some(list));
        let slots = slots.map(|(slot, _)| Cell::Slot { kind, document, slot: SlotId(slot), row });
        slots
            .chain(lists.map(|(list, _)| Cell::List { kind, document, list: ListId(list), row }))
            .collect()
    }
}
