//! The words of what problems speak of: keywords, values, forms, titles.

use tekigo_grammar::diagnostic::Bilingual;

use super::{both, listed};
use crate::schema::problem::{Form, Found, Inside, Missing, Titled, Twice, Wanted};

impl Twice {
    pub(super) fn message(self, name: &str) -> Bilingual {
        match self {
            Self::Member => both(
                format!("`{name}` が同じところに二度書かれている"),
                format!("`{name}` stands twice in one object"),
            ),
            Self::Required => both(
                format!("`required` に `{name}` が二度ある"),
                format!("`required` lists `{name}` twice"),
            ),
            Self::Kind => both(
                format!("文書の種類 `{name}` を、二つのスキーマが定めている"),
                format!("two schemas describe documents of kind `{name}`"),
            ),
            Self::File => both(
                format!("スキーマのファイル `{name}` が二つある"),
                format!("two schema files are called `{name}`"),
            ),
        }
    }

    pub(super) fn help(self) -> Bilingual {
        match self {
            Self::Member | Self::Required => both("一つを消す", "take one of them away"),
            Self::Kind => both("どちらかの種類の名前を変える", "give one of them another kind"),
            Self::File => {
                both("どちらかのファイルの名前を変える", "give one of the files another name")
            }
        }
    }
}

impl Inside {
    pub(super) fn message(self, keyword: &str) -> Bilingual {
        match self {
            Self::Schema => both(
                format!(
                    "キーワード `{keyword}` は使えない。読まれない決まりを残さないため、誤りとする"
                ),
                format!(
                    "the keyword `{keyword}` is not understood; a rule that nothing reads would mislead"
                ),
            ),
            Self::Vocabulary => both(
                format!("`x-tekigo` に `{keyword}` という項目はない"),
                format!("`x-tekigo` has no member `{keyword}`"),
            ),
            Self::Document => both(
                format!("`x-tekigo.document` に `{keyword}` という項目はない"),
                format!("`x-tekigo.document` has no member `{keyword}`"),
            ),
            Self::Title => both(
                format!("呼び名の言語は `ja` と `en` だけ。`{keyword}` はない"),
                format!("titles are in `ja` and `en`; there is no `{keyword}`"),
            ),
        }
    }

    pub(super) fn help(self) -> Bilingual {
        match self {
            Self::Schema => both(
                "使えるキーワードは言語の説明書の12節にある。条件は規則に書く",
                "section 12 of the language reference lists the keywords; conditions belong in rules",
            ),
            Self::Vocabulary => both(
                "使えるのは `title`, `description`, `words`, `scale`, `quantity`, `instant`, `business_days`, `owner`, `immutable`, `need`, `removable`, `document`",
                "its members are `title`, `description`, `words`, `scale`, `quantity`, `instant`, `business_days`, `owner`, `immutable`, `need`, `removable` and `document`",
            ),
            Self::Document => {
                both("書くのは `kind` と `title` だけ", "its members are `kind` and `title`")
            }
            Self::Title => both(
                "`{\"ja\": \"…\", \"en\": \"…\"}` だけを書く",
                "write `{\"ja\": \"…\", \"en\": \"…\"}` alone",
            ),
        }
    }
}

impl Wanted {
    pub(super) fn words(self) -> Bilingual {
        match self {
            Self::Text => both("文字列", "a text"),
            Self::Texts => both("文字列の一覧", "a list of texts"),
            Self::List => both("一覧", "a list"),
            Self::Schemas => both("スキーマの一覧", "a list of schemas"),
            Self::Object => both("オブジェクト `{…}`", "an object `{…}`"),
            Self::Schema => both("スキーマ `{…}`", "a schema `{…}`"),
            Self::SchemaOrBoolean => {
                both("スキーマ `{…}` か `true`、`false`", "a schema `{…}`, `true` or `false`")
            }
            Self::Boolean => both(" `true` か `false` ", "`true` or `false`"),
            Self::Count => both("0以上の整数", "a whole number from 0"),
            Self::Number => both(
                "数（有効数字38桁、指数±38まで）",
                "a number of 38 digits and an exponent of ±38 at most",
            ),
            Self::WholeNumber => both(
                "整数（`type` が `integer` なので）",
                "a whole number, since `type` is `integer`",
            ),
            Self::OneType => both("一つの型の名前", "the name of one type"),
            Self::AddressOfFile => both(
                "このファイルの名前で終わるアドレス（`$ref` はそこから数えるので）",
                "an address that ends in the name of this file, since `$ref` starts from it",
            ),
            Self::Draft => both(
                " `https://json-schema.org/draft/2020-12/schema` ",
                "`https://json-schema.org/draft/2020-12/schema`",
            ),
        }
    }
}

impl Found {
    pub(super) fn words(&self) -> Bilingual {
        match self {
            Self::Null => both(" `null`", "`null`"),
            Self::Boolean(value) => both(format!(" `{value}`"), format!("`{value}`")),
            Self::Number(text) => both(format!("数 `{text}`"), format!("the number `{text}`")),
            Self::Text(text) => {
                both(format!("文字列 `\"{text}\"`"), format!("the text `\"{text}\"`"))
            }
            Self::List => both("一覧 `[…]`", "a list `[…]`"),
            Self::Object => both("オブジェクト `{…}`", "an object `{…}`"),
        }
    }
}

impl Form {
    pub(super) fn words(self) -> Bilingual {
        match self {
            Self::Reference => both("`$ref` の横", "`$ref`"),
            Self::Boolean => both("はい・いいえ（`boolean`）", "a `boolean`"),
            Self::Number => both("数", "a number"),
            Self::BusinessDays => both("営業日数", "business days"),
            Self::Text => both("文字列", "a text"),
            Self::Moment => {
                both("日付・日時・期間（`format`）", "a date, instant or duration (`format`)")
            }
            Self::StatedInstant => {
                both("精度が書き手しだいの日時", "an instant of stated precision")
            }
            Self::Enumeration => both("列挙（`enum`）", "an enumeration (`enum`)"),
            Self::Constant => {
                both("一語だけの列挙（`const`）", "an enumeration of one word (`const`)")
            }
            Self::Record => both("項目のまとまり（`properties`）", "a record (`properties`)"),
            Self::Quantity => both("数量", "a quantity"),
            Self::Map => both("対応表（`additionalProperties`）", "a map (`additionalProperties`)"),
            Self::List => both("一覧（`array`）", "a list (`array`)"),
            Self::Alternative => both("選択肢（`oneOf`）", "an alternative (`oneOf`)"),
        }
    }

    pub(super) fn help(self) -> Bilingual {
        if self == Self::Reference {
            return both(
                "`$ref` の横に書けるのは `title`, `description`, `$comment`, `examples` と、`x-tekigo` の `title`, `owner`, `immutable`, `need`, `removable`",
                "beside `$ref` there may be `title`, `description`, `$comment`, `examples`, and `title`, `owner`, `immutable`, `need` and `removable` of `x-tekigo`",
            );
        }
        let keywords: Vec<String> =
            self.keywords().iter().map(|keyword| (*keyword).to_owned()).collect();
        both(
            format!("ここで使えるのは {}", listed(&keywords)),
            format!("what goes with it is {}", listed(&keywords)),
        )
    }
}

impl Titled {
    pub(super) fn words(&self) -> Bilingual {
        match self {
            Self::Place => both("この項目", "this place"),
            Self::Document => both("この文書", "this document"),
            Self::Description => both("この項目の説明", "this description"),
            Self::Level(word) => both(format!("語 `{word}` "), format!("the word `{word}`")),
        }
    }

    pub(super) fn help(&self) -> Bilingual {
        let title = match self {
            Self::Place => "\"x-tekigo\": {\"title\": {\"ja\": \"…\", \"en\": \"…\"}}".to_owned(),
            Self::Description => {
                "\"x-tekigo\": {\"description\": {\"ja\": \"…\", \"en\": \"…\"}}".to_owned()
            }
            Self::Document => "\"title\": {\"ja\": \"…\", \"en\": \"…\"}".to_owned(),
            Self::Level(word) => {
                format!(
                    "\"x-tekigo\": {{\"words\": {{\"{word}\": {{\"ja\": \"…\", \"en\": \"…\"}}}}}}"
                )
            }
        };
        both(
            format!("報告書に出るので、日本語と英語で書く: `{title}`"),
            format!("reports print it, so write it in both languages: `{title}`"),
        )
    }
}

impl Missing {
    pub(super) fn words(self) -> Bilingual {
        match self {
            Self::Ja => both("日本語", "Japanese"),
            Self::En => both("英語", "English"),
            Self::Both => both("日本語と英語", "Japanese and English"),
        }
    }
}
