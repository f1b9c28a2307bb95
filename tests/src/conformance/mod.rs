//! The conformance suite: cases as data, in Markdown, with prose around each.
//!
//! A file is a chapter, a `##` heading a case, and fenced blocks say what is in it:
//!
//! | block | meaning |
//! | --- | --- |
//! | `tekigo` | items of a pack, added to the header of `tests/world/`; their tests must hold |
//! | `truth` | lines `FORMULA \| GIVEN \| true, false, unknown or error [because PATH, …]` |
//! | `problems` | what the checker says of the case, every word of it; without the block: nothing |
//! | `json` | a document, as a file would hold it |
//! | `profile`, `attestations`, `waivers` | what people set, as a file would hold it |
//! | `results` | what the rules give for the documents, with the place of each reason |
//! | `coverage` | what the tests of the case do not show of its rules |
//! | `mutants` | which changes to its rules they do not notice, and the cases that would |
//!
//! `problems`, `results`, `coverage` and `mutants` are written anew with `--update`; what a person must decide (`truth`, `expect`) never is.

mod case;
mod construct;
mod coverage;
pub mod mutants;
mod problems;
mod results;
mod run;
mod settings;
mod world;

pub use case::{Block, Case, cases, read};
pub use construct::{CONSTRUCTS, LINES, RELATIONS, construct, constructs, lines, relation};
pub use coverage::missing as print_missing;
pub use problems::print as print_problems;
pub use run::{Failure, Ran, run, update};
pub use world::{World, root};
