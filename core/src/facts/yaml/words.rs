//! The words of what makes a text no YAML document.

use tekigo_grammar::diagnostic::Bilingual;

use super::fault::YamlFault;
use crate::facts::words::{both, shown};

impl YamlFault {
    #[allow(clippy::too_many_lines, reason = "one arm for each fault")]
    pub(in crate::facts) fn message(&self) -> Bilingual {
        match self {
            Self::Tab => Bilingual::new(
                "字下げと記号の後は半角の空白のはずだが、タブがある",
                "indentation, and what follows a sign, is made of spaces, but there is a tab here",
            ),
            Self::Indentation => Bilingual::new(
                "行は上のどれかの段と字下げがそろうはずだが、この行はそろっていない",
                "a line is indented as far as some level above it, but this one is not",
            ),
            Self::OpenQuotation => Bilingual::new(
                "引用符で始まる文字列は同じ引用符で閉じるはずだが、ここで始まる文字列は閉じていない",
                "a text in quotation marks ends with the same mark, but the one that starts here does not end",
            ),
            Self::AfterQuotation => Bilingual::new(
                "引用符で囲んだ文字列の後では行が終わるはずだが、続きがある",
                "nothing follows a text in quotation marks on its line, but something does here",
            ),
            Self::Escape => Bilingual::new(
                "`\"…\"` の中の `\\` は `\\n` や `\\u3042` のように文字を表すが、ここの `\\` は文字を表していない",
                "`\\` inside `\"…\"` stands for a character, like `\\n` or `\\u3042`, but here it stands for none",
            ),
            Self::Bracket => Bilingual::new(
                "`{…}` と `[…]` は `,` で区切り、同じ種類の括弧で閉じるはずだが、ここの括弧は合っていない",
                "`{…}` and `[…]` hold entries with commas between them and close with their own bracket, but here they do not match",
            ),
            Self::NoMember => Bilingual::new(
                "この行は `項目名: 値` の形のはずだが、項目名の後に半角の `:` と空白がない",
                "this line should read `name: value`, but no `:` with a space after it follows the name",
            ),
            Self::MemberInValue => Bilingual::new(
                "値の続きのはずだが、ここに項目名の後の `:` がある",
                "a value goes on here, but there is a `:` as after a name",
            ),
            Self::Sign { found } => {
                let found = shown(*found);
                both(
                    format!("ここには値が必要だが、YAML の記号 {found} がある"),
                    format!("a value is expected here, but there is {found}, a sign of YAML"),
                )
            }
            Self::WideSpace => Bilingual::new(
                "字下げと項目名の前後は半角の空白のはずだが、全角の空白がある",
                "indentation, and what stands around a name, is made of plain spaces, but there is a full-width space here",
            ),
            Self::Malformed => Bilingual::new(
                "YAML として読める形のはずだが、ここから先は読めない",
                "the text should be YAML, but cannot be read as such from here on",
            ),
            Self::Empty => Bilingual::new(
                "YAML の文書があるはずだが、何も書かれていない",
                "a YAML document is expected, but nothing is written",
            ),
            Self::NotARecord { found } => {
                let Bilingual { ja, en } = found.name();
                both(
                    format!("文書は `項目名: 値` を並べたまとまりのはずだが、{ja}である"),
                    format!("a document is a record of `name: value`, but this is {en}"),
                )
            }
            Self::SecondDocument => Bilingual::new(
                "一つのファイルの文書は一つのはずだが、ここから二つ目が始まる",
                "a file holds one document, but a second one starts here",
            ),
            Self::Alias { sign: '&' } => Bilingual::new(
                "値はその場所に書くはずだが、`&` で名前（アンカー）が付いている",
                "values are written where they belong, but `&` gives this one a name (an anchor)",
            ),
            Self::Alias { .. } => Bilingual::new(
                "値はその場所に書くはずだが、`*` で別の場所の値（エイリアス）を指している",
                "values are written where they belong, but `*` points to one elsewhere (an alias)",
            ),
            Self::Tag => Bilingual::new(
                "値の型はスキーマが決めるが、`!` で型（タグ）が付いている",
                "the schema says of what type a value is, but `!` gives this one a type (a tag)",
            ),
            Self::MergeKey => Bilingual::new(
                "項目はその場所に書くはずだが、`<<` で別のまとまりを取り込んでいる",
                "members are written where they belong, but `<<` merges another record in",
            ),
            Self::Name { found } => {
                let Bilingual { ja, en } = found.name();
                both(
                    format!("項目名は文字列のはずだが、{ja}である"),
                    format!("a member's name is a text, but this is {en}"),
                )
            }
            Self::Control { found } => {
                let found = shown(*found);
                both(
                    format!("文書に制御文字は書けないが、ここに {found} がある"),
                    format!("a document has no control characters, but there is {found} here"),
                )
            }
            Self::TooLarge { found, limit } => both(
                format!(
                    "YAML の文書は、JSON に直した長さも {limit} バイトまでだが、{found} バイトある"
                ),
                format!(
                    "a YAML document, also as the JSON that it means, has at most {limit} bytes, but this has {found}"
                ),
            ),
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each fault")]
    pub(in crate::facts) fn help(&self) -> Bilingual {
        match self {
            Self::Tab => {
                Bilingual::new("タブを半角の空白に置き換える", "write spaces in its place")
            }
            Self::Indentation => Bilingual::new(
                "同じまとまりの項目、同じ一覧の `-` は、行頭の空白を同じ数にする",
                "start the members of one record, and the dashes of one list, with as many spaces",
            ),
            Self::OpenQuotation => Bilingual::new(
                "文字列の終わりに引用符を書く。`'…'` の中の `'` は `''`、`\"…\"` の中の `\"` は `\\\"` と書く",
                "close it; inside `'…'` write `'` as `''`, and inside `\"…\"` write `\"` as `\\\"`",
            ),
            Self::AfterQuotation => Bilingual::new(
                "文字列全体を一組の引用符で囲む。`'…'` の中の `'` は `''`、`\"…\"` の中の `\"` は `\\\"` と書く",
                "put one pair of quotation marks around the whole text; inside `'…'` write `'` as `''`, and inside `\"…\"` write `\"` as `\\\"`",
            ),
            Self::Escape => Bilingual::new(
                "`\\` という文字そのものは `\\\\` と書くか、`'…'` で囲む。絵文字などは `\\u` を二つ続けず、その文字を書く",
                "write the character `\\` itself as `\\\\`, or put the text in `'…'`; write an emoji as it is, not as two `\\u`",
            ),
            Self::Bracket => Bilingual::new(
                "括弧を閉じる。括弧で始まる文字列なら、全体を引用符で囲む",
                "close the bracket; if a text starts with one, put quotation marks around it",
            ),
            Self::NoMember => Bilingual::new(
                "`interval: daily` のように書く。上の値の続きなら、字下げを深くする",
                "write it like `interval: daily`; if the value above goes on, indent the line deeper",
            ),
            Self::MemberInValue => Bilingual::new(
                "値に `: ` を含めるなら値全体を引用符で囲む。新しい項目なら、字下げを上の項目とそろえ、上の項目の `:` の後に空白があるか確かめる",
                "if the value has a `: ` in it, put quotation marks around the whole; if this is a new member, indent it like the one above, and check that a space follows the `:` there",
            ),
            Self::Sign { found: '-' } => Bilingual::new(
                "`-` だけ、または `- ` で始まる値は引用符で囲む。一覧なら次の行から書く",
                "put quotation marks around a value that is `-` or starts with `- `; start a list on the next line",
            ),
            Self::Sign { .. } => Bilingual::new(
                "この記号で始まる値は引用符で囲む",
                "put quotation marks around a value that starts with this sign",
            ),
            Self::WideSpace => Bilingual::new(
                "半角の空白に置き換える。項目名に含めるなら引用符で囲む",
                "write plain spaces in its place, or quotation marks around the name if it is part of it",
            ),
            Self::Malformed => Bilingual::new(
                "この行とその上の行の字下げ、`:`、引用符、括弧を確かめる",
                "check the indentation, colons, quotation marks and brackets here and in the line above",
            ),
            Self::Empty | Self::NotARecord { .. } => Bilingual::new(
                "`kind: disclosure` のような行から書く。`:` は半角にし、後に空白を入れる",
                "start with a line like `kind: disclosure`; a space follows the `:`",
            ),
            Self::SecondDocument => Bilingual::new(
                "文書ごとに別のファイルにし、`---` と `...` の後の文書を消す",
                "write each document in a file of its own, and remove what follows `---` or `...` here",
            ),
            Self::Alias { sign: '&' } => Bilingual::new(
                "`&` と名前を消す。`&` で始まる文字列なら引用符で囲む",
                "remove `&` and the name; if a text starts with `&`, put quotation marks around it",
            ),
            Self::Alias { .. } => Bilingual::new(
                "指している値をここに書く。`*` で始まる文字列なら引用符で囲む",
                "write the value itself here; if a text starts with `*`, put quotation marks around it",
            ),
            Self::Tag => Bilingual::new(
                "タグを消す。`!` で始まる文字列なら引用符で囲む",
                "remove the tag; if a text starts with `!`, put quotation marks around it",
            ),
            Self::MergeKey => {
                Bilingual::new("取り込む項目をここに書く", "write the members themselves here")
            }
            Self::Name { .. } => Bilingual::new(
                "項目名を文字列で書く。必要なら引用符で囲む",
                "write the name as a text, in quotation marks where it needs them",
            ),
            Self::Control { .. } => Bilingual::new(
                "この文字を消す。必要なら `\"…\"` の中に `\\u001b` のように書く",
                "remove it, or write it inside `\"…\"`, like `\\u001b`",
            ),
            Self::TooLarge { .. } => Bilingual::new(
                "添付の内容などを別のファイルに分けるか、JSON で書く",
                "move attachments to files of their own, or write the document in JSON",
            ),
        }
    }
}
