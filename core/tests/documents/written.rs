//! Documents to be written in many ways: members in any order, texts with any escapes, white space anywhere.

use super::shape::Shape;
use tekigo_core::layout::SlotType;
use tekigo_core::types::Leaf;

/// A JSON text before it is one.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A number or word, as it will stand.
    Plain(String),
    Text(String),
    List(Vec<Written>),
    Record(Vec<(String, Written)>),
}

/// Chooses by numbers that a test generates, so that smaller numbers give simpler documents.
pub struct Chooser {
    numbers: Vec<u32>,
    next: usize,
}

impl Chooser {
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, next: 0 }
    }

    /// Below `end`; 0 once the numbers are used up.
    pub fn below(&mut self, end: usize) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::try_from(number).unwrap() % end
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const NAMES: &[&str] = &["a", "b", "a/b", "c~d", "~1", "名前", "", "0", "e\"f", "\u{1F600}"];

/// A document's shape, three levels deep or so.
pub fn shape(chooser: &mut Chooser) -> Shape {
    record(chooser, 0)
}

fn record(chooser: &mut Chooser, depth: usize) -> Shape {
    let count = 1 + chooser.below(5);
    let first = chooser.below(NAMES.len());
    let names = NAMES.iter().cycle().skip(first).take(count);
    Shape::Record(names.map(|name| ((*name).to_owned(), any_shape(chooser, depth + 1))).collect())
}

fn any_shape(chooser: &mut Chooser, depth: usize) -> Shape {
    let kinds = if depth > 3 { 6 } else { 10 };
    match chooser.below(kinds) {
        0..6 => Shape::Leaf(leaf(chooser)),
        6 | 7 => record(chooser, depth),
        _ => {
            let item = match chooser.below(4) {
                0 => any_shape(chooser, depth + 1),
                _ => record(chooser, depth),
            };
            let least = chooser.below(4).saturating_sub(2);
            let most = [None, None, Some(1), Some(3)][chooser.below(4)];
            Shape::List { item: Box::new(item), least, most }
        }
    }
}

fn leaf(chooser: &mut Chooser) -> SlotType {
    let text = chooser.pick(&[
        "x: text",
        "x: text 2 4",
        "x: number",
        "x: number x0 100",
        "x: integer",
        "x: integer -3 x7",
        "x: boolean",
        "x: words daily weekly 月次",
        "x: date",
        "x: instant",
        "x: stated",
        "x: duration",
        "x: business_days 0",
    ]);
    match Shape::read(text) {
        Shape::Record(mut members) => match members.remove(0).1 {
            Shape::Leaf(leaf) => leaf,
            other => panic!("{other:?} is no leaf"),
        },
        other => panic!("{other:?} is no record"),
    }
}

/// A document of a shape, with gaps, slips and marks.
pub fn document(chooser: &mut Chooser, shape: &Shape) -> Written {
    let mut pointers = vec![String::new()];
    let Written::Record(mut members) = value(chooser, shape, "", &mut pointers, false) else {
        panic!("a document is a record")
    };
    let text = |text: &str| Written::Text(text.to_owned());
    match chooser.below(6) {
        0 => {}
        1 | 2 => members.push(("state".to_owned(), text("draft"))),
        3 => members.push(("state".to_owned(), text("final"))),
        4 => members.push(("state".to_owned(), Written::Plain("7".to_owned()))),
        _ => members.push(("state".to_owned(), text("\u{3000}"))),
    }
    members.push(("kind".to_owned(), text("disclosure")));
    let mut marks: Vec<(String, Written)> = Vec::new();
    for _ in 0..chooser.below(6) {
        let mut pointer = pointers[chooser.below(pointers.len())].clone();
        if chooser.below(12) == 0 {
            pointer.push_str("/9");
        }
        if marks.iter().all(|(known, _)| *known != pointer) {
            marks.push((pointer, mark(chooser)));
        }
    }
    if chooser.below(3) > 0 {
        members.push(("absent".to_owned(), Written::Record(marks)));
    }
    Written::Record(members)
}

fn mark(chooser: &mut Chooser) -> Written {
    let why =
        chooser.pick(&["withheld", "inapplicable", "more", "withheld", "inapplicable", "secret"]);
    let reason = chooser.pick(&["契約による", "by contract", "because", " \u{3000}"]);
    match chooser.below(10) {
        0 => Written::Text(why.to_owned()),
        1 => Written::Record(vec![("why".to_owned(), Written::Text(why.to_owned()))]),
        _ => Written::Record(vec![
            ("why".to_owned(), Written::Text(why.to_owned())),
            ("reason".to_owned(), Written::Text(reason.to_owned())),
        ]),
    }
}

fn value(
    chooser: &mut Chooser,
    shape: &Shape,
    at: &str,
    pointers: &mut Vec<String>,
    slips: bool,
) -> Written {
    if slips {
        match chooser.below(16) {
            0 => return Written::Plain("null".to_owned()),
            1 => return Written::Text(chooser.pick(&["", " ", "\u{3000}\n"]).to_owned()),
            2 => return slip(chooser),
            _ => {}
        }
    }
    match shape {
        Shape::Record(members) => {
            let mut written = Vec::new();
            for (name, shape) in members {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                pointers.push(at.clone());
                if chooser.below(5) != 4 {
                    written.push((name.clone(), value(chooser, shape, &at, pointers, true)));
                }
            }
            if chooser.below(4) == 3 {
                written.push(("unasked".to_owned(), slip(chooser)));
            }
            Written::Record(written)
        }
        Shape::List { item, .. } => {
            let count = chooser.below(5);
            let mut items = Vec::new();
            for index in 0..count {
                let at = format!("{at}/{index}");
                pointers.push(at.clone());
                items.push(value(chooser, item, &at, pointers, true));
            }
            Written::List(items)
        }
        Shape::Leaf(leaf) => leaf_value(chooser, leaf),
    }
}

/// Anything at all.
fn slip(chooser: &mut Chooser) -> Written {
    match chooser.below(6) {
        0 => Written::Plain("true".to_owned()),
        1 => Written::Plain("-0.50e2".to_owned()),
        2 => Written::Text("text".to_owned()),
        3 => Written::List(vec![Written::Record(Vec::new())]),
        4 => Written::Record(vec![("a".to_owned(), Written::List(Vec::new()))]),
        _ => Written::Plain("1e999".to_owned()),
    }
}

fn leaf_value(chooser: &mut Chooser, leaf: &SlotType) -> Written {
    let SlotType::Plain(leaf) = leaf else {
        return Written::Text(
            chooser.pick(&["daily", "weekly", "月次", "hourly", "Daily"]).to_owned(),
        );
    };
    let text = |text: &str| Written::Text(text.to_owned());
    match leaf {
        Leaf::Boolean => Written::Plain(chooser.pick(&["true", "false"]).to_owned()),
        Leaf::Number(_) | Leaf::BusinessDays(_) => Written::Plain(
            chooser
                .pick(&[
                    "0",
                    "3",
                    "3.0",
                    "99.95",
                    "-2.5",
                    "100",
                    "7",
                    "-3",
                    "1e2",
                    "1E+38",
                    "1e39",
                    "1e-38",
                    "12345678901234567890123456789012345678",
                    "123456789012345678901234567890123456789",
                ])
                .to_owned(),
        ),
        Leaf::Text { .. } => {
            text(chooser.pick(&["東京", "a", "abcd", "abcde", "\u{1F600}\u{0}\"\\/", "\u{3000}x"]))
        }
        Leaf::Date => text(chooser.pick(&[
            "2020-06-02",
            "2020-02-29",
            "2020-02-30",
            "2020-6-2",
            "0001-01-01",
        ])),
        Leaf::Instant { .. } => text(chooser.pick(&[
            "2019-12-04T10:00:00+09:00",
            "2019-12-04",
            "2019-12",
            "2019-12-04T23:59:60Z",
            "2019-12-04T10:00:00",
        ])),
        Leaf::Duration => text(chooser.pick(&["PT4H", "P30D", "P1Y2M", "4 hours", "P", "P2W"])),
        Leaf::Enumeration(_) => panic!("words have a type of their own"),
    }
}

impl Written {
    /// The text, written as the chooser will have it; with `shuffle`, the members of records in any order.
    pub fn text(&self, chooser: &mut Chooser, shuffle: bool) -> String {
        let mut text = String::new();
        self.write(&mut text, chooser, shuffle);
        text
    }

    fn write(&self, text: &mut String, chooser: &mut Chooser, shuffle: bool) {
        space(text, chooser);
        match self {
            Self::Plain(plain) => text.push_str(plain),
            Self::Text(content) => quote(content, text, chooser),
            Self::List(items) => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { "," });
                    item.write(text, chooser, shuffle);
                }
                text.push(']');
            }
            Self::Record(members) => {
                text.push('{');
                let mut left: Vec<_> = members.iter().collect();
                let mut first = true;
                while !left.is_empty() {
                    let at = if shuffle { chooser.below(left.len()) } else { 0 };
                    let (name, value) = left.remove(at);
                    text.push_str(if first { "" } else { "," });
                    first = false;
                    space(text, chooser);
                    quote(name, text, chooser);
                    space(text, chooser);
                    text.push(':');
                    value.write(text, chooser, shuffle);
                }
                text.push('}');
            }
        }
        space(text, chooser);
    }
}

fn space(text: &mut String, chooser: &mut Chooser) {
    text.push_str(chooser.pick(&["", "", " ", "\n  ", "\r\n\t"]));
}

fn quote(content: &str, text: &mut String, chooser: &mut Chooser) {
    text.push('"');
    let escapes = chooser.below(4);
    for letter in content.chars() {
        let must = letter < ' ' || letter == '"' || letter == '\\';
        if !must && (escapes != 3 || chooser.below(2) == 0) {
            text.push(letter);
            continue;
        }
        let short = match letter {
            '"' | '\\' | '/' => Some(letter),
            '\n' => Some('n'),
            '\t' => Some('t'),
            '\r' => Some('r'),
            '\u{8}' => Some('b'),
            '\u{C}' => Some('f'),
            _ => None,
        };
        match short.filter(|_| chooser.below(2) == 0) {
            Some(short) => text.extend(['\\', short]),
            None => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    let code = if chooser.below(2) == 0 {
                        format!("{unit:04x}")
                    } else {
                        format!("{unit:04X}")
                    };
                    text.push_str("\\u");
                    text.push_str(&code);
                }
            }
        }
    }
    text.push('"');
}
