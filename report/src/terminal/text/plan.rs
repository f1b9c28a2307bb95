//! The plan of each party: what to write into which document, and what that leaves.

use super::{INDENT, Sheet};
use crate::outline::{Plan, PlanDocument};
use crate::terminal::style::{FAINT, STRONG, paint};
use crate::words::{Label, phrase};

/// The most edits that are told of one document.
const MOST_EDITS: usize = 20;

impl Sheet {
    pub(super) fn plans(&mut self, plans: &[Plan], all: bool) {
        for plan in plans {
            self.page.gap();
            self.page.paragraph("", &paint(STRONG, &plan.heading));
            for document in &plan.documents {
                self.plan_document(document, all);
            }
            if !plan.smallest.is_empty() {
                self.page.paragraph("  ", &paint(FAINT, &plan.smallest));
            }
            if !plan.remaining.is_empty() {
                self.page.paragraph("  ", Label::Remaining.of(self.language));
            }
            for (why, rules) in &plan.remaining {
                let words = phrase::named(why, rules, self.language);
                self.page.paragraph("  – ", &words);
            }
        }
    }

    fn plan_document(&mut self, document: &PlanDocument, all: bool) {
        self.page.paragraph("  ", &document.name);
        let most = if all { usize::MAX } else { MOST_EDITS };
        for (words, place) in document.edits.iter().take(most) {
            self.page.with_tail("  □ ", words, &paint(FAINT, place));
        }
        let more = document.edits.len().saturating_sub(most);
        if more > 0 {
            let words = phrase::more_edits(more, self.language);
            self.page.paragraph(INDENT, &paint(FAINT, &words));
        }
    }
}
