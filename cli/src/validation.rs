//! Everything that is wrong with the shape of the documents, each thing once: what the fact reader found where rules look, and
//! what the schema says of the rest.

mod schema;
pub(crate) mod text;
mod words;

use std::collections::BTreeMap;

use tekigo_core::facts::{self, Due, FactProblem, FactProblemKind, Limits};
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::document::Document;
use tekigo_report::judge::PackFacts;
use tekigo_report::model::Invalid;
use tekigo_rules::TextFile;

use crate::pack_choice::ChosenPack;
use crate::problem::Problem;

pub(crate) use schema::{kind_of, title_of};
#[cfg(test)]
pub(crate) use words::CODES;

/// The most values of a document that is held against its schema: a validator takes a hundred times the memory of the text, and
/// more for each mistake.
const MOST_VALUES: usize = 1_000_000;

/// The kinds that the shipped schemas describe.
pub(crate) fn shipped_kinds() -> Vec<String> {
    tekigo_rules::schemas().iter().filter_map(|file| kind_of(&file.text)).collect()
}

/// What is wrong, document by document, in the order of the text.
pub(crate) fn invalid(
    documents: &[Document],
    packs: &[ChosenPack],
    facts: &[PackFacts],
    limits: &Limits,
) -> Vec<Invalid> {
    let mut invalid = Vec::new();
    let mut read: BTreeMap<&str, Option<schema::Schemas>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        let surveyed = facts::survey(&document.text, limits).unwrap_or_default();
        let of_facts = facts.iter().flat_map(PackFacts::problems);
        let of_facts = of_facts.filter(|(of, _)| *of == at).map(|(_, problem)| problem);
        let mut own: Vec<Invalid> = Vec::new();
        for problem in of_facts.chain(&surveyed.problems) {
            let found = told(document, problem);
            if !own.contains(&found) {
                own.push(found);
            }
        }
        if surveyed.values > MOST_VALUES {
            own.push(as_a_whole(
                document,
                &Problem::ManyValues {
                    path: document.name.clone(),
                    found: surveyed.values,
                    most: MOST_VALUES,
                },
            ));
        } else {
            let known: Vec<String> = own.iter().filter_map(|found| found.pointer.clone()).collect();
            let kind = document.kind.as_str();
            let schemas = read
                .entry(kind)
                .or_insert_with(|| schema::Schemas::read(&schemas_of(kind, packs), kind));
            if let Some(schemas) = schemas {
                own.extend(schema::invalid(document, schemas, &known, limits.problems));
            }
        }
        own.sort_by_key(|found| (found.line, found.column));
        let most = limits.problems;
        if own.len() > most {
            own.truncate(most);
            let path = document.name.clone();
            own.push(as_a_whole(document, &Problem::Further { path, most }));
        }
        invalid.extend(own);
    }
    invalid
}

/// Advice that only YAML needs, where something else is written than what is due.
fn yaml_help(document: &Document, at: usize, due: Option<Due>) -> Option<Bilingual> {
    document.yaml()?.help(&document.text, at, due?)
}

fn told(document: &Document, problem: &FactProblem) -> Invalid {
    let told = problem.diagnostic(0, &document.text);
    let due = match problem.kind {
        FactProblemKind::Shape { due, .. } => Some(due),
        _ => None,
    };
    let (line, column) = document.place(problem.at);
    Invalid {
        input: document.name.clone(),
        document: Some(document.kind.clone()),
        pointer: Some(problem.pointer.clone()),
        line: Some(line),
        column: Some(column),
        code: told.code.to_owned(),
        message: told.message,
        help: yaml_help(document, problem.at, due).or(told.help),
    }
}

/// A problem that has no place in the document.
fn as_a_whole(document: &Document, problem: &Problem) -> Invalid {
    Invalid {
        input: document.name.clone(),
        document: Some(document.kind.clone()),
        pointer: None,
        line: None,
        column: None,
        code: problem.code().to_owned(),
        message: problem.words(),
        help: problem.help(),
    }
}

/// The schemas of the first chosen pack that describe a kind; the shipped ones, where no pack does.
fn schemas_of(kind: &str, packs: &[ChosenPack]) -> Vec<TextFile> {
    let describes =
        |files: &[TextFile]| files.iter().any(|file| kind_of(&file.text).as_deref() == Some(kind));
    let own = packs.iter().map(|pack| &pack.get().text.schemas);
    own.into_iter().find(|files| describes(files)).cloned().unwrap_or_else(tekigo_rules::schemas)
}
