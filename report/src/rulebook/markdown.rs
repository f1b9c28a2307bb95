//! The rule book as Markdown.

use std::fmt::Write as _;

use super::model::RuleBook;
use super::sheet::{Block, Line, sheet};
use crate::words::Language;

/// How far a line stands to the right of the one it belongs to.
const INDENT: usize = 2;

/// The book in a language.
#[must_use]
pub fn markdown(book: &RuleBook, language: Language) -> String {
    let mut text = String::new();
    for block in sheet(book, language) {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Heading(level, words) => {
                let _ = writeln!(text, "{} {}", "#".repeat(level), escaped(&words));
            }
            Block::Text(words) => {
                let _ = writeln!(text, "{}", escaped(&words));
            }
            Block::Field(label, lines) => {
                let _ = writeln!(text, "**{}**\n", escaped(&label));
                for line in &lines {
                    list(&mut text, line, 0, language);
                }
            }
            Block::Table(columns, rows) => {
                table(&mut text, &columns, rows.iter().map(Vec::as_slice));
            }
            Block::Fates(heads, rows) => {
                table(&mut text, &heads, rows.iter().map(<[String; 4]>::as_slice));
            }
        }
    }
    text
}

fn list(text: &mut String, line: &Line, depth: usize, language: Language) {
    let indent = " ".repeat(depth * INDENT);
    let words = escaped(&line.text);
    let colon = match (line.parts.iter().any(|part| !part.aside), language) {
        (false, _) => "",
        (true, Language::Ja) => "：",
        (true, Language::En) => ":",
    };
    let mark = if line.aside { "*" } else { "" };
    let _ = writeln!(text, "{indent}- {mark}{words}{colon}{mark}");
    for part in &line.parts {
        list(text, part, depth + 1, language);
    }
}

fn table<'a>(text: &mut String, heads: &[String], rows: impl Iterator<Item = &'a [String]>) {
    text.push_str(&row(heads));
    let _ = writeln!(text, "|{}", " --- |".repeat(heads.len()));
    for cells in rows {
        text.push_str(&row(cells));
    }
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A text without anything that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&')
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
