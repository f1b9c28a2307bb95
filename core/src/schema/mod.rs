//! Reads the schemas: from JSON Schema 2020-12 with `x-tekigo` to types (section 12 of the language reference).
//!
//! ```text
//! text ──json──> JSON with places ──keywords, vocabulary──> schema tree ──reference──> where each `$ref` leads
//!                                                                │                         │
//!                                                                └──document, shape, …─────┴──> types
//! ```
//!
//! Each stage goes on past what it cannot read, so that one run says everything that is wrong.

mod alternative;
mod document;
mod enumeration;
mod keywords;
mod number;
mod problem;
mod quantity;
mod record;
mod reference;
mod scalar;
mod shape;
mod tree;
mod vocabulary;
mod words;

use std::collections::BTreeSet;

pub use problem::{
    CODES, DiscriminatorFault, Form, Found, Inside, KindFault, Large, LevelFault, Missing, Named,
    Part, QuantityFault, SchemaProblem, SchemaProblemKind, Titled, Twice, Wanted,
};
use tekigo_grammar::Span;

use crate::json::{self, Refusal};
use crate::types::Schemas;
use keywords::Reading;
use shape::Builder;
use tree::{File, Schema};

/// One file of schemas.
#[derive(Clone, Copy, Debug)]
pub struct SchemaFile<'a> {
    /// Its name, as `$ref` writes it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Reads schemas, and says what is wrong with them, in the order of the files and places.
///
/// Where something is wrong, the types are what could be understood.
#[must_use]
pub fn read(files: &[SchemaFile<'_>]) -> (Schemas, Vec<SchemaProblem>) {
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    let mut trees = Vec::new();
    for (index, file) in files.iter().enumerate() {
        if !names.insert(file.name) {
            let kind =
                SchemaProblemKind::Repeated { name: file.name.to_owned(), what: Twice::File };
            problems.push(SchemaProblem {
                file: index,
                span: Span::default(),
                kind,
                related: None,
            });
        }
        trees.push(read_file(index, *file, &mut problems));
    }
    let references = reference::resolve(&trees, &mut problems);
    let mut builder = Builder::new(&trees, references, problems);
    let documents = builder.documents();
    let schemas = Schemas { documents, enumerations: builder.enumerations.clone() };
    builder.definitions();
    (schemas, in_order(builder.problems))
}

/// In the order of the text, and each once: a definition is met as often as it is used.
fn in_order(mut problems: Vec<SchemaProblem>) -> Vec<SchemaProblem> {
    let place = |problem: &SchemaProblem| (problem.file, problem.span.start, problem.kind.code());
    problems.sort_by_key(place);
    let mut once: Vec<SchemaProblem> = Vec::new();
    for problem in problems {
        let mut beside = once.iter().rev().take_while(|known| place(known) == place(&problem));
        if !beside.any(|known| *known == problem) {
            once.push(problem);
        }
    }
    once
}

fn read_file(index: usize, file: SchemaFile<'_>, problems: &mut Vec<SchemaProblem>) -> File {
    match json::parse(file.text) {
        Ok(json) => {
            let mut reading = Reading { file: index, problems: Vec::new() };
            let tree = reading.file(file.name, &json);
            problems.append(&mut reading.problems);
            tree
        }
        Err((span, refusal)) => {
            let kind = match refusal {
                Refusal::NotJson(found) => SchemaProblemKind::NotJson { found },
                Refusal::TooDeep => SchemaProblemKind::TooDeep { limit: json::NESTING },
                Refusal::TooLarge => {
                    SchemaProblemKind::TooLarge { what: Large::Text, limit: json::BYTES }
                }
            };
            problems.push(SchemaProblem { file: index, span, kind, related: None });
            let top = Schema { broken: true, ..Schema::default() };
            File { name: file.name.to_owned(), unread: true, top, definitions: Vec::new() }
        }
    }
}
