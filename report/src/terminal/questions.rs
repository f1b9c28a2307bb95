//! The open questions for a terminal.

use super::clean;
use super::page::Page;
use super::style::{FAINT, STRONG, paint};
use crate::questions::{Question, Questions, Subject};
use crate::words::{self, Language};

/// How many questions are told unless all are asked for.
pub const SHOWN: usize = 10;

/// How many rules are named below a question.
const RULES: usize = 5;

/// The questions in order, each with how to answer it, whom to ask, and the rules behind it.
#[must_use]
pub fn questions(told: &Questions, language: Language, width: usize, all: bool) -> String {
    let mut page = Page::new(width);
    let count = told.questions.len();
    let heading = match (language, count) {
        (Language::Ja, 0) => format!("{} 時点で、答えを待つ項目はない", told.as_of),
        (Language::En, 0) => format!("Nothing is left to answer as of {}", told.as_of),
        (Language::Ja, _) => {
            format!("答えを待つ項目 {count}件（{} 時点。結果を多く決めるものから）", told.as_of)
        }
        (Language::En, _) => {
            format!("{count} left to answer as of {}, the most decisive first", told.as_of)
        }
    };
    page.paragraph("", &paint(STRONG, &heading));
    let most = if all { usize::MAX } else { SHOWN };
    for (at, question) in told.questions.iter().take(most).enumerate() {
        page.gap();
        one(&mut page, at + 1, question, language);
    }
    let more = count.saturating_sub(most);
    if more > 0 {
        page.gap();
        let words = match language {
            Language::Ja => format!("ほか{more}件（--all ですべて示す）"),
            Language::En => format!("and {more} more (--all tells all)"),
        };
        page.paragraph("", &paint(FAINT, &words));
    }
    if !told.idle.is_empty() {
        page.gap();
        let words = match language {
            Language::Ja => format!(
                "答えなくてよい項目 {}件（空欄だが、もうどの結果も変えない）",
                told.idle.len()
            ),
            Language::En => format!(
                "{} need no answer: blank, but they no longer change any result",
                told.idle.len()
            ),
        };
        page.paragraph("", &paint(STRONG, &words));
        if all {
            for subject in &told.idle {
                let title = clean(language.of(&subject.title)).into_owned();
                page.with_tail("  ", &title, &paint(FAINT, &place(subject)));
            }
        }
    }
    if !told.complete {
        page.gap();
        let words = language.pick(
            "計算の上限に達したので、順序は数えた分による。",
            "A bound of the computation was met: the order rests on what was counted.",
        );
        page.paragraph("", words);
    }
    page.finish()
}

fn one(page: &mut Page, number: usize, question: &Question, language: Language) {
    let subject = &question.subject;
    let title = paint(STRONG, &clean(language.of(&subject.title)));
    page.with_tail(&format!("{number:>3}  "), &title, &paint(FAINT, &place(subject)));
    let mut row = |label: &str, words: &str| {
        page.paragraph(&format!("     {}  ", paint(FAINT, label)), words);
    };
    row(language.pick("答え  ", "Answer "), &clean(language.of(&question.answer)));
    if let Some(owner) = &subject.owner {
        row(language.pick("相手  ", "Ask    "), &clean(language.of(&owner.title)));
    }
    row(language.pick("決まる", "Decides"), &decides(question, language));
    let mut rules: Vec<String> = Vec::new();
    for resting in &question.rests {
        let title = clean(language.of(&resting.title)).into_owned();
        let clauses: Vec<String> =
            resting.cites.iter().map(|cite| format!("{} {}", cite.source, cite.clause)).collect();
        let words = match language {
            Language::Ja => format!("{} {title}（{}）", resting.rule, clauses.join("、")),
            Language::En => format!("{} {title} ({})", resting.rule, clauses.join(", ")),
        };
        if !rules.contains(&words) {
            rules.push(words);
        }
    }
    let more = rules.len().saturating_sub(RULES);
    let label = [language.pick("規則  ", "Rules  "), "      "];
    for (at, rule) in rules.iter().take(RULES).enumerate() {
        row(label.get(at).copied().unwrap_or("      "), rule);
    }
    if more > 0 {
        let words = match language {
            Language::Ja => format!("ほか{more}件"),
            Language::En => format!("and {more} more"),
        };
        row("      ", &words);
    }
}

/// How many results an answer decides.
fn decides(question: &Question, language: Language) -> String {
    let means = [
        (tekigo_core::typed::Strength::Must, &question.decides.must),
        (tekigo_core::typed::Strength::Should, &question.decides.should),
        (tekigo_core::typed::Strength::May, &question.decides.may),
    ];
    let told: Vec<String> = means
        .into_iter()
        .filter(|(_, mean)| mean.as_str() != "0.00")
        .map(|(strength, mean)| {
            let strength = words::strength(strength);
            match language {
                Language::Ja => format!("{}{mean}件", language.of(&strength)),
                Language::En => format!("{mean} {}", language.of(&strength)),
            }
        })
        .collect();
    let count = question.rests.len();
    match (language, told.is_empty()) {
        (Language::Ja, false) => {
            format!("答えれば平均で{}の結果（かかわる結果は{count}件）", told.join("・"))
        }
        (Language::Ja, true) => {
            format!("これだけでは決まらないが、{count}件の結果がこれを待っている")
        }
        (Language::En, false) => {
            format!("{} results in the mean, of {count} that rest on it", told.join(", "))
        }
        (Language::En, true) => format!("none by itself; {count} results wait for it"),
    }
}

/// Where the answer is to be written.
fn place(subject: &Subject) -> String {
    match subject {
        Subject { choice: Some(choice), .. } => format!("--choose {}=…", clean(choice)),
        Subject { input: Some(input), pointer: Some(pointer), .. } => {
            format!("{} {}", clean(input), clean(pointer))
        }
        Subject { document: Some(document), pointer: Some(pointer), .. } => {
            format!("<{}> {}", clean(document), clean(pointer))
        }
        _ => String::new(),
    }
}
