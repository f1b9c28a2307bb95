//! From what a result rests on to where that stands: documents, pointers, lines, and the words for them.

mod title;

use serde_json::value::RawValue;
use tekigo_core::attestation::Attestation;
use tekigo_core::eval::{Datum, Truth};
use tekigo_core::explain::{Found, Ground, Reason};
use tekigo_core::facts::{DocumentState, State, place};
use tekigo_core::layout::{NodeId, NodeKind};
use tekigo_core::program::{Duty, Kind, Program, Version};
use tekigo_core::prose;
use tekigo_core::regions::document::number;
use tekigo_core::typed::{ChoiceId, KindId, ParameterId, Type};
use tekigo_core::value::Value;
use tekigo_grammar::diagnostic::Bilingual;

pub(crate) use self::title::title;
use crate::judge::{Given, Judged};
use crate::model::{
    AttestationReason, Because, ChoiceReason, DayReason, ParameterReason, PlaceReason,
    QuestionReason, Written,
};

impl<'a> Judged<'a> {
    /// A reason as the report tells it.
    #[must_use]
    pub fn because(&self, reason: &Reason<'_>, version: Option<&Version>) -> Because {
        let wanted = reason.wanted.cloned();
        match reason.ground {
            Ground::Place { .. } => {
                let place = self.place(reason.ground, reason.found);
                Because::Place(PlaceReason { wanted, met: reason.met, ..place })
            }
            Ground::Choice(id) => Because::Choice(self.choice(id)),
            Ground::Parameter(id) => Because::Parameter(self.parameter(id)),
            Ground::AsOf => {
                Because::Day(DayReason { as_of: self.settings.as_of.to_string(), wanted })
            }
            Ground::Attestation(at) => match self.settings.attestations.get(at) {
                Some(attestation) => Because::Attestation(attested(attestation)),
                None => Because::Question(question(version)),
            },
            Ground::Unanswered => Because::Question(question(version)),
        }
    }

    /// The document of a kind, where it was given.
    #[must_use]
    pub fn document(&self, kind: KindId, document: usize) -> Option<Given<'a>> {
        self.given.get(kind.0)?.get(document).copied()
    }

    /// A place of a document; of any other ground, nothing.
    #[must_use]
    pub fn place(&self, ground: Ground, found: &Found) -> PlaceReason {
        let Ground::Place { kind, document, node, row } = ground else {
            return PlaceReason::default();
        };
        let given = self.document(kind, document);
        let known = self.program.kind(kind);
        let located = ground.locate(self.program, &self.inputs);
        let pointer = located.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        let (line, column) = given
            .zip(located)
            .map(|(given, located)| given.document.place(located.at))
            .map_or((None, None), |(line, column)| (Some(line), Some(column)));
        let fact = known.and_then(|kind| fact(kind, given, node, row));
        let state = fact.map(|(_, state)| state).or(match found {
            Found::State(state) => Some(*state),
            _ => None,
        });
        let leaf = known.and_then(|kind| kind.layout.nodes.get(node.0));
        let leaf = leaf.is_some_and(|node| matches!(node.kind, NodeKind::Leaf(_)));
        let value = match (state, given, fact) {
            (Some(State::Value | State::Unreadable), Some(given), Some((at, _))) => {
                written(&given.document.text, at, leaf)
            }
            (Some(State::Value) | None, ..) if !leaf => Written::Compound,
            _ => Written::Blank,
        };
        let evidence = given.filter(|_| state == Some(State::Value));
        let evidence = evidence.and_then(|given| given.document.evidence(&pointer));
        let claim = given.zip(known).and_then(|(given, kind)| reason(kind, given, node, row));
        PlaceReason {
            input: given.map(|given| given.document.name.clone()),
            document: if given.is_none() { known.map(|kind| kind.name.clone()) } else { None },
            title: known.map(|kind| title(kind, node, &pointer)).unwrap_or_default(),
            pointer,
            value,
            state,
            wanted: None,
            met: None,
            line,
            column,
            found: self
                .value_words((kind, document), node, row)
                .unwrap_or_else(|| found_words(found, state, given)),
            reason: claim,
            evidence,
        }
    }

    /// A value that is written, or how long a written list is, in words.
    fn value_words(
        &self,
        (kind, document): (KindId, usize),
        node: NodeId,
        row: usize,
    ) -> Option<Bilingual> {
        let known = self.program.kind(kind)?;
        let facts = self.document(kind, document)?.facts;
        match known.layout.nodes.get(node.0)?.kind {
            NodeKind::Leaf(slot) => {
                let fact = facts.fact(slot, row).filter(|fact| fact.state == State::Value)?;
                let of = known.slot_types.get(slot.0).copied()?;
                let datum = match fact.value {
                    Value::Text(text) => Datum::Text(facts.text(text)?),
                    value => Datum::Value(value),
                };
                prose::datum(self.program, datum, of)
            }
            NodeKind::List(list, _) => {
                let list = facts.list(list, row).filter(|list| list.state == State::Value)?;
                let more =
                    if list.more { ("（収集中）", " (more to come)") } else { ("", "") };
                let plural = if list.length == 1 { "" } else { "s" };
                Some(Bilingual::new(
                    format!("{}件{}", list.length, more.0),
                    format!("{} item{plural}{}", list.length, more.1),
                ))
            }
            NodeKind::Record(_) => None,
        }
    }

    fn choice(&self, id: ChoiceId) -> ChoiceReason {
        let choice = self.program.choices.get(id.0);
        let value = self.settings.choices.get(id.0).copied().flatten();
        let option = choice
            .and_then(|choice| choice.options.iter().find(|(_, option, _)| Some(*option) == value));
        ChoiceReason {
            choice: choice.map(|choice| choice.name.clone()).unwrap_or_default(),
            value: option
                .map_or(serde_json::Value::Null, |(name, value, _)| option_value(name, *value)),
            title: choice.map(|choice| choice.words.clone()).unwrap_or_default(),
            found: option.map(|(_, _, words)| words.clone()),
        }
    }

    fn parameter(&self, id: ParameterId) -> ParameterReason {
        let parameter = self.program.parameters.get(id.0);
        let value = self.settings.parameters.get(id.0).copied().unwrap_or_default();
        let of = parameter.map_or(Type::Boolean, |parameter| parameter.of);
        ParameterReason {
            parameter: parameter.map(|parameter| parameter.name.clone()).unwrap_or_default(),
            value: value_json(self.program, value, of),
            title: parameter.map(|parameter| parameter.words.clone()).unwrap_or_default(),
            found: prose::value(self.program, value, of),
        }
    }
}

/// A reading of a choice as it is written: a number as a number, all else by name.
#[must_use]
pub fn option_value(name: &str, value: Value) -> serde_json::Value {
    match value {
        Value::Number(_) | Value::BusinessDays(_) => number(name),
        Value::Boolean(value) => value.into(),
        _ => name.into(),
    }
}

/// The value of a parameter as the command and a document would write it.
#[must_use]
pub fn value_json(program: &Program, value: Value, of: Type) -> serde_json::Value {
    match value {
        Value::Boolean(value) => value.into(),
        Value::Number(value) => number(&value.to_string()),
        Value::BusinessDays(days) => days.into(),
        Value::Text(text) => program.text(text).into(),
        Value::Date(date) => date.to_string().into(),
        Value::Instant(instant) => instant.first.in_zone(program.zone).to_string().into(),
        Value::Duration(duration) => duration.to_string().into(),
        Value::Level(at) => {
            let Type::Enumeration(id) = of else { return at.into() };
            let level = usize::try_from(at)
                .ok()
                .and_then(|at| program.enumerations.get(id.0)?.levels.get(at));
            level.map_or(serde_json::Value::Null, |level| level.word.as_str().into())
        }
    }
}

fn attested(attestation: &Attestation) -> AttestationReason {
    AttestationReason {
        who: attestation.who.clone(),
        on: attestation.on.to_string(),
        until: attestation.until.map(|until| until.to_string()),
        result: attestation.result,
        note: attestation.note.clone(),
    }
}

fn question(version: Option<&Version>) -> QuestionReason {
    match version.map(|version| &version.duty) {
        Some(Duty::Manual(question)) => QuestionReason {
            question: question.words.clone(),
            question_sha256: question.sha256.clone(),
        },
        _ => QuestionReason { question: Bilingual::default(), question_sha256: String::new() },
    }
}

/// The value that starts at a byte, as its source wrote it.
fn written(text: &str, at: usize, leaf: bool) -> Written {
    let raw = place::raw(text, at).filter(|raw| leaf && !raw.starts_with(['{', '[']));
    let Some(raw) = raw else { return Written::Compound };
    RawValue::from_string(raw.to_owned()).map_or(Written::Blank, Written::Value)
}

/// What stands at a place, in words.
fn found_words(found: &Found, state: Option<State>, given: Option<Given<'_>>) -> Bilingual {
    match (found, state) {
        (Found::Value(words), _) => words.clone(),
        (Found::State(state), _) => prose::state(*state),
        (_, Some(state)) => prose::state(state),
        // A record has no state of its own: some part of it is stated, or none is.
        (Found::Truth(Truth::True), None) => prose::state(State::Value),
        (Found::Truth(Truth::False), None) => prose::state(State::Silent),
        // In a final document nothing but a value that cannot be read leaves that undecided.
        (Found::Truth(Truth::Unknown), None) => {
            let is_final = |given: Given<'_>| given.document.state == DocumentState::Final;
            prose::state(if given.is_some_and(is_final) { State::Unreadable } else { State::Open })
        }
        _ => Bilingual::new("未定", "undecided"),
    }
}

/// Where a leaf or list starts, and its state; a record has neither.
fn fact(kind: &Kind, given: Option<Given<'_>>, node: NodeId, row: usize) -> Option<(usize, State)> {
    let facts = given?.facts;
    match &kind.layout.nodes.get(node.0)?.kind {
        NodeKind::Leaf(slot) => facts.fact(*slot, row).map(|fact| (fact.at, fact.state)),
        NodeKind::List(list, _) => facts.list(*list, row).map(|list| (list.at, list.state)),
        NodeKind::Record(_) => None,
    }
}

/// The reason that the mark of a withheld or inapplicable place gives.
fn reason(kind: &Kind, given: Given<'_>, node: NodeId, row: usize) -> Option<String> {
    let claim = given.facts.claim(&kind.layout, node, row)?;
    given.facts.text(claim.reason).map(str::to_owned)
}
