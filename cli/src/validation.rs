//! Everything that is wrong with the shape of the documents, each thing once: what the fact reader found where rules look, and
//! what the schema says of the rest.

mod schema;
pub(crate) mod text;
mod words;

use tekigo_report::document::Document;
use tekigo_report::judge::PackFacts;
use tekigo_report::model::Invalid;
use tekigo_rules::TextFile;

use crate::pack_choice::ChosenPack;

pub(crate) use schema::{kind_of, title_of};

/// The kinds that the shipped schemas describe.
pub(crate) fn shipped_kinds() -> Vec<String> {
    tekigo_rules::schemas().iter().filter_map(|file| kind_of(&file.text)).collect()
}

/// What is wrong, document by document, in the order of the text.
pub(crate) fn invalid(
    documents: &[Document],
    packs: &[ChosenPack],
    facts: &[PackFacts],
) -> Vec<Invalid> {
    let mut invalid = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let mut own: Vec<Invalid> = Vec::new();
        for problem in facts.iter().flat_map(PackFacts::problems) {
            if problem.0 == at {
                let told = problem.1.diagnostic(0, &document.text);
                let (line, column) = document.place(problem.1.at);
                let found = Invalid {
                    input: document.name.clone(),
                    document: Some(document.kind.clone()),
                    pointer: Some(problem.1.pointer.clone()),
                    line: Some(line),
                    column: Some(column),
                    code: told.code.to_owned(),
                    message: told.message,
                    help: told.help,
                };
                if !own.contains(&found) {
                    own.push(found);
                }
            }
        }
        let known: Vec<String> = own.iter().filter_map(|found| found.pointer.clone()).collect();
        let schemas = schemas_of(&document.kind, packs);
        own.extend(schema::invalid(document, &schemas, &known));
        own.sort_by_key(|found| (found.line, found.column));
        invalid.extend(own);
    }
    invalid
}

/// The schemas of the first chosen pack that describe a kind; the shipped ones, where no pack does.
fn schemas_of(kind: &str, packs: &[ChosenPack]) -> Vec<TextFile> {
    let describes =
        |files: &[TextFile]| files.iter().any(|file| kind_of(&file.text).as_deref() == Some(kind));
    let own = packs.iter().map(|pack| &pack.get().text.schemas);
    own.into_iter().find(|files| describes(files)).cloned().unwrap_or_else(tekigo_rules::schemas)
}
