//! Where a ground stands in its document.

use super::Ground;
use crate::eval::Inputs;
use crate::facts::{Facts, place};
use crate::layout::{Layout, NodeId, NodeKind};
use crate::program::Program;

/// A place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// As a JSON Pointer.
    pub pointer: String,
    /// The byte where its value starts; of what is not written, where the record starts that it belongs in.
    pub at: usize,
}

impl Ground {
    /// Where a fact, list or record stands; nothing for other grounds.
    #[must_use]
    pub fn locate(&self, program: &Program, inputs: &Inputs<'_>) -> Option<Located> {
        let Self::Place { kind, document, node, row } = *self else { return None };
        let layout = &program.kind(kind)?.layout;
        let facts = inputs.document(kind, document)?;
        let pointer = place::pointer(layout, facts, place::Place { node, row })?;
        Some(Located { pointer, at: starts(layout, facts, node, row).unwrap_or(0) })
    }
}

/// The first byte of a place: of a record, the least of what is read in it, which for a blank part is the record's own brace.
fn starts(layout: &Layout, facts: &Facts, node: NodeId, row: usize) -> Option<usize> {
    let mut first: Option<usize> = None;
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        let at = match &layout.nodes.get(node.0)?.kind {
            NodeKind::Record(members) => {
                waiting.extend(members);
                continue;
            }
            NodeKind::Leaf(slot) => facts.fact(*slot, row).map(|fact| fact.at),
            NodeKind::List(list, _) => facts.list(*list, row).map(|list| list.at),
        };
        first = match (first, at) {
            (Some(first), Some(at)) => Some(first.min(at)),
            (first, at) => first.or(at),
        };
    }
    first
}
