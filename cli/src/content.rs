//! What a document's bytes hold: JSON or YAML, as its name says.

use std::path::Path;

use tekigo_core::facts::yaml::Yaml;
use tekigo_core::facts::{self, DocumentError, DocumentState, Limits};
use tekigo_core::layout::Layout;
use tekigo_report::document::Document;

/// A document's text, in the form it was given.
pub(crate) enum Content {
    /// JSON.
    Json(String),
    /// YAML, and the JSON text that it means.
    Yaml(Yaml),
}

/// The endings of the documents that are taken from a folder.
pub(crate) const ENDINGS: [&str; 3] = ["json", "yaml", "yml"];

/// Whether a file has one of the endings.
pub(crate) fn ends_with(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

impl Content {
    /// Reads a document; fails where it is none.
    pub(crate) fn read(path: &Path, bytes: &[u8], limits: &Limits) -> Result<Self, DocumentError> {
        if is_yaml(path, bytes) {
            return Yaml::read(bytes, limits).map(Self::Yaml);
        }
        // An empty layout asks for nothing: what is wrong now is wrong with the text as a whole.
        facts::read_bytes(bytes, &Layout::default(), limits)?;
        Ok(Self::Json(String::from_utf8_lossy(bytes).into_owned()))
    }

    /// The JSON text.
    pub(crate) fn json(&self) -> &str {
        match self {
            Self::Json(text) => text,
            Self::Yaml(yaml) => &yaml.json,
        }
    }

    /// The document, of no kind yet.
    pub(crate) fn document(self, name: String, state: DocumentState) -> Document {
        match self {
            Self::Json(text) => Document::new(name, String::new(), state, text),
            Self::Yaml(yaml) => Document::from_yaml(name, String::new(), state, yaml),
        }
    }
}

/// The part of a document's bytes in which the place of an error counts: of YAML, what follows a byte order mark.
pub(crate) fn text<'b>(path: &Path, bytes: &'b [u8]) -> &'b [u8] {
    if is_yaml(path, bytes) { without_mark(bytes) } else { bytes }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// `*.yaml` and `*.yml` are YAML, and so is what has no ending, as standard input, where its first line is one that JSON never
/// starts with: a comment, a directive, `---` or `name: value`. All else is JSON.
fn is_yaml(path: &Path, bytes: &[u8]) -> bool {
    if path.extension().is_some() {
        return ends_with(path, &["yaml", "yml"]);
    }
    let text = without_mark(bytes).trim_ascii_start();
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let line = line.trim_ascii_end();
    match line.first() {
        Some(b'{' | b'[') | None => false,
        Some(b'#' | b'%') => true,
        Some(_) => {
            line == b"---" || line.ends_with(b":") || line.windows(2).any(|pair| pair == b": ")
        }
    }
}
