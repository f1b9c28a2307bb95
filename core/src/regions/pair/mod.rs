//! Pairs: a document on which two rules give different results, or the proof that there is none.
//!
//! ```text
//! rule before ──┐                     equal trees: nothing to search
//!               ├─ join ─> one program ──> search ──> ends ──> witnesses, as small as can be
//! rule after ───┘                     both decided: the two results hold for everything below
//! ```
//!
//! All that either rule reads is open at first, the parameters and the day of evaluation too. Where one of them is undecided, a
//! cell that it rests on is split: over values that no comparison of either rule can tell apart, over the ways to be blank, and
//! over staying open. So drafts are covered as well as final documents, and what is unreadable, which is as good as open.

mod alternative;
mod bounds;
mod canonical;
mod graft;
mod order;
mod search;
mod smallest;
mod spots;

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value as Json;

use self::bounds::Bounds;
pub(super) use self::bounds::is_sure;
use self::graft::{Joined, join};
use self::search::{Ends, Results, Search, Step};
use super::goal::{Goal, Part};
use super::reads::Reads;
use super::{Budget, Flow, MOST_PLACES, Scenario, Target, decimal_places, number, places};
use crate::attestation::{Asked, Attestation};
use crate::eval::{Inputs, Settings, empty_documents};
use crate::program::Duty;
use crate::typed::{Attested, ResultWord};
use crate::value::{Date, Value};

pub use self::graft::Side;

/// The part of the budget that goes into a search that only hopes to find something.
const HOPE: u64 = 6;

/// What keeps a search from proving that two rules never differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The budget was spent.
    Budget,
    /// The two schemas say different things of a place.
    Place {
        /// The kind of document.
        kind: String,
        /// The members that lead there.
        path: Vec<String>,
    },
    /// The two packs stand in different zones.
    Zone,
    /// A choice of one name has other readings.
    Choice(String),
    /// A parameter of one name has another type or default, or bounds that cannot be searched: it was held at its default.
    Parameter(String),
    /// Several facts are calculated with together.
    Calculation,
    /// Lists that are longer than those that were tried may differ.
    Length,
    /// A duration in months is somewhere between two lengths.
    Months,
    /// A moment may be known to the day or month alone.
    Precision,
    /// A person judges, and the question is another.
    Question,
    /// There are too many items, or relations, to cut everything.
    Regions,
}

/// Which way two results differ. What passes or does not apply is in order; what fails or is an error is a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The second is worse.
    Stricter,
    /// The second is better.
    Looser,
    /// They are other words for the same: both in order, or both a breach, or both undecided.
    Otherwise,
}

impl Direction {
    /// Of two results; `None` where they are one.
    #[must_use]
    pub fn of(results: [ResultWord; 2]) -> Option<Self> {
        let [before, after] = results;
        if before == after {
            return None;
        }
        Some(match rank(before).cmp(&rank(after)) {
            std::cmp::Ordering::Less => Self::Stricter,
            std::cmp::Ordering::Greater => Self::Looser,
            std::cmp::Ordering::Equal => Self::Otherwise,
        })
    }
}

/// How grave a result is.
fn rank(result: ResultWord) -> u8 {
    match result {
        ResultWord::Pass | ResultWord::NotApplicable | ResultWord::NotSelected => 0,
        ResultWord::Unknown | ResultWord::NotChecked => 1,
        ResultWord::Fail | ResultWord::Error => 2,
    }
}

/// Documents and settings on which two rules differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The documents, of each kind that says something: the kind, and the document.
    pub documents: Vec<(String, Json)>,
    /// The day of evaluation.
    pub as_of: Date,
    /// Whether the results depend on the day.
    pub dated: bool,
    /// The parameters that are not at their defaults.
    pub parameters: Vec<(String, Value)>,
    /// The choices that were made, by the way they are written.
    pub choices: Vec<(String, String)>,
    /// What a person answered to the question of a manual rule.
    pub attested: Option<Attested>,
    /// The two results.
    pub results: [ResultWord; 2],
}

/// What a search is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One difference, whatever it is.
    Any,
    /// One of each direction.
    Each,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Differences {
    /// A witness where the second is stricter.
    pub stricter: Option<Witness>,
    /// A witness where it is looser.
    pub looser: Option<Witness>,
    /// A witness where it is neither, if there is none where it is either.
    pub otherwise: Option<Witness>,
    /// Why there may be others; where there are none, what was not found does not exist.
    pub doubts: Vec<Doubt>,
}

impl Differences {
    /// Every witness.
    pub fn witnesses(&self) -> impl Iterator<Item = (Direction, &Witness)> {
        let stricter = self.stricter.iter().map(|found| (Direction::Stricter, found));
        let looser = self.looser.iter().map(|found| (Direction::Looser, found));
        let otherwise = self.otherwise.iter().map(|found| (Direction::Otherwise, found));
        stricter.chain(looser).chain(otherwise)
    }

    /// Whether the two rules give the same result on every document: proved.
    #[must_use]
    pub fn none_exist(&self) -> bool {
        self.doubts.is_empty() && self.witnesses().next().is_none()
    }
}

/// Two rules to hold against one another.
pub struct Pair<'a> {
    sides: [Side<'a>; 2],
    joined: Joined,
}

impl<'a> Pair<'a> {
    /// The rule as it was, and as it is.
    #[must_use]
    pub fn new(before: Side<'a>, after: Side<'a>) -> Self {
        let sides = [before, after];
        Self { sides, joined: join(sides) }
    }

    /// Whether the two say the same in the same form, but for the order in which they say it: then nothing need be searched.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.settled_doubts().is_empty() && canonical::same(&self.joined.program)
    }

    /// The doubts that hold whatever the rules ask.
    fn settled_doubts(&self) -> Vec<&Doubt> {
        // A parameter that was held at its default is held there in both: equal trees stay equal.
        self.joined.doubts.iter().filter(|doubt| !matches!(doubt, Doubt::Parameter(_))).collect()
    }

    /// Looks for documents on which the two differ.
    #[must_use]
    pub fn differences(&self, as_of: Date, wanted: Wanted, budget: &mut Budget) -> Differences {
        let program = &self.joined.program;
        let reads: Vec<Rc<Reads>> = [0, 1].map(|rule| Rc::new(Reads::of(program, rule))).into();
        let bounds = Bounds::of(program, &reads.iter().map(Rc::as_ref).collect::<Vec<_>>());
        let parts = reads.iter().enumerate().map(|(rule, reads)| Part {
            target: Target { rule, subject: Some(0) },
            reads: Rc::clone(reads),
        });
        let goal = Goal::new(parts.collect());
        let spots = spots::spots(program);
        let formulas = spots.as_deref().map(spots::formulas).unwrap_or_default();
        // Places that the two schemas describe differently are nowhere, and so look alike.
        let settled = spots.as_deref().filter(|_| self.joined.doubts.is_empty());
        let impossible = settled.map(|spots| order::impossible(program, spots)).unwrap_or_default();
        let near = Reads::of_formulas(program, &formulas);
        let mut found = Differences::default();
        let mut doubts = self.joined.doubts.clone();
        doubts.extend(bounds.doubts.iter().cloned());
        for answer in self.answers(&mut doubts) {
            let attestations: Vec<Attestation> =
                answer.into_iter().flat_map(|answer| self.attest(answer, as_of)).collect();
            let mut settings = Settings::new(program, as_of);
            settings.attestations = &attestations;
            let empty = empty_documents(program);
            let mut scenario = Scenario::new(program, &Inputs::new(Vec::new(), &empty), &settings);
            let defaults = self.joined.defaults.values().filter_map(|value| number(*value));
            let usual = defaults.map(decimal_places).max().unwrap_or(0).max(bounds.places);
            let places = places(&scenario).max(usual.saturating_add(1)).min(MOST_PLACES);
            // Twice the search looks at few values of each cell and hopes; then at all of them, and proves.
            let mut enough = false;
            for width in [Some(3), Some(7), None] {
                let mut own = budget.fraction(if width.is_some() { HOPE } else { 1 });
                let mut ends = Collected {
                    pair: self,
                    wanted,
                    answer,
                    impossible: &impossible,
                    found: &mut found,
                    refused: false,
                };
                let mut search = Search {
                    scenario: &mut scenario,
                    goal: &goal,
                    places,
                    bounds: &bounds,
                    defaults: &self.joined.defaults,
                    spots: spots.as_deref(),
                    near: &near,
                    width,
                    kept: BTreeSet::new(),
                    budget: &mut own,
                    cut: false,
                };
                let flow = search.run(&mut ends);
                let cut = search.cut || ends.refused;
                enough = flow == Flow::Stop && !own.is_met();
                if width.is_none() && cut {
                    doubts.push(Doubt::Regions);
                }
                if width.is_none() && own.is_met() {
                    doubts.push(Doubt::Budget);
                }
                budget.give_back(own);
                if enough {
                    break;
                }
            }
            if enough {
                break;
            }
        }
        doubts.sort();
        doubts.dedup();
        // Where either direction is shown, or cannot be, there is nothing else to find.
        let stricter = found.stricter.is_some() || impossible.contains(&Direction::Stricter);
        let looser = found.looser.is_some() || impossible.contains(&Direction::Looser);
        let shown = found.stricter.is_some() || found.looser.is_some();
        if !(stricter && looser && shown) {
            found.doubts = doubts;
        }
        if found.stricter.is_some() || found.looser.is_some() {
            found.otherwise = None;
        }
        found
    }

    /// What a person may have answered, where both rules ask the same question; a manual rule and a computed one differ anyway.
    fn answers(&self, doubts: &mut Vec<Doubt>) -> Vec<Option<Attested>> {
        let mut questions: Vec<&str> = Vec::new();
        for rule in &self.joined.program.rules {
            for version in &rule.versions {
                if let Duty::Manual(question) = &version.duty {
                    questions.push(&question.sha256);
                }
            }
        }
        questions.sort_unstable();
        questions.dedup();
        match questions.as_slice() {
            [] => vec![None],
            [_] => vec![
                None,
                Some(Attested::Pass),
                Some(Attested::Fail),
                Some(Attested::NotApplicable),
            ],
            _ => {
                doubts.push(Doubt::Question);
                vec![None]
            }
        }
    }

    /// The answer to the question of either rule.
    pub(super) fn attest(&self, result: Attested, on: Date) -> Vec<Attestation> {
        let mut attestations: Vec<Attestation> = Vec::new();
        for rule in &self.joined.program.rules {
            for version in &rule.versions {
                let Duty::Manual(question) = &version.duty else { continue };
                let attestation = Attestation {
                    rule: rule.id.clone(),
                    who: super::PLACEHOLDER.to_owned(),
                    on,
                    until: None,
                    question: Asked::Sha256(question.sha256.clone()),
                    result,
                    note: None,
                };
                if !attestations.contains(&attestation) {
                    attestations.push(attestation);
                }
            }
        }
        attestations
    }
}

/// The witnesses so far.
struct Collected<'c, 'a> {
    pair: &'c Pair<'a>,
    wanted: Wanted,
    answer: Option<Attested>,
    /// The directions in which the rules cannot differ.
    impossible: &'c [Direction],
    found: &'c mut Differences,
    /// Whether some difference could not be told as a document.
    refused: bool,
}

impl Collected<'_, '_> {
    fn missing(&self, direction: Direction) -> bool {
        match direction {
            _ if self.impossible.contains(&direction) => false,
            Direction::Stricter => self.found.stricter.is_none(),
            Direction::Looser => self.found.looser.is_none(),
            // Of interest only as long as there is nothing graver to tell.
            Direction::Otherwise => self.found.witnesses().next().is_none(),
        }
    }
}

impl Ends for Collected<'_, '_> {
    fn may_tell(&self, results: [Option<ResultWord>; 2]) -> bool {
        match results {
            [Some(before), Some(after)] => {
                Direction::of([before, after]).is_some_and(|direction| self.missing(direction))
            }
            [Some(before), None] => {
                (rank(before) < 2 && self.missing(Direction::Stricter))
                    || (rank(before) > 0 && self.missing(Direction::Looser))
                    || self.missing(Direction::Otherwise)
            }
            [None, Some(after)] => {
                (rank(after) > 0 && self.missing(Direction::Stricter))
                    || (rank(after) < 2 && self.missing(Direction::Looser))
                    || self.missing(Direction::Otherwise)
            }
            [None, None] => true,
        }
    }

    fn end(&mut self, scenario: &Scenario<'_>, results: Results, steps: &[Step]) -> Flow {
        let Some(direction) = Direction::of(results).filter(|found| self.missing(*found)) else {
            return Flow::Continue;
        };
        let Some(witness) = self.pair.smallest(scenario, results, steps, self.answer) else {
            self.refused = true;
            return Flow::Continue;
        };
        if !self.pair.may_be(&witness) {
            return Flow::Continue;
        }
        match direction {
            Direction::Stricter => self.found.stricter = Some(witness),
            Direction::Looser => self.found.looser = Some(witness),
            Direction::Otherwise => self.found.otherwise = Some(witness),
        }
        let enough = match self.wanted {
            Wanted::Any => true,
            Wanted::Each => {
                !self.missing(Direction::Stricter)
                    && !self.missing(Direction::Looser)
                    && !self.missing(Direction::Otherwise)
            }
        };
        if enough { Flow::Stop } else { Flow::Continue }
    }
}
