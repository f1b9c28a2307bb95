//! Section 3: the four truth values.

/// > A formula is **true**, **false**, **unknown** or **error**.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    True,
    False,
    Unknown,
    Error,
}

use Truth::{Error, False, True, Unknown};

impl Truth {
    pub fn of(holds: bool) -> Self {
        if holds { True } else { False }
    }

    /// The table of `and`, line by line as the page prints it.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (True, True) => True,
            (True, False) => False,
            (True, Unknown) => Unknown,
            (True, Error) => Error,

            (False, True | False | Unknown | Error) => False,

            (Unknown, True) => Unknown,
            (Unknown, False) => False,
            (Unknown, Unknown) => Unknown,
            (Unknown, Error) => Unknown,

            (Error, True) => Error,
            (Error, False) => False,
            (Error, Unknown) => Unknown,
            (Error, Error) => Error,
        }
    }

    /// The table of `or`, line by line as the page prints it.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (True, True | False | Unknown | Error) => True,

            (False, True) => True,
            (False, False) => False,
            (False, Unknown) => Unknown,
            (False, Error) => Error,

            (Unknown, True) => True,
            (Unknown, False) => Unknown,
            (Unknown, Unknown) => Unknown,
            (Unknown, Error) => Unknown,

            (Error, True) => True,
            (Error, False) => Error,
            (Error, Unknown) => Unknown,
            (Error, Error) => Error,
        }
    }

    /// > `not` swaps true and false and leaves the other two.
    pub fn not(self) -> Self {
        match self {
            True => False,
            False => True,
            Unknown => Unknown,
            Error => Error,
        }
    }
}
