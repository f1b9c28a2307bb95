//! The law of reasons (section 9): overwriting a fact that is not among a result's reasons by any other value of its type
//! leaves the result as it was.
#![allow(
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a test says what it saw"
)]

use std::collections::{BTreeMap, BTreeSet};

use tekigo_core::eval::{self, Evaluation, Inputs, Settings};
use tekigo_core::explain::{Explainer, Ground};
use tekigo_core::facts::{Fact, Facts, State};
use tekigo_core::layout::{NodeKind, SlotId, SlotType};
use tekigo_core::program::Program;
use tekigo_core::typed::{KindId, ResultWord};
use tekigo_core::types::Leaf;
use tekigo_core::value::{Date, Decimal, Duration, Instant, Value, ZoneOffset};
use tekigo_tests::engine;
use tekigo_tests::generate::{self, Random};
use tekigo_tests::trial::{self, Trial};

/// A leaf of a document: kind, document, slot, row.
type Place = (KindId, usize, SlotId, usize);

#[test]
fn a_fact_that_is_no_reason_changes_nothing() {
    let schemas = generate::schemas();
    let mut tried: BTreeMap<ResultWord, usize> = BTreeMap::new();
    let mut mattered = 0;
    for seed in trial::seeds(400) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let mut random = Random::new(seed ^ 0x7265_6173);
        for situation in trial.situations(&schemas) {
            engine::with(&trial.program, &situation.inputs(), |given, settings| {
                check(&trial, given, settings, &mut random, &mut tried, &mut mattered);
            });
        }
    }
    eprintln!(
        "overwritten without effect: {tried:?}; reasons that mattered when overwritten: {mattered}"
    );
    for word in [
        ResultWord::Pass,
        ResultWord::Fail,
        ResultWord::Unknown,
        ResultWord::NotApplicable,
        ResultWord::NotSelected,
    ] {
        assert!(tried.get(&word).copied().unwrap_or(0) >= 1_000, "{word:?} was tried too seldom");
    }
    // Were every fact named a reason, the law would hold and say nothing.
    assert!(mattered >= 1_000, "reasons mattered {mattered} times only");
}

fn check(
    trial: &Trial,
    given: &mut [Vec<Facts>],
    settings: &Settings<'_>,
    random: &mut Random,
    tried: &mut BTreeMap<ResultWord, usize>,
    mattered: &mut usize,
) {
    let program = &trial.program;
    let explained: Vec<_> = judged(program, given, |inputs| {
        let explainer = Explainer::new(program, inputs, settings);
        let outcomes = eval::evaluate(program, inputs, settings);
        let ground = |outcome| places(program, &explainer.grounds(outcome));
        outcomes.into_iter().map(|outcome| (outcome, ground(outcome))).collect()
    });
    let all = every_leaf(program, given);
    for (outcome, reasons) in explained {
        if all.is_empty() || outcome.result == ResultWord::NotChecked {
            continue;
        }
        for _ in 0..3 {
            let place = all[random.below(all.len())];
            let (kind, document, slot, row) = place;
            let leaf = &program.kinds[kind.0].layout.slots[slot.0].leaf;
            let value = some_value(leaf, random);
            let fact = Fact { state: State::Value, value, at: 0 };
            let before = std::mem::replace(&mut given[kind.0][document].columns[slot.0][row], fact);
            let after = judged(program, given, |inputs| {
                let subject = program.rules[outcome.rule].subject.zip(outcome.subject);
                Evaluation::new(program, inputs, settings, subject).rule(outcome.rule)
            });
            given[kind.0][document].columns[slot.0][row] = before;
            if reasons.contains(&place) {
                *mattered += usize::from(after.result != outcome.result);
                continue;
            }
            *tried.entry(outcome.result).or_default() += 1;
            assert_eq!(
                after.result,
                outcome.result,
                "seed {}: rule {} changed with a fact that is no reason: {:?} {before:?} -> {fact:?}\n{}",
                trial.seed,
                program.rules[outcome.rule].id,
                program.kinds[kind.0].layout.nodes
                    [program.kinds[kind.0].layout.slots[slot.0].node.0]
                    .name,
                trial.text.whole(),
            );
        }
    }
}

fn judged<T>(program: &Program, given: &[Vec<Facts>], then: impl FnOnce(&Inputs<'_>) -> T) -> T {
    let empty = eval::empty_documents(program);
    let documents = given.iter().map(|given| given.iter().collect()).collect();
    then(&Inputs::new(documents, &empty))
}

/// The leaves that the grounds stand for. A list stands for all that is in it: overwriting it would overwrite them.
fn places(program: &Program, grounds: &[Ground]) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for ground in grounds {
        let Ground::Place { kind, document, node, row } = *ground else { continue };
        let layout = &program.kinds[kind.0].layout;
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            match &layout.nodes[node.0].kind {
                NodeKind::Record(members) => waiting.extend(members),
                NodeKind::Leaf(slot) => {
                    places.insert((kind, document, *slot, row));
                }
                NodeKind::List(..) => {}
            }
        }
    }
    places
}

/// Texts are left alone: a value of theirs points into the document.
fn every_leaf(program: &Program, given: &[Vec<Facts>]) -> Vec<Place> {
    let mut places = Vec::new();
    for (kind, documents) in given.iter().enumerate() {
        for (document, facts) in documents.iter().enumerate() {
            for (slot, column) in facts.columns.iter().enumerate() {
                let leaf = &program.kinds[kind].layout.slots[slot].leaf;
                if matches!(leaf, SlotType::Plain(Leaf::Text { .. })) {
                    continue;
                }
                places.extend(
                    (0..column.len()).map(|row| (KindId(kind), document, SlotId(slot), row)),
                );
            }
        }
    }
    places
}

/// Some value of a leaf's type, edges among them.
fn some_value(leaf: &SlotType, random: &mut Random) -> Value {
    const NUMBERS: [&str; 9] =
        ["0", "1", "-1", "2", "3", "99.5", "100", "0.5", "99999999999999999999999999999999999999"];
    const DAYS: [&str; 6] =
        ["2020-06-02", "2020-02-29", "2019-12-31", "0001-01-01", "9999-12-31", "2021-04-01"];
    match leaf {
        SlotType::Words(words) => {
            Value::Level(u32::try_from(random.below(words.len())).unwrap_or(0))
        }
        SlotType::Plain(leaf) => match leaf {
            Leaf::Boolean => Value::Boolean(random.below(2) == 0),
            Leaf::Number(_) | Leaf::Enumeration(_) | Leaf::Text { .. } => Value::Number(
                Decimal::parse(NUMBERS[random.below(NUMBERS.len())]).unwrap_or(Decimal::ZERO),
            ),
            Leaf::Date => {
                Value::Date(Date::parse(DAYS[random.below(DAYS.len())]).unwrap_or(Date::FIRST))
            }
            Leaf::Instant { .. } => {
                let zone = ZoneOffset::default();
                let day = Instant::parse(DAYS[random.below(3)], true, zone);
                let moment = Instant::parse("2019-12-04T10:00:00+09:00", true, zone);
                let chosen = if random.below(2) == 0 { day } else { moment };
                chosen.map_or(Value::Boolean(false), Value::Instant)
            }
            Leaf::Duration => {
                let months = i64::try_from(random.below(14)).unwrap_or(0);
                let duration = if random.below(2) == 0 {
                    Duration::from_months(months)
                } else {
                    Duration::from_hours(months)
                };
                Value::Duration(duration.unwrap_or(Duration::ZERO))
            }
            Leaf::BusinessDays(_) => {
                Value::BusinessDays(i64::try_from(random.below(10)).unwrap_or(0))
            }
        },
    }
}
