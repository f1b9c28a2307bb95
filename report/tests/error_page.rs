//! Pages of error codes: read as they are written, refused where they stray, printed for a terminal.
#![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::error_page::{Block, ErrorPage};
use tekigo_report::terminal::error_page::error_page;
use tekigo_report::words::Language;

fn page() -> ErrorPage {
    let both = Bilingual::new;
    ErrorPage {
        code: "E900".to_owned(),
        title: both("例の誤り", "An error made up"),
        example: vec![Block {
            info: "json a.json also E901".to_owned(),
            text: "{\n## no heading\n}\n".to_owned(),
        }],
        mended: vec![
            Block { info: "json a.json".to_owned(), text: "{}\n".to_owned() },
            Block { info: "console".to_owned(), text: "$ tekigo check a.json\n".to_owned() },
        ],
        meaning: both("一つ目の段落。\n\n二つ目の段落。", "First.\n\nSecond."),
        why: both(
            "長い理由は、読みやすい幅で折り返される。「かぎ括弧」や、句読点の前では折り返さない。`code` はそのまま残る。",
            "A long reason is wrapped at a width that reads well; words are not broken, and `code` stays as it is, too.",
        ),
        printed: both("エラー[E900]: 例\n  ━━\n", "error[E900]: example\n  ━━\n"),
        remedy: both("- 直す\n- もっと直す", "- mend it\n- mend it more"),
    }
}

#[test]
fn what_is_written_is_read() {
    let page = page();
    assert_eq!(ErrorPage::read(&page.write()), Ok(page.clone()));
    let block = page.example.first().unwrap();
    assert_eq!((block.language(), block.file()), ("json", Some("a.json")));
    assert_eq!(block.also().collect::<Vec<_>>(), ["E901"]);
    let console = page.mended.last().unwrap();
    assert_eq!((console.language(), console.file()), ("console", None));
}

#[test]
fn what_strays_is_refused() {
    let text = page().write();
    for (from, to) in [
        ("# E900 例の誤り", "E900 例の誤り"),
        ("*An error made up*", "An error made up"),
        ("## 意味", "## いみ"),
        ("## Why", "## 理由"),
        ("## 例 / Example", "## 例"),
        ("\n## What to write instead", "\n\n## What to write instead"),
        ("mend it more\n", "mend it more\n\n"),
        ("```json a.json\n", "a word\n\n```json a.json\n"),
    ] {
        assert!(text.contains(from), "{from}");
        let strayed = text.replacen(from, to, 1);
        assert!(ErrorPage::read(&strayed).is_err(), "{from} became {to}");
    }
    assert!(ErrorPage::read("").is_err());
}

#[test]
fn at_a_terminal() {
    for (language, width) in [(Language::Ja, 60), (Language::En, 80)] {
        let styled = error_page(&page(), language, width);
        assert!(styled.contains('\u{1b}'), "headings stand out");
        let plain = anstream::adapter::strip_str(&styled).to_string();
        assert!(!plain.contains("```") && !plain.contains("# E900"));
        insta::assert_snapshot!(plain);
    }
}
