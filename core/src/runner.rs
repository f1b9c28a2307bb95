//! Runs the tests of a pack: builds their documents, judges them, and compares what came out with what the source demands.

mod place;
mod stage;

pub use place::place;
pub use stage::Refusal;
pub(crate) use stage::Stage;

use tekigo_grammar::diagnostic::Bilingual;

use crate::eval::{Evaluation, Inputs, Outcome};
use crate::explain::{Explainer, Found, Ground, Reason};
use crate::facts::State;
use crate::program::Program;
use crate::typed::{Expectation, ExpectedReason, GivenPart, KindId, Origin, Test};

/// What came of one test.
#[derive(Clone, Debug)]
pub struct TestOutcome<'a> {
    /// The test.
    pub test: &'a Test,
    /// Each of its expectations, in order; none where it could not be judged.
    pub checks: Vec<Check<'a>>,
    /// Why it could not be judged.
    pub refused: Option<Refusal>,
}

/// What came of one expectation.
#[derive(Clone, Debug)]
pub struct Check<'a> {
    /// What was expected.
    pub expectation: &'a Expectation,
    /// What came out.
    pub outcome: Outcome,
    /// The reasons that were found, the weightiest first.
    pub reasons: Vec<FoundReason>,
    /// The reasons that were expected and not found.
    pub missing: Vec<&'a ExpectedReason>,
}

/// A reason that was found.
#[derive(Clone, Debug)]
pub struct FoundReason {
    /// Where it lies.
    pub at: ReasonPlace,
    /// What it was.
    pub found: Found,
    /// Where the test gives it, or gives what holds it; nothing where no line does.
    pub given: Option<Origin>,
    /// What a requirement wants it to be, where it is not.
    pub wanted: Option<Bilingual>,
    /// Why what the test gives there cannot be read, where that is so.
    pub unreadable: Option<Bilingual>,
    /// Which of the expected reasons, by position, it answers.
    pub answers: Vec<usize>,
}

/// Where a reason lies, as a test names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonPlace {
    /// A place of a document: kind and JSON Pointer.
    Document(KindId, String),
    /// Something else: a choice, a parameter, the day, an answer.
    Other(Ground),
}

impl TestOutcome<'_> {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.refused.is_none() && self.checks.iter().all(Check::holds)
    }
}

impl Check<'_> {
    /// Whether the result is the expected one, for the expected reasons.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.is_result() && self.missing.is_empty()
    }

    /// Whether the result is the expected one, whatever the reasons.
    #[must_use]
    pub fn is_result(&self) -> bool {
        self.outcome.result == self.expectation.result
    }
}

/// Runs tests. One that cannot be judged costs the others nothing.
#[must_use]
pub fn run<'a>(
    tests: impl IntoIterator<Item = &'a Test>,
    program: &Program,
) -> Vec<TestOutcome<'a>> {
    let outcomes = tests.into_iter().map(|test| match Stage::set(program, test) {
        Ok(stage) => TestOutcome { test, checks: judge(program, test, &stage), refused: None },
        Err(refusal) => TestOutcome { test, checks: Vec::new(), refused: Some(refusal) },
    });
    outcomes.collect()
}

fn judge<'a>(program: &Program, test: &'a Test, stage: &Stage<'_>) -> Vec<Check<'a>> {
    let (inputs, settings) = (stage.inputs(), stage.settings());
    let explainer = Explainer::new(program, &inputs, &settings);
    let mut checks = Vec::new();
    for expectation in &test.expectations {
        let Some(at) = program.rules.iter().position(|rule| rule.id == expectation.rule) else {
            continue;
        };
        let outcome = Evaluation::new(program, &inputs, &settings, stage.subject(at)).rule(at);
        let explanation = explainer.explain(outcome);
        let reasons = explanation.reasons().into_iter();
        let reasons: Vec<FoundReason> = reasons
            .map(|reason| found_reason(program, &inputs, (test, stage), expectation, &reason))
            .collect();
        let is_missing = |(at, _): &(usize, &ExpectedReason)| {
            !reasons.iter().any(|found| found.answers.contains(at))
        };
        let missing = expectation.because.iter().enumerate().filter(is_missing);
        let missing = missing.map(|(_, wanted)| wanted).collect();
        checks.push(Check { expectation, outcome, reasons, missing });
    }
    checks
}

/// Whether an expectation is met by a program that reads documents as the one does that the stage was set for.
pub(crate) fn meets(program: &Program, stage: &Stage<'_>, expectation: &Expectation) -> bool {
    let rule = program.rules.iter().position(|rule| rule.id == expectation.rule);
    let Some(rule) = rule else { return false };
    let (inputs, settings) = (stage.inputs(), stage.settings());
    let outcome = Evaluation::new(program, &inputs, &settings, stage.subject(rule)).rule(rule);
    if outcome.result != expectation.result || expectation.because.is_empty() {
        return outcome.result == expectation.result;
    }
    let explanation = Explainer::new(program, &inputs, &settings).explain(outcome);
    let reasons = explanation.reasons().into_iter();
    let places: Vec<ReasonPlace> =
        reasons.map(|reason| reason_place(program, &inputs, reason.ground)).collect();
    expectation.because.iter().all(|wanted| places.iter().any(|place| answers(place, wanted)))
}

/// Where a ground lies, as a test names it.
fn reason_place(program: &Program, inputs: &Inputs<'_>, ground: Ground) -> ReasonPlace {
    match ground {
        Ground::Place { kind, .. } => {
            let located = ground.locate(program, inputs);
            ReasonPlace::Document(kind, located.map(|located| located.pointer).unwrap_or_default())
        }
        other => ReasonPlace::Other(other),
    }
}

fn found_reason(
    program: &Program,
    inputs: &Inputs<'_>,
    (test, stage): (&Test, &Stage<'_>),
    expectation: &Expectation,
    reason: &Reason<'_>,
) -> FoundReason {
    let mut unreadable = None;
    let at = match reason.ground {
        Ground::Place { kind, .. } => {
            let located = reason.ground.locate(program, inputs);
            if *reason.found == Found::State(State::Unreadable) {
                unreadable = located.as_ref().and_then(|place| stage.problem(kind, place.at));
            }
            ReasonPlace::Document(kind, located.map(|located| located.pointer).unwrap_or_default())
        }
        other => ReasonPlace::Other(other),
    };
    let wanted = expectation.because.iter().enumerate();
    let answers = wanted.filter(|(_, wanted)| answers(&at, wanted)).map(|(at, _)| at).collect();
    let given = given(test, stage, &at);
    let wanted = reason.wanted.filter(|_| reason.met == Some(false)).cloned();
    FoundReason { at, found: reason.found.clone(), given, wanted, unreadable, answers }
}

/// Whether a reason is the expected one, lies in the expected place, or is a record whose disclosure was asked and that holds it.
fn answers(found: &ReasonPlace, wanted: &ExpectedReason) -> bool {
    match (found, wanted) {
        (ReasonPlace::Document(kind, pointer), ExpectedReason::Place(wanted_kind, wanted)) => {
            kind == wanted_kind && (within(pointer, wanted) || within(wanted, pointer))
        }
        (ReasonPlace::Other(Ground::Choice(found)), ExpectedReason::Choice(wanted)) => {
            found == wanted
        }
        (ReasonPlace::Other(Ground::Parameter(found)), ExpectedReason::Parameter(wanted)) => {
            found == wanted
        }
        _ => false,
    }
}

/// Whether a place is another or lies in it, both as JSON Pointers.
fn within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a test gives a reason: the last line that speaks of it, else the narrowest that speaks of what holds it, else the
/// first that speaks of something in it, else the one that gives the document.
fn given(test: &Test, stage: &Stage<'_>, reason: &ReasonPlace) -> Option<Origin> {
    let ReasonPlace::Document(kind, pointer) = reason else {
        let is = |part: &GivenPart| match (part, reason) {
            (GivenPart::Choice(given), ReasonPlace::Other(Ground::Choice(id))) => given == id,
            (GivenPart::Parameter(given), ReasonPlace::Other(Ground::Parameter(id))) => given == id,
            (GivenPart::AsOf, ReasonPlace::Other(Ground::AsOf)) => true,
            (GivenPart::Attestation(given), ReasonPlace::Other(Ground::Attestation(answer))) => {
                stage.attested(*answer) == Some(*given)
            }
            _ => false,
        };
        return test.given.iter().rev().find(|given| is(&given.what)).map(|given| given.origin);
    };
    let places = || {
        test.given.iter().filter_map(|given| match &given.what {
            GivenPart::Place(of, place) if of == kind => Some((place.as_str(), given.origin)),
            _ => None,
        })
    };
    let around = places().filter(|(place, _)| within(pointer, place));
    let around = around.max_by_key(|(place, _)| place.len());
    let inside = || places().find(|(place, _)| within(place, pointer));
    let document = || {
        let is = |part: &GivenPart| matches!(part, GivenPart::Document(of) if of == kind);
        test.given.iter().find(|given| is(&given.what)).map(|given| given.origin)
    };
    around.or_else(inside).map(|(_, origin)| origin).or_else(document)
}
