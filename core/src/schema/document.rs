//! Documents: the kind, the envelope, and the record of facts inside it.

use std::collections::BTreeMap;

use tekigo_grammar::Span;

use super::problem::{Form, KindFault, Part, SchemaProblem, SchemaProblemKind, Twice};
use super::shape::{Builder, Setting};
use super::tree::{Additional, Document, File};
use crate::types::{DocumentSchema, Shape, ShapeKind};

/// The members that every document may have and no rule reads.
const ENVELOPE: &[&str] = &["kind", "state", "absent", "evidence"];

impl<'f> Builder<'f> {
    /// Every document, in the order of the files.
    pub(super) fn documents(&mut self) -> Vec<DocumentSchema> {
        let mut documents = Vec::new();
        let mut seen: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
        for (index, file) in self.files.iter().enumerate() {
            let Some(document) = &file.top.vocabulary.document else {
                self.check_no_document(index, file);
                continue;
            };
            let schema = self.document(index, file, document);
            let Some(kind) = &document.kind else { continue };
            if let Some(first) = seen.insert(&kind.value, (index, kind.span)) {
                let what =
                    SchemaProblemKind::Repeated { name: kind.value.clone(), what: Twice::Kind };
                self.problems.push(SchemaProblem {
                    file: index,
                    span: kind.span,
                    kind: what,
                    related: Some(first),
                });
                continue;
            }
            documents.extend(schema);
        }
        documents
    }

    fn document(
        &mut self,
        index: usize,
        file: &'f File,
        document: &'f Document,
    ) -> Option<DocumentSchema> {
        let top = &file.top;
        if let Some(removable) = &top.vocabulary.removable {
            self.report(
                index,
                removable.span,
                SchemaProblemKind::Misplaced { keyword: "x-tekigo.removable" },
            );
        }
        let form = self.form(top, index)?;
        if form != Form::Record {
            self.report(
                index,
                top.at,
                SchemaProblemKind::DocumentKind { fault: KindFault::NotARecord },
            );
            return None;
        }
        self.check_fit(top, form, index);
        self.check_envelope(index, file, document);
        let mut setting = Setting { file: index, ..Setting::default() };
        setting.enter(top);
        let record = self.record(top, &setting, ENVELOPE)?;
        if record.members.is_empty()
            && !top.broken
            && top
                .properties
                .iter()
                .all(|property| ENVELOPE.contains(&property.name.value.as_str()))
        {
            self.report(index, top.at, SchemaProblemKind::PartMissing { part: Part::Facts });
        }
        let root = Shape {
            kind: ShapeKind::Record(record),
            title: top
                .vocabulary
                .title
                .as_ref()
                .map_or(&document.title, |title| &title.value)
                .clone(),
            owner: setting.owner.map(str::to_owned),
            immutable: setting.immutable,
            need: setting.need,
            removable: false,
            description: top.vocabulary.description.clone(),
        };
        Some(DocumentSchema {
            kind: document.kind.as_ref()?.value.clone(),
            title: document.title.clone(),
            root,
        })
    }

    /// `kind` is a `const` that says which document this is, and a closed document has room for its state and its marks.
    fn check_envelope(&mut self, index: usize, file: &'f File, document: &'f Document) {
        let top = &file.top;
        let property =
            |name: &str| top.properties.iter().find(|property| property.name.value == name);
        let fault = match (property("kind"), &document.kind) {
            (None, _) if top.broken => None,
            (None, _) => Some((top.at, KindFault::Missing)),
            (Some(kind), wanted) => match (&kind.schema.constant, wanted) {
                (None, _) if kind.schema.broken => None,
                (None, _) => Some((kind.name.span, KindFault::NotConst)),
                (Some(found), Some(wanted)) if found.value != wanted.value => {
                    let (found_word, wanted) = (found.value.clone(), wanted.value.clone());
                    Some((found.span, KindFault::Differs { found: found_word, wanted }))
                }
                _ => None,
            },
        };
        if let Some((span, fault)) = fault {
            self.report(index, span, SchemaProblemKind::DocumentKind { fault });
        }
        let Some(Additional::Allowed(allowed)) = &top.additional else { return };
        if allowed.value {
            return;
        }
        for (name, part) in [("state", Part::State), ("absent", Part::Absent)] {
            if property(name).is_none() {
                self.report(index, allowed.span, SchemaProblemKind::PartMissing { part });
            }
        }
    }

    /// A file that describes no document has nothing but `$defs`.
    fn check_no_document(&mut self, index: usize, file: &File) {
        let top = &file.top;
        if !top.keywords.is_empty() && !top.broken {
            self.report(index, top.at, SchemaProblemKind::PartMissing { part: Part::Document });
        }
    }
}
