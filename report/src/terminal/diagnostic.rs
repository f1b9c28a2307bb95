//! Messages about packs, schemas and documents, with the lines that they are about.

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Diagnostic, Label, Severity};

use super::{clean, clean_lines};
use crate::document::Lines;
use crate::words::Language;

/// A file that a message may point into.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text; of one that cannot be shown, nothing.
    pub text: &'a str,
}

/// The most bytes, from the first line that is about something to the last, that are shown; of more, the place alone is named.
const MOST_SHOWN: usize = 400_000;

/// A message as styled text; the labels of the diagnostic count the files.
#[must_use]
pub fn diagnostic(
    diagnostic: &Diagnostic,
    files: &[SourceText<'_>],
    language: Language,
    width: usize,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(language.pick("エラー", "error")),
        Severity::Warning => Level::WARNING.with_name(language.pick("警告", "warning")),
    };
    let message = clean(language.of(&diagnostic.message));
    let title = level.primary_title(message).id(diagnostic.code);
    let mut group = Group::with_title(title);
    for (file, labels) in by_file(&diagnostic.labels) {
        let Some(source) = files.get(file) else { continue };
        if source.text.is_empty() {
            group = group.element(Origin::path(clean(source.name)));
            continue;
        }
        let window = Window::around(source.text, &labels);
        if window.text.len() > MOST_SHOWN {
            let (line, column) = place(source.text, window.place);
            let origin = Origin::path(clean(source.name)).line(line).char_column(column);
            group = group.element(origin);
            continue;
        }
        let annotations = labels.iter().map(|(first, label)| {
            let kind = if *first { AnnotationKind::Primary } else { AnnotationKind::Context };
            annotation(kind, &window, label, language)
        });
        let annotations: Vec<Annotation<'_>> = annotations.collect();
        let snippet = Snippet::source(clean_lines(window.text)).line_start(window.line);
        group = group.element(snippet.path(clean(source.name)).annotations(annotations));
    }
    if let Some(help) = &diagnostic.help {
        let level = Level::HELP.with_name(language.pick("対応", "help"));
        group = group.element(level.message(clean(language.of(help))));
    }
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    format!("{}\n", renderer.render(&[group]))
}

/// The lines of a text that labels are about, and those between: to lay out a whole file for each message would take long.
struct Window<'a> {
    text: &'a str,
    /// The byte where it starts.
    start: usize,
    /// The number of its first line.
    line: usize,
    /// The byte of the place itself, in the whole text.
    place: usize,
}

impl<'a> Window<'a> {
    fn around(text: &'a str, labels: &[(bool, &Label)]) -> Self {
        let spans = || labels.iter().map(|(_, label)| within(text, label.span));
        let first = spans().map(|span| span.start).min().unwrap_or(0);
        let last = spans().map(|span| span.end).max().unwrap_or(0);
        let start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(last..).and_then(|after| after.find('\n'));
        let end = end.map_or(text.len(), |at| last + at + 1);
        Self {
            text: text.get(start..end).unwrap_or_default(),
            start,
            line: text.get(..start).unwrap_or_default().matches('\n').count() + 1,
            place: spans().next().unwrap_or_default().start,
        }
    }

    fn within(&self, span: Span) -> Span {
        let moved = |at: usize| at.saturating_sub(self.start);
        within(self.text, Span { start: moved(span.start), end: moved(span.end) })
    }
}

/// The line and column of a byte; nothing after it is looked at.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    Lines::new(before).place(before, at)
}

fn annotation<'a>(
    kind: AnnotationKind,
    window: &Window<'_>,
    label: &'a Label,
    language: Language,
) -> Annotation<'a> {
    let span = window.within(label.span);
    let words = language.of(&label.words);
    let annotation = kind.span(span.start..span.end);
    if words.is_empty() { annotation } else { annotation.label(clean(words)) }
}

/// The labels of each file, each with whether it is the place itself; the place's file first.
fn by_file(labels: &[Label]) -> Vec<(usize, Vec<(bool, &Label)>)> {
    let mut files: Vec<(usize, Vec<(bool, &Label)>)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match files.iter_mut().find(|(file, _)| *file == label.file) {
            Some((_, known)) => known.push((at == 0, label)),
            None => files.push((label.file, vec![(at == 0, label)])),
        }
    }
    files
}

/// The span, cut to the text and to whole characters.
fn within(text: &str, span: Span) -> Span {
    let boundary = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        at
    };
    let start = boundary(span.start);
    Span { start, end: boundary(span.end).max(start) }
}
