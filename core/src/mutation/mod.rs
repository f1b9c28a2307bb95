//! Mutants: a pack with one thing changed, to see whether its tests would notice (section 11 of the reference).
//!
//! ```text
//! program ──reach──> what each rule judges by ──node, line, table──> mutants, in the order of the text
//! mutant  ──kill──> some test fails: killed
//!         ──apart─> no test fails, and … no document tells it from the original: equivalent
//!                                        a document does: it survived, and this is the missing case
//! ```
//! A mutant changes one node of the compiled program, one line of a rule or one table, so that making it costs next to
//! nothing; it keeps the place in the author's text of what it changes.

mod case;
mod fate;
mod gap;
mod kill;
mod line;
mod node;
mod reach;
mod smaller;
mod step;
mod table;
mod words;

use std::collections::BTreeMap;

pub use case::{HOLE, case};
pub use fate::{Fate, Missing, STEPS, Survival, Tried};
pub use gap::{Gap, Unshown, gaps};
pub use kill::{Cases, Killer};

use crate::explain::Stage;
use crate::program::{Node, NodeId, Program, Table, Version};
use crate::typed::{Origin, Type};
use crate::value::Value;
use reach::Reach;
use tekigo_grammar::tree::Relation;

/// What a mutant changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Mutation {
    /// `is at least` becomes `is above`.
    Relation(Relation, Relation, Type),
    /// `and` becomes `or`.
    AndToOr,
    /// `or` becomes `and`.
    OrToAnd,
    /// One part of an `and` or `or`, by position, is left out.
    PartDropped(usize),
    /// `not` is left out.
    NotDropped,
    /// `not` is put before a condition.
    NotAdded,
    /// `all` becomes `some`.
    AllToSome,
    /// `some` becomes `all`.
    SomeToAll,
    /// `(count x in LIST: f)` counts every item.
    CountsAll,
    /// `min` becomes `max`.
    MinToMax,
    /// `max` becomes `min`.
    MaxToMin,
    /// `+` becomes `-`.
    AddToSubtract,
    /// `-` becomes `+`.
    SubtractToAdd,
    /// `x else y` becomes `x`.
    SecondDropped,
    /// `x else y` becomes `y`.
    FirstDropped,
    /// A constant becomes another; of a member of a set or a part of a quantity, by position.
    Constant {
        /// What is written.
        from: Value,
        /// What stands there instead; a text becomes one that nobody writes.
        to: Value,
        /// The type of both.
        of: Type,
    },
    /// A `when` line is left out.
    WhenDropped,
    /// A `when` line holds where it did not.
    WhenNegated,
    /// An exception is left out.
    ExceptionDropped,
    /// The guard of an exception holds where it did not.
    ExceptionNegated,
    /// `accepts inapplicable` is left out.
    ClaimDropped,
    /// A `require` line is left out.
    RequireDropped,
    /// The first or last day in force is another.
    Period {
        /// Whether it is the first day.
        first: bool,
        /// The day that is written.
        from: Value,
        /// The day instead.
        to: Value,
    },
    /// A row of a table is left out.
    RowDropped,
    /// A row gives another value.
    RowValue {
        /// What is written.
        from: Value,
        /// What it gives instead.
        to: Value,
        /// The type of both.
        of: Type,
    },
    /// The end of a range in a row belongs to it, or no longer does.
    RangeEnd {
        /// The key, by position.
        key: usize,
        /// Whether it is the lower end.
        lower: bool,
        /// Whether it belonged to the range.
        belonged: bool,
    },
}

/// A pack with one thing changed.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The first rule that reads what is changed: its position in [`Program::rules`].
    pub rule: usize,
    /// Every rule that does.
    pub rules: Vec<usize>,
    /// The version of the first rule, and its line.
    pub version: usize,
    /// Where in that version; `None` where it is the header.
    pub stage: Option<Stage>,
    /// Where what is changed was written.
    pub origin: Origin,
    /// The change.
    pub mutation: Mutation,
    /// What makes it.
    swap: Swap,
}

/// What is put in the place of what: done twice, everything is as it was.
#[derive(Clone, Debug)]
enum Swap {
    Node(NodeId, Node),
    Version(usize, usize, Box<Version>),
    Table(usize, Box<Table>),
}

/// Every mutant of a program.
#[derive(Clone, Debug)]
pub struct Mutants {
    /// The mutants, rule by rule, in the order of the text.
    pub all: Vec<Mutant>,
    /// The program that is changed and put back. What mutants need and the original lacks stands at the ends of its columns.
    program: Program,
}

impl Mutants {
    /// The mutants of a program.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        let reaches: Vec<Reach> =
            program.rules.iter().map(|rule| Reach::of(program, rule)).collect();
        let mut rules: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
        let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (rule, reach) in reaches.iter().enumerate() {
            for reached in &reach.nodes {
                let known = rules.entry(reached.node).or_default();
                if known.last() != Some(&rule) {
                    known.push(rule);
                }
            }
            for (table, ..) in &reach.tables {
                tables.entry(table.0).or_default().push(rule);
            }
        }
        let mut workshop = Workshop { program: program.clone(), all: Vec::new() };
        for (rule, reach) in reaches.iter().enumerate() {
            let start = workshop.all.len();
            workshop.lines(rule);
            for reached in &reach.nodes {
                let readers = rules.get(&reached.node).map(Vec::as_slice).unwrap_or_default();
                if readers.first() == Some(&rule) {
                    workshop.node(readers, *reached);
                }
            }
            for (table, version, stage) in &reach.tables {
                let readers = tables.get(&table.0).map(Vec::as_slice).unwrap_or_default();
                if readers.first() == Some(&rule) {
                    workshop.table(*table, readers, (*version, *stage));
                }
            }
            if let Some(own) = workshop.all.get_mut(start..) {
                own.sort_by_key(|mutant| (mutant.origin.file, mutant.origin.span.start));
            }
        }
        let Workshop { program, mut all } = workshop;
        // A node whose truth and whose value are asked is come to twice.
        all.dedup_by(|one, other| {
            one.origin == other.origin
                && one.mutation == other.mutation
                && one.swap.same(&other.swap)
        });
        Self { all, program }
    }

    /// Does something with the program of one mutant.
    pub fn with<T>(
        &mut self,
        which: usize,
        then: impl FnOnce(&Program, &Mutant) -> T,
    ) -> Option<T> {
        let mutant = self.all.get_mut(which)?;
        mutant.swap.swap(&mut self.program);
        let done = then(&self.program, mutant);
        mutant.swap.swap(&mut self.program);
        Some(done)
    }
}

impl Mutant {
    /// The node that is changed, where it is one.
    fn node(&self) -> Option<NodeId> {
        match self.swap {
            Swap::Node(node, _) => Some(node),
            Swap::Version(..) | Swap::Table(..) => None,
        }
    }
}

impl Swap {
    fn swap(&mut self, program: &mut Program) {
        match self {
            Self::Node(at, node) => {
                if let Some(place) = program.nodes.get_mut(at.0) {
                    std::mem::swap(place, node);
                }
            }
            Self::Version(rule, at, version) => {
                let versions = program.rules.get_mut(*rule).map(|rule| &mut rule.versions);
                if let Some(place) = versions.and_then(|versions| versions.get_mut(*at)) {
                    std::mem::swap(place, &mut **version);
                }
            }
            Self::Table(at, table) => {
                if let Some(place) = program.tables.get_mut(*at) {
                    std::mem::swap(place, &mut **table);
                }
            }
        }
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Node(one, node), Self::Node(other, other_node)) => {
                one == other && node == other_node
            }
            _ => false,
        }
    }
}

/// Where mutants are made.
struct Workshop {
    program: Program,
    all: Vec<Mutant>,
}

impl Workshop {
    /// A node that no rule reads, for a mutant to use.
    fn spare(&mut self, node: Node, of: Type, origin: Origin) -> NodeId {
        let id = NodeId(self.program.nodes.len());
        self.program.nodes.push(node);
        self.program.types.push(of);
        self.program.origins.push(origin);
        id
    }
}
