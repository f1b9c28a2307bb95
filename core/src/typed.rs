//! The typed pack: names resolved, types known, every requirement of the checker met.
//!
//! This is what the compiler flattens and what the reference interpreter of the test suite walks. Trees here are as
//! deep as [`crate::check::DEPTH`] allows, never deeper.

mod test;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{AggregateOperator, ArithmeticOperator, Relation};

pub use test::{
    Attested, Expectation, ExpectedReason, Given, GivenPart, ResultWord, TEST_DAY, Test,
    TestAttestation,
};

use crate::types::{EnumerationId, Schemas};
use crate::value::{Date, Decimal, Duration, Instant, ZoneOffset};

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// `true` or `false`; the type of every formula.
    Boolean,
    /// A decimal.
    Number,
    /// `a of b`, `70 %`
    Ratio,
    /// Text.
    Text,
    /// A civil date.
    Date,
    /// A moment, known as precisely as it was stated.
    Instant,
    /// Elapsed time and months.
    Duration,
    /// A count of business days.
    BusinessDays,
    /// A word of an enumeration or a level of a scale.
    Enumeration(EnumerationId),
    /// A quantity with the enumerations of its unit and base.
    Quantity {
        /// The words of its unit, where it has one.
        unit: Option<EnumerationId>,
        /// The words of its base, where it has one.
        base: Option<EnumerationId>,
    },
}

/// A value written in the pack.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `true`
    Boolean(bool),
    /// `99.5`
    Number(Decimal),
    /// `70 %`
    Percent(Decimal),
    /// `"…"`
    Text(String),
    /// `2020-06-02`
    Date(Date),
    /// `2019-12-04T10:00+09:00`
    Instant(Instant),
    /// `4 hours`
    Duration(Duration),
    /// `5 business days`
    BusinessDays(i64),
    /// `daily`: the position of the word.
    Level(EnumerationId, u32),
    /// `99.5 percent of round_the_clock`: positions of the words.
    Quantity {
        /// The number.
        number: Decimal,
        /// The unit's position in its enumeration.
        unit: Option<u32>,
        /// The base's position in its enumeration.
        base: Option<u32>,
    },
}

/// Where something was written in the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The index of the file.
    pub file: usize,
    /// The bytes.
    pub span: Span,
}

/// Which kind of [`Pack::reads`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(pub usize);

/// Which binding of a quantifier, unique in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub usize);

/// Which of [`Pack::choices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChoiceId(pub usize);

/// Which of [`Pack::parameters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParameterId(pub usize);

/// Which of [`Pack::tables`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableId(pub usize);

/// Which of [`Pack::named`]: a `let` of a rule or a definition of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NamedId(pub usize);

/// A place in a document: where a path starts and the members it goes through.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where it starts.
    pub root: Root,
    /// Member by member.
    pub members: Vec<String>,
}

/// Where a path starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// At the document of a kind.
    Document(KindId),
    /// At an item of a list.
    Item(ItemId),
}

/// A formula or a term. Two are equal where they say the same, wherever they were written.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Its type.
    pub of: Type,
    /// Where it was written.
    pub origin: Origin,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.of == other.of
    }
}

/// Every construct that gives a value or a truth.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant quotes its syntax; its fields are named in it")]
pub enum ExpressionKind {
    /// `99.5`, `daily`, `"…"`
    Constant(Constant),
    /// `disclosure.backup.interval`
    Fact(Place),
    /// `disclosure.availability`, a quantity
    Quantity(Place),
    /// `upper_level_to`
    Choice(ChoiceId),
    /// `most_notice`
    Parameter(ParameterId),
    /// `required_interval`: the table's value for the present keys
    Lookup(TableId),
    /// `required`: a `let` or a definition
    Named(NamedId),
    /// `as of`
    AsOf,
    /// `day of x`
    DayOf(Box<Expression>),
    /// `x else y`
    Else(Box<Expression>, Box<Expression>),
    /// `a of b`
    Ratio(Box<Expression>, Box<Expression>),
    /// `a + b`, `a - b`, `a * b`
    Arithmetic(ArithmeticOperator, Box<Expression>, Box<Expression>),
    /// `-a`
    Negate(Box<Expression>),
    /// `(count x in LIST: f)`, `(sum x in LIST: t)`
    Aggregate {
        operator: AggregateOperator,
        item: ItemId,
        list: Place,
        body: Option<Box<Expression>>,
    },
    /// `x is disclosed`
    Disclosed(Place),
    /// `x is at least y`
    Compare(Relation, Box<Expression>, Box<Expression>),
    /// `x in (a, b)`
    In(Box<Expression>, Vec<Constant>),
    /// `a and b`
    And(Vec<Expression>),
    /// `a or b`
    Or(Vec<Expression>),
    /// `not a`
    Not(Box<Expression>),
    /// `all x in LIST: f`
    All { item: ItemId, list: Place, body: Box<Expression> },
    /// `some x in LIST: f`
    Some { item: ItemId, list: Place, body: Box<Expression> },
    /// `each later after earlier in LIST by at: f`
    Each { later: ItemId, earlier: ItemId, list: Place, by: Vec<String>, body: Box<Expression> },
}

/// A pack that met every requirement of the checker.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// `backup`
    pub name: String,
    /// `0.1.0`
    pub version: String,
    /// Its title.
    pub words: Bilingual,
    /// The edition of the language.
    pub edition: String,
    /// The zone in which a date stands for a day.
    pub zone: ZoneOffset,
    /// The kinds of documents it reads.
    pub reads: Vec<Reads>,
    /// Their shapes.
    pub schemas: Schemas,
    /// Who is bound.
    pub parties: Vec<Party>,
    /// The guidelines it encodes.
    pub sources: Vec<Source>,
    /// Readings that the sources leave open.
    pub choices: Vec<Choice>,
    /// Numbers that the sources leave to the parties.
    pub parameters: Vec<Parameter>,
    /// Decision tables.
    pub tables: Vec<Table>,
    /// Every `let` and definition.
    pub named: Vec<Named>,
    /// How many items quantifiers bind.
    pub items: usize,
    /// The rules, in the order of the text.
    pub rules: Vec<Rule>,
    /// The tests, in the order of the text.
    pub tests: Vec<Test>,
}

/// A kind of document that the pack reads.
#[derive(Clone, Debug)]
pub struct Reads {
    /// `disclosure`
    pub kind: String,
    /// Whether several may be given.
    pub many: bool,
    /// Its index in [`Schemas::documents`].
    pub document: usize,
}

/// One who can be bound by a rule.
#[derive(Clone, Debug)]
pub struct Party {
    /// `provider`
    pub name: String,
    /// As people call it.
    pub words: Bilingual,
}

/// The force of a source: the "must" of a request is not law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// `law`
    Law,
    /// `request`
    Request,
    /// `advice`
    Advice,
    /// `contract`
    Contract,
}

/// A guideline's outline.
#[derive(Clone, Debug)]
pub struct Source {
    /// `request-2020`
    pub name: String,
    /// Its title.
    pub words: Bilingual,
    /// Its force.
    pub force: Force,
    /// When it was published, as written.
    pub published: String,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause of a source.
#[derive(Clone, Debug)]
pub struct Clause {
    /// `C.1.2.5`
    pub id: String,
    /// The page or slide.
    pub page: String,
    /// Its title in our words.
    pub words: Bilingual,
    /// Why no rule encodes it, where none does.
    pub excuse: Option<Bilingual>,
}

/// A citation that resolved: positions in [`Pack::sources`] and its clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: usize,
    /// The clause.
    pub clause: usize,
}

/// A reading that its source leaves open.
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
    /// Its readings, in order, with how each is written.
    pub options: Vec<(String, Constant, Bilingual)>,
    /// Their type.
    pub of: Type,
}

/// A number that its source leaves to the parties.
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
    /// Its type.
    pub of: Type,
    /// The least it may be.
    pub least: Option<Constant>,
    /// The most it may be.
    pub most: Option<Constant>,
    /// What it is unless somebody says otherwise.
    pub default: Constant,
}

/// A decision table, complete and free of overlap.
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
    /// Its keys: facts of documents, choices, parameters or the day.
    pub keys: Vec<Expression>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// What it asks of each key.
    pub cells: Vec<Cell>,
    /// What it gives.
    pub value: Constant,
    /// Where it was written.
    pub origin: Origin,
}

/// What a cell asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// `any` value
    Any,
    /// One of these
    Literals(Vec<Constant>),
    /// From the first to the second, each with whether it belongs to the range.
    Range(Option<(Constant, bool)>, Option<(Constant, bool)>),
}

/// A `let` or a definition.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub value: Expression,
}

/// `must`, `should`, `may` (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// `may`: never a finding.
    May,
    /// `should`
    Should,
    /// `must`
    Must,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `BK-1`
    pub id: String,
    /// The parties it binds: positions in [`Pack::parties`].
    pub parties: Vec<usize>,
    /// How strongly.
    pub strength: Strength,
    /// Its title.
    pub words: Bilingual,
    /// The clauses it encodes.
    pub cites: Vec<Citation>,
    /// The names it defines.
    pub lets: Vec<NamedId>,
    /// The many kind that it is judged for, document by document.
    pub subject: Option<KindId>,
    /// When it is in force.
    pub effective: Option<Effective>,
    /// `when …`: all of them.
    pub whens: Vec<When>,
    /// `accepts inapplicable …`
    pub accepts: Vec<Place>,
    /// Where each of them was written.
    pub accepts_origins: Vec<Origin>,
    /// `except … when …`
    pub exceptions: Vec<Exception>,
    /// What is asked in the end.
    pub duty: Duty,
    /// What to do; empty for manual rules that give none.
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
    pub formula: Expression,
    /// Why, where the author says.
    pub reason: Option<Bilingual>,
}

/// What a rule asks.
#[derive(Clone, Debug)]
pub enum Duty {
    /// `require …`: all of them.
    Computed(Vec<Require>),
    /// `question …`: a person answers.
    Manual(Question),
}

/// A question to a person.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question.
    pub words: Bilingual,
    /// SHA-256 of its two texts with a line feed between, as small hexadecimal digits.
    pub sha256: String,
}

/// One requirement.
#[derive(Clone, Debug)]
pub struct Require {
    /// What must hold.
    pub formula: Expression,
    /// Why, where the author says.
    pub reason: Option<Bilingual>,
    /// What to do, where it differs from the rule's.
    pub remedy: Option<Message>,
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// Its title, where given.
    pub words: Option<Bilingual>,
    /// Its guard.
    pub when: Expression,
    /// What it cites.
    pub cites: Vec<Citation>,
    /// Its own requirements; `None` exempts.
    pub requires: Option<Vec<Require>>,
    /// Its own remedy.
    pub remedy: Option<Message>,
    /// Where it was written.
    pub origin: Origin,
}

/// When a rule is in force: both ends belong to it.
#[derive(Clone, Debug)]
pub struct Effective {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The date that is asked; `None` is the day of evaluation.
    pub on: Option<Expression>,
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
    Value(Expression),
}

impl Expression {
    /// Shows this expression and every part of it, outermost first; names are not followed.
    pub fn visit<'a>(&'a self, show: &mut impl FnMut(&'a Self)) {
        show(self);
        match &self.kind {
            ExpressionKind::Constant(_)
            | ExpressionKind::Fact(_)
            | ExpressionKind::Quantity(_)
            | ExpressionKind::Choice(_)
            | ExpressionKind::Parameter(_)
            | ExpressionKind::Lookup(_)
            | ExpressionKind::Named(_)
            | ExpressionKind::AsOf
            | ExpressionKind::Disclosed(_) => {}
            ExpressionKind::DayOf(part)
            | ExpressionKind::Negate(part)
            | ExpressionKind::Not(part)
            | ExpressionKind::In(part, _) => part.visit(show),
            ExpressionKind::Else(left, right)
            | ExpressionKind::Ratio(left, right)
            | ExpressionKind::Arithmetic(_, left, right)
            | ExpressionKind::Compare(_, left, right) => {
                left.visit(show);
                right.visit(show);
            }
            ExpressionKind::Aggregate { body, .. } => {
                if let Some(body) = body {
                    body.visit(show);
                }
            }
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => {
                for part in parts {
                    part.visit(show);
                }
            }
            ExpressionKind::All { body, .. }
            | ExpressionKind::Some { body, .. }
            | ExpressionKind::Each { body, .. } => {
                body.visit(show);
            }
        }
    }
}
