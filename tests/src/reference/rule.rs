//! Sections 7 and 8: the result of a rule.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use tekigo_core::typed::{Attested, Duty, Effective, Pack, Question, Require, ResultWord, Rule};

use super::document::{Document, Fact};
use super::expression::Judge;
use super::term::{Term, Value};
use super::truth::Truth;
use super::{Answer, Bug, Inputs, Judgement, moment};

/// What a chain of guards leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Exempt,
    True,
    False,
    Unknown,
    Error,
    NotChecked,
}

/// Judges every rule, and for a rule that reads a kind of which many may be given, every document of it.
pub fn judge(pack: &Pack, inputs: &Inputs, bug: Option<Bug>) -> Vec<Judgement> {
    let documents: Vec<Vec<Document>> = pack
        .reads
        .iter()
        .enumerate()
        .map(|(at, _)| {
            let given = inputs.documents.get(at).map(Vec::as_slice).unwrap_or_default();
            if given.is_empty() {
                return vec![Document::not_given()];
            }
            given.iter().map(|text| Document::read(text, bug)).collect()
        })
        .collect();
    let mut judgements = Vec::new();
    let mut judged: Vec<&str> = Vec::new();
    for rule in &pack.rules {
        if judged.contains(&rule.id.as_str()) {
            continue;
        }
        judged.push(&rule.id);
        // > **Versions.** Several rules may share an id
        let versions: Vec<&Rule> = pack.rules.iter().filter(|other| other.id == rule.id).collect();
        // > A rule that reads a kind of which **many** documents may be given is judged once for each of them
        let subject = versions.iter().find_map(|version| version.subject);
        let subjects = match subject {
            None => vec![None],
            Some(kind) => (0..documents[kind.0].len()).map(Some).collect(),
        };
        for which in subjects {
            let chosen = documents.iter().enumerate().map(|(kind, given)| match (subject, which) {
                (Some(subject), Some(which)) if subject.0 == kind => &given[which],
                _ => &given[0],
            });
            let mut judge =
                Judge { pack, inputs, bug, documents: chosen.collect(), items: BTreeMap::new() };
            let result = judge.rule(&versions);
            judgements.push(Judgement { rule: rule.id.clone(), subject: which, result });
        }
    }
    judgements
}

impl Judge<'_> {
    fn rule(&mut self, versions: &[&Rule]) -> ResultWord {
        // > `notselected` is decided by the profile alone, before step 1 of section 7
        let left_out = self.inputs.left_out.contains(&versions[0].id);
        if left_out && self.bug != Some(Bug::LeftOutWhereItApplies) {
            return ResultWord::NotSelected;
        }
        let result = self.judged(versions);
        if left_out && result != ResultWord::NotApplicable {
            return ResultWord::NotSelected;
        }
        result
    }

    fn judged(&mut self, versions: &[&Rule]) -> ResultWord {
        match self.in_force(versions) {
            Ok(Some(version)) => self.version(version),
            // > and `notapplicable` where none is.
            Ok(None) => ResultWord::NotApplicable,
            Err(result) => result,
        }
    }

    /// > 1. *In force?* The date is that of `on`, or `as of`. Date absent, unknown: `unknown`. Error: `error`. Outside the period:
    /// >    `notapplicable`.
    fn in_force<'r>(&mut self, versions: &[&'r Rule]) -> Result<Option<&'r Rule>, ResultWord> {
        let on = versions[0].effective.as_ref().and_then(|effective| effective.on.as_ref());
        let date = match on.map(|on| self.term(on)) {
            None => self.inputs.as_of,
            Some(Term::Error) => return Err(ResultWord::Error),
            Some(term) => match term.value() {
                Some(Value::Date(date)) => *date,
                _ => return Err(ResultWord::Unknown),
            },
        };
        // > in force from D to E, both included; either may be left out
        let day = |date: tekigo_core::value::Date| moment::read_date(&date.to_string()).unwrap();
        let last_day_counts = self.bug != Some(Bug::LastDayIsOutside);
        let within = |effective: &Effective| {
            effective.from.is_none_or(|from| day(from) <= date)
                && effective.until.is_none_or(|until| {
                    if last_day_counts { date <= day(until) } else { date < day(until) }
                })
        };
        Ok(versions.iter().find(|version| version.effective.as_ref().is_none_or(within)).copied())
    }

    fn version(&mut self, rule: &Rule) -> ResultWord {
        // > 2. *Applies?* `when` false: `notapplicable`; unknown: `unknown`; error: `error`.
        let whens: Vec<Truth> = rule.whens.iter().map(|when| self.truth(&when.formula)).collect();
        match self.every(whens) {
            Truth::True => {}
            Truth::False => return ResultWord::NotApplicable,
            Truth::Unknown => return ResultWord::Unknown,
            Truth::Error => return ResultWord::Error,
        }
        let mut chain: Vec<(Truth, Outcome)> = Vec::new();
        // > 3. *Claims accepted.* For each `accepts`, a guard that is true where the fact is inapplicable, false where it is a
        // >    value, silent or withheld, else unknown. Its outcome is *exempt*.
        for place in &rule.accepts {
            let guard = match self.here(place).claimed() {
                Fact::Inapplicable => Truth::True,
                Fact::Value(_) | Fact::Silent | Fact::Withheld => Truth::False,
                Fact::Open | Fact::Unreadable => Truth::Unknown,
            };
            chain.push((guard, Outcome::Exempt));
        }
        // > 4. *Exceptions*, in the order written, each a guard with an outcome: *exempt*, or the truth of its own `require`.
        for exception in &rule.exceptions {
            let guard = self.truth(&exception.when);
            let outcome = exception
                .requires
                .as_ref()
                .map_or(Outcome::Exempt, |requires| self.requires(requires));
            chain.push((guard, outcome));
        }
        // > 5. *Otherwise* the truth of all `require` lines; for a `manual` rule, the attestation.
        let otherwise = match &rule.duty {
            Duty::Computed(requires) => self.requires(requires),
            Duty::Manual(question) => self.attested(&rule.id, question),
        };
        // > Steps 3 to 5 are one chain *if g₁ then o₁ else if g₂ then o₂ … else o*.
        let end = chain
            .into_iter()
            .rev()
            .fold(otherwise, |rest, (guard, own)| self.link(guard, own, rest));
        // > Exempt gives `notapplicable`, true `pass`, false `fail`, unknown `unknown`, error `error`.
        match end {
            Outcome::Exempt => ResultWord::NotApplicable,
            Outcome::True => ResultWord::Pass,
            Outcome::False => ResultWord::Fail,
            Outcome::Unknown => ResultWord::Unknown,
            Outcome::Error => ResultWord::Error,
            Outcome::NotChecked => ResultWord::NotChecked,
        }
    }

    /// *if g then a else b*
    fn link(&self, guard: Truth, own: Outcome, rest: Outcome) -> Outcome {
        let open = |outcome| matches!(outcome, Outcome::Unknown | Outcome::NotChecked);
        match guard {
            Truth::True => own,
            Truth::False => rest,
            Truth::Unknown if self.bug == Some(Bug::UnknownGuardIsFalse) => rest,
            // > *if g then a else b* with such a g is a where a and b are the same of {exempt, true, false, error};
            Truth::Unknown | Truth::Error if own == rest && !open(own) => own,
            // > where they differ, or one is unknown or not checked yet, it is unknown with g unknown;
            Truth::Unknown => Outcome::Unknown,
            // > with g an error it is unknown where one of them is open like that, and otherwise error.
            Truth::Error if open(own) || open(rest) => Outcome::Unknown,
            Truth::Error => Outcome::Error,
        }
    }

    /// > `require f` what must hold (several: `and`)
    fn requires(&mut self, requires: &[Require]) -> Outcome {
        let truths: Vec<Truth> =
            requires.iter().map(|require| self.truth(&require.formula)).collect();
        match self.every(truths) {
            Truth::True => Outcome::True,
            Truth::False => Outcome::False,
            Truth::Unknown => Outcome::Unknown,
            Truth::Error => Outcome::Error,
        }
    }

    /// > Its outcome is that of the newest attestation for its id whose day is not after `as of`, which has not expired (its last
    /// > day is not before `as of`), and whose hash is that of the present question
    fn attested(&self, rule: &str, question: &Question) -> Outcome {
        let as_of = self.inputs.as_of;
        let counting = |answer: &&Answer| {
            answer.rule == rule
                && answer.on <= as_of
                && answer.until.is_none_or(|until| until >= as_of)
                && hash(&answer.question.0, &answer.question.1)
                    == hash(&question.words.ja, &question.words.en)
        };
        let answers: Vec<&Answer> = self.inputs.attestations.iter().filter(counting).collect();
        // > None: `notchecked`.
        let Some(newest) = answers.iter().map(|answer| answer.on).max() else {
            return Outcome::NotChecked;
        };
        let newest: Vec<Attested> = answers
            .iter()
            .filter(|answer| Date::eq(&answer.on, &newest))
            .map(|answer| answer.result)
            .collect();
        // > Two of the same newest day that disagree: `unknown`.
        if newest.iter().any(|other| *other != newest[0]) {
            return Outcome::Unknown;
        }
        match newest[0] {
            Attested::Pass => Outcome::True,
            Attested::Fail => Outcome::False,
            Attested::NotApplicable => Outcome::Exempt,
        }
    }
}

/// > (SHA-256 of the Japanese text, a line feed, the English text)
fn hash(ja: &str, en: &str) -> Vec<u8> {
    Sha256::digest(format!("{ja}\n{en}").as_bytes()).to_vec()
}
