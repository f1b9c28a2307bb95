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

/// The longest file that is shown; of longer ones, the place alone is named.
const MOST_TEXT: usize = 4_000_000;

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
        if source.text.len() > MOST_TEXT {
            let at = labels.first().map_or(0, |(_, label)| label.span.start);
            let (line, column) = Lines::new(source.text).place(source.text, at);
            let place = Origin::path(clean(source.name)).line(line).char_column(column);
            group = group.element(place);
            continue;
        }
        let annotations = labels.iter().map(|(first, label)| {
            let kind = if *first { AnnotationKind::Primary } else { AnnotationKind::Context };
            annotation(kind, source.text, label, language)
        });
        let annotations: Vec<Annotation<'_>> = annotations.collect();
        group = group.element(
            Snippet::source(clean_lines(source.text))
                .path(clean(source.name))
                .annotations(annotations),
        );
    }
    if let Some(help) = &diagnostic.help {
        let level = Level::HELP.with_name(language.pick("対応", "help"));
        group = group.element(level.message(clean(language.of(help))));
    }
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    format!("{}\n", renderer.render(&[group]))
}

fn annotation<'a>(
    kind: AnnotationKind,
    text: &str,
    label: &'a Label,
    language: Language,
) -> Annotation<'a> {
    let span = within(text, label.span);
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
