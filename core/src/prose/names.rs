//! What each place of a program is called, so that no two places are called the same.

use std::collections::BTreeMap;

use tekigo_grammar::diagnostic::Bilingual;

use super::{both, title};
use crate::layout::{NodeId, NodeKind};
use crate::program::{Kind, Program};
use crate::typed::KindId;

/// The names of every place that a program reads.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: BTreeMap<(KindId, NodeId), Bilingual>,
}

impl Names {
    /// The names of a program's places: their titles, with the title of their document before them where another place
    /// has the same, and counted where even that does not tell them apart.
    #[must_use]
    pub fn new(program: &Program) -> Self {
        let mut names = BTreeMap::new();
        let mut beside: BTreeMap<Option<(KindId, NodeId)>, Vec<(KindId, NodeId)>> = BTreeMap::new();
        for (at, kind) in program.kinds.iter().enumerate() {
            for node in (0..kind.layout.nodes.len()).map(NodeId) {
                let place = (KindId(at), node);
                names.insert(place, title(kind, node));
                beside
                    .entry(item_around(kind, node).map(|item| (KindId(at), item)))
                    .or_default()
                    .push(place);
            }
        }
        for (item, places) in beside {
            if item.is_none() {
                tell_apart(&mut names, &places, |place, name, _| {
                    let kind = program.kind(place.0).map(|kind| kind.words.clone());
                    let kind = kind.unwrap_or_default();
                    both(format!("{}の{}", kind.ja, name.ja), format!("{} – {}", kind.en, name.en))
                });
            }
            tell_apart(&mut names, &places, |_, name, nth| {
                both(format!("{}（{nth}）", name.ja), format!("{} ({nth})", name.en))
            });
        }
        Self { names }
    }

    /// What a place is called, below its document or below the item it stands in.
    #[must_use]
    pub fn of(&self, kind: KindId, node: NodeId) -> Option<&Bilingual> {
        self.names.get(&(kind, node))
    }
}

/// Renames the places whose names are alike; `rename` is told which of them a place is, from 1.
fn tell_apart(
    names: &mut BTreeMap<(KindId, NodeId), Bilingual>,
    places: &[(KindId, NodeId)],
    rename: impl Fn((KindId, NodeId), &Bilingual, usize) -> Bilingual,
) {
    for language in [|words: &Bilingual| words.ja.clone(), |words: &Bilingual| words.en.clone()] {
        let mut alike: BTreeMap<String, Vec<(KindId, NodeId)>> = BTreeMap::new();
        for place in places {
            if let Some(name) = names.get(place) {
                alike.entry(language(name)).or_default().push(*place);
            }
        }
        for alike in alike.into_values().filter(|alike| alike.len() > 1) {
            for (at, place) in alike.into_iter().enumerate() {
                if let Some(name) = names.get_mut(&place) {
                    *name = rename(place, name, at + 1);
                }
            }
        }
    }
}

/// The item of a list that a place stands in, itself perhaps.
fn item_around(kind: &Kind, node: NodeId) -> Option<NodeId> {
    let mut at = node;
    loop {
        let parent = kind.layout.nodes.get(at.0)?.parent?;
        if matches!(kind.layout.nodes.get(parent.0)?.kind, NodeKind::List(..)) {
            return Some(at);
        }
        at = parent;
    }
}
