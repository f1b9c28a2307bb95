//! From the text of a file to its statements, each with its tokens and comments.

use unicode_width::UnicodeWidthStr as _;

use super::tokens::{self, Content, Token};
use super::{STEP, rules};
use crate::Span;
use crate::keyword::{ItemWord, LineWord};
use crate::lines::{Block, Logical, first_word};
use crate::problems::Problems;
use crate::scan::Scanner;

/// A file.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    /// Headers and lines, in the order of the text.
    pub statements: Vec<Statement<'t>>,
    /// The comments after the last of them.
    pub closing: Vec<Comment<'t>>,
}

/// The header or a line of an item, with all that goes on with it. Texts of a line that stand below it are part of it.
#[derive(Debug)]
pub(super) struct Statement<'t> {
    /// The item that it is the header of, or is in.
    pub item: ItemWord,
    /// The line that it is; `None` is the header.
    pub line: Option<LineWord>,
    /// The column where it is to start.
    pub indent: usize,
    /// The column where its author started it.
    pub column: usize,
    /// Whether its author left a blank line above it.
    pub blank: bool,
    /// The comments on lines of their own above it.
    pub above: Vec<Comment<'t>>,
    /// What it is made of: at least its first word.
    pub tokens: Vec<Token<'t>>,
    /// The first token of its texts: `ja` or `en`.
    pub words: Option<usize>,
    /// The formulas of its quantifiers: the first token of each, and the one after the last.
    pub bodies: Vec<(usize, usize)>,
}

/// A comment on a line of its own.
#[derive(Debug)]
pub(super) struct Comment<'t> {
    /// From `#` to its last letter.
    pub text: &'t str,
    /// The column where its author put it.
    pub column: usize,
    /// Whether its author left a blank line above it.
    pub blank: bool,
}

/// How many columns a text takes: two for a Japanese letter, and for a sign like ① too, as Japanese fonts show it.
pub(super) fn width(text: &str) -> usize {
    text.width_cjk()
}

/// The text with its comments blanked, as long as the text.
pub(super) fn mask(text: &str) -> String {
    let mut problems = Problems::new(text);
    let mut scanner = Scanner::new(text, &mut problems);
    while scanner.next_line(&mut problems).is_some() {}
    scanner.mask().to_owned()
}

/// Reads a text that has no problems.
pub(super) fn read<'t>(text: &'t str, mask: &'t str, comments: &[Span]) -> Sheet<'t> {
    let mut statements = Vec::new();
    for block in blocks(text) {
        add_header(&mut statements, &block, text, mask);
        for line in &block.lines {
            let columns = line.word == LineWord::Row && has_columns(&statements);
            let rule = rules::of_line(line.word, columns);
            let tokens = tokens::read(rule, Some(line.word), block.word, text, mask, &line.text);
            let level = line.level + 1;
            let texts = matches!(line.word, LineWord::Ja | LineWord::En);
            match statements.last_mut() {
                Some(last) if texts && last.takes_texts(level) => last.go_on(tokens),
                _ => {
                    let indent = level * STEP;
                    let column = column(text, line.text.span.start);
                    statements.push(Statement::new(
                        block.word,
                        Some(line.word),
                        indent,
                        column,
                        tokens,
                    ));
                }
            }
        }
    }
    let closing = add_comments(&mut statements, text, comments);
    Sheet { statements, closing }
}

/// The items of a text that has no problems.
fn blocks(text: &str) -> Vec<Block> {
    let mut problems = Problems::new(text);
    let mut scanner = Scanner::new(text, &mut problems);
    let mut blocks: Vec<Block> = Vec::new();
    while let Some(line) = scanner.next_line(&mut problems) {
        let mask = scanner.mask();
        let written = mask.get(line.span.start..line.span.end).unwrap_or_default();
        match (ItemWord::from_word(first_word(written)), blocks.last_mut()) {
            (Some(item), _) if line.indent == 0 => blocks.push(Block::new(item, true, line)),
            (_, Some(block)) => block.add(line, mask, &mut problems),
            (_, None) => {}
        }
    }
    blocks
}

fn add_header<'t>(
    statements: &mut Vec<Statement<'t>>,
    block: &Block,
    text: &'t str,
    mask: &'t str,
) {
    let Logical { span, .. } = block.header;
    let rule = rules::of_header(block.word);
    let tokens = tokens::read(rule, None, block.word, text, mask, &block.header);
    statements.push(Statement::new(block.word, None, 0, column(text, span.start), tokens));
}

/// Whether the table that is being read has its columns.
fn has_columns(statements: &[Statement<'_>]) -> bool {
    let lines = statements.iter().rev().map_while(|statement| statement.line);
    lines.into_iter().any(|line| line == LineWord::Row)
}

/// The column of a place, before which there is nothing but blanks.
fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().map_or(0, width)
}

impl<'t> Statement<'t> {
    fn new(
        item: ItemWord,
        line: Option<LineWord>,
        indent: usize,
        column: usize,
        tokens: Content<'t>,
    ) -> Self {
        let Content { tokens, words, bodies } = tokens;
        let above = Vec::new();
        Self { item, line, indent, column, blank: false, above, tokens, words, bodies }
    }

    /// Whether its texts always stand beside its first word.
    pub(super) fn hangs(&self) -> bool {
        matches!(
            self.line,
            Some(LineWord::Reason | LineWord::Remedy | LineWord::Question | LineWord::Option)
        )
    }

    /// Whether it is nothing but texts.
    pub(super) fn is_texts(&self) -> bool {
        matches!(self.line, Some(LineWord::Ja | LineWord::En))
    }

    /// Whether a line `ja` or `en` of that level, right below it, goes on with its texts.
    fn takes_texts(&self, level: usize) -> bool {
        let below = self.indent + STEP == level * STEP;
        if self.is_texts() {
            self.indent == level * STEP
        } else if self.hangs() {
            below
        } else {
            let holds = matches!(self.line, None | Some(LineWord::Clause));
            holds && below && self.words.is_some()
        }
    }

    fn go_on(&mut self, more: Content<'t>) {
        let base = self.tokens.len();
        self.words = self.words.or(more.words.map(|at| at + base));
        self.tokens.extend(more.tokens);
    }
}

/// Hands each comment to the token or statement that it stands beside or above; gives back those after the last.
fn add_comments<'t>(
    statements: &mut [Statement<'t>],
    text: &'t str,
    comments: &[Span],
) -> Vec<Comment<'t>> {
    let mut comments = comments.iter().copied().peekable();
    let mut end = 0;
    let comment = |span: Span, end: &mut usize| {
        let written = text.get(span.start..span.end).unwrap_or_default();
        let blank = breaks(text, *end, span.start) > 1;
        *end = span.end;
        Comment { text: written.trim_end(), column: column(text, span.start), blank }
    };
    for statement in statements {
        for at in 0..statement.tokens.len() {
            let Some(token) = statement.tokens.get_mut(at) else { continue };
            while let Some(span) = comments.next_if(|span| span.start < token.span.start) {
                let comment = comment(span, &mut end);
                if at == 0 {
                    statement.above.push(comment);
                } else {
                    token.above.push(comment.text);
                }
            }
            let lines = breaks(text, end, token.span.start);
            if at == 0 {
                statement.blank = lines > 1;
            } else {
                token.broken = lines > 0;
            }
            end = token.span.end;
            let beside = comments.next_if(|span| {
                text.get(end..span.start)
                    .is_some_and(|between| between.bytes().all(|byte| byte == b' '))
            });
            if let Some(span) = beside {
                token.beside = Some(comment(span, &mut end).text);
                // The next token is on another line, and comments keep it there.
                end = token.span.end;
            }
        }
        for at in 1..statement.tokens.len() {
            let commented = statement.tokens.get(at - 1).is_some_and(|last| last.beside.is_some());
            if let Some(token) = statement.tokens.get_mut(at) {
                token.forced = commented || !token.above.is_empty();
            }
        }
    }
    comments.map(|span| comment(span, &mut end)).collect()
}

/// How many lines end between two places.
fn breaks(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).unwrap_or_default().matches('\n').count()
}
