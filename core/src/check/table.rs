//! Decision tables: columns, cells, rows. That exactly one row holds is proved in `complete.rs`.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{self, CellKind, Item, Relation, TypeName};

use super::scope::Scope;
use super::{Checker, Part, ProblemKind};
use crate::typed::{
    Cell, Constant, Expression, ExpressionKind, KindId, NamedId, Place, Root, Table, TableRow, Type,
};

impl<'a> Checker<'a> {
    pub(super) fn tables(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Table(table) = item {
                checker.table(table);
            }
        });
    }

    fn table(&mut self, table: &'a tree::Table) {
        let name = &table.name;
        if !self.free_name(name) {
            return;
        }
        let known_broken = !self.broken.insert(name.value.clone());
        let of_table =
            Bilingual::new(format!("表 `{}`", name.value), format!("table `{}`", name.value));
        let words = self.words(&table.words, name.span, &of_table).unwrap_or_default();
        if table.cites.is_empty() {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Cites, of: of_table });
        }
        let cites = self.cites(&table.cites);
        let TypeName::Named(type_name) = &table.of else {
            if let TypeName::Range(least, _) = &table.of {
                let wanted = Bilingual::new("型の名前", "the name of a type");
                self.report(
                    least.span,
                    ProblemKind::BadLiteral { text: least.value.clone(), wanted },
                );
            }
            return;
        };
        let of = self.type_named(type_name);
        let keys = self.keys(table);
        let (Some(of), Some(keys)) = (of, keys) else { return };
        let rows: Vec<Option<TableRow>> =
            table.rows.iter().map(|row| self.row(row, &keys, of)).collect();
        let whole = rows.iter().all(Option::is_some);
        let table_typed = Table {
            name: name.value.clone(),
            words,
            cites,
            of,
            keys,
            rows: rows.into_iter().flatten().collect(),
        };
        if whole && !known_broken {
            self.prove(&table_typed, name.span);
        }
        if !known_broken {
            self.broken.remove(&name.value);
        }
        self.pack.tables.push(table_typed);
    }

    /// The columns but the last, which must be the table's own name.
    fn keys(&mut self, table: &'a tree::Table) -> Option<Vec<Expression>> {
        let own = |column: &tree::Expression| matches!(&column.kind, tree::ExpressionKind::Path(path) if path.segments.is_empty() && path.root.value == table.name.value);
        let Some((last, columns)) = table.columns.split_last().filter(|(last, _)| own(last)) else {
            let span = table.columns.last().map_or(table.name.span, |column| column.span);
            self.report(span, ProblemKind::TableHeader { table: table.name.value.clone() });
            return None;
        };
        if columns.is_empty() {
            self.report(last.span, ProblemKind::TableHeader { table: table.name.value.clone() });
            return None;
        }
        let mut scope = Scope::default();
        let keys: Vec<_> = columns.iter().map(|column| self.key(column, &mut scope)).collect();
        if let (Some(first), Some(second)) = (scope.subject, scope.second_subject) {
            self.two_many_kinds(table.name.span, first, second);
        }
        keys.into_iter().collect()
    }

    fn key(&mut self, column: &tree::Expression, scope: &mut Scope<'a>) -> Option<Expression> {
        let key = self.expression(column, None, scope)?;
        let readable = matches!(
            key.kind,
            ExpressionKind::Fact(_)
                | ExpressionKind::Choice(_)
                | ExpressionKind::Parameter(_)
                | ExpressionKind::AsOf
        );
        let divisible = matches!(
            key.of,
            Type::Boolean | Type::Number | Type::Date | Type::BusinessDays | Type::Enumeration(_)
        );
        if readable && divisible {
            return Some(key);
        }
        self.report(column.span, ProblemKind::TableKey { of: self.type_name(key.of) });
        None
    }

    fn row(&mut self, row: &tree::Row, keys: &[Expression], of: Type) -> Option<TableRow> {
        let Some((last, cells)) =
            row.cells.split_last().filter(|(_, cells)| cells.len() == keys.len())
        else {
            self.report(
                row.span,
                ProblemKind::TableShape { wanted: keys.len() + 1, found: row.cells.len() },
            );
            return None;
        };
        let cells: Vec<_> =
            cells.iter().zip(keys).map(|(cell, key)| self.cell(cell, key.of)).collect();
        let value = match &last.kind {
            CellKind::Literals(literals) if literals.len() == 1 => {
                literals.first().and_then(|literal| self.constant(literal, of))
            }
            _ => {
                let wanted = self.type_name(of);
                let text = self.text(last.span);
                self.report(last.span, ProblemKind::BadLiteral { text, wanted });
                None
            }
        };
        let cells = cells.into_iter().collect::<Option<_>>()?;
        Some(TableRow { cells, value: value?, origin: self.origin(row.span) })
    }

    fn cell(&mut self, cell: &tree::Cell, of: Type) -> Option<Cell> {
        match &cell.kind {
            CellKind::Any => Some(Cell::Any),
            CellKind::Literals(literals) => {
                let literals: Vec<_> =
                    literals.iter().map(|literal| self.constant(literal, of)).collect();
                Some(Cell::Literals(literals.into_iter().collect::<Option<_>>()?))
            }
            CellKind::Bound(comparator, bound) => {
                self.range_fits(cell, of)?;
                let bound = self.constant(bound, of)?;
                Some(match comparator.relation {
                    Relation::AtLeast => Cell::Range(Some((bound, true)), None),
                    Relation::Above => Cell::Range(Some((bound, false)), None),
                    Relation::AtMost => Cell::Range(None, Some((bound, true))),
                    Relation::Below => Cell::Range(None, Some((bound, false))),
                    Relation::Is | Relation::IsNot => Cell::Literals(vec![bound]),
                })
            }
            CellKind::Interval(from, to) => {
                self.range_fits(cell, of)?;
                let from = from.as_ref().map(|end| self.constant(end, of));
                let to = to.as_ref().map(|end| self.constant(end, of));
                let end = |end: Option<Option<Constant>>| match end {
                    None => Some(None),
                    Some(end) => end.map(|end| Some((end, true))),
                };
                Some(Cell::Range(end(from)?, end(to)?))
            }
        }
    }

    fn range_fits(&mut self, cell: &tree::Cell, of: Type) -> Option<()> {
        if self.ordered(of) {
            return Some(());
        }
        self.report(cell.span, ProblemKind::NoOrder { of: self.type_name(of) });
        None
    }

    /// The kinds that a table's keys read.
    pub(super) fn kinds_of_table(&self, at: usize) -> Vec<KindId> {
        let keys = self.pack.tables.get(at).map(|table| table.keys.as_slice()).unwrap_or_default();
        keys.iter().flat_map(|key| self.kinds_of(key)).collect()
    }

    /// The kinds that a definition reads.
    pub(super) fn kinds_of_named(&self, id: NamedId) -> Vec<KindId> {
        self.pack.named.get(id.0).map(|named| self.kinds_of(&named.value)).unwrap_or_default()
    }

    fn kinds_of(&self, expression: &Expression) -> Vec<KindId> {
        let mut kinds = Vec::new();
        expression.visit(&mut |part| {
            let place = match &part.kind {
                ExpressionKind::Fact(place)
                | ExpressionKind::Quantity(place)
                | ExpressionKind::Disclosed(place) => place,
                ExpressionKind::Aggregate { list, .. }
                | ExpressionKind::All { list, .. }
                | ExpressionKind::Some { list, .. }
                | ExpressionKind::Each { list, .. } => list,
                ExpressionKind::Named(id) => {
                    kinds.extend(self.kinds_of_named(*id));
                    return;
                }
                ExpressionKind::Lookup(id) => {
                    kinds.extend(self.kinds_of_table(id.0));
                    return;
                }
                _ => return,
            };
            if let Place { root: Root::Document(kind), .. } = place {
                kinds.push(*kind);
            }
        });
        kinds.sort();
        kinds.dedup();
        kinds
    }
}
