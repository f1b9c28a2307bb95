//! The documents of a test: `given` lines, checked against the schemas and written as JSON.

use std::collections::BTreeMap;

use tekigo_grammar::Span;
use tekigo_grammar::tree::{self, DurationUnit, LiteralKind, Segment};

use super::place::{PlaceStep, TestPlace, parts_of};
use crate::check::place::written;
use crate::check::suggest::nearest;
use crate::check::{Checker, ProblemKind};
use crate::typed::{KindId, Reads};
use crate::types::{Leaf, Shape, ShapeKind};

/// The documents of one test, in the order of the kinds.
#[derive(Default)]
pub(super) struct Documents {
    given: BTreeMap<KindId, Document>,
}

#[derive(Default)]
struct Document {
    draft: bool,
    root: Json,
    /// JSON Pointer and why.
    marks: Vec<(String, String)>,
}

/// A JSON text as it grows.
enum Json {
    /// A scalar, or a misshapen value, as it will be written.
    Text(String),
    List(Vec<Json>),
    Record(Vec<(String, Json)>),
}

impl Default for Json {
    fn default() -> Self {
        Self::Record(Vec::new())
    }
}

impl Documents {
    fn of(&mut self, kind: KindId) -> &mut Document {
        self.given.entry(kind).or_default()
    }

    /// Each document's kind and text.
    pub(super) fn write(self, reads: &[Reads]) -> Vec<(KindId, String)> {
        let mut texts = Vec::new();
        for (id, document) in self.given {
            let kind = reads.get(id.0).map_or("", |reads| reads.kind.as_str());
            let mut members = vec![("kind".to_owned(), Json::Text(quoted(kind)))];
            if document.draft {
                members.push(("state".to_owned(), Json::Text(quoted("draft"))));
            }
            if let Json::Record(own) = document.root {
                members.extend(own);
            }
            if !document.marks.is_empty() {
                let marks = document.marks.into_iter().map(|(pointer, why)| {
                    let reason = quoted("given by the test");
                    (
                        pointer,
                        Json::Text(format!("{{\"why\": {}, \"reason\": {reason}}}", quoted(&why))),
                    )
                });
                members.push(("absent".to_owned(), Json::Record(marks.collect())));
            }
            let mut text = String::new();
            Json::Record(members).write(&mut text);
            texts.push((id, text));
        }
        texts
    }
}

impl Json {
    fn write(&self, text: &mut String) {
        match self {
            Self::Text(written) => text.push_str(written),
            Self::List(items) => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        text.push_str(", ");
                    }
                    item.write(text);
                }
                text.push(']');
            }
            Self::Record(members) => {
                text.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    if at > 0 {
                        text.push_str(", ");
                    }
                    text.push_str(&quoted(name));
                    text.push_str(": ");
                    value.write(text);
                }
                text.push('}');
            }
        }
    }

    /// Puts a value at a place; `None` where an item before it is missing or a scalar stands in the way.
    fn put(&mut self, steps: &[PlaceStep], value: Json) -> Option<()> {
        let Some((step, rest)) = steps.split_first() else {
            *self = value;
            return Some(());
        };
        match (self, step) {
            (Self::Record(members), PlaceStep::Member(name)) => {
                if !members.iter().any(|(known, _)| known == name) {
                    let empty = match rest.first() {
                        Some(PlaceStep::Index(_)) => Self::List(Vec::new()),
                        _ => Self::Record(Vec::new()),
                    };
                    members.push((name.clone(), empty));
                }
                members.iter_mut().find(|(known, _)| known == name)?.1.put(rest, value)
            }
            (Self::List(items), PlaceStep::Index(at)) => {
                if *at == items.len() {
                    items.push(Self::Record(Vec::new()));
                }
                items.get_mut(*at)?.put(rest, value)
            }
            _ => None,
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl<'a> Checker<'a> {
    /// `given disclosure`, `given disclosure draft`
    pub(super) fn given_document(
        &mut self,
        kind: &tree::Name,
        draft: bool,
        documents: &mut Documents,
    ) -> Option<KindId> {
        let id = self.kind(&kind.value);
        if let Some(id) = id {
            let document = documents.of(id);
            document.draft |= draft;
        } else {
            let suggestion =
                nearest(&kind.value, self.pack.reads.iter().map(|reads| reads.kind.as_str()));
            self.report(
                kind.span,
                ProblemKind::UnknownKind { name: kind.value.clone(), suggestion },
            );
        }
        id
    }

    /// `given PATH = LITERAL`: where it and each of its parts stand, as JSON Pointers.
    pub(super) fn given_value(
        &mut self,
        path: &tree::Path,
        literal: &tree::Literal,
        documents: &mut Documents,
    ) -> Vec<(KindId, String, Span)> {
        let Some(place) = self.test_place(path) else { return Vec::new() };
        let json = match place.shape {
            Some(shape) => self.json(literal, shape),
            None => plain(literal),
        };
        let Some(json) = json else { return Vec::new() };
        if place.steps.is_empty() || documents.of(place.kind).root.put(&place.steps, json).is_none()
        {
            self.report(path.span, ProblemKind::BadTestPlace { path: written(path) });
            return Vec::new();
        }
        let mut parts = Vec::new();
        parts_of(literal, place.kind, place.pointer(), &mut parts);
        parts
    }

    /// `given PATH is withheld`, `given PATH has more`
    pub(super) fn given_mark(
        &mut self,
        path: &tree::Path,
        word: &tree::Name,
        documents: &mut Documents,
    ) -> Option<(KindId, String)> {
        let place = self.test_place(path)?;
        match word.value.as_str() {
            "withheld" | "inapplicable" | "more" => {
                documents.of(place.kind).marks.push((place.pointer(), word.value.clone()));
            }
            "unreadable" => {
                let wrong = match place.shape.map(|shape| &shape.kind) {
                    Some(ShapeKind::List(_)) => "{}",
                    _ => "[]",
                };
                if documents
                    .of(place.kind)
                    .root
                    .put(&place.steps, Json::Text(wrong.to_owned()))
                    .is_none()
                {
                    self.report(path.span, ProblemKind::BadTestPlace { path: written(path) });
                }
            }
            _ => self.unknown_word(word, &["withheld", "inapplicable", "unreadable", "more"]),
        }
        Some((place.kind, place.pointer()))
    }

    /// A place of a document, with items by their number.
    pub(super) fn test_place(&mut self, path: &tree::Path) -> Option<TestPlace<'a>> {
        let Some(kind) = self.kind(&path.root.value) else {
            let suggestion =
                nearest(&path.root.value, self.pack.reads.iter().map(|reads| reads.kind.as_str()));
            self.report(
                path.root.span,
                ProblemKind::UnknownKind { name: path.root.value.clone(), suggestion },
            );
            return None;
        };
        let mut shape = self.root_shape(kind);
        let mut steps = Vec::new();
        for segment in &path.segments {
            let (next, step, span, name) = match segment {
                Segment::Member(name) => (
                    member(shape?, &name.value),
                    PlaceStep::Member(name.value.clone()),
                    name.span,
                    name.value.clone(),
                ),
                Segment::Index(index) => {
                    let item = match &shape?.kind {
                        ShapeKind::List(list) => Some(Some(&list.item)),
                        _ => None,
                    };
                    (item, PlaceStep::Index(index.value), index.span, index.value.to_string())
                }
            };
            let Some(next) = next else {
                let of = shape.map(|shape| shape.title.clone()).unwrap_or_default();
                let suggestion = shape.and_then(|shape| nearest(&name, names(shape)));
                self.report(span, ProblemKind::UnknownMember { member: name, of, suggestion });
                return None;
            };
            shape = next;
            steps.push(step);
        }
        Some(TestPlace { kind, steps, shape })
    }

    /// A literal as the JSON that its place wants.
    fn json(&mut self, literal: &tree::Literal, shape: &'a Shape) -> Option<Json> {
        match (&literal.kind, &shape.kind) {
            (LiteralKind::List(items), ShapeKind::List(list)) => {
                let items: Vec<_> = items.iter().map(|item| self.json(item, &list.item)).collect();
                Some(Json::List(items.into_iter().collect::<Option<_>>()?))
            }
            (LiteralKind::Record(members), _) => {
                let mut written = Vec::new();
                for (name, value) in members {
                    let Some(known) = member(shape, &name.value) else {
                        let suggestion = nearest(&name.value, names(shape));
                        let of = shape.title.clone();
                        self.report(
                            name.span,
                            ProblemKind::UnknownMember {
                                member: name.value.clone(),
                                of,
                                suggestion,
                            },
                        );
                        return None;
                    };
                    let json = match known {
                        Some(shape) => self.json(value, shape),
                        None => plain(value),
                    };
                    written.push((name.value.clone(), json?));
                }
                Some(Json::Record(written))
            }
            (_, ShapeKind::Leaf(leaf)) => self.leaf_json(literal, leaf),
            _ => {
                let wanted = shape.title.clone();
                let text = self.text(literal.span);
                self.report(literal.span, ProblemKind::BadLiteral { text, wanted });
                None
            }
        }
    }

    fn leaf_json(&mut self, literal: &tree::Literal, leaf: &Leaf) -> Option<Json> {
        let fits = match (&literal.kind, leaf) {
            (LiteralKind::Word(word) | LiteralKind::Text(word), Leaf::Enumeration(id)) => {
                let name = tree::Name { value: word.clone(), span: literal.span };
                self.level(&name, *id)?;
                true
            }
            (LiteralKind::Duration(text, unit), Leaf::Duration | Leaf::BusinessDays(_)) => {
                self.duration(text, *unit, literal.span)?;
                (*unit == DurationUnit::BusinessDays) == matches!(leaf, Leaf::BusinessDays(_))
            }
            (LiteralKind::Number(text), Leaf::Number(_) | Leaf::BusinessDays(_)) => {
                self.decimal(text, literal.span)?;
                true
            }
            (LiteralKind::Boolean(_), Leaf::Boolean)
            | (LiteralKind::Moment(_), Leaf::Date | Leaf::Instant { .. })
            | (
                LiteralKind::Text(_),
                Leaf::Text { .. } | Leaf::Duration | Leaf::Instant { .. } | Leaf::Date,
            ) => true,
            _ => false,
        };
        if fits {
            return plain(literal);
        }
        let wanted = self.type_name(crate::check::place::leaf_type(leaf));
        let text = self.text(literal.span);
        self.report(literal.span, ProblemKind::BadLiteral { text, wanted });
        None
    }
}

/// A scalar literal as JSON.
fn plain(literal: &tree::Literal) -> Option<Json> {
    let text = match &literal.kind {
        LiteralKind::Number(text) => text.clone(),
        LiteralKind::Boolean(value) => value.to_string(),
        LiteralKind::Text(text) | LiteralKind::Word(text) => quoted(text),
        LiteralKind::Moment(text) => quoted(&with_seconds(text)),
        LiteralKind::Duration(number, unit) => match unit {
            DurationUnit::BusinessDays => number.clone(),
            DurationUnit::Seconds => quoted(&format!("PT{number}S")),
            DurationUnit::Minutes => quoted(&format!("PT{number}M")),
            DurationUnit::Hours => quoted(&format!("PT{number}H")),
            DurationUnit::Days => quoted(&format!("P{number}D")),
            DurationUnit::Weeks => quoted(&format!("P{number}W")),
            DurationUnit::Months => quoted(&format!("P{number}M")),
            DurationUnit::Years => quoted(&format!("P{number}Y")),
        },
        LiteralKind::List(_) | LiteralKind::Record(_) => return None,
    };
    Some(Json::Text(text))
}

/// A pack may leave out the seconds of an instant (`2019-12-04T10:00+09:00`); RFC 3339 may not.
fn with_seconds(text: &str) -> String {
    const TO_MINUTES: usize = "2019-12-04T10:00".len();
    match text.split_at_checked(TO_MINUTES) {
        Some((minutes, offset)) if !offset.starts_with(':') => format!("{minutes}:00{offset}"),
        _ => text.to_owned(),
    }
}

/// A member of a shape: `Some(None)` where it is there and has no shape of its own.
#[allow(clippy::option_option, reason = "absent and without a shape are two things")]
fn member<'a>(shape: &'a Shape, name: &str) -> Option<Option<&'a Shape>> {
    match &shape.kind {
        ShapeKind::Record(record) => record
            .members
            .iter()
            .find(|member| member.name == name)
            .map(|member| Some(&member.shape)),
        ShapeKind::Map(value) => Some(Some(value)),
        ShapeKind::Alternative(alternative) if alternative.discriminator == name => Some(None),
        ShapeKind::Alternative(alternative) => {
            let mut members = alternative.options.iter().flat_map(|record| &record.members);
            members.find(|member| member.name == name).map(|member| Some(&member.shape))
        }
        ShapeKind::Quantity(quantity) => quantity.members().contains(&name).then_some(None),
        ShapeKind::Leaf(_) | ShapeKind::List(_) => None,
    }
}

fn names(shape: &Shape) -> Vec<&str> {
    match &shape.kind {
        ShapeKind::Record(record) => {
            record.members.iter().map(|member| member.name.as_str()).collect()
        }
        ShapeKind::Alternative(alternative) => {
            let members = alternative.options.iter().flat_map(|record| &record.members);
            members
                .map(|member| member.name.as_str())
                .chain([alternative.discriminator.as_str()])
                .collect()
        }
        ShapeKind::Quantity(quantity) => quantity.members(),
        ShapeKind::Leaf(_) | ShapeKind::List(_) | ShapeKind::Map(_) => Vec::new(),
    }
}
