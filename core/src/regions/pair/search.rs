//! The search over two rules: every cell that either reads is open; where one of them is not decided, a cell that it rests on
//! is split; where both are decided, the two results hold for everything below, and are compared.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{Bounds, is_day};
use super::graft::SETTINGS;
use super::spots::{self, Spot};
use crate::eval::Outcome;
use crate::facts::{Fact, State};
use crate::layout::{SlotId, SlotType};
use crate::program::FactRef;
use crate::regions::goal::Goal;
use crate::regions::reads::{KindNode, Reads, node_of};
use crate::regions::scenario::Before;
use crate::regions::witness::Cutter;
use crate::regions::{Budget, Cell, Flow, MOST_ITEMS, Region, Scenario};
use crate::typed::{KindId, ResultWord};
use crate::types::Leaf;
use crate::value::Value;

/// The most cells that are set on one way down.
const MOST_SET: usize = 48;

/// What a cell was set to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    /// A leaf, to a value.
    Value(Region),
    /// A leaf or list, to be blank: silent, or claimed to be inapplicable.
    Blank(State),
    /// It stays open.
    Open,
    /// A list, to so many items, and whether it may still grow.
    Items(usize, bool),
    /// A choice, to one of its readings.
    Choice(Value),
}

/// A cell and what it was set to.
pub(super) type Step = (Cell, Told);

/// The two results at an end of the search.
pub(super) type Results = [ResultWord; 2];

pub(super) struct Search<'s, 'a> {
    pub scenario: &'s mut Scenario<'a>,
    pub goal: &'s Goal,
    pub places: u32,
    pub bounds: &'s Bounds,
    /// What each setting is unless somebody says otherwise.
    pub defaults: &'s BTreeMap<SlotId, Value>,
    /// Where the two rules differ, if they are of one shape.
    pub spots: Option<&'s [Spot]>,
    /// The places that are read there.
    pub near: &'s Reads,
    /// How many settings of a cell are tried; all of them where nothing is said.
    pub width: Option<usize>,
    /// The cells that stay open.
    pub kept: BTreeSet<Cell>,
    pub budget: &'s mut Budget,
    /// Whether something else than the budget kept regions from being complete.
    pub cut: bool,
}

/// What is asked of each end.
pub(super) trait Ends {
    /// Whether an end at which the first, or the second, rule is decided so could be of interest.
    fn may_tell(&self, results: [Option<ResultWord>; 2]) -> bool;

    /// Takes an end.
    fn end(&mut self, scenario: &Scenario<'_>, results: Results, steps: &[Step]) -> Flow;
}

impl Search<'_, '_> {
    pub(super) fn run(&mut self, ends: &mut impl Ends) -> Flow {
        self.descend(&mut Vec::new(), ends)
    }

    fn descend(&mut self, steps: &mut Vec<Step>, ends: &mut impl Ends) -> Flow {
        let outcomes = [self.scenario.judge(0, Some(0)), self.scenario.judge(1, Some(0))];
        if !self.budget.pay(self.scenario) {
            return Flow::Stop;
        }
        let decided = outcomes
            .map(|outcome| (outcome.result != ResultWord::Unknown).then_some(outcome.result));
        if !ends.may_tell(decided) {
            return Flow::Continue;
        }
        if self.agree() {
            return Flow::Continue;
        }
        let undecided =
            outcomes.into_iter().filter(|outcome| outcome.result == ResultWord::Unknown);
        let cell = self.next(undecided.collect());
        let Some(cell) = cell else {
            return ends.end(self.scenario, outcomes.map(|outcome| outcome.result), steps);
        };
        if steps.len() >= MOST_SET {
            self.budget.cut();
            return Flow::Continue;
        }
        let mut settings = self.settings(cell);
        if let Some(width) = self.width {
            narrow(&mut settings, width);
        }
        for told in settings {
            let before = match &told {
                Told::Open => {
                    self.kept.insert(cell);
                    None
                }
                told => {
                    let Some(before) = apply(self.scenario, cell, told) else {
                        self.cut = true;
                        continue;
                    };
                    if matches!(told, Told::Items(_, true)) {
                        self.kept.insert(cell);
                    }
                    Some(before)
                }
            };
            steps.push((cell, told));
            let flow = self.descend(steps, ends);
            steps.pop();
            self.kept.remove(&cell);
            if let Some(before) = before {
                self.scenario.restore(before);
            }
            if flow == Flow::Stop {
                return flow;
            }
        }
        Flow::Continue
    }

    /// Whether the two rules come out the same because they do where they differ.
    fn agree(&self) -> bool {
        let Some(found) = self.spots else { return false };
        let [before, after] = [0, 1].map(|side| {
            self.scenario.with_inputs(|inputs| {
                let mut evaluation = self.scenario.evaluation(inputs, side, Some(0));
                let truths = spots::truths(found, side, &mut evaluation);
                self.scenario.took(evaluation.restart());
                truths
            })
        });
        spots::agree(&before, &after)
    }

    /// Of the cells that undecided results rest on and that are still open, one that is read where the rules differ, and
    /// of those one with few values.
    fn next(&self, undecided: Vec<Outcome>) -> Option<Cell> {
        let grounds = undecided.into_iter().flat_map(|outcome| self.scenario.grounds(outcome));
        let open = grounds.filter(|cell| self.scenario.is_open(*cell) && !self.kept.contains(cell));
        open.min_by_key(|cell| {
            let node = cell.node(self.scenario.program);
            (node.is_some_and(|node| !self.near.has(node)), self.breadth(*cell))
        })
    }

    /// How many values a cell may have, roughly. What is no document comes last: a document shows more.
    fn breadth(&self, cell: Cell) -> usize {
        match cell {
            Cell::List { .. } => 2,
            Cell::Choice(_) | Cell::Item { .. } => 0,
            Cell::Slot { .. } => match self.leaf(cell) {
                _ if self.is_setting(cell) => 0,
                Some(SlotType::Words(_) | SlotType::Plain(Leaf::Boolean)) => 1,
                Some(SlotType::Plain(Leaf::Text { .. })) => 3,
                _ => 4,
            },
        }
    }

    fn leaf(&self, cell: Cell) -> Option<&SlotType> {
        let Cell::Slot { kind, slot, .. } = cell else { return None };
        self.scenario.program.kind(kind)?.layout.slots.get(slot.0).map(|slot| &slot.leaf)
    }

    fn is_setting(&self, cell: Cell) -> bool {
        let kind = cell.document().and_then(|(kind, _)| self.scenario.program.kind(kind));
        kind.is_some_and(|kind| kind.name == SETTINGS)
    }

    /// Everything that a cell may be, as far as the two rules can tell, the plainest first.
    fn settings(&mut self, cell: Cell) -> Vec<Told> {
        match cell {
            Cell::Slot { kind, slot, .. } => {
                let mut told: Vec<Told> =
                    self.values(cell, kind, slot).into_iter().map(Told::Value).collect();
                if !self.is_setting(cell) {
                    told.extend(self.blanks(cell));
                }
                told
            }
            Cell::List { kind, list, .. } => {
                let needed = self.bounds.items.get(&(kind, list)).copied().unwrap_or(0);
                let described = self.scenario.program.kind(kind);
                let described = described.and_then(|kind| kind.layout.lists.get(list.0));
                let least = described.map_or(0, |list| list.least);
                let longest = described.and_then(|list| list.most).unwrap_or(usize::MAX);
                let most = needed.min(MOST_ITEMS).max(least).min(longest);
                let mut told: Vec<Told> =
                    (least..=most).map(|items| Told::Items(items, false)).collect();
                told.extend(self.blanks(cell));
                told.extend((least..=most).map(|items| Told::Items(items, true)));
                told
            }
            Cell::Choice(id) => {
                let options = self.scenario.program.choices.get(id.0).map(|choice| &choice.options);
                let options = options.into_iter().flatten();
                let mut told: Vec<Told> =
                    options.map(|(_, value, _)| Told::Choice(*value)).collect();
                told.push(Told::Open);
                told
            }
            Cell::Item { .. } => Vec::new(),
        }
    }

    fn values(&mut self, cell: Cell, kind: KindId, slot: SlotId) -> Vec<Region> {
        let fence = self.bounds.fences.get(&(kind, slot)).map(Vec::as_slice);
        let (goal, places) = (self.goal, self.places);
        let mut cutter = Cutter { scenario: self.scenario, goal, places, fence };
        let regions = cutter.regions(cell);
        self.cut |= regions.cut;
        let all = regions.all.into_iter().chain(regions.ends);
        let (mut values, spans): (Vec<Region>, Vec<Region>) =
            all.partition(|region| !matches!(region, Region::Span { .. }));
        values.extend(spans);
        if self.is_setting(cell) {
            let default = self.defaults.get(&slot).copied();
            let day = is_day(self.scenario.program, kind, slot)
                .then_some(Value::Date(self.scenario.settings.as_of));
            // Nothing is said of a setting that is as it would be anyway.
            if let Some(usual) = default.or(day) {
                values.insert(0, Region::One(usual));
            }
        }
        let named = self.bounds.named.get(&(kind, slot)).map(Vec::as_slice).unwrap_or_default();
        let turn = self.turn(cell);
        values.sort_by_key(|value| match value {
            Region::One(Value::Level(at)) => {
                // The words that the rules name come first; of several items each starts with another one.
                let place = named.iter().position(|name| name == at);
                let turned = place.map(|place| {
                    place.saturating_add(named.len()).saturating_sub(turn % named.len().max(1))
                        % named.len().max(1)
                });
                turned.unwrap_or(named.len())
            }
            _ => 0,
        });
        let (least, most) = self.between(cell);
        values.retain(|value| match value {
            Region::One(Value::Level(at)) => {
                least.is_none_or(|least| least <= *at) && most.is_none_or(|most| *at <= most)
            }
            _ => true,
        });
        let mut distinct: Vec<Region> = Vec::new();
        for value in values {
            if !distinct.contains(&value) {
                distinct.push(value);
            }
        }
        distinct
    }

    /// Which item of its list a leaf stands in, counted from 0.
    fn turn(&self, cell: Cell) -> usize {
        let Cell::Slot { kind, document, slot, row } = cell else { return 0 };
        let layout = self.scenario.program.kind(kind).map(|kind| &kind.layout);
        let table = layout.and_then(|layout| layout.slots.get(slot.0)?.table);
        let facts = self.scenario.document(kind, document);
        let lists = table.zip(facts).and_then(|(list, facts)| facts.lists.get(list.0));
        let firsts = lists.into_iter().flatten().map(|list| list.first);
        let first = firsts.filter(|first| *first <= row).max().unwrap_or(0);
        row.saturating_sub(first)
    }

    /// The levels between which a leaf of an item need be looked at. No construct asks in which order items stand, so that those
    /// in the order of the levels of one of their leaves are enough.
    fn between(&self, cell: Cell) -> (Option<u32>, Option<u32>) {
        let none = (None, None);
        let Cell::Slot { kind, document, slot, row } = cell else { return none };
        let Some(layout) = self.scenario.program.kind(kind).map(|kind| &kind.layout) else {
            return none;
        };
        let table = layout.slots.get(slot.0).and_then(|slot| slot.table);
        let Some(list) =
            table.filter(|list| layout.lists.get(list.0).is_some_and(|list| list.table.is_none()))
        else {
            return none;
        };
        let first = layout
            .slots
            .iter()
            .position(|slot| slot.table == Some(list) && matches!(slot.leaf, SlotType::Words(_)));
        if first != Some(slot.0) {
            return none;
        }
        let level = |row: &usize| {
            let fact = self.scenario.fact(Cell::Slot { kind, document, slot, row: *row })?;
            match (fact.state, fact.value) {
                (State::Value, Value::Level(at)) => Some(at),
                _ => None,
            }
        };
        let rows = self.scenario.list(Cell::List { kind, document, list, row: 0 });
        let Some(rows) = rows.map(|list| list.first..list.first.saturating_add(list.length)) else {
            return none;
        };
        let before = (rows.start..row).rev().find_map(|row| level(&row));
        let after = (row.saturating_add(1)..rows.end).find_map(|row| level(&row));
        (before, after)
    }

    /// The ways to say nothing that the rules can tell apart: withheld is as good as silent, and inapplicable too unless a rule
    /// accepts that claim; what is unreadable is as good as open.
    fn blanks(&self, cell: Cell) -> Vec<Told> {
        let mut blanks = vec![Told::Blank(State::Silent)];
        if cell.node(self.scenario.program).is_some_and(|node| self.is_accepted(node)) {
            blanks.push(Told::Blank(State::Inapplicable));
        }
        blanks.push(Told::Open);
        blanks
    }

    fn is_accepted(&self, node: KindNode) -> bool {
        let program = self.scenario.program;
        let versions = program.rules.iter().flat_map(|rule| &rule.versions);
        let mut accepts = versions.flat_map(|version| &version.accepts);
        accepts.any(|fact: &FactRef| node_of(program, *fact) == Some(node))
    }
}

/// Leaves some settings, as different as can be: the plainest values and one way to be blank; of a list, long and short ones.
fn narrow(settings: &mut Vec<Told>, width: usize) {
    let is_closed = |told: &Told| matches!(told, Told::Items(_, false));
    let (mut lengths, others): (Vec<Told>, Vec<Told>) =
        std::mem::take(settings).into_iter().partition(is_closed);
    lengths.reverse();
    let (blanks, mut kept): (Vec<Told>, Vec<Told>) =
        others.into_iter().partition(|told| matches!(told, Told::Blank(_) | Told::Open));
    kept.splice(0..0, lengths);
    kept.truncate(width.saturating_sub(1).max(1));
    kept.extend(blanks.into_iter().take(1));
    *settings = kept;
}

/// Sets a cell; what was there before.
pub(super) fn apply(scenario: &mut Scenario<'_>, cell: Cell, told: &Told) -> Option<Before> {
    match told {
        Told::Value(region) => {
            let fact = region.fact(scenario, cell)?;
            scenario.set(cell, fact)
        }
        Told::Blank(state) => match cell {
            Cell::List { .. } => scenario.blank_list(cell, *state),
            _ => scenario.set(cell, Fact { state: *state, value: Value::default(), at: 0 }),
        },
        Told::Open => None,
        Told::Items(count, more) => {
            let (before, _) = scenario.append(cell, *count)?;
            if *more {
                scenario.keep_growing(cell)?;
            }
            Some(before)
        }
        Told::Choice(value) => scenario.choose(cell, Some(*value)),
    }
}
