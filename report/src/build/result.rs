//! The result of one rule, with its reasons, clauses and remedy.

use tekigo_core::eval::Truth;
use tekigo_core::explain::{Explainer, Explanation, Found, Ground, Stage, StageTrace, Trace};
use tekigo_core::program::{Duty, Program, Version};
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

use super::{settings, strongest};
use crate::judge::Judged;
use crate::model::{Citation, Claim, ErrorReason, RuleResult};
use crate::settings::SettingsFiles;
use crate::words;

/// The result as the report tells it.
pub(super) fn result(
    judged: &Judged<'_>,
    files: &SettingsFiles,
    explainer: &Explainer<'_>,
    explanation: &Explanation,
) -> Option<RuleResult> {
    let program = judged.program;
    let outcome = explanation.outcome;
    let rule = program.rules.get(outcome.rule)?;
    let version = rule.versions.get(outcome.version)?;
    let reasons = explanation.reasons();
    let because = reasons.iter().map(|reason| judged.because(reason, Some(version))).collect();
    let parties = version.parties.iter().filter_map(|party| program.parties.get(*party));
    let subject = rule.subject.zip(outcome.subject).and_then(|(kind, which)| {
        judged.document(kind, which).map(|given| given.document.name.clone())
    });
    let (left_out, raised) = settings::tailored(files, judged, outcome.rule, version.strength);
    let sources = version.cites.iter().filter_map(|cite| program.sources.get(cite.source));
    Some(RuleResult {
        rule: rule.id.clone(),
        pack: program.name.clone(),
        result: outcome.result,
        strength: judged.settings.strength(outcome.rule, version.strength),
        force: strongest(sources.map(|source| source.force)),
        party: parties.map(|party| party.name.clone()).collect(),
        title: version.words.clone(),
        cites: citations(judged.program, version),
        subject,
        left_out,
        raised,
        waiver: None,
        because,
        cut: explanation.cut,
        reasons: requirement_reasons(version, explanation),
        remedy: remedy(explainer, explanation),
        error: outcome.fault.map(|fault| ErrorReason { code: fault, message: words::fault(fault) }),
        can_become: None,
        changes: None,
    })
}

/// The clauses that a version encodes.
pub(crate) fn citations(program: &Program, version: &Version) -> Vec<Citation> {
    let sources = &program.sources;
    let cites = version.cites.iter().filter_map(|cite| {
        let source = sources.get(cite.source)?;
        let clause = source.clauses.get(cite.clause)?;
        Some(Citation {
            source: source.name.clone(),
            clause: clause.id.clone(),
            page: clause.page.clone(),
            title: clause.words.clone(),
        })
    });
    cites.collect()
}

/// Why the requirements that do not hold matter; each once. Of what is merely not known, nothing of the kind may be said.
fn requirement_reasons(version: &Version, explanation: &Explanation) -> Vec<Bilingual> {
    let broken = |stage: &&StageTrace| {
        stage.trace.decides && stage.trace.found == Found::Truth(Truth::False)
    };
    if explanation.outcome.result != ResultWord::Fail {
        return Vec::new();
    }
    let mut reasons: Vec<Bilingual> = Vec::new();
    for stage in explanation.stages.iter().filter(broken) {
        let reason = match stage.stage {
            Stage::Require(at) => match &version.duty {
                Duty::Computed(requires) => {
                    requires.get(at).and_then(|require| require.reason.as_ref())
                }
                Duty::Manual(_) => None,
            },
            Stage::ExceptionRequire(exception, at) => version
                .exceptions
                .get(exception)
                .and_then(|exception| exception.requires.as_ref()?.get(at)?.reason.as_ref()),
            Stage::Date
            | Stage::When(_)
            | Stage::Claim(_)
            | Stage::Exception(_)
            | Stage::Answer => None,
        };
        if let Some(reason) = reason.filter(|reason| !reasons.contains(reason)) {
            reasons.push(reason.clone());
        }
    }
    reasons
}

/// What to do, where there is something to do.
fn remedy(explainer: &Explainer<'_>, explanation: &Explanation) -> Option<Bilingual> {
    match explanation.outcome.result {
        ResultWord::Fail | ResultWord::Unknown | ResultWord::Error | ResultWord::NotChecked => {}
        ResultWord::Pass | ResultWord::NotApplicable | ResultWord::NotSelected => return None,
    }
    let remedies = explainer.remedies(explanation);
    let join =
        |words: fn(&Bilingual) -> &str| remedies.iter().map(words).collect::<Vec<_>>().join("\n");
    (!remedies.is_empty()).then(|| Bilingual::new(join(|words| &words.ja), join(|words| &words.en)))
}

/// The claims that this result rests on.
pub(super) fn claims(judged: &Judged<'_>, explanation: &Explanation) -> Vec<Claim> {
    let Some(rule) = judged.program.rules.get(explanation.outcome.rule) else { return Vec::new() };
    let accepted = explanation.stages.iter().filter(|stage| {
        matches!(stage.stage, Stage::Claim(_)) && stage.trace.found == Found::Truth(Truth::True)
    });
    let places = accepted.flat_map(|stage| stage.trace.parts.iter()).filter_map(|part: &Trace| {
        let ground = part.ground.filter(|ground| matches!(ground, Ground::Place { .. }))?;
        Some(judged.place(ground, &part.found))
    });
    places
        .map(|place| Claim { rule: rule.id.clone(), pack: judged.program.name.clone(), place })
        .collect()
}
