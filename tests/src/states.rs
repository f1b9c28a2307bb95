//! The table of what each construct gives for an operand in each state: `tests/conformance/states.tsv` and `kleene.tsv`.
//!
//! A row says how a construct is written, with `x` for its operand, what `x` is, and what comes out for each state of `x`: of a
//! formula its truth, of a term whether it is a value, absent, unknown or an error, of the lines of a rule its result.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a part of the tests: where it panics, a test has failed"
)]

use std::fmt::Write as _;
use std::path::Path;

/// The states of an operand, in the order of the columns.
pub const STATES: [&str; 7] =
    ["value", "open", "silent", "withheld", "inapplicable", "unreadable", "error"];

/// What stands where an operand cannot be in a state.
pub const NEVER: &str = "—";

/// A row of `states.tsv`.
#[derive(Clone, Debug)]
pub struct Row {
    /// `formula`, `term` or `rule`.
    pub kind: String,
    /// With `x` for the operand.
    pub written: String,
    /// What the operand is.
    pub operand: String,
    /// What comes out, in the order of [`STATES`].
    pub outcomes: Vec<String>,
}

/// A row of `kleene.tsv`; of `not`, the left side is empty.
#[derive(Clone, Debug)]
pub struct Kleene {
    /// The left side.
    pub left: String,
    /// `and`, `or`, `not`
    pub operator: String,
    /// The right side.
    pub right: String,
    /// What comes out.
    pub result: String,
}

fn lines(root: &Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root.join("tests/conformance").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The rows of `states.tsv`.
///
/// # Panics
/// Where the file cannot be read.
#[must_use]
pub fn rows(root: &Path) -> Vec<Row> {
    let row = |cells: Vec<String>| match cells.as_slice() {
        [kind, written, operand, outcomes @ ..] if outcomes.len() == STATES.len() => Row {
            kind: kind.clone(),
            written: written.clone(),
            operand: operand.clone(),
            outcomes: outcomes.to_vec(),
        },
        _ => panic!("a row of states.tsv: {cells:?}"),
    };
    lines(root, "states.tsv").into_iter().map(row).collect()
}

/// The rows of `kleene.tsv`.
///
/// # Panics
/// Where the file cannot be read.
#[must_use]
pub fn kleene(root: &Path) -> Vec<Kleene> {
    let row = |cells: Vec<String>| match cells.as_slice() {
        [left, operator, right, result] => Kleene {
            left: left.clone(),
            operator: operator.clone(),
            right: right.clone(),
            result: result.clone(),
        },
        _ => panic!("a row of kleene.tsv: {cells:?}"),
    };
    lines(root, "kleene.tsv").into_iter().map(row).collect()
}

/// The appendix of the reference, from the data.
#[must_use]
pub fn appendix(root: &Path) -> String {
    let mut text = String::from(
        "## 16. What each construct gives for each state\n\n\
         Made from `tests/conformance/states.tsv`, which the tests hold both engines against. `x` is the operand; `LIST` has one item, and \
         `x` is then a member of it. A term is a value, absent, unknown or an error; only `else` tells absent from unknown.\n",
    );
    for (kind, title) in
        [("formula", "A formula"), ("term", "A term"), ("rule", "The lines of a rule")]
    {
        let _ = write!(text, "\n| {title} | x is a | {} |\n|", STATES.join(" | "));
        let _ = writeln!(text, "{}", " --- |".repeat(STATES.len() + 2));
        for row in rows(root).iter().filter(|row| row.kind == kind) {
            let written = row.written.replace('|', "\\|");
            let _ =
                writeln!(text, "| `{written}` | {} | {} |", row.operand, row.outcomes.join(" | "));
        }
    }
    text
}
