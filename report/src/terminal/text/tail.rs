//! The end of the report: choices to make, mistakes in the documents, accepted claims, what was set, and what is in order.

use tekigo_core::typed::ResultWord;

use super::{INDENT, Sheet};
use crate::outline::{Claim, OpenChoice, Outline, Rest, Setting, WithoutEffect};
use crate::terminal::page::{padded, widest};
use crate::terminal::style::{FAINT, STRONG, of_result, paint, result as style_of};
use crate::words::{self, Label, Language, phrase};

impl Sheet {
    pub(super) fn open_choices(&mut self, choices: &[OpenChoice]) {
        if !choices.is_empty() {
            self.heading(Label::OpenChoices);
        }
        for choice in choices {
            self.page.gap();
            self.page.paragraph("◇ ", &paint(STRONG, &choice.title));
            self.line(Label::Why, &choice.reason);
            self.line(Label::Rules, &phrase::listed(&choice.rules, self.language));
            let options = choice.options.iter().map(|(command, title)| {
                let line = format!("{command}  {}", paint(FAINT, title));
                if title.is_empty() { command.clone() } else { line }
            });
            let options: Vec<String> = options.collect();
            self.lines(Label::Choose, options.iter().map(String::as_str));
        }
    }

    pub(super) fn mistakes(&mut self, outline: &Outline) {
        let mistakes = &outline.mistakes;
        if !mistakes.is_empty() {
            self.heading(outline.mistakes_in);
            self.page.gap();
        }
        for mistake in mistakes {
            let sign = paint(of_result(ResultWord::Error), words::sign(ResultWord::Error));
            let about = format!("{} {}", mistake.code, mistake.pointer);
            let place = format!("{}  {}", mistake.place, paint(FAINT, about.trim_end()));
            self.page.paragraph(&format!("{sign} "), &place);
            self.page.paragraph(INDENT, &mistake.message);
            if let Some(help) = &mistake.help {
                self.page.paragraph(INDENT, &paint(FAINT, help));
            }
        }
    }

    pub(super) fn claims(&mut self, claims: &[Claim]) {
        if !claims.is_empty() {
            self.heading(Label::Claims);
            self.page.gap();
        }
        for claim in claims {
            let reason = phrase::quoted(&claim.reason, self.language);
            let words = phrase::named(&claim.title, &reason, self.language);
            let place = paint(FAINT, &claim.place);
            self.page.with_tail(&format!("– {}  ", claim.rule), &words, &place);
        }
    }

    pub(super) fn without_effect(&mut self, idle: &[WithoutEffect]) {
        if !idle.is_empty() {
            self.heading(Label::WithoutEffect);
            self.page.gap();
        }
        for WithoutEffect { words, file } in idle {
            self.page.with_tail("– ", words, &paint(FAINT, file));
        }
    }

    pub(super) fn settings(&mut self, settings: &[Setting]) {
        if !settings.is_empty() {
            self.heading(Label::Settings);
            self.page.gap();
        }
        for setting in settings {
            self.page.paragraph("◆ ", &setting.words);
            if !setting.why.is_empty() {
                self.page.paragraph(INDENT, &paint(FAINT, &setting.why));
            }
        }
    }

    /// The guidelines that are cited above by their identifiers.
    pub(super) fn sources(&mut self, outline: &Outline, all: bool) {
        let others = outline.other_sources.iter().filter(|_| all);
        let sources = || outline.sources.iter().chain(others.clone());
        if sources().next().is_none() {
            return;
        }
        self.heading(Label::Sources);
        self.page.gap();
        let width = widest(sources().map(|source| source.source.as_str()));
        for source in sources() {
            let words = match self.language {
                Language::Ja => format!("［{}］{}", source.force, source.title),
                Language::En => format!("[{}] {}", source.force, source.title),
            };
            let words = phrase::with_remark(&words, &source.published, self.language);
            self.page.paragraph(&format!("  {}  ", padded(&source.source, width)), &words);
        }
    }

    /// What is in order or does not apply: one line each, or a count.
    pub(super) fn rest(&mut self, rest: &[Rest], all: bool) {
        if rest.is_empty() {
            return;
        }
        if !all {
            // What a profile left out was told, with its reason.
            let told = rest.iter().filter(|rest| rest.result != ResultWord::NotSelected);
            let count: usize = told.map(|rest| rest.subjects.len().max(1)).sum();
            if count == 0 {
                return;
            }
            self.page.gap();
            let words = phrase::rest_left_out(count, self.language);
            self.page.paragraph("", &paint(FAINT, &words));
            return;
        }
        self.heading(Label::Rest);
        self.page.gap();
        for rest in rest {
            let sign = paint(
                style_of(rest.strength, rest.result),
                words::sign_of(rest.strength, rest.result),
            );
            let subjects = phrase::listed(&rest.subjects, self.language);
            let word = if rest.result == ResultWord::Pass { "" } else { &rest.word };
            let mut words = rest.title.clone();
            for more in [subjects.as_str(), word].into_iter().filter(|more| !more.is_empty()) {
                words = format!("{words}  {}", paint(FAINT, more));
            }
            self.page.paragraph(&format!("{sign} {}  ", rest.rule), &words);
        }
    }
}
