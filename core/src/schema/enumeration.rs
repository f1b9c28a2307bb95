//! Enumerations and scales: their words, what the words mean to people, and the name by which they are one.

use std::collections::BTreeSet;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use super::problem::{Form, LevelFault, Missing, Named, SchemaProblem, SchemaProblemKind, Titled};
use super::shape::{Builder, Setting};
use super::tree::Schema;
use super::vocabulary::is_type_word;
use crate::suggest::nearest;
use crate::types::{Enumeration, EnumerationId, Level};

impl<'f> Builder<'f> {
    /// The enumeration of an `enum` or a `const`; `known` are words whose meaning need not be said.
    pub(super) fn enumeration(
        &mut self,
        schema: &'f Schema,
        setting: &Setting<'f>,
        form: Form,
        known: &[(&str, Bilingual)],
    ) -> Option<EnumerationId> {
        let file = setting.file;
        let words: &[Spanned<String>] = match (&schema.levels, &schema.constant) {
            (_, Some(word)) => std::slice::from_ref(word),
            (Some(levels), None) if form == Form::Enumeration => &levels.value,
            _ => return None,
        };
        if words.is_empty() && !schema.broken {
            let span = schema.keyword("enum").unwrap_or(schema.at);
            self.report(file, span, SchemaProblemKind::BadLevels { fault: LevelFault::None });
        }
        let words = self.distinct(words, file);
        let levels = words.iter().map(|word| self.level(word, schema, file, known)).collect();
        self.check_words(&words, schema, file);
        let scale = schema.vocabulary.scale.as_ref();
        let name = scale.map(|scale| scale.value.as_str()).or(setting.definition);
        if scale.is_none()
            && let Some(name) = name.filter(|name| is_type_word(name))
        {
            let kind = SchemaProblemKind::BadName { name: name.to_owned(), of: Named::TypeWord };
            self.report(file, schema.at, kind);
        }
        let enumeration =
            Enumeration { name: name.map(str::to_owned), scale: scale.is_some(), levels };
        let at = scale.map_or(schema.at, |scale| scale.span);
        Some(self.register(enumeration, (file, schema.span.start), at))
    }

    /// One id for each name, and for each place in a schema's text.
    pub(super) fn register(
        &mut self,
        enumeration: Enumeration,
        place: (usize, usize),
        at: Span,
    ) -> EnumerationId {
        if let Some(id) = self.placed.get(&place) {
            return *id;
        }
        let next = EnumerationId(self.enumerations.len());
        if let Some(name) = enumeration.name.clone() {
            if let Some((id, file, span)) = self.named.get(&name).copied() {
                if !self
                    .enumerations
                    .get(id.0)
                    .is_some_and(|known| same(known, &enumeration, self.titles))
                {
                    let kind = SchemaProblemKind::NameTaken { name };
                    let related = Some((file, span));
                    self.problems.push(SchemaProblem { file: place.0, span: at, kind, related });
                }
                self.placed.insert(place, id);
                return id;
            }
            self.named.insert(name, (next, place.0, at));
        }
        self.placed.insert(place, next);
        self.enumerations.push(enumeration);
        next
    }

    /// The words that can be written, each once.
    pub(super) fn distinct<'s>(
        &mut self,
        words: &'s [Spanned<String>],
        file: usize,
    ) -> Vec<&'s Spanned<String>> {
        let mut seen = BTreeSet::new();
        let mut distinct = Vec::new();
        for word in words {
            let fault = if word.value.trim().is_empty() {
                LevelFault::Blank
            } else if word.value.contains(char::is_control) {
                LevelFault::Control(word.value.clone())
            } else if !seen.insert(word.value.as_str()) {
                LevelFault::Repeated(word.value.clone())
            } else {
                distinct.push(word);
                continue;
            };
            self.report(file, word.span, SchemaProblemKind::BadLevels { fault });
        }
        distinct
    }

    fn level(
        &mut self,
        word: &Spanned<String>,
        schema: &Schema,
        file: usize,
        known: &[(&str, Bilingual)],
    ) -> Level {
        let written = schema.vocabulary.words.iter().find(|words| words.level.value == word.value);
        let title = written.map(|words| &words.title).or_else(|| {
            known.iter().find(|(known, _)| *known == word.value).map(|(_, title)| title)
        });
        if title.is_none() && self.titles && !schema.broken {
            let kind = SchemaProblemKind::TitleMissing {
                of: Titled::Level(word.value.clone()),
                missing: Missing::Both,
            };
            self.report(file, word.span, kind);
        }
        Level { word: word.value.clone(), title: title.cloned().unwrap_or_default() }
    }

    /// Every entry of `x-tekigo.words` is a word of the enumeration.
    pub(super) fn check_words(&mut self, words: &[&Spanned<String>], schema: &Schema, file: usize) {
        if schema.broken {
            return;
        }
        let levels = || words.iter().map(|word| word.value.as_str());
        for entry in &schema.vocabulary.words {
            if levels().any(|level| level == entry.level.value) {
                continue;
            }
            let kind = SchemaProblemKind::UnknownWord {
                keyword: "x-tekigo.words",
                word: entry.level.value.clone(),
                known: levels().map(str::to_owned).collect(),
                suggestion: nearest(&entry.level.value, levels()),
            };
            self.report(file, entry.level.span, kind);
        }
    }
}

/// Whether two enumerations of one name are the same; what people read is compared where it is due.
fn same(left: &Enumeration, right: &Enumeration, titles: bool) -> bool {
    let words = |enumeration: &Enumeration| -> Vec<String> {
        enumeration.levels.iter().map(|level| level.word.clone()).collect()
    };
    left.scale == right.scale
        && if titles { left.levels == right.levels } else { words(left) == words(right) }
}
