//! Reads the fixed forms of dates, times and durations from the front of a text.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'text>(&'text [u8]);

impl<'text> Scan<'text> {
    /// Starts at the front.
    pub(super) fn new(text: &'text str) -> Self {
        Self(text.as_bytes())
    }

    /// Whether nothing is left.
    pub(super) fn ended(self) -> bool {
        self.0.is_empty()
    }

    /// Takes the next byte where it is one of `wanted`.
    pub(super) fn take(&mut self, wanted: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        if !wanted.contains(&first) {
            return None;
        }
        self.0 = rest;
        Some(first)
    }

    /// Takes as many digits as there are, `most` at most; their number and count. More digits are refused.
    pub(super) fn digits(&mut self, most: usize) -> Option<(i64, usize)> {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 || count > most {
            return None;
        }
        self.exactly(count).map(|number| (number, count))
    }

    /// Takes exactly `count` digits; others may follow.
    pub(super) fn exactly(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut number = 0_i64;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
        }
        self.0 = rest;
        Some(number)
    }

    /// Takes a point and one to nine digits as nanoseconds, where a point stands; otherwise 0.
    pub(super) fn fraction(&mut self) -> Option<i64> {
        if self.take(b".").is_none() {
            return Some(0);
        }
        let (mut number, count) = self.digits(9)?;
        for _ in count..9 {
            number = number.checked_mul(10)?;
        }
        Some(number)
    }
}
