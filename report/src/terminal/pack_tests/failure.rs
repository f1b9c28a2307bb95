//! A test that did not hold: what was wanted and what came out, side by side.

use anstyle::Style;
use tekigo_core::typed::ResultWord;

use super::super::clean;
use super::super::style::{BAD, FAINT, GOOD, STRONG, WARN, paint};
use super::Sheet;
use super::columns::{Row, side_by_side};
use crate::pack_tests::{ExpectationResult, GotReason, Place, TestResult};
use crate::words::{self, Language};

/// A reason that was expected and is none.
const MISSING: &str = "-";
/// A reason that was not expected, where others were.
const EXTRA: &str = "+";
/// A result that is another than expected.
const WRONG: &str = "✘";

/// Of a value as a test writes it, the most letters that are shown.
const MOST_LETTERS: usize = 60;

impl Sheet {
    /// A test, with those of its expectations that were not met.
    pub(super) fn failed(&mut self, test: &TestResult) {
        if let Some(why) = &test.refused {
            self.heading(&test.name, &test.place);
            let why = clean(self.language.of(why)).into_owned();
            self.page.paragraph("  ", &paint(BAD, &why));
        }
        for expectation in test.expectations.iter().filter(|expectation| !expectation.held) {
            self.heading(&test.name, &expectation.place);
            let title = clean(self.language.of(&expectation.title)).into_owned();
            let rule = paint(STRONG, &expectation.rule);
            self.page.paragraph(&format!("  {rule} "), &title);
            self.page.gap();
            let rows = self.rows(expectation);
            self.page.lines(&side_by_side(&rows, self.page.width()));
        }
    }

    fn heading(&mut self, name: &str, place: &Place) {
        self.page.gap();
        let name = clean(name);
        let name = match self.language {
            Language::Ja => format!("「{name}」"),
            Language::En => format!("“{name}”"),
        };
        let sign = paint(BAD, WRONG);
        self.page.with_tail(&format!("{sign} "), &paint(STRONG, &name), &location(place));
    }

    fn rows(&self, expectation: &ExpectationResult) -> Vec<Row> {
        let (wanted, got) = (&expectation.wanted, &expectation.got);
        let row = |sign, left: String, right: String, style| Row { sign, left, right, style };
        let mut rows = vec![row(
            "",
            self.pick("期待", "wanted").to_owned(),
            self.pick("実際", "got").to_owned(),
            FAINT,
        )];
        let same = wanted.result == got.result;
        let mut result = self.result(got.result);
        if let Some(fault) = got.fault {
            let fault = words::fault(fault);
            let (open, close) = self.brackets();
            result = format!("{result}{open}{}{close}", self.language.of(&fault));
        }
        let (sign, style) = if same { ("", GOOD) } else { (WRONG, BAD) };
        rows.push(row(sign, self.result(wanted.result), result, style));
        for (at, reason) in wanted.reasons.iter().enumerate() {
            let mut left = clean(&reason.reason).into_owned();
            let answers = got.reasons.iter().filter(|found| found.answers.first() == Some(&at));
            for found in answers {
                rows.push(row("", std::mem::take(&mut left), self.reason(found), Style::new()));
            }
            if !left.is_empty() {
                if reason.found {
                    // A reason before it, on a line above, answers this one too.
                    let above = self.pick("（上と同じ理由）", "(the same as above)");
                    rows.push(row("", left, above.to_owned(), Style::new()));
                } else {
                    let none = self.pick("（理由にない）", "(not among the reasons)");
                    rows.push(row(MISSING, left, none.to_owned(), BAD));
                }
            }
        }
        let (sign, mut left, style) = if wanted.reasons.is_empty() {
            ("", self.pick("（理由は問わない）", "(for any reason)"), Style::new())
        } else {
            (EXTRA, self.pick("（期待にない）", "(not expected)"), WARN)
        };
        for found in got.reasons.iter().filter(|found| found.answers.is_empty()) {
            rows.push(row(sign, left.to_owned(), self.reason(found), style));
            if wanted.reasons.is_empty() {
                left = "";
            }
        }
        if got.reasons.is_empty() {
            let none = self.pick("（理由なし）", "(no reasons)");
            rows.push(row("", String::new(), none.to_owned(), FAINT));
        }
        rows
    }

    /// `fails`, as a test writes it, with what people call it where that is another word.
    fn result(&self, result: ResultWord) -> String {
        let written = match result {
            ResultWord::Pass => "passes",
            ResultWord::Fail => "fails",
            other => words::result_id(other),
        };
        match self.language {
            Language::Ja => format!("{written}（{}）", words::result(result).ja),
            Language::En => written.to_owned(),
        }
    }

    /// `disclosure.backup.interval = weekly (line 6; needed: at least daily)`
    fn reason(&self, reason: &GotReason) -> String {
        let path = clean(&reason.reason);
        let mut notes = Vec::new();
        let value = match &reason.written {
            Some(written) if !written.starts_with(['[', '{']) => {
                format!(" = {}", shortened(&clean(written)))
            }
            _ => {
                notes.push(clean(self.language.of(&reason.found)).into_owned());
                String::new()
            }
        };
        if let Some(why) = &reason.unreadable {
            notes.push(clean(self.language.of(why)).into_owned());
        }
        if let Some(Place { line, .. }) = &reason.place {
            notes.push(match self.language {
                Language::Ja => format!("{line}行目"),
                Language::En => format!("line {line}"),
            });
        }
        if let Some(wanted) = &reason.wanted {
            let wanted = clean(self.language.of(wanted)).into_owned();
            notes.push(match self.language {
                Language::Ja => format!("必要：{wanted}"),
                Language::En => format!("needed: {wanted}"),
            });
        }
        if notes.is_empty() {
            return format!("{path}{value}");
        }
        let (open, close) = self.brackets();
        format!("{path}{value}{open}{}{close}", notes.join(self.pick("、", "; ")))
    }

    fn brackets(&self) -> (&'static str, &'static str) {
        match self.language {
            Language::Ja => ("（", "）"),
            Language::En => (" (", ")"),
        }
    }
}

/// A value that fits beside others.
fn shortened(written: &str) -> String {
    let mut letters = written.chars();
    let start: String = letters.by_ref().take(MOST_LETTERS).collect();
    if letters.next().is_none() { start } else { format!("{start}…") }
}

/// `backup.test.tekigo:7:10`
pub(super) fn location(place: &Place) -> String {
    format!("{}:{}:{}", clean(&place.file), place.line, place.column)
}
