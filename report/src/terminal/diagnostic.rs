//! Messages about packs, schemas and documents, with the lines that they are about.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Diagnostic, Label, Severity};
use unicode_width::UnicodeWidthChar;

use super::{clean, clean_lines};
use crate::words::Language;

/// A file that a message may point into.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text; of one that cannot be shown, nothing.
    pub text: &'a str,
}

/// The most bytes of lines that are shown at once; of longer lines, the place alone is named.
const MOST_SHOWN: usize = 20_000;

/// The most characters of a message.
const MOST_WORDS: usize = 1_000;

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
    let message = said(language.of(&diagnostic.message));
    let title = level.primary_title(message).id(diagnostic.code);
    let mut group = Group::with_title(title);
    for (file, labels) in by_file(&diagnostic.labels) {
        let Some(source) = files.get(file) else { continue };
        if source.text.is_empty() {
            group = group.element(Origin::path(clean(source.name)));
            continue;
        }
        for lines in Lines::around(source.text, labels) {
            group = lines.shown(group, source, language, width);
        }
    }
    if let Some(help) = &diagnostic.help {
        let level = Level::HELP.with_name(language.pick("対応", "help"));
        group = group.element(level.message(said(language.of(help))));
    }
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    format!("{}\n", renderer.render(&[group]))
}

/// Words, cut short where they are long.
fn said(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => Cow::Owned(format!("{}…", clean(words.get(..end).unwrap_or_default()))),
        None => clean(words),
    }
}

/// Some lines of a file, and the labels in them. The lines between far labels are left out, so that a message takes no longer for
/// a long file than for a short one.
struct Lines<'a> {
    span: Span,
    labels: Vec<(bool, &'a Label)>,
}

impl<'a> Lines<'a> {
    /// The lines of labels, near ones together.
    fn around(text: &str, labels: Vec<(bool, &'a Label)>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for (first, label) in labels {
            let span = whole_lines(text, within(text, label.span));
            let joined = |lines: &&mut Self| lines.joined(span).is_some();
            if let Some(lines) = all.iter_mut().find(joined) {
                lines.span = lines.joined(span).unwrap_or(span);
                lines.labels.push((first, label));
            } else {
                all.push(Self { span, labels: vec![(first, label)] });
            }
        }
        all
    }

    /// Both and what is between them, unless that is too much.
    fn joined(&self, other: Span) -> Option<Span> {
        let start = self.span.start.min(other.start);
        let end = self.span.end.max(other.end);
        (end - start <= MOST_SHOWN).then_some(Span { start, end })
    }

    fn shown(
        self,
        group: Group<'a>,
        source: &SourceText<'a>,
        language: Language,
        width: usize,
    ) -> Group<'a> {
        let name = clean(source.name);
        let text = source.text.get(self.span.start..self.span.end).unwrap_or_default();
        let before = source.text.get(..self.span.start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        if text.len() > MOST_SHOWN {
            let at =
                self.labels.first().map_or(0, |(_, label)| within(source.text, label.span).start);
            let column = source.text.get(self.span.start..at).unwrap_or_default().chars().count();
            return group.element(Origin::path(name).line(line).char_column(column + 1));
        }
        let annotations = self.labels.iter().map(|(first, label)| {
            let kind = if *first { AnnotationKind::Primary } else { AnnotationKind::Context };
            let span = cut(source.text, within(source.text, label.span), width);
            let (start, end) = (span.start - self.span.start, span.end - self.span.start);
            let words = language.of(&label.words);
            let annotation = kind.span(start..end);
            if words.is_empty() { annotation } else { annotation.label(said(words)) }
        });
        let annotations: Vec<Annotation<'_>> = annotations.collect();
        let snippet = Snippet::source(clean_lines(text)).path(name).line_start(line);
        group.element(snippet.annotations(annotations))
    }
}

/// A span with all of the lines that it touches.
fn whole_lines(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    Span {
        start: before.rfind('\n').map_or(0, |at| at + 1),
        end: span.end + after.find('\n').unwrap_or(after.len()),
    }
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

/// The span, no wider than a line of the terminal: whoever underlines a whole text of a megabyte shows it all.
fn cut(text: &str, span: Span, width: usize) -> Span {
    let mut left = width;
    let mut end = span.start;
    for letter in text.get(span.start..span.end).unwrap_or_default().chars() {
        let columns = letter.width().unwrap_or(1);
        if columns > left {
            break;
        }
        left -= columns;
        end += letter.len_utf8();
    }
    Span { start: span.start, end }
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
