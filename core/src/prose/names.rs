//! What places, choices, parameters, tables and levels are called, so that no two are called the same.

use std::collections::BTreeMap;

use tekigo_grammar::diagnostic::Bilingual;

use super::{both, title};
use crate::layout::{NodeId, NodeKind};
use crate::program::{Kind, Program};
use crate::typed::{ChoiceId, KindId, ParameterId, TableId};
use crate::types::EnumerationId;

/// A place of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    kind: KindId,
    node: NodeId,
}

/// The names of everything that a sentence can speak of.
#[derive(Clone, Debug, Default)]
pub struct Names {
    places: BTreeMap<Place, Bilingual>,
    choices: Vec<Bilingual>,
    parameters: Vec<Bilingual>,
    tables: Vec<Bilingual>,
    levels: Vec<Vec<Bilingual>>,
}

impl Names {
    /// The names of a program: titles; where two are alike, places have the title of their document before them, and
    /// what even that does not tell apart is counted.
    #[must_use]
    pub fn new(program: &Program) -> Self {
        let counted = |titles: Vec<Bilingual>| {
            let mut names: BTreeMap<usize, Bilingual> = titles.into_iter().enumerate().collect();
            count(&mut names);
            names.into_values().collect()
        };
        let levels = program.enumerations.iter();
        Self {
            places: places(program),
            choices: counted(program.choices.iter().map(|known| known.words.clone()).collect()),
            parameters: counted(
                program.parameters.iter().map(|known| known.words.clone()).collect(),
            ),
            tables: counted(program.tables.iter().map(|known| known.words.clone()).collect()),
            levels: levels
                .map(|words| {
                    counted(words.levels.iter().map(|level| level.title.clone()).collect())
                })
                .collect(),
        }
    }

    /// What a place is called, below its document or below the item it stands in.
    #[must_use]
    pub fn place(&self, kind: KindId, node: NodeId) -> Option<&Bilingual> {
        self.places.get(&Place { kind, node })
    }

    /// What a choice is called.
    #[must_use]
    pub fn choice(&self, id: ChoiceId) -> Option<&Bilingual> {
        self.choices.get(id.0)
    }

    /// What a parameter is called.
    #[must_use]
    pub fn parameter(&self, id: ParameterId) -> Option<&Bilingual> {
        self.parameters.get(id.0)
    }

    /// What a table is called.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Bilingual> {
        self.tables.get(id.0)
    }

    /// What a level of a scale, or a word of an enumeration, is called.
    #[must_use]
    pub fn level(&self, id: EnumerationId, at: u32) -> Option<&Bilingual> {
        self.levels.get(id.0)?.get(usize::try_from(at).ok()?)
    }
}

fn places(program: &Program) -> BTreeMap<Place, Bilingual> {
    // Only what can be spoken of in one breath is told apart: the places of documents, or those of one list's items.
    let mut beside: BTreeMap<Option<Place>, BTreeMap<Place, Bilingual>> = BTreeMap::new();
    for (at, known) in program.kinds.iter().enumerate() {
        let kind = KindId(at);
        for node in (0..known.layout.nodes.len()).map(NodeId) {
            let item = item_around(known, node).map(|node| Place { kind, node });
            beside.entry(item).or_default().insert(Place { kind, node }, title(known, node));
        }
    }
    let mut places = BTreeMap::new();
    for (item, mut names) in beside {
        if item.is_none() {
            let doubled = alike(&names, |name| &name.ja).into_iter();
            for (place, _) in doubled.chain(alike(&names, |name| &name.en)) {
                let kind = program.kind(place.kind);
                if let (Some(name), Some(kind)) = (names.get_mut(&place), kind) {
                    *name = below(kind, &title(kind, place.node));
                }
            }
        }
        count(&mut names);
        places.extend(names);
    }
    places
}

fn below(kind: &Kind, name: &Bilingual) -> Bilingual {
    both(format!("{}の{}", kind.words.ja, name.ja), format!("{} – {}", kind.words.en, name.en))
}

/// Counts names that are alike, in each language for itself: 「名前（2）」.
fn count<K: Copy + Ord>(names: &mut BTreeMap<K, Bilingual>) {
    for (key, nth) in alike(names, |name| &name.ja) {
        if let Some(name) = names.get_mut(&key) {
            name.ja = format!("{}（{nth}）", name.ja);
        }
    }
    for (key, nth) in alike(names, |name| &name.en) {
        if let Some(name) = names.get_mut(&key) {
            name.en = format!("{} ({nth})", name.en);
        }
    }
}

/// Whose names are alike, and which of them each is, from 1.
fn alike<K: Copy + Ord>(
    names: &BTreeMap<K, Bilingual>,
    language: impl Fn(&Bilingual) -> &String,
) -> Vec<(K, usize)> {
    let mut keys: BTreeMap<&String, Vec<K>> = BTreeMap::new();
    for (key, name) in names {
        keys.entry(language(name)).or_default().push(*key);
    }
    let keys = keys.into_values().filter(|keys| keys.len() > 1);
    keys.flat_map(|keys| keys.into_iter().enumerate().map(|(at, key)| (key, at + 1))).collect()
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
