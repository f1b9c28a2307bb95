//! Texts of documents and packs on their way to a terminal: none may move the cursor, colour the screen, turn the line round,
//! or hide in it.

use std::fmt::Write as _;

use std::borrow::Cow;

/// A text with its control characters, and those that change the direction of writing, made visible: `U+001B` as `<1B>`.
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

/// The same, letter for letter and byte for byte, so that places in the text stay right: what is harmful shows as `�` or `·`. The
/// control characters of ASCII stand, since whoever shows the lines has signs for them.
pub(super) fn clean_lines(text: &str) -> Cow<'_, str> {
    let stands = |letter: char| letter.is_ascii() || !is_harmful(letter);
    if text.chars().all(stands) {
        return Cow::Borrowed(text);
    }
    let shown = |letter: char| match letter {
        letter if stands(letter) => letter,
        letter if letter.len_utf8() == 2 => '\u{B7}',
        _ => '\u{FFFD}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Control characters, those that turn the direction of writing, those that break lines, and those that nobody sees. The
/// joiners and variation selectors stand: names are written with them.
fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        )
}
