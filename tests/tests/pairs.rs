//! Pairs of rules: what is proved to be the same never differs, and what is said to differ does, read back from its own text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

use std::collections::BTreeMap;
use std::time::Instant;

use tekigo_core::attestation::{Asked, Attestation};
use tekigo_core::eval::{self, Evaluation, Inputs, Settings};
use tekigo_core::facts::{self, Facts, Limits};
use tekigo_core::program::{Duty, Node, Program, SlotRef};
use tekigo_core::regions::Budget;
use tekigo_core::regions::pair::{Differences, Direction, Doubt, Pair, Side, Wanted, Witness};
use tekigo_core::revision::{Meaning, STEPS, compare};
use tekigo_core::typed::ResultWord;
use tekigo_core::value::{Date, Decimal, Value};
use tekigo_grammar::tree::Relation;
use tekigo_tests::engine;
use tekigo_tests::generate::{self, Random};
use tekigo_tests::trial::{self, Trial};

fn today() -> Date {
    Date::from_ymd(2020, 6, 2).unwrap()
}

fn shipped() -> Vec<(&'static str, &'static Program)> {
    let names = tekigo_rules::names().into_iter();
    names.map(|name| (name, &tekigo_rules::load(name).unwrap().ok().unwrap().program)).collect()
}

/// What a rule gives on a witness: its documents read from their text, by the rule's own pack.
fn replay(program: &Program, rule: usize, witness: &Witness) -> ResultWord {
    let limits = Limits::default();
    let mut given: Vec<Vec<Facts>> = vec![Vec::new(); program.kinds.len()];
    for (name, document) in &witness.documents {
        let text = serde_json::to_string_pretty(document).unwrap();
        assert_eq!(document["kind"], name.as_str());
        if let Some(kind) = program.kind_named(name) {
            let facts = facts::read(&text, &program.kinds[kind.0].layout, &limits).unwrap();
            assert!(facts.problems.is_empty(), "{text}: {:?}", facts.problems);
            given[kind.0].push(facts);
        }
    }
    let empty = eval::empty_documents(program);
    let inputs = Inputs::new(given.iter().map(|of| of.iter().collect()).collect(), &empty);
    let mut attestations = Vec::new();
    for version in &program.rules[rule].versions {
        if let (Some(result), Duty::Manual(question)) = (witness.attested, &version.duty) {
            attestations.push(Attestation {
                rule: program.rules[rule].id.clone(),
                who: "somebody".to_owned(),
                on: witness.as_of,
                until: None,
                question: Asked::Sha256(question.sha256.clone()),
                result,
                note: None,
            });
        }
    }
    let mut settings = Settings::new(program, witness.as_of);
    settings.attestations = &attestations;
    for (name, value) in &witness.parameters {
        if let Some(at) = program.parameters.iter().position(|known| known.name == *name) {
            settings.parameters[at] = *value;
        }
    }
    for (name, written) in &witness.choices {
        if let Some(at) = program.choices.iter().position(|known| known.name == *name) {
            let options = &program.choices[at].options;
            settings.choices[at] =
                options.iter().find(|(known, ..)| known == written).map(|(_, value, _)| *value);
        }
    }
    let subject = program.rules[rule].subject.map(|kind| (kind, 0));
    Evaluation::new(program, &inputs, &settings, subject).rule(rule).result
}

/// Every witness differs as it says, read back from its own text.
fn check(programs: [&Program; 2], rule: usize, found: &Differences) -> usize {
    let mut count = 0;
    for (direction, witness) in found.witnesses() {
        let results = programs.map(|program| replay(program, rule, witness));
        assert_eq!(results, witness.results, "{} {witness:#?}", programs[0].rules[rule].id);
        assert_eq!(Direction::of(results), Some(direction));
        count += 1;
    }
    count
}

#[test]
fn every_shipped_pack_is_itself() {
    let start = Instant::now();
    for (name, program) in shipped() {
        for revision in compare(program, program, today(), STEPS) {
            let rule = &program.rules[revision.after.unwrap()].id;
            assert_eq!(revision.meaning, Meaning::Same, "{name} {rule}");
            assert!(revision.is_complete() && revision.before == revision.after);
        }
    }
    println!("{:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 20);
}

/// The order of what is joined by `and` or `or`, of requirements, of conditions and of a table's rows says nothing.
#[test]
fn order_is_no_change() {
    for (name, program) in shipped() {
        let mut other = program.clone();
        for node in &program.nodes {
            if let Node::And(parts) | Node::Or(parts) = node {
                other.parts[parts.first..parts.first + parts.length].reverse();
            }
        }
        for rule in &mut other.rules {
            for version in &mut rule.versions {
                version.whens.reverse();
                version.accepts.reverse();
                if let Duty::Computed(requires) = &mut version.duty {
                    requires.reverse();
                }
            }
        }
        other.tables.iter_mut().for_each(|table| table.rows.reverse());
        for rule in 0..program.rules.len() {
            let pair = Pair::new(Side { program, rule }, Side { program: &other, rule });
            assert!(pair.is_same(), "{name} {}", program.rules[rule].id);
        }
    }
}

/// Moving one edge of a comparison is seen, and shown by the document at the edge.
#[test]
fn every_moved_edge_of_a_shipped_rule_is_shown() {
    let (mut moved, mut shown, mut edges) = (0, 0, 0);
    for (name, program) in shipped() {
        for (at, node) in program.nodes.iter().enumerate() {
            let Node::Compare(relation, left, right) = *node else { continue };
            let other = match relation {
                Relation::AtLeast => Relation::Above,
                Relation::Above => Relation::AtLeast,
                Relation::AtMost => Relation::Below,
                Relation::Below => Relation::AtMost,
                Relation::Is => Relation::IsNot,
                Relation::IsNot => Relation::Is,
            };
            let mut mutant = program.clone();
            mutant.nodes[at] = Node::Compare(other, left, right);
            for rule in 0..program.rules.len() {
                let pair = Pair::new(Side { program, rule }, Side { program: &mutant, rule });
                if pair.is_same() {
                    continue;
                }
                moved += 1;
                let mut budget = Budget::new(600_000);
                let found = pair.differences(today(), Wanted::Any, &mut budget);
                assert!(!found.none_exist(), "{name} {} node {at}", program.rules[rule].id);
                shown += usize::from(check([program, &mutant], rule, &found) > 0);
                if found.witnesses().next().is_none() {
                    println!("{name} {} node {at}: {:?}", program.rules[rule].id, found.doubts);
                }
                let (Some(Node::Fact(SlotRef { kind, slot, .. })), Some(Node::Constant(value))) =
                    (program.node(left), program.node(right))
                else {
                    continue;
                };
                let edge = match value {
                    Value::Number(number) => number.to_string(),
                    Value::Date(date) => format!("\"{date}\""),
                    _ => continue,
                };
                if !matches!(relation, Relation::Is | Relation::IsNot) {
                    edges += 1;
                    let layout = &program.kinds[kind.0].layout;
                    let member = &layout.nodes[layout.slots[slot.0].node.0].name;
                    let (_, witness) = found.witnesses().next().unwrap();
                    let text: String = witness
                        .documents
                        .iter()
                        .map(|(_, document)| document.to_string())
                        .collect();
                    assert!(text.contains(&format!("\"{member}\":{edge}")), "{text}");
                }
            }
        }
    }
    println!("{moved} moved, {shown} shown, {edges} at a constant");
    assert!(edges >= 8 && shown * 100 >= moved * 95, "{shown} of {moved}, {edges} edges");
}

/// A pack with one thing changed.
fn mutated(program: &Program, random: &mut Random) -> Option<Program> {
    let mut mutant = program.clone();
    let at = random.below(program.nodes.len());
    let node = match program.nodes[at] {
        Node::Compare(relation, left, right) => {
            let relations = [
                Relation::AtLeast,
                Relation::Above,
                Relation::AtMost,
                Relation::Below,
                Relation::Is,
                Relation::IsNot,
            ];
            let ordered = !matches!(relation, Relation::Is | Relation::IsNot);
            let most = if ordered { 6 } else { 2 };
            let other = relations[if ordered { 0 } else { 4 } + random.below(most)];
            Node::Compare(other, left, right)
        }
        Node::Constant(Value::Number(number)) => {
            Node::Constant(Value::Number(number.add(Decimal::ONE)?))
        }
        Node::Constant(Value::Date(date)) => Node::Constant(Value::Date(date.add_days(1)?)),
        Node::And(parts) if random.below(2) == 0 => Node::Or(parts),
        Node::Or(parts) if random.below(2) == 0 => Node::And(parts),
        // One part less.
        Node::And(mut parts) if parts.length > 1 => {
            parts.length -= 1;
            Node::And(parts)
        }
        Node::Or(mut parts) if parts.length > 1 => {
            parts.length -= 1;
            Node::Or(parts)
        }
        Node::All { item, list, body } => Node::Some { item, list, body },
        Node::Some { item, list, body } => Node::All { item, list, body },
        Node::Not(part) => program.nodes[part.0],
        _ => return None,
    };
    mutant.nodes[at] = node;
    Some(mutant)
}

#[derive(Debug, Default)]
struct Tried {
    pairs: usize,
    shown: usize,
    proved: usize,
    held: usize,
    /// How often each doubt kept a pair undecided.
    doubts: BTreeMap<String, usize>,
}

/// On generated packs with something changed: what is proved never differs on generated documents, every witness does.
#[test]
fn proofs_and_witnesses_hold_on_generated_packs() {
    let schemas = generate::schemas();
    let mut tried = Tried::default();
    for seed in trial::seeds(150) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let program = &trial.program;
        let mut random = Random::new(seed ^ 0x7061_6972);
        for _ in 0..6 {
            let Some(mutant) = mutated(program, &mut random) else { continue };
            for rule in 0..program.rules.len() {
                let pair = Pair::new(Side { program, rule }, Side { program: &mutant, rule });
                // What is equal by its form is searched too, now and then, lest the two ways disagree.
                let same = pair.is_same();
                if same && random.below(8) > 0 {
                    continue;
                }
                tried.pairs += 1;
                let mut budget = Budget::new(60_000);
                let found = pair.differences(today(), Wanted::Each, &mut budget);
                let shown = check([program, &mutant], rule, &found);
                assert!(!same || shown == 0, "seed {seed}: equal forms differ: {found:#?}");
                tried.shown += usize::from(shown > 0);
                if shown == 0 {
                    for doubt in &found.doubts {
                        *tried.doubts.entry(format!("{doubt:?}")).or_default() += 1;
                    }
                }
                if found.none_exist() || same {
                    tried.proved += 1;
                    tried.held += holds(&trial, &schemas, &mutant, rule);
                } else if found.doubts.is_empty() {
                    // Whoever says "stricter, not looser" has proved that too.
                    directions(&trial, &schemas, &mutant, rule, &found);
                }
            }
        }
    }
    println!("{tried:#?}");
    assert!(
        tried.shown >= 100 && tried.proved >= 40 && tried.held >= 1_000,
        "too little: {tried:?}"
    );
    assert!(!tried.doubts.contains_key(&format!("{:?}", Doubt::Zone)));
}

/// The results of a rule by both packs on every generated situation.
fn situations(
    trial: &Trial,
    schemas: &tekigo_core::types::Schemas,
    mutant: &Program,
    rule: usize,
    mut show: impl FnMut([ResultWord; 2], &str),
) {
    for situation in trial.situations(schemas) {
        engine::with(&trial.program, &situation.inputs(), |given, settings| {
            let empty = eval::empty_documents(&trial.program);
            let columns = given.iter().map(|of| of.iter().collect()).collect();
            let inputs = Inputs::new(columns, &empty);
            let [was, is] = [&trial.program, mutant].map(|program| {
                let outcomes = eval::evaluate(program, &inputs, settings);
                outcomes.into_iter().filter(|outcome| outcome.rule == rule).collect::<Vec<_>>()
            });
            for (was, is) in was.iter().zip(&is) {
                let documents = situation.documents.iter().flatten().map(ToString::to_string);
                let text =
                    format!("seed {}: {}", trial.seed, documents.collect::<Vec<_>>().join("\n"));
                show([was.result, is.result], &text);
            }
        });
    }
}

fn rule_text(trial: &Trial, rule: usize) -> String {
    let header = format!("rule {} ", trial.program.rules[rule].id);
    let rules = trial.text.rules.iter().filter(|text| text.starts_with(&header));
    rules.cloned().collect::<Vec<_>>().join("\n")
}

fn holds(
    trial: &Trial,
    schemas: &tekigo_core::types::Schemas,
    mutant: &Program,
    rule: usize,
) -> usize {
    let mut held = 0;
    situations(trial, schemas, mutant, rule, |[was, is], text| {
        assert_eq!(was, is, "proved to be the same\n{}\n{text}", rule_text(trial, rule));
        held += 1;
    });
    held
}

fn directions(
    trial: &Trial,
    schemas: &tekigo_core::types::Schemas,
    mutant: &Program,
    rule: usize,
    found: &Differences,
) {
    situations(trial, schemas, mutant, rule, |results, text| match Direction::of(results) {
        Some(Direction::Stricter) => {
            assert!(found.stricter.is_some(), "{results:?}\n{}\n{text}", rule_text(trial, rule));
        }
        Some(Direction::Looser) => {
            assert!(found.looser.is_some(), "{results:?}\n{}\n{text}", rule_text(trial, rule));
        }
        _ => {}
    });
}
