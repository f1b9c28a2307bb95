//! `tekigo diff`: what a revision of a shipped pack comes out as.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACK: &str = "accreditation";

fn rules() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../rules")
}

/// A copy of a shipped pack with something changed; the schemas stand beside it.
fn copy(change: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("revised");
    fs::create_dir_all(to.join("schemas")).unwrap();
    let texts = |from: PathBuf| fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path());
    for path in texts(rules().join("packs").join(PACK)) {
        if path.extension().is_some_and(|ending| ending == "tekigo") {
            let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            fs::write(to.join(path.file_name().unwrap()), change(&text)).unwrap();
        }
    }
    for path in texts(rules().join("schemas")) {
        fs::copy(&path, to.join("schemas").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

fn diff(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
    command.current_dir(folder).arg("diff").args(arguments).args(["--as-of", "2020-06-02"]);
    let done = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn a_pack_is_itself() {
    let folder = copy(str::to_owned);
    let (status, out, err) = diff(folder.path(), &[PACK, "revised", "--lang", "en"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(!out.contains("stricter") && !out.contains("not decided"), "{out}");
}

/// What an author changes in one go: an edge, a title, a strength, the order of two parts; and a rule that is gone.
fn revised(text: &str) -> String {
    let edge = "  when    accreditation.change.filed_on >= 2020-06-02\n  when    all form in";
    let text = text.replace(edge, &edge.replace(">=", ">"));
    text.replace("rule AC-8 provider may", "rule AC-8 provider should")
        .replace("en \"The mark", "en \"A mark")
}

#[test]
fn a_moved_edge_is_shown_by_the_document_at_the_edge() {
    let folder = copy(revised);
    let (status, out, err) = diff(folder.path(), &[PACK, "revised", "--output", "json"]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    let schema: serde_json::Value = serde_json::from_str(tekigo_report::revision::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator
        .iter_errors(&told)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    let rule = |id: &str| {
        let rules = told["rules"].as_array().unwrap();
        rules.iter().find(|rule| rule["rule"] == id).unwrap().clone()
    };
    assert_eq!(rule("AC-7")["witnesses"][0]["documents"][0]["change"]["filed_on"], "2020-06-02");
    assert_eq!(rule("AC-8")["change"], "stricter");
    // The same packs give the same bytes.
    assert_eq!(diff(folder.path(), &[PACK, "revised", "--output", "json"]).1, out);
}

#[test]
fn people_read_it() {
    let folder = copy(revised);
    let sample = rules().join("samples/accredited-provider/accreditation.json");
    fs::copy(sample, folder.path().join("filed.json")).unwrap();
    for (name, language, form) in [
        ("a revision in Japanese", "ja", "text"),
        ("a revision in English", "en", "text"),
        ("a revision as Markdown", "en", "markdown"),
    ] {
        let arguments = [PACK, "revised", "filed.json", "--lang", language, "--output", form];
        let (status, out, err) = diff(folder.path(), &arguments);
        assert_eq!((status, err.as_str()), (Some(1), ""), "{out}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.replace(' ', "_"), out);
        });
    }
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = copy(|text| text.replace("rule AC-8", "rulle AC-8"));
    let (status, out, err) = diff(folder.path(), &[PACK, "revised", "--lang", "en"]);
    assert_eq!((status, out.as_str()), (Some(3), ""));
    assert!(err.contains("error[I011]"), "{err}");
    let (status, _, err) = diff(folder.path(), &["acreditation", "gone", "--lang", "en"]);
    assert_eq!(status, Some(2));
    assert!(err.matches("error[I017]").count() == 2 && err.contains("accreditation"), "{err}");
    let (status, _, err) = diff(folder.path(), &[PACK, PACK, "gone.json", "--lang", "en"]);
    assert_eq!(status, Some(2), "{err}");
}
