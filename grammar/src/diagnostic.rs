//! A message to a person: what is wrong, where, why, and what to do, in Japanese and English.
//!
//! Stages report problems as data; each stage words its problems in one place and hands over this shape. Renderers
//! (terminal, JSON) know nothing else.

use crate::Span;

/// The same words in the two languages of every text that a person reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bilingual {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both texts at once.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
}

/// Japanese put together of parts, with a space wherever one sign is ASCII and the next is not: `` `rule` の下に``.
///
/// ```
/// use tekigo_grammar::diagnostic::spaced;
/// assert_eq!(spaced(&["`rule`", "の下に", "`given`", "の行"]), "`rule` の下に `given` の行");
/// assert_eq!(spaced(&["「開示書」", "に、", "`a`", "がある"]), "「開示書」に、`a` がある");
/// ```
#[must_use]
pub fn spaced(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        let edge = text.chars().next_back().zip(part.chars().next());
        let apart = |letter: char| letter == ' ' || "、。「」『』（）：".contains(letter);
        if edge.is_some_and(|(left, right)| {
            left.is_ascii() != right.is_ascii() && !apart(left) && !apart(right)
        }) {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack compiles, but says less, or other, than its author may think.
    Warning,
    /// The pack does not compile.
    Error,
}

/// A place in one of the files that were read, with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Which file: its index among the files given to the stage.
    pub file: usize,
    /// The bytes that are underlined.
    pub span: Span,
    /// What stands under the line; empty for a bare underline.
    pub words: Bilingual,
}

/// One message, with its code, its places and its advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `E012` or `W003`: stable, never reused.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What was expected, then what was found.
    pub message: Bilingual,
    /// The first label is the place; further ones are related places.
    pub labels: Vec<Label>,
    /// What to do about it, where we know.
    pub help: Option<Bilingual>,
}
