//! The values of parameters and choices, as people write them.

use std::cmp::Ordering;

use tekigo_grammar::diagnostic::Bilingual;

use super::reader::Scalar;
use crate::program::{Choice, Parameter, Program};
use crate::prose;
use crate::typed::Type;
use crate::value::{Date, Decimal, Duration, Value};

/// Why a parameter does not take what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// It is no value of the parameter's type; what is, in words.
    Form(Bilingual),
    /// It lies outside the bounds; these, in words.
    Bounds(Bilingual),
}

/// The value of a parameter, as the command line and a document's text write it.
pub fn parameter_value(
    program: &Program,
    parameter: &Parameter,
    written: &str,
) -> Result<Value, ValueFault> {
    let value = match parameter.of {
        Type::Boolean => match written {
            "true" => Some(Value::Boolean(true)),
            "false" => Some(Value::Boolean(false)),
            _ => None,
        },
        Type::Number | Type::Ratio => Decimal::parse(written).ok().map(Value::Number),
        Type::Date => Date::parse(written).map(Value::Date),
        Type::Duration => Duration::parse(written).map(Value::Duration),
        Type::BusinessDays => written.parse().ok().map(Value::BusinessDays),
        Type::Enumeration(id) => {
            let levels = program.enumerations.get(id.0).map(|words| words.levels.as_slice());
            let at = levels.unwrap_or_default().iter().position(|level| level.word == written);
            at.and_then(|at| u32::try_from(at).ok()).map(Value::Level)
        }
        Type::Text | Type::Instant | Type::Quantity { .. } => None,
    };
    let Some(value) = value else { return Err(ValueFault::Form(due(program, parameter.of))) };
    let beyond = |bound: Option<Value>, side: Ordering| {
        bound.is_some_and(|bound| order(value, bound) == Some(side))
    };
    if beyond(parameter.least, Ordering::Less) || beyond(parameter.most, Ordering::Greater) {
        let words =
            |bound: Option<Value>| bound.map(|bound| prose::value(program, bound, parameter.of));
        let (least, most) = (words(parameter.least), words(parameter.most));
        return Err(ValueFault::Bounds(bounds(least.as_ref(), most.as_ref())));
    }
    Ok(value)
}

/// As [`parameter_value`], of a member of a profile: a number is written as one, and so on.
pub(super) fn parameter_scalar(
    program: &Program,
    parameter: &Parameter,
    written: &Scalar,
) -> Result<Value, ValueFault> {
    let written = match (written, parameter.of) {
        (Scalar::Boolean(true), Type::Boolean) => "true",
        (Scalar::Boolean(false), Type::Boolean) => "false",
        (Scalar::Number(number), Type::Number | Type::Ratio | Type::BusinessDays) => number,
        (Scalar::Text(text), Type::Date | Type::Duration | Type::Enumeration(_)) => text,
        _ => return Err(ValueFault::Form(due(program, parameter.of))),
    };
    parameter_value(program, parameter, written)
}

/// A reading of a choice, by the name it is chosen by.
#[must_use]
pub fn reading(choice: &Choice, written: &str) -> Option<Value> {
    choice.options.iter().find(|(name, ..)| name == written).map(|(_, value, _)| *value)
}

/// As [`reading`], of a member of a profile: `1.0` is the reading `1`.
pub(super) fn reading_scalar(choice: &Choice, written: &Scalar) -> Option<Value> {
    let is = |name: &str, value: Value| match (written, value) {
        (Scalar::Boolean(is), Value::Boolean(value)) => *is == value,
        (Scalar::Number(number), Value::Number(value)) => {
            Decimal::parse(number).is_ok_and(|number| number.cmp(&value) == Ordering::Equal)
        }
        (Scalar::Number(number), Value::BusinessDays(_)) => name == number,
        // These are written without quotation marks.
        (Scalar::Text(_), Value::Boolean(_) | Value::Number(_) | Value::BusinessDays(_)) => false,
        (Scalar::Text(text), _) => name == text,
        _ => false,
    };
    choice.options.iter().find(|(name, value, _)| is(name, *value)).map(|(_, value, _)| *value)
}

/// How a profile writes the reading of that name.
pub(super) fn shown(name: &str, value: Value) -> String {
    match value {
        Value::Boolean(_) | Value::Number(_) | Value::BusinessDays(_) => name.to_owned(),
        _ => format!("\"{name}\""),
    }
}

/// From the least to the most.
fn bounds(least: Option<&Bilingual>, most: Option<&Bilingual>) -> Bilingual {
    let ja = [
        least.map(|least| format!("{}以上", least.ja)),
        most.map(|most| format!("{}以下", most.ja)),
    ];
    let en = [
        least.map(|least| format!("at least {}", least.en)),
        most.map(|most| format!("at most {}", most.en)),
    ];
    let join = |parts: [Option<String>; 2], with: &str| {
        parts.into_iter().flatten().collect::<Vec<_>>().join(with)
    };
    Bilingual::new(join(ja, "、"), join(en, " and "))
}

/// What is written for a value of a type.
fn due(program: &Program, of: Type) -> Bilingual {
    let both = |ja: &str, en: &str| Bilingual::new(ja, en);
    match of {
        Type::Boolean => both("true か false", "true or false"),
        Type::Number | Type::Ratio => both("数", "a number"),
        Type::Date => both("2020-06-02 のような日付", "a date like 2020-06-02"),
        Type::Duration => both("PT4H や P30D のような期間", "a duration like PT4H or P30D"),
        Type::BusinessDays => both("営業日の数", "a number of business days"),
        Type::Enumeration(id) => {
            let levels = program.enumerations.get(id.0).map(|words| words.levels.as_slice());
            let words: Vec<&str> =
                levels.unwrap_or_default().iter().map(|level| level.word.as_str()).collect();
            Bilingual::new(
                format!("{} のいずれか", words.join("、")),
                format!("one of {}", words.join(", ")),
            )
        }
        Type::Text | Type::Instant | Type::Quantity { .. } => both("別の形の値", "another value"),
    }
}

/// How two values of one type compare, where that is decided.
fn order(value: Value, bound: Value) -> Option<Ordering> {
    match (value, bound) {
        (Value::Number(value), Value::Number(bound)) => Some(value.cmp(&bound)),
        (Value::Date(value), Value::Date(bound)) => Some(value.cmp(&bound)),
        (Value::Duration(value), Value::Duration(bound)) => value.partial_compare(bound),
        (Value::BusinessDays(value), Value::BusinessDays(bound)) => Some(value.cmp(&bound)),
        (Value::Level(value), Value::Level(bound)) => Some(value.cmp(&bound)),
        _ => None,
    }
}
