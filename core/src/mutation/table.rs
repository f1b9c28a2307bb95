//! Mutants of tables: a row left out, a row that gives another value, an end of a range that no longer belongs to it.

use super::step::neighbours;
use super::{Mutant, Mutation, Swap, Workshop};
use crate::explain::Stage;
use crate::program::{Cell, Table, TableRow};
use crate::typed::{Origin, TableId, Type};
use crate::value::Value;

impl Workshop {
    /// Every mutant of a table; `rules` are those that look it up, and `line` is the first that does.
    pub(super) fn table(&mut self, id: TableId, rules: &[usize], line: (usize, Stage)) {
        let Some(table) = self.program.tables.get(id.0).cloned() else { return };
        for (at, row) in table.rows.iter().enumerate() {
            let mut changes = Vec::new();
            let mut shorter = table.clone();
            shorter.rows.remove(at);
            changes.push((Mutation::RowDropped, shorter));
            for to in self.other_values(&table, row) {
                let mutation = Mutation::RowValue { from: row.value, to, of: table.of };
                changes.push((mutation, with_row(&table, at, |row| row.value = to)));
            }
            for (key, cell) in row.cells.iter().enumerate() {
                let Cell::Range(from, to) = cell else { continue };
                for (lower, end) in [(true, from), (false, to)] {
                    let Some((_, belonged)) = *end else { continue };
                    let turned = with_row(&table, at, |row| turn(row, key, lower));
                    changes.push((Mutation::RangeEnd { key, lower, belonged }, turned));
                }
            }
            for (mutation, changed) in changes {
                self.all.push(mutant(rules, line, row.origin, mutation, id, changed));
            }
        }
    }

    /// The neighbours of what a row gives; of a text, what other rows give.
    fn other_values(&self, table: &Table, row: &TableRow) -> Vec<Value> {
        if table.of != Type::Text {
            return neighbours(&self.program, row.value, table.of);
        }
        let others = table.rows.iter().map(|row| row.value).find(|other| *other != row.value);
        others.into_iter().collect()
    }
}

fn mutant(
    rules: &[usize],
    (version, stage): (usize, Stage),
    origin: Origin,
    mutation: Mutation,
    id: TableId,
    changed: Table,
) -> Mutant {
    Mutant {
        rule: rules.first().copied().unwrap_or(0),
        rules: rules.to_vec(),
        version,
        stage: Some(stage),
        origin,
        mutation,
        swap: Swap::Table(id.0, Box::new(changed)),
    }
}

fn with_row(table: &Table, at: usize, change: impl FnOnce(&mut TableRow)) -> Table {
    let mut changed = table.clone();
    if let Some(row) = changed.rows.get_mut(at) {
        change(row);
    }
    changed
}

fn turn(row: &mut TableRow, key: usize, lower: bool) {
    if let Some(Cell::Range(from, to)) = row.cells.get_mut(key)
        && let Some((_, belongs)) = if lower { from } else { to }
    {
        *belongs = !*belongs;
    }
}
