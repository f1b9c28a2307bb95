//! One run: documents, packs and settings, judged into a report.

use std::collections::BTreeMap;

use tekigo_core::eval::Settings;
use tekigo_core::facts::{self, Limits};
use tekigo_core::program::Program;
use tekigo_core::settings::Tailored;
use tekigo_core::suggest::nearest;
use tekigo_core::value::Date;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::build::{Bounds, report};
use tekigo_report::document::Document;
use tekigo_report::judge::{Judged, PackFacts};
use tekigo_report::model::{Invalid, Report};
use tekigo_report::settings::SettingsFiles;

use crate::arguments::Given;
use crate::console::Console;
use crate::documents::{self, Documents, excerpt};
use crate::exit::Status;
use crate::pack_choice::{self, Chosen, ChosenPack, RefusedPack, Several};
use crate::problem::Problem;
use crate::{settings, settings_files, validation};

/// The most files that a message names besides the one that it is about.
const MOST_OTHERS: usize = 5;

/// Everything that was given, read and found to be usable.
pub(crate) struct Session {
    documents: Vec<Document>,
    packs: Vec<ChosenPack>,
    facts: Vec<PackFacts>,
    tailored: Vec<Tailored>,
    files: SettingsFiles,
    as_of: Date,
    invalid: Vec<Invalid>,
    status: Status,
}

impl Session {
    /// Reads what the command line names. A pack that does not compile leaves the others to judge.
    pub(crate) fn open(given: &Given, console: &Console) -> Result<Self, Problem> {
        let mut documents = documents::read(given, console)?;
        if documents.read.is_empty() {
            return Err(Problem::NothingRead);
        }
        if given.pack.is_empty() {
            // Packs are chosen by the kinds, so a kind that nobody knows is told first.
            unknown_kinds(&mut documents, &validation::shipped_kinds(), console);
            if documents.read.is_empty() {
                return Err(Problem::NothingRead);
            }
        }
        let Chosen { packs, refused } = pack_choice::choose(&given.pack, &documents.read)?;
        for pack in &refused {
            console.problem(&pack.problem);
        }
        if refused.is_empty() {
            return Self::of(given, documents, packs, console);
        }
        if packs.is_empty() {
            return Err(Problem::BadPacks);
        }
        match Self::of(given, documents, packs, console) {
            Ok(mut session) => {
                session.invalid.splice(0..0, refused.into_iter().map(RefusedPack::invalid));
                session.status = Status::BadPack;
                Ok(session)
            }
            Err(problem) => {
                console.problem(&problem);
                Err(Problem::BadPacks)
            }
        }
    }

    fn of(
        given: &Given,
        mut documents: Documents,
        mut packs: Vec<ChosenPack>,
        console: &Console,
    ) -> Result<Self, Problem> {
        known_kinds(&mut documents, &packs, console);
        one_of_each(&mut documents, &packs, console);
        if documents.read.is_empty() {
            return Err(Problem::NothingRead);
        }
        let left_out = documents.unread.len();
        if left_out > 0 {
            console.note(&Bilingual::new(
                format!("上の誤りのある {left_out} 件は、判定に使わない"),
                format!("what is named above is left out ({left_out} in all)"),
            ));
        }
        if given.pack.is_empty() {
            packs.retain(|pack| pack.speaks_of(&documents.read, Several::CountAsNone));
            if packs.is_empty() {
                return Err(pack_choice::none(&documents.read));
            }
        }
        let programs: Vec<&Program> = packs.iter().map(|pack| &pack.get().program).collect();
        let (read, mut tailored) =
            settings_files::read(given, &programs, &documents.read, console)?;
        settings::settle(&programs, &mut tailored, &given.choose, &given.param)?;
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
        let mut invalid = validation::invalid(&documents.read, &packs, &facts, &limits);
        let unread = !documents.unread.is_empty() || !read.refused.is_empty();
        invalid.splice(0..0, documents.unread.into_iter().chain(read.refused));
        let status = if unread { Status::BadInput } else { Status::Clean };
        let documents = documents.read;
        let files = read.files;
        Ok(Self { documents, packs, facts, tailored, files, as_of, invalid, status })
    }

    /// Judges the documents by every pack.
    pub(crate) fn judge(&self) -> Vec<Judged<'_>> {
        let packs = self.packs.iter().zip(&self.facts).zip(&self.tailored);
        packs
            .map(|((pack, facts), own)| {
                let program = &pack.get().program;
                let mut settings = Settings::new(program, self.as_of);
                own.apply(&mut settings);
                settings.attestations = &self.files.attestations;
                let mut judged = Judged::new(program, facts, &self.documents, settings);
                judged.sha256 = Some(pack.get().sha256.clone());
                judged.origins = own.origins.clone();
                judged
            })
            .collect()
    }

    /// The report of what was judged; with what would mend it, where bounds for that are given.
    pub(crate) fn report(&self, judged: &[Judged<'_>], bounds: Option<Bounds<'_>>) -> Report {
        report(self.as_of, &self.documents, judged, &self.files, self.invalid.clone(), bounds)
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
    unknown_kinds(documents, &known, console);
    for document in &documents.read {
        if !read_here.contains(&document.kind) {
            console.note(&Bilingual::new(
                format!("{} の種類 {} は、選んだ規則集では使わない", document.name, document.kind),
                format!("no chosen pack reads {}, a {}", document.name, document.kind),
            ));
        }
    }
}

/// Leaves out documents of a kind that is not among those known.
fn unknown_kinds(documents: &mut Documents, known: &[String], console: &Console) {
    let (kept, unknown): (Vec<Document>, Vec<Document>) = std::mem::take(&mut documents.read)
        .into_iter()
        .partition(|document| known.contains(&document.kind));
    documents.read = kept;
    for document in unknown {
        let (path, kind) = (document.name.clone(), excerpt(&document.kind));
        let nearest = nearest(&kind, known.iter().map(String::as_str));
        let problem = Problem::UnknownKind { path, kind, nearest };
        documents.refuse_kind(&document, kind_at(&document), None, &problem, console);
    }
}

/// Tells of several documents of a kind of which a pack reads one: which of them is meant, nobody can tell, and such a pack
/// judges none of them. They are left out, unless another pack reads them all.
fn one_of_each(documents: &mut Documents, packs: &[ChosenPack], console: &Console) {
    let mut counts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for document in &documents.read {
        counts.entry(document.kind.clone()).or_default().push(document.name.clone());
    }
    counts.retain(|_, names| names.len() > 1);
    for (kind, names) in counts {
        let reading = |many: bool| {
            let of_kind = |pack: &&ChosenPack| {
                let kinds = &pack.get().program.kinds;
                kinds.iter().any(|known| known.name == kind && known.many == many)
            };
            packs.iter().filter(of_kind).map(name_of).collect::<Vec<String>>()
        };
        let ones = reading(false);
        if ones.is_empty() {
            continue;
        }
        let read_elsewhere = !reading(true).is_empty();
        let all = std::mem::take(&mut documents.read);
        let (several, others): (Vec<Document>, Vec<Document>) =
            all.into_iter().partition(|document| document.kind == kind);
        documents.read = others;
        for (at, document) in several.into_iter().enumerate() {
            let others = names.iter().enumerate().filter(|(other, _)| *other != at);
            let problem = Problem::TwoOfOne {
                kind: kind.clone(),
                path: document.name.clone(),
                others: others.map(|(_, name)| name.clone()).take(MOST_OTHERS).collect(),
                more: names.len().saturating_sub(1 + MOST_OTHERS),
                packs: ones.clone(),
            };
            documents.refuse_kind(&document, kind_at(&document), None, &problem, console);
            if read_elsewhere {
                documents.read.push(document);
            }
        }
    }
}

fn name_of(pack: &ChosenPack) -> String {
    pack.get().program.name.clone()
}

/// The byte where a document says its kind; where that came from the command line, the byte of its brace.
fn kind_at(document: &Document) -> usize {
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    facts::envelope(&document.text, &limits).map_or(0, |envelope| envelope.kind.at())
}
