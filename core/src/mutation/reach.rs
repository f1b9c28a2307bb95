//! What a rule judges by: every formula and term that its lines lead to, in the order in which they are asked.

use std::collections::BTreeSet;

use crate::explain::Stage;
use crate::program::{Duty, Node, NodeId, Program, Require, Rule, Version};
use crate::typed::TableId;

/// A node of a rule, where its text first comes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reached {
    /// The node.
    pub node: NodeId,
    /// Whether its truth is asked, or its value.
    pub asked: bool,
    /// The version of the rule.
    pub version: usize,
    /// The line that asks it.
    pub stage: Stage,
}

/// Everything that a rule reaches.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub nodes: Vec<Reached>,
    /// The tables that it looks up, each with the version and line that first does.
    pub tables: Vec<(TableId, usize, Stage)>,
    seen: BTreeSet<(NodeId, bool)>,
}

impl Reach {
    pub(super) fn of(program: &Program, rule: &Rule) -> Self {
        let mut reach = Self::default();
        if let Some(on) = rule.on {
            reach.walk(program, (on, false), 0, Stage::Date);
        }
        for (at, version) in rule.versions.iter().enumerate() {
            for (formula, stage) in lines(version) {
                reach.walk(program, (formula, true), at, stage);
            }
        }
        reach
    }

    fn walk(&mut self, program: &Program, root: (NodeId, bool), version: usize, stage: Stage) {
        // Names may be chained without end, so the parts wait in a list and not on the stack.
        let mut waiting = vec![root];
        let mut parts = Vec::new();
        while let Some((node, asked)) = waiting.pop() {
            if !self.seen.insert((node, asked)) {
                continue;
            }
            self.nodes.push(Reached { node, asked, version, stage });
            let found = program.node(node).unwrap_or(Node::Nowhere);
            if let Node::Lookup(table) = found
                && !self.tables.iter().any(|(known, ..)| *known == table)
            {
                self.tables.push((table, version, stage));
            }
            parts.clear();
            parts_of(program, found, &mut parts);
            waiting.extend(parts.iter().rev());
        }
    }
}

/// Whether a formula or term leads to a node.
pub(super) fn reaches(program: &Program, root: NodeId, node: NodeId) -> bool {
    let mut reach = Reach::default();
    reach.walk(program, (root, true), 0, Stage::Date);
    reach.nodes.iter().any(|reached| reached.node == node)
}

/// The formulas of a version, each with the line that it stands in.
pub(super) fn lines(version: &Version) -> Vec<(NodeId, Stage)> {
    let mut lines = Vec::new();
    for (at, when) in version.whens.iter().enumerate() {
        lines.push((when.formula, Stage::When(at)));
    }
    for (at, exception) in version.exceptions.iter().enumerate() {
        lines.push((exception.when, Stage::Exception(at)));
        let requires = exception.requires.as_deref().unwrap_or_default();
        lines.extend(required(requires, |require| Stage::ExceptionRequire(at, require)));
    }
    if let Duty::Computed(requires) = &version.duty {
        lines.extend(required(requires, Stage::Require));
    }
    lines
}

fn required(
    requires: &[Require],
    stage: impl Fn(usize) -> Stage,
) -> impl Iterator<Item = (NodeId, Stage)> {
    requires.iter().enumerate().map(move |(at, require)| (require.formula, stage(at)))
}

/// What a node is made of, each with whether its truth is asked.
fn parts_of(program: &Program, node: Node, parts: &mut Vec<(NodeId, bool)>) {
    match node {
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
        Node::In(item, set) => {
            parts.push((item, false));
            parts.extend(program.parts(set).iter().map(|member| (*member, false)));
        }
        Node::DayOf(part) | Node::Negate(part) => parts.push((part, false)),
        Node::Lookup(table) => {
            let keys = program.tables.get(table.0).map(|table| table.keys.as_slice());
            parts.extend(keys.unwrap_or_default().iter().map(|key| (*key, false)));
        }
        Node::Nowhere
        | Node::Constant(_)
        | Node::Percent(_)
        | Node::QuantityConstant { .. }
        | Node::Fact(_)
        | Node::Quantity(_)
        | Node::Choice(_)
        | Node::Parameter(_)
        | Node::AsOf
        | Node::Count { body: None, .. }
        | Node::Disclosed(_) => {}
    }
}
