//! Examples that are typed: `$ tekigo …` in a folder that holds the world of the command's tests and the files of the page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io, process};

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::error_page::Block;

use super::expand;
use super::run::{Output, plain};

/// Runs the lines of the `console` blocks.
pub(super) fn output(blocks: &[Block], root: &Path, tekigo: &Path) -> Result<Output, String> {
    let folder = Folder::new(root).map_err(|error| format!("the folder of the world: {error}"))?;
    for block in blocks.iter().filter(|block| block.language() != "console") {
        let path = folder.path.join(block.file().ok_or("a file of the example has no name")?);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(path, expand(&block.text)))
            .map_err(|error| error.to_string())?;
    }
    let lines: Vec<&str> = blocks
        .iter()
        .filter(|block| block.language() == "console")
        .flat_map(|block| block.text.lines())
        .collect();
    let mut told = [String::new(), String::new()];
    for (language, told) in ["ja", "en"].into_iter().zip(&mut told) {
        for line in &lines {
            told.push_str(&typed(line, language, &folder.path, tekigo)?);
        }
    }
    let [ja, en] = told;
    let mut codes = BTreeMap::new();
    for code in codes_in(&ja) {
        *codes.entry(code).or_default() += 1;
    }
    Ok(Output { printed: Bilingual::new(ja, en), codes })
}

/// One line: `$ tekigo …`, `$ tekigo … | grep WORD` (what goes to standard error is shown whole), or `$ tekigo … 2>&1 | tail -9`.
fn typed(line: &str, language: &str, folder: &Path, tekigo: &Path) -> Result<String, String> {
    let line = line.strip_prefix("$ tekigo ").ok_or("a line is typed as `$ tekigo …`")?;
    let (line, last) = line.split_once(" 2>&1 | tail -").unwrap_or((line, ""));
    let (line, wanted) = line.split_once(" | grep ").unwrap_or((line, ""));
    let mut command = Command::new(tekigo);
    command.current_dir(folder).args(line.split_whitespace()).env("LANG", language);
    for name in ["LC_ALL", "LC_MESSAGES", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let done = command.output().map_err(|error| format!("{}: {error}", tekigo.display()))?;
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    let found = out.lines().filter(|line| line.contains(wanted));
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    let shown: Vec<&str> = told.lines().chain(found).collect();
    let last = last.parse().unwrap_or(shown.len());
    let shown = shown.get(shown.len().saturating_sub(last)..).unwrap_or_default();
    Ok(plain(&shown.join("\n")))
}

/// The codes that a message begins with: `[I001]`, or the word behind `invalid`.
fn codes_in(text: &str) -> Vec<String> {
    let is_code = |word: &&str| {
        let digits = word.get(1..).unwrap_or_default();
        word.starts_with(|letter: char| letter.is_ascii_uppercase())
            && digits.len() == 3
            && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    let marked = text.split(['[', ']']).filter(is_code);
    let listed = text.lines().filter_map(|line| line.split(" invalid ").nth(1)?.split(' ').next());
    marked.chain(listed.filter(is_code)).map(str::to_owned).collect()
}

/// A copy of the world, which is gone when it is no longer needed.
struct Folder {
    path: PathBuf,
}

static FOLDERS: AtomicUsize = AtomicUsize::new(0);

impl Folder {
    fn new(root: &Path) -> io::Result<Self> {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("tekigo-page-{}-{number}", process::id()));
        copy(&root.join("cli/tests/world"), &path)?;
        Ok(Self { path })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be taken away is the operating system's to clear.
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
