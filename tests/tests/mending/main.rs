//! What a report advises, written into the documents: every set of edits, and every plan, of every sample. Then the documents are
//! read and judged again from their text, and the report must have been right.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

mod required;
mod sample;
mod schema;

use std::collections::{BTreeMap, BTreeSet};

use sample::{Sample, samples};
use schema::{Custody, Schemas};
use tekigo_core::typed::{ResultWord, Strength};
use tekigo_report::build::Bounds;
use tekigo_report::model::{ChangeSet, Deed, Edit, Named, Plan, Report, RuleResult};

/// The pairs of a sample and a rule of which the search does not find every smallest set within its bounds.
const NOT_DECIDED: &str = include_str!("not-decided.txt");

/// How many of a hundred pairs may be so.
const MOST_NOT_DECIDED: usize = 5;

#[test]
fn every_set_makes_its_rule_pass() {
    let schemas = Schemas::shipped();
    let (mut sets, mut edits) = (0, 0);
    for sample in samples() {
        let before = sample.advised();
        let mistakes = sample.mistakes(&schemas);
        for result in before.results.iter().filter(|result| is_open(result)) {
            let changes = result.changes.as_ref().expect("the samples are small enough");
            for set in &changes.sets {
                sets += 1;
                edits += set.edits.len();
                let told = format!("{} {} {}", sample.name, result.rule, json(&set.edits));
                set.edits
                    .iter()
                    .for_each(|edit| is_allowed(&sample, &schemas, edit, &result.party));
                let mended = sample.with(&set.edits);
                let after = mended.report_without_changes();
                let named = name_of(result);
                assert_eq!(result_of(&after, &named), Some(ResultWord::Pass), "{told}");
                assert!(mended.mistakes(&schemas) <= mistakes, "new mistakes: {told}");
                costs_are_told(before, &after, result.strength, set, &told);
            }
        }
    }
    println!("{sets} sets with {edits} edits were written");
    assert!(sets > 350 && edits > 700, "only {sets} sets with {edits} edits");
}

#[test]
fn every_plan_mends_what_it_says() {
    let schemas = Schemas::shipped();
    let mut mended = 0;
    for sample in samples() {
        let before = sample.advised();
        let mistakes = sample.mistakes(&schemas);
        for (party, plan) in before.plan.as_ref().expect("the samples are small enough").iter() {
            let told = format!("{} {party} {}", sample.name, json(&plan.edits));
            let parties = [party.to_owned()];
            plan.edits.iter().for_each(|edit| is_allowed(&sample, &schemas, edit, &parties));
            let written = sample.with(&plan.edits);
            let after = written.report_without_changes();
            assert!(written.mistakes(&schemas) <= mistakes, "new mistakes: {told}");
            for named in &plan.mends {
                mended += 1;
                assert_eq!(result_of(&after, named), Some(ResultWord::Pass), "{named:?} {told}");
            }
            nothing_is_forgotten(before, party, plan, &sample.name);
            for result in before.results.iter().filter(|is| is.result == ResultWord::Pass) {
                let now = result_of(&after, &name_of(result));
                let lost = now != Some(ResultWord::Pass);
                assert!(!lost, "{} is lost: {now:?} {told}", result.rule);
            }
        }
    }
    println!("{mended} rules are mended by plans");
    assert!(mended > 120, "only {mended} rules are mended by plans");
}

/// Every rule that binds a party and is not met is either mended or said to remain.
fn nothing_is_forgotten(before: &Report, party: &str, plan: &Plan, sample: &str) {
    let told = |named: &Named| {
        plan.mends.contains(named) || plan.remaining.iter().any(|left| left.named == *named)
    };
    let binds = |result: &&RuleResult| result.party.iter().any(|bound| bound == party);
    for result in before.results.iter().filter(binds) {
        let open = is_open(result) && result.strength != Strength::May;
        let named = name_of(result);
        assert!(!open || told(&named), "{sample}: {named:?} is forgotten by the plan of {party}");
    }
}

/// The rules that bind as strongly and pass no longer are those that the set says it costs.
fn costs_are_told(
    before: &Report,
    after: &Report,
    strength: Strength,
    set: &ChangeSet,
    told: &str,
) {
    let passing = before.results.iter().filter(|is| is.result == ResultWord::Pass);
    for result in passing.filter(|is| is.strength >= strength) {
        let lost = result_of(after, &name_of(result)) != Some(ResultWord::Pass);
        assert!(!lost || set.costs.contains(&result.rule), "{} is lost: {told}", result.rule);
    }
}

/// Whether the party may make an edit at all: what it proposes is its own, no history, and lowers nothing that is needed.
fn is_allowed(sample: &Sample, schemas: &Schemas, edit: &Edit, parties: &[String]) {
    let told = format!("{}: {edit:#?}", sample.name);
    let kind = sample.kind_of(edit);
    let pointer = edit
        .pointer
        .strip_prefix("/absent/")
        .map_or_else(|| edit.pointer.clone(), |name| name.replace("~1", "/").replace("~0", "~"));
    let Custody { owner, immutable, need, removable } = schemas.custody(&kind, &pointer);
    assert!(owner.is_some_and(|owner| parties.contains(&owner)), "another's: {told}");
    assert!(!immutable, "history: {told}");
    let written = sample.is_written(edit);
    assert!(!(need && written), "a need: {told}");
    assert!(!(kind == "system" && edit.pointer == "/group" && written), "a group: {told}");
    if edit.edit == Deed::Remove && !edit.pointer.starts_with("/absent/") {
        assert!(removable, "cannot be taken away: {told}");
        assert_ne!(kind, "incident", "a report: {told}");
    }
}

/// The pairs that are not decided are few, and they are those that are listed.
#[test]
fn few_pairs_are_not_decided() {
    let mut pairs = 0;
    let mut found: BTreeSet<String> = BTreeSet::new();
    for sample in samples() {
        let report = sample.advised();
        for result in report.results.iter().filter(|result| is_open(result)) {
            pairs += 1;
            if !result.changes.as_ref().is_some_and(|changes| changes.complete) {
                let subject = result.subject.as_deref().unwrap_or("-");
                found.insert(format!("{} {} {subject}", sample.name, result.rule));
            }
        }
    }
    let listed: BTreeSet<String> = NOT_DECIDED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    println!("{} of {pairs} pairs are not decided", found.len());
    assert_eq!(found, listed, "`tests/tests/mending/not-decided.txt` lists them");
    assert!(found.len() * 100 <= pairs * MOST_NOT_DECIDED, "{} of {pairs}", found.len());
}

/// Within narrow bounds less is found, the same every time, and nothing that is not so.
#[test]
fn bounds_leave_out_and_never_invent() {
    let told = |report: &Report| serde_json::to_string(report).unwrap();
    let (mut with, mut without) = (0, 0);
    for sample in samples().into_iter().filter(|sample| sample.name != "municipalities") {
        let none = sample.within(Bounds { bytes: 0, ..Bounds::default() });
        assert!(none.plan.is_none(), "{}", sample.name);
        let found = |result: &RuleResult| result.changes.is_some() || result.can_become.is_some();
        assert!(!none.results.iter().any(found), "{}", sample.name);
        assert_eq!(told(&none), told(&sample.report_without_changes()), "{}", sample.name);

        let narrow = Bounds { one: 3_000, all: 20_000, ..Bounds::default() };
        let report = sample.within(narrow);
        assert_eq!(told(&report), told(&sample.within(narrow)), "{}", sample.name);
        for result in report.results.iter().filter(|result| is_open(result)) {
            let Some(changes) = &result.changes else {
                without += 1;
                continue;
            };
            with += 1;
            for set in &changes.sets {
                let after = sample.with(&set.edits).report_without_changes();
                let now = result_of(&after, &name_of(result));
                assert_eq!(now, Some(ResultWord::Pass), "{} {}", sample.name, result.rule);
            }
        }
    }
    println!("{with} with changes, {without} without");
    assert!(with > 20 && without > 20, "{with} with changes, {without} without");
}

/// What an unknown result can become is what the report of the completed documents says, where an edit settles it.
#[test]
fn what_can_pass_is_said_to() {
    let mut seen: BTreeMap<bool, usize> = BTreeMap::new();
    for sample in samples() {
        let report = sample.advised();
        let unknown = report.results.iter().filter(|is| is.result == ResultWord::Unknown);
        for result in unknown {
            let Some(can) = &result.can_become else { continue };
            *seen.entry(can.contains(&ResultWord::Pass)).or_default() += 1;
            assert!(!can.contains(&ResultWord::Unknown), "{} {}", sample.name, result.rule);
        }
    }
    println!("of the unknown results, by whether they can come to pass: {seen:?}");
    assert!(seen.values().sum::<usize>() > 60, "{seen:?}");
}

fn json(edits: &[Edit]) -> String {
    let lines: Vec<String> =
        edits.iter().map(|edit| serde_json::to_string(edit).unwrap()).collect();
    lines.join("\n")
}

fn is_open(result: &RuleResult) -> bool {
    matches!(result.result, ResultWord::Fail | ResultWord::Unknown)
}

fn name_of(result: &RuleResult) -> Named {
    Named { rule: result.rule.clone(), pack: result.pack.clone(), subject: result.subject.clone() }
}

/// The result of a rule; one that is judged for each of many of which none was given, of the document that was written then.
fn result_of(report: &Report, named: &Named) -> Option<ResultWord> {
    let of_rule = report.results.iter().filter(|is| is.rule == named.rule && is.pack == named.pack);
    let mut found = of_rule.filter(|is| named.subject.is_none() || is.subject == named.subject);
    found.next().map(|result| result.result)
}
