//! YAML documents, one case after another: what they mean as JSON, where that stands, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use tekigo_core::facts::yaml::{CODES, Yaml};
use tekigo_core::facts::{DocumentError, Limits, place::line_column};

fn read(text: &str) -> Result<Yaml, DocumentError> {
    Yaml::read(text.as_bytes(), &Limits::default())
}

fn place(text: &str, at: usize) -> String {
    let (line, column) = line_column(text.strip_prefix('\u{FEFF}').unwrap_or(text), at);
    format!("{line}:{column}")
}

/// YAML texts, and the JSON that each means.
const MEANINGS: &[(&str, &str)] = &[
    // Styles.
    ("a: 1\nb:\n  c: x\n", r#"{"a":1,"b":{"c":"x"}}"#),
    ("{a: 1, b: {c: x}}", r#"{"a":1,"b":{"c":"x"}}"#),
    ("{\"a\":1,\"b\":{\"c\":\"x\"}}", r#"{"a":1,"b":{"c":"x"}}"#),
    ("a:\n- 1\n- - 2\n  - 3\n- b: 4\n  c: 5\n", r#"{"a":[1,[2,3],{"b":4,"c":5}]}"#),
    ("a:\n  - 1\n  -\n    - 2\n", r#"{"a":[1,[2]]}"#),
    ("a: [1, [2], {b: 3}, c: 4]\n", r#"{"a":[1,[2],{"b":3},{"c":4}]}"#),
    ("a: {b, c: , d: 1,}\n", r#"{"a":{"b":null,"c":null,"d":1}}"#),
    ("a: {}\nb: []\n", r#"{"a":{},"b":[]}"#),
    ("? a\n: 1\n? b\n", r#"{"a":1,"b":null}"#),
    ("# c\n\na: 1 # d\n# e\nb: x#y\n", r#"{"a":1,"b":"x#y"}"#),
    ("---\na: 1\n", r#"{"a":1}"#),
    ("%YAML 1.2\n---\na: 1\n...\n# end\n", r#"{"a":1}"#),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", r#"{"a":1,"b":2}"#),
    ("a: 1\rb: 2\r", r#"{"a":1,"b":2}"#),
    ("a: 1\t# c\nb: [\t2,\n\t3 ]\n", r#"{"a":1,"b":[2,3]}"#),
    ("項目: 値\n\"重要度\": '高'\n", r#"{"項目":"値","重要度":"高"}"#),
    // Numbers are JSON's, as written.
    ("a: [0, -0, 10, 99.950, 1e3, -2.5E-3, 1.0]\n", r#"{"a":[0,-0,10,99.950,1e3,-2.5E-3,1.0]}"#),
    (
        "a: 123456789012345678901234567890123456789.5\n",
        r#"{"a":123456789012345678901234567890123456789.5}"#,
    ),
    (
        "a: [012, 0x1F, 0o17, 0b1, 1_000, '1', .5, 5., +1, .inf, -.INF, .nan, 12:30, 12:30:45, 1.e3]",
        r#"{"a":["012","0x1F","0o17","0b1","1_000","1",".5","5.","+1",".inf","-.INF",".nan","12:30","12:30:45","1.e3"]}"#,
    ),
    (
        "a: [2020-06-02, 2019-12-04T10:00:00+09:00, PT4H, 99.5%]\n",
        r#"{"a":["2020-06-02","2019-12-04T10:00:00+09:00","PT4H","99.5%"]}"#,
    ),
    // Booleans and null are those of YAML 1.2.
    ("a: [true, True, TRUE, false, False, FALSE]\n", r#"{"a":[true,true,true,false,false,false]}"#),
    (
        "a: [yes, no, on, off, Y, n, No, tRUE]\n",
        r#"{"a":["yes","no","on","off","Y","n","No","tRUE"]}"#,
    ),
    (
        "a: [null, Null, NULL, ~, nULL]\nb:\nc: ~\n",
        r#"{"a":[null,null,null,null,"nULL"],"b":null,"c":null}"#,
    ),
    ("a:\n-\n- # c\n- 1\n", r#"{"a":[null,null,1]}"#),
    ("yes: 1\non: 2\n1: 3\ntrue: 4\n1.50: 5\n", r#"{"yes":1,"on":2,"1":3,"true":4,"1.50":5}"#),
    // All else is text.
    ("a: 'true'\nb: \"1\"\nc: ''\nd: \"\"\n", r#"{"a":"true","b":"1","c":"","d":""}"#),
    (
        "a: 'it''s'\nb: \"\\\"\\\\\\/\\n\\t\\0\\u3042\\x41\\U0001F600\"\n",
        "{\"a\":\"it's\",\"b\":\"\\\"\\\\/\\n\\t\\u0000あA😀\"}",
    ),
    ("a: one\n  two\n\n  three\n", "{\"a\":\"one two\\nthree\"}"),
    ("a: 1\n  2\n", r#"{"a":"1 2"}"#),
    ("a: \"one\n  two\"\n", r#"{"a":"one two"}"#),
    ("a: |\n  1\n   2\n\n  3\nb: 1\n", "{\"a\":\"1\\n 2\\n\\n3\\n\",\"b\":1}"),
    (
        "a: |-\n  &a\nb: |\n  !b\nc: >-\n  *c\nd: '&d'\n",
        r#"{"a":"&a","b":"!b\n","c":"*c","d":"&d"}"#,
    ),
    ("a: >-\n  one\n  two\n\n  three\n", "{\"a\":\"one two\\nthree\"}"),
    ("a: |-\n  true\nb: |\n\nc: >+\n  x\n\n", "{\"a\":\"true\",\"b\":\"\",\"c\":\"x\\n\\n\"}"),
    ("a: x:y\n", r#"{"a":"x:y"}"#),
    ("a: http://例.jp/b\nb: C:\\d\nc: a-b\n", r#"{"a":"http://例.jp/b","b":"C:\\d","c":"a-b"}"#),
    ("a: <<\n\"<<\": 1\n", r#"{"a":"<<","<<":1}"#),
    ("a: 「*」と「&」\nb: a & b\nc: 3 > 2\n", r#"{"a":"「*」と「&」","b":"a & b","c":"3 > 2"}"#),
    // A member that is written twice stays so.
    ("a: 1\nb: 2\na: 3\n", r#"{"a":1,"b":2,"a":3}"#),
    ("a: 1\n\"\\x61\": 3\n", r#"{"a":1,"a":3}"#),
];

#[test]
fn meanings() {
    for (yaml, json) in MEANINGS {
        let read = read(yaml).unwrap_or_else(|error| panic!("{yaml}: {error:?}"));
        assert_eq!(&read.json, json, "{yaml}");
    }
}

/// YAML texts, and where each name, value, record and list of them stands, in the order of the JSON text.
const PLACES: &[(&str, &str)] = &[
    ("a: 1\nb:\n  c: x\n", "1:1{ 1:1a 1:4 2:1b 3:3{ 3:3c 3:6"),
    ("# c\n{a: [1, {b: 2}]}", "2:1{ 2:2a 2:5[ 2:6 2:9{ 2:10b 2:13"),
    ("あ: い\n\"う\": 'え'\n", "1:1{ 1:1あ 1:4 2:1う 2:6"),
    ("\u{FEFF}a: 1\r\nb: あ  \r\nc: 2", "1:1{ 1:1a 1:4 2:1b 2:4 3:1c 3:4"),
    ("a:\n- 1\n- b: 2\n  c:\n  - 3\n", "1:1{ 1:1a 2:1[ 2:3 3:3{ 3:3b 3:6 4:3c 5:3[ 5:5"),
    (
        "a:\n  - - 1\n    - 2\n  -   # c\n  - [c: 3]\n",
        "1:1{ 1:1a 2:3[ 2:5[ 2:7 3:7 4:3 5:5[ 5:6{ 5:6c 5:9",
    ),
    (
        "a:\n- - 1\n  - [2]\nb:\n- [3]\nc:\n- -4\n",
        "1:1{ 1:1a 2:1[ 2:3[ 2:5 3:5[ 3:6 4:1b 5:1[ 5:3[ 5:4 6:1c 7:1[ 7:3",
    ),
    ("a:\n-   # c\n-\n", "1:1{ 1:1a 2:1[ 2:1 3:1"),
    ("a:\nb: ~\nc: ''\n", "1:1{ 1:1a 1:2 2:1b 2:4 3:1c 3:4"),
    ("a: |\n\n  x\nb: >- # c\n  y\nc: |\n", "1:1{ 1:1a 3:3 4:1b 5:3 6:1c 6:4"),
    ("a:\n  b\n  c\n? d\n: e\n", "1:1{ 1:1a 2:3 4:3d 5:3"),
    ("a: [b: c, d, {e}]\n", "1:1{ 1:1a 1:4[ 1:5{ 1:5b 1:8 1:11 1:14{ 1:15e 1:16"),
];

/// The place in the YAML of everything below a value, each with what the JSON text has there.
fn print_places(yaml: &Yaml, value: &Value<'_>, printed: &mut Vec<String>) {
    let mut show = |range: Range, shown: &str| {
        // Anywhere inside a name or value the place is that of its start.
        let (start, end) = if shown.is_empty() {
            (range.start, range.end)
        } else {
            (range.start, range.start + 1)
        };
        let at = yaml.source.place(start);
        assert!((start..end).all(|inside| yaml.source.place(inside) == at));
        printed.push(format!("{}{shown}", place(&yaml.source.text, at)));
    };
    match value {
        Value::Object(object) => {
            show(object.range, "{");
            for member in &object.properties {
                let mut printed_member = Vec::new();
                let at = yaml.source.place(member.name.range().start);
                printed_member.push(format!(
                    "{}{}",
                    place(&yaml.source.text, at),
                    member.name.as_str()
                ));
                print_places(yaml, &member.value, &mut printed_member);
                printed.append(&mut printed_member);
            }
        }
        Value::Array(list) => {
            show(list.range, "[");
            for item in &list.elements {
                print_places(yaml, item, printed);
            }
        }
        leaf => show(leaf.range(), ""),
    }
}

#[test]
fn places() {
    for (yaml, places) in PLACES {
        let read = read(yaml).unwrap();
        let tree = parse_to_ast(&read.json, &CollectOptions::default(), &ParseOptions::default());
        let mut printed = Vec::new();
        print_places(&read, &tree.unwrap().value.unwrap(), &mut printed);
        assert_eq!(printed.join(" "), *places, "{yaml}");
    }
}

#[test]
fn spans() {
    let yaml = "a: 'it''s' # c\nb: \"x\\\"y\"\nc: C:\\d\nd: -1.50\ne: TRUE\nf: ~\ng: Null\nh:\ni: [x y, {z: 1}]\nj: |-\n  一行\nk: one\n  two\nl: \"one\n  two\"\nm: ''\n";
    let read = read(yaml).unwrap();
    let tree = parse_to_ast(&read.json, &CollectOptions::default(), &ParseOptions::default());
    let Value::Object(record) = tree.unwrap().value.unwrap() else { panic!() };
    let shown: Vec<_> = record
        .properties
        .iter()
        .map(|member| {
            let span = read.source.span(&read.json, member.value.start());
            &yaml[span.start..span.end]
        })
        .collect();
    let wanted = [
        "'it''s'",
        "\"x\\\"y\"",
        "C:\\d",
        "-1.50",
        "TRUE",
        "~",
        "Null",
        ":",
        "[",
        "一行",
        "o",
        "\"",
        "''",
    ];
    assert_eq!(shown, wanted);
}

/// Texts that are no YAML document, with the code and the place of their error.
const REFUSALS: &[(&str, &str, &str)] = &[
    ("a:\n\tb: 1\n", "D060", "2:1"),
    ("a:\n  b: |\n\tx\n", "D060", "3:1"),
    ("a:\n  b: x\n\ty\n", "D060", "3:1"),
    ("a:\tx\n", "D060", "1:3"),
    ("-\t- a\n", "D060", "1:2"),
    ("a:\n    b: 1\n  c: 2\n", "D061", "3:3"),
    ("a: 1\n- b\n", "D061", "2:1"),
    ("a:\n  - b\n c\n", "D061", "3:2"),
    ("\n  a: 1\n b: 2\n", "D061", "3:2"),
    ("a: |\n   x\n  y\nb: 1\n", "D061", "3:3"),
    ("a: \"x\nb: 1\n", "D062", "1:4"),
    ("a: 'x\n", "D062", "1:4"),
    ("a: \"x\n---\n", "D062", "1:4"),
    ("a: 'it's'\n", "D063", "1:8"),
    ("あ: \"い\" う\n", "D063", "1:8"),
    ("a: \"C:\\Users\"\n", "D064", "1:7"),
    ("a: \"b\\n \\u30G1\"\n", "D064", "1:9"),
    ("a: \"\\\"\\q\"\n", "D064", "1:7"),
    ("あ: \"い\\ud83d\\ude00\"\n", "D064", "1:6"),
    ("a: [1, 2\nb: 1\n", "D065", "1:4"),
    ("a: {b: 1\nc: 1\n", "D065", "1:4"),
    ("a: {b: 1]\n", "D065", "1:9"),
    ("a: [1}]\n", "D065", "1:6"),
    ("a: [1, [2\n", "D065", "1:8"),
    ("a: ]\n", "D065", "1:4"),
    ("a: [,b]\n", "D065", "1:5"),
    ("a: [1] 2\n", "D070", "1:8"),
    ("a: 1\nb:2\nc: 3\n", "D066", "2:1"),
    ("あ: い\n# c\nう：え\n\n", "D066", "3:1"),
    ("a:\n  b: |\n    x\n  c\n  d: 1\n", "D066", "4:3"),
    ("a:\n  b: 1\nc\nd: 1\n", "D066", "3:1"),
    ("a:\n- b\n- c\nd\ne: 1\n", "D066", "4:1"),
    ("- a\nb: 1\n", "D072", "1:1"),
    ("a: 1\r\nbackup：\r\n  x: 1\r\n", "D066", "2:1"),
    ("a: b: c\n", "D067", "1:5"),
    ("a: 1\n  b: 2\n", "D067", "2:4"),
    ("a:1\nb: 2\n", "D072", "1:1"),
    ("a: @b\n", "D068", "1:4"),
    ("a: `b`\n", "D068", "1:4"),
    ("a: %b\n", "D068", "1:4"),
    ("a: , b\n", "D068", "1:4"),
    ("a: - b\n", "D068", "1:4"),
    ("a: -\n", "D068", "1:4"),
    ("a: > 99.9%\n", "D068", "1:4"),
    ("a: |x\n", "D068", "1:4"),
    ("a: |0\n", "D068", "1:4"),
    ("a:\n　b: 1\n", "D069", "2:1"),
    ("a: x\n 　b: 1\n", "D069", "2:2"),
    ("a: 1\nb　: 1\n", "D069", "2:2"),
    ("a: b #c\n  d\n", "D070", "1:6"),
    ("a: ? b\n", "D070", "1:4"),
    ("%YAML 1.2\n%YAML 1.2\n---\na: 1\n", "D070", "2:1"),
    ("a: [- b]\n", "D070", "1:5"),
    ("", "D071", "1:1"),
    (" \n# c\n", "D071", "1:1"),
    ("---\n...\n", "D071", "1:1"),
    ("- a\n", "D072", "1:1"),
    ("[a]", "D072", "1:1"),
    ("# c\nkind：disclosure\n", "D072", "2:1"),
    ("12\n", "D072", "1:1"),
    ("~\n", "D072", "1:1"),
    ("a: 1\n---\nb: 2\n", "D073", "2:1"),
    ("a: 1\n---\n", "D073", "2:1"),
    ("a: 1\n...\nb: 2\n", "D073", "3:1"),
    ("{a: 1} b\n", "D010", "1:8"),
    ("a: &x 1\n", "D074", "1:4"),
    ("&x a: 1\n", "D074", "1:1"),
    ("a: &x {b: *x}\n", "D074", "1:4"),
    ("a: &x !!str b\n", "D074", "1:4"),
    ("a: *x\n", "D074", "1:4"),
    ("a: *必須*\n", "D074", "1:4"),
    ("a: & b\n", "D074", "1:4"),
    ("a: 1\n*x : 1\n", "D074", "2:1"),
    ("a: !!str 1\n", "D075", "1:4"),
    ("a: !x\n", "D075", "1:4"),
    ("a: ! 1\n", "D075", "1:4"),
    ("a: !x!y 1\n", "D075", "1:4"),
    ("a: !<x 1\n", "D075", "1:4"),
    ("a: !{ 1\n", "D075", "1:4"),
    ("a: !x &y 1\n", "D075", "1:4"),
    ("!!map\na: 1\n", "D075", "1:1"),
    ("a: 1\n<<: {b: 1}\n", "D076", "2:1"),
    ("a: {<<: b}\n", "D076", "1:5"),
    ("? [a]\n: 1\n", "D077", "1:3"),
    ("a:\n  {b: 1}: 2\n", "D077", "2:3"),
    ("? a: 1\n: 2\n", "D077", "1:3"),
    ("~: 1\n", "D077", "1:1"),
    (": 1\n", "D077", "1:1"),
    ("a: {null: 1}\n", "D077", "1:5"),
    ("あ: い\u{0}\n", "D078", "1:5"),
    ("a: 'b\u{1b}'\n", "D078", "1:6"),
    ("a: 1\n\u{FEFF}b: 2\n", "D078", "2:1"),
];

#[test]
fn refusals() {
    let mut wrong = String::new();
    for (yaml, code, at) in REFUSALS {
        let found = match read(yaml) {
            Ok(read) => read.json,
            Err(error) => format!("{} {}", error.kind.code(), place(yaml, error.at)),
        };
        if found != format!("{code} {at}") {
            writeln!(wrong, "{yaml:?}: {found}, not {code} {at}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_has_a_case() {
    let met: BTreeSet<&str> = REFUSALS.iter().map(|(_, code, _)| *code).collect();
    // What is too large as JSON is tried among the limits.
    let missing: Vec<_> = CODES.iter().filter(|code| !met.contains(*code)).collect();
    assert_eq!(missing, [&"D079"]);
}
