//! Reads the documents: files, folders and standard input. One that cannot be read never costs the others.
//!
//! ```text
//! arguments ──listing──> files ──file──> bytes ──facts──> text, kind ──> documents
//!                                  └─────────┴─refusal─────────┘
//! ```

mod encoding;
mod listing;
mod refusal;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tekigo_core::facts::{self, DocumentError, DocumentErrorKind, DocumentState, Limits, SaidKind};
use tekigo_report::document::Document;
use tekigo_report::model::Invalid;

use crate::arguments::Given;
use crate::console::Console;
use crate::content::{self, Content};
use crate::file::{self, Unread};
use crate::name::shown;
use crate::problem::Problem;

pub(crate) use encoding::told as in_its_encoding;
pub(crate) use listing::identity;
use listing::{Listing, Named};

/// The most characters of a document's text that a message quotes.
const MOST_LETTERS: usize = 40;

/// What became of the files.
pub(crate) struct Documents {
    /// Those that were read.
    pub(crate) read: Vec<Document>,
    /// Why the others were not.
    pub(crate) unread: Vec<Invalid>,
}

/// Reads every document that the command line names.
pub(crate) fn read(given: &Given, console: &Console) -> Result<Documents, Problem> {
    let mut documents = Documents { read: Vec::new(), unread: Vec::new() };
    let limits = Limits { bytes: given.max_size, ..Limits::default() };
    let listing = Listing::of(given);
    if listing.files.is_empty() && listing.refused.is_empty() {
        return Err(Problem::NoFiles);
    }
    let all_drafts = given.draft.iter().any(|draft| draft.is_empty());
    let drafts: Vec<(&Path, PathBuf)> = given
        .draft
        .iter()
        .filter(|draft| !draft.is_empty())
        .map(|draft| (Path::new(draft), identity(Path::new(draft))))
        .collect();
    for note in &listing.notes {
        console.note(note);
    }
    for (path, problem) in &listing.refused {
        documents.refuse(shown(path), problem, console);
    }
    let given: Vec<PathBuf> = listing.files.iter().map(|named| identity(&named.path)).collect();
    if let Some((draft, _)) = drafts.iter().find(|(_, draft)| !given.contains(draft)) {
        return Err(Problem::DraftOfNothing { path: shown(draft) });
    }
    for (named, identity) in listing.files.iter().zip(&given) {
        let draft = all_drafts || drafts.iter().any(|(_, draft)| draft == identity);
        documents.one(named, draft, &limits, console);
    }
    Ok(documents)
}

/// What tells the files apart that the command line names to be read: documents and settings.
pub(crate) fn read_files(given: &Given) -> Vec<PathBuf> {
    let documents = Listing::of(given).files.into_iter().map(|named| named.path);
    let settings = [&given.profile, &given.attestations, &given.waivers];
    let settings = settings.into_iter().flatten().cloned();
    documents.chain(settings).map(|path| identity(&path)).collect()
}

impl Documents {
    fn one(&mut self, named: &Named, draft: bool, limits: &Limits, console: &Console) {
        let path = named.path.as_path();
        let bytes = match file::read(path, limits.bytes) {
            Ok(bytes) => bytes,
            Err(Unread::TooLarge(found)) => {
                let kind = DocumentErrorKind::TooLarge { found, limit: limits.bytes };
                return self.unreadable(path, b"", DocumentError { at: 0, kind }, console);
            }
            Err(unread) => return self.refuse(shown(path), &unread.problem(path), console),
        };
        let content = match Content::read(path, &bytes, limits) {
            Ok(content) => content,
            Err(error) => {
                return self.unreadable(path, content::text(path, &bytes), error, console);
            }
        };
        let sha256 = sha256(&bytes);
        let envelope = match facts::envelope(content.json(), limits) {
            Ok(envelope) => envelope,
            Err(error) => return self.unreadable(path, &bytes, error, console),
        };
        let state = if draft { DocumentState::Draft } else { envelope.state };
        let mut document = content.document(shown(path), state);
        document.sha256 = Some(sha256);
        self.of_kind(document, named.kind, &envelope.kind, console);
    }

    /// Takes a document whose kind is known: from itself, or from the command line where that does not contradict it.
    fn of_kind(
        &mut self,
        mut document: Document,
        wanted: Option<&str>,
        said: &SaidKind,
        console: &Console,
    ) {
        let path = document.name.clone();
        let problem = match (wanted, said) {
            (Some(wanted), SaidKind::Named { name, .. }) if wanted != name => {
                Problem::OtherKind { path, said: excerpt(name), wanted: wanted.to_owned() }
            }
            (Some(kind), _) => {
                kind.clone_into(&mut document.kind);
                return self.read.push(document);
            }
            (None, SaidKind::Named { name, .. }) => {
                document.kind.clone_from(name);
                return self.read.push(document);
            }
            (None, SaidKind::Blank { .. }) => Problem::NoKind { path },
            (None, SaidKind::NoText { found, .. }) => Problem::BadKind { path, found: *found },
            (None, SaidKind::Twice { .. }) => Problem::KindTwice { path },
        };
        let before = match said {
            SaidKind::Twice { first, .. } => Some(*first),
            _ => None,
        };
        self.refuse_kind(&document, said.at(), before, &problem, console);
    }
}

/// A text of a document, cut short where it is long.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// In small hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
