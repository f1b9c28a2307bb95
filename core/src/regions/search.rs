//! The one loop: judge with the cells in question open, stop where the result is decided, else split one of them.
//!
//! By the law of growing knowledge a decided result stands whatever the open cells become, so nothing below it is looked at.
//! An undecided one rests on some of the open cells; the first of those is set to a witness of each of its regions in turn.

use super::goal::Goal;
use super::witness::{Cutter, Region};
use super::{Cell, Scenario};
use crate::eval::Outcome;
use crate::facts::{Fact, State};
use crate::layout::SlotType;
use crate::typed::ResultWord;
use crate::types::Leaf;
use crate::value::Value;

/// The most items that are added to a list.
pub const MOST_ITEMS: usize = 8;

/// The most cells that are set on one way down.
const MOST_SET: usize = 48;

/// The most settings that are weighed on the straight way to a sought result.
const DIVE: usize = 3_000;

/// What one judgement costs beside the steps of its evaluation.
const JUDGEMENT: u64 = 20;

/// How much a question may cost, in steps of the evaluator: the same on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    all: u64,
    left: u64,
    met: bool,
}

impl Budget {
    /// So many steps.
    #[must_use]
    pub fn new(steps: u64) -> Self {
        Self { all: steps, left: steps, met: false }
    }

    /// At most so many of the steps that are left, for one of several questions.
    #[must_use]
    pub fn part(&self, most: u64) -> Self {
        Self::new(self.left.min(most))
    }

    /// Most of the steps that are left, so that some remain for another way.
    pub(super) fn most(&self) -> Self {
        Self::new(self.left / 4 * 3)
    }

    /// Takes off what a part has spent.
    pub fn spend(&mut self, part: &Self) {
        self.left = self.left.saturating_sub(part.all.saturating_sub(part.left));
    }

    /// Whether nothing is left for another question.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Whether something was left out because of a bound: then the answer is not the whole one.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.met
    }

    /// Takes a fraction of what is left, to be given back.
    pub(super) fn fraction(&mut self, of: u64) -> Self {
        let part = self.left.checked_div(of).unwrap_or(0);
        self.left = self.left.saturating_sub(part);
        Self::new(part)
    }

    /// Takes back what is left of a fraction; that it was spent cuts nothing.
    pub(super) fn give_back(&mut self, part: Self) {
        self.left = self.left.saturating_add(part.left);
    }

    pub(super) fn cut(&mut self) {
        self.met = true;
    }

    /// Pays for the steps that a scenario took; false where nothing is left.
    pub(super) fn pay(&mut self, scenario: &Scenario<'_>) -> bool {
        self.left = self.left.saturating_sub(scenario.steps().saturating_add(JUDGEMENT));
        self.met |= self.left == 0;
        self.left > 0
    }
}

/// What a cell was set to.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A leaf, to a value.
    Value(Region),
    /// A leaf or list, to be blank for a reason.
    State(State),
    /// A list, to so many items more than it has, which are these rows.
    Items(Vec<usize>),
    /// A choice, to one of its readings.
    Choice(Value),
}

/// A cell and what it was set to.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The cell.
    pub cell: Cell,
    /// What it was set to.
    pub to: Setting,
}

/// Whether to look further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Enough.
    Stop,
}

/// What is asked of open cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// What a document may still come to say: values, and reasons for blanks.
    Answers,
    /// What somebody could write: values, in so many cells and in the items that are added.
    Edits(usize),
}

/// A rule over one document of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// The rule: its position in [`crate::program::Program::rules`].
    pub rule: usize,
    /// Which document of its subject.
    pub subject: Option<usize>,
}

/// A search over the cells in question.
pub(super) struct Search<'s, 'a> {
    pub scenario: &'s mut Scenario<'a>,
    pub goal: &'s Goal,
    pub places: u32,
    pub asked: Asked,
    /// A result that is looked for: what leads to it most plainly is tried first.
    pub sought: Option<ResultWord>,
    /// The cells in question; those of items that are added join them.
    pub open: Vec<Cell>,
    pub budget: &'s mut Budget,
}

/// What is shown of each end of the search: the documents there, the result, and how they came to be.
pub(super) type Visit<'v> = dyn FnMut(&mut Scenario<'_>, Outcome, &[Step]) -> Flow + 'v;

impl Search<'_, '_> {
    /// Visits every end; one with the result that is sought may come twice.
    pub(super) fn run(&mut self, visit: &mut Visit<'_>) -> Flow {
        if let Some(sought) = self.sought {
            let mut left = DIVE;
            // What is passed by on the straight way is looked at afterwards.
            let met = self.budget.met;
            let flow = self.dive(sought, &mut left, &mut Vec::new(), visit);
            self.budget.met = met || self.budget.left == 0;
            if flow == Flow::Stop {
                return flow;
            }
        }
        self.descend(&mut Vec::new(), visit)
    }

    /// Goes straight to a sought result: of each cell the most promising setting alone is taken, of a list every length.
    fn dive(
        &mut self,
        sought: ResultWord,
        left: &mut usize,
        trail: &mut Vec<Step>,
        visit: &mut Visit<'_>,
    ) -> Flow {
        let outcome = self.goal.judge(self.scenario);
        let (Some(outcome), true) = (outcome, self.budget.pay(self.scenario)) else {
            return Flow::Stop;
        };
        if outcome.result == sought {
            return visit(self.scenario, outcome, trail);
        }
        let cell = match outcome.result {
            ResultWord::Unknown if *left > 0 && trail.len() < MOST_SET => {
                self.next(outcome, trail.last())
            }
            _ => None,
        };
        let Some(cell) = cell else { return Flow::Continue };
        let mut settings = self.settings(cell);
        if !matches!(cell, Cell::List { .. }) {
            let promises = settings.into_iter().filter_map(|setting| {
                *left = left.saturating_sub(1);
                Some((self.promise(cell, &setting, sought)?, setting))
            });
            let best = promises.reduce(|best, next| if next.0 > best.0 { next } else { best });
            settings = best.map(|(_, setting)| setting).into_iter().collect();
        }
        for setting in settings {
            let open = self.open.len();
            let Some((before, to)) = self.set(cell, setting) else { continue };
            trail.push(Step { cell, to });
            let flow = self.dive(sought, left, trail, visit);
            trail.pop();
            self.scenario.restore(before);
            self.open.truncate(open);
            if flow == Flow::Stop {
                return flow;
            }
        }
        Flow::Continue
    }

    /// How near a setting comes to a sought result: there, or else the more conditions hold the better, and the more cells
    /// can still help the better; `None` where it leads elsewhere.
    fn promise(
        &mut self,
        cell: Cell,
        setting: &Wanted,
        sought: ResultWord,
    ) -> Option<(usize, usize)> {
        let open = self.open.len();
        let (before, _) = self.set(cell, setting.clone())?;
        let promise = self.goal.judge(self.scenario).and_then(|outcome| match outcome.result {
            result if result == sought => Some((usize::MAX, 0)),
            ResultWord::Unknown => {
                let held = self.goal.held(self.scenario, outcome);
                let grounds = self.scenario.grounds(outcome).len();
                Some(if sought == ResultWord::Pass { (held, grounds) } else { (0, grounds) })
            }
            _ => None,
        });
        self.budget.pay(self.scenario);
        self.scenario.restore(before);
        self.open.truncate(open);
        promise
    }

    /// Sets a cell to everything that it may be, one after another.
    pub(super) fn each(
        &mut self,
        cell: Cell,
        then: &mut dyn FnMut(&mut Scenario<'_>, &mut Budget),
    ) {
        for setting in self.settings(cell) {
            let open = self.open.len();
            let Some((before, _)) = self.set(cell, setting) else { continue };
            then(self.scenario, self.budget);
            self.scenario.restore(before);
            self.open.truncate(open);
        }
    }

    /// Sets cells to everything that they may be, in every combination, the first one slowest.
    pub(super) fn product(
        &mut self,
        cells: &[Cell],
        steps: &mut Vec<Step>,
        then: &mut dyn FnMut(&mut Scenario<'_>, &[Step]),
    ) {
        let Some((cell, others)) = cells.split_first() else {
            return then(self.scenario, steps);
        };
        for setting in self.settings(*cell) {
            let open = self.open.len();
            let Some((before, to)) = self.set(*cell, setting) else { continue };
            steps.push(Step { cell: *cell, to });
            self.product(others, steps, then);
            steps.pop();
            self.scenario.restore(before);
            self.open.truncate(open);
        }
    }

    fn descend(&mut self, trail: &mut Vec<Step>, visit: &mut Visit<'_>) -> Flow {
        let outcome = self.goal.judge(self.scenario);
        if !self.budget.pay(self.scenario) {
            return Flow::Stop;
        }
        let Some(outcome) = outcome else { return Flow::Stop };
        let cell = match outcome.result {
            ResultWord::Unknown => self.next(outcome, None),
            _ => None,
        };
        let Some(cell) = cell else { return visit(self.scenario, outcome, trail) };
        if trail.len() >= MOST_SET {
            self.budget.cut();
            return visit(self.scenario, outcome, trail);
        }
        for setting in self.settings(cell) {
            let open = self.open.len();
            let Some((before, to)) = self.set(cell, setting) else {
                self.budget.cut();
                continue;
            };
            trail.push(Step { cell, to });
            let flow = self.descend(trail, visit);
            trail.pop();
            self.scenario.restore(before);
            self.open.truncate(open);
            if flow == Flow::Stop {
                return flow;
            }
        }
        if matches!(cell, Cell::List { .. }) && self.growth(cell) > MOST_ITEMS {
            self.budget.cut();
        }
        Flow::Continue
    }

    /// How many items a list may have to grow by.
    fn growth(&self, cell: Cell) -> usize {
        self.goal.growth(cell.node(self.scenario.program))
    }

    /// Of the cells that an undecided result rests on and that are still open, one with few values if there is one: a number
    /// is cut best when all it is compared with is known. Rather one beside another cell, so that a record is finished before
    /// the next is begun.
    fn next(&mut self, outcome: Outcome, beside: Option<&Step>) -> Option<Cell> {
        let program = self.scenario.program;
        let record = |cell: Cell| (cell.document(), cell.table(program), cell.row());
        let cells = self.scenario.grounds(outcome).into_iter();
        let open = cells.filter(|cell| self.scenario.is_open(*cell) && self.open.contains(cell));
        open.min_by_key(|cell| {
            let apart = beside.is_some_and(|step| record(step.cell) != record(*cell));
            (apart, self.breadth(*cell))
        })
    }

    /// How many values a cell may have, roughly.
    fn breadth(&self, cell: Cell) -> usize {
        let program = self.scenario.program;
        let leaf = match cell {
            Cell::Slot { kind, slot, .. } => program
                .kind(kind)
                .and_then(|kind| kind.layout.slots.get(slot.0))
                .map(|slot| &slot.leaf),
            Cell::List { .. } => return 2,
            Cell::Choice(_) | Cell::Item { .. } => return 0,
        };
        match leaf {
            Some(SlotType::Words(_) | SlotType::Plain(Leaf::Boolean)) => 1,
            Some(SlotType::Plain(Leaf::Text { .. })) => 3,
            _ => 4,
        }
    }

    /// What a cell may be, the plainest first.
    fn settings(&mut self, cell: Cell) -> Vec<Wanted> {
        match cell {
            Cell::Slot { .. } => {
                let (goal, places) = (self.goal, self.places);
                let regions =
                    Cutter { scenario: self.scenario, goal, places, fence: None }.regions(cell);
                if regions.cut {
                    self.budget.cut();
                }
                let mut settings = plainest_first(regions.all);
                settings.extend(regions.ends.into_iter().map(Wanted::Region));
                settings.extend(self.blanks(cell).into_iter().map(Wanted::State));
                settings
            }
            Cell::List { .. } => {
                let most = MOST_ITEMS.min(self.growth(cell));
                let mut settings: Vec<Wanted> = (0..=most).map(Wanted::Items).collect();
                let written =
                    self.scenario.list(cell).is_some_and(|list| list.state == State::Value);
                if !written {
                    settings.extend(self.blanks(cell).into_iter().map(Wanted::State));
                }
                settings
            }
            Cell::Item { .. } => Vec::new(),
            Cell::Choice(id) => {
                let options = self.scenario.program.choices.get(id.0).map(|choice| &choice.options);
                options.into_iter().flatten().map(|(_, value, _)| Wanted::Choice(*value)).collect()
            }
        }
    }

    /// Why a cell may stay blank. An edit writes something; but what an added item need not have may be left out.
    fn blanks(&self, cell: Cell) -> Vec<State> {
        match self.asked {
            Asked::Answers => vec![State::Silent, State::Withheld, State::Inapplicable],
            Asked::Edits(in_question) => {
                let added = self.open.iter().skip(in_question).any(|open| *open == cell);
                let custody = cell.custody(self.scenario.program);
                let free = custody.is_some_and(|custody| !custody.required);
                if added && free { vec![State::Silent] } else { Vec::new() }
            }
        }
    }

    fn set(&mut self, cell: Cell, wanted: Wanted) -> Option<(super::scenario::Before, Setting)> {
        match wanted {
            Wanted::Region(region) => {
                let fact = region.fact(self.scenario, cell)?;
                Some((self.scenario.set(cell, fact)?, Setting::Value(region)))
            }
            Wanted::State(state) => {
                let before = match cell {
                    Cell::List { .. } => self.scenario.blank_list(cell, state)?,
                    _ => self
                        .scenario
                        .set(cell, Fact { state, value: Value::Boolean(false), at: 0 })?,
                };
                Some((before, Setting::State(state)))
            }
            Wanted::Items(count) => {
                let (before, rows) = self.scenario.append(cell, count)?;
                for row in &rows {
                    self.open.extend(self.scenario.row_cells(cell, *row));
                }
                Some((before, Setting::Items(rows)))
            }
            Wanted::Choice(value) => {
                Some((self.scenario.choose(cell, Some(value))?, Setting::Choice(value)))
            }
        }
    }
}

/// A setting that was not made yet.
#[derive(Clone)]
enum Wanted {
    Region(Region),
    State(State),
    Items(usize),
    Choice(Value),
}

/// Single values before spans: an edge is the plainest example, for it is the number that the rule itself names. What is below
/// zero comes last: hardly anything that people state is.
fn plainest_first(mut regions: Vec<Region>) -> Vec<Wanted> {
    let span = |region: &Region| matches!(region, Region::Span { .. });
    regions.sort_by_key(|region| (region.is_below_zero(), span(region)));
    regions.into_iter().map(Wanted::Region).collect()
}
