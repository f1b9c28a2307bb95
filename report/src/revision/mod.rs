//! What a revision of a pack changes: a data model whose JSON is a contract (`revision.schema.json` describes every member).
//!
//! ```text
//! two programs ──core: revision──> meanings, witnesses ──┐
//! two rule books ──wording──> lines that came and went ──┼─build─> Revision ──┬── serde: JSON, `tekigo-revision/1`
//! documents judged by both ──hits──> who is affected ────┘                    ├── text: for a terminal
//!                                                                             └── markdown
//! ```

mod build;
mod hits;
mod markdown;
pub(crate) mod sheet;
mod wording;
pub(crate) mod words;

use serde::Serialize;
use serde_json::Value as Json;
use tekigo_core::regions::pair::Direction;
use tekigo_core::typed::{Attested, ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

pub use build::{Compared, revision};
pub use hits::hits;
pub use markdown::markdown;

use crate::model::write;

/// What `format` says.
pub const FORMAT: &str = "tekigo-revision/1";

/// The JSON Schema of [`Revision`], itself as text.
pub const SCHEMA: &str = include_str!("../../revision.schema.json");

/// What a revision changes.
#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The day of evaluation, where the results depend on none.
    pub as_of: String,
    /// The pack as it was.
    pub before: PackName,
    /// The pack as it is.
    pub after: PackName,
    /// How many rules changed how: every kind of change, in the order of [`Change`].
    #[serde(serialize_with = "words::counts")]
    pub summary: Vec<(Change, usize)>,
    /// The rules of the new pack in its order, then those that are gone.
    pub rules: Vec<RuleChange>,
    /// The documents that were given, where some were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Affected>,
}

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackName {
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
    /// Of its files and schemas.
    pub sha256: String,
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Proved: neither its meaning nor its words.
    Unchanged,
    /// Proved: its words alone.
    Reworded,
    /// Something that was in order is so no longer.
    Stricter,
    /// Something that was not in order is so now.
    Looser,
    /// Both.
    Both,
    /// Results differ, but none is better or worse.
    Otherwise,
    /// The rule is new.
    Added,
    /// The rule is gone.
    Removed,
    /// Nothing was found, and nothing was proved.
    NotDecided,
}

impl Change {
    /// Every kind of change.
    pub const ALL: [Self; 9] = [
        Self::Unchanged,
        Self::Reworded,
        Self::Stricter,
        Self::Looser,
        Self::Both,
        Self::Otherwise,
        Self::Added,
        Self::Removed,
        Self::NotDecided,
    ];

    /// Whether the meaning is not proved to be what it was.
    #[must_use]
    pub fn is_of_meaning(self) -> bool {
        !matches!(self, Self::Unchanged | Self::Reworded)
    }
}

/// One rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleChange {
    /// `BK-1`
    pub rule: String,
    /// The rule that it follows and was held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// What became of it.
    #[serde(serialize_with = "write::change")]
    pub change: Change,
    /// Whether that is the whole: what is not told does not happen.
    pub complete: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubted>,
    /// What changed in whom it binds, and how strongly.
    #[serde(serialize_with = "write::list", skip_serializing_if = "Vec::is_empty")]
    pub burdens: Vec<Bilingual>,
    /// Lines of its text that are gone.
    #[serde(serialize_with = "write::list", skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<Bilingual>,
    /// Lines of its text that are new.
    #[serde(serialize_with = "write::list", skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<Bilingual>,
    /// Documents that show the change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Shown>,
}

/// Why something is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubted {
    /// For programs.
    pub why: &'static str,
    /// For people.
    #[serde(serialize_with = "write::both")]
    pub message: Bilingual,
}

/// Documents and settings, and the two results on them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// Which way the results differ.
    #[serde(serialize_with = "write::direction")]
    pub direction: Direction,
    /// By the rule as it was.
    #[serde(serialize_with = "write::result")]
    pub before: ResultWord,
    /// By the rule as it is.
    #[serde(serialize_with = "write::result")]
    pub after: ResultWord,
    /// The documents; those that are not here say nothing.
    pub documents: Vec<Json>,
    /// The day of evaluation, where the results depend on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The parameters that are not at their defaults.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Set>,
    /// The choices that were made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Set>,
    /// What a person answered to the rule's question.
    #[serde(serialize_with = "write::optional_attested", skip_serializing_if = "Option::is_none")]
    pub attested: Option<Attested>,
}

/// A parameter or choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// As the command takes it.
    pub value: Json,
}

/// What the revision does to documents that were given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Affected {
    /// Their names.
    pub inputs: Vec<String>,
    /// The results that differ.
    pub results: Vec<Hit>,
}

/// A result that differs on documents that were given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The rule.
    pub rule: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// How strongly it binds.
    #[serde(serialize_with = "write::strength")]
    pub strength: Strength,
    /// How strongly it bound, where that was otherwise.
    #[serde(serialize_with = "write::optional_strength", skip_serializing_if = "Option::is_none")]
    pub strength_before: Option<Strength>,
    /// The document that it is judged for, where it is judged for each of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The result as it was; nothing where there was no such rule.
    #[serde(serialize_with = "write::optional_result", skip_serializing_if = "Option::is_none")]
    pub before: Option<ResultWord>,
    /// The result as it is; nothing where there is no such rule any more.
    #[serde(serialize_with = "write::optional_result", skip_serializing_if = "Option::is_none")]
    pub after: Option<ResultWord>,
    /// What that is to whom the rule binds.
    #[serde(serialize_with = "write::effect")]
    pub effect: Effect,
}

/// What another result is to whom a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// A breach that there was not.
    NewlyInBreach,
    /// No breach any more.
    NoLongerInBreach,
    /// Another result, neither of them a breach.
    Other,
}

impl Revision {
    /// Whether some rule's meaning is not proved to be what it was.
    #[must_use]
    pub fn changes_meaning(&self) -> bool {
        self.rules.iter().any(|rule| rule.change.is_of_meaning())
    }
}
