//! The syntax tree: a pack as it is written, with the place of every part.
//!
//! The tree says what stands in the text and nothing of what it means: names are not resolved, words are not told apart
//! from paths, and nothing is checked beyond form.

use crate::Span;

/// Something and the bytes of its file that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A name, word or identifier as written.
pub type Name = Spanned<String>;

/// One file of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The items that could be read, in the order of the text.
    pub items: Vec<Item>,
}

/// `ja "…" en "…"`; what is left out is `None`, and the checker asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The Japanese text, unescaped.
    pub ja: Option<Spanned<String>>,
    /// The English text, unescaped.
    pub en: Option<Spanned<String>>,
}

/// What starts in column 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant quotes its syntax; its fields are named in it")]
pub enum Item {
    /// `edition 2026`
    Edition { number: Name },
    /// `pack backup 0.1.0` with `ja`/`en` below.
    Pack { name: Name, version: Name, words: Words },
    /// `zone +09:00`
    Zone { offset: Name },
    /// `reads one disclosure, many system`
    Reads { kinds: Vec<Reads> },
    /// `party provider ja "…" en "…"` (on the line or below it).
    Party { name: Name, words: Words },
    /// `source nonfunctional-2014`
    Source(Source),
    /// `excuse request-2020 2, 3` with `reason` below.
    Excuse { source: Name, clauses: Vec<Name>, reason: Words, span: Span },
    /// `choice upper_level_to: 1 to 3`
    Choice(Choice),
    /// `parameter most_notice: number at least 1 at most 365 default 30`
    Parameter(Parameter),
    /// `table required_interval: backup_interval`
    Table(Table),
    /// `define important = …`
    Define { name: Name, value: Expression },
    /// `rule BK-1 provider must`
    Rule(Rule),
    /// `test "…"`
    Test(Test),
}

/// `one disclosure` or `many system`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reads {
    /// Whether several documents of the kind may be given.
    pub many: bool,
    /// The kind.
    pub kind: Name,
}

/// The outline of a guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its identifier.
    pub name: Name,
    /// Its title.
    pub words: Words,
    /// `force advice`
    pub force: Option<Name>,
    /// `published 2014-03` (a year, month or date).
    pub published: Option<Name>,
    /// `clause C.1.2.5 page "41"` …
    pub clauses: Vec<Clause>,
}

/// One clause of a source's outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its identifier within the source.
    pub id: Name,
    /// The page or slide, as text.
    pub page: Option<Spanned<String>>,
    /// Its title in our words.
    pub words: Words,
}

/// `SOURCE CLAUSE`, one of the entries of a `cites` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: Name,
    /// The clause.
    pub clause: Name,
}

/// A type as a pack writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// `1 to 3`: whole numbers, both ends included.
    Range(Spanned<String>, Spanned<String>),
    /// `number`, `boolean`, `duration`, `date`, `business_days`, `text`, or the name of an enumeration or scale.
    Named(Name),
}

/// A reading that its source leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// The type after `:`; absent where `option` lines list the readings.
    pub of: Option<TypeName>,
    /// `option only_one ja "…" en "…"`
    pub options: Vec<(Name, Words)>,
    /// Its title.
    pub words: Words,
    /// `cites`
    pub cites: Vec<Citation>,
    /// `reason`
    pub reason: Words,
}

/// A number that its source leaves to the parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// The type after `:`.
    pub of: TypeName,
    /// `at least LITERAL`
    pub least: Option<Expression>,
    /// `at most LITERAL`
    pub most: Option<Expression>,
    /// `default LITERAL`; the checker asks for it.
    pub default: Option<Expression>,
    /// Its title.
    pub words: Words,
    /// `cites`
    pub cites: Vec<Citation>,
    /// `reason`
    pub reason: Words,
}

/// A decision table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, which is also its last column.
    pub name: Name,
    /// The type of the value it gives.
    pub of: TypeName,
    /// Its title.
    pub words: Words,
    /// `cites`
    pub cites: Vec<Citation>,
    /// The header row: `Expression::Path` or `Expression::AsOf`; the last is the table's name.
    pub columns: Vec<Expression>,
    /// The rows; each has as many cells as there are columns, the last one literal.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// The whole row.
    pub span: Span,
}

/// What a cell asks of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is asked.
    pub kind: CellKind,
    /// Where it stands.
    pub span: Span,
}

/// The ways to ask.
#[allow(clippy::large_enum_variant, reason = "cells are few, and read once")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// `any`
    Any,
    /// `2, 3`
    Literals(Vec<Expression>),
    /// `at least 10`, `below 3 days`
    Bound(Comparator, Expression),
    /// `from 1 to 5`; `from D until E`, `from D`, `until E`: both ends included.
    Interval(Option<Expression>, Option<Expression>),
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its identifier.
    pub id: Name,
    /// The parties it binds.
    pub parties: Vec<Name>,
    /// `must`, `should` or `may`.
    pub strength: Name,
    /// Whether the header ends in `manual`.
    pub manual: bool,
    /// Its title.
    pub words: Words,
    /// `cites`
    pub cites: Vec<Citation>,
    /// `let NAME = …`
    pub lets: Vec<(Name, Expression)>,
    /// `when …`, each with its `reason`.
    pub whens: Vec<(Expression, Words)>,
    /// `require …`
    pub requires: Vec<Require>,
    /// `except NAME when …`
    pub exceptions: Vec<Exception>,
    /// `accepts inapplicable PATH`
    pub accepts: Vec<Path>,
    /// `effective from D until E on DATE`
    pub effective: Option<Effective>,
    /// `replaces ID`
    pub replaces: Option<Name>,
    /// `question`
    pub question: Words,
    /// `remedy`
    pub remedy: Words,
    /// The header line.
    pub span: Span,
}

/// `require …`, with its own reason and remedy below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Require {
    /// What must hold.
    pub formula: Expression,
    /// `reason`
    pub reason: Words,
    /// `remedy`
    pub remedy: Words,
}

/// `except NAME when …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its name.
    pub name: Name,
    /// Its guard.
    pub when: Expression,
    /// `cites`
    pub cites: Vec<Citation>,
    /// Its own requirements; with `exempt`, none.
    pub requires: Vec<Require>,
    /// `exempt`
    pub exempt: Option<Span>,
    /// Its title, where given.
    pub words: Words,
    /// `remedy`
    pub remedy: Words,
}

/// `effective from D until E on DATE`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The first day.
    pub from: Option<Spanned<String>>,
    /// The last day.
    pub until: Option<Spanned<String>>,
    /// The date that is asked; `None` is the day of evaluation.
    pub on: Option<Expression>,
    /// The whole line.
    pub span: Span,
}

/// A test, in the order of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Its name.
    pub name: Spanned<String>,
    /// Its lines.
    pub steps: Vec<Step>,
}

/// A line of a test. Several entries after one `given` become several steps.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant quotes its syntax; its fields are named in it")]
pub enum Step {
    /// `given disclosure`, `given disclosure draft`
    Document { kind: Name, draft: bool },
    /// `given PATH = LITERAL`
    Value { path: Path, literal: Literal },
    /// `given PATH is withheld` (`inapplicable`, `unreadable`), `given PATH has more` (`more`).
    Mark { path: Path, word: Name },
    /// `choose NAME = V`
    Choose { name: Name, literal: Literal },
    /// `set NAME = V`
    Set { name: Name, literal: Literal },
    /// `as of DATE`
    AsOf { date: Spanned<String> },
    /// `attest RULE pass on DATE until DATE`
    Attest { rule: Name, result: Name, on: Spanned<String>, until: Option<Spanned<String>> },
    /// `expect RULE fails because PATH, choice NAME`
    Expect { rule: Name, result: Name, because: Vec<Because> },
}

/// What a test names as a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// A fact, or a place that holds one.
    Path(Path),
    /// `choice NAME`
    Choice(Name),
    /// `parameter NAME`
    Parameter(Name),
}

/// A value written in a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// What it is.
    pub kind: LiteralKind,
    /// Where it stands.
    pub span: Span,
}

/// The literals of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiteralKind {
    /// `99.95`, exactly as written.
    Number(String),
    /// `true`
    Boolean(bool),
    /// `"…"`, unescaped; also a duration or instant as its document writes it (`"PT4H"`).
    Text(String),
    /// `daily`
    Word(String),
    /// `2020-06-02`, `2019-12-04T10:00+09:00`
    Moment(String),
    /// `4 hours`, `5 business days`
    Duration(String, DurationUnit),
    /// `[a, b]`
    List(Vec<Literal>),
    /// `{name: a, "other": b}`
    Record(Vec<(Name, Literal)>),
}

/// A path: `disclosure.backup.copies[1].place`. Indices stand only in tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The document kind, item variable, or another name.
    pub root: Name,
    /// What follows.
    pub segments: Vec<Segment>,
    /// The whole of it.
    pub span: Span,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// `.name` or `."name"`
    Member(Name),
    /// `[1]`
    Index(Spanned<usize>),
}

/// A formula or a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

/// Every form of expression.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant quotes its syntax; its fields are named in it")]
pub enum ExpressionKind {
    /// `99.95`, exactly as written.
    Number(String),
    /// `70 %`
    Percent(String),
    /// `true`
    Boolean(bool),
    /// `"…"`, unescaped
    Text(String),
    /// `2020-06-02`
    Date(String),
    /// `2019-12-04T10:00+09:00`
    Instant(String),
    /// `4 hours`, `5 business days`
    Duration(String, DurationUnit),
    /// `99.5 percent of round_the_clock`
    Quantity { number: String, unit: Name, base: Option<Name> },
    /// `disclosure.backup.interval`, `required`, `daily`: a fact, a name or a level.
    Path(Path),
    /// `as of`
    AsOf,
    /// `day of incident.began`
    DayOf(Box<Expression>),
    /// `x else y`
    Else(Box<Expression>, Box<Expression>),
    /// `a of b`
    Ratio(Box<Expression>, Box<Expression>),
    /// `a + b`, `a - b`, `a * b`
    Arithmetic {
        operator: Spanned<ArithmeticOperator>,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    /// `-a`
    Negate(Box<Expression>),
    /// `(count x in LIST: f)`, `(sum x in LIST: t)`; only `count` may leave out the body.
    Aggregate {
        operator: Spanned<AggregateOperator>,
        item: Name,
        list: Path,
        body: Option<Box<Expression>>,
    },
    /// `x is disclosed`; negated `x is not disclosed`
    Disclosed { path: Path, negated: bool },
    /// `x is at least y`, `x >= y`
    Compare { left: Box<Expression>, comparator: Spanned<Comparator>, right: Box<Expression> },
    /// `x in (a, b)`, `x not in (a, b)`
    In { item: Box<Expression>, negated: bool, set: Vec<Expression> },
    /// `a and b and c`: two or more parts.
    And(Vec<Expression>),
    /// `a or b or c`: two or more parts.
    Or(Vec<Expression>),
    /// `not a`
    Not(Box<Expression>),
    /// `all x in LIST: f`, `all x in LIST, if any: f`
    All { item: Name, list: Path, if_any: bool, body: Box<Expression> },
    /// `some x in LIST: f`
    Some { item: Name, list: Path, body: Box<Expression> },
    /// `each later after earlier in LIST by at: f`
    Each { later: Name, earlier: Name, list: Path, by: Vec<Name>, body: Box<Expression> },
}

/// `+`, `-`, `*`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
}

/// `count`, `sum`, `min`, `max`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateOperator {
    /// `count`
    Count,
    /// `sum`
    Sum,
    /// `min`
    Min,
    /// `max`
    Max,
}

/// A comparison, in words or as a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparator {
    /// Which one.
    pub relation: Relation,
    /// Whether it was written as a symbol (`>=`), which scales do not take.
    pub symbol: bool,
}

/// The six comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `is`, `=`
    Is,
    /// `is not`, `!=`
    IsNot,
    /// `is at least`, `>=`
    AtLeast,
    /// `is at most`, `<=`
    AtMost,
    /// `is above`, `>`
    Above,
    /// `is below`, `<`
    Below,
}

/// The units of a duration, as its number is followed by them (singular or plural).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    /// `seconds`
    Seconds,
    /// `minutes`
    Minutes,
    /// `hours`
    Hours,
    /// `days`: 24 hours each
    Days,
    /// `weeks`
    Weeks,
    /// `months`
    Months,
    /// `years`
    Years,
    /// `business days`
    BusinessDays,
}

impl Item {
    /// The name that an item declares, or the rule's or test's that it is.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::Pack { name, .. } | Self::Party { name, .. } | Self::Define { name, .. } => {
                Some(name)
            }
            Self::Source(source) => Some(&source.name),
            Self::Choice(choice) => Some(&choice.name),
            Self::Parameter(parameter) => Some(&parameter.name),
            Self::Table(table) => Some(&table.name),
            Self::Rule(rule) => Some(&rule.id),
            Self::Test(test) => Some(&test.name),
            Self::Edition { .. } | Self::Zone { .. } | Self::Reads { .. } | Self::Excuse { .. } => {
                None
            }
        }
    }
}

impl Segment {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Member(name) => name.span,
            Self::Index(index) => index.span,
        }
    }
}
