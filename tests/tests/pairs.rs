//! Pairs of rules: what is said to be the same never differs, and what is said to differ does, read back from its own text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

use std::time::Instant;

use tekigo_core::program::{Node, Program};
use tekigo_core::regions::Budget;
use tekigo_core::regions::pair::{Pair, Side, Wanted};
use tekigo_core::value::Date;
use tekigo_grammar::tree::Relation;

fn today() -> Date {
    Date::from_ymd(2020, 6, 2).unwrap()
}

fn shipped() -> Vec<(String, &'static Program)> {
    let names = tekigo_rules::names();
    let programs = names.iter().map(|name| {
        let pack: &'static _ = Box::leak(Box::new(tekigo_rules::load(name).unwrap().ok().unwrap()));
        ((*name).to_string(), &pack.program)
    });
    programs.collect()
}

#[test]
fn every_shipped_rule_is_itself() {
    for (name, program) in shipped() {
        for rule in 0..program.rules.len() {
            let side = Side { program, rule };
            let pair = Pair::new(side, side);
            assert!(pair.is_same(), "{name} {}", program.rules[rule].id);
            let start = Instant::now();
            let mut budget = Budget::new(1_000_000);
            let found = pair.differences(today(), Wanted::Each, &mut budget);
            assert_eq!(found.witnesses().next(), None, "{name} {}", program.rules[rule].id);
            println!("{name} {}: {:?} in {:?}", program.rules[rule].id, found.doubts, start.elapsed());
        }
    }
}

#[test]
fn every_moved_edge_of_a_shipped_rule_is_seen() {
    for (name, program) in shipped() {
        for (at, node) in program.nodes.iter().enumerate() {
            let Node::Compare(relation, left, right) = *node else { continue };
            let moved = match relation {
                Relation::AtLeast => Relation::Above,
                Relation::Above => Relation::AtLeast,
                Relation::AtMost => Relation::Below,
                Relation::Below => Relation::AtMost,
                Relation::Is => Relation::IsNot,
                Relation::IsNot => Relation::Is,
            };
            let mut mutant = program.clone();
            mutant.nodes[at] = Node::Compare(moved, left, right);
            for rule in 0..program.rules.len() {
                let pair = Pair::new(Side { program, rule }, Side { program: &mutant, rule });
                if pair.is_same() {
                    continue;
                }
                let start = Instant::now();
                let mut budget = Budget::new(1_000_000);
                let found = pair.differences(today(), Wanted::Each, &mut budget);
                println!(
                    "{name} {} node {at} {relation:?}: {:?} in {:?}",
                    program.rules[rule].id,
                    found.doubts,
                    start.elapsed()
                );
                for (direction, witness) in found.witnesses() {
                    println!("   {direction:?} {:?} as of {} {}", witness.results, witness.as_of,
                        witness.documents.iter().map(|(_, document)| document.to_string()).collect::<Vec<_>>().join(" "));
                    println!("      {:?} {:?} {:?}", witness.parameters, witness.choices, witness.attested);
                }
            }
        }
    }
}
