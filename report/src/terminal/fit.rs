//! For which systems documents are enough, for a terminal: rules down, values across.

use tekigo_core::typed::{ResultWord, Strength};

use super::clean;
use super::page::{Page, columns as width_of, padded};
use super::style::{FAINT, STRONG, of_result, paint};
use crate::fit::{Fit, PackFit, Row};
use crate::words::{self, Language};

/// The columns that one result takes.
const CELL: usize = 5;

/// The table of each pack. Rules whose result is one in every column are counted, unless all are asked for.
#[must_use]
pub fn fit(told: &Fit, party: Option<&str>, language: Language, width: usize, all: bool) -> String {
    let mut page = Page::new(width);
    let heading = match language {
        Language::Ja => format!("どのシステムに使えるか（{} 時点）", told.as_of),
        Language::En => format!("For which systems this is enough, as of {}", told.as_of),
    };
    page.paragraph("", &paint(STRONG, &heading));
    for pack in &told.packs {
        page.gap();
        table(&mut page, pack, party, language, all);
    }
    if !told.settled.is_empty() {
        page.gap();
        let names: Vec<&str> = told.settled.iter().map(|pack| pack.id.as_str()).collect();
        let words = match language {
            Language::Ja => format!("システムや選択によらず同じ：{}", names.join("、")),
            Language::En => {
                format!("The same for every system and choice: {}", names.join(", "))
            }
        };
        page.paragraph("", &paint(FAINT, &words));
    }
    page.finish()
}

fn table(page: &mut Page, pack: &PackFit, party: Option<&str>, language: Language, all: bool) {
    page.paragraph("", &format!("{} {}", paint(STRONG, &clean(&pack.id)), pack.version));
    let titles: Vec<String> =
        pack.over.iter().map(|subject| clean(language.of(&subject.title)).into_owned()).collect();
    for (at, column) in pack.columns.iter().enumerate() {
        let values = titles.iter().zip(&column.values).map(|(title, value)| match language {
            Language::Ja => format!("{title}：{}", clean(language.of(value))),
            Language::En => format!("{title}: {}", clean(language.of(value))),
        });
        let values: Vec<String> = values.collect();
        let between = language.pick("、", "; ");
        page.paragraph(&format!("  {:<5}", format!("[{}]", at + 1)), &values.join(between));
    }
    if pack.cut {
        let words = language.pick("ほかにもあるが、ここまでを示す", "there are more than these");
        page.paragraph("  ", &paint(FAINT, words));
    }
    let seen =
        |row: &&Row| party.is_none_or(|party| row.party.iter().any(|known| known.party == party));
    let rows: Vec<&Row> = pack.rows.iter().filter(seen).collect();
    page.gap();
    let heads: String =
        (0..pack.columns.len()).map(|at| padded(&format!("[{}]", at + 1), CELL)).collect();
    page.line("  ", heads.trim_end());
    for row in rows.iter().filter(|row| all || row.same().is_none()) {
        let signs: String = row.results.iter().map(|result| cell(row.strength, *result)).collect();
        let strength = words::strength(row.strength);
        let title = clean(language.of(&row.title));
        let about = row.about.as_deref().map(|about| format!(" [{}]", clean(about)));
        let words = match language {
            Language::Ja => format!("{} {title}（{}）", row.rule, language.of(&strength)),
            Language::En => format!("{} {title} ({})", row.rule, language.of(&strength)),
        };
        page.paragraph(&format!("  {signs} "), &(words + &about.unwrap_or_default()));
    }
    if !all {
        same(page, &rows, language);
    }
    page.gap();
    let legend =
        [ResultWord::Pass, ResultWord::Fail, ResultWord::Unknown, ResultWord::NotApplicable];
    let legend =
        legend.map(|word| format!("{} {}", words::sign(word), language.of(&words::result(word))));
    page.paragraph("  ", &paint(FAINT, &legend.join("  ")));
}

/// What is one in every column: counted; what is not in order, by name.
fn same(page: &mut Page, rows: &[&Row], language: Language) {
    let mut told: Vec<String> = Vec::new();
    for word in words::RESULTS {
        let alike: Vec<&str> = rows
            .iter()
            .filter(|row| row.same() == Some(word))
            .map(|row| row.rule.as_str())
            .collect();
        if alike.is_empty() {
            continue;
        }
        let name = words::result(word);
        let name = language.of(&name);
        let in_order =
            matches!(word, ResultWord::Pass | ResultWord::NotApplicable | ResultWord::NotSelected);
        told.push(match (language, in_order) {
            (_, true) => format!("{name} {}", alike.len()),
            (Language::Ja, false) => format!("{name} {}（{}）", alike.len(), alike.join("、")),
            (Language::En, false) => format!("{name} {} ({})", alike.len(), alike.join(", ")),
        });
    }
    if told.is_empty() {
        return;
    }
    page.gap();
    let words = match language {
        Language::Ja => format!("どの列でも同じ：{}", told.join("・")),
        Language::En => format!("The same in every column: {}", told.join("; ")),
    };
    page.paragraph("  ", &words);
}

fn cell(strength: Strength, result: ResultWord) -> String {
    let sign = words::sign_of(strength, result);
    let blank = " ".repeat(CELL.saturating_sub(width_of(sign)));
    format!("{}{blank}", paint(of_result(result), sign))
}
