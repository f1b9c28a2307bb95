//! What can be wrong with a document, as data; the words are in `words.rs`.

use crate::types::{Leaf, NumberBounds};

/// Why a text gives no facts at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// The byte where it is.
    pub at: usize,
    /// What is wrong.
    pub kind: DocumentErrorKind,
}

/// What is wrong with a text as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentErrorKind {
    /// More bytes than [`super::Limits::bytes`].
    TooLarge {
        /// Its bytes; `None` where nobody read on to count them.
        found: Option<usize>,
        /// The most.
        limit: usize,
    },
    /// `EF BB BF` at the start.
    ByteOrderMark,
    /// `FF FE` or `FE FF` at the start, or zeros between the first signs: UTF-16, or UTF-32.
    Utf16,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Nothing, or white space alone.
    Empty,
    /// `[1, 2]`
    NotARecord {
        /// What it is.
        found: Found,
    },
    /// `[[[[…`, deeper than [`super::Limits::depth`].
    TooDeep {
        /// The most levels.
        limit: usize,
    },
    /// `{"a" 1}`, `{'a': 1}`, `{"a": 1,}`
    Unexpected {
        /// What may stand there.
        expected: Expected,
        /// What does.
        found: char,
    },
    /// `{"a":`
    EndsEarly {
        /// What should have followed.
        expected: Expected,
    },
    /// `{} {}`
    TextAfterEnd,
    /// A line break or another control character between quotation marks.
    Control,
    /// `"\x"`, `"\u12"`
    BadEscape,
    /// `01`, `1.`, `1e`
    BadNumber,
    /// A file that ends within the bytes of a character.
    CutCharacter,
    /// Bytes that are no UTF-8, but a text in an older Japanese encoding. Whoever knows those encodings finds it out.
    OlderEncoding {
        /// Which.
        encoding: OlderEncoding,
    },
    /// `PK…`, `%PDF-…`: a file that holds no text of its own.
    OtherFormat {
        /// What it is.
        format: FileFormat,
    },
    /// What makes a text no YAML document.
    #[cfg(feature = "yaml")]
    Yaml(super::yaml::YamlFault),
}

/// Encodings that Japanese texts were written in before UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OlderEncoding {
    /// As Windows has it: code page 932.
    ShiftJis,
    /// As Unix had it.
    EucJp,
    /// As mail had it: escape sequences switch between character sets.
    Iso2022Jp,
}

/// Files that are no text, known by how they start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// `PK`: an archive, as `.xlsx` and `.docx` are.
    Zip,
    /// `D0 CF 11 E0`: `.xls` and `.doc`.
    Office,
    /// `%PDF-`
    Pdf,
    /// `1F 8B`
    Gzip,
}

/// What JSON has at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Value,
    /// A value or `]`.
    ValueOrEnd,
    /// A member's name.
    Name,
    /// A member's name or `}`.
    NameOrEnd,
    /// `:`
    Colon,
    /// `,` or `}`
    CommaOrBrace,
    /// `,` or `]`
    CommaOrBracket,
    /// `"`
    Quotation,
}

/// The kinds of values that JSON has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// `1`
    Number,
    /// `"…"`
    Text,
    /// `{…}`
    Record,
    /// `[…]`
    List,
}

/// What is due at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// `{…}`
    Record,
    /// `[…]`
    List,
    /// `true` or `false`
    Boolean,
    /// `1`
    Number,
    /// `"…"`
    Text,
    /// `"daily"`
    Word,
    /// `"2020-06-02"`
    Date,
    /// `"2019-12-04T10:00:00+09:00"`
    Instant,
    /// `"2019-12-04T10:00:00+09:00"`, `"2019-12-04"`, `"2019-12"`
    StatedInstant,
    /// `"PT4H"`
    Duration,
    /// `5`
    BusinessDays,
}

impl Due {
    /// What a leaf takes.
    pub(super) fn of(leaf: &Leaf) -> Self {
        match leaf {
            Leaf::Boolean => Self::Boolean,
            Leaf::Number(_) => Self::Number,
            Leaf::Text { .. } => Self::Text,
            Leaf::Date => Self::Date,
            Leaf::Instant { stated: false } => Self::Instant,
            Leaf::Instant { stated: true } => Self::StatedInstant,
            Leaf::Duration => Self::Duration,
            Leaf::BusinessDays(_) => Self::BusinessDays,
            Leaf::Enumeration(_) => Self::Word,
        }
    }
}

/// Why a fact is unreadable, or a mark has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactProblem {
    /// The place, as a JSON Pointer.
    pub pointer: String,
    /// The byte where it stands.
    pub at: usize,
    /// What is wrong.
    pub kind: FactProblemKind,
}

/// What is wrong with a fact or a mark. Texts of the document are cut short where they are long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactProblemKind {
    /// `"notice_days": "30"`
    Shape {
        /// What is due.
        due: Due,
        /// What is written.
        found: Found,
    },
    /// `"interval": "hourly"`
    UnknownWord {
        /// What is written.
        found: String,
        /// The words that may be.
        words: Vec<String>,
    },
    /// `1e999`, or 39 digits.
    NumberDoesNotFit {
        /// What is written.
        found: String,
    },
    /// `3.5` where whole numbers are due.
    NotWhole {
        /// What is written.
        found: String,
    },
    /// `101` where 100 is the most.
    OutOfBounds {
        /// What is written.
        found: String,
        /// What may be.
        bounds: Box<NumberBounds>,
    },
    /// A text shorter than `minLength` or longer than `maxLength`.
    TextLength {
        /// Its characters.
        found: usize,
        /// The fewest.
        least: usize,
        /// The most.
        most: Option<usize>,
    },
    /// A text of more bytes than [`super::Limits::text_bytes`].
    TextTooLarge {
        /// Its bytes.
        found: usize,
        /// The most.
        limit: usize,
    },
    /// `"2020-02-30"`, `"10:00"`, `"4 hours"`
    Malformed {
        /// What is due.
        due: Due,
        /// What is written.
        found: String,
    },
    /// `"\ud83d"`
    LoneSurrogate,
    /// A list shorter than `minItems` or longer than `maxItems`.
    ListLength {
        /// Its items.
        found: usize,
        /// The fewest.
        least: usize,
        /// The most.
        most: Option<usize>,
    },
    /// A list of more items than [`super::Limits::items`].
    ListTooLong {
        /// The most.
        limit: usize,
    },
    /// `{"interval": "daily", "interv\u0061l": "weekly"}`
    Repeated {
        /// The byte where it was first.
        first: usize,
    },
    /// `withheld` on a place that is written.
    MarkOnValue {
        /// The byte where the value is.
        value: usize,
    },
    /// `{"why": "withheld", "reason": " "}`
    MarkWithoutReason,
    /// `{"why": "secret"}`
    MarkUnknownWhy {
        /// What is written; empty where it is no text.
        found: String,
    },
    /// `"/backup": "withheld"`
    MarkShape {
        /// What is written.
        found: Found,
    },
    /// `more` on a leaf or a record.
    MoreElsewhere,
    /// `"backup/interval"`, `"/a~2"`
    BadPointer,
    /// `"/backup/copies/7"` where there are two copies.
    MarkNowhere,
    /// `"state": "finished"`
    BadState,
    /// `"absent": []`
    BadAbsent,
    /// More marks than [`super::Limits::items`].
    TooManyMarks {
        /// The most.
        limit: usize,
    },
}

impl FactProblemKind {
    /// A number outside its bounds.
    pub(super) fn out_of_bounds(found: &str, bounds: &NumberBounds) -> Self {
        Self::OutOfBounds { found: excerpt(found), bounds: Box::new(*bounds) }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "D020",
            Self::UnknownWord { .. } => "D021",
            Self::NumberDoesNotFit { .. } => "D022",
            Self::NotWhole { .. } => "D023",
            Self::OutOfBounds { .. } => "D024",
            Self::TextLength { .. } => "D025",
            Self::TextTooLarge { .. } => "D026",
            Self::Malformed { .. } => "D027",
            Self::LoneSurrogate => "D028",
            Self::ListLength { .. } => "D029",
            Self::ListTooLong { .. } => "D030",
            Self::Repeated { .. } => "D031",
            Self::MarkOnValue { .. } => "D032",
            Self::MarkWithoutReason => "D033",
            Self::MarkUnknownWhy { .. } => "D034",
            Self::MarkShape { .. } => "D035",
            Self::MoreElsewhere => "D036",
            Self::BadPointer => "D037",
            Self::MarkNowhere => "D038",
            Self::BadState => "D039",
            Self::BadAbsent => "D040",
            Self::TooManyMarks { .. } => "D041",
        }
    }
}

impl DocumentErrorKind {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "D001",
            Self::ByteOrderMark => "D002",
            Self::Utf16 => "D003",
            Self::NotUtf8 => "D004",
            Self::Empty => "D005",
            Self::NotARecord { .. } => "D006",
            Self::TooDeep { .. } => "D007",
            Self::Unexpected { .. } => "D008",
            Self::EndsEarly { .. } => "D009",
            Self::TextAfterEnd => "D010",
            Self::Control => "D011",
            Self::BadEscape => "D012",
            Self::BadNumber => "D013",
            Self::CutCharacter => "D014",
            Self::OlderEncoding { .. } => "D015",
            Self::OtherFormat { .. } => "D016",
            #[cfg(feature = "yaml")]
            Self::Yaml(fault) => fault.code(),
        }
    }
}

/// Every code of a document's errors and of its facts' problems, for the test that demands a case for each.
pub const CODES: &[&str] = &[
    "D001", "D002", "D003", "D004", "D005", "D006", "D007", "D008", "D009", "D010", "D011", "D012",
    "D013", "D014", "D015", "D016", "D020", "D021", "D022", "D023", "D024", "D025", "D026", "D027",
    "D028", "D029", "D030", "D031", "D032", "D033", "D034", "D035", "D036", "D037", "D038", "D039",
    "D040", "D041",
];

/// The most characters of a document's text that a message quotes.
const QUOTED: usize = 40;

/// A text of the document, cut short where it is long.
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
