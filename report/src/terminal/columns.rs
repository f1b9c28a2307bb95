//! Names with what they stand for, under one another.

use super::clean;
use super::page::{Page, padded, widest};
use super::style::{STRONG, paint};

/// Every name and its words, each on a line of its own.
#[must_use]
pub fn columns(rows: &[(&str, &str)], width: usize) -> String {
    let mut page = Page::new(width);
    let name_width = widest(rows.iter().map(|(name, _)| *name));
    for (name, words) in rows {
        let name = paint(STRONG, &padded(&clean(name), name_width));
        page.paragraph(&format!("{name}  "), &clean(words));
    }
    page.finish()
}
