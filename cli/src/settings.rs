//! Choices, parameters and the day, as the command line gives them, typed by the program.

use tekigo_core::program::Program;
use tekigo_core::settings::{Tailored, ValueFault, parameter_value, reading};
use tekigo_core::suggest::nearest;
use tekigo_core::value::{Date, ZoneOffset};

use crate::problem::Problem;

/// The option that makes a choice.
const CHOOSE: &str = "--choose";

/// The option that sets a parameter.
const PARAM: &str = "--param";

/// Lets the command line settle what it names, in every pack that has it, whatever a profile says.
pub(crate) fn settle(
    programs: &[&Program],
    tailored: &mut [Tailored],
    choose: &[String],
    param: &[String],
) -> Result<(), Problem> {
    for (name, written) in pairs(CHOOSE, choose)? {
        let found = everywhere(programs, tailored, |program, own| {
            let Some(at) = program.choices.iter().position(|choice| choice.name == name) else {
                return Ok(false);
            };
            let Some(choice) = program.choices.get(at) else { return Ok(false) };
            let value = reading(choice, written).ok_or_else(|| Problem::NoSuchReading {
                name: name.to_owned(),
                written: written.to_owned(),
                readings: choice.options.iter().map(|(known, ..)| known.clone()).collect(),
            })?;
            own.make_choice(at, value, CHOOSE);
            Ok(true)
        })?;
        if !found {
            let known = programs.iter().flat_map(|program| &program.choices);
            let known: Vec<String> = known.map(|choice| choice.name.clone()).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            return Err(Problem::UnknownChoice { name: name.to_owned(), nearest, known });
        }
    }
    for (name, written) in pairs(PARAM, param)? {
        let found = everywhere(programs, tailored, |program, own| {
            let mut known = program.parameters.iter().enumerate();
            let Some((at, parameter)) = known.find(|(_, parameter)| parameter.name == name) else {
                return Ok(false);
            };
            let (name, shown) = (name.to_owned(), written.to_owned());
            let value =
                parameter_value(program, parameter, written).map_err(|fault| match fault {
                    ValueFault::Form(due) => Problem::BadParameter { name, written: shown, due },
                    ValueFault::Bounds(bounds) => {
                        Problem::OutOfBounds { name, written: shown, bounds }
                    }
                })?;
            own.set_parameter(at, value, PARAM);
            Ok(true)
        })?;
        if !found {
            let known = programs.iter().flat_map(|program| &program.parameters);
            let known: Vec<String> = known.map(|parameter| parameter.name.clone()).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            return Err(Problem::UnknownParameter { name: name.to_owned(), nearest, known });
        }
    }
    Ok(())
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

/// Does something in each pack; whether some pack had what was meant.
fn everywhere(
    programs: &[&Program],
    tailored: &mut [Tailored],
    mut settle: impl FnMut(&Program, &mut Tailored) -> Result<bool, Problem>,
) -> Result<bool, Problem> {
    let mut found = false;
    for (program, own) in programs.iter().zip(tailored) {
        found |= settle(program, own)?;
    }
    Ok(found)
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
