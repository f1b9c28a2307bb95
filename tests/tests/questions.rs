//! Which question decides most: the measure against a count by the evaluator alone, on the shipped samples taken as drafts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tekigo_core::eval::{self, Inputs, Outcome, Settings};
use tekigo_core::facts::{self, Fact, Facts, Limits, State};
use tekigo_core::layout::SlotType;
use tekigo_core::program::Program;
use tekigo_core::regions::{Budget, Cell, Regions, Scenario};
use tekigo_core::typed::{ResultWord, Strength};
use tekigo_core::types::Leaf;
use tekigo_core::value::{Date, Value};

fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/samples");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// A sample's documents by kind, as drafts.
fn drafts(folder: &Path, program: &Program) -> Vec<Vec<Facts>> {
    let limits = Limits::default();
    let mut given: Vec<Vec<Facts>> = vec![Vec::new(); program.kinds.len()];
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let text = std::fs::read_to_string(file).unwrap();
        let said = facts::envelope(&text, &limits).unwrap().kind;
        let facts::SaidKind::Named { name: kind, .. } = said else { panic!("{}", file.display()) };
        if let Some(at) = program.kinds.iter().position(|known| known.name == kind) {
            let mut facts = facts::read(&text, &program.kinds[at].layout, &limits).unwrap();
            facts.reopen();
            given[at].push(facts);
        }
    }
    let empty = eval::empty_documents(program);
    for (given, empty) in given.iter_mut().zip(empty) {
        if given.is_empty() {
            given.push(empty);
        }
    }
    given
}

fn judge(program: &Program, given: &[Vec<Facts>], settings: &Settings<'_>) -> Vec<Outcome> {
    let empty = eval::empty_documents(program);
    let inputs = Inputs::new(given.iter().map(|of| of.iter().collect()).collect(), &empty);
    eval::evaluate(program, &inputs, settings)
}

/// Everything that a leaf with few values can be answered with.
fn answers(leaf: &SlotType) -> Option<Vec<Fact>> {
    let values: Vec<Value> = match leaf {
        SlotType::Words(words) => {
            (0..u32::try_from(words.len()).unwrap()).map(Value::Level).collect()
        }
        SlotType::Plain(Leaf::Boolean) => vec![Value::Boolean(false), Value::Boolean(true)],
        SlotType::Plain(_) => return None,
    };
    let blank = [State::Silent, State::Withheld, State::Inapplicable];
    let written = values.into_iter().map(|value| Fact { state: State::Value, value, at: 0 });
    let blank = blank.into_iter().map(|state| Fact { state, value: Value::Boolean(false), at: 0 });
    Some(written.chain(blank).collect())
}

fn place(strength: Strength) -> usize {
    match strength {
        Strength::Must => 0,
        Strength::Should => 1,
        Strength::May => 2,
    }
}

#[test]
fn what_answers_decide() {
    let (mut counted, mut idle) = (0, 0);
    for folder in samples() {
        for pack in tekigo_rules::names() {
            let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
            let mut given = drafts(&folder, program);
            let settings = Settings::new(program, Date::from_ymd(2020, 6, 2).unwrap());
            let before = judge(program, &given, &settings);
            let empty = eval::empty_documents(program);
            let inputs = Inputs::new(given.iter().map(|of| of.iter().collect()).collect(), &empty);
            let mut regions = Regions::new(Scenario::new(program, &inputs, &settings));
            let found = regions.questions(&mut Budget::new(50_000_000));
            assert!(!found.cut, "{} {pack}", folder.display());
            let name = |cell: &Cell| format!("{} {pack} {cell:?}", folder.display());

            let asked: BTreeSet<Cell> = found.asked.iter().map(|question| question.cell).collect();
            assert_eq!(asked.len(), found.asked.len());
            for question in &found.asked {
                let Cell::Slot { kind, document, slot, row } = question.cell else { continue };
                let leaf = &program.kinds[kind.0].layout.slots[slot.0].leaf;
                let Some(answers) = answers(leaf) else { continue };
                counted += 1;
                let mut decided = [0; 3];
                for answer in &answers {
                    let own = given[kind.0][document].columns[slot.0][row];
                    given[kind.0][document].columns[slot.0][row] = *answer;
                    let after = judge(program, &given, &settings);
                    given[kind.0][document].columns[slot.0][row] = own;
                    for (before, after) in before.iter().zip(after) {
                        if before.result == ResultWord::Unknown
                            && after.result != ResultWord::Unknown
                        {
                            let version = &program.rules[before.rule].versions[0];
                            decided[place(version.strength)] += 1;
                        }
                    }
                }
                assert_eq!(question.answers, answers.len(), "{}", name(&question.cell));
                assert_eq!(question.decided, decided, "{}", name(&question.cell));
            }
            for cell in &found.idle {
                assert!(!asked.contains(cell));
                let Cell::Slot { kind, document, slot, row } = *cell else { continue };
                let leaf = &program.kinds[kind.0].layout.slots[slot.0].leaf;
                for answer in answers(leaf).into_iter().flatten() {
                    idle += 1;
                    let own = given[kind.0][document].columns[slot.0][row];
                    given[kind.0][document].columns[slot.0][row] = answer;
                    assert_eq!(judge(program, &given, &settings), before, "{}", name(cell));
                    given[kind.0][document].columns[slot.0][row] = own;
                }
            }
        }
    }
    assert!(counted > 100 && idle > 10, "{counted} {idle}");
}

#[test]
fn the_most_decisive_comes_first() {
    for pack in tekigo_rules::names() {
        let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
        let empty = eval::empty_documents(program);
        let inputs = Inputs::new(Vec::new(), &empty);
        let settings = Settings::new(program, Date::from_ymd(2020, 6, 2).unwrap());
        let mut regions = Regions::new(Scenario::new(program, &inputs, &settings));
        let found = regions.questions(&mut Budget::new(50_000_000));
        let means = found.asked.iter().map(|question| {
            question.decided.map(|decided| (decided * 1_000_000) / question.answers.max(1))
        });
        let means: Vec<[usize; 3]> = means.collect();
        assert!(means.is_sorted_by(|one, other| one >= other), "{pack}: {means:?}");
    }
}
