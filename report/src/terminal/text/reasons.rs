//! The facts, choices and parameters behind a finding, each with where it stands.

use std::fmt::Write as _;

use tekigo_core::facts::State;
use tekigo_core::typed::ResultWord;

use super::Sheet;
use crate::model::{Because, PlaceReason, RuleResult};
use crate::terminal::page::columns;
use crate::terminal::style::{FAINT, paint};
use crate::terminal::{clean, describe, location};
use crate::words::{self, Language};

/// The most facts that are told of one finding; `explain` tells all.
const MOST_FACTS: usize = 8;

impl Sheet<'_> {
    /// Everything a finding rests on.
    pub(super) fn facts(&mut self, result: &RuleResult) {
        let places: Vec<&PlaceReason> = result
            .because
            .iter()
            .filter_map(|because| match because {
                Because::Place(place) => Some(place),
                _ => None,
            })
            .collect();
        let undecided = result.result == ResultWord::Unknown;
        let missing = |place: &&PlaceReason| {
            let lost = match place.state {
                Some(state) => state != State::Value,
                None => place.met == Some(false),
            };
            undecided && place.input.is_some() && lost
        };
        let told = |place: &&PlaceReason| place.input.is_some() && !missing(place);
        let not_given = self.not_given(&places);
        let lost: Vec<&PlaceReason> =
            places.iter().copied().filter(|place| missing(place)).collect();
        self.places(("不足", "Missing"), not_given, &lost);
        let facts: Vec<&PlaceReason> = places.iter().copied().filter(|place| told(place)).collect();
        self.places(("事実", "Facts"), Vec::new(), &facts);
        self.others(result);
        if result.cut {
            let words = self
                .language
                .pick("理由が多いため、一部を省いた", "there are more reasons than are told here");
            self.line("注意", "Note", words);
        }
    }

    /// Kinds of which no document was given, with what is not known for that.
    fn not_given(&self, places: &[&PlaceReason]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut kinds: Vec<&str> = Vec::new();
        for place in places {
            if let Some(kind) = place.document.as_deref().filter(|kind| !kinds.contains(kind)) {
                kinds.push(kind);
            }
        }
        for kind in kinds {
            let titles: Vec<String> = places
                .iter()
                .filter(|place| place.document.as_deref() == Some(kind))
                .map(|place| self.say(&place.title))
                .collect();
            let known = self.report.packs.iter().flat_map(|pack| &pack.documents);
            let title = known.into_iter().find(|known| known.document == kind);
            let title = title.map_or_else(|| kind.to_owned(), |kind| self.say(&kind.title));
            let words = match self.language {
                Language::Ja => {
                    format!("文書「{title}」が渡されていない（{}）", titles.join("、"))
                }
                Language::En => {
                    format!("no document “{title}” was given ({})", titles.join("; "))
                }
            };
            lines.push(words);
        }
        lines
    }

    /// Places under one another, each line once; those that are not as they must be come first.
    fn places(&mut self, (ja, en): (&str, &str), before: Vec<String>, places: &[&PlaceReason]) {
        let mut places = places.to_vec();
        places.sort_by_key(|place| !describe::is_blamed(place));
        let mut lines: Vec<(String, String)> =
            before.into_iter().map(|words| (words, String::new())).collect();
        for place in places {
            let location = paint(FAINT, &location(place).unwrap_or_default());
            let line = (describe::place(place, self.language), location);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let left_out = lines.len().saturating_sub(MOST_FACTS);
        lines.truncate(MOST_FACTS);
        if left_out > 0 {
            let words = match self.language {
                Language::Ja => format!("ほか{left_out}件（tekigo explain ですべて示す）"),
                Language::En => format!("and {left_out} more (tekigo explain tells all)"),
            };
            lines.push((paint(FAINT, &words), String::new()));
        }
        let mut label = self.label(ja, en);
        for (words, location) in lines {
            self.page.with_tail(&label, &words, &location);
            label = " ".repeat(columns(&label));
        }
    }

    /// Choices, parameters, the day and what people said.
    fn others(&mut self, result: &RuleResult) {
        for because in &result.because {
            match because {
                Because::Choice(choice) => {
                    let (name, title) = (clean(&choice.choice), self.say(&choice.title));
                    let words = match (&choice.found, self.language) {
                        (Some(found), Language::Ja) => {
                            format!("{title}：{}（{name}）", self.say(found))
                        }
                        (Some(found), Language::En) => {
                            format!("{title}: {} ({name})", self.say(found))
                        }
                        (None, Language::Ja) => format!("{title}：選ばれていない（{name}）"),
                        (None, Language::En) => format!("{title}: nobody has chosen ({name})"),
                    };
                    self.line("選択", "Choice", &words);
                }
                Because::Parameter(parameter) => {
                    let (name, title) = (clean(&parameter.parameter), self.say(&parameter.title));
                    let found = self.say(&parameter.found);
                    let words = match self.language {
                        Language::Ja => format!("{title}：{found}（{name}）"),
                        Language::En => format!("{title}: {found} ({name})"),
                    };
                    self.line("設定", "Setting", &words);
                }
                Because::Day(day) => {
                    let words = day.as_of.clone();
                    self.line("日付", "Day", &words);
                }
                Because::Attestation(attestation) => {
                    let answer = words::attested(attestation.result);
                    let answer = self.language.of(&answer);
                    let mut words =
                        format!("{}  {answer}  {}", attestation.on, clean(&attestation.who));
                    if let Some(note) = &attestation.note {
                        let _ = write!(words, "  {}", clean(note));
                    }
                    self.line("回答", "Answer", &words);
                }
                Because::Place(_) | Because::Question(_) => {}
            }
        }
    }
}
