//! Days of the Gregorian calendar from 0001-01-01 to 9999-12-31.

use std::fmt;
use std::ops::Sub;

use super::duration::{Duration, NANOSECONDS_PER_DAY};
use super::scan::Scan;

/// Days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

/// The days of 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;

/// 0001-01-01
const FIRST_DAY: i32 = -719_162;

/// 9999-12-31
const LAST_DAY: i32 = 2_932_896;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i32,
}

/// Why a date has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Before 0001-01-01 or after 9999-12-31.
    OutOfCalendar,
    /// The duration has a part of a day: `2020-06-02 + 4 hours`.
    PartOfADay,
}

impl Date {
    /// 0001-01-01
    pub const FIRST: Self = Self { days: FIRST_DAY };
    /// 9999-12-31
    pub const LAST: Self = Self { days: LAST_DAY };

    /// The day of a year, month and day, where there is one.
    #[must_use]
    pub fn from_ymd(year: i64, month: i64, day: i64) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=days_in_month(year, month)?).contains(&day) {
            return None;
        }
        Self::from_days(days_from_civil(year, month, day))
    }

    /// Reads `2020-06-02`: four, two and two digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        let date = Self::scan(&mut scan)?;
        scan.ended().then_some(date)
    }

    /// Reads a date at the front.
    pub(super) fn scan(scan: &mut Scan<'_>) -> Option<Self> {
        let year = scan.exactly(4)?;
        scan.take(b"-")?;
        let month = scan.exactly(2)?;
        scan.take(b"-")?;
        Self::from_ymd(year, month, scan.exactly(2)?)
    }

    /// The day that is so many days after 1970-01-01, where the calendar has it.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        let days = i32::try_from(days).ok()?;
        (FIRST_DAY..=LAST_DAY).contains(&days).then_some(Self { days })
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        i64::from(self.days)
    }

    /// From 1 to 9999.
    #[must_use]
    pub fn year(self) -> i64 {
        civil_from_days(self.days()).0
    }

    /// From 1 to 12.
    #[must_use]
    pub fn month(self) -> i64 {
        civil_from_days(self.days()).1
    }

    /// From 1 to 31.
    #[must_use]
    pub fn day(self) -> i64 {
        civil_from_days(self.days()).2
    }

    /// The day so many days later.
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Self> {
        Self::from_days(self.days().checked_add(days)?)
    }

    /// The same day of the month so many months later, or that month's last day where it is shorter.
    #[must_use]
    pub fn add_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = civil_from_days(self.days());
        let month = (year * 12 + month - 1).checked_add(months)?;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        Self::from_ymd(year, month, day.min(days_in_month(year, month)?))
    }

    /// The days from this day to another; negative where that is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.days() - self.days()
    }

    /// The day a duration later: months first, then days.
    pub fn add_duration(self, duration: Duration) -> Result<Self, DateError> {
        let nanoseconds = duration.nanoseconds();
        if nanoseconds % NANOSECONDS_PER_DAY != 0 {
            return Err(DateError::PartOfADay);
        }
        i64::try_from(nanoseconds / NANOSECONDS_PER_DAY)
            .ok()
            .and_then(|days| self.add_months(duration.months())?.add_days(days))
            .ok_or(DateError::OutOfCalendar)
    }

    /// The day a duration earlier: months first, then days.
    pub fn subtract_duration(self, duration: Duration) -> Result<Self, DateError> {
        self.add_duration(duration.negate())
    }
}

/// The days between two dates, as a duration.
impl Sub for Date {
    type Output = Duration;

    fn sub(self, earlier: Self) -> Duration {
        Duration::between_days(earlier.days_until(self))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.days());
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// How many days a month has; `None` where the year has no such month.
pub(super) fn days_in_month(year: i64, month: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        _ => None,
    }
}

/// Days since 1970-01-01 of a day that there is.
///
/// Years are counted from March, so that the leap day comes last, and each month starts (153·m + 2) / 5 days after 1 March.
pub(super) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let months_since_march = (month + 9) % 12;
    let day_of_year = (153 * months_since_march + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + day_of_year - DAYS_TO_1970
}

/// The year, month and day so many days after 1970-01-01.
pub(super) fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_TO_1970;
    let (era, day_of_era) = (days.div_euclid(DAYS_PER_ERA), days.rem_euclid(DAYS_PER_ERA));
    // Leap days taken out: one after each 1,460 days, none after each 36,524, one at the era's last day.
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
    let month = (months_since_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}
