//! Which files are meant: those that are named, and those of folders, each once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use tekigo_grammar::diagnostic::Bilingual;

use crate::arguments::Given;
use crate::content;
use crate::file;
use crate::name::shown;
use crate::problem::Problem;

/// The kinds that have an option of their own, which names the kind of its files.
const KINDS: [&str; 4] = ["disclosure", "contract", "incident", "system"];

/// A file to read.
pub(super) struct Named {
    pub(super) path: PathBuf,
    /// The kind that the command line gives it.
    pub(super) kind: Option<&'static str>,
}

/// The files, and what there is to say of them.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) files: Vec<Named>,
    /// Folders that give nothing.
    pub(super) refused: Vec<(PathBuf, Problem)>,
    pub(super) notes: Vec<Bilingual>,
    /// Where in `files` each file is, whatever its path is called.
    known: BTreeMap<PathBuf, Vec<usize>>,
}

/// What tells files apart.
pub(crate) fn identity(path: &Path) -> PathBuf {
    if file::is_standard_input(path) {
        return path.to_owned();
    }
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

impl Listing {
    /// Looks through all that the command line names, and reads nothing.
    pub(super) fn of(given: &Given) -> Self {
        let mut listing = Self::default();
        let of_kind = [&given.disclosure, &given.contract, &given.incident, &given.system];
        let of_kind = KINDS
            .into_iter()
            .zip(of_kind)
            .flat_map(|(kind, paths)| paths.iter().map(move |path| (path.as_path(), Some(kind))));
        let plain = given.files.iter().map(|path| (path.as_path(), None));
        for (path, kind) in plain.chain(of_kind) {
            if !file::is_standard_input(path) && path.is_dir() {
                listing.folder(path, kind);
            } else {
                listing.file(path.to_owned(), kind);
            }
        }
        listing
    }

    /// The documents of a folder, in the order of their names. Hidden files are none, as for a shell.
    fn folder(&mut self, folder: &Path, kind: Option<&'static str>) {
        let listed = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match listed {
            Ok(entries) => entries,
            Err(error) => {
                let why = file::why(folder, &error);
                let problem = Problem::NotRead { path: shown(folder), why };
                return self.refused.push((folder.to_owned(), problem));
            }
        };
        let mut paths: Vec<PathBuf> = entries
            .iter()
            .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
            .map(std::fs::DirEntry::path)
            .collect();
        paths.sort();
        let mut found = false;
        for path in paths {
            if is_document(&path) {
                found = true;
                self.file(path, kind);
            } else if path.is_dir() && holds_documents(&path) {
                let path = shown(&path);
                self.notes.push(Bilingual::new(
                    format!("フォルダー {path} の中は読まない。読むなら、それも指定する"),
                    format!(
                        "what is in the folder {path} is not read; name it too if it should be"
                    ),
                ));
            }
        }
        if !found {
            let problem = Problem::EmptyFolder { path: shown(folder) };
            self.refused.push((folder.to_owned(), problem));
        }
    }

    /// A file; named again, it is read once, with the kind that one of them gives it.
    fn file(&mut self, path: PathBuf, kind: Option<&'static str>) {
        let next = self.files.len();
        match self.known.entry(identity(&path)) {
            Entry::Vacant(unknown) => {
                unknown.insert(vec![next]);
            }
            Entry::Occupied(mut known) => {
                for at in known.get() {
                    let Some(before) = self.files.get_mut(*at) else { continue };
                    if before.kind.is_none() || kind.is_none() || before.kind == kind {
                        before.kind = before.kind.or(kind);
                        let (path, other) = (shown(&path), shown(&before.path));
                        self.notes.push(if path == other {
                            Bilingual::new(
                                format!("{path} は二度指定されたが、一度だけ読む"),
                                format!("{path} was named twice and is read once"),
                            )
                        } else {
                            Bilingual::new(
                                format!("{path} は {other} と同じファイルなので、一度だけ読む"),
                                format!("{path} is the same file as {other} and is read once"),
                            )
                        });
                        return;
                    }
                }
                known.get_mut().push(next);
            }
        }
        self.files.push(Named { path, kind });
    }
}

fn is_document(path: &Path) -> bool {
    content::ends_with(path, &content::ENDINGS)
}

fn holds_documents(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| is_document(&path))
}
