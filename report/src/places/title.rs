//! What a reader calls a place, with the items of lists on the way to it.

use tekigo_core::layout::{NodeId, NodeKind};
use tekigo_core::program::Kind;
use tekigo_core::prose;
use tekigo_grammar::diagnostic::Bilingual;

/// 「バックアップの取得間隔」; where it stands in a list, with the item: 「写しの2件目の置き場所」. The pointer says which items.
pub(crate) fn title(kind: &Kind, node: NodeId, pointer: &str) -> Bilingual {
    let mut items = Vec::new();
    let (mut at, mut is_item) = (node, false);
    for segment in pointer.rsplit('/') {
        let Some(parent) = kind.layout.nodes.get(at.0).and_then(|node| node.parent) else { break };
        let around = kind.layout.nodes.get(parent.0);
        if matches!(around.map(|around| &around.kind), Some(NodeKind::List(..))) {
            items.push((parent, segment.parse().unwrap_or(0_usize)));
            is_item |= at == node;
        }
        at = parent;
    }
    let (mut ja, mut en) = (Vec::new(), Vec::new());
    for (list, item) in items.into_iter().rev() {
        let list = prose::title(kind, list);
        ja.push(format!("{}の{}件目", list.ja, item + 1));
        en.push(format!("{} no. {}", list.en, item + 1));
    }
    // An item that is itself a single value has no other title than its list's.
    if !is_item {
        let own = prose::title(kind, node);
        ja.push(own.ja);
        en.push(own.en);
    }
    Bilingual::new(ja.join("の"), en.join(" – "))
}
