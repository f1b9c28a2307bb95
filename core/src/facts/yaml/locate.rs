//! Where a mistake is: the parser says where it stopped, which is often past it.

/// The start of the line of a byte.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The first letter of the line of a byte; of a line without any, that of the last one before it that has some.
pub(super) fn line(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at);
    loop {
        let line = rest_of_line(text, start);
        let letters = line.trim_start();
        if !letters.is_empty() || start == 0 {
            return start + line.len() - letters.len();
        }
        start = line_start(text, start - 1);
    }
}

/// The tab that is meant: the one just before a byte, or else the first one after it.
pub(super) fn tab(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    let blanks = before.trim_end_matches([' ', '\t']).len();
    let just_before = before.get(blanks..).and_then(|blanks| blanks.find('\t'));
    let after = || text.get(at..).and_then(|rest| rest.find('\t')).map(|found| at + found);
    just_before.map(|found| blanks + found).or_else(after).unwrap_or(at)
}

/// A full-width space in the indentation of the line of a byte.
pub(super) fn wide_space(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text, at);
    let line = rest_of_line(text, start);
    let blanks = line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len();
    line.get(..blanks)?.find('\u{3000}').map(|found| start + found)
}

/// The first line after that of `last`, and no later than that of `at`, that has no member and starts in one of the columns:
/// where the parser misses a member's colon, it reads on to the next line.
pub(super) fn line_without_member(
    text: &str,
    last: usize,
    at: usize,
    columns: &[usize],
) -> Option<usize> {
    let mut start = line_start(text, last);
    loop {
        start += rest_of_line(text, start).len();
        let rest = text.get(start..)?;
        start += if rest.starts_with("\r\n") { 2 } else { 1 };
        if start > at {
            return None;
        }
        let line = rest_of_line(text, start).trim_end();
        let letters = line.trim_start_matches(' ');
        let column = line.len() - letters.len();
        let is_other = letters.is_empty()
            || letters == "-"
            || letters.starts_with("- ")
            || letters.starts_with('#')
            || letters.ends_with(':')
            || letters.contains(": ");
        if !is_other && columns.contains(&column) {
            return Some(start + column);
        }
    }
}

/// The first escape, in the text whose quotation mark stands at a byte, that stands for no character.
pub(super) fn escape(text: &str, quotation: usize) -> usize {
    let mut at = quotation + 1;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['\\', '"'])) {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        let mut letters = rest.chars().skip(1);
        if rest.starts_with('"') {
            break;
        }
        let digits = match letters.next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(letter) if "0abt\tnvfre \"/\\N_LP\n\r".contains(letter) => 0,
            _ => return at,
        };
        let code = rest.get(2..2 + digits).unwrap_or("?");
        let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        if digits > 0 && character.is_none() {
            return at;
        }
        at += 2 + digits;
    }
    quotation
}

/// In which column, counted from 0, a byte stands.
pub(super) fn column(text: &str, at: usize) -> usize {
    text.get(line_start(text, at)..at).map_or(0, |before| before.chars().count())
}

/// The dash in a column of a byte's line, and before it.
pub(super) fn dash(text: &str, at: usize, column: usize) -> Option<usize> {
    let start = line_start(text, at);
    let (found, letter) = text.get(start..at)?.char_indices().nth(column)?;
    (letter == '-').then_some(start + found)
}

fn rest_of_line(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}
