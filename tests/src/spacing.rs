//! The laws of the formatter, and packs with other blanks, line breaks and comments than their authors gave them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a part of the tests: where it panics, a test has failed"
)]

use std::fmt::Write as _;

use tekigo_grammar::tree::File;
use tekigo_grammar::{format, parse};

use crate::generate::Random;

/// What is wrong with the formatter's work on a text that has no problems; nothing, where all laws hold.
///
/// # Errors
/// The law that does not hold, with the text it is about.
pub fn laws(text: &str) -> Result<(), String> {
    let broken = |law: &str, tidy: &str| Err(format!("{law}\n---- from\n{text}\n---- to\n{tidy}"));
    let before = parse(text);
    let tidy = match format(text) {
        Ok(tidy) => tidy,
        Err(problems) => return broken(&format!("it is refused: {problems:?}"), ""),
    };
    let after = parse(&tidy);
    if !after.problems.is_empty() {
        return broken(&format!("problems appear: {:?}", after.problems), &tidy);
    }
    if without_places(&before.file) != without_places(&after.file) {
        return broken("the tree changes", &tidy);
    }
    if comments(text) != comments(&tidy) {
        return broken("the comments change", &tidy);
    }
    if squeezed(text) != squeezed(&tidy) {
        return broken("more than blanks changes", &tidy);
    }
    if format(&tidy).as_ref() != Ok(&tidy) {
        let again = format(&tidy).unwrap_or_default();
        return broken(&format!("a second time it changes, to\n{again}"), &tidy);
    }
    let blank = |line: &str| line.ends_with([' ', '\t', '\r']);
    if tidy.lines().any(blank) || tidy.contains("\n\n\n") || tidy.starts_with('\n') {
        return broken("blanks are left where nobody wants them", &tidy);
    }
    if !tidy.is_empty() && (!tidy.ends_with('\n') || tidy.ends_with("\n\n")) {
        return broken("it does not end in one line feed", &tidy);
    }
    Ok(())
}

/// A tree as text, without the places of its parts.
#[must_use]
pub fn without_places(file: &File) -> String {
    let shown = format!("{file:?}");
    let mut parts = shown.split("Span { start: ");
    let mut tree = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        tree.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    tree
}

/// The comments of a text, in order.
#[must_use]
pub fn comments(text: &str) -> Vec<&str> {
    parse(text).comments.iter().map(|span| text[span.start..span.end].trim_end()).collect()
}

/// A text without its blanks and line breaks.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What was done to a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// Comments that were put in.
    pub comments: usize,
    /// Line breaks that were put between the parts of a line.
    pub breaks: usize,
}

/// The same pack with other blanks, line breaks and comments.
///
/// # Panics
/// Where a blank changes the meaning of a pack.
#[must_use]
pub fn respaced(text: &str, random: &mut Random, done: &mut Done) -> String {
    let mut whole = String::new();
    for item in items(text) {
        let tree = without_places(&parse(item).file);
        let same = |text: &str| {
            let parsed = parse(text);
            parsed.problems.is_empty() && without_places(&parsed.file) == tree
        };
        let mut item = blanks(item, random, done);
        assert!(same(&item), "a blank changed the meaning:\n{item}");
        for _ in 0..6 {
            let broken = line_break(&item, random, done.comments);
            if same(&broken) {
                done.breaks += 1;
                done.comments += broken.matches('#').count() - item.matches('#').count();
                item = broken;
            }
        }
        whole.push_str(&item);
    }
    if random.percent(20) { whole.replace('\n', "\r\n") } else { whole }
}

/// A text cut before each line that starts in column 1 and is no comment.
fn items(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > start && line.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            items.push(&text[start..at]);
            start = at;
        }
        at += line.len();
    }
    items.push(&text[start..]);
    items
}

/// The places of a line where a blank stands outside texts, and where its comment starts or the line ends.
fn gaps(line: &str) -> (Vec<usize>, usize) {
    let mut gaps = Vec::new();
    let (mut quoted, mut escaped) = (false, false);
    for (at, sign) in line.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            '#' if !quoted => return (gaps, at),
            ' ' if !quoted => gaps.push(at),
            _ => {}
        }
    }
    (gaps, line.len())
}

/// Other indentation, more blanks between words, blank lines and comments.
fn blanks(item: &str, random: &mut Random, done: &mut Done) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut levels: Vec<usize> = item.lines().map(indent).collect();
    levels.sort_unstable();
    levels.dedup();
    let mut columns = vec![0];
    for level in levels.windows(2) {
        let wider = if random.percent(50) { level[1] - level[0] } else { 1 + random.below(5) };
        columns.push(columns[columns.len() - 1] + wider);
    }
    let mut written = String::new();
    for line in item.lines() {
        while random.percent(8) {
            let column = random.below(14);
            done.comments += 1;
            let _ = writeln!(written, "{}# 注{}", " ".repeat(column), done.comments);
        }
        while random.percent(8) {
            written.push_str(["\n", "   \n"][random.below(2)]);
        }
        let level = levels.iter().position(|level| *level == indent(line)).unwrap_or_default();
        written.push_str(&" ".repeat(columns[level]));
        let line = line.trim_start_matches(' ');
        let (gaps, end) = gaps(line);
        for (at, sign) in line.char_indices() {
            written.push(sign);
            if gaps.contains(&at) && random.percent(10) {
                written.push_str(&" ".repeat(1 + random.below(3)));
            }
        }
        if end == line.len() && !line.is_empty() && random.percent(8) {
            done.comments += 1;
            let _ = write!(written, "{}# \"注{}", " ".repeat(random.below(4)), done.comments);
        }
        written.push('\n');
    }
    written
}

/// The item with a line broken somewhere, perhaps after a comment.
fn line_break(item: &str, random: &mut Random, comments: usize) -> String {
    let lines: Vec<&str> = item.lines().collect();
    let chosen = random.below(lines.len());
    let (gaps, end) = gaps(lines[chosen]);
    let signs = lines[chosen][..end].char_indices().filter(|(_, sign)| "(,:=[{}])".contains(*sign));
    let places: Vec<usize> =
        gaps.into_iter().chain(signs.map(|(at, _)| at + random.below(2))).collect();
    let Some(at) = random.pick_any(&places) else { return item.to_owned() };
    let (before, after) = lines[chosen].split_at(*at);
    let comment = if random.percent(25) { format!(" # 注{comments}") } else { String::new() };
    let column = 1 + random.below(16);
    let broken = format!("{before}{comment}\n{}{}", " ".repeat(column), after.trim_start());
    let mut lines: Vec<&str> = lines;
    lines[chosen] = &broken;
    lines.join("\n") + "\n"
}
