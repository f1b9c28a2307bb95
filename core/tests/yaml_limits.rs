//! Large, deep and broken YAML: every limit, no stack and no panic on any text, and what people read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use std::fmt::Write as _;

use proptest::prelude::*;
use tekigo_core::facts::yaml::{Yaml, YamlFault};
use tekigo_core::facts::{
    self, DocumentError, DocumentErrorKind, Due, Found, Limits, place::line_column,
};
use tekigo_core::layout::Layout;

fn read(text: &str) -> Result<Yaml, DocumentError> {
    Yaml::read(text.as_bytes(), &Limits::default())
}

fn code(text: &str, limits: &Limits) -> &'static str {
    Yaml::read(text.as_bytes(), limits).map_or_else(|error| error.kind.code(), |_| "read")
}

/// A hundred thousand levels, in every way that YAML has of nesting; with what the limit allows, it is read.
#[test]
fn nesting() {
    let block = |levels: usize| {
        let lines = (0..levels).map(|level| format!("{}a:\n", " ".repeat(level)));
        lines.collect::<String>()
    };
    type Way = fn(usize) -> String;
    let ways: [(&str, Way); 6] = [
        ("lists in brackets", |levels| format!("a: {}{}", "[".repeat(levels), "]".repeat(levels))),
        ("records in braces", |levels| {
            format!("a: {}1{}", "{a: ".repeat(levels), "}".repeat(levels))
        }),
        ("braces alone", |levels| {
            format!("{{a: {}1{}}}", "{a: ".repeat(levels), "}".repeat(levels))
        }),
        ("open brackets", |levels| format!("a: {}", "[".repeat(levels))),
        ("lists of dashes", |levels| format!("a:\n {}x\n", "- ".repeat(levels))),
        ("both", |levels| format!("a:\n {}{}\n", "- ".repeat(levels / 2), "[".repeat(levels / 2))),
    ];
    for (name, way) in ways {
        assert_eq!(code(&way(100_000), &Limits::default()), "D007", "{name}");
        assert_eq!(code(&way(10_000), &Limits { depth: 1_000_000, ..Limits::default() }).len(), 4);
    }
    assert_eq!(code(&block(1_000), &Limits::default()), "D007");
    assert_eq!(code(&"? ".repeat(100_000), &Limits::default()), "D077");

    // The document itself is the first level, as in JSON.
    let depth = Limits::default().depth;
    for levels in [depth - 1, depth] {
        let yaml = format!("a: {}{}", "[".repeat(levels), "]".repeat(levels));
        let json = format!("{{\"a\": {}{}}}", "[".repeat(levels), "]".repeat(levels));
        let of_json = facts::read(&json, &Layout::default(), &Limits::default());
        assert_eq!(read(&yaml).is_ok(), of_json.is_ok(), "{levels}");
        assert_eq!(read(&block(levels)).is_ok(), levels <= depth, "{levels}");
    }
    let error = read(&format!("a: {}", "[".repeat(depth))).unwrap_err();
    assert_eq!(error.at, 3 + depth - 1);
}

#[test]
fn size() {
    let limits = |bytes| Limits { bytes, ..Limits::default() };
    assert_eq!(code("a: 12\n", &limits(6)), "D079");
    assert_eq!(code("a: 12\n", &limits(5)), "D001");
    assert_eq!(code("a: 12\n", &limits(8)), "read");
    assert_eq!(code("a:\n-\n-\n", &limits(9)), "D079");
    assert_eq!(code("a: \"\\0\\0\"\n", &limits(17)), "D079");
    assert_eq!(code("a: \"\\0\\0\"\n", &limits(20)), "read");
    // The largest text that is taken, and one byte more.
    let large = |bytes: usize| format!("a: {}", "x".repeat(bytes - 3));
    assert_eq!(code(&large(1_000_000), &Limits::default()), "read");
    assert_eq!(code(&large(1_000_001), &Limits::default()), "D079");
}

/// Texts of the largest size that have as many tokens, lines or levels as there can be: each is read, or refused, in the time
/// that a test has (nothing is quadratic).
#[test]
fn large_texts() {
    let filled = |start: &str, piece: &str, end: &str| {
        let count = (1_000_000 - start.len() - end.len()) / piece.len();
        format!("{start}{}{end}", piece.repeat(count))
    };
    let texts = [
        filled("{a: [", "1,", "]}"),
        filled("{a: [", "b: 1,", "]}"),
        filled("a: [", "b: 1,", "]"),
        filled("{", "a,", "}"),
        filled("{", "a: b,", "}"),
        filled("a:\n", "-\n", ""),
        filled("a:\n", "- - - # - -\n", ""),
        filled("", "a: 1\n", ""),
        filled("", "\"a\": 'b'\n", ""),
        filled("a: \"", "\\0", "\""),
        filled("a: \"", "\\\n", "\""),
        filled("a: |\n", "  x\n", ""),
        filled("a: >\n", "\n", "  x"),
        filled("a: x", "\n", "  y"),
        filled("a: ", "あ ", ""),
        filled("a: ", ":", ""),
        filled("", "#\n", "a: 1"),
        filled("a: [", "[],", "]"),
        filled("a:\n", "- [] \n", ""),
        filled("a: ", "\t", "1"),
        filled("a:", "\n", "1"),
        filled("", "---\n", ""),
        filled("", "%A b\n", "---\na: 1"),
        filled("", "!", ""),
        filled("", "*", ""),
        filled("a: '", "''", "'"),
        filled("a: {", "? ", "}"),
        filled("", "\n ", "a: 1\n b"),
    ];
    for text in &texts {
        if let Ok(read) = read(text) {
            assert!(facts::envelope(&read.json, &Limits::default()).is_ok());
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let cases: [(&[u8], &str); 6] = [
        (b"\xFF\xFEa\0", "D003"),
        (b"\xFE\xFF\0a", "D003"),
        (b"a: \x82\xA0\n", "D004"),
        (b"\xEF\xBB\xBF", "D071"),
        (b"\xEF\xBB\xBFa: &b\n", "D074"),
        (b"\xEF\xBB\xBF\xEF\xBB\xBFa: 1\n", "D078"),
    ];
    for (bytes, code) in cases {
        let found = Yaml::read(bytes, &Limits::default());
        assert_eq!(found.map_or_else(|error| error.kind.code(), |_| "read"), code, "{bytes:?}");
    }
}

/// Advice that only YAML needs: by what is due and what is written.
#[test]
fn advice() {
    let advice = |written: &str, due: Due| {
        let read = read(&format!("a: {written}\n")).unwrap();
        let at = read.json.find(':').unwrap() + 1;
        read.source.help(&read.json, at, due).map(|help| help.en)
    };
    let numbers =
        ["012", "0x1F", "1_000", "1,000", ".5", "5.", "+1", ".inf", "12:30", "５", "99.5%", "1.5e"];
    for written in numbers {
        let help = advice(written, Due::Number).unwrap_or_else(|| panic!("{written}"));
        assert!(help.starts_with(&format!("`{written}` is no number")), "{help}");
        assert_eq!(advice(&format!("'{written}'"), Due::Number), None, "{written}");
        assert_eq!(advice(&format!("|-\n  {written}"), Due::Number), None, "{written}");
        assert_eq!(advice(written, Due::Text), None, "{written}");
    }
    for written in ["yes", "No", "ON", "off", "y", "tRUE"] {
        let help = advice(written, Due::Boolean).unwrap_or_else(|| panic!("{written}"));
        assert!(help.contains("write `true` or `false`"), "{help}");
        assert_eq!(advice(&format!("\"{written}\""), Due::Boolean), None, "{written}");
    }
    for written in ["1.10", "2020", "-1e3", "true", "FALSE"] {
        let help = advice(written, Due::Text).unwrap_or_else(|| panic!("{written}"));
        assert!(help.ends_with(&format!("`\"{written}\"`")), "{help}");
        assert_eq!(advice(&format!("'{written}'"), Due::Text), None, "{written}");
        assert_eq!(advice(written, Due::List), None, "{written}");
    }
    for written in ["2020-06-02", "PT4H", "three", "e5", "a1", "1 2", "null", "", "[1]", "第５"] {
        for due in [Due::Number, Due::Boolean, Due::Text] {
            assert_eq!(advice(written, due), None, "{written}");
        }
    }
}

/// Pieces that YAML is made of, and what people mistake for them.
const PIECES: &[&str] = &[
    "- ",
    "-",
    "? ",
    "?",
    ": ",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n ",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    "a",
    "b: c",
    "kind: x\n",
    "'",
    "\"",
    "|",
    "|2",
    "|-\n",
    "> ",
    ">+\n",
    "#",
    " # c",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "!<x> ",
    "---",
    "...",
    "%YAML 1.2\n",
    "%TAG ! x\n",
    "\u{FEFF}",
    "あ",
    "\\",
    "\\u12",
    "\\n",
    "\0",
    "~",
    "null",
    "1",
    "-1.5e3",
    "012",
    "- a\n",
    "a: 1\n",
    "<<: ",
    "\"a\":",
    "--- |\n",
    "\n---\n",
    "\n...\n",
    "@",
    "`",
    "\u{85}",
    "\u{2028}",
    "\u{3000}",
    "：",
    "\u{10FFFF}",
];

/// A document that has everything, for mutations.
const WHOLE: &str = "# 開示\n---\nkind: disclosure\nstate: \"draft\"\n\nbackup:\n  interval: daily   # 毎日\n  copies:\n  - place: 'tokyo'\n    kept: P30D\n  - {place: osaka, kept: \"P7D\"}\n  -\n  note: |\n    一行目\n\n    二行目\n  more: >-\n    a\n    b\n\n    c\nrate: {value: 99.950, unit: percent}\nlist: [1, -2.5e3, ~, true,\n  yes, \"\\u3042\\n\"]\n? long\n: x y\n  z\nabsent:\n  /service/rto: {why: withheld, reason: 非公開}\n";

/// What holds of every text: it is read into JSON text that is one, with every place inside, or refused at a place inside.
fn holds(text: &str) {
    match read(text) {
        Ok(yaml) => {
            let facts = facts::read(&yaml.json, &Layout::default(), &Limits::default());
            assert!(facts.is_ok(), "{text:?} became {}", yaml.json);
            let mut last = 0;
            for at in 0..=yaml.json.len() {
                let place = yaml.source.place(at);
                assert!(yaml.source.text.is_char_boundary(place), "{text:?}: {at}");
                last = last.max(place);
                let span = yaml.source.span(&yaml.json, at);
                assert!(yaml.source.text.get(span.start..span.end).is_some(), "{text:?}: {at}");
                for due in [Due::Number, Due::Text] {
                    let _ = yaml.source.help(&yaml.json, at, due);
                }
            }
            assert!(last <= text.len());
        }
        Err(error) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            assert!(text.is_char_boundary(error.at), "{text:?}: {error:?}");
            assert!(line_column(text, error.at) >= (1, 1));
            let told = error.diagnostic(0);
            assert!(!told.message.ja.is_empty() && told.help.is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(3_000), ..ProptestConfig::default() })]

    #[test]
    fn any_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        holds(&pieces.concat());
    }

    #[test]
    fn any_characters(text in "\\PC*") {
        holds(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Yaml::read(&bytes, &Limits::default());
    }

    /// A whole document with pieces put in, taken out and doubled.
    #[test]
    fn any_mutation(
        cuts in prop::collection::vec((0..WHOLE.len(), 0_usize..12, prop::sample::select(PIECES), 0_u8..3), 1..6),
    ) {
        let mut text = WHOLE.to_owned();
        for (at, length, piece, how) in cuts {
            let boundary = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (start, end) = (boundary(at), boundary(at + length));
            match how {
                0 => text.insert_str(start, piece),
                1 => text.replace_range(start..end, piece),
                _ => text.replace_range(start..end, ""),
            }
        }
        holds(&text);
    }
}

#[test]
fn the_whole_document_is_read() {
    assert!(read(WHOLE).is_ok());
}

/// What people read: every fault in both languages.
#[test]
fn words() {
    let faults = [
        YamlFault::Tab,
        YamlFault::Indentation,
        YamlFault::OpenQuotation,
        YamlFault::AfterQuotation,
        YamlFault::Escape,
        YamlFault::Bracket,
        YamlFault::NoMember,
        YamlFault::MemberInValue,
        YamlFault::Sign { found: '@' },
        YamlFault::Sign { found: '-' },
        YamlFault::WideSpace,
        YamlFault::Malformed,
        YamlFault::Empty,
        YamlFault::NotARecord { found: Found::List },
        YamlFault::SecondDocument,
        YamlFault::Alias { sign: '&' },
        YamlFault::Alias { sign: '*' },
        YamlFault::Tag,
        YamlFault::MergeKey,
        YamlFault::Name { found: Found::Null },
        YamlFault::Control { found: '\u{1B}' },
        YamlFault::TooLarge { found: 110, limit: 100 },
    ];
    let mut page = String::new();
    for fault in faults {
        let told = DocumentError { at: 0, kind: DocumentErrorKind::Yaml(fault) }.diagnostic(0);
        let help = told.help.unwrap();
        let (message, code) = (told.message, told.code);
        let lines = [message.ja, message.en, help.ja, help.en].join("\n  ");
        write!(page, "{code}\n  {lines}\n\n").unwrap();
    }
    insta::assert_snapshot!(page);
}
