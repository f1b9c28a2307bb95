//! Two rules, of two programs, in one small program: what only one of them reads the other merely does not ask for.
//!
//! Places are the same where kind of document, path and type are; choices and parameters where name and readings, or name and
//! default, are. What the rules depend on beside the documents becomes a fact too, in a kind of its own: the day of
//! evaluation, and each parameter. So a search opens them like any other cell.

mod place;
mod setting;

use std::collections::BTreeMap;

use self::place::{doubt_of, leaves};
use super::Doubt;
use crate::layout::SlotId;
use crate::program::{
    Cell as TableCell, Duty, Exception, Message, Node, NodeId, Parts, PlaceRef, Program, Require,
    Row, Rule, Table, TableRow, Version, When,
};
use crate::regions::reads::parts;
use crate::typed::{ItemId, Origin, TableId, Type};
use crate::types::EnumerationId;
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
}
