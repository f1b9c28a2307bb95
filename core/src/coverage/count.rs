//! How much there is, and how much of it is covered.

/// How many of something there are, and how many of them are covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those covered.
    pub covered: usize,
    /// All of them.
    pub all: usize,
}

/// What is covered, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rules.
    pub rules: Count,
    /// Results of rules.
    pub results: Count,
    /// Conditions of rules.
    pub conditions: Count,
}

impl Count {
    /// Counts one more.
    pub(super) fn add(&mut self, covered: bool) {
        self.all += 1;
        self.covered += usize::from(covered);
    }
}
