//! The report of an evaluation, and how people and programs read it.
//!
//! ```text
//! program + documents ──judge──> outcomes ──build──> Report ──┬── serde: JSON, `tekigo-report/1`
//!                                                             ├── concise: one line a finding
//!                                                             └── outline ──┬── text: for a terminal
//!                                                                           ├── markdown
//!                                                                           └── html: for a browser and for paper
//! edits of a report ──writing──> documents with them written in
//! program ──book──> RuleBook ──┬── serde: JSON, `tekigo-rules/1`; text; Markdown
//! undecided results ──questions──> Questions ──> JSON, `tekigo-questions/1`; text
//! results by group ──fit──> Fit ──> JSON, `tekigo-fit/1`; text
//! two programs ──revision──> Revision ──┬── serde: JSON, `tekigo-revision/1`; text; Markdown
//! explanation ──reasoning──> the whole tree of one result
//! outcomes of tests ──pack_tests──> TestReport ──> JSON, `tekigo-tests/1`; text
//! diagnostics ──diagnostic──> messages with the line they are about
//! pages of error codes ──error_page──> what `tekigo explain CODE` prints
//! ```
//!
//! A rendering reads the [`model::Report`] and nothing else, so that whoever has the JSON has everything.

pub mod build;
mod clean;
pub mod document;
pub mod error_page;
pub mod fit;
#[cfg(feature = "html")]
pub mod html;
pub mod judge;
pub mod markdown;
pub mod model;
pub mod outline;
pub mod pack_tests;
mod places;
pub mod questions;
pub mod revision;
pub mod rulebook;
pub mod settings;
pub mod words;
pub mod writing;

#[cfg(feature = "terminal")]
pub mod terminal;

/// The JSON Schema of the report, itself as text.
pub const SCHEMA: &str = include_str!("../report.schema.json");
