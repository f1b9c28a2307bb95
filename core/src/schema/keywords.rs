//! JSON to a schema tree: every keyword is known, and has a value of the form it wants.

use tekigo_grammar::Span;
use tekigo_grammar::tree::Spanned;

use super::problem::{Form, Found, Inside, Named, SchemaProblem, SchemaProblemKind, Twice, Wanted};
use super::tree::{Additional, Definition, File, Format, Property, Schema, TypeWord};
use crate::json::{Json, JsonForm, JsonMember};
use crate::suggest::nearest;

/// The one dialect that is understood.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Every keyword, for suggestions.
const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "$comment",
    "title",
    "description",
    "examples",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "minItems",
    "maxItems",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "format",
    "oneOf",
    "x-tekigo",
];

/// The words of `type`.
const TYPES: &[(&str, TypeWord)] = &[
    ("boolean", TypeWord::Boolean),
    ("number", TypeWord::Number),
    ("integer", TypeWord::Integer),
    ("string", TypeWord::Text),
    ("object", TypeWord::Object),
    ("array", TypeWord::List),
];

/// The words of `format`.
const FORMATS: &[(&str, Format)] =
    &[("date", Format::Date), ("date-time", Format::Instant), ("duration", Format::Duration)];

/// The reading of one file.
pub(super) struct Reading {
    pub file: usize,
    pub problems: Vec<SchemaProblem>,
}

impl Reading {
    /// The schema at the top of a file, and its `$defs`.
    pub(super) fn file(&mut self, name: &str, json: &Json) -> File {
        let at = Span { start: json.span.start, end: (json.span.start + 1).min(json.span.end) };
        let mut top = self.schema_at(name, json, at, true);
        let mut definitions = Vec::new();
        if let JsonForm::Object(members) = &json.form {
            for member in members {
                self.top_keyword(name, member, &mut top, &mut definitions);
            }
        }
        File { name: name.to_owned(), unread: false, top, definitions }
    }

    /// A keyword that only the top of a file may have.
    fn top_keyword(
        &mut self,
        name: &str,
        member: &JsonMember,
        top: &mut Schema,
        definitions: &mut Vec<Definition>,
    ) {
        match member.name.value.as_str() {
            "$schema" => {
                if let Some(address) = self.text("$schema", &member.value)
                    && address.value.trim_end_matches('#') != DRAFT
                {
                    self.wrong("$schema", Wanted::Draft, &member.value);
                }
            }
            // Relative references are resolved against it, so another name would lead other validators elsewhere.
            "$id" => {
                if let Some(address) = self.text("$id", &member.value)
                    && address.value.rsplit('/').next() != Some(name)
                {
                    self.wrong("$id", Wanted::AddressOfFile, &member.value);
                }
            }
            "$defs" => {
                for member in self.members("$defs", &member.value) {
                    if !is_definition_name(&member.name.value) {
                        self.bad_name(&member.name, Named::Definition);
                    }
                    let schema = self.schema(&member.name.value, &member.value, member.name.span);
                    definitions.push(Definition { name: member.name.clone(), schema });
                }
            }
            "x-tekigo" => top.vocabulary.document = self.document(&member.value),
            _ => {}
        }
    }

    /// A schema that stands at the name `at`, called `name` in messages.
    fn schema(&mut self, name: &str, json: &Json, at: Span) -> Schema {
        self.schema_at(name, json, at, false)
    }

    fn schema_at(&mut self, name: &str, json: &Json, at: Span, top: bool) -> Schema {
        let mut schema = Schema { at, span: json.span, ..Schema::default() };
        let JsonForm::Object(members) = &json.form else {
            self.wrong(name, Wanted::Schema, json);
            schema.broken = true;
            return schema;
        };
        self.repeated(members);
        for member in members {
            let before = self.problems.len();
            self.keyword(member, &mut schema, top);
            // What is wrong inside a schema below does not make this one unreadable.
            schema.broken |= match (member.name.value.as_str(), &member.value.form) {
                ("properties" | "items" | "additionalProperties", JsonForm::Object(_))
                | ("additionalProperties", JsonForm::Boolean(_))
                | ("oneOf", JsonForm::List(_)) => false,
                _ => self.problems.len() > before,
            };
        }
        schema
    }

    fn keyword(&mut self, member: &JsonMember, schema: &mut Schema, top: bool) {
        let value = &member.value;
        let span = member.name.span;
        let Some(name) = KEYWORDS.iter().find(|known| **known == member.name.value).copied() else {
            self.unknown(&member.name, Inside::Schema, KEYWORDS.iter().copied());
            return;
        };
        match name {
            "$schema" | "$id" | "$defs" => {
                if !top {
                    self.report(span, SchemaProblemKind::Misplaced { keyword: name });
                }
                return;
            }
            "$comment" | "title" | "description" => {
                self.text(name, value);
                return;
            }
            "examples" => {
                self.list(name, value);
                return;
            }
            "x-tekigo" => {
                schema.vocabulary = self.vocabulary(value, &mut schema.keywords, top);
                return;
            }
            _ => schema.keywords.push(Spanned { value: name, span }),
        }
        match name {
            "$ref" => schema.reference = self.text(name, value),
            "type" => schema.of = self.type_word(value),
            "properties" => schema.properties = self.properties(value),
            "required" => schema.required = self.required(value),
            "additionalProperties" => schema.additional = self.additional(value, span),
            "items" => schema.items = Some(Box::new(self.schema(name, value, span))),
            "minItems" => schema.least_items = self.count(name, value),
            "maxItems" => schema.most_items = self.count(name, value),
            "enum" => {
                schema.levels = self.texts(name, value).map(|value| Spanned { value, span });
            }
            "const" => schema.constant = self.constant(value),
            "minimum" => schema.minimum = self.number(name, value),
            "maximum" => schema.maximum = self.number(name, value),
            "exclusiveMinimum" => schema.exclusive_minimum = self.number(name, value),
            "exclusiveMaximum" => schema.exclusive_maximum = self.number(name, value),
            "minLength" => schema.least_length = self.count(name, value),
            "maxLength" => schema.most_length = self.count(name, value),
            "format" => {
                schema.format =
                    self.text(name, value).and_then(|word| self.word_of("format", &word, FORMATS));
            }
            _ => schema.options = self.options(value, span),
        }
    }

    fn type_word(&mut self, value: &Json) -> Option<Spanned<TypeWord>> {
        let JsonForm::Text(word) = &value.form else {
            self.wrong("type", Wanted::OneType, value);
            return None;
        };
        let word = Spanned { value: word.clone(), span: value.span };
        let of = self.word_of("type", &word, TYPES)?;
        Some(Spanned { value: of, span: value.span })
    }

    fn word_of<T: Copy>(
        &mut self,
        keyword: &'static str,
        word: &Spanned<String>,
        known: &[(&str, T)],
    ) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            let suggestion = nearest(&word.value, known.iter().map(|(name, _)| *name));
            let known = known.iter().map(|(name, _)| (*name).to_owned()).collect();
            let word_value = word.value.clone();
            self.report(
                word.span,
                SchemaProblemKind::UnknownWord { keyword, word: word_value, known, suggestion },
            );
        }
        found.map(|(_, value)| *value)
    }

    fn properties(&mut self, value: &Json) -> Vec<Property> {
        let mut properties = Vec::new();
        for member in self.members("properties", value) {
            if member.name.value.is_empty() || member.name.value.contains(char::is_control) {
                self.bad_name(&member.name, Named::Property);
            }
            let schema = self.schema(&member.name.value, &member.value, member.name.span);
            properties.push(Property { name: member.name.clone(), schema });
        }
        properties
    }

    fn required(&mut self, value: &Json) -> Vec<Spanned<String>> {
        let names = self.texts("required", value).unwrap_or_default();
        for (at, name) in names.iter().enumerate() {
            if let Some(first) = names.iter().take(at).find(|first| first.value == name.value) {
                let kind =
                    SchemaProblemKind::Repeated { name: name.value.clone(), what: Twice::Required };
                self.report_with(name.span, kind, first.span);
            }
        }
        names
    }

    fn additional(&mut self, value: &Json, at: Span) -> Option<Additional> {
        match &value.form {
            JsonForm::Boolean(allowed) => {
                Some(Additional::Allowed(Spanned { value: *allowed, span: value.span }))
            }
            JsonForm::Object(_) => {
                Some(Additional::Schema(Box::new(self.schema("additionalProperties", value, at))))
            }
            _ => {
                self.wrong("additionalProperties", Wanted::SchemaOrBoolean, value);
                None
            }
        }
    }

    fn constant(&mut self, value: &Json) -> Option<Spanned<String>> {
        if let JsonForm::Text(word) = &value.form {
            return Some(Spanned { value: word.clone(), span: value.span });
        }
        self.report(value.span, SchemaProblemKind::ConstNotText { found: found(value) });
        None
    }

    fn options(&mut self, value: &Json, span: Span) -> Option<Spanned<Vec<Schema>>> {
        let JsonForm::List(options) = &value.form else {
            self.wrong("oneOf", Wanted::Schemas, value);
            return None;
        };
        let brace = |option: &Json| Span { start: option.span.start, end: option.span.start + 1 };
        // An option has no name of its own.
        let options =
            options.iter().map(|option| self.schema("oneOf", option, brace(option))).collect();
        Some(Spanned { value: options, span })
    }

    /// The members of an object, of which none stands twice.
    pub(super) fn members<'j>(&mut self, keyword: &str, json: &'j Json) -> Vec<&'j JsonMember> {
        let JsonForm::Object(members) = &json.form else {
            self.wrong(keyword, Wanted::Object, json);
            return Vec::new();
        };
        self.repeated(members);
        members.iter().collect()
    }

    fn repeated(&mut self, members: &[JsonMember]) {
        let mut seen = std::collections::BTreeMap::new();
        for member in members {
            let Some(first) = seen.insert(member.name.value.as_str(), member.name.span) else {
                continue;
            };
            let kind = SchemaProblemKind::Repeated {
                name: member.name.value.clone(),
                what: Twice::Member,
            };
            self.report_with(member.name.span, kind, first);
        }
    }

    pub(super) fn report(&mut self, span: Span, kind: SchemaProblemKind) {
        self.problems.push(SchemaProblem { file: self.file, span, kind, related: None });
    }

    fn report_with(&mut self, span: Span, kind: SchemaProblemKind, related: Span) {
        let related = Some((self.file, related));
        self.problems.push(SchemaProblem { file: self.file, span, kind, related });
    }

    pub(super) fn bad_name(&mut self, name: &Spanned<String>, of: Named) {
        self.report(name.span, SchemaProblemKind::BadName { name: name.value.clone(), of });
    }

    pub(super) fn unknown(
        &mut self,
        name: &Spanned<String>,
        inside: Inside,
        known: impl Iterator<Item = &'static str>,
    ) {
        let suggestion = nearest(&name.value, known);
        self.report(
            name.span,
            SchemaProblemKind::UnknownKeyword { keyword: name.value.clone(), inside, suggestion },
        );
    }

    pub(super) fn wrong(&mut self, keyword: &str, wanted: Wanted, json: &Json) {
        let kind = SchemaProblemKind::WrongValue {
            keyword: keyword.to_owned(),
            wanted,
            found: found(json),
        };
        self.report(json.span, kind);
    }
}

/// What stands there, for a message.
pub(super) fn found(json: &Json) -> Found {
    match &json.form {
        JsonForm::Null => Found::Null,
        JsonForm::Boolean(value) => Found::Boolean(*value),
        JsonForm::Number(text) => Found::Number(text.clone()),
        JsonForm::Text(text) => Found::Text(text.clone()),
        JsonForm::List(_) => Found::List,
        JsonForm::Object(_) => Found::Object,
    }
}

/// A name that stands in a JSON Pointer and a URI as it is.
fn is_definition_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
}

impl Form {
    /// The keywords that a schema of this form may have beside those of every schema.
    pub(super) fn keywords(self) -> &'static [&'static str] {
        match self {
            Self::Reference => &["$ref"],
            Self::Boolean => &["type"],
            Self::Number => &["type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
            Self::BusinessDays => &[
                "type",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "x-tekigo.business_days",
            ],
            Self::Text => &["type", "minLength", "maxLength"],
            Self::Moment => &["type", "format"],
            Self::StatedInstant => &["type", "x-tekigo.instant"],
            Self::Enumeration => &["type", "enum", "x-tekigo.words", "x-tekigo.scale"],
            Self::Constant => &["type", "const", "x-tekigo.words"],
            Self::Record => &["type", "properties", "required", "additionalProperties"],
            Self::Quantity => {
                &["type", "properties", "required", "additionalProperties", "x-tekigo.quantity"]
            }
            Self::Map => &["type", "additionalProperties"],
            Self::List => &["type", "items", "minItems", "maxItems"],
            Self::Alternative => &["type", "oneOf"],
        }
    }
}
