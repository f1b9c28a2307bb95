//! Which packs judge: those that are named, else every shipped one that has something to say of the documents.

use std::path::Path;

use tekigo_core::program::Program;
use tekigo_core::suggest::nearest;
use tekigo_report::document::Document;
use tekigo_report::model::Invalid;
use tekigo_rules::LoadedPack;

use crate::exit::Status;
use crate::name::shown;
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
    pub(crate) fn speaks_of(&self, documents: &[Document], several: Several) -> bool {
        let program = &self.get().program;
        let given = |kind: &tekigo_core::typed::KindId| {
            let Some(kind) = program.kind(*kind) else { return false };
            let count = documents.iter().filter(|document| document.kind == kind.name).count();
            count == 1 || (count > 1 && (kind.many || several == Several::Count))
        };
        program.rules.iter().any(|rule| !rule.kinds.is_empty() && rule.kinds.iter().all(given))
    }
}

/// Whether several documents of a kind, of which a pack reads one, count as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Several {
    /// Yes.
    Count,
    /// No, since nobody can tell which is meant.
    CountAsNone,
}

/// What became of the packs.
pub(crate) struct Chosen {
    /// Those to judge by.
    pub(crate) packs: Vec<ChosenPack>,
    /// Those that do not compile.
    pub(crate) refused: Vec<RefusedPack>,
}

/// A pack that does not compile.
pub(crate) struct RefusedPack {
    name: String,
    /// What is wrong with it.
    pub(crate) problem: Problem,
}

impl RefusedPack {
    /// As the report tells it.
    pub(crate) fn invalid(self) -> Invalid {
        Invalid {
            input: self.name,
            document: None,
            pointer: None,
            line: None,
            column: None,
            code: self.problem.code().to_owned(),
            message: self.problem.words(),
            help: self.problem.help(),
        }
    }
}

/// The packs to judge by. One that does not compile does not cost the others; one that is not there is bad usage.
pub(crate) fn choose(named: &[String], documents: &[Document]) -> Result<Chosen, Problem> {
    let mut chosen = Chosen { packs: Vec::new(), refused: Vec::new() };
    if named.is_empty() {
        chosen.packs = by_documents(documents)?;
    }
    for name in named {
        match find(name) {
            Ok(pack) => {
                let name = &pack.get().program.name;
                if chosen.packs.iter().any(|known| known.get().program.name == *name) {
                    return Err(Problem::TwicePack { name: name.clone() });
                }
                chosen.packs.push(pack);
            }
            Err(problem) if problem.status() == Status::BadPack => {
                chosen.refused.push(RefusedPack { name: shown(Path::new(name)), problem });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(chosen)
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
        if pack.speaks_of(documents, Several::Count) {
            packs.push(pack);
        }
    }
    if packs.is_empty() { Err(none(documents)) } else { Ok(packs) }
}

/// That no shipped pack has a rule for these documents.
pub(crate) fn none(documents: &[Document]) -> Problem {
    let mut kinds: Vec<String> = documents.iter().map(|document| document.kind.clone()).collect();
    kinds.sort();
    kinds.dedup();
    Problem::NoPack { kinds }
}

/// A pack by the name of a shipped one, or by its folder.
pub(crate) fn find(name: &str) -> Result<ChosenPack, Problem> {
    if tekigo_rules::names().contains(&name) {
        return shipped(name);
    }
    let path = Path::new(name);
    if path.is_file() {
        return Err(Problem::PackIsAFile { path: shown(path) });
    }
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
