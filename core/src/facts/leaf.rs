//! One token to one value, as its leaf asks.

use std::cmp::Ordering;

use super::limits::Limits;
use super::problem::{Due, FactProblemKind, excerpt};
use super::scanner::Token;
use super::text::{Texts, is_blank};
use crate::layout::SlotType;
use crate::types::{Bound, Leaf, NumberBounds};
use crate::value::{Date, Decimal, Duration, Instant, Value, ZoneOffset};

/// What a leaf is read with.
pub(super) struct LeafReader<'a> {
    pub limits: &'a Limits,
    pub zone: ZoneOffset,
    /// Where texts go.
    pub texts: &'a mut Texts,
}

impl LeafReader<'_> {
    /// The value of a token; `None` where it is blank.
    pub(super) fn read(
        &mut self,
        slot: &SlotType,
        token: Token<'_>,
    ) -> Result<Option<Value>, FactProblemKind> {
        match token {
            Token::Null => Ok(None),
            Token::Text(written) => {
                let text = written.read_within(self.limits)?;
                if is_blank(&text) { Ok(None) } else { self.text(slot, &text).map(Some) }
            }
            Token::Number(digits) => match slot {
                SlotType::Plain(Leaf::Number(bounds)) => number(digits, bounds).map(Some),
                SlotType::Plain(Leaf::BusinessDays(bounds)) => {
                    business_days(digits, bounds).map(Some)
                }
                _ => Err(wrong_shape(slot, token)),
            },
            Token::Boolean(value) => match slot {
                SlotType::Plain(Leaf::Boolean) => Ok(Some(Value::Boolean(value))),
                _ => Err(wrong_shape(slot, token)),
            },
            Token::Record | Token::List => Err(wrong_shape(slot, token)),
        }
    }

    fn text(&mut self, slot: &SlotType, text: &str) -> Result<Value, FactProblemKind> {
        let leaf = match slot {
            SlotType::Words(words) => return level(text, words),
            SlotType::Plain(leaf) => leaf,
        };
        let value = match leaf {
            Leaf::Text { least, most } => {
                length(text, *least, *most)?;
                Some(Value::Text(self.texts.push(text)))
            }
            Leaf::Date => Date::parse(text).map(Value::Date),
            Leaf::Instant { stated } => {
                Instant::parse(text, *stated, self.zone).map(Value::Instant)
            }
            Leaf::Duration => Duration::parse(text).map(Value::Duration),
            Leaf::Enumeration(_) => return level(text, &[]),
            Leaf::Boolean | Leaf::Number(_) | Leaf::BusinessDays(_) => {
                let found = super::problem::Found::Text;
                return Err(FactProblemKind::Shape { due: Due::of(leaf), found });
            }
        };
        let due = Due::of(leaf);
        value.ok_or_else(|| FactProblemKind::Malformed { due, found: excerpt(text) })
    }
}

fn wrong_shape(slot: &SlotType, token: Token<'_>) -> FactProblemKind {
    let due = match slot {
        SlotType::Words(_) => Due::Word,
        SlotType::Plain(leaf) => Due::of(leaf),
    };
    FactProblemKind::Shape { due, found: token.found() }
}

fn level(text: &str, words: &[String]) -> Result<Value, FactProblemKind> {
    let position = words.iter().position(|word| word == text);
    position
        .and_then(|at| u32::try_from(at).ok())
        .map(Value::Level)
        .ok_or_else(|| FactProblemKind::UnknownWord { found: excerpt(text), words: words.to_vec() })
}

fn length(text: &str, least: usize, most: Option<usize>) -> Result<(), FactProblemKind> {
    if least <= 1 && most.is_none() {
        // What is not blank has a character.
        return Ok(());
    }
    let found = text.chars().count();
    if found < least || most.is_some_and(|most| found > most) {
        return Err(FactProblemKind::TextLength { found, least, most });
    }
    Ok(())
}

fn number(digits: &str, bounds: &NumberBounds) -> Result<Value, FactProblemKind> {
    bounded(digits, bounds).map(Value::Number)
}

fn business_days(digits: &str, bounds: &NumberBounds) -> Result<Value, FactProblemKind> {
    let whole = NumberBounds { integer: true, ..*bounds };
    let days = bounded(digits, &whole)?.to_i64();
    days.map(Value::BusinessDays)
        .ok_or_else(|| FactProblemKind::NumberDoesNotFit { found: excerpt(digits) })
}

fn bounded(digits: &str, bounds: &NumberBounds) -> Result<Decimal, FactProblemKind> {
    let Ok(number) = Decimal::parse(digits) else {
        return Err(FactProblemKind::NumberDoesNotFit { found: excerpt(digits) });
    };
    if bounds.integer && !number.is_integer() {
        return Err(FactProblemKind::NotWhole { found: excerpt(digits) });
    }
    let outside = |bound: &Bound, beyond: Ordering| match number.cmp(&bound.number) {
        Ordering::Equal => bound.exclusive,
        side => side == beyond,
    };
    let below = bounds.least.as_ref().is_some_and(|bound| outside(bound, Ordering::Less));
    let above = bounds.most.as_ref().is_some_and(|bound| outside(bound, Ordering::Greater));
    if below || above {
        return Err(FactProblemKind::out_of_bounds(digits, bounds));
    }
    Ok(number)
}
