//! One run: documents, packs and settings, judged into a report.

use std::path::Path;

use tekigo_core::attestation::Attestation;
use tekigo_core::eval::Settings;
use tekigo_core::facts::Limits;
use tekigo_core::program::Program;
use tekigo_core::suggest::nearest;
use tekigo_core::value::Date;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::build::report;
use tekigo_report::document::Document;
use tekigo_report::judge::{Judged, PackFacts};
use tekigo_report::model::{Invalid, Report};

use crate::arguments::Given;
use crate::console::Console;
use crate::documents::{self, Documents};
use crate::exit::Status;
use crate::pack_choice::{self, ChosenPack};
use crate::problem::Problem;
use crate::settings::{self, PackSettings, SET_BY};
use crate::{attestations, validation};

/// Everything that was given, read and found to be usable.
pub(crate) struct Session {
    documents: Vec<Document>,
    packs: Vec<ChosenPack>,
    facts: Vec<PackFacts>,
    settings: Vec<PackSettings>,
    attestations: Vec<Attestation>,
    as_of: Date,
    invalid: Vec<Invalid>,
    status: Status,
}

impl Session {
    /// Reads what the command line names.
    pub(crate) fn open(given: &Given, console: &Console) -> Result<Self, Problem> {
        let mut documents = documents::read(given, console)?;
        if documents.read.is_empty() {
            return Err(Problem::NothingRead);
        }
        let packs = pack_choice::choose(&given.pack, &documents.read)?;
        known_kinds(&mut documents, &packs, console);
        if documents.read.is_empty() {
            return Err(Problem::NothingRead);
        }
        one_of_each(&documents.read, &packs)?;
        let programs: Vec<&Program> = packs.iter().map(|pack| &pack.get().program).collect();
        let settings = settings::read(&programs, &given.choose, &given.param)?;
        let (attestations, refused) = attestations::read(&given.attestations, &programs, console)?;
        let as_of = match (given.as_of, programs.first()) {
            (Some(day), _) => day,
            (None, Some(program)) => settings::today(program.zone)?,
            (None, None) => return Err(Problem::NoToday),
        };
        let limits = Limits { bytes: given.max_size, ..Limits::default() };
        let mut facts = Vec::new();
        for program in &programs {
            // Every text was read once already, so only a limit of the layout could stop it now.
            let read = PackFacts::read(program, &documents.read, &limits);
            facts.push(read.map_err(|error| Problem::NotRead {
                path: program.name.clone(),
                why: error.diagnostic(0).message,
            })?);
        }
        let mut invalid = validation::invalid(&documents.read, &packs, &facts);
        let unread = !documents.unread.is_empty() || refused;
        invalid.splice(0..0, documents.unread);
        let status = if unread { Status::BadInput } else { Status::Clean };
        let documents = documents.read;
        Ok(Self { documents, packs, facts, settings, attestations, as_of, invalid, status })
    }

    /// Judges the documents by every pack.
    pub(crate) fn judge(&self) -> Vec<Judged<'_>> {
        let packs = self.packs.iter().zip(&self.facts).zip(&self.settings);
        packs
            .map(|((pack, facts), own)| {
                let program = &pack.get().program;
                let mut settings = Settings::new(program, self.as_of);
                settings.choices.clone_from(&own.choices);
                settings.parameters.clone_from(&own.parameters);
                settings.attestations = &self.attestations;
                let mut judged = Judged::new(program, facts, &self.documents, settings);
                judged.sha256 = Some(pack.get().sha256.clone());
                judged.set_by =
                    own.choices.iter().map(|made| made.map(|_| SET_BY.to_owned())).collect();
                judged
            })
            .collect()
    }

    /// The report of what was judged.
    pub(crate) fn report(&self, judged: &[Judged<'_>]) -> Report {
        report(self.as_of, &self.documents, judged, self.invalid.clone())
    }

    /// [`Status::BadInput`] where something that was given could not be read.
    pub(crate) fn status(&self) -> Status {
        self.status
    }

    /// Refuses a party that no chosen pack knows.
    pub(crate) fn check_party(&self, party: Option<&str>) -> Result<(), Problem> {
        pack_choice::check_party(party, &self.programs())
    }

    /// Refuses a rule that no chosen pack has.
    pub(crate) fn check_rule(&self, rule: &str) -> Result<(), Problem> {
        pack_choice::check_rule(rule, &self.programs())
    }

    fn programs(&self) -> Vec<&Program> {
        self.packs.iter().map(|pack| &pack.get().program).collect()
    }
}

/// Leaves out documents of a kind that nobody knows; of a kind that only the chosen packs do not read, it says so.
fn known_kinds(documents: &mut Documents, packs: &[ChosenPack], console: &Console) {
    let mut known: Vec<String> = packs
        .iter()
        .flat_map(|pack| pack.get().program.kinds.iter().map(|kind| kind.name.clone()))
        .collect();
    let read_here = known.clone();
    known.extend(validation::shipped_kinds());
    let (kept, unknown): (Vec<Document>, Vec<Document>) = std::mem::take(&mut documents.read)
        .into_iter()
        .partition(|document| known.contains(&document.kind));
    documents.read = kept;
    for document in unknown {
        let nearest = nearest(&document.kind, known.iter().map(String::as_str));
        let path = document.name.clone();
        let problem = Problem::UnknownKind { path, kind: document.kind, nearest };
        documents.refuse(Path::new(&document.name), &problem, console);
    }
    for document in &documents.read {
        if !read_here.contains(&document.kind) {
            console.note(&Bilingual::new(
                format!("{} の種類 {} は、選んだ規則集では使わない", document.name, document.kind),
                format!("no chosen pack reads {}, a {}", document.name, document.kind),
            ));
        }
    }
}

/// Refuses two documents of a kind of which a pack reads one: which of them is meant, nobody could tell.
fn one_of_each(documents: &[Document], packs: &[ChosenPack]) -> Result<(), Problem> {
    for pack in packs {
        let program = &pack.get().program;
        for kind in program.kinds.iter().filter(|kind| !kind.many) {
            let paths: Vec<String> = documents
                .iter()
                .filter(|document| document.kind == kind.name)
                .map(|document| document.name.clone())
                .collect();
            if paths.len() > 1 {
                let (kind, pack) = (kind.name.clone(), program.name.clone());
                return Err(Problem::TwoOfOne { kind, paths, pack });
            }
        }
    }
    Ok(())
}
