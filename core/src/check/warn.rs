//! Warnings: rules that compile, and say less than their author may think (section 14 of the reference).

use std::collections::BTreeSet;

use tekigo_grammar::tree::{self, AggregateOperator, ExpressionKind as Written, Item};

use super::place::written;
use super::{Checker, ProblemKind};
use crate::typed::{Duty, Expression, ExpressionKind, NamedId, Place, Root, Rule};
use crate::types::{Shape, ShapeKind};

impl<'a> Checker<'a> {
    pub(super) fn warn_of(&mut self, rule: &Rule, written_rule: &'a tree::Rule) {
        self.warn_never_disclosed(rule, written_rule);
        self.warn_empty_passes(written_rule);
        for (when, reason) in &written_rule.whens {
            let alone = matches!(when.kind, Written::Disclosed { .. });
            if alone && reason.ja.is_none() && reason.en.is_none() {
                self.report(when.span, ProblemKind::WhenDisclosed);
            }
        }
    }

    /// A fact of a document that a requirement compares, and that no requirement asks to be disclosed.
    fn warn_never_disclosed(&mut self, rule: &Rule, written_rule: &tree::Rule) {
        let Duty::Computed(requires) = &rule.duty else { return };
        let mut asked: Vec<Place> = Vec::new();
        let mut settled: BTreeSet<Vec<String>> = BTreeSet::new();
        let own =
            rule.exceptions.iter().filter_map(|exception| exception.requires.as_ref()).flatten();
        for require in requires.iter().chain(own) {
            require.formula.visit(&mut |part| {
                if let ExpressionKind::Disclosed(place) = &part.kind {
                    asked.push(place.clone());
                }
            });
        }
        for when in &rule.whens {
            when.formula.visit(&mut |part| {
                if let ExpressionKind::Disclosed(place) = &part.kind {
                    asked.push(place.clone());
                }
            });
        }
        let guards = rule.whens.iter().map(|when| &when.formula);
        for guard in guards.chain(rule.exceptions.iter().map(|exception| &exception.when)) {
            self.places(guard, &mut |place, _| {
                settled.insert(place.members.clone());
            });
        }
        for (require, line) in requires.iter().zip(&written_rule.requires) {
            let mut compared = Vec::new();
            self.places(&require.formula, &mut |place, settles| {
                if !settles && matches!(place.root, Root::Document(_)) {
                    compared.push(place.clone());
                }
            });
            compared.dedup();
            for place in compared {
                let covered = asked.iter().any(|asked| {
                    asked.root == place.root && place.members.starts_with(&asked.members)
                }) || settled.contains(&place.members)
                    || rule.accepts.contains(&place);
                if !covered && self.is_owned_by(&place, rule) {
                    let path = self.place_name(&place);
                    self.report(line.formula.span, ProblemKind::NeverDisclosed { path });
                }
            }
        }
    }

    /// Only what the bound party itself can disclose is worth asking it to disclose.
    fn is_owned_by(&self, place: &Place, rule: &Rule) -> bool {
        let Root::Document(kind) = place.root else { return false };
        let mut shape = self.root_shape(kind);
        for member in &place.members {
            shape = shape.and_then(|shape| match &shape.kind {
                ShapeKind::Record(record) => record
                    .members
                    .iter()
                    .find(|known| &known.name == member)
                    .map(|member| &member.shape),
                ShapeKind::Map(value) => Some(value),
                _ => None,
            });
        }
        let Some(Shape { owner: Some(owner), .. }) = shape else { return true };
        rule.parties
            .iter()
            .any(|party| self.pack.parties.get(*party).is_some_and(|party| &party.name == owner))
    }

    fn place_name(&self, place: &Place) -> String {
        let root = match place.root {
            Root::Document(kind) => {
                self.pack.reads.get(kind.0).map_or("", |reads| reads.kind.as_str())
            }
            Root::Item(_) => "item",
        };
        std::iter::once(root)
            .chain(place.members.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(".")
    }

    /// Every fact that an expression compares, through the names it uses; `settles` where an `else` stands for its absence.
    fn places(&self, expression: &Expression, show: &mut dyn FnMut(&Place, bool)) {
        match &expression.kind {
            ExpressionKind::Else(first, second) => {
                self.places(first, &mut |place, _| show(place, true));
                self.places(second, show);
            }
            ExpressionKind::Fact(place) | ExpressionKind::Quantity(place) => show(place, false),
            ExpressionKind::Named(NamedId(at)) => {
                if let Some(named) = self.pack.named.get(*at) {
                    self.places(&named.value, show);
                }
            }
            ExpressionKind::Aggregate { list, .. }
            | ExpressionKind::All { list, .. }
            | ExpressionKind::Some { list, .. }
            | ExpressionKind::Each { list, .. } => show(list, false),
            ExpressionKind::DayOf(part)
            | ExpressionKind::Negate(part)
            | ExpressionKind::Not(part)
            | ExpressionKind::In(part, _) => self.places(part, show),
            ExpressionKind::Ratio(left, right)
            | ExpressionKind::Arithmetic(_, left, right)
            | ExpressionKind::Compare(_, left, right) => {
                self.places(left, show);
                self.places(right, show);
            }
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => {
                for part in parts {
                    self.places(part, show);
                }
            }
            ExpressionKind::Constant(_)
            | ExpressionKind::Choice(_)
            | ExpressionKind::Parameter(_)
            | ExpressionKind::Lookup(_)
            | ExpressionKind::AsOf
            | ExpressionKind::Disclosed(_) => {}
        }
    }

    /// `all x in LIST: f` that an empty list would pass, with nothing beside it that looks at emptiness.
    fn warn_empty_passes(&mut self, rule: &'a tree::Rule) {
        let mut alls = Vec::new();
        let mut watched = BTreeSet::new();
        for require in &rule.requires {
            parts(&require.formula, &mut |part| match &part.kind {
                Written::All { list, if_any: false, .. } => alls.push((list, part.span)),
                Written::Some { list, .. } => {
                    watched.insert(written(list));
                }
                Written::Aggregate { operator, list, .. }
                    if operator.value == AggregateOperator::Count =>
                {
                    watched.insert(written(list));
                }
                _ => {}
            });
        }
        for (list, span) in alls {
            let name = written(list);
            if !watched.contains(&name) && !self.never_empty(list) {
                self.report(span, ProblemKind::EmptyPasses { list: name });
            }
        }
    }

    /// Whether the schema demands an item.
    fn never_empty(&self, path: &tree::Path) -> bool {
        let mut shape = self.kind(&path.root.value).and_then(|kind| self.root_shape(kind));
        for segment in &path.segments {
            let tree::Segment::Member(name) = segment else { return false };
            shape = shape.and_then(|shape| match &shape.kind {
                ShapeKind::Record(record) => record
                    .members
                    .iter()
                    .find(|known| known.name == name.value)
                    .map(|member| &member.shape),
                _ => None,
            });
        }
        matches!(shape, Some(Shape { kind: ShapeKind::List(list), .. }) if list.least > 0)
    }

    /// Choices, parameters, tables and definitions that nothing uses.
    pub(super) fn unused(&mut self) {
        self.each_item(|checker, item| {
            let name = match item {
                Item::Choice(choice) => &choice.name,
                Item::Parameter(parameter) => &parameter.name,
                Item::Table(table) => &table.name,
                Item::Define { name, .. } => name,
                _ => return,
            };
            if !checker.used.contains(&name.value) && !checker.broken.contains(&name.value) {
                checker.report(name.span, ProblemKind::Unused { name: name.value.clone() });
            }
        });
    }
}

/// Shows an expression as written and every part of it.
fn parts<'a>(expression: &'a tree::Expression, show: &mut impl FnMut(&'a tree::Expression)) {
    show(expression);
    match &expression.kind {
        Written::DayOf(part) | Written::Negate(part) | Written::Not(part) => parts(part, show),
        Written::Else(left, right)
        | Written::Ratio(left, right)
        | Written::Arithmetic { left, right, .. }
        | Written::Compare { left, right, .. } => {
            parts(left, show);
            parts(right, show);
        }
        Written::Aggregate { body: Some(body), .. }
        | Written::All { body, .. }
        | Written::Some { body, .. }
        | Written::Each { body, .. } => parts(body, show),
        Written::In { item, .. } => parts(item, show),
        Written::And(several) | Written::Or(several) => {
            for part in several {
                parts(part, show);
            }
        }
        _ => {}
    }
}
