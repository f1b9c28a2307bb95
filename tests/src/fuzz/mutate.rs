//! Small changes to bytes, without a guide: what a test run can do on any machine in a few seconds.

use crate::generate::Random;

/// Pieces that mean something to one reader or another.
const PIECES: [&[u8]; 40] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud800",
    b":",
    b",",
    b"null",
    b"true",
    b"1e999999999",
    b"-0",
    b"0.1",
    b"\n",
    b"\r",
    b"\t",
    b"  ",
    b"- ",
    b"? ",
    b"&a",
    b"*a",
    b"!!",
    b"|",
    b">",
    b"#",
    b"---\n",
    b"\xEF\xBB\xBF",
    b"\x00",
    b"\xFF",
    "：".as_bytes(),
    "　".as_bytes(),
    "“".as_bytes(),
    b"not ",
    b"(",
    b")",
    b"require ",
    b"all x in ",
    b"\"absent\":{",
];

/// The bytes with some changes; now and then with a part of another case.
///
/// # Panics
/// Never: every place is within the bytes.
#[must_use]
pub fn mutated(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(changed.len() + 1);
        let end = at + random.below((changed.len() - at).min(32) + 1);
        match random.below(6) {
            0 => {
                changed.drain(at..end);
            }
            1 => {
                let piece = PIECES.get(random.below(PIECES.len())).copied().unwrap_or_default();
                changed.splice(at..at, piece.iter().copied());
            }
            2 => {
                let piece = PIECES.get(random.below(PIECES.len())).copied().unwrap_or_default();
                changed.splice(at..end, piece.iter().copied());
            }
            3 => {
                let copy: Vec<u8> = changed.get(at..end).unwrap_or_default().to_vec();
                let times = 1 + random.below(40);
                changed.splice(at..at, copy.repeat(times));
            }
            4 => {
                let from = random.below(other.len() + 1);
                let to = from + random.below(other.len() - from + 1);
                changed.splice(at..end, other.get(from..to).unwrap_or_default().iter().copied());
            }
            _ => {
                if let Some(byte) = changed.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    changed
}
