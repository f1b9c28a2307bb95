//! Reads a file line by line: blanks comments, mends what input methods type, and reports what no text may hold.
//!
//! The result is a *mask*: a copy in which every byte stands where it stood. Comments became spaces; `：` became `:` and
//! two spaces. So every place in the mask is a place in the file, whatever was mended.

use crate::Span;
use crate::problem::{Blank, ProblemKind};
use crate::problems::Problems;
use crate::wide::{Wide, wide};

/// How far a line can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Damage {
    /// As its author meant it.
    #[default]
    None,
    /// Something was mended and reported: if it cannot be read now, that says nothing new.
    Mended,
    /// A quotation mark is open: not worth reading.
    Lost,
}

/// A line of the file that holds more than a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FileLine {
    /// From the first to the last byte that is not blank.
    pub span: Span,
    /// How many columns come before it.
    pub indent: usize,
    /// What happened to it.
    pub damage: Damage,
}

/// The most bytes of a run of wide signs that a message quotes.
const QUOTED: usize = 60;

/// The reader of lines.
pub(crate) struct Scanner<'t> {
    text: &'t str,
    /// As long as what was read of the text.
    mask: String,
    comments: Vec<Span>,
    tabs: Blanks,
    wide_blanks: Blanks,
}

/// What the signs of a line belong to.
#[derive(Clone, Copy)]
enum Inside {
    Code,
    /// A text that opened there, with a wide mark or not.
    Text {
        open: usize,
        end: usize,
        wide: bool,
    },
    Comment {
        start: usize,
    },
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str, problems: &mut Problems<'_>) -> Self {
        let mut scanner = Self {
            text,
            mask: String::new(),
            comments: Vec::new(),
            tabs: Blanks::default(),
            wide_blanks: Blanks::default(),
        };
        scanner.mask.reserve(text.len());
        if text.starts_with('\u{feff}') {
            let end = '\u{feff}'.len_utf8();
            problems.report(Span { start: 0, end }, ProblemKind::ByteOrderMark);
            scanner.blank(end);
        }
        scanner
    }

    /// What was read, blanked and mended.
    pub(crate) fn mask(&self) -> &str {
        &self.mask
    }

    /// Says what is said once a file, and hands over the comments.
    pub(crate) fn finish(self, problems: &mut Problems<'_>) -> Vec<Span> {
        for (blanks, blank) in [(self.tabs, Blank::Tab), (self.wide_blanks, Blank::Wide)] {
            if let Some(span) = blanks.first {
                problems.report(span, ProblemKind::Blank { blank, lines: blanks.lines });
            }
        }
        self.comments
    }

    /// The next line that is neither blank nor a comment alone.
    pub(crate) fn next_line(&mut self, problems: &mut Problems<'_>) -> Option<FileLine> {
        loop {
            let start = self.mask.len();
            let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
            let (line, ending) = match rest.split_once('\n') {
                Some((line, _)) => match line.strip_suffix('\r') {
                    Some(line) => (line, " \n"),
                    None => (line, "\n"),
                },
                None => (rest, ""),
            };
            let damage = self.line(line, start, problems);
            let written = self.mask.get(start..).unwrap_or_default();
            let content = written.trim_start_matches(' ');
            let blanks = written.len() - content.len();
            let end = start + blanks + content.trim_end_matches(' ').len();
            let indent = line.get(..blanks).unwrap_or_default().chars().map(columns).sum();
            self.mask.push_str(ending);
            let span = Span { start: start + blanks, end };
            if span.start < span.end {
                return Some(FileLine { span: span.widened(self.text), indent, damage });
            }
        }
    }

    fn line(&mut self, line: &str, start: usize, problems: &mut Problems<'_>) -> Damage {
        let mut inside = Inside::Code;
        let mut damage = Damage::None;
        let mut run = WideRun::default();
        let mut escaped = None;
        for (at, sign) in line.char_indices().map(|(at, sign)| (start + at, sign)) {
            let end = at + sign.len_utf8();
            let here = Span { start: at, end };
            let folded = match inside {
                Inside::Code => wide(sign),
                Inside::Text { wide: true, .. } => {
                    wide(sign).filter(|folded| matches!(folded, Wide::Quote))
                }
                _ => None,
            };
            if !matches!((&folded, inside), (Some(Wide::Sign(ascii)), Inside::Code) if *ascii != " ")
            {
                run.report(problems);
            }
            if let Some(open) = escaped.take() {
                if !matches!(sign, '"' | '\\') {
                    let found = format!("\\{sign}");
                    problems.report(Span { start: open, end }, ProblemKind::BadEscape { found });
                    damage = damage.max(Damage::Mended);
                }
                self.mask.push(sign);
                continue;
            }
            match (inside, sign) {
                (Inside::Comment { .. }, '\t') => self.blank(1),
                (_, '\t') => {
                    self.tabs.add(here, start);
                    self.blank(1);
                }
                (_, sign) if invisible(sign) => {
                    problems.report(here, ProblemKind::Control { code: u32::from(sign) });
                    damage = damage.max(Damage::Mended);
                    self.blank(sign.len_utf8());
                }
                (Inside::Comment { .. }, sign) => self.blank(sign.len_utf8()),
                (Inside::Text { .. }, '\\') => {
                    escaped = Some(at);
                    self.mask.push(sign);
                }
                (Inside::Text { .. }, '"') => {
                    inside = Inside::Code;
                    self.mask.push(sign);
                }
                (Inside::Text { .. }, sign) if folded.is_some() => {
                    inside = Inside::Code;
                    self.mask.push('"');
                    self.blank(sign.len_utf8() - 1);
                }
                (Inside::Text { .. }, sign) => self.mask.push(sign),
                (Inside::Code, '"') => {
                    inside = Inside::Text { open: at, end, wide: false };
                    self.mask.push(sign);
                }
                (Inside::Code, '#') => {
                    inside = Inside::Comment { start: at };
                    self.blank(1);
                }
                (Inside::Code, sign) => match folded {
                    Some(Wide::Quote) => {
                        let found = sign.to_string();
                        problems.report(here, ProblemKind::WideSign { found, ascii: "\"".into() });
                        damage = damage.max(Damage::Mended);
                        inside = Inside::Text { open: at, end, wide: true };
                        self.blank(sign.len_utf8() - 1);
                        self.mask.push('"');
                    }
                    Some(Wide::Sign(" ")) => {
                        self.wide_blanks.add(here, start);
                        self.blank(sign.len_utf8());
                    }
                    Some(Wide::Sign(ascii)) => {
                        run.add(here, sign, ascii);
                        damage = damage.max(Damage::Mended);
                        inside = self.mend(here, ascii);
                    }
                    None => self.mask.push(sign),
                },
            }
        }
        run.report(problems);
        let end = start + line.len();
        match inside {
            Inside::Text { open, end: mark, .. } => {
                problems.report(Span { start: open, end: mark }, ProblemKind::UnclosedText);
                Damage::Lost
            }
            Inside::Comment { start } => {
                self.comments.push(Span { start, end });
                damage
            }
            Inside::Code => damage,
        }
    }

    /// Writes what was meant, as wide as what was typed.
    fn mend(&mut self, here: Span, ascii: &str) -> Inside {
        let (written, inside) = match ascii {
            "#" => ("", Inside::Comment { start: here.start }),
            _ => (ascii, Inside::Code),
        };
        self.mask.push_str(written);
        self.blank((here.end - here.start).saturating_sub(written.len()));
        inside
    }

    fn blank(&mut self, bytes: usize) {
        self.mask.extend(std::iter::repeat_n(' ', bytes));
    }
}

/// Blanks that are no spaces: said once a file, with the number of lines, for there may be one on each.
#[derive(Clone, Copy, Default)]
struct Blanks {
    first: Option<Span>,
    lines: usize,
    /// Where the last line starts that has one.
    line: Option<usize>,
}

impl Blanks {
    fn add(&mut self, here: Span, line: usize) {
        if self.line != Some(line) {
            self.line = Some(line);
            self.lines += 1;
            self.first = self.first.or(Some(here));
        }
    }
}

/// Wide signs side by side, which are one mistake.
#[derive(Default)]
struct WideRun {
    span: Option<Span>,
    found: String,
    ascii: String,
}

impl WideRun {
    fn add(&mut self, here: Span, sign: char, ascii: &str) {
        let start = self.span.map_or(here.start, |span| span.start);
        self.span = Some(Span { start, end: here.end });
        if self.found.len() < QUOTED {
            self.found.push(sign);
            self.ascii.push_str(ascii);
        }
    }

    fn report(&mut self, problems: &mut Problems<'_>) {
        if let Some(span) = self.span.take() {
            let found = std::mem::take(&mut self.found);
            let ascii = std::mem::take(&mut self.ascii);
            problems.report(span, ProblemKind::WideSign { found, ascii });
        }
    }
}

/// How many columns a blank counts. Tabs and wide spaces were reported; most often one of them is one step.
fn columns(blank: char) -> usize {
    if matches!(blank, '\t' | '\u{3000}') { 2 } else { 1 }
}

/// Signs that no reader sees: they could only hide something, or are there by mistake.
fn invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}
