//! What is shipped inside the program.

use std::borrow::Cow;
use std::sync::OnceLock;

use include_dir::{Dir, File, include_dir};

use crate::pack::{LoadedPack, PackText, Refused, TextFile};

static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/packs");
static SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// A pack of which it is known whether it compiles.
type Known = Result<LoadedPack, Box<Refused>>;

/// The names of the shipped packs, in order.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = PACKS.dirs().filter_map(|folder| folder.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// The shipped schemas, in the order of their names.
#[must_use]
pub fn schemas() -> Vec<TextFile> {
    texts(&SCHEMAS, ".json", "schemas")
}

/// A shipped pack, compiled once; `None` where there is none of that name.
pub fn load(name: &str) -> Option<Result<&'static LoadedPack, &'static Refused>> {
    static LOADED: OnceLock<Vec<(&'static str, OnceLock<Known>)>> = OnceLock::new();
    let packs =
        LOADED.get_or_init(|| names().into_iter().map(|name| (name, OnceLock::new())).collect());
    let (name, pack) = packs.iter().find(|(known, _)| *known == name)?;
    let known = pack.get_or_init(|| text(name).load());
    Some(known.as_ref().map_err(AsRef::as_ref))
}

fn text(name: &str) -> PackText {
    let files = PACKS.get_dir(name).map(|folder| texts(folder, ".tekigo", name));
    PackText { files: files.unwrap_or_default(), schemas: schemas() }
}

/// The text files directly in a folder whose names end as wanted, in the order of their names.
fn texts(folder: &'static Dir<'static>, ending: &str, named: &str) -> Vec<TextFile> {
    let mut files: Vec<TextFile> = folder
        .files()
        .filter_map(|file: &'static File<'static>| {
            let name = file.path().file_name()?.to_str()?;
            let text = file.contents_utf8()?;
            name.ends_with(ending).then(|| TextFile {
                name: name.to_owned(),
                path: format!("{named}/{name}"),
                text: Cow::Borrowed(text),
            })
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}
