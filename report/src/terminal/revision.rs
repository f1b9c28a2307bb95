//! A revision for a terminal.

use anstyle::Style;

use super::clean;
use super::page::Page;
use super::style::{BAD, FAINT, GOOD, STRONG, WARN, paint};
use crate::revision::sheet::{Piece, sheet};
use crate::revision::words::sign;
use crate::revision::{Change, Effect, Revision};
use crate::words::Language;

/// The revision in a language, laid out in so many columns.
#[must_use]
pub fn revision(revision: &Revision, language: Language, width: usize) -> String {
    let mut page = Page::new(width);
    for piece in sheet(revision, language) {
        match piece {
            Piece::Title(words) => page.paragraph("", &paint(STRONG, &clean(&words))),
            Piece::Text(words) => {
                page.paragraph("", &clean(&words));
                page.gap();
            }
            Piece::Notice(words) => {
                page.gap();
                page.paragraph("", &clean(&words));
            }
            Piece::Section(words) => {
                page.gap();
                page.paragraph("", &paint(STRONG, &clean(&words)));
            }
            Piece::Rule(change, words) => {
                page.gap();
                let first = format!("{} ", paint(of_change(change), sign(change)));
                page.paragraph(&first, &paint(STRONG, &clean(&words)));
            }
            Piece::Note(words) | Piece::Shows(words) => page.paragraph("   ", &clean(&words)),
            Piece::Gone(words) => page.paragraph("   - ", &paint(FAINT, &clean(&words))),
            Piece::New(words) => page.paragraph("   + ", &clean(&words)),
            Piece::Document(json) => {
                for line in json.lines() {
                    page.line("     ", &clean(line));
                }
            }
            Piece::Hit(effect, words) => {
                let (sign, style) = match effect {
                    Effect::NewlyInBreach => ("✘", BAD),
                    Effect::NoLongerInBreach => ("✔", GOOD),
                    Effect::Other => ("・", FAINT),
                };
                page.paragraph(&format!("{} ", paint(style, sign)), &clean(&words));
            }
        }
    }
    page.finish()
}

const fn of_change(change: Change) -> Style {
    match change {
        Change::Stricter | Change::Both | Change::Added => BAD,
        Change::Looser | Change::Removed => GOOD,
        Change::Otherwise | Change::NotDecided => WARN,
        Change::Unchanged | Change::Reworded => FAINT,
    }
}
