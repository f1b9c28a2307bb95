//! Formulas and terms in words where an explanation names them.

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use super::writer::Writer;
use crate::program::{NodeId, Program};

/// The most constructs that one sentence of an explanation tells; names are told in full there, so a definition of
/// definitions could go on for ever.
const MOST_CONSTRUCTS: usize = 300;

/// A formula or term in words. A single fact is called by its title, as it heads a line.
#[must_use]
pub fn expression(program: &Program, node: NodeId) -> Bilingual {
    Writer::brief(program, MOST_CONSTRUCTS).heading(node)
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
