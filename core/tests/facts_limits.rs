//! Large, deep and broken documents: every limit, every error of a text as a whole, and what people read of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

mod documents;

use std::fmt::Write as _;

use documents::shape::Shape;
use documents::{check_tables, print, print_problems};
use tekigo_core::facts::{
    self, CODES, DocumentError, DocumentErrorKind, DocumentState, Expected, Facts, FileFormat,
    Found, Limits, OlderEncoding, SaidKind, State, place,
};
use tekigo_core::layout::{Layout, SlotId};

fn layout() -> Layout {
    Shape::read("a: text\nn: number\nwords: words x y\nrows: list\n  b: number\n  inner: list\n    c: number")
        .layout("+09:00")
}

fn read(text: &str, limits: Limits) -> Result<Facts, DocumentError> {
    let layout = layout();
    let facts = facts::read(text, &layout, &limits)?;
    check_tables(&layout, &facts);
    Ok(facts)
}

fn lines(facts: &Facts) -> Vec<String> {
    let blank = |line: &String| !line.ends_with(" silent");
    print(&layout(), facts).into_iter().filter(blank).collect()
}

/// Texts that are no document, with the code and byte of their error.
const ERRORS: &[(&str, &str, usize)] = &[
    ("", "D005", 0),
    (" \n", "D005", 2),
    ("[1]", "D006", 0),
    ("  \"x\"", "D006", 2),
    ("null", "D006", 0),
    ("12", "D006", 0),
    ("\u{FEFF}{}", "D002", 0),
    ("{} {}", "D010", 3),
    ("{}x", "D010", 2),
    ("{]", "D008", 1),
    ("{'a': 1}", "D008", 1),
    ("{\"a\" 1}", "D008", 5),
    ("{\"a\": }", "D008", 6),
    ("{\"a\": 1,}", "D008", 8),
    ("{,}", "D008", 1),
    ("{\"a\": 1 \"b\": 2}", "D008", 8),
    ("{\"u\": [1,]}", "D008", 9),
    ("{\"u\": [1 2]}", "D008", 9),
    ("{\"u\": [,]}", "D008", 7),
    ("{\"u\": [1}", "D008", 8),
    ("{\"u\": tru}", "D008", 6),
    ("{\"u\": True}", "D008", 6),
    ("{\"u\": NaN}", "D008", 6),
    ("{\"u\": .5}", "D008", 6),
    ("{\"u\": +1}", "D008", 6),
    ("{\"u\": nullx}", "D008", 10),
    ("{\"u\": 1} // end", "D010", 9),
    ("{/* */}", "D008", 1),
    ("{\"u\"：1}", "D008", 4),
    ("{\"u\":\u{A0}1}", "D008", 5),
    ("{", "D009", 1),
    ("{\"u", "D009", 3),
    ("{\"u\"", "D009", 4),
    ("{\"u\":", "D009", 5),
    ("{\"u\":1", "D009", 6),
    ("{\"u\":1,", "D009", 7),
    ("{\"u\":[", "D009", 6),
    ("{\"u\":[1", "D009", 7),
    ("{\"u\": \"x\\\"}", "D009", 11),
    ("{\"u\": \"a\nb\"}", "D011", 8),
    ("{\"u\": \"long enough\tfor a word\"}", "D011", 18),
    ("{\"u\": \"\u{0}\"}", "D011", 7),
    ("{\"u\": \"\\x\"}", "D012", 7),
    ("{\"u\": \"ab\\u12g4\"}", "D012", 9),
    ("{\"u\": \"\\u12", "D009", 11),
    ("{\"u\": \"\\", "D009", 8),
    ("{\"u\": tr", "D009", 8),
    ("{\"u\": -", "D009", 7),
    ("{\"u\": 1.", "D009", 8),
    ("{\"u\": 1e+", "D009", 9),
    ("{\"u\": 01}", "D013", 6),
    ("{\"u\": -}", "D013", 6),
    ("{\"u\": 1.}", "D013", 6),
    ("{\"u\": 1e}", "D013", 6),
    ("{\"u\": 1e+}", "D013", 6),
    ("{\"u\": -01}", "D013", 6),
    ("{\"a\": 1., \"n\": 2}", "D013", 6),
];

#[test]
fn texts_that_are_no_document() {
    for (text, code, at) in ERRORS {
        let error = read(text, Limits::default()).err().unwrap_or_else(|| panic!("{text} is read"));
        assert_eq!((error.kind.code(), error.at), (*code, *at), "{text}: {:?}", error.kind);
        assert_eq!(facts::envelope(text, &Limits::default()).err(), Some(error), "{text}");
        if !text.starts_with('\u{FEFF}') {
            assert!(serde_json::from_str::<serde_json::Map<_, _>>(text).is_err(), "{text}");
        }
    }
}

/// A string's bytes are looked at eight at once, so each stands at each position among others near it.
#[test]
fn every_character_at_every_position_of_a_string() {
    for code in (0..0x180).chain([0x3000, 0xFEFF, 0x1_F600]) {
        let letter = char::from_u32(code).unwrap();
        for filler in [' ', '!', '#', '[', ']', '\u{7F}', '\u{80}', '\u{FF}'] {
            for before in 0..17 {
                let fill = |count| filler.to_string().repeat(count);
                let text = format!("{{\"a\": \"{}{letter}{}\"}}", fill(before), fill(17 - before));
                let parsed = serde_json::from_str::<serde_json::Value>(&text);
                let found = read(&text, Limits::default());
                assert_eq!(found.is_ok(), parsed.is_ok(), "U+{code:04X} after {before} {filler:?}");
                let (Ok(facts), Ok(parsed)) = (found, parsed) else { continue };
                let fact = facts.fact(SlotId(0), 0).unwrap();
                if let tekigo_core::value::Value::Text(id) = fact.value {
                    assert_eq!(facts.text(id), parsed["a"].as_str());
                } else {
                    assert!(parsed["a"].as_str().unwrap().trim().is_empty());
                }
            }
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let layout = layout();
    let cases: [(&[u8], &str, usize); 18] = [
        (b"\xEF\xBB\xBF{}", "D002", 0),
        (b"\xFF\xFE{\0}\0", "D003", 0),
        (b"\xFE\xFF\0{\0}", "D003", 0),
        (b"{\"a\": \"\x93\x8C\x8B\x9E\"}", "D004", 7),
        (b"{\"a\": \"\xED\xA0\x80\"}", "D004", 7),
        (b"{}\xF0\x9F", "D014", 2),
        (b"{\"a\": \"\xE6\x9D", "D014", 7),
        (b"{\0}\0", "D003", 0),
        (b"\0{\0}", "D003", 0),
        (b"{\0\0\0}\0\0\0", "D003", 0),
        (b"\0\0\0{\0\0\0}", "D003", 0),
        (b"\0\0\xFE\xFF\0\0\0{", "D003", 0),
        (b"\0\0\0\0", "D008", 0),
        (b"PK\x03\x04", "D016", 0),
        (b"\xD0\xCF\x11\xE0", "D016", 0),
        (b"%PDF-1.7", "D016", 0),
        (b"\x1F\x8B\x08", "D016", 0),
        (b"{\"a\": \"\xFF\xE6\x9D", "D004", 7),
    ];
    for (bytes, code, at) in cases {
        let error = facts::read_bytes(bytes, &layout, &Limits::default()).unwrap_err();
        assert_eq!((error.kind.code(), error.at), (code, at), "{bytes:?}");
    }
    let facts = facts::read_bytes("{\"a\": \"東京\"}".as_bytes(), &layout, &Limits::default());
    assert_eq!(lines(&facts.unwrap()), ["/a = \"東京\""]);
}

/// A file that was cut off says so, wherever it was cut: before it has begun, within a character, or anywhere else.
#[test]
fn a_document_that_is_cut_off() {
    let text = "{\"a\": \"東\\u6771\\n京\", \"n\": -1.5e+3, \"u\": [true, false, null, {}, []], \"rows\": [{\"b\": 0}]}";
    let layout = layout();
    assert!(facts::read(text, &layout, &Limits::default()).is_ok());
    for length in 0..text.len() {
        let bytes = text.as_bytes().get(..length).unwrap();
        let error = facts::read_bytes(bytes, &layout, &Limits::default()).unwrap_err();
        let code = match length {
            0 => "D005",
            _ if text.is_char_boundary(length) => "D009",
            _ => "D014",
        };
        assert_eq!(error.kind.code(), code, "{:?}", String::from_utf8_lossy(bytes));
        assert!(error.at <= length && error.at + 3 >= length);
    }
}

#[test]
fn too_large() {
    let text = format!("{{\"a\": \"{}\"}}", "x".repeat(100));
    let length = text.len();
    let limits = |bytes| Limits { bytes, ..Limits::default() };
    assert!(read(&text, limits(length)).is_ok());
    let error = read(&text, limits(length - 1)).unwrap_err();
    let kind = DocumentErrorKind::TooLarge { found: Some(length), limit: length - 1 };
    assert_eq!(error, DocumentError { at: length - 1, kind });
    assert_eq!(Limits::default().bytes, 64_000_000);
}

#[test]
fn nesting() {
    let deep = |name: &str, open: &str, close: &str, depth: usize| {
        format!("{{\"{name}\": {}{}}}", open.repeat(depth), close.repeat(depth))
    };
    // The document is the first level.
    for name in ["u", "a", "rows", "absent", "state", "kind", "evidence"] {
        assert!(read(&deep(name, "[", "]", 127), Limits::default()).is_ok(), "{name}");
        let error = read(&deep(name, "[", "]", 128), Limits::default()).unwrap_err();
        assert_eq!(error.kind, DocumentErrorKind::TooDeep { limit: 128 });
        assert_eq!(error.at, name.len() + 5 + 127);
    }
    assert!(
        read("{\"rows\": [{\"inner\": []}]}", Limits { depth: 4, ..Limits::default() }).is_ok()
    );
    assert!(
        read("{\"rows\": [{\"inner\": []}]}", Limits { depth: 3, ..Limits::default() }).is_err()
    );
    assert!(read("{\"absent\": {\"/a\": {}}}", Limits { depth: 2, ..Limits::default() }).is_err());
    // However deep it may be, no stack grows.
    let all = Limits { depth: usize::MAX, ..Limits::default() };
    for (open, close, inner) in [("[", "]", ""), ("{\"rows\":", "}", "1")] {
        let middle = format!("{}{inner}{}", open.repeat(100_000), close.repeat(100_000));
        let text = format!("{{\"u\": {middle}, \"rows\": {middle}}}");
        assert!(read(&text, all).is_ok());
        assert!(read(&text, Limits::default()).is_err());
        assert_eq!(place::raw(&text, 6), Some(middle.as_str()));
    }
    let unclosed = "[".repeat(100_000);
    assert!(read(&format!("{{\"rows\": {unclosed}"), all).is_err());
    assert!(read(&format!("{{\"rows\": {unclosed}"), Limits::default()).is_err());
}

#[test]
fn long_lists() {
    let list = |count: usize| format!("{{\"rows\": [{}{{\"b\": 7}}]}}", "{},".repeat(count - 1));
    let facts = read(&list(1_000_000), Limits::default()).unwrap();
    let rows = facts.lists[0][0];
    assert_eq!((rows.state, rows.length), (State::Value, 1_000_000));
    assert_eq!(facts.fact(SlotId(3), 999_999).unwrap().state, State::Value);
    let layout = layout();
    let pointer = "/rows/999999/b";
    let place = place::find(&layout, &facts, pointer).unwrap();
    assert_eq!(place::pointer(&layout, &facts, place).as_deref(), Some(pointer));

    let facts = read(&list(1_000_001), Limits::default()).unwrap();
    assert_eq!(lines(&facts), ["/rows unreadable"]);
    assert_eq!(print_problems(&facts), ["D030 /rows"]);
}

#[test]
fn lists_in_lists_count_together() {
    let text = "{\"rows\": [{\"inner\": [{\"c\": 1}, {}]}, {\"inner\": []}, {\"inner\": [{}, {\"c\": 2}]}, {\"inner\": [{}]}]}";
    let facts = read(text, Limits { items: 4, ..Limits::default() }).unwrap();
    let inner = |row: usize| facts.lists[1][row].state;
    assert_eq!([0, 1, 2].map(inner), [State::Value; 3]);
    assert_eq!(inner(3), State::Unreadable);
    assert_eq!(print_problems(&facts), ["D030 /rows/3/inner"]);
}

#[test]
fn long_texts() {
    let limits = Limits { text_bytes: 6, ..Limits::default() };
    for (text, fits) in [
        ("東京", true),
        ("東京a", false),
        ("\\u6771\\u4eac", true),
        ("\\u6771\\u4eac ", false),
        ("\\ud83d\\ude00ab", true),
        ("        ", false),
    ] {
        let facts = read(&format!("{{\"a\": \"{text}\"}}"), limits).unwrap();
        let problems = print_problems(&facts);
        assert_eq!(problems.is_empty(), fits, "{text}: {problems:?}");
        assert!(fits || problems == ["D026 /a"]);
    }
    let huge = "あ".repeat(5_000_000);
    let text = format!(
        "{{\"u\": \"{huge}\", \"a\": \"{huge}\", \"words\": \"{huge}\", \"{huge}\": 1, \"n\": 2}}"
    );
    let facts = read(&text, Limits::default()).unwrap();
    assert_eq!(lines(&facts), ["/a unreadable", "/n = 2", "/words unreadable"]);
    assert_eq!(print_problems(&facts), ["D026 /a", "D026 /words"]);
    let facts = read(&text, Limits { text_bytes: 15_000_000, ..Limits::default() }).unwrap();
    assert_eq!(facts.fact(SlotId(0), 0).unwrap().state, State::Value);
    assert_eq!(facts.problems.len(), 1);
    let facts::FactProblemKind::UnknownWord { found, .. } = &facts.problems[0].kind else {
        panic!("{:?}", facts.problems[0].kind.code())
    };
    assert_eq!(*found, format!("{}…", "あ".repeat(40)));
}

#[test]
fn long_numbers() {
    for (number, fits) in [
        ("9".repeat(38), true),
        ("9".repeat(10_000), false),
        (format!("1.{}", "0".repeat(10_000)), true),
        (format!("0.{}1", "0".repeat(10_000)), false),
        ("1e999999999".to_owned(), false),
        ("-0e999999999999999999999999".to_owned(), true),
        ("1e-99999999999999999999999999".to_owned(), false),
    ] {
        let facts =
            read(&format!("{{\"n\": {number}, \"u\": {number}}}"), Limits::default()).unwrap();
        let problems = print_problems(&facts);
        assert_eq!(problems.is_empty(), fits, "{number:.40}");
        assert!(fits || problems == ["D022 /n"]);
    }
}

#[test]
fn many_problems_and_many_marks() {
    let text = format!("{{\"rows\": [{}1]}}", "1, ".repeat(2_999));
    let facts = read(&text, Limits { problems: 10, ..Limits::default() }).unwrap();
    assert_eq!((facts.problems.len(), facts.further_problems), (10, 2_990));
    assert_eq!(facts.problems[9].pointer, "/rows/9");
    assert_eq!(read(&text, Limits::default()).unwrap().problems.len(), 1_000);

    let mut text = "{\"absent\": {".to_owned();
    for at in 0..5 {
        write!(text, "\"/u/{at}\": {{\"why\": \"more\"}}, ").unwrap();
    }
    text.push_str("\"/a\": {\"why\": \"withheld\", \"reason\": \"x\"}}}");
    let facts = read(&text, Limits { items: 6, ..Limits::default() }).unwrap();
    assert_eq!(lines(&facts), ["/a withheld"]);
    let facts = read(&text, Limits { items: 5, ..Limits::default() }).unwrap();
    assert_eq!(lines(&facts)[0], "/a unreadable");
    assert_eq!(print_problems(&facts), ["D041 /absent"]);
}

#[test]
fn marks_on_many_places_take_no_longer_than_there_are_places() {
    let count = 100_000;
    let items = vec!["{}"; count].join(",");
    let marks =
        (0..count).map(|at| format!("\"/rows/{at}\":{{\"why\":\"withheld\",\"reason\":\"x\"}}"));
    let marks = marks.collect::<Vec<_>>().join(",");
    let facts =
        read(&format!("{{\"absent\":{{{marks}}},\"rows\":[{items}]}}"), Limits::default()).unwrap();
    assert_eq!(facts.claims.len(), count);
    assert!(facts.columns[3].iter().all(|fact| fact.state == State::Withheld));
}

#[test]
fn claims_are_found_from_their_facts() {
    let text = "{\"rows\": [{\"inner\": [{}]}, {}], \"absent\": {
        \"\": {\"why\": \"withheld\", \"reason\": \"all of it\"},
        \"/n\": {\"why\": \"inapplicable\", \"reason\": \"n\\u0061mely\"},
        \"/rows/1\": {\"why\": \"inapplicable\", \"reason\": \"an item\"}}}";
    let layout = layout();
    let facts = read(text, Limits::default()).unwrap();
    let reason = |pointer: &str| {
        let place = place::find(&layout, &facts, pointer).unwrap();
        let claim = facts.claim(&layout, place.node, place.row)?;
        facts.text(claim.reason)
    };
    assert_eq!(reason("/n"), Some("namely"));
    assert_eq!(reason("/a"), Some("all of it"));
    assert_eq!(reason("/rows/0/b"), None);
    assert_eq!(reason("/rows/1/b"), Some("an item"));
    assert_eq!(reason("/rows/1/inner"), Some("an item"));
    assert_eq!(reason("/rows/0/inner/0/c"), None);
}

#[test]
fn an_empty_draft() {
    let layout = layout();
    let facts = facts::empty(&layout);
    check_tables(&layout, &facts);
    assert_eq!(facts.state, DocumentState::Draft);
    assert_eq!(print(&layout, &facts), ["/a open", "/n open", "/words open", "/rows open"]);
    let read = read("{\"state\": \"draft\"}", Limits::default()).unwrap();
    assert_eq!(print(&layout, &read), print(&layout, &facts));
}

#[test]
fn envelopes() {
    let cases = [
        ("{\"kind\": \"disclosure\"}", Some("disclosure"), DocumentState::Final),
        (
            "{\"u\": {\"kind\": \"x\"}, \"state\": \"draft\", \"k\\u0069nd\": \"c\\u006Fntract\"}",
            Some("contract"),
            DocumentState::Draft,
        ),
        ("{}", None, DocumentState::Final),
        ("{\"kind\": null, \"state\": null}", None, DocumentState::Final),
        ("{\"kind\": \" \", \"state\": \"\"}", None, DocumentState::Final),
        ("{\"kind\": 5, \"state\": 5}", None, DocumentState::Draft),
        ("{\"kind\": [\"x\"], \"state\": \"FINAL\"}", None, DocumentState::Draft),
        (
            "{\"kind\": \"a\", \"kind\": \"a\", \"state\": \"final\", \"state\": \"final\"}",
            None,
            DocumentState::Draft,
        ),
        ("{\"kind\": \"\\ud800\"}", None, DocumentState::Final),
    ];
    for (text, kind, state) in cases {
        let envelope = facts::envelope(text, &Limits::default()).unwrap();
        assert_eq!((envelope.named(), envelope.state), (kind, state), "{text}");
    }
}

#[test]
fn where_a_document_says_its_kind() {
    let no_text = |found, at| SaidKind::NoText { found, at };
    let cases = [
        (" {}", SaidKind::Blank { at: 1 }),
        ("{\"kind\": null}", SaidKind::Blank { at: 9 }),
        ("{\"kind\": \"\u{3000}\"}", SaidKind::Blank { at: 9 }),
        ("{\"a\": 1, \"kind\": \"b\"}", SaidKind::Named { name: "b".to_owned(), at: 17 }),
        ("{\"kind\": [\"b\"]}", no_text(Found::List, 9)),
        ("{\"kind\": \"\\ud800\"}", no_text(Found::Text, 9)),
        ("{\"kind\": 1, \"kind\": \"b\"}", SaidKind::Twice { first: 9, second: 20 }),
        ("{\"kind\": 1, \"kind\": 2, \"kind\": 3}", SaidKind::Twice { first: 9, second: 20 }),
    ];
    for (text, kind) in cases {
        assert_eq!(facts::envelope(text, &Limits::default()).unwrap().kind, kind, "{text}");
        assert!(facts::envelope(text, &Limits::default()).unwrap().kind.at() < text.len());
    }
}

#[test]
fn values_as_their_source_wrote_them() {
    let text = "{\"n\": 99.950, \"a\": \"x\\u0041\", \"u\": {\"b\": [1, 2]} }";
    assert_eq!(place::raw(text, 6), Some("99.950"));
    assert_eq!(place::raw(text, 19), Some("\"x\\u0041\""));
    assert_eq!(place::raw(text, 35), Some("{\"b\": [1, 2]}"));
    assert_eq!(place::raw(text, 0), Some(text));
    for at in [5, 12, 100, usize::MAX] {
        assert_eq!(place::raw(text, at), None, "{at}");
    }
    assert_eq!(place::raw("あ", 1), None);
}

/// What people read: every error and problem in both languages.
#[test]
fn words() {
    let mut page = String::new();
    let mut codes = Vec::new();
    let mut show = |diagnostic: tekigo_grammar::diagnostic::Diagnostic, text: &str| {
        let quoted: Vec<_> = diagnostic
            .labels
            .iter()
            .map(|label| {
                let quoted = text.get(label.span.start..label.span.end).unwrap_or_default();
                format!("{quoted} {}", label.words.en)
            })
            .collect();
        let help = diagnostic.help.unwrap();
        write!(
            page,
            "{} {:?} {}\n  {}\n  {}\n  {}\n  {}\n\n",
            diagnostic.code,
            diagnostic.severity,
            quoted.join(", ").trim(),
            diagnostic.message.ja,
            diagnostic.message.en,
            help.ja,
            help.en,
        )
        .unwrap();
        codes.push(diagnostic.code);
    };
    let unexpected = |expected, found| DocumentErrorKind::Unexpected { expected, found };
    let errors = [
        DocumentErrorKind::TooLarge { found: Some(64_000_001), limit: 64_000_000 },
        DocumentErrorKind::TooLarge { found: None, limit: 64_000_000 },
        DocumentErrorKind::ByteOrderMark,
        DocumentErrorKind::Utf16,
        DocumentErrorKind::NotUtf8,
        DocumentErrorKind::Empty,
        DocumentErrorKind::NotARecord { found: Found::List },
        DocumentErrorKind::NotARecord { found: Found::Null },
        DocumentErrorKind::TooDeep { limit: 128 },
        unexpected(Expected::Value, 'N'),
        unexpected(Expected::ValueOrEnd, '}'),
        unexpected(Expected::Name, '}'),
        unexpected(Expected::NameOrEnd, '\''),
        unexpected(Expected::Colon, '：'),
        unexpected(Expected::CommaOrBrace, '"'),
        unexpected(Expected::CommaOrBracket, '\u{3000}'),
        unexpected(Expected::Value, '/'),
        DocumentErrorKind::EndsEarly { expected: Expected::Quotation },
        DocumentErrorKind::EndsEarly { expected: Expected::CommaOrBrace },
        DocumentErrorKind::TextAfterEnd,
        DocumentErrorKind::Control,
        DocumentErrorKind::BadEscape,
        DocumentErrorKind::BadNumber,
        DocumentErrorKind::CutCharacter,
        DocumentErrorKind::OlderEncoding { encoding: OlderEncoding::ShiftJis },
        DocumentErrorKind::OlderEncoding { encoding: OlderEncoding::EucJp },
        DocumentErrorKind::OlderEncoding { encoding: OlderEncoding::Iso2022Jp },
        DocumentErrorKind::OtherFormat { format: FileFormat::Zip },
        DocumentErrorKind::OtherFormat { format: FileFormat::Office },
        DocumentErrorKind::OtherFormat { format: FileFormat::Pdf },
        DocumentErrorKind::OtherFormat { format: FileFormat::Gzip },
    ];
    for kind in errors {
        show(DocumentError { at: 0, kind }.diagnostic(0), "");
    }
    let layout = Shape::read(
        "a: text 2 4\nb: boolean\nn: number 0 x100\ni: integer\ns: text 3\nd: date\ne: instant\nf: stated\ng: duration\nh: business_days\nw: words daily weekly\nr: record\n  x: text\nl: list 1 2\n  y: number\nz: text",
    )
    .layout("+09:00");
    let texts = [
        "{\"a\": 5, \"b\": 1, \"n\": \"5\", \"i\": true, \"d\": 1, \"e\": [], \"f\": {}, \"g\": 4, \"h\": \"5\", \"w\": 1, \"r\": [], \"l\": {}}",
        "{\"w\": \"Daily\", \"n\": 1e99, \"i\": 2.5, \"d\": \"2020-02-30\", \"e\": \"2020-02-01\", \"f\": \"2020\", \"g\": \"4h\", \"h\": 1.5}",
        "{\"n\": 100, \"a\": \"x\", \"s\": \"y\", \"l\": [], \"z\": \"\\ud800\"}",
        "{\"n\": 1, \"n\": 2, \"r\": {}, \"r\": {}}",
        "{\"n\": 1, \"absent\": {\"/n\": {\"why\": \"withheld\", \"reason\": \"x\"}, \"/a\": {\"why\": \"withheld\"}, \"/b\": {\"why\": \"secret\"}, \"/w\": {}, \"/r\": 5, \"/d\": {\"why\": \"more\"}, \"\": {\"why\": \"more\"}, \"a\": {}, \"/l/9\": {\"why\": \"more\"}}}",
        "{\"state\": \"done\", \"absent\": []}",
    ];
    for text in texts {
        for problem in facts::read(text, &layout, &Limits::default()).unwrap().problems {
            show(problem.diagnostic(0, text), text);
        }
    }
    let small = Limits { text_bytes: 3, items: 1, ..Limits::default() };
    let text = "{\"a\": \"abcd\", \"l\": [{}, {}], \"absent\": {\"/b\": {}, \"/d\": {}}}";
    for problem in facts::read(text, &layout, &small).unwrap().problems {
        show(problem.diagnostic(0, text), text);
    }
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, CODES);
    insta::assert_snapshot!(page);
}
