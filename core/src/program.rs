//! The program: a pack compiled to flat tables, immutable, with every path resolved to a numbered slot.
//!
//! Expressions are [`Node`]s in one vector; a node names its parts by [`NodeId`], and the id has the methods that
//! evaluate and explain it. Parts of a node that takes many stand side by side in [`Program::parts`].

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use crate::layout::{self, Layout, ListId, SlotId};
use crate::typed::{
    ChoiceId, Citation, ItemId, KindId, Origin, ParameterId, Party, Question, Source, Strength,
    TableId, Type,
};
use crate::types::Enumeration;
use crate::value::{Date, Decimal, TextId, Value, ZoneOffset};

/// A compiled pack.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// `backup`
    pub name: String,
    /// `0.1.0`
    pub version: String,
    /// Its title.
    pub words: Bilingual,
    /// The zone in which a date stands for a day.
    pub zone: ZoneOffset,
    /// The kinds of documents it reads.
    pub kinds: Vec<Kind>,
    /// Every expression.
    pub nodes: Vec<Node>,
    /// The type of what each node gives; as many as there are nodes.
    pub types: Vec<Type>,
    /// Where each node was written; as many as there are nodes.
    pub origins: Vec<Origin>,
    /// Parts of nodes that take many.
    pub parts: Vec<NodeId>,
    /// Texts that [`Value::Text`] constants point into.
    pub texts: Vec<String>,
    /// The enumerations and scales.
    pub enumerations: Vec<Enumeration>,
    /// Who is bound.
    pub parties: Vec<Party>,
    /// The guidelines.
    pub sources: Vec<Source>,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The tables.
    pub tables: Vec<Table>,
    /// How many items quantifiers bind.
    pub items: usize,
    /// The rules, in the pack's order; versions of one id are one rule.
    pub rules: Vec<Rule>,
}

/// A kind of document.
#[derive(Clone, Debug)]
pub struct Kind {
    /// `disclosure`
    pub name: String,
    /// Its title.
    pub words: Bilingual,
    /// Whether several may be given.
    pub many: bool,
    /// What is asked of it.
    pub layout: Layout,
    /// Of each node of the layout, what a reader calls it.
    pub titles: Vec<Bilingual>,
    /// Of each slot of the layout, the type of its values.
    pub slot_types: Vec<Type>,
    /// Of each node of the layout, who can change it.
    pub custody: Vec<Custody>,
    /// The records told apart by one member (`oneOf`), each at its node.
    pub alternatives: Vec<Alternative>,
}

/// A record that is one of several, as one of its members tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Where it stands in the layout.
    pub node: layout::NodeId,
    /// The member that tells.
    pub discriminator: String,
    /// Of each of its words, the members that the record may have then.
    pub options: Vec<(String, Vec<String>)>,
}

/// Who can change a place, and what it must have (section 12 of the reference).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a word of the schema, true or false")]
pub struct Custody {
    /// The party that can change it, its own or inherited.
    pub owner: Option<String>,
    /// History: it cannot be changed any more.
    pub immutable: bool,
    /// A need: what is written stands, but a blank may be filled.
    pub need: bool,
    /// Whether, as an item of a list, it may be taken away.
    pub removable: bool,
    /// Whether the record that it stands in must have it.
    pub required: bool,
    /// Of a record, the members that it must have and that no rule reads, each with its smallest value as JSON.
    pub unread: Vec<(String, String)>,
}

/// Which node of [`Program::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// A run of [`Program::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The first.
    pub first: usize,
    /// How many.
    pub length: usize,
}

/// Which row of a slot's column is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// The document's only one.
    Document,
    /// That of an item that a quantifier has bound.
    Item(ItemId),
}

/// A slot of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotRef {
    /// The kind.
    pub kind: KindId,
    /// The slot.
    pub slot: SlotId,
    /// Its row.
    pub row: Row,
}

/// A list of a kind, in one row of its parent table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListRef {
    /// The kind.
    pub kind: KindId,
    /// The list.
    pub list: ListId,
    /// The row of its parent table.
    pub row: Row,
}

/// A single fact: a leaf or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactRef {
    /// A leaf.
    Slot(SlotRef),
    /// A list.
    List(ListRef),
}

/// A record, leaf or list of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceRef {
    /// The kind.
    pub kind: KindId,
    /// The node of its layout.
    pub node: layout::NodeId,
    /// The row.
    pub row: Row,
}

/// The members of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuantitySlots {
    /// The kind.
    pub kind: KindId,
    /// The row of every slot.
    pub row: Row,
    /// The quantity's own node.
    pub node: layout::NodeId,
    /// `value`
    pub value: SlotId,
    /// `unit`
    pub unit: Option<SlotId>,
    /// `base`
    pub base: Option<SlotId>,
    /// `exactness`, with the position of each word: exact, about, at least, at most.
    pub exactness: Option<(SlotId, [Option<u32>; 4])>,
    /// `low` and `high`
    pub range: Option<(SlotId, SlotId)>,
}

/// A construct.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant quotes its syntax; its fields are named in it")]
pub enum Node {
    /// Nothing that can be known: what the compiler puts where a path leads nowhere. The checker lets none through.
    Nowhere,
    /// `99.5`, `daily`, `"…"`
    Constant(Value),
    /// `70 %`
    Percent(Decimal),
    /// `99.5 percent of round_the_clock`
    QuantityConstant { number: Decimal, unit: Option<u32>, base: Option<u32> },
    /// `disclosure.backup.interval`
    Fact(SlotRef),
    /// `disclosure.availability`, a quantity
    Quantity(QuantitySlots),
    /// `upper_level_to`
    Choice(ChoiceId),
    /// `most_notice`
    Parameter(ParameterId),
    /// `required_interval`
    Lookup(TableId),
    /// `as of`
    AsOf,
    /// `day of x`
    DayOf(NodeId),
    /// `x else y`
    Else(NodeId, NodeId),
    /// `a of b`
    Ratio(NodeId, NodeId),
    /// `a + b`
    Add(NodeId, NodeId),
    /// `a - b`
    Subtract(NodeId, NodeId),
    /// `a * b`
    Multiply(NodeId, NodeId),
    /// `-a`
    Negate(NodeId),
    /// `(count x in LIST: f)`
    Count { item: ItemId, list: ListRef, body: Option<NodeId> },
    /// `(sum x in LIST: t)`; `zero` is the sum of no items
    Sum { item: ItemId, list: ListRef, body: NodeId, zero: Value },
    /// `(min x in LIST: t)`
    Min { item: ItemId, list: ListRef, body: NodeId },
    /// `(max x in LIST: t)`
    Max { item: ItemId, list: ListRef, body: NodeId },
    /// `x is disclosed`
    Disclosed(PlaceRef),
    /// `x is at least y`
    Compare(Relation, NodeId, NodeId),
    /// `x in (a, b)`
    In(NodeId, Parts),
    /// `a and b`
    And(Parts),
    /// `a or b`
    Or(Parts),
    /// `not a`
    Not(NodeId),
    /// `all x in LIST: f`
    All { item: ItemId, list: ListRef, body: NodeId },
    /// `some x in LIST: f`
    Some { item: ItemId, list: ListRef, body: NodeId },
    /// `each later after earlier in LIST by at: f`; `order` is `later.at is after earlier.at`
    Each { later: ItemId, earlier: ItemId, list: ListRef, order: NodeId, body: NodeId },
}

/// A choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its title.
    pub words: Bilingual,
    /// Why it is open.
    pub reason: Bilingual,
    /// What it cites.
    pub cites: Vec<Citation>,
    /// Its readings: how each is written, its value, its title.
    pub options: Vec<(String, Value, Bilingual)>,
    /// The type of its values.
    pub of: Type,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its title.
    pub words: Bilingual,
    /// Why this default.
    pub reason: Bilingual,
    /// What it cites.
    pub cites: Vec<Citation>,
    /// The type of its values.
    pub of: Type,
    /// The least it may be.
    pub least: Option<Value>,
    /// The most it may be.
    pub most: Option<Value>,
    /// What it is unless somebody says otherwise.
    pub default: Value,
}

/// A decision table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its title.
    pub words: Bilingual,
    /// What it cites.
    pub cites: Vec<Citation>,
    /// The type of what it gives.
    pub of: Type,
    /// Its keys.
    pub keys: Vec<NodeId>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// What it asks of each key.
    pub cells: Vec<Cell>,
    /// What it gives.
    pub value: Value,
    /// Where it was written.
    pub origin: Origin,
}

/// What a cell asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// `any`
    Any,
    /// `2, 3`
    Literals(Vec<Value>),
    /// `from 1 to 5`, each end with whether it belongs to the range.
    Range(Option<(Value, bool)>, Option<(Value, bool)>),
}

/// A rule: every version of one id.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `BK-1`
    pub id: String,
    /// Its versions; all with the same `on`.
    pub versions: Vec<Version>,
    /// The many kind that it is judged for.
    pub subject: Option<KindId>,
    /// The kinds that some version reads.
    pub kinds: Vec<KindId>,
    /// The date that decides which version is in force; `None` is the day of evaluation.
    pub on: Option<NodeId>,
}

/// One version of a rule.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first day in force.
    pub from: Option<Date>,
    /// The last day in force.
    pub until: Option<Date>,
    /// Its title.
    pub words: Bilingual,
    /// The parties it binds.
    pub parties: Vec<usize>,
    /// How strongly.
    pub strength: Strength,
    /// The clauses it encodes.
    pub cites: Vec<Citation>,
    /// `when …`
    pub whens: Vec<When>,
    /// `accepts inapplicable …`
    pub accepts: Vec<FactRef>,
    /// Where each of them was written.
    pub accepts_origins: Vec<Origin>,
    /// `except …`
    pub exceptions: Vec<Exception>,
    /// What is asked.
    pub duty: Duty,
    /// What to do.
    pub remedy: Message,
    /// The rule that it follows.
    pub replaces: Option<String>,
    /// Where its header was written.
    pub origin: Origin,
}

/// A condition for a rule to apply.
#[derive(Clone, Debug)]
pub struct When {
    /// The condition.
    pub formula: NodeId,
    /// Why.
    pub reason: Option<Bilingual>,
    /// Where the line says it: of a name, where it is used.
    pub origin: Origin,
}

/// What a rule asks.
#[derive(Clone, Debug)]
pub enum Duty {
    /// `require …`
    Computed(Vec<Require>),
    /// `question …`
    Manual(Question),
}

/// One requirement.
#[derive(Clone, Debug)]
pub struct Require {
    /// What must hold.
    pub formula: NodeId,
    /// Why.
    pub reason: Option<Bilingual>,
    /// What to do, where it differs from the rule's.
    pub remedy: Option<Message>,
    /// Where the line says it: of a name, where it is used.
    pub origin: Origin,
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// Its title.
    pub words: Option<Bilingual>,
    /// Its guard.
    pub when: NodeId,
    /// What it cites.
    pub cites: Vec<Citation>,
    /// Its own requirements; `None` exempts.
    pub requires: Option<Vec<Require>>,
    /// Its own remedy.
    pub remedy: Option<Message>,
    /// Where it was written.
    pub origin: Origin,
}

/// A text in two languages with values in it.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The Japanese pieces.
    pub ja: Vec<Piece>,
    /// The English pieces.
    pub en: Vec<Piece>,
}

/// A piece of a message.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words.
    Text(String),
    /// `{required}`
    Value(NodeId, Type),
}

impl Program {
    /// The construct that an id stands for.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<Node> {
        self.nodes.get(id.0).copied()
    }

    /// The type of what a construct gives.
    #[must_use]
    pub fn type_of(&self, id: NodeId) -> Type {
        self.types.get(id.0).copied().unwrap_or(Type::Boolean)
    }

    /// The parts of a node that takes many.
    #[must_use]
    pub fn parts(&self, parts: Parts) -> &[NodeId] {
        self.parts.get(parts.first..parts.first.saturating_add(parts.length)).unwrap_or_default()
    }

    /// A kind by its id.
    #[must_use]
    pub fn kind(&self, id: KindId) -> Option<&Kind> {
        self.kinds.get(id.0)
    }

    /// A kind by its name.
    #[must_use]
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.name == name).map(KindId)
    }

    /// A text constant.
    #[must_use]
    pub fn text(&self, id: TextId) -> &str {
        usize::try_from(id.0).ok().and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    /// A rule by its id.
    #[must_use]
    pub fn rule_named(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
