//! Runs the examples of `docs/errors/`, and writes what they print, and the index, anew.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tekigo_tests::conformance::root;
use tekigo_tests::errors::{INDEX, PageFile, folder, index, pages, run as run_page};

/// Runs the pages whose code contains the filter.
pub fn run(filter: Option<&str>, update: bool) -> Result<(), String> {
    let root = root();
    let mut files = pages(&root).map_err(|error| error.to_string())?;
    let contents = index(&files);
    files.retain(|file| filter.is_none_or(|filter| file.page.code.contains(filter)));
    if files.is_empty() {
        return Err(format!("no page is about {:?}", filter.unwrap_or_default()));
    }
    let tekigo = if files.iter().any(PageFile::is_typed) { command()? } else { PathBuf::new() };
    let mut wrong = 0;
    for file in &mut files {
        let came = run_page(file, &root, &tekigo)
            .map_err(|error| format!("{}: {error}", file.path.display()))?;
        let mut failures = came.wrong;
        if file.page.printed != came.printed {
            if update {
                file.page.printed = came.printed;
                write(&file.path, &file.page.write())?;
            } else {
                failures.push(format!("it prints\n{}\n{}", came.printed.ja, came.printed.en));
            }
        }
        for failure in failures {
            wrong += 1;
            println!("{}: {failure}", file.path.display());
            println!("  again: cargo xtask errors {}\n", file.page.code);
        }
    }
    let path = folder(&root).join(INDEX);
    if fs::read_to_string(&path).ok().as_deref() != Some(&contents) {
        if update {
            write(&path, &contents)?;
        } else {
            wrong += 1;
            println!("{}: not what the pages say; cargo xtask errors --update", path.display());
        }
    }
    println!("{} pages, {wrong} wrong", files.len());
    if wrong == 0 { Ok(()) } else { Err("some pages do not hold".to_owned()) }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("written anew: {}", path.display());
    Ok(())
}

/// The command, built now; it stands beside this program.
fn command() -> Result<PathBuf, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--quiet", "--package", "tekigo"]).status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the command tekigo cannot be built".to_owned());
    }
    let here = env::current_exe().map_err(|error| error.to_string())?;
    Ok(here.with_file_name(format!("tekigo{}", env::consts::EXE_SUFFIX)))
}
