//! Schemas as text: the types of those that are accepted, and what is said of those that are refused.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

#[path = "schemas/cases.rs"]
mod cases;
#[path = "schemas/print.rs"]
mod print;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cases::{Case, cases};
use print::print;
use proptest::prelude::*;
use tekigo_core::schema::{CODES, SchemaFile, SchemaProblem, read};
use tekigo_grammar::diagnostic::{Diagnostic, Label};

const ACCEPTED: &str = include_str!("schemas/accepted.txt");
const REFUSED: &str = include_str!("schemas/refused.txt");

#[test]
fn accepted() {
    for case in cases(ACCEPTED) {
        let (types, problems) = read(&files(&case));
        let problems: String =
            problems.iter().map(|problem| show(&problem.diagnostic(), &case)).collect();
        assert!(problems.is_empty(), "{}\n{problems}", case.name);
        insta::assert_snapshot!(format!("accepted_{}", file_name(&case.name)), print(&types));
    }
}

#[test]
fn refused() {
    for case in cases(REFUSED) {
        let (_, problems) = read(&files(&case));
        assert!(!problems.is_empty(), "{} is accepted", case.name);
        let shown: String =
            problems.iter().map(|problem| show(&problem.diagnostic(), &case)).collect();
        insta::assert_snapshot!(format!("refused_{}", file_name(&case.name)), shown);
    }
}

#[test]
fn every_code_has_a_case() {
    let mut seen = BTreeSet::new();
    for case in cases(REFUSED) {
        seen.extend(read(&files(&case)).1.iter().map(|problem| problem.kind.code()));
    }
    let codes: BTreeSet<&str> = CODES.iter().copied().collect();
    assert_eq!(seen, codes);
    assert_eq!(codes.len(), CODES.len());
}

/// A text that is refused for its length alone is not kept as a case.
#[test]
fn a_text_that_is_too_long() {
    let text = " ".repeat((4 << 20) + 1);
    let (_, problems) = read(&[SchemaFile { name: "a.json", text: &text }]);
    let diagnostics: Vec<_> = problems.iter().map(SchemaProblem::diagnostic).collect();
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, "E067");
    assert_eq!(diagnostics[0].message.en, "this schema file is too large: 4194304 bytes at most");
}

/// The depth of a schema is counted through its references too.
#[test]
fn a_chain_of_references_has_an_end() {
    let chain = |links: usize| {
        let links: Vec<String> = (0..links)
            .map(|at| format!(r##""d{at}": {{"$ref": "#/$defs/d{}"}}"##, at + 1))
            .collect();
        let last = links.len();
        format!(r#"{{"$defs": {{{}, "d{last}": {{"type": "string"}}}}}}"#, links.join(", "))
    };
    let codes = |text: &str| -> Vec<&str> {
        let (_, problems) = read(&[SchemaFile { name: "a.json", text }]);
        problems.iter().map(|problem| problem.kind.code()).collect()
    };
    assert_eq!(codes(&chain(64)), Vec::<&str>::new());
    assert_eq!(codes(&chain(65)), ["E066"]);
    assert!(codes(&chain(20_000)).iter().all(|code| *code == "E066"));
}

/// A long circle is found without a stack that grows with it.
#[test]
fn a_long_circle() {
    let links: Vec<String> = (0..10_000)
        .map(|at| format!(r##""d{at}": {{"$ref": "#/$defs/d{}"}}"##, (at + 1) % 10_000))
        .collect();
    let text = format!(r#"{{"$defs": {{{}}}}}"#, links.join(", "));
    let (_, problems) = read(&[SchemaFile { name: "a.json", text: &text }]);
    assert_eq!(problems.iter().filter(|problem| problem.kind.code() == "E076").count(), 1);
}

fn files(case: &Case) -> Vec<SchemaFile<'_>> {
    case.files.iter().map(|(name, text)| SchemaFile { name, text }).collect()
}

/// A name that a file of a snapshot may have.
fn file_name(case: &str) -> String {
    let name: String =
        case.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    name.replace("__", "_")
}

/// A diagnostic as text: code, place, what is underlined, words.
fn show(diagnostic: &Diagnostic, case: &Case) -> String {
    let mut text = String::new();
    let label = &diagnostic.labels[0];
    writeln!(text, "{} {}", diagnostic.code, place(label, case)).unwrap();
    writeln!(text, "  ja: {}", diagnostic.message.ja).unwrap();
    writeln!(text, "  en: {}", diagnostic.message.en).unwrap();
    if let Some(help) = &diagnostic.help {
        writeln!(text, "  ja: 対処: {}", help.ja).unwrap();
        writeln!(text, "  en: help: {}", help.en).unwrap();
    }
    for related in &diagnostic.labels[1..] {
        writeln!(text, "  {}: {}", related.words.en, place(related, case)).unwrap();
    }
    text
}

/// File, line, column (from 1, in code points), and the text there.
fn place(label: &Label, case: &Case) -> String {
    let (name, text) = &case.files[label.file];
    let before = &text[..label.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{name} {line}:{column} {:?}", &text[label.span.start..label.span.end])
}

/// Words that make a text look like a schema.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"type\"",
        "\"object\"",
        "\"string\"",
        "\"array\"",
        "\"properties\"",
        "\"items\"",
        "\"enum\"",
        "\"const\"",
        "\"x-tekigo\"",
        "\"title\"",
        "\"ja\"",
        "\"en\"",
        "\"$ref\"",
        "\"#/$defs/a\"",
        "\"$defs\"",
        "\"a\"",
        "\"oneOf\"",
        "\"document\"",
        "\"kind\"",
        "\"quantity\"",
        "true",
        "null",
        "-1",
        "3",
        "1e99",
        "あ",
        "\\",
        "\"",
        "\u{0}",
        " ",
        "\n",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

/// JSON of any shape whose members are often keywords.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let keyword = prop::sample::select(vec![
        "$ref",
        "$defs",
        "$id",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "enum",
        "const",
        "minimum",
        "maximum",
        "format",
        "oneOf",
        "x-tekigo",
        "title",
        "words",
        "scale",
        "quantity",
        "instant",
        "business_days",
        "owner",
        "document",
        "kind",
        "value",
        "low",
        "high",
        "exactness",
        "ja",
        "en",
        "a",
    ]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        prop::sample::select(vec![
            "object",
            "array",
            "string",
            "number",
            "integer",
            "boolean",
            "date",
            "#/$defs/a",
            "a",
            "exact",
            "about",
            "",
        ])
        .prop_map(Into::into),
    ];
    leaf.prop_recursive(8, 120, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            5 => prop::collection::vec((keyword.clone(), inner), 0..6).prop_map(|members| {
                let members = members.into_iter().map(|(name, value)| (name.to_owned(), value));
                serde_json::Value::Object(members.collect())
            }),
        ]
    })
}

/// Every problem can be worded, and lies within its file.
fn holds_together(text: &str) {
    let (_, problems) = read(&[SchemaFile { name: "a.json", text }]);
    for problem in problems {
        let diagnostic = problem.diagnostic();
        assert!(!diagnostic.message.ja.is_empty() && !diagnostic.message.en.is_empty());
        for label in diagnostic.labels {
            assert!(text.get(label.span.start..label.span.end).is_some(), "{label:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec(word(), 0..60)) {
        holds_together(&words.concat());
    }

    #[test]
    fn any_json_is_read_or_refused(json in json()) {
        holds_together(&json.to_string());
    }

    /// A good schema with something put in or cut out.
    #[test]
    fn any_damage_is_read_or_refused(
        case in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..30,
        word in word(),
    ) {
        let cases = cases(ACCEPTED);
        let letters: Vec<char> = case.get(&cases).files[0].1.chars().collect();
        let at = at.index(letters.len());
        let before: String = letters.iter().take(at).collect();
        let after: String = letters.iter().skip(at + cut).collect();
        holds_together(&format!("{before}{word}{after}"));
    }

    /// A good schema in which one text is another.
    #[test]
    fn any_other_word_is_read_or_refused(
        case in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let cases = cases(ACCEPTED);
        let parts: Vec<&str> = case.get(&cases).files[0].1.split('"').collect();
        let texts: Vec<usize> = (0..parts.len()).filter(|at| at % 2 == 1).collect();
        let mut changed = parts.clone();
        changed[*from.get(&texts)] = parts[*to.get(&texts)];
        holds_together(&changed.join("\""));
    }
}
