//! The words of what is wrong with a fact or a mark.

use tekigo_grammar::diagnostic::Bilingual;

use super::both;
use crate::facts::problem::{Due, FactProblemKind, Found};
use crate::suggest::nearest;
use crate::types::NumberBounds;

impl FactProblemKind {
    #[allow(clippy::too_many_lines, reason = "one arm for each problem")]
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::Shape { due, found } => {
                let (due, found) = (due.name(), found.name());
                both(
                    format!("{}が必要だが、{}が書かれている", due.ja, found.ja),
                    format!("{} is due, but {} is written", due.en, found.en),
                )
            }
            Self::UnknownWord { found, words } => {
                let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
                both(
                    format!("{} のどれかのはずだが、`{found}` と書かれている", words.join("、")),
                    format!("one of {} is due, but `{found}` is written", words.join(", ")),
                )
            }
            Self::NumberDoesNotFit { found } => both(
                format!("数値は 38 桁、指数は ±38 までだが、`{found}` は収まらない"),
                format!(
                    "a number has at most 38 digits and an exponent of ±38, but `{found}` does not fit"
                ),
            ),
            Self::NotWhole { found } => both(
                format!("整数のはずだが、`{found}` と書かれている"),
                format!("a whole number is due, but `{found}` is written"),
            ),
            Self::OutOfBounds { found, bounds } => {
                let range = range(bounds);
                both(
                    format!("{}のはずだが、`{found}` と書かれている", range.ja),
                    format!("a number {} is due, but `{found}` is written", range.en),
                )
            }
            Self::TextLength { found, least, most } => {
                counted(*found, *least, *most, "文字", "characters")
            }
            Self::ListLength { found, least, most } => {
                counted(*found, *least, *most, "件", "items")
            }
            Self::TextTooLarge { found, limit } => both(
                format!("文字列は {limit} バイトまでだが、{found} バイトある"),
                format!("a text has at most {limit} bytes, but this has {found}"),
            ),
            Self::ListTooLong { limit } => both(
                format!("一覧は合わせて {limit} 件までだが、それを超えている"),
                format!("a list has at most {limit} items in all, but this has more"),
            ),
            Self::Malformed { due, found } => {
                let due = due.name();
                both(
                    format!("{}が必要だが、`{found}` と書かれている", due.ja),
                    format!("{} is due, but `{found}` is written", due.en),
                )
            }
            Self::LoneSurrogate => Bilingual::new(
                "文字を表すはずの `\\u` が、サロゲートペアの片方だけになっている",
                "`\\u` should stand for a character, but it is half of a surrogate pair",
            ),
            Self::Repeated { .. } => Bilingual::new(
                "一度だけ書くはずだが、二度書かれている。どちらが正しいか決められないため、読めない値として扱う",
                "it should be written once, but is written twice; nobody can tell which holds, so it counts as unreadable",
            ),
            Self::MarkOnValue { .. } => Bilingual::new(
                "空欄であるという印（`absent`）があるが、値も書かれている。矛盾するため、読めない値として扱う",
                "`absent` marks it as blank, but a value is written too; they contradict, so it counts as unreadable",
            ),
            Self::MarkWithoutReason => Bilingual::new(
                "`withheld` と `inapplicable` には理由（`reason`）が必要だが、書かれていない",
                "`withheld` and `inapplicable` want a `reason`, but none is written",
            ),
            Self::MarkUnknownWhy { found } if found.is_empty() => Bilingual::new(
                "`why` には `withheld`、`inapplicable`、`more` のどれかが必要だが、書かれていない",
                "`why` is `withheld`, `inapplicable` or `more`, but none of them is written",
            ),
            Self::MarkUnknownWhy { found } => both(
                format!(
                    "`why` は `withheld`、`inapplicable`、`more` のどれかのはずだが、`{found}` である"
                ),
                format!("`why` is `withheld`, `inapplicable` or `more`, but here it is `{found}`"),
            ),
            Self::MarkShape { found } => {
                let found = found.name();
                both(
                    format!(
                        "印は `{{\"why\": …, \"reason\": …}}` の形のはずだが、{}が書かれている",
                        found.ja
                    ),
                    format!(
                        "a mark is a record `{{\"why\": …, \"reason\": …}}`, but {} is written",
                        found.en
                    ),
                )
            }
            Self::MoreElsewhere => Bilingual::new(
                "`more` は一覧に付けるものだが、一覧ではない所に付いている",
                "`more` belongs on a list, but this is none",
            ),
            Self::BadPointer => Bilingual::new(
                "`absent` の項目名は `/backup/interval` のような JSON Pointer のはずだが、そうなっていない。この印は効かない",
                "the names in `absent` are JSON Pointers like `/backup/interval`, but this is none; the mark has no effect",
            ),
            Self::MarkNowhere => Bilingual::new(
                "印は文書にある場所に付けるはずだが、この場所はない。この印は効かない",
                "a mark belongs on a place of the document, but there is no such place; the mark has no effect",
            ),
            Self::BadState => Bilingual::new(
                "`\"draft\"` か `\"final\"` のはずだが、違う値が書かれている。作成中の文書として扱う",
                "`\"draft\"` or `\"final\"` is due, but something else is written; it is taken as a draft",
            ),
            Self::BadAbsent => Bilingual::new(
                "印を集めたまとまり `{…}` のはずだが、違う形である。どこに印があるか分からないため、空欄はすべて読めない値として扱う",
                "a record `{…}` of marks is due, but this is none; nobody can tell what was marked, so every blank place counts as unreadable",
            ),
            Self::TooManyMarks { limit } => both(
                format!(
                    "印は {limit} 個までだが、それを超えている。空欄はすべて読めない値として扱う"
                ),
                format!(
                    "there may be {limit} marks, but there are more; every blank place counts as unreadable"
                ),
            ),
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each problem")]
    pub(super) fn help(&self) -> Bilingual {
        match self {
            Self::Shape { due: Due::Number | Due::BusinessDays, found: Found::Text } => {
                Bilingual::new(
                    "引用符を外し、数字だけを書く",
                    "write the number alone, without quotation marks",
                )
            }
            Self::Shape { .. } | Self::Malformed { .. } => Bilingual::new(
                "この形で書き直すか、まだ書けないなら `null` にする",
                "write it in that form, or `null` while nothing can be said",
            ),
            Self::UnknownWord { found, words } => {
                match nearest(found, words.iter().map(String::as_str)) {
                    Some(word) => both(
                        format!("`{word}` のことですか。つづりも大文字・小文字も同じに書く"),
                        format!("did you mean `{word}`? write it in the same spelling and case"),
                    ),
                    None => Bilingual::new(
                        "この中の語を、つづりも大文字・小文字も同じに書く",
                        "write one of these words, in the same spelling and case",
                    ),
                }
            }
            Self::NumberDoesNotFit { .. } => Bilingual::new("桁数を減らす", "use fewer digits"),
            Self::NotWhole { .. } => {
                Bilingual::new("端数のない数にする", "write it without a fraction")
            }
            Self::OutOfBounds { .. } => Bilingual::new(
                "範囲内の数に直し、単位の取り違えがないか確かめる",
                "write a number in that range, and check that its unit is right",
            ),
            Self::TextLength { .. } => Bilingual::new("長さを直す", "change its length"),
            Self::ListLength { .. } => {
                Bilingual::new("項目の数を直す", "change how many items there are")
            }
            Self::TextTooLarge { .. } => Bilingual::new(
                "要点だけを書き、詳細は別の文書に分けるか、上限を上げる",
                "keep to the point and move details to another document, or raise the limit",
            ),
            Self::ListTooLong { .. } => Bilingual::new(
                "文書を分けるか、上限を上げる",
                "split the document, or raise the limit",
            ),
            Self::LoneSurrogate => Bilingual::new(
                "文字そのものを書くか、`\\ud83d\\ude00` のように二つ続けて書く",
                "write the character itself, or both halves, like `\\ud83d\\ude00`",
            ),
            Self::Repeated { .. } => Bilingual::new("どちらか一方を消す", "remove one of the two"),
            Self::MarkOnValue { .. } => Bilingual::new(
                "値か `absent` の印のどちらか一方を消す",
                "remove either the value or its mark in `absent`",
            ),
            Self::MarkWithoutReason => {
                Bilingual::new("`reason` に理由を書く", "write the reason in `reason`")
            }
            Self::MarkUnknownWhy { .. } => Bilingual::new(
                "非開示なら `withheld`、該当しないなら `inapplicable`、一覧が書きかけなら `more` と書く",
                "write `withheld` for what is not disclosed, `inapplicable` for what does not apply, `more` for an unfinished list",
            ),
            Self::MarkShape { .. } => Bilingual::new(
                "`{\"why\": \"withheld\", \"reason\": \"…\"}` のように書く",
                "write it like `{\"why\": \"withheld\", \"reason\": \"…\"}`",
            ),
            Self::MoreElsewhere => Bilingual::new(
                "一覧に付け直すか、文書を `\"state\": \"draft\"` にする",
                "put it on the list, or make the document `\"state\": \"draft\"`",
            ),
            Self::BadPointer => Bilingual::new(
                "`/` で始め、名前の中の `~` は `~0`、`/` は `~1` と書く",
                "start it with `/`, and write `~` in a name as `~0` and `/` as `~1`",
            ),
            Self::MarkNowhere => Bilingual::new(
                "項目の番号（0 から数える）と名前を確かめる",
                "check the item's number (they count from 0) and the name",
            ),
            Self::BadState => Bilingual::new(
                "`\"draft\"` か `\"final\"` と書く",
                "write `\"draft\"` or `\"final\"`",
            ),
            Self::BadAbsent => Bilingual::new(
                "`{\"/backup/interval\": {\"why\": …, \"reason\": …}}` のように書くか、消す",
                "write it like `{\"/backup/interval\": {\"why\": …, \"reason\": …}}`, or remove it",
            ),
            Self::TooManyMarks { .. } => Bilingual::new(
                "それらを含むまとまりに、一つだけ印を付ける",
                "mark the record around such places instead",
            ),
        }
    }
}

/// A number of characters or items outside its bounds.
fn counted(found: usize, least: usize, most: Option<usize>, ja: &str, en: &str) -> Bilingual {
    let noun = if most.unwrap_or(least) == 1 { en.trim_end_matches('s') } else { en };
    let wanted = match most {
        None => both(format!("{least} {ja}以上"), format!("at least {least} {noun} due")),
        Some(most) if least == 0 => {
            both(format!("{most} {ja}まで"), format!("at most {most} {noun} due"))
        }
        Some(most) => {
            both(format!("{least} から {most} {ja}"), format!("from {least} to {most} {noun} due"))
        }
    };
    both(
        format!("{}のはずだが、{found} {ja}ある", wanted.ja),
        format!("{}, but there {} {found}", wanted.en, if found == 1 { "is" } else { "are" }),
    )
}

/// `1 以上 100 未満の数`, `at least 1 and below 100`
fn range(bounds: &NumberBounds) -> Bilingual {
    let (mut ja, mut en) = (Vec::new(), Vec::new());
    if let Some(bound) = bounds.least {
        let number = bound.number;
        ja.push(format!("{number} {}", if bound.exclusive { "より大きい" } else { "以上" }));
        en.push(format!("{} {number}", if bound.exclusive { "above" } else { "of at least" }));
    }
    if let Some(bound) = bounds.most {
        let number = bound.number;
        ja.push(format!("{number} {}", if bound.exclusive { "未満" } else { "以下" }));
        en.push(format!("{} {number}", if bound.exclusive { "below" } else { "of at most" }));
    }
    both(format!("{}の数", ja.join("、")), en.join(" and "))
}
