//! Lines that stand in several kinds of item: texts in two languages, citations, types.

use super::Reader;
use super::literal::{name, text};
use crate::Span;
use crate::expected::Expected;
use crate::keyword::LineWord;
use crate::lines::{Line, outline};
use crate::problem::ProblemKind;
use crate::syntax::{Node, Rule};
use crate::tree::{Citation, Name, Spanned, TypeName, Words};

impl<'t> Reader<'t, '_, '_> {
    /// `ja "…" en "…"`
    fn words(&mut self, node: &Node<'t>) -> Words {
        let mut words = Words::default();
        for language in node.parts() {
            let Some(written) = language.parts().find(|part| part.rule() == Rule::text) else {
                continue;
            };
            let written = text(&written);
            let added = match language.rule() {
                Rule::japanese => Words { ja: Some(written), en: None },
                _ => Words { ja: None, en: Some(written) },
            };
            self.merge(&mut words, added, None);
        }
        words
    }

    /// Adds texts to those of a part. Where a language is there already, the line `word` was written twice, or the language was.
    fn merge(&mut self, words: &mut Words, added: Words, word: Option<LineWord>) {
        let twice = |old: &Option<Spanned<String>>, new: &Option<Spanned<String>>| {
            Some((old.as_ref()?.span, new.as_ref()?.span))
        };
        let ja = twice(&words.ja, &added.ja);
        let en = twice(&words.en, &added.en);
        if let Some((first, second)) = ja.or(en) {
            let language = if ja.is_some() { LineWord::Ja } else { LineWord::En };
            self.repeated(second, word.unwrap_or(language).word(), first);
        }
        words.ja = words.ja.take().or(added.ja);
        words.en = words.en.take().or(added.en);
    }

    /// The texts of a line, if it has any.
    pub(super) fn words_of(&mut self, node: &Node<'t>) -> Words {
        match node.parts().find(|part| part.rule() == Rule::words) {
            Some(node) => self.words(&node),
            None => Words::default(),
        }
    }

    /// A line `ja "…" en "…"`.
    pub(super) fn words_line(&mut self, line: &Line, words: &mut Words) {
        let added =
            self.line(Rule::words_line, &line.text, |reader, node| Some(reader.words_of(node)));
        if let Some(added) = added {
            self.merge(words, added, None);
        }
    }

    /// The lines below that are texts of their holder.
    pub(super) fn words_below(&mut self, below: &[Line], words: &mut Words) {
        for (line, _) in outline(below) {
            if matches!(line.word, LineWord::Ja | LineWord::En) {
                self.words_line(line, words);
            }
        }
    }

    /// A line `reason`, `remedy` or `question`, with its texts on it or below it.
    pub(super) fn spoken(&mut self, line: &Line, below: &[Line], words: &mut Words) {
        let added =
            self.line(Rule::reason_line, &line.text, |reader, node| Some(reader.words_of(node)));
        let Some(mut added) = added else { return };
        self.words_below(below, &mut added);
        if added == Words::default() && below.is_empty() {
            let Span { end, .. } = line.text.span;
            let wanted = vec![Expected::Words];
            self.report(Span { start: end, end }, ProblemKind::Expected { wanted, found: None });
        }
        self.merge(words, added, Some(line.word));
    }

    /// `cites guideline 1, guideline 2`
    pub(super) fn cites(&mut self, line: &Line, cites: &mut Vec<Citation>) {
        let added = self.line(Rule::cites_line, &line.text, |_, node| {
            let citations = node.parts().filter(|part| part.rule() == Rule::citation);
            citations.map(|citation| citation_of(&citation)).collect::<Option<Vec<_>>>()
        });
        cites.extend(added.into_iter().flatten());
    }

    /// Fills a part that an item has once. `word` names the line, `first` is where it was written before.
    pub(super) fn once<T>(
        &mut self,
        slot: &mut Option<T>,
        value: Option<T>,
        line: &Line,
        first: &mut Option<Span>,
    ) {
        let Some(value) = value else { return };
        let Span { start, .. } = line.text.span;
        let span = Span { start, end: start + line.word.word().len() };
        if let Some(first) = *first {
            self.repeated(span, line.word.word(), first);
        } else {
            *first = Some(span);
            *slot = Some(value);
        }
    }
}

/// `1 to 3`, `number`
pub(super) fn type_name(node: &Node<'_>) -> Option<TypeName> {
    let inner = node.parts().next()?;
    if inner.rule() == Rule::type_name {
        return Some(TypeName::Named(name(&inner)));
    }
    let mut ends = inner.parts().filter(|part| part.rule() == Rule::whole);
    Some(TypeName::Range(name(&ends.next()?), name(&ends.next()?)))
}

fn citation_of(node: &Node<'_>) -> Option<Citation> {
    let mut parts = node.parts();
    let source: Name = name(&parts.next_of(Rule::source_name)?);
    Some(Citation { source, clause: name(&parts.next_of(Rule::clause_name)?) })
}
