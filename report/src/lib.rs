//! The report of an evaluation, and how people and programs read it.
//!
//! ```text
//! program + documents ──judge──> outcomes ──build──> Report ──┬── serde: JSON, `tekigo-report/1`
//!                                                    ├── text: for a terminal
//!                                                    └── concise: one line a finding
//! explanation ──reasoning──> the whole tree of one result
//! diagnostics ──diagnostic──> messages with the line they are about
//! ```
//!
//! A rendering reads the [`model::Report`] and nothing else, so that whoever has the JSON has everything.

pub mod build;
pub mod document;
pub mod judge;
pub mod model;
mod places;
pub mod settings;
pub mod words;

#[cfg(feature = "terminal")]
pub mod terminal;

/// The JSON Schema of the report, itself as text.
pub const SCHEMA: &str = include_str!("../report.schema.json");
