//! A second engine: a plain interpreter over the typed tree, written from `docs/language.md` paragraph by paragraph.
//!
//! It shares no evaluation, comparison or arithmetic with the engine. Numbers are big rationals, dates are jiff's,
//! documents are trees of JSON that are walked again for every fact. Nothing here is fast; everything is meant to be read
//! beside the page it quotes.
//!
//! ```text
//! document.rs   section 2    what state a fact is in
//! truth.rs      section 3    and, or, not
//! leaf.rs, number.rs, length.rs, moment.rs, term.rs, compare.rs, arithmetic.rs   section 4
//! list.rs       section 5    quantifiers and aggregates
//! table.rs      section 6    look-ups
//! rule.rs       sections 7 and 8
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a part of the tests: where it panics, a test has failed"
)]
#![allow(
    clippy::match_same_arms,
    clippy::ref_option,
    clippy::result_large_err,
    reason = "written to be read beside the page, line by line"
)]

mod arithmetic;
mod bug;
mod compare;
mod document;
mod expression;
mod leaf;
mod length;
mod list;
mod moment;
mod number;
mod rule;
mod table;
mod term;
mod truth;

use jiff::civil::Date;
use tekigo_core::typed::{Attested, ChoiceId, Constant, Pack, ParameterId, ResultWord};

pub use bug::Bug;

/// Everything that an evaluation depends on, beside the pack.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The texts of the documents given, for each kind that the pack reads.
    pub documents: Vec<Vec<String>>,
    /// The choices made.
    pub choices: Vec<(ChoiceId, Constant)>,
    /// The parameters set.
    pub parameters: Vec<(ParameterId, Constant)>,
    /// The day of evaluation.
    pub as_of: Date,
    /// What people attested.
    pub attestations: Vec<Answer>,
    /// The rules that a profile leaves out.
    pub left_out: Vec<String>,
}

/// An attestation.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The rule.
    pub rule: String,
    /// The question that was answered, as the two texts that its hash is made of.
    pub question: (String, String),
    /// The day.
    pub on: Date,
    /// The last day it counts.
    pub until: Option<Date>,
    /// What was said.
    pub result: Attested,
}

/// The result of a rule for one document of the kind it is judged for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The rule.
    pub rule: String,
    /// Which document, where the rule reads a kind of which many may be given.
    pub subject: Option<usize>,
    /// The result.
    pub result: ResultWord,
}

/// Judges every rule of a pack, in the pack's order.
#[must_use]
pub fn judge(pack: &Pack, inputs: &Inputs) -> Vec<Judgement> {
    rule::judge(pack, inputs, None)
}

/// As [`judge`], with a mistake that a test wants found.
#[must_use]
pub fn judge_with(pack: &Pack, inputs: &Inputs, bug: Bug) -> Vec<Judgement> {
    rule::judge(pack, inputs, Some(bug))
}
