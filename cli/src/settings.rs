//! Choices, parameters and the day, as the command line gives them, typed by the program.

use std::cmp::Ordering;

use tekigo_core::program::{Parameter, Program};
use tekigo_core::prose;
use tekigo_core::suggest::nearest;
use tekigo_core::typed::Type;
use tekigo_core::value::{Date, Decimal, Duration, Value, ZoneOffset};
use tekigo_grammar::diagnostic::Bilingual;

use crate::problem::Problem;

/// Who sets what the command line sets.
pub(crate) const SET_BY: &str = "--choose";

/// The settings of one pack.
pub(crate) struct PackSettings {
    /// The reading of each choice.
    pub(crate) choices: Vec<Option<Value>>,
    /// The value of each parameter.
    pub(crate) parameters: Vec<Value>,
}

/// The settings of each pack.
pub(crate) fn read(
    programs: &[&Program],
    choose: &[String],
    param: &[String],
) -> Result<Vec<PackSettings>, Problem> {
    let mut settings: Vec<PackSettings> = programs
        .iter()
        .map(|program| PackSettings {
            choices: vec![None; program.choices.len()],
            parameters: program.parameters.iter().map(|parameter| parameter.default).collect(),
        })
        .collect();
    for (name, written) in pairs("--choose", choose)? {
        choices(programs, &mut settings, name, written)?;
    }
    for (name, written) in pairs("--param", param)? {
        parameters(programs, &mut settings, name, written)?;
    }
    Ok(settings)
}

/// `NAME=VALUE`, each name once.
fn pairs<'a>(
    option: &'static str,
    written: &'a [String],
) -> Result<Vec<(&'a str, &'a str)>, Problem> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for text in written {
        let Some((name, value)) = text.split_once('=') else {
            return Err(Problem::NoEquals { option, written: text.clone() });
        };
        let (name, value) = (name.trim(), value.trim());
        if pairs.iter().any(|(known, _)| *known == name) {
            return Err(Problem::Twice { option, name: name.to_owned() });
        }
        pairs.push((name, value));
    }
    Ok(pairs)
}

fn choices(
    programs: &[&Program],
    settings: &mut [PackSettings],
    name: &str,
    written: &str,
) -> Result<(), Problem> {
    let mut found = false;
    for (program, settings) in programs.iter().zip(settings) {
        for (choice, chosen) in program.choices.iter().zip(&mut settings.choices) {
            if choice.name != name {
                continue;
            }
            found = true;
            let option = choice.options.iter().find(|(known, ..)| known == written);
            let Some((_, value, _)) = option else {
                let readings = choice.options.iter().map(|(known, ..)| known.clone()).collect();
                let (name, written) = (name.to_owned(), written.to_owned());
                return Err(Problem::NoSuchReading { name, written, readings });
            };
            *chosen = Some(*value);
        }
    }
    if found {
        return Ok(());
    }
    let known = programs.iter().flat_map(|program| &program.choices);
    let nearest = nearest(name, known.map(|choice| choice.name.as_str()));
    Err(Problem::UnknownChoice { name: name.to_owned(), nearest })
}

fn parameters(
    programs: &[&Program],
    settings: &mut [PackSettings],
    name: &str,
    written: &str,
) -> Result<(), Problem> {
    let mut found = false;
    for (program, settings) in programs.iter().zip(settings) {
        for (parameter, value) in program.parameters.iter().zip(&mut settings.parameters) {
            if parameter.name == name {
                found = true;
                *value = parameter_value(program, parameter, written)?;
            }
        }
    }
    if found {
        return Ok(());
    }
    let known = programs.iter().flat_map(|program| &program.parameters);
    let nearest = nearest(name, known.map(|parameter| parameter.name.as_str()));
    Err(Problem::UnknownParameter { name: name.to_owned(), nearest })
}

fn parameter_value(
    program: &Program,
    parameter: &Parameter,
    written: &str,
) -> Result<Value, Problem> {
    let name = || parameter.name.clone();
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
    let Some(value) = value else {
        let due = due(program, parameter.of);
        return Err(Problem::BadParameter { name: name(), written: written.to_owned(), due });
    };
    let beyond = |bound: Option<Value>, side: Ordering| {
        bound.is_some_and(|bound| order(value, bound) == Some(side))
    };
    if beyond(parameter.least, Ordering::Less) || beyond(parameter.most, Ordering::Greater) {
        let words =
            |bound: Option<Value>| bound.map(|bound| prose::value(program, bound, parameter.of));
        return Err(Problem::OutOfBounds {
            name: name(),
            written: written.to_owned(),
            bounds: bounds(words(parameter.least).as_ref(), words(parameter.most).as_ref()),
        });
    }
    Ok(value)
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

/// Today in a zone, by the clock: the one place that reads it.
pub(crate) fn today(zone: ZoneOffset) -> Result<Date, Problem> {
    let seconds = i32::try_from(zone.minutes() * 60).ok();
    let offset = seconds.and_then(|seconds| jiff::tz::Offset::from_seconds(seconds).ok());
    let day = offset.map(|offset| offset.to_datetime(jiff::Timestamp::now()).date());
    let date = day.and_then(|day| {
        Date::from_ymd(i64::from(day.year()), i64::from(day.month()), i64::from(day.day()))
    });
    date.ok_or(Problem::NoToday)
}
