//! The words that start items and lines, and which line may stand where.

/// The word in column 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the word itself")]
pub enum ItemWord {
    Edition,
    Pack,
    Zone,
    Reads,
    Party,
    Source,
    Excuse,
    Choice,
    Parameter,
    Table,
    Define,
    Rule,
    Test,
}

/// The word at the start of an indented line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the word itself")]
pub enum LineWord {
    Ja,
    En,
    Cites,
    Reason,
    Remedy,
    Question,
    Let,
    When,
    Require,
    Except,
    Exempt,
    Accepts,
    Effective,
    Replaces,
    Option,
    Force,
    Published,
    Clause,
    Given,
    Choose,
    Set,
    /// `as of`
    As,
    Attest,
    Expect,
    /// A row of a table, which starts with no word.
    Row,
}

impl ItemWord {
    /// All of them.
    pub(crate) const ALL: [Self; 13] = [
        Self::Edition,
        Self::Pack,
        Self::Zone,
        Self::Reads,
        Self::Party,
        Self::Source,
        Self::Excuse,
        Self::Choice,
        Self::Parameter,
        Self::Table,
        Self::Define,
        Self::Rule,
        Self::Test,
    ];

    /// The word as it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Pack => "pack",
            Self::Zone => "zone",
            Self::Reads => "reads",
            Self::Party => "party",
            Self::Source => "source",
            Self::Excuse => "excuse",
            Self::Choice => "choice",
            Self::Parameter => "parameter",
            Self::Table => "table",
            Self::Define => "define",
            Self::Rule => "rule",
            Self::Test => "test",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.word() == word)
    }

    /// The lines that stand directly below the header.
    pub(crate) fn holds(self) -> &'static [LineWord] {
        use LineWord as Line;
        match self {
            Self::Edition | Self::Zone | Self::Reads | Self::Define => &[],
            Self::Pack | Self::Party => &[Line::Ja, Line::En],
            Self::Source => &[Line::Ja, Line::En, Line::Force, Line::Published, Line::Clause],
            Self::Excuse => &[Line::Reason],
            Self::Choice => &[Line::Ja, Line::En, Line::Cites, Line::Reason, Line::Option],
            Self::Parameter => &[Line::Ja, Line::En, Line::Cites, Line::Reason],
            Self::Table => &[Line::Ja, Line::En, Line::Cites, Line::Row],
            Self::Rule => &[
                Line::Ja,
                Line::En,
                Line::Cites,
                Line::Let,
                Line::When,
                Line::Require,
                Line::Except,
                Line::Accepts,
                Line::Effective,
                Line::Replaces,
                Line::Question,
                Line::Remedy,
            ],
            Self::Test => {
                &[Line::Given, Line::Choose, Line::Set, Line::As, Line::Attest, Line::Expect]
            }
        }
    }

    /// Whether a line may stand anywhere in such an item.
    pub(crate) fn knows(self, line: LineWord) -> bool {
        let below = self.holds();
        // Lines nest two deep below these: `except`, then `require`, then its `reason`.
        below.contains(&line)
            || below.iter().any(|upper| {
                upper.holds().contains(&line)
                    || upper.holds().iter().any(|middle| middle.holds().contains(&line))
            })
    }

    /// The words that lines of such an item start with.
    pub(crate) fn line_words(self) -> impl Iterator<Item = &'static str> {
        LineWord::ALL.into_iter().filter(move |line| self.knows(*line)).map(LineWord::word)
    }
}

impl LineWord {
    /// All that start with a word.
    pub(crate) const ALL: [Self; 24] = [
        Self::Ja,
        Self::En,
        Self::Cites,
        Self::Reason,
        Self::Remedy,
        Self::Question,
        Self::Let,
        Self::When,
        Self::Require,
        Self::Except,
        Self::Exempt,
        Self::Accepts,
        Self::Effective,
        Self::Replaces,
        Self::Option,
        Self::Force,
        Self::Published,
        Self::Clause,
        Self::Given,
        Self::Choose,
        Self::Set,
        Self::As,
        Self::Attest,
        Self::Expect,
    ];

    /// The word as it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
            Self::Cites => "cites",
            Self::Reason => "reason",
            Self::Remedy => "remedy",
            Self::Question => "question",
            Self::Let => "let",
            Self::When => "when",
            Self::Require => "require",
            Self::Except => "except",
            Self::Exempt => "exempt",
            Self::Accepts => "accepts",
            Self::Effective => "effective",
            Self::Replaces => "replaces",
            Self::Option => "option",
            Self::Force => "force",
            Self::Published => "published",
            Self::Clause => "clause",
            Self::Given => "given",
            Self::Choose => "choose",
            Self::Set => "set",
            Self::As => "as",
            Self::Attest => "attest",
            Self::Expect => "expect",
            Self::Row => "|",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.word() == word)
    }

    /// The lines that stand below such a line, indented deeper.
    pub(crate) fn holds(self) -> &'static [Self] {
        match self {
            Self::Reason | Self::Remedy | Self::Question | Self::Option | Self::Clause => {
                &[Self::Ja, Self::En]
            }
            Self::When => &[Self::Reason],
            Self::Require => &[Self::Reason, Self::Remedy],
            Self::Except => {
                &[Self::Ja, Self::En, Self::Cites, Self::Require, Self::Exempt, Self::Remedy]
            }
            _ => &[],
        }
    }

    /// Whether every deeper line belongs to it; below `reason`, `remedy` and `question` only texts do.
    pub(crate) fn is_holder(self) -> bool {
        matches!(self, Self::When | Self::Require | Self::Except | Self::Option | Self::Clause)
    }
}

/// Words that are no names, because expressions are made of them.
pub(crate) const RESERVED: [&str; 18] = [
    "all", "and", "as", "count", "day", "each", "else", "false", "in", "is", "max", "min", "not",
    "of", "or", "some", "sum", "true",
];
