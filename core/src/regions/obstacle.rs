//! What stands in the way: a set of cells of which one must change before a rule can pass.
//!
//! A reason tells why a result is as it is, all of it. An obstacle is less: where three requirements fail, the reasons are those
//! of all three, and the obstacle is one of them, for as long as that one fails the rule cannot pass whatever becomes of the
//! others. So a search that takes one obstacle after another meets the facts it must change one by one, and not in every
//! combination.
//!
//! **The law**: while no cell of an obstacle changes, the result is not pass.

use std::collections::BTreeSet;

use super::Cell;
use super::reads::{Binder, parts, slots_of};
use super::scenario::Scenario;
use crate::eval::{Datum, Evaluation, Guard, Inputs, Standing, Truth, Verdict};
use crate::facts::State;
use crate::layout::{self, NodeKind};
use crate::program::{
    Duty, FactRef, ListRef, Node, NodeId, PlaceRef, Program, Require, Row, SlotRef, Version,
};
use crate::typed::{ItemId, KindId};

/// Cells of which one must change.
pub(super) type Obstacle = BTreeSet<Cell>;

/// Finds obstacles of one rule over one set of documents.
pub(super) struct Finder<'f, 'a> {
    scenario: &'f Scenario<'f>,
    evaluation: Evaluation<'a>,
    rule: usize,
    subject: Option<usize>,
    /// How unwelcome an obstacle is: of several that all stand in the way, the least is taken.
    weigh: &'f dyn Fn(&Obstacle) -> usize,
}

impl<'f, 'a> Finder<'f, 'a> {
    pub(super) fn new(
        scenario: &'f Scenario<'f>,
        inputs: &Inputs<'a>,
        rule: usize,
        subject: Option<usize>,
        weigh: &'f dyn Fn(&Obstacle) -> usize,
    ) -> Self
    where
        'f: 'a,
    {
        let evaluation = scenario.evaluation(inputs, rule, subject);
        Self { scenario, evaluation, rule, subject, weigh }
    }

    fn program(&self) -> &'a Program {
        self.evaluation.program
    }

    /// What keeps the rule from passing.
    pub(super) fn of_rule(&mut self) -> Obstacle {
        let program = self.program();
        let Some(rule) = program.rules.get(self.rule) else { return Obstacle::new() };
        // Another date may put another version in force.
        let mut obstacle = rule.on.map(|on| self.everything(on)).unwrap_or_default();
        let Standing::InForce(version) = self.evaluation.standing(rule) else { return obstacle };
        let Some(version) = rule.versions.get(version) else { return obstacle };
        let whens: Vec<NodeId> = version.whens.iter().map(|when| when.formula).collect();
        if self.evaluation.applies(version) != Truth::True {
            obstacle.extend(self.one_of(&whens, true));
            return obstacle;
        }
        for guard in version.guards() {
            let truth = self.evaluation.guard(version, guard);
            let own = self.requires_of(version, guard);
            if truth == Truth::False {
                // One that exempts never leads to pass.
                if own.is_some() {
                    obstacle.extend(self.of_guard(version, guard, true));
                }
                continue;
            }
            obstacle.extend(self.of_guard(version, guard, false));
            if truth != Truth::True {
                obstacle.extend(self.of_guard(version, guard, true));
            }
            if let Some(requires) = own {
                obstacle.extend(self.of_requires(requires));
            }
            if truth == Truth::True {
                return obstacle;
            }
        }
        if let Duty::Computed(requires) = &version.duty {
            obstacle.extend(self.of_requires(requires));
        }
        obstacle
    }

    fn requires_of(&self, version: &'a Version, guard: Guard) -> Option<&'a [Require]> {
        match guard {
            Guard::Claim(_) => None,
            Guard::Exception(at) => version.exceptions.get(at)?.requires.as_deref(),
        }
    }

    fn of_guard(&mut self, version: &'a Version, guard: Guard, want: bool) -> Obstacle {
        match guard {
            Guard::Claim(at) => {
                let fact = version.accepts.get(at).map(|fact| self.cell_of(*fact));
                fact.into_iter().collect()
            }
            Guard::Exception(at) => {
                let when = version.exceptions.get(at).map(|exception| exception.when);
                when.map(|when| self.of_formula(when, want)).unwrap_or_default()
            }
        }
    }

    /// Of requirements that do not all hold.
    fn of_requires(&mut self, requires: &'a [Require]) -> Obstacle {
        if Verdict::Truth(self.evaluation.requires(requires)) == Verdict::Truth(Truth::True) {
            return Obstacle::new();
        }
        let formulas: Vec<NodeId> = requires.iter().map(|require| require.formula).collect();
        self.one_of(&formulas, true)
    }

    /// The least of the obstacles of those formulas that are not as wanted: each of them stands in the way. One that is
    /// decided goes before one that open facts may still turn.
    fn one_of(&mut self, formulas: &[NodeId], want: bool) -> Obstacle {
        let (mut decided, mut undecided) = (Vec::new(), Vec::new());
        for formula in formulas {
            match self.truth(*formula) {
                truth if truth == Truth::from(want) => {}
                Truth::Unknown => undecided.push(self.of_formula(*formula, want)),
                _ => decided.push(self.of_formula(*formula, want)),
            }
        }
        self.least(if decided.is_empty() { undecided } else { decided })
    }

    fn any_of(&mut self, formulas: &[NodeId], want: bool) -> Obstacle {
        formulas.iter().flat_map(|formula| self.of_formula(*formula, want)).collect()
    }

    fn least(&self, obstacles: Vec<Obstacle>) -> Obstacle {
        obstacles.into_iter().min_by_key(|obstacle| (self.weigh)(obstacle)).unwrap_or_default()
    }

    fn truth(&mut self, id: NodeId) -> Truth {
        self.scenario.took(self.evaluation.restart());
        id.truth(&mut self.evaluation)
    }

    fn datum(&mut self, id: NodeId) -> Datum<'a> {
        self.scenario.took(self.evaluation.restart());
        id.datum(&mut self.evaluation)
    }

    /// What keeps a formula from being true, or false.
    fn of_formula(&mut self, id: NodeId, want: bool) -> Obstacle {
        if self.truth(id) == Truth::from(want) {
            return Obstacle::new();
        }
        let program = self.program();
        match program.node(id).unwrap_or(Node::Nowhere) {
            Node::And(parts) if want => self.one_of(program.parts(parts), true),
            Node::And(parts) => self.any_of(program.parts(parts), false),
            Node::Or(parts) if want => self.any_of(program.parts(parts), true),
            Node::Or(parts) => self.one_of(program.parts(parts), false),
            Node::Not(part) => self.of_formula(part, !want),
            Node::Disclosed(place) => self.of_disclosed(place, want),
            Node::Compare(_, left, right) => self.of_sides(&[left, right]),
            Node::All { item, list, body } if want => self.of_one_item(item, list, body, true),
            Node::All { item, list, body } => self.of_any_item(item, list, body, false),
            Node::Some { item, list, body } if want => self.of_any_item(item, list, body, true),
            Node::Some { item, list, body } => self.of_one_item(item, list, body, false),
            Node::Each { later, earlier, list, order, body } if want => {
                self.of_one_pair([later, earlier], list, order, body)
            }
            Node::In(..) | Node::Each { .. } => self.everything(id),
            _ if matches!(self.datum(id), Datum::Absent | Datum::Unknown) => self.of_term(id),
            _ => self.everything(id),
        }
    }

    fn of_disclosed(&mut self, place: PlaceRef, want: bool) -> Obstacle {
        let written = |cell: &Cell| match cell {
            Cell::List { .. } => self.scenario.list(*cell).map(|list| list.state),
            _ => self.scenario.fact(*cell).map(|fact| fact.state),
        };
        let cells = self.below(place);
        if want {
            return cells.into_iter().collect();
        }
        let written: Vec<Obstacle> = cells
            .iter()
            .filter(|cell| {
                !matches!(
                    written(cell),
                    Some(State::Silent | State::Withheld | State::Inapplicable)
                )
            })
            .map(|cell| Obstacle::from([*cell]))
            .collect();
        self.least(written)
    }

    /// Of a comparison: a side without a value stands in the way by itself.
    fn of_sides(&mut self, sides: &[NodeId]) -> Obstacle {
        let mut undecided = Vec::new();
        for side in sides {
            if matches!(self.datum(*side), Datum::Absent | Datum::Unknown) {
                undecided.push(self.of_term(*side));
            }
        }
        if undecided.is_empty() {
            return sides.iter().flat_map(|side| self.everything(*side)).collect();
        }
        self.least(undecided)
    }

    /// What keeps a term from having a value, where it is absent or unknown.
    fn of_term(&mut self, id: NodeId) -> Obstacle {
        let program = self.program();
        let node = program.node(id).unwrap_or(Node::Nowhere);
        let undecided = |finder: &mut Self, id: NodeId| {
            matches!(finder.datum(id), Datum::Absent | Datum::Unknown)
        };
        match node {
            Node::Quantity(slots) => {
                let exactness = slots.exactness.map(|(slot, _)| slot);
                let needed = [Some(slots.value), slots.unit, slots.base, exactness];
                let cells = needed.into_iter().flatten().map(|slot| {
                    self.cell_of(FactRef::Slot(SlotRef { kind: slots.kind, slot, row: slots.row }))
                });
                let missing: Vec<Obstacle> = cells
                    .filter(|cell| {
                        self.scenario.fact(*cell).is_none_or(|fact| fact.state != State::Value)
                    })
                    .map(|cell| Obstacle::from([cell]))
                    .collect();
                if missing.is_empty() { self.everything(id) } else { self.least(missing) }
            }
            Node::Ratio(left, right)
            | Node::Add(left, right)
            | Node::Subtract(left, right)
            | Node::Multiply(left, right) => self.of_sides(&[left, right]),
            Node::Negate(part) | Node::DayOf(part) if undecided(self, part) => self.of_term(part),
            Node::Else(first, second) => {
                let mut obstacle = self.of_term(first);
                if self.datum(first) == Datum::Absent {
                    obstacle.extend(self.of_term(second));
                }
                obstacle
            }
            Node::Lookup(table) => {
                let keys = program.tables.get(table.0).map(|table| table.keys.as_slice());
                let mut missing = Vec::new();
                for key in keys.unwrap_or_default() {
                    let choice = matches!(program.node(*key), Some(Node::Choice(_)));
                    if !choice && undecided(self, *key) {
                        missing.push(self.of_term(*key));
                    }
                }
                if missing.is_empty() { self.everything(id) } else { self.least(missing) }
            }
            Node::Sum { item, list, body, .. }
            | Node::Min { item, list, body }
            | Node::Max { item, list, body } => {
                let cell = self.list_cell(list);
                let rows = self.rows(list);
                let growing = self
                    .evaluation
                    .list(list)
                    .is_none_or(|list| list.more || list.state != State::Value);
                if growing || rows.is_empty() {
                    return Obstacle::from([cell]);
                }
                let mut missing = Vec::new();
                for row in rows {
                    self.evaluation.bind(item, row);
                    if undecided(self, body) {
                        let mut obstacle = self.of_term(body);
                        obstacle.insert(self.item_cell(list, row));
                        missing.push(obstacle);
                    }
                }
                if missing.is_empty() { self.everything(id) } else { self.least(missing) }
            }
            _ => self.everything(id),
        }
    }

    /// Where every item must be as wanted, one that is not; or the list itself, while it may grow.
    fn of_one_item(&mut self, item: ItemId, list: ListRef, body: NodeId, want: bool) -> Obstacle {
        let cell = self.list_cell(list);
        let fact = self.evaluation.list(list);
        if fact.is_none_or(|fact| fact.state != State::Value) {
            return Obstacle::from([cell]);
        }
        let (mut decided, mut undecided) = (Vec::new(), Vec::new());
        for row in self.rows(list) {
            self.evaluation.bind(item, row);
            let truth = self.truth(body);
            if truth != Truth::from(want) {
                let mut obstacle = self.of_formula(body, want);
                obstacle.insert(self.item_cell(list, row));
                if truth == Truth::Unknown {
                    undecided.push(obstacle)
                } else {
                    decided.push(obstacle)
                }
            }
        }
        if fact.is_some_and(|fact| fact.more) {
            undecided.push(Obstacle::from([cell]));
        }
        self.least(if decided.is_empty() { undecided } else { decided })
    }

    /// Where one item must be as wanted: any of them, or a new one.
    fn of_any_item(&mut self, item: ItemId, list: ListRef, body: NodeId, want: bool) -> Obstacle {
        let mut obstacle = Obstacle::from([self.list_cell(list)]);
        for row in self.rows(list) {
            self.evaluation.bind(item, row);
            obstacle.extend(self.of_formula(body, want));
        }
        obstacle
    }

    /// Where every ordered pair must hold, one that does not.
    fn of_one_pair(
        &mut self,
        items: [ItemId; 2],
        list: ListRef,
        order: NodeId,
        body: NodeId,
    ) -> Obstacle {
        let cell = self.list_cell(list);
        let fact = self.evaluation.list(list);
        if fact.is_none_or(|fact| fact.state != State::Value) {
            return Obstacle::from([cell]);
        }
        let [later, earlier] = items;
        let rows = self.rows(list);
        let mut all = Vec::new();
        for first in &rows {
            for second in rows.iter().filter(|second| *second != first) {
                self.evaluation.bind(later, *first);
                self.evaluation.bind(earlier, *second);
                if self.truth(order) == Truth::False || self.truth(body) == Truth::True {
                    continue;
                }
                let mut obstacle = self.of_formula(order, false);
                obstacle.extend(self.of_formula(body, true));
                obstacle.extend([self.item_cell(list, *first), self.item_cell(list, *second)]);
                all.push(obstacle);
            }
        }
        if fact.is_some_and(|fact| fact.more) {
            all.push(Obstacle::from([cell]));
        }
        self.least(all)
    }

    /// Every cell that a construct reads under the items that are bound.
    fn everything(&mut self, root: NodeId) -> Obstacle {
        let program = self.program();
        let mut obstacle = Obstacle::new();
        let mut waiting: Vec<(NodeId, Vec<(ItemId, usize)>)> = vec![(root, Vec::new())];
        while let Some((id, bound)) = waiting.pop() {
            bound.iter().for_each(|(item, row)| self.evaluation.bind(*item, *row));
            let node = program.node(id).unwrap_or(Node::Nowhere);
            match node {
                Node::Choice(choice) => {
                    obstacle.insert(Cell::Choice(choice));
                }
                Node::Disclosed(place) => obstacle.extend(self.below(place)),
                _ => {
                    let slots = slots_of(node).into_iter();
                    obstacle.extend(slots.map(|slot| self.cell_of(FactRef::Slot(slot))));
                }
            }
            for (part, binders) in parts(program, node) {
                let mut bindings = vec![bound.clone()];
                for Binder { item, list } in binders {
                    obstacle.insert(self.list_cell(list));
                    let rows = self.rows(list);
                    obstacle.extend(rows.iter().map(|row| self.item_cell(list, *row)));
                    bindings = bindings
                        .into_iter()
                        .flat_map(|bound| {
                            rows.iter().map(move |row| {
                                let mut bound = bound.clone();
                                bound.push((item, *row));
                                bound
                            })
                        })
                        .collect();
                }
                waiting.extend(bindings.into_iter().map(|bound| (part, bound)));
            }
        }
        obstacle
    }

    fn rows(&self, list: ListRef) -> Vec<usize> {
        let fact = self.evaluation.list(list).filter(|fact| fact.state == State::Value);
        fact.map(|fact| (fact.first..fact.first.saturating_add(fact.length)).collect())
            .unwrap_or_default()
    }

    fn document(&self, kind: KindId) -> usize {
        self.scenario.which(kind, self.rule, self.subject)
    }

    fn row(&self, row: Row) -> usize {
        self.evaluation.row(row)
    }

    fn cell_of(&self, fact: FactRef) -> Cell {
        match fact {
            FactRef::Slot(SlotRef { kind, slot, row }) => self.scenario.named(Cell::Slot {
                kind,
                document: self.document(kind),
                slot,
                row: self.row(row),
            }),
            FactRef::List(list) => self.list_cell(list),
        }
    }

    fn list_cell(&self, ListRef { kind, list, row }: ListRef) -> Cell {
        self.scenario.named(Cell::List {
            kind,
            document: self.document(kind),
            list,
            row: self.row(row),
        })
    }

    fn item_cell(&self, ListRef { kind, list, .. }: ListRef, row: usize) -> Cell {
        self.scenario.named(Cell::Item { kind, document: self.document(kind), list, row })
    }

    /// Every leaf and list of a place, but not of the items of its lists.
    fn below(&self, PlaceRef { kind, node, row }: PlaceRef) -> Vec<Cell> {
        let Some(layout) = self.program().kind(kind).map(|kind| &kind.layout) else {
            return Vec::new();
        };
        let (document, row) = (self.document(kind), self.row(row));
        let mut cells = Vec::new();
        let mut waiting: Vec<layout::NodeId> = vec![node];
        while let Some(node) = waiting.pop() {
            match layout.nodes.get(node.0).map(|node| &node.kind) {
                Some(NodeKind::Record(members)) => waiting.extend(members.iter().rev()),
                Some(NodeKind::Leaf(slot)) => {
                    cells.push(Cell::Slot { kind, document, slot: *slot, row })
                }
                Some(NodeKind::List(list, _)) => {
                    cells.push(Cell::List { kind, document, list: *list, row })
                }
                None => {}
            }
        }
        cells.into_iter().map(|cell| self.scenario.named(cell)).collect()
    }
}
