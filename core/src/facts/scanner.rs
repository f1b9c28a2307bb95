//! Cuts a JSON text into tokens, strictly as RFC 8259 has it, without recursion and without copying.

use super::problem::{DocumentError, DocumentErrorKind, Expected, Found};
use super::text::Written;

/// A value, or the start of one that holds others.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'text> {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `-2.5e3`
    Number(&'text str),
    /// `"…"`
    Text(Written<'text>),
    /// `{`
    Record,
    /// `[`
    List,
}

/// What closes a record or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// `}`
    Record,
    /// `]`
    List,
}

/// A place in the text.
pub(super) struct Scanner<'text> {
    text: &'text str,
    /// The next byte.
    pub at: usize,
    /// How many records and lists are open.
    pub depth: usize,
    most_depth: usize,
    /// What closes each record and list that is open in what [`Scanner::skip`] passes over.
    skipping: Vec<Close>,
}

impl Token<'_> {
    /// What a message calls it.
    pub(super) fn found(self) -> Found {
        match self {
            Self::Null => Found::Null,
            Self::Boolean(_) => Found::Boolean,
            Self::Number(_) => Found::Number,
            Self::Text(_) => Found::Text,
            Self::Record => Found::Record,
            Self::List => Found::List,
        }
    }
}

impl Close {
    fn byte(self) -> u8 {
        match self {
            Self::Record => b'}',
            Self::List => b']',
        }
    }
}

impl<'text> Scanner<'text> {
    pub(super) fn new(text: &'text str, most_depth: usize) -> Self {
        Self { text, at: 0, depth: 0, most_depth, skipping: Vec::new() }
    }

    /// Takes the brace that starts the document; its place.
    pub(super) fn start(&mut self) -> Result<usize, DocumentError> {
        self.space();
        let at = self.at;
        if self.peek().is_none() {
            return Err(DocumentError { at, kind: DocumentErrorKind::Empty });
        }
        match self.token()? {
            Token::Record => Ok(at),
            other => Err(DocumentError {
                at,
                kind: DocumentErrorKind::NotARecord { found: other.found() },
            }),
        }
    }

    /// Makes sure that nothing follows the document.
    pub(super) fn end(&mut self) -> Result<(), DocumentError> {
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(DocumentError { at: self.at, kind: DocumentErrorKind::TextAfterEnd }),
        }
    }

    /// In an open record or list: whether another entry comes, and then stands before it; else the closing bracket is taken.
    /// `fresh` is whether none came before.
    #[inline]
    pub(super) fn entry(&mut self, close: Close, fresh: bool) -> Result<bool, DocumentError> {
        self.space();
        match self.peek() {
            Some(byte) if byte == close.byte() => {
                self.at += 1;
                self.depth = self.depth.saturating_sub(1);
                Ok(false)
            }
            Some(b',') if !fresh => {
                self.at += 1;
                self.space();
                Ok(true)
            }
            Some(_) if fresh => Ok(true),
            _ => Err(self.unexpected(match (close, fresh) {
                (Close::Record, true) => Expected::NameOrEnd,
                (Close::List, true) => Expected::ValueOrEnd,
                (Close::Record, false) => Expected::CommaOrBrace,
                (Close::List, false) => Expected::CommaOrBracket,
            })),
        }
    }

    /// A member's name; stands before its value then.
    #[inline]
    pub(super) fn name(&mut self) -> Result<Written<'text>, DocumentError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(Expected::Name));
        }
        let name = self.string()?;
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Expected::Colon));
        }
        self.at += 1;
        self.space();
        Ok(name)
    }

    /// A value, or the bracket that opens one.
    #[inline]
    pub(super) fn token(&mut self) -> Result<Token<'text>, DocumentError> {
        match self.peek() {
            Some(b'"') => self.string().map(Token::Text),
            Some(b'{') => self.open().map(|()| Token::Record),
            Some(b'[') => self.open().map(|()| Token::List),
            Some(b'-' | b'0'..=b'9') => self.number().map(Token::Number),
            Some(b't') => self.word("true", Token::Boolean(true)),
            Some(b'f') => self.word("false", Token::Boolean(false)),
            Some(b'n') => self.word("null", Token::Null),
            _ => Err(self.unexpected(Expected::Value)),
        }
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self) -> Result<(), DocumentError> {
        let token = self.token()?;
        self.skip_rest(token)
    }

    /// Passes over what is left of a value whose first token was taken.
    pub(super) fn skip_rest(&mut self, token: Token<'_>) -> Result<(), DocumentError> {
        let mut fresh = self.note(token);
        while let Some(&close) = self.skipping.last() {
            if !self.entry(close, fresh)? {
                self.skipping.pop();
                fresh = false;
                continue;
            }
            if close == Close::Record {
                self.name()?;
            }
            let token = self.token()?;
            fresh = self.note(token);
        }
        Ok(())
    }

    /// Remembers what closes a token; whether it opened something.
    fn note(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Record => self.skipping.push(Close::Record),
            Token::List => self.skipping.push(Close::List),
            _ => return false,
        }
        true
    }

    fn open(&mut self) -> Result<(), DocumentError> {
        if self.depth >= self.most_depth {
            let kind = DocumentErrorKind::TooDeep { limit: self.most_depth };
            return Err(DocumentError { at: self.at, kind });
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &str, token: Token<'text>) -> Result<Token<'text>, DocumentError> {
        if !self.rest().starts_with(word.as_bytes()) {
            let cut = word.as_bytes().starts_with(self.rest());
            return Err(if cut {
                self.cut(Expected::Value)
            } else {
                self.unexpected(Expected::Value)
            });
        }
        self.at += word.len();
        Ok(token)
    }

    /// A string; its opening quotation mark comes next.
    fn string(&mut self) -> Result<Written<'text>, DocumentError> {
        let start = self.at + 1;
        let mut at = start;
        let mut escaped = false;
        loop {
            at = special(self.text.as_bytes(), at);
            match self.text.as_bytes().get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    at = self.escape(at)?;
                }
                Some(_) => return Err(DocumentError { at, kind: DocumentErrorKind::Control }),
                None => {
                    let kind = DocumentErrorKind::EndsEarly { expected: Expected::Quotation };
                    return Err(DocumentError { at, kind });
                }
            }
        }
        self.at = at + 1;
        Ok(Written { raw: self.text.get(start..at).unwrap_or_default(), escaped })
    }

    /// The end of the escape that starts at a backslash.
    fn escape(&self, at: usize) -> Result<usize, DocumentError> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let cut = match rest.split_first() {
            None => true,
            Some((b'u', digits)) => digits.len() < 4 && digits.iter().all(u8::is_ascii_hexdigit),
            Some(_) => false,
        };
        if cut {
            return Err(self.cut(Expected::Quotation));
        }
        let well_formed = match bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Some(at + 2),
            Some(b'u') => bytes
                .get(at + 2..at + 6)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
                .then_some(at + 6),
            _ => None,
        };
        well_formed.ok_or(DocumentError { at, kind: DocumentErrorKind::BadEscape })
    }

    /// A number; its sign or first digit comes next.
    fn number(&mut self) -> Result<&'text str, DocumentError> {
        let start = self.at;
        let bad = |scanner: &Self| match scanner.peek() {
            None => scanner.cut(Expected::Value),
            Some(_) => DocumentError { at: start, kind: DocumentErrorKind::BadNumber },
        };
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let zero = self.peek() == Some(b'0');
        let digits = self.digits();
        if digits == 0 {
            return Err(bad(self));
        }
        if zero && digits > 1 {
            return Err(DocumentError { at: start, kind: DocumentErrorKind::BadNumber });
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(bad(self));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(bad(self));
            }
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// Takes digits; how many.
    fn digits(&mut self) -> usize {
        let count = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    #[inline]
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'text [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// That the text ends within a value.
    fn cut(&self, expected: Expected) -> DocumentError {
        let kind = DocumentErrorKind::EndsEarly { expected };
        DocumentError { at: self.text.len(), kind }
    }

    fn unexpected(&self, expected: Expected) -> DocumentError {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let kind = match next {
            Some(found) => DocumentErrorKind::Unexpected { expected, found },
            None => DocumentErrorKind::EndsEarly { expected },
        };
        DocumentError { at: self.at, kind }
    }
}

/// The first byte from `at` on that a string cannot simply hold: `"`, `\` or a control character.
#[inline]
fn special(bytes: &[u8], mut at: usize) -> usize {
    // Eight bytes at once: a byte that is below 0x20, or 0 after it was compared, leaves its top bit set. Borrows disturb
    // higher bytes alone, so that the lowest mark is always a true one.
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let word = u64::from_le_bytes(*chunk);
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let escapes = zeros(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * 0x20) & !word;
        let marks = (quotes | escapes | controls) & TOPS;
        if marks != 0 {
            return at + usize::try_from(marks.trailing_zeros() / 8).unwrap_or_default();
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..=0x1F)).count()
}
