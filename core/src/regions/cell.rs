//! What can turn out one way or another: a leaf, the length of a list, a choice.

use crate::explain::Ground;
use crate::layout::{Layout, ListId, NodeId, NodeKind, SlotId};
use crate::program::Program;
use crate::typed::{ChoiceId, KindId};

/// One thing that a search may open.
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
    /// A list of a document: whether it is written, and how many items it has.
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
    /// A choice.
    Choice(ChoiceId),
}

impl Cell {
    /// The cells that a ground stands for: of a record, every leaf and list in it.
    #[must_use]
    pub fn of_ground(program: &Program, ground: Ground) -> Vec<Self> {
        match ground {
            Ground::Choice(id) => vec![Self::Choice(id)],
            Ground::Place { kind, document, node, row } => {
                let Some(layout) = program.kind(kind).map(|kind| &kind.layout) else { return Vec::new() };
                Self::below(layout, node).map(|place| place.at(kind, document, row)).collect()
            }
            Ground::Parameter(_) | Ground::AsOf | Ground::Attestation(_) | Ground::Unanswered => Vec::new(),
        }
    }

    /// Every leaf and list of a node, but not of the items of lists.
    fn below(layout: &Layout, node: NodeId) -> impl Iterator<Item = Place> {
        let mut places = Vec::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            match layout.nodes.get(node.0).map(|node| &node.kind) {
                Some(NodeKind::Record(members)) => waiting.extend(members.iter().rev()),
                Some(NodeKind::Leaf(slot)) => places.push(Place::Slot(*slot)),
                Some(NodeKind::List(list, _)) => places.push(Place::List(*list)),
                None => {}
            }
        }
        places.into_iter()
    }

    /// The ground that this cell is.
    #[must_use]
    pub fn ground(self, program: &Program) -> Option<Ground> {
        match self {
            Self::Choice(id) => Some(Ground::Choice(id)),
            Self::Slot { kind, document, slot, row } => {
                let node = program.kind(kind)?.layout.slots.get(slot.0)?.node;
                Some(Ground::Place { kind, document, node, row })
            }
            Self::List { kind, document, list, row } => {
                let node = program.kind(kind)?.layout.lists.get(list.0)?.node;
                Some(Ground::Place { kind, document, node, row })
            }
        }
    }

    /// The kind of document that it stands in.
    #[must_use]
    pub fn kind(self) -> Option<KindId> {
        match self {
            Self::Slot { kind, .. } | Self::List { kind, .. } => Some(kind),
            Self::Choice(_) => None,
        }
    }
}

/// A leaf or list of a layout.
#[derive(Clone, Copy)]
enum Place {
    Slot(SlotId),
    List(ListId),
}

impl Place {
    fn at(self, kind: KindId, document: usize, row: usize) -> Cell {
        match self {
            Self::Slot(slot) => Cell::Slot { kind, document, slot, row },
            Self::List(list) => Cell::List { kind, document, list, row },
        }
    }
}
