//! Comparisons: true where they hold for every value that the sides may have, false where for none, else unknown.

use std::cmp::Ordering;

use tekigo_grammar::tree::Relation;

use super::datum::{Datum, Doubt, Ends};
use super::truth::Truth;
use crate::value::{Decimal, Value, compare_products};

/// Compares two terms.
pub(crate) fn compare(relation: Relation, left: Datum<'_>, right: Datum<'_>) -> Truth {
    let order = match (left, right) {
        (Datum::Text(left), Datum::Text(right)) => Order::of(left.cmp(right)),
        (Datum::Ratio(part, whole), Datum::Ratio(other_part, other_whole)) => {
            Order::of(ratio_order((part, whole), (other_part, other_whole)))
        }
        (
            Datum::Quantity { unit, base, .. },
            Datum::Quantity { unit: other_unit, base: other_base, .. },
        ) if (unit, base) != (other_unit, other_base) => Order::UNKNOWN,
        _ => match (left.ends(), right.ends()) {
            (Some(left), Some(right)) => ends_order(left, right),
            _ => return left.neither(right).truth(),
        },
    };
    match (order.truth(relation), left.doubt().with(right.doubt())) {
        // Nothing unknown is left that could decide it.
        (Truth::Unknown, Doubt::Fault(fault)) => Truth::Error(fault),
        (truth, _) => truth,
    }
}

/// Which orders of the left side to the right are still possible.
#[derive(Clone, Copy)]
struct Order {
    less: bool,
    equal: bool,
    greater: bool,
}

impl Order {
    const UNKNOWN: Self = Self { less: true, equal: true, greater: true };

    fn of(order: Ordering) -> Self {
        Self {
            less: order == Ordering::Less,
            equal: order == Ordering::Equal,
            greater: order == Ordering::Greater,
        }
    }

    fn truth(self, relation: Relation) -> Truth {
        let Self { less, equal, greater } = self;
        let (holds, fails) = match relation {
            Relation::Is => (equal, less || greater),
            Relation::IsNot => (less || greater, equal),
            Relation::AtLeast => (equal || greater, less),
            Relation::AtMost => (equal || less, greater),
            Relation::Above => (greater, equal || less),
            Relation::Below => (less, equal || greater),
        };
        match (holds, fails) {
            (true, false) => Truth::True,
            (false, true) => Truth::False,
            _ => Truth::Unknown,
        }
    }
}

/// The orders that are possible between any value of the left range and any of the right.
fn ends_order((left_low, left_high): Ends, (right_low, right_high): Ends) -> Order {
    // The left at its least against the right at its most, and the other way round; a missing end is past every other.
    let lowest = order(left_low, right_high, Side::Least).unwrap_or(Ordering::Less);
    let highest = order(left_high, right_low, Side::Most).unwrap_or(Ordering::Greater);
    Order {
        less: lowest.is_lt(),
        equal: lowest.is_le() && highest.is_ge(),
        greater: highest.is_gt(),
    }
}

/// Which end of what the left side may be is compared with the opposite end of the right.
#[derive(Clone, Copy)]
enum Side {
    Least,
    Most,
}

/// How two values of one type stand; `None` where an end is missing. Months are as short, or as long, as they can be.
fn order(left: Option<Value>, right: Option<Value>, side: Side) -> Option<Ordering> {
    match (left?, right?) {
        (Value::Duration(left), Value::Duration(right)) if left.months() == right.months() => {
            Some(left.nanoseconds().cmp(&right.nanoseconds()))
        }
        (Value::Duration(left), Value::Duration(right)) => Some(match side {
            Side::Least => left.range().0.cmp(&right.range().1),
            Side::Most => left.range().1.cmp(&right.range().0),
        }),
        (left, right) => plain_order(left, right),
    }
}

/// How two values of a type stand whose order is always decided.
fn plain_order(left: Value, right: Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => Some(left.cmp(&right)),
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(&right)),
        (Value::Level(left), Value::Level(right)) => Some(left.cmp(&right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(&right)),
        (Value::Instant(left), Value::Instant(right)) => Some(left.first.cmp(&right.first)),
        (Value::BusinessDays(left), Value::BusinessDays(right)) => Some(left.cmp(&right)),
        _ => None,
    }
}

/// a/b against c/d without dividing.
fn ratio_order(left: (Decimal, Decimal), right: (Decimal, Decimal)) -> Ordering {
    let positive = |(part, whole): (Decimal, Decimal)| {
        if whole < Decimal::ZERO { (part.negate(), whole.negate()) } else { (part, whole) }
    };
    let ((part, whole), (other_part, other_whole)) = (positive(left), positive(right));
    compare_products(part, other_whole, other_part, whole)
}

/// Whether a value lies within the ends of a table's cell.
pub(super) fn within(
    value: Value,
    from: Option<&(Value, bool)>,
    to: Option<&(Value, bool)>,
) -> bool {
    let holds = |low: Value, high: Value, included: bool| {
        matches!(
            (plain_order(low, high), included),
            (Some(Ordering::Less), _) | (Some(Ordering::Equal), true)
        )
    };
    from.is_none_or(|(end, included)| holds(*end, value, *included))
        && to.is_none_or(|(end, included)| holds(value, *end, *included))
}

/// The lesser and the greater of two values of one ordered type.
pub(super) fn extreme(first: Value, second: Value, wanted: Ordering) -> Value {
    if plain_order(second, first) == Some(wanted) { second } else { first }
}
