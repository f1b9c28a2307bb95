//! A pack in brief: what it is called, what it rests on, what it reads and how much it asks.

use serde::Serialize;
use tekigo_core::program::{Duty, Program};
use tekigo_core::typed::Strength;
use tekigo_grammar::diagnostic::Bilingual;

use super::build::{documents, parties, sources};
use super::model::{DocumentText, PartyText, SourceText};
use crate::model::write;

/// What a list of packs tells of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackSummary {
    /// `request-2020`
    pub pack: String,
    /// `0.1.0`
    pub version: String,
    /// What identifies its texts.
    pub sha256: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// The guidelines.
    pub sources: Vec<SourceText>,
    /// The documents that it reads.
    pub documents: Vec<DocumentText>,
    /// Who is bound, and how much is asked of them.
    pub parties: Vec<PartyShare>,
    /// How many rules there are.
    pub rules: usize,
    /// How many of them a person judges.
    pub manual: usize,
}

/// What is asked of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyShare {
    /// The party.
    #[serde(flatten)]
    pub party: PartyText,
    /// How many rules bind it with `must`.
    pub must: usize,
    /// With `should`.
    pub should: usize,
    /// With `may`.
    pub may: usize,
}

/// A pack in brief. Of a rule with several versions the newest, the last written, counts.
#[must_use]
pub fn summary(program: &Program, sha256: &str) -> PackSummary {
    let versions = || program.rules.iter().filter_map(|rule| rule.versions.last());
    let manual = versions().filter(|version| matches!(version.duty, Duty::Manual(_)));
    let parties = parties(program).into_iter().enumerate().map(|(at, party)| {
        let count = |strength: Strength| {
            let bound = |version: &&tekigo_core::program::Version| {
                version.strength == strength && version.parties.contains(&at)
            };
            versions().filter(bound).count()
        };
        let (must, should, may) =
            (count(Strength::Must), count(Strength::Should), count(Strength::May));
        PartyShare { party, must, should, may }
    });
    PackSummary {
        pack: program.name.clone(),
        version: program.version.clone(),
        sha256: sha256.to_owned(),
        title: program.words.clone(),
        sources: sources(program),
        documents: documents(program),
        parties: parties.collect(),
        rules: program.rules.len(),
        manual: manual.count(),
    }
}
