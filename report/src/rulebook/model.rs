//! The rule book as data; its JSON is `tekigo-rules/1`.

use serde::{Serialize, Serializer};
use tekigo_core::prose::Outline;
use tekigo_core::typed::{Force, Strength};
use tekigo_grammar::diagnostic::Bilingual;

use crate::model::write;

/// What `format` says.
pub const FORMAT: &str = "tekigo-rules/1";

/// A pack, read back.
#[derive(Clone, Debug, Serialize)]
pub struct RuleBook {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// `request-2020`
    pub pack: String,
    /// `0.1.0`
    pub version: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Who is bound.
    pub parties: Vec<PartyText>,
    /// The guidelines.
    pub sources: Vec<SourceText>,
    /// The documents that are read.
    pub documents: Vec<DocumentText>,
    /// What holds for every rule.
    #[serde(serialize_with = "write::list")]
    pub notes: Vec<Bilingual>,
    /// The rules, version by version, in the pack's order.
    pub rules: Vec<RuleText>,
    /// The tables that they use.
    pub tables: Vec<TableText>,
    /// The choices that they use.
    pub choices: Vec<ChoiceText>,
    /// The parameters that they use.
    pub parameters: Vec<ParameterText>,
    /// What became of every clause, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Vec<SourceLedger>>,
}

/// One who is bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyText {
    /// `provider`
    pub party: String,
    /// As people call it.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// A guideline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceText {
    /// `nonfunctional-2014`
    pub source: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// How far it binds.
    #[serde(serialize_with = "write::force")]
    pub force: Force,
    /// When it was published.
    pub published: String,
}

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentText {
    /// `system`
    pub document: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Whether several may be given.
    pub many: bool,
}

/// A clause that something rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The source.
    pub source: String,
    /// How far it binds.
    #[serde(serialize_with = "write::force")]
    pub force: Force,
    /// The clause.
    pub clause: String,
    /// What the clause is about.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Where it is printed.
    pub page: String,
}

/// One rule, or one version of it, in words.
#[derive(Clone, Debug, Serialize)]
pub struct RuleText {
    /// `BK-3`
    pub rule: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Whom it binds.
    pub parties: Vec<PartyText>,
    /// How strongly.
    #[serde(serialize_with = "write::strength")]
    pub strength: Strength,
    /// Whether a person judges it.
    pub manual: bool,
    /// Who must, should or may do something, in a sentence.
    #[serde(serialize_with = "write::both")]
    pub binding: Bilingual,
    /// How far its strongest source binds, in a sentence.
    #[serde(serialize_with = "write::both")]
    pub force: Bilingual,
    /// The clauses it encodes.
    pub cites: Vec<Cited>,
    /// The documents it reads.
    pub documents: Vec<DocumentText>,
    /// When it is in force, where that is limited.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub period: Option<Bilingual>,
    /// The conditions for it to apply; all of them.
    pub applies_when: Vec<WhenText>,
    /// What must hold; all of it.
    pub requires: Vec<RequirementText>,
    /// What a person answers.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub question: Option<Bilingual>,
    /// Claims that free from it, in sentences.
    #[serde(serialize_with = "write::list")]
    pub accepts: Vec<Bilingual>,
    /// What is different, and when; the first whose condition holds counts.
    pub exceptions: Vec<ExceptionText>,
    /// What the words above stand for, each before those that use it.
    pub terms: Vec<TermText>,
    /// The tables, choices and parameters it uses.
    pub uses: Uses,
    /// What to do.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Bilingual>,
    /// What comes of documents in which nothing is written, in a sentence.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub blank: Option<Bilingual>,
    /// The rule that it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// A condition for a rule to apply.
#[derive(Clone, Debug, Serialize)]
pub struct WhenText {
    /// The condition.
    #[serde(serialize_with = "outline")]
    pub text: Outline,
    /// Why, where the author says.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Bilingual>,
}

/// A requirement.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementText {
    /// What must hold.
    #[serde(serialize_with = "outline")]
    pub text: Outline,
    /// What is told where it does not hold.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Bilingual>,
    /// What to do, where it differs from the rule's.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Bilingual>,
}

/// An exception.
#[derive(Clone, Debug, Serialize)]
pub struct ExceptionText {
    /// Its name in the pack.
    pub exception: String,
    /// Its title, where it has one.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// When it holds.
    #[serde(serialize_with = "outline")]
    pub when: Outline,
    /// The clauses it encodes.
    pub cites: Vec<Cited>,
    /// Whether the rule does not apply then.
    pub exempts: bool,
    /// What must hold instead.
    pub requires: Vec<RequirementText>,
    /// What to do.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Bilingual>,
}

/// A part that is told once and used more than once.
#[derive(Clone, Debug, Serialize)]
pub struct TermText {
    /// 「値A」, "value A"
    #[serde(serialize_with = "write::both")]
    pub term: Bilingual,
    /// What it stands for.
    #[serde(serialize_with = "outline")]
    pub text: Outline,
}

/// What a rule uses, by the names of the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Uses {
    /// Tables.
    pub tables: Vec<String>,
    /// Choices.
    pub choices: Vec<String>,
    /// Parameters.
    pub parameters: Vec<String>,
}

/// A decision table.
#[derive(Clone, Debug, Serialize)]
pub struct TableText {
    /// Its name in the pack.
    pub table: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The clauses it encodes.
    pub cites: Vec<Cited>,
    /// What each column asks, and last what the table gives.
    #[serde(serialize_with = "write::list")]
    pub columns: Vec<Bilingual>,
    /// The rows, as many cells as there are columns; exactly one row holds.
    #[serde(serialize_with = "rows")]
    pub rows: Vec<Vec<Bilingual>>,
    /// What it uses itself.
    pub uses: Uses,
}

/// A reading that its source leaves open.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceText {
    /// Its name in the pack.
    pub choice: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Why it is open.
    #[serde(serialize_with = "write::both")]
    pub reason: Bilingual,
    /// The clauses it is about.
    pub cites: Vec<Cited>,
    /// The readings.
    pub options: Vec<OptionText>,
}

/// One reading.
#[derive(Clone, Debug, Serialize)]
pub struct OptionText {
    /// As it is written.
    pub option: String,
    /// As people read it.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
}

/// A number that its source leaves to the parties.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterText {
    /// Its name in the pack.
    pub parameter: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Why this default.
    #[serde(serialize_with = "write::both")]
    pub reason: Bilingual,
    /// The clauses it is about.
    pub cites: Vec<Cited>,
    /// What it is unless somebody says otherwise.
    #[serde(serialize_with = "write::both")]
    pub default: Bilingual,
    /// Between which values it may be set, where it is bounded.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bilingual>,
}

/// What became of each clause of a source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLedger {
    /// The source.
    #[serde(flatten)]
    pub source: SourceText,
    /// Its clauses, in its own order.
    pub clauses: Vec<ClauseFate>,
}

/// What became of a clause.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseFate {
    /// `C.1.2.5`
    pub clause: String,
    /// What it is about.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Where it is printed.
    pub page: String,
    /// What encodes it.
    pub encoded: Vec<Encoded>,
    /// Why nothing does, where it was excused.
    #[serde(serialize_with = "write::optional", skip_serializing_if = "Option::is_none")]
    pub excuse: Option<Bilingual>,
}

/// Something of a pack that encodes a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Encoded {
    /// What it is.
    pub by: EncodedBy,
    /// Its name in the pack.
    pub name: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The entries of the author's own list of findings that stand above it in the pack's text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<String>,
}

/// What can encode a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EncodedBy {
    /// A rule that is computed.
    Rule,
    /// A rule that a person judges.
    Manual,
    /// A decision table.
    Table,
    /// A choice.
    Choice,
    /// A parameter.
    Parameter,
}

/// `{"ja": "…", "en": "…", "parts": […]}`
#[derive(Serialize)]
struct Written<'a> {
    ja: &'a str,
    en: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Written<'a>>,
}

impl<'a> From<&'a Outline> for Written<'a> {
    fn from(outline: &'a Outline) -> Self {
        Self {
            ja: &outline.words.ja,
            en: &outline.words.en,
            parts: outline.parts.iter().map(Written::from).collect(),
        }
    }
}

fn outline<S: Serializer>(outline: &Outline, to: S) -> Result<S::Ok, S::Error> {
    Written::from(outline).serialize(to)
}

fn rows<S: Serializer>(rows: &[Vec<Bilingual>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(rows.iter().map(|row| cells(row)))
}

fn cells(row: &[Bilingual]) -> Vec<Written<'_>> {
    row.iter().map(|cell| Written { ja: &cell.ja, en: &cell.en, parts: Vec::new() }).collect()
}
