//! Finds and reads the documents: files, folders and standard input. One that cannot be read never costs the others.

use std::fmt::Write as _;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tekigo_core::facts::{self, DocumentError, DocumentErrorKind, DocumentState, Limits};
use tekigo_core::layout::Layout;
use tekigo_report::document::{Document, Lines};
use tekigo_report::model::Invalid;
use tekigo_report::terminal::diagnostic::SourceText;

use crate::arguments::Given;
use crate::console::Console;
use crate::problem::{Problem, refusal};

/// The kinds that have an option of their own, which names the kind of its files.
const KINDS: [&str; 4] = ["disclosure", "contract", "incident", "system"];

/// What became of the files.
pub(crate) struct Documents {
    /// Those that were read.
    pub(crate) read: Vec<Document>,
    /// Why the others were not.
    pub(crate) unread: Vec<Invalid>,
}

/// One file that was named.
struct Named {
    path: PathBuf,
    kind: Option<&'static str>,
}

/// Reads every document that the command line names.
pub(crate) fn read(given: &Given, console: &Console) -> Result<Documents, Problem> {
    let mut documents = Documents { read: Vec::new(), unread: Vec::new() };
    let limits = Limits { bytes: given.max_size, ..Limits::default() };
    let mut drafts: Vec<&Path> = given.draft.iter().map(Path::new).collect();
    let files = named(given);
    if files.is_empty() {
        return Err(Problem::NoFiles);
    }
    for named in files {
        for path in expanded(&named.path, &mut documents, console) {
            let draft =
                given.draft.iter().any(|draft| draft.is_empty() || Path::new(draft) == path);
            drafts.retain(|draft| *draft != path);
            documents.one(&path, named.kind, draft, &limits, console);
        }
    }
    if let Some(draft) = drafts.iter().find(|draft| !draft.as_os_str().is_empty()) {
        return Err(Problem::DraftOfNothing { path: draft.display().to_string() });
    }
    Ok(documents)
}

fn named(given: &Given) -> Vec<Named> {
    let plain = given.files.iter().map(|path| Named { path: path.clone(), kind: None });
    let of_kind = [&given.disclosure, &given.contract, &given.incident, &given.system];
    let of_kind = KINDS.into_iter().zip(of_kind).flat_map(|(kind, paths)| {
        paths.iter().map(move |path| Named { path: path.clone(), kind: Some(kind) })
    });
    plain.chain(of_kind).collect()
}

/// A folder's `*.json`, in the order of their names; a file itself.
fn expanded(path: &Path, documents: &mut Documents, console: &Console) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            documents.refuse(path, &not_read(path, &error), console);
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json") && path.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        let problem = Problem::EmptyFolder { path: path.display().to_string() };
        documents.refuse(path, &problem, console);
    }
    files
}

fn not_read(path: &Path, error: &std::io::Error) -> Problem {
    Problem::NotRead { path: path.display().to_string(), why: refusal(error) }
}

impl Documents {
    fn one(
        &mut self,
        path: &Path,
        kind: Option<&str>,
        draft: bool,
        limits: &Limits,
        console: &Console,
    ) {
        let size = std::fs::metadata(path).ok().and_then(|about| usize::try_from(about.len()).ok());
        if let Some(found) = size.filter(|found| *found > limits.bytes) {
            let kind = DocumentErrorKind::TooLarge { found, limit: limits.bytes };
            return self.unreadable(path, b"", &DocumentError { at: 0, kind }, console);
        }
        let bytes = match bytes(path, limits.bytes) {
            Ok(bytes) => bytes,
            Err(error) => return self.refuse(path, &not_read(path, &error), console),
        };
        // An empty layout asks for nothing: what is wrong now is wrong with the text as a whole.
        if let Err(error) = facts::read_bytes(&bytes, &Layout::default(), limits) {
            return self.unreadable(path, &bytes, &error, console);
        }
        let sha256 = sha256(&bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let envelope = match facts::envelope(&text, limits) {
            Ok(envelope) => envelope,
            Err(error) => return self.unreadable(path, &bytes, &error, console),
        };
        let shown = path.display().to_string();
        let kind = match (kind, envelope.kind) {
            (Some(wanted), Some(said)) if wanted != said => {
                let wanted = wanted.to_owned();
                let problem = Problem::OtherKind { path: shown, said, wanted };
                return self.refuse(path, &problem, console);
            }
            (Some(wanted), _) => wanted.to_owned(),
            (None, Some(said)) => said,
            (None, None) => return self.refuse(path, &Problem::NoKind { path: shown }, console),
        };
        let state = if draft { DocumentState::Draft } else { envelope.state };
        let mut document = Document::new(shown, kind, state, text);
        document.sha256 = Some(sha256);
        self.read.push(document);
    }

    /// Leaves a file out, and tells why.
    pub(crate) fn refuse(&mut self, path: &Path, problem: &Problem, console: &Console) {
        console.problem(problem);
        self.unread.push(Invalid {
            input: path.display().to_string(),
            document: None,
            pointer: None,
            line: None,
            column: None,
            code: problem.code().to_owned(),
            message: problem.words(),
            help: problem.help(),
        });
    }

    fn unreadable(&mut self, path: &Path, bytes: &[u8], error: &DocumentError, console: &Console) {
        let told = error.diagnostic(0);
        // Of a text in another encoding, or too long to look at, no line is shown. What is UTF-8 up to some byte is, up to there.
        let is_text =
            !matches!(error.kind, DocumentErrorKind::Utf16 | DocumentErrorKind::TooLarge { .. });
        let text = if is_text { String::from_utf8_lossy(bytes) } else { "".into() };
        let name = path.display().to_string();
        let files = [SourceText { name: &name, text: &text }];
        console.note(&tekigo_grammar::diagnostic::Bilingual::new(
            format!("{name} は読めないので、判定に使わない"),
            format!("{name} cannot be read and is left out"),
        ));
        console.diagnostic(&told, &files);
        let (line, column) = Lines::new(&text).place(&text, error.at);
        self.unread.push(Invalid {
            input: name,
            document: None,
            pointer: None,
            line: is_text.then_some(line),
            column: is_text.then_some(column),
            code: told.code.to_owned(),
            message: told.message,
            help: told.help,
        });
    }
}

/// The bytes of a file, or of standard input; of a larger one than is taken, one byte more than that.
fn bytes(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// In small hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
