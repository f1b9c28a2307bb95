//! Writes the report in the forms that were asked for.

use std::path::{Path, PathBuf};

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::html::html;
use tekigo_report::markdown::markdown;
use tekigo_report::model::Report;
use tekigo_report::terminal::{Reader, concise, text};

use crate::arguments::{Format, Output};
use crate::documents::identity;
use crate::name::shown;
use crate::problem::{Problem, refusal};
use crate::{command, console};

/// Whether each file is written once, and none that is read.
pub(crate) fn places(outputs: &[Output], read: &[PathBuf]) -> Result<(), Problem> {
    let mut taken: Vec<PathBuf> = Vec::new();
    for path in outputs.iter().filter_map(|output| output.path.as_deref()) {
        let place = place(path);
        // What is written to a device does not cost anything that stood there.
        if place.exists() && !place.is_file() {
            continue;
        }
        if read.contains(&place) {
            return Err(Problem::OutputOverInput { path: shown(path) });
        }
        if taken.contains(&place) {
            return Err(Problem::TwoInOne { path: shown(path) });
        }
        taken.push(place);
    }
    Ok(())
}

/// What tells a file apart that need not be there yet.
fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match path.file_name() {
        Some(name) if !path.exists() => {
            identity(folder.unwrap_or_else(|| Path::new("."))).join(name)
        }
        _ => identity(path),
    }
}

/// Writes one form of the report.
pub(crate) fn write(report: &Report, output: &Output, reader: &Reader<'_>) -> Result<(), Problem> {
    let written = match output.format {
        Format::Text => text::text(report, reader),
        Format::Concise => concise::concise(report, reader),
        Format::Json => command::json(report)?,
        Format::Markdown => markdown(report, reader.view()),
        Format::Html => html(report, reader.view()).map_err(|error| not_written(&error))?,
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

fn not_written(error: &dyn std::error::Error) -> Problem {
    let why = Bilingual::new(error.to_string(), error.to_string());
    Problem::NotWritten { path: "HTML".to_owned(), why }
}

/// A file is plain: nobody knows what will show it.
fn file(path: &Path, written: &str) -> Result<(), Problem> {
    let plain = anstream::adapter::strip_str(written).to_string();
    std::fs::write(path, plain).map_err(|error| Problem::NotWritten {
        path: path.display().to_string(),
        why: refusal(&error),
    })
}
