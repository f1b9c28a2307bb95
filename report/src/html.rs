//! The report as one HTML file for a browser and for paper: no script, nothing from elsewhere, every text escaped.

use askama::Template;
use tekigo_core::typed::{ResultWord, Strength};

use crate::model::Report;
use crate::outline::{
    Case, Evidence, Fact, Finding, Kind, Line, OpenChoice, Outline, Row, Section, Source, View,
    outline,
};
use crate::words::{self, Label, Language, phrase};

/// The most facts that are told under one label; `explain` tells all.
const MOST_FACTS: usize = 30;

/// The most places that are told of one fact.
const MOST_PLACES: usize = 10;

/// The report as an HTML document.
///
/// # Errors
/// None that a caller could mend: a text in memory can always be written to.
pub fn html(report: &Report, view: View<'_>) -> Result<String, std::fmt::Error> {
    let outline = outline(report, view);
    let page = Page { language: view.language, outline: &outline };
    page.render().map_err(|_| std::fmt::Error)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    language: Language,
    outline: &'a Outline,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "the template hands over references, and calls nothing but methods"
)]
impl<'a> Page<'a> {
    fn lang(&self) -> &'static str {
        self.language.pick("ja", "en")
    }

    fn label(&self, label: Label) -> &'static str {
        label.of(self.language)
    }

    /// The facts under a label, which stand in a table.
    fn facts(&self, row: &'a Row) -> Vec<&'a Fact> {
        let (lines, _) = row.first(MOST_FACTS);
        lines.iter().filter_map(Line::fact).collect()
    }

    /// The sentences under a label.
    fn sentences(&self, row: &'a Row) -> Vec<&'a str> {
        let sentences = row.lines.iter().filter_map(|line| match line {
            Line::Words(words) => Some(words.as_str()),
            Line::Fact(_) => None,
        });
        sentences.collect()
    }

    /// What is said where facts are left out.
    fn left_out(&self, row: &Row) -> Option<String> {
        let (_, left_out) = row.first(MOST_FACTS);
        (left_out > 0).then(|| phrase::more_facts(left_out, self.language))
    }

    fn places(&self, fact: &'a Fact) -> &'a [String] {
        fact.places.get(..MOST_PLACES).unwrap_or(&fact.places)
    }

    fn more_places(&self, fact: &Fact) -> Option<String> {
        let more = fact.places.len().saturating_sub(MOST_PLACES);
        (more > 0).then(|| phrase::more_places(more, self.language))
    }

    /// The documents that a finding is about, where it says the same of them all.
    fn subjects(&self, finding: &'a Finding) -> &'a [String] {
        match finding.cases.as_slice() {
            [case] => &case.subjects,
            _ => &[],
        }
    }

    fn case_heading(&self, case: &Case) -> String {
        let subjects = phrase::listed(&case.subjects, self.language);
        phrase::named(self.label(Label::About), &subjects, self.language)
    }

    /// Whether somebody is asked to do something.
    fn asks(&self, row: &Row) -> bool {
        matches!(row.label, Label::Remedy | Label::Asked | Label::Question)
    }

    fn number(&self, count: usize) -> String {
        phrase::rules_and_results(count, count, self.language)
    }

    fn sources(&self) -> Vec<&'a Source> {
        self.outline.sources.iter().chain(&self.outline.other_sources).collect()
    }

    /// The mark of a section, by which the contents lead to it.
    fn mark(&self, section: &Section) -> String {
        format!("{}-{}", words::strength_id(section.strength), words::result_id(section.result))
    }

    /// The class of a rule's result, which gives it its colour: where nobody need act, a quiet one.
    fn class(&self, strength: &Strength, result: &ResultWord) -> &'static str {
        match strength {
            Strength::May => self.class_of(&ResultWord::NotApplicable),
            Strength::Must | Strength::Should => self.class_of(result),
        }
    }

    fn strength(&self, strength: &Strength) -> &'static str {
        words::strength_id(*strength)
    }

    fn class_of(&self, result: &ResultWord) -> &'static str {
        words::result_id(*result)
    }

    fn sign(&self, result: &ResultWord) -> &'static str {
        words::sign(*result)
    }

    fn sign_of(&self, strength: &Strength, result: &ResultWord) -> &'static str {
        words::sign_of(*strength, *result)
    }

    fn label_of(&self, row: &Row) -> &'static str {
        self.label(row.label)
    }

    fn mistakes_in(&self) -> &'static str {
        self.label(self.outline.mistakes_in)
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        evidence.words(self.language)
    }

    fn none(&self, kind: &Kind) -> &'static str {
        kind.none(self.language)
    }

    fn rules(&self, choice: &OpenChoice) -> String {
        phrase::listed(&choice.rules, self.language)
    }
}
