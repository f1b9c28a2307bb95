//! The words of problems that come in several kinds: levels, names, discriminators, missing parts, quantities.

use tekigo_grammar::diagnostic::Bilingual;

use super::{both, listed};
use crate::schema::problem::{
    DiscriminatorFault, KindFault, LevelFault, Named, Part, QuantityFault,
};

impl LevelFault {
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::None => both("`enum` に語が一つもない", "`enum` lists no word"),
            Self::Repeated(word) => both(
                format!("`enum` に `{word}` が二度ある"),
                format!("`enum` lists `{word}` twice"),
            ),
            Self::Blank => both(
                "空白だけの語は書けない。文書では空欄と区別がつかない",
                "a word cannot be blank: a document that wrote it would have left the place out",
            ),
            Self::Control(word) => both(
                format!("語 {word:?} に改行などの制御文字がある。規則に書けない"),
                format!("the word {word:?} has a control character, which no rule can write"),
            ),
        }
    }

    pub(super) fn help(&self) -> Bilingual {
        match self {
            Self::None => both("語を一つは書く", "list one word at least"),
            Self::Repeated(_) => both("一つを消す", "take one of them away"),
            Self::Blank => both(
                "意味の分かる語を書く。空欄でよいことは書かなくてよい",
                "write a word that says something; that a place may be blank need not be said",
            ),
            Self::Control(_) => both("その文字を消す", "take that character out"),
        }
    }
}

impl Named {
    pub(super) fn message(self, name: &str) -> Bilingual {
        match self {
            Self::Kind => both(
                format!("文書の種類 `{name}` は、規則に書ける名前ではない"),
                format!("the kind `{name}` is not spelt as a name, so no rule could say it"),
            ),
            Self::Scale => both(
                format!("尺度 `{name}` は、規則に書ける名前ではない"),
                format!("the scale `{name}` is not spelt as a name, so no table could say it"),
            ),
            Self::Owner => both(
                format!("当事者 `{name}` は、規則に書ける名前ではない"),
                format!("the owner `{name}` is not spelt as a name, so no pack could declare it"),
            ),
            Self::Definition => both(
                format!("`$defs` の名前 `{name}` に、`$ref` にそのまま書けない文字がある"),
                format!(
                    "the name `{name}` in `$defs` has characters that a `$ref` cannot write as they are"
                ),
            ),
            Self::Property => both(
                format!("項目の名前 {name:?} は、空か、改行などの制御文字を含む。規則に書けない"),
                format!(
                    "the member {name:?} is empty or has a control character, so no rule could say it"
                ),
            ),
            Self::TypeWord => both(
                format!("`{name}` は言語の型の名前なので、列挙の名前には使えない"),
                format!(
                    "`{name}` is a type of the language, and cannot name an enumeration as well"
                ),
            ),
        }
    }

    pub(super) fn help(self) -> Bilingual {
        match self {
            Self::Kind | Self::Scale | Self::Owner => both(
                "小文字の英字で始め、小文字の英字・数字・`_` だけを使う",
                "start with a small letter; then small letters, digits and `_`",
            ),
            Self::Definition => both(
                "英字・数字・`_`・`-`・`.` だけを使う",
                "use letters, digits, `_`, `-` and `.`",
            ),
            Self::Property | Self::TypeWord => both("名前を変える", "give it another name"),
        }
    }
}

impl DiscriminatorFault {
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::NoOptions => both("`oneOf` に選択肢がない", "`oneOf` has no options"),
            Self::NotARecord => both(
                "`oneOf` の選択肢は、`properties` のあるオブジェクトでなければならない",
                "an option of `oneOf` must be an object with `properties`",
            ),
            Self::None => both(
                "`oneOf` の選択肢を見分ける項目がない",
                "no property tells the options of this `oneOf` apart",
            ),
            Self::Equal { member, word } => both(
                format!("`oneOf` の二つの選択肢で、`{member}` が同じ `{word}` になっている"),
                format!("`{member}` is `{word}` in two options of this `oneOf`"),
            ),
            Self::Several(members) => both(
                format!("`oneOf` の選択肢を見分ける項目が一つに決まらない: {}", listed(members)),
                format!(
                    "more than one property tells the options of this `oneOf` apart: {}",
                    listed(members)
                ),
            ),
        }
    }
}

impl Part {
    pub(super) fn message(self) -> Bilingual {
        match self {
            Self::Items => both(
                "一覧の項目の形（`items`）がない",
                "this list does not say what its items are: it wants `items`",
            ),
            Self::Properties => both(
                "オブジェクトに項目が一つもない",
                "this object has no members that could say anything",
            ),
            Self::Facts => both(
                "この文書には、規則が読める項目が一つもない",
                "this document has no member that a rule could read",
            ),
            Self::Value => {
                both("数量に `value` がない", "this quantity has no `value` among its properties")
            }
            Self::Document => both(
                "このファイルには文書の形があるのに、`x-tekigo.document` がない",
                "this file describes something, but no `x-tekigo.document` says which document it is",
            ),
            Self::Kind => {
                both("`x-tekigo.document` に `kind` がない", "`x-tekigo.document` has no `kind`")
            }
            Self::State => both(
                "ほかの項目を許さない文書なのに、`state` の場所がない。作成中の文書を書けない",
                "this document takes no other members, and has none for `state`: it could be no draft",
            ),
            Self::Absent => both(
                "ほかの項目を許さない文書なのに、`absent` の場所がない。非開示や該当なしを書けない",
                "this document takes no other members, and has none for `absent`: nothing could be marked as withheld",
            ),
        }
    }

    pub(super) fn help(self) -> Bilingual {
        match self {
            Self::Items => both("`\"items\": {…}` を加える", "add `\"items\": {…}`"),
            Self::Properties => both(
                "`\"properties\": {…}` を加える。名前の決まっていない項目なら `\"additionalProperties\": {…}`",
                "add `\"properties\": {…}`, or `\"additionalProperties\": {…}` for members of any name",
            ),
            Self::Facts => both(
                "`kind`, `state`, `absent`, `evidence` のほかの項目を `properties` に加える",
                "add members to `properties` beside `kind`, `state`, `absent` and `evidence`",
            ),
            Self::Value => both(
                "`\"value\": {\"type\": \"number\"}` を加える",
                "add `\"value\": {\"type\": \"number\"}`",
            ),
            Self::Document => both(
                "`\"x-tekigo\": {\"document\": {\"kind\": \"…\", \"title\": {…}}}` を加える。部品だけのファイルなら `$defs` だけを書く",
                "add `\"x-tekigo\": {\"document\": {\"kind\": \"…\", \"title\": {…}}}`; a file of parts has `$defs` alone",
            ),
            Self::Kind => both("`\"kind\": \"…\"` を加える", "add `\"kind\": \"…\"`"),
            Self::State => both(
                "`properties` に `\"state\": {\"type\": \"string\", \"enum\": [\"draft\", \"final\"]}` を加える",
                "add `\"state\": {\"type\": \"string\", \"enum\": [\"draft\", \"final\"]}` to `properties`",
            ),
            Self::Absent => both(
                "`properties` に `\"absent\": {\"type\": \"object\"}` を加える",
                "add `\"absent\": {\"type\": \"object\"}` to `properties`",
            ),
        }
    }
}

impl QuantityFault {
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::Unknown { name, .. } => both(
                format!("数量に `{name}` という項目はない"),
                format!("a quantity has no member `{name}`"),
            ),
            Self::NotANumber(name) => both(
                format!("数量の `{name}` は数（`number` か `integer`）でなければならない"),
                format!("`{name}` of a quantity must be a `number` or `integer`"),
            ),
            Self::NotWords(name) => both(
                format!("数量の `{name}` は列挙（`enum`）か一語（`const`）でなければならない"),
                format!(
                    "`{name}` of a quantity must be an enumeration (`enum`) or one word (`const`)"
                ),
            ),
            Self::HalfARange => both(
                "数量の `low` と `high` は、両方あるか、両方ないかのどちらか",
                "a quantity has both `low` and `high`, or neither",
            ),
            Self::RangeDiffers => both(
                "数量の `low` と `high` の型と範囲は、`value` と同じでなければならない",
                "`low` and `high` of a quantity have the type and bounds of its `value`",
            ),
            Self::RangeWithoutAbout => both(
                "`low` と `high` は `about`（約）の幅を示すもの。`exactness` に `about` がない",
                "`low` and `high` say how far `about` reaches, but `exactness` has no `about`",
            ),
            Self::Exactness { word, .. } => both(
                format!(
                    "`exactness` の語は `exact`, `about`, `at_least`, `at_most`。`{word}` はない"
                ),
                format!(
                    "`exactness` has the words `exact`, `about`, `at_least` and `at_most`, not `{word}`"
                ),
            ),
        }
    }

    pub(super) fn help(&self) -> Bilingual {
        match self {
            Self::Unknown { .. } => both(
                "使えるのは `value`, `unit`, `base`, `exactness`, `low`, `high`。ほかの項目は数量の外に置く",
                "its members are `value`, `unit`, `base`, `exactness`, `low` and `high`; put others beside the quantity",
            ),
            Self::HalfARange => both("もう一方を加える", "add the other one"),
            Self::RangeWithoutAbout => both(
                "`exactness` に `about` を加えるか、`low` と `high` を消す",
                "add `about` to `exactness`, or take `low` and `high` away",
            ),
            Self::NotANumber(_) => {
                both("`{\"type\": \"number\"}` と書く", "write `{\"type\": \"number\"}`")
            }
            Self::NotWords(_) => both(
                "`{\"const\": \"percent\"}` か `{\"type\": \"string\", \"enum\": [\"…\", \"…\"]}` のように書く",
                "write for example `{\"const\": \"percent\"}`, or `{\"type\": \"string\", \"enum\": [\"…\", \"…\"]}`",
            ),
            Self::RangeDiffers => both(
                "`value` と同じ `type`、`minimum`、`maximum` を書く",
                "give them the `type`, `minimum` and `maximum` of `value`",
            ),
            Self::Exactness { .. } => both("この四つから選ぶ", "choose among these four"),
        }
    }
}

impl KindFault {
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::Missing => both(
                "文書の `properties` に `kind` がない",
                "the `properties` of a document must have `kind`",
            ),
            Self::NotConst => both(
                "文書の `kind` は `const` で一つの語に決まっていなければならない",
                "`kind` of a document must be a `const`",
            ),
            Self::Differs { found, wanted } => both(
                format!(
                    "`kind` は `{wanted}` であるはず（`x-tekigo.document.kind`）。ここにあるのは `{found}`"
                ),
                format!(
                    "`kind` must be `{wanted}`, as in `x-tekigo.document.kind`; found `{found}`"
                ),
            ),
            Self::NotARecord => both(
                "文書は、`properties` のあるオブジェクトでなければならない",
                "a document must be an object with `properties`",
            ),
        }
    }

    pub(super) fn help(&self) -> Bilingual {
        match self {
            Self::Missing | Self::NotConst => both(
                "`\"kind\": {\"const\": \"…\"}` と書く",
                "write `\"kind\": {\"const\": \"…\"}`",
            ),
            Self::Differs { .. } => both("どちらかの語を直す", "correct one of the two"),
            Self::NotARecord => both(
                "`\"type\": \"object\"` と `\"properties\": {…}` を書く",
                "write `\"type\": \"object\"` and `\"properties\": {…}`",
            ),
        }
    }
}
