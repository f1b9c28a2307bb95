//! Text of a pack to a syntax tree with places.
//!
//! A file is read in four steps, so that no mistake hides another:
//!
//! ```text
//! text --scan--> clean lines --lines--> items and their lines --syntax--> pairs --read--> tree
//! ```
//!
//! `scan` blanks comments and mends what input methods type, and never moves a byte; `lines` splits by column and by the
//! word that a line starts with; `syntax` holds each line against the pest grammar; `read` builds the tree. Each step
//! reports what it finds and goes on.

mod depth;
pub mod diagnostic;
mod expected;
mod fold;
mod format;
mod keyword;
mod lines;
mod problem;
mod problems;
mod read;
mod scan;
pub mod suggest;
mod syntax;
pub mod tree;
mod wide;
mod words;

pub use expected::Expected;
pub use format::format;
pub use keyword::{ItemWord, LineWord};
pub use problem::{Blank, CODES, Limit, Operator, Place, Problem, ProblemKind};

/// A range of bytes in one file: `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Out to whole characters of the text: a sign that was mended is wider there than what it was mended to.
    fn widened(self, text: &str) -> Self {
        let Self { mut start, mut end } = self;
        while start > 0 && !text.is_char_boundary(start) {
            start -= 1;
        }
        while end < text.len() && !text.is_char_boundary(end) {
            end += 1;
        }
        Self { start, end }
    }
}

/// The most bytes a file may have: far more than anybody writes by hand.
pub const FILE_BYTES: usize = 4 * 1024 * 1024;

/// The most items a file may have.
pub const FILE_ITEMS: usize = 10_000;

/// How deep brackets, `not`, minus signs, quantifiers and `else` nest, and how high an expression may be.
pub const NESTING: usize = 64;

/// How many problems of one file are reported.
pub const FILE_PROBLEMS: usize = 100;

/// What came of reading a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What could be read.
    pub file: tree::File,
    /// What could not, in the order of the text.
    pub problems: Vec<Problem>,
    /// The names that unread text declared (rules, choices, tables, sources, `let`s, …): whoever uses one of them is not to blame.
    pub broken: Vec<String>,
    /// The first words of items of which nothing could be read, not even whom they are about: `edition`, `reads`, and `party` or
    /// `source` without a name. What seems to be missing may be one of them.
    pub lost: Vec<&'static str>,
    /// The comments, from `#` to the end of the line.
    pub comments: Vec<Span>,
}

/// Reads a file of a pack.
///
/// ```
/// let parsed = tekigo_grammar::parse("edition 2026\nzone +09:00\n");
/// assert_eq!(parsed.file.items.len(), 2);
/// assert!(parsed.problems.is_empty());
/// ```
#[must_use]
pub fn parse(text: &str) -> Parsed {
    read::file(text)
}
