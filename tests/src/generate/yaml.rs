//! Documents written as YAML, in as many ways as YAML has.

use super::json::Json;
use super::random::Random;

/// A document in YAML.
#[derive(Clone, Debug)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Where each record, list, name and value starts, in the order of the document; behind a byte order mark.
    pub places: Vec<usize>,
}

/// Texts that YAML could take for something else.
const TEXTS: &[&str] = &[
    "",
    " ",
    "\u{3000}",
    "- a",
    "-",
    "? a",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "# a",
    "#a",
    "'",
    "\"",
    "it's",
    "\\",
    "C:\\new",
    "a\nb",
    "a\n\nb\n",
    "a\n  b\nc",
    "\n",
    "a\n\n",
    "\ta",
    "a\tb",
    "a\r\nb",
    " a",
    "a ",
    "~",
    "null",
    "Null",
    "true",
    "False",
    "yes",
    "off",
    "1",
    "-1.5e3",
    "012",
    "0x1F",
    "1_000",
    "12:30:45",
    ".5",
    ".inf",
    "2020-06-02",
    "<<",
    "=",
    "&a",
    "*a",
    "!a",
    "!!str",
    "%a",
    "@a",
    "`a`",
    "|",
    ">",
    "[a]",
    "{a}",
    "a, b",
    "---",
    "...",
    "--- a",
    "\0",
    "\u{1B}[31m",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{2028}",
    "\u{FEFF}",
    "日本語：全角",
    "😀",
    "第5条",
    "a\u{0}b",
];

const NUMBERS: &[&str] =
    &["0", "-0", "99.950", "1e3", "-2.5E-3", "1e999", "1234567890123456789012345678901234567890"];

/// A document with more in it than any schema asks for: texts, names and numbers that are easily misread, and members that are
/// written twice.
#[must_use]
pub fn spiced(document: &Json, random: &mut Random) -> Json {
    let mut spiced = document.clone();
    respell(&mut spiced, random);
    let more = (0..random.below(4)).map(|_| (name(random), spice(random, 0))).collect::<Vec<_>>();
    for (name, value) in more {
        let members = spiced.members();
        members.insert(random.below(members.len() + 1), (name, value));
    }
    if random.percent(10) {
        let members = spiced.members();
        if let Some(member) = random.pick_any(members).cloned() {
            members.push(member);
        }
    }
    spiced
}

fn name(random: &mut Random) -> String {
    if random.percent(50) { "extra".to_owned() } else { (*random.pick(TEXTS)).to_owned() }
}

fn respell(json: &mut Json, random: &mut Random) {
    match json {
        Json::Text(text) if text.starts_with('"') && random.percent(5) => {
            *json = Json::string(*random.pick(TEXTS));
        }
        Json::Text(_) => {}
        Json::List(items) => items.iter_mut().for_each(|item| respell(item, random)),
        Json::Record(members) => {
            members.iter_mut().for_each(|(name, value)| {
                // What the document says of itself stays.
                if !matches!(name.as_str(), "kind" | "state") {
                    respell(value, random);
                }
            });
        }
    }
}

fn spice(random: &mut Random, depth: usize) -> Json {
    match random.below(if depth > 3 { 4 } else { 7 }) {
        0 => Json::Text((*random.pick(NUMBERS)).to_owned()),
        1 => Json::Text((*random.pick(&["null", "true", "false"])).to_owned()),
        2 | 3 => Json::string(*random.pick(TEXTS)),
        4 => Json::List((0..random.below(4)).map(|_| spice(random, depth + 1)).collect()),
        _ => {
            let members = (0..random.below(4)).map(|_| (name(random), spice(random, depth + 1)));
            Json::Record(members.collect())
        }
    }
}

/// The document in YAML.
#[must_use]
pub fn yaml(document: &Json, random: &mut Random) -> Written {
    let mut printer = Printer { random, text: String::new(), places: Vec::new() };
    if printer.random.percent(20) {
        printer.text.push_str("# 開示文書\n");
    }
    if printer.random.percent(10) {
        printer.text.push_str("%YAML 1.2\n---\n");
    } else if printer.random.percent(20) {
        printer.text.push_str("---\n");
    }
    match document {
        Json::Record(members) if !members.is_empty() && printer.random.percent(85) => {
            printer.block_record(members, 0, true);
        }
        other => {
            printer.flow(other);
            printer.end_line();
        }
    }
    if printer.random.percent(10) {
        printer.text.push_str("...\n");
    }
    let Printer { random, mut text, mut places } = printer;
    if random.percent(20) {
        for place in &mut places {
            *place += text[..*place].matches('\n').count();
        }
        text = text.replace('\n', "\r\n");
    }
    if random.percent(10) {
        text.insert(0, '\u{FEFF}');
    }
    Written { text, places }
}

struct Printer<'a> {
    random: &'a mut Random,
    text: String,
    places: Vec<usize>,
}

impl Printer<'_> {
    fn place(&mut self) {
        self.places.push(self.text.len());
    }

    fn indent(&mut self, columns: usize) {
        self.text.push_str(&" ".repeat(columns));
    }

    /// The end of a line, perhaps with a comment and lines that say nothing.
    fn end_line(&mut self) {
        self.text.push_str(match self.random.below(12) {
            0 => " # 注: x\n",
            1 => "  \n",
            2 => "\n\n",
            3 => "\n# 注\n",
            4 => "\n      # \"\n",
            5 => "\t# '\n",
            _ => "\n",
        });
    }

    /// A record a member a line; the first of them may stand on a line that has begun.
    fn block_record(&mut self, members: &[(String, Json)], columns: usize, fresh: bool) {
        for (at, (name, value)) in members.iter().enumerate() {
            if at > 0 || fresh {
                self.indent(columns);
            }
            if at == 0 {
                self.place();
            }
            if self.random.percent(5) {
                self.text.push_str("? ");
                self.name(name);
                self.end_line();
                self.indent(columns);
            } else {
                self.name(name);
                if self.random.percent(5) {
                    self.text.push(' ');
                }
            }
            let colon = self.text.len();
            self.text.push(':');
            self.after_sign(value, columns, colon, true);
        }
    }

    fn block_list(&mut self, items: &[Json], columns: usize, fresh: bool) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 || fresh {
                self.indent(columns);
            }
            if at == 0 {
                self.place();
            }
            let dash = self.text.len();
            self.text.push('-');
            self.after_sign(item, columns, dash, false);
        }
    }

    /// A value after a colon or a dash in a column.
    fn after_sign(&mut self, value: &Json, columns: usize, sign: usize, is_member: bool) {
        let deeper = columns + 1 + self.random.below(3);
        let in_block = self.random.percent(75);
        match value {
            Json::Record(members) if !members.is_empty() && in_block => {
                if !is_member && self.random.percent(60) {
                    self.text.push(' ');
                    return self.block_record(members, columns + 2, false);
                }
                self.end_line();
                self.block_record(members, deeper, true);
            }
            Json::List(items) if !items.is_empty() && in_block => {
                if !is_member && self.random.percent(60) {
                    self.text.push(' ');
                    return self.block_list(items, columns + 2, false);
                }
                self.end_line();
                let same = is_member && self.random.percent(50);
                self.block_list(items, if same { columns } else { deeper }, true);
            }
            Json::Text(text) if text == "null" && self.random.percent(40) => {
                self.places.push(sign);
                self.end_line();
            }
            Json::Text(text)
                if in_block && block_scalar(text).is_some() && self.random.percent(40) =>
            {
                let (header, text) = block_scalar(text).unwrap();
                self.text.push_str(&format!(
                    " {header}{}\n",
                    if self.random.percent(20) { " # c" } else { "" }
                ));
                for (at, line) in text.trim_end_matches('\n').split('\n').enumerate() {
                    if !line.is_empty() {
                        self.indent(deeper);
                    }
                    if at == 0 {
                        self.place();
                    }
                    self.text.push_str(line);
                    self.text.push('\n');
                }
            }
            _ => {
                if self.random.percent(10) {
                    self.text.push('\n');
                    self.indent(deeper);
                } else {
                    self.text.push_str(if self.random.percent(10) { "   " } else { " " });
                }
                self.flow(value);
                self.end_line();
            }
        }
    }

    /// A value in brackets, or a scalar on one line.
    fn flow(&mut self, value: &Json) {
        self.place();
        match value {
            Json::Text(text) if text.starts_with('"') => {
                let text: String = serde_json::from_str(text).unwrap();
                self.scalar(&text);
            }
            Json::Text(text) => {
                let spellings: &[&str] = match text.as_str() {
                    "null" => &["null", "~", "Null", "NULL"],
                    "true" => &["true", "True", "TRUE"],
                    "false" => &["false", "False", "FALSE"],
                    number => &[number],
                };
                let spelling = *self.random.pick(spellings);
                self.text.push_str(spelling);
            }
            Json::List(items) => {
                self.text.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    self.flow(item);
                }
                self.text.push(']');
            }
            Json::Record(members) => {
                self.text.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    let comma = if self.random.percent(10) { " , " } else { ", " };
                    self.text.push_str(if at == 0 { "" } else { comma });
                    self.name(name);
                    self.text.push_str(": ");
                    self.flow(value);
                }
                self.text.push('}');
            }
        }
    }

    fn name(&mut self, name: &str) {
        self.place();
        self.scalar(name);
    }

    fn scalar(&mut self, text: &str) {
        let plain = is_plain(text) && self.random.percent(70);
        let single = !text.contains(|letter: char| letter.is_control() || letter == '\u{FEFF}');
        if plain {
            self.text.push_str(text);
        } else if single && self.random.percent(50) {
            self.text.push_str(&format!("'{}'", text.replace('\'', "''")));
        } else {
            let mut quoted = String::from("\"");
            for letter in text.chars() {
                quoted.push_str(&self.escaped(letter));
            }
            quoted.push('"');
            self.text.push_str(&quoted);
        }
    }

    fn escaped(&mut self, letter: char) -> String {
        let code = u32::from(letter);
        match letter {
            '"' | '\\' => format!("\\{letter}"),
            '\n' => "\\n".to_owned(),
            '\0' => (*self.random.pick(&["\\0", "\\x00", "\\u0000"])).to_owned(),
            _ if letter.is_control() || letter == '\u{FEFF}' || self.random.percent(5) => {
                if code > 0xFFFF { format!("\\U{code:08x}") } else { format!("\\u{code:04X}") }
            }
            _ => letter.to_string(),
        }
    }
}

/// Whether a text can stand without quotation marks and stay a text, by rules that are narrower than YAML's.
fn is_plain(text: &str) -> bool {
    let words = ["null", "true", "false"];
    let inside = |letter: char| letter.is_alphanumeric() || "-_./+：".contains(letter);
    text.starts_with(char::is_alphanumeric)
        && text.chars().all(|letter| inside(letter) || letter == ' ' || letter == ':')
        && !text.contains(": ")
        && !text.ends_with([' ', ':'])
        && !words.iter().any(|word| text.eq_ignore_ascii_case(word))
        && serde_json::from_str::<serde_json::Number>(text).is_err()
}

/// The header of a block scalar that says a string, and the text of it; where it is simple enough to be sure.
fn block_scalar(json: &str) -> Option<(&'static str, String)> {
    let text: String = serde_json::from_str(json).ok().filter(|_| json.starts_with('"'))?;
    let body = text.trim_end_matches('\n');
    let lines_stand = body.split('\n').all(|line| {
        !line.ends_with(' ')
            && !line.contains(|letter: char| letter.is_control() || letter == '\u{FEFF}')
    });
    if body.is_empty() || body.starts_with([' ', '\n']) || !lines_stand {
        return None;
    }
    match text.len() - body.len() {
        0 => Some(("|-", text)),
        1 => Some(("|", text)),
        _ => None,
    }
}
