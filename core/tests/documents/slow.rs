//! The reference in its plainest form: a recursive reading of a parsed document, one sentence of section 2 after another.
//!
//! It knows nothing of repeated members, which `serde_json` does not keep.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tekigo_core::layout::SlotType;
use tekigo_core::types::Leaf;
use tekigo_core::value::{Date, Decimal, Duration, Instant, ZoneOffset};

use super::shape::Shape;

/// What a mark comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    Absent(&'static str),
    More,
    Bad,
}

pub struct Slow {
    marks: BTreeMap<String, Mark>,
    blank: &'static str,
    zone: ZoneOffset,
    lines: Vec<String>,
}

/// Every fact as [`super::print`] prints it.
pub fn read(shape: &Shape, document: &Json, zone: ZoneOffset) -> Vec<String> {
    let state = document.get("state").filter(|state| !is_blank(Some(state)));
    let blank = match state.map(|state| state.as_str()) {
        None | Some(Some("final")) => "silent",
        _ => "open",
    };
    let marks = match document.get("absent") {
        Some(Json::Object(marks)) => {
            marks.iter().map(|(pointer, said)| (pointer.clone(), mark(said))).collect()
        }
        _ => BTreeMap::new(),
    };
    let mut slow = Slow { marks, blank, zone, lines: Vec::new() };
    slow.place(shape, Some(document), "", None);
    slow.lines
}

fn mark(said: &Json) -> Mark {
    let reason =
        said.get("reason").and_then(Json::as_str).is_some_and(|text| !text.trim().is_empty());
    match said.get("why").and_then(Json::as_str) {
        Some("withheld") if reason => Mark::Absent("withheld"),
        Some("inapplicable") if reason => Mark::Absent("inapplicable"),
        Some("more") => Mark::More,
        _ => Mark::Bad,
    }
}

fn is_blank(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null) => true,
        Some(Json::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}

impl Slow {
    fn place(&mut self, shape: &Shape, value: Option<&Json>, at: &str, around: Option<Mark>) {
        let own = self.marks.get(at).copied();
        match shape {
            Shape::Record(members) => {
                let mark = own.or(around);
                for (name, shape) in members {
                    let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                    match value {
                        Some(Json::Object(record)) => {
                            self.place(shape, record.get(name), &at, mark);
                        }
                        blank if is_blank(blank) => self.place(shape, None, &at, mark),
                        _ => self.unreadable(shape, &at),
                    }
                }
            }
            Shape::Leaf(leaf) => {
                let state = match (is_blank(value), own, around) {
                    (true, Some(Mark::Absent(state)), _)
                    | (true, None, Some(Mark::Absent(state))) => state.to_owned(),
                    (true, None, None) => self.blank.to_owned(),
                    (false, None, _) => self
                        .leaf(leaf, value.unwrap())
                        .map_or("unreadable".to_owned(), |value| format!("= {value}")),
                    _ => "unreadable".to_owned(),
                };
                self.lines.push(format!("{at} {state}"));
            }
            Shape::List { item, least, most } => {
                let items = value.and_then(Json::as_array).filter(|items| {
                    items.len() >= *least && most.is_none_or(|most| items.len() <= most)
                });
                let written = !is_blank(value);
                let (state, items) = match (written, items, own, around) {
                    (true, Some(items), Some(Mark::More), _) => {
                        (format!("[{}] more", items.len()), items.as_slice())
                    }
                    (true, Some(items), None, _) => {
                        (format!("[{}]", items.len()), items.as_slice())
                    }
                    (false, _, Some(Mark::More), _) => ("open more".to_owned(), [].as_slice()),
                    (false, _, Some(Mark::Absent(state)), _)
                    | (false, _, None, Some(Mark::Absent(state))) => {
                        (state.to_owned(), [].as_slice())
                    }
                    (false, _, None, None) => (self.blank.to_owned(), [].as_slice()),
                    _ => ("unreadable".to_owned(), [].as_slice()),
                };
                self.lines.push(format!("{at} {state}"));
                for (index, value) in items.iter().enumerate() {
                    self.place(item, Some(value), &format!("{at}/{index}"), None);
                }
            }
        }
    }

    /// Every fact inside.
    fn unreadable(&mut self, shape: &Shape, at: &str) {
        match shape {
            Shape::Record(members) => {
                for (name, shape) in members {
                    let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                    self.unreadable(shape, &at);
                }
            }
            Shape::Leaf(_) | Shape::List { .. } => self.lines.push(format!("{at} unreadable")),
        }
    }

    fn leaf(&self, leaf: &SlotType, value: &Json) -> Option<String> {
        let leaf = match leaf {
            SlotType::Words(words) => {
                return words.iter().find(|word| Some(word.as_str()) == value.as_str()).cloned();
            }
            SlotType::Plain(leaf) => leaf,
        };
        match (leaf, value) {
            (Leaf::Boolean, Json::Bool(value)) => Some(value.to_string()),
            (Leaf::Number(bounds) | Leaf::BusinessDays(bounds), Json::Number(number)) => {
                let number = Decimal::parse(&number.to_string()).ok()?;
                let days = matches!(leaf, Leaf::BusinessDays(_));
                let whole = !(bounds.integer || days) || number.is_integer();
                let least = bounds.least.is_none_or(|bound| {
                    number > bound.number || (number == bound.number && !bound.exclusive)
                });
                let most = bounds.most.is_none_or(|bound| {
                    number < bound.number || (number == bound.number && !bound.exclusive)
                });
                let fits = !days || number.to_i64().is_some();
                let unit = if days { " business days" } else { "" };
                (whole && least && most && fits).then(|| format!("{number}{unit}"))
            }
            (Leaf::Text { least, most }, Json::String(text)) => {
                let count = text.chars().count();
                let fits = count >= *least && most.is_none_or(|most| count <= most);
                fits.then(|| format!("{text:?}"))
            }
            (Leaf::Date, Json::String(text)) => Some(Date::parse(text)?.to_string()),
            (Leaf::Instant { stated }, Json::String(text)) => {
                let instant = Instant::parse(text, *stated, self.zone)?;
                let utc = ZoneOffset::default();
                Some(format!("{}/{}", instant.first.in_zone(utc), instant.last.in_zone(utc)))
            }
            (Leaf::Duration, Json::String(text)) => Some(Duration::parse(text)?.to_string()),
            _ => None,
        }
    }
}
