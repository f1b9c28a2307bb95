//! Durations: their texts, and when one is longer than another.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use std::cmp::Ordering::{self, Equal, Greater, Less};

use jiff::{Span, civil};
use proptest::prelude::*;
use tekigo_core::value::{Date, Duration, Value};

const DAY: i128 = 86_400_000_000_000;

fn duration(text: &str) -> Duration {
    Duration::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn any_duration() -> impl Strategy<Value = Duration> {
    let months = prop_oneof![Just(0), -30..=30_i64, -100_000..=100_000_i64];
    let days = prop_oneof![Just(0), -1_000..=1_000_i128, -3_000_000..=3_000_000_i128];
    let rest = prop_oneof![
        Just(0),
        -DAY..=DAY,
        (-86_400..=86_400_i128).prop_map(|seconds| seconds * 1_000_000_000)
    ];
    (months, days, rest)
        .prop_map(|(months, days, rest)| Duration::new(months, days * DAY + rest).unwrap())
}

#[test]
fn texts() {
    let cases = [
        ("P1Y2M3DT4H5M6.5S", 14, 3 * DAY + 14_706_500_000_000, "P1Y2M3DT4H5M6.5S"),
        ("P2W", 0, 14 * DAY, "P14D"),
        ("PT90M", 0, 5_400_000_000_000, "PT1H30M"),
        ("PT24H", 0, DAY, "P1D"),
        ("P18M", 18, 0, "P1Y6M"),
        ("P1M", 1, 0, "P1M"),
        ("PT1M", 0, 60_000_000_000, "PT1M"),
        ("P1MT1M", 1, 60_000_000_000, "P1MT1M"),
        ("P1Y3D", 12, 3 * DAY, "P1Y3D"),
        ("PT0.000000001S", 0, 1, "PT0.000000001S"),
        ("PT59.999999999S", 0, 59_999_999_999, "PT59.999999999S"),
        ("P0D", 0, 0, "PT0S"),
        ("PT0S", 0, 0, "PT0S"),
        ("P007D", 0, 7 * DAY, "P7D"),
        ("P999999999999Y", 11_999_999_999_988, 0, "P999999999999Y"),
    ];
    for (text, months, nanoseconds, printed) in cases {
        assert_eq!(
            (duration(text).months(), duration(text).nanoseconds()),
            (months, nanoseconds),
            "{text}"
        );
        assert_eq!(duration(text).to_string(), printed, "{text}");
    }
    let refused = [
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "P1DT",
        "PT1D",
        "P1H",
        "P1M1Y",
        "PT1S1M",
        "P1D1D",
        "P1Y2W",
        "P2W1D",
        "P2WT1H",
        "PW",
        "-P1D",
        "P-1D",
        "+P1D",
        "P1.5D",
        "PT1.5H",
        "PT1.S",
        "PT.5S",
        "PT1,5S",
        "PT1.1234567890S",
        "p1d",
        "P1d",
        " P1D",
        "P1D ",
        "P1Y2M3DT4H5M6.5",
        "PT4H ",
        "P1234567890123D",
        "PT1H1.5M",
        "P１D",
        "PD",
        "PTS",
        "P1DT1HT1M",
    ];
    for text in refused {
        assert_eq!(Duration::parse(text), None, "{text}");
    }
    assert_eq!(Duration::parse(&format!("P{}D", "9".repeat(10_000))), None);
    let signed = [
        (-1, 0, "-P1M"),
        (0, -DAY, "-P1D"),
        (-1, -1, "-P1MT0.000000001S"),
        (1, -5 * DAY, "P1M-P5D"),
        (-1, 5 * DAY, "-P1M+P5D"),
    ];
    for (months, nanoseconds, printed) in signed {
        assert_eq!(Duration::new(months, nanoseconds).unwrap().to_string(), printed);
    }
}

#[test]
fn units() {
    let cases = [
        (Duration::from_years(2), "P2Y"),
        (Duration::from_months(6), "P6M"),
        (Duration::from_weeks(2), "P14D"),
        (Duration::from_days(30), "P30D"),
        (Duration::from_hours(4), "PT4H"),
        (Duration::from_minutes(90), "PT1H30M"),
        (Duration::from_seconds(10), "PT10S"),
    ];
    for (found, text) in cases {
        assert_eq!(found, Some(duration(text)));
    }
    assert_eq!(Duration::from_years(i64::MAX), None);
    assert_eq!(Duration::from_months(i64::MIN), None);
    assert_eq!(Duration::from_weeks(i64::MAX), None);
    assert_eq!(Duration::new(0, i128::MIN), None);
    assert_eq!(Duration::default(), Duration::ZERO);
    assert_eq!(Value::default(), Value::Boolean(false));
    assert!(size_of::<Value>() <= 48);
}

#[test]
fn comparisons() {
    let cases = [
        ("PT4H", "PT240M", Some(Equal)),
        ("P1D", "PT24H", Some(Equal)),
        ("P1Y", "P12M", Some(Equal)),
        ("P1M", "P27D", Some(Greater)),
        ("P1M", "P28D", None),
        ("P1M", "P30D", None),
        ("P1M", "P31D", None),
        ("P1M", "P31DT0.000000001S", Some(Less)),
        ("P6M", "P180D", Some(Greater)),
        ("P6M", "P181D", None),
        ("P6M", "P184D", None),
        ("P6M", "P185D", Some(Less)),
        ("P1Y", "P364D", Some(Greater)),
        ("P1Y", "P365D", None),
        ("P1Y", "P367D", Some(Less)),
        ("P1M", "P2M", Some(Less)),
        ("P13M", "P1Y", Some(Greater)),
        ("P1Y", "P11M31D", None),
        ("P1MT1H", "P1M", Some(Greater)),
        ("P1M4D", "P2M", Some(Less)),
        ("P1M30D", "P2M", None),
        ("P1000Y", "P12001M", None),
        ("P0M", "PT0S", Some(Equal)),
    ];
    for (left, right, expected) in cases {
        assert_eq!(duration(left).partial_compare(duration(right)), expected, "{left} {right}");
    }
    let negative = duration("P1M").negate();
    assert_eq!(negative.range(), (-31 * DAY, -28 * DAY));
    assert_eq!(negative.partial_compare(Duration::ZERO), Some(Less));
    assert_eq!(negative.partial_compare(Duration::from_days(-30).unwrap()), None);
    assert_eq!(negative.partial_compare(Duration::from_days(-32).unwrap()), Some(Greater));
}

/// The least and the most days of n consecutive months, counted by jiff over all the calendar's months, are those of the rule
/// for less than a year; and whatever day they start on, years and the rest keep within the rule.
#[test]
fn months_are_as_long_as_jiff_counts() {
    for count in 0..=37_i64 {
        let (least, most) = Duration::from_months(count).unwrap().range();
        let mut seen = (i128::MAX, 0);
        for month in 0..4_800 {
            let start = civil::date(2000, 1, 1).checked_add(Span::new().months(month)).unwrap();
            let days = days_between(start, start.checked_add(Span::new().months(count)).unwrap());
            seen = (days.min(seen.0), days.max(seen.1));
        }
        assert!(least <= seen.0 * DAY && seen.1 * DAY <= most, "{count} months take {seen:?} days");
        if count < 12 {
            assert_eq!((least, most), (seen.0 * DAY, seen.1 * DAY), "{count} months");
        }
    }
}

#[test]
fn months_from_any_day_keep_within_the_rule() {
    for count in (0..=25_i64).chain([48, 1_200, 4_800]) {
        let (least, most) = Duration::from_months(count).unwrap().range();
        let mut start = civil::date(1996, 1, 1);
        while start.year() < 2105 {
            let days = days_between(start, start.checked_add(Span::new().months(count)).unwrap());
            assert!(
                (least..=most).contains(&(days * DAY)),
                "{start} + {count} months take {days} days"
            );
            start = start.tomorrow().unwrap();
        }
    }
}

fn days_between(start: civil::Date, end: civil::Date) -> i128 {
    start.until((jiff::Unit::Day, end)).unwrap().get_days().into()
}

/// Written as documents write it, with no sign.
fn is_plain(duration: Duration) -> bool {
    duration.months() >= 0 && duration.nanoseconds() >= 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn laws(a in any_duration(), b in any_duration(), c in any_duration()) {
        prop_assert_eq!(a.add(b), b.add(a));
        prop_assert_eq!(a.add(b).unwrap().subtract(b), Some(a));
        prop_assert_eq!(a.partial_compare(b), b.partial_compare(a).map(Ordering::reverse));
        prop_assert_eq!(a.negate().partial_compare(b.negate()), b.partial_compare(a));
        prop_assert_eq!(a.partial_compare(a), Some(Equal));
        prop_assert_eq!(a.partial_compare(b) == Some(Equal), a == b);
        if a.partial_compare(b) == Some(Less) && b.partial_compare(c) == Some(Less) {
            prop_assert_eq!(a.partial_compare(c), Some(Less));
        }
        let (least, most) = a.range();
        prop_assert!(least <= most);
    }

    #[test]
    fn printed_durations_read_back(a in any_duration()) {
        let text = a.to_string();
        prop_assert_eq!(Duration::parse(&text), is_plain(a).then_some(a));
        if is_plain(a) {
            let span: Span = text.parse().unwrap();
            prop_assert_eq!(i64::from(span.get_years()) * 12 + i64::from(span.get_months()), a.months());
        }
    }

    /// A comparison that is decided holds on the calendar, whatever the day that both start on.
    #[test]
    fn a_decided_comparison_holds_from_every_day(
        day in -700_000..2_900_000_i64, m in 0..40_i64, n in 0..40_i64, d in 0..100_i64, e in 0..100_i64,
    ) {
        let start = Date::from_days(day).unwrap();
        let [a, b] = [(m, d), (n, e)].map(|(months, days)| Duration::new(months, i128::from(days) * DAY).unwrap());
        if let (Ok(x), Ok(y), Some(order)) = (start.add_duration(a), start.add_duration(b), a.partial_compare(b)) {
            prop_assert_eq!(x.cmp(&y), order);
        }
    }

    #[test]
    fn any_text_is_answered(text in "P?[0-9YMWDTHS.]{0,12}|.{0,8}") {
        if let Some(found) = Duration::parse(&text) {
            prop_assert_eq!(Duration::parse(&found.to_string()), Some(found));
            prop_assert!(text.starts_with('P') && text.len() > 2);
        }
    }
}
