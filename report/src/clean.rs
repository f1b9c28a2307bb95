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

fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
