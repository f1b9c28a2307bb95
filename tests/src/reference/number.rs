//! Section 4, numbers: exact rationals, and which of them fit.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A number of any size.
pub type Number = BigRational;

/// 10ⁿ.
pub fn power_of_ten(exponent: i64) -> Number {
    let size = BigInt::from(10).pow(u32::try_from(exponent.unsigned_abs()).unwrap());
    if exponent < 0 { Number::new(BigInt::from(1), size) } else { Number::from_integer(size) }
}

/// The number that a text writes as JSON does, whether or not it fits.
///
/// > A number is taken exactly as written: `99.95` is 99.95 and `1.0` equals `1`.
pub fn read(text: &str) -> Option<Number> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().ok()?;
    if digits.is_zero() {
        return Some(Number::zero());
    }
    let exponent = exponent - i64::try_from(fraction.len()).ok()?;
    // What is farther out than this cannot fit, and need not be written out.
    (exponent.abs() < 1_000).then(|| Number::from_integer(digits) * power_of_ten(exponent))
}

/// c and e of c × 10ᵉ, with c a whole number that does not end in zero; `None` where there are none, or e is below −38.
fn canonical(number: &Number) -> Option<(BigInt, i64)> {
    if number.is_zero() {
        return Some((BigInt::zero(), 0));
    }
    let scaled = number * power_of_ten(38);
    if !scaled.is_integer() {
        return None;
    }
    let mut coefficient = scaled.to_integer();
    let mut exponent = -38;
    while (&coefficient % BigInt::from(10)).is_zero() {
        coefficient /= 10;
        exponent += 1;
    }
    Some((coefficient, exponent))
}

/// > Numbers of a document and of a pack are c × 10ᵉ with c a whole number that does not end in zero; they fit where c has at
/// > most 38 digits and e is from −38 to 38.
pub fn fits(number: &Number) -> bool {
    canonical(number).is_some_and(|(coefficient, exponent)| {
        coefficient.abs() < BigInt::from(10).pow(38) && (-38..=38).contains(&exponent)
    })
}

/// The power of ten of a number's last digit: 0 for 0.
pub fn last_digit(number: &Number) -> i64 {
    canonical(number).map_or(0, |(_, exponent)| exponent)
}
