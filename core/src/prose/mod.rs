//! Values, comparisons and formulas in words: what a reader sees of a program, in Japanese and in English.
//!
//! Everything is made from the program and the titles that the schemas give, so that it cannot drift from the rule.
//!
//! ```text
//! Names (every place by a name of its own) ──┐
//! Labels (what a rule uses twice, told once) ┼──> Writer ──┬── term, formula: one sentence
//! program ───────────────────────────────────┘             └── outline: a list of short lines
//! ```

mod comparison;
mod condition;
mod expression;
mod formula;
mod label;
mod names;
mod outline;
mod term;
mod title;
mod value;
mod writer;

pub use comparison::{mirrored, opposite, wanted};
pub use condition::{any, condition};
pub use expression::{expression, one_of};
pub use label::{Labels, parts};
pub use names::Names;
pub use outline::Outline;
pub use title::title;
pub use value::{datum, level, state, value};
pub use writer::Writer;

use tekigo_grammar::diagnostic::Bilingual;

/// The same pattern in both languages, filled with the same parts.
fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}
