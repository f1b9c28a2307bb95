//! What rules share: tables, choices and parameters.

use tekigo_core::program::{Cell, Choice, Parameter, Table, TableRow};
use tekigo_core::prose::{self, Labels, Writer};
use tekigo_core::typed::{ChoiceId, ParameterId, TableId, Type};
use tekigo_core::value::Value;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::Desk;
use crate::rulebook::model::{ChoiceText, OptionText, ParameterText, TableText};
use crate::rulebook::words;

impl Desk<'_> {
    pub(super) fn table(&self, id: TableId, table: &Table) -> TableText {
        let labels = Labels::default();
        let mut writer = Writer::whole(self.program, self.names, &labels);
        let mut columns: Vec<Bilingual> =
            table.keys.iter().map(|key| writer.heading(*key)).collect();
        let title = self.names.table(id).cloned().unwrap_or_default();
        columns.push(title.clone());
        TableText {
            table: table.name.clone(),
            title,
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
        cells.push(self.value(row.value, table.of));
        cells
    }

    fn cell(&self, cell: &Cell, of: Type) -> Bilingual {
        match cell {
            Cell::Any => Bilingual::new("どれでも", "any"),
            Cell::Literals(literals) => {
                let words: Vec<Bilingual> =
                    literals.iter().map(|literal| self.value(*literal, of)).collect();
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

    fn value(&self, value: Value, of: Type) -> Bilingual {
        let name = match (value, of) {
            (Value::Level(at), Type::Enumeration(id)) => self.names.level(id, at).cloned(),
            _ => None,
        };
        name.unwrap_or_else(|| prose::value(self.program, value, of))
    }

    fn wanted(&self, relation: Relation, value: Value, of: Type) -> Bilingual {
        prose::wanted(relation, &self.value(value, of), of, false)
    }

    pub(super) fn choice(&self, id: ChoiceId, choice: &Choice) -> ChoiceText {
        ChoiceText {
            choice: choice.name.clone(),
            title: self.names.choice(id).cloned().unwrap_or_default(),
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

    pub(super) fn parameter(&self, id: ParameterId, parameter: &Parameter) -> ParameterText {
        let end = |end: Option<Value>, relation| {
            end.map(|value| self.wanted(relation, value, parameter.of))
        };
        let bounds = words::between(
            end(parameter.least, Relation::AtLeast),
            end(parameter.most, Relation::AtMost),
        );
        ParameterText {
            parameter: parameter.name.clone(),
            title: self.names.parameter(id).cloned().unwrap_or_default(),
            reason: parameter.reason.clone(),
            cites: self.cited(&parameter.cites),
            default: self.value(parameter.default, parameter.of),
            bounds,
        }
    }
}
