//! Types as text.

use std::fmt::Write as _;

use tekigo_core::types::{
    Bound, EnumerationId, Leaf, NumberBounds, Record, Schemas, Shape, ShapeKind,
};

/// The types as a tree of text.
pub fn print(schemas: &Schemas) -> String {
    let mut text = String::new();
    for (at, enumeration) in schemas.enumerations.iter().enumerate() {
        let name = enumeration.name.as_deref().unwrap_or("(in place)");
        let sort = if enumeration.scale { "scale" } else { "enumeration" };
        let separator = if enumeration.scale { " < " } else { ", " };
        let levels: Vec<String> = enumeration
            .levels
            .iter()
            .map(|level| format!("{}「{}」\"{}\"", level.word, level.title.ja, level.title.en))
            .collect();
        writeln!(text, "{sort} {at} {name}: {}", levels.join(separator)).unwrap();
    }
    for document in &schemas.documents {
        writeln!(
            text,
            "document {}「{}」\"{}\"",
            document.kind, document.title.ja, document.title.en
        )
        .unwrap();
        shape(&mut text, "", false, &document.root, schemas, 1);
    }
    text
}

fn shape(
    text: &mut String,
    name: &str,
    required: bool,
    shape_of: &Shape,
    schemas: &Schemas,
    depth: usize,
) {
    let indent = "  ".repeat(depth);
    let marks = [
        (required, "required".to_owned()),
        (shape_of.owner.is_some(), format!("owner {}", shape_of.owner.as_deref().unwrap_or(""))),
        (shape_of.immutable, "immutable".to_owned()),
        (shape_of.need, "need".to_owned()),
        (shape_of.removable, "removable".to_owned()),
        (shape_of.description.is_some(), "described".to_owned()),
    ];
    let marks: Vec<String> =
        marks.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| format!(" {word}")).collect();
    let title = &shape_of.title;
    let start = format!("{indent}{name}「{}」\"{}\"{}:", title.ja, title.en, marks.join(","));
    match &shape_of.kind {
        ShapeKind::Leaf(leaf_of) => writeln!(text, "{start} {}", leaf(leaf_of, schemas)).unwrap(),
        ShapeKind::Quantity(quantity) => {
            let mut members = vec![format!("value {}", bounds(&quantity.value))];
            for (member, id) in [
                ("unit", quantity.unit),
                ("base", quantity.base),
                ("exactness", quantity.exactness),
            ] {
                members.extend(id.map(|id| format!("{member} {}", words(id, schemas))));
            }
            if quantity.range {
                members.push("low, high".to_owned());
            }
            writeln!(text, "{start} quantity ({})", members.join(", ")).unwrap();
        }
        ShapeKind::Record(of) => {
            writeln!(text, "{start} record").unwrap();
            record(text, of, schemas, depth + 1);
        }
        ShapeKind::Map(value) => {
            writeln!(text, "{start} map").unwrap();
            shape(text, "*", false, value, schemas, depth + 1);
        }
        ShapeKind::List(list) => {
            let most = list.most.map_or(String::new(), |most| most.to_string());
            writeln!(text, "{start} list {}..{most}", list.least).unwrap();
            shape(text, "[]", false, &list.item, schemas, depth + 1);
        }
        ShapeKind::Alternative(alternative) => {
            let discriminator = &alternative.discriminator;
            writeln!(text, "{start} alternative by {discriminator}").unwrap();
            let levels = &schemas.enumerations[alternative.words.0].levels;
            assert_eq!(levels.len(), alternative.options.len());
            for (level, option) in levels.iter().zip(&alternative.options) {
                writeln!(text, "{indent}  {discriminator} is {}", level.word).unwrap();
                record(text, option, schemas, depth + 2);
            }
        }
    }
}

fn record(text: &mut String, of: &Record, schemas: &Schemas, depth: usize) {
    for member in &of.members {
        shape(text, &member.name, member.required, &member.shape, schemas, depth);
    }
}

fn leaf(leaf: &Leaf, schemas: &Schemas) -> String {
    match leaf {
        Leaf::Boolean => "boolean".into(),
        Leaf::Number(of) => bounds(of),
        Leaf::Text { least, most } => {
            format!("text {least}..{}", most.map_or(String::new(), |most| most.to_string()))
        }
        Leaf::Date => "date".into(),
        Leaf::Instant { stated: false } => "instant".into(),
        Leaf::Instant { stated: true } => "instant of stated precision".into(),
        Leaf::Duration => "duration".into(),
        Leaf::BusinessDays(of) => format!("business days, {}", bounds(of)),
        Leaf::Enumeration(id) => words(*id, schemas),
    }
}

fn words(id: EnumerationId, schemas: &Schemas) -> String {
    let enumeration = &schemas.enumerations[id.0];
    let sort = if enumeration.scale { "scale" } else { "enumeration" };
    format!("{sort} {}", id.0)
}

fn bounds(of: &NumberBounds) -> String {
    let sort = if of.integer { "integer" } else { "number" };
    let end = |bound: Option<Bound>, inclusive: &str, exclusive: &str| {
        bound.map_or(String::new(), |bound| {
            format!(" {} {}", if bound.exclusive { exclusive } else { inclusive }, bound.number)
        })
    };
    format!("{sort}{}{}", end(of.least, ">=", ">"), end(of.most, "<=", "<"))
}
