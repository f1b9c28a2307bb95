//! Both engines give what the tables of the states say, and the reference prints them.
//!
//! `TEKIGO_UPDATE=1 cargo test -p tekigo-tests --test states` writes the appendix of the reference anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it cannot do")]

use std::fmt::Write as _;

use tekigo_core::check::{SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::typed::ResultWord;
use tekigo_tests::conformance::root;
use tekigo_tests::reference::{self, Inputs};
use tekigo_tests::states::{self, NEVER, STATES};
use tekigo_tests::{engine, generate};

const HEADER: &str = r#"edition 2026
pack    world 0.1.0
  ja "世界" en "World"
zone    +09:00
reads   one service, many system
party   provider ja "事業者" en "provider"
source guide
  ja "手引き" en "Guide"
  force advice
  published 2020-01
  clause 1 page "1"
    ja "条項" en "Clause"
table looked_up: number
  ja "表" en "A table"
  cites guide 1
  service.amount | looked_up
  below 3        | 1
  at least 3     | 2
"#;

const SYSTEM: &str = r#"{"kind": "system", "required": {"availability":
    {"value": 7, "unit": "percent", "base": "round_the_clock", "exactness": "exact"}}}"#;

const NINES: &str = "99999999999999999999999999999999999999";

/// How an operand is named, what its document holds where it is a value, and how an error of its type is written.
struct Operand {
    path: &'static str,
    /// The members from the document on; the last is the operand's.
    pointer: &'static [&'static str],
    value: &'static str,
    error: Option<String>,
}

fn operand(name: &str) -> Operand {
    let error = |text: &str| Some(text.replace("NINES", NINES));
    let (path, pointer, value, error): (_, &[&str], _, _) = match name {
        "number" => ("service.amount", &["amount"], "5", error("(NINES * NINES)")),
        "key" => ("service.amount", &["amount"], "5", None),
        "boolean" => ("service.insured", &["insured"], "true", error("(NINES * NINES > 0)")),
        "text" => ("service.name", &["name"], "\"東京\"", None),
        "date" => {
            ("service.signed", &["signed"], "\"2020-06-02\"", error("(2020-06-02 + 4 hours)"))
        }
        "instant" => {
            let error = error("(2019-12-04T10:00:00+09:00 + 1 month)");
            ("service.updated", &["updated"], "\"2019-12-04T10:00:00+09:00\"", error)
        }
        "duration" => (
            "service.term",
            &["term"],
            "\"PT4H\"",
            error("(8000000000000 years + 8000000000000 years)"),
        ),
        "business days" => {
            let error =
                error("(9000000000000000000 business days + 9000000000000000000 business days)");
            ("service.reply", &["reply"], "5", error)
        }
        "enumeration" => ("service.colour", &["colour"], "\"red\"", None),
        "scale" => ("service.interval", &["interval"], "\"daily\"", None),
        "record" => ("service.backup.keeper", &["backup", "keeper"], "{\"trusted\": false}", None),
        "quantity" => {
            let value = r#"{"value": 99.5, "unit": "percent", "base": "round_the_clock", "exactness": "exact", "low": 1, "high": 2}"#;
            ("service.availability", &["availability"], value, None)
        }
        "list" => ("service.numbers", &["numbers"], "[5, 5]", None),
        "dates" => ("service.days", &["days"], "[\"2020-06-02\"]", None),
        "reports" => {
            let value =
                r#"[{"at": "2019-12-04", "done": true}, {"at": "2019-12-05", "done": true}]"#;
            ("service.reports", &["reports"], value, None)
        }
        "item" => ("y.cost", &["backup", "copies", "0", "cost"], "5", error("(NINES * NINES)")),
        other => panic!("states.tsv: what is `{other}`?"),
    };
    Operand { path, pointer, value, error }
}

/// A document in which an operand is in a state.
fn document(operand: &Operand, state: &str) -> String {
    let value = match state {
        "value" => operand.value,
        "unreadable" if operand.path == "service.name" => "7",
        "unreadable" => "\"?\"",
        _ => "null",
    };
    let mut text = value.to_owned();
    for name in operand.pointer.iter().rev() {
        text = if *name == "0" { format!("[{text}]") } else { format!("{{\"{name}\": {text}}}") };
    }
    let state_of_document = if state == "open" { "draft" } else { "final" };
    let mut envelope = format!("{{\"kind\": \"service\", \"state\": \"{state_of_document}\", ");
    if matches!(state, "withheld" | "inapplicable") {
        let pointer = operand.pointer.join("/");
        let _ = write!(
            envelope,
            r#""absent": {{"/{pointer}": {{"why": "{state}", "reason": "理由"}}}}, "#
        );
    }
    format!("{envelope}{}", text.strip_prefix('{').unwrap())
}

/// The results of a pack's rules for one document, which both engines must agree on.
fn results(rules: &str, document: &str) -> Vec<ResultWord> {
    let text = format!("{HEADER}\n{rules}");
    let checked = check(&[SourceFile { name: "pack.tekigo", text: &text }], &generate::SCHEMAS);
    let Some(pack) = checked.pack else {
        let said: Vec<&str> =
            checked.diagnostics.iter().map(|diagnostic| diagnostic.message.en.as_str()).collect();
        panic!("{said:#?}\n{rules}");
    };
    let inputs = Inputs {
        documents: vec![vec![document.to_owned()], vec![SYSTEM.to_owned()]],
        choices: Vec::new(),
        parameters: Vec::new(),
        as_of: jiff::civil::date(2020, 6, 2),
        attestations: Vec::new(),
        left_out: Vec::new(),
    };
    let of_engine = engine::judge(&compile(&pack), &inputs);
    let of_reference = reference::judge(&pack, &inputs);
    assert_eq!(of_engine, of_reference, "{rules}\n{document}");
    of_engine.iter().map(|judgement| judgement.result).collect()
}

/// A rule of some lines, the first of them unindented.
fn rule(id: &str, lines: &[String]) -> String {
    let head = format!("rule {id} provider must\n  ja \"規則\" en \"A rule\"\n  cites guide 1\n");
    let lines = lines.join("\n  ");
    format!("{head}  {lines}\n  remedy ja \"直す\" en \"Mend it\"\n")
}

/// The result of one rule of some lines.
fn result(lines: &[String], document: &str) -> ResultWord {
    *results(&rule("R-1", lines), document).first().unwrap()
}

fn truth(result: ResultWord) -> &'static str {
    match result {
        ResultWord::Pass => "true",
        ResultWord::Fail => "false",
        ResultWord::Unknown => "unknown",
        ResultWord::Error => "error",
        other => panic!("{other:?} is no truth"),
    }
}

/// What a formula is.
fn of_formula(formula: &str, document: &str) -> String {
    truth(result(&[format!("require {formula}")], document)).to_owned()
}

/// What a term is. One that is a value is itself; what is absent is what stands after `else`.
fn of_term(term: &str, operand: &str, document: &str) -> String {
    let other = match (operand, term.contains(" of ") && !term.contains("day of")) {
        (_, true) => "12.5 %",
        ("date", _) if term.contains("- 2020") => "77 days",
        ("date" | "dates", _) => "1999-01-01",
        ("instant", _) if term.contains("day of") => "1999-01-01",
        ("instant", _) => "1999-01-01T00:00:00Z",
        ("duration", _) => "77 days",
        ("business days", _) => "77 business days",
        // Of quantities no literal stands alone, so another document holds what stands in.
        ("quantity", _) => "system.required.availability",
        _ => "123456",
    };
    let itself = rule("R-1", &[format!("require ({term}) is ({term})")]);
    let shown = if operand == "quantity" { "7 percent of round_the_clock" } else { other };
    let stands_in = rule("R-2", &[format!("require (({term}) else {other}) is {shown}")]);
    match results(&format!("{itself}{stands_in}"), document).as_slice() {
        [ResultWord::Pass, ResultWord::Fail] => "value",
        [ResultWord::Unknown, ResultWord::Pass] => "absent",
        [ResultWord::Unknown, ResultWord::Unknown] => "unknown",
        [ResultWord::Error, ResultWord::Error] => "error",
        other => panic!("{term} gives {other:?}"),
    }
    .to_owned()
}

/// What a rule of these lines gives; `;` parts lines, `,` the line below an exception.
fn of_rule(written: &str, document: &str) -> String {
    let lines: Vec<String> =
        written.split("; ").map(|line| line.replace(", ", "\n    cites guide 1\n    ")).collect();
    match result(&lines, document) {
        ResultWord::Pass => "pass",
        ResultWord::Fail => "fail",
        ResultWord::Unknown => "unknown",
        ResultWord::NotApplicable => "notapplicable",
        ResultWord::Error => "error",
        other => panic!("{other:?}"),
    }
    .to_owned()
}

/// `written` with an operand in the place of `x`.
fn with_operand(written: &str, operand: &str) -> String {
    let letters: Vec<char> = written.chars().collect();
    let is_part_of_word = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at));
        letter.is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
    };
    let mut text = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let alone = !is_part_of_word(at.checked_sub(1)) && !is_part_of_word(Some(at + 1));
        if *letter == 'x' && alone { text.push_str(operand) } else { text.push(*letter) }
    }
    text.replace("LIST", "service.backup.copies")
}

#[test]
fn each_construct_gives_what_the_table_says() {
    let rows = states::rows(&root());
    assert!(rows.len() > 50, "there are rows");
    let mut wrong = Vec::new();
    for row in &rows {
        let operand = operand(&row.operand);
        for (state, wanted) in STATES.iter().zip(&row.outcomes) {
            let written = match (*state, &operand.error) {
                ("error", None) => {
                    assert_eq!(
                        wanted, NEVER,
                        "{}: nothing of this type can be an error",
                        row.written
                    );
                    continue;
                }
                ("error", Some(_)) if wanted == NEVER => continue,
                ("error", Some(error)) => with_operand(&row.written, error),
                _ => with_operand(&row.written, operand.path),
            };
            let state = if *state == "error" { "value" } else { state };
            let document = document(&operand, state);
            let found = match row.kind.as_str() {
                "formula" => of_formula(&written, &document),
                "term" => of_term(&written, &row.operand, &document),
                _ => of_rule(&written, &document),
            };
            if found != *wanted {
                wrong.push(format!(
                    "{} ({}, {state}): {found}, not {wanted}",
                    row.written, row.operand
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn and_or_and_not_are_the_tables() {
    let part = |truth: &str| match truth {
        "unknown" => "service.insured".to_owned(),
        "error" => format!("({NINES} * {NINES} > 0)"),
        decided => decided.to_owned(),
    };
    let draft = "{\"kind\": \"service\", \"state\": \"draft\"}";
    let rows = states::kleene(&root());
    assert_eq!(rows.len(), 16 + 16 + 4);
    for row in rows {
        let left = if row.left.is_empty() { String::new() } else { part(&row.left) };
        let formula = format!("{left} {} {}", row.operator, part(&row.right));
        assert_eq!(of_formula(formula.trim(), draft), row.result, "{row:?}");
    }
}

/// The two tables that section 3 of the reference prints are those of the data.
#[test]
fn the_reference_prints_the_tables_of_and_and_or() {
    let text = std::fs::read_to_string(root().join("docs/language.md")).unwrap();
    let rows = states::kleene(&root());
    let result = |left: &str, operator: &str, right: &str| {
        let row = rows
            .iter()
            .find(|row| row.left == left && row.operator == operator && row.right == right);
        row.unwrap().result.clone()
    };
    let truths = ["true", "false", "unknown", "error"];
    for left in truths {
        let cells = |operator: &str| {
            let results: Vec<String> =
                truths.iter().map(|right| result(left, operator, right)).collect();
            format!("| **{left}** | {} |", results.join(" | "))
        };
        let line = format!("{} {}", cells("and"), cells("or"));
        assert!(text.contains(&line), "section 3 wants the line\n{line}");
    }
}

#[test]
fn the_appendix_of_the_reference_is_in_step() {
    let root = root();
    let path = root.join("docs/language.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let wanted = states::appendix(&root);
    let body = text.split("\n## 16. ").next().unwrap();
    let whole = format!("{}\n\n{wanted}", body.trim_end());
    if std::env::var_os("TEKIGO_UPDATE").is_some() {
        std::fs::write(&path, &whole).unwrap();
    }
    assert!(text == whole, "docs/language.md, section 16: run again with TEKIGO_UPDATE=1");
}
