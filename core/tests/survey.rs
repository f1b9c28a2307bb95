//! The survey: what is wrong with a text wherever it stands.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

use tekigo_core::facts::{FactProblemKind, Limits, survey};

/// A text, the place and line of each thing that is wrong with it, and how many values it holds.
const CASES: &[(&str, &[&str], usize)] = &[
    ("{}", &[], 1),
    ("{\"a\": 1, \"b\": [1, {\"a\": 2}]}", &[], 6),
    ("{\"a\": 1, \"a\": 1}", &["repeated /a at 14 after 6"], 2),
    ("{\"a\": 1, \"\\u0061\": 1}", &["repeated /a at 19 after 6"], 2),
    (
        "{\"a\": 1, \"a\": 2, \"a\": 3}",
        &["repeated /a at 14 after 6", "repeated /a at 22 after 6"],
        2,
    ),
    // What is written again is not looked into: it is wrong as a whole.
    ("{\"a\": 1, \"a\": {\"b\": 1, \"b\": 2}}", &["repeated /a at 14 after 6"], 2),
    ("{\"a\": [[], {\"b\": {\"~/\": 1, \"~/\": 2}}]}", &["repeated /a/1/b/~0~1 at 33 after 24"], 6),
    // One name in two records is no repetition.
    ("{\"a\": {\"c\": 1}, \"b\": {\"c\": 1}, \"c\": 1}", &[], 6),
    ("{\"kind\": \"x\", \"kind\": \"x\"}", &["repeated /kind at 22 after 9"], 2),
    ("{\"a\": \"\\ud83d\\ude00\"}", &[], 2),
    ("{\"a\": \"\\ud83d\"}", &["half /a at 6"], 2),
    ("{\"a\": [1, [\"\\ude00\"]]}", &["half /a/1/0 at 11"], 5),
    ("{\"a\": {\"\\ud83d\": 1}}", &["half /a at 7"], 2),
    ("{\"\\ud83d\": 1, \"\\ud83d\": 1}", &["half  at 1", "half  at 14"], 1),
    // The marks are read elsewhere; written twice they are still twice.
    ("{\"absent\": {\"/a\": \"\\ud83d\", \"/a\": 1}}", &[], 1),
    ("{\"absent\": {}, \"absent\": {}}", &["repeated /absent at 25 after 11"], 1),
    ("{\"a\": {\"absent\": {\"b\": 1, \"b\": 1}}}", &["repeated /a/absent/b at 33 after 25"], 4),
];

#[test]
fn what_is_wrong_wherever_it_stands() {
    for (text, expected, values) in CASES {
        let found = survey(text, &Limits::default()).unwrap();
        let told: Vec<String> = found
            .problems
            .iter()
            .map(|problem| match problem.kind {
                FactProblemKind::Repeated { first } => {
                    format!("repeated {} at {} after {first}", problem.pointer, problem.at)
                }
                FactProblemKind::LoneSurrogate => {
                    format!("half {} at {}", problem.pointer, problem.at)
                }
                _ => format!("{problem:?}"),
            })
            .collect();
        assert_eq!(
            (told.as_slice(), found.values),
            (
                expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>().as_slice(),
                *values
            ),
            "{text}"
        );
    }
}

#[test]
fn its_limits() {
    let repeated = format!("{{\"a\": 1{}}}", ", \"a\": 1".repeat(5_000));
    let found = survey(&repeated, &Limits::default()).unwrap();
    assert_eq!((found.problems.len(), found.further), (1_000, 4_000));
    let deep = |depth: usize| format!("{{\"a\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
    assert!(survey(&deep(127), &Limits::default()).is_ok());
    assert!(survey(&deep(128), &Limits::default()).is_err());
    let all = Limits { depth: usize::MAX, ..Limits::default() };
    assert_eq!(survey(&deep(100_000), &all).unwrap().values, 100_001);
}
