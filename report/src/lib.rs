//! The report of an evaluation, and how people and programs read it.
//!
//! ```text
//! program + documents ──judge──> outcomes ──build──> Report ──┬── serde: JSON, `tekigo-report/1`
//!                                                             ├── concise: one line a finding
//!                                                             └── outline ──┬── text: for a terminal
//!                                                                           ├── markdown
//!                                                                           └── html: for a browser and for paper
//! explanation ──reasoning──> the whole tree of one result
//! diagnostics ──diagnostic──> messages with the line they are about
//! ```
//!
//! A rendering reads the [`model::Report`] and nothing else, so that whoever has the JSON has everything.

pub mod build;
mod clean;
pub mod document;
#[cfg(feature = "html")]
pub mod html;
pub mod judge;
pub mod markdown;
pub mod model;
pub mod outline;
mod places;
pub mod settings;
pub mod words;

#[cfg(feature = "terminal")]
pub mod terminal;

/// The JSON Schema of the report, itself as text.
pub const SCHEMA: &str = include_str!("../report.schema.json");
