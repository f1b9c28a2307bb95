//! The files of packs one by one: found, and replaced as a whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::file::why;
use crate::name::shown;
use crate::problem::{Problem, refusal};

/// The file itself, or every `*.tekigo` in and below a folder, in the order of their names; and the folders that cannot be
/// listed. What is hidden is the editors' own, and links inside of folders lead to what nobody named: both are passed by.
pub(crate) fn find(path: &Path) -> (Vec<PathBuf>, Vec<Problem>) {
    if !path.is_dir() {
        return (vec![path.to_owned()], Vec::new());
    }
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        if let Err(error) = list(&folder, &mut found, &mut folders) {
            let why = why(&folder, &error);
            problems.push(Problem::NotRead { path: shown(&folder), why });
        }
    }
    if found.is_empty() && problems.is_empty() {
        problems.push(Problem::NoPackFiles { path: shown(path) });
    }
    found.sort();
    (found, problems)
}

fn list(folder: &Path, found: &mut Vec<PathBuf>, folders: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.is_dir() {
            folders.push(path);
        } else if kind.is_file() && path.extension().is_some_and(|known| known == "tekigo") {
            found.push(path);
        }
    }
    Ok(())
}

/// Puts another text in a file's place. Whoever reads it meanwhile reads the old text or the new one, never a part; the
/// permissions stay, and of a link the file that it leads to is replaced.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    replaced(path, text)
        .map_err(|error| Problem::NotWritten { path: shown(path), why: refusal(&error) })
}

fn replaced(path: &Path, text: &str) -> Result<(), Error> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    // A new file could take the place of one that nobody may write to.
    if permissions.readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().ok_or(ErrorKind::NotFound)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}
