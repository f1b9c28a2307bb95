//! Section 4: what a term gives.

use jiff::civil::Date;
use num_rational::BigRational;
use tekigo_core::typed::Constant;
use tekigo_core::value::Decimal;

use super::length::Length;
use super::number::{self, Number};
use super::truth::Truth;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Boolean(bool),
    Number(Number),
    Text(String),
    Date(Date),
    /// Nanoseconds from 1970-01-01T00:00Z.
    Moment(i128),
    Duration(Length),
    BusinessDays(i128),
    /// A word of an enumeration, by its position.
    Level(u32),
}

/// Every value from the least to the most; an end that is missing is endless.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    pub low: Option<Value>,
    pub high: Option<Value>,
    /// > Every number of a range is a whole multiple of its step.
    ///
    /// The exponent of that power of ten. It says nothing of other values.
    pub step: i64,
}

impl Range {
    pub fn is_single(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }
}

/// > A **term** gives a value, or it is *absent* (its fact is silent, withheld or inapplicable), *unknown*, or *error*.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A value, or anything within a range.
    Range(Range),
    /// `a of b`
    Ratio(Number, Number),
    /// A quantity: a range of numbers, with its unit and base.
    Quantity {
        range: Range,
        unit: Option<u32>,
        base: Option<u32>,
    },
    Absent,
    Unknown,
    Error,
}

impl Term {
    pub fn single(value: Value) -> Self {
        let step = match &value {
            Value::Number(number) => number::last_digit(number),
            _ => 0,
        };
        Self::Range(Range { low: Some(value.clone()), high: Some(value), step })
    }

    /// The value, where there is exactly one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Range(range) if range.is_single() => range.low.as_ref(),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<&Number> {
        match self.value()? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// > Boolean: alone it is a formula
    pub fn truth(&self) -> Truth {
        match (self, self.value()) {
            (_, Some(Value::Boolean(holds))) => Truth::of(*holds),
            (Self::Error, _) => Truth::Error,
            _ => Truth::Unknown,
        }
    }

    /// A formula as a term: `(a and b) is true`.
    pub fn of_truth(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::single(Value::Boolean(true)),
            Truth::False => Self::single(Value::Boolean(false)),
            Truth::Unknown => Self::Unknown,
            Truth::Error => Self::Error,
        }
    }

    /// What a pack writes.
    pub fn constant(constant: &Constant) -> Self {
        match constant {
            Constant::Boolean(value) => Self::single(Value::Boolean(*value)),
            Constant::Number(number) => Self::single(Value::Number(plain(*number))),
            Constant::Percent(number) => {
                Self::Ratio(plain(*number), BigRational::from_integer(100.into()))
            }
            Constant::Text(text) => Self::single(Value::Text(text.clone())),
            Constant::Date(date) => {
                Self::single(Value::Date(super::moment::read_date(&date.to_string()).unwrap()))
            }
            Constant::Instant(instant) => Self::Range(Range {
                low: Some(Value::Moment(instant.first.nanoseconds())),
                high: Some(Value::Moment(instant.last.nanoseconds())),
                step: 0,
            }),
            Constant::Duration(duration) => Self::single(Value::Duration(Length::of(*duration))),
            Constant::BusinessDays(days) => Self::single(Value::BusinessDays((*days).into())),
            Constant::Level(_, at) => Self::single(Value::Level(*at)),
            Constant::Quantity { number, unit, base } => {
                let Self::Range(range) = Self::single(Value::Number(plain(*number))) else {
                    return Self::Unknown;
                };
                Self::Quantity { range, unit: *unit, base: *base }
            }
        }
    }
}

/// A number of the pack, by way of its text.
pub fn plain(number: Decimal) -> Number {
    number::read(&number.to_string()).unwrap()
}
