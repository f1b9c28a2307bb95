//! What would mend the findings: the least changes of each rule and the plans of the parties, as what to write into which file.

mod example;
mod plan;
mod proposal;
mod together;

use std::collections::BTreeMap;

use tekigo_core::eval::Outcome;
use tekigo_core::regions::change::{self, ChangeSet};
use tekigo_core::regions::{Budget, Regions, Scenario, Target};
use tekigo_core::typed::ResultWord;

pub(super) use self::plan::plan;
use self::proposal::{Proposal, proposals};
use crate::judge::Judged;
use crate::model::{self, Named};

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
