//! The result of a rule: in force, applies, claims and exceptions, and what it asks in the end (section 7 of the reference).

use super::{Datum, Evaluation, Fault, Outcome, Tailoring, Truth};
use crate::attestation;
use crate::facts::State;
use crate::program::{Duty, Exception, Require, Rule, Version};
use crate::typed::ResultWord;
use crate::value::{Date, Value};

/// What a chain of guards leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A claim or exception exempts.
    Exempt,
    /// What is asked holds, does not hold, is unknown or an error.
    Truth(Truth),
    /// Nobody has answered the question yet.
    NotChecked,
}

/// A guard of the chain: a claim that the rule accepts, or an exception. By position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// `accepts inapplicable …`
    Claim(usize),
    /// `except …`
    Exception(usize),
}

/// Whether some version of a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// This one is.
    InForce(usize),
    /// None is on that day.
    OutOfForce,
    /// The date is absent or unknown.
    Unknown,
    /// The date is an error.
    Error(Fault),
}

impl Evaluation<'_> {
    /// Judges a rule.
    pub fn rule(&mut self, at: usize) -> Outcome {
        let program = self.program;
        let Some(rule) = program.rules.get(at) else {
            return Outcome {
                rule: at,
                subject: self.subject,
                version: 0,
                result: ResultWord::Unknown,
                fault: None,
            };
        };
        if self.settings.tailoring(at) == Tailoring::LeftOut {
            return self.left_out(at, rule);
        }
        let (version, verdict) = match self.standing(rule) {
            Standing::InForce(version) => (
                version,
                rule.versions
                    .get(version)
                    .map_or(Verdict::Exempt, |found| self.verdict(rule, found)),
            ),
            Standing::OutOfForce => (0, Verdict::Exempt),
            Standing::Unknown => (0, Verdict::Truth(Truth::Unknown)),
            Standing::Error(fault) => (0, Verdict::Truth(Truth::Error(fault))),
        };
        let verdict = if self.steps > self.settings.steps {
            Verdict::Truth(Truth::Error(Fault::Limit))
        } else {
            verdict
        };
        let (result, fault) = verdict.result();
        Outcome { rule: at, subject: self.subject, version, result, fault }
    }

    /// The profile alone decides: no fact is asked, not even for the date that says which version is in force.
    fn left_out(&mut self, at: usize, rule: &Rule) -> Outcome {
        let version = match rule.on {
            None => match self.standing(rule) {
                Standing::InForce(version) => version,
                _ => 0,
            },
            Some(_) => 0,
        };
        let result = ResultWord::NotSelected;
        Outcome { rule: at, subject: self.subject, version, result, fault: None }
    }

    /// Which version is in force on the date that the rule asks.
    pub fn standing(&mut self, rule: &Rule) -> Standing {
        let date = match rule.on.map(|on| on.datum(self)) {
            None => self.settings.as_of,
            Some(Datum::Value(Value::Date(date))) => date,
            Some(Datum::Error(fault)) => return Standing::Error(fault),
            Some(_) => return Standing::Unknown,
        };
        rule.versions
            .iter()
            .position(|version| version.in_force(date))
            .map_or(Standing::OutOfForce, Standing::InForce)
    }

    /// Whether the conditions for the rule to apply hold.
    pub fn applies(&mut self, version: &Version) -> Truth {
        version.whens.iter().fold(Truth::True, |whole, when| whole.and(when.formula.truth(self)))
    }

    /// Step 2 to 5: what the version leads to.
    pub fn verdict(&mut self, rule: &Rule, version: &Version) -> Verdict {
        match self.applies(version) {
            Truth::True => {}
            Truth::False => return Verdict::Exempt,
            undecided => return Verdict::Truth(undecided),
        }
        // Guards that decide nothing wait until the first that does, or the duty, is known.
        let mut undecided = Vec::new();
        let mut found = None;
        for guard in version.guards() {
            match self.guard(version, guard) {
                Truth::False => {}
                Truth::True => {
                    found = Some(self.guarded(version, guard));
                    break;
                }
                truth => undecided.push((guard, truth)),
            }
        }
        let last = found.unwrap_or_else(|| self.duty(rule, version));
        undecided.into_iter().rev().fold(last, |rest, (guard, truth)| {
            let own = self.guarded(version, guard);
            Verdict::either(truth, own, rest)
        })
    }

    /// Whether a guard holds.
    pub fn guard(&mut self, version: &Version, guard: Guard) -> Truth {
        match guard {
            Guard::Claim(at) => {
                let state = version.accepts.get(at).and_then(|fact| self.state(*fact));
                let claimed = match state {
                    Some(State::Inapplicable) => Truth::True,
                    Some(State::Value | State::Silent | State::Withheld) => Truth::False,
                    Some(State::Open | State::Unreadable) | None => Truth::Unknown,
                };
                self.suppose_claim(at, claimed)
            }
            Guard::Exception(at) => version
                .exceptions
                .get(at)
                .map_or(Truth::Unknown, |exception| exception.when.truth(self)),
        }
    }

    /// What a guard leads to where it holds.
    pub fn guarded(&mut self, version: &Version, guard: Guard) -> Verdict {
        match guard {
            Guard::Claim(_) => Verdict::Exempt,
            Guard::Exception(at) => match version.exceptions.get(at) {
                Some(Exception { requires: Some(requires), .. }) => {
                    Verdict::Truth(self.requires(requires))
                }
                _ => Verdict::Exempt,
            },
        }
    }

    /// `require …`: all of them.
    pub fn requires(&mut self, requires: &[Require]) -> Truth {
        requires.iter().fold(Truth::True, |whole, require| {
            let truth = require.formula.truth(self);
            self.note_requirement(require.formula, truth);
            whole.and(truth)
        })
    }

    fn duty(&mut self, rule: &Rule, version: &Version) -> Verdict {
        match &version.duty {
            Duty::Computed(requires) => Verdict::Truth(self.requires(requires)),
            Duty::Manual(question) => {
                let settings = self.settings;
                match attestation::attested(
                    &rule.id,
                    question,
                    settings.attestations,
                    settings.as_of,
                ) {
                    ResultWord::Pass => Verdict::Truth(Truth::True),
                    ResultWord::Fail => Verdict::Truth(Truth::False),
                    ResultWord::NotApplicable => Verdict::Exempt,
                    ResultWord::NotChecked => Verdict::NotChecked,
                    _ => Verdict::Truth(Truth::Unknown),
                }
            }
        }
    }
}

impl Version {
    /// Whether a day lies in the period; both ends belong to it.
    #[must_use]
    pub fn in_force(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// The guards in the order in which they are asked.
    pub fn guards(&self) -> impl Iterator<Item = Guard> + use<> {
        let claims = (0..self.accepts.len()).map(Guard::Claim);
        claims.chain((0..self.exceptions.len()).map(Guard::Exception))
    }
}

impl Verdict {
    /// *if guard then own else rest*, where the guard is unknown or an error.
    #[must_use]
    pub fn either(guard: Truth, own: Self, rest: Self) -> Self {
        match (guard, own, rest) {
            (
                Truth::Error(_) | Truth::Unknown,
                Self::Truth(Truth::Error(first)),
                Self::Truth(Truth::Error(second)),
            ) => Self::Truth(Truth::Error(first.min(second))),
            (_, own, rest) if own.is_open() || rest.is_open() => Self::Truth(Truth::Unknown),
            (_, own, rest) if own == rest => own,
            (Truth::Error(fault), ..) => Self::Truth(Truth::Error(fault)),
            _ => Self::Truth(Truth::Unknown),
        }
    }

    /// Whether more facts, or a person's answer, may still change it.
    fn is_open(self) -> bool {
        matches!(self, Self::Truth(Truth::Unknown) | Self::NotChecked)
    }

    /// The result, and its fault where it is an error.
    #[must_use]
    pub fn result(self) -> (ResultWord, Option<Fault>) {
        match self {
            Self::Exempt => (ResultWord::NotApplicable, None),
            Self::Truth(Truth::True) => (ResultWord::Pass, None),
            Self::Truth(Truth::False) => (ResultWord::Fail, None),
            Self::Truth(Truth::Unknown) => (ResultWord::Unknown, None),
            Self::Truth(Truth::Error(fault)) => (ResultWord::Error, Some(fault)),
            Self::NotChecked => (ResultWord::NotChecked, None),
        }
    }
}
