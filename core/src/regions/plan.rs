//! The plan of a party: one set of edits that mends every rule that the party can mend.
//!
//! Rules that share a place to edit are mended together, for what helps one may hurt the other; the others on their own. The
//! rules that pass already are part of every goal whose places they read, so that a plan never mends one rule at the cost of
//! another.

use std::collections::BTreeSet;

use super::change::{ChangeSet, Edit};
use super::goal::Goal;
use super::least::Least;
use super::reads::KindNode;
use super::search::{Budget, Target};
use super::{Cell, Regions};
use crate::eval::Outcome;
use crate::program::{Duty, Version};
use crate::typed::{ResultWord, Strength};

/// What a party can do about the rules that it does not meet.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The edits; their examples together make every rule pass that is mended.
    pub edits: Vec<Edit>,
    /// Whether no smaller set of places would do.
    pub proved_smallest: bool,
    /// The rules that the plan makes pass.
    pub mended: Vec<Target>,
    /// The rules that no edit of the party makes pass.
    pub remaining: Vec<Remaining>,
}

/// A rule that the plan does not mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The rule.
    pub target: Target,
    /// Why not.
    pub why: Why,
    /// Of a contradiction, the rules that cannot pass together with it.
    pub with: Vec<Target>,
}

/// Why a rule cannot be mended by edits of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A person must judge it.
    Person,
    /// A reading must be chosen first.
    Choice,
    /// What it rests on is history.
    History,
    /// What it rests on is another party's to say.
    OtherParty,
    /// It asks less of a service than a system needs, and the need stands.
    Need,
    /// Whether it applies is not answered, and an answer is given for what is so, not to please the rule.
    Condition,
    /// It cannot pass together with other rules.
    Contradiction,
    /// A bound was met before an answer was found.
    NotDecided,
}

/// The steps that a plan may take.
struct Purse<'b> {
    /// For one question.
    most: u64,
    /// For all of them.
    all: &'b mut Budget,
}

impl Purse<'_> {
    /// The smallest set of cells that reaches a goal.
    fn least(&mut self, regions: &mut Regions<'_>, goal: &Goal, party: &str) -> Least {
        let mut own = self.all.part(self.most);
        let found = regions.least(goal, Some(party), 1, &mut own);
        self.all.spend(&own);
        found
    }
}

impl Regions<'_> {
    /// The plan of a party. Each question of it gets at most so many steps, as long as the budget lasts.
    pub fn plan(&mut self, party: &str, most: u64, budget: &mut Budget) -> Plan {
        let mut purse = Purse { most, all: budget };
        let purse = &mut purse;
        let outcomes = self.outcomes();
        let mut plan = Plan { proved_smallest: true, ..Plan::default() };
        let mut mendable: Vec<Target> = Vec::new();
        for outcome in outcomes.iter() {
            let target = Target { rule: outcome.rule, subject: outcome.subject };
            if !self.binds(target, party) || !self.obliges(outcome) {
                continue;
            }
            match outcome.result {
                ResultWord::Fail | ResultWord::Unknown | ResultWord::Error => {
                    match self.why_not(target, party, purse) {
                        None => mendable.push(target),
                        Some(why) => {
                            plan.remaining.push(Remaining { target, why, with: Vec::new() });
                        }
                    }
                }
                ResultWord::NotChecked => {
                    plan.remaining.push(Remaining { target, why: Why::Person, with: Vec::new() });
                }
                _ => {}
            }
        }
        for group in self.groups(&mendable, party) {
            self.mend(group, party, &outcomes, purse, &mut plan);
        }
        plan
    }

    fn binds(&self, target: Target, party: &str) -> bool {
        let program = self.scenario.program;
        let versions = program.rules.get(target.rule).map(|rule| rule.versions.as_slice());
        let parties = versions.unwrap_or_default().iter().flat_map(|version| &version.parties);
        parties.filter_map(|at| program.parties.get(*at)).any(|known| known.name == party)
    }

    /// Whether a rule asks for something: what one may do is there to use, and nothing to mend.
    fn obliges(&self, outcome: &Outcome) -> bool {
        let rule = self.scenario.program.rules.get(outcome.rule);
        let version = rule.and_then(|rule| rule.versions.get(outcome.version));
        let strength =
            |version: &Version| self.scenario.settings.strength(outcome.rule, version.strength);
        version.is_some_and(|version| strength(version) != Strength::May)
    }

    /// Why a rule cannot be mended on its own; nothing where it can.
    fn why_not(&mut self, target: Target, party: &str, purse: &mut Purse<'_>) -> Option<Why> {
        let goal = self.goal([target]);
        let found = purse.least(self, &goal, party);
        if !found.sets.is_empty() {
            return None;
        }
        if !found.complete {
            return Some(Why::NotDecided);
        }
        let program = self.scenario.program;
        let rule = program.rules.get(target.rule)?;
        if rule.versions.iter().all(|version| matches!(version.duty, Duty::Manual(_))) {
            return Some(Why::Person);
        }
        let whys = found.stuck.iter().filter_map(|cell| match (cell, cell.custody(program)) {
            (Cell::Choice(_), _) => Some(Why::Choice),
            // That an item could be taken away is no more than a way around it.
            (Cell::Item { .. }, _) => None,
            (_, Some(custody)) if custody.owner.as_deref() != Some(party) => Some(Why::OtherParty),
            (_, Some(custody)) if custody.immutable => Some(Why::History),
            (_, Some(custody)) if custody.need && self.scenario.is_written(*cell) => {
                Some(Why::Need)
            }
            _ => Some(Why::Condition),
        });
        Some(whys.min().unwrap_or(Why::Contradiction))
    }

    /// The rules in groups that share a place to edit.
    fn groups(&mut self, targets: &[Target], party: &str) -> Vec<Vec<Target>> {
        let mut groups: Vec<(BTreeSet<KindNode>, Vec<Target>)> = Vec::new();
        for target in targets {
            let mut places = self.places_of(*target, party);
            let mut members = vec![*target];
            let (joined, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(known, _)| !known.is_disjoint(&places));
            for (known, others) in joined {
                places.extend(known);
                members.extend(others);
            }
            groups = apart;
            groups.push((places, members));
        }
        let mut groups: Vec<Vec<Target>> = groups.into_iter().map(|(_, members)| members).collect();
        for members in &mut groups {
            members.sort();
        }
        groups.sort();
        groups
    }

    /// The places that a party could edit for the sake of a rule.
    fn places_of(&mut self, target: Target, party: &str) -> BTreeSet<KindNode> {
        let reads = self.reads(target.rule);
        let program = self.scenario.program;
        let owned = reads.duty.iter().filter(|(kind, node)| {
            let custody = program.kind(*kind).and_then(|kind| kind.custody.get(node.0));
            custody.is_some_and(|custody| {
                custody.owner.as_deref() == Some(party) && !custody.immutable
            })
        });
        owned.copied().collect()
    }

    /// Mends a group of rules; of those that cannot pass together, the later ones remain.
    fn mend(
        &mut self,
        mut group: Vec<Target>,
        party: &str,
        outcomes: &[Outcome],
        purse: &mut Purse<'_>,
        plan: &mut Plan,
    ) {
        let guarded = self.guarded(&group, party, outcomes);
        let mut left_out: Vec<Target> = Vec::new();
        while !group.is_empty() {
            let goal = self.goal(guarded.iter().chain(&group).copied());
            let found = purse.least(self, &goal, party);
            if let Some((cells, steps)) = found.sets.into_iter().next() {
                plan.proved_smallest &= found.first_is_smallest;
                let set = self.change_set(&goal, &cells, steps, outcomes);
                plan.edits.extend(set.edits);
                plan.mended.extend(&group);
                break;
            }
            if !found.complete && group.len() > 1 {
                plan.proved_smallest = false;
                self.one_by_one(&group, &guarded, party, outcomes, purse, plan);
                break;
            }
            left_out.extend(group.pop());
        }
        for target in left_out {
            let why = Why::Contradiction;
            let with = self.smallest_conflict(target, &guarded, &group, party, purse);
            plan.remaining.push(Remaining { target, why, with });
        }
    }

    /// Where all at once is too much: each rule after the other, none at the cost of those before it.
    fn one_by_one(
        &mut self,
        group: &[Target],
        guarded: &[Target],
        party: &str,
        outcomes: &[Outcome],
        purse: &mut Purse<'_>,
        plan: &mut Plan,
    ) {
        let mut kept: Vec<Target> = guarded.to_vec();
        let mut undo: Vec<ChangeSet> = Vec::new();
        for target in group {
            let goal = self.goal(kept.iter().copied().chain([*target]));
            let found = self.after_all(&undo, |regions| {
                let found = purse.least(regions, &goal, party);
                let first = found.sets.into_iter().next();
                (
                    first.map(|(cells, steps)| regions.change_set(&goal, &cells, steps, outcomes)),
                    found.complete,
                )
            });
            match found {
                (Some(set), _) => {
                    undo.push(set);
                    kept.push(*target);
                    plan.mended.push(*target);
                }
                (None, complete) => {
                    let why = if complete { Why::Contradiction } else { Why::NotDecided };
                    plan.remaining.push(Remaining { target: *target, why, with: Vec::new() });
                }
            }
        }
        let program = self.scenario.program;
        for edit in undo.into_iter().flat_map(|set| set.edits) {
            // One of an item that an earlier set adds belongs to that one; a later edit of the same place holds over an earlier one.
            let edits = match Edit::around(&mut plan.edits, program, edit.cell) {
                Some(list) => &mut list.members,
                None => &mut plan.edits,
            };
            edits
                .retain(|known| known.cell != edit.cell || !matches!(edit.cell, Cell::Slot { .. }));
            edits.push(edit);
        }
    }

    /// The rules that pass now and read a place that the group may edit.
    fn guarded(&mut self, group: &[Target], party: &str, outcomes: &[Outcome]) -> Vec<Target> {
        let places: BTreeSet<KindNode> =
            group.iter().flat_map(|target| self.places_of(*target, party)).collect();
        let passing = outcomes.iter().filter(|outcome| outcome.result == ResultWord::Pass);
        let passing: Vec<Target> = passing
            .map(|outcome| Target { rule: outcome.rule, subject: outcome.subject })
            .collect();
        passing
            .into_iter()
            .filter(|target| {
                let reads = self.reads(target.rule);
                places.iter().any(|place| reads.has(*place))
            })
            .collect()
    }

    /// The fewest rules that cannot pass together with one: each is left out in turn, and stays out where the rest still cannot.
    fn smallest_conflict(
        &mut self,
        target: Target,
        guarded: &[Target],
        group: &[Target],
        party: &str,
        purse: &mut Purse<'_>,
    ) -> Vec<Target> {
        let mut with: Vec<Target> = guarded.iter().chain(group).copied().collect();
        let mut at = 0;
        while at < with.len() {
            let mut fewer = with.clone();
            fewer.remove(at);
            let goal = self.goal(fewer.iter().copied().chain([target]));
            let found = purse.least(self, &goal, party);
            if found.sets.is_empty() && found.complete {
                with = fewer;
            } else {
                at += 1;
            }
        }
        with
    }

    fn after_all<T>(&mut self, sets: &[ChangeSet], then: impl FnOnce(&mut Self) -> T) -> T {
        let mut undo = Vec::new();
        for set in sets {
            for edit in set.every_edit() {
                let step = super::Step { cell: edit.cell, to: edit.to.clone() };
                undo.extend(super::change::apply(&mut self.scenario, &step));
            }
        }
        let done = then(self);
        undo.into_iter().rev().for_each(|before| self.scenario.restore(before));
        done
    }
}
