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

    /// What is in the one text and not in the other. A line that only moved within its field is in both.
    pub(super) fn between(&self, was: &str, is: &str) -> Wording {
        let (old, new) = (lines(&self.before, was), lines(&self.after, is));
        let missing = |from: &[Said], other: &[Said]| -> Vec<Bilingual> {
            let alone = from.iter().filter(|line| !other.iter().any(|known| known.is(line)));
            alone.map(Said::words).collect()
        };
        Wording { gone: missing(&old, &new), new: missing(&new, &old) }
    }

    /// The whole text of a rule that one of the packs has not.
    pub(super) fn alone(&self, was: Option<&str>, is: Option<&str>) -> Wording {
        let all = |book: &RuleBook, rule: &str| -> Vec<Bilingual> {
            lines(book, rule).iter().map(Said::words).collect()
        };
        Wording {
            gone: was.map(|rule| all(&self.before, rule)).unwrap_or_default(),
            new: is.map(|rule| all(&self.after, rule)).unwrap_or_default(),
        }
    }
}

/// A line, and the field that it stands in.
#[derive(Clone, Debug)]
struct Said {
    label: Bilingual,
    text: Bilingual,
}

impl Said {
    /// Whether it says the same in the same field. What a label adds (that all of its lines hold) depends on how many there are.
    fn is(&self, other: &Self) -> bool {
        let field = |said: &Self| {
            let label = said.label.en.split(" (").next().unwrap_or_default();
            label.trim_end_matches('s').to_owned()
        };
        self.text == other.text && field(self) == field(other)
    }

    fn words(&self) -> Bilingual {
        if self.label == Bilingual::default() {
            return self.text.clone();
        }
        let short =
            |label: &str, aside: &str| label.split(aside).next().unwrap_or_default().to_owned();
        let (ja, en) = (short(&self.label.ja, "（"), short(&self.label.en, " ("));
        Bilingual::new(format!("{ja}：{}", self.text.ja), format!("{en}: {}", self.text.en))
    }
}

/// A rule in words, with the tables, choices and parameters that it uses. Both languages say the same, line by line.
fn lines(book: &RuleBook, rule: &str) -> Vec<Said> {
    let mut book = book.clone();
    let selection = Selection { rules: vec![rule.to_owned()], ..Selection::default() };
    selection.apply(&mut book);
    let (ja, en) = (of(&book, Language::Ja), of(&book, Language::En));
    let both = ja.into_iter().zip(en);
    both.map(|((ja_label, ja), (en_label, en))| Said {
        label: Bilingual::new(ja_label, en_label),
        text: Bilingual::new(ja, en),
    })
    .collect()
}

/// The lines in a language, each after its label; some have none.
fn of(book: &RuleBook, language: Language) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    // What stands before the first rule is about the pack.
    let blocks = sheet(book, language).into_iter();
    let blocks = blocks.skip_while(|block| !matches!(block, Block::Heading(2, _)));
    for block in blocks {
        match block {
            Block::Heading(_, words) | Block::Text(words) => lines.push((String::new(), words)),
            Block::Field(label, own) => {
                for line in &own {
                    flat(line, &label, &mut lines);
                }
            }
            Block::Table(heads, rows) => {
                lines.push((String::new(), heads.join(" | ")));
                lines.extend(rows.iter().map(|row| (String::new(), row.join(" | "))));
            }
            Block::Fates(..) => {}
        }
    }
    lines
}

/// A line and those below it.
fn flat(line: &Line, label: &str, lines: &mut Vec<(String, String)>) {
    lines.push((label.to_owned(), line.text.clone()));
    line.parts.iter().for_each(|part| flat(part, label, lines));
}
