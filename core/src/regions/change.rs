//! Least changes: the smallest sets of facts that somebody could change so that a rule passes.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::goal::Goal;
use super::least::View;
use super::reads::KindNode;
use super::search::{Budget, Setting, Step, Target};
use super::{Cell, Regions, Scenario};
use crate::eval::Outcome;
use crate::facts::Fact;
use crate::typed::{ResultWord, Strength};

pub use super::edit::Edit;

/// The most sets that are told.
pub const MOST_SETS: usize = 8;

/// The ways to make a rule pass.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The least sets, by size, then by the rules that they cost, then in the order of the documents.
    pub sets: Vec<ChangeSet>,
    /// Whether these are all the minimal sets there are.
    pub complete: bool,
}

/// One set of edits that makes a rule pass.
#[derive(Clone, Debug)]
pub struct ChangeSet {
    /// The edits; their examples together make the rule pass.
    pub edits: Vec<Edit>,
    /// The rules of equal or higher strength that would no longer pass.
    pub costs: Vec<Target>,
}

impl ChangeSet {
    /// Every edit, those of added items after the one that adds them.
    #[must_use]
    pub fn every_edit(&self) -> Vec<&Edit> {
        let mut all = Vec::new();
        let mut waiting: Vec<&Edit> = self.edits.iter().rev().collect();
        while let Some(edit) = waiting.pop() {
            all.push(edit);
            waiting.extend(edit.members.iter().rev());
        }
        all
    }
}

impl Regions<'_> {
    /// The least changes that make a rule pass: by one of the parties that it binds, or by all of them together.
    pub fn changes(&mut self, target: Target, party: Option<&str>, budget: &mut Budget) -> Changes {
        let goal = self.goal([target]);
        let found = self.least(&goal, party, MOST_SETS, budget);
        let before = self.outcomes();
        let mut sets: Vec<ChangeSet> = found
            .sets
            .into_iter()
            .map(|(cells, steps)| self.change_set(&goal, &cells, steps, &before))
            .collect();
        let asked = |set: &ChangeSet| set.edits.iter().filter(|edit| !edit.companion).count();
        sets.sort_by_key(|set| (asked(set), set.costs.len()));
        Changes { sets, complete: found.complete }
    }

    /// The edits of a set that was found, with their conditions and costs.
    pub(super) fn change_set(
        &mut self,
        goal: &Goal,
        cells: &BTreeSet<Cell>,
        steps: Vec<Step>,
        before: &[Outcome],
    ) -> ChangeSet {
        let mut undo = Vec::new();
        for cell in cells.iter().filter(|cell| matches!(cell, Cell::Item { .. })) {
            undo.extend(self.scenario.open(*cell));
        }
        let mut edits: Vec<Edit> = Vec::new();
        let removed = cells.iter().filter(|cell| matches!(cell, Cell::Item { .. }));
        edits.extend(removed.map(|cell| Edit::plain(*cell, Setting::Items(Vec::new()))));
        let company = self.scenario.company(cells);
        for step in steps {
            undo.extend(self.apply(&step));
            let companion = company.contains(&step.cell);
            let edit = Edit { companion, ..Edit::plain(step.cell, step.to) };
            match Edit::around(&mut edits, self.scenario.program, edit.cell) {
                Some(list) => list.members.push(edit),
                None => edits.push(edit),
            }
        }
        self.accompany(goal, company, &mut edits, &mut undo);
        Edit::each(&mut edits, &mut |edit| undo.extend(self.plainest(goal, edit)));
        Edit::each(&mut edits, &mut |edit| edit.condition = self.condition(goal, edit));
        let costs = self.costs(goal, before, &edits);
        undo.into_iter().rev().for_each(|before| self.scenario.restore(before));
        ChangeSet { edits, costs }
    }

    fn apply(&mut self, step: &Step) -> Option<super::scenario::Before> {
        apply(&mut self.scenario, step)
    }

    /// Does something with the documents as they would be after a set of edits.
    pub fn after<T>(&mut self, set: &ChangeSet, then: impl FnOnce(&mut Self) -> T) -> T {
        let mut undo = Vec::new();
        let mut edits = set.edits.clone();
        Edit::each(&mut edits, &mut |edit| {
            undo.extend(self.apply(&Step { cell: edit.cell, to: edit.to.clone() }));
        });
        let outcomes = self.outcomes.take();
        let done = then(self);
        self.outcomes = outcomes;
        undo.into_iter().rev().for_each(|before| self.scenario.restore(before));
        done
    }

    /// The documents as they are.
    #[must_use]
    pub fn scenario(&self) -> &Scenario<'_> {
        &self.scenario
    }

    /// Every leaf and list of the documents that a party could change for the sake of a rule.
    pub fn editable(&mut self, target: Target, party: Option<&str>) -> Vec<Cell> {
        let reads = self.reads(target.rule);
        let none = BTreeSet::new();
        let goal = self.goal([target]);
        let view = View { goal: &goal, party, cells: &none };
        let cells = self.scenario.cells(|kind, node| reads.has((kind, node)));
        cells.into_iter().filter(|cell| view.may_edit(&self.scenario, *cell)).collect()
    }

    /// Judges with some leaves set to values.
    pub fn judge_at(&mut self, values: &[(Cell, crate::value::Value)], target: Target) -> Outcome {
        let state = crate::facts::State::Value;
        let fact = |value| Fact { state, value, at: 0 };
        let undo: Vec<_> = values
            .iter()
            .filter_map(|(cell, value)| self.scenario.set(*cell, fact(*value)))
            .collect();
        let outcome = self.scenario.judge(target.rule, target.subject);
        undo.into_iter().rev().for_each(|before| self.scenario.restore(before));
        outcome
    }

    /// The rules that passed and no longer do, if they bind at least as strongly as some rule of the goal. Only those that read
    /// what was edited can have changed.
    pub(super) fn costs(&mut self, goal: &Goal, before: &[Outcome], edits: &[Edit]) -> Vec<Target> {
        let program = self.scenario.program;
        let edited: BTreeSet<KindNode> =
            edits.iter().filter_map(|edit| edit.cell.place(program)).collect();
        let strength = |outcome: &Outcome| {
            let version = program.rules.get(outcome.rule)?.versions.get(outcome.version)?;
            Some(rank(version.strength))
        };
        let target = |outcome: &Outcome| Target { rule: outcome.rule, subject: outcome.subject };
        let own = before
            .iter()
            .filter(|outcome| goal.parts().iter().any(|part| part.target == target(outcome)));
        let weakest = own.filter_map(strength).max();
        let passing = before
            .iter()
            .filter(|outcome| outcome.result == ResultWord::Pass && strength(outcome) <= weakest);
        let mut lost = Vec::new();
        for target in passing.map(target) {
            let reads = self.reads(target.rule);
            let read = edited.iter().any(|place| reads.has(*place));
            let passes = |scenario: &Scenario<'_>| {
                scenario.judge(target.rule, target.subject).result == ResultWord::Pass
            };
            if read && !passes(&self.scenario) {
                lost.push(target);
            }
        }
        lost
    }

    /// The results of every rule as the documents are.
    pub(super) fn outcomes(&mut self) -> Rc<Vec<Outcome>> {
        if let Some(known) = &self.outcomes {
            return Rc::clone(known);
        }
        let outcomes = Rc::new(self.scenario.judge_all());
        self.outcomes = Some(Rc::clone(&outcomes));
        outcomes
    }
}

/// Applies a step to documents.
pub(super) fn apply(scenario: &mut Scenario<'_>, step: &Step) -> Option<super::scenario::Before> {
    match &step.to {
        Setting::Value(region) => {
            let fact = region.fact(scenario, step.cell)?;
            scenario.set(step.cell, fact)
        }
        Setting::State(state) => match step.cell {
            Cell::List { .. } => scenario.blank_list(step.cell, *state),
            _ => scenario.set(
                step.cell,
                Fact { state: *state, value: crate::value::Value::default(), at: 0 },
            ),
        },
        Setting::Items(rows) => match step.cell {
            Cell::Item { .. } => scenario.open(step.cell),
            _ => scenario.append(step.cell, rows.len()).map(|(before, _)| before),
        },
        Setting::Choice(value) => scenario.choose(step.cell, Some(*value)),
    }
}

/// The strongest first.
pub(super) fn rank(strength: Strength) -> usize {
    match strength {
        Strength::Must => 0,
        Strength::Should => 1,
        Strength::May => 2,
    }
}
