//! The page of one error code: what it means, why it is an error, an example, and what to write instead.
//!
//! A page is a Markdown file of one fixed layout, `docs/errors/CODE.md`, and the only place where a code is explained: it is
//! read on the web as it stands, printed by `tekigo explain CODE`, and run by the tests, which hold the examples to what they
//! claim. Reading and writing are each other's inverse, so a page that strays from the layout is not taken.

use std::fmt::Write as _;

use tekigo_grammar::diagnostic::Bilingual;

use crate::words::Language;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorPage {
    /// `E012`
    pub code: String,
    /// What it means, in one line.
    pub title: Bilingual,
    /// The smallest input that brings it about.
    pub example: Vec<Block>,
    /// The same without the mistake.
    pub mended: Vec<Block>,
    /// What it means, in paragraphs.
    pub meaning: Bilingual,
    /// Why it is an error.
    pub why: Bilingual,
    /// What the program prints for the example.
    pub printed: Bilingual,
    /// What to write instead.
    pub remedy: Bilingual,
}

/// A fenced block of an example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What stands behind the fence: the language, then the name of the file, then `also` and the codes that come with it.
    pub info: String,
    /// The lines between the fences.
    pub text: String,
}

impl Block {
    /// The language of the block: `tekigo`, `json`, `console`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or_default()
    }

    /// The name of the file that it is, where it has one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.info.split(' ').nth(1).filter(|word| *word != "also")
    }

    /// The codes that come with the page's own, and could not be kept away.
    pub fn also(&self) -> impl Iterator<Item = &str> {
        self.info.split(' ').skip_while(|word| *word != "also").skip(1)
    }
}

/// Where a page strays from the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The heading that was due, or the line that is in nobody's place.
    pub at: String,
}

const EXAMPLE: &str = "例 / Example";
const MENDED: &str = "直した例 / Mended";
/// The headings of the part in Japanese: meaning, why, what is printed, remedy.
const JAPANESE: [&str; 4] = ["意味", "理由", "表示", "直し方"];

/// The same in English.
const ENGLISH: [&str; 4] = ["What it means", "Why", "What is printed", "What to write instead"];

impl ErrorPage {
    /// Reads a page.
    pub fn read(text: &str) -> Result<Self, Stray> {
        let stray = |at: &str| Stray { at: at.to_owned() };
        let (head, rest) = text.split_once("\n## ").ok_or_else(|| stray(EXAMPLE))?;
        let (code, title) = head_of(head).ok_or_else(|| stray("# CODE"))?;
        let mut sections = sections(rest).into_iter();
        let mut next = |name: &'static str| {
            let section = sections.next().filter(|(found, _)| found == name);
            section.map(|(_, text)| text).ok_or_else(|| stray(name))
        };
        let (example, mended) = (blocks(&next(EXAMPLE)?), blocks(&next(MENDED)?));
        let mut part = |[meaning, why, printed, remedy]: [&'static str; 4]| {
            let (meaning, why) = (next(meaning)?, next(why)?);
            let printed = blocks(&next(printed)?).into_iter().map(|block| block.text).collect();
            Ok::<[String; 4], Stray>([meaning, why, printed, next(remedy)?])
        };
        let [meaning, why, printed, remedy] = part(JAPANESE)?;
        let [en_meaning, en_why, en_printed, en_remedy] = part(ENGLISH)?;
        let page = Self {
            code,
            title,
            example,
            mended,
            meaning: Bilingual::new(meaning, en_meaning),
            why: Bilingual::new(why, en_why),
            printed: Bilingual::new(printed, en_printed),
            remedy: Bilingual::new(remedy, en_remedy),
        };
        let written = page.write();
        if written == text {
            return Ok(page);
        }
        let differs = written.lines().zip(text.lines()).find(|(due, found)| due != found);
        Err(stray(differs.map_or("the end of the page", |(_, found)| found)))
    }

    /// Writes it in the fixed layout.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = format!("# {} {}\n\n*{}*\n", self.code, self.title.ja, self.title.en);
        for (name, blocks) in [(EXAMPLE, &self.example), (MENDED, &self.mended)] {
            let _ = write!(text, "\n## {name}\n");
            for block in blocks {
                let _ = write!(text, "\n```{}\n{}```\n", block.info, block.text);
            }
        }
        for ([meaning, why, printed, remedy], language) in
            [(JAPANESE, Language::Ja), (ENGLISH, Language::En)]
        {
            let _ = write!(
                text,
                "\n## {meaning}\n\n{}\n\n## {why}\n\n{}\n\n## {printed}\n\n```text\n{}```\n\n## {remedy}\n\n{}\n",
                language.of(&self.meaning),
                language.of(&self.why),
                language.of(&self.printed),
                language.of(&self.remedy),
            );
        }
        text
    }
}

/// `# E012 題` and `*title*`.
fn head_of(head: &str) -> Option<(String, Bilingual)> {
    let (first, english) = head.strip_prefix("# ")?.split_once('\n')?;
    let (code, japanese) = first.split_once(' ')?;
    let english = english.trim().strip_prefix('*')?.strip_suffix('*')?;
    Some((code.to_owned(), Bilingual::new(japanese, english)))
}

/// The headings and what stands below each; a `##` inside of a fence is none.
fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    let mut fenced = false;
    for line in format!("## {text}").lines() {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("## ") {
            Some(name) if !fenced => sections.push((name.to_owned(), String::new())),
            _ => {
                if let Some((_, text)) = sections.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    for (_, text) in &mut sections {
        *text = text.trim_matches('\n').to_owned();
    }
    sections
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), blocks.last_mut()) {
            (Some(info), _) if !open => {
                blocks.push(Block { info: info.to_owned(), text: String::new() });
                open = true;
            }
            (Some(_), _) => open = false,
            (None, Some(block)) if open => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            _ => {}
        }
    }
    blocks
}
