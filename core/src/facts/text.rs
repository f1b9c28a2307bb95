//! Texts as documents write them, and the table of those that facts point to.

use std::borrow::Cow;

use super::limits::Limits;
use super::problem::FactProblemKind;
use crate::value::TextId;

/// Texts, one after another in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    buffer: String,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Texts {
    /// A text.
    #[must_use]
    pub fn get(&self, id: TextId) -> Option<&str> {
        let at = usize::try_from(id.0).ok()?;
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.buffer.get(start..*self.ends.get(at)?)
    }

    /// Adds a text. A document has fewer of them than bytes, and those are counted in 32 bits.
    pub(crate) fn push(&mut self, text: &str) -> TextId {
        let id = TextId(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len());
        id
    }
}

/// What stands between two quotation marks, its escapes well formed but not yet read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written<'text> {
    pub raw: &'text str,
    /// Whether it has escapes.
    pub escaped: bool,
}

impl<'text> Written<'text> {
    /// The text; `None` where it has half of a surrogate pair, which is no character.
    pub(super) fn read(self) -> Option<Cow<'text, str>> {
        if !self.escaped {
            return Some(Cow::Borrowed(self.raw));
        }
        let mut text = String::with_capacity(self.raw.len());
        let mut rest = self.raw;
        while let Some((before, after)) = rest.split_once('\\') {
            text.push_str(before);
            let (letter, after_letter) = split_first(after)?;
            rest = after_letter;
            text.push(match letter {
                'b' => '\u{8}',
                'f' => '\u{C}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let (letter, after) = coded(rest)?;
                    rest = after;
                    letter
                }
                itself => itself,
            });
        }
        text.push_str(rest);
        Some(Cow::Owned(text))
    }

    /// The text, where it is one and is within the limit.
    pub(super) fn read_within(self, limits: &Limits) -> Result<Cow<'text, str>, FactProblemKind> {
        let text = self.read().ok_or(FactProblemKind::LoneSurrogate)?;
        if text.len() > limits.text_bytes {
            return Err(FactProblemKind::TextTooLarge {
                found: text.len(),
                limit: limits.text_bytes,
            });
        }
        Ok(text)
    }
}

/// Whether a text says nothing: white space alone, U+3000 too.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The character that the four digits after `\u` stand for, with the second half of a pair where it needs one.
fn coded(rest: &str) -> Option<(char, &str)> {
    let (first, rest) = unit(rest)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, rest));
    }
    let (second, rest) = unit(rest.strip_prefix("\\u")?)?;
    let pair = (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&second);
    let code = 0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF);
    pair.then(|| char::from_u32(code)).flatten().map(|letter| (letter, rest))
}

fn unit(rest: &str) -> Option<(u32, &str)> {
    let (digits, rest) = rest.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut letters = text.chars();
    Some((letters.next()?, letters.as_str()))
}
