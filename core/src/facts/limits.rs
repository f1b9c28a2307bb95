//! How large a document may be (section 10 of the language reference).

use super::bytes::utf8;
use super::problem::{DocumentError, DocumentErrorKind};

/// Bounds on a document. Past the first two there are no facts; past the others, one fact is unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a document; never more than 4 GB.
    pub bytes: usize,
    /// The deepest nesting; the document's own braces are the first level.
    pub depth: usize,
    /// The most bytes of a text, without its quotation marks and with its escapes read.
    pub text_bytes: usize,
    /// The most items of a list, counted over all rows where it stands in another list; and the most marks.
    pub items: usize,
    /// The most problems that are noted; further ones are counted.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64_000_000,
            depth: 128,
            text_bytes: 1_000_000,
            items: 1_000_000,
            problems: 1_000,
        }
    }
}

impl Limits {
    /// The text, where it is not too large and starts with no byte order mark.
    pub(super) fn text<'text>(&self, text: &'text str) -> Result<&'text str, DocumentError> {
        self.size(text.len())?;
        if text.starts_with('\u{FEFF}') {
            return Err(DocumentError { at: 0, kind: DocumentErrorKind::ByteOrderMark });
        }
        Ok(text)
    }

    /// The text of a file's bytes, where it starts with no byte order mark.
    pub(super) fn decode<'text>(&self, bytes: &'text [u8]) -> Result<&'text str, DocumentError> {
        self.text(self.utf8(bytes)?)
    }

    /// The text of a file's bytes.
    pub(super) fn utf8<'text>(&self, bytes: &'text [u8]) -> Result<&'text str, DocumentError> {
        self.size(bytes.len())?;
        utf8(bytes)
    }

    /// Refuses more bytes than are taken.
    pub(super) fn size(&self, found: usize) -> Result<(), DocumentError> {
        // Texts are numbered in 32 bits.
        let limit = self.bytes.min(usize::try_from(u32::MAX).unwrap_or(usize::MAX));
        if found > limit {
            return Err(DocumentError {
                at: limit,
                kind: DocumentErrorKind::TooLarge { found: Some(found), limit },
            });
        }
        Ok(())
    }
}
