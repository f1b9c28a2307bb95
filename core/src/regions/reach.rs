//! What rules can come to at all: over everything that is open, which results there are, and a way to each.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Regions;
use super::pair::is_sure;
use super::reads::Reads;
use super::search::{Asked, Budget, Flow, Search, Step, Target};
use crate::facts::Facts;
use crate::typed::ResultWord;

/// The results that rules can come to.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Each result that was come upon, with what led to the first of its kind.
    pub found: BTreeMap<ResultWord, Vec<Step>>,
    /// The documents that gave it, by the positions of their kinds: those that say something.
    pub documents: BTreeMap<ResultWord, BTreeMap<usize, Facts>>,
    /// Whether there may be others: a bound was met.
    pub cut: bool,
    /// Whether the search is of a kind that misses nothing: it is not where several facts are calculated with together.
    pub sure: bool,
}

impl Reach {
    /// Whether it is proved that no document leads to a result.
    #[must_use]
    pub fn never(&self, result: ResultWord) -> bool {
        self.sure && !self.cut && !self.found.contains_key(&result)
    }
}

impl Regions<'_> {
    /// Looks for results of some rules taken together: `pass` where all of them pass, else the result of the first that does
    /// not. Stops when every wanted one was found.
    pub fn reach(
        &mut self,
        targets: &[Target],
        wanted: &[ResultWord],
        budget: &mut Budget,
    ) -> Reach {
        let goal = self.goal(targets.iter().copied());
        let mut open = Vec::new();
        for target in targets {
            open.extend(self.open_cells(*target));
        }
        open.sort_unstable();
        open.dedup();
        let mut found: BTreeMap<ResultWord, Vec<Step>> = BTreeMap::new();
        let mut documents = BTreeMap::new();
        for sought in wanted {
            if found.contains_key(sought) {
                continue;
            }
            let mut search = Search {
                scenario: &mut self.scenario,
                goal: &goal,
                places: self.places,
                asked: Asked::Answers,
                sought: Some(*sought),
                open: open.clone(),
                budget,
            };
            search.run(&mut |scenario, outcome, steps| {
                if let Entry::Vacant(place) = found.entry(outcome.result) {
                    let kinds = steps.iter().filter_map(|step| step.cell.document());
                    let facts = kinds.filter_map(|(kind, which)| {
                        Some((kind.0, scenario.document(kind, which)?.clone()))
                    });
                    documents.insert(outcome.result, facts.collect());
                    place.insert(steps.to_vec());
                }
                if outcome.result == *sought { Flow::Stop } else { Flow::Continue }
            });
        }
        let all = wanted.iter().all(|wanted| found.contains_key(wanted));
        let reads: Vec<&Reads> = goal.parts().iter().map(|part| &*part.reads).collect();
        let sure = is_sure(self.scenario.program, &reads);
        Reach { found, documents, cut: budget.is_met() && !all, sure }
    }

    /// Whether two rules ask about a leaf or list in common.
    pub(crate) fn share(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.reads(one), self.reads(other));
        !one.duty.is_disjoint(&other.duty)
    }
}
