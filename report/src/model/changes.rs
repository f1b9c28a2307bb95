//! What would mend a finding: the least changes of one rule, and the plan of a party.

use serde::{Serialize, Serializer};
use tekigo_core::regions::plan::Why;
use tekigo_grammar::diagnostic::Bilingual;

use super::write;

/// The least changes that make a rule pass.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    /// Whether these are all the smallest sets there are.
    pub complete: bool,
    /// The sets; each makes the rule pass by itself.
    pub sets: Vec<ChangeSet>,
}

/// Edits that together make a rule pass.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeSet {
    /// What to write, in an order in which it can be written.
    pub edits: Vec<Edit>,
    /// The rules, as binding or more so, that would no longer pass.
    pub costs: Vec<String>,
}

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Deed {
    /// A value is written in place of what stands there, or of nothing.
    Set,
    /// An item is added at the end of a list.
    Add,
    /// What stands there is taken away.
    Remove,
}

/// One edit of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    /// The document; nothing where none of its kind was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The kind of the document that is to be written, where none of it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where to write it, as a JSON Pointer; of an item that is added, the list and `/-`.
    pub pointer: String,
    /// What is done there.
    pub edit: Deed,
    /// What may be written there, the other edits being as their examples are.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Bilingual>,
    /// Something that may be written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
    /// Whether the example holds a text that only stands for one, which nobody may write into a document.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub placeholder: bool,
    /// Whether the rule does not ask for it: the record around it must have it, and is written for the first time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub companion: bool,
    /// The mark that says why the place is blank, or that the list is not complete, as a JSON Pointer: it must go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unmark: Option<String>,
    /// The line, from 1: that of the value, or of the record that a blank one belongs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in Unicode scalar values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What a reader calls the place.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The example in words, where it is a single value.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub shown: Option<Bilingual>,
    /// The parts of an example that is a record or list, where the rule asks something of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A value within a record that is added.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Where it stands within the example, as a JSON Pointer.
    pub pointer: String,
    /// What may be written there.
    #[serde(serialize_with = "write::both")]
    pub condition: Bilingual,
    /// What a reader calls the place.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// What the example has there, in words.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub shown: Option<Bilingual>,
    /// Whether that only stands for a text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub placeholder: bool,
}

/// What a party can do about the rules that it does not meet.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// What to write, in an order in which it can be written.
    pub edits: Vec<Edit>,
    /// Whether no fewer places would do.
    pub proved_smallest: bool,
    /// The rules that pass once that is written.
    pub mends: Vec<Named>,
    /// The rules that no edit of the party makes pass.
    pub remaining: Vec<Remaining>,
}

/// The result of a rule, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// The document that it is judged for, where it is judged for each of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// A rule that a plan does not mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// The rule.
    #[serde(flatten)]
    pub named: Named,
    /// Why not.
    #[serde(serialize_with = "why")]
    pub why: Why,
    /// The rules that cannot pass together with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Named>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference to the field")]
fn why<S: Serializer>(why: &Why, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(crate::words::why_id(*why))
}
