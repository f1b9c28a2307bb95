//! What became of the mutants of a pack: killed by a test, never told apart by any document, or told apart by one that no
//! test has.

use std::cmp::Reverse;

use super::reach::{lines, reaches};
use super::smaller::smaller;
use super::{Cases, Killer, Mutant, Mutants};
use crate::program::{Duty, NodeId, Program, Require, Rule, Version};
use crate::regions::Budget;
use crate::regions::near::near;
use crate::regions::pair::{Differences, Doubt, Pair, Side, Wanted, Witness};
use crate::runner::TestOutcome;
use crate::typed::ResultWord;
use crate::value::Date;

/// The most steps that a rule of one mutant is held against the original, unless somebody says otherwise.
pub const STEPS: u64 = 1_000_000;

/// The day of evaluation of a test that names none.
const TEST_DAY: &str = "2020-06-02";

/// That day.
pub(super) fn test_day() -> Date {
    Date::parse(TEST_DAY).unwrap_or(Date::FIRST)
}

/// What became of a mutant.
#[derive(Clone, Debug)]
pub enum Fate<'a> {
    /// An expectation of some test is no longer met.
    Killed(Killer<'a>),
    /// Proved: every document gives the same results.
    Equivalent,
    /// A document tells it from the original, and no test has one.
    Survived(Survival),
    /// No test kills it, no document was found that tells it from the original, and none was ruled out.
    Undecided(Vec<Doubt>),
}

/// A document that tells a mutant from the original.
#[derive(Clone, Debug)]
pub struct Survival {
    /// The rule that gives two results: its position in [`Program::rules`].
    pub rule: usize,
    /// The document, and the results of the original and of the mutant.
    pub witness: Witness,
}

/// The mutants of a pack that were tried, and what became of each.
#[derive(Debug)]
pub struct Tried<'a> {
    /// The mutants, and as many fates; `None` where one was not tried.
    pub mutants: Mutants,
    /// What became of each.
    pub fates: Vec<Option<Fate<'a>>>,
}

/// A case that the tests lack.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The document, and the rule that it is about.
    pub survival: Survival,
    /// The survivors that it kills, by their positions, if what the original gives there is right.
    pub kills: Vec<usize>,
}

impl<'a> Tried<'a> {
    /// Tries the mutants of the rules that are asked for. What is not killed is looked at on the day of evaluation of a test
    /// that names none, and for no more than so many steps.
    #[must_use]
    pub fn new(
        program: &'a Program,
        outcomes: &[TestOutcome<'a>],
        steps: u64,
        wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let cases = Cases::of(program, outcomes);
        let search = Search { program, cases: &cases, as_of: test_day(), steps };
        let mut mutants = Mutants::of(program);
        let mut fates = Vec::with_capacity(mutants.all.len());
        for at in 0..mutants.all.len() {
            let asked = |mutant: &Mutant| mutant.rules.iter().any(|rule| wanted(*rule));
            let fate = mutants.with(at, |mutated, mutant| {
                asked(mutant).then(|| match cases.killer(mutated, mutant) {
                    Some(killer) => Fate::Killed(killer),
                    None => search.fate(mutated, mutant),
                })
            });
            fates.push(fate.flatten());
        }
        Self { mutants, fates }
    }

    /// The smallest set of cases that was found to kill every survivor: each the document of one of them, and what else it
    /// kills.
    #[must_use]
    pub fn missing(&mut self, program: &Program) -> Vec<Missing> {
        let survivors: Vec<(usize, Survival)> = self
            .fates
            .iter()
            .enumerate()
            .filter_map(|(at, fate)| match fate {
                Some(Fate::Survived(survival)) => Some((at, survival.clone())),
                _ => None,
            })
            .collect();
        let mut candidates: Vec<Missing> = survivors
            .iter()
            .map(|(_, survival)| Missing { survival: survival.clone(), kills: Vec::new() })
            .collect();
        for (at, _) in &survivors {
            self.mutants.with(*at, |mutated, mutant| {
                for candidate in &mut candidates {
                    let Survival { rule, witness } = &candidate.survival;
                    if mutant.rules.contains(rule) && tells(program, mutated, *rule, witness) {
                        candidate.kills.push(*at);
                    }
                }
            });
        }
        let mut left: Vec<usize> = survivors.iter().map(|(at, _)| *at).collect();
        let mut chosen = Vec::new();
        while !left.is_empty() {
            let gain = |missing: &Missing| {
                missing.kills.iter().filter(|killed| left.contains(killed)).count()
            };
            let best = candidates.iter().enumerate();
            let best = best.min_by_key(|(at, candidate)| (Reverse(gain(candidate)), *at));
            let Some((at, best)) = best.filter(|(_, candidate)| gain(candidate) > 0) else { break };
            let mut best = best.clone();
            best.kills.retain(|killed| left.contains(killed));
            left.retain(|survivor| !best.kills.contains(survivor));
            chosen.push((at, best));
        }
        chosen.sort_by_key(|(at, _)| *at);
        chosen.into_iter().map(|(_, missing)| missing).collect()
    }
}

/// What looks for a document that tells a mutant from the original.
struct Search<'s, 'a> {
    program: &'s Program,
    cases: &'s Cases<'a>,
    as_of: Date,
    steps: u64,
}

impl Search<'_, '_> {
    /// What becomes of a mutant that no test kills.
    fn fate<'f>(&self, mutated: &Program, mutant: &Mutant) -> Fate<'f> {
        let mut doubts = Vec::new();
        for rule in &mutant.rules {
            let sides = [self.program, mutated].map(|program| Side { program, rule: *rule });
            let [before, after] = sides;
            let pair = Pair::new(before, after);
            if pair.is_same() {
                continue;
            }
            let found = self.differences(&pair);
            if let Some(witness) = found.witnesses().next().map(|(_, witness)| witness.clone()) {
                let witness = smaller(&pair, self.plainer(sides, &pair, witness));
                return Fate::Survived(Survival { rule: *rule, witness });
            }
            if !found.doubts.is_empty()
                && let Some(witness) = self.beside(sides, &pair, |_| true)
            {
                return Fate::Survived(Survival { rule: *rule, witness });
            }
            doubts.extend(found.doubts);
        }
        doubts.sort();
        doubts.dedup();
        if doubts.is_empty() || self.same_lines(mutated, mutant) {
            return Fate::Equivalent;
        }
        Fate::Undecided(doubts)
    }

    fn differences(&self, pair: &Pair<'_>) -> Differences {
        pair.differences(self.as_of, Wanted::Any, &mut Budget::new(self.steps))
    }

    /// A witness of which both results are decided, where one is found next to a test; else the one that is known.
    fn plainer(&self, sides: [Side<'_>; 2], pair: &Pair<'_>, known: Witness) -> Witness {
        let is_decided = |results: [ResultWord; 2]| {
            use ResultWord::{Error, Unknown};
            !results.iter().any(|result| matches!(result, Unknown | Error))
        };
        if is_decided(known.results) {
            return known;
        }
        self.beside(sides, pair, is_decided).unwrap_or(known)
    }

    /// A document next to one of the tests.
    fn beside(
        &self,
        sides: [Side<'_>; 2],
        pair: &Pair<'_>,
        is_wanted: impl Fn([ResultWord; 2]) -> bool,
    ) -> Option<Witness> {
        let [Side { rule, .. }, _] = sides;
        let mut budget = Budget::new(self.steps);
        self.cases.stages(rule).find_map(|stage| {
            let (inputs, settings) = (stage.inputs(), stage.settings());
            let witness = near(sides, &inputs, &settings, &is_wanted, &mut budget)?;
            // The facts of a search and those of a document that is read back may differ in what no document says.
            (pair.may_be(&witness) && pair.replay(&witness) == witness.results).then_some(witness)
        })
    }

    /// Whether every line that reads what is changed is true on the same documents as before: then so is the rule. A line
    /// reads fewer facts than its rule.
    fn same_lines(&self, mutated: &Program, mutant: &Mutant) -> bool {
        let Some(node) = mutant.node() else { return false };
        let program = self.program;
        mutant.rules.iter().filter_map(|rule| program.rules.get(*rule)).all(|rule| {
            let dated = rule.on.is_some_and(|on| reaches(program, on, node));
            !dated
                && rule.versions.iter().all(|version| {
                    let mut own = lines(version).into_iter();
                    own.all(|(formula, _)| {
                        !reaches(program, formula, node)
                            || self.same_line(mutated, (rule, version, formula))
                    })
                })
        })
    }

    fn same_line(&self, mutated: &Program, line: (&Rule, &Version, NodeId)) -> bool {
        let (rule, version, formula) = line;
        let [before, after] =
            [self.program, mutated].map(|program| only(program, rule, version, formula));
        let before = Side { program: &before, rule: 0 };
        let pair = Pair::new(before, Side { program: &after, rule: 0 });
        self.differences(&pair).none_exist()
    }
}

/// A program of one rule that asks one formula and nothing else.
fn only(program: &Program, rule: &Rule, version: &Version, formula: NodeId) -> Program {
    let require = Require { formula, reason: None, remedy: None, origin: version.origin };
    let version = Version {
        from: None,
        until: None,
        whens: Vec::new(),
        accepts: Vec::new(),
        accepts_origins: Vec::new(),
        exceptions: Vec::new(),
        duty: Duty::Computed(vec![require]),
        ..version.clone()
    };
    let rule = Rule { versions: vec![version], on: None, ..rule.clone() };
    Program { rules: vec![rule], ..program.clone() }
}

/// Whether a document tells a mutant from the original.
pub(super) fn tells(program: &Program, mutated: &Program, rule: usize, witness: &Witness) -> bool {
    let pair = Pair::new(Side { program, rule }, Side { program: mutated, rule });
    let [before, after]: [ResultWord; 2] = pair.replay(witness);
    before != after
}
