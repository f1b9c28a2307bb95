//! The top of the report: what was judged by what, and the answer of each party.

use tekigo_core::typed::ResultWord;

use super::Sheet;
use crate::outline::{Answer, Count, Kind, Outline, Pack, Profile};
use crate::terminal::page::{columns, padded, widest};
use crate::terminal::style::{FAINT, STRONG, of_result, paint};
use crate::words::{self, Label, Language, phrase};

impl Sheet {
    /// The day, the packs, the documents, the answers.
    pub(super) fn head(&mut self, outline: &Outline) {
        self.page.paragraph("", &paint(STRONG, &outline.title));
        self.page.gap();
        self.packs(&outline.packs);
        self.profiles(&outline.profiles);
        self.documents(&outline.documents);
        self.page.gap();
        self.answers(&outline.answers);
    }

    fn packs(&mut self, packs: &[Pack]) {
        let label = padded(Label::Pack.of(self.language), self.label_width());
        for pack in packs {
            let line = phrase::with_remark(&pack.title, &pack.name(), self.language);
            self.page.paragraph(&format!("  {label}"), &line);
        }
    }

    /// The answers rest on these, so they are named above them.
    fn profiles(&mut self, profiles: &[Profile]) {
        let label = padded(Label::Profile.of(self.language), self.label_width());
        for profile in profiles {
            let line = phrase::profile(&profile.title, &profile.file, self.language);
            self.page.paragraph(&format!("  {label}"), &line);
        }
    }

    fn label_width(&self) -> usize {
        match self.language {
            Language::Ja => 8,
            Language::En => 11,
        }
    }

    fn documents(&mut self, kinds: &[Kind]) {
        let label = padded(Label::Documents.of(self.language), self.label_width());
        let width = widest(kinds.iter().map(|kind| kind.title.as_str())) + 2;
        let mut first = format!("  {label}");
        for kind in kinds {
            let given = kind.given.iter().map(|document| {
                phrase::with_remark(&document.name, &document.state, self.language)
            });
            let mut given: Vec<String> = given.collect();
            if kind.left_out {
                given.push(paint(of_result(ResultWord::Error), phrase::left_out(self.language)));
            } else if given.is_empty() {
                given.push(paint(FAINT, phrase::not_given(self.language)));
            }
            let between = self.language.pick("、", ", ");
            self.page.items(&format!("{first}{}", padded(&kind.title, width)), &given, between);
            first = " ".repeat(columns(&first));
        }
    }

    /// Each party's answer, and the counts behind it.
    fn answers(&mut self, answers: &[Answer]) {
        let width = widest(answers.iter().map(|answer| answer.party.as_str())) + 2;
        let words: Vec<String> = answers
            .iter()
            .map(|answer| {
                let word = |result| {
                    paint(of_result(result), &format!("{} {}", words::sign(result), answer.word))
                };
                answer.result.map(word).unwrap_or_default()
            })
            .collect();
        let answer_width = widest(words.iter().map(String::as_str)) + 2;
        for (answer, word) in answers.iter().zip(&words) {
            let mut first =
                format!("  {}{}", padded(&answer.party, width), padded(word, answer_width));
            for counts in &answer.counts {
                let label = padded(&paint(FAINT, &counts.strength), 8);
                let told: Vec<String> = counts.counts.iter().map(count).collect();
                let between = self.language.pick("・", ", ");
                self.page.items(&format!("{first}{label}"), &told, between);
                first = " ".repeat(columns(&first));
            }
        }
    }
}

fn count(count: &Count) -> String {
    if count.quiet { count.words.clone() } else { paint(of_result(count.result), &count.words) }
}
