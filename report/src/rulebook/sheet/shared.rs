//! Tables, choices and parameters, and how a rule refers to them.

use super::{Block, Line, Sheet};
use crate::rulebook::model::{ChoiceText, ParameterText, TableText, Uses};
use crate::words::Language;

impl<'a> Sheet<'a> {
    /// What a rule uses, each in a line.
    pub(super) fn uses(&self, uses: &Uses) -> Vec<Line> {
        let book = self.book;
        let tables = book.tables.iter().filter(|table| uses.tables.contains(&table.table));
        let tables =
            tables.map(|table| self.reference(("表", "the table"), self.say(&table.title)));
        let choices = book.choices.iter().filter(|choice| uses.choices.contains(&choice.choice));
        let choices = choices.map(|choice| {
            let options = choice.options.iter().map(|option| self.quoted(self.say(&option.title)));
            let options = options.collect::<Vec<_>>().join(self.pick("", ", "));
            let name = self.reference(("選択", "the choice"), self.say(&choice.title));
            match self.language {
                Language::Ja => format!("{name}：{options}のどれか"),
                Language::En => format!("{name}: one of {options}"),
            }
        });
        let parameters =
            book.parameters.iter().filter(|known| uses.parameters.contains(&known.parameter));
        let parameters = parameters.map(|parameter| {
            let name = self.reference(("パラメータ", "the parameter"), self.say(&parameter.title));
            let usual = self.usual(parameter);
            match self.language {
                Language::Ja => format!("{name}：{usual}"),
                Language::En => format!("{name}: {usual}"),
            }
        });
        tables.chain(choices).chain(parameters).map(Line::new).collect()
    }

    fn usual(&self, parameter: &'a ParameterText) -> String {
        let usual = self.say(&parameter.default);
        match (&parameter.bounds, self.language) {
            (None, Language::Ja) => format!("定めがなければ{usual}"),
            (None, Language::En) => format!("{usual} unless set otherwise"),
            (Some(bounds), Language::Ja) => {
                format!("定めがなければ{usual}（定められるのは{}）", bounds.ja)
            }
            (Some(bounds), Language::En) => {
                format!("{usual} unless set otherwise (to {})", bounds.en)
            }
        }
    }

    /// The sections on what rules share.
    pub(super) fn shared(&mut self) {
        let book = self.book;
        for table in &book.tables {
            self.table(table);
        }
        for choice in &book.choices {
            self.choice(choice);
        }
        for parameter in &book.parameters {
            self.parameter(parameter);
        }
    }

    fn table(&mut self, table: &'a TableText) {
        self.heading(2, self.reference(("表", "Table"), self.say(&table.title)));
        let note = self.pick(
            "どの組合せにも、ちょうど一つの行が当てはまる。左の欄に値がなければ、表の値は定まらない。",
            "Exactly one row holds for every combination. While a column on the left has no value, neither has the table.",
        );
        self.blocks.push(Block::Text(note.to_owned()));
        let columns = table.columns.iter().map(|words| self.say(words).to_owned()).collect();
        let cells = |row: &'a Vec<_>| row.iter().map(|cell| self.say(cell).to_owned()).collect();
        let rows = table.rows.iter().map(cells).collect();
        self.blocks.push(Block::Table(columns, rows));
        let cites = self.cited(&table.cites);
        self.field(("根拠", "Sources"), cites);
        let uses = self.uses(&table.uses);
        self.field(("用いる表など", "Uses"), uses);
    }

    fn choice(&mut self, choice: &'a ChoiceText) {
        self.heading(2, self.reference(("選択", "Choice"), self.say(&choice.title)));
        let note = self.pick(
            "根拠の文書が決めていないので、使う者が選ぶ。選ぶまで、これによって結論が変わる規則は判定できない。",
            "The source leaves it open, so whoever uses the pack chooses; until then, a rule whose outcome depends on it is unknown.",
        );
        self.blocks.push(Block::Text(note.to_owned()));
        let options = choice.options.iter().map(|option| Line::new(self.say(&option.title)));
        let options = options.collect();
        self.field(("選べる読み方", "Readings"), options);
        let reason = vec![Line::new(self.say(&choice.reason))];
        self.field(("決まっていない理由", "Why it is open"), reason);
        let cites = self.cited(&choice.cites);
        self.field(("根拠", "Sources"), cites);
    }

    fn parameter(&mut self, parameter: &'a ParameterText) {
        self.heading(2, self.reference(("パラメータ", "Parameter"), self.say(&parameter.title)));
        let usual = vec![Line::new(self.usual(parameter))];
        self.field(("値", "Value"), usual);
        let reason = vec![Line::new(self.say(&parameter.reason))];
        self.field(("理由", "Why"), reason);
        let cites = self.cited(&parameter.cites);
        self.field(("根拠", "Sources"), cites);
    }
}
