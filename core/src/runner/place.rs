//! Places of documents as a test writes them.

use std::fmt::Write as _;

use crate::layout::{Layout, NodeId, NodeKind};
use crate::program::Kind;

/// The place that a JSON Pointer leads to: `disclosure.backup.copies[1].place`
#[must_use]
pub fn place(kind: &Kind, pointer: &str) -> String {
    let mut path = kind.name.clone();
    let mut node = Some(NodeId(0));
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let list = node.and_then(|node| item(&kind.layout, node));
        let digits = segment.bytes().all(|byte| byte.is_ascii_digit());
        // Below what no rule asks for, only its looks tell an item from a member.
        let is_item = list.is_some() || (node.is_none() && digits);
        node = list.or_else(|| node.and_then(|node| member(&kind.layout, node, &segment)));
        if is_item {
            let _ = write!(path, "[{segment}]");
        } else if is_name(&segment) {
            let _ = write!(path, ".{segment}");
        } else {
            let quoted = segment.replace('\\', "\\\\").replace('"', "\\\"");
            let _ = write!(path, ".\"{quoted}\"");
        }
    }
    path
}

fn item(layout: &Layout, node: NodeId) -> Option<NodeId> {
    match layout.nodes.get(node.0)?.kind {
        NodeKind::List(_, item) => Some(item),
        NodeKind::Record(_) | NodeKind::Leaf(_) => None,
    }
}

fn member(layout: &Layout, node: NodeId, name: &str) -> Option<NodeId> {
    match &layout.nodes.get(node.0)?.kind {
        NodeKind::Record(members) => {
            let named = |of: &&NodeId| layout.nodes.get(of.0).is_some_and(|node| node.name == name);
            members.iter().find(named).copied()
        }
        NodeKind::List(..) | NodeKind::Leaf(_) => None,
    }
}

/// Whether a member's name needs no quotation marks.
fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}
