//! Documents: filled, blank, marked, and wrong.

use tekigo_core::types::{Leaf, Quantity, Record, Schemas, Shape, ShapeKind};

use super::catalog::MAP_MEMBERS;
use super::json::Json;
use super::literal;
use super::random::Random;

/// How often a place is not simply filled, in a hundred.
#[derive(Clone, Copy, Debug)]
pub struct Mess {
    pub blank: usize,
    pub wrong: usize,
    pub marked: usize,
    pub more: usize,
}

impl Mess {
    /// Everything filled as its schema says.
    pub const NONE: Self = Self { blank: 0, wrong: 0, marked: 0, more: 0 };
}

/// Makes documents.
pub struct Maker<'a> {
    pub random: &'a mut Random,
    pub schemas: &'a Schemas,
    pub mess: Mess,
    /// Pointer and mark.
    marks: Vec<(String, Json)>,
}

/// A document of a kind.
pub fn document(random: &mut Random, schemas: &Schemas, kind: &str) -> Json {
    let mess = match random.below(4) {
        0 => Mess { blank: 4, wrong: 0, marked: 2, more: 5 },
        1 => Mess { blank: 15, wrong: 2, marked: 12, more: 20 },
        2 => Mess { blank: 35, wrong: 5, marked: 20, more: 25 },
        _ => Mess { blank: 10, wrong: 1, marked: 3, more: 50 },
    };
    let root = &schemas.documents.iter().find(|document| document.kind == kind).unwrap().root;
    let draft = random.percent(40);
    let mut maker = Maker { random, schemas, mess, marks: Vec::new() };
    let mut json = maker.place(root, "").unwrap_or(Json::Record(Vec::new()));
    let marks = std::mem::take(&mut maker.marks);
    if !matches!(json, Json::Record(_)) {
        json = Json::Record(Vec::new());
    }
    let own = std::mem::take(json.members());
    json.set("kind", Json::string(kind));
    match (draft, random.below(10)) {
        (true, 0) => json.set("state", Json::string("sketch")),
        (true, _) => json.set("state", Json::string("draft")),
        (false, 0..5) => json.set("state", Json::string("final")),
        (false, _) => {}
    }
    json.members().extend(own);
    if !marks.is_empty() {
        json.set("absent", Json::Record(marks));
    }
    json
}

impl<'a> Maker<'a> {
    pub fn new(random: &'a mut Random, schemas: &'a Schemas) -> Self {
        Self { random, schemas, mess: Mess::NONE, marks: Vec::new() }
    }

    /// What stands at a place; `None` where its member is left out.
    pub fn place(&mut self, shape: &Shape, pointer: &str) -> Option<Json> {
        let is_list = matches!(shape.kind, ShapeKind::List(_));
        let blank = self.random.percent(self.mess.blank);
        if self.random.percent(if blank { 3 * self.mess.marked } else { self.mess.marked / 4 }) {
            self.mark(pointer);
        } else if is_list && self.random.percent(self.mess.more) {
            self.marks.push((pointer.to_owned(), mark("more", None)));
        }
        if blank && !pointer.is_empty() {
            return match self.random.below(10) {
                0 => Some(Json::Text("null".to_owned())),
                1 => Some(Json::string(*self.random.pick(&["", " ", "\u{3000}", " \t\u{3000}"]))),
                _ => None,
            };
        }
        if self.random.percent(self.mess.wrong) && !pointer.is_empty() {
            let wrong = [
                "3.5",
                "true",
                "\"nonsense\"",
                "[]",
                "{}",
                "[1]",
                "-1000",
                "\"2020-02-30\"",
                "1e39",
                "\"P1X\"",
            ];
            return Some(Json::Text((*self.random.pick(&wrong)).to_owned()));
        }
        Some(self.filled(shape, pointer))
    }

    fn mark(&mut self, pointer: &str) {
        let why = match self.random.below(20) {
            0 => "more",
            1 => "secret",
            2..11 => "withheld",
            _ => "inapplicable",
        };
        let reason = match self.random.below(12) {
            0 => None,
            1 => Some("　"),
            _ => Some("理由"),
        };
        self.marks.push((pointer.to_owned(), mark(why, reason)));
    }

    /// A value as the schema says, its parts as the mess says.
    pub fn filled(&mut self, shape: &Shape, pointer: &str) -> Json {
        match &shape.kind {
            ShapeKind::Leaf(leaf) => self.leaf(leaf),
            ShapeKind::Quantity(quantity) => self.quantity(quantity, pointer),
            ShapeKind::Record(record) => {
                let mut members = Vec::new();
                self.record(record, pointer, &mut members);
                Json::Record(members)
            }
            ShapeKind::Map(value) => {
                let mut members = Vec::new();
                for name in MAP_MEMBERS {
                    if let Some(json) = self.place(value, &step(pointer, name)) {
                        members.push((name.to_owned(), json));
                    }
                }
                Json::Record(members)
            }
            ShapeKind::List(list) => {
                let most = list.most.unwrap_or(4);
                let mut length = list.least + self.random.below(most + 1 - list.least).min(3);
                if self.random.percent(self.mess.wrong) {
                    length = *self.random.pick(&[0, most + 1]);
                }
                Json::List(
                    (0..length)
                        .map(|at| self.item(&list.item, &format!("{pointer}/{at}")))
                        .collect(),
                )
            }
            ShapeKind::Alternative(alternative) => {
                let at = self.random.below(alternative.options.len());
                let word = &self.schemas.enumerations[alternative.words.0].levels[at].word;
                let mut members = vec![(alternative.discriminator.clone(), Json::string(word))];
                let option = if self.random.percent(90) {
                    at
                } else {
                    self.random.below(alternative.options.len())
                };
                self.record(&alternative.options[option], pointer, &mut members);
                if self.random.percent(self.mess.blank) {
                    members.remove(0);
                }
                Json::Record(members)
            }
        }
    }

    /// An item of a list, which is never left out.
    pub fn item(&mut self, shape: &Shape, pointer: &str) -> Json {
        self.place(shape, pointer).unwrap_or(Json::Text("null".to_owned()))
    }

    fn record(&mut self, record: &Record, pointer: &str, members: &mut Vec<(String, Json)>) {
        for member in &record.members {
            if let Some(json) = self.place(&member.shape, &step(pointer, &member.name)) {
                members.push((member.name.clone(), json));
            }
        }
    }

    fn quantity(&mut self, quantity: &Quantity, pointer: &str) -> Json {
        let mut members = Vec::new();
        let (low, high) = {
            let mut ends = [literal::whole(self.random), literal::whole(self.random)];
            if self.random.percent(90) {
                ends.sort_unstable();
            }
            (ends[0], ends[1])
        };
        let number = Leaf::Number(quantity.value);
        let mut parts = vec![("value", self.leaf(&number))];
        let words =
            [("unit", quantity.unit), ("base", quantity.base), ("exactness", quantity.exactness)];
        for (name, id) in words {
            if let Some(id) = id {
                parts.push((name, self.leaf(&Leaf::Enumeration(id))));
            }
        }
        if quantity.range && self.random.percent(70) {
            parts.push(("low", Json::Text(low.to_owned())));
            parts.push(("high", Json::Text(high.to_owned())));
        }
        for (name, json) in parts {
            if self.random.percent(self.mess.blank / 2) {
                if self.random.percent(self.mess.marked) {
                    self.mark(&step(pointer, name));
                }
                continue;
            }
            members.push((name.to_owned(), json));
        }
        Json::Record(members)
    }

    /// A value that a leaf takes.
    pub fn leaf(&mut self, leaf: &Leaf) -> Json {
        let random = &mut *self.random;
        match leaf {
            Leaf::Boolean => Json::Text((*random.pick(&["true", "false"])).to_owned()),
            Leaf::Number(bounds) => {
                let bounded = bounds.integer || bounds.least.is_some() || bounds.most.is_some();
                Json::Text(
                    (if bounded {
                        literal::whole(random)
                    } else {
                        literal::written_number(random)
                    })
                    .to_owned(),
                )
            }
            Leaf::BusinessDays(_) => Json::Text(literal::whole(random).to_owned()),
            Leaf::Text { least, most } => {
                let within = |text: &str| {
                    let length = text.chars().count();
                    length >= *least && most.is_none_or(|most| length <= most)
                };
                loop {
                    let text = literal::text(random);
                    if within(text) {
                        break Json::string(text);
                    }
                }
            }
            Leaf::Date => Json::string(literal::date(random)),
            Leaf::Instant { stated } => {
                let stated = *stated && random.percent(50);
                Json::string(if stated { literal::stated(random) } else { literal::moment(random) })
            }
            Leaf::Duration => Json::string(literal::written_duration(random)),
            Leaf::Enumeration(id) => {
                let levels = &self.schemas.enumerations[id.0].levels;
                Json::string(&random.pick(levels).word)
            }
        }
    }
}

/// A mark as a document writes it.
fn mark(why: &str, reason: Option<&str>) -> Json {
    let mut members = vec![("why".to_owned(), Json::string(why))];
    members.extend(reason.map(|reason| ("reason".to_owned(), Json::string(reason))));
    Json::Record(members)
}

/// A JSON Pointer one member longer.
pub fn step(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
