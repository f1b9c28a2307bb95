//! Writes the report in the forms that were asked for.

use std::path::Path;

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::model::Report;
use tekigo_report::terminal::{Reader, concise, text};

use crate::arguments::{Format, Output};
use crate::console;
use crate::problem::{Problem, refusal};

/// Writes one form of the report.
pub(crate) fn write(report: &Report, output: &Output, reader: &Reader<'_>) -> Result<(), Problem> {
    let written = match output.format {
        Format::Text => text::text(report, reader),
        Format::Concise => concise::concise(report, reader),
        Format::Json => json(report)?,
    };
    deliver(&written, output)
}

/// Writes what came out, to where it was asked for.
pub(crate) fn deliver(written: &str, output: &Output) -> Result<(), Problem> {
    match &output.path {
        None => console::out(written),
        Some(path) => file(path, written),
    }
}

/// Anything that a program will read.
pub(crate) fn json(report: &impl serde::Serialize) -> Result<String, Problem> {
    let written = serde_json::to_string_pretty(report).map_err(|error| Problem::NotWritten {
        path: "JSON".to_owned(),
        why: Bilingual::new(error.to_string(), error.to_string()),
    })?;
    Ok(format!("{written}\n"))
}

/// A file is plain: nobody knows what will show it.
fn file(path: &Path, written: &str) -> Result<(), Problem> {
    let plain = anstream::adapter::strip_str(written).to_string();
    std::fs::write(path, plain).map_err(|error| Problem::NotWritten {
        path: path.display().to_string(),
        why: refusal(&error),
    })
}
