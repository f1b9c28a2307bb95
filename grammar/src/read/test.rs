//! Tests: one step for each entry of their lines.

use super::Reader;
use super::literal::{name, text};
use crate::Span;
use crate::expected::Expected;
use crate::keyword::LineWord;
use crate::lines::{Block, Line, outline};
use crate::problem::ProblemKind;
use crate::syntax::{Node, Rule};
use crate::tree::{Because, Item, Literal, Name, Step, Test};

impl<'t> Reader<'t, '_, '_> {
    pub(super) fn test(&mut self, block: &Block) -> Option<Item> {
        let name = self.header(Rule::test_line, block, |_, node| {
            Some(text(&node.parts().first_of(Rule::text)?))
        });
        let mut steps = Vec::new();
        for (line, _) in outline(&block.lines) {
            steps.extend(self.steps(line).into_iter().flatten());
        }
        Some(Item::Test(Test { name: name?, steps }))
    }

    fn steps(&mut self, line: &Line) -> Option<Vec<Step>> {
        let one = |step: Option<Step>| step.map(|step| vec![step]);
        match line.word {
            LineWord::Given => self.line(Rule::given_line, &line.text, |reader, node| {
                let entries = node.parts().filter(|part| part.rule() == Rule::given);
                let steps: Vec<_> = entries.map(|entry| reader.given(&entry)).collect();
                steps.into_iter().collect()
            }),
            LineWord::Choose => one(self.line(Rule::choose_line, &line.text, |reader, node| {
                let (name, literal) = reader.setting(node)?;
                Some(Step::Choose { name, literal })
            })),
            LineWord::Set => one(self.line(Rule::set_line, &line.text, |reader, node| {
                let (name, literal) = reader.setting(node)?;
                Some(Step::Set { name, literal })
            })),
            LineWord::As => one(self.line(Rule::as_of_line, &line.text, |reader, node| {
                Some(Step::AsOf { date: reader.day(&node.parts().first_of(Rule::day)?)? })
            })),
            LineWord::Attest => one(self.line(Rule::attest_line, &line.text, Reader::attest)),
            LineWord::Expect => one(self.line(Rule::expect_line, &line.text, Reader::expect)),
            _ => None,
        }
    }

    /// One entry of a `given` line.
    fn given(&mut self, node: &Node<'t>) -> Option<Step> {
        let mut parts = node.parts();
        let path = self.path(&parts.first_of(Rule::path)?)?;
        let Some(next) = parts.next() else {
            if path.segments.is_empty() {
                return Some(Step::Document { kind: path.root, draft: false });
            }
            let end = node.span().end;
            let wanted = vec![Expected::Word("="), Expected::Word("is"), Expected::Word("has")];
            self.report(Span { start: end, end }, ProblemKind::Expected { wanted, found: None });
            return None;
        };
        match next.rule() {
            Rule::equals => {
                let literal = self.literal(&parts.first_of(Rule::literal)?)?;
                Some(Step::Value { path, literal })
            }
            Rule::draft_ if path.segments.is_empty() => {
                Some(Step::Document { kind: path.root, draft: true })
            }
            Rule::draft_ => {
                let wanted = vec![Expected::Word("="), Expected::Word("is"), Expected::Word("has")];
                let found = Some(next.text().to_owned());
                self.report(next.span(), ProblemKind::Expected { wanted, found });
                None
            }
            _ => {
                let word = parts.find(|part| matches!(part.rule(), Rule::mark | Rule::more_))?;
                Some(Step::Mark { path, word: name(&word) })
            }
        }
    }

    /// `NAME = LITERAL`
    fn setting(&mut self, node: &Node<'t>) -> Option<(Name, Literal)> {
        let mut parts = node.parts();
        let name = name(&parts.first_of(Rule::name)?);
        Some((name, self.literal(&parts.first_of(Rule::literal)?)?))
    }

    /// `attest RULE pass on DATE until DATE`
    fn attest(&mut self, node: &Node<'t>) -> Option<Step> {
        let mut parts = node.parts();
        let rule = name(&parts.first_of(Rule::rule_name)?);
        let result = name(&parts.first_of(Rule::result)?);
        let on = self.day(&parts.first_of(Rule::day)?)?;
        let until = match parts.first_of(Rule::until) {
            Some(until) => Some(self.day(&until.parts().first_of(Rule::day)?)?),
            None => None,
        };
        Some(Step::Attest { rule, result, on, until })
    }

    /// `expect RULE fails because PATH, choice NAME`
    fn expect(&mut self, node: &Node<'t>) -> Option<Step> {
        let mut parts = node.parts();
        let rule = name(&parts.first_of(Rule::rule_name)?);
        let result = name(&parts.first_of(Rule::result)?);
        let reasons = parts.filter(|part| part.rule() == Rule::because);
        let because: Vec<_> = reasons.map(|reason| self.because(&reason)).collect();
        Some(Step::Expect { rule, result, because: because.into_iter().collect::<Option<_>>()? })
    }

    fn because(&mut self, node: &Node<'t>) -> Option<Because> {
        let mut parts = node.parts();
        let first = parts.next()?;
        match first.rule() {
            Rule::choice_ => Some(Because::Choice(name(&parts.first_of(Rule::name)?))),
            Rule::parameter_ => Some(Because::Parameter(name(&parts.first_of(Rule::name)?))),
            _ => Some(Because::Path(self.path(&first)?)),
        }
    }
}
