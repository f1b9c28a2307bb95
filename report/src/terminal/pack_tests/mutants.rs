//! The changes to the rules of a pack that its tests would not notice, each with a document that shows it.

use std::fmt::Write as _;

use tekigo_core::typed::ResultWord;

use super::super::clean;
use super::super::page::columns;
use super::super::style::{BAD, FAINT, GOOD, STRONG, WARN, of_result, paint};
use super::Sheet;
use super::failure::location;
use crate::pack_tests::{Changed, MissingCase, MutantReport, PackTests, Survivor, Undecided};
use crate::words::{self, Language};

/// The most columns of a line of a pack that are shown.
const MOST_COLUMNS: usize = 200;

/// Cases that the tests of a pack lack, as the text of a file: each with what it would notice, and a hole to fill in.
#[must_use]
pub fn suggestions(pack: &PackTests, language: Language) -> String {
    let mut text = String::new();
    let Some(mutants) = &pack.mutants else { return text };
    let head = match (language, mutants.missing.is_empty()) {
        (Language::Ja, true) => format!("{}：足りないテストは見つからなかった", pack.id),
        (Language::En, true) => format!("{}: no missing test was found", pack.id),
        (Language::Ja, false) => format!(
            "{}：足りないテスト。出典が求める結果を確かめて ??? に書き、名前を付け直す",
            pack.id
        ),
        (Language::En, false) => format!(
            "{}: missing tests. Write what the source demands in the place of ???, and name each test anew",
            pack.id
        ),
    };
    let _ = writeln!(text, "# {head}");
    for MissingCase { rule, tells, shows, test } in &mutants.missing {
        text.push('\n');
        for id in tells {
            let known = mutants.survivors.iter().find(|survivor| survivor.changed.id == *id);
            let Some(Survivor { changed, .. }) = known else { continue };
            let (place, words) = (location(&changed.place), language.of(&changed.words));
            let comment = match language {
                Language::Ja => format!("# 見逃している変更：{}（{place}）の{words}", changed.rule),
                Language::En => format!("# not noticed yet: {} ({place}): {words}", changed.rule),
            };
            text.push_str(&clean(&comment));
            text.push('\n');
        }
        for shows in shows {
            let shows = language.of(shows);
            let comment = match language {
                Language::Ja => format!("# まだ示していないこと：{rule} の{shows}"),
                Language::En => format!("# not shown yet: {rule}: {shows}"),
            };
            text.push_str(&clean(&comment));
            text.push('\n');
        }
        text.push_str(&clean_lines(test));
    }
    text
}

/// Lines without what a terminal would obey.
fn clean_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(clean).collect();
    lines.join("\n") + "\n"
}

impl Sheet {
    /// Every survivor, and what was not decided; or that there is none.
    pub(super) fn mutants(&mut self, pack: &PackTests, mutants: &MutantReport) {
        self.page.gap();
        let id = &pack.id;
        let heading = match (self.language, mutants.survivors.is_empty()) {
            (Language::Ja, true) => {
                paint(GOOD, &format!("{id}：規則を1か所変えると、どこであれ、落ちるテストがある"))
            }
            (Language::En, true) => {
                paint(GOOD, &format!("{id}: wherever a rule is changed, some test fails"))
            }
            (Language::Ja, false) => {
                paint(STRONG, &format!("{id}：規則を次のように変えても、どのテストも落ちない"))
            }
            (Language::En, false) => {
                paint(STRONG, &format!("{id}: no test would fail if a rule were changed like this"))
            }
        };
        let nothing_left = mutants.undecided.is_empty() && mutants.tried > 0;
        if nothing_left || !mutants.survivors.is_empty() {
            self.page.paragraph("", &heading);
        }
        for survivor in &mutants.survivors {
            self.survivor(survivor);
        }
        if mutants.undecided.is_empty() {
            return;
        }
        self.page.gap();
        let heading = self.pick(
            "次の変更は、どのテストも落とさないが、結果の変わる文書があるともないともいえなかった",
            "these changes make no test fail, and it was not decided whether any document tells them apart",
        );
        let heading = format!("{id}{}{heading}", self.colon());
        self.page.paragraph("", &paint(STRONG, &heading));
        for undecided in &mutants.undecided {
            self.undecided(undecided);
        }
    }

    fn survivor(&mut self, survivor: &Survivor) {
        self.changed(BAD, &survivor.changed);
        let Survivor { shown_by, original, mutant, given, .. } = survivor;
        let (original, mutant) = (self.result_word(*original), self.result_word(*mutant));
        let of = if *shown_by == survivor.changed.rule {
            String::new()
        } else {
            match self.language {
                Language::Ja => format!("（{shown_by}）"),
                Language::En => format!(" ({shown_by})"),
            }
        };
        let words = match self.language {
            Language::Ja => format!("今は{original}、変えると{mutant}になる文書{of}："),
            Language::En => format!("{original} now and {mutant} then{of}, with this document:"),
        };
        self.page.paragraph("    ", &words);
        for line in given {
            self.page.line("      ", &clean(line));
        }
        if given.is_empty() {
            let none = self.pick("（何も書かれていない）", "(nothing at all is given)");
            self.page.line("      ", none);
        }
    }

    fn undecided(&mut self, undecided: &Undecided) {
        self.changed(WARN, &undecided.changed);
        let why: Vec<String> =
            undecided.why.iter().map(|why| clean(self.language.of(why)).into_owned()).collect();
        let label = self.pick("決まらない理由：", "why: ");
        self.page.paragraph(&format!("    {label}"), &why.join(self.pick("、", "; ")));
    }

    /// What was changed, with the line that it stands in.
    fn changed(&mut self, style: anstyle::Style, changed: &Changed) {
        self.page.gap();
        let rule = paint(STRONG, &changed.rule);
        let words = clean(self.language.of(&changed.words)).into_owned();
        let place = paint(FAINT, &location(&changed.place));
        self.page.with_tail(&format!("  {rule} "), &paint(style, &words), &place);
        let number = changed.place.line.to_string();
        let blank = " ".repeat(number.len());
        let source = clean(&changed.source).into_owned();
        if columns(&source) > MOST_COLUMNS {
            return;
        }
        let before: String =
            changed.source.chars().take(changed.place.column.saturating_sub(1)).collect();
        let marks = "━".repeat(columns(&clean(&changed.written)).max(1));
        let skipped = " ".repeat(columns(&clean(&before)));
        let gutter = |number: &str| paint(FAINT, &format!("    {number} │ "));
        self.page.line(&gutter(&number), &source);
        self.page.line(&gutter(&blank), &format!("{skipped}{}", paint(style, &marks)));
    }

    fn result_word(&self, result: ResultWord) -> String {
        let word = words::result(result);
        let word = match self.language {
            Language::Ja => format!("「{}」", word.ja),
            Language::En => words::result_id(result).to_owned(),
        };
        paint(of_result(result), &word)
    }

    /// How many there were, and what became of them.
    pub(super) fn mutant_counts(&mut self, mutants: [usize; 5]) {
        let [tried, killed, equivalent, survived, undecided] = mutants;
        let style = if survived > 0 { BAD } else { GOOD };
        let words = match self.language {
            Language::Ja => {
                let survived = paint(style, &format!("見逃す {survived}件"));
                format!(
                    "規則の変更 {tried}件のうち、見つける {killed}件、変えても同じ {equivalent}件、{survived}、未定 {undecided}件"
                )
            }
            Language::En => {
                let survived = paint(style, &format!("{survived} survived"));
                format!(
                    "{}: {killed} killed, {equivalent} equivalent, {survived}, {undecided} undecided",
                    super::plural(tried, "mutant")
                )
            }
        };
        self.page.paragraph("  ", &words);
    }
}
