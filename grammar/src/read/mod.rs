//! From the items and lines of a file to its tree.

mod expression;
mod header;
mod literal;
mod row;
mod rule;
mod statement;
mod table;
mod test;

use crate::keyword::{ItemWord, LineWord, RESERVED};
use crate::lines::{Block, Logical, first_word};
use crate::problem::{Limit, Place, ProblemKind};
use crate::problems::Problems;
use crate::scan::{Damage, FileLine, Scanner};
use crate::suggest::nearest;
use crate::syntax::{self, Failure, Node, Rule};
use crate::{FILE_BYTES, FILE_ITEMS, Parsed, Span, depth};

/// Reads a whole file.
pub(crate) fn file(text: &str) -> Parsed {
    let mut problems = Problems::new(text);
    let mut parsed = Parsed::default();
    if text.len() > FILE_BYTES {
        problems.report(Span::default(), ProblemKind::TooLarge(Limit::Bytes));
        parsed.problems = problems.finish();
        return parsed;
    }
    let mut scanner = Scanner::new(text, &mut problems);
    let mut block: Option<Block> = None;
    let mut items = 0;
    let mut orphaned = false;
    while let Some(line) = scanner.next_line(&mut problems) {
        let mask = scanner.mask();
        let written = mask.get(line.span.start..line.span.end).unwrap_or_default();
        if line.indent > 0 {
            match &mut block {
                Some(block) => block.add(line, mask, &mut problems),
                None if orphaned => {}
                None => {
                    problems.report(line.span, ProblemKind::NoItem);
                    orphaned = true;
                }
            }
            continue;
        }
        let word = first_word(written);
        let item = ItemWord::from_word(word);
        // A line that only forgot its indentation stays with its item.
        if item.is_none()
            && let Some(block) = block.as_mut()
            && let Some(line_word) = block.line_word(written)
        {
            let end = line.span.start + word.len();
            let kind = ProblemKind::Misplaced { line: line_word, place: Place::ColumnOne };
            problems.report(Span { start: line.span.start, end }, kind);
            block.broken = true;
            block.add(line, mask, &mut problems);
            continue;
        }
        if let Some(block) = block.take() {
            close(&block, text, mask, &mut problems, &mut parsed);
        }
        items += 1;
        if items > FILE_ITEMS {
            problems.report(line.span, ProblemKind::TooLarge(Limit::Items));
            break;
        }
        block = open(word, item, line, &mut problems);
        orphaned = block.is_none();
    }
    if let Some(block) = block {
        close(&block, text, scanner.mask(), &mut problems, &mut parsed);
    }
    parsed.comments = scanner.finish(&mut problems);
    parsed.problems = problems.finish();
    parsed
}

/// Starts an item; of an unknown word, the item that was probably meant, so that its lines are looked at too.
fn open(
    word: &str,
    item: Option<ItemWord>,
    line: FileLine,
    problems: &mut Problems<'_>,
) -> Option<Block> {
    if let Some(item) = item {
        return Some(Block::new(item, true, line));
    }
    let suggestion = nearest(word, ItemWord::ALL.into_iter().map(ItemWord::word));
    if line.damage == Damage::None {
        let end = line.span.start + word.len();
        let kind = ProblemKind::UnknownItem { word: word.to_owned(), suggestion };
        problems.report(Span { start: line.span.start, end }, kind);
    }
    suggestion.and_then(ItemWord::from_word).map(|item| Block::new(item, false, line))
}

/// Reads an item that is complete, and keeps what can be kept of it.
fn close(block: &Block, text: &str, mask: &str, problems: &mut Problems<'_>, parsed: &mut Parsed) {
    let mut reader = Reader {
        text,
        mask,
        problems,
        item: block.word,
        named: block.named,
        whole: !block.broken,
        lost: Vec::new(),
    };
    let item = reader.item(block);
    let Reader { whole, lost, .. } = reader;
    if !whole {
        let declared = second_word(mask, block.header.span).filter(|_| declares(block.word));
        if item.is_none() && !declared.as_deref().is_some_and(str::is_ascii) {
            parsed.lost.push(block.word.word());
        }
        parsed.broken.extend(declared);
        parsed.broken.extend(lost);
    }
    if block.named {
        parsed.file.items.extend(item);
    }
}

/// Whether other items use such an item by its name.
fn declares(item: ItemWord) -> bool {
    match item {
        ItemWord::Party
        | ItemWord::Source
        | ItemWord::Choice
        | ItemWord::Parameter
        | ItemWord::Table
        | ItemWord::Define
        | ItemWord::Rule => true,
        ItemWord::Edition
        | ItemWord::Pack
        | ItemWord::Zone
        | ItemWord::Reads
        | ItemWord::Excuse
        | ItemWord::Test => false,
    }
}

/// The word after the first: the name that a line declares, where it declares one.
fn second_word(mask: &str, span: Span) -> Option<String> {
    let text = mask.get(span.start..span.end)?;
    let rest = text.strip_prefix(first_word(text))?.trim_start();
    let end = rest
        .find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.')))
        .unwrap_or(rest.len());
    rest.get(..end).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Reads one item.
struct Reader<'t, 'p, 'f> {
    text: &'t str,
    mask: &'t str,
    problems: &'p mut Problems<'f>,
    item: ItemWord,
    /// Whether the item's own word was there; otherwise its header is not read.
    named: bool,
    /// Whether nothing of the item was lost up to now.
    whole: bool,
    /// What lost lines declared.
    lost: Vec<String>,
}

impl<'t> Reader<'t, '_, '_> {
    fn report(&mut self, span: Span, kind: ProblemKind) {
        self.whole = false;
        self.problems.report(span, kind);
    }

    fn repeated(&mut self, span: Span, word: &'static str, first: Span) {
        self.whole = false;
        self.problems.report_with(span, ProblemKind::Repeated { word }, Some(first));
    }

    /// Reads a header: nothing, where the item did not say what it is.
    fn header<T>(
        &mut self,
        rule: Rule,
        block: &Block,
        build: impl FnOnce(&mut Self, &Node<'t>) -> Option<T>,
    ) -> Option<T> {
        if self.named { self.line(rule, &block.header, build) } else { None }
    }

    /// Reads a line as a rule and makes something of it, or reports why not.
    fn line<T>(
        &mut self,
        rule: Rule,
        line: &Logical,
        build: impl FnOnce(&mut Self, &Node<'t>) -> Option<T>,
    ) -> Option<T> {
        let before = self.problems.count();
        let result = self.node(rule, line).and_then(|node| build(self, &node));
        if result.is_none() {
            self.whole = false;
            self.lost.extend(self.declared(line));
            // Whatever the grammar takes can be built; should that ever fail, it is not passed over in silence.
            if self.problems.count() == before && line.damage == Damage::None {
                self.report(
                    line.span,
                    ProblemKind::Expected {
                        wanted: Vec::new(),
                        found: self.found(line.span.start, line.span.end),
                    },
                );
            }
        }
        result
    }

    /// The name that a line of an item declares.
    fn declared(&self, line: &Logical) -> Option<String> {
        let text = self.mask.get(line.span.start..line.span.end)?;
        match LineWord::from_word(first_word(text))? {
            LineWord::Let | LineWord::Option | LineWord::Clause => {
                second_word(self.mask, line.span)
            }
            _ => None,
        }
    }

    fn node(&mut self, rule: Rule, line: &Logical) -> Option<Node<'t>> {
        if line.damage == Damage::Lost {
            return None;
        }
        if let Some(span) = self.mask.get(line.span.start..line.span.end).and_then(depth::too_deep)
        {
            let start = line.span.start + span.start;
            let end = line.span.start + span.end;
            self.report(Span { start, end }, ProblemKind::TooDeep);
            return None;
        }
        match self.parse(rule, line.span) {
            Ok(node) => Some(node),
            Err(_) if line.damage == Damage::Mended => None,
            Err(Failure { at, no_stack: true, .. }) => {
                self.report(Span { start: at, end: at }, ProblemKind::TooDeep);
                None
            }
            Err(failure) => self.blame(rule, line, failure.at),
        }
    }

    fn parse(&self, rule: Rule, span: Span) -> Result<Node<'t>, Failure> {
        syntax::parse(rule, self.text, self.mask, span)
    }

    /// Finds what is to blame for a line that cannot be read: perhaps a line that was meant to be one of its own, whose
    /// word is misspelt. What stands before it is read for itself.
    fn blame(&mut self, rule: Rule, line: &Logical, stopped: usize) -> Option<Node<'t>> {
        /// How many places are tried: more would only cost time.
        const TRIES: usize = 20;
        let mut end = line.span.end;
        let mut stranger_met = false;
        let mut tries = 0;
        for start in line.breaks.iter().copied() {
            let word = first_word(self.mask.get(start..line.span.end).unwrap_or_default());
            if stranger_met {
                // Below a stranger all is lost but what starts like a line itself.
                if self.meant_as_line(word).is_some() {
                    self.stranger(word, start);
                }
                continue;
            }
            if !(stopped == start && is_word(word)) && self.meant_as_line(word).is_none() {
                continue;
            }
            tries += 1;
            if tries > TRIES {
                break;
            }
            let before = Span { start: line.span.start, end: self.trimmed(line.span.start, start) };
            let breaks_off = match self.parse(rule, before) {
                Ok(_) => false,
                // It was still to go on, so this is how it went on.
                Err(failure) => failure.at >= before.end,
            };
            if !breaks_off {
                stranger_met = true;
                end = before.end;
                self.stranger(word, start);
            }
        }
        match self.parse(rule, Span { start: line.span.start, end }) {
            Ok(node) => Some(node),
            Err(Failure { at, wanted, .. }) => {
                let found = self.found(at, end);
                let length = found.as_ref().map_or(0, String::len);
                self.report(
                    Span { start: at, end: at + length },
                    ProblemKind::Expected { wanted, found },
                );
                None
            }
        }
    }

    /// The line that a word was probably meant to start; `None` for a word that may go on with an expression.
    fn meant_as_line(&self, word: &str) -> Option<&'static str> {
        if !is_word(word) || RESERVED.contains(&word) {
            return None;
        }
        let known = LineWord::from_word(word).map(LineWord::word);
        known.or_else(|| nearest(word, self.item.line_words()))
    }

    fn stranger(&mut self, word: &str, start: usize) {
        let span = Span { start, end: start + word.len() };
        let kind = if let Some(line) = LineWord::from_word(word) {
            ProblemKind::Misplaced { line, place: Place::In(self.item) }
        } else {
            let suggestion = nearest(word, self.item.line_words());
            ProblemKind::UnknownLine { word: word.to_owned(), item: self.item, suggestion }
        };
        self.report(span, kind);
    }

    /// The end of what stands before a place, without blanks.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let text = self.mask.get(start..end).unwrap_or_default();
        start + text.trim_end_matches([' ', '\n']).len()
    }

    /// What stands at a place, as a message quotes it: a word or a sign; `None` at the end of the line.
    fn found(&self, at: usize, end: usize) -> Option<String> {
        /// The most bytes that a message quotes.
        const QUOTED: usize = 60;
        let text = self.mask.get(at..end)?;
        let word = first_word(text);
        let mut length = word.len().min(QUOTED);
        while !word.is_char_boundary(length) {
            length -= 1;
        }
        word.get(..length).filter(|word| !word.is_empty()).map(str::to_owned)
    }
}

/// Whether something is a word of small ASCII letters, as the words that start lines are, or nearly.
fn is_word(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_ascii_alphabetic())
}
