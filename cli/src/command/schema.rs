//! `tekigo schema`: the JSON Schema of a kind of document, of the report, or of a file of settings.

use tekigo_core::settings::{ATTESTATIONS_SCHEMA, PROFILE_SCHEMA, WAIVERS_SCHEMA};
use tekigo_core::suggest::nearest;

use crate::arguments::Schema;
use crate::console;
use crate::exit::Status;
use crate::problem::Problem;
use crate::validation;

/// The schemas that are no kind of document's.
const OTHERS: [(&str, &str); 4] = [
    ("report", tekigo_report::SCHEMA),
    ("profile", PROFILE_SCHEMA),
    ("attestations", ATTESTATIONS_SCHEMA),
    ("waivers", WAIVERS_SCHEMA),
];

/// Prints a schema. Kinds are found by what a schema says of itself; files that others refer to, by their name.
pub(crate) fn run(schema: &Schema) -> Result<Status, Problem> {
    let shipped = tekigo_rules::schemas();
    let name = schema.name.as_str();
    let file = shipped.iter().find(|file| {
        validation::kind_of(&file.text).as_deref() == Some(name)
            || file.name == name
            || file.name.strip_suffix(".schema.json") == Some(name)
    });
    let other = OTHERS.iter().find(|(known, _)| *known == name);
    let text = match (file, other) {
        (Some(file), _) => file.text.as_ref(),
        (None, Some((_, text))) => text,
        (None, None) => {
            let known = shipped.iter().map(|file| {
                let short = file.name.strip_suffix(".schema.json").unwrap_or(&file.name);
                short.to_owned()
            });
            let known: Vec<String> = known.chain(OTHERS.map(|(name, _)| name.to_owned())).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            return Err(Problem::UnknownSchema { name: name.to_owned(), nearest, known });
        }
    };
    console::out(text)?;
    Ok(Status::Clean)
}
