//! What a piece of a pack is written with: the names in sight, and the source of choices.

use std::rc::Rc;

use tekigo_core::typed::Type;
use tekigo_core::types::{Enumeration, Schemas, Shape};

use super::catalog::{Catalog, Fact, List};
use super::random::Random;
use super::world::READS;

/// A name of the pack, or a `let`.
#[derive(Clone, Debug)]
pub struct Name {
    pub name: String,
    pub of: Type,
    /// The kind of which many may be given that it reads.
    pub many: Option<usize>,
    /// How it may be a key of a table: the ways to write each of its values, or `None` where it cannot be.
    pub key: Option<Key>,
}

/// How a choice or parameter may be a key.
#[derive(Clone, Debug)]
pub enum Key {
    /// These are all its values.
    Options(Vec<String>),
    /// As any fact of its type.
    Typed,
}

/// Writes formulas and terms.
pub struct Writer<'a> {
    pub random: Random,
    pub schemas: &'a Schemas,
    /// The schemas' enumerations.
    pub enumerations: &'a [Enumeration],
    pub names: Vec<Name>,
    /// Items that quantifiers around have bound.
    pub items: Vec<(String, &'a Shape)>,
    /// The kind of which many may be given that may be read here, by its position in [`READS`].
    pub many: Option<usize>,
    /// How many items were ever bound.
    pub bound: usize,
    /// What can be named below the documents, for each `many`.
    known: Vec<(Option<usize>, Rc<Catalog<'a>>)>,
}

impl<'a> Writer<'a> {
    pub fn new(seed: u64, schemas: &'a Schemas) -> Self {
        let mut writer = Self {
            random: Random::new(seed),
            schemas,
            enumerations: &schemas.enumerations,
            names: Vec::new(),
            items: Vec::new(),
            many: None,
            bound: 0,
            known: Vec::new(),
        };
        for many in [None, Some(2), Some(3)] {
            let catalog = Rc::new(writer.catalog(many));
            writer.known.push((many, catalog));
        }
        writer
    }

    fn root(&self, kind: &str) -> &'a Shape {
        &self.schemas.documents.iter().find(|document| document.kind == kind).unwrap().root
    }

    fn catalog(&self, subject: Option<usize>) -> Catalog<'a> {
        let mut catalog = Catalog::default();
        for (at, (kind, many)) in READS.iter().enumerate() {
            if !many || subject == Some(at) {
                catalog.add(self.root(kind), kind, self.enumerations);
            }
        }
        catalog
    }

    /// All that can be named below the documents that may be read here.
    pub fn documents(&self) -> Rc<Catalog<'a>> {
        self.known.iter().find(|(many, _)| *many == self.many).unwrap().1.clone()
    }

    /// All that can be named below the items in sight.
    pub fn below_items(&self) -> Catalog<'a> {
        let mut catalog = Catalog::default();
        for (name, shape) in &self.items {
            catalog.add(shape, name, self.enumerations);
        }
        catalog
    }

    /// A fact of a type, rather of an item where there is one.
    pub fn fact(&mut self, of: Type) -> Option<String> {
        let fits = |fact: &&Fact<'_>| fact.of == of && fact.under.is_none();
        let (items, documents) = (self.below_items(), self.documents());
        let near: Vec<&Fact<'_>> = items.facts.iter().filter(fits).collect();
        let far: Vec<&Fact<'_>> = documents.facts.iter().filter(fits).collect();
        let from = if near.is_empty() || self.random.percent(20) { far } else { near };
        self.random.pick_any(&from).map(|fact| fact.path.clone())
    }

    /// A list, rather of an item where there is one.
    pub fn list(&mut self) -> List<'a> {
        let (items, documents) = (self.below_items(), self.documents());
        let from = if items.lists.is_empty() || self.random.percent(30) {
            &documents.lists
        } else {
            &items.lists
        };
        self.random.pick(from).clone()
    }

    /// A name of a type.
    pub fn name(&mut self, of: Type) -> Option<String> {
        let fits = |name: &&Name| name.of == of && (name.many.is_none() || name.many == self.many);
        let from: Vec<String> =
            self.names.iter().filter(fits).map(|name| name.name.clone()).collect();
        self.random.pick_any(&from).cloned()
    }

    /// The words of an enumeration.
    pub fn words(&self, of: Type) -> Vec<String> {
        match of {
            Type::Enumeration(id) if id.0 < self.enumerations.len() => {
                self.enumerations[id.0].levels.iter().map(|level| level.word.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether an enumeration is a scale.
    pub fn is_scale(&self, of: Type) -> bool {
        matches!(of, Type::Enumeration(id) if self.enumerations.get(id.0).is_some_and(|words| words.scale))
    }

    /// Binds a new item while something is written.
    pub fn with_item<T>(
        &mut self,
        shape: &'a Shape,
        write: impl FnOnce(&mut Self, &str) -> T,
    ) -> T {
        self.bound += 1;
        let name = format!("x{}", self.bound);
        self.items.push((name.clone(), shape));
        let written = write(self, &name);
        self.items.pop();
        written
    }

    /// One of the types that values can have.
    pub fn any_type(&mut self) -> Type {
        let plain = [
            Type::Boolean,
            Type::Number,
            Type::Number,
            Type::Number,
            Type::Ratio,
            Type::Text,
            Type::Date,
            Type::Date,
            Type::Instant,
            Type::Instant,
            Type::Duration,
            Type::Duration,
            Type::BusinessDays,
        ];
        if self.random.percent(70) {
            return *self.random.pick(&plain);
        }
        // Enumerations and quantities are what the facts in sight have.
        let mut types: Vec<Type> = Vec::new();
        for fact in self.documents().facts.iter().chain(&self.below_items().facts) {
            if matches!(fact.of, Type::Enumeration(_) | Type::Quantity { .. })
                && !types.contains(&fact.of)
            {
                types.push(fact.of);
            }
        }
        *self.random.pick(&types)
    }
}

impl<'a> Writer<'a> {
    /// The shape of the items of a list in sight.
    pub fn item_shape(&self, path: &str) -> Option<&'a Shape> {
        let (items, documents) = (self.below_items(), self.documents());
        let mut lists = items.lists.iter().chain(&documents.lists);
        lists.find(|list| list.path == path).map(|list| &list.list.item)
    }
}
