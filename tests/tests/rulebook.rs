//! Reading back: what is changed in a rule is changed in its prose, in both languages.
#![allow(
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it saw, and stops where it cannot go on"
)]

mod changes;

use std::collections::BTreeMap;

use tekigo_core::compile::compile;
use tekigo_core::program::Program;
use tekigo_core::typed::Pack;
use tekigo_grammar::diagnostic::Severity;
use tekigo_report::rulebook::{RuleBook, RuleText, Selection, book, markdown};
use tekigo_report::terminal::rulebook::rulebook;
use tekigo_report::words::Language;
use tekigo_tests::conformance::{CONSTRUCTS, LINES, RELATIONS, World, constructs, root};
use tekigo_tests::generate::{self, Random};
use tekigo_tests::trial::{self, Trial};

/// The changes that are made to one pack.
const CHANGES: usize = 40;

/// Two rules that mean different things do not read the same.
#[test]
fn no_change_of_a_rule_goes_unread() {
    let schemas = generate::schemas();
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in trial::seeds(120) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let mut random = Random::new(seed ^ 0x7265_6164);
        let before = texts(&trial.program);
        for _ in 0..CHANGES {
            let mut program = trial.program.clone();
            let Some(change) = changes::some(&mut program, &mut random) else { continue };
            let after = texts(&program);
            for language in [Language::Ja, Language::En] {
                let (old, new) = (&before[&change.rule], &after[&change.rule]);
                assert_ne!(
                    said(old, language),
                    said(new, language),
                    "seed {seed}: {} of {} is read like the rule as it was:\n{}\n\n{}",
                    change.name,
                    trial.program.rules[change.rule.0].id,
                    said(old, language),
                    change.what,
                );
            }
            *made.entry(change.name).or_default() += 1;
        }
    }
    eprintln!("changes read: {made:?}");
    let missing: Vec<&&str> =
        changes::NAMES.iter().filter(|name| made.get(*name).copied().unwrap_or(0) < 5).collect();
    assert!(missing.is_empty(), "made too seldom: {missing:?} of {made:?}");
}

/// No path, member or constant of the language shows in prose.
#[test]
fn prose_has_no_names_of_programs_in_it() {
    let schemas = generate::schemas();
    let mut read = 0;
    for seed in trial::seeds(60) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        for (_, text) in texts(&trial.program) {
            let ja = without_titles(&trial.program, said(&text, Language::Ja));
            // What is left of Latin letters are abbreviations, and the letters of values and items.
            let words: Vec<&str> = ja
                .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
                .filter(|word| word.len() > 3 && word.bytes().any(|byte| byte.is_ascii_lowercase()))
                .collect();
            let odd: Vec<&&str> = words.iter().filter(|word| !ALLOWED.contains(word)).collect();
            assert!(odd.is_empty(), "seed {seed}: {odd:?} in\n{ja}");
            let en = said(&text, Language::En);
            for sign in ["_", "{", "}", "::", "Some(", "service.", "system.", "  "] {
                assert!(
                    !en.contains(sign) && !ja.contains(sign),
                    "seed {seed}: {sign} in\n{en}\n{ja}"
                );
            }
            read += 1;
        }
    }
    assert!(read > 300, "only {read} rules were read");
}

/// The names of a map's members, which have no titles.
const ALLOWED: [&str; 2] = ["main", "second"];

/// Some of the world's levels have Latin words in their Japanese titles.
fn without_titles(program: &Program, text: String) -> String {
    let levels = program.enumerations.iter().flat_map(|words| &words.levels);
    levels.fold(text, |text, level| {
        let quoted = level.title.ja.replace('「', "『").replace('」', "』");
        text.replace(&level.title.ja, "").replace(&quoted, "")
    })
}

type Which = (usize, usize);

/// Every version of every rule by its rule's position and its own.
fn texts(program: &Program) -> BTreeMap<Which, RuleText> {
    let which = program
        .rules
        .iter()
        .enumerate()
        .flat_map(|(at, rule)| (0..rule.versions.len()).map(move |version| (at, version)));
    which.zip(book(program).rules).collect()
}

/// All that a version says by itself, without what is only computed from it.
fn said(text: &RuleText, language: Language) -> String {
    let mut text = text.clone();
    text.blank = None;
    let json = serde_json::to_value(&text).unwrap();
    let mut words = Vec::new();
    gather(&json, if language == Language::Ja { "ja" } else { "en" }, &mut words);
    words.join("\n")
}

fn gather(json: &serde_json::Value, language: &str, words: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(members) => {
            let bilingual = members.contains_key("ja") && members.contains_key("en");
            for (name, value) in members {
                match value.as_str() {
                    Some(text) if bilingual && name == language => words.push(text.to_owned()),
                    Some(_) if bilingual => {}
                    _ if name == "uses" => {}
                    _ => gather(value, language, words),
                }
            }
            words.push(".".to_owned());
        }
        serde_json::Value::Array(items) => {
            for item in items {
                gather(item, language, words);
            }
            words.push(";".to_owned());
        }
        serde_json::Value::Bool(value) => words.push(if *value { "+" } else { "-" }.to_owned()),
        _ => {}
    }
}

/// The pack that uses everything, with the header of the cases before it.
fn constructs_pack() -> Pack {
    let world = World::load(&root(), "case").unwrap();
    let text = std::fs::read_to_string(root().join("tests/prose/constructs.tekigo")).unwrap();
    let checked = world.check(&text);
    let errors: Vec<_> = checked
        .diagnostics
        .iter()
        .filter(|told| told.severity == Severity::Error)
        .map(|told| {
            (
                &told.message.en,
                told.labels.first().and_then(|label| text.get(label.span.start..label.span.end)),
            )
        })
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    checked.pack.unwrap()
}

#[test]
fn every_construct_has_its_prose() {
    let pack = constructs_pack();
    let used = constructs(&pack);
    let wanted = CONSTRUCTS.iter().chain(RELATIONS).chain(LINES);
    let missing: Vec<&&str> = wanted.filter(|name| !used.contains(**name)).collect();
    assert!(missing.is_empty(), "not in tests/prose/constructs.tekigo: {missing:?}");
    let book = book(&compile(&pack));
    for (name, language) in [("constructs_ja", Language::Ja), ("constructs_en", Language::En)] {
        let text = anstream::adapter::strip_str(&rulebook(&book, language, 100)).to_string();
        insta::assert_snapshot!(name, text);
        insta::assert_snapshot!(format!("{name}_markdown"), markdown(&book, language));
    }
    insta::assert_snapshot!("constructs_json", serde_json::to_string_pretty(&book).unwrap());
}

/// Whoever reads the JSON has all that a rendering has.
#[test]
fn a_selection_keeps_what_it_needs() {
    let program = compile(&constructs_pack());
    let mut few = book(&program);
    Selection { rules: vec!["C-3".to_owned()], ..Selection::default() }.apply(&mut few);
    let names = |book: &RuleBook| {
        let rules = book.rules.iter().map(|rule| rule.rule.clone());
        let tables = book.tables.iter().map(|table| table.table.clone());
        let choices = book.choices.iter().map(|choice| choice.choice.clone());
        rules.chain(tables).chain(choices).collect::<Vec<_>>()
    };
    // The table's own choice comes with it.
    assert_eq!(names(&few), ["C-3", "required_interval", "upper_level_to", "wording"]);
    assert!(few.parameters.is_empty());
    let mut manual = book(&program);
    Selection { manual: true, ..Selection::default() }.apply(&mut manual);
    assert_eq!(names(&manual), ["C-7"]);
    let mut party = book(&program);
    Selection { party: Some("municipality".to_owned()), ..Selection::default() }.apply(&mut party);
    let bound: Vec<&str> = party.rules.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(bound, ["C-2", "C-3", "C-7"]);
}
