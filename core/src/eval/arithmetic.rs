//! Exact arithmetic on values and ranges of values.

use super::datum::{Datum, from_ends};
use super::truth::Fault;
use crate::value::{DateError, Decimal, Instant, Moment, MomentError, Value};

/// `a + b`
pub(super) fn add<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let Some(((left_low, left_high), (right_low, right_high))) = left.ends().zip(right.ends())
    else {
        return left.neither(right);
    };
    let step = step(left, right, i32::min);
    ends(end(plus, left_low, right_low), end(plus, left_high, right_high), step)
}

/// `a - b`: the least is the least less the most.
pub(super) fn subtract<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let Some(((left_low, left_high), (right_low, right_high))) = left.ends().zip(right.ends())
    else {
        return left.neither(right);
    };
    let step = step(left, right, i32::min);
    ends(end(minus, left_low, right_high), end(minus, left_high, right_low), step)
}

/// `a * b`: a product with an endless side is unknown.
pub(super) fn multiply<'a>(left: Datum<'a>, right: Datum<'a>) -> Datum<'a> {
    let step = step(left, right, i32::saturating_add);
    let Some((left, right)) = left.ends().zip(right.ends()) else { return left.neither(right) };
    let ((Some(a), Some(b)), (Some(c), Some(d))) = (left, right) else { return Datum::Unknown };
    let mut least = Err(Fault::DoesNotFit);
    let mut most = Err(Fault::DoesNotFit);
    for (first, second) in [(a, c), (a, d), (b, c), (b, d)] {
        let (Value::Number(first), Value::Number(second)) = (first, second) else {
            return Datum::Unknown;
        };
        let Some(product) = first.multiply(second) else {
            return ends(Err(Fault::DoesNotFit), Err(Fault::DoesNotFit), step);
        };
        least = Ok(least.map_or(product, |least: Decimal| least.min(product)));
        most = Ok(most.map_or(product, |most: Decimal| most.max(product)));
    }
    ends(least.map(Value::Number).map(Some), most.map(Value::Number).map(Some), step)
}

/// `-a`
pub(super) fn negate(part: Datum<'_>) -> Datum<'_> {
    let Some((low, high)) = part.ends() else { return part.neither(part) };
    let opposite = |end: Option<Value>| match end {
        Some(Value::Number(number)) => Some(Value::Number(number.negate())),
        _ => None,
    };
    from_ends(opposite(high), opposite(low), part.step())
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

/// The step of what two numbers give together; `None` where both are single, or are no numbers.
fn step(left: Datum<'_>, right: Datum<'_>, together: fn(i32, i32) -> i32) -> Option<i32> {
    if matches!((left, right), (Datum::Value(_), Datum::Value(_))) {
        return None;
    }
    Some(together(left.step()?, right.step()?))
}

/// What lies between two ends. A range of numbers is known only where every number in it fits: were one that does not fit left
/// in it, more facts could turn a decided comparison into an error.
fn ends<'a>(low: Sum, high: Sum, step: Option<i32>) -> Datum<'a> {
    if step.is_some_and(|step| !all_fit(&low, &high, step)) {
        return Datum::Unknown;
    }
    match (low, high) {
        (Ok(low), Ok(high)) => from_ends(low, high, step),
        (Err(first), Err(second)) => Datum::Error(first.min(second)),
        (Err(fault), Ok(_)) | (Ok(_), Err(fault)) => Datum::Error(fault),
    }
}

/// The digits, and the size of an exponent, that a number has at most.
const MOST: i32 = 38;

/// The power of ten that the items of lists stay below, however they are added up: as far as a range goes that has no end.
const FARTHEST: i32 = 20;

/// Whether every multiple of 10^step between two ends fits.
fn all_fit(low: &Sum, high: &Sum, step: i32) -> bool {
    let (Ok(low), Ok(high)) = (low, high) else { return false };
    let number = |end: &Option<Value>| match end {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let Some(far) = Decimal::power_of_ten(FARTHEST) else { return false };
    let (low, high) = match (number(low), number(high)) {
        (Some(low), Some(high)) => (Some(low), Some(high)),
        (Some(low), None) => (Some(low), low.add(far)),
        (None, Some(high)) => (high.subtract(far), Some(high)),
        (None, None) => (Some(far.negate()), Some(far)),
    };
    let end = Decimal::power_of_ten(MOST + step.min(0));
    let fits = |number: Option<Decimal>| {
        number.zip(end).is_some_and(|(number, end)| number.absolute() < end)
    };
    step >= -MOST && fits(low) && fits(high)
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
