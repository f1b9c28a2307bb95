//! From a file's bytes to its text: UTF-8, or an error that says what else it looks like.

use super::problem::{DocumentError, DocumentErrorKind, FileFormat};

/// Files of other kinds that are handed in by mistake, by how they start.
const FORMATS: [(&[u8], FileFormat); 4] = [
    (b"PK\x03\x04", FileFormat::Zip),
    (b"\xD0\xCF\x11\xE0", FileFormat::Office),
    (b"%PDF-", FileFormat::Pdf),
    (b"\x1F\x8B", FileFormat::Gzip),
];

/// The text of a file's bytes.
pub fn utf8(bytes: &[u8]) -> Result<&str, DocumentError> {
    let error = |at, kind| Err(DocumentError { at, kind });
    if let Some((_, format)) = FORMATS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return error(0, DocumentErrorKind::OtherFormat { format: *format });
    }
    if is_wide(bytes) {
        return error(0, DocumentErrorKind::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(broken) if broken.error_len().is_none() => {
            error(broken.valid_up_to(), DocumentErrorKind::CutCharacter)
        }
        Err(broken) => error(broken.valid_up_to(), DocumentErrorKind::NotUtf8),
    }
}

/// Whether a text has two or four bytes for each character: it starts with a byte order mark of such, or, since a document
/// starts with signs of ASCII, with zeros between them.
fn is_wide(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let Some(start) = bytes.first_chunk::<4>() else { return false };
    matches!(
        start.map(|byte| byte == 0),
        [false, true, false, true]
            | [true, false, true, false]
            | [false, true, true, true]
            | [true, true, true, false]
            | [true, true, false, false]
    )
}
