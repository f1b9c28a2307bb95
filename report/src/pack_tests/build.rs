//! From the outcomes of tests to their report.

use tekigo_core::coverage::Coverage;
use tekigo_core::eval::Truth;
use tekigo_core::explain::{Found, Ground};
use tekigo_core::facts::State;
use tekigo_core::mutation::{Gap, Missing, Tried};
use tekigo_core::program::Program;
use tekigo_core::prose;
use tekigo_core::runner::{Check, FoundReason, ReasonPlace, Refusal, TestOutcome};
use tekigo_core::typed::{GivenPart, Origin, Test};
use tekigo_grammar::diagnostic::Bilingual;

use super::coverage::CoverageReport;
use super::mutants::MutantReport;
use super::{
    ExpectationResult, Got, GotReason, PackTests, Place, TestResult, Wanted, WantedReason, spelling,
};
use crate::document::Lines;
use crate::words;

/// A pack whose tests were run.
#[derive(Clone, Copy, Debug)]
pub struct Tested<'a> {
    /// The pack.
    pub program: &'a Program,
    /// The name and text of each of its files, as origins count them.
    pub files: &'a [(&'a str, &'a str)],
    /// How many tests it has.
    pub all: usize,
    /// What came of those that were run.
    pub outcomes: &'a [TestOutcome<'a>],
    /// What they show, where that is asked for.
    pub coverage: Option<&'a Coverage>,
    /// What became of its mutants, the cases that its tests lack, and those for gaps of coverage, where that is asked for.
    pub mutants: Option<(&'a Tried<'a>, &'a [Missing], &'a [Gap])>,
}

/// The report of one pack's tests.
#[must_use]
pub fn pack(tested: &Tested<'_>) -> PackTests {
    let files = Files::new(tested.files);
    let program = tested.program;
    PackTests {
        id: program.name.clone(),
        version: program.version.clone(),
        all: tested.all,
        tests: tested.outcomes.iter().map(|outcome| test(program, &files, outcome)).collect(),
        coverage: tested.coverage.map(|coverage| CoverageReport::new(program, &files, coverage)),
        mutants: tested
            .mutants
            .map(|(tried, missing, gaps)| MutantReport::new(program, &files, tried, missing, gaps)),
    }
}

/// The files of a pack, with where their lines start.
pub(super) struct Files<'a> {
    files: Vec<(&'a str, &'a str, Lines)>,
}

impl<'a> Files<'a> {
    fn new(files: &[(&'a str, &'a str)]) -> Self {
        let files = files.iter().map(|(name, text)| (*name, *text, Lines::new(text)));
        Self { files: files.collect() }
    }

    /// Where something was written.
    pub(super) fn place(&self, origin: Origin) -> Place {
        let Some((name, text, lines)) = self.files.get(origin.file) else {
            return Place { file: String::new(), line: 1, column: 1 };
        };
        let (line, column) = lines.place(text, origin.span.start);
        Place { file: (*name).to_owned(), line, column }
    }

    /// The line where something starts, and what of it stands there.
    pub(super) fn line(&self, origin: Origin) -> (String, String) {
        let Some((_, text, _)) = self.files.get(origin.file) else { return Default::default() };
        let before = text.get(..origin.span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let end = origin.span.end.min(start + line.len());
        let written = text.get(origin.span.start..end).unwrap_or_default();
        (line.to_owned(), written.to_owned())
    }

    /// What was written there.
    fn text(&self, origin: Origin) -> Option<&'a str> {
        let (_, text, _) = self.files.get(origin.file)?;
        text.get(origin.span.start..origin.span.end)
    }
}

fn test(program: &Program, files: &Files<'_>, outcome: &TestOutcome<'_>) -> TestResult {
    let checks = outcome.checks.iter();
    TestResult {
        name: outcome.test.name.clone(),
        place: files.place(outcome.test.origin),
        held: outcome.holds(),
        refused: outcome.refused.as_ref().map(|refusal| refused(program, refusal)),
        expectations: checks
            .map(|check| expectation(program, files, outcome.test, check))
            .collect(),
    }
}

fn refused(program: &Program, refusal: &Refusal) -> Bilingual {
    let kind = program.kind(refusal.kind).map(|kind| kind.words.clone()).unwrap_or_default();
    let why = refusal.error.diagnostic(0).message;
    Bilingual::new(
        format!("このテストの文書「{}」を読めない：{}", kind.ja, why.ja),
        format!("the document “{}” of this test cannot be read: {}", kind.en, why.en),
    )
}

fn expectation(
    program: &Program,
    files: &Files<'_>,
    test: &Test,
    check: &Check<'_>,
) -> ExpectationResult {
    let expected = check.expectation;
    let rule = program.rules.get(check.outcome.rule);
    let version = rule.and_then(|rule| rule.versions.get(check.outcome.version));
    let answered = |at: usize| check.reasons.iter().any(|reason| reason.answers.contains(&at));
    let wanted = expected.because.iter().enumerate().map(|(at, reason)| WantedReason {
        reason: spelling::expected(program, reason),
        found: answered(at),
    });
    let got = check.reasons.iter().map(|reason| GotReason {
        reason: spelling::found(program, &reason.at, &expected.rule),
        answers: reason.answers.clone(),
        written: written(files, test, reason).map(str::to_owned),
        state: state(&reason.found).filter(|state| *state != State::Value),
        found: found_words(program, test, reason),
        wanted: reason.wanted.clone(),
        unreadable: reason.unreadable.clone(),
        place: reason.given.map(|origin| files.place(origin)),
    });
    ExpectationResult {
        rule: expected.rule.clone(),
        title: version.map(|version| version.words.clone()).unwrap_or_default(),
        place: files.place(expected.origin),
        held: check.holds(),
        wanted: Wanted { result: expected.result, reasons: wanted.collect() },
        got: Got {
            result: check.outcome.result,
            fault: check.outcome.fault,
            reasons: got.collect(),
        },
    }
}

/// What the test writes for a reason, where it gives just that and it counts as a value.
fn written<'a>(files: &Files<'a>, test: &Test, reason: &FoundReason) -> Option<&'a str> {
    let origin = reason.given?;
    let is = |given: &GivenPart| match (given, &reason.at) {
        (GivenPart::Place(kind, place), ReasonPlace::Document(of, pointer)) => {
            kind == of && place == pointer
        }
        (_, ReasonPlace::Document(..)) => false,
        (_, ReasonPlace::Other(_)) => true,
    };
    let is_value = state(&reason.found).is_none_or(|state| state == State::Value);
    let given = test.given.iter().find(|given| given.origin == origin && is(&given.what));
    given.filter(|_| is_value).and_then(|given| files.text(given.origin))
}

fn state(found: &Found) -> Option<State> {
    match found {
        Found::State(state) => Some(*state),
        _ => None,
    }
}

/// What a reason was.
fn found_words(program: &Program, test: &Test, reason: &FoundReason) -> Bilingual {
    let usual = |words: Bilingual| {
        let is_given = reason.given.is_some();
        if is_given {
            words
        } else {
            Bilingual::new(format!("既定の{}", words.ja), format!("{} by default", words.en))
        }
    };
    match (&reason.at, &reason.found) {
        (ReasonPlace::Other(Ground::AsOf), _) => {
            let day = tekigo_core::value::Value::Date(test.as_of);
            usual(prose::value(program, day, tekigo_core::typed::Type::Date))
        }
        (ReasonPlace::Other(Ground::Parameter(_)), Found::Value(words)) => usual(words.clone()),
        (ReasonPlace::Other(Ground::Choice(_)), Found::Undecided) => {
            Bilingual::new("未選択", "not chosen")
        }
        (ReasonPlace::Other(Ground::Unanswered), _) => {
            Bilingual::new("回答なし", "nobody has answered")
        }
        (_, Found::Value(words)) => words.clone(),
        (_, Found::State(state)) => prose::state(*state),
        // A record has no state of its own: some part of it is stated, or none is.
        (_, Found::Truth(Truth::True)) => prose::state(State::Value),
        (_, Found::Truth(Truth::False)) => prose::state(State::Silent),
        (_, Found::Error(fault)) => words::fault(*fault),
        _ => Bilingual::new("未定", "undecided"),
    }
}
