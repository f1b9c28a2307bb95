//! Sections 2, 4 and 12: the value that is written at a leaf, where it can be read.

use num_rational::BigRational;
use serde_json::Value as Json;
use tekigo_core::types::{Enumeration, Leaf, NumberBounds};

use super::Bug;
use super::number::{self, Number};
use super::term::{Range, Term, Value, plain};
use super::{length, moment};

/// What reading a leaf depends on.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub enumerations: &'a [Enumeration],
    pub zone_minutes: i64,
    pub bug: Option<Bug>,
}

/// > **Wrong shape** is never silence: a text where a number is due, a level outside the enumeration, a number past 38 digits or
/// > past an exponent of ±38 (…) make the fact (…) unreadable.
pub fn read(written: &Json, leaf: &Leaf, reading: Reading<'_>) -> Option<Term> {
    let text = written.as_str();
    Some(Term::single(match leaf {
        Leaf::Boolean => Value::Boolean(written.as_bool()?),
        Leaf::Number(bounds) => Value::Number(number(written, *bounds, reading.bug)?),
        Leaf::BusinessDays(bounds) => {
            let days = number(written, NumberBounds { integer: true, ..*bounds }, reading.bug)?;
            Value::BusinessDays(i64::try_from(days.to_integer()).ok()?.into())
        }
        Leaf::Text { least, most } => {
            let text = text?;
            let length = text.chars().count();
            let within = length >= *least && most.is_none_or(|most| length <= most);
            Value::Text(text.to_owned())
                .when(within || reading.bug == Some(Bug::BoundsAreIgnored))?
        }
        Leaf::Date => Value::Date(moment::read_date(text?)?),
        Leaf::Instant { stated } => {
            let (first, last) = moment::read(text?, *stated, reading.zone_minutes)?;
            let last = if reading.bug == Some(Bug::DaysAreMidnights) { first } else { last };
            return Some(Term::Range(Range {
                low: Some(Value::Moment(first)),
                high: Some(Value::Moment(last)),
                step: 0,
            }));
        }
        Leaf::Duration => Value::Duration(length::read(text?)?),
        Leaf::Enumeration(id) => {
            let levels = &reading.enumerations[id.0].levels;
            let at = levels.iter().position(|level| Some(level.word.as_str()) == text)?;
            Value::Level(u32::try_from(at).unwrap())
        }
    }))
}

impl Value {
    fn when(self, holds: bool) -> Option<Self> {
        holds.then_some(self)
    }
}

/// > number (with its bounds; an integer written `3.0` is 3, `3.5` is unreadable)
fn number(written: &Json, bounds: NumberBounds, bug: Option<Bug>) -> Option<Number> {
    let Json::Number(written) = written else { return None };
    let number: BigRational = number::read(&written.to_string())?;
    if !number::fits(&number) || (bounds.integer && !number.is_integer()) {
        return None;
    }
    let above = bounds.least.is_none_or(|bound| {
        let least = plain(bound.number);
        if bound.exclusive { number > least } else { number >= least }
    });
    let below = bounds.most.is_none_or(|bound| {
        let most = plain(bound.number);
        if bound.exclusive { number < most } else { number <= most }
    });
    ((above && below) || bug == Some(Bug::BoundsAreIgnored)).then_some(number)
}
