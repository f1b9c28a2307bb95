//! Types of formulas and terms. Each construct is an arm; the longer ones are functions named for their construct.

use tekigo_grammar::tree::{
    self, ArithmeticOperator, Comparator, ExpressionKind as Written, Relation,
};

use super::place::{Resolved, Target, leaf_type, written};
use super::scope::Scope;
use super::{Checker, DEPTH, Definition, ProblemKind};
use crate::typed::{
    ChoiceId, Constant, Expression, ExpressionKind, Named, NamedId, ParameterId, TableId, Type,
};
use crate::types::{EnumerationId, Quantity, ShapeKind};

impl<'a> Checker<'a> {
    /// An expression that must be true or false.
    pub(super) fn formula(
        &mut self,
        expression: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<Expression> {
        let typed = self.expression(expression, Some(Type::Boolean), scope)?;
        self.expect_type(typed, Type::Boolean)
    }

    /// An expression of any type; `wanted` tells what a bare word or a literal is likely to be.
    pub(super) fn expression(
        &mut self,
        expression: &tree::Expression,
        wanted: Option<Type>,
        scope: &mut Scope<'a>,
    ) -> Option<Expression> {
        let origin = self.origin(expression.span);
        let (kind, of) = match &expression.kind {
            Written::Number(_)
            | Written::Percent(_)
            | Written::Boolean(_)
            | Written::Text(_)
            | Written::Date(_)
            | Written::Instant(_)
            | Written::Duration(..)
            | Written::Quantity { .. } => {
                let (constant, of) = self.literal(expression, wanted)?;
                (ExpressionKind::Constant(constant), of)
            }
            Written::Path(path) => self.path(path, wanted, scope)?,
            Written::AsOf => (ExpressionKind::AsOf, Type::Date),
            Written::DayOf(part) => {
                let part = self.expression(part, Some(Type::Instant), scope)?;
                (
                    ExpressionKind::DayOf(Box::new(self.expect_type(part, Type::Instant)?)),
                    Type::Date,
                )
            }
            Written::Else(first, second) => self.else_(first, second, wanted, scope)?,
            Written::Ratio(part, whole) => {
                let part = self.number(part, scope);
                let whole = self.number(whole, scope);
                (ExpressionKind::Ratio(Box::new(part?), Box::new(whole?)), Type::Ratio)
            }
            Written::Arithmetic { operator, left, right } => {
                self.arithmetic(operator, left, right, scope)?
            }
            Written::Negate(part) => {
                (ExpressionKind::Negate(Box::new(self.number(part, scope)?)), Type::Number)
            }
            Written::Aggregate { operator, item, list, body } => {
                self.aggregate(operator, item, list, body.as_deref(), expression.span, scope)?
            }
            Written::Disclosed { path, negated } => {
                self.disclosed(path, *negated, expression.span, scope)?
            }
            Written::Compare { left, comparator, right } => {
                self.compare(left, comparator, right, scope)?
            }
            Written::In { item, negated, set } => {
                self.in_(item, *negated, set, expression.span, scope)?
            }
            Written::And(parts) => {
                (ExpressionKind::And(self.conjunction(parts, scope)?), Type::Boolean)
            }
            Written::Or(parts) => {
                (ExpressionKind::Or(self.disjunction(parts, scope)?), Type::Boolean)
            }
            Written::Not(part) => {
                let known = scope.tested.len();
                let part = self.formula(part, scope);
                scope.tested.truncate(known);
                (ExpressionKind::Not(Box::new(part?)), Type::Boolean)
            }
            Written::All { item, list, body, .. } => {
                let (item, list, body) = self.quantified(item, list, body, scope)?;
                (ExpressionKind::All { item, list, body: Box::new(body) }, Type::Boolean)
            }
            Written::Some { item, list, body } => {
                let (item, list, body) = self.quantified(item, list, body, scope)?;
                (ExpressionKind::Some { item, list, body: Box::new(body) }, Type::Boolean)
            }
            Written::Each { later, earlier, list, by, body } => {
                self.each(later, earlier, list, by, body, scope)?
            }
        };
        Some(Expression { kind, of, origin })
    }

    fn number(
        &mut self,
        expression: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<Expression> {
        let typed = self.expression(expression, Some(Type::Number), scope)?;
        self.expect_type(typed, Type::Number)
    }

    pub(super) fn expect_type(
        &mut self,
        expression: Expression,
        wanted: Type,
    ) -> Option<Expression> {
        if expression.of == wanted {
            return Some(expression);
        }
        self.types_differ(expression.origin.span, wanted, expression.of);
        None
    }

    pub(super) fn types_differ(&mut self, span: tekigo_grammar::Span, wanted: Type, found: Type) {
        let kind = match (wanted, found) {
            (Type::Enumeration(left), Type::Enumeration(right)) => ProblemKind::ScalesDiffer {
                left: self.enumeration_name(left),
                right: self.enumeration_name(right),
            },
            _ => ProblemKind::TypesDiffer {
                wanted: self.type_name(wanted),
                found: self.type_name(found),
            },
        };
        self.report(span, kind);
    }

    pub(super) fn enumeration_name(&self, id: EnumerationId) -> String {
        let enumeration = self.enumerations.get(id.0);
        match enumeration.and_then(|enumeration| enumeration.name.clone()) {
            Some(name) => format!("`{name}`"),
            None => enumeration.map_or_else(String::new, |enumeration| {
                let words: Vec<&str> =
                    enumeration.levels.iter().map(|level| level.word.as_str()).collect();
                format!("`{}`", words.join("|"))
            }),
        }
    }

    /// Whether an expression is one word that is neither a name nor a place, and so can only be a level.
    fn is_bare_word(&self, expression: &tree::Expression, scope: &Scope<'a>) -> bool {
        let Written::Path(path) = &expression.kind else { return false };
        path.segments.is_empty()
            && !self.starts_in_a_document(path, scope)
            && !self.is_name(&path.root.value, scope)
    }

    fn is_name(&self, name: &str, scope: &Scope<'a>) -> bool {
        scope.named(name).is_some()
            || self.pack.choices.iter().any(|choice| choice.name == name)
            || self.pack.parameters.iter().any(|parameter| parameter.name == name)
            || self.pack.tables.iter().any(|table| table.name == name)
            || self.definitions.contains_key(name)
    }

    /// `disclosure.backup.interval`, `required`, `daily`
    fn path(
        &mut self,
        path: &tree::Path,
        wanted: Option<Type>,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        if !self.starts_in_a_document(path, scope) {
            if !path.segments.is_empty() {
                self.resolve(path, scope);
                return None;
            }
            return self.name(&path.root, wanted, scope);
        }
        let Resolved { place, target } = self.resolve(path, scope)?;
        let shape = match target {
            Target::Discriminator(words) => {
                return Some((ExpressionKind::Fact(place), Type::Enumeration(words)));
            }
            Target::Part => {
                let span = path.segments.last().map_or(path.span, tree::Segment::span);
                self.report(span, ProblemKind::QuantityMember { path: written(path) });
                return None;
            }
            Target::Shape(shape) => shape,
        };
        let of = match &shape.kind {
            ShapeKind::Leaf(leaf) => return Some((ExpressionKind::Fact(place), leaf_type(leaf))),
            ShapeKind::Quantity(quantity) => {
                return Some((ExpressionKind::Quantity(place), quantity_type(quantity)));
            }
            ShapeKind::List(_) => "list",
            ShapeKind::Map(_) => "map",
            ShapeKind::Record(_) | ShapeKind::Alternative(_) => "record",
        };
        self.report(path.span, ProblemKind::NotAValue { path: written(path), of });
        None
    }

    fn name(
        &mut self,
        name: &tree::Name,
        wanted: Option<Type>,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let word = name.value.as_str();
        if let Some(id) = scope.named(word) {
            let of = self.pack.named.get(id.0)?.value.of;
            self.used.insert(word.to_owned());
            return Some((ExpressionKind::Named(id), of));
        }
        if let Some(at) = self.pack.choices.iter().position(|choice| choice.name == word) {
            self.used.insert(word.to_owned());
            return Some((ExpressionKind::Choice(ChoiceId(at)), self.pack.choices.get(at)?.of));
        }
        if let Some(at) = self.pack.parameters.iter().position(|parameter| parameter.name == word) {
            self.used.insert(word.to_owned());
            return Some((
                ExpressionKind::Parameter(ParameterId(at)),
                self.pack.parameters.get(at)?.of,
            ));
        }
        if let Some(at) = self.pack.tables.iter().position(|table| table.name == word) {
            self.used.insert(word.to_owned());
            for kind in self.kinds_of_table(at) {
                self.read_kind(kind, scope);
            }
            return Some((ExpressionKind::Lookup(TableId(at)), self.pack.tables.get(at)?.of));
        }
        if self.definitions.contains_key(word) {
            self.used.insert(word.to_owned());
            let id = self.definition(name)?;
            let kinds = self.kinds_of_named(id);
            for kind in kinds {
                self.read_kind(kind, scope);
            }
            return Some((ExpressionKind::Named(id), self.pack.named.get(id.0)?.value.of));
        }
        if self.broken.contains(word) || scope.broken.iter().any(|name| name == word) {
            return None;
        }
        if let Some(Type::Enumeration(enumeration)) = wanted {
            let level = self.level(name, enumeration)?;
            return Some((ExpressionKind::Constant(level), Type::Enumeration(enumeration)));
        }
        let suggestion = self.suggest_name(word, scope);
        self.report(name.span, ProblemKind::UnknownName { name: word.to_owned(), suggestion });
        None
    }

    fn suggest_name(&self, word: &str, scope: &Scope<'a>) -> Option<String> {
        let lets = scope.lets.iter().map(|(name, _)| name.as_str());
        let items = scope.items.iter().map(|item| item.name.as_str());
        let kinds = self.pack.reads.iter().map(|reads| reads.kind.as_str());
        let choices = self.pack.choices.iter().map(|choice| choice.name.as_str());
        let parameters = self.pack.parameters.iter().map(|parameter| parameter.name.as_str());
        let tables = self.pack.tables.iter().map(|table| table.name.as_str());
        let definitions = self.definitions.keys().map(String::as_str);
        let all = lets
            .chain(items)
            .chain(kinds)
            .chain(choices)
            .chain(parameters)
            .chain(tables)
            .chain(definitions);
        super::suggest::nearest(word, all)
    }

    /// The definition of a name, checked when first asked for.
    pub(super) fn definition(&mut self, name: &tree::Name) -> Option<NamedId> {
        match *self.definitions.get(&name.value)? {
            Definition::Done(id) => id,
            Definition::Open => {
                self.report(name.span, ProblemKind::Circle { name: name.value.clone() });
                None
            }
            Definition::Waiting { file, value } => {
                self.definitions.insert(name.value.clone(), Definition::Open);
                let here = std::mem::replace(&mut self.file, file);
                let mut scope = Scope::default();
                let typed = self.expression(value, None, &mut scope);
                if let (Some(first), Some(second)) = (scope.subject, scope.second_subject) {
                    self.two_many_kinds(value.span, first, second);
                }
                let id = typed.and_then(|value| self.add_named(name.value.clone(), value));
                self.file = here;
                self.definitions.insert(name.value.clone(), Definition::Done(id));
                id
            }
        }
    }

    /// Adds a `let` or definition, unless it is too high.
    pub(super) fn add_named(&mut self, name: String, value: Expression) -> Option<NamedId> {
        let height = self.height(&value);
        if height > DEPTH {
            self.report(value.origin.span, ProblemKind::TooDeep);
            return None;
        }
        self.heights.push(height);
        self.pack.named.push(Named { name, value });
        Some(NamedId(self.pack.named.len() - 1))
    }

    /// `x else y`
    fn else_(
        &mut self,
        first: &tree::Expression,
        second: &tree::Expression,
        wanted: Option<Type>,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        // A list that may be empty has a least item only with an `else`: the aggregate below asks for it.
        let first = self.with_else(first, wanted, scope);
        let wanted = first.as_ref().map(|first| first.of).or(wanted);
        let second = self.expression(second, wanted, scope);
        let (first, second) = (first?, second?);
        let second = self.expect_type(second, first.of)?;
        let of = first.of;
        Some((ExpressionKind::Else(Box::new(first), Box::new(second)), of))
    }

    /// `a + b`, `a - b`, `a * b`
    fn arithmetic(
        &mut self,
        operator: &tree::Spanned<ArithmeticOperator>,
        left: &tree::Expression,
        right: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let left = self.expression(left, None, scope);
        let right = self.expression(right, None, scope);
        let (left, right) = (left?, right?);
        let of = match (operator.value, left.of, right.of) {
            (_, Type::Number, Type::Number) => Type::Number,
            (
                ArithmeticOperator::Add | ArithmeticOperator::Subtract,
                Type::Date,
                Type::Duration,
            ) => Type::Date,
            (
                ArithmeticOperator::Add | ArithmeticOperator::Subtract,
                Type::Instant,
                Type::Duration,
            ) => Type::Instant,
            (
                ArithmeticOperator::Add | ArithmeticOperator::Subtract,
                Type::Duration,
                Type::Duration,
            )
            | (ArithmeticOperator::Subtract, Type::Date, Type::Date)
            | (ArithmeticOperator::Subtract, Type::Instant, Type::Instant) => Type::Duration,
            (
                ArithmeticOperator::Add | ArithmeticOperator::Subtract,
                Type::BusinessDays,
                Type::BusinessDays,
            ) => Type::BusinessDays,
            (
                _,
                Type::Number | Type::Date | Type::Instant | Type::Duration | Type::BusinessDays,
                found,
            ) => {
                let wanted = if left.of == Type::Number || left.of == Type::BusinessDays {
                    left.of
                } else {
                    Type::Duration
                };
                self.types_differ(right.origin.span, wanted, found);
                return None;
            }
            (_, found, _) => {
                self.types_differ(left.origin.span, Type::Number, found);
                return None;
            }
        };
        Some((ExpressionKind::Arithmetic(operator.value, Box::new(left), Box::new(right)), of))
    }

    /// `x is disclosed`
    fn disclosed(
        &mut self,
        path: &tree::Path,
        negated: bool,
        span: tekigo_grammar::Span,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let resolved = self.resolve(path, scope)?;
        if let Target::Shape(shape) = resolved.target
            && shape.holds_a_map()
        {
            self.report(path.span, ProblemKind::NotAValue { path: written(path), of: "map" });
            return None;
        }
        let disclosed = ExpressionKind::Disclosed(resolved.place);
        Some((self.negated(disclosed, negated, span), Type::Boolean))
    }

    fn negated(
        &self,
        kind: ExpressionKind,
        negated: bool,
        span: tekigo_grammar::Span,
    ) -> ExpressionKind {
        if !negated {
            return kind;
        }
        ExpressionKind::Not(Box::new(Expression {
            kind,
            of: Type::Boolean,
            origin: self.origin(span),
        }))
    }

    /// `x is at least y`
    fn compare(
        &mut self,
        left: &tree::Expression,
        comparator: &tree::Spanned<Comparator>,
        right: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let (left, right) = if self.needs_context(left, scope) && self.needs_context(right, scope) {
            // Neither can tell what the other is: the left one is a name that nothing has.
            self.expression(left, None, scope);
            return None;
        } else if self.needs_context(left, scope) {
            let right = self.expression(right, None, scope)?;
            (self.expression(left, Some(right.of), scope)?, right)
        } else {
            let typed = self.expression(left, None, scope);
            let wanted = typed.as_ref().map(|left| left.of);
            if wanted.is_none() && self.needs_context(right, scope) {
                return None;
            }
            let right = self.expression(right, wanted, scope);
            (typed?, right?)
        };
        let Comparator { relation, symbol } = comparator.value;
        if !comparable(left.of, right.of) {
            self.types_differ(right.origin.span, left.of, right.of);
            return None;
        }
        let equality = matches!(relation, Relation::Is | Relation::IsNot);
        if let Type::Enumeration(id) = left.of
            && self.enumerations.get(id.0).is_some_and(|enumeration| enumeration.scale)
        {
            if symbol {
                self.report(
                    comparator.span,
                    ProblemKind::SymbolOnScale { of: self.enumeration_name(id) },
                );
            }
        } else if !equality && matches!(left.of, Type::Enumeration(_) | Type::Text | Type::Boolean)
        {
            self.report(comparator.span, ProblemKind::NoOrder { of: self.type_name(left.of) });
            return None;
        }
        if relation == Relation::Is
            && let (ExpressionKind::Fact(place), ExpressionKind::Constant(level)) =
                (&left.kind, &right.kind)
            && let Some(word) = self.word_of(level)
        {
            scope.tested.push((place.clone(), vec![word]));
        }
        Some((ExpressionKind::Compare(relation, Box::new(left), Box::new(right)), Type::Boolean))
    }

    /// Whether an expression's type comes from what it is compared with.
    fn needs_context(&self, expression: &tree::Expression, scope: &Scope<'a>) -> bool {
        matches!(expression.kind, Written::Quantity { .. }) || self.is_bare_word(expression, scope)
    }

    fn word_of(&self, constant: &Constant) -> Option<String> {
        let Constant::Level(id, at) = constant else { return None };
        let levels = &self.enumerations.get(id.0)?.levels;
        levels.get(usize::try_from(*at).ok()?).map(|level| level.word.clone())
    }

    /// `x in (a, b)`
    fn in_(
        &mut self,
        item: &tree::Expression,
        negated: bool,
        set: &[tree::Expression],
        span: tekigo_grammar::Span,
        scope: &mut Scope<'a>,
    ) -> Option<(ExpressionKind, Type)> {
        let item = self.expression(item, None, scope)?;
        let set: Vec<Constant> =
            set.iter().map(|member| self.constant(member, item.of)).collect::<Option<_>>()?;
        if let (ExpressionKind::Fact(place), false) = (&item.kind, negated) {
            let words: Option<Vec<String>> =
                set.iter().map(|member| self.word_of(member)).collect();
            if let Some(words) = words {
                scope.tested.push((place.clone(), words));
            }
        }
        Some((self.negated(ExpressionKind::In(Box::new(item), set), negated, span), Type::Boolean))
    }

    /// `a and b`: what a part tests is known to the parts on its right.
    fn conjunction(
        &mut self,
        parts: &[tree::Expression],
        scope: &mut Scope<'a>,
    ) -> Option<Vec<Expression>> {
        let typed: Vec<_> = parts.iter().map(|part| self.formula(part, scope)).collect();
        typed.into_iter().collect()
    }

    /// `a or b`: what a part tests is known to nobody else.
    fn disjunction(
        &mut self,
        parts: &[tree::Expression],
        scope: &mut Scope<'a>,
    ) -> Option<Vec<Expression>> {
        let known = scope.tested.len();
        let mut typed = Vec::new();
        for part in parts {
            typed.push(self.formula(part, scope));
            scope.tested.truncate(known);
        }
        typed.into_iter().collect()
    }

    /// How many stack frames evaluation takes at most.
    pub(super) fn height(&self, expression: &Expression) -> usize {
        let parts: Vec<&Expression> = match &expression.kind {
            ExpressionKind::Named(id) => return 1 + self.heights.get(id.0).copied().unwrap_or(0),
            ExpressionKind::Constant(_)
            | ExpressionKind::Fact(_)
            | ExpressionKind::Quantity(_)
            | ExpressionKind::Choice(_)
            | ExpressionKind::Parameter(_)
            | ExpressionKind::Lookup(_)
            | ExpressionKind::AsOf
            | ExpressionKind::Disclosed(_) => Vec::new(),
            ExpressionKind::DayOf(part)
            | ExpressionKind::Negate(part)
            | ExpressionKind::Not(part)
            | ExpressionKind::In(part, _) => vec![part],
            ExpressionKind::Else(left, right)
            | ExpressionKind::Ratio(left, right)
            | ExpressionKind::Arithmetic(_, left, right)
            | ExpressionKind::Compare(_, left, right) => vec![left, right],
            ExpressionKind::Aggregate { body, .. } => body.iter().map(AsRef::as_ref).collect(),
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => parts.iter().collect(),
            ExpressionKind::All { body, .. }
            | ExpressionKind::Some { body, .. }
            | ExpressionKind::Each { body, .. } => {
                vec![body]
            }
        };
        1 + parts.into_iter().map(|part| self.height(part)).max().unwrap_or(0)
    }
}

/// Whether two types can stand on the two sides of a comparison.
fn comparable(left: Type, right: Type) -> bool {
    left == right
        || matches!(
            (left, right),
            (Type::Quantity { unit: None, base: None }, Type::Number)
                | (Type::Number, Type::Quantity { unit: None, base: None })
        )
}

fn quantity_type(quantity: &Quantity) -> Type {
    Type::Quantity { unit: quantity.unit, base: quantity.base }
}
