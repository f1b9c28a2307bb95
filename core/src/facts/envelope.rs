//! The envelope: the kind and state of a document, which say what schema it follows and whether more may come.

use super::DocumentState;
use super::limits::Limits;
use super::problem::DocumentError;
use super::scanner::{Close, Scanner, Token};
use super::text::is_blank;

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// `kind`; `None` where it is blank, written twice or no text.
    pub kind: Option<String>,
    /// `state`; a draft where it cannot be read.
    pub state: DocumentState,
}

/// Reads the kind and state of a document and nothing else. The text is passed over to its end, since a member may stand there,
/// or stand there again.
pub fn envelope(text: &str, limits: &Limits) -> Result<Envelope, DocumentError> {
    let mut scanner = Scanner::new(limits.text(text)?, limits.depth);
    scanner.start()?;
    let (mut kind, mut state) = (None, None);
    let mut fresh = true;
    while scanner.entry(Close::Record, fresh)? {
        fresh = false;
        let name = scanner.name()?.read();
        let token = scanner.token()?;
        scanner.skip_rest(token)?;
        match name.as_deref() {
            Some("kind") => kind = Some(if kind.is_none() { text_of(token) } else { None }),
            Some("state") => state = Some(if state.is_none() { state_of(token) } else { None }),
            _ => {}
        }
    }
    scanner.end()?;
    let state = state.unwrap_or(Some(DocumentState::Final)).unwrap_or(DocumentState::Draft);
    Ok(Envelope { kind: kind.flatten(), state })
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

fn text_of(token: Token<'_>) -> Option<String> {
    let Token::Text(written) = token else { return None };
    written.read().filter(|text| !is_blank(text)).map(std::borrow::Cow::into_owned)
}
