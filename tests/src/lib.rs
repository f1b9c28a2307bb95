//! The conformance suite, the pages of error codes, the reference interpreter and the laws.

pub mod conformance;
pub mod engine;
pub mod errors;
pub mod fuzz;
pub mod generate;
pub mod reference;
pub mod spacing;
pub mod states;
pub mod trial;
