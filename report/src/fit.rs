//! For which systems documents are enough: the results for every value of the fact of a missing document that most of them
//! wait for, and for every reading of the choices. A data model whose JSON is a contract (`fit.schema.json`).

use std::collections::BTreeSet;

use serde::Serialize;
use tekigo_core::eval::Outcome;
use tekigo_core::prose;
use tekigo_core::regions::columns::Column;
use tekigo_core::regions::{Budget, Cell, Region, Regions, Scenario, Setting, Step};
use tekigo_core::typed::{KindId, ResultWord, Strength, Type};
use tekigo_core::value::{Date, Value};
use tekigo_grammar::diagnostic::Bilingual;

use crate::judge::Judged;
use crate::model::write;
use crate::questions::build::subject;
use crate::questions::{Owner, PackName, Subject};

/// What `format` says.
pub const FORMAT: &str = "tekigo-fit/1";

/// The JSON Schema of [`Fit`], itself as text.
pub const SCHEMA: &str = include_str!("../fit.schema.json");

/// Results side by side, pack by pack.
#[derive(Clone, Debug, Serialize)]
pub struct Fit {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The version of the engine.
    pub engine: &'static str,
    /// The day of evaluation.
    pub as_of: String,
    /// The packs of which some undecided result waits for such a fact or choice.
    pub packs: Vec<PackFit>,
    /// The others.
    pub settled: Vec<PackName>,
}

/// The results of one pack.
#[derive(Clone, Debug, Serialize)]
pub struct PackFit {
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
    /// The fact, if there is one, and the choices.
    pub over: Vec<Subject>,
    /// What was taken for each of them, column by column.
    pub columns: Vec<Values>,
    /// Whether there are more columns than are told.
    pub cut: bool,
    /// The results of each rule, in the pack's order.
    pub rows: Vec<Row>,
}

/// What one column takes for granted, in the order of `over`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Values {
    /// In words.
    #[serde(serialize_with = "write::list")]
    pub values: Vec<Bilingual>,
}

/// One rule in every column.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The rule.
    pub rule: String,
    /// The document that it is judged for, where it is judged for each of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The parties that it binds.
    pub party: Vec<Owner>,
    /// How strongly.
    #[serde(serialize_with = "write::strength")]
    pub strength: Strength,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Its result in each column.
    #[serde(serialize_with = "write::results")]
    pub results: Vec<ResultWord>,
}

impl Row {
    /// The result, where it is one in every column.
    #[must_use]
    pub fn same(&self) -> Option<ResultWord> {
        let first = *self.results.first()?;
        self.results.iter().all(|result| *result == first).then_some(first)
    }
}

/// Judges every pack for every such value and reading.
#[must_use]
pub fn fit(as_of: Date, judged: &[Judged<'_>], steps: u64) -> Fit {
    let (mut packs, mut settled) = (Vec::new(), Vec::new());
    for pack in judged {
        let missing: BTreeSet<KindId> = (0..pack.program.kinds.len())
            .map(KindId)
            .filter(|kind| pack.document(*kind, 0).is_none())
            .collect();
        let scenario = Scenario::new(pack.program, &pack.inputs, &pack.settings);
        let found = Regions::new(scenario).columns(&missing, &mut Budget::new(steps));
        let (id, version) = (pack.program.name.clone(), pack.program.version.clone());
        if found.columns.is_empty() {
            settled.push(PackName { id, version });
            continue;
        }
        packs.push(PackFit {
            id,
            version,
            over: found.over.iter().filter_map(|cell| subject(pack, *cell)).collect(),
            columns: found.columns.iter().map(|column| values(pack, &column.steps)).collect(),
            cut: found.cut,
            rows: rows(pack, &found.columns),
        });
    }
    Fit {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        as_of: as_of.to_string(),
        packs,
        settled,
    }
}

fn values(pack: &Judged<'_>, steps: &[Step]) -> Values {
    Values { values: steps.iter().map(|step| value(pack, step)).collect() }
}

/// What a step sets, in words.
fn value(pack: &Judged<'_>, step: &Step) -> Bilingual {
    let program = pack.program;
    let words = |value: Value, of: Type| prose::value(program, value, of);
    match (&step.cell, &step.to) {
        (Cell::Choice(id), Setting::Choice(value)) => {
            let options = program.choices.get(id.0).map(|choice| choice.options.as_slice());
            let option = options.unwrap_or_default().iter().find(|(_, option, _)| option == value);
            option.map(|(_, _, words)| words.clone()).unwrap_or_default()
        }
        (Cell::Slot { kind, slot, .. }, Setting::Value(region)) => {
            let of = program.kind(*kind).and_then(|kind| kind.slot_types.get(slot.0)).copied();
            let of = of.unwrap_or(Type::Boolean);
            match region {
                Region::One(value) => words(*value, of),
                Region::Span { first, last, .. } => {
                    let end = |value: &Option<Value>| {
                        value.map(|value| words(value, of)).unwrap_or_default()
                    };
                    let (first, last) = (end(first), end(last));
                    Bilingual::new(
                        format!("{}〜{}", first.ja, last.ja),
                        format!("{} to {}", first.en, last.en).trim().to_owned(),
                    )
                }
                Region::Text(text) => Bilingual::new(text.clone(), text.clone()),
                Region::OtherText(_) => Bilingual::new("そのほか", "anything else"),
            }
        }
        _ => Bilingual::default(),
    }
}

fn rows(pack: &Judged<'_>, columns: &[Column]) -> Vec<Row> {
    let Some(first) = columns.first() else { return Vec::new() };
    let row = |(at, outcome): (usize, &Outcome)| {
        let rule = pack.program.rules.get(outcome.rule)?;
        let version = rule.versions.get(outcome.version)?;
        let about = rule.subject.zip(outcome.subject);
        let about = about.and_then(|(kind, at)| pack.document(kind, at));
        let parties = version.parties.iter().filter_map(|party| pack.program.parties.get(*party));
        let results = columns.iter().filter_map(|column| column.outcomes.get(at));
        Some(Row {
            rule: rule.id.clone(),
            about: about.map(|given| given.document.name.clone()),
            party: parties
                .map(|party| Owner { party: party.name.clone(), title: party.words.clone() })
                .collect(),
            strength: pack.settings.strength(outcome.rule, version.strength),
            title: version.words.clone(),
            results: results.map(|outcome| outcome.result).collect(),
        })
    };
    first.outcomes.iter().enumerate().filter_map(row).collect()
}
