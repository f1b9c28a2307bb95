//! Holds one line against the pest grammar, and hands out what it is made of, with places in the file.

use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::{Pair, Pairs};

use crate::Span;
use crate::expected::{Expected, gathered};

/// What the derive macro makes of the grammar; its items are described there.
mod generated {
    #![allow(missing_docs, reason = "the derive macro documents nothing")]

    #[derive(pest_derive::Parser)]
    #[grammar = "tekigo.pest"]
    pub struct Lines;
}

pub(crate) use generated::Rule;

/// Why a line could not be read.
#[derive(Debug)]
pub(crate) struct Failure {
    /// How far it could be read.
    pub at: usize,
    /// What would have let it go on.
    pub wanted: Vec<Expected>,
    /// Whether pest found its stack too small, which happens on tiny stacks alone: depth was counted before.
    pub no_stack: bool,
}

/// Reads a part of a mask as a rule. The text is the one that the mask was made from.
pub(crate) fn parse<'t>(
    rule: Rule,
    text: &'t str,
    mask: &'t str,
    span: Span,
) -> Result<Node<'t>, Failure> {
    let unreadable = || Failure { at: span.start, wanted: Vec::new(), no_stack: false };
    let line = mask.get(span.start..span.end).ok_or_else(unreadable)?;
    match generated::Lines::parse(rule, line) {
        Ok(mut pairs) => {
            pairs.next().map(|pair| Node { pair, base: span.start, text }).ok_or_else(unreadable)
        }
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            let (wanted, no_stack) = match error.variant {
                ErrorVariant::ParsingError { positives, .. } => (gathered(positives), false),
                ErrorVariant::CustomError { .. } => (Vec::new(), true),
            };
            Err(Failure { at: span.start + at, wanted, no_stack })
        }
    }
}

/// A part of a line.
#[derive(Clone)]
pub(crate) struct Node<'t> {
    pair: Pair<'t, Rule>,
    base: usize,
    text: &'t str,
}

impl<'t> Node<'t> {
    pub(crate) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// As the mask has it.
    pub(crate) fn text(&self) -> &'t str {
        self.pair.as_str()
    }

    /// Where it stands in the file.
    pub(crate) fn span(&self) -> Span {
        let start = self.base + self.pair.as_span().start();
        // A rule that ends in something left out takes the blanks before it too.
        let end = start + self.text().trim_end_matches([' ', '\n']).len();
        Span { start, end }.widened(self.text)
    }

    pub(crate) fn parts(&self) -> Parts<'t> {
        Parts { pairs: self.pair.clone().into_inner(), base: self.base, text: self.text }
    }
}

/// The parts of a part, in order.
#[derive(Clone)]
pub(crate) struct Parts<'t> {
    pairs: Pairs<'t, Rule>,
    base: usize,
    text: &'t str,
}

impl<'t> Parts<'t> {
    /// The next part, if it is of that rule.
    pub(crate) fn next_of(&mut self, rule: Rule) -> Option<Node<'t>> {
        if self.pairs.peek()?.as_rule() == rule { self.next() } else { None }
    }

    /// The next part of that rule, past signs and keywords.
    pub(crate) fn first_of(&mut self, rule: Rule) -> Option<Node<'t>> {
        self.find(|node| node.rule() == rule)
    }

    /// Whether a part of that rule is still to come.
    pub(crate) fn has(&self, rule: Rule) -> bool {
        self.pairs.clone().any(|pair| pair.as_rule() == rule)
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        let pair = self.pairs.next()?;
        Some(Node { pair, base: self.base, text: self.text })
    }
}
