//! A sample in YAML is judged as its twin in JSON is, but for names, hashes and places.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join("rules").join("samples")
}

fn check(sample: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
    command.current_dir(samples()).args(["check", sample, "--as-of", "2020-06-02"]).args(more);
    command.env_remove("NO_COLOR").output().unwrap()
}

fn report(sample: &str) -> Value {
    let done = check(sample, &["--output", "json"]);
    assert_eq!(done.status.code(), Some(1), "{sample}");
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "", "{sample}");
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Takes out what may differ, and keeps the places that are taken out.
fn bare(value: &mut Value, places: &mut Vec<(String, u64, u64)>) {
    match value {
        Value::Object(members) => {
            let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
            let number = |name: &str| members.get(name).and_then(Value::as_u64);
            if let (Some(input), Some(line), Some(column)) =
                (text("input"), number("line"), number("column"))
            {
                let pointer = text("pointer").unwrap_or_default();
                places.push((format!("{input}{pointer}"), line, column));
            }
            for name in ["line", "column", "sha256"] {
                members.remove(name);
            }
            members.values_mut().for_each(|member| bare(member, places));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| bare(item, places)),
        Value::String(text) => {
            *text = text
                .replace("weak-provider-yaml", "weak-provider")
                .replace("disclosure.yaml", "disclosure.json")
                .replace("system-website.yml", "system-website.json");
        }
        _ => {}
    }
}

#[test]
fn a_sample_in_yaml_is_judged_as_in_json() {
    let (mut json, mut yaml) = (report("weak-provider"), report("weak-provider-yaml"));
    let (mut of_json, mut of_yaml) = (Vec::new(), Vec::new());
    bare(&mut json, &mut of_json);
    bare(&mut yaml, &mut of_yaml);
    assert!(json == yaml, "the reports differ:\n{json:#}\n{yaml:#}");
    assert_eq!(of_json.len(), of_yaml.len());
    assert!(of_yaml.len() > 50, "only {} places", of_yaml.len());

    // Where a value is written, its line has the name; where none is, the record it belongs in starts there.
    let mut named = 0;
    for (place, line, column) in &of_yaml {
        let (file, pointer) =
            place.split_once(['/']).and_then(|(_, rest)| rest.split_once('/')).unwrap();
        let text =
            std::fs::read_to_string(samples().join("weak-provider-yaml").join(file)).unwrap();
        let line = text.lines().nth(usize::try_from(*line).unwrap() - 1).unwrap();
        let column = usize::try_from(*column).unwrap() - 1;
        assert!(line.chars().count() > column, "{place}: {line}");
        let name = pointer.rsplit('/').find(|name| name.parse::<usize>().is_err()).unwrap();
        named += usize::from(line.contains(name));
    }
    assert!(named * 2 > of_yaml.len(), "{named} of {} lines have the name", of_yaml.len());
    let retention =
        of_yaml.iter().find(|(place, ..)| place.ends_with("/backup/retention")).unwrap();
    assert_eq!((retention.1, retention.2), (32, 14));
}
