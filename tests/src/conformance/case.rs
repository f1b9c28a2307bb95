//! Reads the cases from their Markdown.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// A case: what stands under one `##` heading.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file, as a path from the root of the repository.
    pub file: PathBuf,
    /// Its heading.
    pub name: String,
    /// The line of its heading.
    pub line: usize,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands behind the fence.
    pub info: String,
    /// What is in it.
    pub text: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
}

impl Case {
    /// What a person types to run this case alone.
    #[must_use]
    pub fn id(&self) -> String {
        let file = self.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        format!("{file}#{}", self.name)
    }

    /// The texts of the blocks of one sort, put together.
    #[must_use]
    pub fn text(&self, info: &str) -> String {
        self.blocks
            .iter()
            .filter(|block| block.info == info)
            .map(|block| block.text.as_str())
            .collect()
    }

    /// The first block of a sort.
    #[must_use]
    pub fn block(&self, info: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.info == info)
    }
}

/// Every case of the suite, in the order of the files' names.
pub fn cases(root: &Path) -> io::Result<Vec<Case>> {
    let folder = root.join("tests/conformance");
    let mut names: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| name.extension().is_some_and(|extension| extension == "md"));
    names.sort();
    let mut cases = Vec::new();
    for name in names {
        let text = fs::read_to_string(&name)?;
        let file = name.strip_prefix(root).unwrap_or(&name).to_owned();
        cases.extend(read(&file, &text));
    }
    Ok(cases)
}

/// The cases of one file; what stands before the first heading is for the reader alone.
#[must_use]
pub fn read(file: &Path, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in text.lines().enumerate() {
        if let Some(block) = &mut open {
            if line.starts_with("```") {
                if let (Some(case), Some(block)) = (cases.last_mut(), open.take()) {
                    case.blocks.push(block);
                }
                open = None;
            } else {
                block.text.push_str(line);
                block.text.push('\n');
            }
        } else if let Some(info) = line.strip_prefix("```") {
            open = Some(Block { info: info.trim().to_owned(), text: String::new(), line: at + 1 });
        } else if let Some(name) = line.strip_prefix("## ") {
            let name = name.trim().to_owned();
            cases.push(Case { file: file.to_owned(), name, line: at + 1, blocks: Vec::new() });
        }
    }
    cases
}
