//! Files of settings: the reader and the JSON Schemas give the same verdict, and what the reader says of those it refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tekigo_core::check::{SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::facts::place::line_column;
use tekigo_core::program::Program;
use tekigo_core::schema::SchemaFile;
use tekigo_core::settings::{
    self, ATTESTATIONS_SCHEMA, CODES, PROFILE_SCHEMA, SettingsProblem, Subject, WAIVERS_SCHEMA,
};

const CASES: &str = include_str!("settings/cases.txt");
const PACK: &str = include_str!("settings/pack.tekigo");

const SCHEMAS: &[SchemaFile<'_>] = &[
    SchemaFile {
        name: "common.schema.json",
        text: include_str!("../../tests/world/common.schema.json"),
    },
    SchemaFile {
        name: "disclosure.schema.json",
        text: include_str!("../../tests/world/disclosure.schema.json"),
    },
    SchemaFile {
        name: "system.schema.json",
        text: include_str!("../../tests/world/system.schema.json"),
    },
];

const SYSTEMS: [Subject<'_>; 2] = [
    Subject { kind: "system", name: "first/system.json" },
    Subject { kind: "system", name: "second/system.json" },
];

struct Case<'a> {
    name: &'a str,
    kind: &'a str,
    accepted: bool,
    beyond: bool,
    files: Vec<&'a str>,
}

fn cases() -> Vec<Case<'static>> {
    let read = |block: &'static str| {
        let (name, rest) = block.split_once('\n').unwrap();
        let (what, files) = rest.split_once('\n').unwrap();
        let words: Vec<&str> = what.split_whitespace().collect();
        Case {
            name,
            kind: words[0],
            accepted: words[1] == "accepted",
            beyond: words.get(2) == Some(&"beyond"),
            files: files.split("\n--\n").map(|file| file.trim_end_matches('\n')).collect(),
        }
    };
    CASES.split("\n== ").skip(1).map(read).collect()
}

fn program(text: &str) -> Program {
    let checked = check(&[SourceFile { name: "pack.tekigo", text }], SCHEMAS);
    compile(&checked.pack.unwrap_or_else(|| panic!("{:#?}", checked.diagnostics)))
}

fn programs() -> [Program; 2] {
    let (two, _) = PACK.split_once("# two ends here").unwrap();
    [
        program(PACK),
        program(&two.replace("pack    one", "pack    two").replace(", many system", "")),
    ]
}

fn read(case: &Case<'_>, programs: &[&Program]) -> Vec<SettingsProblem> {
    let mut problems = Vec::new();
    let mut profiles = Vec::new();
    for (file, text) in case.files.iter().enumerate() {
        match case.kind {
            "attestations" => {
                problems.extend(settings::read_attestations(text, file, programs).problems);
            }
            "waivers" => {
                problems.extend(settings::read_waivers(text, file, programs, &SYSTEMS).problems);
            }
            "profile" => match settings::read_profile(text, file, programs) {
                Ok(profile) => profiles.push(profile),
                Err(wrong) => problems.extend(wrong),
            },
            other => panic!("{other} is no kind of settings"),
        }
    }
    if problems.is_empty()
        && let Err(wrong) = settings::tailor(programs, &profiles)
    {
        problems = wrong;
    }
    problems
}

/// What a person is told, with the bytes that are underlined.
fn show(problems: &[SettingsProblem], case: &Case<'_>) -> String {
    let mut shown = String::new();
    for problem in problems {
        let told = problem.diagnostic();
        let _ = write!(shown, "{}", told.code);
        for label in &told.labels {
            let text = case.files[label.file];
            let (line, column) = line_column(text, label.span.start);
            let underlined = &text[label.span.start..label.span.end];
            let _ = write!(shown, " file {} {line}:{column} `{underlined}`", label.file + 1);
        }
        let _ = writeln!(shown, "\n  {}\n  {}", told.message.ja, told.message.en);
        if let Some(help) = told.help {
            let _ = writeln!(shown, "  → {}\n  → {}", help.ja, help.en);
        }
    }
    shown
}

#[test]
fn the_reader_and_the_schemas_agree() {
    let programs = programs();
    let programs: Vec<&Program> = programs.iter().collect();
    for case in cases() {
        let problems = read(&case, &programs);
        let told = show(&problems, &case);
        assert_eq!(problems.is_empty(), case.accepted, "the reader, {}\n{told}", case.name);
        let schema = match case.kind {
            "attestations" => ATTESTATIONS_SCHEMA,
            "waivers" => WAIVERS_SCHEMA,
            _ => PROFILE_SCHEMA,
        };
        let schema = serde_json::from_str(schema).unwrap();
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        let validator = options.build(&schema).unwrap();
        let valid = |text: &&str| {
            serde_json::from_str(text)
                .is_ok_and(|json: serde_json::Value| validator.is_valid(&json))
        };
        let valid = case.files.iter().all(valid);
        assert_eq!(valid, case.accepted || case.beyond, "the schema, {}", case.name);
    }
}

#[test]
fn what_is_said() {
    let programs = programs();
    let programs: Vec<&Program> = programs.iter().collect();
    let mut all = String::new();
    for case in cases().iter().filter(|case| !case.accepted) {
        let _ = writeln!(all, "== {}\n{}", case.name, show(&read(case, &programs), case));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_code_has_a_case() {
    let programs = programs();
    let programs: Vec<&Program> = programs.iter().collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for case in cases() {
        seen.extend(read(&case, &programs).iter().map(|problem| problem.kind.code()));
    }
    // Limits, too long for a case.
    let deep = "[".repeat(65);
    let long = " ".repeat(settings::BYTES + 1);
    let wrong = format!("[{}0]", "0, ".repeat(100));
    for text in [&deep, &long, &wrong] {
        let read = settings::read_attestations(text, 0, &programs);
        seen.extend(read.problems.iter().map(|problem| problem.kind.code()));
    }
    let missing: Vec<&&str> = CODES.iter().filter(|code| !seen.contains(**code)).collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
}

/// Whatever is wrong with a file, a person gets a hundred messages at most, and nobody waits for them.
#[test]
fn many_mistakes_take_no_longer_than_few() {
    let programs = programs();
    let programs: Vec<&Program> = programs.iter().collect();
    let mut members = String::new();
    for at in 0..50_000 {
        let _ = write!(members, "\"{at}\":0,");
    }
    let twice = "\"a\":0,".repeat(80_000);
    let zeros = "0,".repeat(250_000);
    for text in
        [format!("[{{{members}\"z\":0}}]"), format!("[{{{twice}\"a\":0}}]"), format!("[{zeros}0]")]
    {
        let read = settings::read_waivers(&text, 0, &programs, &[]);
        assert_eq!((read.entries.len(), read.problems.len()), (0, 101));
        assert_eq!(read.problems[100].kind.code(), "P028");
    }
}

#[test]
fn the_schemas_name_everything_in_both_languages() {
    fn named(schema: &serde_json::Value, at: &str) {
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            // The two texts of a title say what they are by their names.
            if !matches!(name.as_str(), "ja" | "en") {
                for words in ["title", "description"] {
                    for language in ["ja", "en"] {
                        let words = &member["x-tekigo"][words][language];
                        assert!(words.as_str().is_some_and(|words| !words.is_empty()), "{at}");
                    }
                    assert_eq!(member[words], member["x-tekigo"][words]["en"], "{at}");
                }
            }
            named(member, &at);
        }
        if let Some(items) = schema.get("items") {
            named(items, at);
        }
    }
    for schema in [ATTESTATIONS_SCHEMA, WAIVERS_SCHEMA, PROFILE_SCHEMA] {
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        named(&schema, schema["$id"].as_str().unwrap());
    }
}
