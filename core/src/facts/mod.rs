//! Facts: what a program needs of a document, and no more.
//!
//! A document's text is walked once. A value that some rule reads goes into its column; everything else is only checked to be
//! JSON and passed over, and nothing is allocated for it.
//!
//! ```text
//! text ──scanner──> tokens ──walk──> columns, lists, marks ──mark──> facts with their states
//!                              └── leaf: one token to one value
//! ```
//!
//! [`place`] goes the other way: from a fact to its JSON Pointer, line and column.

mod bytes;
mod envelope;
mod leaf;
mod limits;
mod mark;
pub mod place;
mod problem;
mod scanner;
mod survey;
mod table;
mod text;
mod walk;
mod words;
#[cfg(feature = "yaml")]
pub mod yaml;

use crate::layout::{Layout, ListId, NodeId, NodeKind, SlotId};
use crate::value::{TextId, Value};

pub use bytes::utf8;
pub use envelope::{Envelope, SaidKind, envelope};
pub use limits::Limits;
pub use problem::{
    CODES, DocumentError, DocumentErrorKind, Due, Expected, FactProblem, FactProblemKind,
    FileFormat, Found, OlderEncoding,
};
pub use survey::{Survey, survey};
pub use text::Texts;

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
    /// The first of its rows in its table. It never falls from one row of the parent table to the next.
    pub first: usize,
    /// How many rows are its own; 0 unless in state value.
    pub length: usize,
    /// The byte where it starts; for a blank one, where the record begins that it belongs in.
    pub at: usize,
}

/// A mark that says why a place is blank, and the reason it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The place that is marked: a leaf, a list or a record.
    pub node: NodeId,
    /// Its row.
    pub row: usize,
    /// [`State::Withheld`] or [`State::Inapplicable`].
    pub state: State,
    /// Its reason, among the document's texts.
    pub reason: TextId,
    /// The byte where the mark starts.
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
    /// Texts that facts and claims point into ([`Value::Text`]).
    pub texts: Texts,
    /// The marks that hold, by place.
    pub claims: Vec<Claim>,
    /// What was wrong with the document's facts, in the order of the text.
    pub problems: Vec<FactProblem>,
    /// How many more problems there are than [`Limits::problems`] lets through.
    pub further_problems: usize,
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

    /// Takes the document as a draft, whatever it says of itself: what is silent is open.
    pub fn reopen(&mut self) {
        let open = |state: &mut State| {
            if *state == State::Silent {
                *state = State::Open;
            }
        };
        self.state = DocumentState::Draft;
        self.columns.iter_mut().flatten().for_each(|fact| open(&mut fact.state));
        self.lists.iter_mut().flatten().for_each(|list| open(&mut list.state));
    }

    /// A text that a fact points to.
    #[must_use]
    pub fn text(&self, id: TextId) -> Option<&str> {
        self.texts.get(id)
    }

    /// The claim that a withheld or inapplicable place rests on: its own, or that of the nearest record around it.
    #[must_use]
    pub fn claim(&self, layout: &Layout, node: NodeId, row: usize) -> Option<&Claim> {
        let mut place = node;
        loop {
            let key = (place, row);
            let found = self.claims.binary_search_by_key(&key, |claim| (claim.node, claim.row));
            if let Some(claim) = found.ok().and_then(|at| self.claims.get(at)) {
                return Some(claim);
            }
            let parent = layout.nodes.get(place.0)?.parent?;
            // No mark reaches into the items of a list.
            if matches!(layout.nodes.get(parent.0)?.kind, NodeKind::List(..)) {
                return None;
            }
            place = parent;
        }
    }
}

/// Reads the facts that a layout asks for.
///
/// One that cannot be read is noted among [`Facts::problems`], and the rest is read all the same; only a text that is not a
/// JSON object within the limits is an error.
pub fn read(text: &str, layout: &Layout, limits: &Limits) -> Result<Facts, DocumentError> {
    walk::read(limits.text(text)?, layout, limits)
}

/// Reads the facts that a layout asks for, from a file's bytes.
pub fn read_bytes(bytes: &[u8], layout: &Layout, limits: &Limits) -> Result<Facts, DocumentError> {
    walk::read(limits.decode(bytes)?, layout, limits)
}

/// An empty draft: what stands for a document that was not given.
#[must_use]
pub fn empty(layout: &Layout) -> Facts {
    let mut facts = table::start(layout);
    facts.state = DocumentState::Draft;
    facts
}
