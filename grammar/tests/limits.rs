//! What does not fit into a file of cases: limits, depth, and signs that nobody sees.
#![allow(
    missing_docs,
    clippy::format_push_string,
    clippy::string_slice,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot read its own text should stop"
)]

mod show;

use std::time::{Duration, Instant};

use tekigo_grammar::{FILE_BYTES, FILE_ITEMS, FILE_PROBLEMS, NESTING, Parsed, parse};

/// The stack that a WebAssembly module has unless its maker asks for more.
const STACK: usize = 1024 * 1024;

/// Reads, and throws the tree away, on a small stack, and quickly.
fn read(text: String) -> Parsed {
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let start = Instant::now();
        let parsed = parse(&text);
        assert!(start.elapsed() < Duration::from_secs(20), "it takes too long");
        drop(parsed.clone());
        assert!(!show::tree::file(&text, &parsed.file).is_empty() || !parsed.problems.is_empty());
        parsed
    });
    reader.unwrap().join().expect("no stack runs over")
}

fn codes(parsed: &Parsed) -> Vec<&'static str> {
    parsed.problems.iter().map(|problem| problem.kind.code()).collect()
}

fn define(value: &str) -> String {
    format!("define x = {value}\nedition 2026\n")
}

/// How an expression nests `depth` deep, one way for each thing that nests.
fn nestings(depth: usize) -> Vec<(&'static str, String)> {
    let nest = |open: &str, inner: &str, close: &str| {
        define(&format!("{}{inner}{}", open.repeat(depth), close.repeat(depth)))
    };
    vec![
        ("parentheses", nest("(", "a", ")")),
        ("open parentheses", nest("(", "", "")),
        ("not", nest("not ", "a", "")),
        ("minus", nest("- ", "a", "")),
        ("minus side by side", nest("-", "a", "")),
        ("all", nest("all x in l.l: ", "a", "")),
        ("some", nest("some x in l.l: ", "a", "")),
        ("each", nest("each x after y in l.l by at: ", "a", "")),
        ("else", nest("a else ", "b", "")),
        ("count", nest("(count x in l.l: ", "a", ")")),
        ("sum", nest("(sum x in l.l: ", "a", ")")),
        ("day of", nest("day of (", "a", ")")),
        ("and in parentheses", nest("(a and ", "b", ")")),
    ]
}

#[test]
fn what_nests_as_deep_as_it_may_is_read() {
    for (name, text) in nestings(NESTING - 1) {
        let parsed = read(text);
        let wanted: &[&str] = if name == "open parentheses" { &["E013"] } else { &[] };
        assert_eq!(codes(&parsed), wanted, "{name}");
    }
}

#[test]
fn what_nests_deeper_gives_one_problem() {
    for depth in [NESTING + 1, 300, 100_000] {
        for (name, text) in nestings(depth) {
            let parsed = read(text);
            assert_eq!(codes(&parsed), ["E016"], "{name}, {depth} deep");
            assert_eq!(parsed.file.items.len(), 1, "the next item is read");
            assert_eq!(parsed.broken, ["x"]);
        }
    }
}

/// Everything that costs a stack frame, one in another, as deep as it may be.
#[test]
fn the_worst_mixture_fits_the_stack() {
    let step = "(a of b + - (sum x in l.l: day of (";
    let deep = format!("{}a{}", step.repeat(20), ")))".repeat(20));
    let parsed = read(define(&deep));
    // So many levels in each step: the tree may be too high, but nothing runs over.
    assert!(codes(&parsed).iter().all(|code| *code == "E016"), "{:?}", codes(&parsed));
}

#[test]
fn long_chains_are_read_or_refused_and_never_recurse() {
    for terms in [300, 20_000] {
        let flat = |operator: &str| define(&vec!["a"; terms].join(operator));
        for operator in [" and ", " or "] {
            assert_eq!(codes(&read(flat(operator))), [""; 0], "{operator}");
        }
        for operator in [" + ", " - ", " * "] {
            assert_eq!(codes(&read(flat(operator))), ["E016"], "{operator}");
        }
        assert_eq!(codes(&read(flat(" else "))), ["E016"]);
        assert!(codes(&read(flat(" of "))).contains(&"E014"));
        assert!(codes(&read(flat(" is "))).contains(&"E015"));
        let list = format!("test \"t\"\n  given x = [{}]\n", vec!["1"; terms].join(", "));
        assert_eq!(codes(&read(list)), [""; 0]);
    }
}

#[test]
fn nested_lists_of_a_test_are_counted_too() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let nested = |depth: usize| {
            format!("test \"t\"\n  given x = {}1{}\n", open.repeat(depth), close.repeat(depth))
        };
        assert_eq!(codes(&read(nested(NESTING))), [""; 0]);
        assert_eq!(codes(&read(nested(NESTING + 1))), ["E016"]);
        assert_eq!(codes(&read(nested(100_000))), ["E016"]);
    }
}

#[test]
fn a_file_has_a_size() {
    let most = format!("edition 2026{}", "\n".repeat(FILE_BYTES - "edition 2026".len()));
    assert_eq!(codes(&read(most.clone())), [""; 0]);
    let parsed = read(most + "\n");
    assert_eq!(codes(&parsed), ["E001"]);
    assert!(parsed.file.items.is_empty());
}

#[test]
fn a_file_has_so_many_items() {
    let parsed = read("zone Z\n".repeat(FILE_ITEMS));
    assert_eq!((codes(&parsed).len(), parsed.file.items.len()), (0, FILE_ITEMS));
    let parsed = read("zone Z\n".repeat(FILE_ITEMS + 7));
    assert_eq!((codes(&parsed), parsed.file.items.len()), (vec!["E001"], FILE_ITEMS));
}

#[test]
fn only_so_many_problems_are_reported() {
    let parsed = read(format!(
        "rule A provider must\n{}edition 2026\n",
        "  require is\n".repeat(FILE_PROBLEMS + 5)
    ));
    assert_eq!(parsed.problems.len(), FILE_PROBLEMS + 1);
    assert_eq!(
        parsed.problems.last().unwrap().kind,
        tekigo_grammar::ProblemKind::TooMany { more: 5 }
    );
    assert_eq!(parsed.file.items.len(), 2, "all is read all the same");
}

#[test]
fn lines_may_end_as_on_windows() {
    let text = "rule A provider must # one\r\n  require a\r\n    and b\r\n\r\ntest \"t\"\r\n  expect A passes\r\n";
    let parsed = read(text.into());
    assert_eq!(show::problems(text, &parsed), "");
    assert_eq!(show::tree::file(text, &parsed.file), show::tree::file(text, &parse(text).file));
    let unix = text.replace('\r', "");
    assert_eq!(show::tree::file(text, &parsed.file), show::tree::file(&unix, &parse(&unix).file));
}

#[test]
fn comments_are_kept_with_their_places() {
    let text =
        "# one\nrule A provider must  # 二\n  remedy ja \"# no\" en \"\\\"#\" # three\n# four";
    let parsed = parse(text);
    let comments: Vec<&str> =
        parsed.comments.iter().map(|span| &text[span.start..span.end]).collect();
    assert_eq!(comments, ["# one", "# 二", "# three", "# four"]);
    assert!(parsed.problems.is_empty());
}

#[test]
fn signs_that_nobody_sees_are_named() {
    let text = "\u{feff}edition 2026\n# a\u{0}b\u{202e}\nrule A provider must\n  ja \"あ\u{200b}い\" en \"\u{7}\"\n  require\u{c}a\r\n  require a\rb\n";
    let parsed = parse(text);
    insta::assert_snapshot!(show::problems(text, &parsed));
    assert_eq!(parsed.file.items.len(), 2);
}
