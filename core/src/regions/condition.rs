//! In which regions a value may lie, with everything else as it is.

use super::edit::Edit;
use super::goal::Goal;
use super::scenario::Before;
use super::search::{Setting, Target};
use super::witness::{Cutter, Region};
use super::{Cell, Regions};
use crate::eval::Outcome;
use crate::typed::ResultWord;

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

impl Regions<'_> {
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
    pub(super) fn condition(&mut self, goal: &Goal, edit: &Edit) -> Condition {
        let (Cell::Slot { .. }, Setting::Value(_)) = (edit.cell, &edit.to) else {
            return Condition::default();
        };
        let places = self.places;
        let mut cutter = Cutter { scenario: &mut self.scenario, goal, places, fence: None };
        let regions = cutter.regions(edit.cell).all.into_iter();
        let passes = |region: Region| {
            let outcome = self.judge_with(edit.cell, &region, goal);
            (region, outcome.is_some_and(|outcome| outcome.result == ResultWord::Pass))
        };
        Condition { regions: regions.map(passes).collect() }
    }

    /// Sets a leaf to the plainest value that passes: the search came upon some value, and now everything else is known.
    pub(super) fn plainest(&mut self, goal: &Goal, edit: &mut Edit) -> Option<Before> {
        let condition = self.condition(goal, edit);
        let region = condition.plainest()?.clone();
        let fact = region.fact(&mut self.scenario, edit.cell)?;
        edit.to = Setting::Value(region);
        self.scenario.set(edit.cell, fact)
    }
}
