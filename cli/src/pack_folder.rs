//! Reads a pack from a folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use tekigo_core::facts;
use tekigo_core::schema::{self, SchemaFile, SchemaProblem};
use tekigo_grammar::FILE_BYTES;
use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};
use tekigo_rules::{PackText, Refused, TextFile};

use crate::documents::in_its_encoding;
use crate::file;
use crate::name::shown;
use crate::problem::Problem;

/// The texts of a folder: its `*.tekigo`, and the schemas of its folder `schemas`, else of the one beside the folder of
/// packs, else those that are shipped.
pub(crate) fn read(folder: &Path) -> Result<PackText, Problem> {
    let own = folder.join("schemas");
    let shared = folder.join("..").join("..").join("schemas");
    // What is there but leads nowhere is not passed over: the pack was written by it.
    let is_there = |path: &Path| std::fs::symlink_metadata(path).is_ok();
    let files = texts(folder, "tekigo");
    if files.is_empty() {
        return Err(Problem::NoPackFiles { path: shown(folder) });
    }
    let schemas = if is_there(&own) {
        texts(&own, "json")
    } else if shared.is_dir() {
        texts(&shared, "json")
    } else {
        tekigo_rules::schemas().into_iter().map(|file| (file, None)).collect()
    };
    let mut diagnostics = Vec::new();
    for (at, (_, broken)) in files.iter().chain(&schemas).enumerate() {
        diagnostics.extend(broken.clone().map(|told| in_file(told, at)));
    }
    let only = |read: Vec<Read>| read.into_iter().map(|(file, _)| file).collect();
    let text = PackText { files: only(files), schemas: only(schemas) };
    if diagnostics.is_empty() {
        return Ok(text);
    }
    let refused = Box::new(Refused { text, diagnostics });
    Err(Problem::PackRefused { name: shown(folder), refused })
}

/// A file, and why it could not be read; then its text is what can be shown of it.
type Read = (TextFile, Option<Diagnostic>);

/// The files of a folder with an ending, in the order of their names; a folder that cannot be listed stands for itself.
fn texts(folder: &Path, ending: &str) -> Vec<Read> {
    let listed = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = match listed {
        Ok(entries) => entries,
        Err(error) => {
            let why = file::why(folder, &error);
            return vec![unread(folder, &Problem::NotRead { path: shown(folder), why })];
        }
    };
    // Hidden files are the editors' own.
    let hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
    };
    let mut paths: Vec<PathBuf> = entries
        .iter()
        .map(std::fs::DirEntry::path)
        .filter(|path| path.extension().is_some_and(|known| known == ending) && !hidden(path))
        .collect();
    paths.sort();
    paths.iter().map(|path| text(path)).collect()
}

fn text(path: &Path) -> Read {
    let bytes = match file::beginning(path, FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return unread(path, &error.problem(path)),
    };
    decoded(path, &bytes)
}

/// The text of a file that was read, and why it is none.
pub(crate) fn decoded(path: &Path, bytes: &[u8]) -> (TextFile, Option<Diagnostic>) {
    if bytes.len() > FILE_BYTES {
        return (named(path, String::new()), too_large(path, bytes));
    }
    match facts::utf8(bytes) {
        Ok(text) => (named(path, text.to_owned()), None),
        Err(error) => {
            let (error, text) = in_its_encoding(bytes, error);
            (named(path, text.into_owned()), Some(error.diagnostic(0)))
        }
    }
}

/// What whoever reads such a file says of one that is too large.
fn too_large(path: &Path, bytes: &[u8]) -> Option<Diagnostic> {
    let text = String::from_utf8_lossy(bytes);
    if path.extension().is_none_or(|ending| ending != "json") {
        let problems = tekigo_grammar::parse(&text).problems;
        return problems.first().map(|problem| problem.diagnostic(0));
    }
    let (_, problems) = schema::read(&[SchemaFile { name: "", text: &text }]);
    problems.first().map(SchemaProblem::diagnostic)
}

fn unread(path: &Path, problem: &Problem) -> Read {
    let label = Label { file: 0, span: Span::default(), words: Bilingual::default() };
    let told = Diagnostic {
        code: problem.code(),
        severity: Severity::Error,
        message: problem.words(),
        labels: vec![label],
        help: problem.help(),
    };
    (named(path, String::new()), Some(told))
}

fn named(path: &Path, text: String) -> TextFile {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    TextFile { name: name.unwrap_or_default(), path: shown(path), text: Cow::Owned(text) }
}

fn in_file(mut told: Diagnostic, file: usize) -> Diagnostic {
    for label in &mut told.labels {
        label.file = file;
    }
    told
}
