//! `tekigo diff`: what a revision of a pack changes, and whom it hits.

use tekigo_core::eval::Settings;
use tekigo_core::facts::Limits;
use tekigo_core::program::Program;
use tekigo_core::revision::STEPS;
use tekigo_core::value::Date;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::document::Document;
use tekigo_report::judge::{Judged, PackFacts};
use tekigo_report::revision::{Affected, Compared, Revision, hits, markdown, revision};
use tekigo_report::terminal::revision::revision as text;

use crate::arguments::{Diff, Format, Given};
use crate::console::Console;
use crate::documents::{self, Documents};
use crate::exit::Status;
use crate::output;
use crate::pack_choice::{self, ChosenPack};
use crate::problem::Problem;
use crate::{command, settings};

/// Compares two packs. Where the meaning of a rule is not proved to be what it was, the status is that of a finding.
pub(crate) fn run(diff: &Diff, console: &Console) -> Result<Status, Problem> {
    let (before, after) = packs(diff, console)?;
    let (old, new) = (before.get(), after.get());
    let as_of = match diff.as_of {
        Some(day) => day,
        None => settings::today(new.program.zone)?,
    };
    let mut told = revision(
        env!("CARGO_PKG_VERSION"),
        Compared { program: &old.program, sha256: &old.sha256 },
        Compared { program: &new.program, sha256: &new.sha256 },
        as_of,
        STEPS,
    );
    let mut status = Status::Clean;
    if !diff.files.is_empty() {
        let read = documents::read(&given(diff), console)?;
        if read.read.is_empty() {
            return Err(Problem::NothingRead);
        }
        if !read.unread.is_empty() {
            status = Status::BadInput;
        }
        told.documents =
            Some(affected(&told, [&old.program, &new.program], &read, as_of, diff, console)?);
    }
    for output in &diff.output {
        let written = match output.format {
            Format::Json => command::json(&told)?,
            Format::Markdown => markdown(&told, console.language),
            // The arguments leave no other form than text.
            _ => text(&told, console.language, console.width),
        };
        output::deliver(&written, output)?;
    }
    let found = if told.changes_meaning() { Status::Findings } else { Status::Clean };
    Ok(status.max(found))
}

/// Both packs. What is wrong with either is told before the command gives up.
fn packs(diff: &Diff, console: &Console) -> Result<(ChosenPack, ChosenPack), Problem> {
    match (pack_choice::find(&diff.old), pack_choice::find(&diff.new)) {
        (Ok(before), Ok(after)) => Ok((before, after)),
        (Err(first), Err(second)) => {
            console.problem(&first);
            Err(second)
        }
        (Err(problem), Ok(_)) | (Ok(_), Err(problem)) => Err(problem),
    }
}

/// The documents, as the other commands read them.
fn given(diff: &Diff) -> Given {
    Given {
        files: diff.files.clone(),
        disclosure: Vec::new(),
        contract: Vec::new(),
        incident: Vec::new(),
        system: Vec::new(),
        pack: Vec::new(),
        draft: diff.draft.clone(),
        profile: Vec::new(),
        param: Vec::new(),
        choose: Vec::new(),
        attestations: Vec::new(),
        waivers: Vec::new(),
        as_of: diff.as_of,
        max_size: diff.max_size,
    }
}

/// What the revision does to documents.
fn affected(
    revision: &Revision,
    programs: [&Program; 2],
    documents: &Documents,
    as_of: Date,
    diff: &Diff,
    console: &Console,
) -> Result<Affected, Problem> {
    let reads = |document: &&Document| {
        programs.iter().any(|program| program.kind_named(&document.kind).is_some())
    };
    for document in documents.read.iter().filter(|document| !reads(document)) {
        console.note(&Bilingual::new(
            format!("{} の種類 {} は、どちらの規則集でも使わない", document.name, document.kind),
            format!("neither pack reads {}, a {}", document.name, document.kind),
        ));
    }
    let limits = Limits { bytes: diff.max_size, ..Limits::default() };
    let facts = programs.map(|program| {
        PackFacts::read(program, &documents.read, &limits).map_err(|error| Problem::NotRead {
            path: program.name.clone(),
            why: error.diagnostic(0).message,
        })
    });
    let [old, new] = facts;
    let (old, new) = (old?, new?);
    let [before, after] = programs;
    let judged = |program, facts| {
        Judged::new(program, facts, &documents.read, Settings::new(program, as_of))
    };
    let inputs = documents.read.iter().filter(reads).map(|document| document.name.clone());
    Ok(hits(revision, inputs.collect(), &judged(before, &old), &judged(after, &new)))
}
