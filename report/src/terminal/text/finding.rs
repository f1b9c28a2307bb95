//! One finding: what is asked, by which clause, what stands where, and what to do.

use super::Sheet;
use crate::outline::{Case, Clause, Fact, Finding, Line, Row};
use crate::terminal::page::columns;
use crate::terminal::style::{FAINT, STRONG, paint, result as style_of};
use crate::words::{self, Label, Language, phrase};

/// The most facts that are told of one finding; `explain` tells all.
const MOST_FACTS: usize = 8;

/// The most places that are told of one fact.
const MOST_PLACES: usize = 3;

impl Sheet {
    /// A finding in full.
    pub(super) fn finding(&mut self, finding: &Finding) {
        self.title(finding);
        for case in &finding.cases {
            self.case(case);
        }
        for row in &finding.shared {
            self.row(row);
        }
    }

    /// What is asked of whom, and by which clauses.
    pub(in crate::terminal) fn title(&mut self, finding: &Finding) {
        let style = style_of(finding.strength, finding.result);
        let sign = paint(style, words::sign_of(finding.strength, finding.result));
        let first = format!("{sign} {}  ", paint(STRONG, &finding.rule));
        self.page.gap();
        self.page.paragraph(&first, &paint(STRONG, &finding.title));
        let duty = [finding.duty.as_str(), &finding.pack].join("  ");
        self.line(Label::Duty, duty.trim_end());
        let clauses: Vec<String> =
            finding.clauses.iter().map(|clause| self.clause(clause)).collect();
        self.lines(Label::Clauses, clauses.iter().map(String::as_str));
    }

    fn clause(&self, clause: &Clause) -> String {
        let Clause { force, source, clause, title, page } = clause;
        match self.language {
            Language::Ja => {
                let words = format!("［{force}］{source} {clause}「{title}」");
                phrase::with_remark(&words, page, self.language)
            }
            Language::En => {
                let words = format!("[{force}] {source} {clause}: {title}");
                phrase::with_remark(&words, page, self.language)
            }
        }
    }

    /// The documents that a result is about.
    pub(in crate::terminal) fn subjects(&mut self, subjects: &[String]) {
        if !subjects.is_empty() {
            let label = self.label(Label::About);
            self.page.items(&label, subjects, self.language.pick("、", ", "));
        }
    }

    fn case(&mut self, case: &Case) {
        self.subjects(&case.subjects);
        for row in &case.rows {
            self.row(row);
        }
    }

    fn row(&mut self, row: &Row) {
        let mut label = self.label(row.label);
        let (lines, left_out) = row.first(MOST_FACTS);
        for (at, line) in lines.iter().enumerate() {
            match line {
                Line::Words(words) => self.page.paragraph(&label, words),
                Line::Fact(fact) => {
                    let next = lines.get(at + 1).and_then(Line::fact);
                    self.fact(&label, fact, next);
                }
            }
            label = " ".repeat(columns(&label));
        }
        if left_out > 0 {
            let words = phrase::more_facts(left_out, self.language);
            self.page.paragraph(&label, &paint(FAINT, &words));
        }
    }

    /// What stands at a place, and below it where that is, and where it comes from: what the next fact has in common with it is
    /// told below that one.
    fn fact(&mut self, label: &str, fact: &Fact, next: Option<&Fact>) {
        let told = if next.is_some_and(|next| next.places == fact.places) {
            &[]
        } else {
            fact.places.as_slice()
        };
        let mut places = told.iter().take(MOST_PLACES).map(|place| paint(FAINT, place));
        let first = places.next().unwrap_or_default();
        self.page.with_tail(label, &fact.sentence(self.language), &first);
        let below = " ".repeat(columns(label));
        for place in places {
            self.page.paragraph(&below, &place);
        }
        let more = told.len().saturating_sub(MOST_PLACES);
        if more > 0 {
            let words = phrase::more_places(more, self.language);
            self.page.paragraph(&below, &paint(FAINT, &words));
        }
        let evidence = fact.evidence.as_ref();
        let evidence = evidence.filter(|_| next.is_none_or(|next| next.evidence != fact.evidence));
        if let Some(evidence) = evidence {
            let label = Label::Evidence.of(self.language);
            let words = phrase::named(label, &evidence.words(self.language), self.language);
            self.page.paragraph(&below, &paint(FAINT, &words));
        }
    }
}
