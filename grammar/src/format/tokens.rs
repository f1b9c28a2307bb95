//! From a line to its tokens: as they are written, how far apart they stand, and where the line may be broken.

use std::borrow::Cow;

use super::outline::width;
use crate::Span;
use crate::keyword::{ItemWord, LineWord};
use crate::lines::{Logical, first_word};
use crate::syntax::{self, Node, Rule};

/// A word, sign, path or text, and what was decided about it.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// As it will be written.
    pub text: Cow<'t, str>,
    /// How many columns that takes.
    pub width: usize,
    /// Where it was read.
    pub span: Span,
    /// The blanks before it, where it does not start a line.
    pub gap: usize,
    /// Whether its author broke the line before it.
    pub broken: bool,
    /// Whether the line has to be broken before it, for a comment or its meaning.
    pub forced: bool,
    /// Where a line may be broken before it, how readily.
    pub place: Option<Place>,
    /// Where it stands when it starts a line.
    pub anchor: Anchor,
    /// Whether it starts a line.
    pub starts: bool,
    /// The column where it stands.
    pub column: usize,
    /// Comments on lines of their own above it.
    pub above: Vec<&'t str>,
    /// The comment that ends its line.
    pub beside: Option<&'t str>,
}

/// A place where a line may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// How deep it lies: the outermost places of a line are taken first.
    pub depth: usize,
    /// What comes of it.
    pub sort: Sort,
}

/// The sorts of places, from those that are taken first to those that are taken last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Before an operator of a formula, and before the formula of a quantifier: all of one depth start lines, or none. Its
    /// author's break is kept.
    Formula,
    /// After a comma, and before the parts of a header: as much on a line as fits.
    List,
    /// After the bracket that opens a list or record: taken where its parts have no room beside it.
    Opening,
    /// Before the `of` of `5 days of x`: on one line that is five days by the measure `x`, broken before `of` it is a ratio.
    /// Its author's break is kept, and it is never taken.
    Measure,
}

impl Sort {
    /// Whether a break of the author stays.
    pub(super) fn is_kept(self) -> bool {
        matches!(self, Self::Formula | Self::Measure)
    }

    /// Whether a line that is too long is broken there, as it comes.
    pub(super) fn is_taken(self) -> bool {
        matches!(self, Self::Formula | Self::List)
    }
}

/// `plus` columns to the right of a token that came before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchor {
    /// That token.
    pub token: usize,
    /// How far to the right.
    pub plus: usize,
}

/// What a line is made of.
#[derive(Debug, Default)]
pub(super) struct Content<'t> {
    pub tokens: Vec<Token<'t>>,
    /// The first of its texts.
    pub words: Option<usize>,
    /// The formulas of its quantifiers: the first token of each, and the one after the last.
    pub bodies: Vec<(usize, usize)>,
}

/// The tokens of a header (`line` is `None`) or line.
pub(super) fn read<'t>(
    rule: Rule,
    line: Option<LineWord>,
    item: ItemWord,
    text: &'t str,
    mask: &'t str,
    logical: &Logical,
) -> Content<'t> {
    let Span { start, end } = logical.span;
    let mut reader = Reader {
        item,
        read: Content::default(),
        depth: 0,
        // The clauses of an excuse stand below the first of them, all else below what follows the first word.
        sequences: vec![Sequence::new(if rule == Rule::excuse_line { 2 } else { 1 })],
        next: None,
        glued: false,
    };
    // The grammar has this word as mere text.
    if !matches!(line, Some(LineWord::Ja | LineWord::En | LineWord::Row)) {
        let word = mask.get(start..end).map(first_word).unwrap_or_default();
        reader.push(word, Span { start, end: start + word.len() });
    }
    if let Ok(node) = syntax::parse(rule, text, mask, logical.span) {
        reader.parts(&node);
    }
    let mut read = reader.read;
    if line == Some(LineWord::Row) {
        for token in &mut read.tokens {
            token.place = None;
        }
    }
    read
}

/// Things with commas between them.
#[derive(Clone, Copy, Debug)]
struct Sequence {
    /// The first token of the first of them.
    first: usize,
    /// The first token of the present one.
    present: usize,
}

struct Reader<'t> {
    item: ItemWord,
    read: Content<'t>,
    /// How deep the present part lies.
    depth: usize,
    /// The sequences around the present part.
    sequences: Vec<Sequence>,
    /// Where the next token may start a line.
    next: Option<(Place, Anchor)>,
    /// Whether the next token follows without a blank.
    glued: bool,
}

impl Sequence {
    fn new(first: usize) -> Self {
        Self { first, present: first }
    }
}

impl<'t> Reader<'t> {
    /// The position of the next token.
    fn at(&self) -> usize {
        self.read.tokens.len()
    }

    fn push(&mut self, text: impl Into<Cow<'t, str>>, span: Span) {
        let text = text.into();
        let gap = usize::from(!std::mem::take(&mut self.glued));
        let place = self.next.take().filter(|_| !self.starts_a_line(&text));
        let anchor = place.map_or(Anchor { token: 0, plus: super::STEP }, |(_, anchor)| anchor);
        let place = place.map(|(place, _)| place);
        self.read.tokens.push(Token {
            width: width(&text),
            text,
            span,
            gap,
            broken: false,
            forced: false,
            place,
            anchor,
            starts: false,
            column: 0,
            above: Vec::new(),
            beside: None,
        });
    }

    /// Whether a line that starts so is one of its own in this item, and cannot go on with another.
    fn starts_a_line(&self, text: &str) -> bool {
        let word = first_word(text);
        let path = text.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'));
        LineWord::from_word(word).is_some_and(|line| self.item.knows(line)) && !path
    }

    fn place(&mut self, sort: Sort, depth: usize, token: usize, plus: usize) {
        self.next = Some((Place { depth, sort }, Anchor { token, plus }));
    }

    fn parts(&mut self, node: &Node<'t>) {
        for part in node.parts() {
            self.part(&part);
        }
    }

    fn part(&mut self, node: &Node<'t>) {
        match node.rule() {
            Rule::expression => self.expression(node),
            Rule::all | Rule::some | Rule::each | Rule::aggregate => self.quantifier(node),
            Rule::path | Rule::by_path => self.push(node.text().trim_end(), node.span()),
            Rule::measure => self.push(measure(node), node.span()),
            Rule::number => self.number(node),
            Rule::if_any => {
                for word in node.parts() {
                    self.part(&word);
                    self.next = None;
                }
            }
            Rule::comma => {
                self.glued = true;
                self.push(node.text(), node.span());
                let next = self.at();
                if let Some(sequence) = self.sequences.last_mut() {
                    sequence.present = next;
                    let first = sequence.first;
                    self.place(Sort::List, self.depth, first, 0);
                }
            }
            Rule::colon => {
                self.glued = true;
                self.push(node.text(), node.span());
            }
            Rule::open | Rule::open_list | Rule::open_record => {
                self.push(node.text(), node.span());
                self.glued = true;
                let outer = self.sequences.last().map_or(0, |sequence| sequence.present);
                if node.rule() != Rule::open {
                    self.place(Sort::Opening, self.depth, outer, super::STEP);
                }
                self.depth += 1;
                self.sequences.push(Sequence::new(self.at()));
            }
            Rule::close | Rule::close_list | Rule::close_record => {
                self.next = None;
                self.sequences.pop();
                self.depth = self.depth.saturating_sub(1);
                self.glued = true;
                self.push(node.text(), node.span());
            }
            Rule::negative => {
                self.push(node.text(), node.span());
                self.glued = true;
            }
            Rule::least | Rule::most | Rule::default => {
                self.place(Sort::List, 0, 0, super::STEP);
                self.parts(node);
            }
            Rule::from | Rule::until | Rule::on => {
                if self.at() > 1 {
                    self.place(Sort::List, 0, 1, 0);
                }
                self.depth += 1;
                self.parts(node);
                self.depth -= 1;
            }
            Rule::and_party_ => {
                self.place(Sort::List, 0, 1, 0);
                self.push(node.text(), node.span());
            }
            Rule::because_ => {
                self.place(Sort::List, 1, 1, super::STEP);
                self.push(node.text(), node.span());
                self.sequences.push(Sequence::new(self.at()));
            }
            Rule::words => {
                self.read.words = Some(self.at());
                self.parts(node);
            }
            _ if node.parts().next().is_some() => self.parts(node),
            Rule::EOI => {}
            _ => self.push(node.text().trim_matches([' ', '\n']), node.span()),
        }
    }

    /// Operands and operators in a row.
    fn expression(&mut self, node: &Node<'t>) {
        let depth = self.depth;
        let first = self.at();
        // The first token of the part between two `and`s or `or`s.
        let mut part = first;
        for child in node.parts() {
            match child.rule() {
                Rule::and_ | Rule::or_ => {
                    self.place(Sort::Formula, depth, first, 0);
                    self.part(&child);
                    part = self.at();
                }
                Rule::arithmetic if child.text() == "else" => {
                    self.place(Sort::Formula, depth + 1, part, 0);
                    self.part(&child);
                }
                Rule::arithmetic => {
                    self.place(Sort::Formula, depth + 2, part, super::STEP);
                    self.part(&child);
                    self.keep_measure();
                }
                Rule::comparator => {
                    self.place(Sort::Formula, depth + 1, part, super::STEP);
                    self.part(&child);
                }
                Rule::all | Rule::some | Rule::each => {
                    self.depth = depth + 1;
                    self.part(&child);
                }
                _ => {
                    self.depth = depth + 3;
                    self.part(&child);
                }
            }
        }
        self.depth = depth;
    }

    /// Where `of` follows a number and its unit, a break before it has a meaning.
    fn keep_measure(&mut self) {
        if let [.., before, of] = self.read.tokens.as_mut_slice() {
            let measured = before.text.starts_with(|sign: char| sign.is_ascii_digit());
            if of.text == "of" && measured && before.text.contains(' ') {
                of.place = of.place.map(|place| Place { sort: Sort::Measure, ..place });
            }
        }
    }

    /// `all x in LIST: f`, `(count x in LIST: f)`
    fn quantifier(&mut self, node: &Node<'t>) {
        let depth = self.depth;
        let mut first = self.at();
        for child in node.parts() {
            match child.rule() {
                Rule::open => {
                    self.part(&child);
                    first = self.at();
                }
                Rule::expression => {
                    let body = self.at();
                    self.place(Sort::Formula, depth + 1, first, super::STEP);
                    self.depth = depth + 2;
                    self.expression(&child);
                    self.read.bodies.push((body, self.at()));
                }
                _ => self.part(&child),
            }
        }
        self.depth = depth;
    }

    /// `-2.5`
    fn number(&mut self, node: &Node<'t>) {
        let mut text = String::new();
        for part in node.parts() {
            match part.rule() {
                Rule::negative => text.push('-'),
                _ => text.push_str(&measure(&part)),
            }
        }
        self.push(text, node.span());
    }
}

/// `4 hours`, `70 %`, with one blank between its words.
fn measure(node: &Node<'_>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for part in node.parts() {
        match part.rule() {
            Rule::base => words.extend(part.parts().map(|word| word.text())),
            _ => words.push(part.text()),
        }
    }
    words.join(" ")
}
