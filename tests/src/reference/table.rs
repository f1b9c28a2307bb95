//! Section 6: look-ups.

use tekigo_core::typed::{Cell, ExpressionKind, TableId};

use super::Bug;
use super::compare;
use super::expression::Judge;
use super::term::Term;
use super::truth::Truth;
use tekigo_grammar::tree::Relation;

/// What is known of a key.
enum Key {
    Value(Term),
    /// A choice that nobody made.
    Any,
}

impl Judge<'_> {
    /// > Exactly one row must hold for every combination of values
    pub fn look_up(&mut self, table: TableId) -> Term {
        let pack = self.pack;
        let table = &pack.tables[table.0];
        let mut keys = Vec::new();
        for key in &table.keys {
            let is_choice = matches!(key.kind, ExpressionKind::Choice(_));
            match self.term(key) {
                Term::Error => return Term::Error,
                value @ Term::Range(_) => keys.push(Key::Value(value)),
                _ if is_choice && self.bug == Some(Bug::ChoiceMustBeMade) => return Term::Unknown,
                // > A choice not yet made leaves every row possible;
                _ if is_choice || self.bug == Some(Bug::AnyMatchesAbsence) => keys.push(Key::Any),
                // > a key that is a fact in any state but value makes the look-up unknown, whatever its rows say
                _ => return Term::Unknown,
            }
        }
        let possible = table
            .rows
            .iter()
            .filter(|row| row.cells.iter().zip(&keys).all(|(cell, key)| holds(cell, key)));
        let values: Vec<Term> = possible.map(|row| Term::constant(&row.value)).collect();
        // > the look-up is the value on which they agree, else unknown.
        match values.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => first.clone(),
            _ => Term::Unknown,
        }
    }
}

/// > A cell is `any`, literals with commas, `at least n`, `at most n`, `above n`, `below n`, `from a to b` (numbers,
/// > durations), `from a until b`, `from a`, `until b` (dates; both ends belong to it).
fn holds(cell: &Cell, key: &Key) -> bool {
    let Key::Value(key) = key else { return true };
    let is =
        |relation, end| compare::compare(relation, key, &Term::constant(end), None) == Truth::True;
    match cell {
        Cell::Any => true,
        Cell::Literals(literals) => literals.iter().any(|literal| is(Relation::Is, literal)),
        Cell::Range(from, to) => {
            let from = from.as_ref().is_none_or(|(end, included)| {
                is(if *included { Relation::AtLeast } else { Relation::Above }, end)
            });
            let to = to.as_ref().is_none_or(|(end, included)| {
                is(if *included { Relation::AtMost } else { Relation::Below }, end)
            });
            from && to
        }
    }
}
