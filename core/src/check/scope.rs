//! What names mean at a point of a rule: its `let`s, the items of quantifiers around it, and the alternatives tested so far.

use crate::typed::{ItemId, KindId, NamedId, Place};
use crate::types::Shape;

/// The names in sight.
#[derive(Clone, Default)]
pub(super) struct Scope<'a> {
    /// `let`s, in the order they were written.
    pub lets: Vec<(String, NamedId)>,
    /// `let`s that are wrong: what uses them is not blamed for it.
    pub broken: Vec<String>,
    /// Items bound by quantifiers, innermost last.
    pub items: Vec<Item<'a>>,
    /// Discriminators known to be one of the words.
    pub tested: Vec<(Place, Vec<String>)>,
    /// The many kind that is read, and where from.
    pub subject: Option<KindId>,
    /// Another many kind that is read too: a problem the rule reports.
    pub second_subject: Option<KindId>,
}

/// An item that a quantifier has bound.
#[derive(Clone)]
pub(super) struct Item<'a> {
    /// Its name.
    pub name: String,
    /// Its number.
    pub id: ItemId,
    /// The shape of the list's items.
    pub shape: &'a Shape,
}

impl<'a> Scope<'a> {
    pub fn item(&self, name: &str) -> Option<&Item<'a>> {
        self.items.iter().rev().find(|item| item.name == name)
    }

    pub fn named(&self, name: &str) -> Option<NamedId> {
        self.lets.iter().rev().find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// The words that a discriminator is known to be one of here.
    pub fn tested(&self, place: &Place) -> Option<&[String]> {
        self.tested
            .iter()
            .rev()
            .find(|(known, _)| known == place)
            .map(|(_, words)| words.as_slice())
    }
}
