//! Every case of `tests/conformance/` and every example of the language reference.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::panic,
    reason = "a test stops at what it cannot do"
)]

use std::collections::BTreeSet;
use std::path::Path;

use tekigo_core::check::CODES;
use tekigo_core::compile::compile;
use tekigo_core::coverage::Coverage;
use tekigo_core::runner;
use tekigo_tests::conformance::{
    CONSTRUCTS, Case, LINES, RELATIONS, World, cases, constructs, print_missing, root, run,
};

fn all() -> (World, Vec<Case>) {
    let root = root();
    let world = World::load(&root, "case").expect("the world of the cases is there");
    let cases = cases(&root).expect("the cases can be read");
    assert!(!cases.is_empty(), "there are cases");
    (world, cases)
}

#[test]
fn every_case_holds() {
    let (world, cases) = all();
    let mut wrong = 0;
    for case in &cases {
        for failure in run(case, &world).failures {
            wrong += 1;
            eprintln!("{}:{}: {}", case.file.display(), failure.line, failure.message);
            eprintln!("  again: cargo xtask conformance '{}'\n", case.id());
        }
    }
    assert_eq!(wrong, 0, "cases that do not hold");
}

#[test]
fn nothing_is_without_a_case() {
    let (world, cases) = all();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for case in &cases {
        let ran = run(case, &world);
        seen.extend(ran.codes);
        seen.extend(ran.packs.iter().flat_map(constructs));
    }
    let wanted = CONSTRUCTS.iter().chain(RELATIONS).chain(LINES).chain(CODES);
    let missing: Vec<&&str> = wanted.filter(|name| !seen.contains(**name)).collect();
    assert!(missing.is_empty(), "without a case in tests/conformance: {missing:?}");
}

/// What the reference says of its example of coverage.
#[test]
fn the_example_of_coverage_leaves_what_the_reference_says() {
    let root = root();
    let world = World::load(&root, "header").expect("the world of the reference is there");
    let text = std::fs::read_to_string(root.join("docs/language.md")).expect("it is there");
    let blocks = text.split("```tekigo\n").skip(1).filter_map(|rest| rest.split("```").next());
    let page: String = blocks.collect();
    let pack = world.check(&page).pack.expect("the examples compile");
    let program = compile(&pack);
    let coverage = Coverage::of(&program, &runner::run(&pack.tests, &program));
    let at = program.rules.iter().position(|rule| rule.id == "A-12").expect("it is there");
    let rule = coverage.rules.get(at).expect("every rule is told of");
    let missing = print_missing(&program, rule, &page);
    // Where on the page it stands does not matter.
    let is_place = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let words =
        |line: &str| line.split(' ').filter(|word| !is_place(word)).collect::<Vec<_>>().join(" ");
    let missing: Vec<String> = missing.lines().map(words).collect();
    let wanted = [
        "A-12 Unknown",
        "A-12 `contract.allowed_with_consent` true",
        "A-12 `contract.barred_in_principle is disclosed` false",
        "A-12 `contract.allowed_with_consent is disclosed` false",
    ];
    assert_eq!(missing, wanted);
}

/// The reference is one pack: its examples build on one another.
#[test]
fn the_examples_of_the_reference_hold() {
    let root = root();
    let world = World::load(&root, "header").expect("the world of the reference is there");
    let file = Path::new("docs/language.md");
    let text = std::fs::read_to_string(root.join(file)).expect("the reference is there");
    let sections = tekigo_tests::conformance::read(
        file,
        &format!("## Reference\n{}", text.replace("\n## ", "\n### ")),
    );
    let [case] = sections.as_slice() else { panic!("the reference is one case") };
    let ran = run(case, &world);
    let warnings_alone = ran.codes.iter().all(|code| code.starts_with('W'));
    for failure in ran.failures {
        // Some examples show what the checker warns of.
        assert!(
            warnings_alone && failure.message.starts_with("the problems differ"),
            "{}",
            failure.message
        );
    }
}
