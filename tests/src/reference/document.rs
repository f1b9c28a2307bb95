//! Section 2: documents, and the six states of a fact.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tekigo_core::types::{EnumerationId, Leaf, Quantity, Shape, ShapeKind};

use super::Bug;
use super::leaf::{self, Reading};
use super::term::Term;

/// A document: its text as a tree, its state and its marks.
pub struct Document {
    root: Json,
    draft: bool,
    marks: BTreeMap<String, Mark>,
}

/// > **Marks** stand in the document's top-level member `absent`: a map from a JSON Pointer to `{"why": …, "reason": …}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Withheld,
    Inapplicable,
    More,
    /// > A `withheld` or `inapplicable` mark with a blank reason, an unknown `why` (…) makes the place unreadable: of a record,
    /// > what is blank in it.
    Broken,
}

/// The state of a leaf.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    Value(Term),
    Open,
    Silent,
    Withheld,
    Inapplicable,
    Unreadable,
}

/// What the schema says of a place.
#[derive(Clone, Copy)]
pub enum Described<'a> {
    Shape(&'a Shape),
    /// The discriminator of an alternative.
    Words(EnumerationId),
    /// A member of a quantity.
    Part(&'a Quantity, &'a str),
}

/// What stands at a place.
#[derive(Clone, Copy)]
enum Standing<'a> {
    Written(&'a Json),
    Blank,
    /// Something above it has a wrong shape or a bad mark.
    Unreadable,
}

/// A place of a document.
#[derive(Clone)]
pub struct Here<'a> {
    document: &'a Document,
    described: Described<'a>,
    standing: Standing<'a>,
    pointer: String,
    /// The nearest mark of it or of a record around it.
    mark: Option<Mark>,
    reading: Reading<'a>,
}

impl Document {
    /// > A document that the pack reads and that was not given is an empty draft.
    pub fn not_given() -> Self {
        Self { root: Json::Object(serde_json::Map::new()), draft: true, marks: BTreeMap::new() }
    }

    pub fn read(text: &str, bug: Option<Bug>) -> Self {
        let root: Json = serde_json::from_str(text).unwrap();
        // > `"state"` is `"draft"` or `"final"`; blank, it is final; unreadable, it is taken as a draft and reported.
        let draft = match root.get("state") {
            None => false,
            Some(state) if is_blank(state) => false,
            Some(Json::String(state)) if state == "final" => false,
            Some(_) => bug != Some(Bug::DraftIsFinal),
        };
        let mut marks = BTreeMap::new();
        for (pointer, mark) in root.get("absent").and_then(Json::as_object).into_iter().flatten() {
            let reason =
                mark.get("reason").filter(|reason| !is_blank(reason)).and_then(Json::as_str);
            let reasoned = reason.is_some() || bug == Some(Bug::AnyMarkIsHonest);
            let mark = match mark.get("why").and_then(Json::as_str) {
                Some("withheld") if reasoned => Mark::Withheld,
                Some("inapplicable") if reasoned => Mark::Inapplicable,
                Some("more") => Mark::More,
                _ => Mark::Broken,
            };
            marks.insert(pointer.clone(), mark);
        }
        Self { root, draft, marks }
    }
}

/// > **Blank** is: absent, `null`, or text of nothing but white space (U+3000 too).
fn is_blank(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.chars().all(char::is_whitespace),
        _ => false,
    }
}

impl<'a> Here<'a> {
    pub fn root(document: &'a Document, shape: &'a Shape, reading: Reading<'a>) -> Self {
        let root = Self {
            document,
            described: Described::Shape(shape),
            standing: Standing::Written(&document.root),
            pointer: String::new(),
            mark: None,
            reading,
        };
        root.marked()
    }

    /// The member of a record, map, alternative or quantity.
    pub fn member(&self, name: &str) -> Self {
        let described = self.described_member(name);
        let standing = match self.standing {
            Standing::Written(Json::Object(members)) => match members.get(name) {
                Some(member) if !is_blank(member) => Standing::Written(member),
                _ => Standing::Blank,
            },
            // > a record where a list is due make the fact (or every fact inside) unreadable.
            Standing::Written(_) => Standing::Unreadable,
            other => other,
        };
        let pointer = format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1"));
        Self { described, standing, pointer, ..self.clone() }.marked()
    }

    fn described_member(&self, name: &str) -> Described<'a> {
        let Described::Shape(shape) = self.described else { panic!("`{name}` of a leaf") };
        let in_record = |record: &'a tekigo_core::types::Record| {
            record
                .members
                .iter()
                .find(|member| member.name == name)
                .map(|member| Described::Shape(&member.shape))
        };
        match &shape.kind {
            ShapeKind::Record(record) => in_record(record).unwrap(),
            ShapeKind::Map(value) => Described::Shape(value),
            ShapeKind::Alternative(alternative) if alternative.discriminator == name => {
                Described::Words(alternative.words)
            }
            ShapeKind::Alternative(alternative) => {
                alternative.options.iter().find_map(in_record).unwrap()
            }
            ShapeKind::Quantity(quantity) => {
                let parts = ["value", "unit", "base", "exactness", "low", "high"];
                Described::Part(quantity, parts.into_iter().find(|part| *part == name).unwrap())
            }
            ShapeKind::Leaf(_) | ShapeKind::List(_) => panic!("`{name}` of a leaf or list"),
        }
    }

    /// Takes in the mark that stands at this very place.
    fn marked(mut self) -> Self {
        match self.document.marks.get(&self.pointer) {
            None => {}
            Some(Mark::More) if self.is_list() => {}
            Some(mark) => {
                // > `more` elsewhere makes the place unreadable.
                let mark = if *mark == Mark::More { Mark::Broken } else { *mark };
                // > either mark on a place that is itself written, makes the place unreadable.
                let is_record = self.leaf().is_none() && !self.is_list();
                if !is_record
                    && (matches!(self.standing, Standing::Written(_)) || mark == Mark::Broken)
                {
                    self.standing = Standing::Unreadable;
                }
                // > A mark on a record holds for every blank leaf and list in it that has no nearer mark.
                self.mark = Some(mark);
            }
        }
        self
    }

    fn is_list(&self) -> bool {
        matches!(self.described, Described::Shape(Shape { kind: ShapeKind::List(_), .. }))
    }

    pub fn quantity(&self) -> Option<&'a Quantity> {
        match self.described {
            Described::Shape(Shape { kind: ShapeKind::Quantity(quantity), .. }) => Some(quantity),
            _ => None,
        }
    }

    /// > A **fact** is a place in a document where the schema has a leaf
    fn leaf(&self) -> Option<Leaf> {
        match self.described {
            Described::Words(id) => Some(Leaf::Enumeration(id)),
            Described::Shape(Shape { kind: ShapeKind::Leaf(leaf), .. }) => Some(leaf.clone()),
            Described::Shape(_) => None,
            Described::Part(quantity, "unit") => quantity.unit.map(Leaf::Enumeration),
            Described::Part(quantity, "base") => quantity.base.map(Leaf::Enumeration),
            Described::Part(quantity, "exactness") => quantity.exactness.map(Leaf::Enumeration),
            Described::Part(quantity, _) => Some(Leaf::Number(quantity.value)),
        }
    }

    /// The state of a leaf.
    pub fn fact(&self) -> Fact {
        let leaf = self.leaf().unwrap();
        match self.standing {
            Standing::Unreadable => Fact::Unreadable,
            Standing::Written(json) => match leaf::read(json, &leaf, self.reading) {
                Some(value) => Fact::Value(value),
                None => Fact::Unreadable,
            },
            Standing::Blank => self.blank(),
        }
    }

    fn blank(&self) -> Fact {
        match self.mark {
            Some(Mark::Withheld) => Fact::Withheld,
            Some(Mark::Inapplicable) => Fact::Inapplicable,
            // > of a record, what is blank in it.
            Some(Mark::Broken) => Fact::Unreadable,
            _ if self.document.draft => Fact::Open,
            _ => Fact::Silent,
        }
    }

    /// The items of a list that is written, and whether it may still grow; otherwise its state.
    pub fn list(&self) -> Result<(Vec<Self>, bool), Fact> {
        let Described::Shape(Shape { kind: ShapeKind::List(list), .. }) = self.described else {
            panic!("not a list")
        };
        // > **`more`** on a list says that it is still being gathered, whatever the document's state: a written list may still
        // > grow at its end; an unwritten one is open.
        let more = self.document.marks.get(&self.pointer) == Some(&Mark::More)
            && self.reading.bug != Some(Bug::MoreIsIgnored);
        let items = match self.standing {
            Standing::Written(Json::Array(items)) => items,
            Standing::Written(_) | Standing::Unreadable => return Err(Fact::Unreadable),
            Standing::Blank if more => return Err(Fact::Open),
            Standing::Blank => return Err(self.blank()),
        };
        if items.len() < list.least || list.most.is_some_and(|most| items.len() > most) {
            return Err(Fact::Unreadable);
        }
        let item = |(at, json): (usize, &'a Json)| {
            let standing = if is_blank(json) { Standing::Blank } else { Standing::Written(json) };
            // > Inside an item of a list, blank leaves are open or silent as the document is.
            let item = Self {
                described: Described::Shape(&list.item),
                standing,
                pointer: format!("{}/{at}", self.pointer),
                mark: None,
                ..self.clone()
            };
            item.marked()
        };
        Ok((items.iter().enumerate().map(item).collect(), more))
    }

    /// The state of a leaf, a list, or the value of a quantity: what a claim of `accepts` is about.
    pub fn claimed(&self) -> Fact {
        if self.is_list() {
            return match self.list() {
                Ok(_) => Fact::Value(Term::Unknown),
                Err(state) => state,
            };
        }
        if self.quantity().is_some() {
            return self.member("value").fact();
        }
        self.fact()
    }

    /// The state of every leaf and list at or in this place, but not in the items of lists.
    pub fn everything(&self) -> Vec<Fact> {
        if self.leaf().is_some() || self.is_list() {
            return vec![self.claimed()];
        }
        self.member_names().iter().flat_map(|name| self.member(name).everything()).collect()
    }

    fn member_names(&self) -> Vec<&'a str> {
        let Described::Shape(shape) = self.described else { return Vec::new() };
        match &shape.kind {
            ShapeKind::Record(record) => {
                record.members.iter().map(|member| member.name.as_str()).collect()
            }
            ShapeKind::Alternative(alternative) => {
                let members = alternative.options.iter().flat_map(|option| &option.members);
                let mut names: Vec<&str> = members.map(|member| member.name.as_str()).collect();
                names.push(&alternative.discriminator);
                names.sort_unstable();
                names.dedup();
                names
            }
            ShapeKind::Quantity(quantity) => {
                let mut names = vec!["value"];
                names.extend(quantity.unit.map(|_| "unit"));
                names.extend(quantity.base.map(|_| "base"));
                names.extend(quantity.exactness.map(|_| "exactness"));
                names.extend(quantity.range.then_some(["low", "high"]).into_iter().flatten());
                names
            }
            ShapeKind::Map(_) => panic!("the checker lets nobody ask whether a map is disclosed"),
            ShapeKind::Leaf(_) | ShapeKind::List(_) => Vec::new(),
        }
    }
}
