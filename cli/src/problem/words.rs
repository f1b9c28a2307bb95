//! The words for what stops the command: what was expected, what was found, and what to do.

use std::fmt::Write as _;

use tekigo_core::facts::Found;
use tekigo_grammar::diagnostic::Bilingual;

use super::Problem;
use crate::file::Special;

impl Problem {
    /// What was expected, and what was found.
    #[allow(clippy::too_many_lines, reason = "one message for each kind of problem")]
    pub(crate) fn words(&self) -> Bilingual {
        let (ja, en) = match self {
            Self::NotRead { path, why } => (
                format!("{path} を読めない（{}）", why.ja),
                format!("cannot read {path}: {}", why.en),
            ),
            Self::NotAFile { path, special } => {
                let Bilingual { ja, en } = special.name();
                (
                    format!("{path} は{ja}で、ファイルではない"),
                    format!("{path} is {en}, not a file"),
                )
            }
            Self::NotWritten { path, why } => (
                format!("{path} に書けない（{}）", why.ja),
                format!("cannot write {path}: {}", why.en),
            ),
            Self::OutputOverInput { path } => (
                format!("報告を {path} に書くと、読み込むファイルが消えるので、判定しない"),
                format!("nothing is judged, for the report would overwrite {path}, which is read"),
            ),
            Self::TwoInOne { path } => (
                format!("二つの報告を同じファイル {path} に書こうとしている"),
                format!("two reports would be written to one file, {path}"),
            ),
            Self::EmptyFolder { path } => (
                format!("フォルダー {path} に *.json も *.yaml もない"),
                format!("there is no *.json or *.yaml in the folder {path}"),
            ),
            Self::NoFiles => {
                ("判定する文書が指定されていない".to_owned(), "no document was named".to_owned())
            }
            Self::NothingRead => (
                "判定に使える文書が一つもないので、判定できない".to_owned(),
                "no document can be used, so there is nothing to judge".to_owned(),
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
            Self::BadKind { path, found: Found::Text } => (
                format!(
                    "{path} の種類（\"kind\"）に、文字にならない符号（サロゲートの片方）がある"
                ),
                format!(
                    "the kind of {path} has half of a surrogate pair in it, which is no character"
                ),
            ),
            Self::BadKind { path, found } => {
                let found = found.name();
                (
                    format!(
                        "{path} の種類（\"kind\"）には文字列を書くが、{}が書かれている",
                        found.ja.trim_end()
                    ),
                    format!("the kind of {path} should be a text, but {} is written", found.en),
                )
            }
            Self::KindTwice { path } => (
                format!("{path} に、文書の種類（\"kind\"）が二度書かれている"),
                format!("{path} says twice what kind of document it is (\"kind\")"),
            ),
            Self::TwoOfOne { kind, path, others, more, packs } => {
                two_of_one(kind, path, others, *more, packs)
            }
            Self::Further { path, most } => (
                format!("{path} には誤りが {most} 件より多くある。はじめの {most} 件だけを示す"),
                format!("{path} has more than {most} mistakes; only the first {most} are shown"),
            ),
            Self::ManyValues { path, found, most } => (
                format!(
                    "{path} の値は {found} 個あり、{most} 個を超えるので、規則が読まないところの形は確かめていない"
                ),
                format!(
                    "{path} holds {found} values, more than {most}, so its shape was not checked where no rule looks"
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
            Self::PackIsAFile { path } => (
                format!("{path} はファイルで、規則集のフォルダーではない"),
                format!("{path} is a file, not the folder of a pack"),
            ),
            Self::NoPackFiles { path } => (
                format!("フォルダー {path} に *.tekigo がない"),
                format!("there is no *.tekigo in the folder {path}"),
            ),
            Self::TwicePack { name } => (
                format!("規則集 {name} が二度指定された"),
                format!("the pack {name} was named twice"),
            ),
            Self::NotFormatted { path, errors } => (
                format!("{path} に誤りがあるので、書き方を整えなかった（{errors}件）"),
                format!(
                    "{path} was left as it is, for it cannot be read ({errors} message{})",
                    if *errors == 1 { "" } else { "s" }
                ),
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
            Self::BadPacks => (
                "使えない規則集があるので、判定しなかった".to_owned(),
                "nothing was judged, since a pack does not compile".to_owned(),
            ),
            Self::NoPack { kinds } => (
                format!("渡された文書（{}）だけで判定できる規則集がない", kinds.join("、")),
                format!("no shipped pack has a rule that reads only {}", kinds.join(", ")),
            ),
            Self::NoEquals { option, written } => (
                format!("{option} には「名前=値」と書くが、「{written}」には「=」がない"),
                format!("{option} wants NAME=VALUE, but “{written}” has no “=”"),
            ),
            Self::UnknownChoice { name, known, .. } => {
                let (ja, en) = listed(known);
                (
                    format!("「{name}」という選択は、使う規則集のどれにもない{ja}"),
                    format!("no chosen pack has a choice called “{name}”{en}"),
                )
            }
            Self::NoSuchReading { name, written, readings } => (
                format!("{name} に選べるのは {} で、「{written}」ではない", readings.join("、")),
                format!("{name} takes {}, not “{written}”", readings.join(", ")),
            ),
            Self::UnknownParameter { name, known, .. } => {
                let (ja, en) = listed(known);
                (
                    format!("「{name}」というパラメータは、使う規則集のどれにもない{ja}"),
                    format!("no chosen pack has a parameter called “{name}”{en}"),
                )
            }
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
            Self::ProfilesRefused { diagnostics, .. } => {
                let errors = diagnostics.len();
                (
                    format!("プロファイルに誤りがあるので、判定しない（{errors}件）"),
                    format!(
                        "nothing is judged, for there is something wrong with a profile ({errors} message{})",
                        if errors == 1 { "" } else { "s" }
                    ),
                )
            }
            Self::NoToday => (
                "今日の日付がわからない".to_owned(),
                "the clock does not tell what day it is".to_owned(),
            ),
            Self::NoSuchTest { text } => (
                format!("名前に「{text}」を含むテストはない"),
                format!("no test has “{text}” in its name"),
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
        let (ja, en) = self.advice();
        near.or_else(|| Some(Bilingual::new(ja, en)))
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

    #[allow(
        clippy::too_many_lines,
        reason = "one match, with an arm of a line or two for each problem"
    )]
    fn advice(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFormatted { .. } => (
                "示した誤りを直してから、もう一度整える",
                "mend what is shown, and put it in order again",
            ),
            Self::NotRead { .. } => (
                "ファイルの名前と場所、読む権限を確かめる",
                "check its name and place, and whether it may be read",
            ),
            Self::NotAFile { special: Special::Folder, .. } => (
                "中の文書を読むなら、そのフォルダーを指定する",
                "name the folder itself, if what is in it should be read",
            ),
            Self::NotAFile { .. } => (
                "ファイルを渡す。ほかの命令の出力を読むなら、- と書いて標準入力から渡す",
                "give a file; what another command writes can be read from standard input with -",
            ),
            Self::BadKind { .. } => (
                "\"kind\": \"disclosure\" のように書く",
                "write \"kind\": \"disclosure\", or what it is",
            ),
            Self::KindTwice { .. } => ("正しい方だけを残す", "keep the one that is right"),
            Self::Further { .. } => (
                "示した誤りを直してから、もう一度判定する",
                "mend those that are shown, and judge it again",
            ),
            Self::ManyValues { .. } => (
                "規則が読まないものは、別のファイルに分ける",
                "move what no rule reads into a file of its own",
            ),
            Self::OutputOverInput { .. } | Self::TwoInOne { .. } => (
                "報告の形式ごとに、ほかに使っていないファイルの名前を書く",
                "give each form of the report a file that nothing else uses",
            ),
            Self::NotWritten { .. } => (
                "フォルダーがあるか、書く権限があるかを確かめる",
                "check that the folder is there, and who may write to it",
            ),
            Self::EmptyFolder { .. } => (
                "文書のあるフォルダーを指定する。文書のファイル名の終わりは .json か .yaml",
                "name the folder that holds the documents; their names end with .json or .yaml",
            ),
            Self::NoFiles => (
                "ファイルかフォルダーの名前、または標準入力なら - を書く",
                "name a file or a folder, or - for standard input",
            ),
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
            Self::TwoOfOne { .. } => (
                "判定したい一つだけを渡すか、一つずつ判定する",
                "give the one that is meant, or judge them one at a time",
            ),
            Self::DraftOfNothing { .. } => {
                ("渡す文書と同じ名前を書く", "write the name as it is written for the document")
            }
            Self::NoPack { .. } => (
                "--pack で規則集を指定する。tekigo packs で一覧を見られる",
                "name a pack with --pack; tekigo packs lists them",
            ),
            Self::UnknownPack { .. } => (
                "規則集のフォルダーか、tekigo packs が示す名前を書く",
                "name the folder of a pack, or one that tekigo packs lists",
            ),
            Self::PackIsAFile { .. } | Self::NoPackFiles { .. } => {
                ("*.tekigo のあるフォルダーを指定する", "name the folder that holds the *.tekigo")
            }
            Self::TwicePack { .. } | Self::Twice { .. } => {
                ("どちらか一方にする", "leave one of them out")
            }
            Self::PackRefused { .. } | Self::ProfilesRefused { .. } => {
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
            Self::UnknownChoice { known, .. } | Self::UnknownParameter { known, .. } => {
                if known.is_empty() {
                    (
                        "指定を消すか、それのある規則集を --pack で指定する",
                        "leave it out, or name a pack that has it with --pack",
                    )
                } else {
                    ("このうちの一つを書く", "write one of these")
                }
            }
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
            Self::NothingRead | Self::BadPacks => {
                ("上に示した誤りを直す", "mend what is told above")
            }
            Self::NoSuchTest { .. } => (
                "テストの名前の一部を書く。--only を省けば、すべてのテストを実行する",
                "write a part of a test's name; without --only every test is run",
            ),
        }
    }
}

/// The names that there are, in brackets.
fn listed(known: &[String]) -> (String, String) {
    let are = match known {
        [] => return (String::new(), String::new()),
        [_] => "is",
        _ => "are",
    };
    (format!("（あるのは {}）", known.join("、")), format!("; there {are} {}", known.join(", ")))
}

fn two_of_one(
    kind: &str,
    path: &str,
    others: &[String],
    more: usize,
    packs: &[String],
) -> (String, String) {
    let (mut ja, mut en) = (others.join("、"), others.join(", "));
    if more > 0 {
        let _ = write!(ja, "、ほか {more} 件");
        let _ = write!(en, " and {more} more");
    }
    let pack = (packs.join("、"), packs.join(", "));
    (
        format!(
            "{path} のほかに {ja} も {kind} である。規則集 {} が読む {kind} は一つだけで、どれのことかわからないので、どれも判定に使わない",
            pack.0
        ),
        format!(
            "{path} is not the only {kind}: so is {en}. {} reads one, and nobody can tell which is meant, so none is judged",
            pack.1
        ),
    )
}
