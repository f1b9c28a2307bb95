//! Witnesses as small as can be: what is not needed is dropped, and what is left is read back from the documents' own text.

use super::graft::{SETTINGS, Side};
use super::search::{Results, Step, Told, apply};
use super::{Pair, Witness};
use crate::attestation::Attestation;
use crate::eval::{Inputs, Settings, empty_documents};
use crate::facts::{self, DocumentState, Facts, Limits, State};
use crate::regions::{Cell, Scenario, document};
use crate::typed::{Attested, KindId, ResultWord};
use crate::value::{Date, Value};

impl Pair<'_> {
    /// The smallest documents that part of some settings of cells make, with the same two results; `None` where no document says
    /// them.
    pub(super) fn smallest(
        &self,
        scenario: &Scenario<'_>,
        results: Results,
        steps: &[Step],
        attested: Option<Attested>,
    ) -> Option<Witness> {
        let attestations = scenario.settings.attestations;
        let mut settings = Settings::new(&self.joined.program, scenario.settings.as_of);
        settings.attestations = attestations;
        let empty = empty_documents(&self.joined.program);
        let blank =
            Scenario::new(&self.joined.program, &Inputs::new(Vec::new(), &empty), &settings);
        let mut steps = steps.to_vec();
        // From the last on: what was set first is what the rest stands on.
        for at in (0..steps.len()).rev() {
            let mut fewer = steps.clone();
            fewer.remove(at);
            if of(&blank, &fewer).is_some_and(|fewer| judge(&fewer) == results) {
                steps = fewer;
                continue;
            }
            shorten(&blank, &mut steps, at, results);
        }
        let mut scenario = of(&blank, &steps)?;
        self.declare(&mut scenario, results);
        let witness = self.witness(&scenario, results, attested);
        (self.replay(&witness) == results).then_some(witness)
    }

    /// Declares each document final where something in it is silent; or else a draft that withholds that.
    fn declare(&self, scenario: &mut Scenario<'_>, results: Results) {
        for (kind, described) in self.joined.program.kinds.iter().enumerate() {
            let kind = KindId(kind);
            let Some(own) = scenario.document(kind, 0).cloned() else { continue };
            let silent = own.columns.iter().flatten().any(|fact| fact.state == State::Silent)
                || own.lists.iter().flatten().any(|list| list.state == State::Silent);
            if described.name == SETTINGS || !silent {
                continue;
            }
            scenario.put_back(kind, 0, document::declared(&own, DocumentState::Final));
            if judge(scenario) != results {
                scenario.put_back(kind, 0, document::declared(&own, DocumentState::Draft));
            }
        }
    }

    fn witness(
        &self,
        scenario: &Scenario<'_>,
        results: Results,
        attested: Option<Attested>,
    ) -> Witness {
        let program = &self.joined.program;
        let mut documents = Vec::new();
        let (mut as_of, mut parameters) = (None, Vec::new());
        for (at, kind) in program.kinds.iter().enumerate() {
            let Some(facts) = scenario.document(KindId(at), 0) else { continue };
            if kind.name == SETTINGS {
                (as_of, parameters) = self.settings(facts);
            } else if says_something(facts) {
                documents.push((kind.name.clone(), document::write(kind, facts)));
            }
        }
        let choices = program.choices.iter().zip(&scenario.settings.choices);
        let choices = choices.filter_map(|(choice, made)| {
            let option = choice.options.iter().find(|(_, value, _)| Some(*value) == *made)?;
            Some((choice.name.clone(), option.0.clone()))
        });
        Witness {
            documents,
            as_of: as_of.unwrap_or(scenario.settings.as_of),
            dated: as_of.is_some(),
            parameters,
            choices: choices.collect(),
            attested,
            results,
        }
    }

    /// The day of evaluation, where it was set, and the parameters that are not at their defaults.
    fn settings(&self, facts: &Facts) -> (Option<Date>, Vec<(String, Value)>) {
        let kinds = &self.joined.program.kinds;
        let Some(kind) = kinds.iter().find(|kind| kind.name == SETTINGS) else {
            return (None, Vec::new());
        };
        let (mut as_of, mut parameters) = (None, Vec::new());
        for (at, slot) in kind.layout.slots.iter().enumerate() {
            let slot_id = crate::layout::SlotId(at);
            let fact = facts.fact(slot_id, 0).filter(|fact| fact.state == State::Value);
            let name = kind.layout.nodes.get(slot.node.0).map(|node| node.name.clone());
            let (Some(fact), Some(name)) = (fact, name) else { continue };
            match (self.joined.defaults.get(&slot_id), fact.value) {
                (None, Value::Date(day)) => as_of = Some(day),
                (Some(default), value) if *default != value => parameters.push((name, value)),
                _ => {}
            }
        }
        (as_of, parameters)
    }

    /// Judges a witness as anybody would: its documents read from their text, by each pack as it is.
    #[must_use]
    pub fn replay(&self, witness: &Witness) -> [ResultWord; 2] {
        let attestations: Vec<Attestation> = witness
            .attested
            .into_iter()
            .flat_map(|answer| self.attest(answer, witness.as_of))
            .collect();
        self.sides
            .map(|side| replay(side, witness, &attestations).unwrap_or(ResultWord::NotSelected))
    }
}

/// What a rule gives on a witness.
fn replay(
    Side { program, rule }: Side<'_>,
    witness: &Witness,
    attestations: &[Attestation],
) -> Option<ResultWord> {
    let mut settings = Settings::new(program, witness.as_of);
    settings.attestations = attestations;
    for (name, value) in &witness.parameters {
        let at = program.parameters.iter().position(|parameter| parameter.name == *name);
        if let Some(place) = at.and_then(|at| settings.parameters.get_mut(at)) {
            *place = *value;
        }
    }
    for (name, written) in &witness.choices {
        let Some(at) = program.choices.iter().position(|choice| choice.name == *name) else {
            continue;
        };
        let option = program.choices.get(at)?.options.iter().find(|option| option.0 == *written);
        *settings.choices.get_mut(at)? = option.map(|option| option.1);
    }
    let mut documents: Vec<Vec<Facts>> = program.kinds.iter().map(|_| Vec::new()).collect();
    for (name, document) in &witness.documents {
        let Some(kind) = program.kind_named(name) else { continue };
        let layout = &program.kind(kind)?.layout;
        let facts = facts::read(&document.to_string(), layout, &Limits::default()).ok()?;
        documents.get_mut(kind.0)?.push(facts);
    }
    let empty = empty_documents(program);
    let inputs = Inputs::new(documents.iter().map(|of| of.iter().collect()).collect(), &empty);
    let subject = program.rules.get(rule)?.subject;
    let mut evaluation =
        crate::eval::Evaluation::new(program, &inputs, &settings, subject.map(|kind| (kind, 0)));
    Some(evaluation.rule(rule).result)
}

fn says_something(facts: &Facts) -> bool {
    facts.state == DocumentState::Final
        || facts.columns.iter().flatten().any(|fact| fact.state != State::Open)
        || facts.lists.iter().flatten().any(|list| list.state != State::Open)
}

/// A list with as few items as will do.
fn shorten(blank: &Scenario<'_>, steps: &mut Vec<Step>, at: usize, results: Results) {
    while let Some((cell, Told::Items(count, more))) = steps.get(at).cloned() {
        let Some(fewer) = count.checked_sub(1).filter(|fewer| *fewer >= least(blank, cell)) else {
            return;
        };
        let mut candidate = steps.clone();
        if let Some(step) = candidate.get_mut(at) {
            step.1 = Told::Items(fewer, more);
        }
        // What was said of the last item goes with it.
        let last = of(blank, steps.get(..=at).unwrap_or_default())
            .and_then(|scenario| scenario.list(cell))
            .map(|list| list.first.saturating_add(fewer));
        candidate.retain(|(other, _)| {
            !(other.document() == cell.document()
                && other.table(blank.program) == list_of(cell)
                && list_of(cell).is_some()
                && Some(other.row()) == last)
        });
        if of(blank, &candidate).is_none_or(|fewer| judge(&fewer) != results) {
            return;
        }
        *steps = candidate;
    }
}

/// How many items a list has at least, lest it be unreadable.
fn least(blank: &Scenario<'_>, cell: Cell) -> usize {
    let Cell::List { kind, list, .. } = cell else { return 0 };
    let kind = blank.program.kind(kind);
    kind.and_then(|kind| kind.layout.lists.get(list.0)).map_or(0, |list| list.least)
}

fn list_of(cell: Cell) -> Option<crate::layout::ListId> {
    match cell {
        Cell::List { list, .. } => Some(list),
        _ => None,
    }
}

/// The documents that some settings make; `None` where one of them has no place.
fn of<'a>(blank: &Scenario<'a>, steps: &[Step]) -> Option<Scenario<'a>> {
    let mut scenario = blank.clone();
    for (cell, told) in steps {
        if *told != Told::Open {
            apply(&mut scenario, *cell, told)?;
        }
    }
    Some(scenario)
}

fn judge(scenario: &Scenario<'_>) -> Results {
    [0, 1].map(|rule| scenario.judge(rule, Some(0)).result)
}
