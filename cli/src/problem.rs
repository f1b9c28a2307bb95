//! What stops the command, as data.

mod words;

use tekigo_core::facts::Found;
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::terminal::diagnostic::SourceText;
use tekigo_rules::Refused;

use crate::exit::Status;
use crate::file::Special;

/// What is wrong with the command's input.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// `tekigo check gone.json`
    NotRead { path: String, why: Bilingual },
    /// `tekigo check pipe`
    NotAFile { path: String, special: Special },
    /// `--output json=/no/such/folder/report.json`
    NotWritten { path: String, why: Bilingual },
    /// `tekigo check a.json --output json=a.json`
    OutputOverInput { path: String },
    /// `--output text=report --output json=report`
    TwoInOne { path: String },
    /// A folder without a document in it.
    EmptyFolder { path: String },
    /// `tekigo check` without a file.
    NoFiles,
    /// `tekigo check` of nothing that could be read.
    NothingRead,
    /// A document without `kind`.
    NoKind { path: String },
    /// `"kind": 5`
    BadKind { path: String, found: Found },
    /// `{"kind": "disclosure", "kind": "contract"}`
    KindTwice { path: String },
    /// `--contract a.json`, where a.json says that it is a disclosure.
    OtherKind { path: String, said: String, wanted: String },
    /// `"kind": "disclosur"`
    UnknownKind { path: String, kind: String, nearest: Option<String> },
    /// One of two disclosures for a pack that reads one.
    TwoOfOne { kind: String, path: String, others: Vec<String>, more: usize, packs: Vec<String> },
    /// More mistakes in a document than are told.
    Further { path: String, most: usize },
    /// A document that holds too much to be held against its schema.
    ManyValues { path: String, found: usize, most: usize },
    /// `--draft=a.json`, which was not given.
    DraftOfNothing { path: String },
    /// `--pack reqest-2020`
    UnknownPack { name: String, nearest: Option<String> },
    /// `--pack packs/levels/pack.tekigo`
    PackIsAFile { path: String },
    /// A folder without `*.tekigo` in it.
    NoPackFiles { path: String },
    /// The same pack twice.
    TwicePack { name: String },
    /// A pack that does not compile.
    PackRefused { name: String, refused: Box<Refused> },
    /// Packs that do not compile, so that nothing could be judged.
    BadPacks,
    /// `tekigo fmt` of a file that cannot be read as a pack.
    NotFormatted { path: String, errors: usize },
    /// No shipped pack reads the kinds that were given.
    NoPack { kinds: Vec<String> },
    /// `--choose a`
    NoEquals { option: &'static str, written: String },
    /// `--choose uper_level=1`
    UnknownChoice { name: String, nearest: Option<String>, known: Vec<String> },
    /// `--choose upper_level_to=9`
    NoSuchReading { name: String, written: String, readings: Vec<String> },
    /// `--param most=1`
    UnknownParameter { name: String, nearest: Option<String>, known: Vec<String> },
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
    /// Profiles that are wrong, or contradict one another.
    ProfilesRefused { files: Vec<(String, String)>, diagnostics: Vec<Diagnostic> },
    /// The clock gives no day.
    NoToday,
    /// `tekigo explain E912`
    UnknownCode { code: String, nearest: Option<String> },
    /// `tekigo explain` without a rule or a code.
    NothingToExplain,
    /// `--only TEXT`, which is in no test's name.
    NoSuchTest { text: String },
}

impl Problem {
    /// The exit status that it ends in.
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::PackRefused { .. } | Self::BadPacks | Self::NotFormatted { .. } => {
                Status::BadPack
            }
            _ => Status::BadInput,
        }
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotRead { .. } | Self::NoToday => "I001",
            Self::EmptyFolder { .. } => "I002",
            Self::NoKind { .. } => "I003",
            Self::OtherKind { .. } => "I004",
            Self::UnknownKind { .. } => "I005",
            Self::KindTwice { .. } => "I006",
            Self::BadKind { .. } => "I007",
            Self::TwoOfOne { .. } => "I008",
            Self::NotAFile { .. } => "I009",
            Self::Further { .. } => "I010",
            Self::PackRefused { .. } => "I011",
            Self::ManyValues { .. } => "I012",
            Self::NotWritten { .. } => "I013",
            Self::NoFiles => "I014",
            Self::NothingRead => "I015",
            Self::DraftOfNothing { .. } => "I016",
            Self::UnknownPack { .. } => "I017",
            Self::NoPackFiles { .. } | Self::PackIsAFile { .. } => "I018",
            Self::TwicePack { .. } => "I019",
            Self::BadPacks => "I020",
            Self::NoPack { .. } => "I021",
            Self::NoEquals { .. } => "I022",
            Self::UnknownChoice { .. } => "I023",
            Self::NoSuchReading { .. } => "I024",
            Self::UnknownParameter { .. } => "I025",
            Self::BadParameter { .. } => "I026",
            Self::OutOfBounds { .. } => "I027",
            Self::Twice { .. } => "I028",
            Self::UnknownParty { .. } => "I029",
            Self::UnknownRule { .. } => "I030",
            Self::UnknownSchema { .. } => "I031",
            Self::ProfilesRefused { .. } => "I032",
            Self::UnknownCode { .. } => "I033",
            Self::NothingToExplain => "I034",
            Self::NotFormatted { .. } => "I035",
            Self::NoSuchTest { .. } => "I036",
            Self::OutputOverInput { .. } | Self::TwoInOne { .. } => "I037",
        }
    }

    /// The messages about a pack that does not compile, or about profiles.
    pub(crate) fn diagnostics(&self) -> Vec<(&Diagnostic, Vec<SourceText<'_>>)> {
        if let Self::ProfilesRefused { files, diagnostics } = self {
            let files = files.iter().map(|(name, text)| SourceText { name, text });
            let files: Vec<SourceText<'_>> = files.collect();
            return diagnostics.iter().map(|told| (told, files.clone())).collect();
        }
        let Self::PackRefused { refused, .. } = self else { return Vec::new() };
        let files: Vec<SourceText<'_>> = refused
            .text
            .every_file()
            .map(|file| SourceText { name: &file.path, text: &file.text })
            .collect();
        refused.diagnostics.iter().map(|told| (told, files.clone())).collect()
    }
}

/// Every code that [`Problem::code`] gives, for the test that demands a page for each.
#[cfg(test)]
pub(crate) const CODES: &[&str] = &[
    "I001", "I002", "I003", "I004", "I005", "I006", "I007", "I008", "I009", "I010", "I011", "I012",
    "I013", "I014", "I015", "I016", "I017", "I018", "I019", "I020", "I021", "I022", "I023", "I024",
    "I025", "I026", "I027", "I028", "I029", "I030", "I031", "I032", "I033", "I034", "I035", "I036",
    "I037",
];

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
        std::io::ErrorKind::NotADirectory => Bilingual::new(
            "パスの途中にフォルダーでないものがある",
            "a part of its path is no folder",
        ),
        std::io::ErrorKind::InvalidFilename => Bilingual::new(
            "名前が長すぎるか、使えない名前である",
            "its name is too long or not allowed",
        ),
        std::io::ErrorKind::ReadOnlyFilesystem => {
            Bilingual::new("書き込めない記憶装置である", "the disk is read-only")
        }
        std::io::ErrorKind::TimedOut => Bilingual::new("応答がない", "there was no answer in time"),
        _ if is_loop(error) => Bilingual::new(
            "リンクが互いを指していて、行き着く先がない",
            "its links lead round in a circle",
        ),
        _ => Bilingual::new(format!("OS の応答：{error}"), error.to_string()),
    }
}

/// Whether links lead to one another.
#[cfg(unix)]
fn is_loop(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(libc::ELOOP)
}

/// Whether links lead to one another.
#[cfg(not(unix))]
fn is_loop(_error: &std::io::Error) -> bool {
    false
}
