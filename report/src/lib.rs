//! The report of an evaluation and its renderings.
