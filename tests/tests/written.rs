//! Facts written as a document are read back as the same facts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use tekigo_core::facts::{self, Facts, Limits, State};
use tekigo_core::regions::document;
use tekigo_core::value::{Duration, Instant, Value, ZoneOffset};
use tekigo_tests::engine;
use tekigo_tests::generate;
use tekigo_tests::trial::{self, Trial};

/// Every fact and list, with the texts themselves; where a place is unreadable, nothing can be said of it.
fn told(facts: &Facts) -> Vec<String> {
    let leaf = |fact: &facts::Fact| match (fact.state, fact.value) {
        (State::Value, Value::Text(text)) => format!("text {:?}", facts.text(text)),
        (State::Value, value) => format!("{value:?}"),
        (state, _) => format!("{state:?}"),
    };
    let leaves = facts.columns.iter().map(|column| column.iter().map(leaf).collect());
    let lists = facts
        .lists
        .iter()
        .flatten()
        .map(|list| format!("{:?} {} {} {}", list.state, list.more, list.first, list.length));
    let mut told: Vec<String> = leaves.map(|column: Vec<String>| column.join(", ")).collect();
    told.extend(lists);
    told
}

/// Whether a value has no form of ours: given in weeks, with too many digits for days; or in the year 1, in another zone.
fn is_apart(value: Value, zone: ZoneOffset) -> bool {
    match value {
        Value::Duration(value) => Duration::parse(&value.to_string()).is_none(),
        Value::Instant(value) => {
            let form = value.first.in_zone(zone).to_string();
            Instant::parse(&form, true, zone).is_none()
        }
        _ => false,
    }
}

#[test]
fn what_is_written_is_read_back() {
    let schemas = generate::schemas();
    let (mut documents, mut skipped) = (0, 0);
    for seed in trial::seeds(80) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        for situation in trial.situations(&schemas) {
            engine::with(&trial.program, &situation.inputs(), |given, _| {
                for (kind, of_kind) in trial.program.kinds.iter().zip(given.iter()) {
                    for facts in of_kind {
                        let leaves = facts.columns.iter().flatten().map(|fact| fact.state);
                        let lists = facts.lists.iter().flatten().map(|list| list.state);
                        let unreadable =
                            leaves.chain(lists).any(|state| state == State::Unreadable);
                        let apart = facts
                            .columns
                            .iter()
                            .flatten()
                            .any(|fact| is_apart(fact.value, kind.layout.zone));
                        if unreadable || apart {
                            skipped += 1;
                            continue;
                        }
                        let text = document::write(kind, facts).to_string();
                        let read = facts::read(&text, &kind.layout, &Limits::default()).unwrap();
                        assert_eq!(facts.state, read.state);
                        assert_eq!(told(facts), told(&read), "seed {seed}: {text}");
                        documents += 1;
                    }
                }
            });
        }
    }
    assert!(documents >= 500, "{documents} written, {skipped} left out");
}
