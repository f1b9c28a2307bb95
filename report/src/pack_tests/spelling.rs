//! Reasons as a test writes them.

use std::fmt::Write as _;

use tekigo_core::explain::Ground;
use tekigo_core::layout::{Layout, NodeId, NodeKind};
use tekigo_core::program::Program;
use tekigo_core::runner::ReasonPlace;
use tekigo_core::typed::{ExpectedReason, KindId};

/// A reason that a test expects.
pub(super) fn expected(program: &Program, reason: &ExpectedReason) -> String {
    match reason {
        ExpectedReason::Place(kind, pointer) => place(program, *kind, pointer),
        ExpectedReason::Choice(id) => other(program, Ground::Choice(*id), ""),
        ExpectedReason::Parameter(id) => other(program, Ground::Parameter(*id), ""),
    }
}

/// A reason that came out for a rule.
pub(super) fn found(program: &Program, reason: &ReasonPlace, rule: &str) -> String {
    match reason {
        ReasonPlace::Document(kind, pointer) => place(program, *kind, pointer),
        ReasonPlace::Other(ground) => other(program, *ground, rule),
    }
}

/// `disclosure.backup.copies[1].place`
fn place(program: &Program, kind: KindId, pointer: &str) -> String {
    let Some(kind) = program.kind(kind) else { return String::new() };
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

fn other(program: &Program, ground: Ground, rule: &str) -> String {
    match ground {
        Ground::Choice(id) => {
            let name = program.choices.get(id.0).map(|choice| choice.name.as_str());
            format!("choice {}", name.unwrap_or_default())
        }
        Ground::Parameter(id) => {
            let name = program.parameters.get(id.0).map(|parameter| parameter.name.as_str());
            format!("parameter {}", name.unwrap_or_default())
        }
        Ground::AsOf => "as of".to_owned(),
        Ground::Attestation(_) | Ground::Unanswered => format!("attest {rule}"),
        Ground::Place { .. } => String::new(),
    }
}
