//! Pairs of rules against brute force: over a small world every document is judged by both, and the search must have found just
//! the differences that there are.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tekigo_core::check::{SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::eval::{self, Inputs, Settings};
use tekigo_core::facts::{self, Limits};
use tekigo_core::program::Program;
use tekigo_core::regions::Budget;
use tekigo_core::regions::pair::{Direction, Pair, Side, Wanted};
use tekigo_core::value::Date;
use tekigo_tests::generate::{self, Random};

const HEADER: &str = r#"edition 2026
pack    world 0.1.0
  ja "世界" en "World"
zone    +09:00
reads   one service
party   provider ja "事業者" en "provider"
source guide
  ja "手引き" en "Guide"
  force advice
  published 2020-01
  clause 1 page "1"
    ja "条項" en "Clause"
"#;

/// What formulas are made of: every relation of a number with one constant and another fact, a Boolean, a list with its items.
const ATOMS: [&str; 13] = [
    "service.insured",
    "service.insured is disclosed",
    "service.amount > 3",
    "service.amount >= 3",
    "service.amount < 4",
    "service.amount is disclosed",
    "(service.amount else 3) >= 3",
    "service.backup.copies is disclosed",
    "(all y in service.backup.copies, if any: y.cost > 3)",
    "(all y in service.backup.copies, if any: y.cost >= service.amount)",
    "(some y in service.backup.copies: y.cost >= 4)",
    "(some y in service.backup.copies: y.cost is disclosed)",
    "((count y in service.backup.copies: y.cost > 3) >= 2)",
];

/// The values of a leaf: on either side of each constant, on it, and none.
const NUMBERS: [&str; 5] = ["2", "3", "3.5", "4", "5"];

fn formula(random: &mut Random, depth: usize) -> String {
    match random.below(if depth == 0 { 1 } else { 4 }) {
        1 => format!("({} and {})", formula(random, depth - 1), formula(random, depth - 1)),
        2 => format!("({} or {})", formula(random, depth - 1), formula(random, depth - 1)),
        3 => format!("not ({})", formula(random, depth - 1)),
        _ => ATOMS[random.below(ATOMS.len())].to_owned(),
    }
}

/// A pack with two rules.
fn program(lines: [&str; 2]) -> Option<Program> {
    let mut text = HEADER.to_owned();
    for (at, lines) in lines.iter().enumerate() {
        let _ = write!(
            text,
            "rule R-{at} provider must\n  ja \"規則\" en \"A rule\"\n  cites guide 1\n  {lines}\n  remedy ja \"直す\" en \"Mend it\"\n",
        );
    }
    let checked = check(&[SourceFile { name: "pack.tekigo", text: &text }], &generate::SCHEMAS);
    checked.pack.map(|pack| compile(&pack))
}

/// Every document of the small world.
fn documents() -> Vec<String> {
    let leaf = |name: &str, values: &[&str]| -> Vec<String> {
        let written = values.iter().map(|value| format!(", \"{name}\": {value}"));
        std::iter::once(String::new()).chain(written).collect()
    };
    let insured = leaf("insured", &["true", "false"]);
    let amounts = leaf("amount", &NUMBERS);
    let items: Vec<String> = leaf("cost", &NUMBERS)
        .iter()
        .map(|leaf| format!("{{{}}}", leaf.trim_start_matches(", ")))
        .collect();
    let mut lists = vec![String::new(), "[]".to_owned()];
    for (at, first) in items.iter().enumerate() {
        lists.push(format!("[{first}]"));
        // The order of items says nothing.
        lists.extend(items.iter().skip(at).map(|second| format!("[{first}, {second}]")));
    }
    let mut documents = Vec::new();
    for insured in &insured {
        for amount in &amounts {
            for list in &lists {
                let backup = if list.is_empty() {
                    String::new()
                } else {
                    format!(", \"backup\": {{\"copies\": {list}}}")
                };
                for state in ["draft", "final"] {
                    documents.push(format!(
                        "{{\"kind\": \"service\", \"state\": \"{state}\"{insured}{amount}{backup}}}"
                    ));
                }
            }
        }
    }
    documents
}

#[test]
fn the_search_finds_just_what_there_is() {
    let documents = documents();
    let today = Date::from_ymd(2020, 6, 2).unwrap();
    let mut random = Random::new(0x666f_7263);
    let (mut judged, mut differing, mut proved, mut undecided) = (0, 0, 0, 0);
    while judged < 400 {
        let first = formula(&mut random, 2);
        // Often nearly the same formula, so that few documents tell the two apart.
        let second = if random.below(3) == 0 {
            formula(&mut random, 2)
        } else {
            let (from, to) = (random.below(ATOMS.len()), random.below(ATOMS.len()));
            first.replacen(ATOMS[from], ATOMS[to], 1)
        };
        let lines = |formula: &str, when: bool| {
            if when {
                format!("when    {formula}\n  require service.insured")
            } else {
                format!("require {formula}")
            }
        };
        let when = random.below(4) == 0;
        let Some(program) = program([&lines(&first, when), &lines(&second, when)]) else {
            continue;
        };
        judged += 1;
        let side = |rule| Side { program: &program, rule };
        let pair = Pair::new(side(0), side(1));
        let found = pair.differences(today, Wanted::Each, &mut Budget::new(2_000_000));
        let shown: BTreeSet<Direction> =
            found.witnesses().map(|(direction, _)| direction).collect();
        for (_, witness) in found.witnesses() {
            assert_eq!(pair.replay(witness), witness.results);
        }
        let empty = eval::empty_documents(&program);
        let settings = Settings::new(&program, today);
        let mut there: BTreeSet<Direction> = BTreeSet::new();
        for text in &documents {
            let layout = &program.kinds[0].layout;
            let facts = facts::read(text, layout, &Limits::default()).unwrap();
            let inputs = Inputs::new(vec![vec![&facts]], &empty);
            let outcomes = eval::evaluate(&program, &inputs, &settings);
            let direction = Direction::of([outcomes[0].result, outcomes[1].result]);
            if let Some(direction) = direction.filter(|direction| !shown.contains(direction)) {
                // Of results that are neither better nor worse one is told only where there is nothing graver.
                let told = direction == Direction::Otherwise && !shown.is_empty();
                assert!(
                    told || !found.doubts.is_empty(),
                    "{direction:?} was missed: {outcomes:?}\n{first}\n{second}\n{text}\n{found:#?}"
                );
            }
            there.extend(direction);
        }
        assert!(!pair.is_same() || there.is_empty(), "equal forms differ\n{first}\n{second}");
        differing += usize::from(!there.is_empty());
        proved += usize::from(found.none_exist());
        undecided += usize::from(!found.doubts.is_empty());
    }
    println!(
        "{judged} judged, {differing} differ, {proved} proved the same, {undecided} undecided"
    );
    assert!(differing >= 120 && proved >= 100 && undecided <= judged / 5);
}
