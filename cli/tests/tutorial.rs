//! The tutorial is followed word for word: its files are written, its commands are run, and what comes out is what it shows.
//!
//! A block ` ```… file=PATH ` is saved, a block ` ```sh ` is run by a shell, and the block ` ```text ` after it is what the command
//! prints on both outputs. `TEKIGO_UPDATE=1` writes the `text` blocks anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it cannot do")]

use std::path::{Path, PathBuf};
use std::process::Command;

const TUTORIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/tutorial.md");

/// A part of the page.
enum Part {
    Prose(String),
    /// What is said behind the opening fence, and what stands between the fences.
    Block(String, String),
}

#[test]
fn the_tutorial_gives_what_it_says() {
    let page = std::fs::read_to_string(TUTORIAL).unwrap();
    let folder = folder();
    let mut printed = None;
    let mut anew = String::new();
    let mut differs = Vec::new();
    let mut commands = 0;
    for part in parts(&page) {
        let (info, text) = match part {
            Part::Prose(line) => {
                anew.push_str(&line);
                anew.push('\n');
                continue;
            }
            Part::Block(info, text) => (info, text),
        };
        let mut shown = text.clone();
        if let Some((_, path)) = info.split_once("file=") {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &text).unwrap();
        } else if info == "sh" {
            printed = Some((text.clone(), run(&text, &folder)));
            commands += 1;
        } else if info == "text" {
            let Some((command, came)) = printed.take() else {
                panic!("no command before:\n{text}")
            };
            if came != text {
                differs.push(format!("$ {command}shown:\n{text}\nprinted:\n{came}"));
            }
            shown = came;
        }
        anew.push_str(&format!("```{info}\n{shown}```\n"));
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(commands >= 5, "the tutorial has commands");
    if std::env::var_os("TEKIGO_UPDATE").is_some() {
        std::fs::write(TUTORIAL, anew).unwrap();
    } else {
        assert!(differs.is_empty(), "{}\nTEKIGO_UPDATE=1 writes them anew", differs.join("\n"));
    }
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            parts.push(Part::Prose(line.to_owned()));
            continue;
        };
        let text: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        parts.push(Part::Block(info.to_owned(), text));
    }
    parts
}

/// A folder of its own.
fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tekigo-tutorial-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(command: &str, folder: &Path) -> String {
    let tekigo = Path::new(env!("CARGO_BIN_EXE_tekigo")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {}; }} 2>&1", command.trim_end())])
        .env("PATH", format!("{}:{path}", tekigo.display()))
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
