//! What stands after the findings: choices to make, mistakes, accepted claims, what was set, what is in order, the sources.

use tekigo_core::settings::CODES;
use tekigo_core::typed::{ResultWord, Strength};

use super::{Teller, at, is_finding, location};
use crate::clean::clean;
use crate::model::{self, Because, Invalid, RuleResult};
use crate::words::{self, Label};

/// A choice that nobody has made and that some result waits for.
#[derive(Clone, Debug)]
pub struct OpenChoice {
    /// What it is about.
    pub title: String,
    /// Why it is open.
    pub reason: String,
    /// The rules that wait.
    pub rules: Vec<String>,
    /// Each reading: how it is chosen, and what it means where that says more.
    pub options: Vec<(String, String)>,
}

/// Something wrong with a document.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Where.
    pub place: String,
    /// What kind of mistake it is: `tekigo explain` tells more of it.
    pub code: String,
    /// The place as a JSON Pointer; empty where the message names it.
    pub pointer: String,
    /// What was expected, and what was found.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A claim that something does not apply, which a rule accepted.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The rule.
    pub rule: String,
    /// What does not apply.
    pub title: String,
    /// The reason that is given.
    pub reason: String,
    /// Where.
    pub place: String,
}

/// A result that is in order or does not apply, over one document or several.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The result.
    pub result: ResultWord,
    /// How strongly it binds.
    pub strength: Strength,
    /// The result in a word.
    pub word: String,
    /// The rule.
    pub rule: String,
    /// Its pack.
    pub pack: String,
    /// What it asks.
    pub title: String,
    /// The documents that it is about, where the rule is judged document by document.
    pub subjects: Vec<String>,
}

/// A guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub source: String,
    /// How strongly it binds.
    pub force: String,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub published: String,
}

impl Teller<'_> {
    pub(super) fn open_choices(&self) -> Vec<OpenChoice> {
        let open = self.report.choices.iter().filter(|choice| choice.value.is_null());
        let told = open.filter_map(|choice| {
            let waits = |result: &&RuleResult| {
                result.pack == choice.pack
                    && result.result == ResultWord::Unknown
                    && result.because.iter().any(|because| {
                        matches!(because, Because::Choice(reason) if reason.choice == choice.choice)
                    })
            };
            let mut rules: Vec<String> =
                self.seen().filter(waits).map(|result| clean(&result.rule).into_owned()).collect();
            rules.dedup();
            (!rules.is_empty()).then(|| OpenChoice {
                title: self.say(&choice.title),
                reason: self.say(&choice.reason),
                rules,
                options: choice.options.iter().map(|option| self.option(choice, option)).collect(),
            })
        });
        told.collect()
    }

    fn option(&self, choice: &model::Choice, option: &model::ChoiceOption) -> (String, String) {
        let value = match &option.value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let title = self.say(&option.title);
        let says_more = title != value;
        let command = format!("--choose {}={}", clean(&choice.choice), clean(&value));
        (command, if says_more { title } else { String::new() })
    }

    pub(super) fn mistakes(&self) -> Vec<Mistake> {
        let mistakes = self.report.invalid.iter().map(|invalid| {
            // Many a message names the place itself.
            let told = |pointer: &&str| self.language().of(&invalid.message).contains(pointer);
            let pointer = invalid.pointer.as_deref().filter(|pointer| !told(pointer));
            Mistake {
                place: at(&clean(&invalid.input), invalid.line, invalid.column),
                code: clean(&invalid.code).into_owned(),
                pointer: pointer.map(|pointer| clean(pointer).into_owned()).unwrap_or_default(),
                message: self.say(&invalid.message),
                help: invalid.help.as_ref().map(|help| self.say(help)),
            }
        });
        mistakes.collect()
    }

    /// Files of settings are told among the mistakes too; that they are no documents, nobody should have to wonder.
    pub(super) fn mistakes_in(&self) -> Label {
        let settings = |invalid: &Invalid| CODES.contains(&invalid.code.as_str());
        let some = self.report.invalid.iter().any(settings);
        if some { Label::OtherMistakes } else { Label::Mistakes }
    }

    pub(super) fn claims(&self) -> Vec<Claim> {
        let seen = |claim: &&model::Claim| {
            self.seen().any(|result| result.rule == claim.rule && result.pack == claim.pack)
        };
        let claims = self.report.claims.iter().filter(seen).map(|claim| Claim {
            rule: clean(&claim.rule).into_owned(),
            title: self.say(&claim.place.title),
            reason: claim.place.reason.as_deref().map(clean).unwrap_or_default().into_owned(),
            place: location(&claim.place).unwrap_or_default(),
        });
        claims.collect()
    }

    /// What is in order or does not apply; documents of which a rule says the same stand together.
    pub(super) fn rest(&self) -> Vec<Rest> {
        let several = self.report.packs.len() > 1;
        let mut told: Vec<Rest> = Vec::new();
        for result in self.seen().filter(|result| !is_finding(result)) {
            let rest = Rest {
                result: result.result,
                strength: result.strength,
                word: self.say(&words::result_of(result.strength, result.result)),
                rule: clean(&result.rule).into_owned(),
                pack: if several { clean(&result.pack).into_owned() } else { String::new() },
                title: self.say(&result.title),
                subjects: result.subject.iter().map(|name| clean(name).into_owned()).collect(),
            };
            let known = told.iter_mut().find(|known| {
                known.rule == rest.rule
                    && known.pack == rest.pack
                    && known.result == rest.result
                    && known.title == rest.title
            });
            match known {
                Some(known) => known.subjects.extend(rest.subjects),
                None => told.push(rest),
            }
        }
        told
    }

    /// The guidelines that findings cite by their names, and those that only what is in order cites.
    pub(super) fn sources(&self) -> (Vec<Source>, Vec<Source>) {
        let (mut of_findings, mut others) = (Vec::new(), Vec::new());
        for pack in &self.report.packs {
            for source in &pack.sources {
                let cited = || {
                    self.seen().filter(|result| {
                        let cites = result.cites.iter().any(|cite| cite.source == source.source);
                        result.pack == pack.id && cites
                    })
                };
                let told = Source {
                    source: clean(&source.source).into_owned(),
                    force: self.say(&words::force(source.force)),
                    title: self.say(&source.title),
                    published: clean(&source.published).into_owned(),
                };
                let list = match cited().any(is_finding) {
                    true => &mut of_findings,
                    false if cited().next().is_some() => &mut others,
                    false => continue,
                };
                if !list.contains(&told) {
                    list.push(told);
                }
            }
        }
        others.retain(|source| !of_findings.contains(source));
        (of_findings, others)
    }
}
