//! The exit status, the same whatever the format.

/// What the caller is told; the graver wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to report.
    #[default]
    Clean,
    /// Findings at or above `--fail-on`, a document with a mistake in it, or a test of a pack that does not hold.
    Findings,
    /// Bad usage or unreadable input.
    BadInput,
    /// A pack that does not compile.
    BadPack,
}

impl Status {
    /// As the operating system takes it.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::BadInput => 2,
            Self::BadPack => 3,
        }
    }
}
