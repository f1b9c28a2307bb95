//! The one way to write a pack: the same text with its blanks, line breaks and indentation in order.
//!
//! ```text
//! text --outline--> statements of tokens, with their comments --align, breaks--> where each token stands --print--> text
//! ```
//!
//! Tokens and comments are written out as they were read, in the order in which they were read; all that is decided here
//! is what stands between them. So nothing can be lost or change its meaning, except where a line starts: what starts
//! like a line of its own is never put at the start of a line that goes on (`tokens`).

mod align;
mod breaks;
mod outline;
mod print;
mod rules;
mod tokens;

use crate::{Problem, parse};

/// The columns that a line has, where it can be broken at all. A Japanese letter takes two.
const WIDTH: usize = 120;

/// How far a line stands in from the one that it belongs to.
const STEP: usize = 2;

/// The blanks between two texts side by side, and before them.
const APART: usize = 4;

/// The text of a pack's file, put in order; where it has problems, these, for what is not understood is not touched.
///
/// ```
/// let tidy = tekigo_grammar::format("party   a   ja \"甲\"\n         en \"A\"   # one\n");
/// assert_eq!(tidy.unwrap(), "party   a    ja \"甲\"    en \"A\"  # one\n");
/// ```
pub fn format(text: &str) -> Result<String, Vec<Problem>> {
    let parsed = parse(text);
    if !parsed.problems.is_empty() {
        return Err(parsed.problems);
    }
    let mask = outline::mask(text);
    let mut sheet = outline::read(text, &mask, &parsed.comments);
    align::keywords(&mut sheet.statements);
    align::rows(&mut sheet.statements);
    align::words(&mut sheet.statements);
    for statement in &mut sheet.statements {
        breaks::set(statement);
    }
    Ok(print::print(&sheet))
}
