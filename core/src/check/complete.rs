//! The proof that exactly one row of a table holds, whatever its keys are.
//!
//! The constants of a column's cells cut the key's type into regions: each level of an enumeration, each reading of a
//! choice, and for numbers and dates every constant and every gap between two. A cell holds for a whole region or for
//! none of it, so visiting every combination of regions visits every case.
//!
//! ```text
//!            below 3 │ 3 │ between 3 and 7 │ 7 │ above 7
//! position      0      1          2          3      4
//! ```

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;

use super::{Checker, ProblemKind};
use crate::typed::{Cell, Constant, Expression, ExpressionKind, Place, Root, Table, Type};
use crate::types::{Leaf, NumberBounds, ShapeKind};
use crate::value::{Date, Decimal};

/// The most combinations that one proof visits.
const COMBINATIONS: usize = 200_000;

/// The most keys of one table.
const KEYS: usize = 16;

/// A part of a key's type that no cell divides.
struct Region {
    /// What a reader is shown: `system.group = 2`.
    words: String,
    /// For each row, whether its cell holds there.
    holds: Vec<bool>,
}

/// What came of visiting the combinations.
#[derive(Default)]
struct Findings {
    visits: usize,
    missing: Option<String>,
    doubled: Option<(String, usize, usize)>,
}

impl Checker<'_> {
    /// Reports a combination without a row, and one with two.
    pub(super) fn prove(&mut self, table: &Table, span: Span) {
        let too_large = ProblemKind::TableTooLarge { table: table.name.clone() };
        if table.keys.len() > KEYS {
            self.report(span, too_large);
            return;
        }
        let mut columns = Vec::new();
        for (at, key) in table.keys.iter().enumerate() {
            if self.parts_of_whole_numbers(table, at, key) {
                return;
            }
            let cells: Vec<&Cell> = table.rows.iter().filter_map(|row| row.cells.get(at)).collect();
            let Some(regions) = self.regions(key, &cells) else {
                let of = self.type_name(key.of);
                self.report(key.origin.span, ProblemKind::TableKey { of });
                return;
            };
            columns.push(regions);
        }
        let rows: Vec<usize> = (0..table.rows.len()).collect();
        let mut findings = Findings::default();
        visit(&columns, &rows, &mut Vec::new(), &mut findings);
        if findings.visits > COMBINATIONS {
            self.report(span, too_large);
            return;
        }
        if let Some(keys) = findings.missing {
            self.report(span, ProblemKind::TableIncomplete { table: table.name.clone(), keys });
        }
        if let Some((keys, first, second)) = findings.doubled {
            let origins = table.rows.get(first).zip(table.rows.get(second));
            if let Some((first, second)) =
                origins.map(|(first, second)| (first.origin, second.origin))
            {
                self.report_with(
                    second.span,
                    ProblemKind::TableOverlap { table: table.name.clone(), keys },
                    first,
                );
            }
        }
    }

    /// Reports cells with a fraction in the column of a key that only takes whole numbers.
    fn parts_of_whole_numbers(&mut self, table: &Table, at: usize, key: &Expression) -> bool {
        if !matches!(key.of, Type::Number | Type::BusinessDays) || !self.bounds(key).integer {
            return false;
        }
        let mut found = false;
        for row in &table.rows {
            let constants = row.cells.get(at).map(Cell::constants).unwrap_or_default();
            let numbers = constants.into_iter().filter_map(number);
            for part in numbers.filter(|number| !number.is_integer()) {
                let wanted = Bilingual::new("整数", "a whole number");
                let kind = ProblemKind::BadLiteral { text: part.to_string(), wanted };
                self.report(row.origin.span, kind);
                found = true;
            }
        }
        found
    }

    fn regions(&self, key: &Expression, cells: &[&Cell]) -> Option<Vec<Region>> {
        let name = self.key_name(key);
        match (&key.kind, key.of) {
            (ExpressionKind::Choice(id), _) => {
                let options = &self.pack.choices.get(id.0)?.options;
                Some(
                    options
                        .iter()
                        .map(|(written, value, _)| point(&name, written, value, cells))
                        .collect(),
                )
            }
            (_, Type::Boolean) => {
                let values = [("true", true), ("false", false)];
                Some(
                    values
                        .iter()
                        .map(|(word, value)| point(&name, word, &Constant::Boolean(*value), cells))
                        .collect(),
                )
            }
            (_, Type::Enumeration(id)) => {
                let levels = &self.enumerations.get(id.0)?.levels;
                let regions = levels
                    .iter()
                    .zip(0u32..)
                    .map(|(level, at)| point(&name, &level.word, &Constant::Level(id, at), cells));
                Some(regions.collect())
            }
            (_, Type::Number | Type::Date | Type::BusinessDays) => {
                Some(ordered_regions(&name, self.bounds(key), key.of == Type::Date, cells))
            }
            _ => None,
        }
    }

    fn key_name(&self, key: &Expression) -> String {
        match &key.kind {
            ExpressionKind::Fact(Place { root: Root::Document(kind), members }) => {
                let kind = self.pack.reads.get(kind.0).map_or("", |reads| reads.kind.as_str());
                std::iter::once(kind)
                    .chain(members.iter().map(String::as_str))
                    .collect::<Vec<_>>()
                    .join(".")
            }
            ExpressionKind::Choice(id) => {
                self.pack.choices.get(id.0).map(|choice| choice.name.clone()).unwrap_or_default()
            }
            ExpressionKind::Parameter(id) => self
                .pack
                .parameters
                .get(id.0)
                .map(|parameter| parameter.name.clone())
                .unwrap_or_default(),
            _ => "as of".to_owned(),
        }
    }

    /// The numbers that a key can be.
    fn bounds(&self, key: &Expression) -> NumberBounds {
        let whole = NumberBounds { integer: true, least: None, most: None };
        match &key.kind {
            ExpressionKind::Fact(place) => self.leaf_bounds(place).unwrap_or(match key.of {
                Type::Number => NumberBounds::default(),
                _ => whole,
            }),
            ExpressionKind::Parameter(id) => {
                let bound = |constant: &Option<Constant>| {
                    let number = constant.as_ref().and_then(number)?;
                    Some(crate::types::Bound { number, exclusive: false })
                };
                let parameter = self.pack.parameters.get(id.0);
                NumberBounds {
                    integer: key.of != Type::Number,
                    least: parameter.and_then(|parameter| bound(&parameter.least)),
                    most: parameter.and_then(|parameter| bound(&parameter.most)),
                }
            }
            _ => whole,
        }
    }

    fn leaf_bounds(&self, place: &Place) -> Option<NumberBounds> {
        let Root::Document(kind) = place.root else { return None };
        let mut shape = self.root_shape(kind)?;
        for member in &place.members {
            shape = match &shape.kind {
                ShapeKind::Record(record) => {
                    &record.members.iter().find(|known| &known.name == member)?.shape
                }
                ShapeKind::Map(value) => value,
                _ => return None,
            };
        }
        match &shape.kind {
            ShapeKind::Leaf(Leaf::Number(bounds)) => Some(*bounds),
            ShapeKind::Leaf(Leaf::BusinessDays(bounds)) => {
                Some(NumberBounds { integer: true, ..*bounds })
            }
            _ => None,
        }
    }
}

impl Cell {
    /// The constants that a cell names.
    fn constants(&self) -> Vec<&Constant> {
        match self {
            Self::Any => Vec::new(),
            Self::Literals(literals) => literals.iter().collect(),
            Self::Range(from, to) => [from, to].into_iter().flatten().map(|(end, _)| end).collect(),
        }
    }
}

fn point(name: &str, written: &str, value: &Constant, cells: &[&Cell]) -> Region {
    let holds = |cell: &&Cell| match cell {
        Cell::Any => true,
        Cell::Literals(literals) => literals.contains(value),
        Cell::Range(from, to) => {
            from.as_ref().is_none_or(|(end, included)| within(end, value, *included))
                && to.as_ref().is_none_or(|(end, included)| within(value, end, *included))
        }
    };
    Region { words: format!("{name} = {written}"), holds: cells.iter().map(holds).collect() }
}

/// Whether the first is below the second, or equal where that is included.
fn within(low: &Constant, high: &Constant, included: bool) -> bool {
    use std::cmp::Ordering::{Equal, Less};
    matches!((low.order(high), included), (Some(Less), _) | (Some(Equal), true))
}

/// Numbers, dates and business days as one line of numbers.
fn number(constant: &Constant) -> Option<Decimal> {
    match constant {
        Constant::Number(number) => Some(*number),
        Constant::Date(date) => Some(Decimal::from(date.days())),
        Constant::BusinessDays(days) => Some(Decimal::from(*days)),
        _ => None,
    }
}

fn ordered_regions(name: &str, bounds: NumberBounds, dates: bool, cells: &[&Cell]) -> Vec<Region> {
    let mut cuts: Vec<Decimal> = Vec::new();
    for cell in cells {
        match cell {
            Cell::Any => {}
            Cell::Literals(literals) => cuts.extend(literals.iter().filter_map(number)),
            Cell::Range(from, to) => {
                cuts.extend([from, to].into_iter().flatten().filter_map(|(end, _)| number(end)));
            }
        }
    }
    cuts.sort();
    cuts.dedup();
    let place = |constant: &Constant| {
        cuts.iter().position(|cut| Some(*cut) == number(constant)).unwrap_or(0)
    };
    let holds = |position: usize, cell: &Cell| match cell {
        Cell::Any => true,
        Cell::Literals(literals) => {
            literals.iter().any(|literal| 2 * place(literal) + 1 == position)
        }
        Cell::Range(from, to) => {
            from.as_ref().is_none_or(|(end, included)| {
                position + usize::from(*included) >= 2 * place(end) + 2
            }) && to
                .as_ref()
                .is_none_or(|(end, included)| position <= 2 * place(end) + usize::from(*included))
        }
    };
    let show = |number: &Decimal| {
        let date = if dates { number.to_i64().and_then(Date::from_days) } else { None };
        date.map_or_else(|| number.to_string(), |date| date.to_string())
    };
    let mut regions = Vec::new();
    for position in 0..=2 * cuts.len() {
        let low = if position % 2 == 1 {
            cuts.get(position / 2)
        } else {
            (position / 2).checked_sub(1).and_then(|at| cuts.get(at))
        };
        let high = cuts.get(position / 2);
        let is_cut = position % 2 == 1;
        let Some((from, to)) = (if is_cut {
            low.filter(|number| inside(**number, bounds))
                .map(|number| (Some(*number), Some(*number)))
        } else {
            gap(low.copied(), high.copied(), bounds)
        }) else {
            continue;
        };
        // Whole numbers and days are told by what they can be, other numbers by the cuts around them.
        let words = match (from, to) {
            (Some(from), Some(to)) if from == to => format!("{name} = {}", show(&from)),
            (Some(from), Some(to)) if bounds.integer => {
                format!("{} <= {name} <= {}", show(&from), show(&to))
            }
            (Some(from), Some(to)) => format!("{} < {name} < {}", show(&from), show(&to)),
            (Some(from), None) if bounds.integer => format!("{name} >= {}", show(&from)),
            (None, Some(to)) if bounds.integer => format!("{name} <= {}", show(&to)),
            (Some(from), None) => format!("{name} > {}", show(&from)),
            (None, Some(to)) => format!("{name} < {}", show(&to)),
            (None, None) => name.to_owned(),
        };
        regions.push(Region {
            words,
            holds: cells.iter().map(|cell| holds(position, cell)).collect(),
        });
    }
    regions
}

fn inside(number: Decimal, bounds: NumberBounds) -> bool {
    bounds
        .least
        .is_none_or(|least| number > least.number || (number == least.number && !least.exclusive))
        && bounds
            .most
            .is_none_or(|most| number < most.number || (number == most.number && !most.exclusive))
}

/// The ends of the numbers of the bounds that lie strictly between two cuts; `None` where there are none.
#[allow(clippy::type_complexity, reason = "either end of a range that may have none")]
fn gap(
    low: Option<Decimal>,
    high: Option<Decimal>,
    bounds: NumberBounds,
) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let one = Decimal::ONE;
    let (from, to) = if bounds.integer {
        // The least and the most whole number that could lie there.
        let least = bounds.least.map(|bound| {
            let next = if bound.exclusive { bound.number.add(one) } else { None };
            next.unwrap_or(bound.number)
        });
        let most = bounds.most.map(|bound| {
            let next = if bound.exclusive { bound.number.subtract(one) } else { None };
            next.unwrap_or(bound.number)
        });
        let from = [low.and_then(|low| low.add(one)), least].into_iter().flatten().max();
        let to = [high.and_then(|high| high.subtract(one)), most].into_iter().flatten().min();
        (from, to)
    } else {
        let from = [low, bounds.least.map(|bound| bound.number)].into_iter().flatten().max();
        let to = [high, bounds.most.map(|bound| bound.number)].into_iter().flatten().min();
        (from, to)
    };
    let exists = from.zip(to).is_none_or(|(from, to)| from < to || (bounds.integer && from == to));
    exists.then_some((from, to))
}

/// Visits every combination of regions in which still some, or no, row holds.
fn visit(
    columns: &[Vec<Region>],
    rows: &[usize],
    chosen: &mut Vec<String>,
    findings: &mut Findings,
) {
    findings.visits += 1;
    if findings.visits > COMBINATIONS {
        return;
    }
    let Some((column, rest)) = columns.split_first() else {
        match rows {
            [] => {
                findings.missing.get_or_insert_with(|| chosen.join(", "));
            }
            [first, second, ..] => {
                findings.doubled.get_or_insert_with(|| (chosen.join(", "), *first, *second));
            }
            [_] => {}
        }
        return;
    };
    for region in column {
        let left: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| region.holds.get(*row).copied().unwrap_or(false))
            .collect();
        chosen.push(region.words.clone());
        visit(rest, &left, chosen, findings);
        chosen.pop();
    }
}
