//! The report for a person at a terminal: the answer first, then what to do, then everything else.

mod finding;
mod head;
mod reasons;
mod settings;
mod tail;

use tekigo_core::typed::{ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

use super::concise::is_finding;
use super::page::Page;
use super::style::{FAINT, STRONG, paint, result as style_of};
use super::{Reader, clean};
use crate::model::{Report, RuleResult};
use crate::words::{self, Language};

/// The report as styled text.
#[must_use]
pub fn text(report: &Report, reader: &Reader<'_>) -> String {
    let mut sheet = Sheet::new(report, reader);
    sheet.head();
    for word in [ResultWord::Fail, ResultWord::Unknown, ResultWord::NotChecked, ResultWord::Error] {
        sheet.section(word);
        if word == ResultWord::Unknown {
            sheet.open_choices();
        }
    }
    sheet.invalid();
    sheet.claims();
    sheet.without_effect();
    sheet.settings();
    sheet.rest();
    sheet.sources();
    sheet.page.gap();
    let notice = paint(FAINT, reader.language.of(&report.notice));
    sheet.page.paragraph("", &notice);
    sheet.page.finish()
}

/// A report on its way to the page.
pub(super) struct Sheet<'a> {
    report: &'a Report,
    reader: &'a Reader<'a>,
    language: Language,
    page: Page,
}

impl<'a> Sheet<'a> {
    /// An empty page for a report.
    pub(super) fn new(report: &'a Report, reader: &'a Reader<'a>) -> Self {
        Self { report, reader, language: reader.language, page: Page::new(reader.width) }
    }

    /// What was written.
    pub(super) fn into_page(self) -> Page {
        self.page
    }

    /// The results that the reader wants to see, in order.
    fn seen(&self) -> impl Iterator<Item = &'a RuleResult> + use<'a> {
        let (report, reader) = (self.report, self.reader);
        report.results.iter().filter(|result| reader.sees(result))
    }

    /// All findings of one kind, what must be first.
    fn section(&mut self, word: ResultWord) {
        let mut found: Vec<&RuleResult> =
            self.seen().filter(|result| result.result == word && is_finding(result)).collect();
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|result| std::cmp::Reverse(result.strength));
        let title = match word {
            ResultWord::Fail => Bilingual::new("不適合", "Fail"),
            ResultWord::Unknown => {
                Bilingual::new("判定不能（情報が足りない）", "Unknown: something is missing")
            }
            ResultWord::NotChecked => Bilingual::new("人が確かめる項目", "For a person to judge"),
            _ => Bilingual::new("計算不能", "Error"),
        };
        let must = found.iter().filter(|result| result.strength == Strength::Must).count();
        self.heading(&title, must, found.len() - must, word);
        for result in found {
            self.finding(result);
        }
    }

    fn heading(&mut self, title: &Bilingual, must: usize, should: usize, word: ResultWord) {
        let title = self.language.of(title);
        let of = |strength| self.language.of(&words::strength(strength)).to_owned();
        let mut counts = Vec::new();
        for (strength, count) in [(Strength::Must, must), (Strength::Should, should)] {
            if count > 0 {
                counts.push(match self.language {
                    Language::Ja => format!("{} {count}件", of(strength)),
                    Language::En => format!("{count} {}", of(strength)),
                });
            }
        }
        let counts = counts.join(self.language.pick("・", ", "));
        self.page.gap();
        let line = format!("{}  {}", paint(style_of(word).bold(), title), paint(FAINT, &counts));
        self.page.paragraph("", &line);
    }

    /// A heading without a count.
    fn plain_heading(&mut self, ja: &str, en: &str) {
        self.page.gap();
        let title = paint(STRONG, self.language.pick(ja, en));
        self.page.paragraph("", &title);
    }

    /// Words in the reader's language, safe to show.
    fn say(&self, words: &Bilingual) -> String {
        clean(self.language.of(words)).into_owned()
    }
}
