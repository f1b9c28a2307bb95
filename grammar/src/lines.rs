//! From lines of a file to items and the lines that belong to them.
//!
//! ```text
//! rule BK-1 provider must               header
//!   require a is daily                  line `require`, level 0
//!        or b is daily                  goes on
//!     reason ja "…" en "…"              line `reason`, level 1: below `require`
//! ```

use crate::Span;
use crate::keyword::{ItemWord, LineWord};
use crate::problem::{Place, ProblemKind};
use crate::problems::Problems;
use crate::scan::{Damage, FileLine};

/// A line with those that continue it.
#[derive(Clone, Debug)]
pub(crate) struct Logical {
    /// From its first byte to the last of its last continuation.
    pub span: Span,
    /// Where each line starts that continues it.
    pub breaks: Vec<usize>,
    /// The worst of its lines.
    pub damage: Damage,
}

impl Logical {
    fn new(line: FileLine) -> Self {
        Self { span: line.span, breaks: Vec::new(), damage: line.damage }
    }

    fn go_on(&mut self, line: FileLine) {
        self.breaks.push(line.span.start);
        self.span.end = line.span.end;
        self.damage = self.damage.max(line.damage);
    }
}

/// A line of an item.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is.
    pub word: LineWord,
    /// How many lines hold it.
    pub level: usize,
    /// Whether it stands where it cannot: that was reported, and nothing below it is read.
    pub misplaced: bool,
    /// Its text.
    pub text: Logical,
}

/// An item: its header and its lines, in the order of the text.
#[derive(Debug)]
pub(crate) struct Block {
    /// What it is.
    pub word: ItemWord,
    /// Whether it said so; otherwise it is read for its problems alone.
    pub named: bool,
    /// Its first line.
    pub header: Logical,
    /// The lines below.
    pub lines: Vec<Line>,
    /// Whether something of it was lost.
    pub broken: bool,
    /// The lines that may hold the next one: their column, and what they are.
    open: Vec<Open>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    indent: usize,
    word: LineWord,
    level: usize,
}

impl Block {
    pub(crate) fn new(word: ItemWord, named: bool, header: FileLine) -> Self {
        let broken = !named;
        Self {
            word,
            named,
            header: Logical::new(header),
            lines: Vec::new(),
            broken,
            open: Vec::new(),
        }
    }

    /// The line that such text starts in this item, if it starts one.
    pub(crate) fn line_word(&self, text: &str) -> Option<LineWord> {
        if self.word == ItemWord::Table && has_bar(text) {
            return Some(LineWord::Row);
        }
        let word = first_word(text);
        let path = text.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
        LineWord::from_word(word).filter(|line| self.word.knows(*line) && !path)
    }

    /// Takes a line of the file that is indented, or should be.
    pub(crate) fn add(&mut self, line: FileLine, mask: &str, problems: &mut Problems<'_>) {
        let text = mask.get(line.span.start..line.span.end).unwrap_or_default();
        match self.line_word(text) {
            Some(word) => self.start(word, line, problems),
            None => {
                self.lines.last_mut().map_or(&mut self.header, |last| &mut last.text).go_on(line);
            }
        }
    }

    fn start(&mut self, word: LineWord, line: FileLine, problems: &mut Problems<'_>) {
        self.open.retain(|open| open.indent < line.indent);
        let holder = self
            .open
            .iter()
            .rev()
            .find(|open| open.word.is_holder() || open.word.holds().contains(&word));
        let (level, place) = match holder {
            Some(open) if open.word.holds().contains(&word) => (open.level + 1, None),
            Some(open) => (open.level + 1, Some(Place::Below(open.word))),
            None if self.word.holds().contains(&word) => (0, None),
            None => (0, Some(Place::In(self.word))),
        };
        if let Some(place) = place {
            let end = line.span.start + word.word().len();
            problems.report(
                Span { start: line.span.start, end },
                ProblemKind::Misplaced { line: word, place },
            );
            self.broken = true;
        }
        self.open.push(Open { indent: line.indent, word, level });
        self.lines.push(Line { word, level, misplaced: place.is_some(), text: Logical::new(line) });
    }
}

/// Lines of one level, each with those below it.
pub(crate) fn outline(mut lines: &[Line]) -> impl Iterator<Item = (&Line, &[Line])> {
    std::iter::from_fn(move || {
        let (first, rest) = lines.split_first()?;
        let below = rest.iter().take_while(|line| line.level > first.level).count();
        let (below, after) = rest.split_at_checked(below)?;
        lines = after;
        Some((first, below))
    })
    .filter(|(line, _)| !line.misplaced)
}

/// The letters, digits and `_` that a text starts with; if there are none, its first sign.
pub(crate) fn first_word(text: &str) -> &str {
    let end =
        text.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(text.len());
    let end = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
    text.get(..end).unwrap_or_default()
}

/// Whether `|` stands outside quotation marks.
fn has_bar(text: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    text.chars().any(|sign| {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '|' if !quoted => return true,
            _ => {}
        }
        false
    })
}
