//! Quantifiers, ordered pairs and aggregates: what binds the items of a list.

use tekigo_grammar::Span;
use tekigo_grammar::tree::{self, AggregateOperator};

use super::scope::{Item, Scope};
use super::{Checker, ProblemKind};
use crate::typed::{Expression, ExpressionKind, ItemId, Place, Type};
use crate::types::{List, Shape};

impl<'a> Checker<'a> {
    /// `all x in LIST: f`, `some x in LIST: f`
    pub(super) fn quantified(
        &mut self,
        item: &tree::Name,
        list: &tree::Path,
        body: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<(ItemId, Place, Expression)> {
        let (place, list) = self.resolve_list(list, scope)?;
        let (id, body) =
            self.with_item(item, &list.item, scope, |checker, scope| checker.formula(body, scope));
        Some((id, place, body?))
    }

    /// `each later after earlier in LIST by at: f`
    pub(super) fn each(
        &mut self,
        later: &tree::Name,
        earlier: &tree::Name,
        list: &tree::Path,
        by: &[tree::Name],
        body: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let (place, list) = self.resolve_list(list, scope)?;
        let by_known = self.order_member(later, list, by, scope);
        let (later, rest) = self.with_item(later, &list.item, scope, |checker, scope| {
            let (earlier, body) =
                checker.with_item(earlier, &list.item, scope, |checker, scope| {
                    checker.formula(body, scope)
                });
            body.map(|body| (earlier, body))
        });
        let (earlier, body) = rest?;
        by_known?;
        let by = by.iter().map(|name| name.value.clone()).collect();
        Some((
            ExpressionKind::Each { later, earlier, list: place, by, body: Box::new(body) },
            Type::Boolean,
        ))
    }

    /// The member that orders the items must be of an ordered type.
    fn order_member(
        &mut self,
        item: &tree::Name,
        list: &'a List,
        by: &[tree::Name],
        scope: &mut Scope<'a>,
    ) -> Option<()> {
        let span = Span { start: by.first()?.span.start, end: by.last()?.span.end };
        let path = tree::Path {
            root: tree::Name { value: item.value.clone(), span },
            segments: by.iter().cloned().map(tree::Segment::Member).collect(),
            span,
        };
        let expression = tree::Expression { kind: tree::ExpressionKind::Path(path), span };
        let (_, typed) = self.with_item(item, &list.item, scope, |checker, scope| {
            checker.expression(&expression, None, scope)
        });
        let of = typed?.of;
        if self.ordered(of) {
            return Some(());
        }
        self.report(span, ProblemKind::NoOrder { of: self.type_name(of) });
        None
    }

    /// Checks something with an item of a list in sight.
    fn with_item<T>(
        &mut self,
        name: &tree::Name,
        shape: &'a Shape,
        scope: &mut Scope<'a>,
        check: impl FnOnce(&mut Self, &mut Scope<'a>) -> T,
    ) -> (ItemId, T) {
        let id = self.next_item();
        let known = scope.tested.len();
        scope.items.push(Item { name: name.value.clone(), id, shape });
        let result = check(self, scope);
        scope.items.pop();
        scope.tested.truncate(known);
        (id, result)
    }

    /// `x else y`, where x may be the least of a list that may be empty.
    pub(super) fn with_else(
        &mut self,
        first: &tree::Expression,
        wanted: Option<Type>,
        scope: &mut Scope<'a>,
    ) -> Option<Expression> {
        if let tree::ExpressionKind::Aggregate { operator, item, list, body: Some(body) } =
            &first.kind
            && matches!(operator.value, AggregateOperator::Min | AggregateOperator::Max)
        {
            let (kind, of, _) = self.extreme(operator.value, item, list, body, scope)?;
            return Some(Expression { kind, of, origin: self.origin(first.span) });
        }
        self.expression(first, wanted, scope)
    }

    /// `(count x in LIST: f)`, `(sum x in LIST: t)`, `(min …)`, `(max …)`
    pub(super) fn aggregate(
        &mut self,
        operator: &tree::Spanned<AggregateOperator>,
        item: &tree::Name,
        list: &tree::Path,
        body: Option<&tree::Expression>,
        span: Span,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        match (operator.value, body) {
            (AggregateOperator::Count, body) => {
                let (place, list) = self.resolve_list(list, scope)?;
                let (item, body) = self.with_item(item, &list.item, scope, |checker, scope| {
                    body.map(|body| checker.formula(body, scope))
                });
                let body = match body {
                    None => None,
                    Some(body) => Some(Box::new(body?)),
                };
                let kind =
                    ExpressionKind::Aggregate { operator: operator.value, item, list: place, body };
                Some((kind, Type::Number))
            }
            (_, None) => {
                self.report(
                    span,
                    ProblemKind::PartMissing {
                        part: super::Part::Require,
                        of: tekigo_grammar::diagnostic::Bilingual::new("集計", "an aggregate"),
                    },
                );
                None
            }
            (AggregateOperator::Sum, Some(body)) => {
                let (place, list) = self.resolve_list(list, scope)?;
                let (item, typed) = self.with_item(item, &list.item, scope, |checker, scope| {
                    checker.expression(body, Some(Type::Number), scope)
                });
                let typed = typed?;
                if !matches!(typed.of, Type::Number | Type::Duration | Type::BusinessDays) {
                    self.types_differ(typed.origin.span, Type::Number, typed.of);
                    return None;
                }
                let of = typed.of;
                let body = Some(Box::new(typed));
                Some((
                    ExpressionKind::Aggregate { operator: operator.value, item, list: place, body },
                    of,
                ))
            }
            (operator_value, Some(body)) => {
                let (kind, of, never_empty) =
                    self.extreme(operator_value, item, list, body, scope)?;
                if !never_empty {
                    self.report(span, ProblemKind::MayBeEmpty);
                }
                Some((kind, of))
            }
        }
    }

    /// `(min x in LIST: t)` or `(max …)`, and whether the list is never empty.
    fn extreme(
        &mut self,
        operator: AggregateOperator,
        item: &tree::Name,
        list: &tree::Path,
        body: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type, bool)> {
        let (place, list) = self.resolve_list(list, scope)?;
        let (item, typed) = self.with_item(item, &list.item, scope, |checker, scope| {
            checker.expression(body, None, scope)
        });
        let typed = typed?;
        if !matches!(typed.of, Type::Number | Type::Date | Type::BusinessDays) {
            self.report(typed.origin.span, ProblemKind::NoOrder { of: self.type_name(typed.of) });
            return None;
        }
        let of = typed.of;
        let body = Some(Box::new(typed));
        Some((ExpressionKind::Aggregate { operator, item, list: place, body }, of, list.least > 0))
    }

    /// Whether values of a type have an order.
    pub(super) fn ordered(&self, of: Type) -> bool {
        match of {
            Type::Boolean | Type::Text => false,
            Type::Enumeration(id) => self.enumerations.get(id.0).is_some_and(|words| words.scale),
            Type::Number
            | Type::Ratio
            | Type::Date
            | Type::Instant
            | Type::Duration
            | Type::BusinessDays
            | Type::Quantity { .. } => true,
        }
    }
}
