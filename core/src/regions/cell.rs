//! What can turn out one way or another: a leaf, the length of a list, whether an item stays, a choice.

use crate::explain::Ground;
use crate::layout::{ListId, NodeId, NodeKind, SlotId};
use crate::program::{Custody, Program};
use crate::typed::{ChoiceId, KindId};

/// One thing that a search may open. Rows are those of the documents as they were given: taking an item away does not
/// rename the others, and items that are added are numbered after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// A leaf of a document.
    Slot {
        /// The kind of document.
        kind: KindId,
        /// Which of the documents of that kind.
        document: usize,
        /// The slot.
        slot: SlotId,
        /// The row of its table.
        row: usize,
    },
    /// A list of a document: whether it is written, and how many items are added to it.
    List {
        /// The kind of document.
        kind: KindId,
        /// Which of the documents of that kind.
        document: usize,
        /// The list.
        list: ListId,
        /// The row of its parent table.
        row: usize,
    },
    /// An item of a list: whether it stays.
    Item {
        /// The kind of document.
        kind: KindId,
        /// Which of the documents of that kind.
        document: usize,
        /// The list.
        list: ListId,
        /// Its row in the list's own table.
        row: usize,
    },
    /// A choice.
    Choice(ChoiceId),
}

impl Cell {
    /// The cells that a ground stands for: of a record, every leaf and list in it.
    pub(super) fn of_ground(program: &Program, ground: Ground) -> Vec<Self> {
        let (kind, document, node, row) = match ground {
            Ground::Choice(id) => return vec![Self::Choice(id)],
            Ground::Place { kind, document, node, row } => (kind, document, node, row),
            _ => return Vec::new(),
        };
        let Some(layout) = program.kind(kind).map(|kind| &kind.layout) else { return Vec::new() };
        let mut cells = Vec::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            match layout.nodes.get(node.0).map(|node| &node.kind) {
                Some(NodeKind::Record(members)) => waiting.extend(members.iter().rev()),
                Some(NodeKind::Leaf(slot)) => {
                    cells.push(Self::Slot { kind, document, slot: *slot, row });
                }
                Some(NodeKind::List(list, _)) => {
                    cells.push(Self::List { kind, document, list: *list, row });
                }
                None => {}
            }
        }
        cells
    }

    /// Its place in the layout of its kind: of an item, the item's own node.
    #[must_use]
    pub fn node(self, program: &Program) -> Option<(KindId, NodeId)> {
        match self {
            Self::Choice(_) => None,
            Self::Slot { kind, slot, .. } => {
                Some((kind, program.kind(kind)?.layout.slots.get(slot.0)?.node))
            }
            Self::List { kind, list, .. } => {
                Some((kind, program.kind(kind)?.layout.lists.get(list.0)?.node))
            }
            Self::Item { kind, list, .. } => {
                let layout = &program.kind(kind)?.layout;
                match layout.nodes.get(layout.lists.get(list.0)?.node.0)?.kind {
                    NodeKind::List(_, item) => Some((kind, item)),
                    _ => None,
                }
            }
        }
    }

    /// The leaf or list that a rule reads where it can tell how the cell turned out: of an item, its list.
    pub(super) fn place(self, program: &Program) -> Option<(KindId, NodeId)> {
        match self {
            Self::Item { kind, list, .. } => {
                Some((kind, program.kind(kind)?.layout.lists.get(list.0)?.node))
            }
            _ => self.node(program),
        }
    }

    /// Who can change it.
    #[must_use]
    pub fn custody(self, program: &Program) -> Option<&Custody> {
        let (kind, node) = self.node(program)?;
        program.kind(kind)?.custody.get(node.0)
    }

    /// The table that its row counts in; `None` for the document's one row.
    pub(super) fn table(self, program: &Program) -> Option<ListId> {
        match self {
            Self::Choice(_) => None,
            Self::Item { list, .. } => Some(list),
            Self::Slot { kind, slot, .. } => program.kind(kind)?.layout.slots.get(slot.0)?.table,
            Self::List { kind, list, .. } => program.kind(kind)?.layout.lists.get(list.0)?.table,
        }
    }

    /// The document that it stands in.
    #[must_use]
    pub fn document(self) -> Option<(KindId, usize)> {
        match self {
            Self::Slot { kind, document, .. }
            | Self::List { kind, document, .. }
            | Self::Item { kind, document, .. } => Some((kind, document)),
            Self::Choice(_) => None,
        }
    }

    /// Its row.
    #[must_use]
    pub fn row(self) -> usize {
        match self {
            Self::Slot { row, .. } | Self::List { row, .. } | Self::Item { row, .. } => row,
            Self::Choice(_) => 0,
        }
    }

    /// The same place in another row.
    pub(super) fn in_row(mut self, other: usize) -> Self {
        if let Self::Slot { row, .. } | Self::List { row, .. } | Self::Item { row, .. } = &mut self
        {
            *row = other;
        }
        self
    }
}
