//! Formulas in words, as a list of short lines instead of one endless sentence.

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use super::writer::Writer;
use crate::program::{Node, NodeId, Parts};
use crate::typed::Type;

/// A line with the lines that belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// A sentence; where parts follow, it speaks of them.
    pub words: Bilingual,
    /// What it speaks of.
    pub parts: Vec<Outline>,
}

impl From<Bilingual> for Outline {
    fn from(words: Bilingual) -> Self {
        Self { words, parts: Vec::new() }
    }
}

impl Writer<'_> {
    /// A formula that is to hold, line by line.
    #[must_use]
    pub fn outline(&mut self, id: NodeId) -> Outline {
        self.lines(id, true)
    }

    /// What a label stands for: a term in words, or a formula line by line.
    #[must_use]
    pub fn definition(&mut self, id: NodeId) -> Outline {
        if self.program.type_of(id) == Type::Boolean {
            self.unlabelled_lines(id, true)
        } else {
            self.unlabelled(id).into()
        }
    }

    fn lines(&mut self, id: NodeId, holds: bool) -> Outline {
        if self.label(id).is_some() {
            return self.formula(id, holds).into();
        }
        self.unlabelled_lines(id, holds)
    }

    fn unlabelled_lines(&mut self, id: NodeId, holds: bool) -> Outline {
        match self.program.node(id) {
            Some(Node::Not(part)) => self.lines(part, !holds),
            Some(Node::And(parts)) => {
                let head = if holds {
                    both("次のすべてが成り立つ", "all of the following hold")
                } else {
                    both("次のすべてが成り立つということはない", "not all of the following hold")
                };
                self.listed(head, parts)
            }
            Some(Node::Or(parts)) => {
                let head = if holds {
                    both("次の少なくとも一つが成り立つ", "at least one of the following holds")
                } else {
                    both("次のどれも成り立たない", "none of the following holds")
                };
                self.listed(head, parts)
            }
            Some(Node::All { .. } | Node::Some { .. } | Node::Each { .. }) if holds => {
                let (prefix, items, body) = self.quantifier(id);
                let Outline { words, parts } =
                    self.with_items(&items, |writer| writer.lines(body, true));
                let words = both(
                    format!("{}、{}", prefix.ja, words.ja),
                    format!("{}, {}", prefix.en, words.en),
                );
                Outline { words, parts }
            }
            Some(Node::All { .. } | Node::Some { .. } | Node::Each { .. }) => Outline {
                words: both("次のことは成り立たない", "the following does not hold"),
                parts: vec![self.unlabelled_lines(id, true)],
            },
            _ => self.sentence(id, holds).into(),
        }
    }

    fn listed(&mut self, words: Bilingual, parts: Parts) -> Outline {
        let program = self.program;
        let parts = program.parts(parts).iter().map(|part| self.lines(*part, true)).collect();
        Outline { words, parts }
    }
}
