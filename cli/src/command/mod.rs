//! What the command can do, one thing a file.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod packs;
pub(crate) mod schema;
pub(crate) mod test;
