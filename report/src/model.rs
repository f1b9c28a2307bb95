//! The report: a data model whose JSON is a contract (`report.schema.json` describes every member).
//!
//! Members are declared in the order in which they are written. What was not computed is left out.

mod because;
mod changes;
mod ordered;
mod settings;
pub(crate) mod write;

use serde::Serialize;
use tekigo_core::eval::Fault;
use tekigo_core::facts::DocumentState;
use tekigo_core::typed::{Force, ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

pub use because::{
    AttestationReason, Because, ChoiceReason, DayReason, Evidence, ParameterReason, PlaceReason,
    QuestionReason, Written,
};
pub use changes::{ChangeSet, Changes, Deed, Edit, Named, Part, Plan, Remaining};
pub use ordered::Ordered;
pub use settings::{
    AnswerState, Attestation, ByOption, ByProfile, LeftOut, MadeChoice, Overruled, Profile, Raised,
    RaisedRule, SetBy, SetParameter, WaivedBy, Waiver, WaiverState,
};

/// What `format` says.
pub const FORMAT: &str = "tekigo-report/1";

/// The report of one run: every chosen pack over every document given.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The day of evaluation.
    pub as_of: String,
    /// The packs, in the order in which they were judged.
    pub packs: Vec<Pack>,
    /// The documents that were read.
    pub inputs: Vec<Input>,
    /// The profiles that tailor the packs.
    pub profiles: Vec<Profile>,
    /// Every choice of the packs, made or not.
    pub choices: Vec<Choice>,
    /// Of each party, the worst result of what it must do.
    #[serde(serialize_with = "write::overall")]
    pub overall: Ordered<ResultWord>,
    /// Of each strength, how many results there are of each kind, and how many of these a waiver bears; what there is none of
    /// is left out.
    #[serde(serialize_with = "write::summary")]
    pub summary: Ordered<Ordered<usize>>,
    /// Pack by pack, in the pack's order.
    pub results: Vec<RuleResult>,
    /// What each party can do about what it does not meet, where that was computed.
    #[serde(serialize_with = "write::plan", skip_serializing_if = "Option::is_none")]
    pub plan: Option<Ordered<Plan>>,
    /// Claims that something does not apply, where a rule accepted one.
    pub claims: Vec<Claim>,
    /// Waivers, whether they have an effect or none.
    pub waivers: Vec<Waiver>,
    /// What people answered, whether it counts or not.
    pub attestations: Vec<Attestation>,
    /// What is wrong with the documents, and with files of attestations and waivers.
    pub invalid: Vec<Invalid>,
    /// That none of this is legal advice.
    #[serde(serialize_with = "write::both")]
    pub notice: Bilingual,
}

/// A pack that was judged by, with what a reader must know of it.
#[derive(Clone, Debug, Serialize)]
pub struct Pack {
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
    /// Of its files and schemas, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The parameters that somebody set.
    pub params: Vec<Param>,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The kinds of documents that it reads.
    pub documents: Vec<Kind>,
    /// The parties that it binds.
    pub parties: Vec<Party>,
    /// The guidelines that it encodes.
    pub sources: Vec<Source>,
}

/// A parameter that was set.
#[derive(Clone, Debug, Serialize)]
pub struct Param {
    /// Its name.
    pub parameter: String,
    /// What it was set to.
    pub value: serde_json::Value,
    /// What it is unless somebody sets it.
    pub default: serde_json::Value,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// What it was set to, in words.
    #[serde(serialize_with = "write::both")]
    pub found: Bilingual,
    /// The default, in words.
    #[serde(serialize_with = "write::both")]
    pub usual: Bilingual,
    /// Who set it.
    pub set_by: SetBy,
}

/// A kind of document.
#[derive(Clone, Debug, Serialize)]
pub struct Kind {
    /// `disclosure`
    pub document: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// One who is bound.
#[derive(Clone, Debug, Serialize)]
pub struct Party {
    /// `provider`
    pub party: String,
    /// As people call it.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// A guideline.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// `nonfunctional-2014`
    pub source: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Its force.
    #[serde(serialize_with = "write::force")]
    pub force: Force,
    /// When it was published, as precisely as that is known.
    pub published: String,
}

/// A document that was read.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Its file, or what stands for it.
    pub name: String,
    /// Its kind.
    pub document: String,
    /// Draft or final.
    #[serde(serialize_with = "write::document_state")]
    pub state: DocumentState,
    /// Of its bytes, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A reading that the sources leave open.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// Its name.
    pub choice: String,
    /// The reading that was chosen; `null` while nobody has.
    pub value: serde_json::Value,
    /// Who chose.
    pub set_by: Option<SetBy>,
    /// The pack that asks for it.
    pub pack: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Why it is open.
    #[serde(serialize_with = "write::both")]
    pub reason: Bilingual,
    /// The readings there are.
    pub options: Vec<ChoiceOption>,
}

/// One reading of a choice.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceOption {
    /// As it is chosen.
    pub value: serde_json::Value,
    /// What it means.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// The result of one rule, over one document where it is judged document by document.
#[derive(Clone, Debug, Serialize)]
pub struct RuleResult {
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// The result.
    #[serde(serialize_with = "write::result")]
    pub result: ResultWord,
    /// How strongly it binds.
    #[serde(serialize_with = "write::strength")]
    pub strength: Strength,
    /// The strongest force among its sources.
    #[serde(serialize_with = "write::force")]
    pub force: Force,
    /// Whom it binds: written as one text, or as a list where there are several.
    #[serde(serialize_with = "write::parties")]
    pub party: Vec<String>,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The clauses that it encodes.
    pub cites: Vec<Citation>,
    /// The one document that this result is about, where the rule is judged for each of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The profile that leaves the rule out, where the result is `notselected`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<ByProfile>,
    /// The profile that has the rule bind more strongly than its pack does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raised: Option<Raised>,
    /// The waiver that bears the finding. The result is what it would be without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiver: Option<WaivedBy>,
    /// What made it so.
    pub because: Vec<Because>,
    /// Whether there are more reasons than are told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// Why the requirements that do not hold matter.
    #[serde(serialize_with = "write::list", skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Bilingual>,
    /// What to do; several remedies stand on lines of their own.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Bilingual>,
    /// Why it is an error, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorReason>,
    /// What it can still become, where it is unknown and that was computed.
    #[serde(serialize_with = "write::words", skip_serializing_if = "Option::is_none")]
    pub can_become: Option<Vec<ResultWord>>,
    /// The least changes that make it pass, where it does not and they were computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// Why a result is an error.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorReason {
    /// Which fault.
    #[serde(serialize_with = "write::fault")]
    pub code: Fault,
    /// In words.
    #[serde(serialize_with = "write::both")]
    pub message: Bilingual,
}

/// A clause that a rule encodes.
#[derive(Clone, Debug, Serialize)]
pub struct Citation {
    /// The guideline.
    pub source: String,
    /// The clause.
    pub clause: String,
    /// The page or slide.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// What the clause is about.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// A claim that something does not apply, which a rule accepted.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// The place.
    #[serde(flatten)]
    pub place: PlaceReason,
}

/// Something wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invalid {
    /// Its file, or what stands for it.
    pub input: String,
    /// Its kind, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The place; nothing where the text as a whole cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in Unicode scalar values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What kind of mistake it is.
    pub code: String,
    /// What was expected, and what was found.
    #[serde(serialize_with = "write::both")]
    pub message: Bilingual,
    /// What to do about it.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub help: Option<Bilingual>,
}
