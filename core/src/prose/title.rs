//! What a reader calls a place: its title and those of the records around it.

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use crate::layout::{NodeId, NodeKind};
use crate::program::Kind;

/// The titles from below the document, or below the item of a list, down to a node: 「バックアップの取得間隔」. A title that
/// already says what stands around it is not told twice.
#[must_use]
pub fn title(kind: &Kind, node: NodeId) -> Bilingual {
    let own = |node: NodeId| kind.titles.get(node.0).cloned().unwrap_or_default();
    let mut words = own(node);
    let mut at = node;
    while let Some(parent) = kind.layout.nodes.get(at.0).and_then(|node| node.parent) {
        let above = kind.layout.nodes.get(parent.0);
        let stops = parent == NodeId(0)
            || matches!(above.map(|above| &above.kind), Some(NodeKind::List(..)));
        if stops {
            break;
        }
        let around = own(parent);
        // The item of a list stands for the list, which the quantifier names.
        let item = kind.layout.nodes.get(parent.0).is_some_and(|node| node.name.is_empty());
        if !item && !around.ja.is_empty() {
            let ja = if words.ja.contains(&around.ja) {
                words.ja
            } else {
                format!("{}の{}", around.ja, words.ja)
            };
            let told = words.en.to_lowercase().contains(&around.en.to_lowercase());
            let en = if told { words.en } else { format!("{} – {}", around.en, words.en) };
            words = both(ja, en);
        }
        at = parent;
    }
    words
}
