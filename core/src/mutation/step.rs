//! The values that stand next to a constant: a number by its last place, a level by one, a day, an hour.

use crate::program::Program;
use crate::typed::Type;
use crate::value::{Decimal, Duration, Instant, Moment, Value};

const SECOND: i128 = 1_000_000_000;

/// The lengths that people count time in, the longest first, in nanoseconds.
const UNITS: [i128; 4] = [86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND];

/// The value before and the value after one of a type. Words without an order have one neighbour; texts have none here.
pub(super) fn neighbours(program: &Program, value: Value, of: Type) -> Vec<Value> {
    let both = |step: &dyn Fn(i64) -> Option<Value>| {
        let values = [-1, 1].into_iter().filter_map(step).filter(|other| *other != value);
        values.collect()
    };
    match value {
        Value::Boolean(value) => vec![Value::Boolean(!value)],
        Value::Number(number) => both(&|step| next_number(number, step).map(Value::Number)),
        Value::Text(_) => Vec::new(),
        Value::Level(at) => levels(program, at, of),
        Value::Date(date) => both(&|step| date.add_days(step).map(Value::Date)),
        Value::Instant(instant) => both(&|step| {
            let moved = |moment: Moment| {
                let by = SECOND.checked_mul(i128::from(step))?;
                Moment::from_nanoseconds(moment.nanoseconds().checked_add(by)?)
            };
            let (first, last) = (moved(instant.first)?, moved(instant.last)?);
            Some(Value::Instant(Instant { first, last }))
        }),
        Value::Duration(duration) => {
            both(&|step| next_duration(duration, step).map(Value::Duration))
        }
        Value::BusinessDays(days) => both(&|step| days.checked_add(step).map(Value::BusinessDays)),
    }
}

/// A number one step of its last place away; of a whole number, one.
pub(super) fn next_number(number: Decimal, step: i64) -> Option<Decimal> {
    let unit = Decimal::power_of_ten(number.last_digit().min(0))?;
    if step < 0 { number.subtract(unit) } else { number.add(unit) }
}

/// A duration one of its own unit away: `4 hours` becomes 3 or 5 hours, `6 months` 5 or 7 months.
fn next_duration(duration: Duration, step: i64) -> Option<Duration> {
    let (months, nanoseconds) = (duration.months(), duration.nanoseconds());
    if months != 0 {
        return Duration::new(months.checked_add(step)?, nanoseconds);
    }
    let divides = |unit: &&i128| nanoseconds.checked_rem(**unit) == Some(0);
    let unit = UNITS.iter().find(divides).copied().unwrap_or(1);
    let by = unit.checked_mul(i128::from(step))?;
    Duration::new(months, nanoseconds.checked_add(by)?)
}

/// The level below and the level above; of words without an order, the next one.
fn levels(program: &Program, at: u32, of: Type) -> Vec<Value> {
    let Type::Enumeration(id) = of else { return Vec::new() };
    let Some(words) = program.enumerations.get(id.0) else { return Vec::new() };
    let count = u32::try_from(words.levels.len()).unwrap_or(u32::MAX);
    let candidates = if words.scale {
        vec![at.checked_sub(1), at.checked_add(1).filter(|next| *next < count)]
    } else {
        vec![at.checked_add(1).and_then(|next| next.checked_rem(count))]
    };
    let others = candidates.into_iter().flatten().filter(|other| *other != at);
    others.map(Value::Level).collect()
}
