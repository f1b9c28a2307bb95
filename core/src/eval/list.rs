//! Quantifiers, ordered pairs and aggregates (section 5 of the reference).

use std::cmp::Ordering;
use std::ops::Range;

use super::arithmetic::add;
use super::compare::extreme;
use super::datum::{Datum, from_ends};
use super::truth::Truth;
use super::{Evaluation, Fault};
use crate::facts::State;
use crate::program::{ListRef, NodeId};
use crate::typed::ItemId;
use crate::value::{Decimal, Value};

impl<'a> Evaluation<'a> {
    /// The rows of a written list, and whether it may still grow; `None` for an unwritten one.
    pub(crate) fn items(&self, list: ListRef) -> Option<(Range<usize>, bool)> {
        let list = self.list(list).filter(|list| list.state == State::Value)?;
        Some((list.first..list.first.saturating_add(list.length), list.more))
    }

    /// `all x in LIST: f`
    pub(super) fn all(&mut self, item: ItemId, list: ListRef, body: NodeId) -> Truth {
        let Some((rows, more)) = self.items(list) else { return Truth::Unknown };
        let mut whole = if more { Truth::Unknown } else { Truth::True };
        for row in rows {
            self.bind(item, row);
            whole = whole.and(body.truth(self));
            if whole == Truth::False || whole == Truth::Error(Fault::Limit) {
                break;
            }
        }
        whole
    }

    /// `some x in LIST: f`
    pub(super) fn some(&mut self, item: ItemId, list: ListRef, body: NodeId) -> Truth {
        let Some((rows, more)) = self.items(list) else { return Truth::Unknown };
        let mut whole = if more { Truth::Unknown } else { Truth::False };
        for row in rows {
            self.bind(item, row);
            whole = whole.or(body.truth(self));
            if whole == Truth::True || whole == Truth::Error(Fault::Limit) {
                break;
            }
        }
        whole
    }

    /// `each later after earlier in LIST by at: f`
    pub(super) fn each(
        &mut self,
        later: ItemId,
        earlier: ItemId,
        list: ListRef,
        order: NodeId,
        body: NodeId,
    ) -> Truth {
        let Some((rows, more)) = self.items(list) else { return Truth::Unknown };
        let mut whole = if more { Truth::Unknown } else { Truth::True };
        for first in rows.clone() {
            for second in rows.clone().filter(|second| *second != first) {
                self.bind(later, first);
                self.bind(earlier, second);
                let ordered = order.truth(self);
                if ordered != Truth::False {
                    whole = whole.and((!ordered).or(body.truth(self)));
                }
                if whole == Truth::False || whole == Truth::Error(Fault::Limit) {
                    return whole;
                }
            }
        }
        whole
    }

    /// `(count x in LIST: f)`
    pub(super) fn count(&mut self, item: ItemId, list: ListRef, body: Option<NodeId>) -> Datum<'a> {
        let Some((rows, more)) = self.items(list) else { return Datum::Unknown };
        let (mut least, mut most) = (0i64, 0i64);
        let mut fault = None;
        for row in rows {
            let truth = match body {
                None => Truth::True,
                Some(body) => {
                    self.bind(item, row);
                    body.truth(self)
                }
            };
            match truth {
                Truth::True => {
                    least += 1;
                    most += 1;
                }
                Truth::False => {}
                Truth::Unknown => most += 1,
                Truth::Error(Fault::Limit) => return Datum::Error(Fault::Limit),
                Truth::Error(met) => fault = Some(fault.map_or(met, |fault: Fault| fault.min(met))),
            }
        }
        if let Some(fault) = fault {
            return Datum::Error(fault);
        }
        let number = |count: i64| Value::Number(Decimal::from(count));
        from_ends(Some(number(least)), (!more).then(|| number(most)), Some(0))
    }

    /// `(sum x in LIST: t)`
    pub(super) fn sum(
        &mut self,
        item: ItemId,
        list: ListRef,
        body: NodeId,
        zero: Value,
    ) -> Datum<'a> {
        let Some((rows, more)) = self.items(list) else { return Datum::Unknown };
        let mut whole = if more { Datum::Unknown } else { Datum::Value(zero) };
        for row in rows {
            self.bind(item, row);
            whole = add(whole, body.datum(self));
            if whole == Datum::Error(Fault::Limit) {
                break;
            }
        }
        whole
    }

    /// `(min x in LIST: t)`
    pub(super) fn least(&mut self, item: ItemId, list: ListRef, body: NodeId) -> Datum<'a> {
        self.extreme(item, list, body, Ordering::Less)
    }

    /// `(max x in LIST: t)`
    pub(super) fn greatest(&mut self, item: ItemId, list: ListRef, body: NodeId) -> Datum<'a> {
        self.extreme(item, list, body, Ordering::Greater)
    }

    fn extreme(
        &mut self,
        item: ItemId,
        list: ListRef,
        body: NodeId,
        wanted: Ordering,
    ) -> Datum<'a> {
        let Some((rows, more)) = self.items(list) else { return Datum::Unknown };
        let mut whole = if more { Datum::Unknown } else { Datum::Absent };
        for row in rows {
            self.bind(item, row);
            let next = body.datum(self);
            whole = match (whole, whole.ends(), next.ends()) {
                (Datum::Absent, _, Some(_)) => next,
                (_, Some((low, high)), Some((next_low, next_high))) => from_ends(
                    nearer(low, next_low, wanted, Ordering::Less),
                    nearer(high, next_high, wanted, Ordering::Greater),
                    whole.step().min(next.step()),
                ),
                _ => whole.neither(next),
            };
            if whole == Datum::Error(Fault::Limit) {
                break;
            }
        }
        whole
    }
}

/// The end of the least (or greatest) of two ranges; `endless` is the side on which a missing end lies.
fn nearer(
    first: Option<Value>,
    second: Option<Value>,
    wanted: Ordering,
    endless: Ordering,
) -> Option<Value> {
    match (first, second) {
        (Some(first), Some(second)) => Some(extreme(first, second, wanted)),
        // A missing end is past every other: it is the answer where it lies on the side that is asked for.
        (one, other) if wanted == endless => one.and(other),
        (one, other) => one.or(other),
    }
}
