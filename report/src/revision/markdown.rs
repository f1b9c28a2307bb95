//! A revision as Markdown.

use std::fmt::Write as _;

use super::Revision;
use super::sheet::{Piece, sheet};
use super::words::sign;
use crate::clean::clean;
use crate::markdown::escape::escaped;
use crate::words::Language;

/// The revision in a language.
#[must_use]
pub fn markdown(revision: &Revision, language: Language) -> String {
    let mut text = String::new();
    // A line of a list follows the one before it without a gap.
    let mut in_list = false;
    for piece in sheet(revision, language) {
        let own = matches!(piece, Piece::Note(_) | Piece::Gone(_) | Piece::New(_) | Piece::Hit(..));
        if !(text.is_empty() || in_list && own) {
            text.push('\n');
        }
        in_list = own;
        let _ = match piece {
            Piece::Title(words) => writeln!(text, "# {}", line(&words)),
            Piece::Text(words) | Piece::Notice(words) | Piece::Shows(words) => {
                writeln!(text, "{}", line(&words))
            }
            Piece::Section(words) => writeln!(text, "## {}", line(&words)),
            Piece::Rule(change, words) => writeln!(text, "## {} {}", sign(change), line(&words)),
            Piece::Note(words) | Piece::Hit(_, words) => writeln!(text, "- {}", line(&words)),
            Piece::Gone(words) => writeln!(text, "- ~~{}~~", line(&words)),
            Piece::New(words) => writeln!(text, "- **{}**", line(&words)),
            Piece::Document(json) => writeln!(text, "{}", fenced(&json)),
        };
    }
    text
}

fn line(words: &str) -> String {
    escaped(&clean(words))
}

/// A document as a block of code; its fence is longer than any run of backticks within.
fn fenced(json: &str) -> String {
    let longest = json.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: Vec<String> = json.lines().map(|line| clean(line).into_owned()).collect();
    format!("{fence}json\n{}\n{fence}", lines.join("\n"))
}
