//! Who settled what and why: profiles, parameters, choices, waivers, attestations.

use tekigo_core::attestation::{self, Attestation};
use tekigo_core::eval::Tailoring;
use tekigo_core::program::{Choice, Duty, Parameter, Program};
use tekigo_core::prose;
use tekigo_core::settings::{self, ByProfile, Profile, SetBy, Term};
use tekigo_core::typed::{Question, Strength};
use tekigo_core::value::{Date, Value};
use tekigo_grammar::diagnostic::Bilingual;

use crate::judge::Judged;
use crate::model::{self, AnswerState, RuleResult, WaivedBy, WaiverState};
use crate::places::{option_value, value_json};
use crate::settings::SettingsFiles;

/// The profiles, with everything they settle.
pub(super) fn profiles(files: &SettingsFiles, judged: &[Judged<'_>]) -> Vec<model::Profile> {
    let profiles = files.profiles.iter();
    let read = profiles.filter_map(|profile| {
        let program = judged.get(profile.pack)?.program;
        let file = files.files.get(profile.file)?;
        let (mut left_out, mut raised) = (Vec::new(), Vec::new());
        for setting in &profile.rules {
            let (rule, reason) = (setting.name.value.clone(), setting.reason.clone());
            match setting.to {
                None => left_out.push(model::LeftOut { rule, reason }),
                Some(to) => raised.push(model::RaisedRule { rule, to, reason }),
            }
        }
        Some(model::Profile {
            profile: file.name.clone(),
            sha256: file.sha256.clone(),
            title: profile.title.clone(),
            who: profile.who.clone(),
            on: profile.on.to_string(),
            pack: program.name.clone(),
            version: profile.version.clone(),
            parameters: set_parameters(profile, program),
            choices: made_choices(profile, program),
            left_out,
            raised,
        })
    });
    read.collect()
}

fn set_parameters(profile: &Profile, program: &Program) -> Vec<model::SetParameter> {
    let settings = profile.parameters.iter().filter_map(|setting| {
        let of = program.parameters.get(setting.which)?.of;
        Some(model::SetParameter {
            parameter: setting.name.value.clone(),
            value: value_json(program, setting.to, of),
            reason: setting.reason.clone(),
        })
    });
    settings.collect()
}

fn made_choices(profile: &Profile, program: &Program) -> Vec<model::MadeChoice> {
    let settings = profile.choices.iter().filter_map(|setting| {
        let mut options = program.choices.get(setting.which)?.options.iter();
        let (name, value, _) = options.find(|(_, value, _)| *value == setting.to)?;
        Some(model::MadeChoice {
            choice: setting.name.value.clone(),
            value: option_value(name, *value),
            reason: setting.reason.clone(),
        })
    });
    settings.collect()
}

/// A profile's word, with who gave it.
pub(super) fn by_profile(files: &SettingsFiles, by: &ByProfile) -> model::ByProfile {
    let profile = files.profiles.get(by.profile);
    model::ByProfile {
        profile: profile.map(|profile| files.name(profile.file).to_owned()).unwrap_or_default(),
        who: profile.map(|profile| profile.who.clone()).unwrap_or_default(),
        on: profile.map(|profile| profile.on.to_string()).unwrap_or_default(),
        reason: by.reason.clone(),
    }
}

/// What was said of a rule: that it is left out, or that it binds more strongly than its pack has it.
pub(super) fn tailored(
    files: &SettingsFiles,
    judged: &Judged<'_>,
    rule: usize,
    written: Strength,
) -> (Option<model::ByProfile>, Option<model::Raised>) {
    let by = judged.origins.rules.get(rule).and_then(Option::as_ref);
    let Some(by) = by.map(|by| by_profile(files, by)) else { return (None, None) };
    match judged.settings.tailoring(rule) {
        Tailoring::LeftOut => (Some(by), None),
        Tailoring::Raised(_) if judged.settings.strength(rule, written) != written => {
            (None, Some(model::Raised { from: written, by }))
        }
        _ => (None, None),
    }
}

fn set_by(
    files: &SettingsFiles,
    origin: &SetBy,
    words: impl Fn(Value) -> (serde_json::Value, Bilingual),
) -> model::SetBy {
    match origin {
        SetBy::Profile(by) => model::SetBy::Profile(by_profile(files, by)),
        SetBy::Option(option, overruled) => {
            let overruled = overruled.as_ref().map(|(before, by)| {
                let (value, found) = words(*before);
                model::Overruled { value, found, by: by_profile(files, by) }
            });
            model::SetBy::Option(model::ByOption { option, overruled })
        }
    }
}

/// The parameters of a pack that somebody set, to whatever value.
pub(super) fn params(files: &SettingsFiles, judged: &Judged<'_>) -> Vec<model::Param> {
    let program = judged.program;
    let set = program.parameters.iter().zip(&judged.settings.parameters);
    let param = |((parameter, value), origin): ((&Parameter, &Value), &Option<SetBy>)| {
        let words = |value: Value| {
            let written = value_json(program, value, parameter.of);
            (written, prose::value(program, value, parameter.of))
        };
        let ((value, found), (default, usual)) = (words(*value), words(parameter.default));
        Some(model::Param {
            parameter: parameter.name.clone(),
            value,
            default,
            title: parameter.words.clone(),
            found,
            usual,
            set_by: set_by(files, origin.as_ref()?, words),
        })
    };
    set.zip(&judged.origins.parameters).filter_map(param).collect()
}

/// Who made a choice.
pub(super) fn chosen_by(
    files: &SettingsFiles,
    judged: &Judged<'_>,
    at: usize,
    choice: &Choice,
) -> Option<model::SetBy> {
    let origin = judged.origins.choices.get(at)?.as_ref()?;
    let words = |made: Value| {
        let option = choice.options.iter().find(|(_, value, _)| *value == made);
        option.map_or((serde_json::Value::Null, Bilingual::default()), |(name, value, words)| {
            (option_value(name, *value), words.clone())
        })
    };
    Some(set_by(files, origin, words))
}

/// Lets each result tell the waiver that bears it: of several, the one that ends last.
pub(super) fn waive(
    results: &mut [RuleResult],
    judged: &[Judged<'_>],
    files: &SettingsFiles,
    as_of: Date,
) {
    for result in results.iter_mut() {
        if !settings::is_finding(result.result, result.strength) {
            continue;
        }
        let covering = files.waivers.iter().filter(|waiver| {
            waiver.term(as_of) == Term::InEffect && covers(waiver, judged, result)
        });
        // Of two that end on one day, the first that was given.
        let last = covering.rev().max_by_key(|waiver| waiver.until);
        result.waiver = last.map(|waiver| waived_by(waiver, files));
    }
}

fn covers(waiver: &settings::Waiver, judged: &[Judged<'_>], result: &RuleResult) -> bool {
    let pack = judged.iter().position(|judged| judged.program.name == result.pack);
    pack.is_some_and(|pack| waiver.covers(pack, &result.rule, result.subject.as_deref()))
}

fn waived_by(waiver: &settings::Waiver, files: &SettingsFiles) -> WaivedBy {
    WaivedBy {
        who: waiver.who.clone(),
        on: waiver.on.to_string(),
        until: waiver.until.to_string(),
        reason: waiver.reason.clone(),
        file: files.name(waiver.file).to_owned(),
    }
}

/// Every waiver, with what becomes of it.
pub(super) fn waivers(
    results: &[RuleResult],
    judged: &[Judged<'_>],
    files: &SettingsFiles,
    as_of: Date,
) -> Vec<model::Waiver> {
    let state = |waiver: &settings::Waiver| match waiver.term(as_of) {
        Term::NotYet => WaiverState::NotYet,
        Term::Expired => WaiverState::Expired,
        Term::InEffect => {
            let mut borne = results.iter().filter(|result| result.waiver.is_some());
            let needed = borne.any(|result| covers(waiver, judged, result));
            if needed { WaiverState::InEffect } else { WaiverState::Unneeded }
        }
    };
    let waivers = files.waivers.iter().map(|waiver| model::Waiver {
        rule: waiver.rule.clone(),
        pack: judged.get(waiver.pack).map(|judged| judged.program.name.clone()).unwrap_or_default(),
        subject: waiver.subject.clone(),
        state: state(waiver),
        by: waived_by(waiver, files),
    });
    waivers.collect()
}

/// Every answer, with what becomes of it.
pub(super) fn attestations(
    judged: &[Judged<'_>],
    files: &SettingsFiles,
    as_of: Date,
) -> Vec<model::Attestation> {
    let mut states: Vec<AnswerState> =
        files.attestations.iter().map(|answer| unasked(answer, as_of)).collect();
    for (rule, question) in judged.iter().flat_map(questions) {
        let newest = attestation::newest(rule, question, &files.attestations, as_of);
        for (state, answer) in states.iter_mut().zip(&files.attestations) {
            let asked = answer.rule == rule && answer.question.is(question);
            if asked && *state == AnswerState::OtherQuestion {
                *state = AnswerState::Older;
            }
        }
        for at in newest {
            if let Some(state) = states.get_mut(at) {
                *state = AnswerState::Counts;
            }
        }
    }
    let answers = files.attestations.iter().zip(&states).enumerate();
    answers
        .map(|(at, (answer, state))| {
            let file = files.attested_in.get(at).map(|file| files.name(*file)).unwrap_or_default();
            model::Attestation {
                rule: answer.rule.clone(),
                state: *state,
                result: answer.result,
                who: answer.who.clone(),
                on: answer.on.to_string(),
                until: answer.until.map(|until| until.to_string()),
                note: answer.note.clone(),
                file: file.to_owned(),
            }
        })
        .collect()
}

/// What becomes of an answer as long as no rule is known to ask for it on that day.
fn unasked(answer: &Attestation, as_of: Date) -> AnswerState {
    if answer.on > as_of {
        AnswerState::NotYet
    } else if answer.until.is_some_and(|until| until < as_of) {
        AnswerState::Expired
    } else {
        AnswerState::OtherQuestion
    }
}

/// The rules that ask a person on this day, with the questions of the versions that their results are about.
fn questions<'a>(judged: &'a Judged<'_>) -> Vec<(&'a str, &'a Question)> {
    let asked = judged.outcomes.iter().filter_map(|outcome| {
        let rule = judged.program.rules.get(outcome.rule)?;
        match &rule.versions.get(outcome.version)?.duty {
            Duty::Manual(question) => Some((rule.id.as_str(), question)),
            Duty::Computed(_) => None,
        }
    });
    asked.collect()
}
