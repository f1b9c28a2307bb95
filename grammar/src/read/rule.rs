//! Rules: the header, and every line below it.

use super::Reader;
use super::literal::name;
use crate::keyword::LineWord;
use crate::lines::{Block, Line, outline};
use crate::syntax::{Node, Rule};
use crate::tree::{self, Effective, Exception, Item, Name, Require, Words};

/// The header of a rule.
struct Header {
    id: Name,
    parties: Vec<Name>,
    strength: Name,
    manual: bool,
}

impl<'t> Reader<'t, '_, '_> {
    pub(super) fn rule(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::rule_line, block, |_, node| {
            let mut parts = node.parts();
            let id = name(&parts.first_of(Rule::identifier)?);
            let parties = node
                .parts()
                .filter(|part| part.rule() == Rule::party)
                .map(|part| name(&part))
                .collect();
            let strength = name(&parts.first_of(Rule::strength)?);
            Some(Header { id, parties, strength, manual: parts.has(Rule::manual_) })
        });
        let nameless = || Name { value: String::new(), span: block.header.span };
        let mut rule = tree::Rule {
            id: nameless(),
            parties: Vec::new(),
            strength: nameless(),
            manual: false,
            words: Words::default(),
            cites: Vec::new(),
            lets: Vec::new(),
            whens: Vec::new(),
            requires: Vec::new(),
            exceptions: Vec::new(),
            accepts: Vec::new(),
            effective: None,
            replaces: None,
            question: Words::default(),
            remedy: Words::default(),
            span: block.header.span,
        };
        self.rule_lines(&block.lines, &mut rule);
        let Header { id, parties, strength, manual } = header?;
        Some(Item::Rule(tree::Rule { id, parties, strength, manual, ..rule }))
    }

    fn rule_lines(&mut self, lines: &[Line], rule: &mut tree::Rule) {
        let (mut effective_at, mut replaces_at) = (None, None);
        for (line, below) in outline(lines) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut rule.words),
                LineWord::Cites => self.cites(line, &mut rule.cites),
                LineWord::Let => rule.lets.extend(self.line(
                    Rule::let_line,
                    &line.text,
                    Reader::named_expression,
                )),
                LineWord::When => {
                    let formula = self.formula_line(Rule::when_line, line);
                    let mut reason = Words::default();
                    for (line, below) in outline(below) {
                        self.spoken(line, below, &mut reason);
                    }
                    rule.whens.extend(formula.map(|formula| (formula, reason)));
                }
                LineWord::Require => rule.requires.extend(self.require(line, below)),
                LineWord::Except => rule.exceptions.extend(self.exception(line, below)),
                LineWord::Accepts => {
                    rule.accepts.extend(self.line(
                        Rule::accepts_line,
                        &line.text,
                        |reader, node| reader.path(&node.parts().first_of(Rule::path)?),
                    ));
                }
                LineWord::Effective => {
                    let effective = self.line(Rule::effective_line, &line.text, Reader::effective);
                    self.once(&mut rule.effective, effective, line, &mut effective_at);
                }
                LineWord::Replaces => {
                    let id = self.line(Rule::replaces_line, &line.text, |_, node| {
                        Some(name(&node.parts().first_of(Rule::identifier)?))
                    });
                    self.once(&mut rule.replaces, id, line, &mut replaces_at);
                }
                LineWord::Question => self.spoken(line, below, &mut rule.question),
                LineWord::Remedy => self.spoken(line, below, &mut rule.remedy),
                _ => {}
            }
        }
    }

    fn formula_line(&mut self, rule: Rule, line: &Line) -> Option<tree::Expression> {
        self.line(rule, &line.text, |reader, node| {
            reader.expression(&node.parts().first_of(Rule::expression)?)
        })
    }

    /// `require …` and its own `reason` and `remedy`.
    fn require(&mut self, line: &Line, below: &[Line]) -> Option<Require> {
        let formula = self.formula_line(Rule::require_line, line);
        let (mut reason, mut remedy) = (Words::default(), Words::default());
        for (line, below) in outline(below) {
            match line.word {
                LineWord::Reason => self.spoken(line, below, &mut reason),
                LineWord::Remedy => self.spoken(line, below, &mut remedy),
                _ => {}
            }
        }
        Some(Require { formula: formula?, reason, remedy })
    }

    /// `except NAME when …` and what stands below it.
    fn exception(&mut self, line: &Line, below: &[Line]) -> Option<Exception> {
        let header = self.line(Rule::except_line, &line.text, |reader, node| {
            let mut parts = node.parts();
            let name = name(&parts.first_of(Rule::name)?);
            Some((name, reader.expression(&parts.first_of(Rule::expression)?)?))
        });
        let (mut cites, mut requires, mut words, mut remedy) =
            (Vec::new(), Vec::new(), Words::default(), Words::default());
        let (mut exempt, mut exempt_at) = (None, None);
        for (line, below) in outline(below) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut words),
                LineWord::Cites => self.cites(line, &mut cites),
                LineWord::Require => requires.extend(self.require(line, below)),
                LineWord::Remedy => self.spoken(line, below, &mut remedy),
                LineWord::Exempt => {
                    let span =
                        self.line(Rule::exempt_line, &line.text, |_, node| Some(node.span()));
                    self.once(&mut exempt, span, line, &mut exempt_at);
                }
                _ => {}
            }
        }
        let (name, when) = header?;
        Some(Exception { name, when, cites, requires, exempt, words, remedy })
    }

    /// `effective from D until E on DATE`
    fn effective(&mut self, node: &Node<'t>) -> Option<Effective> {
        let mut bounds = [None, None];
        for (bound, rule) in bounds.iter_mut().zip([Rule::from, Rule::until]) {
            if let Some(part) = node.parts().find(|part| part.rule() == rule) {
                *bound = Some(self.day(&part.parts().first_of(Rule::day)?)?);
            }
        }
        let on = match node.parts().first_of(Rule::on) {
            Some(on) => Some(self.expression(&on.parts().first_of(Rule::expression)?)?),
            None => None,
        };
        let [from, until] = bounds;
        Some(Effective { from, until, on, span: node.span() })
    }
}
