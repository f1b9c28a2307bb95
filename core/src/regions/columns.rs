//! Fit for whom: the results for every value of the one fact of a missing document that most results wait for, and for every
//! reading of the choices.
//!
//! A disclosure is often judged before there is a system to judge it for. Which group the system is in then decides most of
//! what is open; so each group is tried, and each reading of what the guideline leaves open, and the results stand side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::search::{Asked, Budget, Search, Step, Target};
use super::{Cell, Regions, Scenario};
use crate::eval::Outcome;
use crate::typed::{KindId, ResultWord};

/// The most values of a fact, or readings of a choice, that are set side by side.
pub const MOST_VALUES: usize = 8;

/// The most facts and choices that are combined.
const MOST_CELLS: usize = 3;

/// The most columns.
pub const MOST_COLUMNS: usize = 24;

/// What comes of everything for one value of the fact and one reading of each choice.
#[derive(Clone, Debug)]
pub struct Column {
    /// The value and the readings.
    pub steps: Vec<Step>,
    /// The result of every rule.
    pub outcomes: Vec<Outcome>,
}

/// Columns, one for each value and reading.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The fact, if there is one, then the choices.
    pub over: Vec<Cell>,
    /// In the order of the values.
    pub columns: Vec<Column>,
    /// Whether there are more than are told.
    pub cut: bool,
}

impl Regions<'_> {
    /// The results side by side; `missing` are the kinds of which no document was given. Nothing where no undecided result
    /// waits for a fact with few values or a choice.
    pub fn columns(&mut self, missing: &BTreeSet<KindId>, budget: &mut Budget) -> Columns {
        let outcomes = self.scenario.judge_all();
        let undecided = outcomes.iter().filter(|outcome| outcome.result == ResultWord::Unknown);
        let targets: Vec<Target> = undecided
            .map(|outcome| Target { rule: outcome.rule, subject: outcome.subject })
            .collect();
        let mut over = Vec::new();
        over.extend(self.most_awaited(&targets, missing, budget));
        self.add_choices(&targets, &mut over, budget);
        over.truncate(MOST_CELLS);
        if over.is_empty() {
            return Columns::default();
        }
        let goal = self.goal(targets);
        let (mut columns, mut cut) = (Vec::new(), false);
        let mut search = Search {
            scenario: &mut self.scenario,
            goal: &goal,
            places: self.places,
            asked: Asked::Edits(over.len()),
            sought: None,
            open: over.clone(),
            budget,
        };
        search.product(&over, &mut Vec::new(), &mut |scenario, steps| {
            if columns.len() < MOST_COLUMNS {
                columns.push(Column { steps: steps.to_vec(), outcomes: scenario.judge_all() });
            } else {
                cut = true;
            }
        });
        Columns { over, columns, cut }
    }

    /// The one leaf of a missing document that most undecided results rest on, if it has few values.
    fn most_awaited(
        &mut self,
        undecided: &[Target],
        missing: &BTreeSet<KindId>,
        budget: &mut Budget,
    ) -> Option<Cell> {
        let mut waiting: BTreeMap<Cell, Vec<Target>> = BTreeMap::new();
        for target in undecided {
            let outcome = self.scenario.judge(target.rule, target.subject);
            let grounds: BTreeSet<Cell> = self.scenario.grounds(outcome).into_iter().collect();
            for cell in grounds {
                let is_leaf = matches!(cell, Cell::Slot { row: 0, kind, .. } if missing.contains(&kind))
                    && cell.table(self.scenario.program).is_none();
                if is_leaf && self.scenario.is_open(cell) {
                    waiting.entry(cell).or_default().push(*target);
                }
            }
        }
        // Of two that as many wait for, the first in the document.
        let mut best: Option<(Cell, usize)> = None;
        for (cell, targets) in waiting {
            let values = self.values(cell, &targets, budget);
            let few = (2..=MOST_VALUES).contains(&values);
            if few && best.is_none_or(|(_, most)| targets.len() > most) {
                best = Some((cell, targets.len()));
            }
        }
        best.map(|(cell, _)| cell)
    }

    /// How many values a cell has that some of the rules tell apart.
    fn values(&mut self, cell: Cell, targets: &[Target], budget: &mut Budget) -> usize {
        let goal = self.goal(targets.iter().copied());
        let mut search = Search {
            scenario: &mut self.scenario,
            goal: &goal,
            places: self.places,
            asked: Asked::Edits(1),
            sought: None,
            open: vec![cell],
            budget,
        };
        let mut values = 0;
        search.each(cell, &mut |_, _| values += 1);
        values
    }

    /// The choices that are open and that some result rests on once the fact is known.
    fn add_choices(&mut self, undecided: &[Target], over: &mut Vec<Cell>, budget: &mut Budget) {
        let fact = over.clone();
        let goal = self.goal(undecided.iter().copied());
        let mut found: BTreeSet<Cell> = BTreeSet::new();
        let mut search = Search {
            scenario: &mut self.scenario,
            goal: &goal,
            places: self.places,
            asked: Asked::Edits(fact.len()),
            sought: None,
            open: fact.clone(),
            budget,
        };
        search.product(&fact, &mut Vec::new(), &mut |scenario, _| {
            found.extend(awaited_choices(scenario));
        });
        over.extend(found);
    }
}

/// The choices that undecided results rest on.
fn awaited_choices(scenario: &Scenario<'_>) -> Vec<Cell> {
    let outcomes = scenario.judge_all().into_iter();
    let undecided = outcomes.filter(|outcome| outcome.result == ResultWord::Unknown);
    let grounds = undecided.flat_map(|outcome| scenario.grounds(outcome));
    let choices = grounds.filter(|cell| matches!(cell, Cell::Choice(_)) && scenario.is_open(*cell));
    choices.collect()
}
