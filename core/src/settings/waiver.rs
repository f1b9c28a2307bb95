//! Waivers: findings that are known and borne until a day.

use tekigo_grammar::tree::Spanned;

use super::Read;
use super::problem::SettingsProblemKind as Kind;
use super::reader::{Members, Reader};
use crate::json::Json;
use crate::program::Program;
use crate::typed::{ResultWord, Strength};
use crate::value::Date;

/// What a waiver may hold.
const MEMBERS: &[&str] = &["rule", "pack", "subject", "reason", "who", "on", "until"];

/// A waiver, its rule resolved in one of the packs that are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The index of its file.
    pub file: usize,
    /// The pack: its position among those that are judged by.
    pub pack: usize,
    /// The rule.
    pub rule: String,
    /// The name of the one document that it is about, as it was given.
    pub subject: Option<String>,
    /// Why.
    pub reason: String,
    /// Who bears it.
    pub who: String,
    /// The first day.
    pub on: Date,
    /// The last day.
    pub until: Date,
}

/// Whether a day lies in the time of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Its first day is yet to come.
    NotYet,
    /// It is in effect.
    InEffect,
    /// Its last day is over.
    Expired,
}

impl Waiver {
    /// Whether it is in effect on a day; both ends belong to its time.
    #[must_use]
    pub fn term(&self, as_of: Date) -> Term {
        if as_of < self.on {
            Term::NotYet
        } else if as_of <= self.until {
            Term::InEffect
        } else {
            Term::Expired
        }
    }

    /// Whether it is about a result: that of its rule, over its document where it names one.
    #[must_use]
    pub fn covers(&self, pack: usize, rule: &str, subject: Option<&str>) -> bool {
        let own = self.subject.as_deref();
        self.pack == pack && self.rule == rule && own.is_none_or(|own| Some(own) == subject)
    }
}

/// Whether a result asks something of somebody, so that a waiver can bear it.
#[must_use]
pub fn is_finding(result: ResultWord, strength: Strength) -> bool {
    let finding = match result {
        ResultWord::Fail | ResultWord::Unknown | ResultWord::NotChecked | ResultWord::Error => true,
        ResultWord::Pass | ResultWord::NotApplicable | ResultWord::NotSelected => false,
    };
    finding && strength != Strength::May
}

/// A document that a rule may be judged for: its kind, and its name in the report.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// `system`
    pub kind: &'a str,
    /// `cities/north.json`
    pub name: &'a str,
}

/// Reads waivers. A wrong one does not cost the others.
#[must_use]
pub fn read_waivers(
    text: &str,
    file: usize,
    programs: &[&Program],
    documents: &[Subject<'_>],
) -> Read<Waiver> {
    super::read_list(text, file, |reader, entry| waiver(reader, entry, programs, documents))
}

fn waiver(
    reader: &mut Reader,
    entry: &Json,
    programs: &[&Program],
    documents: &[Subject<'_>],
) -> Option<Waiver> {
    let members = reader.object(entry, None, MEMBERS)?;
    let place = place(reader, &members, programs, documents);
    let (reason, who) = (reader.text(&members, "reason"), reader.text(&members, "who"));
    let (on, until) = (reader.day(&members, "on"), reader.day(&members, "until"));
    if let (Some(on), Some(until)) = (on, until)
        && until < on
    {
        reader.refuse(members.span("until"), Kind::EndsBeforeItBegins);
    }
    let Place { pack, rule, subject } = place?;
    Some(Waiver {
        file: reader.file,
        pack,
        rule,
        subject,
        reason: reason?.value,
        who: who?.value,
        on: on?,
        until: until?,
    })
}

/// What a waiver is about.
struct Place {
    pack: usize,
    rule: String,
    subject: Option<String>,
}

fn place(
    reader: &mut Reader,
    members: &Members<'_>,
    programs: &[&Program],
    documents: &[Subject<'_>],
) -> Option<Place> {
    let rule = reader.text(members, "rule");
    let named = reader.text_or_none(members, "pack");
    let subject = reader.text_or_none(members, "subject");
    if let Some(named) = &named
        && !programs.iter().any(|program| program.name == named.value)
    {
        let known = programs.iter().map(|program| program.name.as_str());
        let suggestion = reader.nearest(&named.value, known);
        reader.refuse(named.span, Kind::UnknownPack { name: named.value.clone(), suggestion });
        return None;
    }
    let rule = rule?;
    let meant = || {
        let is_meant =
            |program: &Program| named.as_ref().is_none_or(|named| named.value == program.name);
        programs.iter().enumerate().filter(move |(_, program)| is_meant(program))
    };
    let found: Vec<usize> = meant()
        .filter(|(_, program)| program.rule_named(&rule.value).is_some())
        .map(|(pack, _)| pack)
        .collect();
    let pack = match found.as_slice() {
        [pack] => *pack,
        [] => {
            let known = meant().flat_map(|(_, program)| &program.rules);
            let suggestion = reader.nearest(&rule.value, known.map(|rule| rule.id.as_str()));
            let pack = named.map(|named| named.value);
            reader.refuse(rule.span, Kind::UnknownRule { name: rule.value, pack, suggestion });
            return None;
        }
        several => {
            let packs = several.iter().filter_map(|pack| programs.get(*pack));
            let packs = packs.map(|program| program.name.clone()).collect();
            reader.refuse(rule.span, Kind::RuleOfTwoPacks { name: rule.value, packs });
            return None;
        }
    };
    let Some(subject) = subject else {
        return Some(Place { pack, rule: rule.value, subject: None });
    };
    let program = programs.get(pack)?;
    let kind = program.rule_named(&rule.value)?.subject.and_then(|kind| program.kind(kind));
    let Some(kind) = kind else {
        reader.refuse(subject.span, Kind::NoSubject { rule: rule.value });
        return None;
    };
    let of_kind = documents.iter().filter(|document| document.kind == kind.name);
    let subject = document(reader, subject, of_kind.map(|document| document.name).collect())?;
    Some(Place { pack, rule: rule.value, subject: Some(subject) })
}

/// The document that a subject means: of that name, or the only one of that name in some folder. A name that no document has
/// is no mistake: another day it may be given.
fn document(reader: &mut Reader, subject: Spanned<String>, given: Vec<&str>) -> Option<String> {
    if given.contains(&subject.value.as_str()) {
        return Some(subject.value);
    }
    let answering: Vec<&str> =
        given.into_iter().filter(|name| answers(name, &subject.value)).collect();
    match answering.as_slice() {
        [] => Some(subject.value),
        [one] => Some((*one).to_owned()),
        _ => {
            let names = answering.into_iter().map(str::to_owned).collect();
            reader.refuse(subject.span, Kind::TwoSubjects { subject: subject.value, names });
            None
        }
    }
}

/// Whether a document's name ends in this, after a folder.
fn answers(name: &str, subject: &str) -> bool {
    name.strip_suffix(subject).is_some_and(|before| before.ends_with(['/', '\\']))
}
