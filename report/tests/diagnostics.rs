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

/// What may stand before the word that is underlined: each a text as a document or a pack may hold it.
const BEFORE: &[(&str, &str)] = &[
    ("narrow", "abc "),
    ("wide", "取得間隔"),
    ("full-width signs", "（１：２）"),
    ("half-width kana", "ｶﾅﾊﾝｶｸ"),
    ("half-width kana with sound marks", "ﾊﾞｯｸｱｯﾌﾟ"),
    ("kana with combining sound marks", "か\u{3099}は\u{309a}"),
    ("a letter with a combining accent", "e\u{301}e\u{301}"),
    ("signs of ambiguous width", "①※→"),
    ("an emoji", "🗾"),
    ("a kanji outside of the first plane", "𠮷野"),
    ("a full-width space", "甲　乙"),
    ("a tab", "甲\t乙"),
];

/// Lines of what a terminal shows, with the columns where something begins.
fn column_of(line: &str, of: &str) -> usize {
    let before = line.split(of).next().unwrap();
    unicode_width::UnicodeWidthStr::width(before)
}

#[test]
fn the_signs_stand_under_the_word_whatever_stands_before_it() {
    let mut all = String::new();
    for (name, before) in BEFORE {
        let text = format!("  {before} dayly 後\n");
        let start = text.find("dayly").unwrap();
        let told = Diagnostic {
            labels: vec![Label {
                file: 0,
                span: Span { start, end: start + "dayly".len() },
                words: Bilingual::default(),
            }],
            ..example(Vec::new())
        };
        let files = [SourceText { name: "a.tekigo", text: &text }];
        let styled = diagnostic(&told, &files, Language::Ja, 80);
        let plain = anstream::adapter::strip_str(&styled).to_string();
        let line = plain.lines().find(|line| line.contains("dayly 後")).unwrap();
        let signs = plain.lines().find(|line| line.contains("━━━━━")).unwrap();
        assert_eq!(column_of(line, "dayly"), column_of(signs, "━"), "{name}\n{plain}");
        assert_eq!(signs.matches('━').count(), "dayly".len(), "{name}");
        all.extend([*name, "\n", line, "\n", signs, "\n"]);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_wide_word_is_underlined_in_its_whole_width() {
    for (word, columns) in
        [("取得間隔", 8), ("ﾊﾞｯｸｱｯﾌﾟ", 8), ("か\u{3099}", 2), ("：", 2), ("a\u{200b}b", 3)]
    {
        let text = format!("語 {word} 後\n");
        let start = text.find(word).unwrap();
        let told = Diagnostic {
            labels: vec![Label {
                file: 0,
                span: Span { start, end: start + word.len() },
                words: Bilingual::default(),
            }],
            ..example(Vec::new())
        };
        let files = [SourceText { name: "a.tekigo", text: &text }];
        let styled = diagnostic(&told, &files, Language::Ja, 80);
        let plain = anstream::adapter::strip_str(&styled).to_string();
        assert_eq!(plain.matches('━').count(), columns, "{word}\n{plain}");
    }
}

/// A text of a megabyte under one label is no reason to print a megabyte.
#[test]
fn a_long_word_is_cut() {
    let text = format!("{{\"名\": \"{}\"}}", "あ".repeat(300_000));
    let told = Diagnostic {
        labels: vec![Label {
            file: 0,
            span: Span { start: 8, end: text.len() - 1 },
            words: Bilingual::default(),
        }],
        ..example(Vec::new())
    };
    let files = [SourceText { name: "a.json", text: &text }];
    let plain = diagnostic(&told, &files, Language::Ja, 80);
    assert!(plain.len() < 2_000, "{} bytes", plain.len());
}

/// Of a file that is too long to be shown, the place is named.
#[test]
fn a_long_file_is_not_shown() {
    let text = format!("{}甲 dayly\n", "#\n".repeat(2_100_000));
    let start = text.find("dayly").unwrap();
    let told = Diagnostic {
        labels: vec![Label {
            file: 0,
            span: Span { start, end: start + 5 },
            words: Bilingual::default(),
        }],
        ..example(Vec::new())
    };
    let files = [SourceText { name: "a.tekigo", text: &text }];
    let plain =
        anstream::adapter::strip_str(&diagnostic(&told, &files, Language::En, 80)).to_string();
    assert!(plain.contains("a.tekigo:2100001:3"), "{plain}");
    assert!(plain.len() < 500);
}
