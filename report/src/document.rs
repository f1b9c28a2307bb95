//! A document as it was given: its name, its text, and where its lines start.

use tekigo_core::facts::DocumentState;
use tekigo_core::facts::place::raw;
#[cfg(feature = "yaml")]
use tekigo_core::facts::yaml::{Yaml, YamlSource};
use tekigo_grammar::Span;

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
        }
    }

    /// Takes a document that was read from YAML.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub fn from_yaml(name: String, kind: String, state: DocumentState, yaml: Yaml) -> Self {
        let Yaml { json, source } = yaml;
        let lines = Lines::new(&source.text);
        Self { name, kind, state, text: json, sha256: None, yaml: Some(source), lines }
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

/// The bytes at which the lines of a text start: after a line feed, a carriage return, or both together.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let next = text.bytes().skip(1).map(Some).chain(std::iter::once(None));
        let ends = text.bytes().zip(next).enumerate().filter(|(_, (byte, next))| match byte {
            b'\n' => true,
            b'\r' => *next != Some(b'\n'),
            _ => false,
        });
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The line and the column, in Unicode scalar values, of a byte of that text; both from 1.
    #[must_use]
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.get(start..at).or_else(|| text.get(start..)).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}
