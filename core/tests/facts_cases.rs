//! What the fact reader makes of documents, one case after another, from `documents/cases.txt`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

mod documents;

use documents::shape::Shape;
use documents::{check_tables, places, print, print_document_state, print_problems};
use tekigo_core::facts::{self, Facts, Limits, envelope, place};
use tekigo_core::layout::{Layout, NodeKind};

const CASES: &str = include_str!("documents/cases.txt");

struct Case<'a> {
    name: &'a str,
    layout: &'a Layout,
    text: String,
    state: &'a str,
    expected: Vec<&'a str>,
}

/// The blocks of the file: their first line and what is indented below it.
fn blocks() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut blocks: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix("  ") {
            Some(inside) => blocks.last_mut().unwrap().1.push(inside),
            None => blocks.push((line, Vec::new())),
        }
    }
    blocks
}

/// Where a printed fact stands, as `LINE:COLUMN`.
fn position(case: &Case<'_>, facts: &Facts, pointer: &str) -> String {
    let place = place::find(case.layout, facts, pointer).unwrap();
    let at = match case.layout.nodes[place.node.0].kind {
        NodeKind::Leaf(slot) => facts.fact(slot, place.row).unwrap().at,
        NodeKind::List(list, _) => facts.list(list, place.row).unwrap().at,
        NodeKind::Record(_) => panic!("{pointer} is a record"),
    };
    let (line, column) = place::line_column(&case.text, at);
    format!("{line}:{column}")
}

fn check(case: &Case<'_>) {
    let name = case.name;
    let facts = facts::read(&case.text, case.layout, &Limits::default())
        .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    check_tables(case.layout, &facts);
    assert_eq!(print_document_state(&facts), case.state, "{name}");
    assert_eq!(envelope(&case.text, &Limits::default()).unwrap().state, facts.state, "{name}");

    let blank = if case.state == "draft" { " open" } else { " silent" };
    let (problems, expected): (Vec<&str>, Vec<&str>) =
        case.expected.iter().partition(|line| line.starts_with('D'));
    let printed = print(case.layout, &facts);
    let mut wanted = Vec::new();
    for line in expected {
        let (fact, at) = line.split_once(" @").map_or((line, None), |(fact, at)| (fact, Some(at)));
        assert!(printed.iter().any(|line| line == fact), "{name}: no {fact} in {printed:#?}");
        if let Some(at) = at {
            let pointer = fact.split_once(' ').unwrap().0;
            assert_eq!(position(case, &facts, pointer), at, "{name}: {pointer}");
        }
        if !fact.ends_with(blank) {
            wanted.push(fact);
        }
    }
    let found: Vec<&str> =
        printed.iter().map(String::as_str).filter(|line| !line.ends_with(blank)).collect();
    let sorted = |mut lines: Vec<&str>| {
        lines.sort_unstable();
        lines.join("\n")
    };
    assert_eq!(sorted(found), sorted(wanted), "{name}");
    let noted = print_problems(&facts);
    let noted: Vec<&str> = noted.iter().map(String::as_str).collect();
    assert_eq!(sorted(noted), sorted(problems), "{name}");
    for place in places(case.layout, &facts) {
        let pointer = place::pointer(case.layout, &facts, place).unwrap();
        assert_eq!(place::find(case.layout, &facts, &pointer), Ok(place), "{name}: {pointer}");
    }
}

#[test]
fn cases() {
    let blocks = blocks();
    let mut layout = Layout::default();
    let mut count = 0;
    for (at, (head, inside)) in blocks.iter().enumerate() {
        if *head == "shape" {
            layout = Shape::read(&inside.join("\n")).layout("+09:00");
        }
        let Some(name) = head.strip_prefix("case ") else { continue };
        let (state, expected) = &blocks[at + 1];
        let state =
            state.strip_prefix("expect ").unwrap_or_else(|| panic!("{name} expects nothing"));
        let text = inside.join("\n");
        check(&Case { name, layout: &layout, text, state, expected: expected.clone() });
        count += 1;
    }
    assert!(count > 50, "{count}");
}

/// Every problem that a fact can have stands in some case; those of limits have tests of their own.
#[test]
fn every_problem_has_a_case() {
    let limits = ["D026", "D030", "D041"];
    for code in facts::CODES.iter().filter(|code| **code >= "D020" && !limits.contains(code)) {
        assert!(CASES.contains(&format!("  {code} /")), "{code} has no case");
    }
}
