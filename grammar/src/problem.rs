//! What can be wrong with the text of a pack, as data. The words are in `words.rs`.

use crate::expected::Expected;
use crate::keyword::{ItemWord, LineWord};
use crate::{Span, diagnostic};

/// Something wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ProblemKind,
    /// The other place that has to do with it: the first of two `remedy` lines.
    pub related: Option<Span>,
}

/// Which limit of a file was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`crate::FILE_BYTES`]
    Bytes,
    /// [`crate::FILE_ITEMS`]
    Items,
}

/// A blank that is no ASCII space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// U+0009
    Tab,
    /// U+3000, U+00A0
    Wide,
}

/// Where a line stands that cannot stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In column 1, where only items start.
    ColumnOne,
    /// Directly in an item.
    In(ItemWord),
    /// Below a line that does not hold it.
    Below(LineWord),
}

/// An operator that wants parentheses beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the operator itself")]
pub enum Operator {
    And,
    Or,
    Else,
    Of,
    Plus,
    Minus,
    Times,
}

/// Everything that can be wrong. Each variant quotes what triggers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each variant quotes what triggers it; its fields say what was expected and found"
)]
pub enum ProblemKind {
    /// A file of more than 4 MB, or of more than 10,000 items.
    TooLarge(Limit),
    /// An indented line before the first item.
    NoItem,
    /// A file that starts with U+FEFF.
    ByteOrderMark,
    /// `choice x： 1 to 3`
    WideSign { found: String, ascii: String },
    /// A line indented with a tab or with U+3000.
    Blank { blank: Blank, lines: usize },
    /// A NUL, a form feed, a sign that turns the direction of writing.
    Control { code: u32 },
    /// `ja "…` without the closing mark.
    UnclosedText,
    /// `"C:\temp"`
    BadEscape { found: String },
    /// `rul BK-1 provider must`
    UnknownItem { word: String, suggestion: Option<&'static str> },
    /// `requre x is disclosed`
    UnknownLine { word: String, item: ItemWord, suggestion: Option<&'static str> },
    /// `given …` in a rule; `let` below `require`; `require` in column 1
    Misplaced { line: LineWord, place: Place },
    /// Two `remedy` lines of one rule; `ja "…" ja "…"`
    Repeated { word: &'static str },
    /// `rule BK-1 must`: a party was expected.
    Expected { wanted: Vec<Expected>, found: Option<String> },
    /// `a and b or c`; `a + b else 0`
    Mixed { first: Operator, second: Operator },
    /// `1 < x < 5`
    ChainedComparison,
    /// `((((…))))` more than 64 deep; a sum of more than 64 terms.
    TooDeep,
    /// `2020-6-2`, `1,000`, `10:30`
    BadLiteral { text: String },
    /// `(a + b) is disclosed`
    DisclosedTerm,
    /// More than 100 problems in one file.
    TooMany { more: usize },
}

impl ProblemKind {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "E001",
            Self::NoItem => "E002",
            Self::ByteOrderMark => "E003",
            Self::WideSign { .. } => "E004",
            Self::Blank { .. } => "E005",
            Self::Control { .. } => "E006",
            Self::UnclosedText => "E007",
            Self::BadEscape { .. } => "E008",
            Self::UnknownItem { .. } => "E009",
            Self::UnknownLine { .. } => "E010",
            Self::Misplaced { .. } => "E011",
            Self::Repeated { .. } => "E012",
            Self::Expected { .. } => "E013",
            Self::Mixed { .. } => "E014",
            Self::ChainedComparison => "E015",
            Self::TooDeep => "E016",
            Self::BadLiteral { .. } => "E017",
            Self::DisclosedTerm => "E018",
            Self::TooMany { .. } => "E019",
        }
    }
}

/// Every code that [`ProblemKind::code`] gives, for the test that demands a case for each.
pub const CODES: &[&str] = &[
    "E001", "E002", "E003", "E004", "E005", "E006", "E007", "E008", "E009", "E010", "E011", "E012",
    "E013", "E014", "E015", "E016", "E017", "E018", "E019",
];

impl Problem {
    /// The problem as a message to a person, in the file of that index.
    #[must_use]
    pub fn diagnostic(&self, file: usize) -> diagnostic::Diagnostic {
        crate::words::diagnostic(self, file)
    }
}
