//! Types: what a schema says of a place in a document (section 12 of the language reference).

use tekigo_grammar::diagnostic::Bilingual;

use crate::value::Decimal;

/// The documents that a pack reads, and the enumerations they share.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// One for each kind, in the order given.
    pub documents: Vec<DocumentSchema>,
    /// Every enumeration and scale; those with a name occur once.
    pub enumerations: Vec<Enumeration>,
}

/// The schema of one kind of document.
#[derive(Clone, Debug)]
pub struct DocumentSchema {
    /// Its kind: `disclosure`.
    pub kind: String,
    /// Its title for a reader.
    pub title: Bilingual,
    /// Its shape: always a record, without the members of the envelope (`kind`, `state`, `absent`, `evidence`).
    pub root: Shape,
}

/// Which enumeration of [`Schemas::enumerations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnumerationId(pub usize);

/// A closed set of words; with `scale`, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// `x-tekigo.scale`, or the name of its `$defs` entry; `None` where it stands in place.
    pub name: Option<String>,
    /// Whether its levels have an order.
    pub scale: bool,
    /// Its levels as they are declared.
    pub levels: Vec<Level>,
}

/// One word of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// As documents and rules write it.
    pub word: String,
    /// As people read it.
    pub title: Bilingual,
}

/// A place in a document.
#[derive(Clone, Debug)]
pub struct Shape {
    /// What may stand there.
    pub kind: ShapeKind,
    /// `x-tekigo.title`.
    pub title: Bilingual,
    /// `x-tekigo.description`: what to write there, for those who fill it in.
    pub description: Option<Bilingual>,
    /// The party that can change it, its own or inherited.
    pub owner: Option<String>,
    /// History: it cannot be changed any more.
    pub immutable: bool,
    /// A need: what is written is never lowered so that a rule may pass, but a blank may be filled.
    pub need: bool,
    /// Whether, as an item of a list, it may be taken away.
    pub removable: bool,
}

/// The forms of a place.
#[derive(Clone, Debug)]
pub enum ShapeKind {
    /// A single value.
    Leaf(Leaf),
    /// Value, unit, base and exactness as one.
    Quantity(Box<Quantity>),
    /// Named members.
    Record(Record),
    /// Members of any name, all of one shape.
    Map(Box<Shape>),
    /// A list and its items' shape.
    List(Box<List>),
    /// Several records told apart by one member.
    Alternative(Alternative),
}

/// The forms of a single value, with the bounds outside which it is unreadable.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// `true` or `false`
    Boolean,
    /// A decimal.
    Number(NumberBounds),
    /// Text with the least and most code points.
    Text {
        /// `minLength`
        least: usize,
        /// `maxLength`
        most: Option<usize>,
    },
    /// `2020-06-02`
    Date,
    /// RFC 3339; with `stated`, also a date or a month alone.
    Instant {
        /// Whether less than a full instant may be given.
        stated: bool,
    },
    /// ISO 8601.
    Duration,
    /// A count of business days.
    BusinessDays(NumberBounds),
    /// One of the words.
    Enumeration(EnumerationId),
}

/// What numbers a place takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberBounds {
    /// Whether only whole numbers.
    pub integer: bool,
    /// `minimum` or `exclusiveMinimum`.
    pub least: Option<Bound>,
    /// `maximum` or `exclusiveMaximum`.
    pub most: Option<Bound>,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number.
    pub number: Decimal,
    /// Whether the number itself is left out.
    pub exclusive: bool,
}

/// A quantity's members; its shape is read whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The bounds of `value`, `low` and `high`.
    pub value: NumberBounds,
    /// The words of `unit`, where it is a member.
    pub unit: Option<EnumerationId>,
    /// The words of `base`, where it is a member.
    pub base: Option<EnumerationId>,
    /// The words of `exactness` (a subset of `exact`, `about`, `at_least`, `at_most`), where it is a member.
    pub exactness: Option<EnumerationId>,
    /// Whether `low` and `high` are members.
    pub range: bool,
}

/// Named members.
#[derive(Clone, Debug)]
pub struct Record {
    /// In the order of the schema.
    pub members: Vec<Member>,
}

/// One member of a record.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Whether `required` lists it.
    pub required: bool,
    /// Its shape.
    pub shape: Shape,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// The shape of each item.
    pub item: Shape,
    /// `minItems`
    pub least: usize,
    /// `maxItems`
    pub most: Option<usize>,
}

/// Records told apart by one member.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The member that tells them apart; an enumeration of every option's word.
    pub discriminator: String,
    /// What that member is called, where an option says so.
    pub discriminator_title: Option<Bilingual>,
    /// Its words, in the order of the options.
    pub words: EnumerationId,
    /// The members of each option, without the discriminator; as many as there are words.
    pub options: Vec<Record>,
}

impl Quantity {
    /// The names of its members.
    #[must_use]
    pub fn members(&self) -> Vec<&'static str> {
        let mut names = vec!["value"];
        names.extend(self.unit.map(|_| "unit"));
        names.extend(self.base.map(|_| "base"));
        names.extend(self.exactness.map(|_| "exactness"));
        if self.range {
            names.extend(["low", "high"]);
        }
        names
    }
}

impl Shape {
    /// Whether it is a map, or a record with one in it: whether such a place is disclosed cannot be asked, for its members
    /// have no names that are known.
    #[must_use]
    pub fn holds_a_map(&self) -> bool {
        match &self.kind {
            ShapeKind::Map(_) => true,
            ShapeKind::Record(record) => {
                record.members.iter().any(|member| member.shape.holds_a_map())
            }
            ShapeKind::Alternative(alternative) => {
                let members = alternative.options.iter().flat_map(|record| &record.members);
                members.into_iter().any(|member| member.shape.holds_a_map())
            }
            ShapeKind::Leaf(_) | ShapeKind::Quantity(_) | ShapeKind::List(_) => false,
        }
    }
}
