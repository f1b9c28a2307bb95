//! What was judged by what, and the answer of each party.

use tekigo_core::typed::{ResultWord, Strength};

use super::Teller;
use crate::clean::clean;
use crate::model::{self, RuleResult};
use crate::words::{self, Language, phrase};

/// A pack that was judged by.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its title.
    pub title: String,
    /// `request-2020`
    pub id: String,
    /// `0.1.0`
    pub version: String,
    /// Of its files and schemas, where it was computed.
    pub sha256: Option<String>,
}

impl Pack {
    /// `request-2020 0.1.0`
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.id, self.version)
    }
}

/// A kind of document that some pack reads.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its title.
    pub title: String,
    /// Those that were given and can be judged.
    pub given: Vec<Document>,
    /// Whether one was given that cannot.
    pub left_out: bool,
}

impl Kind {
    /// What is said where no document of it can be judged.
    #[must_use]
    pub fn none(&self, language: Language) -> &'static str {
        if self.left_out { phrase::left_out(language) } else { phrase::not_given(language) }
    }
}

/// A document that was given.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its file, or what stands for it.
    pub name: String,
    /// Draft or final.
    pub state: String,
    /// Of its bytes, where it was computed.
    pub sha256: Option<String>,
}

/// The answer of one party.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The party.
    pub party: String,
    /// The worst result of what it must do; nothing where it must do nothing.
    pub result: Option<ResultWord>,
    /// That result in a word.
    pub word: String,
    /// The same as a sentence.
    pub sentence: String,
    /// Of each strength, how many results there are of each kind.
    pub counts: Vec<Counts>,
}

/// How many results there are of one strength.
#[derive(Clone, Debug)]
pub struct Counts {
    /// How strongly they bind.
    pub strength: String,
    /// Of each kind.
    pub counts: Vec<Count>,
}

/// How many results there are of one kind.
#[derive(Clone, Debug)]
pub struct Count {
    /// Which kind.
    pub result: ResultWord,
    /// 「不適合 2」
    pub words: String,
    /// Whether nobody need look: what one may do, and what does not apply.
    pub quiet: bool,
}

impl<'a> Teller<'a> {
    pub(super) fn packs(&self) -> Vec<Pack> {
        let packs = self.report.packs.iter().map(|pack| Pack {
            title: self.say(&pack.title),
            id: clean(&pack.id).into_owned(),
            version: clean(&pack.version).into_owned(),
            sha256: pack.sha256.as_deref().map(|hash| clean(hash).into_owned()),
        });
        packs.collect()
    }

    /// The documents of each kind that some pack reads; of a kind that nobody gave, none.
    pub(super) fn documents(&self) -> Vec<Kind> {
        let mut kinds: Vec<&model::Kind> = Vec::new();
        for kind in self.report.packs.iter().flat_map(|pack| &pack.documents) {
            if !kinds.iter().any(|known| known.document == kind.document) {
                kinds.push(kind);
            }
        }
        let given = |kind: &str| {
            let given = self.report.inputs.iter().filter(|input| input.document == kind);
            let given = given.map(|input| Document {
                name: clean(&input.name).into_owned(),
                state: self.say(&words::document_state(input.state)),
                sha256: input.sha256.as_deref().map(|hash| clean(hash).into_owned()),
            });
            given.collect()
        };
        let invalid = |kind: &str| {
            self.report.invalid.iter().any(|invalid| invalid.document.as_deref() == Some(kind))
        };
        let told = |kind: &model::Kind| {
            let given: Vec<Document> = given(&kind.document);
            let left_out = given.is_empty() && invalid(&kind.document);
            Kind { title: self.say(&kind.title), given, left_out }
        };
        kinds.into_iter().map(told).collect()
    }

    pub(super) fn answers(&self) -> Vec<Answer> {
        self.parties().into_iter().map(|party| self.answer(party)).collect()
    }

    /// The parties that the reader wants to see and that some rule binds, each once.
    fn parties(&self) -> Vec<&'a model::Party> {
        let report = self.report;
        let mut parties: Vec<&model::Party> = Vec::new();
        for party in report.packs.iter().flat_map(|pack| &pack.parties) {
            let wanted = self.view.party.is_none_or(|wanted| wanted == party.party);
            let bound = report.results.iter().any(|result| result.party.contains(&party.party));
            if wanted && bound && !parties.iter().any(|known| known.party == party.party) {
                parties.push(party);
            }
        }
        parties
    }

    fn answer(&self, party: &model::Party) -> Answer {
        let result = self.report.overall.get(&party.party).copied();
        let worst = result.map_or(0, |worst| self.count(&party.party, Strength::Must, worst).0);
        let strengths = [Strength::Must, Strength::Should, Strength::May];
        Answer {
            party: self.say(&party.title),
            result,
            word: result.map(|word| self.say(&words::result(word))).unwrap_or_default(),
            sentence: phrase::answer(result, worst, self.language()),
            counts: strengths
                .into_iter()
                .map(|strength| self.counts(&party.party, strength))
                .filter(|counts| !counts.counts.is_empty())
                .collect(),
        }
    }

    fn counts(&self, party: &str, strength: Strength) -> Counts {
        let counted = words::RESULTS.map(|result| (result, self.count(party, strength, result)));
        let counts =
            counted.into_iter().filter(|(_, (count, _))| *count > 0).map(|(result, count)| Count {
                result,
                words: phrase::count(strength, result, count, self.language()),
                quiet: strength == Strength::May
                    || matches!(result, ResultWord::NotApplicable | ResultWord::NotSelected),
            });
        Counts { strength: self.say(&words::strength(strength)), counts: counts.collect() }
    }

    /// How many results there are of a kind, and how many of them a waiver bears.
    fn count(&self, party: &str, strength: Strength, word: ResultWord) -> (usize, usize) {
        let is = |result: &&RuleResult| {
            result.strength == strength
                && result.result == word
                && result.party.iter().any(|bound| bound == party)
        };
        let results = || self.report.results.iter().filter(is);
        (results().count(), results().filter(|result| result.waiver.is_some()).count())
    }
}
