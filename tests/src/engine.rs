//! The engine, asked the same as the [reference interpreter](crate::reference).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a part of the tests: where it panics, a test has failed"
)]

use tekigo_core::attestation::{Asked, Attestation, question_sha256};
use tekigo_core::eval::{self, Settings, Tailoring};
use tekigo_core::facts::{self, Facts};
use tekigo_core::program::Program;
use tekigo_core::typed::Constant;
use tekigo_core::value::{Date, Value};
use tekigo_grammar::diagnostic::Bilingual;

use crate::reference::{Inputs, Judgement};

/// Judges every rule of a program, in the pack's order.
///
/// # Panics
/// Where a document is no document.
#[must_use]
pub fn judge(program: &Program, inputs: &Inputs) -> Vec<Judgement> {
    with(program, inputs, |given, settings| {
        let empty = eval::empty_documents(program);
        let documents = given.iter().map(|given| given.iter().collect()).collect();
        let outcomes = eval::evaluate(program, &eval::Inputs::new(documents, &empty), settings);
        outcomes
            .into_iter()
            .map(|outcome| Judgement {
                rule: program.rules[outcome.rule].id.clone(),
                subject: outcome.subject,
                result: outcome.result,
            })
            .collect()
    })
}

/// Reads the documents and settings, and does something with them; the facts may be changed.
///
/// # Panics
/// Where a document is no document.
pub fn with<T>(
    program: &Program,
    inputs: &Inputs,
    then: impl FnOnce(&mut Vec<Vec<Facts>>, &Settings<'_>) -> T,
) -> T {
    let limits = facts::Limits::default();
    let mut given: Vec<Vec<Facts>> = program
        .kinds
        .iter()
        .zip(&inputs.documents)
        .map(|(kind, texts)| {
            texts.iter().map(|text| facts::read(text, &kind.layout, &limits).unwrap()).collect()
        })
        .collect();
    let attestations: Vec<Attestation> = inputs
        .attestations
        .iter()
        .map(|answer| Attestation {
            rule: answer.rule.clone(),
            who: "somebody".to_owned(),
            on: date(answer.on),
            until: answer.until.map(date),
            question: Asked::Sha256(question_sha256(&Bilingual::new(
                answer.question.0.clone(),
                answer.question.1.clone(),
            ))),
            result: answer.result,
            note: None,
        })
        .collect();
    let mut settings = Settings::new(program, date(inputs.as_of));
    settings.attestations = &attestations;
    let tailoring = |left_out| if left_out { Tailoring::LeftOut } else { Tailoring::AsWritten };
    let rules = program.rules.iter().map(|rule| inputs.left_out.contains(&rule.id));
    settings.rules = rules.map(tailoring).collect();
    for (choice, constant) in &inputs.choices {
        settings.choices[choice.0] = Some(value(constant));
    }
    for (parameter, constant) in &inputs.parameters {
        settings.parameters[parameter.0] = value(constant);
    }
    then(&mut given, &settings)
}

fn date(date: jiff::civil::Date) -> Date {
    Date::parse(&date.to_string()).unwrap()
}

/// A choice or parameter as the engine takes it.
fn value(constant: &Constant) -> Value {
    match constant {
        Constant::Boolean(value) => Value::Boolean(*value),
        Constant::Number(number) => Value::Number(*number),
        Constant::Date(date) => Value::Date(*date),
        Constant::Duration(duration) => Value::Duration(*duration),
        Constant::BusinessDays(days) => Value::BusinessDays(*days),
        Constant::Level(_, at) => Value::Level(*at),
        other => panic!("{other:?} is no choice or parameter"),
    }
}
