//! Items: their headers, and the lines of those that are not rules, tables or tests.

use super::Reader;
use super::literal::{name, text};
use super::statement::type_name;
use crate::keyword::{ItemWord, LineWord};
use crate::lines::{Block, Line, outline};
use crate::syntax::{Node, Rule};
use crate::tree::{Choice, Clause, Expression, Item, Name, Parameter, Reads, Source, Words};

impl<'t> Reader<'t, '_, '_> {
    /// Reads an item. Its lines are looked at even where its header cannot be read.
    pub(super) fn item(&mut self, block: &Block) -> Option<Item> {
        match self.item {
            ItemWord::Edition => {
                let number = self.one_word(Rule::edition_line, Rule::edition, block)?;
                Some(Item::Edition { number })
            }
            ItemWord::Zone => {
                let offset = self.one_word(Rule::zone_line, Rule::offset, block)?;
                Some(Item::Zone { offset })
            }
            ItemWord::Pack => self.pack(block),
            ItemWord::Reads => self.reads(block),
            ItemWord::Party => self.party(block),
            ItemWord::Source => self.source(block),
            ItemWord::Excuse => self.excuse(block),
            ItemWord::Choice => self.choice(block),
            ItemWord::Parameter => self.parameter(block),
            ItemWord::Table => self.table(block),
            ItemWord::Define => self.define(block),
            ItemWord::Rule => self.rule(block),
            ItemWord::Test => self.test(block),
        }
    }

    fn one_word(&mut self, rule: Rule, part: Rule, block: &Block) -> Option<Name> {
        self.header(rule, block, |_, node| {
            node.parts().find(|found| found.rule() == part).map(|found| name(&found))
        })
    }

    fn pack(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::pack_line, block, |reader, node| {
            let mut parts = node.parts();
            let id = name(&parts.first_of(Rule::identifier)?);
            Some((id, name(&parts.first_of(Rule::version)?), reader.words_of(node)))
        });
        let mut words = header.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default();
        self.words_below(&block.lines, &mut words);
        let (name, version, _) = header?;
        Some(Item::Pack { name, version, words })
    }

    fn reads(&mut self, block: &Block) -> Option<Item> {
        let kinds = self.header(Rule::reads_line, block, |_, node| {
            let entries = node.parts().filter(|part| part.rule() == Rule::reads);
            let kind = |entry: Node<'t>| {
                let mut parts = entry.parts();
                let many = parts.has(Rule::many_);
                Some(Reads { many, kind: name(&parts.first_of(Rule::name)?) })
            };
            entries.map(kind).collect::<Option<Vec<_>>>()
        });
        Some(Item::Reads { kinds: kinds? })
    }

    fn party(&mut self, block: &Block) -> Option<Item> {
        let header = self.named_header(Rule::party_line, Rule::name, block);
        let mut words = header.as_ref().map(|(_, words)| words.clone()).unwrap_or_default();
        self.words_below(&block.lines, &mut words);
        let (name, _) = header?;
        Some(Item::Party { name, words })
    }

    /// A header of a name and, perhaps, texts.
    fn named_header(&mut self, rule: Rule, part: Rule, block: &Block) -> Option<(Name, Words)> {
        self.header(rule, block, |reader, node| {
            Some((name(&node.parts().first_of(part)?), reader.words_of(node)))
        })
    }

    fn source(&mut self, block: &Block) -> Option<Item> {
        let header = self.named_header(Rule::source_line, Rule::identifier, block);
        let mut words = header.as_ref().map(|(_, words)| words.clone()).unwrap_or_default();
        let (mut force, mut published) = (None, None);
        let (mut force_at, mut published_at) = (None, None);
        let mut clauses = Vec::new();
        for (line, below) in outline(&block.lines) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut words),
                LineWord::Force => {
                    let word = self.line(Rule::force_line, &line.text, |_, node| {
                        Some(name(&node.parts().first_of(Rule::name)?))
                    });
                    self.once(&mut force, word, line, &mut force_at);
                }
                LineWord::Published => {
                    let day = self.line(Rule::published_line, &line.text, |reader, node| {
                        reader.day(&node.parts().first_of(Rule::day)?)
                    });
                    self.once(&mut published, day, line, &mut published_at);
                }
                LineWord::Clause => clauses.extend(self.clause(line, below)),
                _ => {}
            }
        }
        let (name, _) = header?;
        Some(Item::Source(Source { name, words, force, published, clauses }))
    }

    /// `clause C.1.2.5 page "41"`
    fn clause(&mut self, line: &Line, below: &[Line]) -> Option<Clause> {
        let header = self.line(Rule::clause_line, &line.text, |reader, node| {
            let mut parts = node.parts();
            let id = name(&parts.first_of(Rule::identifier)?);
            let page = parts
                .first_of(Rule::page)
                .and_then(|page| page.parts().first_of(Rule::text))
                .map(|page| text(&page));
            Some((id, page, reader.words_of(node)))
        });
        let mut words = header.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default();
        self.words_below(below, &mut words);
        let (id, page, _) = header?;
        Some(Clause { id, page, words })
    }

    fn excuse(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::excuse_line, block, |_, node| {
            let source = name(&node.parts().first_of(Rule::source_name)?);
            let clauses = node
                .parts()
                .filter(|part| part.rule() == Rule::clause_name)
                .map(|part| name(&part))
                .collect();
            Some((source, clauses))
        });
        let mut reason = Words::default();
        for (line, below) in outline(&block.lines) {
            self.spoken(line, below, &mut reason);
        }
        let (source, clauses) = header?;
        Some(Item::Excuse { source, clauses, reason, span: block.header.span })
    }

    fn choice(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::choice_line, block, |reader, node| {
            let mut parts = node.parts();
            let id = name(&parts.first_of(Rule::name)?);
            let of = match parts.first_of(Rule::of_type) {
                Some(of) => Some(type_name(&of)?),
                None => None,
            };
            Some((id, of, reader.words_of(node)))
        });
        let mut words = header.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default();
        let (mut options, mut cites, mut reason) = (Vec::new(), Vec::new(), Words::default());
        for (line, below) in outline(&block.lines) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut words),
                LineWord::Cites => self.cites(line, &mut cites),
                LineWord::Reason => self.spoken(line, below, &mut reason),
                LineWord::Option => {
                    let option = self.line(Rule::option_line, &line.text, |reader, node| {
                        Some((name(&node.parts().first_of(Rule::name)?), reader.words_of(node)))
                    });
                    let mut title =
                        option.as_ref().map(|(_, words)| words.clone()).unwrap_or_default();
                    self.words_below(below, &mut title);
                    options.extend(option.map(|(name, _)| (name, title)));
                }
                _ => {}
            }
        }
        let (name, of, _) = header?;
        Some(Item::Choice(Choice { name, of, options, words, cites, reason }))
    }

    fn parameter(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::parameter_line, block, |reader, node| {
            let mut parts = node.parts();
            let id = name(&parts.first_of(Rule::name)?);
            let of = type_name(&parts.first_of(Rule::of_type)?)?;
            let least = reader.bound(node, Rule::least, "at least")?;
            let most = reader.bound(node, Rule::most, "at most")?;
            let default = reader.bound(node, Rule::default, "default")?;
            Some((id, of, [least, most, default], reader.words_of(node)))
        });
        let mut words = header.as_ref().map(|(_, _, _, words)| words.clone()).unwrap_or_default();
        let (mut cites, mut reason) = (Vec::new(), Words::default());
        for (line, below) in outline(&block.lines) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut words),
                LineWord::Cites => self.cites(line, &mut cites),
                LineWord::Reason => self.spoken(line, below, &mut reason),
                _ => {}
            }
        }
        let (name, of, [least, most, default], _) = header?;
        Some(Item::Parameter(Parameter { name, of, least, most, default, words, cites, reason }))
    }

    /// `at least 1`, `at most 365`, `default 30`: each once, or not at all.
    #[allow(clippy::option_option, reason = "left out and wrong are two things")]
    fn bound(
        &mut self,
        header: &Node<'t>,
        rule: Rule,
        word: &'static str,
    ) -> Option<Option<Expression>> {
        let mut bounds = header.parts().filter(|part| part.rule() == rule);
        let Some(first) = bounds.next() else { return Some(None) };
        if let Some(second) = bounds.next() {
            self.repeated(second.span(), word, first.span());
        }
        let constant = first.parts().find(|part| part.rule() == Rule::constant)?;
        self.constant(&constant).map(Some)
    }

    fn define(&mut self, block: &Block) -> Option<Item> {
        let (name, value) = self.header(Rule::define_line, block, Reader::named_expression)?;
        Some(Item::Define { name, value })
    }

    /// `NAME = EXPRESSION`
    pub(super) fn named_expression(&mut self, node: &Node<'t>) -> Option<(Name, Expression)> {
        let mut parts = node.parts();
        let name = name(&parts.first_of(Rule::name)?);
        Some((name, self.expression(&parts.first_of(Rule::expression)?)?))
    }
}
