//! What comes of documents in which nothing is written: found by judging them, so that it needs no second reading of the rules.

use std::collections::BTreeSet;

use tekigo_core::eval::{self, Evaluation, Inputs, Settings};
use tekigo_core::facts::{self, DocumentState, Facts, Limits};
use tekigo_core::program::{Node, NodeId, Program, Version};
use tekigo_core::prose::parts;
use tekigo_core::typed::ResultWord;
use tekigo_core::value::Date;

use super::build::roots;

/// Of each rule and version the result; `None` where it depends on the day of evaluation.
pub(super) fn results(program: &Program) -> Vec<Vec<Option<ResultWord>>> {
    let blank: Vec<Facts> = program
        .kinds
        .iter()
        .filter_map(|kind| facts::read("{}", &kind.layout, &Limits::default()).ok())
        .collect();
    debug_assert!(blank.iter().all(|facts| facts.state == DocumentState::Final));
    let empty = eval::empty_documents(program);
    let inputs = Inputs::new(blank.iter().map(|facts| vec![facts]).collect(), &empty);
    let rules = program.rules.iter().enumerate();
    rules
        .map(|(at, rule)| {
            let versions = rule.versions.iter();
            versions
                .map(|version| {
                    if asks_the_day(program, &roots(rule, version)) {
                        return None;
                    }
                    let settings = Settings::new(program, day_in_force(version)?);
                    let subject = rule.subject.map(|kind| (kind, 0));
                    let outcome = Evaluation::new(program, &inputs, &settings, subject).rule(at);
                    Some(outcome.result)
                })
                .collect()
        })
        .collect()
}

/// Any day on which a version is in force; where that does not matter, any day at all.
fn day_in_force(version: &Version) -> Option<Date> {
    version.from.or(version.until).or_else(|| Date::parse("2020-06-02"))
}

/// Whether some part reads the day of evaluation, through tables too.
fn asks_the_day(program: &Program, roots: &[NodeId]) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = roots.to_vec();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        match program.node(id) {
            Some(Node::AsOf) => return true,
            Some(Node::Lookup(table)) => {
                let keys = program.tables.get(table.0).map(|table| table.keys.as_slice());
                waiting.extend_from_slice(keys.unwrap_or_default());
            }
            _ => waiting.extend(parts(program, id)),
        }
    }
    false
}
