//! How far a search over two rules has to look, and where it cannot look far enough to prove anything.
//!
//! **Lists.** What `all`, `some` and the like make of a list rests on one item each, a count on as many as it is compared with. So
//! a list of any length has one of few items with the same results, as long as they are few enough to try.
//!
//! **Relations.** Where a fact is compared with another, whatever that one is compared with cuts this one too: then every order
//! of the two and of all constants has its witnesses.

use std::collections::{BTreeMap, BTreeSet};

use super::Doubt;
use super::canonical::Forms;
use super::graft::AS_OF;
use crate::layout::{ListId, SlotId, SlotType};
use crate::program::{Node, NodeId, Program, QuantitySlots, Row};
use crate::regions::reads::{Against, Binder, Reads, parts, slots_of};
use crate::regions::{MOST_ITEMS, decimal_places, number};
use crate::typed::{ItemId, KindId};
use crate::types::Leaf;
use crate::value::Value;

/// A slot of a kind.
type OfKind = (KindId, SlotId);

/// What the search has to know before it starts.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// Of each leaf, the values at which it is cut while what it is compared with is not settled.
    pub fences: BTreeMap<OfKind, Vec<Value>>,
    /// Of each leaf, the words that the rules name: of its levels the first to look at.
    pub named: BTreeMap<OfKind, Vec<u32>>,
    /// The decimal places of all that numbers are compared with.
    pub places: u32,
    /// Of each list, how many items suffice.
    pub items: BTreeMap<(KindId, ListId), usize>,
    /// Where no proof is to be had.
    pub doubts: Vec<Doubt>,
}

/// Whether the regions of what some rules read are sure to miss nothing: no two facts are calculated with together, and no
/// value lies somewhere between two.
pub(in crate::regions) fn is_sure(program: &Program, reads: &[&Reads]) -> bool {
    let mut bounds = Bounds::default();
    bounds.relations(program, reads);
    bounds.doubts.is_empty()
}

impl Bounds {
    pub(super) fn of(program: &Program, reads: &[&Reads]) -> Self {
        let mut bounds = Self::default();
        bounds.relations(program, reads);
        let greatest = reads.iter().map(|reads| reads.greatest).max().unwrap_or(0);
        bounds.lists(program, greatest);
        bounds.doubts.sort();
        bounds.doubts.dedup();
        bounds
    }

    fn relations(&mut self, program: &Program, reads: &[&Reads]) {
        // Leaves that are compared with one another, directly or through others, share their constants.
        let mut groups: Vec<(Vec<OfKind>, Vec<Value>, bool)> = Vec::new();
        for meeting in reads.iter().flat_map(|reads| &reads.meetings) {
            let mut sides = vec![meeting.term];
            let mut values = Vec::new();
            match &meeting.against {
                Against::Term(other) => sides.push(*other),
                Against::Values(own) => values.extend(own),
            }
            let found = sides.iter().map(|side| Term::of(program, *side));
            let term = found.fold(Term::default(), Term::with);
            values.extend(&term.values);
            let leaves: Vec<OfKind> =
                meeting.slots.iter().map(|slot| (slot.kind, slot.slot)).collect();
            let alone = term.occurrences <= 1;
            if term.scales || (term.calculates && !alone) {
                self.doubts.push(Doubt::Calculation);
            }
            for (kind, slot) in &leaves {
                self.doubts.extend(ranges(program, *kind, *slot));
            }
            for (leaf, level) in term.named() {
                self.named.entry(leaf).or_default().push(level);
            }
            if leaves.is_empty() {
                continue;
            }
            let related = !alone || leaves.len() > 1;
            let mut group = (leaves, values, related);
            let (joined, apart): (Vec<_>, Vec<_>) = groups
                .into_iter()
                .partition(|(known, ..)| known.iter().any(|leaf| group.0.contains(leaf)));
            for (leaves, values, related) in joined {
                group.0.extend(leaves);
                group.1.extend(values);
                group.2 |= related;
            }
            groups = apart;
            groups.push(group);
        }
        self.places = groups
            .iter()
            .flat_map(|(_, values, _)| values)
            .filter_map(|value| number(*value))
            .map(decimal_places)
            .max()
            .unwrap_or(0);
        for (leaves, values, _) in &groups {
            for leaf in leaves {
                let levels = values.iter().filter_map(|value| match value {
                    Value::Level(level) => Some(*level),
                    _ => None,
                });
                self.named.entry(*leaf).or_default().extend(levels);
            }
        }
        for levels in self.named.values_mut() {
            levels.sort_unstable();
            levels.dedup();
        }
        // What is compared with constants alone is cut by those.
        for (leaves, mut values, _) in groups.into_iter().filter(|(.., related)| *related) {
            let mut distinct: Vec<Value> = Vec::new();
            values.retain(|value| {
                let new = !distinct.contains(value);
                distinct.push(*value);
                new
            });
            for leaf in leaves {
                self.fences.insert(leaf, values.clone());
            }
        }
    }

    fn lists(&mut self, program: &Program, greatest: usize) {
        let quantifiers = quantifiers(program);
        for quantifier in &quantifiers {
            if quantifier.unbounded {
                self.doubts.push(Doubt::Length);
            }
        }
        // A list that is gone through anew for each item of another needs as many items for each of those.
        loop {
            let mut items: BTreeMap<(KindId, ListId), usize> = BTreeMap::new();
            for quantifier in &quantifiers {
                let weight = if quantifier.counts { greatest.saturating_add(2) } else { 1 };
                let around = quantifier.around.iter();
                let times = around.map(|list| self.items.get(list).copied().unwrap_or(1));
                let needed = times.fold(weight, usize::saturating_mul);
                let place = items.entry(quantifier.list).or_default();
                *place = place.saturating_add(needed).min(MOST_ITEMS.saturating_add(1));
            }
            if items == self.items {
                break;
            }
            self.items = items;
        }
        if self.items.values().any(|items| *items > MOST_ITEMS) {
            self.doubts.push(Doubt::Length);
        }
    }
}

/// Facts that may be a range by themselves, which no single value stands for.
fn ranges(program: &Program, kind: KindId, slot: SlotId) -> Option<Doubt> {
    let described = program.kind(kind)?.layout.slots.get(slot.0)?;
    match &described.leaf {
        SlotType::Plain(Leaf::Duration) => Some(Doubt::Months),
        SlotType::Plain(Leaf::Instant { stated: true }) => Some(Doubt::Precision),
        _ => None,
    }
}

/// What one side of a comparison is made of.
#[derive(Debug, Default)]
struct Term {
    /// How often facts occur in it.
    occurrences: usize,
    /// Whether it adds or subtracts.
    calculates: bool,
    /// Whether it does what may turn over between two numbers that the search can tell apart, or takes many items together.
    scales: bool,
    /// The constants that it may be.
    values: Vec<Value>,
    /// The quantities in it.
    quantities: Vec<QuantitySlots>,
    /// The units and bases of its constants.
    units: Vec<(Option<u32>, Option<u32>)>,
}

impl Term {
    fn with(mut self, other: Self) -> Self {
        self.occurrences = self.occurrences.saturating_add(other.occurrences);
        self.calculates |= other.calculates;
        self.scales |= other.scales;
        self.values.extend(other.values);
        self.quantities.extend(other.quantities);
        self.units.extend(other.units);
        self
    }

    /// The units and bases in which its quantities compare with its constants; and of how exact they are, that they are.
    fn named(&self) -> Vec<(OfKind, u32)> {
        let mut named = Vec::new();
        for slots in &self.quantities {
            let mut name = |slot: Option<SlotId>, level: Option<u32>| {
                let leaf = slot.zip(level).map(|(slot, level)| ((slots.kind, slot), level));
                named.extend(leaf);
            };
            for (unit, base) in &self.units {
                name(slots.unit, *unit);
                name(slots.base, *base);
            }
            if let Some((slot, [exact, ..])) = slots.exactness {
                name(Some(slot), exact);
            }
        }
        named
    }

    fn of(program: &Program, root: NodeId) -> Self {
        let mut term = Self::default();
        let mut waiting = vec![root];
        while let Some(id) = waiting.pop() {
            let node = program.node(id).unwrap_or(Node::Nowhere);
            match node {
                Node::Constant(value) => term.values.push(value),
                Node::QuantityConstant { number, unit, base } => {
                    term.values.push(Value::Number(number));
                    term.units.push((unit, base));
                }
                Node::Quantity(slots) => term.quantities.push(slots),
                Node::Choice(id) => {
                    let options = program.choices.get(id.0).map(|choice| &choice.options);
                    let options = options.into_iter().flatten();
                    term.values.extend(options.map(|(_, value, _)| *value));
                }
                Node::Lookup(table) => {
                    let rows = program.tables.get(table.0).map(|table| &table.rows);
                    term.values.extend(rows.into_iter().flatten().map(|row| row.value));
                }
                Node::Add(..) | Node::Subtract(..) | Node::DayOf(_) => term.calculates = true,
                Node::Percent(_)
                | Node::Ratio(..)
                | Node::Multiply(..)
                | Node::Sum { .. }
                | Node::Min { .. }
                | Node::Max { .. } => term.scales = true,
                // What is counted is compared on its own.
                Node::Count { .. } => continue,
                _ => {}
            }
            term.occurrences = term.occurrences.saturating_add(slots_of(node).len().min(1));
            waiting.extend(parts(program, node).into_iter().map(|(part, _)| part));
        }
        term
    }
}

/// A construct that goes through a list.
struct Quantifier {
    list: (KindId, ListId),
    /// The lists of the items around it that it is not a part of.
    around: Vec<(KindId, ListId)>,
    counts: bool,
    /// Whether no number of items is known to suffice.
    unbounded: bool,
}

/// Every construct of a program that goes through a list, under each set of items around it.
fn quantifiers(program: &Program) -> Vec<Quantifier> {
    let mut found = Vec::new();
    let mut inside = vec![false; program.nodes.len()];
    for node in &program.nodes {
        for (part, _) in parts(program, *node) {
            if let Some(inside) = inside.get_mut(part.0) {
                *inside = true;
            }
        }
    }
    let counted = counted(program);
    let roots = inside.iter().enumerate().filter(|(_, inside)| !**inside);
    let mut waiting: Vec<(NodeId, Vec<Binder>)> =
        roots.map(|(at, _)| (NodeId(at), Vec::new())).collect();
    let mut seen: Vec<(NodeId, Vec<Binder>)> = Vec::new();
    // What both rules say alike is one construct, whichever list it is over.
    let mut forms = Forms::new(program);
    let mut known = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next.clone());
        let (id, binders) = next;
        let node = program.node(id).unwrap_or(Node::Nowhere);
        let list = match node {
            Node::Count { list, .. }
            | Node::Sum { list, .. }
            | Node::Min { list, .. }
            | Node::Max { list, .. }
            | Node::All { list, .. }
            | Node::Some { list, .. }
            | Node::Each { list, .. } => Some(list),
            _ => None,
        };
        let items: Vec<ItemId> = binders.iter().map(|binder| binder.item).collect();
        if let Some(list) = list
            && known.insert((forms.node(id, &items), list.kind, list.list))
        {
            let own = |binder: &&Binder| list.row != Row::Item(binder.item);
            let around = binders.iter().filter(own);
            let quantifier = || Quantifier {
                list: (list.kind, list.list),
                around: around.clone().map(|binder| (binder.list.kind, binder.list.list)).collect(),
                counts: matches!(node, Node::Count { .. }),
                unbounded: matches!(node, Node::Sum { .. })
                    || (matches!(node, Node::Count { .. }) && !counted.contains(&id)),
            };
            found.push(quantifier());
            // Of a pair each item counts.
            if matches!(node, Node::Each { .. }) {
                found.push(quantifier());
            }
        }
        for (part, bound) in parts(program, node) {
            let mut binders = binders.clone();
            binders.extend(bound);
            waiting.push((part, binders));
        }
    }
    found
}

/// The counts that are compared with constants alone.
fn counted(program: &Program) -> Vec<NodeId> {
    let mut counted = Vec::new();
    for node in &program.nodes {
        let Node::Compare(_, left, right) = node else { continue };
        for (count, other) in [(left, right), (right, left)] {
            let is_count = matches!(program.node(*count), Some(Node::Count { .. }));
            if is_count && matches!(program.node(*other), Some(Node::Constant(_))) {
                counted.push(*count);
            }
        }
    }
    counted
}

/// Whether a slot is the day of evaluation.
pub(super) fn is_day(program: &Program, kind: KindId, slot: SlotId) -> bool {
    let layout = program.kind(kind).map(|kind| &kind.layout);
    let node = layout.and_then(|layout| layout.nodes.get(layout.slots.get(slot.0)?.node.0));
    node.is_some_and(|node| node.name == AS_OF)
}
