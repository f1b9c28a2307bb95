//! Facts: what a program needs of a document, and no more.

use crate::layout::{Layout, ListId, SlotId};
use crate::value::Value;

/// The state of a fact (section 2 of the language reference).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Written.
    Value,
    /// Blank, and more may come.
    Open,
    /// Blank, and nothing more will come.
    Silent,
    /// Marked as withheld, with a reason.
    Withheld,
    /// Marked as inapplicable, with a reason.
    Inapplicable,
    /// Written in a way that cannot be read, or contradictory.
    Unreadable,
}

/// Whether more may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// Blank places are open.
    Draft,
    /// Blank places are silent.
    Final,
}

/// One leaf in one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    /// Its state.
    pub state: State,
    /// Its value; only meaningful in state [`State::Value`].
    pub value: Value,
    /// The byte where its value starts; for a blank one, where the record begins (`{`) that it belongs in.
    pub at: usize,
}

/// One list in one row of its parent table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListFact {
    /// Its state.
    pub state: State,
    /// Whether it is marked as still being gathered; such a list is in state value (it may grow) or open.
    pub more: bool,
    /// The first of its rows in its table.
    pub first: usize,
    /// How many rows are its own; 0 unless in state value.
    pub length: usize,
    /// The byte where it starts; for a blank one, where the record begins that it belongs in.
    pub at: usize,
}

/// The facts of one document, in columns.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Draft or final.
    pub state: DocumentState,
    /// `columns[slot][row]`
    pub columns: Vec<Vec<Fact>>,
    /// `lists[list][row of the parent table]`
    pub lists: Vec<Vec<ListFact>>,
    /// Texts that facts point into ([`Value::Text`]).
    pub texts: Vec<String>,
    /// What was wrong with the document's facts, in the order of the text.
    pub problems: Vec<FactProblem>,
}

/// Why a fact is unreadable, or a mark has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactProblem {
    /// The place, as a JSON Pointer.
    pub pointer: String,
    /// The byte where it stands.
    pub at: usize,
    /// What is wrong.
    pub kind: FactProblemKind,
}

/// What is wrong with a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactProblemKind {
    /// A wrong shape.
    Shape,
}

impl Facts {
    /// The fact of a slot in a row.
    #[must_use]
    pub fn fact(&self, slot: SlotId, row: usize) -> Option<&Fact> {
        self.columns.get(slot.0)?.get(row)
    }

    /// The list of an id in a row of its parent table.
    #[must_use]
    pub fn list(&self, list: ListId, row: usize) -> Option<&ListFact> {
        self.lists.get(list.0)?.get(row)
    }

    /// A text that a fact points to.
    #[must_use]
    pub fn text(&self, id: crate::value::TextId) -> Option<&str> {
        self.texts.get(usize::try_from(id.0).ok()?).map(String::as_str)
    }
}

/// An empty draft.
#[must_use]
pub fn empty(_layout: &Layout) -> Facts {
    Facts {
        state: DocumentState::Draft,
        columns: vec![],
        lists: vec![],
        texts: vec![],
        problems: vec![],
    }
}
