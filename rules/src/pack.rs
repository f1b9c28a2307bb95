//! A pack as texts, and what becomes of it.

use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use tekigo_core::check::{SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::program::Program;
use tekigo_core::schema::SchemaFile;
use tekigo_core::typed::Pack;
use tekigo_grammar::diagnostic::Diagnostic;

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Its name within the pack, as `$ref` writes it.
    pub name: String,
    /// Where it is, as messages name it.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// The texts of a pack and of the schemas that it reads by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackText {
    /// Its `*.tekigo` files, in the order of their names.
    pub files: Vec<TextFile>,
    /// The schemas, in the order of their names.
    pub schemas: Vec<TextFile>,
}

/// A pack that compiled.
#[derive(Clone, Debug)]
pub struct LoadedPack {
    /// Its texts.
    pub text: PackText,
    /// As the checker understood it.
    pub pack: Pack,
    /// As it is evaluated.
    pub program: Program,
    /// What identifies its texts and schemas.
    pub sha256: String,
    /// What its author should look at.
    pub warnings: Vec<Diagnostic>,
}

/// A pack that did not compile.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Its texts, which the labels of the messages count.
    pub text: PackText,
    /// What is wrong, and what else there is to say.
    pub diagnostics: Vec<Diagnostic>,
}

impl PackText {
    /// Checks and compiles it.
    pub fn load(self) -> Result<LoadedPack, Box<Refused>> {
        let files: Vec<SourceFile<'_>> = self
            .files
            .iter()
            .map(|file| SourceFile { name: &file.name, text: &file.text })
            .collect();
        let schemas: Vec<SchemaFile<'_>> = self
            .schemas
            .iter()
            .map(|file| SchemaFile { name: &file.name, text: &file.text })
            .collect();
        let checked = check(&files, &schemas);
        match checked.pack {
            Some(pack) => {
                let (program, sha256) = (compile(&pack), self.sha256());
                Ok(LoadedPack { text: self, pack, program, sha256, warnings: checked.diagnostics })
            }
            None => Err(Box::new(Refused { text: self, diagnostics: checked.diagnostics })),
        }
    }

    /// SHA-256 over every file's name, length and text, the pack's files first, in small hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for file in self.every_file() {
            hash.update(format!("{}\n{}\n", file.name, file.text.len()));
            hash.update(file.text.as_bytes());
        }
        hash.finalize().iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }

    /// The files as the labels of messages count them: the pack's, then the schemas.
    pub fn every_file(&self) -> impl Iterator<Item = &TextFile> {
        self.files.iter().chain(&self.schemas)
    }
}
