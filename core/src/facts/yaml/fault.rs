//! What makes a text no YAML document, and what the parser calls it.

use crate::facts::problem::Found;

/// What is wrong with a YAML text as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlFault {
    /// A tab where spaces are due: in the indentation.
    Tab,
    /// A line that lies on no level that is open.
    Indentation,
    /// `a: "b`
    OpenQuotation,
    /// `a: 'it's'`, `a: "b" c`
    AfterQuotation,
    /// `a: "C:\Users"`
    Escape,
    /// `a: [1, 2`, `a: {b: 1]`
    Bracket,
    /// A line without `name: value`: `interval:daily`, `interval：daily`
    NoMember,
    /// `a: b: c`
    MemberInValue,
    /// `a: @b`, `a: > 3`, `a: - b`
    Sign {
        /// The sign.
        found: char,
    },
    /// U+3000 before or after a name, or in the indentation.
    WideSpace,
    /// Any other text that is no YAML.
    Malformed,
    /// Nothing, or comments alone.
    Empty,
    /// `- a`
    NotARecord {
        /// What it is.
        found: Found,
    },
    /// `---` after a document.
    SecondDocument,
    /// `&a`, `*a`
    Alias {
        /// The sign.
        sign: char,
    },
    /// `!!str`, `!a`
    Tag,
    /// `<<: …`
    MergeKey,
    /// `? [a, b]`, `~: 1`
    Name {
        /// What stands in the name's place.
        found: Found,
    },
    /// A character that nobody sees.
    Control {
        /// The character.
        found: char,
    },
    /// More bytes than a YAML document may have, in itself or in the JSON text that it means.
    TooLarge {
        /// Its bytes.
        found: usize,
        /// The most.
        limit: usize,
    },
}

impl YamlFault {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Tab => "D060",
            Self::Indentation => "D061",
            Self::OpenQuotation => "D062",
            Self::AfterQuotation => "D063",
            Self::Escape => "D064",
            Self::Bracket => "D065",
            Self::NoMember => "D066",
            Self::MemberInValue => "D067",
            Self::Sign { .. } => "D068",
            Self::WideSpace => "D069",
            Self::Malformed => "D070",
            Self::Empty => "D071",
            Self::NotARecord { .. } => "D072",
            Self::SecondDocument => "D073",
            Self::Alias { .. } => "D074",
            Self::Tag => "D075",
            Self::MergeKey => "D076",
            Self::Name { .. } => "D077",
            Self::Control { .. } => "D078",
            Self::TooLarge { .. } => "D079",
        }
    }
}

/// Every code of a YAML text's errors, for the test that demands a case for each.
pub const CODES: &[&str] = &[
    "D060", "D061", "D062", "D063", "D064", "D065", "D066", "D067", "D068", "D069", "D070", "D071",
    "D072", "D073", "D074", "D075", "D076", "D077", "D078", "D079",
];

/// What the parser refuses, by its own words for it: they are part of its pinned version, and the cases hold them to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Tab,
    Indentation,
    OpenQuotation,
    AfterQuotation,
    Escape,
    Bracket,
    NoMember,
    MemberInValue,
    Sign,
    NoValue,
    Alias,
    Tag,
    AfterEnd,
    TooDeep,
    Malformed,
}

impl Refusal {
    /// Of the parser's message.
    pub(super) fn of(message: &str) -> Self {
        match message {
            "tabs disallowed within this context (block indentation)"
            | "tabs disallowed in this context"
            | "tab cannot be used as indentation"
            | "while scanning a plain scalar, found a tab"
            | "a block scalar content cannot start with a tab"
            | "':' must be followed by a valid YAML whitespace"
            | "'-' must be followed by a valid YAML whitespace" => Self::Tab,
            "while parsing a block mapping, did not find expected key"
            | "while parsing a block collection, did not find expected '-' indicator"
            | "invalid indentation"
            | "invalid indentation in flow construct"
            | "wrongly indented line in block scalar" => Self::Indentation,
            "while scanning a quoted scalar, found unexpected end of stream"
            | "while scanning a quoted scalar, found unexpected document indicator"
            | "invalid indentation in quoted scalar" => Self::OpenQuotation,
            "invalid trailing content after double-quoted scalar" => Self::AfterQuotation,
            "while parsing a quoted scalar, did not find expected hexadecimal number"
            | "while parsing a quoted scalar, found invalid Unicode character escape code"
            | "while parsing a quoted scalar, found unknown escape character" => Self::Escape,
            "while parsing a flow mapping, did not find expected ',' or '}'"
            | "while parsing a flow sequence, expected ',' or ']'"
            | "illegal placement of ':' indicator"
            | "misplaced bracket" => Self::Bracket,
            "simple key expect ':'" | "simple key expected" => Self::NoMember,
            "mapping values are not allowed in this context" => Self::MemberInValue,
            "block sequence entries are not allowed in this context"
            | "while scanning a block scalar, did not find expected comment or line break"
            | "while scanning a block scalar, found an indentation indicator equal to 0" => {
                Self::Sign
            }
            "while parsing a node, did not find expected node content" => Self::NoValue,
            "while parsing node, found unknown anchor"
            | "while scanning an anchor or alias, did not find expected alphabetic or numeric character" => {
                Self::Alias
            }
            "the handle wasn't declared" => Self::Tag,
            "did not find expected <document start>" => Self::AfterEnd,
            "recursion limit exceeded" => Self::TooDeep,
            _ if message.starts_with("unexpected character: `") => Self::Sign,
            _ if message.starts_with("while parsing a tag, ")
                || message.starts_with("while scanning a tag, ")
                || message.starts_with("while scanning a verbatim tag, ") =>
            {
                Self::Tag
            }
            _ => Self::Malformed,
        }
    }
}
