//! Documents as they might be: copies of facts that an analysis changes and puts back.

use crate::eval::{Evaluation, Inputs, Outcome, Settings, empty_documents};
use crate::explain::{Explainer, Ground};
use crate::facts::{DocumentState, Fact, Facts, ListFact, State};
use crate::layout::{ListId, SlotId};
use crate::program::Program;
use crate::typed::KindId;
use crate::value::{TextId, Value};

use super::Cell;

/// A fact that may still be anything.
pub(super) const OPEN: Fact = Fact { state: State::Open, value: Value::Boolean(false), at: 0 };

/// Documents and settings that may be changed.
#[derive(Clone, Debug)]
pub struct Scenario<'a> {
    /// What is judged.
    pub program: &'a Program,
    /// The day, parameters, choices and attestations; choices may be changed.
    pub settings: Settings<'a>,
    /// The documents of each kind; at least the empty draft.
    documents: Vec<Vec<Facts>>,
}

/// What a cell was, to put it back.
#[derive(Clone, Debug)]
pub(super) enum Before {
    Fact(Cell, Fact),
    Document(KindId, usize, Box<Facts>),
    Choice(Cell, Option<Value>),
}

impl<'a> Scenario<'a> {
    /// The documents as they are.
    #[must_use]
    pub fn new(program: &'a Program, inputs: &Inputs<'_>, settings: &Settings<'a>) -> Self {
        let kinds = (0..program.kinds.len()).map(KindId);
        let documents = kinds.map(|kind| {
            (0..inputs.count(kind)).filter_map(|which| inputs.document(kind, which).cloned()).collect()
        });
        Self { program, settings: settings.clone(), documents: documents.collect() }
    }

    /// Judges one rule over one document of its subject.
    #[must_use]
    pub fn judge(&self, rule: usize, subject: Option<usize>) -> Outcome {
        self.with_inputs(|inputs| self.evaluation(inputs, rule, subject).rule(rule))
    }

    /// Judges every rule.
    #[must_use]
    pub fn judge_all(&self) -> Vec<Outcome> {
        self.with_inputs(|inputs| crate::eval::evaluate(self.program, inputs, &self.settings))
    }

    /// What a result rests on.
    #[must_use]
    pub fn grounds(&self, outcome: Outcome) -> Vec<Ground> {
        self.with_inputs(|inputs| Explainer::new(self.program, inputs, &self.settings).grounds(outcome))
    }

    /// Does something with the documents as inputs.
    pub fn with_inputs<T>(&self, then: impl FnOnce(&Inputs<'_>) -> T) -> T {
        let empty = empty_documents(self.program);
        let documents = self.documents.iter().map(|of_kind| of_kind.iter().collect()).collect();
        then(&Inputs::new(documents, &empty))
    }

    /// An evaluation for one document of a rule's subject.
    pub(super) fn evaluation<'b>(&'b self, inputs: &Inputs<'b>, rule: usize, subject: Option<usize>) -> Evaluation<'b> {
        let of = self.program.rules.get(rule).and_then(|rule| rule.subject).zip(subject);
        Evaluation::new(self.program, inputs, &self.settings, of)
    }

    /// One of the documents.
    #[must_use]
    pub fn document(&self, kind: KindId, which: usize) -> Option<&Facts> {
        self.documents.get(kind.0)?.get(which)
    }

    fn document_mut(&mut self, kind: KindId, which: usize) -> Option<&mut Facts> {
        self.documents.get_mut(kind.0)?.get_mut(which)
    }

    /// Whether blank places of a document may still be filled.
    #[must_use]
    pub fn is_draft(&self, cell: Cell) -> bool {
        match cell {
            Cell::Choice(_) => true,
            Cell::Slot { kind, document, .. } | Cell::List { kind, document, .. } => {
                self.document(kind, document).is_some_and(|facts| facts.state == DocumentState::Draft)
            }
        }
    }

    /// A leaf as it is.
    #[must_use]
    pub fn fact(&self, cell: Cell) -> Option<Fact> {
        let Cell::Slot { kind, document, slot, row } = cell else { return None };
        self.document(kind, document)?.fact(slot, row).copied()
    }

    /// A list as it is.
    #[must_use]
    pub fn list(&self, cell: Cell) -> Option<ListFact> {
        let Cell::List { kind, document, list, row } = cell else { return None };
        self.document(kind, document)?.list(list, row).copied()
    }

    /// Makes a leaf something else.
    pub(super) fn set(&mut self, cell: Cell, fact: Fact) -> Option<Before> {
        let Cell::Slot { kind, document, slot, row } = cell else { return None };
        let place = self.document_mut(kind, document)?.columns.get_mut(slot.0)?.get_mut(row)?;
        Some(Before::Fact(cell, std::mem::replace(place, fact)))
    }

    /// Makes a choice, or takes it back.
    pub(super) fn choose(&mut self, cell: Cell, value: Option<Value>) -> Option<Before> {
        let Cell::Choice(id) = cell else { return None };
        let place = self.settings.choices.get_mut(id.0)?;
        Some(Before::Choice(cell, std::mem::replace(place, value)))
    }

    /// Puts a text into a document, so that a fact can point to it.
    pub(super) fn text(&mut self, cell: Cell, text: &str) -> Option<TextId> {
        let (Cell::Slot { kind, document, .. } | Cell::List { kind, document, .. }) = cell else { return None };
        Some(self.document_mut(kind, document)?.texts.push(text))
    }

    /// Makes a list something else.
    pub(super) fn set_list(&mut self, cell: Cell, fact: ListFact) -> Option<Before> {
        let Cell::List { kind, document, list, row } = cell else { return None };
        let whole = self.document(kind, document)?.clone();
        let place = self.document_mut(kind, document)?.lists.get_mut(list.0)?.get_mut(row)?;
        *place = fact;
        Some(Before::Document(kind, document, Box::new(whole)))
    }

    /// Writes a list with so many items more than it has, everything in them open; the rows of the new ones. `None` where
    /// other rows of the table follow, as in a list of lists.
    pub(super) fn append(&mut self, cell: Cell, count: usize) -> Option<(Before, Vec<usize>)> {
        let Cell::List { kind, document, list, row } = cell else { return None };
        let layout = &self.program.kind(kind)?.layout;
        let before = self.document(kind, document)?.clone();
        let rows_of = |facts: &Facts, table: ListId| -> usize {
            facts.lists.get(table.0).map_or(0, |lists| {
                lists.iter().map(|fact| fact.first.saturating_add(fact.length)).max().unwrap_or(0)
            })
        };
        let rows = rows_of(&before, list);
        let own = self.list(cell)?;
        let length = if own.state == State::Value { own.length } else { 0 };
        if length > 0 && own.first.saturating_add(length) != rows {
            return None;
        }
        let first = if length > 0 { own.first } else { rows };
        let inner: Vec<(ListId, usize)> = (0..layout.lists.len())
            .map(ListId)
            .filter(|inner| layout.lists.get(inner.0).is_some_and(|inner| inner.table == Some(list)))
            .map(|inner| (inner, rows_of(&before, inner)))
            .collect();
        let facts = self.document_mut(kind, document)?;
        for (slot, described) in layout.slots.iter().enumerate() {
            if described.table == Some(list) {
                let column = facts.columns.get_mut(slot)?;
                column.resize(rows.saturating_add(count), OPEN);
            }
        }
        for (inner, inner_rows) in inner {
            let column = facts.lists.get_mut(inner.0)?;
            let open = ListFact { state: State::Open, more: false, first: inner_rows, length: 0, at: 0 };
            column.resize(rows.saturating_add(count), open);
        }
        let place = facts.lists.get_mut(list.0)?.get_mut(row)?;
        *place = ListFact { state: State::Value, more: false, first, length: length.saturating_add(count), at: own.at };
        Some((Before::Document(kind, document, Box::new(before)), (rows..rows.saturating_add(count)).collect()))
    }

    /// Puts back what a change replaced.
    pub(super) fn restore(&mut self, before: Before) {
        match before {
            Before::Fact(cell, fact) => {
                self.set(cell, fact);
            }
            Before::Choice(cell, value) => {
                self.choose(cell, value);
            }
            Before::Document(kind, which, facts) => {
                if let Some(place) = self.document_mut(kind, which) {
                    *place = *facts;
                }
            }
        }
    }

    /// The cells of one row of a list's table: its leaves, and the lists in it.
    pub(super) fn row_cells(&self, cell: Cell, row: usize) -> Vec<Cell> {
        let Cell::List { kind, document, list, .. } = cell else { return Vec::new() };
        let Some(layout) = self.program.kind(kind).map(|kind| &kind.layout) else { return Vec::new() };
        let slots = (0..layout.slots.len()).map(SlotId).filter(|slot| {
            layout.slots.get(slot.0).is_some_and(|slot| slot.table == Some(list))
        });
        let lists = (0..layout.lists.len()).map(ListId).filter(|inner| {
            layout.lists.get(inner.0).is_some_and(|inner| inner.table == Some(list))
        });
        let slots = slots.map(|slot| Cell::Slot { kind, document, slot, row });
        slots.chain(lists.map(|list| Cell::List { kind, document, list, row })).collect()
    }
}
