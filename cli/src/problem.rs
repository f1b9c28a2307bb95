//! What stops the command, as data.

mod words;

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::terminal::diagnostic::SourceText;
use tekigo_rules::Refused;

use crate::exit::Status;

/// What is wrong with the command's input.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// `tekigo check gone.json`
    NotRead { path: String, why: Bilingual },
    /// `--output json=/no/such/folder/report.json`
    NotWritten { path: String, why: Bilingual },
    /// A folder without `*.json` in it.
    EmptyFolder { path: String },
    /// `tekigo check` without a file.
    NoFiles,
    /// `tekigo check` of nothing that could be read.
    NothingRead,
    /// A document without `kind`.
    NoKind { path: String },
    /// `--contract a.json`, where a.json says that it is a disclosure.
    OtherKind { path: String, said: String, wanted: String },
    /// `"kind": "disclosur"`
    UnknownKind { path: String, kind: String, nearest: Option<String> },
    /// Two disclosures for a pack that reads one.
    TwoOfOne { kind: String, paths: Vec<String>, pack: String },
    /// `--draft=a.json`, which was not given.
    DraftOfNothing { path: String },
    /// `--pack reqest-2020`
    UnknownPack { name: String, nearest: Option<String> },
    /// A folder without `*.tekigo` in it.
    NoPackFiles { path: String },
    /// The same pack twice.
    TwicePack { name: String },
    /// A pack that does not compile.
    PackRefused { name: String, refused: Box<Refused> },
    /// No shipped pack reads the kinds that were given.
    NoPack { kinds: Vec<String> },
    /// `--choose a`
    NoEquals { option: &'static str, written: String },
    /// `--choose uper_level=1`
    UnknownChoice { name: String, nearest: Option<String> },
    /// `--choose upper_level_to=9`
    NoSuchReading { name: String, written: String, readings: Vec<String> },
    /// `--param most=1`
    UnknownParameter { name: String, nearest: Option<String> },
    /// `--param most_notice=soon`
    BadParameter { name: String, written: String, due: Bilingual },
    /// `--param most_notice=9999`
    OutOfBounds { name: String, written: String, bounds: Bilingual },
    /// `--choose a=1 --choose a=2`
    Twice { option: &'static str, name: String },
    /// `--party providr`
    UnknownParty { name: String, nearest: Option<String>, known: Vec<String> },
    /// `--rule BK-99`
    UnknownRule { name: String, nearest: Option<String> },
    /// `tekigo schema disclosur`
    UnknownSchema { name: String, nearest: Option<String>, known: Vec<String> },
    /// A mistake in a file of attestations.
    Attestation { path: String, line: usize, column: usize, what: Bilingual },
    /// The clock gives no day.
    NoToday,
    /// `--only TEXT`, which is in no test's name.
    NoSuchTest { text: String },
}

impl Problem {
    /// The exit status that it ends in.
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::PackRefused { .. } => Status::BadPack,
            _ => Status::BadInput,
        }
    }

    /// What the report calls it, where it left a document out.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotRead { .. } => "I001",
            Self::EmptyFolder { .. } => "I002",
            Self::NoKind { .. } => "I003",
            Self::OtherKind { .. } => "I004",
            Self::UnknownKind { .. } => "I005",
            _ => "I000",
        }
    }

    /// The messages about a pack that does not compile.
    pub(crate) fn diagnostics(&self) -> Vec<(&Diagnostic, Vec<SourceText<'_>>)> {
        let Self::PackRefused { refused, .. } = self else { return Vec::new() };
        let files: Vec<SourceText<'_>> = refused
            .text
            .every_file()
            .map(|file| SourceText { name: &file.path, text: &file.text })
            .collect();
        refused.diagnostics.iter().map(|told| (told, files.clone())).collect()
    }
}

/// Why the operating system refused.
pub(crate) fn refusal(error: &std::io::Error) -> Bilingual {
    match error.kind() {
        std::io::ErrorKind::NotFound => Bilingual::new("見つからない", "it is not there"),
        std::io::ErrorKind::PermissionDenied => {
            Bilingual::new("権限がない", "permission is denied")
        }
        std::io::ErrorKind::IsADirectory => Bilingual::new("フォルダーである", "it is a folder"),
        std::io::ErrorKind::InvalidData => {
            Bilingual::new("UTF-8 の文字列でない", "it is no UTF-8 text")
        }
        std::io::ErrorKind::StorageFull => {
            Bilingual::new("記憶装置に空きがない", "the disk is full")
        }
        _ => Bilingual::new(error.to_string(), error.to_string()),
    }
}
