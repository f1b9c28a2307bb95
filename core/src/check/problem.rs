//! What the checker finds, as data; the words are in `words.rs`.

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The index of the pack's file.
    pub file: usize,
    /// The bytes that are wrong.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
    /// Another place that belongs to it: the first declaration, the other row.
    pub related: Option<(usize, Span)>,
}

/// A part of an item that must or must not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `edition`
    Edition,
    /// `pack`
    Pack,
    /// `zone`
    Zone,
    /// `reads`
    Reads,
    /// `ja … en …`
    Title,
    /// `cites`
    Cites,
    /// `require`
    Require,
    /// `question`
    Question,
    /// `remedy`
    Remedy,
    /// `reason`
    Reason,
    /// `force`
    Force,
    /// `published`
    Published,
    /// `page`
    Page,
    /// `default`
    Default,
    /// `option` lines or a type
    Options,
    /// `expect`
    Expect,
    /// `require` or `exempt`
    RequireOrExempt,
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// Everything the checker can find wrong. Each variant is documented with text that triggers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum ProblemKind {
    /// A rule without `remedy`; a pack without `zone`.
    PartMissing { part: Part, of: Bilingual },
    /// `question` in a rule that is not `manual`.
    PartNotAllowed { part: Part, of: Bilingual },
    /// Two `rule BK-1` without periods; two choices of one name.
    Repeated { name: String },
    /// `edition 1999`
    UnknownEdition { found: String },
    /// `require intervall is at least daily`
    UnknownName { name: String, suggestion: Option<String> },
    /// `disclosure.bakup.interval`
    UnknownMember { member: String, of: Bilingual, suggestion: Option<String> },
    /// `reads one disclosur`
    UnknownKind { name: String, suggestion: Option<String> },
    /// `contract.notice_days is "30"`
    TypesDiffer { wanted: Bilingual, found: Bilingual },
    /// `disclosure.backup.interval is at least disclosure.backup.copies`; a scale against another.
    ScalesDiffer { left: String, right: String },
    /// `disclosure.notice is at least "x"`
    NoOrder { of: Bilingual },
    /// `disclosure.backup.interval >= daily`
    SymbolOnScale { of: String },
    /// `disclosure.backup.interval is hourly`
    UnknownLevel { word: String, of: String, levels: Vec<String>, suggestion: Option<String> },
    /// `2020-02-30`
    BadLiteral { text: String, wanted: Bilingual },
    /// A table without a row for `system.group = 4`.
    TableIncomplete { table: String, keys: String },
    /// Two rows that both hold for `system.group = 2`.
    TableOverlap { table: String, keys: String },
    /// A row with three cells under four columns.
    TableShape { wanted: usize, found: usize },
    /// A last column that is not the table's name; a first row that is not a header.
    TableHeader { table: String },
    /// A key of a type that a table cannot divide.
    TableKey { of: Bilingual },
    /// More combinations than the proof may visit.
    TableTooLarge { table: String },
    /// `ja "…"` without `en "…"`
    LanguageMissing { language: Language, of: Bilingual },
    /// `cites guideline-2 1`
    UnknownSource { name: String, suggestion: Option<String> },
    /// `cites guideline 99`
    UnknownClause { source: String, clause: String, suggestion: Option<String> },
    /// A clause that nothing cites and nothing excuses.
    ClauseWithoutFate { source: String, clause: String },
    /// An excuse for a clause that a rule cites.
    ClauseExcusedAndCited { source: String, clause: String },
    /// `rule X-1 supplier must`
    UnknownParty { name: String, suggestion: Option<String> },
    /// `rule X-1 provider shall`; `force custom`; `expect X-1 succeeds`
    UnknownWord { word: String, wanted: Vec<String>, suggestion: Option<String> },
    /// A rule that reads `system` and `incident`, both `many`.
    TwoManyKinds { first: String, second: String },
    /// `disclosure.protection.bits is at least 256` without a test of its method.
    AlternativeUntested { member: String, discriminator: String, options: Vec<String> },
    /// `disclosure.backup is daily`
    NotAValue { path: String, of: &'static str },
    /// `disclosure.availability.value is at least 99`
    QuantityMember { path: String },
    /// `all x in contract.signed: …`
    NotAList { path: String },
    /// `disclosure.copies[1]` in a rule.
    IndexInRule,
    /// Two versions of a rule that are both in force on some day.
    PeriodsOverlap { rule: String },
    /// Two versions of a rule that ask different dates.
    PeriodsAskDifferentDates { rule: String },
    /// `effective from 2021-01-01 until 2020-01-01`
    PeriodEndsBeforeItStarts,
    /// `define a = b` and `define b = a`
    Circle { name: String },
    /// `remedy ja "{x}"` with no `x`.
    BadPlaceholder { text: String },
    /// `(min x in LIST: t)` over a list that may be empty, without `else`.
    MayBeEmpty,
    /// `parameter p: number at most 3 default 4`
    OutOfBounds { name: String, value: String },
    /// `rule A … replaces B` where B is still a rule of the pack.
    ReplacesLivingRule { rule: String },
    /// Lets that use lets that use lets … too deep.
    TooDeep,
    /// `some x in some y …`; `accepts inapplicable disclosure.backup`
    NotAFact { path: String },
    /// Two `expect` lines of one test for one rule; an `expect` for a rule the pack has not.
    UnknownRule { name: String, suggestion: Option<String> },
    /// `given disclosure.backup.copies[3].place = …` with no items 0 to 2.
    BadTestPlace { path: String },
    /// `attest BK-1 pass …` where BK-1 is computed.
    AttestsComputedRule { rule: String },
    /// A comparison with a silent fact can only be unknown.
    NeverDisclosed { path: String },
    /// `all x in LIST: f` that an empty list would pass.
    EmptyPasses { list: String },
    /// `when x is disclosed` alone.
    WhenDisclosed,
    /// A choice, parameter, table, `let` or definition that nothing uses.
    Unused { name: String },
}

impl ProblemKind {
    /// The stable code: `E…` for errors, `W…` for warnings.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PartMissing { .. } => "E020",
            Self::PartNotAllowed { .. } => "E021",
            Self::Repeated { .. } => "E022",
            Self::UnknownEdition { .. } => "E023",
            Self::UnknownName { .. } => "E024",
            Self::UnknownMember { .. } => "E025",
            Self::UnknownKind { .. } => "E026",
            Self::TypesDiffer { .. } => "E027",
            Self::ScalesDiffer { .. } => "E028",
            Self::NoOrder { .. } => "E029",
            Self::SymbolOnScale { .. } => "E030",
            Self::UnknownLevel { .. } => "E031",
            Self::BadLiteral { .. } => "E032",
            Self::TableIncomplete { .. } => "E033",
            Self::TableOverlap { .. } => "E034",
            Self::TableShape { .. } => "E035",
            Self::TableHeader { .. } => "E036",
            Self::TableKey { .. } => "E037",
            Self::TableTooLarge { .. } => "E038",
            Self::LanguageMissing { .. } => "E039",
            Self::UnknownSource { .. } => "E040",
            Self::UnknownClause { .. } => "E041",
            Self::ClauseWithoutFate { .. } => "E042",
            Self::ClauseExcusedAndCited { .. } => "E043",
            Self::UnknownParty { .. } => "E044",
            Self::UnknownWord { .. } => "E045",
            Self::TwoManyKinds { .. } => "E046",
            Self::AlternativeUntested { .. } => "E047",
            Self::NotAValue { .. } => "E048",
            Self::QuantityMember { .. } => "E049",
            Self::NotAList { .. } => "E050",
            Self::IndexInRule => "E051",
            Self::PeriodsOverlap { .. } => "E052",
            Self::PeriodsAskDifferentDates { .. } => "E053",
            Self::PeriodEndsBeforeItStarts => "E054",
            Self::Circle { .. } => "E055",
            Self::BadPlaceholder { .. } => "E056",
            Self::MayBeEmpty => "E057",
            Self::OutOfBounds { .. } => "E058",
            Self::ReplacesLivingRule { .. } => "E059",
            Self::TooDeep => "E060",
            Self::NotAFact { .. } => "E061",
            Self::UnknownRule { .. } => "E062",
            Self::BadTestPlace { .. } => "E063",
            Self::AttestsComputedRule { .. } => "E064",
            Self::NeverDisclosed { .. } => "W001",
            Self::EmptyPasses { .. } => "W002",
            Self::WhenDisclosed => "W003",
            Self::Unused { .. } => "W004",
        }
    }
}

/// Every code that [`ProblemKind::code`] gives, for the test that demands a case for each.
pub const CODES: &[&str] = &[
    "E020", "E021", "E022", "E023", "E024", "E025", "E026", "E027", "E028", "E029", "E030", "E031",
    "E032", "E033", "E034", "E035", "E036", "E037", "E038", "E039", "E040", "E041", "E042", "E043",
    "E044", "E045", "E046", "E047", "E048", "E049", "E050", "E051", "E052", "E053", "E054", "E055",
    "E056", "E057", "E058", "E059", "E060", "E061", "E062", "E063", "E064", "W001", "W002", "W003",
    "W004",
];
