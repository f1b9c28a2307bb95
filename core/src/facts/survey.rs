//! The survey: what is wrong with a text wherever it stands, whether or not a rule asks for the place.
//!
//! A member that is written twice is no matter of a schema, for a reader that makes maps of records has lost the first by then;
//! and half of a surrogate pair is no character. Marks in `absent` are another's: [`super::mark`] tells of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::limits::Limits;
use super::place;
use super::problem::{DocumentError, FactProblem, FactProblemKind};
use super::scanner::{Close, Scanner, Token};
use super::text::Written;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// What is wrong, in the order of the text.
    pub problems: Vec<FactProblem>,
    /// How many more problems there are than [`Limits::problems`] lets through.
    pub further: usize,
    /// How many values the document holds, itself among them; those of marks and of repeated members are not counted.
    pub values: usize,
}

/// Looks through a whole document.
pub fn survey(text: &str, limits: &Limits) -> Result<Survey, DocumentError> {
    let mut surveyor = Surveyor {
        scanner: Scanner::new(limits.text(text)?, limits.depth),
        frames: Vec::new(),
        most: limits.problems,
        found: Survey::default(),
    };
    surveyor.document()?;
    Ok(surveyor.found)
}

struct Surveyor<'text> {
    scanner: Scanner<'text>,
    /// The records and lists that are open.
    frames: Vec<Frame<'text>>,
    most: usize,
    found: Survey,
}

/// An open record or list.
enum Frame<'text> {
    Record {
        /// Where the value of each member starts that was seen.
        members: BTreeMap<Cow<'text, str>, usize>,
        /// The member that is being read.
        name: Cow<'text, str>,
    },
    List {
        /// How many items were begun.
        length: usize,
    },
}

impl<'text> Surveyor<'text> {
    fn document(&mut self) -> Result<(), DocumentError> {
        self.scanner.start()?;
        self.found.values += 1;
        self.frames.push(Frame::record());
        let mut fresh = true;
        while let Some(frame) = self.frames.last() {
            let close = match frame {
                Frame::Record { .. } => Close::Record,
                Frame::List { .. } => Close::List,
            };
            if !self.scanner.entry(close, fresh)? {
                self.frames.pop();
                fresh = false;
                continue;
            }
            fresh = match close {
                Close::Record => self.member()?,
                Close::List => self.item()?,
            };
        }
        self.scanner.end()
    }

    /// A member; whether its value opened a frame.
    fn member(&mut self) -> Result<bool, DocumentError> {
        let name_at = self.scanner.at;
        let written = self.scanner.name()?;
        let at = self.scanner.at;
        let Some(read) = written.read() else {
            // A member without a name has no pointer: that of its record must do.
            self.note(self.frames.len().saturating_sub(1), name_at, FactProblemKind::LoneSurrogate);
            self.scanner.skip()?;
            return Ok(false);
        };
        let marks = self.frames.len() == 1 && read == "absent";
        let first = match self.frames.last_mut() {
            Some(Frame::Record { members, name }) => {
                name.clone_from(&read);
                match members.entry(read) {
                    Entry::Occupied(seen) => Some(*seen.get()),
                    Entry::Vacant(unseen) => {
                        unseen.insert(at);
                        None
                    }
                }
            }
            Some(Frame::List { .. }) | None => None,
        };
        if let Some(first) = first {
            self.note(self.frames.len(), at, FactProblemKind::Repeated { first });
        }
        if marks || first.is_some() {
            self.scanner.skip()?;
            return Ok(false);
        }
        self.value()
    }

    /// An item of a list; whether it opened a frame.
    fn item(&mut self) -> Result<bool, DocumentError> {
        if let Some(Frame::List { length }) = self.frames.last_mut() {
            *length += 1;
        }
        self.value()
    }

    fn value(&mut self) -> Result<bool, DocumentError> {
        let at = self.scanner.at;
        self.found.values += 1;
        match self.scanner.token()? {
            Token::Record => self.frames.push(Frame::record()),
            Token::List => self.frames.push(Frame::List { length: 0 }),
            Token::Text(written) => {
                if is_broken(written) {
                    self.note(self.frames.len(), at, FactProblemKind::LoneSurrogate);
                }
                return Ok(false);
            }
            Token::Null | Token::Boolean(_) | Token::Number(_) => return Ok(false),
        }
        Ok(true)
    }

    /// Notes a problem at what is being read in the innermost of some frames.
    fn note(&mut self, frames: usize, at: usize, kind: FactProblemKind) {
        if self.found.problems.len() >= self.most {
            self.found.further += 1;
            return;
        }
        let mut pointer = String::new();
        for frame in self.frames.iter().take(frames) {
            match frame {
                Frame::Record { name, .. } => place::push_segment(name, &mut pointer),
                Frame::List { length } => {
                    place::push_index(length.saturating_sub(1), &mut pointer);
                }
            }
        }
        self.found.problems.push(FactProblem { pointer, at, kind });
    }
}

impl Frame<'_> {
    fn record() -> Self {
        Self::Record { members: BTreeMap::new(), name: Cow::Borrowed("") }
    }
}

/// Whether a text has half of a surrogate pair in it.
fn is_broken(written: Written<'_>) -> bool {
    written.escaped && written.read().is_none()
}
