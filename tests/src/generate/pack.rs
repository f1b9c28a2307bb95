//! A whole pack.

use std::fmt::Write as _;

use tekigo_core::typed::Type;
use tekigo_core::types::{EnumerationId, Schemas};

use super::literal;
use super::world::READS;
use super::writer::{Key, Name, Writer};

/// The text of a pack in parts, so that a case that fails can be printed without the rules that do not matter.
#[derive(Clone, Debug)]
pub struct PackText {
    /// All but the rules.
    pub head: String,
    /// Each rule, with all its versions.
    pub rules: Vec<String>,
}

impl PackText {
    /// The whole text.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}\n{}", self.head, self.rules.join("\n"))
    }
}

/// How many rules a pack has.
const RULES: usize = 10;

const HEADER: &str = "edition 2026
pack    world 0.1.0
  ja \"世界\" en \"World\"
zone    +09:00
reads   one service, one agreement, many system, many event
party   provider ja \"事業者\" en \"provider\"

source guide
  ja \"手引き\" en \"Guide\"
  force advice
  published 2020-01
  clause 1 page \"1\"
    ja \"条項\" en \"Clause\"
";

/// The pack of a seed.
#[must_use]
pub fn pack(seed: u64, schemas: &Schemas) -> PackText {
    let mut writer = Writer::new(seed, schemas);
    let mut head = HEADER.to_owned();
    for at in 0..3 {
        head.push_str(&writer.choice_item(&format!("choice{at}"), at));
    }
    for at in 0..2 {
        head.push_str(&writer.parameter(&format!("parameter{at}")));
    }
    for at in 0..3 {
        let many = writer.some_many(60);
        let (text, name) = writer.table(&format!("table{at}"), many);
        head.push_str(&text);
        writer.names.push(name);
    }
    for at in 0..3 {
        writer.many = writer.some_many(60);
        let (of, written) = writer.some_value();
        let name = format!("definition{at}");
        let _ = writeln!(head, "define {name} = {written}");
        let many = writer.many;
        writer.names.push(Name { name, of, many, key: None });
    }
    let rules = (1..=RULES)
        .map(|at| {
            let many = writer.some_many(40);
            writer.rule(&format!("R-{at}"), many)
        })
        .collect();
    PackText { head, rules }
}

const CITED: &str =
    "  ja \"名前\" en \"A name\"\n  cites guide 1\n  reason ja \"理由\" en \"A reason\"\n";

impl Writer<'_> {
    /// A kind of which many may be given, or so often in a hundred none.
    fn some_many(&mut self, none: usize) -> Option<usize> {
        if self.random.percent(none) {
            return None;
        }
        let many: Vec<usize> = (0..READS.len()).filter(|at| READS[*at].1).collect();
        Some(*self.random.pick(&many))
    }

    fn choice_item(&mut self, name: &str, at: usize) -> String {
        let scale =
            self.named_types().into_iter().find(|(known, _)| known == "interval").unwrap().1;
        let (written, of, options): (&str, Type, Vec<String>) = match self.random.below(4) {
            0 => (": 1 to 3", Type::Number, ["1", "2", "3"].map(str::to_owned).to_vec()),
            1 => (": boolean", Type::Boolean, ["true", "false"].map(str::to_owned).to_vec()),
            2 => (": interval", scale, self.words(scale)),
            // Its own words: an enumeration that no schema has.
            _ => (
                "",
                Type::Enumeration(EnumerationId(1_000 + at)),
                ["wide", "narrow"].map(str::to_owned).to_vec(),
            ),
        };
        let lines = match written {
            "" => {
                "  option wide ja \"広い\" en \"wide\"\n  option narrow ja \"狭い\" en \"narrow\"\n"
            }
            _ => "",
        };
        self.names.push(Name {
            name: name.to_owned(),
            of,
            many: None,
            key: Some(Key::Options(options)),
        });
        format!("choice {name}{written}\n{CITED}{lines}")
    }

    fn parameter(&mut self, name: &str) -> String {
        let interval =
            self.named_types().into_iter().find(|(known, _)| known == "interval").unwrap().1;
        let (of, written, key) = match self.random.below(5) {
            0 => (Type::Number, "number at least 0 at most 10 default 2", Some(Key::Typed)),
            1 => (Type::Date, "date at least 2020-01-01 default 2020-06-02", Some(Key::Typed)),
            2 => (Type::Duration, "duration at most 90 days default 30 days", None),
            3 => (
                Type::BusinessDays,
                "business_days at most 9 business days default 3 business days",
                Some(Key::Typed),
            ),
            _ => (interval, "interval at least monthly default weekly", Some(Key::Typed)),
        };
        let number = literal::whole(&mut self.random);
        let written = match of {
            Type::Number => written.replace("default 2", &format!("default {number}")),
            _ => written.to_owned(),
        };
        self.names.push(Name { name: name.to_owned(), of, many: None, key });
        format!("parameter {name}: {written}\n{CITED}")
    }
}
