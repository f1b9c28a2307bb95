//! The conformance suite, the reference interpreter and the laws.

pub mod conformance;
pub mod engine;
pub mod fuzz;
pub mod generate;
pub mod reference;
pub mod states;
pub mod trial;
