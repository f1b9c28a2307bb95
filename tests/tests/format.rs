//! The laws of the formatter: on every pack of the repository, every example, and packs that nobody wrote.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it cannot do"
)]

use std::fs;
use std::path::{Path, PathBuf};

use tekigo_grammar::parse;
use tekigo_tests::conformance::{read, root};
use tekigo_tests::generate::{self, Random};
use tekigo_tests::spacing::{Done, laws, respaced};
use tekigo_tests::trial::seeds;

/// The files of the repository with an ending, but for what was built.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let hidden = name.is_some_and(|name| name.starts_with('.') || name == "target");
        if path.is_dir() && !hidden {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(path);
        }
    }
    found.sort();
}

/// Every text of the repository that is in the language and has no problems, with where it stands.
fn texts() -> Vec<(String, String)> {
    let root = root();
    let name = |path: &Path| path.strip_prefix(&root).unwrap_or(path).display().to_string();
    let (mut packs, mut pages) = (Vec::new(), Vec::new());
    files(&root, "tekigo", &mut packs);
    files(&root, "md", &mut pages);
    let mut texts = Vec::new();
    for path in packs {
        texts.push((name(&path), fs::read_to_string(&path).expect("it can be read")));
    }
    for path in pages {
        let page = fs::read_to_string(&path).expect("it can be read");
        // What stands before the first heading of the second order is read too.
        for case in read(&path, &format!("## Start\n{page}")) {
            for block in case.blocks.iter().filter(|block| block.info == "tekigo") {
                texts.push((format!("{}:{}", name(&path), block.line), block.text.clone()));
            }
        }
    }
    texts.retain(|(_, text)| parse(text).problems.is_empty());
    texts
}

fn assert_laws(name: &str, text: &str) {
    if let Err(broken) = laws(text) {
        panic!("{name}: {broken}");
    }
}

#[test]
fn the_laws_hold_on_every_text_of_the_repository() {
    let texts = texts();
    for (name, text) in &texts {
        assert_laws(name, text);
    }
    let packs = texts.iter().filter(|(name, _)| name.starts_with("rules/")).count();
    assert!(packs > 50 && texts.len() > 2 * packs, "{packs} of {}", texts.len());
}

#[test]
fn the_laws_hold_on_every_text_with_other_blanks() {
    let mut done = Done::default();
    let texts = texts();
    for seed in seeds(2) {
        let mut random = Random::new(seed ^ 0x666d_7431);
        for (name, text) in &texts {
            let respaced = respaced(text, &mut random, &mut done);
            assert_laws(&format!("{name}, seed {seed}"), &respaced);
        }
    }
    eprintln!("{done:?}");
    // Changes that change nothing would prove nothing.
    assert!(done.comments > 2_000 && done.breaks > 2_000, "{done:?}");
}

#[test]
fn the_laws_hold_on_generated_packs() {
    let schemas = generate::schemas();
    let mut done = Done::default();
    for seed in seeds(60) {
        let text = generate::pack(seed, &schemas).whole();
        assert_laws(&format!("seed {seed}"), &text);
        let mut random = Random::new(seed ^ 0x666d_7432);
        assert_laws(&format!("seed {seed}"), &respaced(&text, &mut random, &mut done));
    }
}
