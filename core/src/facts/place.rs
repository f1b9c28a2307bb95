//! Places: from a fact to where it stands in the document, and back.

use std::borrow::Cow;

use super::scanner::Scanner;
use super::{Facts, State};
use crate::layout::{Layout, NodeId, NodeKind};

/// A node of the layout in a row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The node.
    pub node: NodeId,
    /// The row.
    pub row: usize,
}

/// Why a JSON Pointer leads to no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// It is no JSON Pointer: `a`, `/~2`.
    Malformed,
    /// Nothing is asked there.
    NotAsked,
    /// There is no such item, or a member of what has none.
    NotThere,
    /// It leads into a list that is unreadable.
    Unreadable,
}

/// The JSON Pointer of a node in a row: `/backup/copies/1/place`; `None` where no list holds that row.
#[must_use]
pub fn pointer(layout: &Layout, facts: &Facts, place: Place) -> Option<String> {
    let Place { mut node, mut row } = place;
    let mut segments = Vec::new();
    while let Some(parent) = layout.nodes.get(node.0)?.parent {
        match layout.nodes.get(parent.0)?.kind {
            NodeKind::List(list, _) => {
                // Lists start where the ones before them ended, so that the last to start before a row holds it, if one does.
                let lists = facts.lists.get(list.0)?;
                let holder = lists.partition_point(|list| list.first <= row).checked_sub(1)?;
                let list = lists.get(holder)?;
                let index = row.checked_sub(list.first).filter(|index| *index < list.length)?;
                segments.push(Segment::Index(index));
                row = holder;
            }
            NodeKind::Record(_) | NodeKind::Leaf(_) => segments.push(Segment::Name(node)),
        }
        node = parent;
    }
    let mut pointer = String::new();
    for segment in segments.into_iter().rev() {
        match segment {
            Segment::Name(node) => push_name(layout, node, &mut pointer),
            Segment::Index(index) => push_index(index, &mut pointer),
        }
    }
    Some(pointer)
}

enum Segment {
    Name(NodeId),
    Index(usize),
}

/// The place that a JSON Pointer leads to.
pub fn find(layout: &Layout, facts: &Facts, pointer: &str) -> Result<Place, Unfound> {
    let mut place = Place { node: NodeId(0), row: 0 };
    let Some(rest) = pointer.strip_prefix('/') else {
        return if pointer.is_empty() { Ok(place) } else { Err(Unfound::Malformed) };
    };
    if !rest.split('~').skip(1).all(|after| after.starts_with(['0', '1'])) {
        return Err(Unfound::Malformed);
    }
    for segment in rest.split('/') {
        place = step(layout, facts, place, segment)?;
    }
    Ok(place)
}

fn step(layout: &Layout, facts: &Facts, from: Place, segment: &str) -> Result<Place, Unfound> {
    let node = layout.nodes.get(from.node.0).ok_or(Unfound::NotAsked)?;
    match &node.kind {
        NodeKind::Leaf(_) => Err(Unfound::NotThere),
        NodeKind::Record(members) => {
            let name = if segment.contains('~') {
                Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
            } else {
                Cow::Borrowed(segment)
            };
            let named =
                |member: &&NodeId| layout.nodes.get(member.0).is_some_and(|node| node.name == name);
            let node = members.iter().find(named).ok_or(Unfound::NotAsked)?;
            Ok(Place { node: *node, row: from.row })
        }
        NodeKind::List(list, item) => {
            let fact = facts.list(*list, from.row).ok_or(Unfound::NotThere)?;
            if fact.state == State::Unreadable {
                return Err(Unfound::Unreadable);
            }
            let index = index(segment).filter(|index| *index < fact.length);
            let row = index.and_then(|index| fact.first.checked_add(index));
            Ok(Place { node: *item, row: row.ok_or(Unfound::NotThere)? })
        }
    }
}

/// An item's number as RFC 6901 writes it: digits without a leading zero.
fn index(segment: &str) -> Option<usize> {
    let plain = segment.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = segment.len() > 1 && segment.starts_with('0');
    if plain && !leading_zero { segment.parse().ok() } else { None }
}

/// Adds a node's name, unless it is an item of a list or the document.
pub(super) fn push_name(layout: &Layout, node: NodeId, pointer: &mut String) {
    let Some(node) = layout.nodes.get(node.0) else { return };
    let parent = node.parent.and_then(|parent| layout.nodes.get(parent.0));
    if parent.is_some_and(|parent| matches!(parent.kind, NodeKind::Record(_))) {
        push_segment(&node.name, pointer);
    }
}

/// Adds the number of an item.
pub(super) fn push_index(index: usize, pointer: &mut String) {
    pointer.push('/');
    pointer.push_str(&index.to_string());
}

/// The pointer of a member.
pub(super) fn inside(record: &str, name: &str) -> String {
    let mut pointer = record.to_owned();
    push_segment(name, &mut pointer);
    pointer
}

pub(super) fn push_segment(name: &str, pointer: &mut String) {
    pointer.push('/');
    for letter in name.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The line and column of a byte, both from 1, in Unicode scalar values. Lines end with LF, CR or both together; a byte inside a
/// character stands for that character, one past the end for the end.
#[must_use]
pub fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if at + letter.len_utf8() > byte {
            break;
        }
        let within_end = letter == '\r' && letters.peek().is_some_and(|(_, next)| *next == '\n');
        if matches!(letter, '\n' | '\r') && !within_end {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// The value that starts at a byte of a document, as its source wrote it: `99.950`, `"daily"`, `{"value": 1}`; `None` where no
/// value starts there.
#[must_use]
pub fn raw(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let mut scanner = Scanner::new(rest, usize::MAX);
    scanner.skip().ok()?;
    rest.get(..scanner.at)
}
