//! Edits as a report tells them: in which file, at which pointer, in what words.

use tekigo_core::facts::{Facts, State, place};
use tekigo_core::layout::{NodeId, NodeKind};
use tekigo_core::prose;
use tekigo_core::regions::change;
use tekigo_core::regions::{Cell, Setting};
use tekigo_core::typed::KindId;
use tekigo_grammar::diagnostic::Bilingual;

use super::example::{self, Example};
use crate::judge::Judged;
use crate::model::{self, Deed};

/// Where an edit stands among others: what is set comes first, in the order of the document; then what is taken away, the last
/// item first, so that the others keep their numbers; then what is added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// The name of its kind, and which of them.
    document: (String, usize),
    class: u8,
    at: usize,
    backwards: std::cmp::Reverse<usize>,
    pointer: String,
}

/// An edit, where it stands among others, and the single values that may be written in place of its example.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub rank: Rank,
    pub edit: model::Edit,
    /// Who can make it.
    pub owner: Option<String>,
    pub others: Vec<(serde_json::Value, Bilingual)>,
}

/// Edits as the report tells them, in an order in which they can be written one after another.
pub(super) fn proposals(judged: &Judged<'_>, edits: &[change::Edit]) -> Vec<Proposal> {
    let teller = Teller { judged };
    let mut told: Vec<Proposal> = Vec::new();
    for edit in edits {
        let others = example::others(judged, edit);
        let custody = edit.cell.custody(judged.program);
        let owner = custody.and_then(|custody| custody.owner.clone());
        let proposal = |(rank, edit)| {
            let (owner, others) = (owner.clone(), others.clone());
            Proposal { rank, edit, owner, others }
        };
        told.extend(teller.edit(edit).into_iter().map(proposal));
    }
    let owner = told.first().and_then(|proposal| proposal.owner.clone());
    let proposal = |(rank, edit)| Proposal { rank, edit, owner: owner.clone(), others: Vec::new() };
    told.extend(teller.unread(edits).into_iter().map(proposal));
    told.sort_by(|one, other| one.rank.cmp(&other.rank));
    told
}

/// Puts edits into words and JSON.
#[derive(Clone, Copy)]
struct Teller<'a> {
    judged: &'a Judged<'a>,
}

impl<'a> Teller<'a> {
    fn facts(self, kind: KindId, document: usize) -> Option<&'a Facts> {
        self.judged.inputs.document(kind, document)
    }

    /// An edit; several, where several items are added.
    fn edit(self, edit: &change::Edit) -> Vec<(Rank, model::Edit)> {
        let Some(base) = self.base(edit.cell) else { return Vec::new() };
        let (rank, told) = base;
        let told = model::Edit { companion: edit.companion, ..told };
        match (&edit.cell, &edit.to) {
            (Cell::Item { row, .. }, _) => {
                let backwards = std::cmp::Reverse(*row);
                let rank = Rank { class: 1, at: 0, backwards, ..rank };
                vec![(rank, model::Edit { edit: Deed::Remove, ..told })]
            }
            (Cell::List { kind, document, list, row }, Setting::Items(rows)) => {
                let facts = self.facts(*kind, *document);
                let list = facts.and_then(|facts| facts.list(*list, *row));
                let written = list.is_some_and(|list| list.state == State::Value);
                if !written {
                    return vec![(rank, Self::with(told, Example::list(self.judged, edit)))];
                }
                if rows.is_empty() {
                    return Self::closed(rank, told);
                }
                let pointer = format!("{}/-", told.pointer);
                let rank = Rank { class: 2, ..rank };
                let added = rows.iter().map(|row| {
                    let told =
                        model::Edit { edit: Deed::Add, pointer: pointer.clone(), ..told.clone() };
                    (rank.clone(), Self::with(told, Example::item(self.judged, edit, *row)))
                });
                added.collect()
            }
            (Cell::Slot { .. }, Setting::Value(_)) => {
                vec![(rank, Self::with(told, Example::leaf(self.judged, edit)))]
            }
            _ => Vec::new(),
        }
    }

    /// A list that is complete as it stands: its mark goes.
    fn closed(rank: Rank, told: model::Edit) -> Vec<(Rank, model::Edit)> {
        let Some(mark) = told.unmark.clone() else { return Vec::new() };
        let rank = Rank { class: 1, at: 0, ..rank };
        vec![(rank, model::Edit { pointer: mark, unmark: None, edit: Deed::Remove, ..told })]
    }

    fn with(told: model::Edit, example: Example) -> model::Edit {
        model::Edit {
            condition: Some(example.condition),
            example: Some(example.value),
            placeholder: example.placeholder,
            shown: example.shown,
            parts: example.parts,
            ..told
        }
    }

    /// Where an edit is made, and nothing of what.
    fn base(self, cell: Cell) -> Option<(Rank, model::Edit)> {
        let (kind, node) = cell.node(self.judged.program)?;
        let (_, document) = cell.document()?;
        self.at(kind, document, node, cell.row())
    }

    fn at(
        self,
        kind: KindId,
        document: usize,
        node: NodeId,
        row: usize,
    ) -> Option<(Rank, model::Edit)> {
        let described = self.judged.program.kind(kind)?;
        let facts = self.facts(kind, document)?;
        let place = place::Place { node, row };
        let pointer = place::pointer(&described.layout, facts, place)?;
        let given = self.judged.document(kind, document);
        let at = match described.layout.nodes.get(node.0)?.kind {
            NodeKind::Leaf(slot) => facts.fact(slot, row).map(|fact| fact.at),
            NodeKind::List(list, _) => facts.list(list, row).map(|list| list.at),
            NodeKind::Record(_) => None,
        };
        let stands = given.zip(at).map(|(given, at)| given.document.place(at));
        let rank = Rank {
            document: (described.name.clone(), document),
            class: 0,
            at: at.unwrap_or(0),
            backwards: std::cmp::Reverse(0),
            pointer: pointer.clone(),
        };
        let edit = model::Edit {
            input: given.map(|given| given.document.name.clone()),
            document: given.is_none().then(|| described.name.clone()),
            unmark: given.and_then(|given| given.document.mark(&pointer)),
            title: crate::places::title(described, node, &pointer),
            pointer,
            edit: Deed::Set,
            condition: None,
            example: None,
            placeholder: false,
            companion: false,
            line: stands.map(|(line, _)| line),
            column: stands.map(|(_, column)| column),
            shown: None,
            parts: Vec::new(),
        };
        Some((rank, edit))
    }

    /// What records that are written for the first time must have although no rule reads it.
    fn unread(self, edits: &[change::Edit]) -> Vec<(Rank, model::Edit)> {
        let mut told: Vec<(Rank, model::Edit)> = Vec::new();
        for edit in edits {
            let (Some((kind, node)), Some((_, document))) =
                (edit.cell.node(self.judged.program), edit.cell.document())
            else {
                continue;
            };
            if matches!(edit.cell, Cell::Item { .. }) {
                continue;
            }
            for found in self.unread_around(kind, document, node, edit.cell.row()) {
                if told.iter().all(|(known, _)| *known != found.0) {
                    told.push(found);
                }
            }
        }
        told
    }

    fn unread_around(
        self,
        kind: KindId,
        document: usize,
        node: NodeId,
        row: usize,
    ) -> Vec<(Rank, model::Edit)> {
        let Some(described) = self.judged.program.kind(kind) else { return Vec::new() };
        let given = self.judged.document(kind, document);
        let mut told = Vec::new();
        let mut at = node;
        while let Some(parent) = described.layout.nodes.get(at.0).and_then(|node| node.parent) {
            let is_record = described
                .layout
                .nodes
                .get(parent.0)
                .is_some_and(|node| matches!(node.kind, NodeKind::Record(_)));
            if !is_record {
                break;
            }
            at = parent;
            let unread = described.custody.get(parent.0).map(|custody| custody.unread.as_slice());
            let unread = unread.unwrap_or_default();
            let Some((rank, base)) =
                self.at(kind, document, parent, row).filter(|_| !unread.is_empty())
            else {
                continue;
            };
            if given.is_some_and(|given| given.document.has_record(&base.pointer)) {
                break;
            }
            for (name, smallest) in unread {
                let value: serde_json::Value = serde_json::from_str(smallest).unwrap_or_default();
                let pointer = format!("{}/{}", base.pointer, escaped(name));
                let edit = model::Edit {
                    title: Bilingual::new(
                        format!("{}（{name}）", base.title.ja),
                        format!("{} ({name})", base.title.en),
                    ),
                    condition: Some(prose::any()),
                    placeholder: example::holds_placeholder(&value),
                    example: Some(value),
                    companion: true,
                    pointer: pointer.clone(),
                    ..base.clone()
                };
                told.push((Rank { pointer, ..rank.clone() }, edit));
            }
        }
        told
    }
}

/// A name as a part of a JSON Pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
