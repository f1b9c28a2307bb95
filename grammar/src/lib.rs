//! Text of a pack to a syntax tree with places.

pub mod diagnostic;
pub mod tree;

/// A range of bytes in one file: `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What came of parsing.
pub struct Parsed {
    /// The tree.
    pub file: tree::File,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Names that broken items declare.
    pub broken: Vec<String>,
}

/// A problem.
pub struct Problem {}

impl Problem {
    /// As a message.
    #[must_use]
    pub fn diagnostic(&self, _file: usize) -> diagnostic::Diagnostic {
        diagnostic::Diagnostic { code: "E001", severity: diagnostic::Severity::Error, message: diagnostic::Bilingual::default(), labels: vec![], help: None }
    }
}

/// Parses.
#[must_use]
pub fn parse(_text: &str) -> Parsed {
    Parsed { file: tree::File::default(), problems: Vec::new(), broken: Vec::new() }
}
