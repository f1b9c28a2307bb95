//! The conformance suite, the reference interpreter and the laws.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "all of this crate is a test: where it panics, a test has failed"
)]

pub mod engine;
pub mod generate;
pub mod reference;
