//! What strangers send: each function takes any bytes, does with them all that the product would, and checks what must hold
//! whatever they are. It must not panic.
//!
//! Three things run them: `tests/fuzz.rs` on the cases kept in `fuzz/corpus` and some thousand mutations of them, in every test run;
//! `cargo xtask fuzz` for as long as one likes, guided by coverage; and whoever has found something, on one file.

#![allow(clippy::panic, reason = "a part of the tests: where it panics, something was found")]

mod mutate;

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use tekigo_core::check::{Checked, SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::eval::{self, Inputs, Settings};
use tekigo_core::explain::Explainer;
use tekigo_core::facts::yaml::Yaml;
use tekigo_core::facts::{self, DocumentState, Facts, Limits};
use tekigo_core::program::Program;
use tekigo_core::runner;
use tekigo_core::schema::SchemaFile;
use tekigo_core::typed::ResultWord;
use tekigo_core::types::Schemas;
use tekigo_core::value::Date;

use crate::conformance::{World, root};
use crate::generate;
use crate::trial::Trial;

pub use mutate::mutated;

/// A target: its name, and what it does with any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 4] =
    [("pack", pack), ("document", document), ("yaml", yaml), ("checks", checks)];

/// Bytes for one run are no more than this: what is slow with a limit's worth of bytes is measured elsewhere.
const MOST: usize = 1 << 16;

static WORLD: LazyLock<Option<World>> = LazyLock::new(|| World::load(&root(), "case").ok());
static SCHEMAS: LazyLock<Schemas> = LazyLock::new(generate::schemas);

/// A pack's text: parsed, checked, and where it compiles, its own tests are run.
pub fn pack(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (Some(world), true) = (WORLD.as_ref(), bytes.len() <= MOST) else { return };
    let alone = check_in(world, &[SourceFile { name: "pack", text }]);
    let checked = check_in(
        world,
        &[SourceFile { name: "header", text: &world.header }, SourceFile { name: "pack", text }],
    );
    for told in alone.diagnostics.iter().chain(&checked.diagnostics) {
        assert!(!told.message.ja.is_empty() && !told.message.en.is_empty(), "{told:?}");
        assert!(!told.labels.is_empty(), "a message without a place: {told:?}");
    }
    if let Some(pack) = &checked.pack {
        let program = compile(pack);
        let _ = runner::run(&pack.tests, &program);
    }
}

fn check_in(world: &World, files: &[SourceFile<'_>]) -> Checked {
    let schemas: Vec<SchemaFile<'_>> =
        world.schemas.iter().map(|(name, text)| SchemaFile { name, text }).collect();
    check(files, &schemas)
}

/// A document's text, read for every kind of every shipped pack, judged and explained.
pub fn document(bytes: &[u8]) {
    if bytes.len() > MOST {
        return;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = facts::envelope(text, &limits());
    }
    for name in tekigo_rules::names() {
        let Some(Ok(pack)) = tekigo_rules::load(name) else { continue };
        judge_each(&pack.program, bytes);
    }
}

/// A document in YAML: what it means is JSON, and is judged as such.
pub fn yaml(bytes: &[u8]) {
    if bytes.len() > MOST {
        return;
    }
    let Ok(yaml) = Yaml::read(bytes, &limits()) else { return };
    if let Err(error) = serde_json::from_str::<&serde_json::value::RawValue>(&yaml.json) {
        // Its own limit of nesting is not ours.
        let deep = error.to_string().contains("recursion");
        assert!(deep, "YAML became what is no JSON: {error}\n{}", yaml.json);
    }
    for at in (0..yaml.json.len()).filter(|at| yaml.json.is_char_boundary(*at)) {
        assert!(yaml.source.place(at) <= yaml.source.text.len(), "a place past the end");
    }
    document(yaml.json.as_bytes());
}

/// Compiled checks: a generated program over a document of any bytes, whose first eight choose the program.
pub fn checks(bytes: &[u8]) {
    let Some((seed, document)) = bytes.split_first_chunk::<8>() else { return };
    if bytes.len() > MOST {
        return;
    }
    // Few programs, each over many documents: making one takes longer than judging by it.
    let seed = u64::from_le_bytes(*seed) % 64;
    if let Some(trial) = trial(seed) {
        judge_each(&trial.program, document);
    }
}

/// The program of a seed, made once.
fn trial(seed: u64) -> Option<&'static Trial> {
    static MADE: Mutex<BTreeMap<u64, Option<&'static Trial>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().ok()?;
    *made.entry(seed).or_insert_with(|| {
        let trial = Trial::new(seed, &SCHEMAS).ok()?;
        Some(Box::leak(Box::new(trial)))
    })
}

fn limits() -> Limits {
    Limits::default()
}

/// Takes the bytes as a document of each kind, beside empty drafts of the others, and holds the results to the laws.
fn judge_each(program: &Program, bytes: &[u8]) {
    let limits = limits();
    for (at, kind) in program.kinds.iter().enumerate() {
        let Ok(facts) = facts::read_bytes(bytes, &kind.layout, &limits) else { continue };
        for problem in &facts.problems {
            let text = String::from_utf8_lossy(bytes);
            assert!(!problem.diagnostic(0, &text).message.ja.is_empty());
        }
        let final_results = results(program, at, &facts);
        let mut draft = facts.clone();
        draft.reopen();
        if facts.state == DocumentState::Draft {
            continue;
        }
        // The law of growing knowledge: declaring a draft final takes no decided result back.
        for (draft, settled) in results(program, at, &draft).into_iter().zip(final_results) {
            assert!(
                matches!(draft, ResultWord::Unknown | ResultWord::NotChecked) || draft == settled,
                "decided {draft:?} as a draft and {settled:?} when final"
            );
        }
    }
}

fn results(program: &Program, at: usize, facts: &Facts) -> Vec<ResultWord> {
    let empty = eval::empty_documents(program);
    let mut given: Vec<Vec<&Facts>> = vec![Vec::new(); program.kinds.len()];
    if let Some(of_kind) = given.get_mut(at) {
        of_kind.push(facts);
    }
    let inputs = Inputs::new(given, &empty);
    let as_of = Date::from_ymd(2020, 6, 2).unwrap_or(Date::FIRST);
    let settings = Settings::new(program, as_of);
    let outcomes = eval::evaluate(program, &inputs, &settings);
    let explainer = Explainer::new(program, &inputs, &settings);
    for outcome in &outcomes {
        let explanation = explainer.explain(*outcome);
        for reason in explanation.reasons() {
            let _ = reason.ground.locate(program, &inputs);
        }
        let _ = explainer.remedies(&explanation);
    }
    outcomes.into_iter().map(|outcome| outcome.result).collect()
}
