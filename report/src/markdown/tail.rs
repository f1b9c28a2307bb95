//! The end of the report in Markdown: choices to make, mistakes, claims, what was set, what is in order, the sources.

use super::Sheet;
use super::escape::{code, escaped};
use crate::outline::{Claim, OpenChoice, Outline, Setting, Source, WithoutEffect};
use crate::words::{self, Label, phrase};

impl Sheet {
    pub(super) fn tail(&mut self, outline: &Outline) {
        self.open_choices(&outline.choices);
        self.mistakes(outline);
        self.claims(&outline.claims);
        self.without_effect(&outline.without_effect);
        self.settings(&outline.settings);
        self.rest(outline);
        self.sources(outline);
    }

    fn open_choices(&mut self, choices: &[OpenChoice]) {
        if !choices.is_empty() {
            self.heading(Label::OpenChoices);
        }
        for choice in choices {
            self.block(&format!("### {}", escaped(&choice.title)));
            self.text.push('\n');
            self.item("", Label::Why, &escaped(&choice.reason));
            self.item("", Label::Rules, &escaped(&phrase::listed(&choice.rules, self.language)));
            let options = choice.options.iter().map(|(command, title)| {
                let title = escaped(title);
                format!("{} {title}", code(command)).trim_end().to_owned()
            });
            self.list("", Label::Choose, options.collect());
        }
    }

    fn mistakes(&mut self, outline: &Outline) {
        let mistakes = &outline.mistakes;
        if !mistakes.is_empty() {
            self.heading(outline.mistakes_in);
            self.text.push('\n');
        }
        for mistake in mistakes {
            let places =
                [code(&mistake.place), escaped(&mistake.code), code(&mistake.pointer)].join(" ");
            self.line(&format!("- {}", places.trim_end()));
            self.line(&format!("  - {}", escaped(&mistake.message)));
            if let Some(help) = &mistake.help {
                self.line(&format!("  - {}", escaped(help)));
            }
        }
    }

    fn claims(&mut self, claims: &[Claim]) {
        if claims.is_empty() {
            return;
        }
        self.heading(Label::Claims);
        let rows = claims.iter().map(|claim| {
            vec![
                escaped(&claim.rule),
                escaped(&claim.title),
                escaped(&claim.reason),
                code(&claim.place),
            ]
        });
        self.table(&[Label::Rule, Label::Item, Label::Reason, Label::Place], rows);
    }

    fn without_effect(&mut self, idle: &[WithoutEffect]) {
        if !idle.is_empty() {
            self.heading(Label::WithoutEffect);
            self.text.push('\n');
        }
        for WithoutEffect { words, file } in idle {
            self.line(&format!("- {} {}", escaped(words), code(file)));
        }
    }

    fn settings(&mut self, settings: &[Setting]) {
        if !settings.is_empty() {
            self.heading(Label::Settings);
            self.text.push('\n');
        }
        for setting in settings {
            self.line(&format!("- {}", escaped(&setting.words)));
            if !setting.why.is_empty() {
                self.line(&format!("  - {}", escaped(&setting.why)));
            }
        }
    }

    fn rest(&mut self, outline: &Outline) {
        if outline.rest.is_empty() {
            return;
        }
        let language = self.language;
        let heading = phrase::with_remark(Label::Rest.of(language), &outline.rest_count, language);
        self.block(&format!("## {}", escaped(&heading)));
        let rows = outline.rest.iter().map(|rest| {
            let subjects: Vec<String> = rest.subjects.iter().map(|name| code(name)).collect();
            let sign = words::sign_of(rest.strength, rest.result);
            vec![
                format!("{sign} {}", escaped(&rest.word)),
                format!("{} {}", escaped(&rest.rule), code(&rest.pack)).trim_end().to_owned(),
                escaped(&rest.title),
                phrase::listed(&subjects, language),
            ]
        });
        self.table(&[Label::Result, Label::Rule, Label::Title, Label::About], rows);
    }

    fn sources(&mut self, outline: &Outline) {
        let sources: Vec<&Source> = outline.sources.iter().chain(&outline.other_sources).collect();
        if sources.is_empty() {
            return;
        }
        self.heading(Label::Sources);
        let rows = sources.into_iter().map(|source| {
            vec![
                escaped(&source.source),
                escaped(&source.title),
                escaped(&source.force),
                escaped(&source.published),
            ]
        });
        self.table(&[Label::Source, Label::Title, Label::Force, Label::Published], rows);
    }
}
