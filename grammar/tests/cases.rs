//! The files of `cases/`, each with its tree, its problems and the names it lost.
#![allow(
    missing_docs,
    clippy::format_push_string,
    clippy::string_slice,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot read its own text should stop"
)]

mod show;

use std::fs;
use std::path::PathBuf;

fn cases() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tekigo"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    cases.sort();
    cases
}

#[test]
fn cases_read_as_they_did() {
    for (name, text) in cases() {
        let parsed = tekigo_grammar::parse(&text);
        let tree = show::tree::file(&text, &parsed.file);
        let problems = show::problems(&text, &parsed);
        let shown = format!(
            "{tree}\n---- problems\n{problems}\n---- broken\n{}\n",
            parsed.broken.join(", ")
        );
        insta::with_settings!({ snapshot_path => "cases", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, shown);
        });
    }
}

/// Codes whose trigger is too large or too invisible for a file of cases; `limits.rs` has them.
const ELSEWHERE: [&str; 5] = ["E001", "E003", "E006", "E016", "E019"];

#[test]
fn every_code_has_a_case() {
    let mut met: Vec<&str> = cases()
        .iter()
        .flat_map(|(_, text)| tekigo_grammar::parse(text).problems)
        .map(|problem| problem.kind.code())
        .chain(ELSEWHERE)
        .collect();
    met.sort_unstable();
    met.dedup();
    assert_eq!(met, tekigo_grammar::CODES);
}

/// A help or message that names a rule of the grammar, or a type of this crate, helps nobody.
#[test]
fn messages_are_in_both_languages_and_in_plain_words() {
    for (name, text) in cases() {
        for problem in tekigo_grammar::parse(&text).problems {
            let diagnostic = problem.diagnostic(7);
            assert_eq!(diagnostic.labels[0].file, 7);
            for words in [Some(&diagnostic.message), diagnostic.help.as_ref()].into_iter().flatten()
            {
                assert!(!words.ja.is_empty() && !words.en.is_empty(), "{name}: {problem:?}");
                assert!(
                    !words.en.contains("_line") && !words.en.contains("Rule::"),
                    "{name}: {words:?}"
                );
                let japanese =
                    words.ja.chars().any(|sign| ('\u{3041}'..='\u{9fff}').contains(&sign));
                assert!(japanese, "{name}: {}", words.ja);
            }
        }
    }
}
