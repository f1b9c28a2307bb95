//! What rules share: tables, choices and parameters.

use tekigo_core::program::{Cell, Choice, Parameter, Table, TableRow};
use tekigo_core::prose::{self, Labels};
use tekigo_core::typed::Type;
use tekigo_core::value::Value;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::Desk;
use crate::rulebook::model::{ChoiceText, OptionText, ParameterText, TableText};
use crate::rulebook::words;

impl Desk<'_> {
    pub(super) fn table(&self, table: &Table) -> TableText {
        let labels = Labels::default();
        let mut writer = tekigo_core::prose::Writer::whole(self.program, self.names, &labels);
        let mut columns: Vec<Bilingual> =
            table.keys.iter().map(|key| writer.heading(*key)).collect();
        columns.push(table.words.clone());
        TableText {
            table: table.name.clone(),
            title: table.words.clone(),
            cites: self.cited(&table.cites),
            columns,
            rows: table.rows.iter().map(|row| self.row(table, row)).collect(),
            uses: self.uses(&table.keys),
        }
    }

    fn row(&self, table: &Table, row: &TableRow) -> Vec<Bilingual> {
        let cells = table.keys.iter().zip(&row.cells);
        let mut cells: Vec<Bilingual> =
            cells.map(|(key, cell)| self.cell(cell, self.program.type_of(*key))).collect();
        cells.push(prose::value(self.program, row.value, table.of));
        cells
    }

    fn cell(&self, cell: &Cell, of: Type) -> Bilingual {
        match cell {
            Cell::Any => Bilingual::new("どれでも", "any"),
            Cell::Literals(literals) => {
                let words: Vec<Bilingual> = literals
                    .iter()
                    .map(|literal| prose::value(self.program, *literal, of))
                    .collect();
                let join = |words: Vec<&str>, with: &str| words.join(with);
                Bilingual::new(
                    join(words.iter().map(|words| words.ja.as_str()).collect(), "、"),
                    join(words.iter().map(|words| words.en.as_str()).collect(), ", "),
                )
            }
            Cell::Range(from, to) => {
                let end = |end: &Option<(Value, bool)>, with: Relation, without: Relation| {
                    let (value, included) = (*end)?;
                    let relation = if included { with } else { without };
                    Some(self.wanted(relation, value, of))
                };
                let least = end(from, Relation::AtLeast, Relation::Above);
                let most = end(to, Relation::AtMost, Relation::Below);
                words::between(least, most).unwrap_or_else(|| Bilingual::new("どれでも", "any"))
            }
        }
    }

    fn wanted(&self, relation: Relation, value: Value, of: Type) -> Bilingual {
        prose::wanted(relation, &prose::value(self.program, value, of), of, false)
    }

    pub(super) fn choice(&self, choice: &Choice) -> ChoiceText {
        ChoiceText {
            choice: choice.name.clone(),
            title: choice.words.clone(),
            reason: choice.reason.clone(),
            cites: self.cited(&choice.cites),
            options: choice
                .options
                .iter()
                .map(|(written, _, words)| OptionText {
                    option: written.clone(),
                    title: words.clone(),
                })
                .collect(),
        }
    }

    pub(super) fn parameter(&self, parameter: &Parameter) -> ParameterText {
        let end = |end: Option<Value>, relation| {
            end.map(|value| self.wanted(relation, value, parameter.of))
        };
        let bounds = words::between(
            end(parameter.least, Relation::AtLeast),
            end(parameter.most, Relation::AtMost),
        );
        ParameterText {
            parameter: parameter.name.clone(),
            title: parameter.words.clone(),
            reason: parameter.reason.clone(),
            cites: self.cited(&parameter.cites),
            default: prose::value(self.program, parameter.default, parameter.of),
            bounds,
        }
    }
}
