//! Judges the documents of a case and prints what came out, with the place of every reason.

use std::fmt::Write as _;

use tekigo_core::compile::compile;
use tekigo_core::eval::{self, Inputs, Settings};
use tekigo_core::explain::{Explainer, Found, Ground};
use tekigo_core::facts::{self, Envelope, Facts, Limits, place};
use tekigo_core::program::Program;
use tekigo_core::typed::{KindId, Pack};
use tekigo_core::value::Date;

use super::case::Block;
use super::settings::SettingsOfCase;

/// The day on which the cases are judged: that of the request.
const DAY: &str = "2020-06-02";

/// The results of every rule over the documents, each a JSON text that says its kind, with what people set.
#[must_use]
pub fn print(pack: &Pack, documents: &[&str], blocks: &[&Block]) -> String {
    let program = compile(pack);
    let mut printed = String::new();
    let mut given: Vec<Vec<(Facts, &str)>> = program.kinds.iter().map(|_| Vec::new()).collect();
    for text in documents {
        let envelope = facts::envelope(text, &Limits::default()).ok();
        let of = envelope.as_ref().and_then(Envelope::named);
        let Some(kind) = of.and_then(|kind| program.kind_named(kind)) else {
            printed.push_str("a document of no kind that the pack reads\n");
            continue;
        };
        let Some(layout) = program.kind(kind).map(|kind| &kind.layout) else { continue };
        match facts::read(text, layout, &Limits::default()) {
            Ok(read) => {
                let problems: Vec<_> =
                    read.problems.iter().map(|problem| problem.diagnostic(1, text)).collect();
                printed.push_str(&super::problems::print(&problems, "", text));
                if let Some(of_kind) = given.get_mut(kind.0) {
                    of_kind.push((read, text));
                }
            }
            Err(error) => {
                printed.push_str(&super::problems::print(&[error.diagnostic(1)], "", text));
            }
        }
    }
    let empty = eval::empty_documents(&program);
    let facts =
        given.iter().map(|of_kind| of_kind.iter().map(|(facts, _)| facts).collect()).collect();
    let inputs = Inputs::new(facts, &empty);
    let Some(day) = Date::parse(DAY) else { return printed };
    let set = SettingsOfCase::read(blocks, &program, documents.len(), &mut printed);
    let Some(tailored) = &set.tailored else { return printed };
    let mut settings = Settings::new(&program, day);
    tailored.apply(&mut settings);
    settings.attestations = &set.attestations;
    let explainer = Explainer::new(&program, &inputs, &settings);
    for outcome in eval::evaluate(&program, &inputs, &settings) {
        let rule = program.rules.get(outcome.rule).map_or("", |rule| rule.id.as_str());
        let subject = outcome.subject.map(|at| format!(" ({})", at + 1)).unwrap_or_default();
        let said = set.said(&program, &settings, outcome, day);
        let _ = writeln!(printed, "{rule}{subject} {:?}{said}", outcome.result);
        for reason in explainer.explain(outcome).reasons() {
            let wanted =
                reason.wanted.map(|wanted| format!(", wanted: {}", wanted.en)).unwrap_or_default();
            let _ = writeln!(
                printed,
                "  {}: {}{wanted}",
                ground(&program, &inputs, &given, reason.ground),
                found(reason.found)
            );
        }
    }
    printed
}

fn found(found: &Found) -> String {
    match found {
        Found::Truth(truth) => format!("{truth:?}").to_lowercase(),
        Found::Value(words) => words.en.clone(),
        Found::State(state) => tekigo_core::prose::state(*state).en,
        Found::Undecided => "undecided".to_owned(),
        Found::Error(fault) => format!("{fault:?}"),
    }
}

fn ground(
    program: &Program,
    inputs: &Inputs<'_>,
    given: &[Vec<(Facts, &str)>],
    ground: Ground,
) -> String {
    match ground {
        Ground::Place { kind, document, .. } => {
            let name = program.kind(kind).map_or("", |kind| kind.name.as_str());
            let Some(located) = ground.locate(program, inputs) else { return name.to_owned() };
            let position = match text_of(given, kind, document) {
                Some(text) => {
                    let (line, column) = place::line_column(text, located.at);
                    format!(" {line}:{column}")
                }
                None => " (not given)".to_owned(),
            };
            format!("{name}{}{position}", located.pointer)
        }
        Ground::Choice(id) => format!(
            "choice {}",
            program.choices.get(id.0).map_or("", |choice| choice.name.as_str())
        ),
        Ground::Parameter(id) => {
            format!(
                "parameter {}",
                program.parameters.get(id.0).map_or("", |parameter| parameter.name.as_str())
            )
        }
        Ground::AsOf => "the day of evaluation".to_owned(),
        Ground::Attestation(at) => format!("attestation {}", at + 1),
        Ground::Unanswered => "nobody has answered".to_owned(),
    }
}

fn text_of<'a>(given: &[Vec<(Facts, &'a str)>], kind: KindId, document: usize) -> Option<&'a str> {
    given.get(kind.0)?.get(document).map(|(_, text)| *text)
}
