//! Types, checker, compiler, facts, evaluator and explanations.

pub mod attestation;
pub mod check;
pub mod compile;
pub mod coverage;
pub mod eval;
pub mod explain;
pub mod facts;
mod json;
pub mod layout;
pub mod mutation;
pub mod program;
pub mod prose;
pub mod regions;
pub mod revision;
pub mod runner;
pub mod schema;
pub mod scrutiny;
pub mod settings;
pub mod suggest;
pub mod typed;
pub mod types;
pub mod value;
