//! `tekigo schema`: the JSON Schema of a kind of document, or of the report.

use tekigo_core::suggest::nearest;

use crate::arguments::Schema;
use crate::console;
use crate::exit::Status;
use crate::problem::Problem;
use crate::validation;

/// The name of the report's schema.
const REPORT: &str = "report";

/// Prints a schema. Kinds are found by what a schema says of itself; files that others refer to, by their name.
pub(crate) fn run(schema: &Schema) -> Result<Status, Problem> {
    let shipped = tekigo_rules::schemas();
    let name = schema.name.as_str();
    let file = shipped.iter().find(|file| {
        validation::kind_of(&file.text).as_deref() == Some(name)
            || file.name == name
            || file.name.strip_suffix(".schema.json") == Some(name)
    });
    let text = match file {
        Some(file) => file.text.as_ref(),
        None if name == REPORT => tekigo_report::SCHEMA,
        None => {
            let known = shipped.iter().map(|file| {
                let short = file.name.strip_suffix(".schema.json").unwrap_or(&file.name);
                short.to_owned()
            });
            let known: Vec<String> = known.chain([REPORT.to_owned()]).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            return Err(Problem::UnknownSchema { name: name.to_owned(), nearest, known });
        }
    };
    console::out(text)?;
    Ok(Status::Clean)
}
