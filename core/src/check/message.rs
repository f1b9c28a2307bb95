//! Messages: texts with values in braces.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::{Span, tree};

use super::scope::Scope;
use super::{Checker, Language, ProblemKind};
use crate::typed::{Message, Piece};

impl<'a> Checker<'a> {
    /// Both texts of a message, cut at their placeholders.
    pub(super) fn message(
        &mut self,
        words: &tree::Words,
        of: &Bilingual,
        scope: &mut Scope<'a>,
    ) -> Message {
        match (&words.ja, &words.en) {
            (Some(ja), None) => {
                self.report(
                    ja.span,
                    ProblemKind::LanguageMissing { language: Language::En, of: of.clone() },
                );
            }
            (None, Some(en)) => {
                self.report(
                    en.span,
                    ProblemKind::LanguageMissing { language: Language::Ja, of: of.clone() },
                );
            }
            _ => {}
        }
        let mut pieces = |text: &Option<tree::Spanned<String>>| {
            text.as_ref().map(|text| self.pieces(&text.value, text.span, scope)).unwrap_or_default()
        };
        Message { ja: pieces(&words.ja), en: pieces(&words.en) }
    }

    /// `{name}` prints a `let`, choice, parameter, table or definition; `{path}` a fact of a document.
    fn pieces(&mut self, text: &str, span: Span, scope: &mut Scope<'a>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_owned()));
            let Some((inside, after)) = after.split_once('}') else {
                self.report(span, ProblemKind::BadPlaceholder { text: after.to_owned() });
                return pieces;
            };
            rest = after;
            match self.placeholder(inside, span, scope) {
                Some(piece) => pieces.push(piece),
                None => self.report(span, ProblemKind::BadPlaceholder { text: inside.to_owned() }),
            }
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        pieces
    }

    fn placeholder(&mut self, text: &str, span: Span, scope: &mut Scope<'a>) -> Option<Piece> {
        let mut names =
            text.split('.').map(|name| tree::Name { value: name.trim().to_owned(), span });
        let root = names.next()?;
        let path = tree::Path { root, segments: names.map(tree::Segment::Member).collect(), span };
        let kind = tree::ExpressionKind::Path(path);
        let before = self.problems.len();
        let typed = self.expression(&tree::Expression { kind, span }, None, scope);
        // What was wrong with the path is said by the placeholder's own problem.
        self.problems.truncate(before);
        typed.map(Piece::Value)
    }
}
