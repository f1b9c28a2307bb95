//! Texts of documents and packs on their way to a reader: none may move the cursor, colour the screen, turn the line round, or
//! hold what nobody sees.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text with its control characters, those that change the direction of writing, and those that nobody sees made visible:
/// `U+001B` as `<1B>`. The joiners within a word or sign stay, for writing needs them.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => cleaned.push(' '),
            letter if is_harmful(letter) => {
                let _ = write!(cleaned, "<{:02X}>", u32::from(letter));
            }
            letter => cleaned.push(letter),
        }
    }
    Cow::Owned(cleaned)
}

/// The same, letter for letter and byte for byte, so that places in the text stay right: what is harmful shows as a sign of as
/// many bytes. The control characters of ASCII stand, since whoever shows the lines has signs for them.
#[cfg(feature = "terminal")]
pub(crate) fn clean_lines(text: &str) -> Cow<'_, str> {
    let stands = |letter: char| letter.is_ascii() || !is_harmful(letter);
    if text.chars().all(stands) {
        return Cow::Borrowed(text);
    }
    let shown = |letter: char| match letter.len_utf8() {
        _ if stands(letter) => letter,
        2 => '\u{B7}',
        3 => '\u{FFFD}',
        _ => '\u{1F6C7}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Control characters, those that turn the direction of writing, those that break lines, and those that nobody sees. The
/// joiners and variation selectors stand: names are written with them.
fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            // Soft hyphen, zero width space, byte order mark; separators of lines and paragraphs, and what turns the direction.
            '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            // Word joiner, invisible operators, isolates; annotations, what is no character, and tags, which spell hidden text.
            | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}'
        )
}
