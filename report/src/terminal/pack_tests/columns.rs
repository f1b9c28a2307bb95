//! Two columns of text side by side, by the columns that letters take on a terminal.

use anstyle::Style;
use textwrap::WordSeparator;

use super::super::page::{columns, padded};
use super::super::style::paint;

/// A line of two columns.
pub(super) struct Row {
    /// What stands before it: `-`, `+`, or nothing.
    pub sign: &'static str,
    /// The left cell.
    pub left: String,
    /// The right cell.
    pub right: String,
    /// How the sign and the cells look.
    pub style: Style,
}

/// What stands between the columns.
const BETWEEN: &str = " │ ";

/// The columns before the left cell: two blanks, the sign, two blanks.
const BEFORE: usize = 4;

/// A left column is never narrower.
const LEAST: usize = 12;

/// The rows as lines of at most `width` columns; the left column is as wide as it needs to be, up to half.
pub(super) fn side_by_side(rows: &[Row], width: usize) -> Vec<String> {
    let room = width.saturating_sub(BEFORE + columns(BETWEEN));
    let needed = rows.iter().map(|row| columns(&row.left)).max().unwrap_or(0);
    let left = needed.clamp(LEAST, (room / 2).max(LEAST));
    let right = room.saturating_sub(left).max(LEAST);
    let mut lines = Vec::new();
    for row in rows {
        let (ours, theirs) = (folded(&row.left, left), folded(&row.right, right));
        for at in 0..ours.len().max(theirs.len()) {
            let cell = |cells: &[String]| cells.get(at).cloned().unwrap_or_default();
            let sign = if at == 0 { row.sign } else { "" };
            let sign = paint(row.style, &padded(sign, BEFORE - 2));
            let ours = paint(row.style, &padded(&cell(&ours), left));
            let theirs = cell(&theirs);
            let line = format!("  {sign}{ours}{BETWEEN}");
            lines.push(if theirs.is_empty() {
                line.trim_end().to_owned()
            } else {
                format!("{line}{}", paint(row.style, &theirs))
            });
        }
    }
    lines
}

/// A text in lines of at most `width` columns. It breaks where a sentence may, before the `.` and `[` of a path, and within a
/// word only where nothing else helps.
pub(super) fn folded(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let fits = columns(&line) + columns(piece.trim_end()) <= width;
        if !fits && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        for letter in piece.chars() {
            let mut bytes = [0; 4];
            if columns(&line) + columns(letter.encode_utf8(&mut bytes)) > width
                && !letter.is_whitespace()
            {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push(letter);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The parts of a text between which a line may break.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let mut piece = String::new();
        for letter in word.word.chars() {
            if matches!(letter, '.' | '[') && !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push(letter);
        }
        piece.push_str(word.whitespace);
        pieces.push(piece);
    }
    pieces
}
