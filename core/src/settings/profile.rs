//! A profile: how those who use a pack tailor it, by whom and why.

use std::collections::BTreeMap;

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use super::problem::{SettingsProblem, SettingsProblemKind as Kind};
use super::reader::{Members, Reader};
use super::value::{self, ValueFault};
use crate::json::Json;
use crate::program::Program;
use crate::typed::Strength;
use crate::value::{Date, Value};

/// What `format` says.
const FORMAT: &str = "tekigo-profile/1";

/// What a profile may hold.
const MEMBERS: &[&str] = &[
    "format",
    "title",
    "who",
    "on",
    "pack",
    "version",
    "parameters",
    "choices",
    "left_out",
    "raised",
];

/// A profile, its names resolved in one of the packs that are judged by.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The index of its file.
    pub file: usize,
    /// Its title.
    pub title: Bilingual,
    /// Who made it.
    pub who: String,
    /// The day.
    pub on: Date,
    /// The pack: its position among those that are judged by.
    pub pack: usize,
    /// The version of the pack that it was made for.
    pub version: String,
    /// `parameters`
    pub parameters: Vec<Setting<Value>>,
    /// `choices`
    pub choices: Vec<Setting<Value>>,
    /// `left_out` and `raised`: no strength leaves the rule out.
    pub rules: Vec<Setting<Option<Strength>>>,
}

/// One thing that a profile settles.
#[derive(Clone, Debug)]
pub struct Setting<T> {
    /// Which parameter, choice or rule of the program, by position.
    pub which: usize,
    /// Its name.
    pub name: Spanned<String>,
    /// To what.
    pub to: T,
    /// Why.
    pub reason: String,
}

/// Reads a profile for one of some packs. One that is wrong anywhere is no profile: it would tailor otherwise than it was
/// meant to.
pub fn read_profile(
    text: &str,
    file: usize,
    programs: &[&Program],
) -> Result<Profile, Vec<SettingsProblem>> {
    let mut reader = Reader::new(file);
    match profile(&mut reader, text, programs) {
        Some(profile) if reader.found == 0 => Ok(profile),
        _ => Err(reader.finish()),
    }
}

fn profile(reader: &mut Reader, text: &str, programs: &[&Program]) -> Option<Profile> {
    let json = reader.parse(text)?;
    let members = reader.object(&json, None, MEMBERS)?;
    let format = reader.word(&members, "format", &[FORMAT]);
    let title = reader.both(&members, "title");
    let (who, on) = (reader.text(&members, "who"), reader.day(&members, "on"));
    let version = reader.text(&members, "version");
    let pack = pack(reader, &members, programs);
    let program = pack.and_then(|at| programs.get(at).copied());
    let mut lists = Lists { reader, members: &members, program };
    let parameters = lists.read("parameters", &["parameter", "value", "reason"], parameter);
    let choices = lists.read("choices", &["choice", "value", "reason"], choice);
    let mut rules = lists.read("left_out", &["rule", "reason"], left_out);
    rules.extend(lists.read("raised", &["rule", "to", "reason"], raised));
    once(reader, &parameters);
    once(reader, &choices);
    once(reader, &rules);
    format?;
    Some(Profile {
        file: reader.file,
        title: title?,
        who: who?.value,
        on: on?,
        pack: pack?,
        version: version?.value,
        parameters,
        choices,
        rules,
    })
}

fn pack(reader: &mut Reader, members: &Members<'_>, programs: &[&Program]) -> Option<usize> {
    let pack = reader.text(members, "pack")?;
    let at = programs.iter().position(|program| program.name == pack.value);
    if at.is_none() {
        let known = programs.iter().map(|program| program.name.as_str());
        let suggestion = reader.nearest(&pack.value, known);
        reader.refuse(pack.span, Kind::UnknownPack { name: pack.value, suggestion });
    }
    at
}

/// The lists of a profile. Without its pack nothing can be said of the names in them; of their form, all the same.
struct Lists<'r, 't> {
    reader: &'r mut Reader,
    members: &'r Members<'t>,
    program: Option<&'r Program>,
}

/// What an entry settles: which parameter, choice or rule, and to what.
type Settles<T> = fn(&mut Reader, &Members<'_>, Option<&Program>) -> Option<Settled<T>>;

/// The part of a setting that differs from list to list.
struct Settled<T> {
    which: usize,
    name: Spanned<String>,
    to: T,
}

impl Lists<'_, '_> {
    fn read<T>(
        &mut self,
        list: &'static str,
        known: &'static [&'static str],
        settles: Settles<T>,
    ) -> Vec<Setting<T>> {
        let entries = self.reader.list(self.members, list);
        let read = entries.iter().filter_map(|entry: &Json| {
            let entry = self.reader.object(entry, None, known)?;
            let settled = settles(self.reader, &entry, self.program);
            let reason = self.reader.text(&entry, "reason")?.value;
            let Settled { which, name, to } = settled?;
            Some(Setting { which, name, to, reason })
        });
        read.collect()
    }
}

fn parameter(
    reader: &mut Reader,
    entry: &Members<'_>,
    program: Option<&Program>,
) -> Option<Settled<Value>> {
    let (name, written) = (reader.text(entry, "parameter"), reader.scalar(entry, "value"));
    let (name, program) = (name?, program?);
    let known = || program.parameters.iter().map(|parameter| parameter.name.as_str());
    let Some(which) = known().position(|known| known == name.value) else {
        let suggestion = reader.nearest(&name.value, known());
        reader.refuse(name.span, Kind::UnknownParameter { name: name.value, suggestion });
        return None;
    };
    let (parameter, written) = (program.parameters.get(which)?, written?);
    match value::parameter_scalar(program, parameter, &written.value) {
        Ok(to) => Some(Settled { which, name, to }),
        Err(fault) => {
            let (name, shown) = (name.value, written.value.to_string());
            let kind = match fault {
                ValueFault::Form(due) => Kind::BadValue { name, written: shown, due },
                ValueFault::Bounds(bounds) => Kind::OutOfBounds { name, written: shown, bounds },
            };
            reader.refuse(written.span, kind);
            None
        }
    }
}

fn choice(
    reader: &mut Reader,
    entry: &Members<'_>,
    program: Option<&Program>,
) -> Option<Settled<Value>> {
    let (name, written) = (reader.text(entry, "choice"), reader.scalar(entry, "value"));
    let (name, program) = (name?, program?);
    let known = || program.choices.iter().map(|choice| choice.name.as_str());
    let Some(which) = known().position(|known| known == name.value) else {
        let suggestion = reader.nearest(&name.value, known());
        reader.refuse(name.span, Kind::UnknownChoice { name: name.value, suggestion });
        return None;
    };
    let (choice, written) = (program.choices.get(which)?, written?);
    let Some(to) = value::reading_scalar(choice, &written.value) else {
        let readings = choice.options.iter();
        let readings = readings.map(|(name, value, _)| value::shown(name, *value)).collect();
        let (name, shown) = (name.value, written.value.to_string());
        reader.refuse(written.span, Kind::NoSuchReading { name, written: shown, readings });
        return None;
    };
    Some(Settled { which, name, to })
}

fn left_out(
    reader: &mut Reader,
    entry: &Members<'_>,
    program: Option<&Program>,
) -> Option<Settled<Option<Strength>>> {
    let name = reader.text(entry, "rule");
    let (which, name) = rule(reader, name?, program?)?;
    Some(Settled { which, name, to: None })
}

/// A strength is raised, never lowered, and raised in some version at least.
fn raised(
    reader: &mut Reader,
    entry: &Members<'_>,
    program: Option<&Program>,
) -> Option<Settled<Option<Strength>>> {
    let name = reader.text(entry, "rule");
    let to = match reader.word(entry, "to", &["must", "should"]) {
        Some(0) => Some(Strength::Must),
        Some(_) => Some(Strength::Should),
        None => None,
    };
    let program = program?;
    let (which, name) = rule(reader, name?, program)?;
    let to = to?;
    let is = program.rules.get(which)?.versions.iter().map(|version| version.strength).min()?;
    if is >= to {
        let kind = Kind::NotRaised { rule: name.value, is, to };
        reader.refuse(entry.span("to"), kind);
        return None;
    }
    Some(Settled { which, name, to: Some(to) })
}

fn rule(
    reader: &mut Reader,
    name: Spanned<String>,
    program: &Program,
) -> Option<(usize, Spanned<String>)> {
    let known = || program.rules.iter().map(|rule| rule.id.as_str());
    let which = known().position(|known| known == name.value);
    if which.is_none() {
        let suggestion = reader.nearest(&name.value, known());
        let pack = Some(program.name.clone());
        let kind = Kind::UnknownRule { name: name.value.clone(), pack, suggestion };
        reader.refuse(name.span, kind);
    }
    Some((which?, name))
}

/// A profile settles each thing once.
fn once<T>(reader: &mut Reader, settings: &[Setting<T>]) {
    let mut seen = BTreeMap::new();
    for setting in settings {
        if let Some(first) = seen.get(&setting.which) {
            let kind = Kind::Twice { name: setting.name.value.clone() };
            reader.refuse_beside(setting.name.span, kind, *first);
        } else {
            seen.insert(setting.which, setting.name.span);
        }
    }
}
