//! Runs the tests of a pack: builds their documents, judges them, and compares what came out with what the source demands.

use crate::attestation::{Asked, Attestation};
use crate::eval::{self, Evaluation, Inputs, Outcome, Settings};
use crate::explain::{Explainer, Ground};
use crate::facts::{self, DocumentError, Facts, Limits};
use crate::program::{Duty, Program};
use crate::typed::{Constant, Expectation, ExpectedReason, KindId, Pack, ResultWord, Test};
use crate::value::Value;

/// Who attests in a test.
const WITNESS: &str = "test";

/// What came of one test.
#[derive(Clone, Debug)]
pub struct TestOutcome<'a> {
    /// The test.
    pub test: &'a Test,
    /// Each of its expectations, in order.
    pub checks: Vec<Check<'a>>,
}

/// What came of one expectation.
#[derive(Clone, Debug)]
pub struct Check<'a> {
    /// What was expected.
    pub expectation: &'a Expectation,
    /// What came out.
    pub outcome: Outcome,
    /// The reasons that were found.
    pub reasons: Vec<FoundReason>,
    /// The reasons that were expected and not found.
    pub missing: Vec<&'a ExpectedReason>,
}

/// A reason as a test names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundReason {
    /// A place of a document: kind and JSON Pointer.
    Place(KindId, String),
    /// Something else: a choice, a parameter, the day, an answer.
    Other(Ground),
}

impl TestOutcome<'_> {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.checks.iter().all(Check::holds)
    }
}

impl Check<'_> {
    /// Whether the result is the expected one, for the expected reasons.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.outcome.result == self.expectation.result && self.missing.is_empty()
    }
}

/// Runs every test of a pack.
///
/// The documents were written by the checker, so an error here is a limit that a test's own values met.
pub fn run<'a>(pack: &'a Pack, program: &Program) -> Result<Vec<TestOutcome<'a>>, DocumentError> {
    pack.tests.iter().map(|test| run_one(program, test)).collect()
}

fn run_one<'a>(program: &Program, test: &'a Test) -> Result<TestOutcome<'a>, DocumentError> {
    let limits = Limits::default();
    let mut given: Vec<Vec<Facts>> = Vec::new();
    for (at, kind) in program.kinds.iter().enumerate() {
        let texts = test.documents.iter().filter(|(of, _)| of.0 == at);
        let read = texts.map(|(_, text)| facts::read(text, &kind.layout, &limits));
        given.push(read.collect::<Result<_, _>>()?);
    }
    let empty = eval::empty_documents(program);
    let inputs = Inputs::new(given.iter().map(|facts| facts.iter().collect()).collect(), &empty);
    let attestations = attestations(program, test);
    let mut settings = Settings::new(program, test.as_of);
    settings.attestations = &attestations;
    for (choice, constant) in &test.choices {
        if let Some(chosen) = settings.choices.get_mut(choice.0) {
            *chosen = value(constant);
        }
    }
    for (parameter, constant) in &test.parameters {
        if let (Some(set), Some(value)) =
            (settings.parameters.get_mut(parameter.0), value(constant))
        {
            *set = value;
        }
    }
    let explainer = Explainer::new(program, &inputs, &settings);
    let mut checks = Vec::new();
    for expectation in &test.expectations {
        let Some(at) = program.rules.iter().position(|rule| rule.id == expectation.rule) else {
            continue;
        };
        let subject = program.rules.get(at).and_then(|rule| rule.subject).map(|kind| (kind, 0));
        let outcome = Evaluation::new(program, &inputs, &settings, subject).rule(at);
        let explanation = explainer.explain(outcome);
        let found = explanation.reasons().into_iter().map(|reason| match reason.ground {
            Ground::Place { kind, .. } => {
                let located = reason.ground.locate(program, &inputs);
                FoundReason::Place(kind, located.map(|located| located.pointer).unwrap_or_default())
            }
            other => FoundReason::Other(other),
        });
        let reasons: Vec<FoundReason> = found.collect();
        let is_missing =
            |wanted: &&ExpectedReason| !reasons.iter().any(|found| answers(found, wanted));
        let missing = expectation.because.iter().filter(is_missing).collect();
        checks.push(Check { expectation, outcome, reasons, missing });
    }
    Ok(TestOutcome { test, checks })
}

/// Whether a reason is the expected one, lies in the expected place, or is a record whose disclosure was asked and that holds it.
fn answers(found: &FoundReason, wanted: &ExpectedReason) -> bool {
    match (found, wanted) {
        (FoundReason::Place(kind, pointer), ExpectedReason::Place(wanted_kind, wanted)) => {
            kind == wanted_kind && (within(pointer, wanted) || within(wanted, pointer))
        }
        (FoundReason::Other(Ground::Choice(found)), ExpectedReason::Choice(wanted)) => {
            found == wanted
        }
        (FoundReason::Other(Ground::Parameter(found)), ExpectedReason::Parameter(wanted)) => {
            found == wanted
        }
        _ => false,
    }
}

/// Whether a place is another or lies in it, both as JSON Pointers.
fn within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The answers of a test, to the questions as they are now.
fn attestations(program: &Program, test: &Test) -> Vec<Attestation> {
    let mut attestations = Vec::new();
    for attested in &test.attestations {
        let versions = program
            .rule_named(&attested.rule)
            .map(|rule| rule.versions.as_slice())
            .unwrap_or_default();
        for version in versions {
            let Duty::Manual(question) = &version.duty else { continue };
            attestations.push(Attestation {
                rule: attested.rule.clone(),
                who: WITNESS.to_owned(),
                on: attested.on,
                until: attested.until,
                question: Asked::Sha256(question.sha256.clone()),
                result: attested.result,
                note: None,
            });
        }
    }
    attestations
}

/// The value of a choice or parameter; texts are none of them.
fn value(constant: &Constant) -> Option<Value> {
    match constant {
        Constant::Boolean(value) => Some(Value::Boolean(*value)),
        Constant::Number(number) | Constant::Percent(number) => Some(Value::Number(*number)),
        Constant::Date(date) => Some(Value::Date(*date)),
        Constant::Instant(instant) => Some(Value::Instant(*instant)),
        Constant::Duration(duration) => Some(Value::Duration(*duration)),
        Constant::BusinessDays(days) => Some(Value::BusinessDays(*days)),
        Constant::Level(_, at) => Some(Value::Level(*at)),
        Constant::Text(_) | Constant::Quantity { .. } => None,
    }
}

/// Of each rule, which results some test expects and gets: what a rule wants shown is a pass, a fail and an unknown.
#[must_use]
pub fn coverage<'a>(
    pack: &'a Pack,
    outcomes: &[TestOutcome<'_>],
) -> Vec<(&'a str, Vec<ResultWord>)> {
    let mut rows: Vec<(&str, Vec<ResultWord>)> = Vec::new();
    for rule in &pack.rules {
        if rows.iter().any(|(id, _)| *id == rule.id) {
            continue;
        }
        let checks = outcomes.iter().flat_map(|outcome| &outcome.checks);
        let shown = checks.filter(|check| check.expectation.rule == rule.id && check.holds());
        let mut results: Vec<ResultWord> = shown.map(|check| check.expectation.result).collect();
        results.sort();
        results.dedup();
        rows.push((&rule.id, results));
    }
    rows
}
