//! Schemas mean here what they mean elsewhere: what is accepted compiles with the `jsonschema` crate, and a document that
//! it calls valid has no place that our types would call unreadable.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

#[path = "schemas/cases.rs"]
mod cases;
#[path = "schemas/plan.rs"]
mod plan;

use jsonschema::{Registry, Validator};
use plan::{Choices, Plan, leaf, plan};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tekigo_core::schema::{SchemaFile, SchemaProblem, read};
use tekigo_core::types::{
    EnumerationId, Leaf, NumberBounds, Quantity, Record, Schemas, Shape, ShapeKind,
};
use tekigo_core::value::{Date, Decimal, Duration, Instant, ZoneOffset};

/// A validator for each file, with all of them at hand.
fn validators(files: &[(String, Value)]) -> Vec<Validator> {
    let address = |name: &str| format!("https://example.org/{name}");
    let mut registry = Registry::new();
    for (name, schema) in files {
        registry = registry.add(address(name), schema.clone()).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let build = |(name, schema): &(String, Value)| {
        jsonschema::meta::validate(schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        jsonschema::options()
            .with_base_uri(address(name))
            .with_registry(&registry)
            .should_validate_formats(true)
            .offline()
            .build(schema)
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    files.iter().map(build).collect()
}

#[test]
fn accepted_schemas_compile() {
    for case in cases::cases(include_str!("schemas/accepted.txt")) {
        let files: Vec<(String, Value)> = case
            .files
            .iter()
            .map(|(name, text)| (name.clone(), serde_json::from_str(text).unwrap()))
            .collect();
        assert_eq!(validators(&files).len(), files.len(), "{}", case.name);
    }
}

/// The first place of a value that is unreadable as its shape, as section 2 of the language reference has it.
fn unreadable(value: &Value, shape: &Shape, schemas: &Schemas) -> Option<String> {
    let blank = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
    if blank {
        return None;
    }
    let whole = || Some(format!("{value} as {:?}", shape.kind));
    match &shape.kind {
        ShapeKind::Leaf(leaf) => {
            leaf_reads(value, leaf, schemas).then_some(()).map_or_else(whole, |()| None)
        }
        ShapeKind::Quantity(of) => {
            if quantity_reads(value, of, schemas) {
                None
            } else {
                whole()
            }
        }
        ShapeKind::Record(record) => match value {
            Value::Object(object) => unreadable_member(object, record, schemas),
            _ => whole(),
        },
        ShapeKind::Map(of) => match value {
            Value::Object(object) => {
                object.values().find_map(|value| unreadable(value, of, schemas))
            }
            _ => whole(),
        },
        ShapeKind::List(list) => match value {
            Value::Array(items)
                if items.len() >= list.least
                    && list.most.is_none_or(|most| items.len() <= most) =>
            {
                items.iter().find_map(|item| unreadable(item, &list.item, schemas))
            }
            _ => whole(),
        },
        ShapeKind::Alternative(alternative) => {
            let Value::Object(object) = value else { return whole() };
            let levels = &schemas.enumerations[alternative.words.0].levels;
            let word = object.get(&alternative.discriminator).and_then(Value::as_str);
            match levels.iter().position(|level| Some(level.word.as_str()) == word) {
                Some(at) => unreadable_member(object, &alternative.options[at], schemas),
                None => whole(),
            }
        }
    }
}

fn unreadable_member(
    object: &Map<String, Value>,
    record: &Record,
    schemas: &Schemas,
) -> Option<String> {
    record.members.iter().find_map(|member| {
        object.get(&member.name).and_then(|value| unreadable(value, &member.shape, schemas))
    })
}

fn leaf_reads(value: &Value, leaf: &Leaf, schemas: &Schemas) -> bool {
    let zone = ZoneOffset::parse("+09:00").unwrap();
    match (leaf, value) {
        (Leaf::Boolean, value) => value.is_boolean(),
        (Leaf::Number(bounds) | Leaf::BusinessDays(bounds), value) => number_reads(value, bounds),
        (Leaf::Text { least, most }, Value::String(text)) => {
            let length = text.chars().count();
            length >= *least && most.is_none_or(|most| length <= most)
        }
        (Leaf::Date, Value::String(text)) => Date::parse(text).is_some(),
        (Leaf::Instant { stated }, Value::String(text)) => {
            Instant::parse(text, *stated, zone).is_some()
        }
        (Leaf::Duration, Value::String(text)) => Duration::parse(text).is_some(),
        (Leaf::Enumeration(id), value) => word_reads(value, *id, schemas),
        _ => false,
    }
}

fn word_reads(value: &Value, id: EnumerationId, schemas: &Schemas) -> bool {
    schemas.enumerations[id.0]
        .levels
        .iter()
        .any(|level| Some(level.word.as_str()) == value.as_str())
}

fn number_reads(value: &Value, bounds: &NumberBounds) -> bool {
    let Value::Number(number) = value else { return false };
    let Ok(number) = Decimal::parse(&number.to_string()) else { return false };
    (!bounds.integer || number.is_integer())
        && bounds.least.is_none_or(|least| {
            number > least.number || (number == least.number && !least.exclusive)
        })
        && bounds
            .most
            .is_none_or(|most| number < most.number || (number == most.number && !most.exclusive))
}

fn quantity_reads(value: &Value, quantity: &Quantity, schemas: &Schemas) -> bool {
    let Value::Object(object) = value else { return false };
    let number = |name| object.get(name).is_none_or(|value| number_reads(value, &quantity.value));
    let word = |name, id: Option<EnumerationId>| {
        id.is_none_or(|id| object.get(name).is_none_or(|value| word_reads(value, id, schemas)))
    };
    number("value")
        && (!quantity.range || (number("low") && number("high")))
        && word("unit", quantity.unit)
        && word("base", quantity.base)
        && word("exactness", quantity.exactness)
}

/// The schema of a document with one member of a plan, its types, and whether `jsonschema` accepts a document.
fn judge(plan: &Plan, value: &Value) -> (Schemas, bool, Value) {
    let mut definitions = Map::new();
    let fact = plan.schema(&mut definitions);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"kind": {"const": "made"}, "fact": fact},
        "required": ["kind"],
        "$defs": definitions,
        "x-tekigo": {"document": {"kind": "made", "title": {"ja": "生成", "en": "Made"}}},
    });
    let text = schema.to_string();
    let (schemas, problems) = read(&[SchemaFile { name: "made.json", text: &text }]);
    let problems: Vec<_> = problems.iter().map(SchemaProblem::diagnostic).collect();
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    let document = json!({"kind": "made", "fact": value});
    let validators = validators(&[("made.json".to_owned(), schema)]);
    (schemas, validators[0].is_valid(&document), document)
}

fn first_unreadable(document: &Value, schemas: &Schemas) -> Option<String> {
    unreadable(document, &schemas.documents[0].root, schemas)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// A document made to fit is valid, and all of it can be read.
    #[test]
    fn what_fits_is_valid_and_readable(plan in plan(), numbers in prop::collection::vec(any::<u8>(), 1..40)) {
        let value = plan.value(&mut Choices { numbers, at: 0, noisy: false });
        let (schemas, valid, document) = judge(&plan, &value);
        prop_assert!(valid, "{document} is not valid");
        prop_assert_eq!(first_unreadable(&document, &schemas), None);
    }

    /// A document that may or may not fit can be read wherever it is valid.
    #[test]
    fn what_is_valid_is_readable(plan in plan(), numbers in prop::collection::vec(any::<u8>(), 1..40)) {
        let value = plan.value(&mut Choices { numbers, at: 0, noisy: true });
        let (schemas, valid, document) = judge(&plan, &value);
        if valid {
            prop_assert_eq!(first_unreadable(&document, &schemas), None);
        }
    }

    /// A single value that is not blank can be read exactly where it is valid.
    #[test]
    fn a_single_value_is_readable_where_it_is_valid(plan in leaf(), numbers in prop::collection::vec(any::<u8>(), 1..9), misfit in any::<bool>()) {
        let mut choices = Choices { numbers, at: 0, noisy: true };
        let value = if misfit { choices.misfit() } else { plan.value(&mut choices) };
        prop_assume!(value != json!(""));
        let (schemas, valid, document) = judge(&plan, &value);
        prop_assert_eq!(valid, first_unreadable(&document, &schemas).is_none(), "{} as {:?}", document, plan);
    }
}
