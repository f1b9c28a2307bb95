//! What binds tighter, what is never mixed, and how high a tree may grow.
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

use crate::problem::{Operator, Problem, ProblemKind};
use crate::tree::{ArithmeticOperator, Comparator, Expression, ExpressionKind, Spanned};
use crate::{NESTING, Span};

/// An expression and its height: a tree higher than [`NESTING`] is never built, so none is too high to walk or drop.
pub(super) struct Built {
    pub expression: Expression,
    pub height: usize,
}

/// One of the operands and operators of a row.
pub(super) enum Token {
    Operand(Built),
    Not(Span),
    Negative(Span),
    Connective(Operator, Span),
    Arithmetic(Operator, Span),
    Comparator(Spanned<Comparator>),
    Disclosed { negated: bool, span: Span },
    Membership { negated: bool, set: Vec<Expression>, span: Span },
}

/// Operands and operators in a row, taken from the left.
pub(super) struct Row {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    pub problems: Vec<Problem>,
    /// Whether it was said that the expression is too high.
    too_deep: bool,
}

impl Row {
    pub(super) fn new(tokens: Vec<Token>) -> Self {
        Self { tokens: tokens.into_iter().peekable(), problems: Vec::new(), too_deep: false }
    }

    fn report(&mut self, span: Span, kind: ProblemKind) {
        self.report_beside(span, kind, None);
    }

    fn report_beside(&mut self, span: Span, kind: ProblemKind, related: Option<Span>) {
        self.problems.push(Problem { span, kind, related });
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
            if !std::mem::replace(&mut self.too_deep, true) {
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
    pub(super) fn formula(&mut self) -> Option<Built> {
        let first = self.part()?;
        let mut parts = vec![first];
        let mut connective: Option<(Operator, Span)> = None;
        while let Some(Token::Connective(operator, span)) =
            self.tokens.next_if(|token| matches!(token, Token::Connective(..)))
        {
            match connective {
                Some((first, at)) if first != operator => {
                    self.report_beside(
                        span,
                        ProblemKind::Mixed { first, second: operator },
                        Some(at),
                    );
                }
                Some(_) => {}
                None => connective = Some((operator, span)),
            }
            parts.push(self.part()?);
        }
        let Some((operator, _)) = connective else { return parts.pop() };
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
            let chained = std::mem::replace(&mut compared, true);
            if chained {
                self.report(at, ProblemKind::ChainedComparison);
            }
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
                Token::Disclosed { negated, .. } => {
                    if let ExpressionKind::Path(path) = left.expression.kind {
                        let kind = ExpressionKind::Disclosed { path, negated };
                        Built { expression: Expression { kind, span }, height: 1 }
                    } else {
                        if !chained {
                            self.report(left.expression.span, ProblemKind::DisclosedTerm);
                        }
                        left
                    }
                }
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
        if let Some((first, at)) = met.first()
            && let Some((second, span)) =
                met.iter().find(|(operator, _)| of_else(*operator) != of_else(*first))
        {
            self.report_beside(
                *span,
                ProblemKind::Mixed { first: *first, second: *second },
                Some(*at),
            );
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
