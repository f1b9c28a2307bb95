//! A part of a rule book: some rules, and of the rest what they need.

use super::model::{RuleBook, RuleText};

/// Which rules are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// These; all where none is named.
    pub rules: Vec<String>,
    /// Those that bind this party.
    pub party: Option<String>,
    /// Those that a person judges.
    pub manual: bool,
}

impl RuleBook {
    /// Leaves out everything but what became of the clauses, and what is needed to read that.
    pub fn clauses_alone(&mut self) {
        self.notes.clear();
        self.rules.clear();
        self.tables.clear();
        self.choices.clear();
        self.parameters.clear();
    }
}

impl Selection {
    /// Leaves out of a book what is not wanted, and the tables, choices and parameters that nothing in it uses any more.
    pub fn apply(&self, book: &mut RuleBook) {
        if *self == Self::default() {
            return;
        }
        book.rules.retain(|rule| self.wants(rule));
        let uses = |of: fn(&RuleText) -> &Vec<String>, name: &String| {
            book.rules.iter().any(|rule| of(rule).contains(name))
        };
        book.tables.retain(|table| uses(|rule| &rule.uses.tables, &table.table));
        book.choices.retain(|choice| uses(|rule| &rule.uses.choices, &choice.choice));
        book.parameters.retain(|known| uses(|rule| &rule.uses.parameters, &known.parameter));
    }

    fn wants(&self, rule: &RuleText) -> bool {
        (self.rules.is_empty() || self.rules.contains(&rule.rule))
            && self
                .party
                .as_ref()
                .is_none_or(|party| rule.parties.iter().any(|bound| bound.party == *party))
            && (!self.manual || rule.manual)
    }
}
