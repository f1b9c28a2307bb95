//! The top of the report: what was judged by what, and the answer of each party.

use std::fmt::Write as _;

use tekigo_core::typed::{ResultWord, Strength};

use super::Sheet;
use crate::model::{Invalid, Party, Report};
use crate::terminal::clean;
use crate::terminal::page::{columns, padded, widest};
use crate::terminal::style::{FAINT, STRONG, paint, result as style_of, sign};
use crate::words::{self, Language};

impl<'a> Sheet<'a> {
    /// The day, the packs, the documents, the answers.
    pub(super) fn head(&mut self) {
        let day = self.report.as_of.clone();
        let title = match self.language {
            Language::Ja => format!("適合の判定（{day}現在）"),
            Language::En => format!("Conformity as of {day}"),
        };
        self.page.paragraph("", &paint(STRONG, &title));
        self.page.gap();
        self.packs();
        self.profiles();
        self.documents();
        self.page.gap();
        self.answers();
    }

    fn packs(&mut self) {
        let label = padded(self.language.pick("規則集", "Pack"), self.label_width());
        for pack in &self.report.packs {
            let name = format!("{} {}", clean(&pack.id), clean(&pack.version));
            let title = self.say(&pack.title);
            let line = match self.language {
                Language::Ja => format!("{title}（{name}）"),
                Language::En => format!("{title} ({name})"),
            };
            self.page.paragraph(&format!("  {label}"), &line);
        }
    }

    /// The answers rest on these, so they are named above them.
    fn profiles(&mut self) {
        let label = padded(self.language.pick("調整", "Profile"), self.label_width());
        for profile in &self.report.profiles {
            let (title, file) = (self.say(&profile.title), clean(&profile.profile));
            let line = match self.language {
                Language::Ja => format!("プロファイル「{title}」（{file}）"),
                Language::En => format!("{title} ({file})"),
            };
            self.page.paragraph(&format!("  {label}"), &line);
        }
    }

    fn label_width(&self) -> usize {
        match self.language {
            Language::Ja => 8,
            Language::En => 11,
        }
    }

    /// The documents of each kind that some pack reads, and which kinds nobody gave.
    fn documents(&mut self) {
        let label = padded(self.language.pick("文書", "Documents"), self.label_width());
        let mut kinds: Vec<(&str, String)> = Vec::new();
        for kind in self.report.packs.iter().flat_map(|pack| &pack.documents) {
            if !kinds.iter().any(|(known, _)| *known == kind.document) {
                kinds.push((&kind.document, self.say(&kind.title)));
            }
        }
        let width = widest(kinds.iter().map(|(_, title)| title.as_str())) + 2;
        let mut first = format!("  {label}");
        for (kind, title) in &kinds {
            let given: Vec<String> = self
                .report
                .inputs
                .iter()
                .filter(|input| input.document == *kind)
                .map(|input| {
                    let state = words::document_state(input.state);
                    let state = self.language.of(&state);
                    match self.language {
                        Language::Ja => format!("{}（{state}）", clean(&input.name)),
                        Language::En => format!("{} ({state})", clean(&input.name)),
                    }
                })
                .collect();
            let left_out =
                |invalid: &Invalid| invalid.document.as_deref() == Some(kind) && given.is_empty();
            let lines = if self.report.invalid.iter().any(left_out) {
                let words =
                    ("判定に使えない（「文書の誤り」を見る）", "left out (see the mistakes below)");
                vec![paint(style_of(ResultWord::Error), self.language.pick(words.0, words.1))]
            } else if given.is_empty() {
                vec![paint(FAINT, self.language.pick("渡されていない", "not given"))]
            } else {
                given
            };
            let between = self.language.pick("、", ", ");
            self.page.items(&format!("{first}{}", padded(title, width)), &lines, between);
            first = " ".repeat(columns(&first));
        }
    }

    /// Each party's answer, and the counts behind it.
    fn answers(&mut self) {
        let parties = self.parties();
        let titles: Vec<String> = parties.iter().map(|party| self.say(&party.title)).collect();
        let width = widest(titles.iter().map(String::as_str)) + 2;
        let words: Vec<String> = parties
            .iter()
            .map(|party| {
                let overall = self.report.overall.get(&party.party);
                overall.map(|word| self.answer(*word)).unwrap_or_default()
            })
            .collect();
        let answer_width = widest(words.iter().map(String::as_str)) + 2;
        for ((party, title), answer) in parties.iter().zip(&titles).zip(&words) {
            let mut first = format!("  {}{}", padded(title, width), padded(answer, answer_width));
            for strength in [Strength::Must, Strength::Should, Strength::May] {
                let counts = self.counts(&party.party, strength);
                if !counts.is_empty() {
                    let between = self.language.pick("・", ", ");
                    let strength = self.language.of(&words::strength(strength)).to_owned();
                    let label = padded(&paint(FAINT, &strength), 8);
                    self.page.items(&format!("{first}{label}"), &counts, between);
                    first = " ".repeat(columns(&first));
                }
            }
        }
    }

    fn answer(&self, word: ResultWord) -> String {
        let words = words::result(word);
        let style = style_of(word);
        paint(style, &format!("{} {}", sign(word), self.language.of(&words)))
    }

    /// The parties that the reader wants to see and that some rule binds, each once.
    fn parties(&self) -> Vec<&'a Party> {
        let report: &'a Report = self.report;
        let mut parties: Vec<&Party> = Vec::new();
        for party in report.packs.iter().flat_map(|pack| &pack.parties) {
            let wanted = self.reader.party.is_none_or(|wanted| wanted == party.party);
            let bound = report.results.iter().any(|result| result.party.contains(&party.party));
            if wanted && bound && !parties.iter().any(|known| known.party == party.party) {
                parties.push(party);
            }
        }
        parties
    }

    /// 「不適合 2・適合 9」
    fn counts(&self, party: &str, strength: Strength) -> Vec<String> {
        let mut counts = Vec::new();
        for word in words::RESULTS {
            let is = |result: &&crate::model::RuleResult| {
                result.strength == strength
                    && result.result == word
                    && result.party.iter().any(|bound| bound == party)
            };
            let of_word = || self.report.results.iter().filter(is);
            let (count, waived) =
                (of_word().count(), of_word().filter(|result| result.waiver.is_some()).count());
            if count > 0 {
                let words = words::result(word);
                let name = self.language.of(&words);
                let mut text = match self.language {
                    Language::Ja => format!("{name} {count}"),
                    Language::En => format!("{count} {name}"),
                };
                if waived > 0 {
                    let _ = match self.language {
                        Language::Ja => write!(text, "（うち猶予 {waived}）"),
                        Language::En => write!(text, " ({waived} waived)"),
                    };
                }
                let quiet = strength == Strength::May
                    || matches!(word, ResultWord::NotApplicable | ResultWord::NotSelected);
                counts.push(if quiet { text } else { paint(style_of(word), &text) });
            }
        }
        counts
    }
}
