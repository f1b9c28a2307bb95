//! Finds out in which older encoding a Japanese text is that is no UTF-8, so that a person is told what to save anew.

use std::borrow::Cow;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};
use tekigo_core::facts::{DocumentError, DocumentErrorKind, OlderEncoding};

/// The error of a file's bytes, more exactly where their encoding can be told, and their text as far as it can be shown.
pub(crate) fn told(bytes: &[u8], error: DocumentError) -> (DocumentError, Cow<'_, str>) {
    let escape = bytes.get(error.at..).is_some_and(|rest| rest.starts_with(b"\x1B$"));
    let found = match error.kind {
        DocumentErrorKind::NotUtf8 if !is_damaged(bytes) => eight_bits(bytes),
        _ if escape => decoded(bytes, ISO_2022_JP, OlderEncoding::Iso2022Jp),
        _ => None,
    };
    match found {
        Some((encoding, text)) => {
            let before = bytes.get(..error.at).unwrap_or_default();
            let at = encoding.decoded_before(before);
            let kind = DocumentErrorKind::OlderEncoding { encoding: encoding.name };
            (DocumentError { at, kind }, text)
        }
        None => (error, String::from_utf8_lossy(bytes)),
    }
}

/// An encoding, and its decoder.
struct Known {
    name: OlderEncoding,
    decoder: &'static Encoding,
}

impl Known {
    /// How many bytes of the decoded text a part of the file becomes.
    fn decoded_before(&self, part: &[u8]) -> usize {
        self.decoder.decode_without_bom_handling(part).0.len()
    }
}

/// Whether most of it is Japanese in UTF-8, a byte of which was spoilt. That would often be well formed as Shift JIS.
fn is_damaged(bytes: &[u8]) -> bool {
    let letters = || bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
    let japanese = letters().filter(|letter| is_japanese(*letter)).count();
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    japanese > 0 && japanese >= broken
}

/// Shift JIS or EUC-JP. What is one is often well formed as the other: then EUC-JP shows as nothing but half-width kana.
fn eight_bits(bytes: &[u8]) -> Option<(Known, Cow<'_, str>)> {
    let shift_jis = decoded(bytes, SHIFT_JIS, OlderEncoding::ShiftJis);
    let euc_jp = decoded(bytes, EUC_JP, OlderEncoding::EucJp);
    match (shift_jis, euc_jp) {
        (Some(shift_jis), Some(euc_jp)) => {
            let kana = |text: &str| text.chars().filter(|letter| is_half_width(*letter)).count();
            let euc = kana(&euc_jp.1) < kana(&shift_jis.1);
            Some(if euc { euc_jp } else { shift_jis })
        }
        (one, other) => one.or(other),
    }
}

fn is_half_width(letter: char) -> bool {
    ('\u{FF61}'..='\u{FF9F}').contains(&letter)
}

/// The text, where the bytes are one in that encoding, perhaps cut within their last character, and one that is Japanese: any
/// bytes above 127 are something in some encoding.
fn decoded<'b>(
    bytes: &'b [u8],
    decoder: &'static Encoding,
    name: OlderEncoding,
) -> Option<(Known, Cow<'b, str>)> {
    let cut = bytes.split_last().map(|(_, rest)| rest).unwrap_or_default();
    let text = [bytes, cut]
        .into_iter()
        .find_map(|bytes| decoder.decode_without_bom_handling_and_without_replacement(bytes))?;
    let hidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    let plausible = text.chars().any(is_japanese) && !text.chars().any(hidden);
    plausible.then_some((Known { name, decoder }, text))
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF9F}')
}
