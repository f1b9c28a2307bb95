//! What would mend the findings: the least changes of each rule and the plans of the parties, as what to write into which file.

mod example;
mod plan;
mod together;

use std::collections::BTreeMap;

use tekigo_core::eval::Outcome;
use tekigo_core::facts::{Facts, place};
use tekigo_core::layout::{NodeId, NodeKind};
use tekigo_core::prose;
use tekigo_core::regions::change::{self, ChangeSet};
use tekigo_core::regions::{Budget, Cell, Regions, Scenario, Setting, Target};
use tekigo_core::typed::{KindId, ResultWord};
use tekigo_grammar::diagnostic::Bilingual;

use self::example::Example;
pub(super) use self::plan::plan;
use crate::judge::Judged;
use crate::model::{self, Deed, Named};

/// How much the search for changes may cost, in steps of the evaluator: so what is found is the same on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    /// For one question.
    pub one: u64,
    /// For all questions of one pack.
    pub all: u64,
    /// The most facts that a pack's documents may hold.
    pub facts: usize,
    /// The most bytes that they may have.
    pub bytes: usize,
    /// The one rule that is of interest; then no plan is made.
    pub rule: Option<&'a str>,
}

impl Default for Bounds<'_> {
    fn default() -> Self {
        Self { one: 400_000, all: 8_000_000, facts: 50_000, bytes: 8_000_000, rule: None }
    }
}

/// The questions about one pack's results.
pub(super) struct Advice<'a> {
    judged: &'a Judged<'a>,
    regions: Regions<'a>,
    bounds: Bounds<'a>,
    left: Budget,
    /// The sets that were found for each result.
    found: BTreeMap<Target, Vec<Vec<Proposal>>>,
}

impl<'a> Advice<'a> {
    /// Nothing where the documents are too large.
    pub(super) fn new(judged: &'a Judged<'a>, bounds: Bounds<'a>) -> Option<Self> {
        let facts = judged.given.iter().flatten().map(|given| {
            let columns = given.facts.columns.iter().map(Vec::len).sum::<usize>();
            columns + given.facts.lists.iter().map(Vec::len).sum::<usize>()
        });
        let bytes = judged.given.iter().flatten().map(|given| given.document.text.len());
        if facts.sum::<usize>() > bounds.facts || bytes.sum::<usize>() > bounds.bytes {
            return None;
        }
        let scenario = Scenario::new(judged.program, &judged.inputs, &judged.settings);
        let regions = Regions::new(scenario);
        let left = Budget::new(bounds.all);
        Some(Self { judged, regions, bounds, left, found: BTreeMap::new() })
    }

    /// Whether a result is of interest.
    pub(super) fn asks(&self, rule: &str) -> bool {
        self.bounds.rule.is_none_or(|only| only == rule)
    }

    /// What an unknown result can still become; nothing where that is not known for sure.
    pub(super) fn can_become(&mut self, outcome: Outcome) -> Option<Vec<ResultWord>> {
        if outcome.result != ResultWord::Unknown || self.left.is_spent() {
            return None;
        }
        let mut own = self.left.part(self.bounds.one);
        let becoming = self.regions.can_become(target(outcome), &mut own);
        self.left.spend(&own);
        (!becoming.cut).then(|| becoming.results.into_iter().collect())
    }

    /// The least changes that make a rule pass.
    pub(super) fn changes(&mut self, outcome: Outcome) -> Option<model::Changes> {
        let asked = matches!(outcome.result, ResultWord::Fail | ResultWord::Unknown);
        if !asked || self.left.is_spent() {
            return None;
        }
        let mut own = self.left.part(self.bounds.one);
        let change::Changes { sets, complete } =
            self.regions.changes(target(outcome), None, &mut own);
        self.left.spend(&own);
        let proposed: Vec<Vec<Proposal>> =
            sets.iter().map(|set| proposals(self.judged, &set.edits)).collect();
        let sets = sets.iter().zip(&proposed).map(|(set, proposed)| self.set(set, proposed));
        let sets = sets.collect();
        self.found.insert(target(outcome), proposed);
        Some(model::Changes { complete, sets })
    }

    fn set(&self, set: &ChangeSet, proposed: &[Proposal]) -> model::ChangeSet {
        let mut costs: Vec<String> = Vec::new();
        for cost in &set.costs {
            let rule = self.judged.program.rules.get(cost.rule).map(|rule| rule.id.clone());
            costs.extend(rule.filter(|rule| !costs.contains(rule)));
        }
        model::ChangeSet { edits: proposed.iter().map(|own| own.edit.clone()).collect(), costs }
    }
}

fn target(outcome: Outcome) -> Target {
    Target { rule: outcome.rule, subject: outcome.subject }
}

/// A result by its rule and document.
fn named(judged: &Judged<'_>, target: Target) -> Named {
    let rule = judged.program.rules.get(target.rule);
    let kind = rule.and_then(|rule| rule.subject);
    let subject = kind.zip(target.subject).and_then(|(kind, at)| judged.document(kind, at));
    Named {
        rule: rule.map(|rule| rule.id.clone()).unwrap_or_default(),
        pack: judged.program.name.clone(),
        subject: subject.map(|given| given.document.name.clone()),
    }
}

/// Where an edit stands among others: what is set comes first, in the order of the document; then what is taken away, the last
/// item first, so that the others keep their numbers; then what is added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// The name of its kind, and which of them.
    document: (String, usize),
    class: u8,
    at: usize,
    backwards: std::cmp::Reverse<usize>,
    pointer: String,
}

/// An edit, where it stands among others, and the single values that may be written in place of its example.
#[derive(Clone, Debug)]
struct Proposal {
    rank: Rank,
    edit: model::Edit,
    /// Who can make it.
    owner: Option<String>,
    others: Vec<(serde_json::Value, Bilingual)>,
}

/// Edits as the report tells them, in an order in which they can be written one after another.
fn proposals(judged: &Judged<'_>, edits: &[change::Edit]) -> Vec<Proposal> {
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
    fn facts(&self, kind: KindId, document: usize) -> Option<&'a Facts> {
        self.judged.inputs.document(kind, document)
    }

    /// An edit; several, where several items are added.
    fn edit(&self, edit: &change::Edit) -> Vec<(Rank, model::Edit)> {
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
                let written =
                    list.is_some_and(|list| list.state == tekigo_core::facts::State::Value);
                if !written {
                    return vec![(rank, self.with(told, Example::list(self.judged, edit)))];
                }
                if rows.is_empty() {
                    return self.closed(rank, told);
                }
                let pointer = format!("{}/-", told.pointer);
                let rank = Rank { class: 2, ..rank };
                let added = rows.iter().map(|row| {
                    let told =
                        model::Edit { edit: Deed::Add, pointer: pointer.clone(), ..told.clone() };
                    (rank.clone(), self.with(told, Example::item(self.judged, edit, *row)))
                });
                added.collect()
            }
            (Cell::Slot { .. }, Setting::Value(_)) => {
                vec![(rank, self.with(told, Example::leaf(self.judged, edit)))]
            }
            _ => Vec::new(),
        }
    }

    /// A list that is complete as it stands: its mark goes.
    fn closed(&self, rank: Rank, told: model::Edit) -> Vec<(Rank, model::Edit)> {
        let Some(mark) = told.unmark.clone() else { return Vec::new() };
        let rank = Rank { class: 1, at: 0, ..rank };
        vec![(rank, model::Edit { pointer: mark, unmark: None, edit: Deed::Remove, ..told })]
    }

    fn with(&self, told: model::Edit, example: Example) -> model::Edit {
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
    fn base(&self, cell: Cell) -> Option<(Rank, model::Edit)> {
        let (kind, node) = cell.node(self.judged.program)?;
        let (_, document) = cell.document()?;
        self.at(kind, document, node, cell.row())
    }

    fn at(
        &self,
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
    fn unread(&self, edits: &[change::Edit]) -> Vec<(Rank, model::Edit)> {
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
        &self,
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
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
