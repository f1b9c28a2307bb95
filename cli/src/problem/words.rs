//! The words for what stops the command: what was expected, what was found, and what to do.

use tekigo_grammar::diagnostic::Bilingual;

use super::Problem;

impl Problem {
    /// What was expected, and what was found.
    #[allow(clippy::too_many_lines, reason = "one message for each kind of problem")]
    pub(crate) fn words(&self) -> Bilingual {
        let (ja, en) = match self {
            Self::NotRead { path, why } => (
                format!("{path} を読めない（{}）", why.ja),
                format!("cannot read {path}: {}", why.en),
            ),
            Self::NotWritten { path, why } => (
                format!("{path} に書けない（{}）", why.ja),
                format!("cannot write {path}: {}", why.en),
            ),
            Self::EmptyFolder { path } => (
                format!("フォルダー {path} に *.json がない"),
                format!("there is no *.json in the folder {path}"),
            ),
            Self::NoFiles => {
                ("判定する文書が指定されていない".to_owned(), "no document was named".to_owned())
            }
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
                    format!(
                        "the pack {name} does not compile ({errors} message{})",
                        if errors == 1 { "" } else { "s" }
                    ),
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
            Self::OutOfBounds { name, written, bounds } => (
                format!("{name} は{}でなければならないが、{written} と書かれている", bounds.ja),
                format!("{name} must be {}, but {written} was written", bounds.en),
            ),
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
            Self::NoSuchTest { text } => (
                format!("名前に「{text}」を含むテストはない"),
                format!("no test has “{text}” in its name"),
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
            Self::NoFiles => both(
                "ファイルかフォルダーの名前、または標準入力なら - を書く",
                "name a file or a folder, or - for standard input",
            ),
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
}
