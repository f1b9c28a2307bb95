//! Reads the schemas.

use tekigo_grammar::diagnostic::Diagnostic;

use crate::types::Schemas;

/// One file of schemas.
#[derive(Clone, Copy, Debug)]
pub struct SchemaFile<'a> {
    /// Its name, as `$ref` writes it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// What is wrong with a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaProblem {}

impl SchemaProblem {
    /// The problem as a message to a person; its labels count files from the first schema.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic {
            code: "E065",
            severity: tekigo_grammar::diagnostic::Severity::Error,
            message: Default::default(),
            labels: vec![],
            help: None,
        }
    }
}

/// Reads schemas.
#[must_use]
pub fn read(_files: &[SchemaFile<'_>]) -> (Schemas, Vec<SchemaProblem>) {
    (Schemas::default(), Vec::new())
}
