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
            Language::Ja => format!(
                "条項 {all}件のうち、{encoded}件を規則などにし、{excused}件は理由を示して除いた。"
            ),
            Language::En => {
                format!("{all} clauses: {encoded} encoded, {excused} left out with a reason.")
            }
        }));
        let heads = [
            self.pick("条項", "Clause"),
            self.pick("内容", "What it is about"),
            self.pick("頁", "Page"),
            self.pick("どうなったか", "What became of it"),
        ];
        let rows = ledger.clauses.iter().map(|clause| {
            let title = self.say(&clause.title).to_owned();
            [clause.clause.clone(), title, clause.page.clone(), self.fate(clause)]
        });
        let rows = rows.collect();
        self.blocks.push(Block::Fates(heads.map(str::to_owned), rows));
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
        let title = self.say(&encoded.title);
        let words = match (encoded.by, self.language) {
            (EncodedBy::Rule, _) => name.clone(),
            (EncodedBy::Manual, Language::Ja) => format!("{name}（人が確かめる）"),
            (EncodedBy::Manual, Language::En) => format!("{name} (a person judges)"),
            (EncodedBy::Table, _) => self.reference(("表", "table"), title),
            (EncodedBy::Choice, _) => self.reference(("選択", "choice"), title),
            (EncodedBy::Parameter, _) => self.reference(("パラメータ", "parameter"), title),
        };
        if encoded.entries.is_empty() {
            return words;
        }
        format!("{words} [{}]", encoded.entries.join(" "))
    }
}
