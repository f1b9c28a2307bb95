//! From a program to its rule book.

mod rule;
mod shared;

use tekigo_core::program::{Kind, Program};
use tekigo_core::prose::Names;
use tekigo_core::typed::{ChoiceId, Citation, ParameterId, Source, TableId};

pub(super) use rule::roots;

use super::model::{Cited, DocumentText, FORMAT, PartyText, RuleBook, SourceText};
use super::{blank, words};

/// Reads a whole pack back. The ledger is added by [`super::ledger`] where it is wanted.
#[must_use]
pub fn book(program: &Program) -> RuleBook {
    let names = Names::new(program);
    let desk = Desk { program, names: &names };
    let blank = blank::results(program);
    let rules = program.rules.iter().zip(&blank).flat_map(|(rule, blank)| {
        let versions = rule.versions.iter().zip(blank);
        versions.map(|(version, blank)| desk.rule(rule, version, *blank)).collect::<Vec<_>>()
    });
    RuleBook {
        format: FORMAT,
        pack: program.name.clone(),
        version: program.version.clone(),
        title: program.words.clone(),
        parties: parties(program),
        sources: sources(program),
        documents: documents(program),
        notes: words::notes(),
        rules: rules.collect(),
        tables: numbered(&program.tables)
            .map(|(at, table)| desk.table(TableId(at), table))
            .collect(),
        choices: numbered(&program.choices)
            .map(|(at, known)| desk.choice(ChoiceId(at), known))
            .collect(),
        parameters: numbered(&program.parameters)
            .map(|(at, known)| desk.parameter(ParameterId(at), known))
            .collect(),
        ledger: None,
    }
}

/// Who is bound.
pub(super) fn parties(program: &Program) -> Vec<PartyText> {
    let parties = program.parties.iter();
    parties
        .map(|party| PartyText { party: party.name.clone(), title: party.words.clone() })
        .collect()
}

/// The guidelines.
pub(super) fn sources(program: &Program) -> Vec<SourceText> {
    program.sources.iter().map(source).collect()
}

/// A guideline.
pub(super) fn source(source: &Source) -> SourceText {
    SourceText {
        source: source.name.clone(),
        title: source.words.clone(),
        force: source.force,
        published: source.published.clone(),
    }
}

/// The documents that are read.
pub(super) fn documents(program: &Program) -> Vec<DocumentText> {
    program.kinds.iter().map(document).collect()
}

fn document(kind: &Kind) -> DocumentText {
    DocumentText { document: kind.name.clone(), title: kind.words.clone(), many: kind.many }
}

fn numbered<T>(all: &[T]) -> impl Iterator<Item = (usize, &T)> {
    all.iter().enumerate()
}

/// What everything is written from.
struct Desk<'a> {
    program: &'a Program,
    names: &'a Names,
}

impl Desk<'_> {
    fn cited(&self, cites: &[Citation]) -> Vec<Cited> {
        let clauses = cites.iter().filter_map(|cite| {
            let source = self.program.sources.get(cite.source)?;
            let clause = source.clauses.get(cite.clause)?;
            Some(Cited {
                source: source.name.clone(),
                force: source.force,
                clause: clause.id.clone(),
                title: clause.words.clone(),
                page: clause.page.clone(),
            })
        });
        clauses.collect()
    }
}
