//! Writes the report in the forms that were asked for.

use std::path::Path;

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::html::html;
use tekigo_report::markdown::markdown;
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
        Format::Markdown => markdown(report, reader.view()),
        Format::Html => html(report, reader.view()).map_err(|error| not_written("HTML", &error))?,
    };
    match &output.path {
        None => console::out(&written),
        Some(path) => file(path, &written),
    }
}

fn json(report: &Report) -> Result<String, Problem> {
    let written =
        serde_json::to_string_pretty(report).map_err(|error| not_written("JSON", &error))?;
    Ok(format!("{written}\n"))
}

fn not_written(form: &str, error: &dyn std::error::Error) -> Problem {
    let why = Bilingual::new(error.to_string(), error.to_string());
    Problem::NotWritten { path: form.to_owned(), why }
}

/// A file is plain: nobody knows what will show it.
fn file(path: &Path, written: &str) -> Result<(), Problem> {
    let plain = anstream::adapter::strip_str(written).to_string();
    std::fs::write(path, plain).map_err(|error| Problem::NotWritten {
        path: path.display().to_string(),
        why: refusal(&error),
    })
}
