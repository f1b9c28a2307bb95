//! The plan of each party in Markdown.

use super::Sheet;
use super::escape::{code, escaped};
use crate::outline::Plan;
use crate::words::{Label, phrase};

impl Sheet {
    pub(super) fn plans(&mut self, plans: &[Plan]) {
        for plan in plans {
            self.block(&format!("## {}", escaped(&plan.heading)));
            for document in &plan.documents {
                self.block(&format!("### {}", escaped(&document.name)));
                self.text.push('\n');
                for (words, place) in &document.edits {
                    self.line(&format!("- [ ] {} {}", escaped(words), code(place)));
                }
            }
            if !plan.smallest.is_empty() {
                self.block(&escaped(&plan.smallest));
            }
            if !plan.remaining.is_empty() {
                self.block(&format!("### {}", escaped(Label::Remaining.of(self.language))));
                self.text.push('\n');
            }
            for (why, rules) in &plan.remaining {
                let words = phrase::named(why, rules, self.language);
                self.line(&format!("- {}", escaped(&words)));
            }
        }
    }
}
