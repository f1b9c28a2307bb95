//! The places of both layouts in one.

use tekigo_grammar::diagnostic::Bilingual;

use super::Graft;
use crate::layout::{self, Layout, ListId, NodeKind, SlotId, SlotType};
use crate::program::{Custody, FactRef, Kind, ListRef, PlaceRef, Program, QuantitySlots, SlotRef};
use crate::regions::pair::Doubt;
use crate::typed::{KindId, Type};

/// How many leaves and lists a place has.
pub(super) fn leaves(program: &Program, kind: KindId, node: layout::NodeId) -> usize {
    let Some(layout) = program.kind(kind).map(|kind| &kind.layout) else { return 0 };
    let (mut count, mut waiting) = (0, vec![node]);
    while let Some(node) = waiting.pop() {
        match layout.nodes.get(node.0).map(|node| &node.kind) {
            Some(NodeKind::Record(members)) => waiting.extend(members),
            Some(_) => count += 1,
            None => {}
        }
    }
    count
}

pub(super) fn doubt_of(program: &Program, kind: KindId, node: layout::NodeId) -> Doubt {
    let known = program.kind(kind);
    let path = known.map(|kind| path(&kind.layout, node)).unwrap_or_default();
    Doubt::Place { kind: known.map(|kind| kind.name.clone()).unwrap_or_default(), path }
}

/// The member names that lead to a node; of an item, none.
fn path(layout: &Layout, node: layout::NodeId) -> Vec<String> {
    let mut names = Vec::new();
    for node in chain(layout, node) {
        let name = layout.nodes.get(node.0).map(|node| node.name.clone());
        names.extend(name.filter(|name| !name.is_empty()));
    }
    names
}

/// The nodes from the document to a node.
fn chain(layout: &Layout, node: layout::NodeId) -> Vec<layout::NodeId> {
    let mut chain = vec![node];
    let mut at = node;
    while let Some(parent) = layout.nodes.get(at.0).and_then(|node| node.parent) {
        chain.push(parent);
        at = parent;
    }
    chain.reverse();
    chain
}

impl Graft<'_> {
    pub(super) fn kind(&mut self, kind: KindId) -> KindId {
        match self.from.kind(kind) {
            Some(known) => self.kind_named(&known.name, &known.words, known.many),
            None => kind,
        }
    }

    pub(super) fn kind_named(&mut self, name: &str, words: &Bilingual, many: bool) -> KindId {
        let zone = self.joined.program.zone;
        let kinds = &mut self.joined.program.kinds;
        let at = kinds.iter().position(|known| known.name == name).unwrap_or_else(|| {
            let root = NodeKind::Record(Vec::new());
            let root = layout::Node { parent: None, name: String::new(), kind: root };
            kinds.push(Kind {
                name: name.to_owned(),
                words: words.clone(),
                many,
                layout: Layout { nodes: vec![root], zone, ..Layout::default() },
                titles: vec![words.clone()],
                slot_types: Vec::new(),
                custody: vec![Custody::default()],
                alternatives: Vec::new(),
            });
            kinds.len() - 1
        });
        KindId(at)
    }

    pub(super) fn fact(&mut self, fact: FactRef) -> Option<FactRef> {
        Some(match fact {
            FactRef::Slot(slot) => FactRef::Slot(self.slot(slot)?),
            FactRef::List(list) => FactRef::List(self.list(list)?),
        })
    }

    pub(super) fn slot(&mut self, slot: SlotRef) -> Option<SlotRef> {
        let SlotRef { kind, slot, row } = slot;
        let (kind, slot) = self.slot_id(kind, slot)?;
        Some(SlotRef { kind, slot, row: self.row(row) })
    }

    fn slot_id(&mut self, kind: KindId, slot: SlotId) -> Option<(KindId, SlotId)> {
        let node = self.from.kind(kind)?.layout.slots.get(slot.0)?.node;
        let (kind, node) = self.layout_node(kind, node)?;
        match self.joined.program.kind(kind)?.layout.nodes.get(node.0)?.kind {
            NodeKind::Leaf(slot) => Some((kind, slot)),
            _ => None,
        }
    }

    pub(super) fn list(&mut self, list: ListRef) -> Option<ListRef> {
        let ListRef { kind, list, row } = list;
        let node = self.from.kind(kind)?.layout.lists.get(list.0)?.node;
        let (kind, node) = self.layout_node(kind, node)?;
        match self.joined.program.kind(kind)?.layout.nodes.get(node.0)?.kind {
            NodeKind::List(list, _) => Some(ListRef { kind, list, row: self.row(row) }),
            _ => None,
        }
    }

    pub(super) fn quantity(&mut self, slots: QuantitySlots) -> Option<QuantitySlots> {
        let from = slots.kind;
        let (kind, node) = self.layout_node(from, slots.node)?;
        let row = self.row(slots.row);
        let mut slot = |slot| self.slot_id(from, slot).map(|(_, slot)| slot);
        Some(QuantitySlots {
            kind,
            row,
            node,
            value: slot(slots.value)?,
            unit: slots.unit.and_then(&mut slot),
            base: slots.base.and_then(&mut slot),
            exactness: slots.exactness.and_then(|(own, words)| Some((slot(own)?, words))),
            range: slots.range.and_then(|(low, high)| Some((slot(low)?, slot(high)?))),
        })
    }

    /// A place whose disclosure is asked: every leaf and list of it comes along.
    pub(super) fn place(&mut self, place: PlaceRef) -> Option<PlaceRef> {
        let layout = &self.from.kind(place.kind)?.layout;
        let (kind, node) = self.layout_node(place.kind, place.node)?;
        let mut waiting = vec![place.node];
        while let Some(node) = waiting.pop() {
            self.layout_node(place.kind, node)?;
            if let NodeKind::Record(members) = &layout.nodes.get(node.0)?.kind {
                waiting.extend(members.iter().rev());
            }
        }
        let copied = PlaceRef { kind, node, row: self.row(place.row) };
        self.disclosed.push((copied, leaves(self.from, place.kind, place.node)));
        Some(copied)
    }

    /// The same place in the joined layout, with all that leads there; `None`, and a doubt, where the other schema has
    /// something else at that place.
    fn layout_node(
        &mut self,
        kind: KindId,
        node: layout::NodeId,
    ) -> Option<(KindId, layout::NodeId)> {
        let target = self.kind(kind);
        let from = self.from.kind(kind)?;
        let mut at = layout::NodeId(0);
        let mut table = None;
        for step in chain(&from.layout, node).into_iter().skip(1) {
            let own = from.layout.nodes.get(step.0)?;
            let described = self.joined.program.kinds.get(target.0)?;
            let known = match &described.layout.nodes.get(at.0)?.kind {
                NodeKind::List(list, item) => {
                    table = Some(*list);
                    described.layout.nodes.get(item.0).map(|_| *item)
                }
                NodeKind::Record(members) => members
                    .iter()
                    .find(|member| {
                        described
                            .layout
                            .nodes
                            .get(member.0)
                            .is_some_and(|node| node.name == own.name)
                    })
                    .copied(),
                NodeKind::Leaf(_) => None,
            };
            at = match known {
                Some(known) if alike(from, step, described, known) => known,
                Some(known) => {
                    let doubt = doubt_of(&self.joined.program, target, known);
                    self.joined.doubts.push(doubt);
                    return None;
                }
                None => self.grow(target, at, table, from, step)?,
            };
        }
        Some((target, at))
    }

    /// Adds a node, and of a list what its items are.
    fn grow(
        &mut self,
        target: KindId,
        parent: layout::NodeId,
        table: Option<ListId>,
        from: &Kind,
        step: layout::NodeId,
    ) -> Option<layout::NodeId> {
        let (mut parent, mut table, mut step) = (parent, table, step);
        let mut first = None;
        loop {
            let own = from.layout.nodes.get(step.0)?;
            let of = match own.kind {
                NodeKind::Leaf(slot) => from.slot_types.get(slot.0).map(|of| self.of(*of)),
                _ => None,
            };
            let described = self.joined.program.kinds.get_mut(target.0)?;
            let node = child(described, parent, &own.name);
            described.titles.push(from.titles.get(step.0).cloned().unwrap_or_default());
            described.custody.push(from.custody.get(step.0).cloned().unwrap_or_default());
            first = first.or(Some(node));
            match own.kind {
                NodeKind::Record(_) => return first,
                NodeKind::Leaf(slot) => {
                    let leaf = from.layout.slots.get(slot.0)?.leaf.clone();
                    add_slot(described, node, table, leaf, of?);
                    return first;
                }
                NodeKind::List(list, item) => {
                    let own = from.layout.lists.get(list.0)?;
                    let list = ListId(described.layout.lists.len());
                    let (least, most) = (own.least, own.most);
                    described.layout.lists.push(layout::List { table, node, least, most });
                    // The item's node comes right after its list's.
                    let next = layout::NodeId(described.layout.nodes.len());
                    described.layout.nodes.get_mut(node.0)?.kind = NodeKind::List(list, next);
                    (parent, table, step) = (node, Some(list), item);
                }
            }
        }
    }
}

/// Whether two nodes take the same.
fn alike(one: &Kind, node: layout::NodeId, other: &Kind, other_node: layout::NodeId) -> bool {
    let kinds = one.layout.nodes.get(node.0).zip(other.layout.nodes.get(other_node.0));
    match kinds.map(|(node, other)| (&node.kind, &other.kind)) {
        Some((NodeKind::Record(_), NodeKind::Record(_))) => true,
        Some((NodeKind::Leaf(slot), NodeKind::Leaf(other_slot))) => {
            let leaf = |kind: &Kind, slot: SlotId| {
                kind.layout.slots.get(slot.0).map(|slot| slot.leaf.clone())
            };
            leaf(one, *slot) == leaf(other, *other_slot)
        }
        Some((NodeKind::List(list, _), NodeKind::List(other_list, _))) => {
            let length = |kind: &Kind, list: ListId| {
                kind.layout.lists.get(list.0).map(|list| (list.least, list.most))
            };
            length(one, *list) == length(other, *other_list)
        }
        _ => false,
    }
}

/// Adds a record below a node; of a list, its item.
pub(super) fn child(kind: &mut Kind, parent: layout::NodeId, name: &str) -> layout::NodeId {
    let id = layout::NodeId(kind.layout.nodes.len());
    let node = NodeKind::Record(Vec::new());
    kind.layout.nodes.push(layout::Node {
        parent: Some(parent),
        name: name.to_owned(),
        kind: node,
    });
    if let Some(layout::Node { kind: NodeKind::Record(members), .. }) =
        kind.layout.nodes.get_mut(parent.0)
    {
        members.push(id);
    }
    id
}

pub(super) fn add_slot(
    kind: &mut Kind,
    node: layout::NodeId,
    table: Option<ListId>,
    leaf: SlotType,
    of: Type,
) -> SlotId {
    let slot = SlotId(kind.layout.slots.len());
    kind.layout.slots.push(layout::Slot { table, node, leaf });
    kind.slot_types.push(of);
    if let Some(node) = kind.layout.nodes.get_mut(node.0) {
        node.kind = NodeKind::Leaf(slot);
    }
    slot
}
