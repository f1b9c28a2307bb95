//! What came of the tests of packs: a data model whose JSON is a contract (`pack-tests.schema.json` describes every member).
//!
//! Members are declared in the order in which they are written. What was not asked for is left out.

mod build;
mod coverage;
mod mutants;
mod spelling;

use serde::Serialize;
use tekigo_core::eval::Fault;
use tekigo_core::facts::State;
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

pub use build::{Tested, pack};
pub use coverage::{ConditionGap, Counted, CoverageReport, Level, RuleGaps};
pub use mutants::{Changed, MissingCase, MutantReport, Survivor, Undecided};

use crate::model::write;

/// What `format` says.
pub const FORMAT: &str = "tekigo-tests/1";

/// The JSON Schema of [`TestReport`], itself as text.
pub const SCHEMA: &str = include_str!("../../pack-tests.schema.json");

/// What came of one run of tests.
#[derive(Clone, Debug, Serialize)]
pub struct TestReport {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The packs whose tests were run, in the order in which they were named.
    pub packs: Vec<PackTests>,
    /// The packs that could not be tested.
    pub left_out: Vec<LeftOut>,
}

/// A pack that could not be tested.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    /// As it was named.
    pub pack: String,
    /// Why.
    #[serde(serialize_with = "write::both")]
    pub message: Bilingual,
}

/// What came of the tests of one pack.
#[derive(Clone, Debug, Serialize)]
pub struct PackTests {
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
    /// How many tests the pack has, whether or not they were run.
    pub all: usize,
    /// Those that were run, in the pack's order.
    pub tests: Vec<TestResult>,
    /// What they show, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageReport>,
    /// Which changes to the rules they would notice, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutants: Option<MutantReport>,
}

/// A place in a file of a pack, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// What came of one test.
#[derive(Clone, Debug, Serialize)]
pub struct TestResult {
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub place: Place,
    /// Whether every expectation was met.
    pub held: bool,
    /// Why it could not be judged.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub refused: Option<Bilingual>,
    /// Its expectations, in order.
    pub expectations: Vec<ExpectationResult>,
}

/// What came of one expectation.
#[derive(Clone, Debug, Serialize)]
pub struct ExpectationResult {
    /// The rule.
    pub rule: String,
    /// The rule's title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Where it stands.
    pub place: Place,
    /// Whether it was met.
    pub held: bool,
    /// What was expected.
    pub wanted: Wanted,
    /// What came out.
    pub got: Got,
}

/// What was expected.
#[derive(Clone, Debug, Serialize)]
pub struct Wanted {
    /// The result.
    #[serde(serialize_with = "write::result")]
    pub result: ResultWord,
    /// The reasons; where there are none, none was asked for.
    pub reasons: Vec<WantedReason>,
}

/// A reason that was expected.
#[derive(Clone, Debug, Serialize)]
pub struct WantedReason {
    /// As a test writes it: `disclosure.backup.interval`, `choice upper`, `parameter most_notice`.
    pub reason: String,
    /// Whether it is among those that came out.
    pub found: bool,
}

/// What came out.
#[derive(Clone, Debug, Serialize)]
pub struct Got {
    /// The result.
    #[serde(serialize_with = "write::result")]
    pub result: ResultWord,
    /// Why it is an error, where it is.
    #[serde(serialize_with = "write::optional_fault", skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// The reasons, the weightiest first.
    pub reasons: Vec<GotReason>,
}

/// A reason that came out.
#[derive(Clone, Debug, Serialize)]
pub struct GotReason {
    /// As a test writes it; `as of` and `attest RULE` beside what a test can expect.
    pub reason: String,
    /// Which of the expected reasons it answers, counted from 0.
    pub answers: Vec<usize>,
    /// What the test gives there, as it is written; nothing where no line gives just that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// The state of a fact that is not a value.
    #[serde(serialize_with = "write::optional_state", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What it was, in words.
    #[serde(serialize_with = "write::both")]
    pub found: Bilingual,
    /// What a requirement wants it to be, where it is not.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Bilingual>,
    /// Why it cannot be read, where it cannot.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Bilingual>,
    /// The line of the test that gives it, or gives what holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl PackTests {
    /// How many expectations there are, and how many of them were met.
    #[must_use]
    pub fn expectations(&self) -> Counted {
        let mut counted = Counted::default();
        for expectation in self.tests.iter().flat_map(|test| &test.expectations) {
            counted.all += 1;
            counted.covered += usize::from(expectation.held);
        }
        counted
    }

    /// How many tests did not hold.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.tests.iter().filter(|test| !test.held).count()
    }
}
