//! The facts, choices and parameters behind a result, each with where it stands.

use tekigo_core::facts::State;
use tekigo_core::typed::ResultWord;

use super::{Teller, location};
use crate::clean::clean;
use crate::model::{self, Because, PlaceReason, RuleResult};
use crate::words::{self, Label, Language, phrase};

/// What is told under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The label.
    pub label: Label,
    /// Line by line.
    pub lines: Vec<Line>,
}

/// One line under a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A sentence.
    Words(String),
    /// What stands at a place of a document.
    Fact(Fact),
}

/// What stands at a place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What the place is called.
    pub title: String,
    /// What stands there.
    pub found: String,
    /// The reason that the document gives, where the place is withheld or does not apply.
    pub reason: Option<String>,
    /// What it must be, where it is not so.
    pub wanted: Option<String>,
    /// Where the value can be seen.
    pub evidence: Option<Evidence>,
    /// Where it stands; several where documents say the same.
    pub places: Vec<String>,
}

/// Where a value comes from, as its document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// A document and page, or an address.
    pub seen_in: String,
    /// The day it was read; empty where that is not said.
    pub seen_on: String,
}

impl Evidence {
    fn new(evidence: &model::Evidence) -> Self {
        Self {
            seen_in: clean(&evidence.seen_in).into_owned(),
            seen_on: clean(evidence.seen_on.as_deref().unwrap_or_default()).into_owned(),
        }
    }

    /// 「約款 第3条（2020-01-20に確認）」
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let seen_on = match language {
            _ if self.seen_on.is_empty() => String::new(),
            Language::Ja => format!("{}に確認", self.seen_on),
            Language::En => format!("seen on {}", self.seen_on),
        };
        phrase::with_remark(&self.seen_in, &seen_on, language)
    }
}

impl Fact {
    /// A place of a document in the reader's words; what is as it must be needs no more of them.
    pub(crate) fn new(place: &PlaceReason, language: Language) -> Self {
        let say = |words| clean(language.of(words)).into_owned();
        Self {
            title: say(&place.title),
            found: say(&place.found),
            reason: place.reason.as_deref().map(|reason| clean(reason).into_owned()),
            wanted: place.wanted.as_ref().filter(|_| place.met != Some(true)).map(say),
            evidence: place.evidence.as_ref().map(Evidence::new),
            places: location(place).into_iter().collect(),
        }
    }

    /// 「取得間隔：週次（必要：「日次」以上）」
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut words = phrase::named(&self.title, &self.found, language);
        if let Some(reason) = &self.reason {
            let reason = phrase::quoted(reason, language);
            let reason = match language {
                Language::Ja => format!("理由{reason}"),
                Language::En => format!("reason: {reason}"),
            };
            words = phrase::with_remark(&words, &reason, language);
        }
        if let Some(wanted) = &self.wanted {
            let wanted = phrase::named(language.pick("必要", "needed"), wanted, language);
            words = phrase::with_remark(&words, &wanted, language);
        }
        words
    }

    /// Whether another says the same of another place.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let nowhere = |fact: &Self| Self { places: Vec::new(), ..fact.clone() };
        nowhere(self) == nowhere(other)
    }
}

impl Line {
    /// The fact, where it is one.
    #[must_use]
    pub fn fact(&self) -> Option<&Fact> {
        match self {
            Self::Fact(fact) => Some(fact),
            Self::Words(_) => None,
        }
    }
}

impl Row {
    /// The first lines, and how many more there are. One line more is not worth a line that says so.
    #[must_use]
    pub fn first(&self, most: usize) -> (&[Line], usize) {
        if self.lines.len() <= most + 1 {
            return (&self.lines, 0);
        }
        (self.lines.get(..most).unwrap_or_default(), self.lines.len() - most)
    }
}

impl Teller<'_> {
    /// Everything that a result rests on.
    pub(super) fn reasons(&self, result: &RuleResult) -> Vec<Row> {
        let places: Vec<&PlaceReason> = result
            .because
            .iter()
            .filter_map(|because| match because {
                Because::Place(place) => Some(place),
                _ => None,
            })
            .collect();
        let undecided = result.result == ResultWord::Unknown;
        let missing = |place: &PlaceReason| {
            let lost = match place.state {
                Some(state) => state != State::Value,
                None => place.met == Some(false),
            };
            undecided && lost
        };
        let given = || places.iter().copied().filter(|place| place.input.is_some());
        let mut lines: Vec<Line> = self.not_given(&places);
        lines.extend(self.facts(given().filter(|place| missing(place))));
        let mut rows = vec![Row { label: Label::Missing, lines }];
        let lines = self.facts(given().filter(|place| !missing(place)));
        rows.push(Row { label: Label::Facts, lines });
        for because in &result.because {
            rows.extend(self.other(because).map(|(label, words)| Row::words(label, [words])));
        }
        if result.cut {
            let words = self
                .language()
                .pick("理由が多いため、一部を省いた", "there are more reasons than are told here");
            rows.push(Row::words(Label::Note, [words.to_owned()]));
        }
        rows
    }

    /// Kinds of which no document was given, with what is not known for that.
    fn not_given(&self, places: &[&PlaceReason]) -> Vec<Line> {
        let mut kinds: Vec<&str> = Vec::new();
        for kind in places.iter().filter_map(|place| place.document.as_deref()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let lines = kinds.into_iter().map(|kind| {
            let mut titles: Vec<String> = Vec::new();
            for place in places.iter().filter(|place| place.document.as_deref() == Some(kind)) {
                let title = self.say(&place.title);
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
            let known = self.report.packs.iter().flat_map(|pack| &pack.documents);
            let title = known.into_iter().find(|known| known.document == kind);
            let title =
                title.map_or_else(|| clean(kind).into_owned(), |kind| self.say(&kind.title));
            Line::Words(match self.language() {
                Language::Ja => {
                    format!("文書「{title}」が渡されていない（{}）", titles.join("、"))
                }
                Language::En => format!("no document “{title}” was given ({})", titles.join("; ")),
            })
        });
        lines.collect()
    }

    /// Places, each line once; those that are not as they must be come first.
    fn facts<'p>(&self, places: impl Iterator<Item = &'p PlaceReason>) -> Vec<Line> {
        let mut places: Vec<&PlaceReason> = places.collect();
        places.sort_by_key(|place| !place.is_blamed());
        let mut lines = Vec::new();
        for place in places {
            let line = Line::Fact(Fact::new(place, self.language()));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// A choice, a parameter, the day, or what a person said.
    fn other(&self, because: &Because) -> Option<(Label, String)> {
        let language = self.language();
        match because {
            Because::Choice(choice) => {
                let found = match &choice.found {
                    Some(found) => self.say(found),
                    None => language.pick("選ばれていない", "nobody has chosen").to_owned(),
                };
                let words = phrase::named(&self.say(&choice.title), &found, language);
                Some((Label::Choice, phrase::with_remark(&words, &clean(&choice.choice), language)))
            }
            Because::Parameter(parameter) => {
                let (title, found) = (self.say(&parameter.title), self.say(&parameter.found));
                let words = phrase::named(&title, &found, language);
                let name = clean(&parameter.parameter);
                Some((Label::Setting, phrase::with_remark(&words, &name, language)))
            }
            Because::Day(day) => Some((Label::Day, clean(&day.as_of).into_owned())),
            Because::Attestation(attestation) => {
                let result = self.say(&words::attested(attestation.result));
                let mut parts = vec![clean(&attestation.on).into_owned(), result];
                parts.push(clean(&attestation.who).into_owned());
                parts.extend(attestation.note.as_deref().map(|note| clean(note).into_owned()));
                Some((Label::Answer, parts.join("  ")))
            }
            Because::Place(_) | Because::Question(_) => None,
        }
    }
}
