//! Least changes: the smallest sets of facts that somebody could change so that a rule passes.
//!
//! The search is Reiter's for hitting sets. A set of cells is opened and the rule judged: where the result is decided and not
//! pass, or where no values of those cells make it pass, something else must change too, and an [`super::obstacle`] tells of
//! what one is needed; each gives a set that is larger by one. Sets are taken up by size, so that those found are minimal: no
//! part of one makes the rule pass.

use std::collections::{BTreeSet, VecDeque};

use super::obstacle::{Finder, Obstacle};
use super::reads::Reads;
use super::search::{Asked, Budget, Flow, Search, Setting, Step, Target};
use super::witness::{Cutter, Region};
use super::{Cell, Regions, Scenario};
use crate::eval::Outcome;
use crate::facts::Fact;
use crate::program::{Program, Rule};
use crate::typed::{ResultWord, Strength};

/// The most sets that are told.
pub const MOST_SETS: usize = 8;

/// The most cells that one set changes.
const MOST_EDITS: usize = 24;

/// The most sets that are looked at.
const MOST_CANDIDATES: usize = 4_000;

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

/// One place to change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The place.
    pub cell: Cell,
    /// What to change it to.
    pub to: Setting,
    /// Of a value: every region in which any value passes, with the other edits at their examples.
    pub condition: Vec<Region>,
    /// Of added items: what their leaves are set to.
    pub members: Vec<Edit>,
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
    /// The least changes that make a rule pass.
    pub fn changes(&mut self, target: Target, budget: &mut Budget) -> Changes {
        let reads = self.reads(target.rule);
        let mut found: Vec<(BTreeSet<Cell>, Vec<Step>)> = Vec::new();
        let mut waiting = VecDeque::from([BTreeSet::new()]);
        let mut seen: BTreeSet<BTreeSet<Cell>> = BTreeSet::new();
        let mut complete = true;
        while let Some(cells) = waiting.pop_front() {
            if found.iter().any(|(known, _)| known.is_subset(&cells)) {
                continue;
            }
            if found.len() >= MOST_SETS || seen.len() >= MOST_CANDIDATES || budget.is_met() {
                complete = false;
                break;
            }
            match self.explore(target, &reads, &cells, budget) {
                Explored::Passes(steps) => found.push((cells, steps)),
                Explored::Undecided => complete = false,
                Explored::Needs(_) if cells.len() >= MOST_EDITS => complete = false,
                Explored::Needs(obstacle) => {
                    let program = self.scenario.program;
                    let view = RuleView { target, reads: &reads, cells: &cells };
                    for cell in obstacle {
                        if !cells.contains(&cell) && view.may_edit(program, cell) {
                            let mut larger = cells.clone();
                            larger.insert(cell);
                            if seen.insert(larger.clone()) {
                                waiting.push_back(larger);
                            }
                        }
                    }
                }
            }
        }
        let before = self.scenario.judge_all();
        let mut sets: Vec<ChangeSet> = found
            .into_iter()
            .map(|(cells, steps)| self.change_set(target, &reads, &cells, steps, &before))
            .collect();
        sets.sort_by_key(|set| (set.edits.len(), set.costs.len()));
        Changes { sets, complete: complete && !budget.is_met() }
    }

    /// Opens a set of cells and looks for settings of them that make the rule pass.
    fn explore(
        &mut self,
        target: Target,
        reads: &Reads,
        cells: &BTreeSet<Cell>,
        budget: &mut Budget,
    ) -> Explored {
        let mut opened = Vec::new();
        // Items go first: then every row is found where it has moved to.
        let items = |cell: &&Cell| matches!(cell, Cell::Item { .. });
        for cell in cells.iter().filter(items).chain(cells.iter().filter(|cell| !items(cell))) {
            match self.scenario.open(*cell) {
                Some(before) => opened.push(before),
                None => budget.cut(),
            }
        }
        let explored = self.explore_open(target, reads, cells, budget);
        opened.into_iter().rev().for_each(|before| self.scenario.restore(before));
        explored
    }

    fn explore_open(
        &mut self,
        target: Target,
        reads: &Reads,
        cells: &BTreeSet<Cell>,
        budget: &mut Budget,
    ) -> Explored {
        let outcome = self.scenario.judge(target.rule, target.subject);
        if !budget.pay(&self.scenario) {
            return Explored::Undecided;
        }
        if outcome.result != ResultWord::Pass {
            let obstacle = self.obstacle(target, reads, cells);
            if outcome.result != ResultWord::Unknown || obstacle.is_disjoint(cells) {
                return Explored::Needs(obstacle);
            }
        }
        let mut passes = None;
        let mut needs = Obstacle::new();
        let places = self.places;
        let open: Vec<Cell> = cells.iter().copied().collect();
        let mut ends: Vec<Obstacle> = Vec::new();
        let rules = RuleView { target, reads, cells };
        let (scenario, asked) = (&mut self.scenario, Asked::Edits(cells.len()));
        let mut search = Search { scenario, reads, target, places, asked, open, budget };
        search.run(&mut |scenario, outcome, steps| {
            if outcome.result == ResultWord::Pass {
                passes = Some(steps.to_vec());
                return Flow::Stop;
            }
            ends.push(rules.obstacle(scenario));
            Flow::Continue
        });
        needs.extend(ends.into_iter().flatten());
        match passes {
            Some(steps) => Explored::Passes(steps),
            None if budget.is_met() => Explored::Undecided,
            None => Explored::Needs(needs),
        }
    }

    fn obstacle(&self, target: Target, reads: &Reads, cells: &BTreeSet<Cell>) -> Obstacle {
        RuleView { target, reads, cells }.obstacle(&self.scenario)
    }

    /// The edits of a set that was found, with their conditions and costs.
    fn change_set(
        &mut self,
        target: Target,
        reads: &Reads,
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
        for step in steps {
            undo.extend(self.apply(&step));
            let edit = Edit::plain(step.cell, step.to);
            match edits.iter_mut().find(|list| list.holds(self.scenario.program, edit.cell)) {
                Some(list) => list.members.push(edit),
                None => edits.push(edit),
            }
        }
        for edit in &mut edits {
            self.condition(target, reads, edit);
            for member in &mut edit.members {
                self.condition(target, reads, member);
            }
        }
        let costs = self.costs(target, before);
        undo.into_iter().rev().for_each(|before| self.scenario.restore(before));
        ChangeSet { edits, costs }
    }

    fn apply(&mut self, step: &Step) -> Option<super::scenario::Before> {
        apply(&mut self.scenario, step)
    }

    /// The regions in which every value of a leaf passes, with everything else as it is now.
    fn condition(&mut self, target: Target, reads: &Reads, edit: &mut Edit) {
        let (Cell::Slot { .. }, Setting::Value(_)) = (edit.cell, &edit.to) else { return };
        let Target { rule, subject } = target;
        let places = self.places;
        let regions = Cutter { scenario: &mut self.scenario, reads, subject, rule, places }
            .regions(edit.cell);
        for region in regions.regions {
            let Some(fact) = region.fact(&mut self.scenario, edit.cell) else { continue };
            let Some(before) = self.scenario.set(edit.cell, fact) else { continue };
            let passes = self.scenario.judge(rule, subject).result == ResultWord::Pass;
            self.scenario.restore(before);
            if passes {
                edit.condition.push(region);
            }
        }
    }

    /// The rules that passed and no longer do, if they bind at least as strongly.
    fn costs(&self, target: Target, before: &[Outcome]) -> Vec<Target> {
        let program = self.scenario.program;
        let strength = |outcome: &Outcome| {
            let version = program.rules.get(outcome.rule)?.versions.get(outcome.version)?;
            Some(rank(version.strength))
        };
        let own = before
            .iter()
            .find(|outcome| (outcome.rule, outcome.subject) == (target.rule, target.subject));
        let own = own.and_then(strength);
        let after = self.scenario.judge_all();
        let lost = before.iter().zip(&after).filter(|(before, after)| {
            before.result == ResultWord::Pass
                && after.result != ResultWord::Pass
                && strength(before) <= own
        });
        lost.map(|(before, _)| Target { rule: before.rule, subject: before.subject }).collect()
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
fn rank(strength: Strength) -> usize {
    match strength {
        Strength::Must => 0,
        Strength::Should => 1,
        Strength::May => 2,
    }
}

fn binds(program: &Program, rule: &Rule, owner: &str) -> bool {
    let parties = rule.versions.iter().flat_map(|version| &version.parties);
    parties.filter_map(|party| program.parties.get(*party)).any(|party| party.name == owner)
}

/// A rule as a search for its obstacles sees it.
struct RuleView<'r> {
    target: Target,
    reads: &'r Reads,
    /// The cells that are open already.
    cells: &'r BTreeSet<Cell>,
}

impl RuleView<'_> {
    /// Whether the party that the rule binds could change a cell, and whether that is more than a way around the rule.
    fn may_edit(&self, program: &Program, cell: Cell) -> bool {
        let Some(place) = cell.node(program) else { return false };
        let Some(custody) = cell.custody(program) else { return false };
        let Some(rule) = program.rules.get(self.target.rule) else { return false };
        let owns = custody.owner.as_ref().is_some_and(|owner| binds(program, rule, owner));
        let asked = match cell {
            Cell::Item { .. } => custody.removable,
            _ => self.reads.duty.contains(&place),
        };
        owns && asked && !custody.immutable
    }

    fn obstacle(&self, scenario: &Scenario<'_>) -> Obstacle {
        let program = scenario.program;
        let weigh = |obstacle: &Obstacle| {
            // One that the open cells have no part in is certain; then the fewer ways around it there are, the better.
            let editable = obstacle.iter().filter(|cell| self.may_edit(program, **cell)).count();
            let open = obstacle.iter().filter(|cell| self.cells.contains(cell)).count();
            open.saturating_mul(1_000).saturating_add(editable)
        };
        let Target { rule, subject } = self.target;
        scenario
            .with_inputs(|inputs| Finder::new(scenario, inputs, rule, subject, &weigh).of_rule())
    }
}

impl Edit {
    fn plain(cell: Cell, to: Setting) -> Self {
        Self { cell, to, condition: Vec::new(), members: Vec::new() }
    }

    /// Whether a cell lies in an item that this edit adds.
    fn holds(&self, program: &Program, cell: Cell) -> bool {
        let (Cell::List { list, .. }, Setting::Items(rows)) = (self.cell, &self.to) else {
            return false;
        };
        self.cell.document() == cell.document()
            && cell.table(program) == Some(list)
            && rows.contains(&cell.row())
    }
}
