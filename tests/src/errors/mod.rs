//! The pages of `docs/errors/`: their examples are run, and what they print is what comes out.
//!
//! An example is a text of a pack (on the world of the cases), schemas, a document, or lines of the command. Signs that cannot
//! be seen, bytes that are no text, and what is too long for a page are written between `⟪` and `⟫` ([`expand`]).

mod expand;
mod index;
mod run;
mod typed;

use std::path::{Path, PathBuf};
use std::{fs, io};

use tekigo_report::error_page::ErrorPage;

pub use expand::expand;
pub use index::index;
pub use run::{Came, run};

/// A page and the file that it is.
#[derive(Clone, Debug)]
pub struct PageFile {
    /// The file.
    pub path: PathBuf,
    /// The page.
    pub page: ErrorPage,
}

impl PageFile {
    /// Whether it is about what a person types, and wants the command to be run.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.page.example.iter().any(|block| block.language() == "console")
    }
}

/// The index beside the pages.
pub const INDEX: &str = "README.md";

/// Where the pages are.
#[must_use]
pub fn folder(root: &Path) -> PathBuf {
    root.join("docs/errors")
}

/// Every page, in the order of the codes.
pub fn pages(root: &Path) -> io::Result<Vec<PageFile>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(root))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| {
        let page = path.extension().is_some_and(|extension| extension == "md");
        page && path.file_name().is_some_and(|name| name != INDEX)
    });
    paths.sort();
    let read = |path: PathBuf| {
        let wrong = |what: String| io::Error::other(format!("{}: {what}", path.display()));
        let text = fs::read_to_string(&path)?;
        let page = ErrorPage::read(&text)
            .map_err(|stray| wrong(format!("not in its place: {}", stray.at)))?;
        if path.file_stem().and_then(|stem| stem.to_str()) != Some(page.code.as_str()) {
            return Err(wrong(format!("the page is about {}", page.code)));
        }
        Ok(PageFile { path, page })
    };
    paths.into_iter().map(read).collect()
}
