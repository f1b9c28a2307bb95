//! Values in words: 「日次」, 99.5％（24時間365日）, 4時間, 2020年6月2日.

use std::fmt::Write as _;

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use crate::eval::Datum;
use crate::facts::State;
use crate::program::Program;
use crate::typed::Type;
use crate::types::EnumerationId;
use crate::value::{Date, Decimal, Duration, Instant, Value, ZoneOffset};

const NANOSECONDS_PER_HOUR: i128 = 3_600_000_000_000;

/// Elapsed time up to this many hours is told in hours, longer in days: officials say 72 hours, and 30 days.
const MOST_HOURS: i128 = 72;

/// A value of the program in words.
#[must_use]
pub fn value(program: &Program, value: Value, of: Type) -> Bilingual {
    match value {
        Value::Text(text) => text_words(program.text(text)),
        Value::Boolean(true) => both("はい", "yes"),
        Value::Boolean(false) => both("いいえ", "no"),
        Value::Number(number) => both(number.to_string(), number.to_string()),
        Value::Level(at) => match of {
            Type::Enumeration(id) => level(program, id, at),
            _ => both(at.to_string(), at.to_string()),
        },
        Value::Date(date) => date_words(date),
        Value::Instant(instant) => instant_words(instant, program.zone),
        Value::Duration(duration) => duration_words(duration),
        Value::BusinessDays(days) => {
            both(format!("{days}営業日"), counted(i128::from(days), "business day"))
        }
    }
}

/// What a term gave in words; `None` where it gave no value.
#[must_use]
pub fn datum(program: &Program, datum: Datum<'_>, of: Type) -> Option<Bilingual> {
    match datum {
        Datum::Value(found) => Some(value(program, found, of)),
        Datum::Text(text) => Some(text_words(text)),
        Datum::Ratio(part, whole) => Some(ratio_words(part, whole)),
        Datum::Range { low, high, .. } => {
            let words = |end: Option<Value>| end.map(|end| value(program, end, of));
            range_words(words(low), words(high))
        }
        Datum::Quantity { low, high, unit, base } => {
            let number =
                |end: Option<Decimal>| end.map(|end| both(end.to_string(), end.to_string()));
            let number =
                if low == high { number(low) } else { range_words(number(low), number(high)) };
            Some(quantity_words(program, number?, of, unit, base))
        }
        Datum::Absent | Datum::Unknown | Datum::Error(_) => None,
    }
}

/// A level of a scale, or a word of an enumeration, by its title.
#[must_use]
pub fn level(program: &Program, id: EnumerationId, at: u32) -> Bilingual {
    let levels =
        program.enumerations.get(id.0).map(|words| words.levels.as_slice()).unwrap_or_default();
    let level = usize::try_from(at).ok().and_then(|at| levels.get(at));
    level.map(|level| level.title.clone()).unwrap_or_default()
}

/// What stands in a message for a fact that is not a value (section 9 of the reference).
#[must_use]
pub fn state(state: State) -> Bilingual {
    match state {
        State::Value => both("記載あり", "stated"),
        State::Open => both("未記入", "blank"),
        State::Silent => both("記載なし", "not stated"),
        State::Withheld => both("非開示", "withheld"),
        State::Inapplicable => both("該当なし", "not applicable"),
        State::Unreadable => both("読めない値", "unreadable"),
    }
}

fn text_words(text: &str) -> Bilingual {
    both(format!("「{text}」"), format!("“{text}”"))
}

fn date_words(date: Date) -> Bilingual {
    both(format!("{}年{}月{}日", date.year(), date.month(), date.day()), date.to_string())
}

/// A moment as the pack's zone has it; a day or a month where no more is known.
fn instant_words(instant: Instant, zone: ZoneOffset) -> Bilingual {
    if instant.first == instant.last {
        let written = instant.first.in_zone(zone).to_string();
        return both(written.clone(), written);
    }
    let (Some(first), Some(last)) = (instant.first.date(zone), instant.last.date(zone)) else {
        return Bilingual::default();
    };
    let is = |text: &str| Instant::parse(text, true, zone) == Some(instant);
    let day = first.to_string();
    let month = format!("{:04}-{:02}", first.year(), first.month());
    if is(&day) {
        return date_words(first);
    }
    if is(&month) {
        return both(format!("{}年{}月", first.year(), first.month()), month);
    }
    both(format!("{first}から{last}まで"), format!("from {first} to {last}"))
}

fn duration_words(duration: Duration) -> Bilingual {
    let months = duration.months().unsigned_abs();
    let elapsed = duration.nanoseconds().unsigned_abs();
    let hour = NANOSECONDS_PER_HOUR.unsigned_abs();
    let in_hours = elapsed / hour <= MOST_HOURS.unsigned_abs();
    let (days, hours) =
        if in_hours { (0, elapsed / hour) } else { (elapsed / (24 * hour), elapsed / hour % 24) };
    let second = 1_000_000_000;
    let minutes = elapsed / (60 * second) % 60;
    let seconds = Decimal::parse(&format!("{}.{:09}", elapsed / second % 60, elapsed % second))
        .unwrap_or(Decimal::ZERO);
    let parts = [
        (u128::from(months / 12), "年", "year"),
        (u128::from(months % 12), "か月", "month"),
        (days, "日", "day"),
        (hours, "時間", "hour"),
        (minutes, "分", "minute"),
    ];
    let mut ja = String::new();
    let mut en: Vec<String> = Vec::new();
    for (number, ja_unit, en_unit) in parts.into_iter().filter(|(number, ..)| *number > 0) {
        let _ = write!(ja, "{number}{ja_unit}");
        en.push(counted(i128::try_from(number).unwrap_or(i128::MAX), en_unit));
    }
    if !seconds.is_zero() || en.is_empty() {
        let _ = write!(ja, "{seconds}秒");
        en.push(if seconds == Decimal::ONE {
            "1 second".to_owned()
        } else {
            format!("{seconds} seconds")
        });
    }
    let negative = duration.months() < 0 || duration.nanoseconds() < 0;
    let sign = if negative { "−" } else { "" };
    both(format!("{sign}{ja}"), format!("{sign}{}", en.join(" ")))
}

fn counted(number: i128, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// Some value from the first to the second; nothing where neither end is known.
fn range_words(low: Option<Bilingual>, high: Option<Bilingual>) -> Option<Bilingual> {
    match (low, high) {
        (Some(low), Some(high)) => Some(both(
            format!("{}から{}まで", low.ja, high.ja),
            format!("{} to {}", low.en, high.en),
        )),
        (Some(low), None) => Some(both(format!("{}以上", low.ja), format!("{} or more", low.en))),
        (None, Some(high)) => {
            Some(both(format!("{}以下", high.ja), format!("{} or less", high.en)))
        }
        (None, None) => None,
    }
}

fn quantity_words(
    program: &Program,
    number: Bilingual,
    of: Type,
    unit: Option<u32>,
    base: Option<u32>,
) -> Bilingual {
    let Type::Quantity { unit: units, base: bases } = of else { return number };
    let word = |id: Option<EnumerationId>, at: Option<u32>| {
        id.zip(at).map(|(id, at)| level(program, id, at))
    };
    let mut words = number;
    if let Some(unit) = word(units, unit) {
        words.ja.push_str(&unit.ja);
        // 99.5%, but 30 systems.
        if unit.en.starts_with(char::is_alphabetic) {
            words.en.push(' ');
        }
        words.en.push_str(&unit.en);
    }
    if let Some(base) = word(bases, base) {
        let _ = write!(words.ja, "（{}）", base.ja);
        let _ = write!(words.en, " ({})", base.en);
    }
    words
}

/// A ratio as a percentage of one decimal, with ≈ where it is not exact.
fn ratio_words(part: Decimal, whole: Decimal) -> Bilingual {
    let (tenths, exact) = per_mille(part, whole);
    let Some(tenths) = tenths else {
        let written = format!("{part}/{whole}");
        return both(written.clone(), written);
    };
    let sign = if tenths < 0 { "-" } else { "" };
    let (percent, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let about = if exact { "" } else { "≈" };
    let number = if tenth == 0 && exact {
        format!("{sign}{percent}")
    } else {
        format!("{sign}{percent}.{tenth}")
    };
    both(format!("{about}{number}％"), format!("{about}{number}%"))
}

/// A ratio in thousandths, rounded to the nearest (a half away from zero), and whether that is exact; `None` past a trillion.
///
/// There is no division of decimals, so the thousandths are searched for by comparing products.
fn per_mille(part: Decimal, whole: Decimal) -> (Option<i64>, bool) {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let negative = (part < Decimal::ZERO) != (whole < Decimal::ZERO);
    let size = |number: Decimal| if number < Decimal::ZERO { number.negate() } else { number };
    let (part, whole) = (size(part), size(whole));
    // Whether `halves` two-thousandths are at most the ratio.
    let two_thousand = Decimal::from(2000);
    let against = |halves: i64| {
        crate::value::compare_products(Decimal::from(halves), whole, two_thousand, part)
    };
    let most: i64 = 2_000_000_000_000_000;
    if against(most) != Greater {
        return (None, false);
    }
    let (mut low, mut high) = (0, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if against(middle) == Greater { high = middle } else { low = middle }
    }
    let exact = against(low) == Equal && low % 2 == 0;
    debug_assert!(against(low) != Greater && against(high) != Less);
    let thousandths = (low + 1) / 2;
    (Some(if negative { -thousandths } else { thousandths }), exact)
}
