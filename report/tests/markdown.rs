//! The Markdown report, as a wiki reads it.
#![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

mod sample;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use tekigo_report::markdown::markdown;
use tekigo_report::outline::View;
use tekigo_report::terminal::clean;
use tekigo_report::words::Language;

fn written(more: &str, language: Language) -> String {
    markdown(&sample::report(&mut sample::Texts::new(more)), View { language, party: None })
}

/// What the text is made of, and its words without white space.
fn read(text: &str) -> (Vec<String>, String) {
    let (mut structure, mut words) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak => {}
            other => structure.push(format!("{other:?}")),
        }
    }
    words.retain(|letter| !letter.is_whitespace());
    (structure, words)
}

proptest! {
    /// Whatever documents and packs say, the page has the same headings, lists and tables, and says it as it was said.
    #[test]
    fn no_text_becomes_markup(
        parts in prop::collection::vec(
            prop_oneof![
                Just("<script>alert(1)</script>".to_owned()),
                Just("|".to_owned()),
                Just("\\|".to_owned()),
                Just("\\".to_owned()),
                Just("`".to_owned()),
                Just("``a".to_owned()),
                Just("*a*__b__~~c~~".to_owned()),
                Just("[a](http://example.com)".to_owned()),
                Just("![a](b)".to_owned()),
                Just("<http://example.com>".to_owned()),
                Just("&lt;&amp;&#60;".to_owned()),
                Just("\n\n# a\n- b\n1. c\n> d\n```\n---\n===\n".to_owned()),
                Just("- + 1. # ".to_owned()),
                Just(" ".to_owned()),
                Just("\u{202E}\u{2066}שלום\u{200F}".to_owned()),
                any::<String>(),
            ],
            0..6,
        ),
        japanese in any::<bool>(),
    ) {
        let language = if japanese { Language::Ja } else { Language::En };
        let more = parts.concat();
        let (structure, words) = read(&written(&more, language));
        prop_assert_eq!(structure, read(&written("x", language)).0);
        let mut shown = format!("t1{}", clean(&more));
        shown.retain(|letter| !letter.is_whitespace());
        prop_assert!(words.contains(&shown), "{shown:?} is not in {words:?}");
    }
}

/// The number of a text stands before it in the other test; here texts start with what starts a block.
#[test]
fn no_text_starts_a_block() {
    for start in
        ["#", "-", "+", "*", "=", ">", "1.", "12)", "```", "~~~", "|", "===", "---", "    x", "\t"]
    {
        let mut report = sample::report(&mut sample::Texts::new(""));
        let expected = read(&markdown(&report, View { language: Language::Ja, party: None })).0;
        for result in &mut report.results {
            for reason in &mut result.reasons {
                reason.ja = format!("{start} {}", reason.ja);
            }
            result.title.ja = format!("{start} {}", result.title.ja);
        }
        let found = read(&markdown(&report, View { language: Language::Ja, party: None })).0;
        assert_eq!(found, expected, "{start}");
    }
}
