//! What a pack can name below a document or an item: facts, lists, and records.

use tekigo_core::typed::Type;
use tekigo_core::types::{Enumeration, Leaf, Record, Shape, ShapeKind};

/// The members that generated documents give to maps.
pub const MAP_MEMBERS: [&str; 3] = ["main", "second one", "k/~"];

/// A fact or quantity.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// As a pack writes it.
    pub path: String,
    pub of: Type,
    /// What may stand there; `None` for quantities and discriminators.
    pub leaf: Option<&'a Leaf>,
    /// The test under which it may be read, where it is a member of an alternative.
    pub under: Option<String>,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List<'a> {
    pub path: String,
    pub list: &'a tekigo_core::types::List,
}

/// Everything below a root.
#[derive(Clone, Debug, Default)]
pub struct Catalog<'a> {
    pub facts: Vec<Fact<'a>>,
    pub lists: Vec<List<'a>>,
    /// Records, alternatives, quantities and their values, none with a map in it: what can be asked whether it is disclosed.
    pub records: Vec<String>,
}

impl<'a> Catalog<'a> {
    /// Adds all that is below a place.
    pub fn add(&mut self, shape: &'a Shape, path: &str, enumerations: &[Enumeration]) {
        match &shape.kind {
            ShapeKind::Leaf(leaf) => {
                self.facts.push(Fact {
                    path: path.to_owned(),
                    of: leaf_type(leaf),
                    leaf: Some(leaf),
                    under: None,
                });
            }
            ShapeKind::Quantity(quantity) => {
                let of = Type::Quantity { unit: quantity.unit, base: quantity.base };
                self.facts.push(Fact { path: path.to_owned(), of, leaf: None, under: None });
                self.records.push(path.to_owned());
                self.records.push(format!("{path}.value"));
            }
            ShapeKind::Record(record) => {
                if !has_map(shape) {
                    self.records.push(path.to_owned());
                }
                for member in &record.members {
                    self.add(&member.shape, &step(path, &member.name), enumerations);
                }
            }
            ShapeKind::Map(value) => {
                for name in MAP_MEMBERS {
                    self.add(value, &step(path, name), enumerations);
                }
            }
            ShapeKind::List(list) => self.lists.push(List { path: path.to_owned(), list }),
            ShapeKind::Alternative(alternative) => {
                self.records.push(path.to_owned());
                let discriminator = step(path, &alternative.discriminator);
                let of = Type::Enumeration(alternative.words);
                self.facts.push(Fact { path: discriminator.clone(), of, leaf: None, under: None });
                let words = &enumerations[alternative.words.0].levels;
                for (word, option) in words.iter().zip(&alternative.options) {
                    self.option(option, path, &format!("{discriminator} is {}", word.word));
                }
                let shared = |name: &str| {
                    words
                        .iter()
                        .zip(&alternative.options)
                        .filter(|(_, option)| {
                            option.members.iter().any(|member| member.name == name)
                        })
                        .map(|(word, _)| word.word.as_str())
                        .collect::<Vec<_>>()
                };
                for member in alternative.options.iter().flat_map(|option| &option.members) {
                    let having = shared(&member.name);
                    if let (ShapeKind::Leaf(leaf), true) = (&member.shape.kind, having.len() > 1) {
                        let under = Some(format!("{discriminator} in ({})", having.join(", ")));
                        self.facts.push(Fact {
                            path: step(path, &member.name),
                            of: leaf_type(leaf),
                            leaf: Some(leaf),
                            under,
                        });
                    }
                }
            }
        }
    }

    fn option(&mut self, option: &'a Record, path: &str, under: &str) {
        for member in &option.members {
            if let ShapeKind::Leaf(leaf) = &member.shape.kind {
                let path = step(path, &member.name);
                self.facts.push(Fact {
                    path,
                    of: leaf_type(leaf),
                    leaf: Some(leaf),
                    under: Some(under.to_owned()),
                });
            }
        }
    }
}

fn has_map(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Map(_) => true,
        ShapeKind::Record(record) => record.members.iter().any(|member| has_map(&member.shape)),
        _ => false,
    }
}

/// A path one member longer, in quotation marks where the member is no name.
fn step(path: &str, member: &str) -> String {
    let plain = member.starts_with(|letter: char| letter.is_ascii_lowercase())
        && member
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    if plain { format!("{path}.{member}") } else { format!("{path}.\"{member}\"") }
}

/// The type of a leaf's values.
fn leaf_type(leaf: &Leaf) -> Type {
    match leaf {
        Leaf::Boolean => Type::Boolean,
        Leaf::Number(_) => Type::Number,
        Leaf::Text { .. } => Type::Text,
        Leaf::Date => Type::Date,
        Leaf::Instant { .. } => Type::Instant,
        Leaf::Duration => Type::Duration,
        Leaf::BusinessDays(_) => Type::BusinessDays,
        Leaf::Enumeration(id) => Type::Enumeration(*id),
    }
}
