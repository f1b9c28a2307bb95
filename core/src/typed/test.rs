//! The tests of a pack: what they give, and what the source demands.

use super::{ChoiceId, Constant, KindId, Origin, ParameterId};
use crate::value::Date;

/// The day of evaluation of a test that names none: that of the request.
pub const TEST_DAY: &str = "2020-06-02";

/// A test of the pack.
#[derive(Clone, Debug)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// The documents it gives: kind and JSON text.
    pub documents: Vec<(KindId, String)>,
    /// Choices made: by position.
    pub choices: Vec<(ChoiceId, Constant)>,
    /// Parameters set: by position.
    pub parameters: Vec<(ParameterId, Constant)>,
    /// The day of evaluation.
    pub as_of: Date,
    /// Attestations of present questions.
    pub attestations: Vec<TestAttestation>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Where each thing that it gives was written, in the order of its lines; the parts of a list or record before the whole.
    pub given: Vec<Given>,
    /// Where its header was written.
    pub origin: Origin,
}

/// Something that a test gives.
#[derive(Clone, Debug)]
pub struct Given {
    /// What it is.
    pub what: GivenPart,
    /// Where it was written: its value, or the word that stands for one.
    pub origin: Origin,
}

/// What a test gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenPart {
    /// `given disclosure`
    Document(KindId),
    /// `given disclosure.backup.interval = daily`, as a JSON Pointer.
    Place(KindId, String),
    /// `choose upper = 1`
    Choice(ChoiceId),
    /// `set most_notice = 30`
    Parameter(ParameterId),
    /// `as of 2020-06-02`
    AsOf,
    /// `attest OP-2 pass on 2020-06-01`: a position in [`Test::attestations`].
    Attestation(usize),
}

/// `attest OP-2 pass on 2020-06-01`
#[derive(Clone, Debug)]
pub struct TestAttestation {
    /// The rule.
    pub rule: String,
    /// What the person said.
    pub result: Attested,
    /// The day.
    pub on: Date,
    /// The last day it counts.
    pub until: Option<Date>,
}

/// What an attestation can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attested {
    /// `pass`
    Pass,
    /// `fail`
    Fail,
    /// `notapplicable`
    NotApplicable,
}

/// The results of a rule, in XCCDF's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResultWord {
    /// What was asked holds.
    Pass,
    /// What was asked does not hold.
    Fail,
    /// The documents do not decide it.
    Unknown,
    /// The rule does not apply, or an exemption holds.
    NotApplicable,
    /// A person must judge, and has not yet.
    NotChecked,
    /// A profile left it out.
    NotSelected,
    /// A number did not fit or a limit was met.
    Error,
}

/// `expect BK-1 fails because …`
#[derive(Clone, Debug)]
pub struct Expectation {
    /// The rule.
    pub rule: String,
    /// The result that the source demands.
    pub result: ResultWord,
    /// What must be among the reasons.
    pub because: Vec<ExpectedReason>,
    /// Where it was written.
    pub origin: Origin,
}

/// What a test names as a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedReason {
    /// A place of a document: kind and JSON Pointer.
    Place(KindId, String),
    /// A choice.
    Choice(ChoiceId),
    /// A parameter.
    Parameter(ParameterId),
}
