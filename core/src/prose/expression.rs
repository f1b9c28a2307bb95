//! Formulas and terms in words where an explanation names them.

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use super::writer::Writer;
use crate::program::{Node, NodeId, Program};
use crate::typed::Type;

/// The most constructs that one sentence of an explanation tells; names are told in full there, so a definition of
/// definitions could go on for ever.
const MOST_CONSTRUCTS: usize = 300;

/// A formula or term in words. A single fact is called by its title, as it heads a line.
#[must_use]
pub fn expression(program: &Program, node: NodeId) -> Bilingual {
    let mut writer = Writer::brief(program, MOST_CONSTRUCTS);
    match program.node(node) {
        Some(Node::Fact(slot)) => {
            writer.bare_place(slot.kind, writer.slot_node(slot.kind, slot.slot), slot.row)
        }
        Some(Node::Quantity(slots)) => writer.bare_place(slots.kind, slots.node, slots.row),
        Some(Node::Choice(_) | Node::Parameter(_) | Node::Lookup(_) | Node::Constant(_)) => {
            writer.operand(node)
        }
        Some(_) if program.type_of(node) == Type::Boolean => writer.formula(node, true),
        _ => writer.operand(node),
    }
}

/// What a value must be, where it must be one of several, or (with `goal` false) none of them.
#[must_use]
pub fn one_of(set: &[Bilingual], goal: bool) -> Bilingual {
    let join = |words: fn(&Bilingual) -> &str, with: &str| {
        set.iter().map(words).collect::<Vec<_>>().join(with)
    };
    // What stands in quotation marks needs nothing between.
    let quoted = set.iter().all(|words| words.ja.starts_with('「') && words.ja.ends_with('」'));
    let (ja, en) =
        (join(|words| &words.ja, if quoted { "" } else { "、" }), join(|words| &words.en, ", "));
    if goal {
        both(format!("{ja}のいずれか"), format!("one of {en}"))
    } else {
        both(format!("{ja}のいずれでもない値"), format!("none of {en}"))
    }
}
