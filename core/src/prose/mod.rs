//! Values, comparisons and formulas in words: what a reader sees of a program, in Japanese and in English.
//!
//! Everything is made from the program and the titles that the schemas give, so that it cannot drift from the rule.

mod comparison;
mod condition;
mod expression;
mod title;
mod value;

pub use comparison::{mirrored, opposite, wanted};
pub use condition::condition;
pub use expression::{expression, one_of};
pub use title::title;
pub use value::{datum, level, state, value};

use tekigo_grammar::diagnostic::Bilingual;

/// The same pattern in both languages, filled with the same parts.
fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}
