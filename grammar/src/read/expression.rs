//! Formulas and terms: what binds tighter, what is never mixed, and how high a tree may grow.
//!
//! The grammar gives operands and operators in a row. From loosest to tightest:
//!
//! ```text
//! and, or          never both without parentheses
//! not
//! is, in, >=, …    one at a time
//! else             never beside the following three without parentheses
//! of               one at a time
//! + -              from the left
//! *                from the left
//! -a
//! ```
//!
//! Quantifiers reach as far to the right as they can, so the grammar hands them over whole.

use super::Reader;
use super::literal::name;
use crate::problem::{Operator, ProblemKind};
use crate::syntax::{Node, Parts, Rule};
use crate::tree::{
    AggregateOperator, ArithmeticOperator, Comparator, Expression, ExpressionKind, Name, Path,
    Relation, Spanned,
};
use crate::{NESTING, Span};

/// An expression and its height: a tree higher than [`NESTING`] is never built, so none is too high to walk or drop.
struct Built {
    expression: Expression,
    height: usize,
}

/// One of the operands and operators of a row.
enum Token {
    Operand(Built),
    Not(Span),
    Negative(Span),
    Connective(Operator, Span),
    Arithmetic(Operator, Span),
    Comparator(Spanned<Comparator>),
    Disclosed { negated: bool, span: Span },
    Membership { negated: bool, set: Vec<Expression>, span: Span },
}

impl<'t> Reader<'t, '_> {
    /// Reads a part of the rule `expression`.
    pub(super) fn expression(&mut self, node: &Node<'t>) -> Option<Expression> {
        self.built(node).map(|built| built.expression)
    }

    fn built(&mut self, node: &Node<'t>) -> Option<Built> {
        let tokens: Vec<Option<Token>> = node.parts().map(|part| self.token(&part)).collect();
        let tokens = tokens.into_iter().collect::<Option<Vec<_>>>()?;
        let mut row = Row { tokens: tokens.into_iter().peekable(), problems: Vec::new() };
        let built = row.formula();
        let sound = row.problems.is_empty();
        for (span, kind) in row.problems {
            self.report(span, kind);
        }
        built.filter(|_| sound)
    }

    fn token(&mut self, node: &Node<'t>) -> Option<Token> {
        let span = node.span();
        Some(match node.rule() {
            Rule::not_ => Token::Not(span),
            Rule::negative => Token::Negative(span),
            Rule::and_ => Token::Connective(Operator::And, span),
            Rule::or_ => Token::Connective(Operator::Or, span),
            Rule::arithmetic => Token::Arithmetic(arithmetic(node.text())?, span),
            Rule::comparator => Token::Comparator(Spanned { value: comparator(node), span }),
            Rule::disclosed => Token::Disclosed { negated: node.parts().has(Rule::not_), span },
            Rule::membership => {
                let negated = node.parts().has(Rule::not_);
                let members = node.parts().filter(|part| part.rule() == Rule::constant);
                let set: Vec<_> = members.map(|member| self.constant(&member)).collect();
                Token::Membership { negated, set: set.into_iter().collect::<Option<_>>()?, span }
            }
            _ => Token::Operand(self.operand(node)?),
        })
    }

    fn operand(&mut self, node: &Node<'t>) -> Option<Built> {
        let span = node.span();
        let mut parts = node.parts();
        let (kind, height) = match node.rule() {
            Rule::group => {
                let inner = self.built(&parts.first_of(Rule::expression)?)?;
                (inner.expression.kind, inner.height)
            }
            Rule::day_of => {
                let inner = parts.find(|part| matches!(part.rule(), Rule::group | Rule::path))?;
                let inner = self.operand(&inner)?;
                (ExpressionKind::DayOf(Box::new(inner.expression)), inner.height + 1)
            }
            Rule::aggregate => self.aggregate(parts)?,
            Rule::all => {
                let item = name(&parts.first_of(Rule::item)?);
                let list = self.list(&mut parts)?;
                let if_any = parts.has(Rule::if_any);
                let body = self.built(&parts.first_of(Rule::expression)?)?;
                let height = body.height + 1;
                (
                    ExpressionKind::All { item, list, if_any, body: Box::new(body.expression) },
                    height,
                )
            }
            Rule::some => {
                let item = name(&parts.first_of(Rule::item)?);
                let list = self.list(&mut parts)?;
                let body = self.built(&parts.first_of(Rule::expression)?)?;
                let height = body.height + 1;
                (ExpressionKind::Some { item, list, body: Box::new(body.expression) }, height)
            }
            Rule::each => {
                let later = name(&parts.first_of(Rule::item)?);
                let earlier = name(&parts.first_of(Rule::item)?);
                let list = self.list(&mut parts)?;
                let by = parts
                    .first_of(Rule::by_path)?
                    .parts()
                    .map(|member| super::literal::name_or_text(&member))
                    .collect();
                let body = self.built(&parts.first_of(Rule::expression)?)?;
                let height = body.height + 1;
                (
                    ExpressionKind::Each {
                        later,
                        earlier,
                        list,
                        by,
                        body: Box::new(body.expression),
                    },
                    height,
                )
            }
            _ => (self.plain(node)?.kind, 1),
        };
        Some(Built { expression: Expression { kind, span }, height })
    }

    fn list(&mut self, parts: &mut Parts<'t>) -> Option<Path> {
        let path = parts.first_of(Rule::list)?.parts().next()?;
        self.path(&path)
    }

    /// `(count x in LIST: f)`
    fn aggregate(&mut self, mut parts: Parts<'t>) -> Option<(ExpressionKind, usize)> {
        let word = parts.find(|part| !matches!(part.rule(), Rule::open))?;
        let value = match word.rule() {
            Rule::count_ => AggregateOperator::Count,
            Rule::sum_ => AggregateOperator::Sum,
            Rule::min_ => AggregateOperator::Min,
            Rule::max_ => AggregateOperator::Max,
            _ => return None,
        };
        let operator = Spanned { value, span: word.span() };
        let item: Name = name(&parts.first_of(Rule::item)?);
        let list = self.list(&mut parts)?;
        let body = match parts.first_of(Rule::expression) {
            Some(body) => Some(self.built(&body)?),
            None => None,
        };
        let height = body.as_ref().map_or(0, |body| body.height) + 1;
        let body = body.map(|body| Box::new(body.expression));
        Some((ExpressionKind::Aggregate { operator, item, list, body }, height))
    }
}

fn arithmetic(text: &str) -> Option<Operator> {
    match text {
        "else" => Some(Operator::Else),
        "of" => Some(Operator::Of),
        "+" => Some(Operator::Plus),
        "-" => Some(Operator::Minus),
        "*" => Some(Operator::Times),
        _ => None,
    }
}

/// `is`, `is not`, `is at least`, `>=`
pub(super) fn comparator(node: &Node<'_>) -> Comparator {
    for part in node.parts() {
        let relation = match part.rule() {
            Rule::at_least => Relation::AtLeast,
            Rule::at_most => Relation::AtMost,
            Rule::above_ => Relation::Above,
            Rule::below_ => Relation::Below,
            Rule::not_ => Relation::IsNot,
            Rule::symbol => {
                let relation = match part.text() {
                    ">=" => Relation::AtLeast,
                    "<=" => Relation::AtMost,
                    ">" => Relation::Above,
                    "<" => Relation::Below,
                    "!=" => Relation::IsNot,
                    _ => Relation::Is,
                };
                return Comparator { relation, symbol: true };
            }
            _ => continue,
        };
        return Comparator { relation, symbol: false };
    }
    Comparator { relation: Relation::Is, symbol: false }
}

/// Operands and operators in a row, taken from the left.
struct Row {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    problems: Vec<(Span, ProblemKind)>,
}

impl Row {
    fn report(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push((span, kind));
    }

    /// An expression from its parts, unless it is too high: then it is reported, once, and the first part stands for it.
    fn build(
        &mut self,
        parts: Vec<Built>,
        span: Span,
        kind: impl FnOnce(Vec<Expression>) -> Option<ExpressionKind>,
    ) -> Option<Built> {
        let height = parts.iter().map(|part| part.height).max().unwrap_or(0) + 1;
        if height > NESTING {
            if !self.problems.iter().any(|(_, kind)| *kind == ProblemKind::TooDeep) {
                self.report(span, ProblemKind::TooDeep);
            }
            return parts.into_iter().next();
        }
        let kind = kind(parts.into_iter().map(|part| part.expression).collect())?;
        Some(Built { expression: Expression { kind, span }, height })
    }

    fn binary(
        &mut self,
        left: Built,
        right: Built,
        kind: impl FnOnce(Box<Expression>, Box<Expression>) -> ExpressionKind,
    ) -> Option<Built> {
        let span = Span { start: left.expression.span.start, end: right.expression.span.end };
        self.build(vec![left, right], span, |parts| {
            let mut parts = parts.into_iter().map(Box::new);
            Some(kind(parts.next()?, parts.next()?))
        })
    }

    /// `a and b and c`, `a or b or c`
    fn formula(&mut self) -> Option<Built> {
        let first = self.part()?;
        let mut parts = vec![first];
        let mut connective: Option<Operator> = None;
        while let Some(Token::Connective(operator, span)) =
            self.tokens.next_if(|token| matches!(token, Token::Connective(..)))
        {
            match connective {
                Some(first) if first != operator => {
                    self.report(span, ProblemKind::Mixed { first, second: operator })
                }
                _ => connective = Some(operator),
            }
            parts.push(self.part()?);
        }
        let Some(operator) = connective else { return parts.pop() };
        let start = parts.first()?.expression.span.start;
        let end = parts.last()?.expression.span.end;
        self.build(parts, Span { start, end }, |parts| {
            Some(if operator == Operator::And {
                ExpressionKind::And(parts)
            } else {
                ExpressionKind::Or(parts)
            })
        })
    }

    /// `not a`; as deep as there are `not`s, which were counted.
    fn part(&mut self) -> Option<Built> {
        if let Some(Token::Not(span)) = self.tokens.next_if(|token| matches!(token, Token::Not(_)))
        {
            let inner = self.part()?;
            let span = Span { start: span.start, end: inner.expression.span.end };
            return self.build(vec![inner], span, |parts| {
                Some(ExpressionKind::Not(Box::new(parts.into_iter().next()?)))
            });
        }
        self.comparison()
    }

    /// `a is at least b`, `a in (…)`, `a is disclosed`
    fn comparison(&mut self) -> Option<Built> {
        let is_comparison = |token: &Token| {
            matches!(
                token,
                Token::Comparator(_) | Token::Disclosed { .. } | Token::Membership { .. }
            )
        };
        let mut left = self.term()?;
        let mut compared = false;
        while let Some(token) = self.tokens.next_if(is_comparison) {
            let start = left.expression.span.start;
            let at = match &token {
                Token::Comparator(comparator) => comparator.span,
                Token::Disclosed { span, .. } | Token::Membership { span, .. } => *span,
                _ => return None,
            };
            if compared {
                self.report(at, ProblemKind::ChainedComparison);
            }
            compared = true;
            let span = Span { start, end: at.end };
            left = match token {
                Token::Comparator(comparator) => {
                    let right = self.term()?;
                    if self.problems.is_empty() {
                        self.binary(left, right, |left, right| ExpressionKind::Compare {
                            left,
                            comparator,
                            right,
                        })?
                    } else {
                        left
                    }
                }
                Token::Disclosed { negated, .. } => match left.expression.kind {
                    ExpressionKind::Path(path) => {
                        let kind = ExpressionKind::Disclosed { path, negated };
                        Built { expression: Expression { kind, span }, height: 1 }
                    }
                    _ => {
                        if !self
                            .problems
                            .iter()
                            .any(|(_, kind)| *kind == ProblemKind::ChainedComparison)
                        {
                            self.report(left.expression.span, ProblemKind::DisclosedTerm);
                        }
                        left
                    }
                },
                Token::Membership { negated, set, .. } => {
                    self.build(vec![left], span, |parts| {
                        let item = Box::new(parts.into_iter().next()?);
                        Some(ExpressionKind::In { item, negated, set })
                    })?
                }
                _ => return None,
            };
        }
        Some(left)
    }

    /// `a else b`: of several, the first that is there.
    fn term(&mut self) -> Option<Built> {
        let mut met: Vec<(Operator, Span)> = Vec::new();
        let built = self.alternatives(&mut met);
        let of_else = |operator: Operator| operator == Operator::Else;
        if let Some((first, _)) = met.first()
            && let Some((second, span)) =
                met.iter().find(|(operator, _)| of_else(*operator) != of_else(*first))
        {
            self.report(*span, ProblemKind::Mixed { first: *first, second: *second });
        }
        built
    }

    fn alternatives(&mut self, met: &mut Vec<(Operator, Span)>) -> Option<Built> {
        let first = self.ratio(met)?;
        if self.take(&[Operator::Else], met).is_none() {
            return Some(first);
        }
        // As deep as there are `else`s, which were counted.
        let second = self.alternatives(met)?;
        self.binary(first, second, ExpressionKind::Else)
    }

    /// `a of b`
    fn ratio(&mut self, met: &mut Vec<(Operator, Span)>) -> Option<Built> {
        let mut left = self.sum(met)?;
        let mut divided = false;
        while let Some((_, span)) = self.take(&[Operator::Of], met) {
            if divided {
                self.report(span, ProblemKind::Mixed { first: Operator::Of, second: Operator::Of });
            }
            divided = true;
            let right = self.sum(met)?;
            left = self.binary(left, right, ExpressionKind::Ratio)?;
        }
        Some(left)
    }

    /// `a + b - c`
    fn sum(&mut self, met: &mut Vec<(Operator, Span)>) -> Option<Built> {
        let mut left = self.product(met)?;
        while let Some(operator) = self.take(&[Operator::Plus, Operator::Minus], met) {
            let right = self.product(met)?;
            left = self.calculation(left, operator, right)?;
        }
        Some(left)
    }

    /// `a * b * c`
    fn product(&mut self, met: &mut Vec<(Operator, Span)>) -> Option<Built> {
        let mut left = self.negation()?;
        while let Some(operator) = self.take(&[Operator::Times], met) {
            let right = self.negation()?;
            left = self.calculation(left, operator, right)?;
        }
        Some(left)
    }

    fn calculation(
        &mut self,
        left: Built,
        (operator, span): (Operator, Span),
        right: Built,
    ) -> Option<Built> {
        let value = match operator {
            Operator::Plus => ArithmeticOperator::Add,
            Operator::Minus => ArithmeticOperator::Subtract,
            _ => ArithmeticOperator::Multiply,
        };
        let operator = Spanned { value, span };
        self.binary(left, right, |left, right| ExpressionKind::Arithmetic { operator, left, right })
    }

    /// `-a`; as deep as there are minus signs, which were counted.
    fn negation(&mut self) -> Option<Built> {
        match self.tokens.next()? {
            Token::Negative(span) => {
                let inner = self.negation()?;
                let span = Span { start: span.start, end: inner.expression.span.end };
                self.build(vec![inner], span, |parts| {
                    Some(ExpressionKind::Negate(Box::new(parts.into_iter().next()?)))
                })
            }
            Token::Operand(built) => Some(built),
            _ => None,
        }
    }

    /// The next token, if it is one of those operators.
    fn take(
        &mut self,
        wanted: &[Operator],
        met: &mut Vec<(Operator, Span)>,
    ) -> Option<(Operator, Span)> {
        let token = self.tokens.next_if(
            |token| matches!(token, Token::Arithmetic(operator, _) if wanted.contains(operator)),
        )?;
        let Token::Arithmetic(operator, span) = token else { return None };
        met.push((operator, span));
        Some((operator, span))
    }
}
