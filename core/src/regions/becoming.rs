//! What an unknown result can still become.

use std::collections::BTreeSet;

use super::search::{Asked, Budget, Flow, Search, Target};
use super::{Cell, Regions};
use crate::typed::ResultWord;

/// The results that an unknown one can still become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Becoming {
    /// Each of pass, fail, notapplicable and error that some answers lead to.
    pub results: BTreeSet<ResultWord>,
    /// Whether there may be more of them: a bound was met.
    pub cut: bool,
}

impl Regions<'_> {
    /// What a rule's result can still become by filling what is open, closing lists marked `more`, declaring drafts
    /// final and making choices. Empty where none of that decides it.
    pub fn can_become(&mut self, target: Target, budget: &mut Budget) -> Becoming {
        let goal = self.goal([target]);
        let open = self.open_cells(target);
        let mut results = BTreeSet::new();
        let mut search = Search {
            scenario: &mut self.scenario,
            goal: &goal,
            places: self.places,
            asked: Asked::Answers,
            sought: None,
            open,
            budget,
        };
        search.run(&mut |_, outcome, _| {
            if !matches!(outcome.result, ResultWord::Unknown | ResultWord::NotChecked) {
                results.insert(outcome.result);
            }
            Flow::Continue
        });
        Becoming { results, cut: budget.is_met() }
    }

    /// Everything a rule reads that is still open.
    pub(super) fn open_cells(&mut self, target: Target) -> Vec<Cell> {
        let reads = self.reads(target.rule);
        let cells = self.scenario.cells(|kind, node| reads.has((kind, node)));
        let choices = (0..self.scenario.settings.choices.len())
            .map(|at| Cell::Choice(crate::typed::ChoiceId(at)));
        let open = cells.into_iter().chain(choices).filter(|cell| self.scenario.is_open(*cell));
        open.collect()
    }
}
