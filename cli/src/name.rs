//! How files are called in everything that is printed: a name may hold any byte, and none may play with the terminal.

use std::fmt::Write as _;
use std::path::Path;

use tekigo_report::terminal::clean;

/// A path with its control characters, line breaks too, and what is no UTF-8 made visible: `a<0A>b<FF>.json`.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter.is_control() {
                let _ = write!(shown, "<{:02X}>", u32::from(letter));
            } else {
                shown.push(letter);
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(shown, "<{byte:02X}>");
        }
    }
    clean(&shown).into_owned()
}
