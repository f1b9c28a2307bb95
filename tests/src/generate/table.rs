//! Decision tables that are complete and free of overlap: each key's type is cut into parts, and a row stands for each
//! combination of parts.

use std::fmt::Write as _;

use tekigo_core::typed::Type;
use tekigo_core::types::{Leaf, NumberBounds};

use super::catalog::Fact;
use super::writer::{Key, Name, Writer};

/// A column of a table.
#[derive(Clone)]
struct Column {
    written: String,
    /// Ways to cut it into cells that exclude one another and leave nothing out.
    cells: Vec<String>,
}

/// The names of types, as a table's header writes them.
pub const PLAIN_TYPES: [(&str, Type); 7] = [
    ("boolean", Type::Boolean),
    ("number", Type::Number),
    ("ratio", Type::Ratio),
    ("text", Type::Text),
    ("date", Type::Date),
    ("duration", Type::Duration),
    ("business_days", Type::BusinessDays),
];

impl Writer<'_> {
    /// The types that a pack can name.
    pub fn named_types(&self) -> Vec<(String, Type)> {
        let plain = PLAIN_TYPES.iter().map(|(name, of)| ((*name).to_owned(), *of));
        let own = self.enumerations.iter().enumerate().filter_map(|(at, words)| {
            Some((words.name.clone()?, Type::Enumeration(tekigo_core::types::EnumerationId(at))))
        });
        plain.chain(own).collect()
    }

    /// A table of a name; what it declares comes back with its text.
    pub fn table(&mut self, name: &str, many: Option<usize>) -> (String, Name) {
        self.many = many;
        let types = self.named_types();
        let (type_name, of) = self.random.pick(&types).clone();
        let columns: Vec<Column> = (0..=self.random.below(3)).map(|_| self.column()).collect();
        let mut text =
            format!("table {name}: {type_name}\n  ja \"表\" en \"A table\"\n  cites guide 1\n  ");
        for column in &columns {
            let _ = write!(text, "{} | ", column.written);
        }
        let _ = writeln!(text, "{name}");
        // Few values, so that rows agree now and then.
        let values: Vec<String> = (0..2).map(|_| self.literal(of)).collect();
        self.rows(&columns, "  ", &values, &mut text);
        (text, Name { name: name.to_owned(), of, many, key: None })
    }

    fn rows(&mut self, columns: &[Column], before: &str, values: &[String], text: &mut String) {
        let Some((column, rest)) = columns.split_first() else {
            let _ = writeln!(text, "{before}{}", self.random.pick(values));
            return;
        };
        if self.random.percent(25) {
            self.rows(rest, &format!("{before}any | "), values, text);
            return;
        }
        for cell in &column.cells {
            self.rows(rest, &format!("{before}{cell} | "), values, text);
        }
    }

    fn column(&mut self) -> Column {
        let many = self.many;
        let fits = |name: &&Name| name.key.is_some() && (name.many.is_none() || name.many == many);
        let names: Vec<Name> = self.names.iter().filter(fits).cloned().collect();
        let choice = self.random.below(100);
        if choice < 40
            && let Some(name) = self.random.pick_any(&names).cloned()
        {
            let cells = match name.key {
                Some(Key::Options(options)) => self.groups(&options),
                _ => self.parts(name.of, None),
            };
            return Column { written: name.name, cells };
        }
        if choice < 47 {
            return Column { written: "as of".to_owned(), cells: self.parts(Type::Date, None) };
        }
        let catalog = self.documents();
        let divisible = |fact: &&Fact<'_>| {
            let fits = matches!(
                fact.of,
                Type::Boolean
                    | Type::Number
                    | Type::Date
                    | Type::BusinessDays
                    | Type::Enumeration(_)
            );
            fits && fact.under.is_none()
        };
        let facts: Vec<&Fact<'_>> = catalog.facts.iter().filter(divisible).collect();
        let fact = (*self.random.pick(&facts)).clone();
        Column { written: fact.path, cells: self.parts(fact.of, fact.leaf) }
    }

    /// Cells that between them take every value of a type once.
    fn parts(&mut self, of: Type, leaf: Option<&Leaf>) -> Vec<String> {
        match of {
            Type::Boolean => vec!["true".to_owned(), "false".to_owned()],
            Type::Enumeration(_) => {
                let words = self.words(of);
                if self.is_scale(of) && self.random.percent(50) {
                    let cut = &words[self.random.below(words.len())];
                    let pairs = [["at least", "below"], ["above", "at most"]];
                    let pair = self.random.pick(&pairs);
                    return vec![format!("{} {cut}", pair[0]), format!("{} {cut}", pair[1])];
                }
                self.groups(&words)
            }
            Type::Date => match self.random.below(3) {
                0 => vec!["until 2020-06-01".to_owned(), "from 2020-06-02".to_owned()],
                1 => vec![
                    "below 2020-01-31".to_owned(),
                    "from 2020-01-31 until 2020-06-02".to_owned(),
                    "above 2020-06-02".to_owned(),
                ],
                _ => vec!["at most 2020-02-29".to_owned(), "above 2020-02-29".to_owned()],
            },
            Type::BusinessDays => {
                let cut = 1 + self.random.below(4);
                vec![format!("at most {cut} business days"), format!("above {cut} business days")]
            }
            _ => {
                let whole = matches!(leaf, Some(Leaf::Number(NumberBounds { integer: true, .. })));
                let cuts: &[&str] =
                    if whole { &["1", "2", "3"] } else { &["0.5", "1", "2", "2.5", "3"] };
                let cut = *self.random.pick(cuts);
                match self.random.below(3) {
                    0 => vec![format!("below {cut}"), format!("at least {cut}")],
                    1 => vec![format!("at most {cut}"), format!("above {cut}")],
                    _ => vec!["below 1".to_owned(), "from 1 to 3".to_owned(), "above 3".to_owned()],
                }
            }
        }
    }

    /// Words put together in one to three cells.
    fn groups(&mut self, words: &[String]) -> Vec<String> {
        let mut words = words.to_vec();
        self.random.shuffle(&mut words);
        let mut cells = Vec::new();
        while !words.is_empty() {
            let taken =
                if cells.len() == 2 { words.len() } else { 1 + self.random.below(words.len()) };
            cells.push(words.drain(..taken).collect::<Vec<_>>().join(", "));
        }
        cells
    }
}
