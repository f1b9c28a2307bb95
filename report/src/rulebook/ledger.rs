//! The ledger: what became of every clause of every source.

use tekigo_core::program::{Duty, Program};
use tekigo_core::typed::Citation;
use tekigo_grammar::diagnostic::Bilingual;

use super::entries::Entries;
use super::model::{ClauseFate, Encoded, EncodedBy, SourceLedger};

/// Clause by clause: encoded, left to a person, or excused.
#[must_use]
pub fn ledger(program: &Program, entries: &Entries) -> Vec<SourceLedger> {
    let sources = program.sources.iter().enumerate();
    sources
        .map(|(at, source)| SourceLedger {
            source: super::build::source(source),
            clauses: source
                .clauses
                .iter()
                .enumerate()
                .map(|(clause, known)| ClauseFate {
                    clause: known.id.clone(),
                    title: known.words.clone(),
                    page: known.page.clone(),
                    encoded: encoded(program, Citation { source: at, clause }, entries),
                    excuse: known.excuse.clone(),
                })
                .collect(),
        })
        .collect()
}

fn encoded(program: &Program, clause: Citation, entries: &Entries) -> Vec<Encoded> {
    let mut found: Vec<Encoded> = Vec::new();
    let mut add = |by: EncodedBy, name: &str, title: &Bilingual, cites: &[Citation]| {
        let known = found.iter().any(|known| known.by == by && known.name == name);
        if cites.contains(&clause) && !known {
            found.push(Encoded {
                by,
                name: name.to_owned(),
                title: title.clone(),
                entries: entries.of(name).to_vec(),
            });
        }
    };
    for rule in &program.rules {
        for version in &rule.versions {
            let by = match version.duty {
                Duty::Computed(_) => EncodedBy::Rule,
                Duty::Manual(_) => EncodedBy::Manual,
            };
            add(by, &rule.id, &version.words, &version.cites);
            for exception in &version.exceptions {
                add(by, &rule.id, &version.words, &exception.cites);
            }
        }
    }
    for table in &program.tables {
        add(EncodedBy::Table, &table.name, &table.words, &table.cites);
    }
    for choice in &program.choices {
        add(EncodedBy::Choice, &choice.name, &choice.words, &choice.cites);
    }
    for parameter in &program.parameters {
        add(EncodedBy::Parameter, &parameter.name, &parameter.words, &parameter.cites);
    }
    found
}
