//! The exact values that documents write and rules compute (section 4 of the language reference).
//!
//! Every value is a small copy: no floats, no rounding, no allocation. An operation whose exact result does not fit says
//! so instead of giving a near one.

mod date;
mod decimal;
mod duration;
mod instant;
mod scan;

pub use date::{Date, DateError};
pub use decimal::{Decimal, DecimalError, compare_products};
pub use duration::Duration;
pub use instant::{Instant, Moment, MomentError, MomentInZone, ZoneOffset};

/// Which text of a table of texts. Which table is known by where the value stands: a fact's points into its document's
/// texts, a literal's into its program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

/// A value. Its type is known by where it stands.
///
/// Equality is of form, not the language's `is`: texts of two tables, or durations of months and of days, want a
/// comparison of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `true`, `false`
    Boolean(bool),
    /// `-2.5`
    Number(Decimal),
    /// `"東京"`
    Text(TextId),
    /// `daily`: the position of a word in its enumeration, which for a scale is its order.
    Level(u32),
    /// `2020-06-02`
    Date(Date),
    /// `2019-12-04T10:00:00+09:00`, or the span of a stated day or month.
    Instant(Instant),
    /// `PT4H`
    Duration(Duration),
    /// `5 business days`
    BusinessDays(i64),
}

/// A filler for facts that are not in state value.
impl Default for Value {
    fn default() -> Self {
        Self::Boolean(false)
    }
}
