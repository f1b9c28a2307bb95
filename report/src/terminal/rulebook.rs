//! The rule book for a terminal: every rule as it is read aloud.

use super::clean;
use super::page::{Page, columns, padded, widest};
use super::style::{FAINT, STRONG, paint};
use crate::rulebook::{Block, Line, RuleBook, sheet};
use crate::words::Language;

/// Deeper than this, lines are not moved further to the right.
const MOST_INDENT: usize = 24;

/// The book in a language, laid out in so many columns.
#[must_use]
pub fn rulebook(book: &RuleBook, language: Language, width: usize) -> String {
    let mut page = Page::new(width);
    for block in sheet(book, language) {
        match block {
            Block::Heading(level, words) => {
                page.gap();
                page.gap();
                let first = if level == 1 { "" } else { "■ " };
                page.paragraph(&paint(STRONG, first), &paint(STRONG, &clean(&words)));
            }
            Block::Text(words) => page.paragraph("  ", &clean(&words)),
            Block::Field(label, lines) if is_short(&lines) => {
                let label = paint(STRONG, &clean(&label));
                let words = lines.iter().map(|line| clean(&line.text)).collect::<String>();
                page.paragraph(&format!("  {label}{}", language.pick("　", "  ")), &words);
            }
            Block::Field(label, lines) => {
                page.paragraph("  ", &paint(STRONG, &clean(&label)));
                for (at, line) in lines.iter().enumerate() {
                    let mark = mark(at, lines.len(), language);
                    item(&mut page, line, 4, &mark, language);
                }
            }
            Block::Fates(_, rows) => fates(&mut page, &rows, language),
            Block::Table(heads, rows) => table(&mut page, &heads, &rows),
        }
    }
    page.finish()
}

/// A single line with nothing below it, which may stand beside its label.
fn is_short(lines: &[Line]) -> bool {
    matches!(lines, [line] if line.parts.is_empty())
}

/// Several lines are counted; one alone is not.
fn mark(at: usize, of: usize, language: Language) -> String {
    if of > 1 { format!("{}. ", at + 1) } else { dot(language).to_owned() }
}

fn dot(language: Language) -> &'static str {
    language.pick("・", "- ")
}

fn item(page: &mut Page, line: &Line, indent: usize, mark: &str, language: Language) {
    let has_parts = line.parts.iter().any(|part| !part.aside);
    let colon = if has_parts { language.pick("：", ":") } else { "" };
    let words = format!("{}{colon}", clean(&line.text));
    let first = format!("{}{mark}", " ".repeat(indent.min(MOST_INDENT)));
    if line.aside {
        page.paragraph(&first, &paint(FAINT, &words));
    } else {
        page.paragraph(&first, &words);
    }
    for part in &line.parts {
        let mark = if part.aside { language.pick("→ ", "> ") } else { dot(language) };
        item(page, part, indent + 2, mark, language);
    }
}

/// Columns under one another; the last takes what room there is.
fn table(page: &mut Page, heads: &[String], rows: &[Vec<String>]) {
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
            widest(cells.chain([head.as_str()]))
        })
        .collect();
    let room = page.width().saturating_sub(4);
    let fits = widths.iter().map(|width| width + 2).sum::<usize>() <= room;
    for (at, row) in std::iter::once(heads).chain(rows.iter().map(Vec::as_slice)).enumerate() {
        if fits {
            let cells = row.iter().zip(&widths).map(|(cell, width)| padded(&clean(cell), *width));
            let line = cells.collect::<Vec<_>>().join("  ");
            let line = if at == 0 { paint(STRONG, &line) } else { line };
            page.paragraph("    ", line.trim_end());
        } else if at > 0 {
            record(page, heads, row);
        }
    }
}

/// Clause by clause, and below each what became of it.
fn fates(page: &mut Page, rows: &[[String; 4]], language: Language) {
    let width = widest(rows.iter().map(|[clause, ..]| clause.as_str()));
    for [clause, title, place, fate] in rows {
        let first = format!("    {}  ", paint(STRONG, &padded(&clean(clause), width)));
        let about = match (place.is_empty(), language) {
            (true, _) => clean(title).into_owned(),
            (false, Language::Ja) => format!("{}（{}）", clean(title), clean(place)),
            (false, Language::En) => format!("{} ({})", clean(title), clean(place)),
        };
        page.paragraph(&first, &about);
        let indent = " ".repeat(6 + width);
        page.paragraph(&format!("{indent}{}", language.pick("→ ", "> ")), &clean(fate));
    }
}

/// A row that is too wide for a line: each cell below the one before it, named by its column.
fn record(page: &mut Page, heads: &[String], row: &[String]) {
    let width = widest(heads.iter().map(String::as_str));
    for (at, (head, cell)) in heads.iter().zip(row).enumerate() {
        let mark = if at == 0 { "・" } else { "  " };
        let head = padded(&clean(head), width);
        debug_assert!(columns(mark) == 2);
        page.paragraph(&format!("    {mark}{}  ", paint(FAINT, &head)), &clean(cell));
    }
}
