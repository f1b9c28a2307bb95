//! What profiles and the command line settle together: the settings of each pack, and who settled what.

use super::problem::{SettingsProblem, SettingsProblemKind as Kind};
use super::profile::{Profile, Setting};
use crate::eval::{Settings, Tailoring};
use crate::program::Program;
use crate::typed::Strength;
use crate::value::Value;

/// The settings of one pack, and where they come from.
#[derive(Clone, Debug, Default)]
pub struct Tailored {
    /// The value of each parameter.
    pub parameters: Vec<Value>,
    /// The reading of each choice; `None` where nobody chose.
    pub choices: Vec<Option<Value>>,
    /// How each rule is tailored.
    pub rules: Vec<Tailoring>,
    /// Who settled what.
    pub origins: Origins,
}

/// Who settled what; nothing where a pack is left as it is.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Of each parameter.
    pub parameters: Vec<Option<SetBy>>,
    /// Of each choice.
    pub choices: Vec<Option<SetBy>>,
    /// Of each rule.
    pub rules: Vec<Option<ByProfile>>,
}

/// Who settled a parameter or choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetBy {
    /// A profile.
    Profile(ByProfile),
    /// An option of the command line, and what it overruled: what a profile says, and which.
    Option(&'static str, Option<(Value, ByProfile)>),
}

/// A profile, and why it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByProfile {
    /// Its position among those given.
    pub profile: usize,
    /// Why.
    pub reason: String,
}

/// Puts profiles together, for each pack. Profiles that contradict one another cannot be followed.
pub fn tailor(
    programs: &[&Program],
    profiles: &[Profile],
) -> Result<Vec<Tailored>, Vec<SettingsProblem>> {
    let mut problems = Vec::new();
    let of_pack = |(pack, program): (usize, &&Program)| {
        let own: Vec<(usize, &Profile)> =
            profiles.iter().enumerate().filter(|(_, profile)| profile.pack == pack).collect();
        let mut tailored = Tailored::new(program);
        let parameters = agreed(&own, |profile| &profile.parameters, &mut problems);
        for (setting, by) in parameters {
            put(&mut tailored.parameters, setting.which, setting.to);
            put(&mut tailored.origins.parameters, setting.which, Some(SetBy::Profile(by)));
        }
        let choices = agreed(&own, |profile| &profile.choices, &mut problems);
        for (setting, by) in choices {
            put(&mut tailored.choices, setting.which, Some(setting.to));
            put(&mut tailored.origins.choices, setting.which, Some(SetBy::Profile(by)));
        }
        let rules = agreed(&own, |profile| &profile.rules, &mut problems);
        for (setting, by) in rules {
            let to: Option<Strength> = setting.to;
            put(
                &mut tailored.rules,
                setting.which,
                to.map_or(Tailoring::LeftOut, Tailoring::Raised),
            );
            put(&mut tailored.origins.rules, setting.which, Some(by));
        }
        tailored
    };
    let tailored = programs.iter().enumerate().map(of_pack).collect();
    if problems.is_empty() { Ok(tailored) } else { Err(problems) }
}

/// Each thing that some profile settles, with the first that does; what others say otherwise is a problem.
fn agreed<'p, T: PartialEq>(
    profiles: &[(usize, &'p Profile)],
    list: fn(&Profile) -> &Vec<Setting<T>>,
    problems: &mut Vec<SettingsProblem>,
) -> Vec<(&'p Setting<T>, ByProfile)> {
    let mut agreed: Vec<(&Setting<T>, usize, ByProfile)> = Vec::new();
    for (at, profile) in profiles {
        for setting in list(profile) {
            let Some((first, file, _)) =
                agreed.iter().find(|(known, ..)| known.which == setting.which)
            else {
                let by = ByProfile { profile: *at, reason: setting.reason.clone() };
                agreed.push((setting, profile.file, by));
                continue;
            };
            if first.to != setting.to {
                problems.push(SettingsProblem {
                    file: profile.file,
                    span: setting.name.span,
                    kind: Kind::Contradiction { name: setting.name.value.clone() },
                    related: Some((*file, first.name.span)),
                });
            }
        }
    }
    agreed.into_iter().map(|(setting, _, by)| (setting, by)).collect()
}

fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

impl Tailored {
    /// A pack as it is.
    #[must_use]
    pub fn new(program: &Program) -> Self {
        let parameters = program.parameters.iter().map(|parameter| parameter.default).collect();
        Self {
            parameters,
            choices: vec![None; program.choices.len()],
            rules: vec![Tailoring::default(); program.rules.len()],
            origins: Origins {
                parameters: vec![None; program.parameters.len()],
                choices: vec![None; program.choices.len()],
                rules: vec![None; program.rules.len()],
            },
        }
    }

    /// Lets an option of the command line set a parameter, whatever a profile says.
    pub fn set_parameter(&mut self, which: usize, value: Value, option: &'static str) {
        let before = self.parameters.get(which).copied();
        put(&mut self.parameters, which, value);
        if let Some(origin) = self.origins.parameters.get_mut(which) {
            overrule(origin, before, value, option);
        }
    }

    /// Lets an option of the command line make a choice, whatever a profile says.
    pub fn make_choice(&mut self, which: usize, value: Value, option: &'static str) {
        let before = self.choices.get(which).copied().flatten();
        put(&mut self.choices, which, Some(value));
        if let Some(origin) = self.origins.choices.get_mut(which) {
            overrule(origin, before, value, option);
        }
    }

    /// Hands everything to an evaluation but where it comes from.
    pub fn apply(&self, settings: &mut Settings<'_>) {
        settings.parameters.clone_from(&self.parameters);
        settings.choices.clone_from(&self.choices);
        settings.rules.clone_from(&self.rules);
    }
}

/// An option that says what a profile says anyway leaves that profile's word.
fn overrule(origin: &mut Option<SetBy>, before: Option<Value>, value: Value, option: &'static str) {
    let overruled = match origin.take() {
        Some(SetBy::Profile(by)) if before == Some(value) => {
            *origin = Some(SetBy::Profile(by));
            return;
        }
        Some(SetBy::Profile(by)) => before.map(|before| (before, by)),
        Some(SetBy::Option(_, overruled)) => overruled,
        None => None,
    };
    *origin = Some(SetBy::Option(option, overruled));
}
