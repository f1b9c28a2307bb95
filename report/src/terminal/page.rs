//! Lines of a bounded width: paragraphs with a hanging indent, and columns that stand under one another.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Narrower than this nothing can be laid out.
const LEAST_WIDTH: usize = 40;

/// Past this a line is hard to read.
const MOST_WIDTH: usize = 100;

/// A text under construction.
pub(super) struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// An empty one.
    pub(super) fn new(width: usize) -> Self {
        Self { text: String::new(), width: width.clamp(LEAST_WIDTH, MOST_WIDTH) }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Lines that are laid out already.
    pub(super) fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// An empty line, unless the page is empty or one was just left.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line that stays as it is, however long: of an example, or of something that is drawn.
    pub(super) fn line(&mut self, first: &str, words: &str) {
        self.text.push_str(format!("{first}{words}").trim_end());
        self.text.push('\n');
    }

    /// A paragraph; lines after the first start below the end of `first`.
    pub(super) fn paragraph(&mut self, first: &str, words: &str) {
        self.with_tail(first, words, "");
    }

    /// A paragraph that ends in something that must stay whole, such as a place in a file: on its last line, or below it.
    pub(super) fn with_tail(&mut self, first: &str, words: &str, tail: &str) {
        let indent = " ".repeat(columns(first));
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::UnicodeBreakProperties)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let mut lines: Vec<String> = textwrap::wrap(words, options)
            .into_iter()
            .map(|line| line.trim_end().to_owned())
            .collect();
        if !tail.is_empty() {
            match lines.last_mut() {
                Some(last) if columns(last) + 2 + columns(tail) <= self.width => {
                    last.push_str("  ");
                    last.push_str(tail);
                }
                _ => lines.push(format!("{indent}{tail}")),
            }
        }
        for line in lines {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// Items one after another; a line breaks between two of them and nowhere else.
    pub(super) fn items(&mut self, first: &str, items: &[String], between: &str) {
        let mut line = first.to_owned();
        let mut empty = true;
        for (at, item) in items.iter().enumerate() {
            let last = at + 1 == items.len();
            let item = if last { item.clone() } else { format!("{item}{between}") };
            if !empty && columns(&line) + columns(item.trim_end()) > self.width {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                line = " ".repeat(columns(first));
            }
            line.push_str(&item);
            empty = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// How many columns a text takes, without the codes that style it.
#[must_use]
pub fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// A text filled up with blanks to some columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// The widest of some texts.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(columns).max().unwrap_or(0)
}
