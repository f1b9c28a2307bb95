//! Durations: months, whose length varies, and elapsed time, which is exact.

use std::cmp::Ordering;
use std::fmt;

use super::scan::Scan;

/// A second in nanoseconds.
pub(super) const NANOSECONDS_PER_SECOND: i128 = 1_000_000_000;

/// A day of 24 hours in nanoseconds.
pub(super) const NANOSECONDS_PER_DAY: i128 = 86_400 * NANOSECONDS_PER_SECOND;

/// The most months, either way: far past the calendar, and small enough that no comparison overflows.
const MOST_MONTHS: i64 = 100_000_000_000_000;

/// The most elapsed nanoseconds, either way: as far past the calendar as the months.
const MOST_NANOSECONDS: i128 = 1_000_000_000_000_000_000_000_000_000_000;

/// The most digits of one part of a written duration.
const MOST_DIGITS: usize = 12;

/// The least days of 0 to 11 consecutive months.
const LEAST_DAYS: [i128; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

/// The most days of 0 to 11 consecutive months.
const MOST_DAYS: [i128; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

/// Months and elapsed time, each of which may be negative after a subtraction.
///
/// Equality is of both parts. Whether one duration is longer is [`Duration::partial_compare`]'s to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    months: i64,
    nanoseconds: i128,
}

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self { months: 0, nanoseconds: 0 };

    /// The duration of so many months and nanoseconds, unless it is longer than any that is needed.
    #[must_use]
    pub fn new(months: i64, nanoseconds: i128) -> Option<Self> {
        let fits = (-MOST_MONTHS..=MOST_MONTHS).contains(&months)
            && (-MOST_NANOSECONDS..=MOST_NANOSECONDS).contains(&nanoseconds);
        fits.then_some(Self { months, nanoseconds })
    }

    /// Elapsed time between two points of the calendar, which is always short enough.
    pub(super) fn between(nanoseconds: i128) -> Self {
        Self { months: 0, nanoseconds }
    }

    /// Whole days between two dates of the calendar.
    pub(super) fn between_days(days: i64) -> Self {
        Self::between(i128::from(days) * NANOSECONDS_PER_DAY)
    }

    /// `2 years`
    #[must_use]
    pub fn from_years(years: i64) -> Option<Self> {
        Self::from_months(years.checked_mul(12)?)
    }

    /// `6 months`
    #[must_use]
    pub fn from_months(months: i64) -> Option<Self> {
        Self::new(months, 0)
    }

    /// `2 weeks`
    #[must_use]
    pub fn from_weeks(weeks: i64) -> Option<Self> {
        Self::new(0, i128::from(weeks) * 7 * NANOSECONDS_PER_DAY)
    }

    /// `30 days`
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        Self::new(0, i128::from(days) * NANOSECONDS_PER_DAY)
    }

    /// `4 hours`
    #[must_use]
    pub fn from_hours(hours: i64) -> Option<Self> {
        Self::new(0, i128::from(hours) * 3_600 * NANOSECONDS_PER_SECOND)
    }

    /// `90 minutes`
    #[must_use]
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        Self::new(0, i128::from(minutes) * 60 * NANOSECONDS_PER_SECOND)
    }

    /// `10 seconds`
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        Self::new(0, i128::from(seconds) * NANOSECONDS_PER_SECOND)
    }

    /// Reads ISO 8601: `P1Y2M3DT4H5M6.5S`, or weeks alone, `P2W`. Only seconds have a fraction, of at most nine digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        scan.take(b"P")?;
        let mut written = Written { scan, months: 0, nanoseconds: 0 };
        let date = [(b'Y', Unit::Months(12)), (b'M', Unit::Months(1)), (b'D', Unit::DAY)];
        let time = [(b'H', Unit::HOUR), (b'M', Unit::MINUTE), (b'S', Unit::SECOND)];
        let mut parts = written.read(&[(b'W', Unit::WEEK)])?;
        if parts == 0 {
            parts = written.read(&date)?;
            if written.scan.take(b"T").is_some() {
                // `P1DT` ends with a `T` that announces nothing.
                parts = written.read(&time)?;
            }
        }
        if parts == 0 || !written.scan.ended() {
            return None;
        }
        Self::new(written.months, written.nanoseconds)
    }

    /// Its months.
    #[must_use]
    pub fn months(self) -> i64 {
        self.months
    }

    /// Its elapsed part.
    #[must_use]
    pub fn nanoseconds(self) -> i128 {
        self.nanoseconds
    }

    /// Both parts with their signs turned.
    #[must_use]
    pub fn negate(self) -> Self {
        Self { months: -self.months, nanoseconds: -self.nanoseconds }
    }

    /// The sum, part by part.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "unlike the operator it may have no result")]
    pub fn add(self, other: Self) -> Option<Self> {
        Self::new(self.months + other.months, self.nanoseconds + other.nanoseconds)
    }

    /// The difference, part by part.
    #[must_use]
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negate())
    }

    /// Which is longer, where that does not hang on which months are meant.
    ///
    /// Where the months differ, the ranges of what each may be are compared. Ranges that share even one length give `None`:
    /// a month may be as long as 31 days, and it may be shorter.
    #[must_use]
    pub fn partial_compare(self, other: Self) -> Option<Ordering> {
        if self.months == other.months {
            return Some(self.nanoseconds.cmp(&other.nanoseconds));
        }
        let ((least, most), (other_least, other_most)) = (self.range(), other.range());
        if most < other_least {
            Some(Ordering::Less)
        } else if least > other_most {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    /// The least and the most nanoseconds that it may be.
    #[must_use]
    pub fn range(self) -> (i128, i128) {
        let (least, most) = days_of_months(self.months.unsigned_abs());
        // So many months back are at least the most days back.
        let (least, most) = if self.months < 0 { (-most, -least) } else { (least, most) };
        (
            least * NANOSECONDS_PER_DAY + self.nanoseconds,
            most * NANOSECONDS_PER_DAY + self.nanoseconds,
        )
    }
}

/// The least and the most days of so many consecutive months.
fn days_of_months(months: u64) -> (i128, i128) {
    let years = i128::from(months / 12);
    let rest = usize::try_from(months % 12).unwrap_or_default();
    let days = |table: &[i128; 12]| table.get(rest).copied().unwrap_or_default();
    (365 * years + days(&LEAST_DAYS), 366 * years + days(&MOST_DAYS))
}

/// What one of a unit is.
#[derive(Clone, Copy)]
enum Unit {
    /// Months.
    Months(i64),
    /// Seconds, and whether a fraction may be written.
    Seconds(i128, bool),
}

impl Unit {
    const WEEK: Self = Self::Seconds(7 * 86_400, false);
    const DAY: Self = Self::Seconds(86_400, false);
    const HOUR: Self = Self::Seconds(3_600, false);
    const MINUTE: Self = Self::Seconds(60, false);
    const SECOND: Self = Self::Seconds(1, true);
}

/// A written duration as far as it has been read.
struct Written<'text> {
    scan: Scan<'text>,
    months: i64,
    nanoseconds: i128,
}

impl Written<'_> {
    /// Reads parts in the order given, each at most once, and says how many; stops before what is none of them.
    fn read(&mut self, units: &[(u8, Unit)]) -> Option<usize> {
        let mut parts = 0;
        for (letter, unit) in units {
            let mut ahead = self.scan;
            let Some((number, _)) = ahead.digits(MOST_DIGITS) else { break };
            let fraction = if let Unit::Seconds(_, true) = unit { ahead.fraction()? } else { 0 };
            if ahead.take(&[*letter]).is_none() {
                continue;
            }
            match *unit {
                Unit::Months(each) => {
                    self.months = self.months.checked_add(number.checked_mul(each)?)?;
                }
                Unit::Seconds(each, _) => {
                    let whole = i128::from(number) * each * NANOSECONDS_PER_SECOND;
                    self.nanoseconds += whole + i128::from(fraction);
                }
            }
            self.scan = ahead;
            parts += 1;
        }
        Some(parts)
    }
}

/// ISO 8601, with days of 24 hours taken out of hours: `P1Y2M3DT4H5M6.5S`. A negative one starts with `-`; where the signs of the
/// parts differ, they stand one after the other: `P1M-P5D`, `-P1M+P5D`.
impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let months = Self { months: self.months, nanoseconds: 0 };
        let elapsed = Self { months: 0, nanoseconds: self.nanoseconds };
        if self.months > 0 && self.nanoseconds < 0 {
            return write!(formatter, "{months}{elapsed}");
        }
        if self.months < 0 && self.nanoseconds > 0 {
            return write!(formatter, "{months}+{elapsed}");
        }
        let sign = if self.months < 0 || self.nanoseconds < 0 { "-" } else { "" };
        write!(formatter, "{sign}P")?;
        let months = u128::from(self.months.unsigned_abs());
        let seconds = self.nanoseconds.unsigned_abs() / NANOSECONDS_PER_SECOND.unsigned_abs();
        write_part(formatter, months / 12, 'Y')?;
        write_part(formatter, months % 12, 'M')?;
        write_part(formatter, seconds / 86_400, 'D')?;
        if *self == Self::ZERO {
            return formatter.write_str("T0S");
        }
        if self.nanoseconds % NANOSECONDS_PER_DAY == 0 {
            return Ok(());
        }
        formatter.write_str("T")?;
        write_part(formatter, seconds / 3_600 % 24, 'H')?;
        write_part(formatter, seconds / 60 % 60, 'M')?;
        let fraction = Fraction(self.nanoseconds % NANOSECONDS_PER_SECOND);
        if fraction.0 == 0 {
            write_part(formatter, seconds % 60, 'S')
        } else {
            write!(formatter, "{}{fraction}S", seconds % 60)
        }
    }
}

/// Writes a part of a duration, unless it is 0.
fn write_part(formatter: &mut fmt::Formatter<'_>, number: u128, letter: char) -> fmt::Result {
    if number == 0 { Ok(()) } else { write!(formatter, "{number}{letter}") }
}

/// Nanoseconds below a second, as `.5`; nothing for 0.
pub(super) struct Fraction(pub(super) i128);

impl fmt::Display for Fraction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return Ok(());
        }
        let digits = format!("{:09}", self.0.unsigned_abs());
        write!(formatter, ".{}", digits.trim_end_matches('0'))
    }
}
