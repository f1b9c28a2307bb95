//! The HTML report, as a browser reads it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run must fail")]

mod sample;

use proptest::prelude::*;
use scraper::{Html, Node, Selector};
use tekigo_report::html::html;
use tekigo_report::outline::View;
use tekigo_report::terminal::clean;
use tekigo_report::words::Language;

const CSS: &str = include_str!("../templates/report.css");
const TEMPLATE: &str = include_str!("../templates/report.html");

fn page(more: &str, language: Language) -> Html {
    let report = sample::report(&mut sample::Texts::new(more));
    let page = Html::parse_document(&html(&report, View { language, party: None }).unwrap());
    assert_eq!(page.errors, Vec::<String>::new(), "it is HTML as the standard has it");
    page
}

/// Every element with its attributes, and how deep it stands.
fn elements(page: &Html) -> Vec<String> {
    let elements = page.tree.nodes().filter_map(|node| match node.value() {
        Node::Element(element) => {
            let mut attributes: Vec<String> =
                element.attrs().map(|(name, value)| format!("{name}={value}")).collect();
            attributes.sort();
            let depth = node.ancestors().count();
            Some(format!("{depth} {} {}", element.name(), attributes.join(" ")))
        }
        Node::Comment(comment) => Some(format!("comment {}", comment.comment)),
        _ => None,
    });
    elements.collect()
}

fn text(page: &Html) -> String {
    page.root_element().text().collect()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever documents and packs say, the page has the same elements, and says it as it was said.
    #[test]
    fn no_text_becomes_an_element(
        parts in prop::collection::vec(
            prop_oneof![
                Just("<script>alert(1)</script>".to_owned()),
                Just("</style></title></textarea>".to_owned()),
                Just("<img src=x onerror=alert(1)>".to_owned()),
                Just("\" onmouseover=\"x".to_owned()),
                Just("' x='".to_owned()),
                Just("]]>".to_owned()),
                Just("<!--".to_owned()),
                Just("-->".to_owned()),
                Just("&lt;&amp;&#60;&#x3c;&nbsp".to_owned()),
                Just("{{ 7*7 }}{% raw %}".to_owned()),
                Just("\u{202E}\u{2066}שלום\u{200F}".to_owned()),
                Just("\u{0}\u{1b}[31m\u{85}\u{feff}\u{ffff}".to_owned()),
                Just("`a`|b|*c*_d_[e](f)\n# g\n- h".to_owned()),
                any::<String>(),
            ],
            0..6,
        ),
        japanese in any::<bool>(),
    ) {
        let language = if japanese { Language::Ja } else { Language::En };
        let more = parts.concat();
        let told = page(&more, language);
        prop_assert_eq!(elements(&told), elements(&page("x", language)));
        let shown = format!("t1{}", clean(&more));
        let words = text(&told);
        prop_assert!(words.contains(shown.trim_end()), "{shown:?} is not in {words:?}");
        prop_assert!(!words.chars().any(|letter| letter.is_control() && letter != '\n'));
    }
}

#[test]
fn the_reader_of_these_tests_finds_mistakes() {
    assert_ne!(Html::parse_document("<!DOCTYPE html><p></b>").errors, Vec::<String>::new());
}

#[test]
fn it_is_one_file_without_scripts() {
    for language in [Language::Ja, Language::En] {
        let page = page("x", language);
        let policy = all(&page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy.first().unwrap().attr("content").unwrap();
        assert_eq!(policy, "default-src 'none'; style-src 'unsafe-inline'");
        let lang = all(&page, "html").first().unwrap().attr("lang").unwrap().to_owned();
        assert_eq!(lang, language.pick("ja", "en"));
        for wrong in [
            "script", "link", "img", "iframe", "object", "embed", "form", "base", "[src]",
            "[style]",
        ] {
            assert!(all(&page, wrong).is_empty(), "{wrong}");
        }
        for link in all(&page, "[href]") {
            let mark = link.attr("href").unwrap().strip_prefix('#').unwrap().to_owned();
            assert_eq!(all(&page, &format!("[id='{mark}']")).len(), 1, "#{mark}");
        }
    }
    assert!(!CSS.contains("url(") && !CSS.contains("@import"), "nothing comes from elsewhere");
    assert!(!TEMPLATE.contains("|safe") && !TEMPLATE.contains("| safe"), "everything is escaped");
}

#[test]
fn its_headings_and_tables_can_be_heard() {
    let page = page("x", Language::Ja);
    let levels: Vec<u8> = all(&page, "h1, h2, h3, h4")
        .iter()
        .map(|heading| heading.value().name().trim_start_matches('h').parse().unwrap())
        .collect();
    assert_eq!(all(&page, "h1").len(), 1);
    for pair in levels.windows(2) {
        if let [above, below] = pair {
            assert!(*below <= above + 1, "no level is skipped: {levels:?}");
        }
    }
    for section in all(&page, "[aria-labelledby]") {
        let mark = section.attr("aria-labelledby").unwrap();
        assert_eq!(all(&page, &format!("[id='{mark}']")).len(), 1, "{mark}");
    }
    let tables = all(&page, "table");
    assert!(tables.len() > 5);
    assert_eq!(all(&page, "table > caption:first-child").len(), tables.len());
    for row in all(&page, "tbody tr") {
        let headers = row.select(&Selector::parse("th[scope=row]").unwrap()).count();
        assert_eq!(headers, 1, "{}", row.html());
    }
    assert!(all(&page, "th:not([scope])").is_empty());
    // On a phone a row stands alone, and each cell says which column it is of.
    assert!(all(&page, "td:not([data-label])").is_empty());
}

/// WCAG 2.2, 1.4.3: 4.5 to 1 between text and what it stands on.
#[test]
fn its_colours_can_be_told_apart() {
    let colour = |name: &str| {
        let (_, rest) = CSS.split_once(&format!("--{name}: #")).unwrap();
        let hex = rest.get(..6).unwrap();
        let channel = |at: usize| {
            let value = u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    };
    let contrast = |text: &str, behind: &str| {
        let (one, other) = (colour(text), colour(behind));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    let tones = ["fail", "error", "unknown", "notchecked", "pass", "quiet", "ink"];
    let behind = ["fail-shade", "error-shade", "unknown-shade", "notchecked-shade", "pass-shade"];
    // The counts of every kind stand on the shade of the worst.
    for text in tones {
        for behind in behind.into_iter().chain(["paper", "shade"]) {
            let found = contrast(text, behind);
            assert!(found >= 4.5, "{text} on {behind}: {found:.2}");
        }
    }
    assert!(contrast("link", "paper") >= 4.5);
}
