//! What came of the tests of packs, for a person at a terminal: what failed, what is missing, and how much there was.

mod columns;
mod failure;
mod gaps;
mod mutants;

pub use mutants::suggestions;

use super::page::Page;
use super::style::{BAD, FAINT, GOOD, STRONG, paint};
use crate::pack_tests::{Counted, CoverageReport, MutantReport, PackTests, TestReport};
use crate::words::Language;

/// The report as styled text.
#[must_use]
pub fn text(report: &TestReport, language: Language, width: usize) -> String {
    let mut sheet = Sheet { language, page: Page::new(width) };
    for pack in &report.packs {
        for test in pack.tests.iter().filter(|test| !test.held) {
            sheet.failed(test);
        }
    }
    for pack in &report.packs {
        if let Some(coverage) = &pack.coverage {
            sheet.gaps(pack, coverage);
        }
    }
    for pack in &report.packs {
        if let Some(mutants) = &pack.mutants {
            sheet.mutants(pack, mutants);
        }
    }
    sheet.page.gap();
    for pack in &report.packs {
        sheet.summary(pack);
    }
    if report.packs.len() > 1 {
        sheet.whole(&report.packs);
    }
    sheet.page.finish()
}

/// A report on its way to the page.
struct Sheet {
    language: Language,
    page: Page,
}

impl Sheet {
    fn pick<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.pick(ja, en)
    }

    fn summary(&mut self, pack: &PackTests) {
        let name = paint(STRONG, &pack.id);
        if pack.all == 0 {
            let words = self.pick("テストが一つもない", "there are no tests");
            let words = paint(BAD, words);
            self.page.paragraph(&format!("{name}{}", self.colon()), &words);
        } else {
            let words = self.counted(pack.tests.len(), pack.expectations().all, pack.failed());
            self.page.paragraph(&format!("{name}{}", self.colon()), &words);
        }
        if let Some(coverage) = &pack.coverage {
            let words = self.covered(coverage.rules, coverage.results, coverage.conditions);
            self.page.paragraph("  ", &words);
        }
        if let Some(mutants) = &pack.mutants {
            self.mutant_counts(mutants.counts());
        }
    }

    fn whole(&mut self, packs: &[PackTests]) {
        let tests = packs.iter().map(|pack| pack.tests.len()).sum();
        let expectations = packs.iter().map(|pack| pack.expectations().all).sum();
        let failed = packs.iter().map(PackTests::failed).sum();
        let name = paint(STRONG, self.pick("合計", "in all"));
        let words = self.counted(tests, expectations, failed);
        self.page.paragraph(&format!("{name}{}", self.colon()), &words);
        let coverages: Vec<&CoverageReport> =
            packs.iter().filter_map(|pack| pack.coverage.as_ref()).collect();
        if !coverages.is_empty() {
            let sum = |of: fn(&CoverageReport) -> Counted| {
                coverages.iter().map(|coverage| of(coverage)).fold(
                    Counted::default(),
                    |sum, next| Counted {
                        covered: sum.covered + next.covered,
                        all: sum.all + next.all,
                    },
                )
            };
            let words = self.covered(
                sum(|coverage| coverage.rules),
                sum(|coverage| coverage.results),
                sum(|coverage| coverage.conditions),
            );
            self.page.paragraph("  ", &words);
        }
        let mutants: Vec<[usize; 5]> = packs
            .iter()
            .filter_map(|pack| pack.mutants.as_ref().map(MutantReport::counts))
            .collect();
        if !mutants.is_empty() {
            let sum = mutants.into_iter().fold([0; 5], |sum, next| {
                let mut both = sum.iter().zip(next).map(|(one, other)| one + other);
                sum.map(|_| both.next().unwrap_or(0))
            });
            self.mutant_counts(sum);
        }
    }

    fn colon(&self) -> &'static str {
        self.language.pick("：", ": ")
    }

    fn counted(&self, tests: usize, expectations: usize, failed: usize) -> String {
        let style = if failed > 0 { BAD } else { GOOD };
        match self.language {
            Language::Ja => {
                let failed = paint(style, &format!("失敗 {failed}件"));
                format!("テスト {tests}件（期待 {expectations}件）のうち、{failed}")
            }
            Language::En => {
                let failed = paint(style, &format!("{failed} failed"));
                format!(
                    "{} ({}), {failed}",
                    plural(tests, "test"),
                    plural(expectations, "expectation")
                )
            }
        }
    }

    fn covered(&self, rules: Counted, results: Counted, conditions: Counted) -> String {
        let part = |words: &str, counted: Counted| {
            let style = if counted.covered == counted.all { GOOD } else { FAINT };
            paint(style, &format!("{words} {}/{}", counted.covered, counted.all))
        };
        match self.language {
            Language::Ja => format!(
                "確かめた：{}、{}、{}",
                part("規則", rules),
                part("結果", results),
                part("条件", conditions)
            ),
            Language::En => format!(
                "shown: {}, {}, {}",
                part("rules", rules),
                part("results", results),
                part("conditions", conditions)
            ),
        }
    }
}

fn plural(number: usize, of: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {of}{plural}")
}
