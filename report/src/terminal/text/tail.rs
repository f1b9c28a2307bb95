//! The end of the report: choices to make, mistakes in the documents, accepted claims, and what is in order.

use std::fmt::Write as _;

use tekigo_core::settings::CODES;
use tekigo_core::typed::ResultWord;

use super::Sheet;
use super::finding::INDENT;
use crate::model::{Because, Invalid, RuleResult};
use crate::terminal::concise::is_finding;
use crate::terminal::page::{padded, widest};
use crate::terminal::style::{FAINT, STRONG, paint, result as style_of, sign};
use crate::terminal::{clean, location};
use crate::words::{self, Language};

impl Sheet<'_> {
    /// Choices that nobody has made and that some result waits for.
    pub(super) fn open_choices(&mut self) {
        let mut headed = false;
        for choice in &self.report.choices {
            let waits = |result: &&RuleResult| {
                result.pack == choice.pack
                    && result.result == ResultWord::Unknown
                    && result.because.iter().any(|because| {
                        matches!(because, Because::Choice(reason) if reason.choice == choice.choice)
                    })
            };
            let rules: Vec<&str> =
                self.seen().filter(waits).map(|result| result.rule.as_str()).collect();
            if !choice.value.is_null() || rules.is_empty() {
                continue;
            }
            if !headed {
                self.plain_heading("選択が必要な項目", "To be chosen");
                headed = true;
            }
            let mut rules = rules;
            rules.dedup();
            self.page.gap();
            let title = self.say(&choice.title);
            self.page.paragraph("◇ ", &paint(STRONG, &title));
            let reason = self.say(&choice.reason);
            self.line("理由", "Why", &reason);
            let waiting = rules.join(self.language.pick("、", ", "));
            self.line("規則", "Rules", &waiting);
            let options: Vec<String> = choice
                .options
                .iter()
                .map(|option| {
                    let value = match &option.value {
                        serde_json::Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    let title = self.say(&option.title);
                    let command = format!("--choose {}={value}", choice.choice);
                    if title.is_empty() || title == value {
                        command
                    } else {
                        format!("{command}  {}", paint(FAINT, &title))
                    }
                })
                .collect();
            self.lines("選ぶ", "Choose", options.iter().map(String::as_str));
        }
    }

    /// What is wrong with the documents.
    pub(super) fn invalid(&mut self) {
        if self.report.invalid.is_empty() {
            return;
        }
        // Files of settings are told here too; that they are no documents, nobody should have to wonder.
        let settings = |invalid: &Invalid| CODES.contains(&invalid.code.as_str());
        if self.report.invalid.iter().any(settings) {
            self.plain_heading("入力の誤り", "Mistakes in what was given");
        } else {
            self.plain_heading("文書の誤り", "Mistakes in the documents");
        }
        self.page.gap();
        for invalid in &self.report.invalid {
            let place = match invalid.line.zip(invalid.column) {
                Some((line, column)) => format!("{}:{line}:{column}", clean(&invalid.input)),
                None => clean(&invalid.input).into_owned(),
            };
            // Many a message names the place itself.
            let told = |pointer: &&str| self.language.of(&invalid.message).contains(pointer);
            let pointer = invalid.pointer.as_deref().filter(|pointer| !told(pointer));
            let pointer = pointer.map(clean).unwrap_or_default();
            let first = format!("{} ", paint(style_of(ResultWord::Error), "!"));
            let about = format!("{} {pointer}", clean(&invalid.code));
            self.page.paragraph(&first, &format!("{place}  {}", paint(FAINT, about.trim_end())));
            let message = self.say(&invalid.message);
            self.page.paragraph(INDENT, &message);
            if let Some(help) = &invalid.help {
                let help = self.say(help);
                self.page.paragraph(INDENT, &paint(FAINT, &help));
            }
        }
    }

    /// Claims that something does not apply, where a rule accepted them.
    pub(super) fn claims(&mut self) {
        let (report, reader) = (self.report, self.reader);
        let seen = |rule: &str, pack: &str| {
            let mut of_rule =
                report.results.iter().filter(|result| result.rule == rule && result.pack == pack);
            of_rule.any(|result| reader.sees(result))
        };
        let claims: Vec<_> =
            report.claims.iter().filter(|claim| seen(&claim.rule, &claim.pack)).collect();
        if claims.is_empty() {
            return;
        }
        self.plain_heading(
            "認めた「該当なし」の申し出",
            "Claims of “not applicable” that were accepted",
        );
        self.page.gap();
        for claim in claims {
            let place = location(&claim.place).unwrap_or_default();
            let title = self.say(&claim.place.title);
            let reason = claim.place.reason.as_deref().map(clean).unwrap_or_default();
            let words = match self.language {
                Language::Ja => format!("{title}：「{reason}」"),
                Language::En => format!("{title}: “{reason}”"),
            };
            let first = format!("– {}  ", clean(&claim.rule));
            self.page.with_tail(&first, &words, &paint(FAINT, &place));
        }
    }

    /// The guidelines that were cited, which the findings name by their identifiers.
    pub(super) fn sources(&mut self) {
        let cited = |source: &str, pack: &str| {
            self.seen().any(|result| {
                let told = self.reader.all || is_finding(result);
                let cites = result.cites.iter().any(|cite| cite.source == source);
                told && result.pack == pack && cites
            })
        };
        let mut lines: Vec<(String, String)> = Vec::new();
        for pack in &self.report.packs {
            for source in pack.sources.iter().filter(|source| cited(&source.source, &pack.id)) {
                let force = words::force(source.force);
                let force = self.language.of(&force);
                let (title, day) = (self.say(&source.title), clean(&source.published));
                let words = match self.language {
                    Language::Ja => format!("［{force}］{title}（{day}）"),
                    Language::En => format!("[{force}] {title} ({day})"),
                };
                lines.push((clean(&source.source).into_owned(), words));
            }
        }
        if lines.is_empty() {
            return;
        }
        self.plain_heading("根拠の文書", "Sources");
        self.page.gap();
        let width = widest(lines.iter().map(|(name, _)| name.as_str()));
        for (name, words) in lines {
            self.page.paragraph(&format!("  {}  ", padded(&name, width)), &words);
        }
    }

    /// What is in order or does not apply: one line each, or a count.
    pub(super) fn rest(&mut self) {
        let rest: Vec<&RuleResult> = self.seen().filter(|result| !is_finding(result)).collect();
        if rest.is_empty() {
            return;
        }
        if !self.reader.all {
            // What a profile left out was told, with its reason.
            let left_out = |result: &&&RuleResult| result.result == ResultWord::NotSelected;
            let count = rest.len() - rest.iter().filter(left_out).count();
            if count == 0 {
                return;
            }
            let words = match self.language {
                Language::Ja => format!("問題のない項目と対象外の項目 {count}件（--all で表示）"),
                Language::En => format!("{count} in order or not applicable (shown with --all)"),
            };
            self.page.gap();
            self.page.paragraph("", &paint(FAINT, &words));
            return;
        }
        self.plain_heading("そのほかの項目", "Everything else");
        self.page.gap();
        for result in rest {
            let first = format!(
                "{} {}  ",
                paint(style_of(result.result), sign(result.result)),
                clean(&result.rule)
            );
            let mut words = self.say(&result.title);
            if let Some(subject) = &result.subject {
                let _ = write!(words, "  {}", paint(FAINT, &clean(subject)));
            }
            if result.result != ResultWord::Pass {
                let word = words::result(result.result);
                let _ = write!(words, "  {}", paint(FAINT, self.language.of(&word)));
            }
            self.page.paragraph(&first, &words);
        }
    }
}
