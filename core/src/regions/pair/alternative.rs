//! Whether a document may be: a record that is one of several has no member of another.

use serde_json::Value as Json;

use super::{Pair, Witness};
use crate::layout::{NodeId, NodeKind};
use crate::program::{Alternative, Kind};

impl Pair<'_> {
    /// Whether each document of a witness keeps to the alternatives of both schemas. A rule reads a member of an alternative
    /// only where it has asked which one it is, so that nothing else can tell two rules apart.
    #[must_use]
    pub fn may_be(&self, witness: &Witness) -> bool {
        self.sides.iter().all(|side| {
            let kinds = witness.documents.iter().filter_map(|(name, document)| {
                let kind = side.program.kinds.iter().find(|kind| kind.name == *name)?;
                Some((kind, document))
            });
            kinds.into_iter().all(|(kind, document)| fits(kind, document))
        })
    }
}

fn fits(kind: &Kind, document: &Json) -> bool {
    let mut waiting = vec![(NodeId(0), document)];
    while let Some((node, value)) = waiting.pop() {
        let own = kind.alternatives.iter().find(|alternative| alternative.node == node);
        if own.is_some_and(|alternative| !is_one_of(alternative, value)) {
            return false;
        }
        match (kind.layout.nodes.get(node.0).map(|node| &node.kind), value) {
            (Some(NodeKind::Record(members)), Json::Object(values)) => {
                waiting.extend(members.iter().filter_map(|member| {
                    let name = &kind.layout.nodes.get(member.0)?.name;
                    Some((*member, values.get(name)?))
                }));
            }
            (Some(NodeKind::List(_, item)), Json::Array(items)) => {
                waiting.extend(items.iter().map(|value| (*item, value)));
            }
            _ => {}
        }
    }
    true
}

/// Whether a record has only members of the one that it says it is; one that does not say may be any that has all of its own.
fn is_one_of(alternative: &Alternative, value: &Json) -> bool {
    let Json::Object(members) = value else { return true };
    let said = members.get(&alternative.discriminator).and_then(Json::as_str);
    let mut options =
        alternative.options.iter().filter(|(word, _)| said.is_none_or(|said| said == word));
    let own = || members.keys().filter(|name| **name != alternative.discriminator);
    options.any(|(_, known)| own().all(|name| known.contains(name)))
}
