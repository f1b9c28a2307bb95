//! `tekigo schema`: the JSON Schema of a kind of document, or of the report; without a name, which there are.

use tekigo_core::suggest::nearest;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::terminal::columns::columns;
use tekigo_rules::TextFile;

use crate::arguments::Schema;
use crate::console::{self, Console};
use crate::exit::Status;
use crate::problem::Problem;
use crate::validation;

/// The name of the report's schema.
const REPORT: &str = "report";

/// Prints a schema, or the list of them.
pub(crate) fn run(schema: &Schema, console: &Console) -> Result<Status, Problem> {
    let shipped = tekigo_rules::schemas();
    match &schema.name {
        Some(name) => console::out(&text(name, &shipped)?)?,
        None => console::out(&list(&shipped, console))?,
    }
    Ok(Status::Clean)
}

/// Kinds are found by what a schema says of itself; files that others refer to, by their name.
fn text(name: &str, shipped: &[TextFile]) -> Result<String, Problem> {
    let file = shipped.iter().find(|file| {
        validation::kind_of(&file.text).as_deref() == Some(name)
            || file.name == name
            || short(file) == name
    });
    match file {
        Some(file) => Ok(file.text.to_string()),
        None if name == REPORT => Ok(tekigo_report::SCHEMA.to_owned()),
        None => {
            let known = shipped.iter().map(|file| short(file).to_owned());
            let known: Vec<String> = known.chain([REPORT.to_owned()]).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            Err(Problem::UnknownSchema { name: name.to_owned(), nearest, known })
        }
    }
}

/// The names, each with what it describes.
fn list(shipped: &[TextFile], console: &Console) -> String {
    let mut rows: Vec<(String, Bilingual)> = shipped
        .iter()
        .map(|file| {
            let name = validation::kind_of(&file.text).unwrap_or_else(|| short(file).to_owned());
            let shared = Bilingual::new(
                "文書に共通の定義（ほかのスキーマが参照する）",
                "Definitions that the other schemas refer to",
            );
            (name, validation::title_of(&file.text).unwrap_or(shared))
        })
        .collect();
    rows.push((REPORT.to_owned(), Bilingual::new("判定の報告", "The report of a judgement")));
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|(name, title)| (name.as_str(), console.language.of(title))).collect();
    columns(&rows, console.width)
}

fn short(file: &TextFile) -> &str {
    file.name.strip_suffix(".schema.json").unwrap_or(&file.name)
}
