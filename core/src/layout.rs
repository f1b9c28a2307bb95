//! What a program asks of one kind of document: the contract between the compiler and the fact reader.
//!
//! Every place that some rule reads is a node of a small tree that follows the document's own shape. A leaf has a
//! numbered **slot**; a list has a number too, and is a table: its items are rows, and the slots below it are that table's
//! columns. The slots above every list belong to the document, a table of one row.

use crate::types::{Leaf, NumberBounds};
use crate::value::ZoneOffset;

/// Which slot of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SlotId(pub usize);

/// Which list of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub usize);

/// Which node of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// Everything that is asked of one kind of document. Node 0 is the document's record.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The tree, parents before children.
    pub nodes: Vec<Node>,
    /// The slots.
    pub slots: Vec<Slot>,
    /// The lists.
    pub lists: Vec<List>,
    /// The pack's zone, for instants of stated precision.
    pub zone: ZoneOffset,
}

/// A place of the document.
#[derive(Clone, Debug)]
pub struct Node {
    /// The place that it stands in; `None` for the document.
    pub parent: Option<NodeId>,
    /// Its member name; empty for the document and for an item of a list.
    pub name: String,
    /// What is asked there.
    pub kind: NodeKind,
}

/// What is asked of a place.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// Members of a record or map, by name.
    Record(Vec<NodeId>),
    /// A single value.
    Leaf(SlotId),
    /// A list; its items are read as the node says.
    List(ListId, NodeId),
}

/// A column of facts.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The list whose items are its rows; `None` for the document.
    pub table: Option<ListId>,
    /// The node it is read at.
    pub node: NodeId,
    /// What value is due.
    pub leaf: SlotType,
}

/// What the reader must know to read a leaf: [`Leaf`] with the words of an enumeration in place.
#[derive(Clone, Debug, PartialEq)]
pub enum SlotType {
    /// Everything but enumerations.
    Plain(Leaf),
    /// The words; a fact's value is the position of its word.
    Words(Vec<String>),
}

impl SlotType {
    /// A number without bounds, for tests.
    #[must_use]
    pub fn number() -> Self {
        Self::Plain(Leaf::Number(NumberBounds::default()))
    }
}

/// A table of facts.
#[derive(Clone, Debug)]
pub struct List {
    /// The list whose items hold it; `None` for the document.
    pub table: Option<ListId>,
    /// The node it is read at.
    pub node: NodeId,
    /// `minItems`: fewer make the list unreadable.
    pub least: usize,
    /// `maxItems`: more make the list unreadable.
    pub most: Option<usize>,
}
