//! Texts of documents and packs on their way to a terminal: none may move the cursor, colour the screen or turn the line round.

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

/// A text of a file with what no screen shows as `�`, so that a message can point at it; each takes one column.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        Cow::Owned(text.replace(is_invisible, SHOWN))
    } else {
        Cow::Borrowed(text)
    }
}

/// Where a byte of the text stands in what is [`shown`].
pub(super) fn shown_at(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    let width = |letter: char| if is_invisible(letter) { SHOWN.len() } else { letter.len_utf8() };
    before.chars().map(width).sum()
}

const SHOWN: &str = "�";

/// Characters without any width that move nothing, and so are harmless but for being there.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
