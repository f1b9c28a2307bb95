//! What is wrong with a file of settings, as data; the words are in `words.rs`.

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;

use crate::typed::Strength;

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The index of the file.
    pub file: usize,
    /// The bytes that are wrong: the member or value at fault, or the `{` that something is missing from.
    pub span: Span,
    /// What is wrong.
    pub kind: SettingsProblemKind,
    /// Another place that belongs to it: the first of two that may not both stand.
    pub related: Option<(usize, Span)>,
}

/// Everything that can be wrong with a file of settings. Each variant quotes JSON that triggers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum SettingsProblemKind {
    /// `[{"rule": "BK-1",}]`; the end of the text where nothing was found.
    NotJson { found: Option<char> },
    /// Sixty-five `[`.
    TooDeep { limit: usize },
    /// A file of five megabytes.
    TooLarge { limit: usize },
    /// `{"rule": "BK-1", "rule": "BK-2"}`
    Repeated { name: String },
    /// `{"ruel": "BK-1"}`
    UnknownMember { name: String, known: &'static [&'static str], suggestion: Option<String> },
    /// `{"who": "山田"}`, without a rule.
    MissingMember { name: &'static str },
    /// `{"rule": 3}`; the whole file where `name` is none.
    WrongForm { name: Option<&'static str>, wanted: Wanted, found: Found },
    /// `{"who": "　"}`
    Blank { name: &'static str },
    /// `{"on": "June 2020"}`; `{"on": "2020-02-30"}`
    NotADay { name: &'static str, written: String },
    /// `{"result": "passed"}`; `{"to": "shall"}`; `{"format": "profile"}`
    UnknownWord { name: &'static str, written: String, known: &'static [&'static str] },
    /// `{"question_sha256": "00"}`
    NotAHash { written: String },
    /// `{"question": "…", "question_sha256": "…"}`
    TwoQuestions,
    /// `{"on": "2020-06-02", "until": "2020-06-01"}`
    EndsBeforeItBegins,
    /// `{"pack": "reqest-2020"}`
    UnknownPack { name: String, suggestion: Option<String> },
    /// `{"rule": "BK-99"}`; `pack` where the file names one.
    UnknownRule { name: String, pack: Option<String>, suggestion: Option<String> },
    /// `{"rule": "BK-1"}`, which two packs have.
    RuleOfTwoPacks { name: String, packs: Vec<String> },
    /// An attestation of a rule that is computed.
    Computed { rule: String },
    /// `{"rule": "BK-1", "subject": "a.json"}`, where BK-1 is not judged document by document.
    NoSubject { rule: String },
    /// `{"subject": "a.json"}`, where `north/a.json` and `south/a.json` were given.
    TwoSubjects { subject: String, names: Vec<String> },
    /// `{"parameter": "most_notise"}`
    UnknownParameter { name: String, suggestion: Option<String> },
    /// `{"parameter": "most_notice", "value": "soon"}`
    BadValue { name: String, written: String, due: Bilingual },
    /// `{"parameter": "most_notice", "value": 9999}`
    OutOfBounds { name: String, written: String, bounds: Bilingual },
    /// `{"choice": "uper"}`
    UnknownChoice { name: String, suggestion: Option<String> },
    /// `{"choice": "upper", "value": 9}`
    NoSuchReading { name: String, written: String, readings: Vec<String> },
    /// `{"rule": "BK-1", "to": "should"}` of a rule that is a must already.
    NotRaised { rule: String, is: Strength, to: Strength },
    /// One rule, parameter or choice twice in one profile.
    Twice { name: String },
    /// Two profiles that do not agree on a rule, parameter or choice.
    Contradiction { name: String },
    /// The hundred-and-first problem of a file, and all after it.
    More { others: usize },
}

/// What a member must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `"…"`
    Text,
    /// `[…]`
    List,
    /// `{…}`
    Object,
    /// `"…"`, a number, `true` or `false`
    Scalar,
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// `null`
    Null,
    /// `true`
    Boolean,
    /// `3`
    Number,
    /// `"…"`
    Text,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

impl SettingsProblemKind {
    /// Its code: stable, never reused.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "P001",
            Self::TooDeep { .. } => "P002",
            Self::TooLarge { .. } => "P003",
            Self::Repeated { .. } => "P004",
            Self::UnknownMember { .. } => "P005",
            Self::MissingMember { .. } => "P006",
            Self::WrongForm { .. } => "P007",
            Self::Blank { .. } => "P008",
            Self::NotADay { .. } => "P009",
            Self::UnknownWord { .. } => "P010",
            Self::NotAHash { .. } => "P011",
            Self::TwoQuestions => "P012",
            Self::EndsBeforeItBegins => "P013",
            Self::UnknownPack { .. } => "P014",
            Self::UnknownRule { .. } => "P015",
            Self::RuleOfTwoPacks { .. } => "P016",
            Self::Computed { .. } => "P017",
            Self::NoSubject { .. } => "P018",
            Self::TwoSubjects { .. } => "P019",
            Self::UnknownParameter { .. } => "P020",
            Self::BadValue { .. } => "P021",
            Self::OutOfBounds { .. } => "P022",
            Self::UnknownChoice { .. } => "P023",
            Self::NoSuchReading { .. } => "P024",
            Self::NotRaised { .. } => "P025",
            Self::Twice { .. } => "P026",
            Self::Contradiction { .. } => "P027",
            Self::More { .. } => "P028",
        }
    }
}

/// Every code of this stage.
pub const CODES: &[&str] = &[
    "P001", "P002", "P003", "P004", "P005", "P006", "P007", "P008", "P009", "P010", "P011", "P012",
    "P013", "P014", "P015", "P016", "P017", "P018", "P019", "P020", "P021", "P022", "P023", "P024",
    "P025", "P026", "P027", "P028",
];
