//! The report in GitHub-flavoured Markdown: for a wiki or an issue, and readable as it is written.
//!
//! Only what is laid out here means anything in Markdown; texts of documents and packs are escaped.

pub(crate) mod escape;
mod plan;
mod tail;

use std::fmt::Write as _;

use self::escape::{code, escaped};
use crate::model::Report;
use crate::outline::{
    Answer, Case, Clause, Fact, Finding, Kind, Line, Outline, Pack, Profile, Row, Section, View,
    outline,
};
use crate::words::{self, Label, Language, phrase};

/// The most facts that are told under one label; `explain` tells all.
const MOST_FACTS: usize = 20;

/// The most places that are told of one fact.
const MOST_PLACES: usize = 10;

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &Report, view: View<'_>) -> String {
    let outline = outline(report, view);
    let mut sheet = Sheet { language: view.language, text: String::new() };
    sheet.head(&outline);
    for section in &outline.sections {
        sheet.section(section);
    }
    sheet.plans(&outline.plans);
    sheet.tail(&outline);
    sheet.text
}

/// A report on its way to Markdown.
struct Sheet {
    language: Language,
    text: String,
}

impl Sheet {
    /// A block, with an empty line before it.
    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(block);
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, label: Label) {
        self.block(&format!("## {}", escaped(label.of(self.language))));
    }

    /// A table; the cells are Markdown already.
    fn table(&mut self, columns: &[Label], rows: impl IntoIterator<Item = Vec<String>>) {
        let names: Vec<&str> = columns.iter().map(|label| label.of(self.language)).collect();
        self.block(&format!("| {} |", names.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
        for row in rows {
            self.line(&format!("| {} |", row.join(" | ")));
        }
    }

    fn head(&mut self, outline: &Outline) {
        self.block(&format!("# {}", escaped(&outline.title)));
        self.block(&escaped(&outline.notice));
        self.heading(Label::Overall);
        self.answers(&outline.answers);
        self.heading(Label::Pack);
        self.packs(&outline.packs);
        self.profiles(&outline.profiles);
        self.heading(Label::Documents);
        self.documents(&outline.documents);
    }

    fn answers(&mut self, answers: &[Answer]) {
        let language = self.language;
        let rows = answers.iter().map(|answer| {
            let result = answer
                .result
                .map(|word| format!("**{} {}** ", words::sign(word), escaped(&answer.word)));
            let counts = answer.counts.iter().map(|counts| {
                let between = language.pick("・", ", ");
                let told: Vec<&str> =
                    counts.counts.iter().map(|count| count.words.as_str()).collect();
                escaped(&phrase::named(&counts.strength, &told.join(between), language))
            });
            vec![
                escaped(&answer.party),
                format!("{}{}", result.unwrap_or_default(), escaped(&answer.sentence)),
                counts.collect::<Vec<_>>().join("<br>"),
            ]
        });
        self.table(&[Label::Party, Label::Result, Label::Counts], rows);
    }

    fn packs(&mut self, packs: &[Pack]) {
        self.text.push('\n');
        for pack in packs {
            let words = phrase::with_remark(&pack.title, &pack.name(), self.language);
            self.line(&format!("- {}", escaped(&words)));
            self.hash(pack.sha256.as_deref());
        }
    }

    fn profiles(&mut self, profiles: &[Profile]) {
        for profile in profiles {
            let words = phrase::profile(&profile.title, &profile.file, self.language);
            self.line(&format!("- {}", escaped(&words)));
            self.hash(profile.sha256.as_deref());
        }
    }

    fn documents(&mut self, kinds: &[Kind]) {
        let language = self.language;
        self.text.push('\n');
        for kind in kinds {
            if kind.given.is_empty() {
                let words = phrase::named(&kind.title, kind.none(language), language);
                self.line(&format!("- {}", escaped(&words)));
            }
            for document in &kind.given {
                let (name, state) = (code(&document.name), escaped(&document.state));
                let name = phrase::with_remark(&name, &state, language);
                let words = phrase::named(&escaped(&kind.title), &name, language);
                self.line(&format!("- {words}"));
                self.hash(document.sha256.as_deref());
            }
        }
    }

    fn hash(&mut self, sha256: Option<&str>) {
        if let Some(sha256) = sha256 {
            self.line(&format!("  SHA-256: {}", code(sha256)));
        }
    }

    fn section(&mut self, section: &Section) {
        let heading = phrase::with_remark(&section.heading, &section.count, self.language);
        self.block(&format!("## {}", escaped(&heading)));
        for finding in &section.findings {
            self.finding(finding);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let sign = words::sign_of(finding.strength, finding.result);
        let title = escaped(&finding.title);
        self.block(&format!("### {sign} {} {title}", escaped(&finding.rule)));
        let mut duty = escaped(&finding.duty);
        if !finding.pack.is_empty() {
            let _ = write!(duty, " {}", code(&finding.pack));
        }
        self.text.push('\n');
        self.item("", Label::Duty, &duty);
        self.list(
            "",
            Label::Clauses,
            finding.clauses.iter().map(|clause| self.clause(clause)).collect(),
        );
        for case in &finding.cases {
            self.case(case);
        }
        for row in &finding.shared {
            self.row("", row);
        }
    }

    fn clause(&self, clause: &Clause) -> String {
        let Clause { force, source, clause, title, page } = clause;
        let words = match self.language {
            Language::Ja => format!("［{force}］{source} {clause}「{title}」"),
            Language::En => format!("[{force}] {source} {clause}: {title}"),
        };
        escaped(&phrase::with_remark(&words, page, self.language))
    }

    /// What the result rests on; below the documents that it is about, where there are some.
    fn case(&mut self, case: &Case) {
        let subjects: Vec<String> = case.subjects.iter().map(|name| code(name)).collect();
        let indent = if subjects.is_empty() {
            ""
        } else {
            self.item("", Label::About, &phrase::listed(&subjects, self.language));
            "  "
        };
        for row in &case.rows {
            self.row(indent, row);
        }
    }

    fn row(&mut self, indent: &str, row: &Row) {
        let (lines, left_out) = row.first(MOST_FACTS);
        let mut told: Vec<String> = lines.iter().map(|line| self.told(line)).collect();
        if left_out > 0 {
            told.push(escaped(&phrase::more_facts(left_out, self.language)));
        }
        self.list(indent, row.label, told);
    }

    fn told(&self, line: &Line) -> String {
        match line {
            Line::Words(words) => escaped(words),
            Line::Fact(fact) => self.fact(fact),
        }
    }

    fn fact(&self, fact: &Fact) -> String {
        let mut words = escaped(&fact.sentence(self.language));
        let places = fact.places.iter().take(MOST_PLACES).map(|place| code(place));
        let mut places: Vec<String> = places.collect();
        let more = fact.places.len().saturating_sub(MOST_PLACES);
        if more > 0 {
            places.push(escaped(&phrase::more_places(more, self.language)));
        }
        if !places.is_empty() {
            let _ = write!(words, " {}", phrase::listed(&places, self.language));
        }
        if let Some(evidence) = &fact.evidence {
            let evidence = evidence.words(self.language);
            let evidence =
                phrase::named(Label::Evidence.of(self.language), &evidence, self.language);
            let _ = write!(words, " {}", escaped(&evidence));
        }
        words
    }

    /// A labelled item of a list.
    fn item(&mut self, indent: &str, label: Label, words: &str) {
        self.line(&format!("{indent}- **{}** {words}", escaped(label.of(self.language))));
    }

    /// A labelled item, or several below their label.
    fn list(&mut self, indent: &str, label: Label, lines: Vec<String>) {
        match lines.as_slice() {
            [] => {}
            [one] => self.item(indent, label, one),
            _ => {
                self.item(indent, label, "");
                for line in lines {
                    self.line(&format!("{indent}  - {line}"));
                }
            }
        }
    }
}
