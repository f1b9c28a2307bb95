//! Renderings for a terminal: styled text, which the command strips where nobody sees colours.

pub mod columns;
pub mod concise;
pub mod diagnostic;
pub mod error_page;
pub mod fit;
pub mod pack_tests;
pub mod packs;
mod page;
pub mod questions;
pub mod reasoning;
pub mod revision;
pub mod rulebook;
mod style;
pub mod text;

use crate::model::{Because, RuleResult};
use crate::outline::{View, location};
use crate::words::Language;

pub use crate::clean::clean;
use crate::clean::clean_lines;
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

impl<'a> Reader<'a> {
    /// What is told, whatever it is laid out for.
    #[must_use]
    pub fn view(&self) -> View<'a> {
        View { language: self.language, party: self.party }
    }

    /// Whether a result is about the party of interest.
    #[must_use]
    pub fn sees(&self, result: &RuleResult) -> bool {
        self.view().sees(result)
    }
}

/// The first place among reasons that is not as it must be; else the first of all. Of a document that was not given,
/// `<system>`: there is no file to open.
fn first_location(because: &[Because]) -> Option<String> {
    let places = || {
        because.iter().filter_map(|because| match because {
            Because::Place(place) => Some(place),
            _ => None,
        })
    };
    let place = places().find(|place| place.is_blamed()).or_else(|| places().next())?;
    location(place).or_else(|| Some(format!("<{}>", clean(place.document.as_deref()?))))
}
