//! Small domains of values, so that comparisons go both ways, and now and then an edge.

use super::random::Random;

/// Numbers as packs write them: everyday ones, then edges.
const NUMBERS: [&str; 12] =
    ["0", "1", "2", "3", "5", "10", "0.5", "1.5", "2.50", "-1", "-2", "99.5"];
const FAR_NUMBERS: [&str; 7] = [
    "99999999999999999999999999999999999999",
    "-99999999999999999999999999999999999999",
    "100000000000000000000000000000000000000",
    "0.00000000000000000000000000000000000001",
    "12345678901234567890.123456789012345678",
    "33333333333333333333333333333333333333",
    "0.1234567890123456789",
];

/// The same as documents may write them.
const WRITTEN_NUMBERS: [&str; 16] = [
    "0", "1", "2", "3", "5", "10", "0.5", "1.5", "2.5", "-1", "-2", "99.5", "1e1", "1.0", "-0",
    "20e-1",
];
const FAR_WRITTEN_NUMBERS: [&str; 9] = [
    "99999999999999999999999999999999999999",
    "-99999999999999999999999999999999999999",
    "1e38",
    "1e-38",
    "99999999999999999999999999999999999999e38",
    "12345678901234567890123456789012345678e-38",
    "1e39",
    "123456789012345678901234567890123456789",
    "1e-39",
];

const DATES: [&str; 10] = [
    "2020-01-31",
    "2020-02-29",
    "2019-02-28",
    "2020-03-31",
    "2020-06-02",
    "2020-06-01",
    "2020-06-03",
    "2020-12-31",
    "2021-01-01",
    "2019-12-04",
];
const FAR_DATES: [&str; 4] = ["9999-12-31", "9999-12-01", "0001-01-01", "0001-01-31"];

const MOMENTS: [&str; 8] = [
    "2019-12-04T10:00:00+09:00",
    "2019-12-04T01:00:00Z",
    "2019-12-04T00:00:00+09:00",
    "2019-12-03T14:59:59.999999999Z",
    "2019-12-04T23:59:59.999999999+09:00",
    "2019-12-05T00:00:00+09:00",
    "2020-06-02T12:00:00-03:30",
    "2019-12-04T10:00:00.5+09:00",
];
const FAR_MOMENTS: [&str; 4] = [
    "9999-12-31T23:00:00Z",
    "9999-12-31T12:00:00Z",
    "0001-01-01T00:00:00+09:00",
    "0001-01-01T00:00:00+23:00",
];
const STATED: [&str; 6] =
    ["2019-12-04", "2019-12-05", "2019-12", "2019-11", "2020-06", "2020-06-02"];
const FAR_STATED: [&str; 3] = ["9999-12-31", "9999-12", "0001-01"];

const DURATIONS: [&str; 12] = [
    "4 hours",
    "30 days",
    "31 days",
    "28 days",
    "1 month",
    "12 months",
    "1 year",
    "365 days",
    "366 days",
    "2 weeks",
    "90 minutes",
    "0 seconds",
];
const FAR_DURATIONS: [&str; 4] =
    ["8000000000000 years", "9999 years", "100000 months", "999999999999 weeks"];
const WRITTEN_DURATIONS: [&str; 14] = [
    "PT4H", "P30D", "P31D", "P28D", "P1M", "P12M", "P1Y", "P365D", "P366D", "P2W", "PT90M", "PT0S",
    "P1M15D", "PT0.5S",
];
const FAR_WRITTEN_DURATIONS: [&str; 4] = ["P9999Y", "P999999999999Y", "P999999999999W", "P100000M"];

const TEXTS: [&str; 6] = ["東京", "大阪", "ab", "abc", "Ａ", "𠮟る"];

fn one<'a>(random: &mut Random, near: &[&'a str], far: &[&'a str]) -> &'a str {
    if !far.is_empty() && random.percent(8) { *random.pick(far) } else { *random.pick(near) }
}

/// A number of a pack.
pub fn number(random: &mut Random) -> &'static str {
    one(random, &NUMBERS, &FAR_NUMBERS)
}

/// A number of a pack that is near to not fitting.
pub fn far_number(random: &mut Random) -> &'static str {
    *random.pick(&FAR_NUMBERS)
}

/// A whole number of a pack.
pub fn whole(random: &mut Random) -> &'static str {
    *random.pick(&["0", "1", "2", "3", "4", "5"])
}

/// A number of a document.
pub fn written_number(random: &mut Random) -> &'static str {
    one(random, &WRITTEN_NUMBERS, &FAR_WRITTEN_NUMBERS)
}

/// A date.
pub fn date(random: &mut Random) -> &'static str {
    one(random, &DATES, &FAR_DATES)
}

/// A full instant.
pub fn moment(random: &mut Random) -> &'static str {
    one(random, &MOMENTS, &FAR_MOMENTS)
}

/// A day or a month that stands for an instant.
pub fn stated(random: &mut Random) -> &'static str {
    one(random, &STATED, &FAR_STATED)
}

/// A duration of a pack.
pub fn duration(random: &mut Random) -> &'static str {
    one(random, &DURATIONS, &FAR_DURATIONS)
}

/// A duration of a document.
pub fn written_duration(random: &mut Random) -> &'static str {
    one(random, &WRITTEN_DURATIONS, &FAR_WRITTEN_DURATIONS)
}

/// A text.
pub fn text(random: &mut Random) -> &'static str {
    *random.pick(&TEXTS)
}
