//! Reads the command line; mistakes in it are told in the reader's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error, FromArgMatches};
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::terminal::clean;
use tekigo_report::words::Language;

use crate::arguments::{Arguments, japanese};
use crate::console::{self, Console};
use crate::exit::Status;

/// Reads the command line.
pub(crate) fn parse(
    arguments: impl Iterator<Item = OsString>,
    language: Language,
) -> Result<Arguments, Error> {
    let mut command = Arguments::command();
    if language == Language::Ja {
        command = japanese::translated(command);
    }
    let matches = command.try_get_matches_from_mut(arguments)?;
    Arguments::from_arg_matches(&matches)
}

/// Tells why the command line was not taken, or what was asked of it: help or the version.
pub(crate) fn tell(refused: &Error, console: &Console) -> Status {
    let styled = refused.render().ansi().to_string();
    if matches!(refused.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return console::out(&styled).map_or(Status::BadInput, |()| Status::Clean);
    }
    match words(refused) {
        Some(words) => console.usage(&words),
        None => console::err(&styled),
    }
    Status::BadInput
}

/// What is wrong, with whatever was typed made harmless. `None` where only the help was wanted.
fn words(refused: &Error) -> Option<Bilingual> {
    let text = |kind| refused.get(kind).map(said).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let (ja, en) = match refused.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            (format!("「{name}」という命令はない"), format!("there is no command “{name}”"))
        }
        ErrorKind::UnknownArgument => (
            format!("「{argument}」という引数はない"),
            format!("there is no argument “{argument}”"),
        ),
        ErrorKind::InvalidValue if value.is_empty() => {
            (format!("{argument} に値がない"), format!("{argument} has no value"))
        }
        ErrorKind::InvalidValue => {
            let valid = text(ContextKind::ValidValue);
            (
                format!("{argument} に「{value}」は使えない（使えるのは {valid}）"),
                format!("{argument} does not take “{value}”, but {valid}"),
            )
        }
        ErrorKind::ValueValidation => {
            let (ja, en) = expected(&argument);
            (
                format!("{argument} に「{value}」は使えない{ja}"),
                format!("{argument} does not take “{value}”{en}"),
            )
        }
        ErrorKind::NoEquals => (
            format!("{argument} の値は「=」でつなぐ"),
            format!("{argument} wants its value after “=”"),
        ),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => (
            format!("{argument} の値の数が違う"),
            format!("{argument} has too many values or too few"),
        ),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => {
                (format!("{argument} が重なっている"), format!("{argument} is given twice"))
            }
            prior => (
                format!("{argument} と {prior} は同時に指定できない"),
                format!("{argument} and {prior} cannot stand together"),
            ),
        },
        ErrorKind::MissingRequiredArgument => {
            (format!("{argument} を指定する必要がある"), format!("{argument} is missing"))
        }
        ErrorKind::MissingSubcommand => (
            "何をするか（check など）を指定する必要がある".to_owned(),
            "what to do is missing: check, for example".to_owned(),
        ),
        ErrorKind::InvalidUtf8 => {
            ("引数がUTF-8でない".to_owned(), "an argument is no UTF-8".to_owned())
        }
        _ => return None,
    };
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let near = near.into_iter().map(text).find(|near| !near.is_empty());
    // The likeliest comes last.
    let near = near.map(|near| near.rsplit('、').next().unwrap_or_default().to_owned());
    Some(match near {
        Some(near) => Bilingual::new(
            format!("{ja}。「{near}」のことですか"),
            format!("{en}; did you mean “{near}”?"),
        ),
        None => Bilingual::new(ja, en),
    })
}

/// What an argument wants whose values no list can tell.
fn expected(argument: &str) -> (&'static str, &'static str) {
    if argument.starts_with("--as-of") {
        (
            "（2020-06-02 のような、暦にある日付を書く）",
            ": write a day of the calendar, like 2020-06-02",
        )
    } else if argument.contains("text|json") {
        (
            "（text か json。ファイルに書くなら「=パス」を続ける）",
            ": write text or json, and perhaps =PATH",
        )
    } else if argument.starts_with("--output") {
        (
            "（text、concise、json のいずれか。ファイルに書くなら「=パス」を続ける）",
            ": write text, concise or json, and perhaps =PATH",
        )
    } else if argument.starts_with("--max-size") {
        (
            "（バイト数を 1 から 4294967295 までの整数で書く。64 MB なら 64000000）",
            ": write a whole number of bytes from 1 to 4294967295; 64 MB are 64000000",
        )
    } else {
        ("", "")
    }
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => clean(text).into_owned(),
        ContextValue::Strings(texts) => clean(&texts.join("、")).into_owned(),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::StyledStr(text) => clean(&text.to_string()).into_owned(),
        _ => String::new(),
    }
}
