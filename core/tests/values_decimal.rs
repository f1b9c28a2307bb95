//! Decimals against schoolbook arithmetic on digits, and the laws they keep.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod schoolbook;

use std::cmp::Ordering;
use std::collections::HashSet;

use proptest::prelude::*;
use schoolbook::Plain;
use tekigo_core::value::{Decimal, DecimalError, compare_products};

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Numbers that fit, in every size and with digits likely to meet the limits.
fn number() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![
        "[1-9][0-9]{0,37}",
        "[1-9]{1,3}",
        "9{30,38}",
        "10{0,30}1",
        (0_u32..127).prop_map(|power| (1_u128 << power).min(10_u128.pow(38) - 1).to_string()),
        (0_u32..54).prop_map(|power| 5_u128.pow(power).to_string()),
        Just("0".to_owned()),
    ];
    let exponent = prop_oneof![-3..=3_i32, -38..=38_i32];
    (any::<bool>(), digits, exponent).prop_filter_map(
        "does not fit",
        |(negative, digits, exponent)| {
            Decimal::parse(&format!("{}{digits}e{exponent}", if negative { "-" } else { "" })).ok()
        },
    )
}

/// What a plain number is as a decimal, by the definition alone.
fn fitting(plain: &Plain) -> Option<String> {
    let (digits, exponent) = plain.scientific();
    let fits = digits.len() <= 38 && (-38..=38).contains(&exponent);
    (fits || digits.is_empty()).then(|| plain.to_string())
}

#[test]
fn texts() {
    let nines = "9".repeat(38);
    let fits = [
        ("0", "0"),
        ("-0", "0"),
        ("-0.000e-5", "0"),
        ("0e999999999", "0"),
        ("0e-99999999999999999999999999", "0"),
        ("1.0", "1"),
        ("99.95", "99.95"),
        ("-2.5", "-2.5"),
        ("1E+2", "100"),
        ("1e-0002", "0.01"),
        ("12.50e1", "125"),
        ("1e38", &format!("1{}", "0".repeat(38))),
        ("1e-38", &format!("0.{}1", "0".repeat(37))),
        ("10e-39", &format!("0.{}1", "0".repeat(37))),
        (&nines, &nines),
        (&format!("-{nines}e38"), &format!("-{nines}{}", "0".repeat(38))),
        (&format!("{nines}e-38"), &format!("0.{nines}")),
    ];
    for (text, plain) in fits {
        assert_eq!(decimal(text).to_string(), plain, "{text}");
        assert_eq!(decimal(plain), decimal(text), "{text}");
    }
    let refused = [
        "1e39",
        "1e-39",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999999999",
        "100000000000000000000000000000000000001.5",
        "340282366920938463463374607431768211455",
        "340282366920938463463374607431768211457",
        "-1234567890123456789012345678901234567.89",
    ];
    for text in refused {
        assert_eq!(Decimal::parse(text), Err(DecimalError::DoesNotFit), "{text}");
    }
    let malformed = [
        "",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e2",
        "1e",
        "1e+",
        "1e+-2",
        "1e2.5",
        "1_0",
        " 1",
        "1 ",
        "1,5",
        "0x1",
        "NaN",
        "Infinity",
        "--1",
        "1.2.3",
        "１",
        "1e999999999x",
        "1é",
    ];
    for text in malformed {
        assert_eq!(Decimal::parse(text), Err(DecimalError::Malformed), "{text}");
    }
}

#[test]
fn long_texts() {
    let zeros = "0".repeat(1_000_000);
    assert_eq!(decimal(&format!("1.{zeros}")), Decimal::ONE);
    assert_eq!(decimal(&format!("0.{zeros}1e1000001")), Decimal::ONE);
    assert_eq!(decimal(&format!("1{zeros}e-1000000")), Decimal::ONE);
    assert_eq!(decimal(&format!("1e{zeros}2")), Decimal::HUNDRED);
    assert_eq!(Decimal::parse(&format!("1.{zeros}1")), Err(DecimalError::DoesNotFit));
    assert_eq!(Decimal::parse(&format!("1{zeros}")), Err(DecimalError::DoesNotFit));
    assert_eq!(Decimal::parse(&"9".repeat(10_000)), Err(DecimalError::DoesNotFit));
    assert_eq!(Decimal::parse(&format!("{}x", "9".repeat(10_000))), Err(DecimalError::Malformed));
}

#[test]
fn sums_and_products() {
    let nines = "9".repeat(38);
    let sums = [
        ("0.1", "0.2", Some("0.3")),
        ("1", "-1", Some("0")),
        (&nines, "1", Some("1e38")),
        (&nines, "2", None),
        (&nines, "0.1", None),
        ("1e38", "1", None),
        ("1e38", "-1", Some(&*nines)),
        ("1e38", "1e-38", None),
        ("5e38", "5e38", None),
        ("5e-38", "5e-38", Some("1e-37")),
        // The larger, scaled, passes 10^38, and the sum is below again.
        (
            "1.8e38",
            "-99999999999999999999999999999999999999",
            Some("80000000000000000000000000000000000001"),
        ),
    ];
    for (left, right, sum) in sums {
        assert_eq!(decimal(left).add(decimal(right)), sum.map(decimal), "{left} + {right}");
    }
    let products = [
        ("0.1", "0.1", Some("0.01")),
        ("1e38", "1", Some("1e38")),
        ("1e38", "10", None),
        ("1e-20", "1e-19", None),
        ("1e38", "1e-38", Some("1")),
        ("2e-30", "5e-9", Some("1e-38")),
        ("-0.5", "2", Some("-1")),
        ("0", "-5", Some("0")),
        // 2^120 · 5^50 has 50 zeros, which no exponent holds; 2^100 · 5^30 has 30 and 22 digits more.
        ("1329227995784915872903807060280344576", "88817841970012523233890533447265625", None),
        (
            "1267650600228229401496703205376",
            "931322574615478515625",
            Some("1180591620717411303424e30"),
        ),
    ];
    for (left, right, product) in products {
        assert_eq!(
            decimal(left).multiply(decimal(right)),
            product.map(decimal),
            "{left} * {right}"
        );
    }
}

#[test]
fn whole_numbers() {
    assert_eq!(decimal("3.0").to_i64(), Some(3));
    assert_eq!(decimal("-12e3").to_i64(), Some(-12_000));
    assert_eq!(decimal("3.5").to_i64(), None);
    assert_eq!(decimal("9223372036854775807").to_i64(), Some(i64::MAX));
    assert_eq!(decimal("-9223372036854775808").to_i64(), Some(i64::MIN));
    assert_eq!(decimal("9223372036854775808").to_i64(), None);
    assert_eq!(decimal("1e38").to_i64(), None);
    assert!(decimal("3.0").is_integer() && !decimal("3.5").is_integer() && decimal("0").is_zero());
    assert_eq!(format!("[{:>6}]", decimal("-2.5")), "[  -2.5]");
    assert!(size_of::<Decimal>() <= 32);
}

#[test]
fn ratios() {
    // 100·a against p·b where only the products pass 38 digits.
    let long = decimal("12345678901234567890123456789012345678");
    let longer = decimal("12345678901234567890123456789012345679");
    assert_eq!(compare_products(long, longer, longer, long), Ordering::Equal);
    assert_eq!(compare_products(long, long, longer, long), Ordering::Less);
    assert_eq!(compare_products(longer, longer.negate(), long, long.negate()), Ordering::Less);
    let [large, small] = ["9e38", "9e-38"].map(decimal);
    assert_eq!(compare_products(large, large, small, small), Ordering::Greater);
    assert_eq!(compare_products(large, small, small, large), Ordering::Equal);
    assert_eq!(compare_products(Decimal::ZERO, large, small, Decimal::ZERO), Ordering::Equal);
    assert_eq!(compare_products(Decimal::ZERO, large, small, small.negate()), Ordering::Greater);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn agrees_with_schoolbook(a in number(), b in number(), c in number(), d in number()) {
        let [pa, pb, pc, pd] = [a, b, c, d].map(|number| Plain::read(&number.to_string()));
        prop_assert_eq!(a.add(b).map(|sum| sum.to_string()), fitting(&pa.plus(&pb)));
        prop_assert_eq!(a.subtract(b).map(|difference| difference.to_string()), fitting(&pa.plus(&pb.negated())));
        prop_assert_eq!(a.multiply(b).map(|product| product.to_string()), fitting(&pa.times(&pb)));
        prop_assert_eq!(a.cmp(&b), pa.compare(&pb));
        prop_assert_eq!(compare_products(a, b, c, d), pa.times(&pb).compare(&pc.times(&pd)));
    }

    #[test]
    fn near_numbers_agree_with_schoolbook(a in number(), b in number(), step in -3..=3_i64) {
        // Products that differ in their last places alone.
        let Some(near) = a.add(Decimal::from(step)) else { return Ok(()) };
        let [pa, pb, pn] = [a, b, near].map(|number| Plain::read(&number.to_string()));
        prop_assert_eq!(compare_products(a, b, near, b), pa.times(&pb).compare(&pn.times(&pb)));
        prop_assert_eq!(compare_products(a, a, near, b), pa.times(&pa).compare(&pn.times(&pb)));
        prop_assert_eq!(a.cmp(&near), pa.compare(&pn));
    }

    #[test]
    fn parsing_agrees_with_schoolbook(
        sign in "-?", whole in "0|[1-9][0-9]{0,45}", fraction in "(\\.[0-9]{1,45})?", zeros in 0..50_usize, exponent in -60..=60_i32,
    ) {
        let text = format!("{sign}{whole}{}{fraction}e{exponent}", if whole == "0" { String::new() } else { "0".repeat(zeros) });
        let found = Decimal::parse(&text).map(|number| number.to_string());
        prop_assert_eq!(found.ok(), fitting(&Plain::read(&text)));
    }

    #[test]
    fn laws(a in number(), b in number(), c in number()) {
        prop_assert_eq!(a.add(b), b.add(a));
        prop_assert_eq!(a.multiply(b), b.multiply(a));
        prop_assert_eq!(a.negate().negate(), a);
        prop_assert_eq!(decimal(&a.to_string()), a);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        if a <= b && b <= c { prop_assert!(a <= c); }
        if let Some(sum) = a.add(b) { prop_assert_eq!(sum.subtract(b), Some(a)); }
        if let Some(difference) = a.subtract(b) { prop_assert_eq!(difference.cmp(&Decimal::ZERO), a.cmp(&b)); }
        prop_assert_eq!(compare_products(a, Decimal::ONE, b, Decimal::ONE), a.cmp(&b));
        let hashed: HashSet<_> = [a, decimal(&a.to_string())].into_iter().collect();
        prop_assert_eq!(hashed.len(), 1);
    }

    #[test]
    fn whole_numbers_return(number: i64) {
        prop_assert_eq!(Decimal::from(number).to_i64(), Some(number));
        prop_assert_eq!(Decimal::from(number), decimal(&number.to_string()));
    }

    #[test]
    fn any_text_is_answered(text in "[-+0-9.eE]{0,12}|.{0,8}") {
        let json = serde_json::from_str::<serde_json::Number>(&text).is_ok_and(|_| text.trim() == text);
        prop_assert_eq!(Decimal::parse(&text) != Err(DecimalError::Malformed), json);
    }
}
