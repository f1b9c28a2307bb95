//! Sources, citations, and the fate of every clause: encoded, put to a person, or excused.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{self, Item};

use super::suggest::nearest;
use super::{Checker, Part, ProblemKind};
use crate::typed::{Citation, Clause, Force, Source};

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Source(source) = item {
                checker.source(source);
            }
        });
        self.each_item(|checker, item| {
            if let Item::Excuse { source, clauses, reason, span } = item {
                checker.excuse(source, clauses, reason, *span);
            }
        });
    }

    fn source(&mut self, source: &tree::Source) {
        let name = &source.name;
        if self.pack.sources.iter().any(|known| known.name == name.value) {
            self.report(name.span, ProblemKind::Repeated { name: name.value.clone() });
            return;
        }
        let of =
            Bilingual::new(format!("出典 `{}`", name.value), format!("source `{}`", name.value));
        let words = self.words(&source.words, name.span, &of).unwrap_or_default();
        let force = if let Some(word) = &source.force {
            self.force(word)
        } else {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Force, of: of.clone() });
            Force::Advice
        };
        if source.published.is_none() {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Published, of });
        }
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in &source.clauses {
            let id = &clause.id;
            let of = Bilingual::new(
                format!("出典 `{}` の条項 `{}`", name.value, id.value),
                format!("clause `{}` of source `{}`", id.value, name.value),
            );
            if clauses.iter().any(|known| known.id == id.value) {
                self.report(id.span, ProblemKind::Repeated { name: id.value.clone() });
            }
            let words = self.words(&clause.words, id.span, &of).unwrap_or_default();
            if clause.page.is_none() {
                self.report(id.span, ProblemKind::PartMissing { part: Part::Page, of });
            }
            let page = clause.page.as_ref().map(|page| page.value.clone()).unwrap_or_default();
            clauses.push(Clause { id: id.value.clone(), page, words, excuse: None });
        }
        let published =
            source.published.as_ref().map(|date| date.value.clone()).unwrap_or_default();
        self.pack.sources.push(Source {
            name: name.value.clone(),
            words,
            force,
            published,
            clauses,
        });
    }

    fn force(&mut self, word: &tree::Name) -> Force {
        match word.value.as_str() {
            "law" => Force::Law,
            "request" => Force::Request,
            "advice" => Force::Advice,
            "contract" => Force::Contract,
            _ => {
                self.unknown_word(word, &["law", "request", "advice", "contract"]);
                Force::Advice
            }
        }
    }

    pub(super) fn unknown_word(&mut self, word: &tree::Name, wanted: &[&str]) {
        let suggestion = nearest(&word.value, wanted.iter().copied());
        let wanted = wanted.iter().map(|&word| word.to_owned()).collect();
        self.report(
            word.span,
            ProblemKind::UnknownWord { word: word.value.clone(), wanted, suggestion },
        );
    }

    fn excuse(
        &mut self,
        source: &tree::Name,
        clauses: &[tree::Name],
        reason: &tree::Words,
        span: tekigo_grammar::Span,
    ) {
        let of = Bilingual::new("対象外の理由", "an excuse");
        let reason = self.part_words(reason, Part::Reason, span, &of);
        for clause in clauses {
            let citation = tree::Citation { source: source.clone(), clause: clause.clone() };
            let Some(found) = self.find(&citation) else { continue };
            self.excused.insert((found.source, found.clause), (self.file, clause.span));
            let excuse = reason.clone();
            if let Some(clause) = self
                .pack
                .sources
                .get_mut(found.source)
                .and_then(|source| source.clauses.get_mut(found.clause))
            {
                clause.excuse = Some(excuse.unwrap_or_default());
            }
        }
    }

    /// Resolves a citation and notes that the clause has a fate.
    pub(super) fn cite(&mut self, citation: &tree::Citation) -> Option<Citation> {
        let found = self.find(citation)?;
        self.cited.insert((found.source, found.clause));
        Some(found)
    }

    fn find(&mut self, citation: &tree::Citation) -> Option<Citation> {
        let sources = &self.pack.sources;
        let Some(at) = sources.iter().position(|source| source.name == citation.source.value)
        else {
            let suggestion =
                nearest(&citation.source.value, sources.iter().map(|source| source.name.as_str()));
            let name = citation.source.value.clone();
            self.report(citation.source.span, ProblemKind::UnknownSource { name, suggestion });
            return None;
        };
        let clauses = sources.get(at).map(|source| source.clauses.as_slice()).unwrap_or_default();
        let Some(clause) = clauses.iter().position(|clause| clause.id == citation.clause.value)
        else {
            let suggestion =
                nearest(&citation.clause.value, clauses.iter().map(|clause| clause.id.as_str()));
            self.report(
                citation.clause.span,
                ProblemKind::UnknownClause {
                    source: citation.source.value.clone(),
                    clause: citation.clause.value.clone(),
                    suggestion,
                },
            );
            return None;
        };
        Some(Citation { source: at, clause })
    }

    /// Every clause is cited or excused, and none is both.
    pub(super) fn fates(&mut self) {
        let mut clauses = Vec::new();
        self.each_item(|checker, item| {
            if let Item::Source(source) = item {
                let at =
                    checker.pack.sources.iter().position(|known| known.name == source.name.value);
                for (clause, written) in source.clauses.iter().enumerate() {
                    clauses.push((checker.file, at, clause, source, &written.id));
                }
            }
        });
        for (file, at, clause, source, id) in clauses {
            let Some(at) = at else { continue };
            self.file = file;
            let (source, clause_id) = (source.name.value.clone(), id.value.clone());
            let excuse = self.excused.get(&(at, clause)).copied();
            match (self.cited.contains(&(at, clause)), excuse) {
                (false, None) => {
                    self.report(
                        id.span,
                        ProblemKind::ClauseWithoutFate { source, clause: clause_id },
                    );
                }
                (true, Some((file, span))) => {
                    self.file = file;
                    self.report(
                        span,
                        ProblemKind::ClauseExcusedAndCited { source, clause: clause_id },
                    );
                }
                _ => {}
            }
        }
    }
}
