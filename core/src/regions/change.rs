//! Least changes: the smallest sets of facts that somebody could change so that a rule passes.
//!
//! The search is Reiter's for hitting sets. A set of cells is opened and the rule judged: where the result is decided and not
//! pass, or where no values of those cells make it pass, something else must change too, and an obstacle tells of
//! what one is needed; each gives a set that is larger by one. Sets are taken up by size, so that those found are minimal: no
//! part of one makes the rule pass.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use super::goal::Goal;
use super::obstacle::{Finder, Obstacle};
use super::reads::KindNode;
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

/// One place to change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The place.
    pub cell: Cell,
    /// What to change it to.
    pub to: Setting,
    /// Of a value: where it may lie, with the other edits at their examples.
    pub condition: Condition,
    /// Of added items: what their leaves are set to.
    pub members: Vec<Edit>,
    /// Whether no rule asks for it: a record that is written for the first time must have it.
    pub companion: bool,
}

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

/// Where a value may lie: the regions of its type in order, each with whether every value in it makes the rule pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    regions: Vec<(Region, bool)>,
}

impl Condition {
    /// Every region, with whether it passes.
    #[must_use]
    pub fn regions(&self) -> &[(Region, bool)] {
        &self.regions
    }

    /// The regions that pass.
    pub fn passing(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter().filter(|(_, passes)| *passes).map(|(region, _)| region)
    }

    /// The region of the plainest value that passes: a single one at an edge, for that is what the rule itself names; any
    /// single one; else a span.
    fn plainest(&self) -> Option<&Region> {
        let single = |at: usize| {
            let (region, passes) = self.regions.get(at)?;
            let single = !matches!(region, Region::Span { .. }) && !region.is_below_zero();
            (*passes && single).then_some(region)
        };
        let fails = |at: Option<usize>| {
            at.and_then(|at| self.regions.get(at)).is_some_and(|(_, passes)| !passes)
        };
        let first = |edge: &dyn Fn(usize) -> bool| {
            (0..self.regions.len()).filter(|at| edge(*at)).find_map(single)
        };
        let above = first(&|at| fails(at.checked_sub(1)));
        let edge = above.or_else(|| first(&|at| fails(at.checked_add(1))));
        let any = || self.passing().min_by_key(|region| region.is_below_zero());
        edge.or_else(|| first(&|_| true)).or_else(any)
    }
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
        let mut search = Search { scenario, goal, places, asked, open, budget };
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

    /// What a rule gives with one leaf set to a region's witness.
    pub fn judge_witness(
        &mut self,
        cell: Cell,
        region: &Region,
        target: Target,
    ) -> Option<Outcome> {
        let goal = self.goal([target]);
        self.judge_with(cell, region, &goal)
    }

    pub(super) fn judge_with(
        &mut self,
        cell: Cell,
        region: &Region,
        goal: &Goal,
    ) -> Option<Outcome> {
        let fact = region.fact(&mut self.scenario, cell)?;
        let before = self.scenario.set(cell, fact)?;
        let outcome = goal.judge(&self.scenario);
        self.scenario.restore(before);
        outcome
    }

    /// The regions of a leaf, and in which of them every value passes, with everything else as it is now.
    fn condition(&mut self, goal: &Goal, edit: &Edit) -> Condition {
        let (Cell::Slot { .. }, Setting::Value(_)) = (edit.cell, &edit.to) else {
            return Condition::default();
        };
        let places = self.places;
        let mut cutter = Cutter { scenario: &mut self.scenario, goal, places };
        let regions = cutter.regions(edit.cell).all.into_iter();
        let passes = |region: Region| {
            let outcome = self.judge_with(edit.cell, &region, goal);
            (region, outcome.is_some_and(|outcome| outcome.result == ResultWord::Pass))
        };
        Condition { regions: regions.map(passes).collect() }
    }

    /// Sets a leaf to the plainest value that passes: the search came upon some value, and now everything else is known.
    fn plainest(&mut self, goal: &Goal, edit: &mut Edit) -> Option<super::scenario::Before> {
        let condition = self.condition(goal, edit);
        let region = condition.plainest()?.clone();
        let fact = region.fact(&mut self.scenario, edit.cell)?;
        edit.to = Setting::Value(region);
        self.scenario.set(edit.cell, fact)
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

impl Edit {
    pub(super) fn plain(cell: Cell, to: Setting) -> Self {
        Self { cell, to, condition: Condition::default(), members: Vec::new(), companion: false }
    }

    /// Every edit, those of added items after the one that adds them.
    fn each(edits: &mut [Self], act: &mut impl FnMut(&mut Self)) {
        for edit in edits {
            act(edit);
            Self::each(&mut edit.members, act);
        }
    }

    /// The edit that adds the item in which a cell lies.
    pub(super) fn around<'e>(
        edits: &'e mut [Self],
        program: &Program,
        cell: Cell,
    ) -> Option<&'e mut Self> {
        for edit in edits {
            if edit.holds(program, cell) {
                return Some(edit);
            }
            if let Some(inner) = Self::around(&mut edit.members, program, cell) {
                return Some(inner);
            }
        }
        None
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
