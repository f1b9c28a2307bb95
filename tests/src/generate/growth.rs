//! From a situation to one in which more is known, and to one that is only written in another order.

use tekigo_core::types::{List, Record, Schemas, Shape, ShapeKind};

use super::document::{Maker, Mess, step};
use super::inputs::Situation;
use super::json::Json;
use super::random::Random;
use super::world::READS;

/// > d ⊑ d′ when d′ comes from d by filling open facts, by adding items at the end of a list marked `more` or taking its mark
/// > away, or by declaring a draft final.
///
/// # Panics
/// Where the schemas are not those of the world.
#[must_use]
pub fn grow(situation: &Situation, random: &mut Random, schemas: &Schemas) -> Situation {
    let mut grown = situation.clone();
    for (at, (kind, _)) in READS.iter().enumerate() {
        let root = &schemas.documents.iter().find(|document| document.kind == *kind).unwrap().root;
        if grown.documents[at].is_empty() {
            // > A document that the pack reads and that was not given is an empty draft.
            if random.percent(50) {
                let empty = vec![
                    ("kind".to_owned(), Json::string(kind)),
                    ("state".to_owned(), Json::string("draft")),
                ];
                grown.documents[at].push(Json::Record(empty));
            } else {
                continue;
            }
        }
        for json in &mut grown.documents[at] {
            let draft = json.get("state").is_some_and(|state| *state != Json::string("final"));
            let marks = json.get("absent").cloned().unwrap_or(Json::Record(Vec::new()));
            let fill = *random.pick(&[10, 40, 80, 100]);
            let mut growth = Growth { random, schemas, draft, marks, fill, closed: Vec::new() };
            growth.place(root, json, "", false);
            let closed = growth.closed;
            if let Some((_, absent)) = json.members().iter_mut().find(|(name, _)| name == "absent")
            {
                absent.members().retain(|(pointer, _)| !closed.contains(pointer));
            }
            if draft && random.percent(40) {
                json.set("state", Json::string("final"));
            }
        }
    }
    grown
}

/// The same situation with the members of every record in another order.
#[must_use]
pub fn shuffle(situation: &Situation, random: &mut Random) -> Situation {
    let mut shuffled = situation.clone();
    for json in shuffled.documents.iter_mut().flatten() {
        reorder(json, random);
    }
    shuffled
}

fn reorder(json: &mut Json, random: &mut Random) {
    match json {
        Json::Text(_) => {}
        Json::List(items) => {
            for item in items {
                reorder(item, random);
            }
        }
        Json::Record(members) => {
            random.shuffle(members);
            for (_, value) in members {
                reorder(value, random);
            }
        }
    }
}

struct Growth<'a> {
    random: &'a mut Random,
    schemas: &'a Schemas,
    draft: bool,
    marks: Json,
    /// How often an open fact is filled, in a hundred.
    fill: usize,
    /// Lists whose mark is taken away.
    closed: Vec<String>,
}

impl Growth<'_> {
    /// Lets the parts of a place grow; `settled` where a mark of a record around it says why it is blank.
    fn place(&mut self, shape: &Shape, json: &mut Json, pointer: &str, settled: bool) {
        let mark =
            self.marks.get(pointer).and_then(|mark| mark.get("why")).map(ToString::to_string);
        if let (ShapeKind::List(list), Some("\"more\"")) = (&shape.kind, mark.as_deref()) {
            self.list_with_more(list, json, pointer);
            return;
        }
        // A leaf or list with a mark of its own is not open, and what has a bad mark is not read at all.
        let settled = settled || mark.is_some();
        match &shape.kind {
            ShapeKind::Record(record) => self.record(record, json, pointer, settled),
            ShapeKind::Alternative(alternative) if json.is_blank() && !settled && self.draft => {
                // Marks of its members would stand against what is filled in.
                if self.random.percent(self.fill) && !self.marked_below(pointer) {
                    *json = Maker::new(self.random, self.schemas).filled(shape, pointer);
                }
                let _ = alternative;
            }
            ShapeKind::Quantity(_) if json.is_blank() && !settled && self.draft => {
                if self.random.percent(self.fill) && !self.marked_below(pointer) {
                    *json = Maker::new(self.random, self.schemas).filled(shape, pointer);
                }
            }
            ShapeKind::Leaf(leaf) if json.is_blank() => {
                if self.draft && !settled && self.random.percent(self.fill) {
                    *json = Maker::new(self.random, self.schemas).leaf(leaf);
                }
            }
            ShapeKind::List(list) => {
                if json.is_blank() && self.draft && !settled && self.random.percent(self.fill) {
                    *json = Maker::new(self.random, self.schemas).filled(shape, pointer);
                } else if let Json::List(items) = json {
                    for (at, item) in items.iter_mut().enumerate() {
                        self.place(&list.item, item, &format!("{pointer}/{at}"), false);
                    }
                }
            }
            ShapeKind::Leaf(_)
            | ShapeKind::Map(_)
            | ShapeKind::Alternative(_)
            | ShapeKind::Quantity(_) => {}
        }
    }

    fn marked_below(&self, pointer: &str) -> bool {
        let below = format!("{pointer}/");
        matches!(&self.marks, Json::Record(marks) if marks.iter().any(|(marked, _)| marked.starts_with(&below)))
    }

    fn record(&mut self, record: &Record, json: &mut Json, pointer: &str, settled: bool) {
        if json.is_blank() {
            *json = Json::Record(Vec::new());
        }
        if !matches!(json, Json::Record(_)) {
            return;
        }
        for member in &record.members {
            let mut value =
                json.get(&member.name).cloned().unwrap_or(Json::Text("null".to_owned()));
            self.place(&member.shape, &mut value, &step(pointer, &member.name), settled);
            if value != Json::Text("null".to_owned()) {
                json.set(&member.name, value);
            }
        }
    }

    /// > a written list may still grow at its end; an unwritten one is open.
    fn list_with_more(&mut self, list: &List, json: &mut Json, pointer: &str) {
        if json.is_blank() && self.random.percent(self.fill) {
            *json = Json::List(Vec::new());
        }
        if let Json::List(items) = json {
            for (at, item) in items.iter_mut().enumerate() {
                self.place(&list.item, item, &format!("{pointer}/{at}"), false);
            }
            let room = list.most.unwrap_or(items.len() + 2).saturating_sub(items.len());
            let fewest = list.least.saturating_sub(items.len());
            let added = fewest.max(self.random.below(3).min(room));
            let mess = Mess { blank: 10, wrong: 2, marked: 0, more: 0 };
            for _ in 0..added {
                let at = items.len();
                let mut maker = Maker::new(self.random, self.schemas);
                maker.mess = mess;
                items.push(maker.item(&list.item, &format!("{pointer}/{at}")));
            }
        }
        // The mark goes: of a list that is still unwritten only where its document may leave it open.
        if self.random.percent(50) {
            self.closed.push(pointer.to_owned());
        }
    }
}
