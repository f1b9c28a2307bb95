//! The words of schema problems: what was expected, what was found, why, and what to do.

mod faults;
mod parts;

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};

use super::problem::{Found, Large, QuantityFault, SchemaProblem, SchemaProblemKind, Wanted};

impl SchemaProblem {
    /// The problem as a message to a person; its labels count files from the first schema.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let mut labels =
            vec![Label { file: self.file, span: self.span, words: Bilingual::default() }];
        if let Some((file, span)) = self.related {
            labels.push(Label {
                file,
                span,
                words: Bilingual::new("最初はここ", "the first one is here"),
            });
        }
        Diagnostic {
            code: self.kind.code(),
            severity: Severity::Error,
            message: self.kind.message(),
            labels,
            help: self.kind.help(),
        }
    }
}

fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}

fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn did_you_mean(word: &str) -> Bilingual {
    both(format!("`{word}` のことですか"), format!("did you mean `{word}`?"))
}

impl SchemaProblemKind {
    #[allow(clippy::too_many_lines, reason = "one flat match, an arm for each problem")]
    fn message(&self) -> Bilingual {
        match self {
            Self::NotJson { found: Some(found) } => {
                let found = if found.is_control() {
                    found.escape_unicode().to_string()
                } else {
                    found.to_string()
                };
                both(
                    format!("JSONとして読めない。ここに `{found}` は来ない"),
                    format!("this is not JSON: `{found}` cannot stand here"),
                )
            }
            Self::NotJson { found: None } => both(
                "JSONとして読めない。途中で終わっている",
                "this is not JSON: it ends before it is complete",
            ),
            Self::TooDeep { limit } => both(
                format!("入れ子が深すぎる（{limit} 段まで。`$ref` の先も数える）"),
                format!(
                    "this nests too deep: {limit} levels at most, counted through every `$ref`"
                ),
            ),
            Self::TooLarge { what: Large::Text, limit } => both(
                format!("スキーマのファイルが大きすぎる（{limit} バイトまで）"),
                format!("this schema file is too large: {limit} bytes at most"),
            ),
            Self::TooLarge { what: Large::Shapes, limit } => both(
                format!("`$ref` をすべて展開すると項目が多すぎる（{limit} 個まで）"),
                format!("with every `$ref` written out there are too many places: {limit} at most"),
            ),
            Self::Repeated { name, what } => what.message(name),
            Self::UnknownKeyword { keyword, inside, .. } => inside.message(keyword),
            Self::WrongValue { keyword, wanted, found } => {
                let (wanted, found) = (wanted.words(), found.words());
                both(
                    format!("`{keyword}` には{}が入る。ここにあるのは{}", wanted.ja, found.ja),
                    format!("`{keyword}` takes {}, found {}", wanted.en, found.en),
                )
            }
            Self::DoesNotFit { keyword, form } => {
                let form = form.words();
                both(
                    format!("{}に `{keyword}` は使えない。書いても何の働きもしない", form.ja),
                    format!("`{keyword}` does not go with {}: it would say nothing", form.en),
                )
            }
            Self::TypeMissing => both(
                "`type` がないので、ここに何が入るのかわからない",
                "there is no `type` to say what may stand here",
            ),
            Self::UnknownWord { keyword, word, known, .. } if known.is_empty() => both(
                format!("`{keyword}` に `{word}` という語はない"),
                format!("`{keyword}` knows no word `{word}`"),
            ),
            Self::UnknownWord { keyword, word, known, .. } => both(
                format!(
                    "`{keyword}` には {} のどれかが入る。ここにあるのは `{word}`",
                    listed(known)
                ),
                format!("`{keyword}` takes one of {}, found `{word}`", listed(known)),
            ),
            Self::TitleMissing { of, missing } => {
                let (of, missing) = (of.words(), missing.words());
                both(
                    format!("{}に、{}の呼び名がない", of.ja, missing.ja),
                    format!("{} has no title in {}", of.en, missing.en),
                )
            }
            Self::RefToNowhere { target, .. } => both(
                format!("`$ref` の先 `{target}` が見つからない"),
                format!("`$ref` leads to `{target}`, which is not there"),
            ),
            Self::Circular { target } => both(
                format!("`{target}` が自分自身を含んでいる。文書の形は有限でなければならない"),
                format!("`{target}` contains itself, but the shape of a document must be finite"),
            ),
            Self::BadLevels { fault } => fault.message(),
            Self::BadName { name, of } => of.message(name),
            Self::NameTaken { name } => both(
                format!("列挙 `{name}` が、別の語の並びや呼び名で二度書かれている"),
                format!("`{name}` is given twice, with levels or words that differ"),
            ),
            Self::ConstNotText { found } => {
                let found = found.words();
                both(
                    format!("`const` に使えるのは文字列だけ。ここにあるのは{}", found.ja),
                    format!("`const` takes a text alone, found {}", found.en),
                )
            }
            Self::Discriminator { fault } => fault.message(),
            Self::MemberDiffers { member } => both(
                format!("`{member}` の形が、`oneOf` の選択肢によって違う"),
                format!("`{member}` has another form in an earlier option of this `oneOf`"),
            ),
            Self::NothingFits { least, most } => both(
                format!("下限 {least} と上限 {most} の間に、入るものがない"),
                format!("nothing lies between the lower end {least} and the upper end {most}"),
            ),
            Self::PartMissing { part } => part.message(),
            Self::RecordAndMap => both(
                "`properties` があるので、ほかの項目の形を `additionalProperties` で決めることはできない",
                "beside `properties`, `additionalProperties` cannot be a schema: this would be a record and a map at once",
            ),
            Self::RequiredUnknown { name, .. } => both(
                format!("`required` にある `{name}` が `properties` にない"),
                format!("`required` lists `{name}`, which `properties` has not"),
            ),
            Self::QuantityMember { fault } => fault.message(),
            Self::DocumentKind { fault } => fault.message(),
            Self::Misplaced { keyword } => both(
                format!("`{keyword}` はここには書けない"),
                format!("`{keyword}` cannot stand here"),
            ),
        }
    }

    fn help(&self) -> Option<Bilingual> {
        match self {
            Self::UnknownKeyword { suggestion: Some(word), .. }
            | Self::UnknownWord { suggestion: Some(word), .. }
            | Self::RefToNowhere { suggestion: Some(word), .. }
            | Self::RequiredUnknown { suggestion: Some(word), .. }
            | Self::QuantityMember {
                fault:
                    QuantityFault::Unknown { suggestion: Some(word), .. }
                    | QuantityFault::Exactness { suggestion: Some(word), .. },
            } => Some(did_you_mean(word)),
            Self::UnknownKeyword { inside, .. } => Some(inside.help()),
            Self::TooDeep { .. } => Some(both(
                "入れ子を浅くする。繰り返しの部分は一覧（`array`）にする",
                "make it flatter; what repeats can be a list (`array`)",
            )),
            Self::TooLarge { .. } => Some(both(
                "文書を分けるか、繰り返しの部分を一覧（`array`）にする",
                "split the document, or make a list (`array`) of what repeats",
            )),
            Self::Repeated { what, .. } => Some(what.help()),
            Self::WrongValue { wanted: Wanted::OneType, found: Found::List, .. } => Some(both(
                "型を一つ書く。空欄はどの型でも書けるので `null` は要らない",
                "write one type; every place may be left blank, so `null` is not needed",
            )),
            Self::DoesNotFit { form, .. } => Some(form.help()),
            Self::TypeMissing => Some(both(
                "`\"type\": \"string\"` のように書くか、`$ref` か `oneOf` を使う",
                "write for example `\"type\": \"string\"`, or use `$ref` or `oneOf`",
            )),
            Self::TitleMissing { of, .. } => Some(of.help()),
            Self::RefToNowhere { .. } => Some(both(
                "`#/$defs/名前` か `ファイル名#/$defs/名前` と書く。先のファイルも規則集に含める",
                "write `#/$defs/NAME` or `FILE#/$defs/NAME`; the file must be one of the pack's schemas",
            )),
            Self::Circular { .. } => Some(both(
                "深さの決まった形に書き換える",
                "write out as many levels as documents need",
            )),
            Self::NameTaken { .. } => Some(both(
                "同じものなら `$defs` に一度だけ書いて `$ref` で使う。違うものなら名前を変える",
                "if they are one, write it once in `$defs` and use `$ref`; if not, give one of them another name",
            )),
            Self::ConstNotText { .. } => Some(both(
                "数を一つに決めるなら `minimum` と `maximum` を同じ値にする",
                "to allow one number alone, give it as `minimum` and as `maximum`",
            )),
            Self::Discriminator { .. } => Some(both(
                "どの選択肢にも同じ名前の項目を置き、`\"const\": \"…\"` でそれぞれ違う語を与える",
                "give each option one and the same property, with a different `\"const\": \"…\"`",
            )),
            Self::MemberDiffers { .. } => Some(both(
                "`$defs` に一度だけ書いて `$ref` で使うか、項目の名前を変える",
                "write it once in `$defs` and use `$ref`, or give one of them another name",
            )),
            Self::NothingFits { .. } => Some(both("どちらかの値を直す", "correct one of the two")),
            Self::PartMissing { part } => Some(part.help()),
            Self::RecordAndMap => Some(both(
                "対応表（map）にする項目を、別の名前の下に移す",
                "move the map to a member of its own, or write `\"additionalProperties\": false`",
            )),
            Self::QuantityMember { fault } => Some(fault.help()),
            Self::DocumentKind { fault } => Some(fault.help()),
            Self::Misplaced { keyword } => misplaced_help(keyword),
            Self::BadName { of, .. } => Some(of.help()),
            Self::BadLevels { fault } => Some(fault.help()),
            Self::NotJson { found: Some(_) } => Some(both(
                "下線の前の `,`、引用符、括弧の対応を確かめる。注釈（`//`）は書けない",
                "check the commas, quotation marks and brackets before this place; JSON has no comments",
            )),
            Self::NotJson { found: None } => Some(both(
                "括弧と引用符を閉じ、ファイルの続きが欠けていないか確かめる",
                "close its brackets and quotation marks, and check that the file is whole",
            )),
            Self::WrongValue { keyword, .. } => Some(both(
                format!("`{keyword}` の値を書き直す"),
                format!("write another value for `{keyword}`"),
            )),
            Self::UnknownWord { known, .. } if known.is_empty() => {
                Some(both("`enum` にある語だけを書く", "write words of the `enum` alone"))
            }
            Self::UnknownWord { .. } => Some(both("このうちの一つを書く", "write one of these")),
            Self::RequiredUnknown { .. } => Some(both(
                "`properties` に加えるか、`required` から消す",
                "add it to `properties`, or take it out of `required`",
            )),
        }
    }
}

fn misplaced_help(keyword: &str) -> Option<Bilingual> {
    Some(match keyword {
        "x-tekigo.removable" => {
            both("一覧の項目（`items`）に書く", "write it on the `items` of a list")
        }
        "$schema" | "$id" | "$defs" | "x-tekigo.document" => {
            both("ファイルの一番上に移す", "move it to the top of the file")
        }
        _ => return None,
    })
}
