//! Reads a pack from a folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use tekigo_rules::{PackText, TextFile};

use crate::problem::{Problem, refusal};

/// The texts of a folder: its `*.tekigo`, and the schemas of its folder `schemas`, else of the one beside the folder of
/// packs, else those that are shipped.
pub(crate) fn read(folder: &Path) -> Result<PackText, Problem> {
    let files = texts(folder, "tekigo")?;
    if files.is_empty() {
        return Err(Problem::NoPackFiles { path: folder.display().to_string() });
    }
    let own = folder.join("schemas");
    let shared = folder.join("..").join("..").join("schemas");
    let schemas = if own.is_dir() {
        texts(&own, "json")?
    } else if shared.is_dir() {
        texts(&shared, "json")?
    } else {
        tekigo_rules::schemas()
    };
    Ok(PackText { files, schemas })
}

/// The files of a folder with an ending, in the order of their names.
fn texts(folder: &Path, ending: &str) -> Result<Vec<TextFile>, Problem> {
    let unread = |path: &Path, error: &std::io::Error| Problem::NotRead {
        path: path.display().to_string(),
        why: refusal(error),
    };
    let entries = std::fs::read_dir(folder).map_err(|error| unread(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|known| known == ending) && path.is_file())
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| unread(&path, &error))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        files.push(TextFile {
            name: name.unwrap_or_default(),
            path: path.display().to_string(),
            text: Cow::Owned(text),
        });
    }
    Ok(files)
}
