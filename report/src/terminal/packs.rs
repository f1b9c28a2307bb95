//! The list of packs for a terminal.

use tekigo_core::typed::Strength;

use super::clean;
use super::page::Page;
use super::style::{FAINT, STRONG, paint};
use crate::rulebook::PackSummary;
use crate::words::{self, Language};

/// Every pack with its sources, the documents it reads and whom it binds.
#[must_use]
pub fn packs(packs: &[PackSummary], language: Language, width: usize) -> String {
    let mut page = Page::new(width);
    for pack in packs {
        page.gap();
        let name = paint(STRONG, &clean(&pack.pack));
        page.paragraph("", &format!("{name} {}", pack.version));
        page.paragraph("  ", &clean(language.of(&pack.title)));
        page.paragraph("  ", &size(pack, language));
        let label = paint(FAINT, language.pick("根拠　", "source "));
        for source in &pack.sources {
            let force = words::force(source.force);
            let force = language.of(&force);
            let title = clean(language.of(&source.title)).into_owned();
            let words = match language {
                Language::Ja => format!("［{force}］{title}"),
                Language::En => format!("[{force}] {title}"),
            };
            page.paragraph(&format!("  {label} "), &words);
        }
        let label = paint(FAINT, language.pick("文書　", "reads  "));
        for document in &pack.documents {
            let (title, name) = (clean(language.of(&document.title)), &document.document);
            let many = if document.many {
                language.pick("、いくつでも", ", any number")
            } else {
                ""
            };
            let words = match language {
                Language::Ja => format!("{title}（{name}{many}）"),
                Language::En => format!("{title} ({name}{many})"),
            };
            page.paragraph(&format!("  {label} "), &words);
        }
        let label = paint(FAINT, language.pick("当事者", "party  "));
        for share in &pack.parties {
            let (title, name) = (clean(language.of(&share.party.title)), &share.party.party);
            let counts = [
                (Strength::Must, share.must),
                (Strength::Should, share.should),
                (Strength::May, share.may),
            ];
            let counts: Vec<String> = counts
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(strength, count)| {
                    format!("{} {count}", language.of(&words::strength(strength)))
                })
                .collect();
            let words = match language {
                Language::Ja => format!("{title}（{name}）　{}", counts.join("、")),
                Language::En => format!("{title} ({name}): {}", counts.join(", ")),
            };
            page.paragraph(&format!("  {label} "), &words);
        }
    }
    page.finish()
}

fn size(pack: &PackSummary, language: Language) -> String {
    let (rules, manual) = (pack.rules, pack.manual);
    match (language, manual) {
        (Language::Ja, 0) => format!("規則 {rules}件"),
        (Language::Ja, _) => format!("規則 {rules}件（うち、人が確かめるもの {manual}件）"),
        (Language::En, 0) => format!("{rules} rules"),
        (Language::En, _) => format!("{rules} rules, {manual} of them judged by a person"),
    }
}
