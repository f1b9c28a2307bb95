//! A line of the header that cannot be read is told once: nothing that rests on it is blamed.
#![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use tekigo_core::check::{SourceFile, check};
use tekigo_core::schema::SchemaFile;

const SCHEMAS: &[(&str, &str)] = &[
    ("common.schema.json", include_str!("../../tests/world/common.schema.json")),
    ("contract.schema.json", include_str!("../../tests/world/contract.schema.json")),
    ("disclosure.schema.json", include_str!("../../tests/world/disclosure.schema.json")),
    ("incident.schema.json", include_str!("../../tests/world/incident.schema.json")),
    ("system.schema.json", include_str!("../../tests/world/system.schema.json")),
];

const HEADER: &str = include_str!("../../tests/world/case.tekigo");

/// Uses all that the header declares.
const RULES: &str = r#"
rule R-1 provider and municipality must
  ja "公開しているかを書く"    en "Say whether it is public"
  cites   guideline 1
  when    system.group is at least 2
  require disclosure.public is disclosed
  remedy  ja "書く：{disclosure.public}"    en "Write it: {disclosure.public}"
test "written"
  given  disclosure.public = true, system.group = 2
  expect R-1 passes
"#;

/// What starts a line of the header, what is written instead, and all that is told.
const CASES: &[(&str, &str, &[&str])] = &[
    ("reads", "reads one disclosure, one contract, one incident, many sistem", &["E026"]),
    ("edition", "edition", &["E013"]),
    ("edition", "edition ２０２６", &["E004"]),
    ("edition", "editoin 2026", &["E009"]),
    ("edition", "edition 2027", &["E023"]),
    ("edition", "", &["E020"]),
    ("zone", "zone ＋09：00", &["E004", "E004"]),
    ("zone", "zone 9:00", &["E032"]),
    ("zone", "", &["E020"]),
    ("pack", "pack 世界 0.1.0", &["E013"]),
    ("pack", "pack world", &["E013"]),
    ("reads", "reads one disclosure many system", &["E013"]),
    ("reads", "reads disclosure, system", &["E013"]),
    ("reads", "reads one disclosrue, one contract, one incident, many sytem", &["E026", "E026"]),
    ("reads", "reads one disclosure, one contract, one incident, many sytem", &["E026"]),
    ("reads", "", &["E020"]),
    ("party   provider", "party 事業者 ja \"事業者\" en \"provider\"", &["E013"]),
    ("party   provider", "party provider 事業者", &["E013"]),
    ("party   provider", "party provdier ja \"事業者\" en \"provider\"", &["E044"]),
    ("source", "source 架空の指針", &["E013"]),
    ("source", "source guideline 架空", &["E013"]),
];

fn codes(header: &str) -> Vec<&'static str> {
    let schemas: Vec<SchemaFile<'_>> =
        SCHEMAS.iter().map(|(name, text)| SchemaFile { name, text }).collect();
    let files = [
        SourceFile { name: "pack.tekigo", text: header },
        SourceFile { name: "rules.tekigo", text: RULES },
    ];
    check(&files, &schemas).diagnostics.iter().map(|told| told.code).collect()
}

#[test]
fn the_world_has_nothing_wrong() {
    assert_eq!(codes(HEADER), Vec::<&str>::new());
}

#[test]
fn one_mistake_is_told_once() {
    for (start, written, told) in CASES {
        let line = HEADER.lines().find(|line| line.starts_with(start)).unwrap();
        let header = HEADER.replacen(line, written, 1);
        assert_eq!(codes(&header), *told, "{written:?} for {line:?}");
    }
}
