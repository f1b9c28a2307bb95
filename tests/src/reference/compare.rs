//! Section 4: comparisons.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use num_traits::{Signed, Zero};
use tekigo_grammar::tree::Relation;

use super::Bug;
use super::number::Number;
use super::term::{Range, Term, Value};
use super::truth::Truth;

/// Which orders of the left side to the right are possible.
struct Possible {
    less: bool,
    equal: bool,
    greater: bool,
}

/// `x is at least y` and its kin.
pub fn compare(relation: Relation, left: &Term, right: &Term, bug: Option<Bug>) -> Truth {
    let possible = match (left, right) {
        // > A comparison or a calculation with a part that is an error is an error.
        (Term::Error, _) | (_, Term::Error) => return Truth::Error,
        (Term::Absent, _) | (_, Term::Absent) if bug == Some(Bug::SilenceIsFalse) => {
            return Truth::False;
        }
        // > compared with a value: unknown
        (Term::Absent | Term::Unknown, _) | (_, Term::Absent | Term::Unknown) => {
            return Truth::Unknown;
        }
        (Term::Ratio(part, whole), Term::Ratio(other_part, other_whole)) => {
            only(ratios((part, whole), (other_part, other_whole)))
        }
        // > Where two units or bases differ, the comparison is unknown
        (
            Term::Quantity { unit, base, .. },
            Term::Quantity { unit: other_unit, base: other_base, .. },
        ) if unit != other_unit || (base != other_base && bug != Some(Bug::BasesAreIgnored)) => {
            return Truth::Unknown;
        }
        (
            Term::Range(left) | Term::Quantity { range: left, .. },
            Term::Range(right) | Term::Quantity { range: right, .. },
        ) => ranges(left, right, bug),
        _ => panic!("the checker compares {left:?} with {right:?}"),
    };
    holds(relation, &possible)
}

/// > a comparison is true where it holds for all its values, false where for none, else unknown.
fn holds(relation: Relation, possible: &Possible) -> Truth {
    let of = |order: Ordering| match relation {
        Relation::Is => order == Equal,
        Relation::IsNot => order != Equal,
        Relation::AtLeast => order != Less,
        Relation::AtMost => order != Greater,
        Relation::Above => order == Greater,
        Relation::Below => order == Less,
    };
    let orders = [(Less, possible.less), (Equal, possible.equal), (Greater, possible.greater)];
    let answers: Vec<bool> =
        orders.iter().filter(|(_, possible)| *possible).map(|(order, _)| of(*order)).collect();
    if answers.iter().all(|holds| *holds) {
        Truth::True
    } else if answers.iter().any(|holds| *holds) {
        Truth::Unknown
    } else {
        Truth::False
    }
}

fn only(order: Ordering) -> Possible {
    Possible { less: order == Less, equal: order == Equal, greater: order == Greater }
}

/// Some value of the left is less than some value of the right where its least is less than the right's most; and so on.
fn ranges(left: &Range, right: &Range, bug: Option<Bug>) -> Possible {
    // Whether the first is surely in one of these orders to the second; an end that is missing is in no order.
    let surely = |first: &Option<Value>, second: &Option<Value>, wanted: &[Ordering]| match (
        first, second,
    ) {
        (Some(first), Some(second)) => {
            orders(first, second, bug).iter().all(|order| wanted.contains(order))
        }
        _ => false,
    };
    Possible {
        less: !surely(&left.low, &right.high, &[Equal, Greater]),
        equal: !surely(&left.low, &right.high, &[Greater])
            && !surely(&left.high, &right.low, &[Less]),
        greater: !surely(&left.high, &right.low, &[Equal, Less]),
    }
}

/// How two values of one type may stand: in one way, but for durations of different months.
fn orders(left: &Value, right: &Value, bug: Option<Bug>) -> Vec<Ordering> {
    match (left, right) {
        (Value::Duration(left), Value::Duration(right))
            if bug == Some(Bug::MonthsAreThirtyDays) =>
        {
            vec![left.order_by_thirty_days(*right)]
        }
        (Value::Duration(left), Value::Duration(right)) => left.orders(*right),
        _ => vec![order(left, right)],
    }
}

/// How two values of one type stand.
pub fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right),
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        // > by code point
        (Value::Text(left), Value::Text(right)) => left.chars().cmp(right.chars()),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Moment(left), Value::Moment(right)) => left.cmp(right),
        (Value::BusinessDays(left), Value::BusinessDays(right)) => left.cmp(right),
        // > lowest level first
        (Value::Level(left), Value::Level(right)) => left.cmp(right),
        _ => panic!("the checker orders {left:?} and {right:?}"),
    }
}

/// > `a of b` is a/b without dividing: it compares (…) with `c of d` as a·d against c·b. (…) a negative one turns both signs.
fn ratios(left: (&Number, &Number), right: (&Number, &Number)) -> Ordering {
    let positive = |(part, whole): (&Number, &Number)| {
        assert!(!whole.is_zero(), "a ratio to zero is an error before it is compared");
        if whole.is_negative() { (-part, -whole) } else { (part.clone(), whole.clone()) }
    };
    let ((a, b), (c, d)) = (positive(left), positive(right));
    (a * d).cmp(&(c * b))
}
