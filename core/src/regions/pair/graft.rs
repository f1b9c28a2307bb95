//! Two rules, of two programs, in one small program: what only one of them reads the other merely does not ask for.
//!
//! Places are the same where kind of document, path and type are; choices and parameters where name and readings, or name and
//! default, are. What the rules depend on beside the documents becomes a fact too, in a kind of its own: the day of
//! evaluation, and each parameter. So a search opens them like any other cell.

use std::collections::BTreeMap;

use tekigo_grammar::diagnostic::Bilingual;

use super::Doubt;
use crate::layout::{self, Layout, ListId, NodeKind, SlotId, SlotType};
use crate::program::{
    Cell as TableCell, Choice, Custody, Duty, Exception, FactRef, Kind, ListRef, Message, Node,
    NodeId, Parameter, Parts, PlaceRef, Program, QuantitySlots, Require, Row, Rule, SlotRef, Table,
    TableRow, Version, When,
};
use crate::regions::reads::parts;
use crate::typed::{ChoiceId, ItemId, KindId, Origin, ParameterId, TableId, Type};
use crate::types::{Bound, EnumerationId, Leaf, NumberBounds};
use crate::value::{TextId, Value};

/// The name of the kind that stands for what no document says. No kind of document has it.
pub(super) const SETTINGS: &str = "";

/// The name of the day of evaluation in that kind. No parameter has it.
pub(super) const AS_OF: &str = "as of";

/// A rule of a program.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The program.
    pub program: &'a Program,
    /// The rule: its position in [`Program::rules`].
    pub rule: usize,
}

/// Both rules: the first and the second of a program.
pub(super) struct Joined {
    pub program: Program,
    /// What keeps the two from being held against one another everywhere.
    pub doubts: Vec<Doubt>,
    /// Of each slot of the settings' kind, what it is unless somebody says otherwise; the day has no such value.
    pub defaults: BTreeMap<SlotId, Value>,
}

/// Puts two rules into one program.
pub(super) fn join(sides: [Side<'_>; 2]) -> Joined {
    let [before, after] = sides;
    let mut joined = Joined {
        program: Program { zone: before.program.zone, ..Program::default() },
        doubts: Vec::new(),
        defaults: BTreeMap::new(),
    };
    if before.program.zone != after.program.zone {
        joined.doubts.push(Doubt::Zone);
    }
    let mut disclosed = Vec::new();
    for (side, other) in [(before, after), (after, before)] {
        let mut graft = Graft::new(&mut joined, side.program, other.program);
        graft.rule(side.rule);
        disclosed.extend(graft.disclosed);
    }
    // A record that holds more in one schema than in the other is another question there.
    for (place, size) in disclosed {
        if leaves(&joined.program, place.kind, place.node) != size {
            let doubt = doubt_of(&joined.program, place.kind, place.node);
            joined.doubts.push(doubt);
        }
    }
    joined.doubts.sort();
    joined.doubts.dedup();
    joined
}

/// How many leaves and lists a place has.
fn leaves(program: &Program, kind: KindId, node: layout::NodeId) -> usize {
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

fn doubt_of(program: &Program, kind: KindId, node: layout::NodeId) -> Doubt {
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

struct Graft<'a> {
    joined: &'a mut Joined,
    from: &'a Program,
    other: &'a Program,
    nodes: BTreeMap<NodeId, NodeId>,
    items: BTreeMap<ItemId, ItemId>,
    tables: BTreeMap<TableId, TableId>,
    /// The records whose disclosure is asked, with how many leaves and lists they have.
    disclosed: Vec<(PlaceRef, usize)>,
}

impl<'a> Graft<'a> {
    fn new(joined: &'a mut Joined, from: &'a Program, other: &'a Program) -> Self {
        let (nodes, items, tables) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { joined, from, other, nodes, items, tables, disclosed: Vec::new() }
    }

    fn rule(&mut self, at: usize) {
        let Some(rule) = self.from.rules.get(at) else { return };
        let dated = rule.versions.iter().any(|version| version.from.or(version.until).is_some());
        let on = match rule.on {
            Some(on) => Some(self.node(on)),
            // Without a period every version is in force on every day.
            None if dated => {
                let node = self.as_of();
                Some(self.add(node, Type::Date, Origin::default()))
            }
            None => None,
        };
        let versions = rule.versions.iter().map(|version| self.version(version)).collect();
        let subject = rule.subject.map(|kind| self.kind(kind));
        let kinds = rule.kinds.iter().map(|kind| self.kind(*kind)).collect();
        let id = rule.id.clone();
        self.joined.program.rules.push(Rule { id, versions, subject, kinds, on });
    }

    fn version(&mut self, version: &Version) -> Version {
        let whens = version.whens.iter().map(|when| When {
            formula: self.node(when.formula),
            reason: when.reason.clone(),
            origin: when.origin,
        });
        let whens = whens.collect();
        let accepts = version.accepts.iter().filter_map(|fact| self.fact(*fact)).collect();
        let exceptions = version.exceptions.iter().map(|exception| Exception {
            name: exception.name.clone(),
            words: exception.words.clone(),
            when: self.node(exception.when),
            cites: Vec::new(),
            requires: exception.requires.as_ref().map(|requires| self.requires(requires)),
            remedy: None,
            origin: exception.origin,
        });
        let exceptions = exceptions.collect();
        let duty = match &version.duty {
            Duty::Computed(requires) => Duty::Computed(self.requires(requires)),
            Duty::Manual(question) => Duty::Manual(question.clone()),
        };
        Version {
            from: version.from,
            until: version.until,
            words: version.words.clone(),
            parties: Vec::new(),
            strength: version.strength,
            cites: Vec::new(),
            whens,
            accepts,
            accepts_origins: version.accepts_origins.clone(),
            exceptions,
            duty,
            remedy: Message::default(),
            replaces: version.replaces.clone(),
            origin: version.origin,
        }
    }

    fn requires(&mut self, requires: &[Require]) -> Vec<Require> {
        let requires = requires.iter().map(|require| Require {
            formula: self.node(require.formula),
            reason: require.reason.clone(),
            remedy: None,
            origin: require.origin,
        });
        requires.collect()
    }

    fn add(&mut self, node: Node, of: Type, origin: Origin) -> NodeId {
        let program = &mut self.joined.program;
        program.nodes.push(node);
        program.types.push(of);
        program.origins.push(origin);
        NodeId(program.nodes.len() - 1)
    }

    /// Copies an expression, its parts before it.
    fn node(&mut self, root: NodeId) -> NodeId {
        let mut waiting = vec![(root, false)];
        while let Some((id, parts_done)) = waiting.pop() {
            if self.nodes.contains_key(&id) {
                continue;
            }
            let node = self.from.node(id).unwrap_or(Node::Nowhere);
            if !parts_done {
                waiting.push((id, true));
                let parts = parts(self.from, node);
                waiting.extend(parts.into_iter().rev().map(|(part, _)| (part, false)));
                continue;
            }
            let copy = self.copy(node).unwrap_or(Node::Nowhere);
            let of = self.of(self.from.type_of(id));
            let origin = self.from.origins.get(id.0).copied().unwrap_or_default();
            let copied = self.add(copy, of, origin);
            self.nodes.insert(id, copied);
        }
        self.known(root)
    }

    /// A part that was copied already.
    fn known(&self, id: NodeId) -> NodeId {
        self.nodes.get(&id).copied().unwrap_or(id)
    }

    fn run(&mut self, parts: Parts) -> Parts {
        let copied: Vec<NodeId> =
            self.from.parts(parts).iter().map(|part| self.known(*part)).collect();
        let all = &mut self.joined.program.parts;
        let run = Parts { first: all.len(), length: copied.len() };
        all.extend(copied);
        run
    }

    fn copy(&mut self, node: Node) -> Option<Node> {
        Some(match node {
            Node::Nowhere => Node::Nowhere,
            Node::Constant(value) => Node::Constant(self.value(value)),
            Node::Percent(_) | Node::QuantityConstant { .. } => node,
            Node::Fact(slot) => Node::Fact(self.slot(slot)?),
            Node::Quantity(slots) => Node::Quantity(self.quantity(slots)?),
            Node::Choice(id) => Node::Choice(self.choice(id)?),
            Node::Parameter(id) => self.parameter(id)?,
            Node::Lookup(id) => Node::Lookup(self.table(id)?),
            Node::AsOf => self.as_of(),
            Node::DayOf(part) => Node::DayOf(self.known(part)),
            Node::Else(left, right) => Node::Else(self.known(left), self.known(right)),
            Node::Ratio(left, right) => Node::Ratio(self.known(left), self.known(right)),
            Node::Add(left, right) => Node::Add(self.known(left), self.known(right)),
            Node::Subtract(left, right) => Node::Subtract(self.known(left), self.known(right)),
            Node::Multiply(left, right) => Node::Multiply(self.known(left), self.known(right)),
            Node::Negate(part) => Node::Negate(self.known(part)),
            Node::Count { item, list, body } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::Count { item, list, body: body.map(|body| self.known(body)) }
            }
            Node::Sum { item, list, body, zero } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::Sum { item, list, body: self.known(body), zero: self.value(zero) }
            }
            Node::Min { item, list, body } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::Min { item, list, body: self.known(body) }
            }
            Node::Max { item, list, body } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::Max { item, list, body: self.known(body) }
            }
            Node::Disclosed(place) => Node::Disclosed(self.place(place)?),
            Node::Compare(relation, left, right) => {
                Node::Compare(relation, self.known(left), self.known(right))
            }
            Node::In(item, set) => Node::In(self.known(item), self.run(set)),
            Node::And(parts) => Node::And(self.run(parts)),
            Node::Or(parts) => Node::Or(self.run(parts)),
            Node::Not(part) => Node::Not(self.known(part)),
            Node::All { item, list, body } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::All { item, list, body: self.known(body) }
            }
            Node::Some { item, list, body } => {
                let (item, list) = (self.item(item), self.list(list)?);
                Node::Some { item, list, body: self.known(body) }
            }
            Node::Each { later, earlier, list, order, body } => {
                let (later, earlier) = (self.item(later), self.item(earlier));
                let list = self.list(list)?;
                Node::Each {
                    later,
                    earlier,
                    list,
                    order: self.known(order),
                    body: self.known(body),
                }
            }
        })
    }

    /// A text points into the texts of its program; nothing else does.
    fn value(&mut self, value: Value) -> Value {
        let Value::Text(text) = value else { return value };
        let text = self.from.text(text);
        let texts = &mut self.joined.program.texts;
        let at = texts.iter().position(|known| known == text).unwrap_or_else(|| {
            texts.push(text.to_owned());
            texts.len() - 1
        });
        Value::Text(TextId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    fn enumeration(&mut self, id: EnumerationId) -> EnumerationId {
        let Some(words) = self.from.enumerations.get(id.0) else { return id };
        let all = &mut self.joined.program.enumerations;
        let at = all.iter().position(|known| known == words).unwrap_or_else(|| {
            all.push(words.clone());
            all.len() - 1
        });
        EnumerationId(at)
    }

    fn of(&mut self, of: Type) -> Type {
        match of {
            Type::Enumeration(id) => Type::Enumeration(self.enumeration(id)),
            Type::Quantity { unit, base } => Type::Quantity {
                unit: unit.map(|id| self.enumeration(id)),
                base: base.map(|id| self.enumeration(id)),
            },
            plain => plain,
        }
    }

    /// Items of the two rules are never the same.
    fn item(&mut self, item: ItemId) -> ItemId {
        let items = &mut self.joined.program.items;
        *self.items.entry(item).or_insert_with(|| {
            *items += 1;
            ItemId(*items - 1)
        })
    }

    fn row(&mut self, row: Row) -> Row {
        match row {
            Row::Document => Row::Document,
            Row::Item(item) => Row::Item(self.item(item)),
        }
    }

    fn choice(&mut self, id: ChoiceId) -> Option<ChoiceId> {
        let choice = self.from.choices.get(id.0)?;
        let options = choice
            .options
            .iter()
            .map(|(written, value, words)| (written.clone(), self.value(*value), words.clone()));
        let options: Vec<(String, Value, Bilingual)> = options.collect();
        let of = self.of(choice.of);
        let all = &mut self.joined.program.choices;
        let readings = |options: &[(String, Value, Bilingual)]| -> Vec<(String, Value)> {
            options.iter().map(|(written, value, _)| (written.clone(), *value)).collect()
        };
        let same = all.iter().position(|known| {
            known.name == choice.name && readings(&known.options) == readings(&options)
        });
        if let Some(same) = same {
            return Some(ChoiceId(same));
        }
        if all.iter().any(|known| known.name == choice.name) {
            self.joined.doubts.push(Doubt::Choice(choice.name.clone()));
        }
        all.push(Choice { options, of, cites: Vec::new(), ..choice.clone() });
        Some(ChoiceId(all.len() - 1))
    }

    /// A parameter as a fact that may be anything within its bounds. One that the other pack has too, with another default or
    /// type, and one whose bounds no leaf can say, stay what they are unless somebody says otherwise.
    fn parameter(&mut self, id: ParameterId) -> Option<Node> {
        let parameter = self.from.parameters.get(id.0)?;
        let twin = self.other.parameters.iter().find(|other| other.name == parameter.name);
        let default = self.value(parameter.default);
        let same = twin.is_none_or(|twin| self.is_twin(parameter, twin));
        let leaf = self.leaf_of(parameter, twin).filter(|_| same);
        let Some(leaf) = leaf else {
            self.joined.doubts.push(Doubt::Parameter(parameter.name.clone()));
            return Some(Node::Constant(default));
        };
        let of = self.of(parameter.of);
        let slot = self.setting(&parameter.name, &parameter.words, leaf, of)?;
        self.joined.defaults.insert(slot.slot, default);
        Some(Node::Fact(slot))
    }

    /// Whether a parameter of the other pack is the same unless somebody says otherwise.
    fn is_twin(&self, parameter: &Parameter, twin: &Parameter) -> bool {
        let default = match (parameter.default, twin.default) {
            (Value::Text(own), Value::Text(other)) => self.from.text(own) == self.other.text(other),
            (own, other) => own == other,
        };
        default && self.words_of(self.from, parameter.of) == self.words_of(self.other, twin.of)
    }

    /// A type, apart from where its words are kept.
    fn words_of(&self, program: &Program, of: Type) -> (std::mem::Discriminant<Type>, Vec<String>) {
        let words = match of {
            Type::Enumeration(id) => program.enumerations.get(id.0),
            _ => None,
        };
        let levels = words.into_iter().flat_map(|words| &words.levels);
        (std::mem::discriminant(&of), levels.map(|level| level.word.clone()).collect())
    }

    /// What a leaf takes that takes just what a parameter, and its twin, may be; `None` where no leaf can say that.
    fn leaf_of(&self, parameter: &Parameter, twin: Option<&Parameter>) -> Option<SlotType> {
        let end = |value: Option<Value>| match value {
            Some(Value::Number(number)) => Some(number),
            Some(Value::BusinessDays(days)) => Some(crate::value::Decimal::from(days)),
            _ => None,
        };
        let both = |of: fn(&Parameter) -> Option<Value>| {
            [end(of(parameter)), twin.and_then(|twin| end(of(twin)))].into_iter().flatten()
        };
        let bound = |number| Bound { number, exclusive: false };
        let bounds = NumberBounds {
            integer: false,
            least: both(|of| of.least).max().map(bound),
            most: both(|of| of.most).min().map(bound),
        };
        match parameter.of {
            Type::Number => Some(SlotType::Plain(Leaf::Number(bounds))),
            Type::BusinessDays => Some(SlotType::Plain(Leaf::BusinessDays(bounds))),
            Type::Boolean => Some(SlotType::Plain(Leaf::Boolean)),
            Type::Enumeration(_) if parameter.least.or(parameter.most).is_none() => {
                Some(SlotType::Words(self.words_of(self.from, parameter.of).1))
            }
            _ => None,
        }
    }

    fn as_of(&mut self) -> Node {
        let words = Bilingual::new("判定の基準日", "the day of evaluation");
        let leaf = SlotType::Plain(Leaf::Date);
        self.setting(AS_OF, &words, leaf, Type::Date).map_or(Node::Nowhere, Node::Fact)
    }

    /// A fact of the settings' kind.
    fn setting(
        &mut self,
        name: &str,
        words: &Bilingual,
        leaf: SlotType,
        of: Type,
    ) -> Option<SlotRef> {
        let kind = self.kind_named(SETTINGS, &Bilingual::default(), false);
        let described = self.joined.program.kinds.get_mut(kind.0)?;
        let known = described.layout.nodes.iter().find(|node| node.name == name);
        let slot = match known.map(|node| &node.kind) {
            Some(NodeKind::Leaf(slot)) => *slot,
            _ => {
                let node = child(described, layout::NodeId(0), name);
                described.titles.push(words.clone());
                described.custody.push(Custody::default());
                add_slot(described, node, None, leaf, of)
            }
        };
        Some(SlotRef { kind, slot, row: Row::Document })
    }

    fn table(&mut self, id: TableId) -> Option<TableId> {
        if let Some(known) = self.tables.get(&id) {
            return Some(*known);
        }
        let table = self.from.tables.get(id.0)?;
        let keys = table.keys.iter().map(|key| self.known(*key)).collect();
        let rows = table.rows.iter().map(|row| TableRow {
            cells: row.cells.iter().map(|cell| self.cell(cell)).collect(),
            value: self.value(row.value),
            origin: row.origin,
        });
        let rows = rows.collect();
        let of = self.of(table.of);
        let (name, words) = (table.name.clone(), table.words.clone());
        let tables = &mut self.joined.program.tables;
        tables.push(Table { name, words, cites: Vec::new(), of, keys, rows });
        let copied = TableId(tables.len() - 1);
        self.tables.insert(id, copied);
        Some(copied)
    }

    fn cell(&mut self, cell: &TableCell) -> TableCell {
        match cell {
            TableCell::Any => TableCell::Any,
            TableCell::Literals(values) => {
                TableCell::Literals(values.iter().map(|value| self.value(*value)).collect())
            }
            TableCell::Range(from, to) => TableCell::Range(*from, *to),
        }
    }

    fn kind(&mut self, kind: KindId) -> KindId {
        match self.from.kind(kind) {
            Some(known) => self.kind_named(&known.name, &known.words, known.many),
            None => kind,
        }
    }

    fn kind_named(&mut self, name: &str, words: &Bilingual, many: bool) -> KindId {
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

    fn fact(&mut self, fact: FactRef) -> Option<FactRef> {
        Some(match fact {
            FactRef::Slot(slot) => FactRef::Slot(self.slot(slot)?),
            FactRef::List(list) => FactRef::List(self.list(list)?),
        })
    }

    fn slot(&mut self, slot: SlotRef) -> Option<SlotRef> {
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

    fn list(&mut self, list: ListRef) -> Option<ListRef> {
        let ListRef { kind, list, row } = list;
        let node = self.from.kind(kind)?.layout.lists.get(list.0)?.node;
        let (kind, node) = self.layout_node(kind, node)?;
        match self.joined.program.kind(kind)?.layout.nodes.get(node.0)?.kind {
            NodeKind::List(list, _) => Some(ListRef { kind, list, row: self.row(row) }),
            _ => None,
        }
    }

    fn quantity(&mut self, slots: QuantitySlots) -> Option<QuantitySlots> {
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
    fn place(&mut self, place: PlaceRef) -> Option<PlaceRef> {
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
fn child(kind: &mut Kind, parent: layout::NodeId, name: &str) -> layout::NodeId {
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

fn add_slot(
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
