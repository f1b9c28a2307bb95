//! Attestations: what a person said of a rule that no document can decide.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use tekigo_grammar::diagnostic::Bilingual;

use crate::typed::{Attested, Question, ResultWord};
use crate::value::Date;

/// One answer to the question of a manual rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The rule.
    pub rule: String,
    /// Who answered.
    pub who: String,
    /// The day of the answer.
    pub on: Date,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// The question that was answered.
    pub question: Asked,
    /// The answer.
    pub result: Attested,
    /// What else was said.
    pub note: Option<String>,
}

/// How an answer says which question it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// By its hash ([`question_sha256`]).
    Sha256(String),
    /// By its text, in one of its languages.
    Text(String),
}

impl Asked {
    /// Whether this is that question as it now stands.
    #[must_use]
    pub fn is(&self, question: &Question) -> bool {
        match self {
            Self::Sha256(hash) => *hash == question.sha256,
            Self::Text(text) => {
                let text = text.trim();
                text == question.words.ja.trim() || text == question.words.en.trim()
            }
        }
    }
}

/// What identifies a question: SHA-256 of the Japanese text, a line feed and the English text, in small hexadecimal digits.
#[must_use]
pub fn question_sha256(words: &Bilingual) -> String {
    let mut hash = Sha256::new();
    hash.update(words.ja.as_bytes());
    hash.update(b"\n");
    hash.update(words.en.as_bytes());
    hash.finalize().iter().fold(String::with_capacity(64), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The newest answers that count on a day, by position.
#[must_use]
pub fn newest(
    rule: &str,
    question: &Question,
    attestations: &[Attestation],
    as_of: Date,
) -> Vec<usize> {
    let counts = |attestation: &Attestation| {
        attestation.rule == rule
            && attestation.question.is(question)
            && attestation.on <= as_of
            && attestation.until.is_none_or(|until| as_of <= until)
    };
    let counting =
        || attestations.iter().enumerate().filter(|(_, attestation)| counts(attestation));
    let newest = counting().map(|(_, attestation)| attestation.on).max();
    counting().filter(|(_, attestation)| Some(attestation.on) == newest).map(|(at, _)| at).collect()
}

/// The result of a manual rule: the newest answer that counts on a day; two of the same day that disagree are unknown.
#[must_use]
pub fn attested(
    rule: &str,
    question: &Question,
    attestations: &[Attestation],
    as_of: Date,
) -> ResultWord {
    let newest = newest(rule, question, attestations, as_of);
    let mut answers =
        newest.iter().filter_map(|at| attestations.get(*at)).map(|attestation| attestation.result);
    let Some(first) = answers.next() else { return ResultWord::NotChecked };
    if answers.any(|other| other != first) {
        return ResultWord::Unknown;
    }
    match first {
        Attested::Pass => ResultWord::Pass,
        Attested::Fail => ResultWord::Fail,
        Attested::NotApplicable => ResultWord::NotApplicable,
    }
}
