//! What became of the mutants of a pack: killed by a test, never told apart by any document, or told apart by one that no
//! test has.

use std::cmp::Reverse;

use super::reach::{lines, reaches};
use super::{Cases, Killer, Mutant, Mutants};
use crate::program::{Duty, NodeId, Program, Require, Rule, Version};
use crate::regions::Budget;
use crate::regions::near::near;
use crate::regions::pair::{Doubt, Pair, Side, Wanted, Witness};
use crate::runner::TestOutcome;
use crate::typed::ResultWord;
use crate::value::Date;

/// The most steps that one rule of one mutant is held against the original.
pub const STEPS: u64 = 1_000_000;

/// The most steps that are taken next to the documents of one test.
const NEAR: u64 = 200_000;

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
    /// Tries the mutants of the rules that are asked for. What is not killed is looked at from `as_of`.
    #[must_use]
    pub fn new(
        program: &'a Program,
        outcomes: &[TestOutcome<'a>],
        as_of: Date,
        wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let cases = Cases::of(program, outcomes);
        let mut mutants = Mutants::of(program);
        let mut fates = Vec::with_capacity(mutants.all.len());
        for at in 0..mutants.all.len() {
            let asked = |mutant: &Mutant| mutant.rules.iter().any(|rule| wanted(*rule));
            let fate = mutants.with(at, |mutated, mutant| {
                asked(mutant).then(|| match cases.killer(mutated, mutant) {
                    Some(killer) => Fate::Killed(killer),
                    None => apart(program, mutated, mutant, (&cases, as_of)),
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

/// Looks for a document that tells a mutant from the original.
fn apart<'a>(
    program: &Program,
    mutated: &Program,
    mutant: &Mutant,
    (cases, as_of): (&Cases<'_>, Date),
) -> Fate<'a> {
    let mut doubts = Vec::new();
    for rule in &mutant.rules {
        let sides = [program, mutated].map(|program| Side { program, rule: *rule });
        let [before, after] = sides;
        let pair = Pair::new(before, after);
        if pair.is_same() {
            continue;
        }
        let mut budget = Budget::new(STEPS);
        let found = pair.differences(as_of, Wanted::Any, &mut budget);
        let first = found.witnesses().next().map(|(_, witness)| witness.clone());
        if let Some(witness) = first {
            let witness = finished(&pair, witness);
            return Fate::Survived(Survival { rule: *rule, witness });
        }
        if !found.doubts.is_empty()
            && let Some(witness) = beside(sides, &pair, cases)
        {
            return Fate::Survived(Survival { rule: *rule, witness });
        }
        doubts.extend(found.doubts);
    }
    doubts.sort();
    doubts.dedup();
    if doubts.is_empty() || same_lines(program, mutated, mutant, as_of) { Fate::Equivalent } else { Fate::Undecided(doubts) }
}

/// Whether every line that reads what is changed is true on the same documents as before: then so is the rule. A line reads
/// fewer facts than its rule.
fn same_lines(program: &Program, mutated: &Program, mutant: &Mutant, as_of: Date) -> bool {
    let Some(node) = mutant.node() else { return false };
    mutant.rules.iter().filter_map(|rule| program.rules.get(*rule)).all(|rule| {
        let dated = rule.on.is_some_and(|on| reaches(program, on, node));
        !dated
            && rule.versions.iter().all(|version| {
                lines(version).into_iter().all(|(formula, _)| {
                    if !reaches(program, formula, node) {
                        return true;
                    }
                    let [before, after] =
                        [program, mutated].map(|program| only(program, rule, version, formula));
                    let pair = Pair::new(
                        Side { program: &before, rule: 0 },
                        Side { program: &after, rule: 0 },
                    );
                    let mut budget = Budget::new(STEPS);
                    pair.differences(as_of, Wanted::Any, &mut budget).none_exist()
                })
            })
    })
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

/// A document next to one of the tests.
fn beside(sides: [Side<'_>; 2], pair: &Pair<'_>, cases: &Cases<'_>) -> Option<Witness> {
    let [Side { rule, .. }, _] = sides;
    cases.stages(rule).find_map(|stage| {
        let (inputs, settings) = (stage.inputs(), stage.settings());
        let witness = near(sides, &inputs, &settings, &mut Budget::new(NEAR))?;
        // The facts of a search and those of a document that is read back may differ in what no document says.
        (pair.may_be(&witness) && pair.replay(&witness) == witness.results).then_some(witness)
    })
}

/// The same documents as final ones, where that changes nothing: what is not in them will not come.
fn finished(pair: &Pair<'_>, mut witness: Witness) -> Witness {
    for at in 0..witness.documents.len() {
        let mut other = witness.clone();
        let document = other.documents.get_mut(at).and_then(|(_, document)| document.get_mut("state"));
        let Some(state) = document else { continue };
        *state = "final".into();
        if pair.replay(&other) == witness.results {
            witness = other;
        }
    }
    witness
}

/// Whether a document tells a mutant from the original.
fn tells(program: &Program, mutated: &Program, rule: usize, witness: &Witness) -> bool {
    let pair = Pair::new(Side { program, rule }, Side { program: mutated, rule });
    let [before, after]: [ResultWord; 2] = pair.replay(witness);
    before != after
}
