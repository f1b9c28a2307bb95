//! What stands in columns: the words after the first words of lines, the cells of tables, and texts in two languages.

use super::outline::Statement;
use super::tokens::{Anchor, Token};
use super::{APART, STEP, WIDTH};
use crate::keyword::{ItemWord, LineWord};

/// The columns of the first word of a pack's header, the longest being `edition`.
const HEADER: usize = 8;

/// Puts what follows the first words of lines that stand together into one column.
pub(super) fn keywords(statements: &mut [Statement<'_>]) {
    for statement in statements.iter_mut() {
        let header = matches!(
            statement.item,
            ItemWord::Edition | ItemWord::Pack | ItemWord::Zone | ItemWord::Reads | ItemWord::Party
        );
        if header && statement.line.is_none() {
            widen(statement, HEADER);
        }
    }
    // The lines of an item, then those below each of its lines, and so on.
    for indent in [STEP, 2 * STEP, 3 * STEP] {
        for lines in statements.split_mut(|statement| statement.indent < indent) {
            let aligned = |line: &&mut Statement<'_>| {
                line.indent == indent
                    && !matches!(
                        line.line,
                        None | Some(
                            LineWord::Ja
                                | LineWord::En
                                | LineWord::Option
                                | LineWord::Clause
                                | LineWord::Row
                                | LineWord::Exempt
                        )
                    )
            };
            let longest = lines.iter_mut().filter(aligned).map(|line| first(line).1).max();
            for line in lines.iter_mut().filter(aligned) {
                widen(line, longest.unwrap_or_default() + 1);
            }
        }
    }
}

/// How many tokens the first word of a line has, and how wide it is; `as of` is one word.
fn first(statement: &Statement<'_>) -> (usize, usize) {
    match statement.tokens.as_slice() {
        [first, second, ..] if statement.line == Some(LineWord::As) => {
            (2, first.width + 1 + second.width)
        }
        [first, ..] => (1, first.width),
        [] => (0, 0),
    }
}

fn widen(statement: &mut Statement<'_>, column: usize) {
    let (count, width) = first(statement);
    if let Some(token) = statement.tokens.get_mut(count) {
        token.gap = column.saturating_sub(width);
    }
}

/// Puts the cells of a table below one another.
pub(super) fn rows(statements: &mut [Statement<'_>]) {
    let of_table = |statement: &Statement<'_>| statement.line == Some(LineWord::Row);
    for rows in statements.split_mut(|statement| statement.line.is_none()) {
        let mut widest: Vec<usize> = Vec::new();
        for row in rows.iter().filter(|row| of_table(row) && is_whole(&row.tokens)) {
            for (column, cell) in cells(&row.tokens).enumerate() {
                match widest.get_mut(column) {
                    Some(widest) => *widest = cell.max(*widest),
                    None => widest.push(cell),
                }
            }
        }
        for row in rows.iter_mut().filter(|row| of_table(row) && is_whole(&row.tokens)) {
            let widths: Vec<usize> = cells(&row.tokens).collect();
            let short = widest.iter().zip(widths).map(|(widest, width)| widest - width);
            let bars = row.tokens.iter_mut().filter(|token| is_bar(token));
            for (bar, short) in bars.zip(short) {
                bar.gap = 1 + short;
            }
        }
    }
}

/// The widths of the cells of a row.
fn cells(tokens: &[Token<'_>]) -> impl Iterator<Item = usize> {
    tokens.split(is_bar).map(flat)
}

/// A text `|` has quotation marks.
fn is_bar(token: &Token<'_>) -> bool {
    token.text == "|"
}

/// How wide tokens are on one line.
fn flat(tokens: &[Token<'_>]) -> usize {
    let gaps: usize = tokens.iter().skip(1).map(|token| token.gap).sum();
    gaps + tokens.iter().map(|token| token.width).sum::<usize>()
}

/// Whether nothing keeps tokens from standing on one line.
fn is_whole(tokens: &[Token<'_>]) -> bool {
    !tokens.iter().skip(1).any(|token| token.forced)
}

/// Puts texts in two languages side by side where they fit, else one below the other; those of options, clauses and
/// parties that follow one another in columns.
pub(super) fn words(statements: &mut [Statement<'_>]) {
    for run in statements.chunk_by_mut(are_listed) {
        if run.iter().any(|statement| statement.words.is_none()) {
            continue;
        }
        let heads = run.iter().map(Head::of).max_by_key(|head| head.width).unwrap_or_default();
        let apart = if run.iter().any(is_list) { APART } else { 0 };
        let firsts = run.iter().map(|statement| flat(texts(statement).0)).max().unwrap_or_default();
        let whole = run.iter().all(|statement| is_whole(&statement.tokens));
        let fits = whole
            && run.iter().all(|statement| {
                let (_, second) = texts(statement);
                let second = if second.is_empty() { 0 } else { APART + flat(second) };
                heads.width + apart.max(heads.gap) + firsts + second <= WIDTH
            });
        for statement in run {
            if is_list(statement) && (fits || statement.hangs()) {
                let short = heads.width - Head::of(statement).width;
                set(statement, 0, |token| token.gap = APART + short);
            }
            if fits {
                let short = firsts - flat(texts(statement).0);
                set(statement, 2, |token| token.gap = APART + short);
            } else {
                stack(statement);
            }
        }
    }
}

/// What stands before the texts of a statement.
#[derive(Default)]
struct Head {
    /// With its indentation.
    width: usize,
    /// The blanks after it.
    gap: usize,
}

impl Head {
    fn of(statement: &Statement<'_>) -> Self {
        let at = statement.words.unwrap_or_default();
        let head = statement.tokens.get(..at).unwrap_or_default();
        let gap = if at == 0 { 0 } else { statement.tokens.get(at).map_or(0, |token| token.gap) };
        Self { width: statement.indent + flat(head), gap }
    }
}

/// The text that comes first, and the other, each with its language.
fn texts<'a, 't>(statement: &'a Statement<'t>) -> (&'a [Token<'t>], &'a [Token<'t>]) {
    let at = statement.words.unwrap_or_default();
    let texts = statement.tokens.get(at..).unwrap_or_default();
    texts.split_at_checked(2).unwrap_or((texts, &[]))
}

/// Whether a statement's texts stand in columns with those of others of its kind.
fn is_list(statement: &Statement<'_>) -> bool {
    statement.words.is_some()
        && matches!(statement.line, None | Some(LineWord::Option | LineWord::Clause))
}

/// Whether two statements that follow one another are of one list.
fn are_listed(first: &Statement<'_>, second: &Statement<'_>) -> bool {
    is_list(first)
        && is_list(second)
        && (first.item, first.line, first.indent) == (second.item, second.line, second.indent)
        && is_whole(&first.tokens)
        && is_whole(&second.tokens)
}

/// Does something to a token of a statement's texts.
fn set<'t>(statement: &mut Statement<'t>, offset: usize, change: impl FnOnce(&mut Token<'t>)) {
    let at = statement.words.unwrap_or_default() + offset;
    if let Some(token) = statement.tokens.get_mut(at) {
        change(token);
    }
}

/// Puts the second text below the first, and both below a head that has no room for them.
fn stack(statement: &mut Statement<'_>) {
    let at = statement.words.unwrap_or_default();
    let below = !statement.is_texts() && !statement.hangs();
    let whole = statement.tokens.get(at..).is_some_and(is_whole);
    let (first, second) = texts(statement);
    let beside = whole && statement.indent + STEP + flat(first) + APART + flat(second) <= WIDTH;
    set(statement, 0, |token| {
        token.starts = below;
        token.anchor = Anchor { token: 0, plus: STEP };
    });
    for offset in [1, 3] {
        // A language is never parted from its text but by a comment.
        let anchor = Anchor { token: at + offset - 1, plus: STEP };
        set(statement, offset, |token| token.anchor = anchor);
    }
    set(statement, 2, |token| {
        token.starts = !(below && beside);
        token.gap = APART;
        token.anchor = Anchor { token: at, plus: 0 };
    });
}
