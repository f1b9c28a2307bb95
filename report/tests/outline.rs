//! What a report says, before it is laid out: what is told together, in which order, in which words.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

mod sample;

use tekigo_core::typed::{ResultWord, Strength};
use tekigo_report::document::Document;
use tekigo_report::model::{Because, Report};
use tekigo_report::outline::{Line, View, outline};
use tekigo_report::terminal::{Reader, concise};
use tekigo_report::words::{Label, Language, result_of};

const JA: View<'static> = View { language: Language::Ja, party: None };

#[test]
fn what_must_be_mended_comes_first() {
    let outline = outline(&sample::report(&mut sample::Texts::new("")), JA);
    let sections: Vec<_> =
        outline.sections.iter().map(|section| (section.strength, section.result)).collect();
    let expected = [
        (Strength::Must, ResultWord::Fail),
        (Strength::Must, ResultWord::Error),
        (Strength::Must, ResultWord::Unknown),
        (Strength::Should, ResultWord::Fail),
        (Strength::Should, ResultWord::NotChecked),
    ];
    assert_eq!(sections, expected);
}

#[test]
fn the_same_of_many_is_said_once() {
    let outline = outline(&sample::report(&mut sample::Texts::new("")), JA);
    let section = &outline.sections[3];
    assert_eq!(section.count, "1規則・3件");
    let [finding] = section.findings.as_slice() else {
        panic!("one rule is one finding: {section:?}")
    };
    let [first, second] = finding.cases.as_slice() else {
        panic!("two say the same, the third does not: {finding:?}")
    };
    assert_eq!((first.subjects.len(), second.subjects.len()), (2, 1));
    let facts = &first.rows[0];
    assert_eq!(facts.label, Label::Facts);
    let places = |line: &Line| line.fact().map(|fact| fact.places.len());
    assert_eq!(facts.lines.iter().map(places).collect::<Vec<_>>(), [Some(1), Some(2)]);
    let shared: Vec<Label> = finding.shared.iter().map(|row| row.label).collect();
    assert_eq!(shared, [Label::Why, Label::Remedy], "what holds for all stands once, at the end");
    assert!(outline.rest.iter().any(|rest| rest.rule == "M-1" && rest.subjects.len() == 1));
}

/// The first way to mend a finding is told, unless the facts say the same already; then only that there are others.
#[test]
fn a_change_that_the_facts_tell_is_not_told_again() {
    let told = |report: &Report| {
        let outline = outline(report, JA);
        let rows = &outline.sections[0].findings[0].cases[0].rows;
        let row = rows.iter().find(|row| row.label == Label::Change);
        row.map_or(0, |row| row.lines.len())
    };
    let mut report = sample::report(&mut sample::Texts::new(""));
    let result = &mut report.results[0];
    let Because::Place(place) = result.because[0].clone() else { panic!("a fact comes first") };
    let changes = result.changes.as_mut().unwrap();
    changes.sets.truncate(1);
    let set = &mut changes.sets[0];
    assert_eq!(set.edits.len(), 4);
    set.edits.truncate(1);
    set.costs.clear();
    assert_eq!(told(&report), 1, "another place is told");
    let same = |report: &mut Report| -> usize {
        let set = &mut report.results[0].changes.as_mut().unwrap().sets[0];
        let edit = &mut set.edits[0];
        edit.input.clone_from(&place.input);
        edit.pointer.clone_from(&place.pointer);
        edit.condition.clone_from(&place.wanted);
        set.edits.len()
    };
    assert_eq!(same(&mut report), 1);
    assert_eq!(told(&report), 0, "the facts say that this place must be so");
    let changes = report.results[0].changes.as_mut().unwrap();
    changes.sets.push(changes.sets[0].clone());
    assert_eq!(told(&report), 1, "there is another way");
    report.results[0].changes.as_mut().unwrap().sets[0].costs.push("R-5".to_owned());
    assert_eq!(told(&report), 3, "what it costs the facts do not say");
}

#[test]
fn plans_tell_what_to_write_where_and_what_remains() {
    let outline = outline(&sample::report(&mut sample::Texts::new("")), JA);
    let [plan] = outline.plans.as_slice() else { panic!("one party has one plan") };
    assert!(
        plan.heading.contains("4か所") && plan.heading.contains("1件の規則"),
        "{}",
        plan.heading
    );
    assert_eq!(plan.documents.iter().map(|document| document.edits.len()).sum::<usize>(), 4);
    assert!(plan.documents.last().unwrap().name.contains("渡されていない文書"));
    let rules: Vec<&str> = plan.remaining.iter().map(|(_, rules)| rules.as_str()).collect();
    assert_eq!(rules, ["R-4", "R-3（R-1、R-5）"]);
}

#[test]
fn every_result_is_told_once() {
    let report = sample::report(&mut sample::Texts::new(""));
    let outline = outline(&report, JA);
    let findings = outline.sections.iter().flat_map(|section| &section.findings);
    let cases = findings.flat_map(|finding| &finding.cases);
    let told = cases.map(|case| case.subjects.len().max(1)).sum::<usize>()
        + outline.rest.iter().map(|rest| rest.subjects.len().max(1)).sum::<usize>();
    assert_eq!(told, report.results.len());
}

#[test]
fn what_one_may_do_is_available_or_not() {
    let word = |strength, result| result_of(strength, result).ja;
    assert_eq!(word(Strength::May, ResultWord::Fail), "利用できない");
    assert_eq!(word(Strength::May, ResultWord::Pass), "利用できる");
    assert_eq!(word(Strength::Must, ResultWord::Fail), "不適合");
    let outline = outline(&sample::report(&mut sample::Texts::new("")), JA);
    let rest = outline.rest.iter().find(|rest| rest.rule == "R-7").unwrap();
    assert_eq!(rest.word, "利用できない");
}

#[test]
fn a_document_that_was_not_given_is_no_other_file() {
    let mut report = sample::report(&mut sample::Texts::new(""));
    for result in &mut report.results {
        result.because.sort_by_key(|because| {
            !matches!(because, tekigo_report::model::Because::Place(place) if place.input.is_none())
        });
    }
    let reader = Reader { language: Language::En, width: 80, party: None, all: false };
    let lines = concise::concise(&report, &reader);
    assert!(lines.lines().any(|line| line.starts_with("<system>: unknown R-3 ")), "{lines}");
}

#[test]
fn evidence_is_that_of_the_place_or_of_what_is_around_it() {
    let text = r#"{"evidence": {"/a": {"where": "book", "seen_on": "2020-01-02"}, "/a/b": {"where": "page 3"},
        "/c": {"where": " "}, "/d": 7, "/e": {"where": "x"}, "/\u0065": {"where": "y"}}}"#;
    let document = Document::new(
        "a.json".to_owned(),
        "a".to_owned(),
        tekigo_core::facts::DocumentState::Final,
        text.to_owned(),
    );
    let seen_in = |pointer| document.evidence(pointer).map(|evidence| evidence.seen_in);
    assert_eq!(seen_in("/a").as_deref(), Some("book"));
    assert_eq!(seen_in("/a/x/1").as_deref(), Some("book"), "a record's holds for what is in it");
    assert_eq!(seen_in("/a/b/c").as_deref(), Some("page 3"), "the nearest holds");
    assert_eq!(seen_in("/ab"), None, "another name that starts alike");
    assert_eq!(seen_in("/c"), None, "blank");
    assert_eq!(seen_in("/d"), None, "no record");
    assert_eq!(seen_in("/e"), None, "twice, in different spellings");
    assert_eq!(document.evidence("/a").unwrap().seen_on.as_deref(), Some("2020-01-02"));
    for odd in ["", "[]", "{\"evidence\": null}", "{\"evidence\": {}, \"evidence\": {}}"] {
        let document = Document::new(
            String::new(),
            String::new(),
            tekigo_core::facts::DocumentState::Final,
            odd.to_owned(),
        );
        assert_eq!(document.evidence("/a"), None, "{odd}");
    }
}
