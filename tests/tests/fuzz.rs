//! A short run of every fuzz target: the cases that are kept, and mutations of them. `TEKIGO_CASES` sets how many of each.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::panic,
    reason = "a test says what it saw"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tekigo_tests::conformance::root;
use tekigo_tests::fuzz::{TARGETS, mutated};
use tekigo_tests::generate::Random;
use tekigo_tests::trial;

/// The files of a folder, and of its folders, with an ending.
fn texts(folder: &Path, ending: &str) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let mut inner: Vec<PathBuf> =
                std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
            inner.sort();
            waiting.extend(inner);
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(std::fs::read(path).unwrap());
        }
    }
    files
}

/// What a target starts from: the cases that are kept, and texts of the repository that mean something to it.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = root();
    let mut seeds = match target {
        "pack" => texts(&root.join("tests/world"), ".tekigo"),
        "yaml" => texts(&root.join("rules/samples"), ".yaml"),
        "checks" => texts(&root.join("rules/samples"), ".json")
            .into_iter()
            .enumerate()
            .map(|(seed, text)| [&(seed as u64).to_le_bytes()[..], &text].concat())
            .collect(),
        _ => texts(&root.join("rules/samples"), ".json"),
    };
    let kept = root.join("fuzz/corpus").join(target);
    if kept.is_dir() {
        seeds.extend(texts(&kept, ""));
    }
    seeds
}

#[test]
fn nothing_that_strangers_send_stops_it() {
    let count = trial::seeds(400);
    let mut found = Vec::new();
    for (name, run) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has nothing to start from");
        let mut random = Random::new(0x6675_7A7A ^ count.start);
        let mutations = count.clone().map(|_| {
            let of = |random: &mut Random| seeds.get(random.below(seeds.len())).cloned().unwrap();
            let (one, other) = (of(&mut random), of(&mut random));
            mutated(&one, &other, &mut random)
        });
        for bytes in seeds.iter().cloned().chain(mutations) {
            // A panic is what is looked for: it fails the test at the end, once its bytes are kept and the other texts were tried.
            if catch_unwind(AssertUnwindSafe(|| run(&bytes))).is_err() {
                let path = std::env::temp_dir().join(format!("tekigo-{name}-{}", found.len()));
                std::fs::write(&path, &bytes).unwrap();
                found.push(path.display().to_string());
            }
        }
    }
    assert!(found.is_empty(), "the bytes are kept in {}", found.join(", "));
}
