//! Section 4, dates and instants, on jiff's calendar.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::length::{DAY, Length};

/// > The calendar runs from 0001-01-01 to 9999-12-31; past it is an error.
fn in_calendar(date: Date) -> bool {
    (1..=9999).contains(&date.year())
}

/// Reads `2020-06-02`.
pub fn read_date(text: &str) -> Option<Date> {
    let shape: String =
        text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    if shape != "0000-00-00" {
        return None;
    }
    let date =
        Date::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
            .ok()?;
    in_calendar(date).then_some(date)
}

/// > date ± duration is a date: months first, clamped to the month's end, then days. A duration with a part of a day is an
/// > error there.
pub fn add_to_date(date: Date, length: Length) -> Option<Date> {
    if length.elapsed % DAY != 0 {
        return None;
    }
    let months = Span::new().try_months(i64::try_from(length.months).ok()?).ok()?;
    let moved = date.checked_add(months).ok().filter(|date| in_calendar(*date))?;
    let days = Span::new().try_days(i64::try_from(length.elapsed / DAY).ok()?).ok()?;
    moved.checked_add(days).ok().filter(|date| in_calendar(*date))
}

/// Days since 1970-01-01.
fn day_number(date: Date) -> i128 {
    (date - Date::constant(1970, 1, 1)).get_days().into()
}

/// > date − date is a duration in days
pub fn between_dates(later: Date, earlier: Date) -> Length {
    Length::elapsed((day_number(later) - day_number(earlier)) * DAY)
}

/// Nanoseconds from 1970-01-01T00:00Z to the midnight that starts a day in a zone.
fn midnight(date: Date, zone_minutes: i64) -> i128 {
    day_number(date) * DAY - i128::from(zone_minutes) * 60_000_000_000
}

/// > An instant is in the calendar where some offset up to 23:59 dates it so.
pub fn fits(moment: i128) -> bool {
    let farthest = 23 * 60 + 59;
    let first = midnight(Date::constant(1, 1, 1), farthest);
    let last = midnight(Date::constant(9999, 12, 31), -farthest) + DAY - 1;
    (first..=last).contains(&moment)
}

/// > RFC 3339 with an offset; or a date or a month alone, which is every moment of that day or month in the pack's zone.
///
/// The first and the last moment.
pub fn read(text: &str, stated: bool, zone_minutes: i64) -> Option<(i128, i128)> {
    if let Some(moment) = read_moment(text) {
        return Some((moment, moment));
    }
    if !stated {
        return None;
    }
    let (first, after) = if let Some(date) = read_date(text) {
        (date, day_number(date) + 1)
    } else {
        let first = read_date(&format!("{text}-01"))?;
        (first, day_number(first) + i128::from(first.days_in_month()))
    };
    let start = midnight(first, zone_minutes);
    Some((start, start + (after - day_number(first)) * DAY - 1))
}

/// > A second of 60 is unreadable.
fn read_moment(text: &str) -> Option<i128> {
    let (date, time) = text.split_once(['T', 't'])?;
    let date = read_date(date)?;
    let (clock, offset) = if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        (clock, 0)
    } else {
        let at = time.rfind(['+', '-'])?;
        let (hour, minute) = time[at + 1..].split_once(':')?;
        let minutes = two(hour, 23)? * 60 + two(minute, 59)?;
        (&time[..at], if time[at..].starts_with('-') { -minutes } else { minutes })
    };
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) if (1..=9).contains(&fraction.len()) => {
            (clock, format!("{fraction:0<9}"))
        }
        Some(_) => return None,
        None => (clock, "0".to_owned()),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = clock.split(':');
    let (hour, minute, second) =
        (two(parts.next()?, 23)?, two(parts.next()?, 59)?, two(parts.next()?, 59)?);
    if parts.next().is_some() {
        return None;
    }
    let seconds = i128::from((hour * 60 + minute) * 60 + second);
    Some(midnight(date, offset) + seconds * 1_000_000_000 + fraction.parse::<i128>().ok()?)
}

/// Two digits up to a most.
fn two(text: &str, most: i64) -> Option<i64> {
    let number = (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?;
    number.filter(|number| *number <= most)
}

/// > `day of x` is the date of an instant in the pack's zone
pub fn day_of(moment: i128, zone_minutes: i64) -> Option<Date> {
    let local = moment + i128::from(zone_minutes) * 60_000_000_000;
    let day = i32::try_from(local.div_euclid(DAY)).ok()?;
    Date::constant(1970, 1, 1).checked_add(day.days()).ok().filter(|date| in_calendar(*date))
}
