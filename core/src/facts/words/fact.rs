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
                    format!("{}が必要ですが、{}が書かれています", due.ja, found.ja),
                    format!("{} is due, but {} is written", due.en, found.en),
                )
            }
            Self::UnknownWord { found, words } => {
                let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
                both(
                    format!(
                        "{} のどれかのはずですが、`{found}` と書かれています",
                        words.join("、")
                    ),
                    format!("one of {} is due, but `{found}` is written", words.join(", ")),
                )
            }
            Self::NumberDoesNotFit { found } => both(
                format!("数値は 38 桁、指数は ±38 までですが、`{found}` は収まりません"),
                format!(
                    "a number has at most 38 digits and an exponent of ±38, but `{found}` does not fit"
                ),
            ),
            Self::NotWhole { found } => both(
                format!("整数のはずですが、`{found}` と書かれています"),
                format!("a whole number is due, but `{found}` is written"),
            ),
            Self::OutOfBounds { found, bounds } => {
                let range = range(bounds);
                both(
                    format!("{}のはずですが、`{found}` と書かれています", range.ja),
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
                format!("文字列は {limit} バイトまでですが、{found} バイトあります"),
                format!("a text has at most {limit} bytes, but this has {found}"),
            ),
            Self::ListTooLong { limit } => both(
                format!("リストは合わせて {limit} 件までですが、それを超えています"),
                format!("a list has at most {limit} items in all, but this has more"),
            ),
            Self::Malformed { due, found } => {
                let due = due.name();
                both(
                    format!("{}が必要ですが、`{found}` と書かれています", due.ja),
                    format!("{} is due, but `{found}` is written", due.en),
                )
            }
            Self::LoneSurrogate => Bilingual::new(
                "文字を表すはずの `\\u` が、サロゲートペアの片方だけになっています",
                "`\\u` should stand for a character, but it is half of a surrogate pair",
            ),
            Self::Repeated { .. } => Bilingual::new(
                "一度だけ書くはずですが、二度書かれています。どちらが正しいか決められないため、読めない値として扱います",
                "it should be written once, but is written twice; nobody can tell which holds, so it counts as unreadable",
            ),
            Self::MarkOnValue { .. } => Bilingual::new(
                "空欄であるという印（`absent`）がありますが、値も書かれています。矛盾するため、読めない値として扱います",
                "`absent` marks it as blank, but a value is written too; they contradict, so it counts as unreadable",
            ),
            Self::MarkWithoutReason => Bilingual::new(
                "`withheld` と `inapplicable` には理由（`reason`）が必要ですが、書かれていません",
                "`withheld` and `inapplicable` want a `reason`, but none is written",
            ),
            Self::MarkUnknownWhy { found } if found.is_empty() => Bilingual::new(
                "`why` には `withheld`、`inapplicable`、`more` のどれかが必要ですが、書かれていません",
                "`why` is `withheld`, `inapplicable` or `more`, but none of them is written",
            ),
            Self::MarkUnknownWhy { found } => both(
                format!(
                    "`why` は `withheld`、`inapplicable`、`more` のどれかのはずですが、`{found}` です"
                ),
                format!("`why` is `withheld`, `inapplicable` or `more`, but here it is `{found}`"),
            ),
            Self::MarkShape { found } => {
                let found = found.name();
                both(
                    format!(
                        "印は `{{\"why\": …, \"reason\": …}}` の形のはずですが、{}が書かれています",
                        found.ja
                    ),
                    format!(
                        "a mark is a record `{{\"why\": …, \"reason\": …}}`, but {} is written",
                        found.en
                    ),
                )
            }
            Self::MoreElsewhere => Bilingual::new(
                "`more` はリストに付けるものですが、リストではない所に付いています",
                "`more` belongs on a list, but this is none",
            ),
            Self::BadPointer => Bilingual::new(
                "`absent` の項目名は `/backup/interval` のような JSON Pointer のはずですが、そうなっていません。この印は効きません",
                "the names in `absent` are JSON Pointers like `/backup/interval`, but this is none; the mark has no effect",
            ),
            Self::MarkNowhere => Bilingual::new(
                "印は文書にある場所に付けるはずですが、この場所はありません。この印は効きません",
                "a mark belongs on a place of the document, but there is no such place; the mark has no effect",
            ),
            Self::BadState => Bilingual::new(
                "`\"draft\"` か `\"final\"` のはずですが、違う値が書かれています。下書きとして扱います",
                "`\"draft\"` or `\"final\"` is due, but something else is written; it is taken as a draft",
            ),
            Self::BadAbsent => Bilingual::new(
                "印を集めたレコード `{…}` のはずですが、違う形です。どこに印があるか分からないため、空欄はすべて読めない値として扱います",
                "a record `{…}` of marks is due, but this is none; nobody can tell what was marked, so every blank place counts as unreadable",
            ),
            Self::TooManyMarks { limit } => both(
                format!(
                    "印は {limit} 個までですが、それを超えています。空欄はすべて読めない値として扱います"
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
                    "引用符を外し、数字だけを書いてください",
                    "write the number alone, without quotation marks",
                )
            }
            Self::Shape { .. } | Self::Malformed { .. } => Bilingual::new(
                "この形で書き直すか、まだ書けないなら `null` にしてください",
                "write it in that form, or `null` while nothing can be said",
            ),
            Self::UnknownWord { found, words } => {
                match nearest(found, words.iter().map(String::as_str)) {
                    Some(word) => both(
                        format!(
                            "`{word}` のことですか。つづりも大文字・小文字も同じに書いてください"
                        ),
                        format!("did you mean `{word}`? write it in the same spelling and case"),
                    ),
                    None => Bilingual::new(
                        "この中の語を、つづりも大文字・小文字も同じに書いてください",
                        "write one of these words, in the same spelling and case",
                    ),
                }
            }
            Self::NumberDoesNotFit { .. } => {
                Bilingual::new("桁数を減らしてください", "use fewer digits")
            }
            Self::NotWhole { .. } => {
                Bilingual::new("端数のない数にしてください", "write it without a fraction")
            }
            Self::OutOfBounds { .. } => Bilingual::new(
                "範囲内の数に直し、単位の取り違えがないか確かめてください",
                "write a number in that range, and check that its unit is right",
            ),
            Self::TextLength { .. } => Bilingual::new("長さを直してください", "change its length"),
            Self::ListLength { .. } => {
                Bilingual::new("項目の数を直してください", "change how many items there are")
            }
            Self::TextTooLarge { .. } => Bilingual::new(
                "要点だけを書き、詳細は別の文書に分けるか、上限を上げてください",
                "keep to the point and move details to another document, or raise the limit",
            ),
            Self::ListTooLong { .. } => Bilingual::new(
                "文書を分けるか、上限を上げてください",
                "split the document, or raise the limit",
            ),
            Self::LoneSurrogate => Bilingual::new(
                "文字そのものを書くか、`\\ud83d\\ude00` のように二つ続けて書いてください",
                "write the character itself, or both halves, like `\\ud83d\\ude00`",
            ),
            Self::Repeated { .. } => {
                Bilingual::new("どちらか一方を消してください", "remove one of the two")
            }
            Self::MarkOnValue { .. } => Bilingual::new(
                "値か `absent` の印のどちらか一方を消してください",
                "remove either the value or its mark in `absent`",
            ),
            Self::MarkWithoutReason => {
                Bilingual::new("`reason` に理由を書いてください", "write the reason in `reason`")
            }
            Self::MarkUnknownWhy { .. } => Bilingual::new(
                "非開示なら `withheld`、該当しないなら `inapplicable`、リストが書きかけなら `more` と書いてください",
                "write `withheld` for what is not disclosed, `inapplicable` for what does not apply, `more` for an unfinished list",
            ),
            Self::MarkShape { .. } => Bilingual::new(
                "`{\"why\": \"withheld\", \"reason\": \"…\"}` のように書いてください",
                "write it like `{\"why\": \"withheld\", \"reason\": \"…\"}`",
            ),
            Self::MoreElsewhere => Bilingual::new(
                "リストに付け直すか、文書を `\"state\": \"draft\"` にしてください",
                "put it on the list, or make the document `\"state\": \"draft\"`",
            ),
            Self::BadPointer => Bilingual::new(
                "`/` で始め、名前の中の `~` は `~0`、`/` は `~1` と書いてください",
                "start it with `/`, and write `~` in a name as `~0` and `/` as `~1`",
            ),
            Self::MarkNowhere => Bilingual::new(
                "項目の番号（0 から数えます）と名前を確かめてください",
                "check the item's number (they count from 0) and the name",
            ),
            Self::BadState => Bilingual::new(
                "`\"draft\"` か `\"final\"` と書いてください",
                "write `\"draft\"` or `\"final\"`",
            ),
            Self::BadAbsent => Bilingual::new(
                "`{\"/backup/interval\": {\"why\": …, \"reason\": …}}` のように書くか、消してください",
                "write it like `{\"/backup/interval\": {\"why\": …, \"reason\": …}}`, or remove it",
            ),
            Self::TooManyMarks { .. } => Bilingual::new(
                "一つ上のレコードにまとめて印を付けてください",
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
        format!("{}のはずですが、{found} {ja}あります", wanted.ja),
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
