//! What the tests of a pack do not show, rule by rule.

use super::super::clean;
use super::super::page::columns;
use super::super::style::{FAINT, GOOD, STRONG, WARN, paint};
use super::Sheet;
use super::failure::location;
use crate::pack_tests::{ConditionGap, CoverageReport, PackTests, RuleGaps};
use crate::words::{self, Language};

impl Sheet {
    /// Everything that is missing, or that nothing is.
    pub(super) fn gaps(&mut self, pack: &PackTests, coverage: &CoverageReport) {
        self.page.gap();
        let id = &pack.id;
        let heading = match (self.language, coverage.missing.is_empty()) {
            (Language::Ja, true) => paint(GOOD, &format!("{id}：テストはすべてを確かめている")),
            (Language::En, true) => paint(GOOD, &format!("{id}: the tests show everything")),
            (Language::Ja, false) => paint(STRONG, &format!("{id}：テストが確かめていないこと")),
            (Language::En, false) => paint(STRONG, &format!("{id}: what the tests do not show")),
        };
        self.page.paragraph("", &heading);
        for rule in &coverage.missing {
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &RuleGaps) {
        self.page.gap();
        let id = paint(STRONG, &rule.rule);
        let title = clean(self.language.of(&rule.title)).into_owned();
        self.page.with_tail(&format!("  {id} "), &title, &paint(FAINT, &location(&rule.place)));
        if !rule.expected {
            let words = match self.language {
                Language::Ja => format!(
                    "この規則には、期待どおりになったテストがない（結果{}件、条件{}件も未確認）",
                    rule.results.len(),
                    rule.conditions.len()
                ),
                Language::En => format!(
                    "no expectation of this rule is met, and nothing of its {} and {} is shown",
                    super::plural(rule.results.len(), "result"),
                    super::plural(rule.conditions.len(), "condition")
                ),
            };
            self.page.paragraph("    ", &paint(WARN, &words));
            return;
        }
        if !rule.results.is_empty() {
            let results = rule.results.iter().map(|result| match self.language {
                Language::Ja => {
                    format!("{}（{}）", words::result(*result).ja, words::result_id(*result))
                }
                Language::En => words::result_id(*result).to_owned(),
            });
            let results: Vec<String> = results.collect();
            let label = self.label("結果", "result");
            let words = match self.language {
                Language::Ja => format!("{}になるテストがない", results.join("・")),
                Language::En => format!("no test expects {}", results.join(", ")),
            };
            self.page.paragraph(&label, &paint(WARN, &words));
        }
        for condition in &rule.conditions {
            self.condition(condition);
        }
    }

    fn condition(&mut self, condition: &ConditionGap) {
        let row = condition.line == "row";
        let label =
            if row { self.label("表の行", "row") } else { self.label("条件", "condition") };
        let said = clean(self.language.of(&condition.words)).into_owned();
        let said = match self.language {
            Language::Ja if row => said,
            Language::Ja => format!("「{said}」"),
            Language::En => said,
        };
        self.page.with_tail(&label, &said, &paint(FAINT, &location(&condition.place)));
        let words = match condition.truths.as_slice() {
            _ if row => self.pick(
                "この行が別の値を与えても、どのテストの結果も変わらない",
                "no test would come out otherwise were this row to give another value",
            ),
            [true] => self.pick(
                "成り立つことが結果を左右するテストがない",
                "no test shows that it matters where it holds",
            ),
            [false] => self.pick(
                "成り立たないことが結果を左右するテストがない",
                "no test shows that it matters where it does not hold",
            ),
            _ => self.pick(
                "成り立つかどうかが結果を左右するテストがない",
                "no test shows that it matters, whether or not it holds",
            ),
        };
        let indent = " ".repeat(columns(&label));
        self.page.paragraph(&indent, &paint(WARN, words));
    }

    /// What a line is about; as wide in every line.
    fn label(&self, ja: &str, en: &str) -> String {
        let width = match self.language {
            Language::Ja => "表の行",
            Language::En => "condition",
        };
        let words = self.pick(ja, en);
        let fill = " ".repeat(columns(width).saturating_sub(columns(words)));
        format!("    {words}{fill}  ")
    }
}
