//! Random packs and documents over a fixed world of schemas, the same for the same seed.
//!
//! Packs are made as text, directed by types, so that what the engine does to a pack from its first character on is
//! tested, and so that nearly every pack passes the checker.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a part of the tests: where it panics, a test has failed"
)]
#![allow(
    clippy::explicit_auto_deref,
    clippy::struct_field_names,
    reason = "without the first the type of what is picked is not found; a name has a name"
)]

mod catalog;
mod document;
mod formula;
mod growth;
mod inputs;
mod json;
mod literal;
mod pack;
mod random;
mod rule;
mod table;
mod term;
mod world;
mod writer;
mod yaml;

pub use growth::{grow, shuffle};
pub use inputs::{Situation, situation};
pub use json::Json;
pub use pack::{PackText, pack};
pub use random::Random;
pub use world::{SCHEMAS, schemas};
pub use yaml::{Written, spiced, yaml};
