//! A rule book in one language as a run of headings, fields and tables, which each rendering writes in its own way.

mod fate;
mod rule;
mod shared;

use tekigo_core::prose::Outline;
use tekigo_grammar::diagnostic::Bilingual;

use super::model::{Cited, DocumentText, RuleBook};
use crate::words::{self, Language};

/// A piece of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading of a level, from 1.
    Heading(usize, String),
    /// A paragraph.
    Text(String),
    /// A label and what belongs to it.
    Field(String, Vec<Line>),
    /// Columns and rows of as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
    /// The same of a ledger: a clause, what it is about, where it is printed, what became of it.
    Fates([String; 4], Vec<[String; 4]>),
}

/// A line with the lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it says.
    pub(crate) text: String,
    /// What belongs to it.
    pub(crate) parts: Vec<Line>,
    /// Whether a reader may skip it.
    pub(crate) aside: bool,
}

impl Line {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn aside(text: impl Into<String>) -> Self {
        Self { text: text.into(), parts: Vec::new(), aside: true }
    }
}

/// The book in a language.
pub(crate) fn sheet(book: &RuleBook, language: Language) -> Vec<Block> {
    let mut sheet = Sheet { book, language, blocks: Vec::new() };
    sheet.head();
    for rule in &book.rules {
        sheet.rule(rule);
    }
    sheet.shared();
    for source in book.ledger.iter().flatten() {
        sheet.ledger(source);
    }
    sheet.blocks
}

struct Sheet<'a> {
    book: &'a RuleBook,
    language: Language,
    blocks: Vec<Block>,
}

impl<'a> Sheet<'a> {
    fn say(&self, words: &'a Bilingual) -> &'a str {
        self.language.of(words)
    }

    fn pick<'b>(&self, ja: &'b str, en: &'b str) -> &'b str {
        self.language.pick(ja, en)
    }

    fn heading(&mut self, level: usize, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// A label and its lines; nothing where there are none.
    fn field(&mut self, (ja, en): (&str, &str), lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block::Field(self.pick(ja, en).to_owned(), lines));
        }
    }

    fn head(&mut self) {
        let book = self.book;
        self.heading(1, self.say(&book.title));
        let (name, version, rules) = (&book.pack, &book.version, book.rules.len());
        let count = match (self.language, rules) {
            _ if book.ledger.is_some() => self.pick("条項の一覧", "clause by clause").to_owned(),
            (Language::Ja, _) => format!("規則 {rules}件"),
            (Language::En, 1) => "1 rule".to_owned(),
            (Language::En, _) => format!("{rules} rules"),
        };
        let count = match self.language {
            Language::Ja => format!("規則集 {name} {version}、{count}"),
            Language::En => format!("Pack {name} {version}, {count}"),
        };
        self.blocks.push(Block::Text(count));
        let parties = book.parties.iter().map(|party| Line::new(self.say(&party.title))).collect();
        self.field(("当事者", "Parties"), parties);
        let sources = book.sources.iter().map(|source| {
            let force = words::force(source.force);
            let (title, force) = (self.say(&source.title), self.language.of(&force));
            let (name, published) = (&source.source, &source.published);
            Line::new(match self.language {
                Language::Ja => format!("［{force}］{title}（{name}、{published}）"),
                Language::En => format!("[{force}] {title} ({name}, {published})"),
            })
        });
        let sources = sources.collect();
        self.field(("根拠の文書", "Sources"), sources);
        let documents = self.documents(&book.documents);
        self.field(("読む文書", "Documents"), documents);
        let notes = book.notes.iter().map(|note| Line::new(self.say(note))).collect();
        self.field(("読み方", "How to read this"), notes);
    }

    fn documents(&self, documents: &'a [DocumentText]) -> Vec<Line> {
        let lines = documents.iter().map(|document| {
            let title = self.say(&document.title);
            Line::new(match (document.many, self.language) {
                (false, _) => title.to_owned(),
                (true, Language::Ja) => format!("{title}（一つずつ判定する）"),
                (true, Language::En) => format!("{title} (each by itself)"),
            })
        });
        lines.collect()
    }

    fn cited(&self, cites: &'a [Cited]) -> Vec<Line> {
        let lines = cites.iter().map(|cite| {
            let force = words::force(cite.force);
            let force = self.language.of(&force);
            let (source, clause, page) = (&cite.source, &cite.clause, &cite.page);
            let title = self.say(&cite.title);
            Line::new(match (self.language, page.is_empty()) {
                (Language::Ja, true) => format!("［{force}］{source} {clause}「{title}」"),
                (Language::Ja, false) => {
                    format!("［{force}］{source} {clause}「{title}」（{page}）")
                }
                (Language::En, true) => format!("[{force}] {source} {clause}: {title}"),
                (Language::En, false) => format!("[{force}] {source} {clause}: {title} ({page})"),
            })
        });
        lines.collect()
    }

    fn outline(&self, outline: &'a Outline) -> Line {
        Line {
            text: self.say(&outline.words).to_owned(),
            parts: outline.parts.iter().map(|part| self.outline(part)).collect(),
            aside: false,
        }
    }

    /// A label before a text.
    fn labelled(&self, (ja, en): (&str, &str), text: &str) -> String {
        match self.language {
            Language::Ja => format!("{ja}：{text}"),
            Language::En => format!("{en}: {text}"),
        }
    }

    /// Something by its title: 表「…」, the table “…”.
    fn reference(&self, (ja, en): (&str, &str), title: &str) -> String {
        match self.language {
            Language::Ja => {
                let inner = title.replace('「', "『").replace('」', "』");
                format!("{ja}「{inner}」")
            }
            Language::En => format!("{en} “{title}”"),
        }
    }

    fn quoted(&self, text: &str) -> String {
        match self.language {
            Language::Ja => format!("「{text}」"),
            Language::En => format!("“{text}”"),
        }
    }
}
