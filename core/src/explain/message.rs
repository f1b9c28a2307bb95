//! Messages with their placeholders filled.

use tekigo_grammar::diagnostic::Bilingual;

use super::Walk;
use crate::program::{Message, Piece};

impl Walk<'_, '_> {
    /// A message as it reads for the documents at hand.
    pub(super) fn message(&mut self, message: &Message) -> Bilingual {
        let mut words = Bilingual::default();
        for piece in &message.ja {
            match piece {
                Piece::Text(text) => words.ja.push_str(text),
                Piece::Value(node, _) => words.ja.push_str(&self.placeholder(*node).ja),
            }
        }
        for piece in &message.en {
            match piece {
                Piece::Text(text) => words.en.push_str(text),
                Piece::Value(node, _) => words.en.push_str(&self.placeholder(*node).en),
            }
        }
        words
    }
}
