//! Writes the statements and comments down.

use super::STEP;
use super::WIDTH;
use super::outline::{Comment, Sheet, Statement, width};

/// A line to be.
struct Line<'t> {
    text: String,
    comment: Option<&'t str>,
}

/// A page, line by line.
#[derive(Default)]
struct Page<'t> {
    lines: Vec<Line<'t>>,
    /// The lines that what comes next may belong to: the column where each was written, and the one where it is now.
    open: Vec<(usize, usize)>,
    /// The indentation of what was written last.
    indent: usize,
}

/// The text of a file.
pub(super) fn print(sheet: &Sheet<'_>) -> String {
    let mut page = Page::default();
    for statement in &sheet.statements {
        for comment in &statement.above {
            page.comment(comment, statement.column, statement.indent);
        }
        page.statement(statement);
    }
    for comment in &sheet.closing {
        page.comment(comment, 0, 0);
    }
    page.align_comments();
    page.lines.into_iter().map(Line::written).collect()
}

impl Line<'_> {
    fn written(self) -> String {
        let Self { mut text, comment } = self;
        text.push_str(comment.unwrap_or_default());
        text.push('\n');
        text
    }
}

impl<'t> Page<'t> {
    fn start(&mut self, column: usize) {
        self.lines.push(Line { text: " ".repeat(column), comment: None });
    }

    fn write(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.text.push_str(text);
        }
    }

    /// A blank line, where its author left one: but not at the top, nor between a line and what belongs to it.
    fn blank(&mut self, wanted: bool, indent: usize) {
        if wanted && !self.lines.is_empty() && indent <= self.indent {
            self.start(0);
        }
        self.indent = indent;
    }

    /// A comment on a line of its own. It stands like the statement below it, unless its author put it further in: then
    /// it goes with what is above.
    fn comment(&mut self, comment: &Comment<'t>, column: usize, indent: usize) {
        let mut indented = indent;
        if comment.column > column {
            let above = self.open.iter().rev().find(|(written, _)| *written <= comment.column);
            let above = above.map_or(
                0,
                |(written, now)| {
                    if *written == comment.column { *now } else { now + STEP }
                },
            );
            indented = indented.max(above);
        }
        self.blank(comment.blank, indented);
        self.start(indented);
        self.write(comment.text);
    }

    fn statement(&mut self, statement: &Statement<'t>) {
        self.open.retain(|(written, _)| *written < statement.column);
        self.open.push((statement.column, statement.indent));
        self.blank(statement.blank, statement.indent);
        for (at, token) in statement.tokens.iter().enumerate() {
            if at == 0 || token.starts {
                for comment in &token.above {
                    self.start(token.column);
                    self.write(comment);
                }
                self.start(token.column);
            } else {
                self.write(&" ".repeat(token.gap));
            }
            self.write(&token.text);
            if let Some(line) = self.lines.last_mut() {
                line.comment = token.beside;
            }
        }
    }

    /// Puts the comments of lines that follow one another into one column, where there is room.
    fn align_comments(&mut self) {
        let have = |first: &Line<'_>, second: &Line<'_>| {
            first.comment.is_some() && second.comment.is_some()
        };
        for lines in self.lines.chunk_by_mut(have) {
            let right = lines.iter().map(|line| width(&line.text)).max().unwrap_or_default();
            let comments = lines.iter().filter_map(|line| line.comment).map(width);
            let room = comments.max().is_some_and(|widest| right + STEP + widest <= WIDTH);
            for line in lines.iter_mut().filter(|line| line.comment.is_some()) {
                let short = if room { right - width(&line.text) } else { 0 };
                line.text.push_str(&" ".repeat(short + STEP));
            }
        }
    }
}
