//! The world of the cases: the schemas and the header that they share.

use std::path::{Path, PathBuf};
use std::{fs, io};

use tekigo_core::check::{Checked, SourceFile, check};
use tekigo_core::schema::SchemaFile;

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Schemas and a header.
#[derive(Clone, Debug)]
pub struct World {
    /// Names and texts of the schemas.
    pub schemas: Vec<(String, String)>,
    /// The text of the header.
    pub header: String,
}

impl World {
    /// The world with one of its headers: `header` for the language reference, `case` for the conformance suite.
    pub fn load(root: &Path, header: &str) -> io::Result<Self> {
        let folder = root.join("tests/world");
        let mut schemas = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            if name.ends_with(".schema.json") {
                schemas.push((name, fs::read_to_string(&path)?));
            }
        }
        schemas.sort();
        let header = fs::read_to_string(folder.join(format!("{header}.tekigo")))?;
        Ok(Self { schemas, header })
    }

    /// Checks a text with the header before it. The header is the first file, the text the second.
    #[must_use]
    pub fn check(&self, text: &str) -> Checked {
        let files =
            [SourceFile { name: "header", text: &self.header }, SourceFile { name: "case", text }];
        let schemas: Vec<SchemaFile<'_>> =
            self.schemas.iter().map(|(name, text)| SchemaFile { name, text }).collect();
        check(&files, &schemas)
    }
}
