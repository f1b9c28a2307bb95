//! The header of a pack: edition, name, zone, the kinds of documents, the parties.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::{Span, tree::Item};

use super::suggest::nearest;
use super::{Checker, Part, ProblemKind};
use crate::typed::{Party, Reads};
use crate::value::ZoneOffset;

/// The edition of the language that this compiler speaks.
pub const EDITION: &str = "2026";

impl Checker<'_> {
    pub(super) fn header(&mut self) {
        let mut seen: Vec<Part> = Vec::new();
        self.each_item(|checker, item| match item {
            Item::Edition { number } => {
                checker.once(&mut seen, Part::Edition, "edition", number.span);
                if number.value != EDITION {
                    checker.report(
                        number.span,
                        ProblemKind::UnknownEdition { found: number.value.clone() },
                    );
                }
                checker.pack.edition.clone_from(&number.value);
            }
            Item::Pack { name, version, words } => {
                checker.once(&mut seen, Part::Pack, "pack", name.span);
                checker.pack.name.clone_from(&name.value);
                checker.pack.version.clone_from(&version.value);
                let of = Bilingual::new(
                    format!("規則集 `{}`", name.value),
                    format!("pack `{}`", name.value),
                );
                checker.pack.words = checker.words(words, name.span, &of).unwrap_or_default();
            }
            Item::Zone { offset } => {
                checker.once(&mut seen, Part::Zone, "zone", offset.span);
                if let Some(zone) = ZoneOffset::parse(&offset.value) {
                    checker.pack.zone = zone;
                } else {
                    let wanted = Bilingual::new("時差（+09:00 など）", "an offset such as +09:00");
                    checker.report(
                        offset.span,
                        ProblemKind::BadLiteral { text: offset.value.clone(), wanted },
                    );
                }
            }
            Item::Reads { kinds } => {
                seen.push(Part::Reads);
                for reads in kinds {
                    checker.reads(reads);
                }
            }
            Item::Party { name, words } => {
                if checker.pack.parties.iter().any(|party| party.name == name.value) {
                    checker.report(name.span, ProblemKind::Repeated { name: name.value.clone() });
                    return;
                }
                let of = Bilingual::new(
                    format!("当事者 `{}`", name.value),
                    format!("party `{}`", name.value),
                );
                let words = checker.words(words, name.span, &of).unwrap_or_default();
                checker.pack.parties.push(Party { name: name.value.clone(), words });
            }
            _ => {}
        });
        self.file = 0;
        let parts = [
            (Part::Edition, "edition"),
            (Part::Pack, "pack"),
            (Part::Zone, "zone"),
            (Part::Reads, "reads"),
        ];
        for (part, word) in parts {
            if !seen.contains(&part) && !self.lost.contains(word) {
                let of = Bilingual::new("規則集", "the pack");
                self.report(Span::default(), ProblemKind::PartMissing { part, of });
            }
        }
    }

    fn once(&mut self, seen: &mut Vec<Part>, part: Part, word: &str, span: Span) {
        if seen.contains(&part) {
            self.report(span, ProblemKind::Repeated { name: word.to_owned() });
        }
        seen.push(part);
    }

    fn reads(&mut self, reads: &tekigo_grammar::tree::Reads) {
        let kind = &reads.kind;
        if self.pack.reads.iter().any(|known| known.kind == kind.value) {
            self.report(kind.span, ProblemKind::Repeated { name: kind.value.clone() });
            return;
        }
        let documents = &self.schemas.documents;
        if let Some(document) = documents.iter().position(|document| document.kind == kind.value) {
            self.pack.reads.push(Reads { kind: kind.value.clone(), many: reads.many, document });
        } else {
            let suggestion =
                nearest(&kind.value, documents.iter().map(|document| document.kind.as_str()));
            let meant = suggestion.clone();
            self.report(
                kind.span,
                ProblemKind::UnknownKind { name: kind.value.clone(), suggestion },
            );
            // Rules that spell it right are not to blame.
            self.broken.extend(meant);
        }
    }
}
