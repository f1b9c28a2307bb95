//! Every page of `docs/errors/` about what is typed: the command prints what the page shows.
#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot run must fail, and says why"
)]

use std::path::Path;

use tekigo_tests::conformance::root;
use tekigo_tests::errors::{PageFile, pages, run};

#[test]
fn every_typed_page_holds() {
    let root = root();
    let pages: Vec<PageFile> = pages(&root).expect("the pages can be read");
    let mut wrong = 0;
    let mut seen = 0;
    for file in pages.iter().filter(|file| file.is_typed()) {
        seen += 1;
        let came = run(file, &root, Path::new(env!("CARGO_BIN_EXE_tekigo")))
            .expect("an example can be run");
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
    assert!(seen > 20, "only {seen} pages were looked at");
}
