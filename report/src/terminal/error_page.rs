//! The page of an error code as it is read at a terminal: one language, no fences.

use super::page::Page;
use super::style::{FAINT, STRONG, paint};
use crate::error_page::{Block, ErrorPage};
use crate::words::Language;

/// How far examples stand from the margin.
const INDENT: &str = "    ";

/// The page as styled text.
#[must_use]
pub fn error_page(error: &ErrorPage, language: Language, width: usize) -> String {
    let mut page = Page::new(width);
    let title = format!("{}  {}", error.code, language.of(&error.title));
    page.paragraph("", &paint(STRONG, &title));
    let heading = |page: &mut Page, ja: &str, en: &str| {
        page.gap();
        page.paragraph("", &paint(STRONG, language.pick(ja, en)));
    };
    heading(&mut page, "意味", "What it means");
    paragraphs(&mut page, language.of(&error.meaning));
    heading(&mut page, "理由", "Why");
    paragraphs(&mut page, language.of(&error.why));
    heading(&mut page, "例", "Example");
    blocks(&mut page, &error.example);
    heading(&mut page, "表示", "What is printed");
    for line in language.of(&error.printed).lines() {
        page.line(INDENT, line);
    }
    heading(&mut page, "直し方", "What to write instead");
    paragraphs(&mut page, language.of(&error.remedy));
    page.gap();
    blocks(&mut page, &error.mended);
    page.finish()
}

fn paragraphs(page: &mut Page, text: &str) {
    let mut first = true;
    for paragraph in text.split("\n\n") {
        if !first {
            page.gap();
        }
        first = false;
        for line in paragraph.lines() {
            match line.strip_prefix("- ") {
                Some(item) => page.paragraph("  - ", item),
                None => page.paragraph("  ", line),
            }
        }
    }
}

fn blocks(page: &mut Page, blocks: &[Block]) {
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        if let Some(name) = block.file() {
            page.line("  ", &paint(FAINT, name));
        }
        for line in block.text.lines() {
            page.line(INDENT, line);
        }
    }
}
