//! Parts that a rule uses more than once, told once: 「値A」, "condition B".

use std::collections::{BTreeMap, BTreeSet};

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use crate::program::{Node, NodeId, Program};
use crate::typed::Type;

/// The names of the parts that are told apart from where they are used, each before those that use it.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    labels: BTreeMap<NodeId, Bilingual>,
}

impl Labels {
    /// Names every part below some roots that occurs more than once and is more than a word. A root counts as one use.
    #[must_use]
    pub fn new(program: &Program, roots: &[NodeId]) -> Self {
        let mut uses: BTreeMap<NodeId, usize> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<NodeId> = roots.to_vec();
        while let Some(id) = waiting.pop() {
            *uses.entry(id).or_default() += 1;
            if seen.insert(id) {
                waiting.extend(parts(program, id));
            }
        }
        let often =
            uses.into_iter().filter(|(id, uses)| *uses > 1 && is_more_than_a_word(program, *id));
        let mut labels = BTreeMap::new();
        let (mut values, mut conditions) = (0, 0);
        for (id, _) in often {
            let label = if program.type_of(id) == Type::Boolean {
                conditions += 1;
                both(
                    format!("条件{}", letter(conditions)),
                    format!("condition {}", letter(conditions)),
                )
            } else {
                values += 1;
                both(format!("値{}", letter(values)), format!("value {}", letter(values)))
            };
            labels.insert(id, label);
        }
        Self { labels }
    }

    /// The name of a part, where it has one.
    #[must_use]
    pub fn get(&self, id: NodeId) -> Option<&Bilingual> {
        self.labels.get(&id)
    }

    /// Every named part, each before those that use it.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Bilingual)> {
        self.labels.iter().map(|(id, label)| (*id, label))
    }
}

/// A, B, … Z, A2, B2, …, counted from 1.
pub(super) fn letter(nth: usize) -> String {
    let at = nth.saturating_sub(1);
    let letter = u8::try_from(at % 26).map_or('A', |step| char::from(b'A' + step));
    match at / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

fn is_more_than_a_word(program: &Program, id: NodeId) -> bool {
    !matches!(
        program.node(id),
        None | Some(
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
                | Node::Disclosed(_)
        )
    )
}

/// The parts of a construct, as they are told.
#[must_use]
pub fn parts(program: &Program, id: NodeId) -> Vec<NodeId> {
    match program.node(id) {
        None
        | Some(
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
            | Node::Disclosed(_),
        ) => Vec::new(),
        Some(Node::DayOf(part) | Node::Negate(part) | Node::Not(part)) => vec![part],
        Some(
            Node::Else(left, right)
            | Node::Ratio(left, right)
            | Node::Add(left, right)
            | Node::Subtract(left, right)
            | Node::Multiply(left, right)
            | Node::Compare(_, left, right),
        ) => vec![left, right],
        Some(Node::Count { body, .. }) => body.into_iter().collect(),
        Some(
            Node::Sum { body, .. }
            | Node::Min { body, .. }
            | Node::Max { body, .. }
            | Node::All { body, .. }
            | Node::Some { body, .. }
            | Node::Each { body, .. },
        ) => vec![body],
        Some(Node::In(item, set)) => {
            let mut parts = vec![item];
            parts.extend_from_slice(program.parts(set));
            parts
        }
        Some(Node::And(parts) | Node::Or(parts)) => program.parts(parts).to_vec(),
    }
}
