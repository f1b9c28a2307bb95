//! The rule book: every rule of a pack as controlled prose, made from the program and from titles alone, so that what is
//! signed off cannot drift from what is evaluated.
//!
//! ```text
//! program ──book──> RuleBook ──select──> RuleBook ──┬── serde: JSON, `tekigo-rules/1`
//!                                                   └── sheet: blocks in one language ──┬── text
//!                                                                                       └── markdown
//! ```

mod blank;
mod build;
mod entries;
mod ledger;
mod markdown;
mod model;
mod select;
mod sheet;
mod summary;
mod words;

pub use build::book;
pub use entries::{Entries, entries};
pub use ledger::ledger;
pub use markdown::markdown;
pub use model::{
    ChoiceText, Cited, ClauseFate, DocumentText, Encoded, EncodedBy, ExceptionText, FORMAT,
    OptionText, ParameterText, PartyText, RequirementText, RuleBook, RuleText, SourceLedger,
    SourceText, TableText, TermText, Uses, WhenText,
};
pub use select::Selection;
pub(crate) use sheet::{Block, Line, sheet};
pub use summary::{PackSummary, PartyShare, summary};
