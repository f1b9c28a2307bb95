//! The problems of one file as they are found: so many, and then only their number.

use crate::problem::{Problem, ProblemKind};
use crate::{FILE_PROBLEMS, Span};

/// A list that stops growing.
#[derive(Debug)]
pub(crate) struct Problems<'t> {
    text: &'t str,
    found: Vec<Problem>,
    more: usize,
}

impl<'t> Problems<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, found: Vec::new(), more: 0 }
    }

    pub(crate) fn report(&mut self, span: Span, kind: ProblemKind) {
        self.report_with(span, kind, None);
    }

    pub(crate) fn report_with(&mut self, span: Span, kind: ProblemKind, related: Option<Span>) {
        if self.found.len() < FILE_PROBLEMS {
            self.found.push(Problem { span: span.widened(self.text), kind, related });
        } else {
            self.more += 1;
        }
    }

    /// How many were found up to now.
    pub(crate) fn count(&self) -> usize {
        self.found.len().saturating_add(self.more)
    }

    /// In the order of the text; the last one says how many were cut.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| problem.span.start);
        if self.more > 0 {
            let span = self.found.last().map(|problem| problem.span).unwrap_or_default();
            let span = Span { start: span.end, end: span.end };
            self.found.push(Problem {
                span,
                kind: ProblemKind::TooMany { more: self.more },
                related: None,
            });
        }
        self.found
    }
}
