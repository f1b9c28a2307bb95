//! Comparisons: true where they hold for every value that the sides may have, false where for none, else unknown.

use std::cmp::Ordering;

use tekigo_grammar::tree::Relation;

use super::datum::{Datum, Ends};
use super::truth::Truth;
use crate::value::{Decimal, Value, compare_products};

/// Compares two terms.
pub(super) fn compare(relation: Relation, left: Datum<'_>, right: Datum<'_>) -> Truth {
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
    order.truth(relation)
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

fn ends_order((left_low, left_high): Ends, (right_low, right_high): Ends) -> Order {
    // The left at its least against the right at its most, and the other way round.
    let lowest = order(left_low, right_high);
    let highest = order(left_high, right_low);
    let points = left_low == left_high && right_low == right_high;
    match (lowest, highest) {
        (Some(lowest), Some(_)) if points => Order::of(lowest),
        (_, Some(Ordering::Less)) => Order::of(Ordering::Less),
        (Some(Ordering::Greater), _) => Order::of(Ordering::Greater),
        (_, Some(Ordering::Equal)) => Order { greater: false, ..Order::UNKNOWN },
        (Some(Ordering::Equal), _) => Order { less: false, ..Order::UNKNOWN },
        _ => Order::UNKNOWN,
    }
}

/// How two values of one type stand; `None` where an end is missing or the order is not decided.
fn order(left: Option<Value>, right: Option<Value>) -> Option<Ordering> {
    match (left?, right?) {
        (Value::Boolean(left), Value::Boolean(right)) => Some(left.cmp(&right)),
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(&right)),
        (Value::Level(left), Value::Level(right)) => Some(left.cmp(&right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(&right)),
        (Value::Instant(left), Value::Instant(right)) => Some(left.first.cmp(&right.first)),
        (Value::Duration(left), Value::Duration(right)) => left.partial_compare(right),
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
            (order(Some(low), Some(high)), included),
            (Some(Ordering::Less), _) | (Some(Ordering::Equal), true)
        )
    };
    from.is_none_or(|(end, included)| holds(*end, value, *included))
        && to.is_none_or(|(end, included)| holds(value, *end, *included))
}

/// The lesser and the greater of two values of one ordered type.
pub(super) fn extreme(first: Value, second: Value, wanted: Ordering) -> Value {
    if order(Some(second), Some(first)) == Some(wanted) { second } else { first }
}
