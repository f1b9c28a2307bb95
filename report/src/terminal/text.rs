//! The report for a person at a terminal: the answer first, then what to do, then everything else.

mod finding;
mod head;
mod plan;
mod tail;

use super::Reader;
use super::page::{Page, columns, padded};
use super::style::{FAINT, STRONG, paint, result as style_of};
use crate::model::Report;
use crate::outline::{Outline, Section, outline};
use crate::words::{Label, Language};

/// What stands before the lines of a finding.
const INDENT: &str = "    ";

/// The report as styled text.
#[must_use]
pub fn text(report: &Report, reader: &Reader<'_>) -> String {
    let outline = outline(report, reader.view());
    let mut sheet = Sheet::new(reader);
    sheet.head(&outline);
    for section in &outline.sections {
        sheet.section(section);
    }
    sheet.plans(&outline.plans, reader.all);
    sheet.open_choices(&outline.choices);
    sheet.mistakes(&outline);
    sheet.claims(&outline.claims);
    sheet.without_effect(&outline.without_effect);
    sheet.settings(&outline.settings);
    sheet.rest(&outline.rest, reader.all);
    sheet.sources(&outline, reader.all);
    sheet.notice(&outline);
    sheet.page.finish()
}

/// A report on its way to the page.
pub(super) struct Sheet {
    language: Language,
    page: Page,
}

impl Sheet {
    /// An empty page for a reader.
    pub(super) fn new(reader: &Reader<'_>) -> Self {
        Self { language: reader.language, page: Page::new(reader.width) }
    }

    /// What was written.
    pub(super) fn into_page(self) -> Page {
        self.page
    }

    fn section(&mut self, section: &Section) {
        let heading = paint(style_of(section.strength, section.result).bold(), &section.heading);
        self.page.gap();
        self.page.paragraph("", &format!("{heading}  {}", paint(FAINT, &section.count)));
        for finding in &section.findings {
            self.finding(finding);
        }
    }

    /// A heading without a count.
    fn heading(&mut self, label: Label) {
        self.page.gap();
        self.page.paragraph("", &paint(STRONG, label.of(self.language)));
    }

    /// A labelled line.
    pub(super) fn line(&mut self, label: Label, words: &str) {
        self.lines(label, [words]);
    }

    /// Lines under one label.
    fn lines<'w>(&mut self, label: Label, lines: impl IntoIterator<Item = &'w str>) {
        let mut label = self.label(label);
        for line in lines {
            self.page.paragraph(&label, line);
            label = " ".repeat(columns(&label));
        }
    }

    /// A label of a finding's line, padded.
    fn label(&self, label: Label) -> String {
        let width = match self.language {
            Language::Ja => 6,
            Language::En => 9,
        };
        format!("{INDENT}{}", padded(&paint(FAINT, label.of(self.language)), width))
    }

    fn notice(&mut self, outline: &Outline) {
        self.page.gap();
        self.page.paragraph("", &paint(FAINT, &outline.notice));
    }
}
