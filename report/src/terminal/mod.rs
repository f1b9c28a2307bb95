//! Renderings for a terminal: styled text, which the command strips where nobody sees colours.

mod clean;
pub mod columns;
pub mod concise;
mod describe;
pub mod diagnostic;
pub mod error_page;
pub mod pack_tests;
pub mod packs;
mod page;
pub mod reasoning;
pub mod rulebook;
mod style;
pub mod text;

use crate::model::{Because, PlaceReason};
use crate::words::Language;

pub use clean::clean;
use clean::clean_lines;
pub use page::columns as width;

/// How a reader wants it.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The language.
    pub language: Language,
    /// The columns of the terminal.
    pub width: usize,
    /// The one party that is of interest.
    pub party: Option<&'a str>,
    /// Whether what is in order is told too, result by result.
    pub all: bool,
}

/// `a.json:12:17`; `a.json` where no line is known.
fn location(place: &PlaceReason) -> Option<String> {
    let input = clean(place.input.as_deref()?).into_owned();
    Some(match place.line.zip(place.column) {
        Some((line, column)) => format!("{input}:{line}:{column}"),
        None => input,
    })
}

/// The first place among reasons that is not as it must be; else the first of all.
fn first_location(because: &[Because]) -> Option<String> {
    let places = || {
        because.iter().filter_map(|because| match because {
            Because::Place(place) if place.input.is_some() => Some(place),
            _ => None,
        })
    };
    places().find(|place| describe::is_blamed(place)).or_else(|| places().next()).and_then(location)
}
