//! Which constructs of the language a pack uses: no construct without a case.

use std::collections::BTreeSet;

use tekigo_core::typed::{Cell, Duty, Expression, ExpressionKind, Pack, Rule};
use tekigo_grammar::tree::{AggregateOperator, ArithmeticOperator, Relation};

/// One list makes both the names and the match, so that a construct cannot be in one and not in the other.
macro_rules! names {
    ($list:ident, $function:ident, $of:ty, $($pattern:pat => $name:literal,)+) => {
        /// Every name.
        pub const $list: &[&str] = &[$($name),+];

        /// The name of one.
        #[must_use]
        pub fn $function(of: &$of) -> &'static str {
            match of {
                $($pattern => $name,)+
            }
        }
    };
}

names! { CONSTRUCTS, construct, ExpressionKind,
    ExpressionKind::Constant(_) => "constant",
    ExpressionKind::Fact(_) => "fact",
    ExpressionKind::Quantity(_) => "quantity",
    ExpressionKind::Choice(_) => "choice",
    ExpressionKind::Parameter(_) => "parameter",
    ExpressionKind::Lookup(_) => "look-up",
    ExpressionKind::Named(_) => "name",
    ExpressionKind::AsOf => "as of",
    ExpressionKind::DayOf(_) => "day of",
    ExpressionKind::Else(..) => "else",
    ExpressionKind::Ratio(..) => "ratio",
    ExpressionKind::Arithmetic(ArithmeticOperator::Add, ..) => "+",
    ExpressionKind::Arithmetic(ArithmeticOperator::Subtract, ..) => "-",
    ExpressionKind::Arithmetic(ArithmeticOperator::Multiply, ..) => "*",
    ExpressionKind::Negate(_) => "negation",
    ExpressionKind::Aggregate { operator: AggregateOperator::Count, .. } => "count",
    ExpressionKind::Aggregate { operator: AggregateOperator::Sum, .. } => "sum",
    ExpressionKind::Aggregate { operator: AggregateOperator::Min, .. } => "min",
    ExpressionKind::Aggregate { operator: AggregateOperator::Max, .. } => "max",
    ExpressionKind::Disclosed(_) => "is disclosed",
    ExpressionKind::Compare(..) => "comparison",
    ExpressionKind::In(..) => "in",
    ExpressionKind::And(_) => "and",
    ExpressionKind::Or(_) => "or",
    ExpressionKind::Not(_) => "not",
    ExpressionKind::All { .. } => "all",
    ExpressionKind::Some { .. } => "some",
    ExpressionKind::Each { .. } => "each",
}

names! { RELATIONS, relation, Relation,
    Relation::Is => "is",
    Relation::IsNot => "is not",
    Relation::AtLeast => "is at least",
    Relation::AtMost => "is at most",
    Relation::Above => "is above",
    Relation::Below => "is below",
}

/// The names of everything that a pack uses: constructs, relations, and the lines of rules and cells of tables.
#[must_use]
pub fn constructs(pack: &Pack) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut visit = |expression: &Expression| {
        expression.visit(&mut |part| {
            found.insert(construct(&part.kind));
            if let ExpressionKind::Compare(of, ..) = &part.kind {
                found.insert(relation(of));
            }
        });
    };
    pack.named.iter().for_each(|named| visit(&named.value));
    pack.tables.iter().flat_map(|table| &table.keys).for_each(&mut visit);
    pack.rules.iter().for_each(|rule| expressions(rule, &mut visit));
    for rule in &pack.rules {
        lines(rule, &mut found);
    }
    for cell in pack.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        found.insert(match cell {
            Cell::Any => "any cell",
            Cell::Literals(_) => "literal cell",
            Cell::Range(..) => "range cell",
        });
    }
    found
}

/// The lines of rules that want a case besides the expressions in them.
pub const LINES: &[&str] = &[
    "any cell",
    "literal cell",
    "range cell",
    "when",
    "accepts",
    "exception",
    "exempt",
    "effective",
    "on",
    "manual",
    "subject",
    "replaces",
];

/// The lines that a rule uses, by the names of [`LINES`].
pub fn lines(rule: &Rule, found: &mut BTreeSet<&'static str>) {
    let effective = rule.effective.as_ref();
    let uses = [
        ("when", !rule.whens.is_empty()),
        ("accepts", !rule.accepts.is_empty()),
        ("exception", rule.exceptions.iter().any(|exception| exception.requires.is_some())),
        ("exempt", rule.exceptions.iter().any(|exception| exception.requires.is_none())),
        ("effective", effective.is_some()),
        ("on", effective.is_some_and(|effective| effective.on.is_some())),
        ("manual", matches!(rule.duty, Duty::Manual(_))),
        ("subject", rule.subject.is_some()),
        ("replaces", rule.replaces.is_some()),
    ];
    found.extend(uses.iter().filter(|(_, used)| *used).map(|(name, _)| *name));
}

fn expressions(rule: &Rule, visit: &mut impl FnMut(&Expression)) {
    rule.whens.iter().for_each(|when| visit(&when.formula));
    if let Duty::Computed(requires) = &rule.duty {
        for require in requires {
            visit(&require.formula);
        }
    }
    for exception in &rule.exceptions {
        visit(&exception.when);
        exception.requires.iter().flatten().for_each(|require| visit(&require.formula));
    }
    if let Some(on) = rule.effective.as_ref().and_then(|effective| effective.on.as_ref()) {
        visit(on);
    }
}
