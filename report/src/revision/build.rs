//! From two programs to what the second changes.

use serde_json::Value as Json;
use tekigo_core::program::Program;
use tekigo_core::regions::pair::{Direction, Witness};
use tekigo_core::revision::{Meaning, RuleRevision, compare};
use tekigo_core::value::Date;

use super::wording::Wordings;
use super::{Change, FORMAT, PackName, Revision, RuleChange, Set, Shown, words};
use crate::places::value_json;

/// A pack that is held against another.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The pack.
    pub program: &'a Program,
    /// Of its files and schemas.
    pub sha256: &'a str,
}

/// What the second of two packs changes. `steps` is what the search over each rule may take.
#[must_use]
pub fn revision(
    engine: &'static str,
    before: Compared<'_>,
    after: Compared<'_>,
    as_of: Date,
    steps: u64,
) -> Revision {
    let wordings = Wordings::new(before.program, after.program);
    let found = compare(before.program, after.program, as_of, steps);
    let rules: Vec<RuleChange> = found
        .iter()
        .filter_map(|revision| of_rule([before.program, after.program], revision, &wordings))
        .collect();
    let count = |wanted: Change| rules.iter().filter(|rule| rule.change == wanted).count();
    Revision {
        format: FORMAT,
        engine,
        as_of: as_of.to_string(),
        before: name(before),
        after: name(after),
        summary: Change::ALL.into_iter().map(|change| (change, count(change))).collect(),
        rules,
        documents: None,
    }
}

fn name(pack: Compared<'_>) -> PackName {
    PackName {
        id: pack.program.name.clone(),
        version: pack.program.version.clone(),
        sha256: pack.sha256.to_owned(),
    }
}

fn of_rule(
    programs: [&Program; 2],
    revision: &RuleRevision,
    wordings: &Wordings,
) -> Option<RuleChange> {
    let [before, after] = programs;
    let was = revision.before.and_then(|at| before.rules.get(at));
    let is = revision.after.and_then(|at| after.rules.get(at));
    let shown = is.or(was)?;
    let wording = match (was, is) {
        (Some(was), Some(is)) => wordings.between(&was.id, &is.id),
        _ => wordings.alone(was.map(|was| was.id.as_str()), is.map(|is| is.id.as_str())),
    };
    let change = match revision.meaning {
        Meaning::Same if wording.gone.is_empty() && wording.new.is_empty() => Change::Unchanged,
        Meaning::Same => Change::Reworded,
        Meaning::Stricter => Change::Stricter,
        Meaning::Looser => Change::Looser,
        Meaning::Both => Change::Both,
        Meaning::Otherwise => Change::Otherwise,
        Meaning::Added => Change::Added,
        Meaning::Removed => Change::Removed,
        Meaning::NotDecided => Change::NotDecided,
    };
    let replaces = was.zip(is).filter(|(was, is)| was.id != is.id).map(|(was, _)| was.id.clone());
    let witnesses = revision.differences.witnesses();
    Some(RuleChange {
        rule: shown.id.clone(),
        replaces,
        title: shown.versions.last().map(|version| version.words.clone()).unwrap_or_default(),
        change,
        complete: revision.is_complete(),
        doubts: revision.doubts().iter().map(words::doubt).collect(),
        burdens: revision.burdens.iter().map(|burden| words::burden(programs, burden)).collect(),
        gone: wording.gone,
        new: wording.new,
        witnesses: witnesses
            .map(|(direction, witness)| shown_as(programs, direction, witness))
            .collect(),
    })
}

fn shown_as(programs: [&Program; 2], direction: Direction, witness: &Witness) -> Shown {
    let [before, after] = witness.results;
    let parameters = witness
        .parameters
        .iter()
        .map(|(name, value)| Set { name: name.clone(), value: parameter(programs, name, *value) });
    let choices = witness
        .choices
        .iter()
        .map(|(name, written)| Set { name: name.clone(), value: written.as_str().into() });
    Shown {
        direction,
        before,
        after,
        documents: witness.documents.iter().map(|(_, document)| document.clone()).collect(),
        as_of: witness.dated.then(|| witness.as_of.to_string()),
        parameters: parameters.collect(),
        choices: choices.collect(),
        attested: witness.attested,
    }
}

fn parameter(programs: [&Program; 2], name: &str, value: tekigo_core::value::Value) -> Json {
    let known = programs.iter().rev().find_map(|program| {
        let parameter = program.parameters.iter().find(|known| known.name == name)?;
        Some(value_json(program, value, parameter.of))
    });
    known.unwrap_or(Json::Null)
}
