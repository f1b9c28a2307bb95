//! From evaluated packs to the report.

mod changes;
mod result;
mod settings;

use tekigo_core::explain::Explainer;
use tekigo_core::typed::{Force, ResultWord, Strength};
use tekigo_core::value::Date;

use self::changes::Advice;
pub use self::changes::Bounds;
use crate::document::Document;
use crate::judge::Judged;
use crate::model::{
    Choice, ChoiceOption, FORMAT, Input, Invalid, Kind, Ordered, Pack, Party, Report, RuleResult,
    Source,
};
use crate::places::option_value;
use crate::settings::SettingsFiles;
use crate::words;

/// Makes the report; with what would mend the findings, where bounds for that are given.
#[must_use]
pub fn report(
    as_of: Date,
    documents: &[Document],
    judged: &[Judged<'_>],
    files: &SettingsFiles,
    invalid: Vec<Invalid>,
    bounds: Option<Bounds<'_>>,
) -> Report {
    let mut results = Vec::new();
    let mut claims = Vec::new();
    let advice = judged.iter().map(|pack| bounds.and_then(|bounds| Advice::new(pack, bounds)));
    let mut advice: Vec<Option<Advice<'_>>> = advice.collect();
    for (pack, advice) in judged.iter().zip(&mut advice) {
        let explainer = Explainer::new(pack.program, &pack.inputs, &pack.settings);
        for outcome in &pack.outcomes {
            let explanation = explainer.explain(*outcome);
            claims.extend(result::claims(pack, &explanation));
            let told = result::result(pack, files, &explainer, &explanation);
            let Some(mut told) = told else { continue };
            if let Some(advice) = advice.as_mut().filter(|advice| advice.asks(&told.rule)) {
                told.can_become = advice.can_become(*outcome);
                told.changes = advice.changes(*outcome);
            }
            results.push(told);
        }
    }
    settings::waive(&mut results, judged, files, as_of);
    Report {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        as_of: as_of.to_string(),
        packs: judged.iter().map(|judged| pack(files, judged)).collect(),
        inputs: documents.iter().map(input).collect(),
        profiles: settings::profiles(files, judged),
        choices: judged.iter().flat_map(|judged| choices(files, judged)).collect(),
        overall: overall(&results),
        summary: summary(&results),
        waivers: settings::waivers(&results, judged, files, as_of),
        attestations: settings::attestations(judged, files, as_of),
        results,
        plan: bounds
            .filter(|bounds| bounds.rule.is_none())
            .and_then(|_| changes::plan(&mut advice, judged, documents)),
        claims,
        invalid,
        notice: words::notice(),
    }
}

fn pack(files: &SettingsFiles, judged: &Judged<'_>) -> Pack {
    let program = judged.program;
    let parties = program.parties.iter();
    let sources = program.sources.iter();
    Pack {
        id: program.name.clone(),
        version: program.version.clone(),
        sha256: judged.sha256.clone(),
        params: settings::params(files, judged),
        title: program.words.clone(),
        documents: program
            .kinds
            .iter()
            .map(|kind| Kind { document: kind.name.clone(), title: kind.words.clone() })
            .collect(),
        parties: parties
            .map(|party| Party { party: party.name.clone(), title: party.words.clone() })
            .collect(),
        sources: sources
            .map(|source| Source {
                source: source.name.clone(),
                title: source.words.clone(),
                force: source.force,
                published: source.published.clone(),
            })
            .collect(),
    }
}

fn input(document: &Document) -> Input {
    Input {
        name: document.name.clone(),
        document: document.kind.clone(),
        state: document.state,
        sha256: document.sha256.clone(),
    }
}

fn choices(files: &SettingsFiles, judged: &Judged<'_>) -> Vec<Choice> {
    let program = judged.program;
    let made = program.choices.iter().zip(&judged.settings.choices).enumerate();
    made.map(|(at, (choice, made))| {
        let chosen = choice.options.iter().find(|(_, value, _)| Some(*value) == *made);
        Choice {
            choice: choice.name.clone(),
            value: chosen
                .map_or(serde_json::Value::Null, |(name, value, _)| option_value(name, *value)),
            set_by: settings::chosen_by(files, judged, at, choice),
            pack: program.name.clone(),
            title: choice.words.clone(),
            reason: choice.reason.clone(),
            options: choice
                .options
                .iter()
                .map(|(name, value, words)| ChoiceOption {
                    value: option_value(name, *value),
                    title: words.clone(),
                })
                .collect(),
        }
    })
    .collect()
}

/// Of each party the worst of what it must do. One that must do nothing is left out; where nothing applies to it, the
/// word is `notapplicable`.
#[must_use]
pub fn overall(results: &[RuleResult]) -> Ordered<ResultWord> {
    let rank = |result: ResultWord| words::RESULTS.iter().position(|word| *word == result);
    let mut overall = Ordered::new();
    for result in results.iter().filter(|result| result.strength == Strength::Must) {
        for party in &result.party {
            if let Some(worst) = overall.entry(party, result.result)
                && rank(result.result) < rank(*worst)
            {
                *worst = result.result;
            }
        }
    }
    overall
}

/// Of each strength, how many results there are of each kind, and how many of them a waiver bears.
fn summary(results: &[RuleResult]) -> Ordered<Ordered<usize>> {
    /// The order in which they are written.
    const WORDS: [ResultWord; 7] = [
        ResultWord::Pass,
        ResultWord::Fail,
        ResultWord::Unknown,
        ResultWord::NotApplicable,
        ResultWord::NotChecked,
        ResultWord::NotSelected,
        ResultWord::Error,
    ];
    let mut summary = Ordered::new();
    for strength in [Strength::Must, Strength::Should, Strength::May] {
        let mut counts = Ordered::new();
        for word in WORDS {
            let is = |result: &&RuleResult| result.strength == strength && result.result == word;
            let count = results.iter().filter(is).count();
            if count > 0 {
                counts.entry(words::result_id(word), count);
            }
        }
        let borne = |result: &&RuleResult| result.strength == strength && result.waiver.is_some();
        let waived = results.iter().filter(borne).count();
        if waived > 0 {
            counts.entry(words::WAIVED, waived);
        }
        summary.entry(words::strength_id(strength), counts);
    }
    summary
}

/// The strongest of some forces.
fn strongest(forces: impl Iterator<Item = Force>) -> Force {
    forces.min_by_key(|force| words::force_rank(*force)).unwrap_or(Force::Advice)
}
