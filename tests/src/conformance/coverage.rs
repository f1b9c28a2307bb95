//! Prints what the tests of a case do not show, as the cases hold it.

use std::fmt::Write as _;

use tekigo_core::compile::compile;
use tekigo_core::coverage::{Condition, Count, Coverage, Part, RuleCoverage};
use tekigo_core::facts::place::line_column;
use tekigo_core::program::Program;
use tekigo_core::runner;
use tekigo_core::typed::Pack;

/// What is missing, and how much there is; `text` is the second of the pack's files.
#[must_use]
pub fn print(pack: &Pack, text: &str) -> String {
    let program = compile(pack);
    let coverage = Coverage::of(&program, &runner::run(&pack.tests, &program));
    let mut printed = String::new();
    for rule in &coverage.rules {
        printed.push_str(&missing(&program, rule, text));
    }
    let counts = coverage.counts();
    let count = |count: Count| format!("{}/{}", count.covered, count.all);
    let _ = writeln!(
        printed,
        "rules {}, results {}, conditions {}",
        count(counts.rules),
        count(counts.results),
        count(counts.conditions)
    );
    printed
}

/// What is missing of one rule.
#[must_use]
pub fn missing(program: &Program, rule: &RuleCoverage, text: &str) -> String {
    let mut printed = String::new();
    let id = program.rules.get(rule.rule).map(|rule| rule.id.as_str()).unwrap_or_default();
    if !rule.expected {
        let _ = writeln!(printed, "{id} is not expected anything of");
    }
    for result in rule.missing_results() {
        let _ = writeln!(printed, "{id} {result:?}");
    }
    for of in rule.missing_conditions() {
        let truths: Vec<String> = of.missing().map(|truth| truth.to_string()).collect();
        let _ = writeln!(printed, "{id} {} {}", place(&of.condition, text), truths.join(" "));
    }
    printed
}

fn place(condition: &Condition, text: &str) -> String {
    let span = condition.origin.span;
    let (line, column) = line_column(text, span.start);
    let written = text.get(span.start..span.end).unwrap_or("?!").replace('\n', "⏎");
    let what = match condition.part {
        Part::Formula(_) => "",
        Part::Claim(_) => "claim ",
        Part::Row(..) => "row ",
    };
    format!("{what}{line}:{column} `{written}`")
}
