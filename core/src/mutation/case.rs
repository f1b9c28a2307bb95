//! A document as the test that gives it: `given` lines in the pack's own language, and an expectation for a person to fill in.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json};

use super::fate::test_day;
use crate::layout::{NodeId, NodeKind, SlotType};
use crate::program::{Kind, Program};
use crate::regions::pair::Witness;
use crate::runner;
use crate::typed::{Attested, Type};
use crate::types::Leaf;
use crate::value::{Date, Duration, Instant, Value, ZoneOffset};

/// What stands where a person has to write what the source demands. The language has no such result, so that no pack with a
/// hole in it compiles.
pub const HOLE: &str = "???";

/// What stands there while the text is put in order.
const FILLED: &str = "passes";

/// Lengths of time as tests write them, the longest first, in nanoseconds.
const UNITS: [(i128, &str); 4] = [
    (86_400_000_000_000, "day"),
    (3_600_000_000_000, "hour"),
    (60_000_000_000, "minute"),
    (1_000_000_000, "second"),
];

/// A test of a rule over a witness, in order; its comments are put before it, one a line.
#[must_use]
pub fn case(
    program: &Program,
    rule: usize,
    witness: &Witness,
    name: &str,
    comments: &[String],
) -> String {
    let id = program.rules.get(rule).map(|rule| rule.id.as_str()).unwrap_or_default();
    let mut text = String::new();
    for comment in comments {
        let _ = writeln!(text, "# {comment}");
    }
    let _ = writeln!(text, "test {}", quoted(name));
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for (name, document) in &witness.documents {
        let Some(kind) = program.kinds.iter().find(|kind| kind.name == *name) else { continue };
        let (head, own) = given(kind, document);
        whole.extend(head);
        parts.extend(own);
    }
    for line in whole {
        let _ = writeln!(text, "  given {line}");
    }
    if !parts.is_empty() {
        let _ = writeln!(text, "  given {}", parts.join(", "));
    }
    for (name, written) in &witness.choices {
        let _ = writeln!(text, "  choose {name} = {written}");
    }
    for (name, value) in &witness.parameters {
        let parameter = program.parameters.iter().find(|parameter| parameter.name == *name);
        let Some(parameter) = parameter else { continue };
        let written = setting(program, *value, parameter.of);
        let _ = writeln!(text, "  set {name} = {written}");
    }
    if witness.as_of != test_day() {
        let _ = writeln!(text, "  as of {}", witness.as_of);
    }
    if let Some(answer) = witness.attested {
        let word = match answer {
            Attested::Pass => "pass",
            Attested::Fail => "fail",
            Attested::NotApplicable => "notapplicable",
        };
        let _ = writeln!(text, "  attest {id} {word} on {}", witness.as_of);
    }
    let expectation = format!("expect {id} {FILLED}");
    let _ = writeln!(text, "  {expectation}");
    let text = tekigo_grammar::format(&text).unwrap_or(text);
    match text.rsplit_once(FILLED) {
        Some((before, after)) => format!("{before}{HOLE}{after}"),
        None => text,
    }
}

/// What a document says, as a test gives it: the document, where it must be told, and what is in it.
fn given(kind: &Kind, document: &Json) -> (Option<String>, Vec<String>) {
    let Json::Object(members) = document else { return (None, Vec::new()) };
    let mut writer = Writer { kind, lines: Vec::new() };
    let own = members.iter().filter(|(name, _)| !is_envelope(name));
    for (name, value) in own {
        if let Some(node) = writer.member(NodeId(0), name) {
            writer.value(&format!("{}{}", kind.name, dotted(name)), node, value);
        }
    }
    if let Some(Json::Object(marks)) = members.get("absent") {
        for (pointer, mark) in marks {
            let path = runner::place(kind, pointer);
            let why = mark.get("why").and_then(Json::as_str).unwrap_or_default();
            let verb = if why == "more" { "has" } else { "is" };
            writer.lines.push(format!("{path} {verb} {why}"));
        }
    }
    let draft = members.get("state").and_then(Json::as_str) == Some("draft");
    let head = if draft {
        Some(format!("{} draft", kind.name))
    } else {
        writer.lines.is_empty().then(|| kind.name.clone())
    };
    (head, writer.lines)
}

fn is_envelope(name: &str) -> bool {
    matches!(name, "kind" | "state" | "absent" | "evidence")
}

struct Writer<'a> {
    kind: &'a Kind,
    lines: Vec<String>,
}

impl Writer<'_> {
    fn member(&self, node: NodeId, name: &str) -> Option<NodeId> {
        let nodes = &self.kind.layout.nodes;
        let NodeKind::Record(members) = &nodes.get(node.0)?.kind else { return None };
        let named = |of: &&NodeId| nodes.get(of.0).is_some_and(|node| node.name == name);
        members.iter().find(named).copied()
    }

    /// A line for a value; one that is a record of one member is told by the path to that.
    fn value(&mut self, path: &str, node: NodeId, value: &Json) {
        if let Json::Object(members) = value
            && let [(name, inner)] = members.iter().collect::<Vec<_>>().as_slice()
            && let Some(member) = self.member(node, name)
        {
            self.value(&format!("{path}{}", dotted(name)), member, inner);
        } else {
            let literal = self.literal(node, value);
            self.lines.push(format!("{path} = {literal}"));
        }
    }

    fn literal(&self, node: NodeId, value: &Json) -> String {
        let layout = &self.kind.layout;
        match (layout.nodes.get(node.0).map(|node| &node.kind), value) {
            (Some(NodeKind::Record(_)), Json::Object(members)) => self.record(node, members),
            (Some(NodeKind::List(_, item)), Json::Array(items)) => {
                let items: Vec<String> =
                    items.iter().map(|value| self.literal(*item, value)).collect();
                format!("[{}]", items.join(", "))
            }
            (Some(NodeKind::Leaf(slot)), _) => {
                let leaf = layout.slots.get(slot.0).map(|slot| &slot.leaf);
                leaf.map_or_else(|| plain(value), |leaf| written(leaf, value, layout.zone))
            }
            _ => plain(value),
        }
    }

    fn record(&self, node: NodeId, members: &Map<String, Json>) -> String {
        let members = members.iter().map(|(name, value)| {
            let literal = self.member(node, name).map(|member| self.literal(member, value));
            let label = if is_name(name) { name.clone() } else { quoted(name) };
            format!("{label}: {}", literal.unwrap_or_else(|| plain(value)))
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
    }
}

/// A leaf of a document as a literal.
fn written(leaf: &SlotType, value: &Json, zone: ZoneOffset) -> String {
    match (leaf, value) {
        (SlotType::Words(_), Json::String(word)) if is_name(word) => word.clone(),
        (SlotType::Plain(Leaf::Date), Json::String(text)) if Date::parse(text).is_some() => {
            text.clone()
        }
        (SlotType::Plain(Leaf::Instant { .. }), Json::String(text))
            if Instant::parse(text, false, zone).is_some() =>
        {
            text.clone()
        }
        (SlotType::Plain(Leaf::Duration), Json::String(text)) => {
            Duration::parse(text).and_then(length).unwrap_or_else(|| plain(value))
        }
        (SlotType::Plain(Leaf::BusinessDays(_)), Json::Number(days)) => business(&days.to_string()),
        _ => plain(value),
    }
}

/// `4 hours`; `None` where it takes more than one unit.
fn length(duration: Duration) -> Option<String> {
    match (duration.months(), duration.nanoseconds()) {
        (0, nanoseconds) => {
            let whole = |unit: &&(i128, &str)| nanoseconds.checked_rem(unit.0) == Some(0);
            let (unit, name) = UNITS.iter().find(whole)?;
            Some(counted(nanoseconds.checked_div(*unit)?, name))
        }
        (months, 0) => Some(counted(i128::from(months), "month")),
        _ => None,
    }
}

/// `5 business days`
fn business(days: &str) -> String {
    format!("{days} business {}", if days == "1" { "day" } else { "days" })
}

/// `1 day`, `2 days`
fn counted(number: i128, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// A value as JSON writes it, which a literal is where it is no word.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => quoted(text),
        other => other.to_string(),
    }
}

/// A parameter's value as a literal.
fn setting(program: &Program, value: Value, of: Type) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(program.text(text)),
        Value::Date(date) => date.to_string(),
        Value::Instant(instant) => instant.first.in_zone(program.zone).to_string(),
        Value::Duration(duration) => length(duration).unwrap_or_else(|| duration.to_string()),
        Value::BusinessDays(days) => business(&days.to_string()),
        Value::Level(at) => {
            let Type::Enumeration(id) = of else { return at.to_string() };
            let words = program.enumerations.get(id.0).map(|words| words.levels.as_slice());
            let level = usize::try_from(at).ok().and_then(|at| words.unwrap_or_default().get(at));
            let word = level.map(|level| level.word.as_str()).unwrap_or_default();
            if is_name(word) { word.to_owned() } else { quoted(word) }
        }
    }
}

fn dotted(name: &str) -> String {
    if is_name(name) { format!(".{name}") } else { format!(".{}", quoted(name)) }
}

/// Whether a word needs no quotation marks.
fn is_name(word: &str) -> bool {
    !matches!(word, "true" | "false")
        && word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && word
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
