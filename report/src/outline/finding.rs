//! One result: what is asked of whom, by which clauses, what stands where, and what to do.

use tekigo_core::typed::{ResultWord, Strength};

use super::{Line, Row, Teller};
use crate::clean::clean;
use crate::model::{Because, RuleResult};
use crate::words::{self, Label, phrase};

/// What a rule says of one document, or of several that it says the same of.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// Its pack, where there are several.
    pub pack: String,
    /// How strongly it binds.
    pub strength: Strength,
    /// The result.
    pub result: ResultWord,
    /// The result in a word.
    pub word: String,
    /// What it asks.
    pub title: String,
    /// How strongly it binds whom.
    pub duty: String,
    /// The clauses that it encodes.
    pub clauses: Vec<Clause>,
    /// What the result rests on; more than one where it differs from document to document.
    pub cases: Vec<Case>,
    /// What holds for every case.
    pub shared: Vec<Row>,
}

/// What a result rests on.
#[derive(Clone, Debug)]
pub struct Case {
    /// The documents that it is about, where the rule is judged document by document.
    pub subjects: Vec<String>,
    /// The facts and all else that was decided by, under their labels.
    pub rows: Vec<Row>,
}

/// A clause that a rule encodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The force of its source.
    pub force: String,
    /// The source.
    pub source: String,
    /// The clause.
    pub clause: String,
    /// What it is about.
    pub title: String,
    /// The page or slide.
    pub page: String,
}

impl Finding {
    /// Whether two are about one rule that asks the same in the same words.
    pub(super) fn is_of_one_rule(&self, other: &Self) -> bool {
        self.rule == other.rule
            && self.pack == other.pack
            && self.result == other.result
            && self.title == other.title
            && self.duty == other.duty
            && self.clauses == other.clauses
    }
}

impl Teller<'_> {
    /// A result by itself.
    pub(super) fn finding(&self, result: &RuleResult) -> Finding {
        let several = self.report.packs.len() > 1;
        Finding {
            rule: clean(&result.rule).into_owned(),
            pack: if several { clean(&result.pack).into_owned() } else { String::new() },
            strength: result.strength,
            result: result.result,
            word: self.say(&words::result_of(result.strength, result.result)),
            title: self.say(&result.title),
            duty: self.duty(result),
            clauses: self.clauses(result),
            cases: vec![Case {
                subjects: result.subject.iter().map(|name| clean(name).into_owned()).collect(),
                rows: self.rows(result),
            }],
            shared: Vec::new(),
        }
    }

    fn duty(&self, result: &RuleResult) -> String {
        let parties = result.party.iter().map(|party| self.party_title(&result.pack, party));
        let parties: Vec<String> = parties.collect();
        let parties = parties.join(self.language().pick("と", " and "));
        let strength = self.say(&words::strength(result.strength));
        let duty = phrase::with_remark(&strength, &parties, self.language());
        match &result.raised {
            Some(raised) => phrase::raised(&duty, raised.from, self.language()),
            None => duty,
        }
    }

    fn party_title(&self, pack: &str, party: &str) -> String {
        let pack = self.report.packs.iter().find(|known| known.id == pack);
        let found = pack.and_then(|pack| pack.parties.iter().find(|known| known.party == party));
        found.map_or_else(|| clean(party).into_owned(), |party| self.say(&party.title))
    }

    /// Each clause with its page and the force of its source. The titles of the sources stand at the end of the report.
    fn clauses(&self, result: &RuleResult) -> Vec<Clause> {
        let pack = self.report.packs.iter().find(|pack| pack.id == result.pack);
        let force = |source: &str| {
            let source =
                pack.and_then(|pack| pack.sources.iter().find(|known| known.source == source));
            source.map(|source| self.say(&words::force(source.force))).unwrap_or_default()
        };
        let clauses = result.cites.iter().map(|cite| Clause {
            force: force(&cite.source),
            source: clean(&cite.source).into_owned(),
            clause: clean(&cite.clause).into_owned(),
            title: self.say(&cite.title),
            page: clean(&cite.page).into_owned(),
        });
        clauses.collect()
    }

    /// Everything under its label: a waiver, the cause of an error, what is missing, what was decided by, why it matters, what to do, and the least that would do.
    fn rows(&self, result: &RuleResult) -> Vec<Row> {
        let mut rows = Vec::new();
        rows.extend(self.waiver(result).map(|waiver| Row::words(Label::Waiver, [waiver])));
        if let Some(error) = &result.error {
            rows.push(Row::words(Label::Cause, [self.say(&error.message)]));
        }
        rows.extend(self.reasons(result));
        rows.push(Row::words(Label::Why, result.reasons.iter().map(|reason| self.say(reason))));
        for because in &result.because {
            if let Because::Question(question) = because {
                rows.push(Row::words(Label::Question, [self.say(&question.question)]));
            }
        }
        rows.push(self.remedy(result));
        rows.push(self.change_row(result));
        rows.retain(|row| !row.lines.is_empty());
        rows
    }

    /// What to do. To mend what is unknown is first of all to say it.
    fn remedy(&self, result: &RuleResult) -> Row {
        let remedy = result.remedy.as_ref().map(|remedy| self.language().of(remedy));
        let label = if result.result == ResultWord::Fail { Label::Remedy } else { Label::Asked };
        Row::words(label, remedy.unwrap_or_default().lines().map(|line| clean(line).into_owned()))
    }
}

impl Row {
    /// Plain words under a label.
    pub(super) fn words(label: Label, lines: impl IntoIterator<Item = String>) -> Self {
        Self { label, lines: lines.into_iter().map(Line::Words).collect() }
    }
}
