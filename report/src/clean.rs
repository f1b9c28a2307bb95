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

fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            // Soft hyphen, zero width space, word joiner and other invisible operators, byte order mark.
            '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
            // Marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
            | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            // Annotations, what is no character, and tags, which spell out hidden text.
            | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}
