//! The words of what is wrong with a document as a whole.

use tekigo_grammar::diagnostic::{Bilingual, spaced};

use super::both;
use crate::facts::problem::{DocumentErrorKind, Expected, FileFormat, OlderEncoding};

impl DocumentErrorKind {
    #[allow(clippy::too_many_lines, reason = "one arm for each error")]
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::TooLarge { found: None, limit } => both(
                format!("文書は {limit} バイトまでだが、それより大きい"),
                format!("a document has at most {limit} bytes, but this has more"),
            ),
            Self::TooLarge { found: Some(found), limit } => both(
                format!("文書は {limit} バイトまでだが、{found} バイトある"),
                format!("a document has at most {limit} bytes, but this has {found}"),
            ),
            Self::ByteOrderMark => Bilingual::new(
                "JSON は BOM（バイト順マーク）なしで始まるはずだが、BOM が付いている",
                "JSON starts without a byte order mark, but this has one",
            ),
            Self::Utf16 => Bilingual::new(
                "文字コードは UTF-8 のはずだが、UTF-16 か UTF-32 で保存されている",
                "the text should be UTF-8, but it was saved as UTF-16 or UTF-32",
            ),
            Self::NotUtf8 => Bilingual::new(
                "文字コードは UTF-8 のはずだが、ここに UTF-8 ではないバイトがある",
                "the text should be UTF-8, but a byte here is not",
            ),
            Self::Empty => Bilingual::new(
                "JSON の文書があるはずだが、何も書かれていない",
                "a JSON document is expected, but nothing is written",
            ),
            Self::NotARecord { found } => {
                let Bilingual { ja, en } = found.name();
                both(
                    format!("文書は `{{` で始まる一つのまとまりのはずだが、{ja}である"),
                    format!("a document is one record that starts with `{{`, but this is {en}"),
                )
            }
            Self::TooDeep { limit } => both(
                format!("入れ子は {limit} 段までだが、ここで超える"),
                format!("values nest at most {limit} deep, but here they nest deeper"),
            ),
            Self::Unexpected { expected, found } => {
                let Bilingual { ja, en } = expected.name();
                let found = shown(*found);
                both(
                    spaced(&["ここに必要なのは", &ja, "だが、", &found, "がある"]),
                    format!("{en} is expected here, but there is {found}"),
                )
            }
            Self::EndsEarly { expected } => {
                let Bilingual { ja, en } = expected.name();
                both(
                    spaced(&[&ja, "が必要だが、文書が途中で終わっている"]),
                    format!("{en} is expected, but the text ends here"),
                )
            }
            Self::TextAfterEnd => Bilingual::new(
                "文書は一つのまとまりのはずだが、終わりの後に続きがある",
                "a document is one record, but more text follows its end",
            ),
            Self::Control => Bilingual::new(
                "文字列の中には改行やタブなどの制御文字をそのまま書けないが、ここにある",
                "a text cannot hold line breaks, tabs or other control characters as they are, but there is one here",
            ),
            Self::BadEscape => Bilingual::new(
                "`\\` の後には `\"` `\\` `/` `b` `f` `n` `r` `t` か `u` と 4 桁の 16 進数が必要だが、そうなっていない",
                "`\\` is followed by `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, or `u` and four hexadecimal digits, but not here",
            ),
            Self::BadNumber => Bilingual::new(
                "数値は `-2.5` や `1e3` のように書くが、この数値はその形でない",
                "numbers are written like `-2.5` or `1e3`, but this one is not",
            ),
            Self::CutCharacter => Bilingual::new(
                "文字の途中のバイトでファイルが終わっている",
                "the file ends in the middle of a character",
            ),
            Self::OlderEncoding { encoding } => {
                let name = encoding.name();
                both(
                    format!("文字コードは UTF-8 のはずだが、{name} で保存されているらしい"),
                    format!("the text should be UTF-8, but this looks like {name}"),
                )
            }
            Self::OtherFormat { format } => {
                let Bilingual { ja, en } = format.name();
                both(
                    format!("文字で書かれたファイルのはずだが、{ja}である"),
                    format!("a file of text is expected, but this is {en}"),
                )
            }
            #[cfg(feature = "yaml")]
            Self::Yaml(fault) => fault.message(),
        }
    }

    pub(super) fn help(&self) -> Bilingual {
        match self {
            Self::TooLarge { .. } => Bilingual::new(
                "添付の内容などを別のファイルに分けるか、上限を上げる",
                "move attachments to files of their own, or raise the limit",
            ),
            Self::ByteOrderMark | Self::Utf16 | Self::NotUtf8 | Self::OlderEncoding { .. } => {
                Bilingual::new(
                    "「UTF-8（BOM なし）」で保存し直す",
                    "save it again as UTF-8 without a byte order mark",
                )
            }
            Self::Empty | Self::NotARecord { .. } => {
                Bilingual::new("`{\"kind\": …}` の形で書く", "write it as `{\"kind\": …}`")
            }
            Self::TooDeep { .. } => Bilingual::new(
                "閉じ忘れた括弧がないか確かめ、値の入れ子を浅くする",
                "look for a bracket that was never closed, and nest the values less deeply",
            ),
            Self::Unexpected { expected, found } => unexpected_help(*expected, *found),
            Self::CutCharacter => Bilingual::new(
                "ファイルが途中で切れている。元のファイルからコピーし直すか、保存し直す",
                "the file was cut off: copy it anew from where it came from, or save it again",
            ),
            Self::OtherFormat { .. } => Bilingual::new(
                "同じ内容を JSON で書き出し、そのファイルを渡す",
                "write its content as JSON, and give that file",
            ),
            Self::EndsEarly { .. } => Bilingual::new(
                "ファイルの続きが欠けていないか確かめ、括弧や引用符を閉じる",
                "check that the file is whole, and close its brackets and quotation marks",
            ),
            Self::TextAfterEnd => Bilingual::new(
                "続きを消すか、一つのファイルに一つの文書を書く",
                "remove what follows, or write one document in each file",
            ),
            Self::Control => Bilingual::new(
                "改行は `\\n`、タブは `\\t` と書く",
                "write a line break as `\\n` and a tab as `\\t`",
            ),
            Self::BadEscape => Bilingual::new(
                "`\\` という文字そのものは `\\\\` と書く",
                "write the character `\\` itself as `\\\\`",
            ),
            Self::BadNumber => Bilingual::new(
                "先頭の余分な 0 を消し、小数点や `e` の後に数字を書く",
                "remove needless leading zeros, and write digits after the point and after `e`",
            ),
            #[cfg(feature = "yaml")]
            Self::Yaml(fault) => fault.help(),
        }
    }
}

/// The usual slips each have an advice of their own.
fn unexpected_help(expected: Expected, found: char) -> Bilingual {
    match (expected, found) {
        (Expected::Name | Expected::Value, '}' | ']') => {
            Bilingual::new("最後の項目の後の `,` を消す", "remove the `,` after the last entry")
        }
        (_, '\'' | '“' | '”' | '＂') => {
            Bilingual::new("引用符は半角の `\"` にする", "use `\"` as the quotation mark")
        }
        (_, '：' | '，' | '、' | '｛' | '｝' | '［' | '］' | '\u{3000}') => {
            Bilingual::new("記号と空白を半角にする", "use half-width signs and spaces")
        }
        (_, '\0') => Bilingual::new(
            "ファイルが壊れている。元のファイルからコピーし直すか、保存し直す",
            "the file is damaged: copy it anew from where it came from, or save it again",
        ),
        (_, '<') => Bilingual::new(
            "HTML や XML ではなく、JSON のファイルを渡す",
            "give a file of JSON, not one of HTML or XML",
        ),
        (_, '/' | '#') => {
            Bilingual::new("JSON にコメントは書けないので、消す", "JSON has no comments: remove it")
        }
        (Expected::CommaOrBrace | Expected::CommaOrBracket, '"') => {
            Bilingual::new("前の項目の後に `,` を書く", "write a `,` after the entry before")
        }
        (Expected::Value, sign) if sign.is_alphabetic() => Bilingual::new(
            "文字列は `\"` で囲む。囲まずに書けるのは数、`true`、`false`、`null` だけで、`NaN` や `Infinity` は書けない",
            "put `\"` around a text; only numbers, `true`, `false` and `null` stand without, and there is no `NaN` or `Infinity`",
        ),
        _ => Bilingual::new(
            "ここより前の引用符、`,`、括弧の対応を確かめる",
            "check the quotation marks, commas and brackets before this place",
        ),
    }
}

/// A character, or its code where it cannot be seen.
pub(in crate::facts) fn shown(letter: char) -> String {
    if letter.is_control() || letter.is_whitespace() || letter == '\u{FEFF}' {
        format!("U+{:04X}", u32::from(letter))
    } else {
        format!("`{letter}`")
    }
}

impl OlderEncoding {
    fn name(self) -> &'static str {
        match self {
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "ISO-2022-JP",
        }
    }
}

impl FileFormat {
    fn name(self) -> Bilingual {
        match self {
            Self::Zip => Bilingual::new(
                "ZIP 形式のファイル（Excel や Word のファイルもこの形式）",
                "a ZIP file, as those of Excel and Word are",
            ),
            Self::Office => Bilingual::new(
                "古い形式の Excel か Word のファイル",
                "a file of Excel or Word in their old format",
            ),
            Self::Pdf => Bilingual::new("PDF", "a PDF"),
            Self::Gzip => Bilingual::new("gzip で圧縮されたファイル", "compressed by gzip"),
        }
    }
}

impl Expected {
    fn name(self) -> Bilingual {
        match self {
            Self::Value => Bilingual::new("値", "a value"),
            Self::ValueOrEnd => Bilingual::new("値か `]`", "a value or `]`"),
            Self::Name => Bilingual::new("`\"` で囲んだ項目名", "a member's name in `\"`"),
            Self::NameOrEnd => {
                Bilingual::new("`\"` で囲んだ項目名か `}`", "a member's name in `\"`, or `}`,")
            }
            Self::Colon => Bilingual::new("項目名の後の `:`", "`:` after the member's name"),
            Self::CommaOrBrace => Bilingual::new("`,` か `}`", "`,` or `}`"),
            Self::CommaOrBracket => Bilingual::new("`,` か `]`", "`,` or `]`"),
            Self::Quotation => {
                Bilingual::new("文字列を閉じる `\"`", "the `\"` that closes the text")
            }
        }
    }
}
