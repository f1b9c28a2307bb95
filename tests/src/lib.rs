//! The conformance suite, the reference interpreter and the laws.

pub mod conformance;
