//! The YAML that a document was written in: from a place of its JSON text to the place that a person knows.

use super::plain::{self, Lookalike, Plain};
use crate::facts::place::raw;
use crate::facts::problem::{Due, excerpt};
use crate::facts::text::Written;
use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;

/// A YAML text, and where in it the names and values of the JSON text stand.
#[derive(Clone, Debug)]
pub struct YamlSource {
    /// The text, without a byte order mark.
    pub text: String,
    /// For each name, value, record and list, in their order: the byte of the JSON text, and that of the YAML.
    places: Vec<(u32, u32)>,
    /// The bytes of the JSON text where plain scalars stand that are easily taken for something else than the text they are.
    lookalikes: Vec<u32>,
}

/// The places, as they are written down.
#[derive(Default)]
pub(super) struct Places {
    places: Vec<(u32, u32)>,
    lookalikes: Vec<u32>,
}

impl Places {
    /// A name or value starts. Both texts are shorter than 4 GB.
    pub(super) fn start(&mut self, json: usize, yaml: usize) {
        self.places.push((narrow(json), narrow(yaml)));
    }

    /// The value that starts there is a text that is easily taken for something else.
    pub(super) fn lookalike(&mut self, json: usize) {
        self.lookalikes.push(narrow(json));
    }

    pub(super) fn of(self, text: &str) -> YamlSource {
        let Self { places, lookalikes } = self;
        YamlSource { text: text.to_owned(), places, lookalikes }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl YamlSource {
    /// The byte of the YAML text where that stands which starts at a byte of the JSON text; of a byte inside a name or value,
    /// where that name or value starts.
    #[must_use]
    pub fn place(&self, json: usize) -> usize {
        let json = narrow(json);
        let after = self.places.partition_point(|(at, _)| *at <= json);
        let place = after.checked_sub(1).and_then(|at| self.places.get(at));
        place.and_then(|(_, yaml)| usize::try_from(*yaml).ok()).unwrap_or_default()
    }

    /// Where the value stands in the YAML that starts at a byte of the JSON text; of a record or list, and of a text that goes on
    /// in the next line, its first character.
    #[must_use]
    pub fn span(&self, json: &str, at: usize) -> Span {
        let start = self.place(at);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let first = line.chars().next();
        let value = raw(json, at).unwrap_or_default();
        let text = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let text = text.and_then(|raw| Written { raw, escaped: true }.read());
        let length = match (first, text) {
            (Some(mark @ ('"' | '\'')), Some(_)) => quotation(line, mark),
            (_, Some(text)) => line.starts_with(&*text).then_some(text.len()),
            (_, None) => {
                let written = line.get(..value.len());
                written.filter(|written| written.eq_ignore_ascii_case(value)).map(str::len)
            }
        };
        let length = length.filter(|_| !value.starts_with(['{', '[']));
        Span { start, end: start + length.or(first.map(char::len_utf8)).unwrap_or_default() }
    }

    /// What to do where something else is due than the value of the JSON text that starts at a byte: advice that only YAML
    /// needs, where a value without quotation marks was not taken for what its author may have meant.
    #[must_use]
    pub fn help(&self, json: &str, at: usize, due: Due) -> Option<Bilingual> {
        let value = raw(json, at)?;
        if matches!(due, Due::Record | Due::List) {
            return None;
        }
        if !matches!(due, Due::Boolean | Due::Number | Due::BusinessDays) {
            let start = self.place(at);
            let written = self.text.get(start..start + value.len())?;
            let is_other = matches!(plain::read(written), Plain::Boolean(_) | Plain::Number);
            return is_other.then(|| quote_help(&excerpt(written)));
        }
        self.lookalikes.binary_search(&narrow(at)).ok()?;
        let written = value.strip_prefix('"')?.strip_suffix('"')?;
        Some(match plain::lookalike(written)? {
            Lookalike::Number => number_help(&excerpt(written)),
            Lookalike::Boolean => boolean_help(&excerpt(written)),
        })
    }
}

/// How long a text in quotation marks is that a line starts with; of one that goes on in the next line, nothing.
fn quotation(line: &str, mark: char) -> Option<usize> {
    let mut letters = line.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if mark == '"' => drop(letters.next()),
            '\'' if mark == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => {}
            letter if letter == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn number_help(written: &str) -> Bilingual {
    Bilingual::new(
        format!(
            "`{written}` は JSON の数の形ではないので、文字列として読みました。数なら、半角で `1000`、`0.5`、`-3`、`1e3` のように書いてください"
        ),
        format!(
            "`{written}` is no number as JSON writes it, and was read as a text; write a number like `1000`, `0.5`, `-3` or `1e3`"
        ),
    )
}

fn boolean_help(written: &str) -> Bilingual {
    Bilingual::new(
        format!(
            "`{written}` は真偽値ではなく文字列として読みました。真偽値は `true` か `false` と書いてください"
        ),
        format!("`{written}` was read as a text, not as true or false; write `true` or `false`"),
    )
}

fn quote_help(written: &str) -> Bilingual {
    Bilingual::new(
        format!("文字列なら、`\"{written}\"` のように引用符で囲んでください"),
        format!("if a text is meant, put quotation marks around it: `\"{written}\"`"),
    )
}
