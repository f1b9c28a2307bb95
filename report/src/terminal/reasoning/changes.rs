//! Every way to mend the finding, below its reasoning: each edit with its condition, what it costs, and what else the result can
//! become.

use crate::model::{Changes, RuleResult};
use crate::outline::{costs, edit_words};
use crate::terminal::clean;
use crate::terminal::page::Page;
use crate::terminal::style::{FAINT, STRONG, paint};
use crate::words::{self, Label, Language, phrase};

/// Tells them.
pub(super) fn changes(page: &mut Page, result: &RuleResult, language: Language) {
    if let Some(can) = &result.can_become {
        let can: Vec<String> = can
            .iter()
            .map(|word| language.of(&words::result_of(result.strength, *word)).to_owned())
            .collect();
        let words = if can.is_empty() {
            phrase::stays(language).to_owned()
        } else {
            phrase::can_become(&can, language)
        };
        page.gap();
        page.paragraph("  ", &paint(STRONG, Label::CanBecome.of(language)));
        page.paragraph("    ", &words);
    }
    if let Some(changes) = &result.changes {
        page.gap();
        page.paragraph("  ", &paint(STRONG, Label::Change.of(language)));
        sets(page, changes, language);
    }
}

fn sets(page: &mut Page, changes: &Changes, language: Language) {
    let count = changes.sets.len();
    for (at, set) in changes.sets.iter().enumerate() {
        let number = if count > 1 { format!("{}. ", at + 1) } else { "– ".to_owned() };
        let mut first = format!("    {number}");
        for edit in &set.edits {
            let kind = edit.document.as_deref().map(|kind| format!("<{}>", clean(kind)));
            let file = edit.input.as_deref().map(|input| clean(input).into_owned());
            let place = format!("{} {}", file.or(kind).unwrap_or_default(), clean(&edit.pointer));
            page.with_tail(&first, &edit_words(edit, language), &paint(FAINT, &place));
            first = " ".repeat(first.chars().count());
        }
        if let Some(costs) = costs(set, language) {
            page.paragraph(&first, &costs);
        }
    }
    let words = match (count, changes.complete) {
        (0, true) => phrase::no_way(language),
        (0, false) => phrase::no_way_found(language),
        (_, true) => phrase::all_ways(language),
        (_, false) => phrase::some_ways(language),
    };
    page.paragraph("    ", &paint(FAINT, words));
}
