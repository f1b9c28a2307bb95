//! `$ref`: where each one leads, and that following them comes to an end.

use std::collections::{BTreeMap, BTreeSet};

use tekigo_grammar::Span;

use super::problem::{SchemaProblem, SchemaProblemKind};
use super::tree::{File, Schema};
use crate::suggest::nearest;

/// An entry of `$defs`: its file and its position there.
pub(super) type DefinitionId = (usize, usize);

/// Where every `$ref` leads.
#[derive(Debug, Default)]
pub(super) struct References {
    /// The file and the start of each `$ref`, and where it leads.
    targets: BTreeMap<(usize, usize), DefinitionId>,
    /// Entries that close a circle; whoever does not enter them never goes round.
    circular: BTreeSet<DefinitionId>,
}

impl References {
    /// Where the `$ref` at a place leads; `None` where that is nowhere, or round in a circle, and was reported.
    pub(super) fn target(&self, file: usize, at: Span) -> Option<DefinitionId> {
        self.targets
            .get(&(file, at.start))
            .copied()
            .filter(|target| !self.circular.contains(target))
    }
}

/// A `$ref` and where it leads.
#[derive(Clone, Copy)]
struct Edge {
    at: Span,
    target: DefinitionId,
}

/// Looks up every `$ref` of every file.
pub(super) fn resolve(files: &[File], problems: &mut Vec<SchemaProblem>) -> References {
    let mut references = References::default();
    let mut edges: BTreeMap<DefinitionId, Vec<Edge>> = BTreeMap::new();
    let names = names(files);
    for (index, file) in files.iter().enumerate() {
        look_up(index, &file.top, files, &names, &mut references, problems);
        for (at, definition) in file.definitions.iter().enumerate() {
            let found =
                look_up(index, &definition.schema, files, &names, &mut references, problems);
            edges.insert((index, at), found);
        }
    }
    let starts: Vec<DefinitionId> = edges.keys().copied().collect();
    let mut state: BTreeMap<DefinitionId, Visit> = BTreeMap::new();
    for start in starts {
        circles(start, &edges, &mut state, |from, edge| {
            references.circular.insert(edge.target);
            let target = name(files, edge.target);
            let kind = SchemaProblemKind::Circular { target };
            problems.push(SchemaProblem { file: from.0, span: edge.at, kind, related: None });
        });
    }
    references
}

/// Every entry of `$defs` by the name of its file and its own; of two alike the first.
fn names(files: &[File]) -> BTreeMap<(&str, &str), DefinitionId> {
    let mut names = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        for (at, definition) in file.definitions.iter().enumerate() {
            names
                .entry((file.name.as_str(), definition.name.value.as_str()))
                .or_insert((index, at));
        }
    }
    names
}

fn name(files: &[File], (file, at): DefinitionId) -> String {
    let definition = files.get(file).and_then(|file| file.definitions.get(at));
    definition.map(|definition| definition.name.value.clone()).unwrap_or_default()
}

/// Every `$ref` in and below a schema.
fn look_up(
    file: usize,
    schema: &Schema,
    files: &[File],
    names: &BTreeMap<(&str, &str), DefinitionId>,
    references: &mut References,
    problems: &mut Vec<SchemaProblem>,
) -> Vec<Edge> {
    let own = files.get(file).map_or("", |file| file.name.as_str());
    let mut edges = Vec::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        waiting.extend(schema.children());
        let Some(reference) = &schema.reference else { continue };
        let parts = reference.value.split_once("#/$defs/");
        let parts = parts.map(|(file, name)| (if file.is_empty() { own } else { file }, name));
        let target = parts.and_then(|parts| names.get(&parts).copied());
        if let Some(target) = target {
            references.targets.insert((file, reference.span.start), target);
            edges.push(Edge { at: reference.span, target });
            continue;
        }
        if parts.is_some_and(|(of, _)| files.iter().any(|file| file.unread && file.name == of)) {
            continue;
        }
        let written = |(of, name): &(&str, &str)| {
            let of = if *of == own { "" } else { of };
            format!("{of}#/$defs/{name}")
        };
        let known: Vec<String> = names.keys().map(written).collect();
        let suggestion = nearest(&reference.value, known.iter().map(String::as_str));
        let kind = SchemaProblemKind::RefToNowhere { target: reference.value.clone(), suggestion };
        problems.push(SchemaProblem { file, span: reference.span, kind, related: None });
    }
    edges
}

/// How far the search for circles has come with a definition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

/// Walks from a definition, in depth first order without recursion, and shows each edge that closes a circle.
fn circles(
    start: DefinitionId,
    edges: &BTreeMap<DefinitionId, Vec<Edge>>,
    state: &mut BTreeMap<DefinitionId, Visit>,
    mut show: impl FnMut(DefinitionId, Edge),
) {
    if state.contains_key(&start) {
        return;
    }
    let mut path = vec![(start, 0_usize)];
    state.insert(start, Visit::Open);
    while let Some((here, next)) = path.last_mut() {
        let here = *here;
        let Some(edge) = edges.get(&here).and_then(|edges| edges.get(*next)).copied() else {
            state.insert(here, Visit::Done);
            path.pop();
            continue;
        };
        *next += 1;
        match state.get(&edge.target) {
            Some(Visit::Open) => show(here, edge),
            Some(Visit::Done) => {}
            None => {
                state.insert(edge.target, Visit::Open);
                path.push((edge.target, 0));
            }
        }
    }
}
