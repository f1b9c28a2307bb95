//! Types, checker, compiler, facts, evaluator and explanations.

pub mod layout;
pub mod types;
pub mod value;
