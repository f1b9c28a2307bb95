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
            Self::TestDocument { pack } => (
                format!("規則集 {pack} のテストの文書が大きすぎて読めない"),
                format!("a document of a test of {pack} is too large to be read"),
            ),
            Self::UnknownCode { code, .. } => (
                format!("「{code}」という誤りの符号はない"),
                format!("there is no error code “{code}”"),
            ),
            Self::NothingToExplain => (
                "何を説明するのかが指定されていない".to_owned(),
                "it was not said what to explain".to_owned(),
            ),
        };
        Bilingual::new(ja, en)
    }

    /// What to do.
    pub(crate) fn help(&self) -> Option<Bilingual> {
        let near = self.nearest().map(|nearest| {
            Bilingual::new(
                format!("「{nearest}」のことですか"),
                format!("did you mean “{nearest}”?"),
            )
        });
        near.or_else(|| self.advice().map(|(ja, en)| Bilingual::new(ja, en)))
    }

    /// The name that may have been meant.
    fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownKind { nearest, .. }
            | Self::UnknownPack { nearest, .. }
            | Self::UnknownChoice { nearest, .. }
            | Self::UnknownParameter { nearest, .. }
            | Self::UnknownParty { nearest, .. }
            | Self::UnknownRule { nearest, .. }
            | Self::UnknownCode { nearest, .. }
            | Self::UnknownSchema { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    fn advice(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::NotRead { .. } => {
                ("名前と場所、読む権限を確かめる", "check its name and place, and who may read it")
            }
            Self::NotWritten { .. } => (
                "フォルダーがあるか、書く権限があるかを確かめる",
                "check that the folder is there, and who may write to it",
            ),
            Self::EmptyFolder { .. } => (
                "文書のあるフォルダーか、ファイルの名前を書く",
                "name the folder that holds the documents, or a file",
            ),
            Self::NoFiles => (
                "ファイルかフォルダーの名前、または標準入力なら - を書く",
                "name a file or a folder, or - for standard input",
            ),
            Self::NothingRead => ("上に示した誤りを直す", "mend what is told above"),
            Self::NoKind { .. } => (
                "文書の先頭に \"kind\": \"disclosure\" のように書くか、--disclosure FILE のように種類を添えて渡す",
                "write \"kind\": \"disclosure\" (or what it is) into it, or give it as --disclosure FILE",
            ),
            Self::OtherKind { .. } => (
                "文書の \"kind\" を直すか、種類を添えずにファイルの名前だけを書く",
                "correct its \"kind\", or name the file without saying what it is",
            ),
            Self::UnknownKind { .. } => (
                "文書の \"kind\" を直すか、その種類を読む規則集を --pack で指定する",
                "correct its \"kind\", or name a pack that reads it with --pack",
            ),
            Self::TwoOfOne { .. } => ("一つずつ判定する", "judge them one at a time"),
            Self::DraftOfNothing { .. } => {
                ("渡す文書と同じ名前を書く", "write the name as it is written for the document")
            }
            Self::UnknownPack { .. } | Self::NoPack { .. } => (
                "--pack で規則集を指定する。tekigo packs で一覧を見られる",
                "name a pack with --pack; tekigo packs lists them",
            ),
            Self::NoPackFiles { .. } => (
                "規則集（*.tekigo）のあるフォルダーを書く",
                "name a folder that holds a pack (*.tekigo)",
            ),
            Self::TwicePack { .. } | Self::Twice { .. } => {
                ("どちらか一方にする", "leave one of them out")
            }
            Self::PackRefused { .. } => {
                ("下に示す誤りを直す", "mend the errors that are told below")
            }
            Self::NoEquals { .. } => {
                ("「名前=値」のように半角の = でつなぐ", "join name and value with =")
            }
            Self::NoSuchReading { .. } => ("選べるものの一つを書く", "write one of those"),
            Self::BadParameter { .. } | Self::OutOfBounds { .. } => (
                "規則集の定める形と範囲の値を書く",
                "write a value of the form and within the bounds that the pack sets",
            ),
            Self::UnknownChoice { .. } | Self::UnknownParameter { .. } => (
                "選んだ規則集にある名前を書く。判定の報告に、選べるものの名前が出る",
                "write a name that a chosen pack has; the report of a check shows them",
            ),
            Self::UnknownParty { .. } | Self::UnknownSchema { .. } => {
                ("このうちの一つを書く", "write one of these")
            }
            Self::UnknownRule { .. } => (
                "判定の報告にある規則の名前を書く",
                "write the name of a rule as the report of a check shows it",
            ),
            Self::UnknownCode { .. } => (
                "誤りの表示の［ ］の中にある符号を書く",
                "write a code as an error shows it in brackets",
            ),
            Self::NothingToExplain => (
                "誤りの符号なら tekigo explain E012、規則なら tekigo explain FILE --rule BK-1 のように書く",
                "write tekigo explain E012 for an error code, or tekigo explain FILE --rule BK-1 for a rule",
            ),
            Self::NoToday => ("--as-of で日付を指定する", "give the day with --as-of"),
            Self::Attestation { .. } => (
                "回答には rule、who、on、result、question_sha256 を書く",
                "an answer has rule, who, on, result and question_sha256",
            ),
            Self::TestDocument { .. } => return None,
        })
    }
}
