//! Messages with the lines they are about: the signs stand under the right characters, whatever their width.
#![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};
use tekigo_report::terminal::diagnostic::{SourceText, diagnostic};
use tekigo_report::words::Language;

const TEXT: &str = "rule A-1 provider must\n  ja \"バックアップを取る\"  en \"Back up\"\n  require 開示.取得間隔 is dayly # ｶﾅ\n";

fn label(of: &str, words: (&str, &str)) -> Label {
    let start = TEXT.find(of).unwrap();
    let words = Bilingual::new(words.0, words.1);
    Label { file: 0, span: Span { start, end: start + of.len() }, words }
}

fn example(labels: Vec<Label>) -> Diagnostic {
    Diagnostic {
        code: "E012",
        severity: Severity::Error,
        message: Bilingual::new("`dayly` という水準はない", "there is no level `dayly`"),
        labels,
        help: Some(Bilingual::new("`daily` のことですか", "did you mean `daily`?")),
    }
}

/// As a terminal shows it, without the codes that style it.
fn shown(told: &Diagnostic, language: Language) -> String {
    let files = [SourceText { name: "規則/取得.tekigo", text: TEXT }];
    let styled = diagnostic(told, &files, language, 80);
    assert!(styled.contains('\u{1b}'), "it is styled; whoever has no colours takes them out");
    anstream::adapter::strip_str(&styled).to_string()
}

#[test]
fn behind_japanese_text() {
    let told = example(vec![
        label("dayly", ("この語", "this word")),
        label("取得間隔", ("この項目の水準として", "as a level of this")),
    ]);
    insta::assert_snapshot!(shown(&told, Language::Ja));
}

#[test]
fn in_english() {
    let told = example(vec![label("dayly", ("", ""))]);
    insta::assert_snapshot!(shown(&told, Language::En));
}

#[test]
fn two_files_and_a_place_past_the_end() {
    let mut told = example(vec![label("dayly", ("", ""))]);
    told.labels.push(Label {
        file: 1,
        span: Span { start: 4, end: 9_000 },
        words: Bilingual::new("ここにある", "here"),
    });
    told.labels.push(Label { file: 7, span: Span::default(), words: Bilingual::default() });
    let files = [
        SourceText { name: "a.tekigo", text: TEXT },
        SourceText { name: "b.json", text: "{\"日\": 1}" },
    ];
    let styled = diagnostic(&told, &files, Language::Ja, 80);
    insta::assert_snapshot!(anstream::adapter::strip_str(&styled).to_string());
}
