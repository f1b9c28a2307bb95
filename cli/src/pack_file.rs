//! The files of packs one by one: found, read, and replaced as a whole or not at all.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tekigo_grammar::FILE_BYTES;

use crate::problem::{Problem, refusal};

/// The file itself, or every `*.tekigo` in and below a folder, in the order of their names. Hidden folders and links inside
/// of folders are passed by: they lead to what nobody named.
pub(crate) fn find(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let unread = |error: &Error| not_read(&folder, error);
        for entry in fs::read_dir(&folder).map_err(|error| unread(&error))? {
            let entry = entry.map_err(|error| unread(&error))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(|error| unread(&error))?);
            if kind.is_dir() && !entry.file_name().to_string_lossy().starts_with('.') {
                folders.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|known| known == "tekigo") {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(Problem::NoPackFiles { path: path.display().to_string() });
    }
    found.sort();
    Ok(found)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, Problem> {
    let text = File::open(path).and_then(text);
    text.map_err(|error| not_read(path, &error))
}

/// What comes from standard input.
pub(crate) fn read_input() -> Result<String, Problem> {
    text(std::io::stdin().lock()).map_err(|error| not_read(Path::new("-"), &error))
}

/// Reads no more than a file may have, and one byte that shows that there is more.
fn text(source: impl Read) -> Result<String, Error> {
    let most = u64::try_from(FILE_BYTES).map_or(u64::MAX, |most| most.saturating_add(1));
    let mut bytes = Vec::new();
    source.take(most).read_to_end(&mut bytes)?;
    if bytes.len() > FILE_BYTES {
        // It is refused for its length; what it says is not looked at.
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// Puts another text in a file's place. Whoever reads it meanwhile reads the old text or the new one, never a part; the
/// permissions stay, and of a link the file that it leads to is replaced.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    replaced(path, text).map_err(|error| Problem::NotWritten {
        path: path.display().to_string(),
        why: refusal(&error),
    })
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

fn not_read(path: &Path, error: &Error) -> Problem {
    Problem::NotRead { path: path.display().to_string(), why: refusal(error) }
}
