//! Conditions in words.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::{Condition, Part};
use crate::layout::NodeId;
use crate::program::{Cell, FactRef, NodeId as Formula, Program, Table, Version};
use crate::prose;
use crate::typed::{KindId, TableId, Type};
use crate::value::Value;

impl Condition {
    /// What it says.
    #[must_use]
    pub fn words(&self, program: &Program) -> Bilingual {
        match self.part {
            Part::Formula(formula) => prose::expression(program, formula),
            Part::Claim(at) => {
                let rule = program.rules.get(self.rule);
                let version = rule.and_then(|rule| rule.versions.get(self.version));
                version.map(|version| claim(program, version, at)).unwrap_or_default()
            }
            Part::Row(TableId(id), at) => {
                let table = program.tables.get(id);
                table.map(|table| row(program, table, at)).unwrap_or_default()
            }
        }
    }
}

fn claim(program: &Program, version: &Version, at: usize) -> Bilingual {
    let fact = version.accepts.get(at);
    let Some((kind, node)) = fact.and_then(|fact| place(program, *fact)) else {
        return Bilingual::default();
    };
    let title = program.kind(kind).map(|kind| prose::title(kind, node)).unwrap_or_default();
    Bilingual::new(
        format!("{}を「該当なし」とする申し出がある", title.ja),
        format!("it is claimed that {} does not apply", title.en),
    )
}

fn place(program: &Program, fact: FactRef) -> Option<(KindId, NodeId)> {
    match fact {
        FactRef::Slot(slot) => {
            let layout = &program.kind(slot.kind)?.layout;
            Some((slot.kind, layout.slots.get(slot.slot.0)?.node))
        }
        FactRef::List(list) => {
            let layout = &program.kind(list.kind)?.layout;
            Some((list.kind, layout.lists.get(list.list.0)?.node))
        }
    }
}

/// 「求める取得間隔」の表で、グループが2、上位の水準が1なら日次
fn row(program: &Program, table: &Table, at: usize) -> Bilingual {
    let Some(row) = table.rows.get(at) else { return Bilingual::default() };
    let gives = prose::value(program, row.value, table.of);
    let cells = table.keys.iter().zip(&row.cells).filter(|(_, cell)| **cell != Cell::Any);
    let keys: Vec<Bilingual> = cells.map(|(key, cell)| key_words(program, *key, cell)).collect();
    let join = |words: fn(&Bilingual) -> &str, with: &str| {
        keys.iter().map(words).collect::<Vec<_>>().join(with)
    };
    let (ja, en) = (join(|words| &words.ja, "、"), join(|words| &words.en, " and "));
    if keys.is_empty() {
        return Bilingual::new(
            format!("表「{}」で、いつも{}", table.words.ja, gives.ja),
            format!("in the table “{}”, always {}", table.words.en, gives.en),
        );
    }
    Bilingual::new(
        format!("表「{}」で、{ja}なら{}", table.words.ja, gives.ja),
        format!("in the table “{}”, {} where {en}", table.words.en, gives.en),
    )
}

fn key_words(program: &Program, key: Formula, cell: &Cell) -> Bilingual {
    let of = program.type_of(key);
    let name = prose::expression(program, key);
    let asked = cell_words(program, cell, of);
    Bilingual::new(format!("{}が{}", name.ja, asked.ja), format!("{} is {}", name.en, asked.en))
}

fn cell_words(program: &Program, cell: &Cell, of: Type) -> Bilingual {
    let value = |value: &Value| prose::value(program, *value, of);
    match cell {
        Cell::Any => Bilingual::new("何でも", "anything"),
        Cell::Literals(literals) => {
            let words: Vec<Bilingual> = literals.iter().map(value).collect();
            let join = |words: Vec<&str>, with: &str| words.join(with);
            Bilingual::new(
                join(words.iter().map(|words| words.ja.as_str()).collect(), "または"),
                join(words.iter().map(|words| words.en.as_str()).collect(), " or "),
            )
        }
        Cell::Range(from, to) => {
            let end = |end: &Option<(Value, bool)>, with: Relation, without: Relation| {
                end.as_ref().map(|(end, belongs)| {
                    let relation = if *belongs { with } else { without };
                    prose::wanted(relation, &value(end), of, true)
                })
            };
            let from = end(from, Relation::AtLeast, Relation::Above);
            let to = end(to, Relation::AtMost, Relation::Below);
            match (from, to) {
                (Some(from), Some(to)) => Bilingual::new(
                    format!("{}かつ{}", from.ja, to.ja),
                    format!("{} and {}", from.en, to.en),
                ),
                (one, other) => one.or(other).unwrap_or_default(),
            }
        }
    }
}
