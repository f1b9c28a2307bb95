//! One version of a rule in words.

use std::collections::BTreeSet;

use tekigo_core::program::{Duty, Exception, Message, Node, NodeId, Piece, Require, Rule, Version};
use tekigo_core::prose::{Labels, Writer, parts};
use tekigo_core::typed::{ChoiceId, ParameterId, ResultWord, TableId};
use tekigo_grammar::diagnostic::Bilingual;

use super::{Desk, document, parties};
use crate::rulebook::model::{
    DocumentText, ExceptionText, RequirementText, RuleText, TermText, Uses, WhenText,
};
use crate::rulebook::words;

impl Desk<'_> {
    /// A version of a rule; `blank` is what comes of documents in which nothing is written.
    pub(super) fn rule(
        &self,
        rule: &Rule,
        version: &Version,
        blank: Option<ResultWord>,
    ) -> RuleText {
        let roots = roots(rule, version);
        let labels = Labels::new(self.program, &roots);
        let mut writer = Writer::whole(self.program, self.names, &labels);
        let (requires, question) = match &version.duty {
            Duty::Computed(requires) => (requirements(&mut writer, requires), None),
            Duty::Manual(question) => (Vec::new(), Some(question.words.clone())),
        };
        let manual = question.is_some();
        let known = parties(self.program);
        let bound = version.parties.iter().filter_map(|at| known.get(*at).cloned());
        let parties: Vec<_> = bound.collect();
        let titles: Vec<Bilingual> = parties.iter().map(|party| party.title.clone()).collect();
        let cites = self.cited(&version.cites);
        let on = match rule.on {
            Some(on) => writer.term(on),
            None => Bilingual::new("判定日", "the day of evaluation"),
        };
        RuleText {
            rule: rule.id.clone(),
            title: version.words.clone(),
            binding: words::binding(&titles, version.strength, manual),
            parties,
            strength: version.strength,
            manual,
            force: words::force(cites.iter().map(|cite| cite.force)),
            cites,
            documents: self.documents(rule),
            period: words::period(version, &on),
            applies_when: version
                .whens
                .iter()
                .map(|when| WhenText {
                    text: writer.outline(when.formula),
                    reason: when.reason.clone(),
                })
                .collect(),
            requires,
            question,
            accepts: version
                .accepts
                .iter()
                .map(|fact| words::accepted(&writer.claimed(*fact)))
                .collect(),
            exceptions: version
                .exceptions
                .iter()
                .map(|exception| self.exception(&mut writer, exception))
                .collect(),
            terms: labels
                .iter()
                .map(|(id, term)| TermText { term: term.clone(), text: writer.definition(id) })
                .collect(),
            uses: self.uses(&roots),
            remedy: message(&mut writer, &version.remedy),
            blank: blank.map(|outcome| words::blank(outcome, manual)),
            replaces: version.replaces.clone(),
        }
    }

    fn exception(&self, writer: &mut Writer<'_>, exception: &Exception) -> ExceptionText {
        ExceptionText {
            exception: exception.name.clone(),
            title: exception.words.clone(),
            when: writer.outline(exception.when),
            cites: self.cited(&exception.cites),
            exempts: exception.requires.is_none(),
            requires: requirements(writer, exception.requires.as_deref().unwrap_or_default()),
            remedy: exception.remedy.as_ref().and_then(|remedy| message(writer, remedy)),
        }
    }

    fn documents(&self, rule: &Rule) -> Vec<DocumentText> {
        let kinds = rule.kinds.iter().filter_map(|kind| self.program.kind(*kind));
        kinds.map(document).collect()
    }

    /// The tables, choices and parameters below some parts, those that tables use among them, in the pack's order.
    pub(super) fn uses(&self, roots: &[NodeId]) -> Uses {
        let program = self.program;
        let (mut tables, mut choices, mut parameters) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut seen = BTreeSet::new();
        let mut waiting = roots.to_vec();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            match program.node(id) {
                Some(Node::Choice(choice)) => {
                    choices.insert(choice);
                }
                Some(Node::Parameter(parameter)) => {
                    parameters.insert(parameter);
                }
                Some(Node::Lookup(table)) => {
                    tables.insert(table);
                    let keys = program.tables.get(table.0).map(|table| table.keys.as_slice());
                    waiting.extend_from_slice(keys.unwrap_or_default());
                }
                _ => waiting.extend(parts(program, id)),
            }
        }
        let table = |id: TableId| Some(program.tables.get(id.0)?.name.clone());
        let choice = |id: ChoiceId| Some(program.choices.get(id.0)?.name.clone());
        let parameter = |id: ParameterId| Some(program.parameters.get(id.0)?.name.clone());
        Uses {
            tables: tables.into_iter().filter_map(table).collect(),
            choices: choices.into_iter().filter_map(choice).collect(),
            parameters: parameters.into_iter().filter_map(parameter).collect(),
        }
    }
}

fn requirements(writer: &mut Writer<'_>, requires: &[Require]) -> Vec<RequirementText> {
    let texts = requires.iter().map(|require| RequirementText {
        text: writer.outline(require.formula),
        reason: require.reason.clone(),
        remedy: require.remedy.as_ref().and_then(|remedy| message(writer, remedy)),
    });
    texts.collect()
}

fn message(writer: &mut Writer<'_>, message: &Message) -> Option<Bilingual> {
    if message.ja.is_empty() && message.en.is_empty() {
        return None;
    }
    Some(writer.message(message))
}

/// Every part of a rule that is told by itself, as often as it is told.
pub(in crate::rulebook) fn roots(rule: &Rule, version: &Version) -> Vec<NodeId> {
    let mut roots: Vec<NodeId> = Vec::new();
    let requires = |requires: &[Require], roots: &mut Vec<NodeId>| {
        for require in requires {
            roots.push(require.formula);
            roots.extend(require.remedy.iter().flat_map(values));
        }
    };
    let dated = version.from.is_some() || version.until.is_some();
    roots.extend(rule.on.filter(|_| dated));
    roots.extend(version.whens.iter().map(|when| when.formula));
    if let Duty::Computed(asked) = &version.duty {
        requires(asked, &mut roots);
    }
    for exception in &version.exceptions {
        roots.push(exception.when);
        requires(exception.requires.as_deref().unwrap_or_default(), &mut roots);
        roots.extend(exception.remedy.iter().flat_map(values));
    }
    roots.extend(values(&version.remedy));
    roots
}

/// The values in a message; both languages have the same.
fn values(message: &Message) -> Vec<NodeId> {
    let values = message.ja.iter().filter_map(|piece| match piece {
        Piece::Value(id, _) => Some(*id),
        Piece::Text(_) => None,
    });
    values.collect()
}
