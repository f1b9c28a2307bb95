//! The words of rules, line by line, as their packs read them back.

use tekigo_core::program::Program;
use tekigo_grammar::diagnostic::Bilingual;

use crate::rulebook::{Block, Line, RuleBook, Selection, book, sheet};
use crate::words::Language;

/// The lines that came and went.
#[derive(Debug, Default)]
pub(super) struct Wording {
    pub gone: Vec<Bilingual>,
    pub new: Vec<Bilingual>,
}

/// The rule books of both packs.
pub(super) struct Wordings {
    before: RuleBook,
    after: RuleBook,
}

impl Wordings {
    pub(super) fn new(before: &Program, after: &Program) -> Self {
        Self { before: book(before), after: book(after) }
    }

    /// What is in the one text and not in the other. A line that only moved is in both.
    pub(super) fn between(&self, was: &str, is: &str) -> Wording {
        let (old, new) = (lines(&self.before, was), lines(&self.after, is));
        let missing = |from: &[Bilingual], other: &[Bilingual]| -> Vec<Bilingual> {
            from.iter().filter(|line| !other.contains(line)).cloned().collect()
        };
        Wording { gone: missing(&old, &new), new: missing(&new, &old) }
    }

    /// The whole text of a rule that one of the packs has not.
    pub(super) fn alone(&self, was: Option<&str>, is: Option<&str>) -> Wording {
        Wording {
            gone: was.map(|rule| lines(&self.before, rule)).unwrap_or_default(),
            new: is.map(|rule| lines(&self.after, rule)).unwrap_or_default(),
        }
    }
}

/// A rule in words, with the tables, choices and parameters that it uses. Both languages say the same, line by line.
fn lines(book: &RuleBook, rule: &str) -> Vec<Bilingual> {
    let mut book = book.clone();
    let selection = Selection { rules: vec![rule.to_owned()], ..Selection::default() };
    selection.apply(&mut book);
    let (ja, en) = (of(&book, Language::Ja), of(&book, Language::En));
    ja.into_iter().zip(en).map(|(ja, en)| Bilingual::new(ja, en)).collect()
}

fn of(book: &RuleBook, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    // What stands before the first rule is about the pack.
    let blocks = sheet(book, language).into_iter();
    let blocks = blocks.skip_while(|block| !matches!(block, Block::Heading(2, _)));
    for block in blocks {
        match block {
            Block::Heading(_, words) | Block::Text(words) => lines.push(words),
            Block::Field(label, own) => {
                for line in &own {
                    flat(line, &format!("{label}{}", language.pick("：", ": ")), &mut lines);
                }
            }
            Block::Table(heads, rows) => {
                lines.push(heads.join(" | "));
                lines.extend(rows.iter().map(|row| row.join(" | ")));
            }
            Block::Fates(..) => {}
        }
    }
    lines
}

/// A line and those below it, each after what it belongs to.
fn flat(line: &Line, label: &str, lines: &mut Vec<String>) {
    lines.push(format!("{label}{}", line.text));
    for part in &line.parts {
        flat(part, label, lines);
    }
}
