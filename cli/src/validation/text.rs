//! A JSON text with the place of every value.

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

/// The byte where a value starts, or with `name` the name of the member that holds it.
pub(crate) fn at(tree: &Value<'_>, pointer: &str, name: bool) -> usize {
    match find(tree, pointer) {
        Some((_, Some(member))) if name => member.start(),
        Some((value, _)) => value.start(),
        None => 0,
    }
}
