//! Moments and instants against jiff's timestamps.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use jiff::Timestamp;
use proptest::prelude::*;
use tekigo_core::value::{Duration, Instant, Moment, MomentError, ZoneOffset};

fn zone(text: &str) -> ZoneOffset {
    ZoneOffset::parse(text).unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn any_zone() -> impl Strategy<Value = ZoneOffset> {
    (-1_439..=1_439_i64).prop_map(|minutes| ZoneOffset::from_minutes(minutes).unwrap())
}

/// From 0001-01-03 to 9999-12-29, which jiff and every zone have.
fn any_moment() -> impl Strategy<Value = Moment> {
    (
        -62_135_424_000..=253_402_041_599_i128,
        prop_oneof![Just(0), 0..1_000_000_000_i128, Just(500_000_000)],
    )
        .prop_map(|(seconds, rest)| {
            Moment::from_nanoseconds(seconds * 1_000_000_000 + rest).unwrap()
        })
}

#[test]
fn zones() {
    let cases = [
        ("Z", 0, "Z"),
        ("+00:00", 0, "Z"),
        ("-00:00", 0, "Z"),
        ("+09:00", 540, "+09:00"),
        ("-03:30", -210, "-03:30"),
        ("-00:30", -30, "-00:30"),
        ("+23:59", 1_439, "+23:59"),
        ("-23:59", -1_439, "-23:59"),
    ];
    for (text, minutes, printed) in cases {
        assert_eq!(zone(text).minutes(), minutes);
        assert_eq!(zone(text).to_string(), printed);
    }
    for text in [
        "", "09:00", "+9:00", "+0900", "+24:00", "+09:60", "+09:00 ", "+09", "JST", "−09:00",
        "+-9:00",
    ] {
        assert_eq!(ZoneOffset::parse(text), None, "{text}");
    }
    assert_eq!(ZoneOffset::from_minutes(1_440), None);
    assert_eq!(ZoneOffset::from_minutes(i64::MIN), None);
    assert_eq!(ZoneOffset::default(), zone("Z"));
}

#[test]
fn moments_as_text() {
    let tokyo = zone("+09:00");
    let cases = [
        ("2019-12-04T10:00:00+09:00", "2019-12-04T10:00:00+09:00"),
        ("2019-12-04t01:00:00z", "2019-12-04T10:00:00+09:00"),
        ("2019-12-04T01:00:00.500Z", "2019-12-04T10:00:00.5+09:00"),
        ("2019-12-03T21:30:00.000000001-03:30", "2019-12-04T10:00:00.000000001+09:00"),
        ("0001-01-01T00:00:00+09:00", "0001-01-01T00:00:00+09:00"),
        ("9999-12-31T23:59:59.999999999+09:00", "9999-12-31T23:59:59.999999999+09:00"),
        ("9999-12-31T23:59:59-23:59", "10000-01-02T08:58:59+09:00"),
    ];
    for (text, printed) in cases {
        assert_eq!(moment(text).in_zone(tokyo).to_string(), printed);
    }
    let refused = [
        "2019-12-04T10:00+09:00",
        "2019-12-04T10:00:00",
        "2019-12-04 10:00:00Z",
        "2019-12-04T24:00:00Z",
        "2019-12-04T23:59:60Z",
        "2019-12-04T23:60:00Z",
        "2019-12-04T10:00:00.Z",
        "2019-12-04T10:00:00.1234567890Z",
        "2019-12-04T10:00:00+24:00",
        "2019-12-04T10:00:00+0900",
        "2019-02-29T10:00:00Z",
        "0000-12-31T23:00:00Z",
        "2019-12-04T10:00:00Z ",
        "2019-12-04",
        "2019-12",
        "",
        "2019-12-04T10:00:00,5Z",
        "2019-12-04T1:00:00Z",
        "2019-12-04T10:00:00.5+09:00[Asia/Tokyo]",
    ];
    for text in refused {
        assert_eq!(Moment::parse(text), None, "{text}");
        assert_eq!(Instant::parse(text, false, tokyo), None, "{text}");
    }
    assert_eq!(
        Moment::parse_literal("2019-12-04T10:00+09:00"),
        Some(moment("2019-12-04T01:00:00Z"))
    );
    assert_eq!(
        Moment::parse_literal("2019-12-04T10:00:30+09:00"),
        Some(moment("2019-12-04T01:00:30Z"))
    );
    assert_eq!(Moment::parse_literal("2019-12-04T10:+09:00"), None);
    assert_eq!(Moment::parse_literal("2019-12-04T10:00.5Z"), None);
}

#[test]
fn days_and_months_are_spans_of_the_zone() {
    let cases = [
        ("2019-12", "+09:00", "2019-11-30T15:00:00Z", "2019-12-31T14:59:59.999999999Z"),
        ("2020-02", "Z", "2020-02-01T00:00:00Z", "2020-02-29T23:59:59.999999999Z"),
        ("2019-12-04", "+09:00", "2019-12-03T15:00:00Z", "2019-12-04T14:59:59.999999999Z"),
        ("2019-12-04", "-03:30", "2019-12-04T03:30:00Z", "2019-12-05T03:29:59.999999999Z"),
        ("9999-12", "-23:59", "9999-12-01T23:59:00Z", "9999-12-31T23:59:59.999999999-23:59"),
        ("0001-01", "+23:59", "0001-01-01T00:00:00+23:59", "0001-01-31T00:00:59.999999999Z"),
        ("2019-12-04T10:00:00+09:00", "Z", "2019-12-04T01:00:00Z", "2019-12-04T01:00:00Z"),
    ];
    for (text, offset, first, last) in cases {
        let expected = Instant { first: moment(first), last: moment(last) };
        assert_eq!(Instant::parse(text, true, zone(offset)), Some(expected), "{text} {offset}");
        for end in [expected.first, expected.last] {
            assert_eq!(Moment::from_nanoseconds(end.nanoseconds()), Some(end), "{text} {offset}");
        }
    }
    for text in [
        "2019",
        "2019-13",
        "2019-00",
        "0000-12",
        "2019-12-",
        "2019-12-32",
        "2019-1",
        "2019-012",
        "201912",
        "2019-12T",
    ] {
        assert_eq!(Instant::parse(text, true, ZoneOffset::default()), None, "{text}");
    }
}

#[test]
fn sums() {
    let start = moment("2020-02-28T23:00:00Z");
    let duration = |text: &str| Duration::parse(text).unwrap();
    assert_eq!(start.add_duration(duration("P1DT1H")), Ok(moment("2020-03-01T00:00:00Z")));
    assert_eq!(
        start.subtract_duration(duration("PT0.000000001S")),
        Ok(moment("2020-02-28T22:59:59.999999999Z"))
    );
    assert_eq!(start.add_duration(duration("P1M")), Err(MomentError::HasMonths));
    assert_eq!(start.add_duration(duration("P999999999999D")), Err(MomentError::OutOfCalendar));
    assert_eq!(
        start.subtract_duration(duration("P999999999999D")),
        Err(MomentError::OutOfCalendar)
    );
    let last = moment("9999-12-31T23:59:59.999999999-23:59");
    assert_eq!(last.add_duration(duration("PT0.000000001S")), Err(MomentError::OutOfCalendar));
    assert_eq!(last.date(zone("-23:59")).unwrap().to_string(), "9999-12-31");
    assert_eq!(last.date(zone("-23:58")), None);
    let first = moment("0001-01-01T00:00:00+23:59");
    assert_eq!(
        first.subtract_duration(duration("PT0.000000001S")),
        Err(MomentError::OutOfCalendar)
    );
    assert_eq!(first.date(zone("Z")), None);
    assert_eq!(Moment::from_nanoseconds(i128::MAX), None);
    assert_eq!(Moment::from_nanoseconds(i128::MIN), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn reads_and_prints_as_jiff(moment in any_moment(), zone in any_zone()) {
        let timestamp = Timestamp::from_nanosecond(moment.nanoseconds()).unwrap();
        let offset = jiff::tz::Offset::from_seconds(i32::try_from(zone.minutes() * 60).unwrap()).unwrap();
        let local = offset.to_datetime(timestamp);
        let text = moment.in_zone(zone).to_string();
        prop_assert_eq!(text.parse::<Timestamp>().unwrap(), timestamp);
        prop_assert_eq!(Moment::parse(&text), Some(moment));
        prop_assert_eq!(Moment::parse(&text.to_lowercase()), Some(moment));
        prop_assert_eq!(Moment::parse(&timestamp.to_string()), Some(moment));
        prop_assert_eq!(moment.date(zone).unwrap().to_string(), local.date().to_string());
        prop_assert_eq!(text.trim_end_matches(&zone.to_string()), local.to_string());
    }

    #[test]
    fn differences_return(a in any_moment(), b in any_moment()) {
        prop_assert_eq!(a.add_duration(b - a), Ok(b));
        prop_assert_eq!(b.subtract_duration(b - a), Ok(a));
        prop_assert_eq!(a.cmp(&b), 0.cmp(&(b - a).nanoseconds()));
    }

    #[test]
    fn a_stated_day_is_all_of_it(moment in any_moment(), zone in any_zone()) {
        let date = moment.date(zone).unwrap();
        let day = Instant::parse(&date.to_string(), true, zone).unwrap();
        prop_assert!(day.first <= moment && moment <= day.last);
        prop_assert_eq!(day.first.date(zone), Some(date));
        prop_assert_eq!(day.last.date(zone), Some(date));
        prop_assert_eq!((day.last - day.first).nanoseconds(), 86_400_000_000_000 - 1);
        let month = Instant::parse(date.to_string().rsplit_once('-').unwrap().0, true, zone).unwrap();
        prop_assert!(month.first <= day.first && day.last <= month.last);
        let length = Duration::from_days(theirs_in_month(date)).unwrap().nanoseconds();
        prop_assert_eq!((month.last - month.first).nanoseconds(), length - 1);
    }

    #[test]
    fn what_we_read_jiff_reads_too(text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,10})?([Zz]|[-+][0-2][0-9]:[0-6][0-9])") {
        if let Some(moment) = Moment::parse(&text) {
            let theirs = text.parse::<Timestamp>();
            prop_assert!(theirs.is_ok_and(|theirs| theirs.as_nanosecond() == moment.nanoseconds()) || text.starts_with("9999-12-3"));
        }
    }

    #[test]
    fn any_text_is_answered(text in ".{0,30}") {
        let _ = Instant::parse(&text, true, ZoneOffset::default());
        let _ = Moment::parse_literal(&text);
        let _ = ZoneOffset::parse(&text);
    }
}

fn theirs_in_month(date: tekigo_core::value::Date) -> i64 {
    date.to_string().parse::<jiff::civil::Date>().unwrap().days_in_month().into()
}
