//! Paths: from `disclosure.backup.interval` to a place of a schema.

use std::fmt::Write as _;

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree;

use super::scope::Scope;
use super::suggest::nearest;
use super::{Checker, ProblemKind};
use crate::typed::{ItemId, KindId, Place, Root, Type};
use crate::types::{EnumerationId, Leaf, Record, Shape, ShapeKind};

/// A path that resolved.
pub(super) struct Resolved<'a> {
    pub place: Place,
    pub target: Target<'a>,
}

/// What a path leads to.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    /// A place with a shape of its own.
    Shape(&'a Shape),
    /// The member of an alternative that tells its options apart.
    Discriminator(EnumerationId),
    /// A member of a quantity, which can be asked for and not compared.
    Part,
}

impl<'a> Checker<'a> {
    /// The kind of a name, if the pack reads it.
    pub(super) fn kind(&self, name: &str) -> Option<KindId> {
        self.pack.reads.iter().position(|reads| reads.kind == name).map(KindId)
    }

    pub(super) fn root_shape(&self, kind: KindId) -> Option<&'a Shape> {
        let reads = self.pack.reads.get(kind.0)?;
        self.schemas.documents.get(reads.document).map(|document| &document.root)
    }

    /// Whether a path starts at a document or an item, and so is no name of the pack and no level.
    pub(super) fn starts_in_a_document(&self, path: &tree::Path, scope: &Scope<'a>) -> bool {
        scope.item(&path.root.value).is_some()
            || (self.kind(&path.root.value).is_some() && scope.named(&path.root.value).is_none())
    }

    /// Follows a path from its root, or says where it goes wrong.
    pub(super) fn resolve(
        &mut self,
        path: &tree::Path,
        scope: &mut Scope<'a>,
    ) -> Option<Resolved<'a>> {
        let (root, shape) = if let Some(item) = scope.item(&path.root.value) {
            (Root::Item(item.id), item.shape)
        } else if let Some(kind) = self.kind(&path.root.value) {
            self.read_kind(kind, scope);
            (Root::Document(kind), self.root_shape(kind)?)
        } else {
            let name = path.root.value.clone();
            let known = self.pack.reads.iter().map(|reads| reads.kind.as_str());
            let items = scope.items.iter().map(|item| item.name.as_str());
            let suggestion = nearest(&name, known.chain(items));
            self.report(path.root.span, ProblemKind::UnknownName { name, suggestion });
            return None;
        };
        let mut place = Place { root, members: Vec::new() };
        let mut target = Target::Shape(shape);
        for segment in &path.segments {
            let name = match segment {
                tree::Segment::Member(name) => name,
                tree::Segment::Index(index) => {
                    self.report(index.span, ProblemKind::IndexInRule);
                    return None;
                }
            };
            target = self.step(&place, target, name, path, scope)?;
            place.members.push(name.value.clone());
        }
        Some(Resolved { place, target })
    }

    /// Notes that the rule reads a kind; of two kinds of which many may be given the rule complains.
    pub(super) fn read_kind(&self, kind: KindId, scope: &mut Scope<'a>) {
        if !self.pack.reads.get(kind.0).is_some_and(|reads| reads.many) {
            return;
        }
        match scope.subject {
            None => scope.subject = Some(kind),
            Some(first) if first != kind => scope.second_subject = Some(kind),
            Some(_) => {}
        }
    }

    fn step(
        &mut self,
        place: &Place,
        target: Target<'a>,
        name: &tree::Name,
        path: &tree::Path,
        scope: &Scope<'a>,
    ) -> Option<Target<'a>> {
        let Target::Shape(shape) = target else {
            self.report(
                name.span,
                ProblemKind::UnknownMember {
                    member: name.value.clone(),
                    of: Bilingual::new("値", "a value"),
                    suggestion: None,
                },
            );
            return None;
        };
        match &shape.kind {
            ShapeKind::Record(record) => {
                if let Some(member) = record.members.iter().find(|member| member.name == name.value)
                {
                    return Some(Target::Shape(&member.shape));
                }
                let suggestion =
                    nearest(&name.value, record.members.iter().map(|member| member.name.as_str()));
                self.unknown_member(shape, name, suggestion);
                None
            }
            ShapeKind::Map(value) => Some(Target::Shape(value)),
            ShapeKind::Alternative(alternative) => {
                if name.value == alternative.discriminator {
                    return Some(Target::Discriminator(alternative.words));
                }
                let words = self.enumerations.get(alternative.words.0).map(|words| &words.levels);
                let having: Vec<(String, &'a Record)> = words
                    .into_iter()
                    .flatten()
                    .zip(&alternative.options)
                    .filter(|(_, record)| {
                        record.members.iter().any(|member| member.name == name.value)
                    })
                    .map(|(level, record)| (level.word.clone(), record))
                    .collect();
                if having.is_empty() {
                    let names = alternative.options.iter().flat_map(|record| &record.members);
                    let suggestion = nearest(&name.value, names.map(|member| member.name.as_str()));
                    self.unknown_member(shape, name, suggestion);
                    return None;
                }
                let mut discriminator = place.clone();
                discriminator.members.push(alternative.discriminator.clone());
                let tested = scope.tested(&discriminator).unwrap_or_default();
                if tested.is_empty()
                    || !tested.iter().all(|word| having.iter().any(|(option, _)| option == word))
                {
                    self.report(
                        name.span,
                        ProblemKind::AlternativeUntested {
                            member: name.value.clone(),
                            discriminator: alternative.discriminator.clone(),
                            options: having.into_iter().map(|(word, _)| word).collect(),
                        },
                    );
                    return None;
                }
                let (_, record) = having.iter().find(|(option, _)| tested.contains(option))?;
                let member = record.members.iter().find(|member| member.name == name.value)?;
                Some(Target::Shape(&member.shape))
            }
            ShapeKind::Quantity(quantity) => {
                let members = quantity.members();
                if members.contains(&name.value.as_str()) {
                    return Some(Target::Part);
                }
                let suggestion = nearest(&name.value, members);
                self.unknown_member(shape, name, suggestion);
                None
            }
            ShapeKind::List(_) => {
                self.report(
                    name.span,
                    ProblemKind::NotAValue { path: up_to(path, name), of: "list" },
                );
                None
            }
            ShapeKind::Leaf(_) => {
                self.unknown_member(shape, name, None);
                None
            }
        }
    }

    fn unknown_member(&mut self, shape: &Shape, name: &tree::Name, suggestion: Option<String>) {
        let of = Bilingual::new(
            format!("「{}」", shape.title.ja),
            format!("\u{201c}{}\u{201d}", shape.title.en),
        );
        self.report(
            name.span,
            ProblemKind::UnknownMember { member: name.value.clone(), of, suggestion },
        );
    }

    /// The list that a path leads to, and its items' shape.
    pub(super) fn resolve_list(
        &mut self,
        path: &tree::Path,
        scope: &mut Scope<'a>,
    ) -> Option<(Place, &'a crate::types::List)> {
        let resolved = self.resolve(path, scope)?;
        if let Target::Shape(Shape { kind: ShapeKind::List(list), .. }) = resolved.target {
            return Some((resolved.place, list));
        }
        self.report(path.span, ProblemKind::NotAList { path: written(path) });
        None
    }

    pub(super) fn next_item(&mut self) -> ItemId {
        let id = ItemId(self.pack.items);
        self.pack.items += 1;
        id
    }
}

/// The type of a leaf's values.
pub(crate) fn leaf_type(leaf: &Leaf) -> Type {
    match leaf {
        Leaf::Boolean => Type::Boolean,
        Leaf::Number(_) => Type::Number,
        Leaf::Text { .. } => Type::Text,
        Leaf::Date => Type::Date,
        Leaf::Instant { .. } => Type::Instant,
        Leaf::Duration => Type::Duration,
        Leaf::BusinessDays(_) => Type::BusinessDays,
        Leaf::Enumeration(id) => Type::Enumeration(*id),
    }
}

/// A path as it is written.
pub(super) fn written(path: &tree::Path) -> String {
    let mut text = path.root.value.clone();
    for segment in &path.segments {
        match segment {
            tree::Segment::Member(name) => {
                text.push('.');
                text.push_str(&name.value);
            }
            tree::Segment::Index(index) => {
                let _ = write!(text, "[{}]", index.value);
            }
        }
    }
    text
}

/// The part of a path before one of its members.
fn up_to(path: &tree::Path, end: &tree::Name) -> String {
    let segments = path
        .segments
        .iter()
        .take_while(
            |segment| !matches!(segment, tree::Segment::Member(name) if name.span == end.span),
        )
        .cloned()
        .collect();
    written(&tree::Path { root: path.root.clone(), segments, span: path.span })
}
