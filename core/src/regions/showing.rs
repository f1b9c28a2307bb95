//! A document on which a rule gives one result: what a test of it can be made of.

use serde_json::Value as Json;

use super::pair::{Pair, Side, Witness};
use super::search::{Asked, Budget, Flow, Search, Target};
use super::{Regions, Scenario, Step, document};
use crate::eval::{Inputs, Settings, empty_documents};
use crate::facts::{DocumentState, Facts, State};
use crate::program::Program;
use crate::typed::{Attested, KindId, ResultWord};
use crate::value::Date;

/// Looks for documents, and perhaps a person's answer, on which a rule gives a result.
#[must_use]
pub fn showing(
    program: &Program,
    rule: usize,
    wanted: ResultWord,
    as_of: Date,
    budget: &mut Budget,
) -> Option<Witness> {
    let side = Side { program, rule };
    let pair = Pair::new(side, side);
    let answers = [None, Some(Attested::Pass), Some(Attested::Fail), Some(Attested::NotApplicable)];
    answers.into_iter().find_map(|attested| {
        let attestations = attested.map(|answer| pair.attest(answer, as_of)).unwrap_or_default();
        if attested.is_some() && attestations.is_empty() {
            return None;
        }
        let mut settings = Settings::new(program, as_of);
        settings.attestations = &attestations;
        let empty = empty_documents(program);
        let blank = Scenario::new(program, &Inputs::new(Vec::new(), &empty), &settings);
        let told = |scenario: &Scenario<'_>| {
            let subject = program.rules.get(rule)?.subject.map(|_| 0);
            if scenario.judge(rule, subject).result != wanted {
                return None;
            }
            witness(scenario, attested, wanted)
                .into_iter()
                .find(|witness| pair.may_be(witness) && pair.replay(witness) == [wanted, wanted])
        };
        told(&blank).or_else(|| search(blank.clone(), rule, budget, &told))
    })
}

/// The first end of a search that can be told as documents.
fn search(
    blank: Scenario<'_>,
    rule: usize,
    budget: &mut Budget,
    told: &impl Fn(&Scenario<'_>) -> Option<Witness>,
) -> Option<Witness> {
    let subject = blank.program.rules.get(rule)?.subject.map(|_| 0);
    let target = Target { rule, subject };
    let mut regions = Regions::new(blank);
    let goal = regions.goal([target]);
    let open = regions.open_cells(target);
    let places = regions.places;
    let mut found = None;
    let mut search = Search {
        scenario: &mut regions.scenario,
        goal: &goal,
        places,
        asked: Asked::Answers,
        sought: None,
        open,
        budget,
    };
    search.run(&mut |scenario, _, trail| match told(scenario) {
        Some(witness) => {
            found = Some(smaller(scenario, trail, told).unwrap_or(witness));
            Flow::Stop
        }
        None => Flow::Continue,
    });
    found
}

/// The same with what is not needed taken back, from the last on.
fn smaller(
    scenario: &mut Scenario<'_>,
    trail: &[Step],
    told: &impl Fn(&Scenario<'_>) -> Option<Witness>,
) -> Option<Witness> {
    let mut scenario = scenario.clone();
    let mut found = None;
    for step in trail.iter().rev() {
        let Some(before) = scenario.open(step.cell) else { continue };
        match told(&scenario) {
            Some(witness) => found = Some(witness),
            None => scenario.restore(before),
        }
    }
    found
}

/// The documents of a scenario: final, or as drafts; of those that say nothing, none.
fn witness(
    scenario: &Scenario<'_>,
    attested: Option<Attested>,
    result: ResultWord,
) -> Vec<Witness> {
    let program = scenario.program;
    let states = ["final", "draft"].into_iter();
    let choices = program.choices.iter().zip(&scenario.settings.choices);
    let choices = choices.filter_map(|(choice, made)| {
        let option = choice.options.iter().find(|(_, value, _)| Some(*value) == *made)?;
        Some((choice.name.clone(), option.0.clone()))
    });
    let choices: Vec<(String, String)> = choices.collect();
    let of = |state: &str| {
        let kinds = program.kinds.iter().enumerate();
        let documents = kinds.filter_map(|(at, kind)| {
            let facts = scenario.document(KindId(at), 0).filter(|facts| says(facts))?;
            let mut written = document::write(kind, facts);
            if let Some(said) = written.get_mut("state") {
                *said = Json::from(state);
            }
            Some((kind.name.clone(), written))
        });
        Witness {
            documents: documents.collect(),
            as_of: scenario.settings.as_of,
            dated: false,
            parameters: Vec::new(),
            choices: choices.clone(),
            attested,
            results: [result, result],
        }
    };
    states.map(of).collect()
}

fn says(facts: &Facts) -> bool {
    facts.state == DocumentState::Final
        || facts.columns.iter().flatten().any(|fact| fact.state != State::Open)
        || facts.lists.iter().flatten().any(|list| list.state != State::Open)
}
