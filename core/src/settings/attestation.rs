//! Reads attestations: what people say of rules that no document can decide.

use super::Read;
use super::problem::SettingsProblemKind as Kind;
use super::reader::{Members, Reader};
use crate::attestation::{Asked, Attestation};
use crate::json::Json;
use crate::program::{Duty, Program};
use crate::typed::Attested;

/// What an attestation may hold.
const MEMBERS: &[&str] =
    &["rule", "who", "on", "until", "question", "question_sha256", "result", "note"];

/// Reads attestations. A wrong one does not cost the others.
#[must_use]
pub fn read_attestations(text: &str, file: usize, programs: &[&Program]) -> Read<Attestation> {
    super::read_list(text, file, |reader, entry| attestation(reader, entry, programs))
}

fn attestation(reader: &mut Reader, entry: &Json, programs: &[&Program]) -> Option<Attestation> {
    let members = reader.object(entry, None, MEMBERS)?;
    let rule = rule(reader, &members, programs);
    let who = reader.text(&members, "who");
    let (on, until) = (reader.day(&members, "on"), reader.day_or_none(&members, "until"));
    if let (Some(on), Some(until)) = (on, until)
        && until < on
    {
        reader.refuse(members.span("until"), Kind::EndsBeforeItBegins);
    }
    let question = question(reader, &members);
    let result = match reader.word(&members, "result", &["pass", "fail", "notapplicable"]) {
        Some(0) => Some(Attested::Pass),
        Some(1) => Some(Attested::Fail),
        Some(_) => Some(Attested::NotApplicable),
        None => None,
    };
    let note = reader.text_or_none(&members, "note").map(|note| note.value);
    Some(Attestation {
        rule: rule?,
        who: who?.value,
        on: on?,
        until,
        question: question?,
        result: result?,
        note,
    })
}

/// A rule of one of the packs, which asks a person.
fn rule(reader: &mut Reader, members: &Members<'_>, programs: &[&Program]) -> Option<String> {
    let rule = reader.text(members, "rule")?;
    let mut found =
        programs.iter().filter_map(|program| program.rule_named(&rule.value)).peekable();
    if found.peek().is_none() {
        let known = programs.iter().flat_map(|program| &program.rules);
        let suggestion = reader.nearest(&rule.value, known.map(|rule| rule.id.as_str()));
        let kind = Kind::UnknownRule { name: rule.value, pack: None, suggestion };
        reader.refuse(rule.span, kind);
        return None;
    }
    let mut versions = found.flat_map(|rule| &rule.versions);
    if !versions.any(|version| matches!(version.duty, Duty::Manual(_))) {
        reader.refuse(rule.span, Kind::Computed { rule: rule.value });
        return None;
    }
    Some(rule.value)
}

/// The text of the question, or its hash.
fn question(reader: &mut Reader, members: &Members<'_>) -> Option<Asked> {
    let (text, hash) = (members.has("question"), members.has("question_sha256"));
    if text && hash {
        reader.refuse(members.span("question_sha256"), Kind::TwoQuestions);
    }
    if !hash {
        return reader.text(members, "question").map(|text| Asked::Text(text.value));
    }
    let written = reader.text(members, "question_sha256")?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if written.value.len() != 64 || !written.value.bytes().all(is_digit) {
        reader.refuse(written.span, Kind::NotAHash { written: written.value });
        return None;
    }
    Some(Asked::Sha256(written.value))
}
