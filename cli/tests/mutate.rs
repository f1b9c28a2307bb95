//! Tests that tell a rule from what it nearly is: of the shipped packs, and of a copy that lost one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot run must fail"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Changes of which nothing could be proved, and why no test can be missing: rule, what is written, the change.
const UNDECIDED: &str = include_str!("undecided.txt");

struct Ran {
    status: Option<i32>,
    out: String,
}

fn tekigo(arguments: &[&str]) -> Ran {
    let done = Command::new(env!("CARGO_BIN_EXE_tekigo"))
        .arg("test")
        .args(arguments)
        .args(["--lang", "en"])
        .output()
        .unwrap();
    Ran { status: done.status.code(), out: String::from_utf8(done.stdout).unwrap() }
}

fn list<'a>(value: &'a Value, pointer: &str) -> Vec<&'a Value> {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.map(|items| items.iter().collect()).unwrap_or_default()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn no_change_to_a_shipped_rule_goes_unnoticed() {
    let names = tekigo_rules::names();
    let mut arguments = names;
    arguments.extend(["--mutate", "--output", "json"]);
    let ran = tekigo(&arguments);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let mut undecided = Vec::new();
    let mut tried = 0;
    for pack in list(&report, "/packs") {
        tried += pack.pointer("/mutants/tried").and_then(Value::as_u64).unwrap();
        let survivors: Vec<String> = list(pack, "/mutants/survivors")
            .into_iter()
            .map(|survivor| format!("{}: {}", text(survivor, "/id"), text(survivor, "/words/en")))
            .collect();
        assert!(survivors.is_empty(), "no test notices: {survivors:#?}");
        for change in list(pack, "/mutants/undecided") {
            let (rule, written) = (text(change, "/rule"), text(change, "/written"));
            undecided.push(format!("{rule} | {written} | {}", text(change, "/words/en")));
        }
    }
    undecided.sort();
    let known: Vec<&str> = UNDECIDED
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .collect();
    assert_eq!(undecided, known, "changes of which nothing is proved");
    assert_eq!(ran.status, Some(0));
    assert!(tried > 2_000, "only {tried} changes were tried");
}

fn copied(pack: &str, to: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/packs").join(pack);
    let to = to.join(pack);
    std::fs::create_dir_all(&to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    to
}

/// A copy of a pack loses one test: the change that it alone noticed is named, and the case that is suggested, filled in with
/// what that test expected, notices it again.
#[test]
fn a_test_that_is_lost_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let pack = copied("support-2020", folder.path());
    let file = pack.join("advisers.test.tekigo");
    let whole = std::fs::read_to_string(&file).unwrap();
    let start = whole.find("test \"SP-2: five times\"").unwrap();
    let end = start + whole[start + 1..].find("test \"").unwrap() + 1;
    let lost = &whole[start..end];
    assert!(lost.contains("expect SP-2 passes"), "{lost}");
    let rest = format!("{}{}", &whole[..start], &whole[end..]);
    std::fs::write(&file, &rest).unwrap();

    let path = pack.to_str().unwrap();
    let survivors = tekigo(&[path, "--mutate"]);
    assert_eq!(survivors.status, Some(1));
    assert!(survivors.out.contains("“at most” becomes “below”"), "{}", survivors.out);

    let cases = folder.path().join("cases.tekigo");
    let option = format!("--suggest={}", cases.display());
    assert_eq!(tekigo(&[path, &option]).status, Some(1));
    let suggested = std::fs::read_to_string(&cases).unwrap();
    assert_eq!(suggested.matches("???").count(), 2, "the heading, and one case: {suggested}");
    assert!(suggested.contains("times_in_year: 5") || suggested.contains("times_in_year = 5"));

    // A hole is no test.
    std::fs::write(&file, format!("{rest}\n{suggested}")).unwrap();
    assert_eq!(tekigo(&[path]).status, Some(3));
    let filled = suggested.replace("expect SP-2 ???", "expect SP-2 passes");
    std::fs::write(&file, format!("{rest}\n{filled}")).unwrap();
    let again = tekigo(&[path, "--mutate"]);
    assert_eq!(again.status, Some(0), "{}", again.out);
}
