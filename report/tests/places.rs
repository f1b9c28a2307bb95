//! Lines and columns, and texts on their way to a terminal.
#![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

use proptest::prelude::*;
use tekigo_core::facts::place::line_column;
use tekigo_report::document::Lines;
use tekigo_report::terminal::clean;

proptest! {
    /// The index of lines finds what counting from the start finds.
    #[test]
    fn lines_are_where_counting_finds_them(text in "[a日🗾\r\n\t\u{3000}]{0,40}", at in 0_usize..200) {
        let starts: Vec<usize> =
            text.char_indices().map(|(start, _)| start).chain([text.len()]).collect();
        let byte = *starts.get(at % starts.len()).unwrap();
        // Within a line break made of two characters, both are right to differ.
        prop_assume!(!(byte > 0 && text.as_bytes().get(byte - 1) == Some(&b'\r')
            && text.as_bytes().get(byte) == Some(&b'\n')));
        prop_assert_eq!(Lines::new(&text).place(&text, byte), line_column(&text, byte));
    }

    /// Long lines have places of their own to count from, and a byte within a character stands for the character.
    #[test]
    fn long_lines_too(part in "[a日🗾]{1,9}(\n|\r\n)?[é日]{0,3}", times in 1_usize..3_000, at in 0_usize..100_000) {
        let text = part.repeat(times);
        let byte = at % (text.len() + 1);
        let bytes = text.as_bytes();
        prop_assume!(!(byte > 0 && bytes.get(byte - 1) == Some(&b'\r') && bytes.get(byte) == Some(&b'\n')));
        prop_assert_eq!(Lines::new(&text).place(&text, byte), line_column(&text, byte));
    }

    /// Nothing that is shown can move the cursor or turn the line round, and what is harmless stays as it is.
    #[test]
    fn nothing_harmful_is_shown(text in any::<String>()) {
        let shown = clean(&text);
        prop_assert!(!shown.chars().any(char::is_control));
        let turning =
            ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{2028}', '\u{61C}', '\u{200B}', '\u{FEFF}'];
        prop_assert!(!shown.contains(turning));
        if text.chars().all(char::is_alphanumeric) {
            prop_assert_eq!(shown.as_ref(), text.as_str());
        }
    }
}
