//! "Did you mean": the nearest of the names that would have been right.

pub use tekigo_grammar::suggest::fold;

/// The candidate nearest to what was written, if it is near enough to be meant.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    tekigo_grammar::suggest::nearest(written, candidates).map(str::to_owned)
}
