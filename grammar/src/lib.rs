//! Text of a pack to a syntax tree with places.

pub mod diagnostic;
pub mod tree;

/// A range of bytes in one file: `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
