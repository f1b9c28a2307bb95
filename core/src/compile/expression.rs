//! Expressions to nodes.

use tekigo_grammar::tree::{AggregateOperator, ArithmeticOperator, Relation};

use super::Compiler;
use super::plan::{Described, Position};
use crate::program::{
    FactRef, ListRef, Node, NodeId, Parts, PlaceRef, QuantitySlots, Row, SlotRef,
};
use crate::typed::{Constant, Expression, ExpressionKind, ItemId, Origin, Place, Root, Type};
use crate::types::{Shape, ShapeKind};
use crate::value::{Decimal, Duration, Value};

impl<'a> Compiler<'a> {
    fn add(&mut self, node: Node, of: Type, origin: Origin) -> NodeId {
        let id = NodeId(self.program.nodes.len());
        self.program.nodes.push(node);
        self.program.types.push(of);
        self.program.origins.push(origin);
        id
    }

    /// Compiles an expression; its parts come before it.
    pub(super) fn expression(&mut self, expression: &'a Expression) -> NodeId {
        let origin = expression.origin;
        let node = match &expression.kind {
            ExpressionKind::Constant(constant) => self.constant(constant),
            ExpressionKind::Fact(place) | ExpressionKind::Quantity(place) => self.fact(place),
            ExpressionKind::Choice(id) => Node::Choice(*id),
            ExpressionKind::Parameter(id) => Node::Parameter(*id),
            ExpressionKind::Lookup(id) => Node::Lookup(*id),
            ExpressionKind::Named(id) => {
                if let Some(known) = self.named.get(id) {
                    return *known;
                }
                let pack = self.pack;
                let Some(named) = pack.named.get(id.0) else {
                    return self.add(Node::Nowhere, expression.of, origin);
                };
                let node = self.expression(&named.value);
                self.named.insert(*id, node);
                return node;
            }
            ExpressionKind::AsOf => Node::AsOf,
            ExpressionKind::DayOf(part) => Node::DayOf(self.expression(part)),
            ExpressionKind::Else(first, second) => {
                Node::Else(self.expression(first), self.expression(second))
            }
            ExpressionKind::Ratio(part, whole) => {
                Node::Ratio(self.expression(part), self.expression(whole))
            }
            ExpressionKind::Arithmetic(operator, left, right) => {
                let (left, right) = (self.expression(left), self.expression(right));
                match operator {
                    ArithmeticOperator::Add => Node::Add(left, right),
                    ArithmeticOperator::Subtract => Node::Subtract(left, right),
                    ArithmeticOperator::Multiply => Node::Multiply(left, right),
                }
            }
            ExpressionKind::Negate(part) => Node::Negate(self.expression(part)),
            ExpressionKind::Aggregate { operator, item, list, body } => {
                self.aggregate(*operator, *item, list, body.as_deref())
            }
            ExpressionKind::Disclosed(place) => self.disclosed(place),
            ExpressionKind::Compare(relation, left, right) => {
                Node::Compare(*relation, self.expression(left), self.expression(right))
            }
            ExpressionKind::In(item, set) => {
                let of = item.of;
                let item = self.expression(item);
                let set: Vec<NodeId> = set
                    .iter()
                    .map(|member| {
                        let member = self.constant(member);
                        self.add(member, of, origin)
                    })
                    .collect();
                Node::In(item, self.parts(&set))
            }
            ExpressionKind::And(parts) => {
                let parts: Vec<NodeId> = parts.iter().map(|part| self.expression(part)).collect();
                Node::And(self.parts(&parts))
            }
            ExpressionKind::Or(parts) => {
                let parts: Vec<NodeId> = parts.iter().map(|part| self.expression(part)).collect();
                Node::Or(self.parts(&parts))
            }
            ExpressionKind::Not(part) => Node::Not(self.expression(part)),
            ExpressionKind::All { item, list, body } => match self.list(list, *item) {
                Some(list) => Node::All { item: *item, list, body: self.expression(body) },
                None => Node::Nowhere,
            },
            ExpressionKind::Some { item, list, body } => match self.list(list, *item) {
                Some(list) => Node::Some { item: *item, list, body: self.expression(body) },
                None => Node::Nowhere,
            },
            ExpressionKind::Each { later, earlier, list, by, body } => {
                self.each((*later, *earlier), list, by, body, origin)
            }
        };
        self.add(node, expression.of, origin)
    }

    fn parts(&mut self, parts: &[NodeId]) -> Parts {
        let first = self.program.parts.len();
        self.program.parts.extend_from_slice(parts);
        Parts { first, length: parts.len() }
    }

    fn constant(&mut self, constant: &Constant) -> Node {
        match constant {
            Constant::Percent(number) => Node::Percent(*number),
            Constant::Quantity { number, unit, base } => {
                Node::QuantityConstant { number: *number, unit: *unit, base: *base }
            }
            other => Node::Constant(self.scalar(other)),
        }
    }

    /// Where a path leads in the layout of its kind.
    fn position(&mut self, place: &Place) -> Option<(Position<'a>, Row)> {
        let (mut position, row) = match place.root {
            Root::Document(kind) => {
                let (node, described) = self.plans.get(kind.0)?.root();
                (Position { kind, node, described }, Row::Document)
            }
            Root::Item(item) => (*self.items.get(&item)?, Row::Item(item)),
        };
        for member in &place.members {
            let plan = self.plans.get_mut(position.kind.0)?;
            let (node, described) = plan.member(position.node, position.described, member)?;
            position = Position { node, described, ..position };
        }
        Some((position, row))
    }

    /// `disclosure.backup.interval`, `disclosure.availability`
    fn fact(&mut self, place: &Place) -> Node {
        let Some((position, row)) = self.position(place) else { return Node::Nowhere };
        let kind = position.kind;
        let Some(plan) = self.plans.get_mut(kind.0) else { return Node::Nowhere };
        let Described::Shape(Shape { kind: ShapeKind::Quantity(quantity), .. }) =
            position.described
        else {
            return match plan.leaf(position.node, position.described) {
                Some(slot) => Node::Fact(SlotRef { kind, slot, row }),
                None => Node::Nowhere,
            };
        };
        let parts = plan.quantity(position.node, quantity);
        let words = quantity.exactness.and_then(|id| self.pack.schemas.enumerations.get(id.0));
        let word = |wanted: &str| {
            let at =
                words.and_then(|words| words.levels.iter().position(|level| level.word == wanted));
            at.and_then(|at| u32::try_from(at).ok())
        };
        Node::Quantity(QuantitySlots {
            kind,
            row,
            node: position.node,
            value: parts.value,
            unit: parts.unit,
            base: parts.base,
            exactness: parts
                .exactness
                .map(|slot| (slot, ["exact", "about", "at_least", "at_most"].map(word))),
            range: parts.range,
        })
    }

    /// The type of a leaf or quantity that stands in the layout.
    fn fact_type(&self, node: &Node) -> Type {
        let slot = |kind: crate::typed::KindId, slot| {
            self.plans.get(kind.0).and_then(|plan| plan.slot_type(slot))
        };
        let known = match node {
            Node::Fact(fact) => slot(fact.kind, fact.slot),
            Node::Quantity(slots) => {
                let words = |part: Option<_>| match part.and_then(|part| slot(slots.kind, part)) {
                    Some(Type::Enumeration(id)) => Some(id),
                    _ => None,
                };
                Some(Type::Quantity { unit: words(slots.unit), base: words(slots.base) })
            }
            _ => None,
        };
        known.unwrap_or(Type::Boolean)
    }

    /// `x is disclosed`
    fn disclosed(&mut self, place: &Place) -> Node {
        let Some((position, row)) = self.position(place) else { return Node::Nowhere };
        if let Some(plan) = self.plans.get_mut(position.kind.0) {
            plan.everything(position.node, position.described);
        }
        Node::Disclosed(PlaceRef { kind: position.kind, node: position.node, row })
    }

    /// `accepts inapplicable PATH`: a leaf, a list, or the value of a quantity.
    pub(super) fn accepted(&mut self, place: &Place) -> Option<FactRef> {
        if let Some(list) = self.list(place, ItemId(usize::MAX)) {
            return Some(FactRef::List(list));
        }
        match self.fact(place) {
            Node::Fact(slot) => Some(FactRef::Slot(slot)),
            Node::Quantity(slots) => {
                Some(FactRef::Slot(SlotRef { kind: slots.kind, slot: slots.value, row: slots.row }))
            }
            _ => None,
        }
    }

    /// A list, whose items are from now on known as `item`.
    fn list(&mut self, place: &Place, item: ItemId) -> Option<ListRef> {
        let (position, row) = self.position(place)?;
        let plan = self.plans.get_mut(position.kind.0)?;
        let (list, node, described) = plan.list(position.node, position.described)?;
        self.items.insert(item, Position { kind: position.kind, node, described });
        Some(ListRef { kind: position.kind, list, row })
    }

    /// `(count x in LIST: f)`, `(sum x in LIST: t)`
    fn aggregate(
        &mut self,
        operator: AggregateOperator,
        item: ItemId,
        list: &Place,
        body: Option<&'a Expression>,
    ) -> Node {
        let Some(list) = self.list(list, item) else { return Node::Nowhere };
        let of = body.map(|body| body.of);
        let body = body.map(|body| self.expression(body));
        match (operator, body) {
            (AggregateOperator::Count, body) => Node::Count { item, list, body },
            (AggregateOperator::Sum, Some(body)) => {
                let zero = match of {
                    Some(Type::Duration) => Value::Duration(Duration::ZERO),
                    Some(Type::BusinessDays) => Value::BusinessDays(0),
                    _ => Value::Number(Decimal::ZERO),
                };
                Node::Sum { item, list, body, zero }
            }
            (AggregateOperator::Min, Some(body)) => Node::Min { item, list, body },
            (AggregateOperator::Max, Some(body)) => Node::Max { item, list, body },
            (_, None) => Node::Nowhere,
        }
    }

    /// `each later after earlier in LIST by at: f`
    fn each(
        &mut self,
        (later, earlier): (ItemId, ItemId),
        list: &Place,
        by: &[String],
        body: &'a Expression,
        origin: Origin,
    ) -> Node {
        let Some(found) = self.list(list, later) else { return Node::Nowhere };
        self.list(list, earlier);
        let mut at = |item: ItemId| {
            let node = self.fact(&Place { root: Root::Item(item), members: by.to_vec() });
            let of = self.fact_type(&node);
            self.add(node, of, origin)
        };
        let (left, right) = (at(later), at(earlier));
        let order = self.add(Node::Compare(Relation::Above, left, right), Type::Boolean, origin);
        Node::Each { later, earlier, list: found, order, body: self.expression(body) }
    }
}
