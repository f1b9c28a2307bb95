//! Which packs judge: those that are named, else every shipped one that has something to say of the documents.

use std::path::Path;

use tekigo_core::program::Program;
use tekigo_core::suggest::nearest;
use tekigo_report::document::Document;
use tekigo_rules::LoadedPack;

use crate::pack_folder;
use crate::problem::Problem;

/// A pack that compiled.
pub(crate) enum ChosenPack {
    /// One that is shipped.
    Shipped(&'static LoadedPack),
    /// One that was read from a folder.
    Folder(Box<LoadedPack>),
}

impl ChosenPack {
    /// The pack.
    pub(crate) fn get(&self) -> &LoadedPack {
        match self {
            Self::Shipped(pack) => pack,
            Self::Folder(pack) => pack,
        }
    }

    /// Whether some rule reads at least one kind, and only kinds that were given.
    fn speaks_of(&self, documents: &[Document]) -> bool {
        let program = &self.get().program;
        let given = |kind: &tekigo_core::typed::KindId| {
            let kind = program.kind(*kind).map(|kind| kind.name.as_str());
            documents.iter().any(|document| Some(document.kind.as_str()) == kind)
        };
        program.rules.iter().any(|rule| !rule.kinds.is_empty() && rule.kinds.iter().all(given))
    }
}

/// The packs to judge by.
pub(crate) fn choose(named: &[String], documents: &[Document]) -> Result<Vec<ChosenPack>, Problem> {
    if named.is_empty() {
        return by_documents(documents);
    }
    let mut packs: Vec<ChosenPack> = Vec::new();
    for name in named {
        let pack = find(name)?;
        if packs.iter().any(|known| known.get().program.name == pack.get().program.name) {
            return Err(Problem::TwicePack { name: pack.get().program.name.clone() });
        }
        packs.push(pack);
    }
    Ok(packs)
}

/// Refuses a party that no pack knows.
pub(crate) fn check_party(party: Option<&str>, programs: &[&Program]) -> Result<(), Problem> {
    let Some(party) = party else { return Ok(()) };
    let mut known: Vec<String> = Vec::new();
    for known_party in programs.iter().flat_map(|program| &program.parties) {
        if !known.contains(&known_party.name) {
            known.push(known_party.name.clone());
        }
    }
    if known.iter().any(|known| known == party) {
        return Ok(());
    }
    let nearest = nearest(party, known.iter().map(String::as_str));
    Err(Problem::UnknownParty { name: party.to_owned(), nearest, known })
}

/// Refuses a rule that no pack has.
pub(crate) fn check_rule(rule: &str, programs: &[&Program]) -> Result<(), Problem> {
    if programs.iter().any(|program| program.rule_named(rule).is_some()) {
        return Ok(());
    }
    let rules = programs.iter().flat_map(|program| &program.rules);
    let nearest = nearest(rule, rules.map(|rule| rule.id.as_str()));
    Err(Problem::UnknownRule { name: rule.to_owned(), nearest })
}

fn by_documents(documents: &[Document]) -> Result<Vec<ChosenPack>, Problem> {
    let mut packs = Vec::new();
    for name in tekigo_rules::names() {
        let pack = shipped(name)?;
        if pack.speaks_of(documents) {
            packs.push(pack);
        }
    }
    if packs.is_empty() {
        let mut kinds: Vec<String> =
            documents.iter().map(|document| document.kind.clone()).collect();
        kinds.sort();
        kinds.dedup();
        return Err(Problem::NoPack { kinds });
    }
    Ok(packs)
}

/// A pack by the name of a shipped one, or by its folder.
pub(crate) fn find(name: &str) -> Result<ChosenPack, Problem> {
    if tekigo_rules::names().contains(&name) {
        return shipped(name);
    }
    let path = Path::new(name);
    if !path.is_dir() {
        let nearest = nearest(name, tekigo_rules::names());
        return Err(Problem::UnknownPack { name: name.to_owned(), nearest });
    }
    match pack_folder::read(path)?.load() {
        Ok(pack) => Ok(ChosenPack::Folder(Box::new(pack))),
        Err(refused) => Err(Problem::PackRefused { name: name.to_owned(), refused }),
    }
}

fn shipped(name: &str) -> Result<ChosenPack, Problem> {
    match tekigo_rules::load(name) {
        Some(Ok(pack)) => Ok(ChosenPack::Shipped(pack)),
        Some(Err(refused)) => {
            Err(Problem::PackRefused { name: name.to_owned(), refused: Box::new(refused.clone()) })
        }
        None => Err(Problem::UnknownPack { name: name.to_owned(), nearest: None }),
    }
}
