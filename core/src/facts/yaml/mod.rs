//! YAML documents, read as the JSON documents that they mean.
//!
//! The parser's events are written down as JSON text, and beside it a list says where each name and value stood in the YAML.
//! The fact reader, the envelope and the validation then read that JSON text, so that a document cannot mean one thing in YAML
//! and another in JSON; only what a person is shown goes back to the YAML.
//!
//! ```text
//! YAML text ──parser──> events ──transcript──> JSON text ──> facts, envelope, schema
//!                         │                        └── places ──> lines of the YAML
//!                         └── what has no JSON ──> error
//! ```
//!
//! A plain scalar (one without quotation marks) is what [`plain`] says; all other scalars are text.

mod fault;
mod locate;
mod plain;
mod source;
mod transcript;
mod words;

use super::limits::Limits;
use super::problem::DocumentError;

pub use fault::{CODES, YamlFault};
pub use source::YamlSource;

/// A YAML document.
#[derive(Clone, Debug)]
pub struct Yaml {
    /// The JSON text that it means.
    pub json: String,
    /// What was written, and where.
    pub source: YamlSource,
}

impl Yaml {
    /// Reads a document from a file's bytes.
    ///
    /// One byte order mark at their start is left out; the place of an error counts the bytes that follow it. Members that are
    /// repeated stay so, for the readers of the JSON text to judge.
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<Self, DocumentError> {
        let text = limits.utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))?;
        transcript::read(text, limits)
    }
}
