//! A document as it was given: its name, its text, and where its lines start.

mod evidence;
mod mark;

use std::sync::OnceLock;

use tekigo_core::facts::DocumentState;
use tekigo_core::facts::place::raw;
#[cfg(feature = "yaml")]
use tekigo_core::facts::yaml::{Yaml, YamlSource};
use tekigo_grammar::Span;

use self::evidence::EvidenceMarks;
use self::mark::AbsenceMarks;
use crate::model::Evidence;

/// One document of a run.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its file, or what stands for it.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Draft or final.
    pub state: DocumentState,
    /// Its text; of one written in YAML, the JSON text that it means.
    pub text: String,
    /// Of its bytes, where it was computed.
    pub sha256: Option<String>,
    /// The YAML that it was written in.
    #[cfg(feature = "yaml")]
    yaml: Option<YamlSource>,
    /// Of the text that was given.
    lines: Lines,
    evidence: OnceLock<EvidenceMarks>,
    absence: OnceLock<AbsenceMarks>,
}

impl Document {
    /// Takes a document that was read.
    #[must_use]
    pub fn new(name: String, kind: String, state: DocumentState, text: String) -> Self {
        let lines = Lines::new(&text);
        Self {
            name,
            kind,
            state,
            text,
            sha256: None,
            #[cfg(feature = "yaml")]
            yaml: None,
            lines,
            evidence: OnceLock::new(),
            absence: OnceLock::new(),
        }
    }

    /// Takes a document that was read from YAML.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub fn from_yaml(name: String, kind: String, state: DocumentState, yaml: Yaml) -> Self {
        let Yaml { json, source } = yaml;
        let lines = Lines::new(&source.text);
        Self {
            name,
            kind,
            state,
            text: json,
            sha256: None,
            yaml: Some(source),
            lines,
            evidence: OnceLock::new(),
            absence: OnceLock::new(),
        }
    }

    /// The line and column, in the text that was given, of a byte of [`Document::text`]; both from 1.
    #[must_use]
    pub fn place(&self, at: usize) -> (usize, usize) {
        #[cfg(feature = "yaml")]
        if let Some(yaml) = &self.yaml {
            return self.lines.place(&yaml.text, yaml.place(at));
        }
        self.lines.place(&self.text, at)
    }

    /// Where the value at a JSON Pointer comes from, where the document says so.
    #[must_use]
    pub fn evidence(&self, pointer: &str) -> Option<Evidence> {
        self.evidence.get_or_init(|| EvidenceMarks::read(&self.text)).of(pointer)
    }

    /// Where the mark stands that says why a place is blank or that a list is not complete, as a JSON Pointer.
    #[must_use]
    pub(crate) fn mark(&self, pointer: &str) -> Option<String> {
        self.absence.get_or_init(|| AbsenceMarks::read(&self.text)).of(pointer)
    }

    /// Whether a record is written at a place.
    #[must_use]
    pub(crate) fn has_record(&self, pointer: &str) -> bool {
        mark::has_record(&self.text, pointer)
    }

    /// The text that was given.
    #[must_use]
    pub fn given(&self) -> &str {
        #[cfg(feature = "yaml")]
        if let Some(yaml) = &self.yaml {
            return &yaml.text;
        }
        &self.text
    }

    /// Where the value stands, in the text that was given, that starts at a byte of [`Document::text`]; of a record or list, its
    /// first character.
    #[must_use]
    pub fn span(&self, at: usize) -> Span {
        #[cfg(feature = "yaml")]
        if let Some(yaml) = &self.yaml {
            return yaml.span(&self.text, at);
        }
        let value = raw(&self.text, at).filter(|value| !value.starts_with(['{', '[']));
        Span { start: at, end: at + value.map_or(1, str::len) }
    }

    /// The YAML that it was written in, where it was.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub fn yaml(&self) -> Option<&YamlSource> {
        self.yaml.as_ref()
    }
}

/// Where the lines of a text start: after a line feed, a carriage return, or both together.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The start of each line, and of long ones every now and then a place within: a document may be one line of many megabytes,
    /// with a thousand mistakes in it.
    knots: Vec<Knot>,
}

/// A byte whose line and column are known, both from 1.
#[derive(Clone, Copy, Debug)]
struct Knot {
    at: usize,
    line: usize,
    column: usize,
}

/// The most bytes between two knots, about.
const APART: usize = 4096;

impl Lines {
    /// Finds the lines.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut last = Knot { at: 0, line: 1, column: 1 };
        let (mut knots, mut column) = (vec![last], 1);
        let mut bytes = text.bytes().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            if starts_letter(byte) && at - last.at >= APART {
                last = Knot { at, line: last.line, column };
                knots.push(last);
            }
            column += usize::from(starts_letter(byte));
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.peek().is_none_or(|(_, next)| *next != b'\n'),
                _ => false,
            };
            if ends {
                column = 1;
                last = Knot { at: at + 1, line: last.line + 1, column };
                knots.push(last);
            }
        }
        Self { knots }
    }

    /// The line and the column, in Unicode scalar values, of a byte of that text; both from 1.
    #[must_use]
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let after = self.knots.partition_point(|knot| knot.at <= at);
        let Some(knot) = self.knots.get(after.saturating_sub(1)) else { return (1, 1) };
        // A byte within a character stands for the character.
        let before = text.as_bytes().get(knot.at..at.min(text.len())).unwrap_or_default();
        let letters = before.iter().filter(|byte| starts_letter(**byte)).count();
        let within = text.as_bytes().get(at).is_some_and(|byte| !starts_letter(*byte));
        (knot.line, (knot.column + letters).saturating_sub(usize::from(within)))
    }
}

/// Whether a byte of UTF-8 is the first of a character.
fn starts_letter(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}
