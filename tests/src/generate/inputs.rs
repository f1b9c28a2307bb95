//! A situation: documents of every kind, choices, parameters, the day, attestations.

use jiff::civil::Date;
use tekigo_core::typed::{Attested, ChoiceId, Constant, Duty, Pack, ParameterId};
use tekigo_core::types::Schemas;

use super::document::document;
use super::json::Json;
use super::random::Random;
use super::world::READS;
use crate::reference::{Answer, Inputs};

/// What a pack is judged on, its documents still as trees.
#[derive(Clone, Debug)]
pub struct Situation {
    /// For each kind that packs read, the documents given.
    pub documents: Vec<Vec<Json>>,
    /// The choices made.
    pub choices: Vec<(ChoiceId, Constant)>,
    /// The parameters set.
    pub parameters: Vec<(ParameterId, Constant)>,
    /// The day.
    pub as_of: Date,
    /// What people attested.
    pub attestations: Vec<Answer>,
    /// The rules that a profile leaves out.
    pub left_out: Vec<String>,
}

impl Situation {
    /// As both engines take it.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs {
            documents: self
                .documents
                .iter()
                .map(|given| given.iter().map(Json::to_string).collect())
                .collect(),
            choices: self.choices.clone(),
            parameters: self.parameters.clone(),
            as_of: self.as_of,
            attestations: self.attestations.clone(),
            left_out: self.left_out.clone(),
        }
    }
}

const DAYS: [Date; 6] = [
    Date::constant(2020, 6, 2),
    Date::constant(2020, 6, 1),
    Date::constant(2020, 1, 31),
    Date::constant(2020, 2, 29),
    Date::constant(2021, 1, 1),
    Date::constant(2019, 12, 31),
];

/// A situation for a pack.
#[must_use]
pub fn situation(random: &mut Random, schemas: &Schemas, pack: &Pack) -> Situation {
    let documents = READS
        .iter()
        .map(|(kind, many)| {
            let count = match (many, random.below(10)) {
                (_, 0) => 0,
                (true, 7..) => 2,
                _ => 1,
            };
            (0..count).map(|_| document(random, schemas, kind)).collect()
        })
        .collect();
    let mut choices = Vec::new();
    for (at, choice) in pack.choices.iter().enumerate() {
        if random.percent(60) {
            choices.push((ChoiceId(at), random.pick(&choice.options).1.clone()));
        }
    }
    let mut parameters = Vec::new();
    for (at, parameter) in pack.parameters.iter().enumerate() {
        let values: Vec<&Constant> =
            [&parameter.least, &parameter.most].into_iter().flatten().collect();
        if random.percent(30)
            && let Some(value) = random.pick_any(&values)
        {
            parameters.push((ParameterId(at), (*value).clone()));
        }
    }
    let as_of = *random.pick(&DAYS);
    let attestations = attestations(random, pack);
    let left_out = left_out(random, pack);
    Situation { documents, choices, parameters, as_of, attestations, left_out }
}

/// In one situation of five, a few rules; seldom, so that all else is still tried often.
fn left_out(random: &mut Random, pack: &Pack) -> Vec<String> {
    let share = if random.percent(20) { 30 } else { 0 };
    let rules = pack.rules.iter().filter(|_| random.percent(share));
    rules.map(|rule| rule.id.clone()).collect()
}

fn attestations(random: &mut Random, pack: &Pack) -> Vec<Answer> {
    let mut answers = Vec::new();
    for rule in &pack.rules {
        let Duty::Manual(question) = &rule.duty else { continue };
        for _ in 0..random.below(4) {
            let words = if random.percent(90) {
                question.words.en.clone()
            } else {
                "Another question?".to_owned()
            };
            answers.push(Answer {
                rule: rule.id.clone(),
                question: (question.words.ja.clone(), words),
                on: *random.pick(&DAYS),
                until: if random.percent(30) { Some(*random.pick(&DAYS)) } else { None },
                result: *random.pick(&[
                    Attested::Pass,
                    Attested::Pass,
                    Attested::Fail,
                    Attested::NotApplicable,
                ]),
            });
        }
    }
    answers
}
