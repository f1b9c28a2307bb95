//! The envelope: the kind and state of a document, which say what schema it follows and whether more may come.

use super::DocumentState;
use super::limits::Limits;
use super::problem::{DocumentError, Found};
use super::scanner::{Close, Scanner, Token};
use super::text::is_blank;

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// `kind`
    pub kind: SaidKind,
    /// `state`; a draft where it cannot be read.
    pub state: DocumentState,
}

/// What a document says of its kind, and the byte where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// Nothing, or a blank; of a document that has no such member, the byte is that of its brace.
    Blank {
        /// The byte.
        at: usize,
    },
    /// `"kind": "disclosure"`
    Named {
        /// The kind.
        name: String,
        /// The byte.
        at: usize,
    },
    /// `"kind": 5`
    NoText {
        /// What it is; a text where half of a surrogate pair is in it.
        found: Found,
        /// The byte.
        at: usize,
    },
    /// `{"kind": "disclosure", "k\u0069nd": "contract"}`
    Twice {
        /// The byte where it is said first.
        first: usize,
        /// The byte where it is said again.
        second: usize,
    },
}

impl Envelope {
    /// The kind, where the document names one.
    #[must_use]
    pub fn named(&self) -> Option<&str> {
        match &self.kind {
            SaidKind::Named { name, .. } => Some(name),
            SaidKind::Blank { .. } | SaidKind::NoText { .. } | SaidKind::Twice { .. } => None,
        }
    }
}

impl SaidKind {
    /// The byte where it stands; of one that is written twice, the second time.
    #[must_use]
    pub fn at(&self) -> usize {
        match self {
            Self::Blank { at } | Self::Named { at, .. } | Self::NoText { at, .. } => *at,
            Self::Twice { second, .. } => *second,
        }
    }

    fn of(token: Token<'_>, at: usize) -> Self {
        let Token::Text(written) = token else {
            return match token {
                Token::Null => Self::Blank { at },
                other => Self::NoText { found: other.found(), at },
            };
        };
        match written.read() {
            Some(text) if is_blank(&text) => Self::Blank { at },
            Some(text) => Self::Named { name: text.into_owned(), at },
            None => Self::NoText { found: Found::Text, at },
        }
    }
}

/// Reads the kind and state of a document and nothing else. The text is passed over to its end, since a member may stand there,
/// or stand there again.
pub fn envelope(text: &str, limits: &Limits) -> Result<Envelope, DocumentError> {
    let mut scanner = Scanner::new(limits.text(text)?, limits.depth);
    let brace = scanner.start()?;
    let (mut kind, mut state): (Option<SaidKind>, _) = (None, None);
    let mut fresh = true;
    while scanner.entry(Close::Record, fresh)? {
        fresh = false;
        let name = scanner.name()?.read();
        let at = scanner.at;
        let token = scanner.token()?;
        scanner.skip_rest(token)?;
        match name.as_deref() {
            Some("kind") => {
                kind = Some(match kind {
                    None => SaidKind::of(token, at),
                    Some(SaidKind::Twice { first, second }) => SaidKind::Twice { first, second },
                    Some(said) => SaidKind::Twice { first: said.at(), second: at },
                });
            }
            Some("state") => state = Some(if state.is_none() { state_of(token) } else { None }),
            _ => {}
        }
    }
    scanner.end()?;
    let state = state.unwrap_or(Some(DocumentState::Final)).unwrap_or(DocumentState::Draft);
    Ok(Envelope { kind: kind.unwrap_or(SaidKind::Blank { at: brace }), state })
}

/// What a value of `state` says; blank, it is as if left out.
pub(super) fn state_of(token: Token<'_>) -> Option<DocumentState> {
    let written = match token {
        Token::Null => return Some(DocumentState::Final),
        Token::Text(written) => written.read()?,
        _ => return None,
    };
    match &*written {
        "draft" => Some(DocumentState::Draft),
        "final" => Some(DocumentState::Final),
        other => is_blank(other).then_some(DocumentState::Final),
    }
}
