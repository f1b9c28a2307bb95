//! One rule, field by field, in the order in which a reader asks: who, on what ground, when, what, unless, and what to do.

use tekigo_grammar::diagnostic::Bilingual;

use super::{Line, Sheet};
use crate::rulebook::model::{ExceptionText, RequirementText, RuleText, TermText, WhenText};
use crate::words::Language;

impl<'a> Sheet<'a> {
    pub(super) fn rule(&mut self, rule: &'a RuleText) {
        let title = self.say(&rule.title);
        self.heading(2, format!("{} {title}", rule.rule));
        let between = self.pick("", " ");
        let (binding, force) = (self.say(&rule.binding), self.say(&rule.force));
        self.blocks.push(super::Block::Text(format!("{binding}{between}{force}")));
        let cites = self.cited(&rule.cites);
        self.field(("根拠", "Sources"), cites);
        let documents = self.documents(&rule.documents);
        self.field(("読む文書", "Documents"), documents);
        let period = rule.period.iter().map(|period| Line::new(self.say(period))).collect();
        self.field(("有効な期間", "Period"), period);
        let whens = rule.applies_when.iter().map(|when| self.when(when)).collect();
        let label = match rule.applies_when.len() {
            0 | 1 => ("適用するとき", "Applies where"),
            _ => ("適用するとき（次のすべて）", "Applies where (all of it)"),
        };
        self.field(label, whens);
        let requires = self.requirements(&rule.requires);
        let label = match rule.requires.len() {
            0 | 1 => ("求めること", "Required"),
            _ => ("求めること（次のすべて）", "Required (all of it)"),
        };
        self.field(label, requires);
        let question = rule.question.iter().map(|words| Line::new(self.say(words))).collect();
        self.field(("問い", "Question"), question);
        let accepts = rule.accepts.iter().map(|words| Line::new(self.say(words))).collect();
        self.field(("認める申し出", "Claims accepted"), accepts);
        let exceptions = self.exceptions(&rule.exceptions);
        let label = match rule.exceptions.len() {
            0 | 1 => ("例外", "Exception"),
            _ => (
                "例外（上から順に見て、条件が最初に成り立つもの）",
                "Exceptions (the first whose condition holds)",
            ),
        };
        self.field(label, exceptions);
        let terms = rule.terms.iter().map(|term| self.term(term)).collect();
        self.field(("ここでいう値と条件", "Values and conditions named above"), terms);
        let uses = self.uses(&rule.uses);
        self.field(("用いる表など", "Uses"), uses);
        let remedy = self.optional(rule.remedy.as_ref());
        self.field(("直し方", "What to do"), remedy);
        let blank = self.optional(rule.blank.as_ref());
        self.field(("空欄のとき", "Left blank"), blank);
        let replaces = rule.replaces.iter().map(|id| Line::new(id.as_str())).collect();
        self.field(("前の規則", "Follows the rule"), replaces);
    }

    fn optional(&self, words: Option<&'a Bilingual>) -> Vec<Line> {
        words.into_iter().map(|words| Line::new(self.say(words))).collect()
    }

    fn when(&self, when: &'a WhenText) -> Line {
        let mut line = self.outline(&when.text);
        line.parts.extend(
            when.reason
                .iter()
                .map(|reason| Line::aside(self.labelled(("理由", "Why"), self.say(reason)))),
        );
        line
    }

    fn requirements(&self, requires: &'a [RequirementText]) -> Vec<Line> {
        let lines = requires.iter().map(|require| {
            let mut line = self.outline(&require.text);
            let reason = require.reason.iter().map(|words| {
                self.labelled(("満たさないときの説明", "Told where it is not met"), self.say(words))
            });
            let remedy = require
                .remedy
                .iter()
                .map(|words| self.labelled(("直し方", "What to do"), self.say(words)));
            line.parts.extend(reason.chain(remedy).map(Line::aside));
            line
        });
        lines.collect()
    }

    fn exceptions(&self, exceptions: &'a [ExceptionText]) -> Vec<Line> {
        exceptions.iter().map(|exception| self.exception(exception)).collect()
    }

    fn exception(&self, exception: &'a ExceptionText) -> Line {
        let head = match (exception.exempts, self.language) {
            (true, Language::Ja) => "次のときは、この規則の対象外とする",
            (true, Language::En) => "the rule does not apply where the following holds",
            (false, Language::Ja) => "次のときは、上の「求めること」に代えて、別のことを求める",
            (false, Language::En) => {
                "where the following holds, something else is required instead"
            }
        };
        let text = match (&exception.title, self.language) {
            (Some(title), Language::Ja) => format!("{}　{head}", self.quoted(&title.ja)),
            (Some(title), Language::En) => format!("{}: {head}", self.quoted(&title.en)),
            (None, _) => head.to_owned(),
        };
        let mut parts = Vec::new();
        parts.push(self.outline(&exception.when));
        if !exception.exempts {
            let label = self
                .pick("そのときに求めること（次のすべて）", "what is required then (all of it)");
            let requires = self.requirements(&exception.requires);
            parts.push(Line { text: label.to_owned(), parts: requires, aside: false });
        }
        let remedy = exception.remedy.iter();
        parts
            .extend(remedy.map(|words| {
                Line::aside(self.labelled(("直し方", "What to do"), self.say(words)))
            }));
        let cites = self.cited(&exception.cites).into_iter();
        parts.extend(cites.map(|cite| Line::aside(self.labelled(("根拠", "Source"), &cite.text))));
        Line { text, parts, aside: false }
    }

    fn term(&self, term: &'a TermText) -> Line {
        let mut line = self.outline(&term.text);
        line.text = match self.language {
            Language::Ja => format!("{}とは、{}", term.term.ja, line.text),
            Language::En => format!("{}: {}", term.term.en, line.text),
        };
        line
    }
}
