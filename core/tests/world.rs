//! The schemas of the examples' world: accepted, and with every place that the language reference names.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

#[path = "schemas/print.rs"]
mod print;

use std::collections::BTreeSet;

use tekigo_core::schema::{SchemaFile, SchemaProblem, read};
use tekigo_core::types::{Schemas, Shape, ShapeKind};

const FILES: &[(&str, &str)] = &[
    ("common.schema.json", include_str!("../../tests/world/common.schema.json")),
    ("contract.schema.json", include_str!("../../tests/world/contract.schema.json")),
    ("disclosure.schema.json", include_str!("../../tests/world/disclosure.schema.json")),
    ("incident.schema.json", include_str!("../../tests/world/incident.schema.json")),
    ("system.schema.json", include_str!("../../tests/world/system.schema.json")),
];

const REFERENCE: &str = include_str!("../../docs/language.md");

fn world() -> Schemas {
    let files: Vec<SchemaFile<'_>> =
        FILES.iter().map(|(name, text)| SchemaFile { name, text }).collect();
    let (schemas, problems) = read(&files);
    let problems: Vec<_> = problems.iter().map(SchemaProblem::diagnostic).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    schemas
}

#[test]
fn its_types() {
    insta::assert_snapshot!(print::print(&world()));
}

/// The names after a kind, in a path that starts there: `backup`, `copies`, `[]`, `place`.
fn path_at(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    loop {
        if let Some(after) = rest.strip_prefix('.') {
            let quoted = after.strip_prefix('"').and_then(|after| after.split_once('"'));
            let (name, after) = quoted.unwrap_or_else(|| {
                let part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
                after.split_at(after.find(|letter| !part(letter)).unwrap_or(after.len()))
            });
            if name.is_empty() {
                return names;
            }
            names.push(name.to_owned());
            rest = after;
        } else if let Some((_, after)) =
            rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            names.push("[]".to_owned());
            rest = after;
        } else {
            return names;
        }
    }
}

/// Whether a path leads to a place.
fn leads_somewhere(shape: &Shape, names: &[String]) -> bool {
    let Some((name, rest)) = names.split_first() else { return true };
    match &shape.kind {
        ShapeKind::Record(record) => record
            .members
            .iter()
            .find(|member| member.name == *name)
            .is_some_and(|member| leads_somewhere(&member.shape, rest)),
        ShapeKind::List(list) => name == "[]" && leads_somewhere(&list.item, rest),
        ShapeKind::Map(value) => leads_somewhere(value, rest),
        ShapeKind::Alternative(alternative) => {
            *name == alternative.discriminator
                || alternative
                    .options
                    .iter()
                    .flat_map(|option| &option.members)
                    .any(|member| member.name == *name && leads_somewhere(&member.shape, rest))
        }
        ShapeKind::Quantity(quantity) => {
            rest.is_empty()
                && (name == "value"
                    || (name == "unit" && quantity.unit.is_some())
                    || (name == "base" && quantity.base.is_some())
                    || (name == "exactness" && quantity.exactness.is_some()))
        }
        ShapeKind::Leaf(_) => false,
    }
}

/// Every path of every example starts at a kind of the world and leads to a place of it.
#[test]
fn the_reference_names_its_places() {
    let schemas = world();
    let mut seen = BTreeSet::new();
    for example in REFERENCE.split("```tekigo\n").skip(1) {
        let example = example.split("```").next().unwrap();
        for document in &schemas.documents {
            for (at, _) in example.match_indices(&format!("{}.", document.kind)) {
                let rest = example.get(at + document.kind.len()..).unwrap();
                let names = path_at(rest);
                assert!(leads_somewhere(&document.root, &names), "{} {names:?}", document.kind);
                seen.insert(format!("{}.{}", document.kind, names.join(".")));
            }
        }
    }
    assert!(seen.contains("disclosure.backup.copies.[].place"), "{seen:?}");
    assert!(seen.contains("incident.reports.[].affected.value"), "{seen:?}");
    assert!(seen.contains("system.required.backup_interval"), "{seen:?}");
    assert!(seen.len() > 15, "{seen:?}");
}
