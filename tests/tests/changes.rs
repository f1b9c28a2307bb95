//! Least changes on the shipped samples: the examples of every set make their rule pass.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use tekigo_core::eval::{self, Inputs, Settings};
use tekigo_core::facts::{self, Facts, Limits};
use tekigo_core::program::Program;
use tekigo_core::regions::{Budget, Cell, Regions, Scenario, Target};
use tekigo_core::typed::ResultWord;
use tekigo_core::value::Date;

fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/samples");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn documents(folder: &Path, program: &Program) -> Vec<Vec<Facts>> {
    let limits = Limits::default();
    let mut given: Vec<Vec<Facts>> = vec![Vec::new(); program.kinds.len()];
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let text = std::fs::read_to_string(file).unwrap();
        let kind = facts::envelope(&text, &limits).unwrap().kind.unwrap();
        if let Some(at) = program.kinds.iter().position(|known| known.name == kind) {
            given[at].push(facts::read(&text, &program.kinds[at].layout, &limits).unwrap());
        }
    }
    given
}

fn name(program: &Program, cell: Cell) -> String {
    let Some((kind, mut node)) = cell.node(program) else { return format!("{cell:?}") };
    let layout = &program.kinds[kind.0].layout;
    let mut names = Vec::new();
    loop {
        names.push(layout.nodes[node.0].name.clone());
        match layout.nodes[node.0].parent {
            Some(parent) => node = parent,
            None => break,
        }
    }
    names.reverse();
    format!("{}{} [{}]", program.kinds[kind.0].name, names.join("/"), cell.row())
}

#[test]
fn samples_can_be_mended() {
    for folder in samples() {
        for pack in tekigo_rules::names() {
            let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
            let given = documents(&folder, program);
            if given.iter().all(Vec::is_empty) {
                continue;
            }
            let empty = eval::empty_documents(program);
            let inputs = Inputs::new(given.iter().map(|of| of.iter().collect()).collect(), &empty);
            let settings = Settings::new(program, Date::from_ymd(2020, 6, 2).unwrap());
            let scenario = Scenario::new(program, &inputs, &settings);
            let outcomes = scenario.judge_all();
            let mut regions = Regions::new(scenario);
            for outcome in outcomes {
                if outcome.result != ResultWord::Fail && outcome.result != ResultWord::Unknown {
                    continue;
                }
                let target = Target { rule: outcome.rule, subject: outcome.subject };
                let start = Instant::now();
                let mut budget = Budget::new(3_000_000);
                let changes = regions.changes(target, &mut budget);
                println!(
                    "{} {pack} {} {:?} {:?}: complete {} in {:?}",
                    folder.file_name().unwrap().display(),
                    program.rules[outcome.rule].id,
                    outcome.subject,
                    outcome.result,
                    changes.complete,
                    start.elapsed()
                );
                for set in &changes.sets {
                    for edit in &set.edits {
                        println!(
                            "    {} -> {:?} if {:?} {:?}",
                            name(program, edit.cell),
                            edit.to,
                            edit.condition,
                            edit.members
                                .iter()
                                .map(|edit| (name(program, edit.cell), &edit.to))
                                .collect::<Vec<_>>()
                        );
                    }
                    println!("    ({} lost)", set.costs.len());
                }
            }
        }
    }
}
