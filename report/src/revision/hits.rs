//! Whom a revision hits: documents judged by the pack as it was and as it is.

use tekigo_core::typed::{ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

use super::{Affected, Effect, Hit, Revision};
use crate::judge::Judged;

/// A result of a rule over one document of its subject.
struct Judgement {
    rule: String,
    title: Bilingual,
    input: Option<String>,
    strength: Strength,
    result: ResultWord,
}

/// What comes of documents by both packs, where it differs.
#[must_use]
pub fn hits(
    revision: &Revision,
    inputs: Vec<String>,
    before: &Judged<'_>,
    after: &Judged<'_>,
) -> Affected {
    let (old, new) = (judgements(before), judgements(after));
    // A rule that was held against its forerunner is that one.
    let forerunner = |rule: &str| {
        let change = revision.rules.iter().find(|change| change.rule == rule);
        change.and_then(|change| change.replaces.clone()).unwrap_or_else(|| rule.to_owned())
    };
    let mut results = Vec::new();
    let mut met = Vec::new();
    for own in &new {
        let id = forerunner(&own.rule);
        let at = old.iter().position(|other| other.rule == id && other.input == own.input);
        met.extend(at);
        results.extend(hit(at.and_then(|at| old.get(at)), Some(own)));
    }
    for (at, own) in old.iter().enumerate() {
        if !met.contains(&at) {
            results.extend(hit(Some(own), None));
        }
    }
    Affected { inputs, results }
}

fn judgements(judged: &Judged<'_>) -> Vec<Judgement> {
    let judgements = judged.outcomes.iter().filter_map(|outcome| {
        let rule = judged.program.rules.get(outcome.rule)?;
        let version = rule.versions.get(outcome.version)?;
        let document = rule.subject.zip(outcome.subject);
        let document = document.and_then(|(kind, which)| judged.document(kind, which));
        Some(Judgement {
            rule: rule.id.clone(),
            title: version.words.clone(),
            input: document.map(|given| given.document.name.clone()),
            strength: version.strength,
            result: outcome.result,
        })
    });
    judgements.collect()
}

fn hit(before: Option<&Judgement>, after: Option<&Judgement>) -> Option<Hit> {
    let shown = after.or(before)?;
    let results = (before.map(|of| of.result), after.map(|of| of.result));
    let is_breach = |of: &Judgement| of.result == ResultWord::Fail && of.strength != Strength::May;
    let breach = (before.is_some_and(is_breach), after.is_some_and(is_breach));
    let effect = match breach {
        (false, true) => Effect::NewlyInBreach,
        (true, false) => Effect::NoLongerInBreach,
        _ if results.0 == results.1 => return None,
        // A rule that came or went without a breach hits nobody.
        _ if before.is_none() || after.is_none() => return None,
        _ => Effect::Other,
    };
    Some(Hit {
        rule: shown.rule.clone(),
        title: shown.title.clone(),
        strength: shown.strength,
        strength_before: before.map(|of| of.strength).filter(|was| *was != shown.strength),
        input: shown.input.clone(),
        before: results.0,
        after: results.1,
        effect,
    })
}
