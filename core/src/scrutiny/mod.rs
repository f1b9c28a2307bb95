//! What the author of a pack should look at, though it compiles: rules that no document can fail or pass, conditions and
//! exceptions that never apply, duties that no document can meet together.
//!
//! Each is a question about a small program of its own (`probe`): a copy of the pack whose one rule asks for nothing but the
//! condition in question. Its regions are searched for a document that gives the result (`regions`); that there is none is
//! told only where the search went through everything. What could not be decided is counted.

mod probe;
mod words;

use std::collections::BTreeMap;

use crate::facts::Facts;
use crate::program::{Duty, Program};
use crate::regions::reach::Reach;
use crate::regions::{Budget, Regions, Scenario, Target, document};
use crate::typed::{Origin, ResultWord, Strength};
use crate::value::Date;
use crate::{eval, typed};
use probe::{Probe, Probes};

pub use words::CODES;

/// The steps of the evaluator that one question may take: seldom are a hundredth of them needed.
pub const STEPS: u64 = 400_000;

/// What was found about one version of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    /// With this `when`, and those before it, the rule never applies.
    NeverApplies {
        /// Which `when`.
        when: usize,
    },
    /// An exception that never applies while the rule does.
    ExceptionNeverApplies {
        /// Which exception.
        exception: usize,
    },
    /// It never fails.
    NeverFails,
    /// It never passes.
    NeverPasses,
    /// It and another `must` rule apply together, and then no document passes both.
    Contradiction {
        /// The other rule.
        other: usize,
        /// Its version.
        version: usize,
        /// A document to which both apply, of each kind that says something: as JSON.
        witness: Vec<String>,
    },
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: usize,
    /// Its version.
    pub version: usize,
    /// Where its cause was written.
    pub origin: Origin,
    /// What it is.
    pub concern: Concern,
}

/// What was found about a pack.
#[derive(Clone, Debug, Default)]
pub struct Scrutiny {
    /// In the pack's order.
    pub findings: Vec<Finding>,
    /// The rules about which some question was not decided within its steps.
    pub undecided: Vec<usize>,
}

/// Looks at every version of every computed rule, with the same day as `as of` that tests have unless they state one.
#[must_use]
pub fn scrutinise(program: &Program, steps: u64) -> Scrutiny {
    let as_of = Date::parse(typed::TEST_DAY).unwrap_or(Date::FIRST);
    let probes = Probes::of(program);
    let empty = eval::empty_documents(&probes.program);
    let inputs = eval::Inputs::new(Vec::new(), &empty);
    let settings = eval::Settings::new(&probes.program, as_of);
    let regions = Regions::new(Scenario::new(&probes.program, &inputs, &settings));
    let mut look = Look {
        program,
        probes: &probes,
        regions,
        steps,
        able: Vec::new(),
        all: Scrutiny::default(),
    };
    for (rule, written) in program.rules.iter().enumerate() {
        for (at, version) in written.versions.iter().enumerate() {
            if matches!(version.duty, Duty::Computed(_)) {
                look.version(rule, at);
            }
        }
    }
    look.contradictions();
    let mut all = look.all;
    all.findings.sort_by_key(|finding| (finding.rule, finding.version));
    all.undecided.dedup();
    all
}

struct Look<'a> {
    program: &'a Program,
    probes: &'a Probes,
    regions: Regions<'a>,
    steps: u64,
    /// The `must` versions that some document passes: rule, version, and the probe of the whole.
    able: Vec<(usize, usize, usize)>,
    all: Scrutiny,
}

impl Look<'_> {
    fn version(&mut self, rule: usize, version: usize) {
        let Some(written) =
            self.program.rules.get(rule).and_then(|rule| rule.versions.get(version))
        else {
            return;
        };
        for when in 0..written.whens.len() {
            let probe = Probe::Applies { rule, version, whens: when + 1 };
            if self.ask(rule, &[probe], &[ResultWord::Pass]).never(ResultWord::Pass) {
                let origin = self.origin(written.whens.get(when).map(|when| when.formula));
                self.tell(rule, version, origin, Concern::NeverApplies { when });
                return;
            }
        }
        for (exception, stated) in written.exceptions.iter().enumerate() {
            let probe = Probe::Exception { rule, version, exception };
            if self.ask(rule, &[probe], &[ResultWord::Pass]).never(ResultWord::Pass) {
                let origin = self.origin(Some(stated.when));
                self.tell(rule, version, origin, Concern::ExceptionNeverApplies { exception });
            }
        }
        let whole = Probe::Whole { rule, version };
        let reach = self.ask(rule, &[whole], &[ResultWord::Pass, ResultWord::Fail]);
        if reach.never(ResultWord::Fail) {
            self.tell(rule, version, Some(written.origin), Concern::NeverFails);
        }
        if reach.never(ResultWord::Pass) {
            self.tell(rule, version, Some(written.origin), Concern::NeverPasses);
        }
        let passes = reach.found.contains_key(&ResultWord::Pass);
        if let (true, Strength::Must, Some(at)) = (passes, written.strength, self.probes.at(whole))
        {
            self.able.push((rule, version, at));
        }
    }

    /// Every two `must` rules that read a leaf in common and are in force on some day together.
    fn contradictions(&mut self) {
        let able = std::mem::take(&mut self.able);
        for (nth, (rule, version, probe)) in able.iter().enumerate() {
            for (other, others, second) in able.iter().skip(nth + 1) {
                let apart = rule == other
                    || !self.together((*rule, *version), (*other, *others))
                    || !self.regions.share(*probe, *second);
                if apart {
                    continue;
                }
                let both = [
                    Probe::Whole { rule: *rule, version: *version },
                    Probe::Whole { rule: *other, version: *others },
                ];
                if !self.ask(*rule, &both, &[ResultWord::Pass]).never(ResultWord::Pass) {
                    continue;
                }
                let applying = [
                    Probe::Duty { rule: *rule, version: *version },
                    Probe::Duty { rule: *other, version: *others },
                ];
                let applying = self.ask(*rule, &applying, &[ResultWord::Pass]);
                if let Some(documents) = applying.documents.get(&ResultWord::Pass) {
                    let witness = self.written(documents);
                    let origin = self
                        .program
                        .rules
                        .get(*other)
                        .and_then(|rule| rule.versions.get(*others))
                        .map(|version| version.origin);
                    let concern =
                        Concern::Contradiction { other: *rule, version: *version, witness };
                    self.tell(*other, *others, origin, concern);
                }
            }
        }
    }

    /// Whether two versions can be in force on one day. Where rules go by dates of documents, they can.
    fn together(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let find = |(rule, version): (usize, usize)| {
            let rule = self.program.rules.get(rule)?;
            Some((rule.on.is_some(), rule.versions.get(version)?))
        };
        let (Some((by_fact, one)), Some((also, other))) = (find(one), find(other)) else {
            return false;
        };
        let begins = |from: Option<Date>, until: Option<Date>| match (from, until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        by_fact || also || (begins(one.from, other.until) && begins(other.from, one.until))
    }

    fn ask(&mut self, rule: usize, probes: &[Probe], wanted: &[ResultWord]) -> Reach {
        let targets: Vec<Target> =
            probes.iter().filter_map(|probe| self.probes.target(*probe)).collect();
        let reach = self.regions.reach(&targets, wanted, &mut Budget::new(self.steps));
        if reach.cut {
            self.all.undecided.push(rule);
        }
        reach
    }

    fn tell(&mut self, rule: usize, version: usize, origin: Option<Origin>, concern: Concern) {
        if let Some(origin) = origin {
            self.all.findings.push(Finding { rule, version, origin, concern });
        }
    }

    fn origin(&self, node: Option<crate::program::NodeId>) -> Option<Origin> {
        self.program.origins.get(node?.0).copied()
    }

    /// The documents that say something, as JSON.
    fn written(&self, documents: &BTreeMap<usize, Facts>) -> Vec<String> {
        let kinds = documents.iter().filter_map(|(kind, facts)| {
            Some(document::write(self.program.kinds.get(*kind)?, facts).to_string())
        });
        kinds.collect()
    }
}
