//! The ledger of a source, clause by clause.

use super::{Block, Sheet};
use crate::rulebook::model::{ClauseFate, Encoded, EncodedBy, SourceLedger};
use crate::words::{self, Language};

impl<'a> Sheet<'a> {
    pub(super) fn ledger(&mut self, ledger: &'a SourceLedger) {
        let force = words::force(ledger.source.force);
        let (title, force) = (self.say(&ledger.source.title), self.language.of(&force));
        let heading = match self.language {
            Language::Ja => format!("条項の一覧：{title}［{force}］"),
            Language::En => format!("Clause by clause: {title} [{force}]"),
        };
        self.heading(2, heading);
        let encoded = ledger.clauses.iter().filter(|clause| !clause.encoded.is_empty()).count();
        let (all, excused) = (ledger.clauses.len(), ledger.clauses.len() - encoded);
        self.blocks.push(Block::Text(match self.language {
            Language::Ja => format!("条項 {all}件のうち、{encoded}件を規則などにし、{excused}件は理由を示して除いた。"),
            Language::En => {
                format!("Of {all} clauses, {encoded} are encoded and {excused} are left out with a reason.")
            }
        }));
        let columns = ["条項", "内容", "頁", "どうなったか"];
        let columns_en = ["Clause", "What it is about", "Page", "What became of it"];
        let columns = columns.iter().zip(columns_en).map(|(ja, en)| self.pick(ja, en).to_owned());
        let columns = columns.collect();
        let rows = ledger.clauses.iter().map(|clause| {
            let title = self.say(&clause.title).to_owned();
            vec![clause.clause.clone(), title, clause.page.clone(), self.fate(clause)]
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table(columns, rows));
    }

    fn fate(&self, clause: &'a ClauseFate) -> String {
        let mut words: Vec<String> =
            clause.encoded.iter().map(|encoded| self.encoded(encoded)).collect();
        if let Some(excuse) = &clause.excuse {
            let label = ("規則にしない理由", "left out");
            words.push(self.labelled(label, self.say(excuse)));
        }
        words.join(self.pick("、", ", "))
    }

    fn encoded(&self, encoded: &'a Encoded) -> String {
        let name = &encoded.name;
        let title = self.quoted(self.say(&encoded.title));
        let words = match (encoded.by, self.language) {
            (EncodedBy::Rule, _) => name.clone(),
            (EncodedBy::Manual, Language::Ja) => format!("{name}（人が確かめる）"),
            (EncodedBy::Manual, Language::En) => format!("{name} (a person judges)"),
            (EncodedBy::Table, Language::Ja) => format!("表{title}"),
            (EncodedBy::Table, Language::En) => format!("table {title}"),
            (EncodedBy::Choice, Language::Ja) => format!("選択{title}"),
            (EncodedBy::Choice, Language::En) => format!("choice {title}"),
            (EncodedBy::Parameter, Language::Ja) => format!("パラメータ{title}"),
            (EncodedBy::Parameter, Language::En) => format!("parameter {title}"),
        };
        if encoded.entries.is_empty() {
            return words;
        }
        format!("{words} [{}]", encoded.entries.join(" "))
    }
}
