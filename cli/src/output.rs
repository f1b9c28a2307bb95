//! Writes the report in the forms that were asked for.

use std::path::Path;

use tekigo_report::model::Report;
use tekigo_report::terminal::{Reader, concise, text};

use crate::arguments::{Format, Output};
use crate::problem::{Problem, refusal};
use crate::{command, console};

/// Writes one form of the report.
pub(crate) fn write(report: &Report, output: &Output, reader: &Reader<'_>) -> Result<(), Problem> {
    let written = match output.format {
        Format::Text => text::text(report, reader),
        Format::Concise => concise::concise(report, reader),
        Format::Json => command::json(report)?,
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

/// A file is plain: nobody knows what will show it.
fn file(path: &Path, written: &str) -> Result<(), Problem> {
    let plain = anstream::adapter::strip_str(written).to_string();
    std::fs::write(path, plain).map_err(|error| Problem::NotWritten {
        path: path.display().to_string(),
        why: refusal(&error),
    })
}
