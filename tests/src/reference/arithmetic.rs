//! Section 4: arithmetic.

use num_traits::Signed;
use tekigo_grammar::tree::ArithmeticOperator;

use super::Bug;
use super::length::Length;
use super::moment;
use super::number::{Number, fits, power_of_ten};
use super::term::{Range, Term, Value};

/// What does not give a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DoesNotFit;

type End = Result<Option<Value>, DoesNotFit>;

/// `a + b`, `a - b`, `a * b`
///
/// > Part absent or unknown: unknown.
///
/// > A comparison or a calculation with a part that is an error is an error.
pub fn calculate(
    operator: ArithmeticOperator,
    left: &Term,
    right: &Term,
    bug: Option<Bug>,
) -> Term {
    let (left, right) = match (left, right) {
        (Term::Error, _) | (_, Term::Error) => return Term::Error,
        (Term::Range(left), Term::Range(right)) => (left, right),
        _ => return Term::Unknown,
    };
    let (ends, step) = match operator {
        ArithmeticOperator::Add => (
            [plus(&left.low, &right.low), plus(&left.high, &right.high)],
            left.step.min(right.step),
        ),
        // The least difference is the least less the most.
        ArithmeticOperator::Subtract => (
            [minus(&left.low, &right.high), minus(&left.high, &right.low)],
            left.step.min(right.step),
        ),
        ArithmeticOperator::Multiply => {
            let Some(products) = products(left, right) else { return Term::Unknown };
            let least = products.iter().min().cloned().map(Value::Number);
            let most = products.iter().max().cloned().map(Value::Number);
            ([Ok(least), Ok(most)], left.step + right.step)
        }
    };
    match ends {
        [Ok(low), Ok(high)] => {
            fitting(Range { low, high, step }, left.is_single() && right.is_single(), bug)
        }
        // > past it is an error (of a range: where either end is)
        _ => Term::Error,
    }
}

/// `-a`
pub fn negate(part: &Term) -> Term {
    match part {
        Term::Range(Range { low, high, step }) => {
            let opposite = |end: &Option<Value>| match end {
                Some(Value::Number(number)) => Some(Value::Number(-number)),
                _ => None,
            };
            Term::Range(Range { low: opposite(high), high: opposite(low), step: *step })
        }
        Term::Error => Term::Error,
        _ => Term::Unknown,
    }
}

/// `a of b`
///
/// > A second part of zero is an error, whatever the first is (…) A ratio of which a part is a range is unknown.
pub fn ratio(part: &Term, whole: &Term) -> Term {
    match (part, whole) {
        (Term::Error, _) | (_, Term::Error) => Term::Error,
        (_, whole)
            if whole.number().is_some_and(|number| *number == Number::from_integer(0.into())) =>
        {
            Term::Error
        }
        _ => match (part.number(), whole.number()) {
            (Some(part), Some(whole)) => Term::Ratio(part.clone(), whole.clone()),
            _ => Term::Unknown,
        },
    }
}

/// > A sum, difference or product that does not fit exactly is an error.
fn fitting(range: Range, single: bool, bug: Option<Bug>) -> Term {
    let number = |end: &Option<Value>| match end {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let (low, high) = (number(&range.low), number(&range.high));
    let is_of_numbers =
        low.is_some() || high.is_some() || (range.low.is_none() && range.high.is_none());
    if bug == Some(Bug::EveryNumberFits) || !is_of_numbers {
        return collapsed(range);
    }
    if single {
        return if low.is_some_and(|number| fits(&number)) {
            collapsed(range)
        } else {
            Term::Error
        };
    }
    // > An end that is missing counts as 10²⁰ past the other.
    let far = power_of_ten(20);
    let ends = match (low, high) {
        (Some(low), Some(high)) => [low, high],
        (Some(low), None) => [low.clone(), low + far],
        (None, Some(high)) => [high.clone() - far, high],
        (None, None) => [-far.clone(), far],
    };
    // > Where an end is 10³⁸ steps or more from zero, or 10³⁸ or more, or the step is below 10⁻³⁸, the calculation is unknown,
    // > for some number in the range might not fit.
    let may_not_fit = |number: &Number| {
        number.abs() >= power_of_ten(38 + range.step.clamp(-100, 0))
            || number.abs() >= power_of_ten(38)
    };
    if ends.iter().any(may_not_fit) || range.step < -38 {
        return Term::Unknown;
    }
    collapsed(range)
}

/// A range of one number is that number.
fn collapsed(range: Range) -> Term {
    match range.low {
        Some(only) if range.high.as_ref() == Some(&only) => Term::single(only),
        low => Term::Range(Range { low, ..range }),
    }
}

/// > a product with an endless side is unknown.
fn products(left: &Range, right: &Range) -> Option<Vec<Number>> {
    let number = |end: &Option<Value>| match end {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let left = [number(&left.low)?, number(&left.high)?];
    let right = [number(&right.low)?, number(&right.high)?];
    Some(left.iter().flat_map(|first| right.iter().map(move |second| first * second)).collect())
}

fn plus(left: &Option<Value>, right: &Option<Value>) -> End {
    let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Ok(Value::Number(left + right)),
        (Value::BusinessDays(left), Value::BusinessDays(right)) => business_days(left + right),
        (Value::Duration(left), Value::Duration(right)) => duration(left.plus(*right)),
        (Value::Date(date), Value::Duration(length)) => {
            moment::add_to_date(*date, *length).map(Value::Date).ok_or(DoesNotFit)
        }
        (Value::Moment(moment), Value::Duration(length)) => later(*moment, *length),
        _ => panic!("the checker adds {left:?} and {right:?}"),
    }
    .map(Some)
}

fn minus(left: &Option<Value>, right: &Option<Value>) -> End {
    let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Ok(Value::Number(left - right)),
        (Value::BusinessDays(left), Value::BusinessDays(right)) => business_days(left - right),
        (Value::Duration(left), Value::Duration(right)) => duration(left.plus(right.negated())),
        (Value::Date(left), Value::Date(right)) => {
            Ok(Value::Duration(moment::between_dates(*left, *right)))
        }
        // > instant − instant one in nanoseconds
        (Value::Moment(left), Value::Moment(right)) => {
            Ok(Value::Duration(Length::elapsed(left - right)))
        }
        (Value::Date(date), Value::Duration(length)) => {
            moment::add_to_date(*date, length.negated()).map(Value::Date).ok_or(DoesNotFit)
        }
        (Value::Moment(moment), Value::Duration(length)) => later(*moment, length.negated()),
        _ => panic!("the checker subtracts {right:?} from {left:?}"),
    }
    .map(Some)
}

/// > instant ± duration takes elapsed parts only (months: error).
fn later(moment: i128, length: Length) -> Result<Value, DoesNotFit> {
    let later = moment + length.elapsed;
    if length.months == 0 && moment::fits(later) {
        Ok(Value::Moment(later))
    } else {
        Err(DoesNotFit)
    }
}

fn duration(length: Length) -> Result<Value, DoesNotFit> {
    if length.fits() { Ok(Value::Duration(length)) } else { Err(DoesNotFit) }
}

/// > Business days are whole numbers from −2⁶³ to 2⁶³ − 1.
fn business_days(days: i128) -> Result<Value, DoesNotFit> {
    if i64::try_from(days).is_ok() { Ok(Value::BusinessDays(days)) } else { Err(DoesNotFit) }
}
