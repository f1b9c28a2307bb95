//! Every page of `docs/errors/` whose example needs no command, and the index.

#![allow(clippy::expect_used, clippy::print_stderr, reason = "a test stops at what it cannot do")]

use std::path::Path;

use tekigo_tests::conformance::root;
use tekigo_tests::errors::{INDEX, folder, index, pages, run};

#[test]
fn every_page_holds() {
    let root = root();
    let pages = pages(&root).expect("the pages can be read");
    let mut wrong = 0;
    let mut seen = 0;
    for file in pages.iter().filter(|file| !file.is_typed()) {
        seen += 1;
        let came = run(file, &root, Path::new("")).expect("an example can be run");
        let mut failures = came.wrong;
        if came.printed != file.page.printed {
            failures.push(format!(
                "it prints something else:\n{}\n{}",
                came.printed.ja, came.printed.en
            ));
        }
        for failure in failures {
            wrong += 1;
            eprintln!("{}: {failure}", file.path.display());
            eprintln!("  again: cargo xtask errors {} [--update]\n", file.page.code);
        }
    }
    assert_eq!(wrong, 0, "pages that do not hold");
    assert!(seen > 100, "only {seen} pages were looked at");
}

#[test]
fn the_index_is_what_the_pages_say() {
    let root = root();
    let pages = pages(&root).expect("the pages can be read");
    let text = std::fs::read_to_string(folder(&root).join(INDEX)).expect("there is an index");
    assert!(text == index(&pages), "again: cargo xtask errors --update");
    for file in &pages {
        let link = format!("({}.md)", file.page.code);
        assert_eq!(text.matches(&link).count(), 1, "{link}");
    }
}

/// A page without words in one of the languages, or with words of the other, helps half of its readers.
#[test]
fn every_page_is_in_both_languages() {
    let japanese = |text: &str| text.chars().any(|sign| ('\u{3041}'..='\u{9fff}').contains(&sign));
    for file in pages(&root()).expect("the pages can be read") {
        let page = &file.page;
        for words in [&page.title, &page.meaning, &page.why, &page.remedy] {
            assert!(japanese(&words.ja), "{}: {}", page.code, words.ja);
            // Names of levels and signs are quoted; the words around them are English.
            let plain: String = words.en.split('`').step_by(2).collect();
            assert!(!plain.is_empty() && !japanese(&plain), "{}: {}", page.code, words.en);
        }
    }
}
