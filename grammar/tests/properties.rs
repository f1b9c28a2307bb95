//! Laws of reading, over arbitrary texts and over packs that somebody damaged.
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

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tekigo_grammar::{Parsed, parse};

const PACKS: [&str; 5] = [
    include_str!("cases/header.tekigo"),
    include_str!("cases/items.tekigo"),
    include_str!("cases/rule.tekigo"),
    include_str!("cases/test.tekigo"),
    include_str!("cases/expression.tekigo"),
];

/// Reads a text and looks at every place that comes out of it.
fn read(text: &str) -> Parsed {
    let parsed = parse(text);
    for problem in &parsed.problems {
        for label in problem.diagnostic(0).labels {
            assert!(
                text.get(label.span.start..label.span.end).is_some(),
                "{problem:?} in {text:?}"
            );
        }
    }
    for comment in &parsed.comments {
        assert!(
            text.get(comment.start..comment.end)
                .is_some_and(|comment| comment.starts_with(['#', '＃']))
        );
    }
    // The printers look at every other place.
    show::tree::file(text, &parsed.file);
    show::problems(text, &parsed);
    if !parsed.broken.is_empty() {
        assert!(!parsed.problems.is_empty(), "nothing is lost in silence: {text:?}");
    }
    parsed
}

/// Words and signs of the language, and what people type instead.
fn fragment() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "rule ",
            "test ",
            "table ",
            "choice ",
            "parameter ",
            "source ",
            "define ",
            "\n  ",
            "\n    ",
            "\n",
            "require ",
            "when ",
            "except ",
            "ja ",
            "en ",
            "\"文\"",
            "\"",
            "\\",
            "# c",
            "cites ",
            "given ",
            "expect ",
            "let ",
            "a.b",
            "x",
            "A-1",
            "1",
            "2.5",
            "2020-06-02",
            " is ",
            " not ",
            " and ",
            " or ",
            " in ",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "=",
            " >= ",
            "|",
            " else ",
            " of ",
            " + ",
            "-",
            "*",
            "all x in l: ",
            "(count x in l: ",
            "any",
            "at least ",
            "from ",
            "until ",
            "：",
            "（",
            "１",
            "　",
            "“",
            "」",
            "\t",
            "\r\n",
            "\u{0}",
            "東京",
            "%",
            " hours",
            "must",
            "provider",
            "as of",
            "requre ",
            "rul ",
            "＃",
            "×",
        ][..],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn no_mixture_of_words_makes_it_panic(fragments in vec(fragment(), 0..60)) {
        read(&fragments.concat());
    }

    /// Deleting, inserting and doubling signs anywhere.
    #[test]
    fn no_damage_makes_it_panic(pack in select(&PACKS[..]), damages in vec((any::<Index>(), 0..3, fragment()), 1..6)) {
        let mut signs: Vec<char> = pack.chars().collect();
        for (at, what, fragment) in damages {
            let at = at.index(signs.len());
            match what {
                0 => { signs.remove(at); }
                1 => signs.insert(at, signs[at]),
                _ => { signs.splice(at..at, fragment.chars()); }
            }
        }
        read(&signs.into_iter().collect::<String>());
    }

    /// Deleting, doubling and moving whole lines.
    #[test]
    fn no_shuffled_lines_make_it_panic(pack in select(&PACKS[..]), damages in vec((any::<Index>(), any::<Index>(), 0..3), 1..6)) {
        let mut lines: Vec<&str> = pack.lines().collect();
        for (from, to, what) in damages {
            let line = lines[from.index(lines.len())];
            match what {
                0 => { lines.remove(from.index(lines.len())); }
                1 => lines.insert(to.index(lines.len()), line),
                _ => { lines.remove(from.index(lines.len())); lines.insert(to.index(lines.len()), line); }
            }
            if lines.is_empty() { break; }
        }
        read(&lines.join("\n"));
    }

    /// Damage inside one item never reaches another.
    #[test]
    fn a_broken_item_hides_no_other(fragments in vec(fragment(), 0..30)) {
        let inside: String = fragments.concat().replace('\n', "\n  ");
        let text = format!("rule FIRST provider must\n  require a\nrule BROKEN provider must\n  {inside}\nrule LAST provider must\n  require b\n");
        let parsed = read(&text);
        let shown = show::tree::file(&text, &parsed.file);
        prop_assert!(shown.starts_with("rule FIRST provider must\n  require a\n"), "{shown}");
        prop_assert!(shown.ends_with("rule LAST provider must\n  require b\n"), "{shown}");
    }

    /// A line that is broken is reported, and the lines beside it are kept.
    #[test]
    fn a_broken_line_hides_no_other(fragments in vec(select(&["is", "a.b", "(", "2020-6-2", "：", "and", "all", "=", "\"x", "9 9"][..]), 1..8)) {
        let text = format!("rule A provider must\n  require a\n  require {}\n  require b\n", fragments.join(" "));
        let parsed = read(&text);
        let shown = show::tree::file(&text, &parsed.file);
        prop_assert!(shown.starts_with("rule A provider must\n  require a\n"), "{shown}");
        prop_assert!(shown.ends_with("require b\n"), "{shown}");
        let requires = shown.matches("require").count();
        prop_assert!(requires == 3 || (requires == 2 && parsed.broken == ["A"]), "{shown}");
    }

    /// Comments, blank lines and the ends of lines mean nothing.
    #[test]
    fn what_is_blank_means_nothing(pack in select(&PACKS[..]), places in vec(any::<Index>(), 1..5)) {
        let mut lines: Vec<String> = pack.lines().map(str::to_owned).collect();
        for place in places {
            let at = place.index(lines.len());
            lines[at] += "   # 注";
            lines.insert(at, "      # \"（".into());
            lines.insert(at, "   ".into());
        }
        let text = lines.join("\r\n");
        let parsed = read(&text);
        prop_assert_eq!(show::problems(&text, &parsed), "");
        prop_assert_eq!(show::tree::file(&text, &parsed.file), show::tree::file(pack, &parse(pack).file));
    }
}
