//! What a report rests on beside the documents: profiles, choices, parameters, answers; and waivers, with who and why.

use std::fmt::Write as _;

use super::Sheet;
use super::finding::INDENT;
use crate::model::{
    AnswerState, Attestation, ByProfile, Choice, Param, Profile, RuleResult, SetBy, WaiverState,
};
use crate::terminal::clean;
use crate::terminal::style::{FAINT, paint};
use crate::words::{self, Language};

/// What stands before each thing that the report rests on.
const MARK: &str = "◆ ";

impl Sheet<'_> {
    /// Everything that people settled.
    pub(super) fn settings(&mut self) {
        let report = self.report;
        let made: Vec<&Choice> =
            report.choices.iter().filter(|choice| !choice.value.is_null()).collect();
        let params: Vec<&Param> = report.packs.iter().flat_map(|pack| &pack.params).collect();
        let counting = |answer: &&Attestation| answer.state == AnswerState::Counts;
        let answers: Vec<&Attestation> = report.attestations.iter().filter(counting).collect();
        let nothing = made.is_empty() && params.is_empty() && answers.is_empty();
        if nothing && report.profiles.is_empty() {
            return;
        }
        self.plain_heading("この判定の前提", "What this rests on");
        self.page.gap();
        for profile in &report.profiles {
            self.profile(profile);
            self.tailored(profile);
        }
        for choice in made {
            self.choice(choice);
        }
        for param in params {
            self.param(param);
        }
        for answer in answers {
            self.answer_given(answer);
        }
    }

    fn profile(&mut self, profile: &Profile) {
        let title = self.say(&profile.title);
        let (file, who, on) = (clean(&profile.profile), clean(&profile.who), &profile.on);
        let words = match self.language {
            Language::Ja => format!("プロファイル「{title}」（{file}、{on}、{who}）"),
            Language::En => format!("Profile “{title}” ({file}, {on}, {who})"),
        };
        self.page.paragraph(MARK, &words);
        let judged = self.report.packs.iter().find(|pack| pack.id == profile.pack);
        if let Some(judged) = judged.filter(|judged| judged.version != profile.version) {
            let (pack, made_for, version) =
                (clean(&judged.id), clean(&profile.version), clean(&judged.version));
            let words = match self.language {
                Language::Ja => {
                    format!("{pack} {made_for} 用に作られたが、この判定は {version} による")
                }
                Language::En => {
                    format!("made for {pack} {made_for}, but this is judged by {version}")
                }
            };
            self.page.paragraph(INDENT, &words);
        }
    }

    /// The rules that a profile leaves out or raises, whoever the reader is: nothing may go missing unseen.
    fn tailored(&mut self, profile: &Profile) {
        for left_out in &profile.left_out {
            let change = self.language.pick("判定に使わない", "left out").to_owned();
            self.change(profile, &left_out.rule, &change, &left_out.reason);
        }
        for raised in &profile.raised {
            let to = words::strength(raised.to);
            let mut results = self.report.results.iter();
            let result = results.find(|result| {
                result.rule == raised.rule && result.pack == profile.pack && result.raised.is_some()
            });
            let from = result.and_then(|result| result.raised.as_ref());
            let from = from.map(|raised| words::strength(raised.from));
            let change = match (self.language, from) {
                (Language::Ja, Some(from)) => format!("{}から{}に強める", from.ja, to.ja),
                (Language::En, Some(from)) => format!("raised from {} to {}", from.en, to.en),
                (Language::Ja, None) => format!("{}以上とする（もとからそうである）", to.ja),
                (Language::En, None) => format!("to be a {} at least, as it is", to.en),
            };
            self.change(profile, &raised.rule, &change, &raised.reason);
        }
    }

    /// 「L-3 稼働率は99.5％以上：推奨から必須に強める」, and why.
    fn change(&mut self, profile: &Profile, rule: &str, change: &str, reason: &str) {
        let mut results = self.report.results.iter();
        let result = results.find(|result| result.rule == rule && result.pack == profile.pack);
        let title = result.map(|result| self.say(&result.title)).unwrap_or_default();
        let rule = clean(rule);
        let words = match self.language {
            Language::Ja => format!("{rule} {title}：{change}"),
            Language::En => format!("{rule} {title}: {change}"),
        };
        self.page.paragraph(MARK, &words);
        let because = self.because(reason, &profile.profile);
        self.page.paragraph(INDENT, &paint(FAINT, &because));
    }

    fn choice(&mut self, choice: &Choice) {
        let title = self.say(&choice.title);
        let chosen = choice.options.iter().find(|option| option.value == choice.value);
        let chosen = chosen.map(|option| self.say(&option.title)).unwrap_or_default();
        let words = match self.language {
            Language::Ja => format!("{title}：{chosen}（{}）", choice.choice),
            Language::En => format!("{title}: {chosen} ({})", choice.choice),
        };
        self.page.paragraph(MARK, &words);
        self.set_by(choice.set_by.as_ref());
    }

    fn param(&mut self, param: &Param) {
        let title = self.say(&param.title);
        let (found, usual) = (self.say(&param.found), self.say(&param.usual));
        let words = match self.language {
            Language::Ja => format!("{title}：{found}（{}、通常は{usual}）", param.parameter),
            Language::En => format!("{title}: {found} ({}, usually {usual})", param.parameter),
        };
        self.page.paragraph(MARK, &words);
        self.set_by(Some(&param.set_by));
    }

    /// Who settled it and why; where the command line overruled a profile, what that says.
    fn set_by(&mut self, set_by: Option<&SetBy>) {
        let words = match set_by {
            None => return,
            Some(SetBy::Profile(by)) => self.by(by),
            Some(SetBy::Option(option)) => match &option.overruled {
                None => match self.language {
                    Language::Ja => format!("{} による", option.option),
                    Language::En => format!("by {}", option.option),
                },
                Some(overruled) => {
                    let (found, by) = (self.say(&overruled.found), self.by(&overruled.by));
                    match self.language {
                        Language::Ja => {
                            format!("{} による。プロファイルの定めは {found}：{by}", option.option)
                        }
                        Language::En => {
                            format!("by {}; the profile says {found}: {by}", option.option)
                        }
                    }
                }
            },
        };
        self.page.paragraph(INDENT, &paint(FAINT, &words));
    }

    /// What a profile says of one thing.
    pub(in crate::terminal) fn by(&self, by: &ByProfile) -> String {
        self.because(&by.reason, &by.profile)
    }

    /// 「本市の基準による」（city.json）
    fn because(&self, reason: &str, profile: &str) -> String {
        let (reason, profile) = (clean(reason), clean(profile));
        match self.language {
            Language::Ja => format!("「{reason}」（{profile}）"),
            Language::En => format!("“{reason}” ({profile})"),
        }
    }

    fn answer_given(&mut self, answer: &Attestation) {
        let (rule, who) = (clean(&answer.rule), clean(&answer.who));
        let result = words::attested(answer.result);
        let (result, on) = (self.language.of(&result).to_owned(), &answer.on);
        let mut words = match self.language {
            Language::Ja => format!("{rule} の質問への回答：{result}（{on}、{who}）"),
            Language::En => format!("Answer to the question of {rule}: {result} ({on}, {who})"),
        };
        if let Some(until) = &answer.until {
            let _ = match self.language {
                Language::Ja => write!(words, "、{until}まで有効"),
                Language::En => write!(words, ", good until {until}"),
            };
        }
        self.page.paragraph(MARK, &words);
        if let Some(note) = &answer.note {
            let note = clean(note);
            let note = match self.language {
                Language::Ja => format!("「{note}」"),
                Language::En => format!("“{note}”"),
            };
            self.page.paragraph(INDENT, &paint(FAINT, &note));
        }
    }

    /// The line of a finding that a waiver bears.
    pub(super) fn waiver(&mut self, result: &RuleResult) {
        let Some(waiver) = &result.waiver else { return };
        let (until, who, reason) = (&waiver.until, clean(&waiver.who), clean(&waiver.reason));
        let words = match self.language {
            Language::Ja => format!("{until}まで  {who}「{reason}」"),
            Language::En => format!("until {until}  {who}: “{reason}”"),
        };
        self.line("猶予", "Waiver", &words);
    }

    /// Waivers that bear nothing, and answers that do not count; each with why.
    pub(super) fn without_effect(&mut self) {
        let report = self.report;
        let waivers: Vec<_> =
            report.waivers.iter().filter(|waiver| waiver.state != WaiverState::InEffect).collect();
        let lost = |answer: &&Attestation| {
            !matches!(answer.state, AnswerState::Counts | AnswerState::Older)
        };
        let answers: Vec<_> = report.attestations.iter().filter(lost).collect();
        if waivers.is_empty() && answers.is_empty() {
            return;
        }
        self.plain_heading("効果のない猶予と回答", "Waivers and answers without effect");
        self.page.gap();
        for waiver in waivers {
            let (rule, who, file) =
                (clean(&waiver.rule), clean(&waiver.by.who), clean(&waiver.by.file));
            let (on, until) = (&waiver.by.on, &waiver.by.until);
            let state = words::waiver_state(waiver.state);
            let subject = waiver.subject.as_deref().map(clean).unwrap_or_default();
            let subject = if subject.is_empty() { subject } else { format!(" {subject}").into() };
            let words = match self.language {
                Language::Ja => {
                    format!("{rule}{subject} の猶予（{on}から{until}まで、{who}）：{}", state.ja)
                }
                Language::En => {
                    format!("Waiver of {rule}{subject} ({on} to {until}, {who}): {}", state.en)
                }
            };
            self.page.with_tail("– ", &words, &paint(FAINT, &file));
        }
        for answer in answers {
            let (rule, who, file) = (clean(&answer.rule), clean(&answer.who), clean(&answer.file));
            let (on, state) = (&answer.on, words::answer_state(answer.state));
            let words = match self.language {
                Language::Ja => format!("{rule} の質問への回答（{on}、{who}）：{}", state.ja),
                Language::En => format!("Answer to {rule} ({on}, {who}): {}", state.en),
            };
            self.page.with_tail("– ", &words, &paint(FAINT, &file));
        }
    }
}
