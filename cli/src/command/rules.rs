//! `tekigo rules`: the rules of packs read back as prose.

use tekigo_core::program::Program;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::rulebook::{RuleBook, Selection, book, entries, ledger, markdown};
use tekigo_report::terminal::rulebook::rulebook;
use tekigo_rules::LoadedPack;

use crate::arguments::{Rules, RulesForm};
use crate::console::{self, Console};
use crate::exit::Status;
use crate::pack_choice::{self, Chosen};
use crate::problem::Problem;

/// Reads rules back.
pub(crate) fn run(rules: &Rules, console: &Console) -> Result<Status, Problem> {
    let Chosen { packs, refused } = chosen(rules)?;
    for pack in &refused {
        console.problem(&pack.problem);
    }
    if packs.is_empty() {
        return Ok(Status::BadPack);
    }
    let programs: Vec<&Program> = packs.iter().map(|pack| &pack.get().program).collect();
    pack_choice::check_party(rules.party.as_deref(), &programs)?;
    for rule in &rules.ids {
        pack_choice::check_rule(rule, &programs)?;
    }
    let mut books: Vec<RuleBook> = packs.iter().map(|pack| read_back(rules, pack.get())).collect();
    if !rules.ledger {
        books.retain(|book| !book.rules.is_empty());
    }
    if books.is_empty() {
        console.note(&Bilingual::new("当てはまる規則はない", "there is no such rule"));
    }
    console::out(&written(rules.form, &books, console)?)?;
    Ok(if refused.is_empty() { Status::Clean } else { Status::BadPack })
}

/// Those that were named, else every shipped one.
fn chosen(rules: &Rules) -> Result<Chosen, Problem> {
    if !rules.pack.is_empty() {
        return pack_choice::choose(&rules.pack, &[]);
    }
    let shipped = tekigo_rules::names().into_iter().map(pack_choice::find);
    Ok(Chosen { packs: shipped.collect::<Result<_, _>>()?, refused: Vec::new() })
}

fn read_back(rules: &Rules, pack: &LoadedPack) -> RuleBook {
    let mut book = book(&pack.program);
    if rules.ledger {
        let texts = pack.text.files.iter().map(|file| file.text.as_ref());
        book.ledger = Some(ledger(&pack.program, &entries(texts)));
        book.clauses_alone();
        return book;
    }
    let selection =
        Selection { rules: rules.ids.clone(), party: rules.party.clone(), manual: rules.manual };
    selection.apply(&mut book);
    book
}

fn written(form: RulesForm, books: &[RuleBook], console: &Console) -> Result<String, Problem> {
    let each = |write: &dyn Fn(&RuleBook) -> String| {
        books.iter().map(write).collect::<Vec<_>>().join("\n")
    };
    match form {
        RulesForm::Text => Ok(each(&|book| rulebook(book, console.language, console.width))),
        RulesForm::Markdown => Ok(each(&|book| markdown(book, console.language))),
        RulesForm::Json => super::json(&books),
    }
}
