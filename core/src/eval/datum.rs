//! What a term gives: a value, a range of values, or the reason why there is none.

use super::truth::{Fault, Truth};
use crate::value::{Decimal, Instant, Value};

/// The outcome of a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Datum<'a> {
    /// A value. An instant of stated precision is every moment from its first to its last.
    Value(Value),
    /// A text.
    Text(&'a str),
    /// Some value from the least to the most; `None` has no end.
    Range {
        /// The least it may be.
        low: Option<Value>,
        /// The most it may be.
        high: Option<Value>,
        /// Of numbers, the power of ten that every number in the range is a whole multiple of.
        step: Option<i32>,
    },
    /// A quantity: a number or range of numbers, in a unit and on a base.
    Quantity {
        /// The least it may be.
        low: Option<Decimal>,
        /// The most it may be.
        high: Option<Decimal>,
        /// The position of its unit's word.
        unit: Option<u32>,
        /// The position of its base's word.
        base: Option<u32>,
    },
    /// `a of b`; the second is not zero.
    Ratio(Decimal, Decimal),
    /// Settled absence: silent, withheld or inapplicable. Only `else` tells it from unknown.
    Absent,
    /// Open, unreadable, undecided.
    Unknown,
    /// A number did not fit, or a limit was met.
    Error(Fault),
}

/// The two ends of what a term may be.
pub(super) type Ends = (Option<Value>, Option<Value>);

impl Datum<'_> {
    /// A Boolean term as a formula.
    pub(super) fn truth(self) -> Truth {
        match self {
            Self::Value(Value::Boolean(value)) => value.into(),
            Self::Error(fault) => Truth::Error(fault),
            _ => Truth::Unknown,
        }
    }

    /// The least and the most it may be, where it is a value at all.
    pub(super) fn ends(self) -> Option<Ends> {
        match self {
            Self::Value(Value::Instant(instant)) => {
                let end = |moment| Some(Value::Instant(Instant { first: moment, last: moment }));
                Some((end(instant.first), end(instant.last)))
            }
            Self::Value(value) => Some((Some(value), Some(value))),
            Self::Range { low, high, .. } => Some((low, high)),
            Self::Quantity { low, high, .. } => {
                Some((low.map(Value::Number), high.map(Value::Number)))
            }
            Self::Text(_) | Self::Ratio(..) | Self::Absent | Self::Unknown | Self::Error(_) => None,
        }
    }

    /// The power of ten that every number it may be is a whole multiple of.
    pub(super) fn step(self) -> Option<i32> {
        match self {
            Self::Value(Value::Number(number)) => Some(number.last_digit()),
            Self::Range { step, .. } => step,
            _ => None,
        }
    }

    /// The fault of either, else that neither is a value.
    pub(super) fn neither(self, other: Self) -> Self {
        match (self, other) {
            (Self::Error(first), Self::Error(second)) => Self::Error(first.min(second)),
            (Self::Error(fault), _) | (_, Self::Error(fault)) => Self::Error(fault),
            _ => Self::Unknown,
        }
    }
}

/// A value from its two ends, and for numbers the step between.
pub(super) fn from_ends<'a>(
    low: Option<Value>,
    high: Option<Value>,
    step: Option<i32>,
) -> Datum<'a> {
    match (low, high) {
        (Some(Value::Instant(low)), Some(Value::Instant(high))) => {
            Datum::Value(Value::Instant(Instant { first: low.first, last: high.last }))
        }
        (Some(low), Some(high)) if low == high => Datum::Value(low),
        (low, high) => Datum::Range { low, high, step },
    }
}

impl From<Truth> for Datum<'_> {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Value(Value::Boolean(true)),
            Truth::False => Self::Value(Value::Boolean(false)),
            Truth::Unknown => Self::Unknown,
            Truth::Error(fault) => Self::Error(fault),
        }
    }
}
