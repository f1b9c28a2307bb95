//! Which answer decides most: the open facts that undecided results rest on, the most decisive first.
//!
//! The measure: a fact is answered in every way that the rules can tell apart (a value of each region, or that there is
//! none), all else as it is, and the results that each answer decides are counted. How **decisive** a fact is, is the mean
//! over its answers; results of `must` come before those of `should`, and those before `may`. Where two facts are equally
//! decisive, the one that more undecided results rest on comes first, then the one that stands first in the documents.

use std::collections::{BTreeMap, BTreeSet};

use super::change::rank;
use super::search::{Asked, Budget, Search, Target};
use super::{Cell, Regions};
use crate::eval::Outcome;
use crate::typed::ResultWord;

/// The strengths of duties, the strongest first: `must`, `should`, `may`.
pub const STRENGTHS: usize = 3;

/// An open fact, and what answering it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub cell: Cell,
    /// In how many ways it can be answered that some rule tells apart.
    pub answers: usize,
    /// How many results these answers decide, all answers together: of `must`, `should` and `may`.
    pub decided: [usize; STRENGTHS],
    /// The undecided results that rest on it, in the pack's order.
    pub rests: Vec<Target>,
    /// How many of them are of `must`, `should` and `may`.
    pub resting: [usize; STRENGTHS],
}

/// What is still to be answered.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// The most decisive first.
    pub asked: Vec<Question>,
    /// What rules read and nobody has answered, and what no longer changes any result.
    pub idle: Vec<Cell>,
    /// Whether a bound was met: then the order is that of what was counted up to there.
    pub cut: bool,
}

impl Regions<'_> {
    /// Orders the open facts by how much they decide.
    pub fn questions(&mut self, budget: &mut Budget) -> Questions {
        let outcomes = self.scenario.judge_all();
        let undecided: Vec<Outcome> = outcomes
            .iter()
            .filter(|outcome| outcome.result == ResultWord::Unknown)
            .copied()
            .collect();
        let mut rests: BTreeMap<Cell, Vec<Target>> = BTreeMap::new();
        for outcome in &undecided {
            let target = Target { rule: outcome.rule, subject: outcome.subject };
            let grounds: BTreeSet<Cell> = self.scenario.grounds(*outcome).into_iter().collect();
            for cell in grounds {
                if self.scenario.is_open(cell) {
                    rests.entry(cell).or_default().push(target);
                }
            }
        }
        let mut idle = BTreeSet::new();
        for outcome in &outcomes {
            idle.extend(self.open_cells(Target { rule: outcome.rule, subject: outcome.subject }));
        }
        idle.retain(|cell| !rests.contains_key(cell));
        let mut asked: Vec<Question> =
            rests.into_iter().map(|(cell, rests)| self.question(cell, rests, budget)).collect();
        // Cells come in the order of the documents, which a stable order keeps.
        asked.sort_by(|one, other| other.compare(one));
        Questions { asked, idle: idle.into_iter().collect(), cut: budget.is_met() }
    }

    /// Answers a fact in every way.
    fn question(&mut self, cell: Cell, rests: Vec<Target>, budget: &mut Budget) -> Question {
        let strengths: Vec<Option<usize>> =
            rests.iter().map(|target| self.strength(*target)).collect();
        let mut resting = [0; STRENGTHS];
        for strength in strengths.iter().flatten() {
            if let Some(count) = resting.get_mut(*strength) {
                *count += 1;
            }
        }
        let goal = self.goal(rests.iter().copied());
        let mut search = Search {
            scenario: &mut self.scenario,
            goal: &goal,
            places: self.places,
            asked: Asked::Answers,
            sought: None,
            open: vec![cell],
            budget,
        };
        let (mut answers, mut decided) = (0, [0; STRENGTHS]);
        search.each(cell, &mut |scenario, budget| {
            answers += 1;
            for (target, strength) in rests.iter().zip(&strengths) {
                let result = scenario.judge(target.rule, target.subject).result;
                let count = strength.and_then(|strength| decided.get_mut(strength));
                if let (Some(count), true) = (count, result != ResultWord::Unknown) {
                    *count += 1;
                }
                budget.pay(scenario);
            }
        });
        Question { cell, answers, decided, rests, resting }
    }

    /// How strongly a rule binds, as a place in the order of strengths.
    fn strength(&self, target: Target) -> Option<usize> {
        let rule = self.scenario.program.rules.get(target.rule)?;
        let version = rule.versions.first()?;
        Some(rank(self.scenario.settings.strength(target.rule, version.strength)))
    }
}

impl Question {
    /// How it stands to another by how decisive it is.
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        // Means are compared as fractions: nothing is rounded.
        let mean = |own: usize, others: usize| own.saturating_mul(others.max(1));
        let own = self.decided.map(|decided| mean(decided, other.answers));
        let theirs = other.decided.map(|decided| mean(decided, self.answers));
        own.cmp(&theirs).then_with(|| self.resting.cmp(&other.resting))
    }
}
