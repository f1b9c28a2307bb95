//! The smallest sets of cells that reach a goal.
//!
//! The search is Reiter's for hitting sets. A set of cells is opened and the rule judged: where the result is decided and not
//! pass, or where no values of those cells make it pass, something else must change too, and an obstacle tells of
//! what one is needed; each gives a set that is larger by one. Sets are taken up by size, so that those found are minimal: no
//! part of one makes the rule pass.

use std::collections::{BTreeSet, VecDeque};

use super::goal::Goal;
use super::obstacle::{Finder, Obstacle};
use super::search::{Asked, Budget, Flow, Search, Step};
use super::{Cell, Regions, Scenario};
use crate::eval::Outcome;
use crate::program::{Program, Rule};
use crate::typed::ResultWord;

/// The most cells that one set changes.
const MOST_EDITS: usize = 24;

/// The most sets that are looked at.
const MOST_CANDIDATES: usize = 4_000;

/// The smallest sets of cells that reach a goal.
pub(super) struct Least {
    /// The sets, by size.
    pub sets: Vec<(BTreeSet<Cell>, Vec<Step>)>,
    /// Whether there are no others.
    pub complete: bool,
    /// Whether no set is smaller than the first.
    pub first_is_smallest: bool,
    /// What stood in the way where nothing could be changed about it.
    pub stuck: Obstacle,
}

/// How a set of cells turned out.
enum Explored {
    /// These settings make the rule pass.
    Passes(Vec<Step>),
    /// No settings do, and one of these cells must change too.
    Needs(Obstacle),
    /// A bound was met first.
    Undecided,
}

impl Regions<'_> {
    /// The smallest sets of cells that reach a goal, at most so many, each with settings that do.
    pub(super) fn least(
        &mut self,
        goal: &Goal,
        party: Option<&str>,
        most: usize,
        budget: &mut Budget,
    ) -> Least {
        let mut own = budget.most();
        let mut found = self.smallest(goal, party, most, &mut own);
        budget.spend(&own);
        if found.sets.is_empty() && !found.complete {
            found.sets.extend(self.dive(goal, party, budget));
            found.first_is_smallest = false;
        }
        if !found.complete {
            budget.cut();
        }
        found
    }

    /// Takes up sets by size.
    fn smallest(
        &mut self,
        goal: &Goal,
        party: Option<&str>,
        most: usize,
        budget: &mut Budget,
    ) -> Least {
        let mut sets: Vec<(BTreeSet<Cell>, Vec<Step>)> = Vec::new();
        let mut waiting = VecDeque::from([BTreeSet::new()]);
        let mut seen: BTreeSet<BTreeSet<Cell>> = BTreeSet::new();
        let mut complete = true;
        let mut stuck = Obstacle::new();
        while let Some(cells) = waiting.pop_front() {
            if sets.iter().any(|(known, _)| known.is_subset(&cells)) {
                continue;
            }
            if sets.len() >= most || seen.len() >= MOST_CANDIDATES || budget.is_met() {
                complete = false;
                break;
            }
            let view = View { goal, party, cells: &cells };
            match self.explore(&view, budget) {
                Explored::Passes(steps) => sets.push((cells, steps)),
                Explored::Undecided => complete = false,
                Explored::Needs(_) if cells.len() >= MOST_EDITS => complete = false,
                Explored::Needs(obstacle) => {
                    let more = obstacle.difference(&cells).copied();
                    let (can, cannot): (Vec<Cell>, Vec<Cell>) =
                        more.partition(|cell| view.may_edit(&self.scenario, *cell));
                    if can.is_empty() {
                        stuck.extend(cannot);
                    }
                    for cell in can {
                        let mut larger = cells.clone();
                        larger.insert(cell);
                        if seen.insert(larger.clone()) {
                            waiting.push_back(larger);
                        }
                    }
                }
            }
        }
        let complete = complete && !budget.is_met();
        Least { sets, complete, first_is_smallest: true, stuck }
    }

    /// Some set that reaches a goal, where those by size were too many to look at: everything that stands in the way is opened at
    /// once, and then left out one by one.
    fn dive(
        &mut self,
        goal: &Goal,
        party: Option<&str>,
        budget: &mut Budget,
    ) -> Option<(BTreeSet<Cell>, Vec<Step>)> {
        let mut cells = BTreeSet::new();
        let mut steps = loop {
            let view = View { goal, party, cells: &cells };
            match self.explore(&view, budget) {
                Explored::Passes(steps) => break steps,
                Explored::Undecided => return None,
                Explored::Needs(obstacle) => {
                    let more = obstacle.difference(&cells).copied();
                    let can: Vec<Cell> =
                        more.filter(|cell| view.may_edit(&self.scenario, *cell)).collect();
                    if can.is_empty() {
                        return None;
                    }
                    cells.extend(can);
                }
            }
        };
        let needed = |cells: &BTreeSet<Cell>, steps: &[Step]| -> BTreeSet<Cell> {
            let set = |cell: &Cell| {
                matches!(cell, Cell::Item { .. }) || steps.iter().any(|step| step.cell == *cell)
            };
            cells.iter().copied().filter(set).collect()
        };
        cells = needed(&cells, &steps);
        for cell in cells.clone() {
            let mut fewer = cells.clone();
            fewer.remove(&cell);
            let view = View { goal, party, cells: &fewer };
            if let Explored::Passes(found) = self.explore(&view, budget) {
                cells = needed(&fewer, &found);
                steps = found;
            }
        }
        (cells.len() <= MOST_EDITS).then_some((cells, steps))
    }

    /// Opens a set of cells and looks for settings of them that make the rule pass.
    fn explore(&mut self, view: &View<'_>, budget: &mut Budget) -> Explored {
        let cells = view.cells;
        let company = self.scenario.company(cells);
        let mut opened = Vec::new();
        // Items go first: then every row is found where it has moved to.
        let items = |cell: &&Cell| matches!(cell, Cell::Item { .. });
        let others = cells.iter().filter(|cell| !items(cell)).chain(&company);
        for cell in cells.iter().filter(items).chain(others) {
            match self.scenario.open(*cell) {
                Some(before) => opened.push(before),
                None => budget.cut(),
            }
        }
        let explored = self.explore_open(view, &company, budget);
        opened.into_iter().rev().for_each(|before| self.scenario.restore(before));
        explored
    }

    fn explore_open(&mut self, view: &View<'_>, company: &[Cell], budget: &mut Budget) -> Explored {
        let View { goal, cells, .. } = *view;
        let outcome = goal.judge(&self.scenario);
        let (Some(outcome), true) = (outcome, budget.pay(&self.scenario)) else {
            return Explored::Undecided;
        };
        if outcome.result != ResultWord::Pass {
            let obstacle = view.obstacle(&self.scenario, outcome);
            if outcome.result != ResultWord::Unknown || obstacle.is_disjoint(cells) {
                return Explored::Needs(obstacle);
            }
        }
        let mut passes = None;
        let mut needs = Obstacle::new();
        let places = self.places;
        let open: Vec<Cell> = cells.iter().chain(company).copied().collect();
        let mut ends: Vec<Obstacle> = Vec::new();
        let (scenario, asked) = (&mut self.scenario, Asked::Edits(open.len()));
        let sought = Some(ResultWord::Pass);
        let mut search = Search { scenario, goal, places, asked, sought, open, budget };
        search.run(&mut |scenario, outcome, steps| {
            if outcome.result == ResultWord::Pass {
                passes = Some(steps.to_vec());
                return Flow::Stop;
            }
            ends.push(view.obstacle(scenario, outcome));
            Flow::Continue
        });
        needs.extend(ends.into_iter().flatten());
        match passes {
            Some(steps) => Explored::Passes(steps),
            None if budget.is_met() => Explored::Undecided,
            None => Explored::Needs(needs),
        }
    }
}

fn binds(program: &Program, rule: &Rule, owner: &str) -> bool {
    let parties = rule.versions.iter().flat_map(|version| &version.parties);
    parties.filter_map(|party| program.parties.get(*party)).any(|party| party.name == owner)
}

/// A goal, as somebody sees it who looks for what stands in its way.
pub(super) struct View<'r> {
    pub goal: &'r Goal,
    /// Who would change something; `None` is anybody whom a rule binds.
    pub party: Option<&'r str>,
    /// The cells that are open already.
    pub cells: &'r BTreeSet<Cell>,
}

impl View<'_> {
    /// Whether a party that some rule binds could change a cell for its sake, and whether that is more than a way around it.
    pub(super) fn may_edit(&self, scenario: &Scenario<'_>, cell: Cell) -> bool {
        let program = scenario.program;
        let Some(place) = cell.node(program) else { return false };
        let Some(custody) = cell.custody(program) else { return false };
        let Some(owner) = custody.owner.as_deref() else { return false };
        if self.party.is_some_and(|party| party != owner) {
            return false;
        }
        // What a system needs is not written smaller so that a service may do.
        if custody.immutable || (custody.need && scenario.is_written(cell)) {
            return false;
        }
        self.goal.parts().iter().any(|part| {
            let rule = program.rules.get(part.target.rule);
            let asked = match cell {
                Cell::Item { .. } => custody.removable,
                _ => part.reads.duty.contains(&place),
            };
            asked && rule.is_some_and(|rule| binds(program, rule, owner))
        })
    }

    /// What keeps the rule of an outcome from passing.
    pub(super) fn obstacle(&self, scenario: &Scenario<'_>, outcome: Outcome) -> Obstacle {
        let weigh = |obstacle: &Obstacle| {
            // One that the open cells have no part in is certain; then the fewer ways around it there are, the better.
            let editable = obstacle.iter().filter(|cell| self.may_edit(scenario, **cell)).count();
            let open = obstacle.iter().filter(|cell| self.cells.contains(cell)).count();
            open.saturating_mul(1_000).saturating_add(editable)
        };
        let Outcome { rule, subject, .. } = outcome;
        scenario
            .with_inputs(|inputs| Finder::new(scenario, inputs, rule, subject, &weigh).of_rule())
    }
}
