//! Decimals of any length by schoolbook arithmetic: slow, plain, and unlike what it judges.

use std::cmp::Ordering;
use std::fmt;

/// How many digits stand after the point in every number here: enough for a product of two products.
const PLACES: usize = 400;

/// A number in fixed point, its digits from the last to the first.
#[derive(Clone, Debug)]
pub struct Plain {
    negative: bool,
    digits: Vec<u8>,
}

impl Plain {
    /// Reads a number of JSON that has at most `PLACES` places.
    pub fn read(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (negative, mantissa) =
            mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent: i64 = exponent.parse().unwrap();
        let last_place =
            i64::try_from(PLACES).unwrap() + exponent - i64::try_from(fraction.len()).unwrap();
        let mut digits = vec![0; usize::try_from(last_place).unwrap()];
        digits.extend(whole.bytes().chain(fraction.bytes()).rev().map(|digit| digit - b'0'));
        Self::trimmed(negative, digits)
    }

    fn trimmed(negative: bool, mut digits: Vec<u8>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { negative: negative && !digits.is_empty(), digits }
    }

    pub fn negated(&self) -> Self {
        Self::trimmed(!self.negative, self.digits.clone())
    }

    pub fn plus(&self, other: &Self) -> Self {
        let length = self.digits.len().max(other.digits.len()) + 1;
        let digit =
            |number: &Self, place: usize| i32::from(number.digits.get(place).copied().unwrap_or(0));
        let subtract = self.negative != other.negative;
        let (large, small) =
            if self.compare_sizes(other).is_ge() { (self, other) } else { (other, self) };
        let mut carry = 0;
        let mut digits = Vec::new();
        for place in 0..length {
            let added = if subtract { -digit(small, place) } else { digit(small, place) };
            let total = digit(large, place) + added + carry;
            digits.push(u8::try_from(total.rem_euclid(10)).unwrap());
            carry = total.div_euclid(10);
        }
        Self::trimmed(large.negative, digits)
    }

    pub fn times(&self, other: &Self) -> Self {
        let mut sums = vec![0_u32; self.digits.len() + other.digits.len() + 1];
        for (place, left) in self.digits.iter().enumerate() {
            if *left == 0 {
                continue;
            }
            for (other_place, right) in other.digits.iter().enumerate() {
                sums[place + other_place] += u32::from(*left) * u32::from(*right);
            }
        }
        let mut carry = 0;
        let mut digits = Vec::new();
        for sum in sums {
            let total = sum + carry;
            digits.push(u8::try_from(total % 10).unwrap());
            carry = total / 10;
        }
        // The places of both sides have added up.
        let dropped = digits.drain(..PLACES.min(digits.len())).all(|digit| digit == 0);
        assert!(dropped, "too few places");
        Self::trimmed(self.negative != other.negative, digits)
    }

    fn compare_sizes(&self, other: &Self) -> Ordering {
        let lengths = self.digits.len().cmp(&other.digits.len());
        lengths.then_with(|| self.digits.iter().rev().cmp(other.digits.iter().rev()))
    }

    pub fn compare(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_sizes(other),
            (true, true) => other.compare_sizes(self),
        }
    }

    /// The significant digits, and the exponent of the last one.
    pub fn scientific(&self) -> (Vec<u8>, i64) {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        let exponent = i64::try_from(zeros).unwrap() - i64::try_from(PLACES).unwrap();
        (self.digits[zeros..].to_vec(), exponent)
    }
}

impl fmt::Display for Plain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = self.digits.clone();
        digits.resize(digits.len().max(PLACES + 1), 0);
        let text: String = digits.iter().rev().map(|digit| char::from(digit + b'0')).collect();
        let (whole, fraction) = text.split_at(text.len() - PLACES);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(formatter, "{}{whole}{point}{fraction}", if self.negative { "-" } else { "" })
    }
}
