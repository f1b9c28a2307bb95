//! Writes the parser's events down as JSON text.

use std::borrow::Cow;
use std::fmt::Write as _;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::fault::{Refusal, YamlFault};
use super::plain::{self, Plain};
use super::source::Places;
use super::{Yaml, locate};
use crate::facts::limits::Limits;
use crate::facts::problem::{DocumentError, DocumentErrorKind, Found};

/// The most bytes of a YAML text. The parser holds the tokens of a whole flow collection at once, each some two hundred times
/// larger than the byte that it may stand for.
const MOST_BYTES: usize = 1_000_000;

/// The deepest nesting of flow collections that the parser counts to.
const PARSER_DEPTH: usize = 255;

/// Reads a text without a byte order mark. Its JSON text is at most three times as long (`\0` becomes `\u0000`).
pub(super) fn read(text: &str, limits: &Limits) -> Result<Yaml, DocumentError> {
    within(text.len(), MOST_BYTES)?;
    let unseen = |(at, letter): &(usize, char)| match letter {
        '\t' | '\n' | '\r' => false,
        '\u{FEFF}' => *at == 0,
        letter => *letter < ' ',
    };
    if let Some((at, found)) = text.char_indices().find(unseen) {
        return Err(error(at, YamlFault::Control { found }));
    }
    let mut transcript = Transcript {
        text,
        limits,
        cursor: Cursor::default(),
        json: String::with_capacity(text.len()),
        places: Places::default(),
        frames: Vec::new(),
        last: 0,
        documents: 0,
        in_braces: false,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => transcript.event(event, span)?,
            Err(refused) => return Err(transcript.refused(&refused)),
        }
    }
    let Transcript { json, places, .. } = transcript;
    within(json.len(), limits.bytes)?;
    Ok(Yaml { json, source: places.of(text) })
}

fn within(found: usize, limit: usize) -> Result<(), DocumentError> {
    if found > limit { Err(error(0, YamlFault::TooLarge { found, limit })) } else { Ok(()) }
}

fn error(at: usize, fault: YamlFault) -> DocumentError {
    DocumentError { at, kind: DocumentErrorKind::Yaml(fault) }
}

struct Transcript<'text> {
    text: &'text str,
    limits: &'text Limits,
    cursor: Cursor,
    json: String,
    places: Places,
    /// What is open. It stands here, and not on the machine's stack.
    frames: Vec<Frame>,
    /// Where the last scalar was.
    last: usize,
    documents: usize,
    /// Whether the document is written in braces.
    in_braces: bool,
}

/// An open record or list.
struct Frame {
    /// Where it starts.
    at: usize,
    /// The column of its lines; `None` where it stands in brackets.
    column: Option<usize>,
    /// Whether nothing stands in it yet.
    fresh: bool,
    inside: Inside,
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    /// A record before a name.
    Name,
    /// A record before a value.
    Value,
    /// A list.
    Item,
}

impl Transcript<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), DocumentError> {
        let at = self.cursor.byte(self.text, span.start.index());
        // A list or record without brackets has a place, and no length.
        let in_brackets = !span.is_empty();
        match event {
            Event::StreamEnd if self.documents == 0 => return Err(error(0, YamlFault::Empty)),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(_) if self.documents > 0 => {
                return Err(error(at, YamlFault::SecondDocument));
            }
            Event::DocumentStart(_) => self.documents += 1,
            Event::Alias(_) => return Err(error(at, YamlFault::Alias { sign: '*' })),
            Event::Scalar(text, style, anchor, tag) => {
                self.last = at;
                self.unmarked(at, anchor, tag.as_ref())?;
                self.scalar(at, &text, style)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.unmarked(at, anchor, tag.as_ref())?;
                self.open(at, '[', in_brackets)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.unmarked(at, anchor, tag.as_ref())?;
                self.open(at, '{', in_brackets)?;
            }
            Event::SequenceEnd => self.close(']'),
            Event::MappingEnd => self.close('}'),
        }
        Ok(())
    }

    /// Refuses a value with an anchor or a tag.
    fn unmarked(
        &self,
        at: usize,
        anchor: usize,
        tag: Option<&Cow<'_, Tag>>,
    ) -> Result<(), DocumentError> {
        match (anchor, tag) {
            (0, None) => Ok(()),
            (0, Some(_)) => Err(error(at, YamlFault::Tag)),
            // Of the two, the place is that of the first.
            (_, Some(_)) if self.letter(at) == Some('!') => Err(error(at, YamlFault::Tag)),
            _ => Err(error(at, YamlFault::Alias { sign: '&' })),
        }
    }

    fn scalar(&mut self, at: usize, text: &str, style: ScalarStyle) -> Result<(), DocumentError> {
        let plain = if style == ScalarStyle::Plain { plain::read(text) } else { Plain::Text };
        let found = match plain {
            Plain::Null => Found::Null,
            Plain::Boolean(_) => Found::Boolean,
            Plain::Number => Found::Number,
            Plain::Text => Found::Text,
        };
        match self.frames.last() {
            None if plain == Plain::Null && text.is_empty() => {
                return Err(error(0, YamlFault::Empty));
            }
            None => return Err(error(at, YamlFault::NotARecord { found })),
            Some(Frame { inside: Inside::Name, .. }) => return self.name(at, text, style, found),
            Some(_) => {}
        }
        let is_left_out = plain == Plain::Null && text.is_empty();
        let at = if is_left_out { self.dash(at).unwrap_or(at) } else { at };
        self.start(at);
        match plain {
            Plain::Null => self.json.push_str("null"),
            Plain::Boolean(value) => self.json.push_str(if value { "true" } else { "false" }),
            Plain::Number => self.json.push_str(text),
            Plain::Text => {
                if style == ScalarStyle::Plain && plain::lookalike(text).is_some() {
                    self.places.lookalike(self.json.len());
                }
                self.quote(text);
            }
        }
        Ok(())
    }

    /// A member's name.
    fn name(
        &mut self,
        at: usize,
        text: &str,
        style: ScalarStyle,
        found: Found,
    ) -> Result<(), DocumentError> {
        if found == Found::Null {
            return Err(error(at, YamlFault::Name { found }));
        }
        if style == ScalarStyle::Plain && text == "<<" {
            return Err(error(at, YamlFault::MergeKey));
        }
        let wide = |text: &str| text.starts_with('\u{3000}') || text.ends_with('\u{3000}');
        if style == ScalarStyle::Plain && wide(text) {
            let from = self.text.get(at..).and_then(|rest| rest.find('\u{3000}'));
            return Err(error(at + from.unwrap_or_default(), YamlFault::WideSpace));
        }
        self.start(at);
        self.quote(text);
        self.json.push(':');
        Ok(())
    }

    /// A record or list starts.
    fn open(&mut self, at: usize, bracket: char, in_brackets: bool) -> Result<(), DocumentError> {
        let is_list = bracket == '[';
        // Of a list in the column of its record, the parser gives the place behind the first dash.
        let around = self.frames.last().filter(|_| is_list && !in_brackets);
        let column =
            around.filter(|frame| frame.inside == Inside::Value).and_then(|frame| frame.column);
        let dash = column.and_then(|column| locate::dash(self.text, at, column));
        let at = dash.unwrap_or(at);
        let (limit, depth) = (self.limits.depth, self.frames.len());
        match self.frames.last() {
            None if is_list => {
                return Err(error(at, YamlFault::NotARecord { found: Found::List }));
            }
            Some(Frame { inside: Inside::Name, .. }) => {
                let found = if is_list { Found::List } else { Found::Record };
                return Err(error(at, YamlFault::Name { found }));
            }
            _ if depth >= limit => {
                return Err(DocumentError { at, kind: DocumentErrorKind::TooDeep { limit } });
            }
            None => self.in_braces = in_brackets,
            Some(_) => {}
        }
        self.start(at);
        self.json.push(bracket);
        let in_flow = self.frames.last().is_some_and(|frame| frame.column.is_none());
        let column = (!in_brackets && !in_flow).then(|| locate::column(self.text, at));
        let inside = if is_list { Inside::Item } else { Inside::Name };
        self.frames.push(Frame { at, column, fresh: true, inside });
        Ok(())
    }

    fn close(&mut self, bracket: char) {
        self.frames.pop();
        self.json.push(bracket);
    }

    /// Before a name or a value: the comma, and its place.
    fn start(&mut self, at: usize) {
        if let Some(frame) = self.frames.last_mut() {
            if !frame.fresh && frame.inside != Inside::Value {
                self.json.push(',');
            }
            frame.fresh = false;
            frame.inside = match frame.inside {
                Inside::Name => Inside::Value,
                Inside::Value => Inside::Name,
                Inside::Item => Inside::Item,
            };
        }
        self.places.start(self.json.len(), at);
    }

    /// A text as JSON writes it.
    fn quote(&mut self, text: &str) {
        self.json.push('"');
        let mut rest = text;
        while let Some((before, letter)) = split_special(rest) {
            self.json.push_str(before);
            rest = rest.get(before.len() + letter.len_utf8()..).unwrap_or_default();
            match letter {
                '"' | '\\' => self.json.extend(['\\', letter]),
                '\n' => self.json.push_str("\\n"),
                '\r' => self.json.push_str("\\r"),
                '\t' => self.json.push_str("\\t"),
                control => {
                    let _ = write!(self.json, "\\u{:04x}", u32::from(control));
                }
            }
        }
        self.json.push_str(rest);
        self.json.push('"');
    }

    /// The dash of an empty item of the innermost list.
    fn dash(&self, at: usize) -> Option<usize> {
        let frame = self.frames.last().filter(|frame| frame.inside == Inside::Item)?;
        locate::dash(self.text, at, frame.column?)
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// What the parser refuses, and where that is.
    fn refused(&mut self, refused: &ScanError) -> DocumentError {
        let at = self.cursor.byte(self.text, refused.marker().index());
        let refusal = Refusal::of(refused.info());
        let in_flow = self.frames.last().filter(|frame| frame.column.is_none());
        let line = locate::line(self.text, at);
        let (at, fault) = match refusal {
            Refusal::TooDeep => {
                let limit = self.limits.depth.min(PARSER_DEPTH);
                return DocumentError { at, kind: DocumentErrorKind::TooDeep { limit } };
            }
            Refusal::AfterEnd if self.in_braces => {
                return DocumentError { at, kind: DocumentErrorKind::TextAfterEnd };
            }
            Refusal::Tab => (locate::tab(self.text, at), YamlFault::Tab),
            Refusal::Bracket | Refusal::NoValue | Refusal::Indentation if in_flow.is_some() => {
                let opened = in_flow.map_or(at, |frame| frame.at);
                let elsewhere = locate::line(self.text, opened) != line || at >= self.text.len();
                (if elsewhere { opened } else { at }, YamlFault::Bracket)
            }
            Refusal::Bracket => (at, YamlFault::Bracket),
            Refusal::Sign | Refusal::NoValue => match self.letter(at) {
                Some(found) => (at, YamlFault::Sign { found }),
                None => (line, YamlFault::Malformed),
            },
            // What follows a value on its own line.
            Refusal::Indentation if locate::line(self.text, self.last) == line => {
                (at, YamlFault::Malformed)
            }
            Refusal::Indentation | Refusal::AfterEnd => (line, YamlFault::Indentation),
            Refusal::OpenQuotation => (at, YamlFault::OpenQuotation),
            Refusal::AfterQuotation => (at, YamlFault::AfterQuotation),
            Refusal::Escape => (locate::escape(self.text, at), YamlFault::Escape),
            Refusal::NoMember => {
                let columns: Vec<_> = self.frames.iter().filter_map(|frame| frame.column).collect();
                let missed = locate::line_without_member(self.text, self.last, at, &columns);
                (missed.unwrap_or(line), YamlFault::NoMember)
            }
            Refusal::MemberInValue => (at, YamlFault::MemberInValue),
            Refusal::Alias => (at, YamlFault::Alias { sign: self.letter(at).unwrap_or('*') }),
            Refusal::Tag => (at, YamlFault::Tag),
            Refusal::Malformed => match self.letter(at) {
                Some(found @ '\u{FEFF}') => (at, YamlFault::Control { found }),
                _ => (at, YamlFault::Malformed),
            },
        };
        let of_spaces = matches!(
            fault,
            YamlFault::Indentation | YamlFault::NoMember | YamlFault::MemberInValue
        );
        match locate::wide_space(self.text, at).filter(|_| of_spaces) {
            Some(at) => error(at, YamlFault::WideSpace),
            None => error(at, fault),
        }
    }
}

/// The part of a text that JSON writes as it is, and the character after it that it does not.
fn split_special(text: &str) -> Option<(&str, char)> {
    let at = text.find(|letter| matches!(letter, '"' | '\\' | '\0'..='\u{1F}'))?;
    let letter = text.get(at..)?.chars().next()?;
    Some((text.get(..at)?, letter))
}

/// Turns the parser's places, which count characters, into bytes. They mostly grow.
#[derive(Default)]
struct Cursor {
    characters: usize,
    byte: usize,
}

impl Cursor {
    fn byte(&mut self, text: &str, characters: usize) -> usize {
        if characters < self.characters {
            let before = text.get(..self.byte).unwrap_or_default().char_indices().rev();
            let steps = self.characters - characters;
            self.byte = before.take(steps).last().map_or(0, |(at, _)| at);
        } else {
            let rest = text.get(self.byte..).unwrap_or_default();
            let steps = characters - self.characters;
            let end = rest.char_indices().nth(steps);
            self.byte += end.map_or(rest.len(), |(at, _)| at);
        }
        self.characters = characters;
        self.byte
    }
}
