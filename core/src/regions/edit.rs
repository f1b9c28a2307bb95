//! One place to change, and to what.

use super::search::Setting;
use super::{Cell, Condition};
use crate::program::Program;

/// One place to change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The place.
    pub cell: Cell,
    /// What to change it to.
    pub to: Setting,
    /// Of a value: where it may lie, with the other edits at their examples.
    pub condition: Condition,
    /// Of added items: what their leaves are set to.
    pub members: Vec<Edit>,
    /// Whether no rule asks for it: a record that is written for the first time must have it.
    pub companion: bool,
}

impl Edit {
    pub(super) fn plain(cell: Cell, to: Setting) -> Self {
        Self { cell, to, condition: Condition::default(), members: Vec::new(), companion: false }
    }

    /// Every edit, those of added items after the one that adds them.
    pub(super) fn each(edits: &mut [Self], act: &mut impl FnMut(&mut Self)) {
        for edit in edits {
            act(edit);
            Self::each(&mut edit.members, act);
        }
    }

    /// The edit that adds the item in which a cell lies.
    pub(super) fn around<'e>(
        edits: &'e mut [Self],
        program: &Program,
        cell: Cell,
    ) -> Option<&'e mut Self> {
        for edit in edits {
            if edit.holds(program, cell) {
                return Some(edit);
            }
            if let Some(inner) = Self::around(&mut edit.members, program, cell) {
                return Some(inner);
            }
        }
        None
    }

    /// Whether a cell lies in an item that this edit adds.
    fn holds(&self, program: &Program, cell: Cell) -> bool {
        let (Cell::List { list, .. }, Setting::Items(rows)) = (self.cell, &self.to) else {
            return false;
        };
        self.cell.document() == cell.document()
            && cell.table(program) == Some(list)
            && rows.contains(&cell.row())
    }
}
