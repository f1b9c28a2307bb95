//! The words of problems with files of settings: what was expected, what was found, and what to do.

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};

use super::problem::{Found, SettingsProblem, SettingsProblemKind, Wanted};
use crate::typed::Strength;

impl SettingsProblem {
    /// The problem as a message to a person; its labels count files as its places do.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let own = Label { file: self.file, span: self.span, words: Bilingual::default() };
        let related = self.related.map(|(file, span)| Label {
            file,
            span,
            words: both("最初はここ", "the first one is here"),
        });
        Diagnostic {
            code: self.kind.code(),
            severity: Severity::Error,
            message: self.kind.message(),
            labels: [Some(own), related].into_iter().flatten().collect(),
            help: Some(self.kind.help()),
        }
    }
}

fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}

/// Names one after another.
fn listed<T: AsRef<str>>(names: &[T], ja: bool) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join(if ja { "、" } else { ", " })
}

impl SettingsProblemKind {
    #[allow(clippy::too_many_lines, reason = "one message for each kind of problem")]
    fn message(&self) -> Bilingual {
        match self {
            Self::NotJson { found: Some('\u{FEFF}') } => both(
                "先頭に、目に見えないバイト順マーク（BOM）がある",
                "the file starts with a byte order mark, which nobody sees",
            ),
            Self::NotJson { found: Some(found) } => both(
                format!("JSON として読めない（「{found}」は、ここに書けない）"),
                format!("this is no JSON: “{found}” cannot stand here"),
            ),
            Self::NotJson { found: None } => both(
                "JSON として読めない（途中で終わっている）",
                "this is no JSON: it ends before it is complete",
            ),
            Self::TooDeep { limit } => both(
                format!("括弧の入れ子は {limit} 段までだが、それより深い"),
                format!("brackets may nest {limit} deep, but these nest deeper"),
            ),
            Self::TooLarge { limit } => both(
                format!("ファイルは {limit} バイトまでだが、それより大きい"),
                format!("a file may have {limit} bytes, but this one is larger"),
            ),
            Self::Repeated { name } => both(
                format!("項目「{name}」が二度書かれている"),
                format!("the member “{name}” stands twice"),
            ),
            Self::UnknownMember { name, known, .. } => both(
                format!("「{name}」という項目はない（あるのは {}）", listed(known, true)),
                format!("there is no member “{name}”; there are {}", listed(known, false)),
            ),
            Self::MissingMember { name } => both(
                format!("項目「{name}」が必要だが、書かれていない"),
                format!("the member “{name}” is needed, but missing"),
            ),
            Self::WrongForm { name, wanted, found } => {
                let (wanted, found) = (wanted.words(), found.words());
                match name {
                    Some(name) => both(
                        format!("「{name}」には{}を書くが、{}が書かれている", wanted.ja, found.ja),
                        format!("“{name}” wants {}, but holds {}", wanted.en, found.en),
                    ),
                    None => both(
                        format!("ここには{}を書くが、{}が書かれている", wanted.ja, found.ja),
                        format!("{} is expected here, but {} was found", wanted.en, found.en),
                    ),
                }
            }
            Self::Blank { name } => both(
                format!("「{name}」には文を書くが、空白しかない"),
                format!("“{name}” wants words, but is blank"),
            ),
            Self::NotADay { name, written } => both(
                format!("「{name}」には実在する日付を書くが、「{written}」と書かれている"),
                format!("“{name}” wants a day of the calendar, but “{written}” was written"),
            ),
            Self::UnknownWord { name, written, known } => both(
                format!("「{name}」に書けるのは {} で、「{written}」ではない", listed(known, true)),
                format!("“{name}” takes {}, not “{written}”", listed(known, false)),
            ),
            Self::NotAHash { written } => both(
                format!("質問の SHA-256 は小文字の16進で64桁だが、「{written}」と書かれている"),
                format!(
                    "the SHA-256 of a question has 64 small hexadecimal digits, but “{written}” was written"
                ),
            ),
            Self::TwoQuestions => both(
                "質問の文とハッシュが両方書かれている",
                "both the text and the hash of the question are given",
            ),
            Self::EndsBeforeItBegins => both(
                "最後の日（until）が、始まりの日（on）より前である",
                "the last day (until) comes before the first (on)",
            ),
            Self::UnknownPack { name, .. } => both(
                format!("判定に使う規則集に「{name}」はない"),
                format!("“{name}” is not among the packs that are judged by"),
            ),
            Self::UnknownRule { name, pack: Some(pack), .. } => both(
                format!("規則集 {pack} に「{name}」という規則はない"),
                format!("the pack {pack} has no rule “{name}”"),
            ),
            Self::UnknownRule { name, pack: None, .. } => both(
                format!("判定に使う規則集に「{name}」という規則はない"),
                format!("no pack that is judged by has a rule “{name}”"),
            ),
            Self::RuleOfTwoPacks { name, packs } => both(
                format!("規則「{name}」は、二つ以上の規則集にある（{}）", listed(packs, true)),
                format!("several packs have a rule “{name}”: {}", listed(packs, false)),
            ),
            Self::Computed { rule } => both(
                format!("{rule} は文書から判定する規則なので、人の回答を受け付けない"),
                format!("{rule} is decided by the documents and takes no answer"),
            ),
            Self::NoSubject { rule } => both(
                format!("{rule} は文書ごとに判定する規則ではないので、対象の文書を書けない"),
                format!("{rule} is not judged document by document, so it has no subject"),
            ),
            Self::TwoSubjects { subject, names } => both(
                format!("「{subject}」に当たる文書が二つ以上ある（{}）", listed(names, true)),
                format!("several documents answer to “{subject}”: {}", listed(names, false)),
            ),
            Self::UnknownParameter { name, .. } => both(
                format!("この規則集に「{name}」というパラメータはない"),
                format!("the pack has no parameter “{name}”"),
            ),
            Self::BadValue { name, written, due } => both(
                format!("{name} には{}を書くが、{written} と書かれている", due.ja),
                format!("{name} wants {}, but {written} was written", due.en),
            ),
            Self::OutOfBounds { name, written, bounds } => both(
                format!("{name} は{}でなければならないが、{written} と書かれている", bounds.ja),
                format!("{name} must be {}, but {written} was written", bounds.en),
            ),
            Self::UnknownChoice { name, .. } => both(
                format!("この規則集に「{name}」という選択はない"),
                format!("the pack has no choice “{name}”"),
            ),
            Self::NoSuchReading { name, written, readings } => both(
                format!("{name} に選べるのは {} で、{written} ではない", listed(readings, true)),
                format!("{name} takes {}, not {written}", listed(readings, false)),
            ),
            Self::NotRaised { rule, is, to } => {
                let (is, to) = (strength(*is), strength(*to));
                both(
                    format!("{rule} はすでに {is} なので、{to} に強めることはできない"),
                    format!("{rule} is a {is} already, so {to} raises nothing"),
                )
            }
            Self::Twice { name } => both(
                format!("一つのプロファイルが「{name}」を二度定めている"),
                format!("one profile settles “{name}” twice"),
            ),
            Self::More { others } => both(
                format!("ここから先は示さないが、ほかに{others}件の誤りがある"),
                format!("{others} more are not told; they begin here"),
            ),
            Self::Contradiction { name } => both(
                format!("「{name}」について、二つのプロファイルの定めが食い違っている"),
                format!("two profiles contradict one another about “{name}”"),
            ),
        }
    }

    fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownMember { suggestion, .. }
            | Self::UnknownPack { suggestion, .. }
            | Self::UnknownRule { suggestion, .. }
            | Self::UnknownParameter { suggestion, .. }
            | Self::UnknownChoice { suggestion, .. } => suggestion.as_deref(),
            _ => None,
        }
    }

    #[allow(clippy::too_many_lines, reason = "one advice for each kind of problem")]
    fn help(&self) -> Bilingual {
        if let Some(near) = self.suggestion() {
            return both(format!("「{near}」のことですか"), format!("did you mean “{near}”?"));
        }
        match self {
            Self::NotJson { found: Some('\u{FEFF}') } => both(
                "「UTF-8（BOM なし）」で保存し直す",
                "save it as UTF-8 without a byte order mark",
            ),
            Self::NotJson { found: Some(_) } => both(
                "この場所の前の「,」、引用符、括弧の対応を確かめる",
                "check the commas, quotation marks and brackets before this place",
            ),
            Self::NotJson { found: None } => both(
                "括弧と引用符を閉じ、ファイルの続きが欠けていないか確かめる",
                "close its brackets and quotation marks, and check that the file is whole",
            ),
            Self::TooDeep { .. } => both("余分な括弧を消す", "remove needless brackets"),
            Self::TooLarge { .. } => both(
                "正しいファイルかを確かめ、大きければ分ける",
                "check that it is the right file, and split one that is too large",
            ),
            Self::Repeated { .. } | Self::Twice { .. } => {
                both("どちらか一方を消す", "remove one of the two")
            }
            Self::UnknownMember { .. } => {
                both("決められた名前に直すか、消す", "write one of the known names, or remove it")
            }
            Self::MissingMember { name: "question" } => both(
                "質問の文をそのまま写して「question」に書く",
                "copy the text of the question into “question”",
            ),
            Self::MissingMember { .. } | Self::Blank { .. } => {
                both("内容を書く", "write what it should say")
            }
            Self::WrongForm { .. } => both("その形で書く", "write it in that form"),
            Self::NotADay { .. } => both("2020-06-02 の形で書く", "write it like 2020-06-02"),
            Self::NotAHash { .. } | Self::TwoQuestions => both(
                "「question」に質問の文を書けば、ハッシュは要らない",
                "with the text of the question in “question” no hash is needed",
            ),
            Self::UnknownWord { name: "to", .. } | Self::NotRaised { .. } => both(
                "プロファイルは義務を強めるだけで、弱めることはない。規則を使わないときは left_out に理由とともに書く",
                "a profile makes duties stronger, never weaker; a rule that is not to be used goes into left_out, with the reason",
            ),
            Self::UnknownWord { .. } | Self::NoSuchReading { .. } => {
                both("このうちの一つを書く", "write one of these")
            }
            Self::EndsBeforeItBegins => both("日付の前後を直す", "put the days in order"),
            Self::UnknownPack { .. } => both(
                "規則集の名前に直すか、その規則集を --pack で指定する",
                "write the name of a pack that is judged by, or name that pack with --pack",
            ),
            Self::UnknownRule { .. } => both(
                "判定の報告にある規則の名前を書く",
                "write the name of a rule as the report of a check shows it",
            ),
            Self::RuleOfTwoPacks { .. } => {
                both("「pack」に規則集の名前を書く", "say in “pack” which pack is meant")
            }
            Self::Computed { .. } => both(
                "この回答を消す。満たさないことを認めるなら --waivers で渡す",
                "remove this answer; to tolerate that the rule is not met, give a waiver with --waivers",
            ),
            Self::NoSubject { .. } => both("「subject」を消す", "remove “subject”"),
            Self::TwoSubjects { .. } => both(
                "報告のとおりに、フォルダーから書く",
                "write it with its folder, as the report does",
            ),
            Self::UnknownParameter { .. } | Self::UnknownChoice { .. } => {
                both("規則集にある名前を書く", "write a name that the pack has")
            }
            Self::BadValue { .. } => both("その形の値を書く", "write a value of that form"),
            Self::OutOfBounds { .. } => both(
                "規則集の定める範囲の値を書く",
                "write a value within the bounds that the pack sets",
            ),
            Self::More { .. } => both(
                "示した誤りを直してから、もう一度確かめる",
                "mend those that are shown, then try again",
            ),
            Self::Contradiction { .. } => both(
                "どちらかのプロファイルを直すか、一方だけを渡す",
                "change one of the profiles, or give only one of them",
            ),
        }
    }
}

/// As profiles and packs write it.
fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Must => "must",
        Strength::Should => "should",
        Strength::May => "may",
    }
}

impl Wanted {
    fn words(self) -> Bilingual {
        match self {
            Self::Text => both("文字列（\"…\"）", "a text (\"…\")"),
            Self::List => both("一覧（[ … ]）", "a list ([ … ])"),
            Self::Object => both("まとまり（{ … }）", "an object ({ … })"),
            Self::Scalar => both("一つの値（数か文字列か true、false）", "one value"),
        }
    }
}

impl Found {
    fn words(self) -> Bilingual {
        match self {
            Self::Null => both("null ", "null"),
            Self::Boolean => both("true か false ", "true or false"),
            Self::Number => both("数", "a number"),
            Self::Text => both("文字列", "a text"),
            Self::List => both("一覧", "a list"),
            Self::Object => both("まとまり", "an object"),
        }
    }
}
