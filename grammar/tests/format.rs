//! The files of `format/`, each as the formatter writes it, and the laws of formatting on mixtures of words.
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
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tekigo_grammar::{format, parse};

/// The text as it is formatted, if it can be. Nothing but blanks has changed, its meaning has not, and a second time
/// nothing changes.
fn formatted(text: &str) -> Option<String> {
    let before = parse(text);
    let tidy = match format(text) {
        Ok(tidy) => tidy,
        Err(problems) => {
            assert_eq!(problems, before.problems);
            assert!(!problems.is_empty(), "a text is refused for its problems alone");
            return None;
        }
    };
    let after = parse(&tidy);
    assert_eq!(show::problems(&tidy, &after), "", "problems appear in\n{tidy}\nfrom\n{text}");
    assert_eq!(
        show::tree::file(text, &before.file),
        show::tree::file(&tidy, &after.file),
        "{text}"
    );
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(squeezed(text), squeezed(&tidy), "{text}");
    assert_eq!(before.comments.len(), after.comments.len(), "{text}");
    assert_eq!(format(&tidy).as_ref(), Ok(&tidy), "from\n{text}");
    Some(tidy)
}

#[test]
fn cases_are_formatted_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/format");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "tekigo"));
    cases.sort();
    assert!(cases.len() > 6);
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let parsed = parse(&text);
        assert_eq!(show::problems(&text, &parsed), "", "{name}");
        let tidy = formatted(&text).unwrap();
        insta::with_settings!({ snapshot_path => "format", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, tidy);
        });
        assert_eq!(format(&text.replace('\n', "\r\n")).unwrap(), tidy, "{name}: the ends of lines");
    }
}

#[test]
fn what_has_problems_is_left_alone() {
    for text in ["rule", "\u{feff}edition 2026\n", "rule A-1 provider must\n  requre a\n", "x\n"] {
        assert_eq!(formatted(text), None);
    }
}

#[test]
fn what_is_empty_stays_empty() {
    for text in ["", "\n", "   \n \n"] {
        assert_eq!(format(text).unwrap(), "");
    }
    assert_eq!(format("\n  # alone  \n\n").unwrap(), "# alone\n");
}

/// The work grows with the length of a line, not with its square.
#[test]
fn long_lines_take_no_long_time() {
    for text in [
        format!("define x = a{}\n", " and b_name is c".repeat(20_000)),
        format!("define x = y in (a{})\n", ", word_of_some_length".repeat(20_000)),
        format!("test \"a\"\n  given a = [b{}]\n", ", {c: d, e: [f]}".repeat(20_000)),
        format!("test \"a\"\n  given a{}\n", ", b".repeat(40_000)),
        format!("rule A a must\n{}", "  # c\n  require a # c\n".repeat(20_000)),
    ] {
        let begun = Instant::now();
        let tidy = format(&text).unwrap();
        assert!(begun.elapsed() < Duration::from_secs(20), "{}", &text[..40]);
        assert!(tidy.lines().all(|line| line.chars().count() <= 120));
    }
}

/// Lines of every item, and what may stand between them.
fn line() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "rule A provider must",
            "test \"t\"",
            "table t: number",
            "choice c",
            "source s",
            "party p ja \"当事者\"",
            "define d = a",
            "excuse s 1,",
            "  2",
            "  ja \"文\"",
            "  en \"text\"",
            "    ja \"文\" en \"text\"",
            "  reason",
            "    remedy ja \"文\"",
            "  question",
            "  option o ja \"文\"",
            "  clause 1 page \"1\"",
            "  clause 2 ja \"文\" en \"text\"",
            "  cites s 1",
            "       , s 2",
            "  require a is 5 days",
            "    or b",
            "      and c",
            "    of d",
            "  require all x in l: a",
            "  require (some x in l:",
            "           x in (a, b))",
            "  when a else",
            "  except e when a",
            "    exempt",
            "  let x = -",
            "     - 3",
            "  a | t",
            "  1, 2 | \"東京\"",
            "  any |",
            "  given a = [{b: c,",
            "   d: [e]}]",
            "  expect A passes",
            "  expect A fails because",
            "     a, choice b",
            "  as of 2020-01-01",
            "  # c",
            "# c",
            "        # c",
            "",
            " # c",
        ][..],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_on_lines_in_any_order(
        lines in vec((line(), prop::bool::weighted(0.2), 0_usize..3), 1..12)
    ) {
        let mut text = String::new();
        for (line, comment, more) in lines {
            let more = if line.starts_with(' ') { more } else { 0 };
            text += &format!("{}{line}{}\n", " ".repeat(more), if comment { " # d" } else { "" });
        }
        // Every item by itself, so that one that cannot be read does not keep the others from being formatted.
        formatted(&text);
        for item in text.split_inclusive('\n').collect::<Vec<_>>().chunk_by(|_, next| next.starts_with(['#', ' ', '\n'])) {
            formatted(&item.concat());
        }
    }
}
