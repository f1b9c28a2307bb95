//! What a result rests on: places of documents, choices, parameters, the day, and what people said.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use tekigo_core::facts::State;
use tekigo_core::typed::Attested;
use tekigo_grammar::diagnostic::Bilingual;

use super::write;

/// One reason. Which one it is, its first member says.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Because {
    /// `{"input": …, "pointer": …}`
    Place(PlaceReason),
    /// `{"choice": …}`
    Choice(ChoiceReason),
    /// `{"parameter": …}`
    Parameter(ParameterReason),
    /// `{"as_of": …}`
    Day(DayReason),
    /// `{"attestation": …}`
    Attestation(AttestationReason),
    /// `{"question": …}`
    Question(QuestionReason),
}

/// A place of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlaceReason {
    /// The document; nothing where none of its kind was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The kind, where no document of it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The place, as a JSON Pointer.
    pub pointer: String,
    /// What stands there.
    #[serde(skip_serializing_if = "Written::is_compound")]
    pub value: Written,
    /// The state of the fact; nothing for a record, which has none of its own.
    #[serde(serialize_with = "write::optional_state", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What it must be.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Bilingual>,
    /// Whether it is so, where something is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
    /// The line, from 1: that of the value, or of the record that a blank one belongs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in Unicode scalar values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What a reader calls the place.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// What stands there, in words.
    #[serde(serialize_with = "write::both")]
    pub found: Bilingual,
    /// The reason that its mark gives for a place that is withheld or inapplicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What stands at a place.
#[derive(Clone, Debug, Default)]
pub enum Written {
    /// A single value, as its source wrote it.
    Value(Box<RawValue>),
    /// Nothing.
    #[default]
    Blank,
    /// A record or a list, which is not repeated here.
    Compound,
}

impl Written {
    fn is_compound(&self) -> bool {
        matches!(self, Self::Compound)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(to),
            Self::Blank | Self::Compound => to.serialize_none(),
        }
    }
}

/// A choice.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceReason {
    /// Its name.
    pub choice: String,
    /// The reading that was chosen; `null` while nobody has.
    pub value: serde_json::Value,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The reading in words.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub found: Option<Bilingual>,
}

/// A parameter.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterReason {
    /// Its name.
    pub parameter: String,
    /// Its value.
    pub value: serde_json::Value,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Its value in words.
    #[serde(serialize_with = "write::both")]
    pub found: Bilingual,
}

/// The day of evaluation.
#[derive(Clone, Debug, Serialize)]
pub struct DayReason {
    /// `2020-06-02`
    pub as_of: String,
    /// What it must be.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Bilingual>,
}

/// What a person said.
#[derive(Clone, Debug, Serialize)]
pub struct AttestationReason {
    /// Who answered.
    #[serde(rename = "attestation")]
    pub who: String,
    /// The day.
    pub on: String,
    /// The last day on which it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The answer.
    #[serde(serialize_with = "write::attested")]
    pub result: Attested,
    /// What else was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A question that nobody has answered.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionReason {
    /// The question.
    #[serde(serialize_with = "write::both")]
    pub question: Bilingual,
    /// What an answer names it by.
    pub question_sha256: String,
}
