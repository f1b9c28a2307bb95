//! What the shipped schemas say of a place, read from their JSON: independent of what the engine makes of it.

use std::collections::BTreeMap;

use jsonschema::{Draft, Registry, Resource, Validator};
use serde_json::Value as Json;
use tekigo_core::value::{Date, Duration, Moment};

/// Where the schemas refer to one another.
const BASE: &str = "tekigo:///";

/// Who can change a place.
#[derive(Clone, Debug, Default)]
pub struct Custody {
    pub owner: Option<String>,
    pub immutable: bool,
    pub need: bool,
    pub removable: bool,
}

/// The schemas, by their files.
pub struct Schemas {
    files: BTreeMap<String, Json>,
    /// Of each kind, its file and what validates it.
    kinds: BTreeMap<String, (String, Validator)>,
}

impl Schemas {
    /// Those that are shipped.
    pub fn shipped() -> Self {
        let mut files: BTreeMap<String, Json> = BTreeMap::new();
        let mut kinds = BTreeMap::new();
        for file in tekigo_rules::schemas() {
            let mut schema: Json = serde_json::from_str(&file.text).unwrap();
            schema.as_object_mut().unwrap().remove("$id");
            if let Some(kind) = schema.pointer("/x-tekigo/document/kind") {
                kinds.insert(kind.as_str().unwrap().to_owned(), file.name.clone());
            }
            files.insert(file.name.clone(), schema);
        }
        let mut registry = Registry::new();
        for (name, schema) in &files {
            let resource = Resource::from_contents(schema.clone());
            registry = registry.add(format!("{BASE}{name}"), resource).unwrap();
        }
        let registry = registry.prepare().unwrap();
        let validator = |name: String| {
            let validator = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .with_base_uri(format!("{BASE}{name}"))
                .with_registry(&registry)
                .should_validate_formats(true)
                .with_format("date", |text: &str| Date::parse(text).is_some())
                .with_format("date-time", |text: &str| Moment::parse(text).is_some())
                .with_format("duration", |text: &str| Duration::parse(text).is_some())
                .build(&files[&name])
                .unwrap();
            (name, validator)
        };
        let kinds = kinds.into_iter().map(|(kind, name)| (kind, validator(name))).collect();
        Self { files, kinds }
    }

    /// How many mistakes a document has.
    pub fn mistakes(&self, kind: &str, document: &Json) -> usize {
        self.kinds[kind].1.iter_errors(document).count()
    }

    /// What the schema of a kind says of a place.
    pub fn custody(&self, kind: &str, pointer: &str) -> Custody {
        let file = self.kinds[kind].0.clone();
        let mut at = vec![(file.clone(), self.files[&file].clone(), Custody::default())];
        at = at.into_iter().map(|place| self.enter(place)).collect();
        for name in pointer.split('/').skip(1) {
            at = at
                .iter()
                .flat_map(|(file, schema, custody)| {
                    let mut inside = Vec::new();
                    below(schema, name, &mut inside);
                    inside.into_iter().map(|schema| (file.clone(), schema, custody.clone()))
                })
                .map(|place| self.enter(place))
                .collect();
            assert!(!at.is_empty(), "{kind} has no {pointer}");
        }
        at[0].2.clone()
    }

    /// Follows references; what stands beside the first of them holds.
    fn enter(
        &self,
        (mut file, mut schema, around): (String, Json, Custody),
    ) -> (String, Json, Custody) {
        let mut said: Vec<Json> = Vec::new();
        loop {
            said.extend(schema.get("x-tekigo").cloned());
            let Some(reference) = schema.get("$ref").and_then(Json::as_str) else { break };
            let (other, pointer) = reference.split_once('#').unwrap();
            if !other.is_empty() {
                other.clone_into(&mut file);
            }
            schema = self.files[&file].pointer(pointer).unwrap().clone();
        }
        let word = |name: &str| said.iter().find_map(|said| said.get(name)).cloned();
        let flag = |name: &str| word(name).and_then(|word| word.as_bool());
        let custody = Custody {
            owner: word("owner").map(|owner| owner.as_str().unwrap().to_owned()).or(around.owner),
            immutable: flag("immutable").unwrap_or(around.immutable),
            need: flag("need").unwrap_or(around.need),
            removable: flag("removable").unwrap_or(false),
        };
        (file, schema, custody)
    }
}

/// The schemas of a member or item.
fn below(schema: &Json, name: &str, found: &mut Vec<Json>) {
    if let Some(member) = schema.get("properties").and_then(|members| members.get(name)) {
        found.push(member.clone());
    } else if let Some(items) = schema.get("items") {
        found.push(items.clone());
    } else if let Some(value) = schema.get("additionalProperties").filter(|is| is.is_object()) {
        found.push(value.clone());
    }
    for option in schema.get("oneOf").and_then(Json::as_array).into_iter().flatten() {
        below(option, name, found);
    }
}
