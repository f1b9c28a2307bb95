//! Text to JSON with places: what schemas, profiles, attestations and waivers are read from.
//!
//! `serde_json` says whether the text is JSON, strictly; `jsonc-parser` then gives the place of every member. Both use a
//! stack frame for each level of nesting, so brackets are counted first.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;
use tekigo_grammar::Span;
use tekigo_grammar::tree::Spanned;

/// How deep brackets and braces may nest.
pub(crate) const NESTING: usize = 64;

/// How many bytes one file may have; the largest that people write have some hundred thousand.
pub(crate) const BYTES: usize = 4 << 20;

/// A JSON value and its place.
#[derive(Debug)]
pub(crate) struct Json {
    pub span: Span,
    pub form: JsonForm,
}

/// The forms of JSON. A number is kept as it is written.
#[derive(Debug)]
pub(crate) enum JsonForm {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<JsonMember>),
}

/// One member of an object.
#[derive(Debug)]
pub(crate) struct JsonMember {
    pub name: Spanned<String>,
    pub value: Json,
}

/// Why a text gave no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The character where it stops being any; the end of the text where there is none.
    NotJson(Option<char>),
    /// More than [`NESTING`].
    TooDeep,
    /// More than [`BYTES`].
    TooLarge,
}

/// Reads JSON text.
pub(crate) fn parse(text: &str) -> Result<Json, (Span, Refusal)> {
    if text.len() > BYTES {
        return Err((Span::default(), Refusal::TooLarge));
    }
    if let Some(at) = too_deep(text) {
        return Err((Span { start: at, end: at + 1 }, Refusal::TooDeep));
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        if error.is_eof() {
            let end = text.trim_end().len();
            return Err((Span { start: end, end }, Refusal::NotJson(None)));
        }
        return Err(not_json(text, offset(text, error.line(), error.column())));
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value.map(json).ok_or_else(|| not_json(text, text.len())),
        Err(error) => Err(not_json(text, error.range().start)),
    }
}

/// The first bracket that is nested too deep.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                if depth > NESTING {
                    return Some(at);
                }
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The byte that a line and a column of bytes, both from 1, point at.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    before + column.saturating_sub(1)
}

/// The character at a byte, or the one that the byte is part of.
fn not_json(text: &str, at: usize) -> (Span, Refusal) {
    let start =
        (0..=at.min(text.len())).rev().find(|start| text.is_char_boundary(*start)).unwrap_or(0);
    let found = text.get(start..).and_then(|rest| rest.chars().next());
    let end = start + found.map_or(0, char::len_utf8);
    (Span { start, end }, Refusal::NotJson(found))
}

fn json(value: Value<'_>) -> Json {
    let range = value.range();
    let form = match value {
        Value::NullKeyword(_) => JsonForm::Null,
        Value::BooleanLit(literal) => JsonForm::Boolean(literal.value),
        Value::NumberLit(literal) => JsonForm::Number(literal.value.to_owned()),
        Value::StringLit(literal) => JsonForm::Text(literal.value.into_owned()),
        Value::Array(list) => JsonForm::List(list.elements.into_iter().map(json).collect()),
        Value::Object(object) => {
            JsonForm::Object(object.properties.into_iter().map(member).collect())
        }
    };
    Json { span: Span { start: range.start, end: range.end }, form }
}

fn member(member: jsonc_parser::ast::ObjectProp<'_>) -> JsonMember {
    let range = member.name.range();
    let name = Spanned {
        value: member.name.into_string(),
        span: Span { start: range.start, end: range.end },
    };
    JsonMember { name, value: json(member.value) }
}
