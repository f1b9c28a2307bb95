//! What a rule reads, and where it compares what it reads: found once, from the program alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout;
use crate::program::{
    Cell as TableCell, Duty, FactRef, ListRef, Node, NodeId, PlaceRef, Program, Row, SlotRef,
};
use crate::typed::{ItemId, KindId};
use crate::value::Value;

/// An item that a quantifier binds, and the list that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Binder {
    pub item: ItemId,
    pub list: ListRef,
}

/// A term and what it is held against: where the values of a fact are cut.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    pub term: NodeId,
    pub against: Against,
    /// The quantifiers around it, the outermost first.
    pub binders: Vec<Binder>,
    /// The slots that either side reads.
    pub slots: Vec<SlotRef>,
    /// The items bound within the sides.
    pub inner: Vec<ItemId>,
}

/// What a term is held against.
#[derive(Clone, Debug)]
pub(super) enum Against {
    /// Another term.
    Term(NodeId),
    /// Constants: the cells of a table, the ends of a period.
    Values(Vec<Value>),
}

/// A place of a kind, apart from its rows.
pub(super) type KindNode = (KindId, layout::NodeId);

/// What one rule reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Reads {
    /// Where it compares.
    pub meetings: Vec<Meeting>,
    /// The leaves and lists that a requirement reads.
    pub duty: BTreeSet<KindNode>,
    /// Those that a condition, an exception's guard or a period reads.
    pub guard: BTreeSet<KindNode>,
    /// The greatest whole number that a count of items is compared with: a list may have to grow to it.
    pub greatest: usize,
    /// Of each list, how many quantifiers run over it: each may want an item of its own.
    pub quantified: BTreeMap<KindNode, usize>,
}

impl Reads {
    pub(super) fn of(program: &Program, rule: usize) -> Self {
        let mut walk = Walk::new(program);
        let Some(rule) = program.rules.get(rule) else { return walk.reads };
        if let Some(on) = rule.on {
            walk.formula(on, Role::Guard);
            let days = rule.versions.iter().flat_map(|version| [version.from, version.until]);
            let values = days.flatten().map(Value::Date).collect();
            walk.meet(on, Against::Values(values), &[]);
        }
        for version in &rule.versions {
            version.whens.iter().for_each(|when| walk.formula(when.formula, Role::Guard));
            for accepted in &version.accepts {
                walk.note(node_of(program, *accepted), Role::Guard);
            }
            for exception in &version.exceptions {
                walk.formula(exception.when, Role::Guard);
                for require in exception.requires.iter().flatten() {
                    walk.formula(require.formula, Role::Duty);
                }
            }
            if let Duty::Computed(requires) = &version.duty {
                for require in requires {
                    walk.formula(require.formula, Role::Duty);
                }
            }
        }
        walk.reads
    }

    /// What some formulas read, and where they compare.
    pub(super) fn of_formulas(program: &Program, formulas: &[NodeId]) -> Self {
        let mut walk = Walk::new(program);
        for formula in formulas {
            walk.formula(*formula, Role::Duty);
        }
        walk.reads
    }

    /// Whether a place is read at all.
    pub(super) fn has(&self, place: KindNode) -> bool {
        self.duty.contains(&place) || self.guard.contains(&place)
    }
}

/// The node of a leaf or list.
pub(super) fn node_of(program: &Program, fact: FactRef) -> Option<KindNode> {
    match fact {
        FactRef::Slot(slot) => slot_node(program, slot),
        FactRef::List(list) => list_node(program, list),
    }
}

fn slot_node(program: &Program, slot: SlotRef) -> Option<KindNode> {
    Some((slot.kind, program.kind(slot.kind)?.layout.slots.get(slot.slot.0)?.node))
}

fn list_node(program: &Program, list: ListRef) -> Option<KindNode> {
    Some((list.kind, program.kind(list.kind)?.layout.lists.get(list.list.0)?.node))
}

/// Whether a place decides what is asked, or only whether it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Duty,
    Guard,
}

struct Walk<'a> {
    program: &'a Program,
    reads: Reads,
    /// What was walked already, under which items.
    seen: Vec<(NodeId, Vec<ItemId>, bool)>,
}

impl<'a> Walk<'a> {
    fn new(program: &'a Program) -> Self {
        Self { program, reads: Reads::default(), seen: Vec::new() }
    }

    fn note(&mut self, place: Option<KindNode>, role: Role) {
        let places = match role {
            Role::Duty => &mut self.reads.duty,
            Role::Guard => &mut self.reads.guard,
        };
        places.extend(place);
    }

    /// Everything below a formula or term.
    fn formula(&mut self, root: NodeId, role: Role) {
        let program = self.program;
        let mut waiting: Vec<(NodeId, Vec<Binder>)> = vec![(root, Vec::new())];
        while let Some((id, binders)) = waiting.pop() {
            let items = binders.iter().map(|binder| binder.item).collect();
            let key = (id, items, role == Role::Duty);
            if self.seen.contains(&key) {
                continue;
            }
            self.seen.push(key);
            let node = program.node(id).unwrap_or(Node::Nowhere);
            match node {
                Node::Compare(_, left, right) => self.meet(left, Against::Term(right), &binders),
                Node::In(item, set) => {
                    for member in program.parts(set) {
                        self.meet(item, Against::Term(*member), &binders);
                    }
                }
                Node::Lookup(table) => {
                    let table = program.tables.get(table.0);
                    for (at, key) in
                        table.into_iter().flat_map(|table| table.keys.iter().enumerate())
                    {
                        let cells = table.into_iter().flat_map(|table| &table.rows);
                        let values =
                            cells.filter_map(|row| row.cells.get(at)).flat_map(ends).collect();
                        self.meet(*key, Against::Values(values), &binders);
                    }
                }
                _ => {}
            }
            for place in places(program, node) {
                self.note(Some(place), role);
            }
            for (part, bound) in parts(program, node) {
                for binder in &bound {
                    if let Some(list) = list_node(program, binder.list) {
                        *self.reads.quantified.entry(list).or_default() += 1;
                    }
                }
                let mut binders = binders.clone();
                binders.extend(bound);
                waiting.push((part, binders));
            }
        }
    }

    fn meet(&mut self, term: NodeId, against: Against, binders: &[Binder]) {
        let mut slots = Vec::new();
        let mut inner = Vec::new();
        let (mut counts, mut greatest) = (false, 0);
        let mut waiting = vec![term];
        if let Against::Term(other) = against {
            waiting.push(other);
        }
        while let Some(id) = waiting.pop() {
            let node = self.program.node(id).unwrap_or(Node::Nowhere);
            match node {
                Node::Count { .. } => counts = true,
                Node::Constant(Value::Number(number)) => {
                    let whole = number.to_i64().and_then(|whole| usize::try_from(whole).ok());
                    greatest = greatest.max(whole.unwrap_or(0));
                }
                _ => {}
            }
            for slot in slots_of(node) {
                if !slots.contains(&slot) {
                    slots.push(slot);
                }
            }
            for (part, bound) in parts(self.program, node) {
                inner.extend(bound.iter().map(|binder| binder.item));
                waiting.push(part);
            }
        }
        if counts {
            self.reads.greatest = self.reads.greatest.max(greatest);
        }
        if !slots.is_empty() {
            self.reads.meetings.push(Meeting {
                term,
                against,
                binders: binders.to_vec(),
                slots,
                inner,
            });
        }
    }
}

/// The values at which a cell of a table ends.
fn ends(cell: &TableCell) -> Vec<Value> {
    match cell {
        TableCell::Any => Vec::new(),
        TableCell::Literals(values) => values.clone(),
        TableCell::Range(from, to) => {
            [from, to].into_iter().flatten().map(|(value, _)| *value).collect()
        }
    }
}

/// The slots that a term reads itself.
pub(super) fn slots_of(node: Node) -> Vec<SlotRef> {
    match node {
        Node::Fact(slot) => vec![slot],
        Node::Quantity(slots) => {
            let exactness = slots.exactness.map(|(slot, _)| slot);
            let (low, high) = slots.range.unzip();
            let all = [Some(slots.value), slots.unit, slots.base, exactness, low, high];
            let slot = |slot| SlotRef { kind: slots.kind, slot, row: slots.row };
            all.into_iter().flatten().map(slot).collect()
        }
        _ => Vec::new(),
    }
}

/// The leaves and lists that a construct reads itself.
fn places(program: &Program, node: Node) -> Vec<KindNode> {
    match node {
        Node::Disclosed(PlaceRef { kind, node, .. }) => below(program, kind, node),
        Node::Count { list, .. }
        | Node::Sum { list, .. }
        | Node::Min { list, .. }
        | Node::Max { list, .. }
        | Node::All { list, .. }
        | Node::Some { list, .. }
        | Node::Each { list, .. } => list_node(program, list).into_iter().collect(),
        other => slots_of(other).into_iter().filter_map(|slot| slot_node(program, slot)).collect(),
    }
}

/// Every leaf and list of a place, but not of the items of its lists.
fn below(program: &Program, kind: KindId, node: layout::NodeId) -> Vec<KindNode> {
    let mut places = Vec::new();
    let mut waiting = vec![node];
    let layout = program.kind(kind).map(|kind| &kind.layout);
    while let Some(node) = waiting.pop() {
        match layout.and_then(|layout| layout.nodes.get(node.0)).map(|node| &node.kind) {
            Some(layout::NodeKind::Record(members)) => waiting.extend(members),
            Some(_) => places.push((kind, node)),
            None => {}
        }
    }
    places
}

/// The parts of a construct, each with the items that are bound in it.
pub(super) fn parts(program: &Program, node: Node) -> Vec<(NodeId, Vec<Binder>)> {
    let plain = |ids: &[NodeId]| ids.iter().map(|id| (*id, Vec::new())).collect();
    match node {
        Node::Nowhere
        | Node::Constant(_)
        | Node::Percent(_)
        | Node::QuantityConstant { .. }
        | Node::Fact(_)
        | Node::Quantity(_)
        | Node::Choice(_)
        | Node::Parameter(_)
        | Node::AsOf
        | Node::Disclosed(_) => Vec::new(),
        Node::Lookup(table) => {
            let keys = program.tables.get(table.0).map(|table| table.keys.as_slice());
            plain(keys.unwrap_or_default())
        }
        Node::DayOf(part) | Node::Negate(part) | Node::Not(part) => plain(&[part]),
        Node::Else(left, right)
        | Node::Ratio(left, right)
        | Node::Add(left, right)
        | Node::Subtract(left, right)
        | Node::Multiply(left, right)
        | Node::Compare(_, left, right) => plain(&[left, right]),
        Node::In(item, set) => {
            let mut ids = vec![item];
            ids.extend(program.parts(set));
            plain(&ids)
        }
        Node::And(parts) | Node::Or(parts) => plain(program.parts(parts)),
        Node::Count { item, list, body } => {
            body.into_iter().map(|body| (body, vec![Binder { item, list }])).collect()
        }
        Node::Sum { item, list, body, .. }
        | Node::Min { item, list, body }
        | Node::Max { item, list, body }
        | Node::All { item, list, body }
        | Node::Some { item, list, body } => vec![(body, vec![Binder { item, list }])],
        Node::Each { later, earlier, list, order, body } => {
            let both = vec![Binder { item: later, list }, Binder { item: earlier, list }];
            vec![(order, both.clone()), (body, both)]
        }
    }
}

/// Whether a row may be that of a cell, given the rows that are bound.
pub(super) fn may_be(
    row: Row,
    bound: &[(ItemId, usize)],
    inner: &[ItemId],
    cell_row: usize,
) -> bool {
    match row {
        Row::Document => cell_row == 0,
        Row::Item(item) => match bound.iter().find(|(known, _)| *known == item) {
            Some((_, bound)) => *bound == cell_row,
            None => inner.contains(&item),
        },
    }
}
