//! Exact arithmetic on values and ranges of values.

use super::datum::{Datum, from_ends};
use super::truth::Fault;
use crate::value::{DateError, Instant, Moment, MomentError, Value};

/// `a + b`
pub(super) fn add<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let Some(((left_low, left_high), (right_low, right_high))) = left.ends().zip(right.ends())
    else {
        return left.neither(right);
    };
    ends(end(plus, left_low, right_low), end(plus, left_high, right_high))
}

/// `a - b`: the least is the least less the most.
pub(super) fn subtract<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let Some(((left_low, left_high), (right_low, right_high))) = left.ends().zip(right.ends())
    else {
        return left.neither(right);
    };
    ends(end(minus, left_low, right_high), end(minus, left_high, right_low))
}

/// `a * b`: a product with an endless side is unknown.
pub(super) fn multiply<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let Some((left, right)) = left.ends().zip(right.ends()) else { return left.neither(right) };
    let ((Some(a), Some(b)), (Some(c), Some(d))) = (left, right) else { return Datum::Unknown };
    let mut least = None;
    let mut most = None;
    for (first, second) in [(a, c), (a, d), (b, c), (b, d)] {
        let (Value::Number(first), Value::Number(second)) = (first, second) else {
            return Datum::Unknown;
        };
        let Some(product) = first.multiply(second) else { return Datum::Error(Fault::DoesNotFit) };
        least = Some(least.map_or(product, |least: crate::value::Decimal| least.min(product)));
        most = Some(most.map_or(product, |most: crate::value::Decimal| most.max(product)));
    }
    from_ends(least.map(Value::Number), most.map(Value::Number))
}

/// `-a`
pub(super) fn negate(part: Datum<'_>) -> Datum<'_> {
    let Some((low, high)) = part.ends() else { return part.neither(part) };
    let opposite = |end: Option<Value>| match end {
        Some(Value::Number(number)) => Some(Value::Number(number.negate())),
        _ => None,
    };
    from_ends(opposite(high), opposite(low))
}

/// `a of b`, where both are single numbers.
pub(super) fn ratio<'a>(part: Datum<'a>, whole: Datum<'a>) -> Datum<'a> {
    match (part, whole) {
        (_, Datum::Value(Value::Number(whole))) if whole.is_zero() => {
            Datum::Error(Fault::ZeroWhole)
        }
        (Datum::Value(Value::Number(part)), Datum::Value(Value::Number(whole))) => {
            Datum::Ratio(part, whole)
        }
        _ => part.neither(whole),
    }
}

type Sum = Result<Option<Value>, Fault>;

fn ends<'a>(low: Sum, high: Sum) -> Datum<'a> {
    match (low, high) {
        (Ok(low), Ok(high)) => from_ends(low, high),
        (Err(first), Err(second)) => Datum::Error(first.min(second)),
        (Err(fault), Ok(_)) | (Ok(_), Err(fault)) => Datum::Error(fault),
    }
}

fn end(
    operate: fn(Value, Value) -> Result<Value, Fault>,
    left: Option<Value>,
    right: Option<Value>,
) -> Sum {
    match (left, right) {
        (Some(left), Some(right)) => operate(left, right).map(Some),
        _ => Ok(None),
    }
}

fn plus(left: Value, right: Value) -> Result<Value, Fault> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.add(right).map(Value::Number).ok_or(Fault::DoesNotFit)
        }
        (Value::BusinessDays(left), Value::BusinessDays(right)) => {
            left.checked_add(right).map(Value::BusinessDays).ok_or(Fault::DoesNotFit)
        }
        (Value::Duration(left), Value::Duration(right)) => {
            left.add(right).map(Value::Duration).ok_or(Fault::DoesNotFit)
        }
        (Value::Date(date), Value::Duration(duration)) => {
            date.add_duration(duration).map(Value::Date).map_err(of_date)
        }
        (Value::Instant(instant), Value::Duration(duration)) => {
            instant.first.add_duration(duration).map(at).map_err(of_moment)
        }
        _ => Err(Fault::DoesNotFit),
    }
}

fn minus(left: Value, right: Value) -> Result<Value, Fault> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.subtract(right).map(Value::Number).ok_or(Fault::DoesNotFit)
        }
        (Value::BusinessDays(left), Value::BusinessDays(right)) => {
            left.checked_sub(right).map(Value::BusinessDays).ok_or(Fault::DoesNotFit)
        }
        (Value::Duration(left), Value::Duration(right)) => {
            left.subtract(right).map(Value::Duration).ok_or(Fault::DoesNotFit)
        }
        (Value::Date(left), Value::Date(right)) => Ok(Value::Duration(left - right)),
        (Value::Instant(left), Value::Instant(right)) => {
            Ok(Value::Duration(left.first - right.first))
        }
        (Value::Date(date), Value::Duration(duration)) => {
            date.subtract_duration(duration).map(Value::Date).map_err(of_date)
        }
        (Value::Instant(instant), Value::Duration(duration)) => {
            instant.first.subtract_duration(duration).map(at).map_err(of_moment)
        }
        _ => Err(Fault::DoesNotFit),
    }
}

fn at(moment: Moment) -> Value {
    Value::Instant(Instant { first: moment, last: moment })
}

fn of_date(error: DateError) -> Fault {
    match error {
        DateError::OutOfCalendar => Fault::OutOfCalendar,
        DateError::PartOfADay => Fault::PartOfADay,
    }
}

fn of_moment(error: MomentError) -> Fault {
    match error {
        MomentError::OutOfCalendar => Fault::OutOfCalendar,
        MomentError::HasMonths => Fault::MonthsOfAnInstant,
    }
}
