//! Tables: the header row, and cells.

use super::Reader;
use super::expression::comparator;
use super::literal::name;
use super::statement::type_name;
use crate::keyword::LineWord;
use crate::lines::{Block, Line, outline};
use crate::syntax::{Node, Rule};
use crate::tree::{Cell, CellKind, Expression, Item, Row, Table, Words};

impl<'t> Reader<'t, '_, '_> {
    pub(super) fn table(&mut self, block: &Block) -> Option<Item> {
        let header = self.header(Rule::table_line, block, |reader, node| {
            let mut parts = node.parts();
            let name = name(&parts.first_of(Rule::name)?);
            Some((name, type_name(&parts.first_of(Rule::of_type)?)?, reader.words_of(node)))
        });
        let mut words: Words =
            header.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default();
        let mut cites = Vec::new();
        let mut columns: Option<Vec<Expression>> = None;
        let mut rows = Vec::new();
        for (line, _) in outline(&block.lines) {
            match line.word {
                LineWord::Ja | LineWord::En => self.words_line(line, &mut words),
                LineWord::Cites => self.cites(line, &mut cites),
                LineWord::Row if columns.is_none() => {
                    columns = Some(self.columns(line).unwrap_or_default());
                }
                LineWord::Row => rows.extend(self.row(line)),
                _ => {}
            }
        }
        let (name, of, _) = header?;
        // Without its columns a table says nothing; with a row missing it would be called incomplete.
        let columns = columns.unwrap_or_default();
        if columns.is_empty() && !self.whole {
            return None;
        }
        Some(Item::Table(Table { name, of, words, cites, columns, rows }))
    }

    /// `system.group | upper_level_to | required_interval`
    fn columns(&mut self, line: &Line) -> Option<Vec<Expression>> {
        self.line(Rule::columns_line, &line.text, |reader, node| {
            let columns = node.parts().filter(|part| part.rule() == Rule::column);
            let columns: Vec<_> =
                columns.map(|column| reader.plain(&column.parts().next()?)).collect();
            columns.into_iter().collect()
        })
    }

    /// `2 | 2, 3 | daily`
    fn row(&mut self, line: &Line) -> Option<Row> {
        self.line(Rule::row_line, &line.text, |reader, node| {
            let cells = node.parts().filter(|part| part.rule() == Rule::cell);
            let cells: Vec<_> = cells.map(|cell| reader.cell(&cell)).collect();
            Some(Row { cells: cells.into_iter().collect::<Option<_>>()?, span: node.span() })
        })
    }

    fn cell(&mut self, node: &Node<'t>) -> Option<Cell> {
        let inner = node.parts().next()?;
        let mut parts = inner.parts();
        let kind = match inner.rule() {
            Rule::cell_any => CellKind::Any,
            Rule::cell_bound => {
                let bound = inner.parts().find(|part| part.rule() == Rule::constant)?;
                CellKind::Bound(comparator(&inner), self.constant(&bound)?)
            }
            Rule::cell_interval => {
                let only_until = parts.next_of(Rule::until_).is_some();
                let ends: Vec<_> = parts
                    .filter(|part| part.rule() == Rule::constant)
                    .map(|end| self.constant(&end))
                    .collect();
                let mut ends = ends.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
                if only_until {
                    CellKind::Interval(None, Some(ends.next()?))
                } else {
                    CellKind::Interval(Some(ends.next()?), ends.next())
                }
            }
            _ => {
                let literals: Vec<_> = parts
                    .filter(|part| part.rule() == Rule::constant)
                    .map(|literal| self.constant(&literal))
                    .collect();
                CellKind::Literals(literals.into_iter().collect::<Option<_>>()?)
            }
        };
        Some(Cell { kind, span: node.span() })
    }
}
