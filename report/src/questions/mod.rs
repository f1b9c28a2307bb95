//! What is still to be answered, the most decisive first: a data model whose JSON is a contract (`questions.schema.json`
//! describes every member).

pub(crate) mod build;

use serde::Serialize;
use tekigo_core::typed::Strength;
use tekigo_grammar::diagnostic::Bilingual;

pub use build::questions;

use crate::model::{Citation, write};

/// What `format` says.
pub const FORMAT: &str = "tekigo-questions/1";

/// The JSON Schema of [`Questions`], itself as text.
pub const SCHEMA: &str = include_str!("../../questions.schema.json");

/// The open questions about some documents.
#[derive(Clone, Debug, Serialize)]
pub struct Questions {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The day of evaluation.
    pub as_of: String,
    /// The packs whose rules were asked: name and version.
    pub packs: Vec<PackName>,
    /// The questions, the most decisive first.
    pub questions: Vec<Question>,
    /// What nobody has answered, and what no longer changes any result.
    pub idle: Vec<Subject>,
    /// Whether everything was counted; where not, the order rests on what was.
    pub complete: bool,
}

/// A pack by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackName {
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
}

/// What is asked about: a place of a document, or a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The document; nothing where none of its kind was given, and of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The kind, where no document of it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The place, as a JSON Pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// Of a choice, its name and the pack that leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// The line, from 1, of the record that the answer belongs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in Unicode scalar values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What a reader calls it.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The party that can answer, where the schema names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owner {
    /// `provider`
    pub party: String,
    /// What a reader calls it.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// What is asked about.
    #[serde(flatten)]
    pub subject: Subject,
    /// What kind of answer is due.
    #[serde(serialize_with = "write::both")]
    pub answer: Bilingual,
    /// How many results it decides in the mean, over the ways to answer it that some rule tells apart.
    pub decides: Decides,
    /// The undecided results that rest on it.
    pub rests: Vec<Resting>,
}

/// Means, each as a decimal with two places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decides {
    /// Of results of `must`.
    pub must: String,
    /// Of results of `should`.
    pub should: String,
    /// Of results of `may`.
    pub may: String,
}

/// An undecided result.
#[derive(Clone, Debug, Serialize)]
pub struct Resting {
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// The document that it is judged for, where it is judged for each of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How strongly it binds.
    #[serde(serialize_with = "write::strength")]
    pub strength: Strength,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The clauses that it encodes.
    pub cites: Vec<Citation>,
}
