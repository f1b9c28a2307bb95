//! Validates a document against the JSON Schema of its kind.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, Resource, ValidationError, Validator};
use serde::Deserialize;
use serde_json::Value;
use tekigo_core::value::{Date, Duration, Moment};
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::document::Document;
use tekigo_report::model::Invalid;
use tekigo_rules::TextFile;

use super::{text, words};

/// Where schemas refer to one another: by their names alone, so that nothing is ever fetched.
const BASE: &str = "tekigo:///";

/// The members of a document that every kind has, whether or not its schema lists them.
const ENVELOPE: [&str; 3] = ["state", "absent", "evidence"];

/// The kind that a schema describes.
pub(crate) fn kind_of(schema: &str) -> Option<String> {
    let schema: Value = serde_json::from_str(schema).ok()?;
    schema.pointer("/x-tekigo/document/kind")?.as_str().map(str::to_owned)
}

/// The title of the kind that a schema describes.
pub(crate) fn title_of(schema: &str) -> Option<Bilingual> {
    let schema: Value = serde_json::from_str(schema).ok()?;
    let title = schema.pointer("/x-tekigo/document/title")?;
    Some(Bilingual::new(title.get("ja")?.as_str()?, title.get("en")?.as_str()?))
}

/// What the schema has to say, but for places of which it is already known that something is wrong; a little more than the most,
/// so that it shows that there is more.
pub(super) fn invalid(
    document: &Document,
    schemas: &Schemas,
    known: &[String],
    most: usize,
) -> Vec<Invalid> {
    let text = text::whole_letters(&document.text);
    let Some(mut instance) = read(&text) else { return Vec::new() };
    schemas.prepare(&mut instance, &document.kind);
    // Those of known places are left out later.
    let enough = most.saturating_add(known.len());
    let found = schemas.errors(&instance, enough);
    if found.is_empty() {
        return Vec::new();
    }
    let Ok(tree) = text::tree(&text) else { return Vec::new() };
    let mut places = text::Places::new(&tree);
    let mut invalid: Vec<Invalid> = Vec::new();
    for mistake in found {
        if invalid.len() > most {
            break;
        }
        if known.iter().any(|known| concerns(known, &mistake.pointer)) {
            continue;
        }
        let at = places.at(&mistake.pointer, mistake.at_name);
        let (line, column) = document.place(at);
        let found = Invalid {
            input: document.name.clone(),
            document: Some(document.kind.clone()),
            pointer: Some(mistake.pointer),
            line: Some(line),
            column: Some(column),
            code: mistake.code.to_owned(),
            message: mistake.message,
            help: super::yaml_help(document, at, mistake.due).or(mistake.help),
        };
        if !invalid.contains(&found) {
            invalid.push(found);
        }
    }
    invalid
}

/// The values of a document. Its nesting was counted when it was read.
fn read(text: &str) -> Option<Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    Value::deserialize(&mut reader).ok()
}

/// Whether two places are one, or one lies in the other.
fn concerns(one: &str, other: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within(one, other) || within(other, one)
}

/// The schemas of one kind of document, made ready once for all the documents of that kind.
pub(super) struct Schemas {
    /// The name and content of each file, without `$id`.
    files: Vec<(String, Value)>,
    /// The file that describes the kind.
    main: usize,
    validator: Validator,
}

impl Schemas {
    /// `None` where no file describes the kind, or the files do not fit together, which the pack's own check tells.
    pub(super) fn read(files: &[TextFile], kind: &str) -> Option<Self> {
        let mut read = Vec::new();
        let mut main = None;
        for file in files {
            let mut schema: Value = serde_json::from_str(&file.text).ok()?;
            if kind_of(&file.text).as_deref() == Some(kind) {
                main = Some(read.len());
            }
            if let Value::Object(members) = &mut schema {
                members.remove("$id");
            }
            read.push((file.name.clone(), schema));
        }
        let main = main?;
        let validator = validator(&read, main)?;
        Some(Self { files: read, main, validator })
    }

    fn main(&self) -> Option<&(String, Value)> {
        self.files.get(self.main)
    }

    /// Blank places are no mistakes of shape, the envelope belongs to no schema, and the kind may have come from the
    /// command line.
    fn prepare(&self, instance: &mut Value, kind: &str) {
        let listed = |member: &str| {
            let properties = self.main().and_then(|(_, schema)| schema.get("properties"));
            properties.is_some_and(|properties| properties.get(member).is_some())
        };
        if let Value::Object(members) = instance {
            for member in ENVELOPE {
                if !listed(member) {
                    members.remove(member);
                }
            }
            let said = members.get("kind");
            if said.is_none_or(|said| said.is_string() || is_blank(said)) {
                members.insert("kind".to_owned(), kind.into());
            }
            for (name, member) in members.iter_mut() {
                if name != "absent" {
                    without_blanks(member);
                }
            }
            members.retain(|_, member| !is_blank(member));
        }
    }

    /// Every mistake, or at least more than enough of them.
    fn errors(&self, instance: &Value, enough: usize) -> Vec<words::Mistake> {
        let mut mistakes = Vec::new();
        for error in self.validator.iter_errors(instance) {
            if mistakes.len() > enough {
                break;
            }
            self.told(&error, enough, &mut mistakes);
        }
        mistakes
    }

    /// The mistakes that an error stands for: of an alternative, those of the one option that was meant.
    fn told(&self, error: &ValidationError<'_>, enough: usize, mistakes: &mut Vec<words::Mistake>) {
        if let ValidationErrorKind::OneOfNotValid { context } = error.kind() {
            let other = |option: &Vec<ValidationError<'static>>| {
                option
                    .iter()
                    .any(|error| matches!(error.kind(), ValidationErrorKind::Constant { .. }))
            };
            let mut meant = context.iter().filter(|option| !other(option));
            if let (Some(option), None) = (meant.next(), meant.next()) {
                for error in option {
                    self.told(error, enough, mistakes);
                }
                return;
            }
        }
        mistakes.extend(words::mistakes(error, &self.members_beside(error), enough));
    }

    /// The names of the members that the failing schema describes.
    fn members_beside(&self, error: &ValidationError<'_>) -> Vec<String> {
        let location = error.absolute_keyword_location().map(|uri| uri.as_str().to_owned());
        let Some(location) = location else { return Vec::new() };
        let (file, pointer) = location.split_once('#').unwrap_or((&location, ""));
        let schema = self.files.iter().find(|(name, _)| file.strip_prefix(BASE) == Some(name));
        let Some((_, schema)) = schema else { return Vec::new() };
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let members = schema.pointer(parent).and_then(|schema| schema.get("properties"));
        let members = members.and_then(Value::as_object);
        members.map(|members| members.keys().cloned().collect()).unwrap_or_default()
    }
}

/// The validator that the main file and those that it refers to make.
fn validator(files: &[(String, Value)], main: usize) -> Option<Validator> {
    let mut registry = Registry::new();
    for (name, schema) in files {
        let resource = Resource::from_contents(schema.clone());
        registry = registry.add(format!("{BASE}{name}"), resource).ok()?;
    }
    let registry = registry.prepare().ok()?;
    let (name, schema) = files.get(main)?;
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_base_uri(format!("{BASE}{name}"))
        .with_registry(&registry)
        .should_validate_formats(true)
        .with_format("date", |text: &str| Date::parse(text).is_some())
        .with_format("date-time", |text: &str| Moment::parse(text).is_some())
        .with_format("duration", |text: &str| Duration::parse(text).is_some())
        .build(schema)
        .ok()
}

/// Takes out members that hold nothing.
fn without_blanks(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(without_blanks);
            members.retain(|_, member| !is_blank(member));
        }
        Value::Array(items) => items.iter_mut().for_each(without_blanks),
        _ => {}
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        _ => false,
    }
}
