//! Whether two rules say the same in the same form: the same tree, once what has no order is put in one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tekigo_grammar::tree::Relation;

use crate::program::{Duty, ListRef, Node, NodeId, PlaceRef, Program, Require, Row, Rule, SlotRef};
use crate::typed::ItemId;

/// Whether the two rules of a program are the same.
pub(super) fn same(program: &Program) -> bool {
    let mut forms = Forms::new(program);
    match program.rules.as_slice() {
        [before, after] => forms.rule(before) == forms.rule(after),
        _ => false,
    }
}

/// Gives each form a number, so that equal forms are equal numbers.
pub(super) struct Forms<'a> {
    program: &'a Program,
    known: BTreeMap<(NodeId, Vec<ItemId>), usize>,
    numbers: BTreeMap<String, usize>,
}

impl<'a> Forms<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        Self { program, known: BTreeMap::new(), numbers: BTreeMap::new() }
    }

    fn number(&mut self, form: String) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(form).or_insert(next)
    }

    /// A rule, but for its words.
    fn rule(&mut self, rule: &Rule) -> String {
        let mut form = format!("{:?}", rule.subject);
        if let Some(on) = rule.on {
            let _ = write!(form, " on {}", self.node(on, &[]));
        }
        for version in &rule.versions {
            let whens: Vec<NodeId> = version.whens.iter().map(|when| when.formula).collect();
            let whens = self.all(&whens);
            // Claims all free the same, so that their order does not matter; that of exceptions does.
            let mut accepts: Vec<String> =
                version.accepts.iter().map(|fact| format!("{fact:?}")).collect();
            accepts.sort();
            accepts.dedup();
            let _ = write!(form, "; {:?} {:?} {whens} {accepts:?}", version.from, version.until);
            for exception in &version.exceptions {
                let when = self.node(exception.when, &[]);
                let requires = exception.requires.as_ref().map(|requires| self.requires(requires));
                let _ = write!(form, " except {when} {requires:?}");
            }
            let _ = match &version.duty {
                Duty::Computed(requires) => write!(form, " require {}", self.requires(requires)),
                Duty::Manual(question) => write!(form, " question {}", question.sha256),
            };
        }
        form
    }

    fn requires(&mut self, requires: &[Require]) -> usize {
        let formulas: Vec<NodeId> = requires.iter().map(|require| require.formula).collect();
        self.all(&formulas)
    }

    /// Formulas that must all hold.
    fn all(&mut self, formulas: &[NodeId]) -> usize {
        let parts = formulas.iter().flat_map(|part| self.flat(*part, true)).collect();
        self.together("and", parts, &[])
    }

    /// The parts of nested `and`, or of nested `or`.
    pub(super) fn flat(&self, root: NodeId, and: bool) -> Vec<NodeId> {
        let mut parts = Vec::new();
        let mut waiting = vec![root];
        while let Some(id) = waiting.pop() {
            match self.program.node(id) {
                Some(Node::And(inner)) if and => waiting.extend(self.program.parts(inner)),
                Some(Node::Or(inner)) if !and => waiting.extend(self.program.parts(inner)),
                _ => parts.push(id),
            }
        }
        parts
    }

    /// Parts without an order, each once; one alone is itself.
    fn together(&mut self, what: &str, parts: Vec<NodeId>, items: &[ItemId]) -> usize {
        let mut forms: Vec<usize> = parts.into_iter().map(|part| self.node(part, items)).collect();
        forms.sort_unstable();
        forms.dedup();
        match forms.as_slice() {
            [one] => *one,
            _ => self.number(format!("{what} {forms:?}")),
        }
    }

    /// An expression under the items around it, which are told apart by how far out they stand.
    pub(super) fn node(&mut self, id: NodeId, items: &[ItemId]) -> usize {
        let key = (id, items.to_vec());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let number = self.form(id, items);
        self.known.insert(key, number);
        number
    }

    fn form(&mut self, id: NodeId, items: &[ItemId]) -> usize {
        let node = self.program.node(id).unwrap_or(Node::Nowhere);
        let form = match node {
            Node::And(_) => return self.together("and", self.flat(id, true), items),
            Node::Or(_) => return self.together("or", self.flat(id, false), items),
            Node::Not(part) => {
                if let Some(Node::Not(inner)) = self.program.node(part) {
                    return self.node(inner, items);
                }
                format!("not {}", self.node(part, items))
            }
            Node::Compare(relation, left, right) => {
                let (left, right) = (self.node(left, items), self.node(right, items));
                compared(relation, left, right)
            }
            Node::In(item, set) => {
                let set = self.program.parts(set).to_vec();
                let item = self.node(item, items);
                let mut set: Vec<usize> =
                    set.into_iter().map(|part| self.node(part, items)).collect();
                set.sort_unstable();
                set.dedup();
                match set.as_slice() {
                    [one] => compared(Relation::Is, item, *one),
                    _ => format!("{item} in {set:?}"),
                }
            }
            Node::Add(left, right) | Node::Multiply(left, right) => {
                let mut both = [self.node(left, items), self.node(right, items)];
                both.sort_unstable();
                let sign = if matches!(node, Node::Add(..)) { '+' } else { '*' };
                format!("{sign} {both:?}")
            }
            Node::Subtract(left, right) => self.two("-", left, right, items),
            Node::Ratio(left, right) => self.two("of", left, right, items),
            Node::Else(left, right) => self.two("else", left, right, items),
            Node::Negate(part) => format!("negate {}", self.node(part, items)),
            Node::DayOf(part) => format!("day {}", self.node(part, items)),
            Node::Fact(slot) => format!("fact {}", slot_form(slot, items)),
            Node::Quantity(slots) => {
                let value = SlotRef { kind: slots.kind, slot: slots.value, row: slots.row };
                format!("quantity {} {:?}", slot_form(value, items), (slots.node, slots.exactness))
            }
            Node::Disclosed(PlaceRef { kind, node, row }) => {
                format!("disclosed {kind:?} {node:?} {}", row_form(row, items))
            }
            Node::Lookup(table) => self.table(table, items),
            Node::Count { item, list, body } => {
                let body = body.map(|body| self.inside(body, &[item], items));
                format!("count {} {body:?}", list_form(list, items))
            }
            Node::Sum { item, list, body, zero } => {
                let body = self.inside(body, &[item], items);
                format!("sum {} {body} {zero:?}", list_form(list, items))
            }
            Node::Min { item, list, body } => {
                format!("min {} {}", list_form(list, items), self.inside(body, &[item], items))
            }
            Node::Max { item, list, body } => {
                format!("max {} {}", list_form(list, items), self.inside(body, &[item], items))
            }
            Node::All { item, list, body } => {
                format!("all {} {}", list_form(list, items), self.inside(body, &[item], items))
            }
            Node::Some { item, list, body } => {
                format!("some {} {}", list_form(list, items), self.inside(body, &[item], items))
            }
            Node::Each { later, earlier, list, order, body } => {
                let order = self.inside(order, &[later, earlier], items);
                let body = self.inside(body, &[later, earlier], items);
                format!("each {} {order} {body}", list_form(list, items))
            }
            Node::Nowhere
            | Node::Constant(_)
            | Node::Percent(_)
            | Node::QuantityConstant { .. }
            | Node::Choice(_)
            | Node::Parameter(_)
            | Node::AsOf => format!("{node:?}"),
        };
        self.number(form)
    }

    fn two(&mut self, what: &str, left: NodeId, right: NodeId, items: &[ItemId]) -> String {
        format!("{what} {} {}", self.node(left, items), self.node(right, items))
    }

    /// The body of a quantifier.
    fn inside(&mut self, body: NodeId, bound: &[ItemId], items: &[ItemId]) -> usize {
        let items: Vec<ItemId> = items.iter().chain(bound).copied().collect();
        self.node(body, &items)
    }

    /// A look-up, by what its table says: rows have no order, for exactly one holds.
    fn table(&mut self, id: crate::typed::TableId, items: &[ItemId]) -> String {
        let Some(table) = self.program.tables.get(id.0) else { return "no table".to_owned() };
        let keys: Vec<usize> = table.keys.iter().map(|key| self.node(*key, items)).collect();
        let mut rows: Vec<String> =
            table.rows.iter().map(|row| format!("{:?} {:?}", row.cells, row.value)).collect();
        rows.sort();
        format!("table {:?} {keys:?} {rows:?}", table.of)
    }
}

/// A comparison, always in the same direction.
fn compared(relation: Relation, left: usize, right: usize) -> String {
    let (relation, left, right) = match relation {
        Relation::AtLeast => (Relation::AtMost, right, left),
        Relation::Above => (Relation::Below, right, left),
        Relation::Is | Relation::IsNot => (relation, left.min(right), left.max(right)),
        Relation::AtMost | Relation::Below => (relation, left, right),
    };
    format!("{left} {relation:?} {right}")
}

fn row_form(row: Row, items: &[ItemId]) -> String {
    match row {
        Row::Document => "document".to_owned(),
        Row::Item(item) => format!("{:?}", items.iter().rposition(|known| *known == item)),
    }
}

fn slot_form(slot: SlotRef, items: &[ItemId]) -> String {
    format!("{:?} {:?} {}", slot.kind, slot.slot, row_form(slot.row, items))
}

fn list_form(list: ListRef, items: &[ItemId]) -> String {
    format!("{:?} {:?} {}", list.kind, list.list, row_form(list.row, items))
}
