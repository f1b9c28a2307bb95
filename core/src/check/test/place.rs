//! Places that tests name: `disclosure.backup.copies[1].place`, as JSON Pointers.

use tekigo_grammar::Span;
use tekigo_grammar::tree::{self, LiteralKind};

use crate::typed::KindId;
use crate::types::Shape;

/// A place that a test names.
pub(super) struct TestPlace<'a> {
    pub kind: KindId,
    pub steps: Vec<PlaceStep>,
    /// `None` where no shape of its own describes it: a part of a quantity, a discriminator.
    pub shape: Option<&'a Shape>,
}

/// From a place to one in it.
#[derive(Clone)]
pub(super) enum PlaceStep {
    Member(String),
    Index(usize),
}

impl TestPlace<'_> {
    /// The place as a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        self.steps.iter().fold(String::new(), |pointer, step| step.below(&pointer))
    }
}

impl PlaceStep {
    /// The JSON Pointer of what stands in a place.
    fn below(&self, pointer: &str) -> String {
        match self {
            Self::Member(name) => {
                format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
            }
            Self::Index(at) => format!("{pointer}/{at}"),
        }
    }
}

/// A literal and each of its parts, with where they stand; parts come before the whole.
pub(super) fn parts_of(
    literal: &tree::Literal,
    kind: KindId,
    pointer: String,
    parts: &mut Vec<(KindId, String, Span)>,
) {
    match &literal.kind {
        LiteralKind::List(items) => {
            for (at, item) in items.iter().enumerate() {
                parts_of(item, kind, PlaceStep::Index(at).below(&pointer), parts);
            }
        }
        LiteralKind::Record(members) => {
            for (name, value) in members {
                let step = PlaceStep::Member(name.value.clone());
                parts_of(value, kind, step.below(&pointer), parts);
            }
        }
        _ => {}
    }
    parts.push((kind, pointer, literal.span));
}
