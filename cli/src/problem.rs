//! What stops the command, as data; the words for it are here and nowhere else.

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::terminal::diagnostic::SourceText;
use tekigo_rules::Refused;

use crate::exit::Status;

/// What is wrong with the command's input.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// `tekigo check gone.json`
    NotRead { path: String, why: String },
    /// `--output json=/no/such/folder/report.json`
    NotWritten { path: String, why: String },
    /// A folder without `*.json` in it.
    EmptyFolder { path: String },
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
    OutOfBounds { name: String, written: String, least: Option<Bilingual>, most: Option<Bilingual> },
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
    /// A value of a pack's own test meets a limit.
    TestDocument { pack: String },
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

    /// What was expected, and what was found.
    pub(crate) fn words(&self) -> Bilingual {
        let (ja, en) = match self {
            Self::NotRead { path, why } => {
                (format!("{path} を読めない（{why}）"), format!("cannot read {path}: {why}"))
            }
            Self::NotWritten { path, why } => {
                (format!("{path} に書けない（{why}）"), format!("cannot write {path}: {why}"))
            }
            Self::EmptyFolder { path } => (
                format!("フォルダー {path} に *.json がない"),
                format!("there is no *.json in the folder {path}"),
            ),
            Self::NothingRead => (
                "読めた文書が一つもないので、判定できない".to_owned(),
                "no document could be read, so there is nothing to judge".to_owned(),
            ),
            Self::NoKind { path } => (
                format!("{path} に、文書の種類（\"kind\"）が書かれていない"),
                format!("{path} does not say what kind of document it is (\"kind\")"),
            ),
            Self::OtherKind { path, said, wanted } => (
                format!("{path} は {wanted} として渡されたが、文書自身は {said} だと述べている"),
                format!("{path} was given as {wanted}, but says itself that it is {said}"),
            ),
            Self::UnknownKind { path, kind, .. } => (
                format!("{path} の種類「{kind}」を読む規則集はない"),
                format!("no pack reads documents of the kind “{kind}” ({path})"),
            ),
            Self::TwoOfOne { kind, paths, pack } => (
                format!(
                    "規則集 {pack} は {kind} を一つだけ読むが、{}つ渡された（{}）",
                    paths.len(),
                    paths.join("、")
                ),
                format!(
                    "the pack {pack} reads one {kind}, but {} were given ({})",
                    paths.len(),
                    paths.join(", ")
                ),
            ),
            Self::DraftOfNothing { path } => (
                format!("--draft={path} と指定されたが、{path} は渡されていない"),
                format!("--draft={path} names a document that was not given"),
            ),
            Self::UnknownPack { name, .. } => (
                format!("「{name}」という規則集も、その名のフォルダーもない"),
                format!("there is no pack and no folder called “{name}”"),
            ),
            Self::NoPackFiles { path } => (
                format!("フォルダー {path} に *.tekigo がない"),
                format!("there is no *.tekigo in the folder {path}"),
            ),
            Self::TwicePack { name } => (
                format!("規則集 {name} が二度指定された"),
                format!("the pack {name} was named twice"),
            ),
            Self::PackRefused { name, refused } => {
                let errors = refused.diagnostics.len();
                (
                    format!("規則集 {name} に誤りがあり、使えない（{errors}件）"),
                    format!("the pack {name} does not compile ({errors} messages)"),
                )
            }
            Self::NoPack { kinds } => (
                format!("渡された文書（{}）だけで判定できる規則集がない", kinds.join("、")),
                format!("no shipped pack has a rule that reads only {}", kinds.join(", ")),
            ),
            Self::NoEquals { option, written } => (
                format!("{option} には「名前=値」と書くが、「{written}」には「=」がない"),
                format!("{option} wants NAME=VALUE, but “{written}” has no “=”"),
            ),
            Self::UnknownChoice { name, .. } => (
                format!("「{name}」という選択は、どの規則集にもない"),
                format!("no chosen pack has a choice called “{name}”"),
            ),
            Self::NoSuchReading { name, written, readings } => (
                format!("{name} に選べるのは {} で、「{written}」ではない", readings.join("、")),
                format!("{name} takes {}, not “{written}”", readings.join(", ")),
            ),
            Self::UnknownParameter { name, .. } => (
                format!("「{name}」というパラメータは、どの規則集にもない"),
                format!("no chosen pack has a parameter called “{name}”"),
            ),
            Self::BadParameter { name, written, due } => (
                format!("{name} には{}を書くが、「{written}」と書かれている", due.ja),
                format!("{name} wants {}, but “{written}” was written", due.en),
            ),
            Self::OutOfBounds { name, written, least, most } => {
                let bounds = bounds(least.as_ref(), most.as_ref());
                (
                    format!("{name} は{}でなければならないが、{written} と書かれている", bounds.ja),
                    format!("{name} must be {}, but {written} was written", bounds.en),
                )
            }
            Self::Twice { option, name } => (
                format!("{option} で {name} が二度指定された"),
                format!("{option} gives {name} twice"),
            ),
            Self::UnknownParty { name, known, .. } => (
                format!("「{name}」という当事者はいない（いるのは {}）", known.join("、")),
                format!("there is no party “{name}”; there are {}", known.join(", ")),
            ),
            Self::UnknownRule { name, .. } => (
                format!("「{name}」という規則は、どの規則集にもない"),
                format!("no chosen pack has a rule “{name}”"),
            ),
            Self::UnknownSchema { name, known, .. } => (
                format!("「{name}」というスキーマはない（あるのは {}）", known.join("、")),
                format!("there is no schema “{name}”; there are {}", known.join(", ")),
            ),
            Self::Attestation { path, line, column, what } => (
                format!("{path}:{line}:{column}: {}", what.ja),
                format!("{path}:{line}:{column}: {}", what.en),
            ),
            Self::NoToday => (
                "今日の日付がわからない".to_owned(),
                "the clock does not tell what day it is".to_owned(),
            ),
            Self::TestDocument { pack } => (
                format!("規則集 {pack} のテストの文書が大きすぎて読めない"),
                format!("a document of a test of {pack} is too large to be read"),
            ),
        };
        Bilingual::new(ja, en)
    }

    /// What to do.
    pub(crate) fn help(&self) -> Option<Bilingual> {
        let both = |ja: &str, en: &str| Some(Bilingual::new(ja, en));
        match self {
            Self::UnknownKind { nearest, .. }
            | Self::UnknownPack { nearest, .. }
            | Self::UnknownChoice { nearest, .. }
            | Self::UnknownParameter { nearest, .. }
            | Self::UnknownParty { nearest, .. }
            | Self::UnknownRule { nearest, .. }
            | Self::UnknownSchema { nearest, .. } => nearest.as_ref().map(|nearest| {
                Bilingual::new(
                    format!("「{nearest}」のことですか"),
                    format!("did you mean “{nearest}”?"),
                )
            }),
            Self::NoKind { .. } => both(
                "文書の先頭に \"kind\": \"disclosure\" のように書くか、--disclosure FILE のように種類を添えて渡す",
                "write \"kind\": \"disclosure\" (or what it is) into it, or give it as --disclosure FILE",
            ),
            Self::TwoOfOne { .. } => both("一つずつ判定する", "judge them one at a time"),
            Self::NoPack { .. } => both(
                "--pack で規則集を指定する。tekigo packs で一覧を見られる",
                "name a pack with --pack; tekigo packs lists them",
            ),
            Self::NoToday => both("--as-of で日付を指定する", "give the day with --as-of"),
            _ => None,
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

fn bounds(least: Option<&Bilingual>, most: Option<&Bilingual>) -> Bilingual {
    let ja = [
        least.map(|least| format!("{}以上", least.ja)),
        most.map(|most| format!("{}以下", most.ja)),
    ];
    let en = [
        least.map(|least| format!("at least {}", least.en)),
        most.map(|most| format!("at most {}", most.en)),
    ];
    let join = |parts: [Option<String>; 2], with: &str| {
        parts.into_iter().flatten().collect::<Vec<_>>().join(with)
    };
    Bilingual::new(join(ja, "、"), join(en, " and "))
}
