//! Dates against jiff's, and the calendar's edges.
#![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use jiff::civil;
use jiff::{Span, Unit};
use proptest::prelude::*;
use tekigo_core::value::{Date, DateError, Duration};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::FIRST.days()..=Date::LAST.days()).prop_map(|days| Date::from_days(days).unwrap())
}

/// jiff's date for the same year, month and day.
fn theirs(date: Date) -> civil::Date {
    let [month, day] = [date.month(), date.day()].map(|number| i8::try_from(number).unwrap());
    civil::Date::new(i16::try_from(date.year()).unwrap(), month, day).unwrap()
}

/// Our date for one of jiff's, where the calendar has it.
fn ours(date: civil::Date) -> Option<Date> {
    Date::from_ymd(date.year().into(), date.month().into(), date.day().into())
}

#[test]
fn every_day_follows_the_last() {
    let mut expected = civil::date(1, 1, 1);
    for days in Date::FIRST.days()..=Date::LAST.days() {
        let date = Date::from_days(days).unwrap();
        assert_eq!(theirs(date), expected, "day {days}");
        assert_eq!(ours(expected), Some(date));
        expected = if days < Date::LAST.days() { expected.tomorrow().unwrap() } else { expected };
    }
    assert_eq!(expected, civil::date(9999, 12, 31));
    assert_eq!(Date::from_days(0), Date::parse("1970-01-01"));
}

#[test]
fn texts() {
    for text in ["0001-01-01", "1970-01-01", "2000-02-29", "2020-06-02", "9999-12-31"] {
        assert_eq!(date(text).to_string(), text);
    }
    let refused = [
        "",
        "2020",
        "2020-06",
        "2020-6-2",
        "20200602",
        "2020-06-02 ",
        " 2020-06-02",
        "+2020-06-02",
        "2020-06-02T00:00",
        "2020-06-31",
        "2019-02-29",
        "1900-02-29",
        "2020-00-01",
        "2020-13-01",
        "2020-01-00",
        "2020-01-32",
        "0000-12-31",
        "10000-01-01",
        "-001-01-01",
        "2020/06/02",
        "２０２０-06-02",
        "2020-0６-02",
    ];
    for text in refused {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    for (year, month, day) in
        [(i64::MAX, 1, 1), (2020, i64::MIN, 1), (2020, 1, i64::MAX), (0, 1, 1), (10_000, 1, 1)]
    {
        assert_eq!(Date::from_ymd(year, month, day), None);
    }
}

#[test]
fn months_are_clamped() {
    let cases = [
        ("2020-01-31", 1, Some("2020-02-29")),
        ("2019-01-31", 1, Some("2019-02-28")),
        ("2020-01-31", 2, Some("2020-03-31")),
        ("2020-02-29", 12, Some("2021-02-28")),
        ("2020-02-29", 48, Some("2024-02-29")),
        ("2020-03-31", -1, Some("2020-02-29")),
        ("2020-12-15", 1, Some("2021-01-15")),
        ("2020-01-15", -1, Some("2019-12-15")),
        ("9999-12-01", 1, None),
        ("0001-01-31", -1, None),
        ("2020-01-31", i64::MAX, None),
        ("2020-01-31", i64::MIN, None),
    ];
    for (from, months, to) in cases {
        assert_eq!(date(from).add_months(months), to.map(date), "{from} + {months} months");
    }
    assert_eq!(date("9999-12-31").add_days(1), None);
    assert_eq!(date("0001-01-01").add_days(-1), None);
    assert_eq!(date("2020-01-01").add_days(i64::MAX), None);
    assert_eq!(date("2020-01-01").add_days(i64::MIN), None);
}

#[test]
fn durations_on_dates() {
    let cases = [
        ("2020-01-31", "P1M1D", Ok("2020-03-01")),
        ("2020-06-02", "P2W", Ok("2020-06-16")),
        ("2020-06-02", "PT48H", Ok("2020-06-04")),
        ("2020-06-02", "PT47H", Err(DateError::PartOfADay)),
        ("2020-06-02", "PT0.000000001S", Err(DateError::PartOfADay)),
        ("9999-12-31", "P1D", Err(DateError::OutOfCalendar)),
        ("9999-12-31", "P999999999999Y", Err(DateError::OutOfCalendar)),
        ("9999-12-31", "P999999999999W", Err(DateError::OutOfCalendar)),
    ];
    for (from, duration, to) in cases {
        let duration = Duration::parse(duration).unwrap();
        assert_eq!(date(from).add_duration(duration), to.map(date), "{from} + {duration}");
    }
    let month_and_day = Duration::parse("P1M1D").unwrap();
    assert_eq!(date("2020-03-31").subtract_duration(month_and_day), Ok(date("2020-02-28")));
    assert_eq!(date("2020-06-02") - date("2020-06-12"), Duration::from_days(-10).unwrap());
    assert_eq!((Date::LAST - Date::FIRST).to_string(), "P3652058D");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn sums_are_jiffs(date in any_date(), days in -4_000_000..4_000_000_i64, months in -120_000..120_000_i64) {
        let later = |span: Span| theirs(date).checked_add(span).ok().and_then(ours);
        prop_assert_eq!(date.add_days(days), later(Span::new().days(days)));
        prop_assert_eq!(date.add_months(months), later(Span::new().months(months)));
        let duration = Duration::new(months, i128::from(days) * 86_400_000_000_000).unwrap();
        let expected = later(Span::new().months(months)).and_then(|_| {
            theirs(date).checked_add(Span::new().months(months)).unwrap().checked_add(Span::new().days(days)).ok().and_then(ours)
        });
        prop_assert_eq!(date.add_duration(duration), expected.ok_or(DateError::OutOfCalendar));
        prop_assert_eq!(date.subtract_duration(duration.negate()), date.add_duration(duration));
    }

    #[test]
    fn differences_are_jiffs(a in any_date(), b in any_date()) {
        let days = theirs(a).until((Unit::Day, theirs(b))).unwrap().get_days();
        prop_assert_eq!(a.days_until(b), i64::from(days));
        prop_assert_eq!(b - a, Duration::from_days(days.into()).unwrap());
        prop_assert_eq!(a.add_duration(b - a), Ok(b));
        prop_assert_eq!(b.subtract_duration(b - a), Ok(a));
        prop_assert_eq!(a.cmp(&b), theirs(a).cmp(&theirs(b)));
        prop_assert_eq!(a.cmp(&b), 0.cmp(&a.days_until(b)));
    }

    #[test]
    fn prints_and_reads_as_jiff(date in any_date()) {
        prop_assert_eq!(date.to_string(), theirs(date).to_string());
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
    }

    #[test]
    fn any_text_is_answered(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|.{0,12}") {
        if let Some(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        } else {
            prop_assert!(text.parse::<civil::Date>().ok().is_none_or(|date| date.year() < 1 || date.to_string() != text));
        }
    }
}
