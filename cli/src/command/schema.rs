//! `tekigo schema`: the JSON Schema of a kind of document, of what comes out, or of a file of settings; without a name, which there are.

use tekigo_core::settings::{ATTESTATIONS_SCHEMA, PROFILE_SCHEMA, WAIVERS_SCHEMA};
use tekigo_core::suggest::nearest;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::terminal::columns::columns;
use tekigo_rules::TextFile;

use crate::arguments::Schema;
use crate::console::{self, Console};
use crate::exit::Status;
use crate::problem::Problem;
use crate::validation;

/// The schemas that are no kind of document's, each with what it describes.
const OTHERS: [(&str, &str, &str, &str); 8] = [
    ("report", tekigo_report::SCHEMA, "判定の報告", "The report of a judgement"),
    (
        "tests",
        tekigo_report::pack_tests::SCHEMA,
        "規則集のテストの結果",
        "What came of a pack's tests",
    ),
    (
        "questions",
        tekigo_report::questions::SCHEMA,
        "まだ答えていない項目",
        "What is still to be answered",
    ),
    (
        "fit",
        tekigo_report::fit::SCHEMA,
        "どのシステムに使えるか",
        "For which systems documents are enough",
    ),
    (
        "revision",
        tekigo_report::revision::SCHEMA,
        "規則集の改定で変わること",
        "What a revision of a pack changes",
    ),
    (
        "profile",
        PROFILE_SCHEMA,
        "プロファイル（規則集を自団体に合わせる設定）",
        "A profile, which tailors a pack",
    ),
    (
        "attestations",
        ATTESTATIONS_SCHEMA,
        "人が確かめる規則への回答",
        "Answers of people to the questions of manual rules",
    ),
    ("waivers", WAIVERS_SCHEMA, "猶予（期限までの容認）", "Waivers of findings until a day"),
];

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
    let other = OTHERS.iter().find(|(known, ..)| *known == name);
    match (file, other) {
        (Some(file), _) => Ok(file.text.to_string()),
        (None, Some((_, text, ..))) => Ok((*text).to_owned()),
        (None, None) => {
            let known = shipped.iter().map(|file| short(file).to_owned());
            let known: Vec<String> =
                known.chain(OTHERS.map(|(name, ..)| name.to_owned())).collect();
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
    rows.extend(OTHERS.map(|(name, _, ja, en)| (name.to_owned(), Bilingual::new(ja, en))));
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|(name, title)| (name.as_str(), console.language.of(title))).collect();
    columns(&rows, console.width)
}

fn short(file: &TextFile) -> &str {
    file.name.strip_suffix(".schema.json").unwrap_or(&file.name)
}
