//! The schemas of the world in which packs and documents are made: every form of place that a schema can describe.

use tekigo_core::schema::{self, SchemaFile};
use tekigo_core::types::Schemas;

/// The schema files.
pub const SCHEMAS: [SchemaFile<'static>; 5] = [
    SchemaFile { name: "common.schema.json", text: include_str!("world/common.schema.json") },
    SchemaFile { name: "service.schema.json", text: include_str!("world/service.schema.json") },
    SchemaFile { name: "agreement.schema.json", text: include_str!("world/agreement.schema.json") },
    SchemaFile { name: "system.schema.json", text: include_str!("world/system.schema.json") },
    SchemaFile { name: "event.schema.json", text: include_str!("world/event.schema.json") },
];

/// The kinds that packs read, each with whether many documents of it may be given.
pub const READS: [(&str, bool); 4] =
    [("service", false), ("agreement", false), ("system", true), ("event", true)];

/// What the files describe.
///
/// # Panics
/// Where they are not as they must be.
#[must_use]
pub fn schemas() -> Schemas {
    let (schemas, problems) = schema::read(&SCHEMAS);
    let problems: Vec<_> =
        problems.iter().map(tekigo_core::schema::SchemaProblem::diagnostic).collect();
    assert!(problems.is_empty(), "the world's schemas: {problems:#?}");
    schemas
}
