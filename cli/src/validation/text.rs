//! A JSON text with the place of every value.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// JSON and nothing more.
const STRICT: ParseOptions = ParseOptions {
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

/// The values of a text; of one that is no JSON, the byte where it stops being any.
pub(crate) fn tree(text: &str) -> Result<Value<'_>, usize> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT);
    match parsed {
        Ok(parsed) => parsed.value.ok_or(0),
        Err(error) => Err(error.range().start),
    }
}

/// Where a JSON Pointer leads: the value, and the member that holds it.
pub(crate) fn find<'t>(
    tree: &'t Value<'t>,
    pointer: &str,
) -> Option<(&'t Value<'t>, Option<&'t ObjectProp<'t>>)> {
    let (mut value, mut member) = (tree, None);
    for segment in pointer.split('/').skip(1) {
        let name = segment.replace("~1", "/").replace("~0", "~");
        match value {
            Value::Object(object) => {
                // The last of a name counts, as it does for whoever reads JSON into a map.
                let found = object.properties.iter().rev();
                let found = found.into_iter().find(|known| known.name.as_str() == name)?;
                member = Some(found);
                value = &found.value;
            }
            Value::Array(list) => {
                member = None;
                value = list.elements.get(name.parse::<usize>().ok()?)?;
            }
            _ => return None,
        }
    }
    Some((value, member))
}

/// Finds the places of many pointers, most of them into one record.
pub(crate) struct Places<'t> {
    tree: &'t Value<'t>,
    /// The record that was looked into last: its pointer, and its members by name; the last of a name counts.
    record: Option<(String, BTreeMap<&'t str, &'t ObjectProp<'t>>)>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(tree: &'t Value<'t>) -> Self {
        Self { tree, record: None }
    }

    /// The byte where a value starts, or with `name` the name of the member that holds it.
    pub(crate) fn at(&mut self, pointer: &str, name: bool) -> usize {
        let (parent, segment) = pointer.rsplit_once('/').unwrap_or_default();
        if self.record.as_ref().is_none_or(|(known, _)| known != parent)
            && let Some((Value::Object(object), _)) = find(self.tree, parent)
        {
            let members = object.properties.iter().map(|member| (member.name.as_str(), member));
            self.record = Some((parent.to_owned(), members.collect()));
        }
        let record =
            self.record.as_ref().filter(|(known, _)| known == parent && !pointer.is_empty());
        let segment = segment.replace("~1", "/").replace("~0", "~");
        match record.and_then(|(_, members)| members.get(segment.as_str())) {
            Some(member) if name => member.start(),
            Some(member) => member.value.start(),
            None => find(self.tree, pointer).map_or(0, |(value, _)| value.start()),
        }
    }
}

/// A text in which each half of a surrogate pair is U+FFFD instead: no other reader takes them. Everything stays in its place.
pub(crate) fn whole_letters(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        let first = unit(after);
        let second = after.get(5..).and_then(|after| after.strip_prefix('\\')).and_then(unit);
        // An escape is at least two signs long; of another length, what follows is no backslash.
        let (length, whole) = match (first, second) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (11, true),
            (Some(0xD800..=0xDFFF), _) => (5, false),
            _ => (1, true),
        };
        let Some((escape, after)) = after.split_at_checked(length) else { break };
        if whole {
            mended.push_str(before);
            mended.push('\\');
            mended.push_str(escape);
        } else {
            mended.push_str(before);
            mended.push_str("\\ufffd");
        }
        rest = after;
    }
    if mended.is_empty() {
        return Cow::Borrowed(text);
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}

/// The code that `u` and four digits stand for.
fn unit(escape: &str) -> Option<u32> {
    u32::from_str_radix(escape.strip_prefix('u')?.get(..4)?, 16).ok()
}
