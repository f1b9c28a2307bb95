//! What people set beside the documents, with who and why: profiles, waivers, attestations.

use serde::Serialize;
use tekigo_core::typed::{Attested, Strength};
use tekigo_grammar::diagnostic::Bilingual;

use super::write;

/// A profile that tailors a pack.
#[derive(Clone, Debug, Serialize)]
pub struct Profile {
    /// Its file, by which settings name it.
    pub profile: String,
    /// Of its bytes, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Who made it.
    pub who: String,
    /// The day.
    pub on: String,
    /// The pack that it tailors.
    pub pack: String,
    /// The version of the pack that it was made for.
    pub version: String,
    /// The parameters that it sets.
    pub parameters: Vec<SetParameter>,
    /// The choices that it makes.
    pub choices: Vec<MadeChoice>,
    /// The rules that it leaves out.
    pub left_out: Vec<LeftOut>,
    /// The rules that it raises, whether the version in force binds less or not.
    pub raised: Vec<RaisedRule>,
}

/// A parameter that a profile sets.
#[derive(Clone, Debug, Serialize)]
pub struct SetParameter {
    /// Its name.
    pub parameter: String,
    /// To what.
    pub value: serde_json::Value,
    /// Why.
    pub reason: String,
}

/// A choice that a profile makes.
#[derive(Clone, Debug, Serialize)]
pub struct MadeChoice {
    /// Its name.
    pub choice: String,
    /// The reading.
    pub value: serde_json::Value,
    /// Why.
    pub reason: String,
}

/// A rule that a profile leaves out.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: String,
}

/// A rule that a profile raises.
#[derive(Clone, Debug, Serialize)]
pub struct RaisedRule {
    /// The rule.
    pub rule: String,
    /// How strongly it is to bind at least.
    #[serde(serialize_with = "write::strength")]
    pub to: Strength,
    /// Why.
    pub reason: String,
}

/// What a profile says of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ByProfile {
    /// The file of the profile.
    pub profile: String,
    /// Who made the profile.
    pub who: String,
    /// The day on which it was made.
    pub on: String,
    /// Why it says so.
    pub reason: String,
}

/// Who settled a parameter or choice. Which it is, the first member says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum SetBy {
    /// `{"profile": …}`
    Profile(ByProfile),
    /// `{"option": …}`
    Option(ByOption),
}

/// An option of the command line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByOption {
    /// `--param`
    pub option: &'static str,
    /// What a profile says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Overruled>,
}

/// What a profile says and the command line overruled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overruled {
    /// The value that the profile gives.
    pub value: serde_json::Value,
    /// The same in words.
    #[serde(serialize_with = "write::both")]
    pub found: Bilingual,
    /// The profile, and why.
    #[serde(flatten)]
    pub by: ByProfile,
}

/// A strength that a profile raised.
#[derive(Clone, Debug, Serialize)]
pub struct Raised {
    /// How strongly the pack itself has the rule bind.
    #[serde(serialize_with = "write::strength")]
    pub from: Strength,
    /// The profile, and why.
    #[serde(flatten)]
    pub by: ByProfile,
}

/// The waiver that bears a finding.
#[derive(Clone, Debug, Serialize)]
pub struct WaivedBy {
    /// Who decided so.
    pub who: String,
    /// The day of the decision.
    pub on: String,
    /// The last day.
    pub until: String,
    /// Why.
    pub reason: String,
    /// Its file.
    pub file: String,
}

/// A waiver, whether it has an effect or none.
#[derive(Clone, Debug, Serialize)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// The one document that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What becomes of it.
    #[serde(serialize_with = "write::waiver_state")]
    pub state: WaiverState,
    /// Who, until when and why.
    #[serde(flatten)]
    pub by: WaivedBy,
}

/// What becomes of a waiver on the day of evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverState {
    /// It bears a finding.
    InEffect,
    /// It could, but there is no finding.
    Unneeded,
    /// Its first day is yet to come.
    NotYet,
    /// Its last day is over.
    Expired,
}

/// An answer to the question of a manual rule, whether it counts or not.
#[derive(Clone, Debug, Serialize)]
pub struct Attestation {
    /// The rule.
    pub rule: String,
    /// What becomes of it.
    #[serde(serialize_with = "write::answer_state")]
    pub state: AnswerState,
    /// The answer.
    #[serde(serialize_with = "write::attested")]
    pub result: Attested,
    /// Who answered.
    pub who: String,
    /// The day.
    pub on: String,
    /// The last day on which it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What else was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Its file.
    pub file: String,
}

/// What becomes of an answer on the day of evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// It decides the result, or decides it with others of the same day.
    Counts,
    /// There is a newer one.
    Older,
    /// It answers a question that has changed since.
    OtherQuestion,
    /// Its day is yet to come.
    NotYet,
    /// Its last day is over.
    Expired,
}
