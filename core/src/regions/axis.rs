//! The values of a leaf as whole numbers in their order, so that a search can halve them.
//!
//! A number is counted in steps of its last decimal place that matters, a date in days, an instant in nanoseconds. What has no
//! order, or few values, has no axis.

use crate::layout::SlotType;
use crate::types::{Bound, Leaf, NumberBounds};
use crate::value::{Date, Decimal, Duration, Instant, Moment, Value};

const SECOND: i128 = 1_000_000_000;
const MINUTE: i128 = 60 * SECOND;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;

/// How far from zero a number is looked for that no bound holds: 10^15.
const FAR: u32 = 15;

/// An ordered type, cut to what a place takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    measure: Measure,
    /// The least position that a place takes.
    pub first: i128,
    /// The greatest.
    pub last: i128,
    /// Where a value stands that nothing else decides.
    anchor: i128,
}

#[derive(Clone, Copy, Debug)]
enum Measure {
    /// In steps of 10^−places.
    Number {
        places: u32,
    },
    Days,
    Moment,
    Elapsed,
    BusinessDays,
}

impl Axis {
    /// The axis of a leaf; `places` is how many decimal places its numbers are told apart by.
    pub(super) fn of(slot: &SlotType, places: u32, as_of: Date) -> Option<Self> {
        let SlotType::Plain(leaf) = slot else { return None };
        match leaf {
            Leaf::Number(bounds) => {
                let places = if bounds.integer { 0 } else { places };
                let far = 10_i128.checked_pow(FAR.saturating_add(places))?;
                let measure = Measure::Number { places };
                Self { measure, first: -far, last: far, anchor: 0 }.within(bounds, places)
            }
            Leaf::BusinessDays(bounds) => {
                let measure = Measure::BusinessDays;
                let far = 10_i128.checked_pow(FAR)?;
                Self { measure, first: -far, last: far, anchor: 0 }.within(bounds, 0)
            }
            Leaf::Date => {
                let end = |year, month, day| Date::from_ymd(year, month, day);
                let (first, last) = (end(1, 1, 1)?, end(9999, 12, 31)?);
                let (first, last) = (i128::from(first.days()), i128::from(last.days()));
                Some(Self { measure: Measure::Days, first, last, anchor: i128::from(as_of.days()) })
            }
            Leaf::Instant { .. } => {
                let end = |text| Moment::parse(text).map(Moment::nanoseconds);
                let (first, last) = (end("0001-01-02T00:00:00Z")?, end("9999-12-30T00:00:00Z")?);
                let anchor = DAY.checked_mul(i128::from(as_of.days()))?;
                Some(Self { measure: Measure::Moment, first, last, anchor })
            }
            Leaf::Duration => {
                let last = DAY.checked_mul(1_000_000)?;
                Some(Self { measure: Measure::Elapsed, first: 0, last, anchor: DAY })
            }
            Leaf::Boolean | Leaf::Text { .. } | Leaf::Enumeration(_) => None,
        }
    }

    fn within(mut self, bounds: &NumberBounds, places: u32) -> Option<Self> {
        let exact = |bound: &Bound, steps: i128| {
            Decimal::from_steps(steps, places).is_some_and(|number| number == bound.number)
        };
        if let Some(least) = &bounds.least {
            let steps = least.number.to_steps(places)?;
            let itself = exact(least, steps) && !least.exclusive;
            self.first = self.first.max(if itself { steps } else { steps.checked_add(1)? });
        }
        if let Some(most) = &bounds.most {
            let steps = most.number.to_steps(places)?;
            let past = exact(most, steps) && most.exclusive;
            self.last = self.last.min(if past { steps.checked_sub(1)? } else { steps });
        }
        (self.first <= self.last).then_some(self)
    }

    /// The value at a position.
    pub(super) fn value(&self, at: i128) -> Option<Value> {
        match self.measure {
            Measure::Number { places } => Decimal::from_steps(at, places).map(Value::Number),
            Measure::Days => Date::from_days(i64::try_from(at).ok()?).map(Value::Date),
            Measure::Moment => {
                let moment = Moment::from_nanoseconds(at)?;
                Some(Value::Instant(Instant { first: moment, last: moment }))
            }
            Measure::Elapsed => Duration::new(0, at).map(Value::Duration),
            Measure::BusinessDays => i64::try_from(at).ok().map(Value::BusinessDays),
        }
    }

    /// Where a value stands, rounded down.
    pub(super) fn position(&self, value: Value) -> Option<i128> {
        match (self.measure, value) {
            (Measure::Number { places }, Value::Number(number)) => number.to_steps(places),
            (Measure::Days, Value::Date(date)) => Some(i128::from(date.days())),
            (Measure::Moment, Value::Instant(instant)) => Some(instant.first.nanoseconds()),
            (Measure::Elapsed, Value::Duration(duration)) => {
                (duration.months() == 0).then(|| duration.nanoseconds())
            }
            (Measure::BusinessDays, Value::BusinessDays(days)) => Some(i128::from(days)),
            _ => None,
        }
    }

    /// The positions between which every term rises or falls throughout: the ends, and zero with what stands beside it,
    /// where a ratio turns over.
    pub(super) fn ends(&self) -> Vec<i128> {
        let mut ends = vec![self.first, -1, 0, 1, self.last];
        ends.retain(|end| (self.first..=self.last).contains(end));
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The steps that people count in, the coarsest first.
    fn steps(&self) -> Vec<i128> {
        match self.measure {
            Measure::Number { places } => {
                (0..=places).rev().filter_map(|place| 10_i128.checked_pow(place)).collect()
            }
            Measure::Days | Measure::BusinessDays => vec![1],
            Measure::Moment => vec![HOUR, MINUTE, SECOND, 1],
            Measure::Elapsed => vec![DAY, HOUR, MINUTE, SECOND, 1],
        }
    }

    /// A round position from `first` to `last`, near the end that stands by a cut, or in the middle between two.
    pub(super) fn round(&self, first: i128, last: i128) -> i128 {
        let (from_cut, to_cut) = (first > self.first, last < self.last);
        for step in self.steps() {
            let up =
                |at: i128| at.div_euclid(step).saturating_add(i128::from(at.rem_euclid(step) != 0));
            let candidate = match (from_cut, to_cut) {
                (true, false) => up(first).saturating_mul(step),
                (false, true) => last.div_euclid(step).saturating_mul(step),
                (false, false) if (first..=last).contains(&self.anchor) => self.anchor,
                _ => (first.midpoint(last)).div_euclid(step).saturating_mul(step),
            };
            if (first..=last).contains(&candidate) {
                return candidate;
            }
        }
        first
    }
}
