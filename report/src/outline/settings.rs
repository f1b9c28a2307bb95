//! What a report rests on beside the documents: profiles, choices, parameters and answers; and waivers; each with who and why.

use super::Teller;
use crate::clean::clean;
use crate::model::{self, AnswerState, ByProfile, Choice, Param, RuleResult, SetBy, WaiverState};
use crate::words::{self, Language, phrase};

/// A profile that tailors a pack.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its title.
    pub title: String,
    /// Its file.
    pub file: String,
    /// Of its bytes, where it was computed.
    pub sha256: Option<String>,
}

/// Something that was settled by people.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What, as a sentence.
    pub words: String,
    /// By whom or what, and why; empty where there is no more to say.
    pub why: String,
}

/// A waiver or an answer that has no effect.
#[derive(Clone, Debug)]
pub struct WithoutEffect {
    /// Which, and why.
    pub words: String,
    /// Its file.
    pub file: String,
}

impl Teller<'_> {
    pub(super) fn profiles(&self) -> Vec<Profile> {
        let profiles = self.report.profiles.iter().map(|profile| Profile {
            title: self.say(&profile.title),
            file: clean(&profile.profile).into_owned(),
            sha256: profile.sha256.as_deref().map(|hash| clean(hash).into_owned()),
        });
        profiles.collect()
    }

    /// Everything that people settled.
    pub(super) fn settings(&self) -> Vec<Setting> {
        let report = self.report;
        let mut settings = Vec::new();
        for profile in &report.profiles {
            settings.push(self.profile(profile));
            self.tailored(profile, &mut settings);
        }
        let made = report.choices.iter().filter(|choice| !choice.value.is_null());
        settings.extend(made.map(|choice| self.choice(choice)));
        let params = report.packs.iter().flat_map(|pack| &pack.params);
        settings.extend(params.map(|param| self.param(param)));
        let counting = |answer: &&model::Attestation| answer.state == AnswerState::Counts;
        let answers = report.attestations.iter().filter(counting);
        settings.extend(answers.map(|answer| self.answer_given(answer)));
        settings
    }

    fn profile(&self, profile: &model::Profile) -> Setting {
        let title = self.say(&profile.title);
        let (file, who, on) = (clean(&profile.profile), clean(&profile.who), clean(&profile.on));
        let words = match self.language() {
            Language::Ja => format!("プロファイル「{title}」（{file}、{on}、{who}）"),
            Language::En => format!("Profile “{title}” ({file}, {on}, {who})"),
        };
        let judged = self.report.packs.iter().find(|pack| pack.id == profile.pack);
        let other = judged.filter(|judged| judged.version != profile.version).map(|judged| {
            let (pack, made_for, version) =
                (clean(&judged.id), clean(&profile.version), clean(&judged.version));
            match self.language() {
                Language::Ja => {
                    format!("{pack} {made_for} 用に作られたが、この判定は {version} による")
                }
                Language::En => {
                    format!("made for {pack} {made_for}, but this is judged by {version}")
                }
            }
        });
        Setting { words, why: other.unwrap_or_default() }
    }

    /// The rules that a profile leaves out or raises, whoever the reader is: nothing may go missing unseen.
    fn tailored(&self, profile: &model::Profile, settings: &mut Vec<Setting>) {
        for left_out in &profile.left_out {
            let change = self.language().pick("判定に使わない", "left out");
            settings.push(self.change(profile, &left_out.rule, change, &left_out.reason));
        }
        for raised in &profile.raised {
            let to = words::strength(raised.to);
            let mut results = self.report.results.iter();
            let result = results.find(|result| {
                result.rule == raised.rule && result.pack == profile.pack && result.raised.is_some()
            });
            let from = result.and_then(|result| result.raised.as_ref());
            let from = from.map(|raised| words::strength(raised.from));
            let change = match (self.language(), from) {
                (Language::Ja, Some(from)) => format!("{}から{}に強める", from.ja, to.ja),
                (Language::En, Some(from)) => format!("raised from {} to {}", from.en, to.en),
                (Language::Ja, None) => format!("{}以上とする（もとからそうである）", to.ja),
                (Language::En, None) => format!("to be a {} at least, as it is", to.en),
            };
            settings.push(self.change(profile, &raised.rule, &change, &raised.reason));
        }
    }

    /// 「L-3 稼働率は99.5％以上：推奨から必須に強める」, and why.
    fn change(&self, profile: &model::Profile, rule: &str, change: &str, reason: &str) -> Setting {
        let mut results = self.report.results.iter();
        let result = results.find(|result| result.rule == rule && result.pack == profile.pack);
        let title = result.map(|result| self.say(&result.title)).unwrap_or_default();
        let rule = format!("{} {title}", clean(rule));
        Setting {
            words: phrase::named(rule.trim_end(), change, self.language()),
            why: self.because(reason, &profile.profile),
        }
    }

    fn choice(&self, choice: &Choice) -> Setting {
        let chosen = choice.options.iter().find(|option| option.value == choice.value);
        let chosen = chosen.map(|option| self.say(&option.title)).unwrap_or_default();
        let words = phrase::named(&self.say(&choice.title), &chosen, self.language());
        Setting {
            words: phrase::with_remark(&words, &clean(&choice.choice), self.language()),
            why: choice.set_by.as_ref().map(|by| self.set_by(by)).unwrap_or_default(),
        }
    }

    fn param(&self, param: &Param) -> Setting {
        let language = self.language();
        let words = phrase::named(&self.say(&param.title), &self.say(&param.found), language);
        let usual = self.say(&param.usual);
        let usual = match language {
            Language::Ja => format!("通常は{usual}"),
            Language::En => format!("usually {usual}"),
        };
        let remark = phrase::listed(&[clean(&param.parameter).as_ref(), &usual], language);
        Setting {
            words: phrase::with_remark(&words, &remark, language),
            why: self.set_by(&param.set_by),
        }
    }

    /// Who settled it and why; where the command line overruled a profile, what that says.
    fn set_by(&self, set_by: &SetBy) -> String {
        let option = match set_by {
            SetBy::Profile(by) => return self.by_profile(by),
            SetBy::Option(option) => option,
        };
        match (&option.overruled, self.language()) {
            (None, Language::Ja) => format!("{} による", option.option),
            (None, Language::En) => format!("by {}", option.option),
            (Some(overruled), Language::Ja) => {
                let (found, by) = (self.say(&overruled.found), self.by_profile(&overruled.by));
                format!("{} による。プロファイルの定めは {found}：{by}", option.option)
            }
            (Some(overruled), Language::En) => {
                let (found, by) = (self.say(&overruled.found), self.by_profile(&overruled.by));
                format!("by {}; the profile says {found}: {by}", option.option)
            }
        }
    }

    /// What a profile says of one thing.
    pub(super) fn by_profile(&self, by: &ByProfile) -> String {
        self.because(&by.reason, &by.profile)
    }

    /// 「本市の基準による」（city.json）
    fn because(&self, reason: &str, profile: &str) -> String {
        let reason = phrase::quoted(&clean(reason), self.language());
        phrase::with_remark(&reason, &clean(profile), self.language())
    }

    fn answer_given(&self, answer: &model::Attestation) -> Setting {
        let (rule, who, on) = (clean(&answer.rule), clean(&answer.who), clean(&answer.on));
        let result = self.say(&words::attested(answer.result));
        let mut words = match self.language() {
            Language::Ja => format!("{rule} の質問への回答：{result}（{on}、{who}）"),
            Language::En => format!("Answer to the question of {rule}: {result} ({on}, {who})"),
        };
        if let Some(until) = answer.until.as_deref().map(clean) {
            words = match self.language() {
                Language::Ja => format!("{words}、{until}まで有効"),
                Language::En => format!("{words}, good until {until}"),
            };
        }
        let note = answer.note.as_deref();
        let note = note.map(|note| phrase::quoted(&clean(note), self.language()));
        Setting { words, why: note.unwrap_or_default() }
    }

    /// Until when a waiver bears a finding, who decided so, and why.
    pub(super) fn waiver(&self, result: &RuleResult) -> Option<String> {
        let waiver = result.waiver.as_ref()?;
        let (until, who) = (clean(&waiver.until), clean(&waiver.who));
        let reason = phrase::quoted(&clean(&waiver.reason), self.language());
        Some(match self.language() {
            Language::Ja => format!("{until}まで  {who}{reason}"),
            Language::En => format!("until {until}  {who}: {reason}"),
        })
    }

    /// Waivers that bear nothing, and answers that do not count; each with why.
    pub(super) fn without_effect(&self) -> Vec<WithoutEffect> {
        let report = self.report;
        let waivers = report.waivers.iter().filter(|waiver| waiver.state != WaiverState::InEffect);
        let waivers = waivers.map(|waiver| self.idle_waiver(waiver));
        let answers = report
            .attestations
            .iter()
            .filter(|answer| !matches!(answer.state, AnswerState::Counts | AnswerState::Older));
        waivers.chain(answers.map(|answer| self.idle_answer(answer))).collect()
    }

    fn idle_waiver(&self, waiver: &model::Waiver) -> WithoutEffect {
        let rule = [Some(waiver.rule.as_str()), waiver.subject.as_deref()];
        let rule: Vec<_> = rule.into_iter().flatten().map(clean).collect();
        let rule = rule.join(" ");
        let (who, on, until) =
            (clean(&waiver.by.who), clean(&waiver.by.on), clean(&waiver.by.until));
        let state = words::waiver_state(waiver.state);
        let words = match self.language() {
            Language::Ja => format!("{rule} の猶予（{on}から{until}まで、{who}）：{}", state.ja),
            Language::En => format!("Waiver of {rule} ({on} to {until}, {who}): {}", state.en),
        };
        WithoutEffect { words, file: clean(&waiver.by.file).into_owned() }
    }

    fn idle_answer(&self, answer: &model::Attestation) -> WithoutEffect {
        let (rule, who, on) = (clean(&answer.rule), clean(&answer.who), clean(&answer.on));
        let state = words::answer_state(answer.state);
        let words = match self.language() {
            Language::Ja => format!("{rule} の質問への回答（{on}、{who}）：{}", state.ja),
            Language::En => format!("Answer to {rule} ({on}, {who}): {}", state.en),
        };
        WithoutEffect { words, file: clean(&answer.file).into_owned() }
    }
}
