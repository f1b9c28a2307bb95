//! One finding: what is asked, by which clause, what stands where, and what to do.

use std::fmt::Write as _;

use tekigo_core::typed::{ResultWord, Strength};

use super::Sheet;
use crate::model::{Because, RuleResult, Source};
use crate::terminal::clean;
use crate::terminal::page::{columns, padded};
use crate::terminal::style::{FAINT, STRONG, paint, result as style_of, sign};
use crate::words::{self, Language};

/// What stands before the lines of a finding.
pub(super) const INDENT: &str = "    ";

impl Sheet<'_> {
    /// A finding in full.
    pub(super) fn finding(&mut self, result: &RuleResult) {
        self.title(result);
        self.waiver(result);
        self.error(result);
        self.facts(result);
        let reasons: Vec<String> = result.reasons.iter().map(|reason| self.say(reason)).collect();
        self.lines("理由", "Why", reasons.iter().map(String::as_str));
        self.question(result);
        self.remedy(result);
    }

    /// What is asked of whom, and by which clauses.
    pub(in crate::terminal) fn title(&mut self, result: &RuleResult) {
        let style = style_of(result.result);
        let style = if result.strength == Strength::Must { style } else { style.dimmed() };
        let first = format!(
            "{} {}  ",
            paint(style, sign(result.result)),
            paint(STRONG, &clean(&result.rule))
        );
        self.page.gap();
        let title = self.say(&result.title);
        self.page.paragraph(&first, &paint(STRONG, &title));
        self.duty(result);
        self.clauses(result);
    }

    /// A labelled line.
    pub(super) fn line(&mut self, ja: &str, en: &str, words: &str) {
        let label = self.label(ja, en);
        self.page.paragraph(&label, words);
    }

    /// Lines under one label.
    pub(super) fn lines<'w>(
        &mut self,
        ja: &str,
        en: &str,
        lines: impl IntoIterator<Item = &'w str>,
    ) {
        let mut label = self.label(ja, en);
        for line in lines {
            self.page.paragraph(&label, line);
            label = " ".repeat(columns(&label));
        }
    }

    /// A label of a finding's line, padded.
    pub(super) fn label(&self, ja: &str, en: &str) -> String {
        let width = match self.language {
            Language::Ja => 6,
            Language::En => 9,
        };
        format!("{INDENT}{}", padded(&paint(FAINT, self.language.pick(ja, en)), width))
    }

    /// How strongly it binds whom, and for which document.
    fn duty(&mut self, result: &RuleResult) {
        let strength = self.language.of(&words::strength(result.strength)).to_owned();
        let parties: Vec<String> =
            result.party.iter().map(|party| self.party_title(&result.pack, party)).collect();
        let parties = parties.join(self.language.pick("と", " and "));
        let mut words = match self.language {
            Language::Ja => format!("{strength}（{parties}）"),
            Language::En => format!("{strength} ({parties})"),
        };
        if let Some(raised) = &result.raised {
            let from = words::strength(raised.from);
            let _ = match self.language {
                Language::Ja => write!(words, "  プロファイルが{}から強めた", from.ja),
                Language::En => write!(words, "  raised from {} by a profile", from.en),
            };
        }
        if self.report.packs.len() > 1 {
            let _ = write!(words, "  {}", clean(&result.pack));
        }
        self.line("義務", "Duty", &words);
        if let Some(subject) = &result.subject {
            let subject = clean(subject).into_owned();
            self.line("対象", "About", &subject);
        }
    }

    fn party_title(&self, pack: &str, party: &str) -> String {
        let pack = self.report.packs.iter().find(|known| known.id == pack);
        let found = pack.and_then(|pack| pack.parties.iter().find(|known| known.party == party));
        found.map_or_else(|| clean(party).into_owned(), |party| self.say(&party.title))
    }

    /// Each clause with its source, page and force. The titles of the sources stand at the end of the report.
    fn clauses(&mut self, result: &RuleResult) {
        let pack = self.report.packs.iter().find(|pack| pack.id == result.pack);
        let sources: &[Source] = pack.map(|pack| pack.sources.as_slice()).unwrap_or_default();
        let clauses: Vec<String> = result
            .cites
            .iter()
            .map(|cite| {
                let source = sources.iter().find(|source| source.source == cite.source);
                let force = source.map(|source| words::force(source.force)).unwrap_or_default();
                let force = self.language.of(&force);
                let (source, clause) = (clean(&cite.source), clean(&cite.clause));
                let (about, page) = (self.say(&cite.title), clean(&cite.page));
                match self.language {
                    Language::Ja => {
                        let page = wrapped(&page, "（", "）");
                        format!("［{force}］{source} {clause}「{about}」{page}")
                    }
                    Language::En => {
                        let page = wrapped(&page, " (", ")");
                        format!("[{force}] {source} {clause}: {about}{page}")
                    }
                }
            })
            .collect();
        self.lines("根拠", "Clause", clauses.iter().map(String::as_str));
    }

    fn error(&mut self, result: &RuleResult) {
        if let Some(error) = &result.error {
            let message = self.say(&error.message);
            self.line("原因", "Cause", &message);
        }
    }

    /// The question to a person, where nobody has answered.
    fn question(&mut self, result: &RuleResult) {
        for because in &result.because {
            if let Because::Question(question) = because {
                let question = self.say(&question.question);
                self.line("質問", "Question", &question);
            }
        }
    }

    /// What to do. To mend what is unknown is first of all to say it.
    fn remedy(&mut self, result: &RuleResult) {
        let Some(remedy) = &result.remedy else { return };
        let lines = self.language.of(remedy);
        let (ja, en) = match result.result {
            ResultWord::Fail => ("対応", "Remedy"),
            _ => ("求め", "Asked"),
        };
        let lines: Vec<String> = lines.lines().map(|line| clean(line).into_owned()).collect();
        self.lines(ja, en, lines.iter().map(String::as_str));
    }
}

/// A text between two signs, where there is one.
fn wrapped(text: &str, before: &str, after: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{before}{text}{after}") }
}
