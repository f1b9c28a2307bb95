//! Instants: points of time, and the spans that a stated day or month leaves open.

use std::fmt;
use std::ops::Sub;

use super::date::{Date, civil_from_days, days_from_civil, days_in_month};
use super::duration::{Duration, Fraction, NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND};
use super::scan::Scan;

/// An hour in minutes.
const MINUTES_PER_HOUR: i64 = 60;

/// 23:59, the farthest that local time is from UTC.
const MOST_OFFSET: i64 = 24 * MINUTES_PER_HOUR - 1;

/// A minute in nanoseconds.
const NANOSECONDS_PER_MINUTE: i128 = 60 * NANOSECONDS_PER_SECOND;

/// How far local time is from UTC, in minutes; UTC by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZoneOffset {
    minutes: i16,
}

impl ZoneOffset {
    /// The zone so many minutes ahead of UTC, from −23:59 to +23:59.
    #[must_use]
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        let near = (-MOST_OFFSET..=MOST_OFFSET).contains(&minutes);
        near.then(|| i16::try_from(minutes).ok()).flatten().map(|minutes| Self { minutes })
    }

    /// Reads `+09:00`, `-03:30` or `Z`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        let zone = Self::scan(&mut scan)?;
        scan.ended().then_some(zone)
    }

    /// Reads an offset at the front.
    fn scan(scan: &mut Scan<'_>) -> Option<Self> {
        let sign = scan.take(b"+-Zz")?;
        if matches!(sign, b'Z' | b'z') {
            return Some(Self::default());
        }
        let hours = scan.exactly(2)?;
        scan.take(b":")?;
        let minutes = scan.exactly(2).filter(|minutes| *minutes < MINUTES_PER_HOUR)?;
        let size = hours * MINUTES_PER_HOUR + minutes;
        Self::from_minutes(if sign == b'-' { -size } else { size })
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub fn minutes(self) -> i64 {
        i64::from(self.minutes)
    }

    /// The same in nanoseconds.
    fn nanoseconds(self) -> i128 {
        i128::from(self.minutes) * NANOSECONDS_PER_MINUTE
    }
}

impl fmt::Display for ZoneOffset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return formatter.write_str("Z");
        }
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let size = self.minutes.unsigned_abs();
        write!(formatter, "{sign}{:02}:{:02}", size / 60, size % 60)
    }
}

/// A point of time, to the nanosecond; one that some zone dates from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// Since 1970-01-01T00:00Z.
    nanoseconds: i128,
}

/// Why a moment has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// No zone dates it from 0001-01-01 to 9999-12-31.
    OutOfCalendar,
    /// The duration has months, which have no fixed length.
    HasMonths,
}

impl Moment {
    /// The moment so many nanoseconds after 1970-01-01T00:00Z, where the calendar has it in some zone.
    #[must_use]
    pub fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        let margin = i128::from(MOST_OFFSET) * NANOSECONDS_PER_MINUTE;
        let first = i128::from(Date::FIRST.days()) * NANOSECONDS_PER_DAY - margin;
        let end = (i128::from(Date::LAST.days()) + 1) * NANOSECONDS_PER_DAY + margin;
        (first..end).contains(&nanoseconds).then_some(Self { nanoseconds })
    }

    /// Reads RFC 3339 with an offset: `2019-12-04T10:00:00.5+09:00`. Refused are more than nine digits of a fraction, an hour
    /// of 24 and a second of 60.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, false)
    }

    /// Reads a moment as rules write it, where the seconds may be left out: `2019-12-04T10:00+09:00`.
    #[must_use]
    pub fn parse_literal(text: &str) -> Option<Self> {
        Self::read(text, true)
    }

    /// Reads a moment with seconds, or perhaps without.
    fn read(text: &str, without_seconds: bool) -> Option<Self> {
        let mut scan = Scan::new(text);
        let date = Date::scan(&mut scan)?;
        scan.take(b"Tt")?;
        let hour = scan.exactly(2).filter(|hour| *hour < 24)?;
        scan.take(b":")?;
        let minute = scan.exactly(2).filter(|minute| *minute < 60)?;
        let (mut second, mut fraction) = (0, 0);
        if scan.take(b":").is_some() {
            second = scan.exactly(2).filter(|second| *second < 60)?;
            fraction = scan.fraction()?;
        } else if !without_seconds {
            return None;
        }
        let zone = ZoneOffset::scan(&mut scan)?;
        if !scan.ended() {
            return None;
        }
        let seconds = ((date.days() * 24 + hour) * 60 + minute) * 60 + second;
        let local = i128::from(seconds) * NANOSECONDS_PER_SECOND + i128::from(fraction);
        Some(Self { nanoseconds: local - zone.nanoseconds() })
    }

    /// Nanoseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn nanoseconds(self) -> i128 {
        self.nanoseconds
    }

    /// Its date in a zone, where the calendar has it.
    #[must_use]
    pub fn date(self, zone: ZoneOffset) -> Option<Date> {
        Date::from_days(self.local(zone)?.0)
    }

    /// The moment a duration later.
    pub fn add_duration(self, duration: Duration) -> Result<Self, MomentError> {
        if duration.months() != 0 {
            return Err(MomentError::HasMonths);
        }
        Self::from_nanoseconds(self.nanoseconds + duration.nanoseconds())
            .ok_or(MomentError::OutOfCalendar)
    }

    /// The moment a duration earlier.
    pub fn subtract_duration(self, duration: Duration) -> Result<Self, MomentError> {
        self.add_duration(duration.negate())
    }

    /// Prints it as RFC 3339 in a zone.
    #[must_use]
    pub fn in_zone(self, zone: ZoneOffset) -> MomentInZone {
        MomentInZone { moment: self, zone }
    }

    /// The day since 1970-01-01 in a zone, and the nanoseconds since its midnight.
    fn local(self, zone: ZoneOffset) -> Option<(i64, i128)> {
        let local = self.nanoseconds + zone.nanoseconds();
        let day = i64::try_from(local.div_euclid(NANOSECONDS_PER_DAY)).ok()?;
        Some((day, local.rem_euclid(NANOSECONDS_PER_DAY)))
    }
}

/// The time between two moments, as a duration.
impl Sub for Moment {
    type Output = Duration;

    fn sub(self, earlier: Self) -> Duration {
        Duration::between(self.nanoseconds - earlier.nanoseconds)
    }
}

/// A moment as the clocks of a zone show it: `2019-12-04T10:00:00+09:00`. Seconds are always written, a fraction only where there is
/// one. The hours that a zone has outside the calendar print with the year 0000 or 10000.
#[derive(Clone, Copy, Debug)]
pub struct MomentInZone {
    moment: Moment,
    zone: ZoneOffset,
}

impl fmt::Display for MomentInZone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, time) = self.moment.local(self.zone).ok_or(fmt::Error)?;
        let (year, month, day) = civil_from_days(day);
        let second = time / NANOSECONDS_PER_SECOND;
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let fraction = Fraction(time % NANOSECONDS_PER_SECOND);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        write!(formatter, "{fraction}{}", self.zone)
    }
}

/// Every moment from the first to the last, both included. Of a full instant the two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instant {
    /// The earliest that it may be.
    pub first: Moment,
    /// The latest that it may be.
    pub last: Moment,
}

impl Instant {
    /// Reads RFC 3339 with an offset; where less may be `stated`, also a day (`2019-12-04`) or a month (`2019-12`) of the zone.
    #[must_use]
    pub fn parse(text: &str, stated: bool, zone: ZoneOffset) -> Option<Self> {
        if let Some(moment) = Moment::parse(text) {
            return Some(Self::from(moment));
        }
        if !stated {
            return None;
        }
        match Date::parse(text) {
            Some(date) => Some(Self::of_days(date.days(), 1, zone)),
            None => Self::parse_month(text, zone),
        }
    }

    /// Reads a month.
    fn parse_month(text: &str, zone: ZoneOffset) -> Option<Self> {
        let mut scan = Scan::new(text);
        let year = scan.exactly(4).filter(|year| *year > 0)?;
        scan.take(b"-")?;
        let month = scan.exactly(2)?;
        let length = days_in_month(year, month)?;
        scan.ended().then(|| Self::of_days(days_from_civil(year, month, 1), length, zone))
    }

    /// All moments of so many days of the calendar, from the midnight that starts the first.
    fn of_days(day: i64, count: i64, zone: ZoneOffset) -> Self {
        let midnight = |day: i64| i128::from(day) * NANOSECONDS_PER_DAY - zone.nanoseconds();
        Self {
            first: Moment { nanoseconds: midnight(day) },
            last: Moment { nanoseconds: midnight(day + count) - 1 },
        }
    }
}

/// A full instant.
impl From<Moment> for Instant {
    fn from(moment: Moment) -> Self {
        Self { first: moment, last: moment }
    }
}
