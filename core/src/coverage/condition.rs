//! The conditions of a rule: what in its text is true or false on its own.

use std::collections::BTreeSet;

use crate::explain::Stage;
use crate::program::{Duty, Node, NodeId, Program, Require, Rule, Version};
use crate::typed::{Origin, TableId};
use crate::value::Value;

/// A condition of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The rule that asks it: its position in [`Program::rules`].
    pub rule: usize,
    /// The version of the rule.
    pub version: usize,
    /// The line that asks it; the first, where a name is used in several.
    pub stage: Stage,
    /// What it is.
    pub part: Part,
    /// Where it was written.
    pub origin: Origin,
}

/// What a condition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A formula that joins no others: `x is at least y`, `x is disclosed`, `all x in LIST: f`
    Formula(NodeId),
    /// `accepts inapplicable PATH`, by position
    Claim(usize),
    /// A row of a table that is looked up, by position
    Row(TableId, usize),
}

/// What tells conditions apart: a definition or table that several rules use is one; claims are each rule's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(Part, Option<(usize, usize)>);

impl Condition {
    pub(super) fn key(&self) -> Key {
        let own = matches!(self.part, Part::Claim(_)).then_some((self.rule, self.version));
        Key(self.part, own)
    }
}

/// The conditions of a rule, in the order in which they are asked.
pub(super) fn conditions(program: &Program, at: usize, rule: &Rule) -> Vec<Condition> {
    let mut gathering = Gathering {
        program,
        rule: at,
        version: 0,
        known: BTreeSet::new(),
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    for (at, version) in rule.versions.iter().enumerate() {
        gathering.version = at;
        gathering.known.clear();
        gathering.seen.clear();
        gathering.of_version(version);
    }
    gathering.found
}

struct Gathering<'a> {
    program: &'a Program,
    rule: usize,
    version: usize,
    /// What the version is known to ask: names and tables may be used twice.
    known: BTreeSet<Part>,
    /// What of it was walked through.
    seen: BTreeSet<Waiting>,
    found: Vec<Condition>,
}

/// A node on the way, and whether its truth or its value is asked.
type Waiting = (NodeId, bool);

impl Gathering<'_> {
    fn of_version(&mut self, version: &Version) {
        for (at, when) in version.whens.iter().enumerate() {
            self.formula(when.formula, Stage::When(at));
        }
        for (at, origin) in version.accepts_origins.iter().enumerate() {
            self.note(Part::Claim(at), Stage::Claim(at), *origin);
        }
        for (at, exception) in version.exceptions.iter().enumerate() {
            self.formula(exception.when, Stage::Exception(at));
            let requires = exception.requires.as_deref().unwrap_or_default();
            self.requires(requires, |require| Stage::ExceptionRequire(at, require));
        }
        if let Duty::Computed(requires) = &version.duty {
            self.requires(requires, Stage::Require);
        }
    }

    fn requires(&mut self, requires: &[Require], stage: impl Fn(usize) -> Stage) {
        for (at, require) in requires.iter().enumerate() {
            self.formula(require.formula, stage(at));
        }
    }

    fn note(&mut self, part: Part, stage: Stage, origin: Origin) {
        if self.known.insert(part) {
            self.found.push(Condition {
                rule: self.rule,
                version: self.version,
                stage,
                part,
                origin,
            });
        }
    }

    /// The conditions of a formula and of all that it is made of, from left to right.
    fn formula(&mut self, formula: NodeId, stage: Stage) {
        let program = self.program;
        // Names may be chained without end, so the parts wait in a list and not on the stack.
        let mut waiting: Vec<Waiting> = vec![(formula, true)];
        let mut parts: Vec<Waiting> = Vec::new();
        while let Some((id, asked)) = waiting.pop() {
            if !self.seen.insert((id, asked)) {
                continue;
            }
            let node = program.node(id).unwrap_or(Node::Nowhere);
            if is_condition(&node, asked) {
                let origin = program.origins.get(id.0).copied().unwrap_or_default();
                self.note(Part::Formula(id), stage, origin);
            }
            if let Node::Lookup(table) = node {
                self.rows(table, stage);
            }
            parts.clear();
            parts_of(program, &node, &mut parts);
            waiting.extend(parts.iter().rev());
        }
    }

    fn rows(&mut self, id: TableId, stage: Stage) {
        let table = self.program.tables.get(id.0);
        for (at, row) in table.iter().flat_map(|table| table.rows.iter().enumerate()) {
            self.note(Part::Row(id, at), stage, row.origin);
        }
    }
}

/// Whether a node is a condition, where its truth is `asked` or else its value.
fn is_condition(node: &Node, asked: bool) -> bool {
    match node {
        Node::Disclosed(_)
        | Node::Compare(..)
        | Node::In(..)
        | Node::All { .. }
        | Node::Some { .. }
        | Node::Each { .. } => true,
        Node::And(_) | Node::Or(_) | Node::Not(_) | Node::Constant(Value::Boolean(_)) => false,
        _ => asked,
    }
}

/// What a node is made of, each with whether its truth is asked.
fn parts_of(program: &Program, node: &Node, parts: &mut Vec<Waiting>) {
    match *node {
        Node::And(of) | Node::Or(of) => {
            parts.extend(program.parts(of).iter().map(|part| (*part, true)));
        }
        Node::Not(part) => parts.push((part, true)),
        Node::All { body, .. }
        | Node::Some { body, .. }
        | Node::Each { body, .. }
        | Node::Count { body: Some(body), .. } => parts.push((body, true)),
        Node::Sum { body, .. } | Node::Min { body, .. } | Node::Max { body, .. } => {
            parts.push((body, false));
        }
        Node::Compare(_, left, right)
        | Node::Else(left, right)
        | Node::Ratio(left, right)
        | Node::Add(left, right)
        | Node::Subtract(left, right)
        | Node::Multiply(left, right) => parts.extend([(left, false), (right, false)]),
        Node::In(part, _) | Node::DayOf(part) | Node::Negate(part) => parts.push((part, false)),
        Node::Nowhere
        | Node::Constant(_)
        | Node::Percent(_)
        | Node::QuantityConstant { .. }
        | Node::Fact(_)
        | Node::Quantity(_)
        | Node::Choice(_)
        | Node::Parameter(_)
        | Node::Lookup(_)
        | Node::AsOf
        | Node::Count { body: None, .. }
        | Node::Disclosed(_) => {}
    }
}
