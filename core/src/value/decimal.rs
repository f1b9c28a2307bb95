//! Decimals that are exact or refused.
//!
//! A number is c×10^e, where c has no trailing zero (0 is 0×10^0), |c| < 10^38 and −38 ≤ e ≤ 38. Each number has one such
//! form, so equality and hashes are those of the fields, and no result depends on how its operands were written.

use std::cmp::Ordering;
use std::fmt;

/// 10^38, which every coefficient stays below.
const COEFFICIENT_END: u128 = 100_000_000_000_000_000_000_000_000_000_000_000_000;

/// The most significant digits.
const MOST_DIGITS: u32 = 38;

/// The largest exponent; its negative is the smallest.
const MOST_EXPONENT: i64 = 38;

/// A number of at most 38 significant digits and an exponent from −38 to 38.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Below 10^38 in size, without a trailing zero.
    coefficient: i128,
    /// From −38 to 38; 0 for zero.
    exponent: i8,
}

/// Why a text is not a number of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not a number as JSON writes them: `01`, `1.`, `+1`.
    Malformed,
    /// A number that does not fit: `1e39`.
    DoesNotFit,
}

impl Decimal {
    /// 0
    pub const ZERO: Self = Self { coefficient: 0, exponent: 0 };
    /// 1
    pub const ONE: Self = Self { coefficient: 1, exponent: 0 };
    /// 100, which ratios in percent are multiplied by.
    pub const HUNDRED: Self = Self { coefficient: 1, exponent: 2 };

    /// Reads a number as JSON writes them, in one pass over the text.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let bytes = text.as_bytes();
        let (negative, bytes) = match bytes.split_first() {
            Some((b'-', rest)) => (true, rest),
            _ => (false, bytes),
        };
        let (whole, rest) = split_digits(bytes);
        if whole.is_empty() || (whole.len() > 1 && whole.first() == Some(&b'0')) {
            return Err(DecimalError::Malformed);
        }
        let (fraction, rest) = match rest.split_first() {
            Some((b'.', rest)) => split_digits(rest),
            _ => (b"0".as_slice(), rest),
        };
        if fraction.is_empty() {
            return Err(DecimalError::Malformed);
        }
        let stated_exponent = parse_exponent(rest)?;
        let (magnitude, shift) = significand(whole, fraction).ok_or(DecimalError::DoesNotFit)?;
        Self::assemble(negative, magnitude, stated_exponent.saturating_add(shift))
            .ok_or(DecimalError::DoesNotFit)
    }

    /// The sum, where it fits exactly.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "unlike the operator it may have no result")]
    pub fn add(self, other: Self) -> Option<Self> {
        let (high, low) =
            if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        if high.coefficient == 0 {
            return Some(low);
        }
        if low.coefficient == 0 {
            return Some(high);
        }
        // Where the exponents differ, the sum ends in the digit of `low` and so has no trailing zero: it fits only if it is
        // below 10^38, and then `high`, scaled, is below 2×10^38. A number that is too wide for 128 bits is therefore
        // one that does not fit.
        let difference = u32::try_from(i32::from(high.exponent) - i32::from(low.exponent)).ok()?;
        let scale = 10_u128.checked_pow(difference)?;
        let scaled = high.coefficient.unsigned_abs().checked_mul(scale)?;
        let added = low.coefficient.unsigned_abs();
        let exponent = i64::from(low.exponent);
        let (high_negative, low_negative) = (high.coefficient < 0, low.coefficient < 0);
        if high_negative == low_negative {
            Self::assemble(high_negative, scaled.checked_add(added)?, exponent)
        } else if scaled >= added {
            Self::assemble(high_negative, scaled - added, exponent)
        } else {
            Self::assemble(low_negative, added - scaled, exponent)
        }
    }

    /// The difference, where it fits exactly.
    #[must_use]
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negate())
    }

    /// The product, where it fits exactly.
    #[must_use]
    pub fn multiply(self, other: Self) -> Option<Self> {
        let negative = (self.coefficient < 0) != (other.coefficient < 0);
        let (mut left, mut right) =
            (self.coefficient.unsigned_abs(), other.coefficient.unsigned_abs());
        let mut exponent = i64::from(self.exponent) + i64::from(other.exponent);
        if left.checked_mul(right).is_none() {
            // The trailing zeros of the product are twos of one side that meet fives of the other (no side has both).
            // Without them it fits in 128 bits, or not at all.
            exponent += take_tens(&mut left, &mut right) + take_tens(&mut right, &mut left);
        }
        Self::assemble(negative, left.checked_mul(right)?, exponent)
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negate(self) -> Self {
        Self { coefficient: -self.coefficient, exponent: self.exponent }
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.coefficient == 0
    }

    /// Whether it is a whole number, however it was written: `3.0` is.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.exponent >= 0
    }

    /// The whole number, where it is one and fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        let exponent = u32::try_from(self.exponent).ok()?;
        let whole = self.coefficient.checked_mul(10_i128.checked_pow(exponent)?)?;
        i64::try_from(whole).ok()
    }

    /// The power of ten of its last digit that is not zero; 0 for zero.
    pub(crate) fn last_digit(self) -> i32 {
        i32::from(self.exponent)
    }

    /// 10^exponent, where it fits.
    pub(crate) fn power_of_ten(exponent: i32) -> Option<Self> {
        Self::assemble(false, 1, i64::from(exponent))
    }

    /// steps×10^−places, where it fits.
    pub(crate) fn from_steps(steps: i128, places: u32) -> Option<Self> {
        Self::assemble(steps < 0, steps.unsigned_abs(), -i64::from(places))
    }

    /// How many whole steps of 10^−places it is, rounded down; `None` where that is too many to count.
    pub(crate) fn to_steps(self, places: u32) -> Option<i128> {
        let exponent = i64::from(self.exponent) + i64::from(places);
        let power = |exponent: i64| 10_i128.checked_pow(u32::try_from(exponent).ok()?);
        if exponent >= 0 {
            return self.coefficient.checked_mul(power(exponent)?);
        }
        Some(
            power(-exponent).map_or(-i128::from(self.coefficient < 0), |power| {
                self.coefficient.div_euclid(power)
            }),
        )
    }

    /// Its size.
    pub(crate) fn absolute(self) -> Self {
        Self { coefficient: self.coefficient.abs(), exponent: self.exponent }
    }

    /// The number ±magnitude×10^exponent in its one form, where it fits.
    fn assemble(negative: bool, mut magnitude: u128, mut exponent: i64) -> Option<Self> {
        if magnitude == 0 {
            return Some(Self::ZERO);
        }
        while magnitude.is_multiple_of(10) {
            magnitude /= 10;
            exponent = exponent.saturating_add(1);
        }
        if magnitude >= COEFFICIENT_END || !(-MOST_EXPONENT..=MOST_EXPONENT).contains(&exponent) {
            return None;
        }
        let coefficient = i128::try_from(magnitude).ok()?;
        let coefficient = if negative { -coefficient } else { coefficient };
        Some(Self { coefficient, exponent: i8::try_from(exponent).ok()? })
    }

    /// The size, as a magnitude and an exponent.
    fn size(self) -> (u128, i32) {
        (self.coefficient.unsigned_abs(), i32::from(self.exponent))
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        let (mut coefficient, mut exponent) = (i128::from(number), 0);
        while coefficient != 0 && coefficient % 10 == 0 {
            coefficient /= 10;
            exponent += 1;
        }
        Self { coefficient, exponent }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.coefficient.signum().cmp(&other.coefficient.signum());
        if signs.is_ne() || self.coefficient == 0 {
            return signs;
        }
        let sizes = compare_sizes(self.size(), other.size());
        if self.coefficient < 0 { sizes.reverse() } else { sizes }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Plain notation, without an exponent: at most 77 characters.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = self.coefficient.unsigned_abs().to_string();
        if let Ok(zeros) = usize::try_from(self.exponent) {
            digits.extend(std::iter::repeat_n('0', zeros));
        }
        let places = usize::from(self.exponent.min(0).unsigned_abs());
        let mut plain = String::with_capacity(digits.len() + places + 2);
        // At least one digit stands before the point.
        let length = digits.len().max(places + 1);
        let padded = std::iter::repeat_n('0', length - digits.len()).chain(digits.chars());
        for (position, digit) in padded.enumerate() {
            if places > 0 && position + places == length {
                plain.push('.');
            }
            plain.push(digit);
        }
        formatter.pad_integral(self.coefficient >= 0, "", &plain)
    }
}

/// Compares `a`·`b` with `c`·`d`, exactly and always: the products themselves need not fit.
#[must_use]
pub fn compare_products(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> Ordering {
    let left_sign = a.coefficient.signum() * b.coefficient.signum();
    let right_sign = c.coefficient.signum() * d.coefficient.signum();
    let signs = left_sign.cmp(&right_sign);
    if signs.is_ne() || left_sign == 0 {
        return signs;
    }
    let sizes = compare_wide(Wide::product(a, b), Wide::product(c, d));
    if left_sign < 0 { sizes.reverse() } else { sizes }
}

/// Compares two sizes other than 0, with magnitudes below 10^38.
fn compare_sizes(left: (u128, i32), right: (u128, i32)) -> Ordering {
    let digits = |magnitude: u128| magnitude.checked_ilog10().map_or(0, |log| log + 1);
    let top =
        |(magnitude, exponent): (u128, i32)| i64::from(exponent) + i64::from(digits(magnitude));
    // Filled up with zeros to 38 digits, magnitudes of equal first places compare as they are.
    let filled = |magnitude: u128| {
        magnitude
            .saturating_mul(10_u128.saturating_pow(MOST_DIGITS.saturating_sub(digits(magnitude))))
    };
    top(left).cmp(&top(right)).then_with(|| filled(left.0).cmp(&filled(right.0)))
}

/// A product's size: (high×2^128 + low)×10^exponent, where the whole number is below 10^76.
#[derive(Clone, Copy)]
struct Wide {
    high: u128,
    low: u128,
    exponent: i32,
}

impl Wide {
    /// The size of `left`·`right`.
    fn product(left: Decimal, right: Decimal) -> Self {
        let ((left, left_exponent), (right, right_exponent)) = (left.size(), right.size());
        let (high, low) = multiply_wide(left, right);
        Self { high, low, exponent: left_exponent + right_exponent }
    }

    /// The whole number alone.
    fn whole(self) -> (u128, u128) {
        (self.high, self.low)
    }

    /// The same number with one zero more and the exponent less by one; only for whole numbers up to 10^76.
    fn push_zero(self) -> Self {
        let (carried, low) = multiply_wide(self.low, 10);
        Self { high: self.high * 10 + carried, low, exponent: self.exponent - 1 }
    }
}

/// Compares two products' sizes.
fn compare_wide(left: Wide, right: Wide) -> Ordering {
    if left.exponent >= right.exponent {
        compare_aligned(left, right)
    } else {
        compare_aligned(right, left).reverse()
    }
}

/// Compares two products' sizes where the first has the larger exponent, or the same.
fn compare_aligned(mut high: Wide, low: Wide) -> Ordering {
    while high.exponent > low.exponent {
        if high.whole() >= low.whole() {
            return Ordering::Greater;
        }
        // A zero more still fits: `high` is below `low`, which is below 10^76, and 256 bits hold 10^77.
        high = high.push_zero();
    }
    high.whole().cmp(&low.whole())
}

/// The product of two numbers as its high and low 128 bits.
fn multiply_wide(left: u128, right: u128) -> (u128, u128) {
    const HALF: u32 = 64;
    const LOW: u128 = u64::MAX as u128;
    let (left_high, left_low) = (left >> HALF, left & LOW);
    let (right_high, right_low) = (right >> HALF, right & LOW);
    let low = left_low * right_low;
    let first = left_high * right_low + (low >> HALF);
    let second = left_low * right_high + (first & LOW);
    let high = left_high * right_high + (first >> HALF) + (second >> HALF);
    (high, (second << HALF) | (low & LOW))
}

/// Divides twos out of one number and as many fives out of the other, as often as both have one; how often.
fn take_tens(twos: &mut u128, fives: &mut u128) -> i64 {
    let mut count = 0;
    while *twos != 0 && twos.is_multiple_of(2) && fives.is_multiple_of(5) {
        *twos /= 2;
        *fives /= 5;
        count += 1;
    }
    count
}

/// The digits that a text starts with, and the rest.
fn split_digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    bytes.split_at_checked(count).unwrap_or((bytes, b""))
}

/// The exponent that a number ends with, 0 where there is none. One too large for any number stays too large.
fn parse_exponent(bytes: &[u8]) -> Result<i64, DecimalError> {
    let Some((letter, rest)) = bytes.split_first() else { return Ok(0) };
    if !matches!(letter, b'e' | b'E') {
        return Err(DecimalError::Malformed);
    }
    let (negative, rest) = match rest.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, rest),
    };
    let (digits, rest) = split_digits(rest);
    if digits.is_empty() || !rest.is_empty() {
        return Err(DecimalError::Malformed);
    }
    let size = digits
        .iter()
        .fold(0_i64, |size, digit| size.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Ok(if negative { -size } else { size })
}

/// The digits from the first to the last that is not 0, as a number, and the exponent of its last digit; `None` where
/// they are too many.
fn significand(whole: &[u8], fraction: &[u8]) -> Option<(u128, i64)> {
    let mut magnitude = 0_u128;
    // Zeros are only counted until a digit follows that makes them significant.
    let mut zeros = 0_i64;
    for digit in whole.iter().chain(fraction) {
        if *digit == b'0' {
            zeros += 1;
            continue;
        }
        let value = u128::from(digit - b'0');
        if magnitude == 0 {
            magnitude = value;
        } else {
            let scale = 10_u128.checked_pow(u32::try_from(zeros + 1).ok()?)?;
            magnitude = magnitude.checked_mul(scale)?.checked_add(value)?;
        }
        zeros = 0;
    }
    let places = i64::try_from(fraction.len()).ok()?;
    Some((magnitude, zeros - places))
}
