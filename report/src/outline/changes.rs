//! What would mend a finding, in words: one line an edit; and the plan of each party.

use tekigo_core::prose;
use tekigo_core::regions::plan::Why;
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

use super::{Row, Teller};
use crate::clean::clean;
use crate::model::{Because, ChangeSet, Deed, Edit, Part, RuleResult};
use crate::words::{self, Label, Language, phrase};

/// What one party could write, and what that leaves.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whose it is, with how much it mends.
    pub heading: String,
    /// Document by document.
    pub documents: Vec<PlanDocument>,
    /// Whether fewer places would do.
    pub smallest: String,
    /// Why what remains remains, with the rules.
    pub remaining: Vec<(String, String)>,
}

/// What is to be written in one document.
#[derive(Clone, Debug)]
pub struct PlanDocument {
    /// Its file; of one that was not given, what it is.
    pub name: String,
    /// What to write, and where.
    pub edits: Vec<(String, String)>,
}

impl Teller<'_> {
    /// The first way to mend a finding, unless its facts or its remedy say the same.
    pub(super) fn change_row(&self, result: &RuleResult) -> Row {
        let language = self.language();
        let Some(changes) = &result.changes else { return Row::words(Label::Change, []) };
        let Some(first) = changes.sets.first() else {
            return Row::words(Label::Change, self.hopeless(result));
        };
        let mut lines: Vec<String> = Vec::new();
        if !self.is_told(result, first) {
            lines.extend(first.edits.iter().map(|edit| edit_words(edit, language)));
            lines.extend(costs(first, language));
        }
        let others = changes.sets.len() - 1;
        if others > 0 {
            lines.push(phrase::other_ways(others, &result.rule, lines.is_empty(), language));
        }
        Row::words(Label::Change, lines)
    }

    /// What is said where no edit helps: that no answer leads to a pass.
    fn hopeless(&self, result: &RuleResult) -> Option<String> {
        let can = result.can_become.as_ref()?;
        if can.is_empty() || can.contains(&ResultWord::Pass) {
            return None;
        }
        let language = self.language();
        let can: Vec<String> =
            can.iter().map(|word| self.say(&words::result_of(result.strength, *word))).collect();
        Some(phrase::can_only_become(&can, language))
    }

    /// Whether the facts that a finding rests on say already what each edit would say, or its remedy does.
    fn is_told(&self, result: &RuleResult, set: &ChangeSet) -> bool {
        let language = self.language();
        let plain = |words: &Bilingual| plain(language.of(words));
        let remedy = result.remedy.as_ref().map(plain).unwrap_or_default();
        let wanted = |edit: &Edit| {
            result.because.iter().any(|because| match because {
                Because::Place(place) => {
                    place.pointer == edit.pointer
                        && place.input == edit.input
                        && place.met == Some(false)
                        && place.wanted == edit.condition
                }
                _ => false,
            })
        };
        let said = |edit: &Edit| {
            let condition = edit.condition.as_ref().filter(|condition| **condition != prose::any());
            condition.is_some_and(|condition| remedy.contains(&plain(condition)))
        };
        set.costs.is_empty()
            && set.edits.iter().all(|edit| edit.edit == Deed::Set && (wanted(edit) || said(edit)))
    }

    /// The plans that the reader wants to see.
    pub(super) fn plans(&self) -> Vec<Plan> {
        let Some(plans) = &self.report.plan else { return Vec::new() };
        let told = plans.iter().filter(|(party, plan)| {
            let wanted = self.view.party.is_none_or(|wanted| wanted == *party);
            // What a person must judge stands among the findings already.
            let waits = plan.remaining.iter().all(|left| left.why == Why::Person);
            wanted && !(plan.edits.is_empty() && waits)
        });
        told.map(|(party, plan)| self.plan(party, plan)).collect()
    }

    fn plan(&self, party: &str, plan: &crate::model::Plan) -> Plan {
        let language = self.language();
        let known = self.report.packs.iter().flat_map(|pack| &pack.parties);
        let title = known.into_iter().find(|known| known.party == party);
        let title = title.map_or_else(|| clean(party).into_owned(), |party| self.say(&party.title));
        let mut documents: Vec<PlanDocument> = Vec::new();
        for edit in &plan.edits {
            let name = self.document_of(edit);
            let line = (edit_words(edit, language), clean(&edit.pointer).into_owned());
            match documents.iter_mut().find(|known| known.name == name) {
                Some(known) => known.edits.push(line),
                None => documents.push(PlanDocument { name, edits: vec![line] }),
            }
        }
        let mut remaining: Vec<(String, Vec<String>)> = Vec::new();
        for left in &plan.remaining {
            let why = self.say(&words::why(left.why));
            let name = |named: &crate::model::Named| {
                let rule = clean(&named.rule).into_owned();
                let other =
                    |result: &RuleResult| result.rule == named.rule && result.pack != named.pack;
                if self.report.results.iter().any(other) {
                    format!("{rule} {}", clean(&named.pack))
                } else {
                    rule
                }
            };
            let mut rule = name(&left.named);
            let with: Vec<String> = left.with.iter().map(name).collect();
            if !with.is_empty() {
                let with = phrase::listed(&with, language);
                rule = phrase::with_remark(&rule, &with, language);
            }
            match remaining.iter_mut().find(|(known, _)| *known == why) {
                Some((_, rules)) if rules.contains(&rule) => {}
                Some((_, rules)) => rules.push(rule),
                None => remaining.push((why, vec![rule])),
            }
        }
        Plan {
            heading: phrase::plan(&title, plan.edits.len(), plan.mends.len(), language),
            documents,
            smallest: if plan.edits.is_empty() {
                String::new()
            } else {
                phrase::smallest(plan.proved_smallest, language).to_owned()
            },
            remaining: remaining
                .into_iter()
                .map(|(why, rules)| (why, phrase::listed(&rules, language)))
                .collect(),
        }
    }

    fn document_of(&self, edit: &Edit) -> String {
        if let Some(input) = &edit.input {
            return clean(input).into_owned();
        }
        let kind = edit.document.as_deref().unwrap_or_default();
        let known = self.report.packs.iter().flat_map(|pack| &pack.documents);
        let title = known.into_iter().find(|known| known.document == kind);
        let title = title.map_or_else(|| clean(kind).into_owned(), |kind| self.say(&kind.title));
        phrase::new_document(&title, self.language())
    }
}

/// A text without the marks around quoted words.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| !"「」“”".contains(*letter)).collect()
}

/// The rules that a set costs.
#[must_use]
pub(crate) fn costs(set: &ChangeSet, language: Language) -> Option<String> {
    (!set.costs.is_empty()).then(|| phrase::costs(&phrase::listed(&set.costs, language), language))
}

/// 「取得間隔を「日次」以上にする（例：日次）」
#[must_use]
pub(crate) fn edit_words(edit: &Edit, language: Language) -> String {
    let title = clean(language.of(&edit.title)).into_owned();
    let words = match edit.edit {
        Deed::Remove if edit.pointer.starts_with("/absent/") => phrase::complete(&title, language),
        Deed::Remove => phrase::taken_away(&title, language),
        Deed::Add => phrase::with_remark(
            &phrase::added(&title, language),
            &parts(&edit.parts, language),
            language,
        ),
        Deed::Set => set_words(edit, &title, language),
    };
    let marked = edit.unmark.is_some();
    if marked { phrase::with_remark(&words, phrase::unmarked(language), language) } else { words }
}

fn set_words(edit: &Edit, title: &str, language: Language) -> String {
    if let Some(serde_json::Value::Array(items)) = &edit.example {
        let words = phrase::listed_anew(title, items.len(), language);
        return phrase::with_remark(&words, &parts(&edit.parts, language), language);
    }
    let say = |words: &Bilingual| clean(language.of(words)).into_owned();
    let condition = edit.condition.as_ref().filter(|condition| **condition != prose::any());
    let condition = condition.map(say);
    let shown = edit.shown.as_ref().filter(|_| !edit.placeholder).map(say);
    let single = condition
        .as_ref()
        .zip(shown.as_ref())
        .is_some_and(|(condition, shown)| plain(condition) == plain(shown));
    let words = match &condition {
        Some(condition) => phrase::made(title, condition, language),
        None => phrase::stated(title, language),
    };
    let example = shown.filter(|_| !single).map(|shown| phrase::example(&shown, language));
    phrase::with_remark(&words, &example.unwrap_or_default(), language)
}

/// What an added record must say; of several in a list, one after the other.
fn parts(parts: &[Part], language: Language) -> String {
    let item = |part: &Part| {
        let item = part.pointer.split('/').nth(1).and_then(|item| item.parse::<usize>().ok());
        item.unwrap_or(0)
    };
    let items = parts.chunk_by(|one, other| item(one) == item(other));
    let told: Vec<String> = items.map(|parts| item_words(parts, language)).collect();
    told.join(language.pick("／", " / "))
}

fn item_words(parts: &[Part], language: Language) -> String {
    let told = parts.iter().map(|part| {
        let title = clean(language.of(&part.title)).into_owned();
        if part.condition == prose::any() {
            return title;
        }
        phrase::named(&title, &clean(language.of(&part.condition)), language)
    });
    let told: Vec<String> = told.collect();
    phrase::listed(&told, language)
}
