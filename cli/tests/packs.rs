//! The shipped packs against their own tests.
#![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

use std::process::Command;

#[test]
fn every_test_holds_and_everything_is_shown() {
    let done = Command::new(env!("CARGO_BIN_EXE_tekigo"))
        .arg("test")
        .args(tekigo_rules::names())
        .args(["--require-coverage=results", "--output", "json"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "", "no pack has a warning");
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let list = |value: &serde_json::Value, pointer: &str| {
        value.pointer(pointer).and_then(serde_json::Value::as_array).cloned().unwrap_or_default()
    };
    let mut missing = Vec::new();
    for pack in list(&report, "/packs") {
        for rule in list(&pack, "/coverage/missing") {
            for condition in list(&rule, "/conditions") {
                let words = condition.pointer("/words/en").unwrap().as_str().unwrap().to_owned();
                missing.push((rule.pointer("/rule").unwrap().as_str().unwrap().to_owned(), words));
            }
        }
    }
    assert!(missing.is_empty(), "conditions that no test shows to matter: {missing:#?}");
    assert_eq!(done.status.code(), Some(0), "a test does not hold, or a result is not shown");
}
