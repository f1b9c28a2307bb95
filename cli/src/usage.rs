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
    match (console.language, words(refused)) {
        (Language::Ja, Some(words)) => console.usage(&words),
        _ => console::err(&styled),
    }
    Status::BadInput
}

/// What is wrong in Japanese; English is the library's own. `None` where only the help was wanted.
fn words(refused: &Error) -> Option<Bilingual> {
    let text = |kind| refused.get(kind).map(said).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let ja = match refused.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("「{}」という命令はない", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("「{argument}」という引数はない"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} に値がない"),
        ErrorKind::InvalidValue => {
            let valid = text(ContextKind::ValidValue);
            format!("{argument} に「{value}」は使えない（使えるのは {valid}）")
        }
        ErrorKind::ValueValidation => {
            format!("{argument} に「{value}」は使えない{}", expected(&argument))
        }
        ErrorKind::NoEquals => format!("{argument} の値は「=」でつなぐ"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{argument} の値の数が違う")
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => format!("{argument} が重なっている"),
            prior => format!("{argument} と {prior} は同時に指定できない"),
        },
        ErrorKind::MissingRequiredArgument => format!("{argument} を指定する必要がある"),
        ErrorKind::MissingSubcommand => "何をするか（check など）を指定する必要がある".to_owned(),
        ErrorKind::InvalidUtf8 => "引数がUTF-8でない".to_owned(),
        _ => return None,
    };
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let near = near.into_iter().map(text).find(|near| !near.is_empty());
    // The likeliest comes last.
    let near = near.map(|near| near.rsplit('、').next().unwrap_or_default().to_owned());
    let near = near.map(|near| format!("。「{near}」のことですか")).unwrap_or_default();
    Some(Bilingual::new(format!("{ja}{near}"), ""))
}

/// What an argument wants whose values no list can tell.
fn expected(argument: &str) -> &'static str {
    if argument.starts_with("--as-of") {
        "（2020-06-02 のような日付を書く）"
    } else if argument.contains("text|json") {
        "（text か json。ファイルに書くなら「=パス」を続ける）"
    } else if argument.starts_with("--output") {
        "（text、concise、json のいずれか。ファイルに書くなら「=パス」を続ける）"
    } else if argument.starts_with("--max-size") {
        "（バイト数を書く）"
    } else {
        ""
    }
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => clean(text).into_owned(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::StyledStr(text) => clean(&text.to_string()).into_owned(),
        _ => String::new(),
    }
}
