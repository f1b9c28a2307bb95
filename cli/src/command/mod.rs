//! What the command can do, one thing a file.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod fit;
pub(crate) mod fmt;
pub(crate) mod packs;
pub(crate) mod questions;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod test;

use tekigo_grammar::diagnostic::Bilingual;

use crate::problem::Problem;

/// Something as JSON.
pub(crate) fn json<T: serde::Serialize + ?Sized>(of: &T) -> Result<String, Problem> {
    let written = serde_json::to_string_pretty(of).map_err(|error| Problem::NotWritten {
        path: "JSON".to_owned(),
        why: Bilingual::new(error.to_string(), error.to_string()),
    })?;
    Ok(format!("{written}\n"))
}
