//! Documents that are left out: each is told once, on the spot and in the report.

use std::path::Path;

use tekigo_core::facts::yaml::YamlFault;
use tekigo_core::facts::{DocumentError, DocumentErrorKind};
use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};
use tekigo_report::document::{Document, Lines};
use tekigo_report::model::Invalid;
use tekigo_report::terminal::diagnostic::SourceText;

use super::{Documents, encoding};
use crate::console::Console;
use crate::name::shown;
use crate::problem::Problem;

impl Documents {
    /// Leaves out what cannot be read at all, or what is no document.
    pub(crate) fn refuse(&mut self, name: String, problem: &Problem, console: &Console) {
        let label = Label { file: 0, span: Span::default(), words: Bilingual::default() };
        let files = [SourceText { name: &name, text: "" }];
        console.diagnostic(&told(problem, vec![label]), &files);
        self.unread.push(Invalid {
            input: name,
            document: None,
            pointer: None,
            line: None,
            column: None,
            code: problem.code().to_owned(),
            message: problem.words(),
            help: problem.help(),
        });
    }

    /// Leaves out a document for what it says of its kind there, and first `before`.
    pub(crate) fn refuse_kind(
        &mut self,
        document: &Document,
        at: usize,
        before: Option<usize>,
        problem: &Problem,
        console: &Console,
    ) {
        let label = |at: usize, words: Bilingual| Label { file: 0, span: document.span(at), words };
        let mut labels = vec![label(at, Bilingual::default())];
        let first = Bilingual::new("先に書かれたのはここ", "it was first written here");
        labels.extend(before.map(|before| label(before, first)));
        let files = [SourceText { name: &document.name, text: document.given() }];
        console.diagnostic(&told(problem, labels), &files);
        let (line, column) = document.place(at);
        self.unread.push(Invalid {
            input: document.name.clone(),
            document: Some(document.kind.clone()).filter(|kind| !kind.is_empty()),
            pointer: Some("/kind".to_owned()),
            line: Some(line),
            column: Some(column),
            code: problem.code().to_owned(),
            message: problem.words(),
            help: problem.help(),
        });
    }

    /// Leaves out a file that is no text, or whose text is no document.
    pub(super) fn unreadable(
        &mut self,
        path: &Path,
        bytes: &[u8],
        error: DocumentError,
        console: &Console,
    ) {
        let (error, text) = encoding::told(bytes, error);
        // Of what is no text, or too long to look at, there is no line.
        let placed = !matches!(
            error.kind,
            DocumentErrorKind::Utf16
                | DocumentErrorKind::TooLarge { .. }
                | DocumentErrorKind::OtherFormat { .. }
                | DocumentErrorKind::Yaml(YamlFault::TooLarge { .. })
        );
        let text = if placed { text } else { "".into() };
        // What ends too early, ends behind what can be seen.
        let at = if error.at == text.len() { text.trim_ascii_end().len() } else { error.at };
        let mut told = DocumentError { at, ..error.clone() }.diagnostic(0);
        if let DocumentErrorKind::TooLarge { .. } = error.kind {
            told.help = Some(Bilingual::new(
                "添付の内容などを別のファイルに分けるか、--max-size で上限を上げてください",
                "move attachments to files of their own, or raise the limit with --max-size",
            ));
        }
        let name = shown(path);
        console.diagnostic(&told, &[SourceText { name: &name, text: &text }]);
        let (line, column) = Lines::new(&text).place(&text, at);
        self.unread.push(Invalid {
            input: name,
            document: None,
            pointer: None,
            line: placed.then_some(line),
            column: placed.then_some(column),
            code: told.code.to_owned(),
            message: told.message,
            help: told.help,
        });
    }
}

fn told(problem: &Problem, labels: Vec<Label>) -> Diagnostic {
    Diagnostic {
        code: problem.code(),
        severity: Severity::Error,
        message: problem.words(),
        labels,
        help: problem.help(),
    }
}
