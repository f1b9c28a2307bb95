//! Section 4, durations: months, and elapsed time.

use std::cmp::Ordering;
use std::sync::LazyLock;

use jiff::civil::Date;
use tekigo_core::value::Duration;

/// > A day is 24 hours.
pub const DAY: i128 = 24 * 60 * 60 * 1_000_000_000;

/// A duration: whole months, and an elapsed part in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    pub months: i128,
    pub elapsed: i128,
}

impl Length {
    pub const ZERO: Self = Self { months: 0, elapsed: 0 };

    pub fn elapsed(nanoseconds: i128) -> Self {
        Self { months: 0, elapsed: nanoseconds }
    }

    pub fn of(duration: Duration) -> Self {
        Self { months: duration.months().into(), elapsed: duration.nanoseconds() }
    }

    /// > Months go up to 10¹⁴ and the elapsed part to 10³⁰ nanoseconds, either way; past that is an error.
    pub fn fits(self) -> bool {
        self.months.abs() <= 10_i128.pow(14) && self.elapsed.abs() <= 10_i128.pow(30)
    }

    pub fn plus(self, other: Self) -> Self {
        Self { months: self.months + other.months, elapsed: self.elapsed + other.elapsed }
    }

    pub fn negated(self) -> Self {
        Self { months: -self.months, elapsed: -self.elapsed }
    }

    /// The ways in which it may stand to another.
    ///
    /// > Two durations of as many months compare by that part. Otherwise each is a range, from the least to the most days that so
    /// > many consecutive months can have (…), and they compare as ranges do
    pub fn orders(self, other: Self) -> Vec<Ordering> {
        if self.months == other.months {
            return vec![self.elapsed.cmp(&other.elapsed)];
        }
        let (least, most) = self.range();
        let (other_least, other_most) = other.range();
        let possible = [
            (Ordering::Less, least < other_most),
            (Ordering::Equal, least <= other_most && other_least <= most),
            (Ordering::Greater, most > other_least),
        ];
        possible.into_iter().filter(|(_, possible)| *possible).map(|(order, _)| order).collect()
    }

    /// As if every month had 30 days: a mistake, for [`super::Bug::MonthsAreThirtyDays`].
    pub fn order_by_thirty_days(self, other: Self) -> Ordering {
        let days = |length: Self| length.months * 30 * DAY + length.elapsed;
        days(self).cmp(&days(other))
    }

    fn range(self) -> (i128, i128) {
        let (least, most) = days(self.months.abs());
        let (least, most) = if self.months < 0 { (-most, -least) } else { (least, most) };
        (least * DAY + self.elapsed, most * DAY + self.elapsed)
    }
}

/// > (12 months: 365 to 366 days per year; fewer: the least and most in the Gregorian calendar)
fn days(months: i128) -> (i128, i128) {
    let (least, most) = PART_OF_A_YEAR[usize::try_from(months % 12).unwrap()];
    (months / 12 * 365 + least, months / 12 * 366 + most)
}

/// The least and the most days of 0 to 11 consecutive months, found by looking at every month of a whole cycle of the calendar.
static PART_OF_A_YEAR: LazyLock<[(i128, i128); 12]> = LazyLock::new(|| {
    let first_of = |month: i32| {
        let (year, month) = (2000 + month / 12, month % 12 + 1);
        Date::new(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), 1).unwrap()
    };
    std::array::from_fn(|length| {
        let length = i32::try_from(length).unwrap();
        let days = (0..400 * 12).map(|start| {
            let span = first_of(start + length) - first_of(start);
            i128::from(span.get_days())
        });
        (days.clone().min().unwrap(), days.max().unwrap())
    })
});

/// > **Duration.** ISO 8601.
///
/// > A document writes years, months, days, hours, minutes and seconds in that order, or weeks alone; each part has at most 12
/// > digits, and only seconds a fraction, of at most nine.
pub fn read(text: &str) -> Option<Length> {
    let rest = text.strip_prefix('P')?;
    let mut length = Length::ZERO;
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None if rest.is_empty() => return None,
        None => (rest, ""),
    };
    if date.ends_with('W') {
        if rest != date {
            return None;
        }
        parts(date, &['W'], |_, number, _| length.elapsed += number * 7 * DAY)?;
    } else {
        parts(date, &['Y', 'M', 'D'], |unit, number, _| match unit {
            'Y' => length.months += number * 12,
            'M' => length.months += number,
            _ => length.elapsed += number * DAY,
        })?;
        parts(time, &['H', 'M', 'S'], |unit, number, fraction| match unit {
            'H' => length.elapsed += number * 3_600_000_000_000,
            'M' => length.elapsed += number * 60_000_000_000,
            _ => length.elapsed += number * 1_000_000_000 + fraction,
        })?;
    }
    length.fits().then_some(length)
}

/// Shows each `12X` of a text; the units may be left out, but not be out of order.
fn parts(text: &str, units: &[char], mut show: impl FnMut(char, i128, i128)) -> Option<()> {
    let mut left = units;
    for part in text.split_inclusive(|letter: char| letter.is_ascii_uppercase()) {
        let unit = part.chars().last()?;
        let position = left.iter().position(|known| *known == unit)?;
        left = &left[position + 1..];
        let written = &part[..part.len() - 1];
        let (whole, fraction) = match written.split_once('.') {
            Some((whole, fraction)) if unit == 'S' && (1..=9).contains(&fraction.len()) => {
                (whole, digits(&format!("{fraction:0<9}"))?)
            }
            Some(_) => return None,
            None => (written, 0),
        };
        show(unit, digits(whole).filter(|_| whole.len() <= 12)?, fraction);
    }
    Some(())
}

fn digits(text: &str) -> Option<i128> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}
