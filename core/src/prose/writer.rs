//! What every sentence is written with: the names of places, of items of lists, and of parts that are told elsewhere.

use std::collections::BTreeSet;

use tekigo_grammar::diagnostic::Bilingual;

use super::label::{self, Labels};
use super::names::Names;
use super::{both, title};
use crate::layout::{self, NodeKind, SlotId};
use crate::program::{ListRef, Node, NodeId, Program, Row};
use crate::typed::{ItemId, KindId, Type};

/// Writes formulas and terms of a program.
pub struct Writer<'a> {
    pub(super) program: &'a Program,
    /// Names that tell every place from every other; without them, a place is called by its title.
    pub(super) names: Option<&'a Names>,
    labels: Option<&'a Labels>,
    /// The items of lists that may be spoken of, the innermost last.
    scope: Vec<Item>,
    /// How many constructs may still be told.
    left: usize,
}

/// An item of a list that may be spoken of.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Which binding it is.
    pub(super) id: ItemId,
    /// 「その写し」, 「写しB」, 「後の報告」
    pub(super) name: Bilingual,
    /// Whether it was given a name of its own, and is called by it.
    pub(super) own: bool,
}

impl<'a> Writer<'a> {
    /// Tells so many constructs at most; in place of all others stands 「…」.
    #[must_use]
    pub fn brief(program: &'a Program, most: usize) -> Self {
        Self { program, names: None, labels: None, scope: Vec::new(), left: most }
    }

    /// Tells everything: places by names that are theirs alone, and the parts that have labels by their labels.
    #[must_use]
    pub fn whole(program: &'a Program, names: &'a Names, labels: &'a Labels) -> Self {
        let (names, labels) = (Some(names), Some(labels));
        Self { program, names, labels, scope: Vec::new(), left: usize::MAX }
    }

    /// Whether one more construct may be told.
    pub(super) fn may_tell(&mut self) -> bool {
        let left = self.left.checked_sub(1);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    pub(super) fn label(&self, id: NodeId) -> Option<&'a Bilingual> {
        self.labels.and_then(|labels| labels.get(id))
    }

    /// A place as the beginning of a sentence has it: 「その写しの置き場所」, its “Place”. Japanese leaves out quotation marks
    /// where the title reads as a plain noun.
    pub(super) fn place(&self, kind: KindId, node: layout::NodeId, row: Row) -> Bilingual {
        self.named_place((kind, node), row, self.is_question(kind, node))
    }

    /// A place in the middle of a sentence, where Japanese wants quotation marks too.
    pub(super) fn quoted_place(&self, kind: KindId, node: layout::NodeId, row: Row) -> Bilingual {
        self.named_place((kind, node), row, true)
    }

    /// A place by its title alone, as it heads a line.
    pub(super) fn bare_place(&self, kind: KindId, node: layout::NodeId, row: Row) -> Bilingual {
        let name = self.name(kind, node);
        match (row, self.scope.as_slice()) {
            (Row::Item(item), [_, _, ..]) => match self.item(item) {
                Some(Item { name: of, .. }) => {
                    both(format!("{}の{}", of.ja, name.ja), format!("{} of {}", name.en, of.en))
                }
                None => name,
            },
            _ => name,
        }
    }

    fn named_place(
        &self,
        (kind, node): (KindId, layout::NodeId),
        row: Row,
        quoted: bool,
    ) -> Bilingual {
        let name = self.name(kind, node);
        let ja = if quoted { self.quoted((kind, node), &name.ja) } else { name.ja };
        let en = quote_en(&name.en);
        let Row::Item(item) = row else { return both(ja, en) };
        let Some(of) = self.item(item) else { return both(ja, en) };
        if self.is_item(kind, node) {
            return of.name.clone();
        }
        let of_own = of.own;
        let of = &of.name;
        match self.scope.as_slice() {
            [_] if !of_own => both(format!("その{ja}"), format!("its {en}")),
            _ => both(format!("{}の{ja}", of.ja), format!("{en} of {}", of.en)),
        }
    }

    /// A name in quotation marks; of a question, only the question itself: 稼働率の測り方の「計画停止を除くか」.
    fn quoted(&self, (kind, node): (KindId, layout::NodeId), name: &str) -> String {
        let titles = self.program.kind(kind).map(|kind| kind.titles.as_slice());
        let own = titles.and_then(|titles| titles.get(node.0)).map_or("", |own| own.ja.as_str());
        match name.strip_suffix(own) {
            Some(around) if own.ends_with('か') => format!("{around}{}", quote_ja(own)),
            _ => quote_ja(name),
        }
    }

    fn name(&self, kind: KindId, node: layout::NodeId) -> Bilingual {
        if let Some(name) = self.names.and_then(|names| names.place(kind, node)) {
            return name.clone();
        }
        self.program.kind(kind).map(|kind| title(kind, node)).unwrap_or_default()
    }

    fn item(&self, id: ItemId) -> Option<&Item> {
        self.scope.iter().rev().find(|item| item.id == id)
    }

    /// Whether a node stands for an item of a list.
    fn is_item(&self, kind: KindId, node: layout::NodeId) -> bool {
        let nodes =
            self.program.kind(kind).map(|kind| kind.layout.nodes.as_slice()).unwrap_or_default();
        let parent = nodes.get(node.0).and_then(|node| node.parent);
        matches!(
            parent.and_then(|parent| nodes.get(parent.0)).map(|parent| &parent.kind),
            Some(NodeKind::List(..))
        )
    }

    /// Whether a title asks something, and so cannot stand for a noun.
    fn is_question(&self, kind: KindId, node: layout::NodeId) -> bool {
        let Some(known) = self.program.kind(kind) else { return false };
        let boolean = match known.layout.nodes.get(node.0).map(|node| &node.kind) {
            Some(NodeKind::Leaf(slot)) => known.slot_types.get(slot.0) == Some(&Type::Boolean),
            _ => false,
        };
        boolean || self.name(kind, node).ja.ends_with('か')
    }

    pub(super) fn slot_node(&self, kind: KindId, slot: SlotId) -> layout::NodeId {
        let slot = self.program.kind(kind).and_then(|kind| kind.layout.slots.get(slot.0));
        slot.map_or(layout::NodeId(0), |slot| slot.node)
    }

    pub(super) fn list_node(&self, list: ListRef) -> layout::NodeId {
        let kind = self.program.kind(list.kind);
        let list = kind.and_then(|kind| kind.layout.lists.get(list.list.0));
        list.map_or(layout::NodeId(0), |list| list.node)
    }

    /// A list by its name.
    pub(super) fn list(&self, list: ListRef) -> Bilingual {
        self.place(list.kind, self.list_node(list), list.row)
    }

    /// What one item of a list is called: 「写し」, "copy".
    pub(super) fn item_title(&self, list: ListRef) -> Bilingual {
        let node = self.list_node(list);
        let Some(kind) = self.program.kind(list.kind) else { return Bilingual::default() };
        let item = match kind.layout.nodes.get(node.0).map(|node| &node.kind) {
            Some(NodeKind::List(_, item)) => *item,
            _ => node,
        };
        let own = |node: layout::NodeId| kind.titles.get(node.0).cloned().unwrap_or_default();
        let (words, of_list) = (own(item), own(node));
        let en = if words.en == of_list.en { "item".to_owned() } else { as_noun(&words.en) };
        both(words.ja, en)
    }

    /// Writes something in which items of lists may be spoken of, each by its name.
    pub(super) fn with_items<T>(
        &mut self,
        items: &[Item],
        write: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let known = self.scope.len();
        self.scope.extend_from_slice(items);
        let written = write(self);
        self.scope.truncate(known);
        written
    }

    /// A name for an item that no item has with which it could be mistaken, and whether it is more than 「その写し」.
    pub(super) fn item_name(&self, list: ListRef, body: Option<NodeId>) -> (Bilingual, bool) {
        let title = self.item_title(list);
        let plain = both(format!("その{}", title.ja), format!("the {}", title.en));
        let lettered = |nth: usize| {
            let letter = label::letter(nth);
            both(format!("{}{letter}", title.ja), format!("{} {letter}", title.en))
        };
        let is_free = |name: &Bilingual| {
            !self.scope.iter().any(|known| known.name.ja == name.ja || known.name.en == name.en)
        };
        let doubled = body.is_some_and(|body| self.speaks_of(body, &title));
        if !doubled
            && is_free(&plain)
            && !self.scope.iter().any(|known| known.name.ja.starts_with(&title.ja))
        {
            return (plain, false);
        }
        let name = (1..=self.scope.len() + 1).map(lettered).find(is_free);
        (name.unwrap_or(plain), true)
    }

    /// Whether some quantifier below a node has items of the same title.
    fn speaks_of(&self, body: NodeId, title: &Bilingual) -> bool {
        let mut waiting = vec![body];
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if self.label(id).is_some() || !seen.insert(id) {
                continue;
            }
            let list = match self.program.node(id) {
                Some(
                    Node::All { list, .. }
                    | Node::Some { list, .. }
                    | Node::Each { list, .. }
                    | Node::Count { list, .. }
                    | Node::Sum { list, .. }
                    | Node::Min { list, .. }
                    | Node::Max { list, .. },
                ) => Some(list),
                _ => None,
            };
            if let Some(list) = list {
                let known = self.item_title(list);
                if known.ja == title.ja || known.en == title.en {
                    return true;
                }
            }
            waiting.extend(label::parts(self.program, id));
        }
        false
    }
}

/// 「…」, with 『…』 for what is quoted inside.
pub(super) fn quote_ja(text: &str) -> String {
    format!("「{}」", text.replace('「', "『").replace('」', "』"))
}

/// “…”
pub(super) fn quote_en(text: &str) -> String {
    format!("“{text}”")
}

/// "copy" of "A copy", "recovery objective" of "Recovery objective"; capitals that are more than a beginning stay.
fn as_noun(title: &str) -> String {
    let bare = ["A ", "An ", "The "]
        .iter()
        .find_map(|article| title.strip_prefix(article))
        .unwrap_or(title);
    let mut letters = bare.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => bare.to_owned(),
    }
}
