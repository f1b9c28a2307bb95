//! Formulas and terms: their operands and operators, in a row. What binds tighter is decided in `row.rs`.

use super::Reader;
use super::literal::name;
use super::row::{Built, Row, Token};
use crate::problem::{Operator, Problem};
use crate::syntax::{Node, Parts, Rule};
use crate::tree::{
    AggregateOperator, Comparator, Expression, ExpressionKind, Name, Path, Relation, Spanned,
};

impl<'t> Reader<'t, '_, '_> {
    /// Reads a part of the rule `expression`.
    pub(super) fn expression(&mut self, node: &Node<'t>) -> Option<Expression> {
        self.built(node).map(|built| built.expression)
    }

    fn built(&mut self, node: &Node<'t>) -> Option<Built> {
        let tokens: Vec<Option<Token>> = node.parts().map(|part| self.token(&part)).collect();
        let tokens = tokens.into_iter().collect::<Option<Vec<_>>>()?;
        let mut row = Row::new(tokens);
        let built = row.formula();
        let sound = row.problems.is_empty();
        for Problem { span, kind, related } in row.problems {
            self.whole = false;
            self.problems.report_with(span, kind, related);
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
