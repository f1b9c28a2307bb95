//! The four truth values, and what `and`, `or` and `not` make of them (section 3 of the reference).

/// Why something is an error. In the order in which one is told where several happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The step budget was met.
    Limit,
    /// A number, or a duration, does not fit.
    DoesNotFit,
    /// `a of 0`
    ZeroWhole,
    /// A date past 9999-12-31 or before 0001-01-01.
    OutOfCalendar,
    /// `date + 4 hours`
    PartOfADay,
    /// `instant + 6 months`
    MonthsOfAnInstant,
}

/// A truth value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The facts do not decide it.
    Unknown,
    /// A number did not fit, or a limit was met.
    Error(Fault),
}

impl Truth {
    /// `a and b`: false wins, then unknown, then error. An unknown part may still turn out false, so an error beside it
    /// does not decide yet.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Error(first), Self::Error(second)) => Self::Error(first.min(second)),
            (Self::Error(fault), _) | (_, Self::Error(fault)) => Self::Error(fault),
            (Self::True, Self::True) => Self::True,
        }
    }

    /// `a or b`: true wins, then unknown, then error.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    /// `not a`: swaps true and false.
    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            other => other,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
