//! Schemas and documents made together, for the laws that bind them.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A schema of ours, in a form that both the schema and documents of it can be made from.
#[derive(Clone, Debug)]
pub enum Plan {
    Boolean,
    Number { integer: bool, least: i64, width: i64, exclusive: bool },
    Text { least: usize, width: usize },
    Date,
    Instant,
    Duration,
    BusinessDays,
    Words(usize),
    Quantity { words: usize, range: bool },
    List { item: Box<Plan>, least: usize, width: usize },
    Record { members: Vec<(Plan, bool)>, closed: bool },
    Map(Box<Plan>),
    Alternative(Vec<Vec<(Plan, bool)>>),
    Shared(Box<Plan>),
}

/// Plans of a single value.
pub fn leaf() -> impl Strategy<Value = Plan> {
    prop_oneof![
        Just(Plan::Boolean),
        (any::<bool>(), -5_i64..5, 2_i64..9, any::<bool>()).prop_map(
            |(integer, least, width, exclusive)| Plan::Number { integer, least, width, exclusive }
        ),
        (0_usize..4, 0_usize..4).prop_map(|(least, width)| Plan::Text { least, width }),
        Just(Plan::Date),
        Just(Plan::Instant),
        Just(Plan::Duration),
        Just(Plan::BusinessDays),
        (1_usize..4).prop_map(Plan::Words),
        (1_usize..4, any::<bool>()).prop_map(|(words, range)| Plan::Quantity { words, range }),
    ]
}

pub fn plan() -> impl Strategy<Value = Plan> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        let members = prop::collection::vec((inner.clone(), any::<bool>()), 1..4);
        prop_oneof![
            (inner.clone(), 0_usize..3, 0_usize..3).prop_map(|(item, least, width)| Plan::List {
                item: Box::new(item),
                least,
                width
            }),
            (members.clone(), any::<bool>())
                .prop_map(|(members, closed)| Plan::Record { members, closed }),
            inner.clone().prop_map(|value| Plan::Map(Box::new(value))),
            // One option, for members of one name must be of one form.
            members.prop_map(|members| Plan::Alternative(vec![Vec::new(), members])),
            inner.prop_map(|shared| Plan::Shared(Box::new(shared))),
        ]
    })
}

const WORDS: [&str; 4] = ["exact", "about", "at_least", "at_most"];

impl Plan {
    pub fn schema(&self, definitions: &mut Map<String, Value>) -> Value {
        let words = |count: usize| json!({"type": "string", "enum": WORDS[..count], "x-tekigo": {"words": titles(&WORDS[..count])}});
        let mut schema = match self {
            Self::Boolean => json!({"type": "boolean"}),
            Self::Number { integer, least, width, exclusive } => {
                let (low, high) = if *exclusive {
                    ("exclusiveMinimum", "exclusiveMaximum")
                } else {
                    ("minimum", "maximum")
                };
                let of = if *integer { "integer" } else { "number" };
                json!({"type": of, low: least, high: least + width})
            }
            Self::Text { least, width } => {
                json!({"type": "string", "minLength": least, "maxLength": least + width})
            }
            Self::Date => json!({"type": "string", "format": "date"}),
            Self::Instant => json!({"type": "string", "format": "date-time"}),
            Self::Duration => json!({"type": "string", "format": "duration"}),
            Self::BusinessDays => {
                json!({"type": "integer", "minimum": 0, "x-tekigo": {"business_days": true}})
            }
            Self::Words(1) => {
                json!({"const": WORDS[0], "x-tekigo": {"words": titles(&WORDS[..1])}})
            }
            Self::Words(count) => words(*count),
            Self::Quantity { words: count, range } => {
                let mut properties = json!({"value": {"type": "number"}, "unit": {"const": "exact", "x-tekigo": {"words": titles(&WORDS[..1])}}});
                properties["exactness"] = json!({"type": "string", "enum": WORDS[..*count]});
                if *range && *count > 1 {
                    properties["low"] = json!({"type": "number"});
                    properties["high"] = json!({"type": "number"});
                }
                json!({"type": "object", "properties": properties, "x-tekigo": {"quantity": true}})
            }
            Self::List { item, least, width } => {
                json!({"type": "array", "items": item.schema(definitions), "minItems": least, "maxItems": least + width})
            }
            Self::Record { members, closed } => record(members, *closed, definitions),
            Self::Map(value) => {
                json!({"type": "object", "additionalProperties": value.schema(definitions)})
            }
            Self::Alternative(options) => {
                let options: Vec<Value> = options
                    .iter()
                    .enumerate()
                    .map(|(at, members)| {
                        let mut option = record(members, false, definitions);
                        option["properties"]["which"] = json!({"const": WORDS[at]});
                        option["required"].as_array_mut().unwrap().push(json!("which"));
                        option["x-tekigo"] = json!({"title": {"ja": "選択肢", "en": "Option"}});
                        option
                    })
                    .collect();
                json!({"oneOf": options})
            }
            Self::Shared(shared) => {
                let schema = shared.schema(definitions);
                let name = format!("d{}", definitions.len());
                let reference = json!({"$ref": format!("#/$defs/{name}")});
                definitions.insert(name, schema);
                reference
            }
        };
        schema["x-tekigo"]["title"] = json!({"ja": "項目", "en": "Member"});
        schema
    }

    /// A document's value; where `choices` say so, of another place's form.
    pub fn value(&self, choices: &mut Choices) -> Value {
        if choices.noise() {
            return choices.misfit();
        }
        match self {
            Self::Boolean => json!(choices.next(2) == 0),
            Self::Number { integer, least, width, exclusive } => {
                let inset = i64::from(*exclusive);
                let inside = least + inset + choices.up_to(width - 2 * inset);
                if *integer { json!(inside) } else { choices.decimal(inside) }
            }
            Self::Text { least, width } => {
                json!("あ".repeat(least + choices.next(width + 1)))
            }
            Self::Date => json!(choices.pick(&["2020-02-29", "1999-12-31", "2019-02-29"])),
            Self::Instant => json!(choices.pick(&[
                "2019-12-04T10:00:00+09:00",
                "2019-12-04T10:00:00.125Z",
                "2019-12-04"
            ])),
            Self::Duration => json!(choices.pick(&["P1Y6M", "PT4H", "P2W", "P1DT12H", "PT"])),
            Self::BusinessDays => json!(choices.next(9)),
            Self::Words(count) => json!(WORDS[choices.next(*count)]),
            Self::Quantity { words, range } => {
                let mut quantity = json!({"value": choices.next(9), "unit": "exact", "exactness": WORDS[choices.next(*words)]});
                if *range && choices.next(2) == 0 {
                    quantity["low"] = json!(1);
                    quantity["high"] = choices.decimal(8);
                }
                quantity
            }
            Self::List { item, least, width } => {
                let length = least + choices.next(width + 1);
                (0..length).map(|_| item.value(choices)).collect()
            }
            Self::Record { members, .. } => object(members, choices),
            Self::Map(value) => {
                let names = ["一", "m0"].iter().take(choices.next(3));
                names.map(|name| ((*name).to_owned(), value.value(choices))).collect()
            }
            Self::Alternative(options) => {
                let at = choices.next(options.len());
                let mut option = object(&options[at], choices);
                option["which"] = json!(WORDS[at]);
                option
            }
            Self::Shared(shared) => shared.value(choices),
        }
    }
}

fn titles(words: &[&str]) -> Value {
    words.iter().map(|word| ((*word).to_owned(), json!({"ja": word, "en": word}))).collect()
}

fn record(members: &[(Plan, bool)], closed: bool, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (at, (member, is_required)) in members.iter().enumerate() {
        let name = format!("m{at}");
        properties.insert(name.clone(), member.schema(definitions));
        if *is_required {
            required.push(name);
        }
    }
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": !closed})
}

fn object(members: &[(Plan, bool)], choices: &mut Choices) -> Value {
    let mut object = Map::new();
    for (at, (member, is_required)) in members.iter().enumerate() {
        if *is_required || choices.next(3) > 0 {
            object.insert(format!("m{at}"), member.value(choices));
        }
    }
    object.into()
}

/// Numbers that steer the making of a document.
pub struct Choices {
    pub numbers: Vec<u8>,
    pub at: usize,
    pub noisy: bool,
}

impl Choices {
    fn next(&mut self, below: usize) -> usize {
        let number = self.numbers[self.at % self.numbers.len()];
        self.at += 1;
        usize::from(number) % below.max(1)
    }

    fn up_to(&mut self, most: i64) -> i64 {
        i64::try_from(self.next(usize::try_from(most + 1).unwrap())).unwrap()
    }

    fn pick(&mut self, values: &[&'static str]) -> &'static str {
        // The last is wrong.
        let count = if self.noisy { values.len() } else { values.len() - 1 };
        values[self.next(count)]
    }

    fn noise(&mut self) -> bool {
        self.noisy && self.next(16) == 0
    }

    pub fn misfit(&mut self) -> Value {
        let values = [
            json!(true),
            json!(-7),
            json!(2.5),
            json!(3.0),
            json!("x"),
            json!("exact"),
            json!("2020-02-30"),
            json!([]),
            json!([1]),
            json!({}),
            json!({"which": "about"}),
            json!({"value": "1"}),
            json!(1e30),
        ];
        values[self.next(values.len())].clone()
    }

    /// A whole number, at times written with a point.
    fn decimal(&mut self, whole: i64) -> Value {
        match self.next(2) {
            0 => json!(whole),
            _ => serde_json::from_str(&format!("{whole}.0")).unwrap(),
        }
    }
}
