//! Tests of a pack that cannot be judged.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot do")]

use tekigo_core::compile::compile;
use tekigo_core::coverage::Coverage;
use tekigo_core::runner;
use tekigo_tests::conformance::{World, root};

const PACK: &str = r#"
rule R-1 provider must
  ja "名前を書く"    en "The name is stated"
  cites   guideline 1
  require disclosure.name is disclosed
  remedy  ja "書く"    en "State it"

test "first"
  given  disclosure.name = "雲"
  expect R-1 passes
test "second"
  given  disclosure
  expect R-1 fails
"#;

/// What a test's lines can write is always a document; were it none, that one test fails, says why, and shows nothing.
#[test]
fn a_document_that_cannot_be_read_costs_its_own_test_alone() {
    let world = World::load(&root(), "case").expect("the world of the cases is there");
    let mut pack = world.check(PACK).pack.expect("it compiles");
    let first = pack.tests.first_mut().expect("there are two");
    first.documents.iter_mut().for_each(|(_, text)| text.insert(0, '['));
    let program = compile(&pack);
    let outcomes = runner::run(&pack.tests, &program);
    let [first, second] = outcomes.as_slice() else { panic!("there are two") };
    assert!(first.refused.is_some() && first.checks.is_empty() && !first.holds());
    assert!(second.refused.is_none() && second.holds());
    let coverage = Coverage::of(&program, &outcomes);
    let [rule] = coverage.rules.as_slice() else { panic!("there is one rule") };
    let shown: Vec<bool> = rule.results.iter().map(|(_, shown)| *shown).collect();
    assert_eq!(shown, [false, true, false], "pass, fail, unknown");
}
