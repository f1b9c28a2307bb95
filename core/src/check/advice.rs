//! What to do about each of the checker's problems.

use tekigo_grammar::diagnostic::Bilingual;

use super::problem::{Part, ProblemKind};
use super::words::{both, listed, listed_ja};

fn did_you_mean(suggestion: Option<&String>) -> Option<Bilingual> {
    let word = suggestion?;
    Some(both(format!("`{word}` のことですか"), format!("did you mean `{word}`?")))
}

impl ProblemKind {
    /// The advice.
    #[allow(clippy::too_many_lines, reason = "one advice for each kind of problem")]
    pub(super) fn help(&self) -> Option<Bilingual> {
        match self {
            Self::PartMissing { part: Part::Page, .. } => Some(both(
                "`clause 1 page \"41\"` のように、同じ行に加える".into(),
                "add it on the same line, like `clause 1 page \"41\"`".into(),
            )),
            Self::PartMissing { part, .. } => Some(both(
                format!("`{}` の行を加える", part.word()),
                format!("add a line `{}`", part.word()),
            )),
            Self::UnknownName { suggestion, .. }
            | Self::UnknownMember { suggestion, .. }
            | Self::UnknownKind { suggestion, .. }
            | Self::UnknownSource { suggestion, .. }
            | Self::UnknownClause { suggestion, .. }
            | Self::UnknownParty { suggestion, .. }
            | Self::UnknownWord { suggestion, .. }
            | Self::UnknownRule { suggestion, .. }
                if suggestion.is_some() =>
            {
                did_you_mean(suggestion.as_ref())
            }
            Self::UnknownKind { .. } => Some(both(
                "その種類のスキーマ（`x-tekigo` の `document.kind`）を加える".into(),
                "add a schema of that kind (`document.kind` in its `x-tekigo`)".into(),
            )),
            Self::UnknownSource { .. } => Some(both(
                "`source` の項目で出典を定義する".into(),
                "declare it with an item `source`".into(),
            )),
            Self::UnknownClause { source, .. } => Some(both(
                format!("`source {source}` の下に `clause` の行として加えるか、そこにある条項を引く"),
                format!("add a line `clause` below `source {source}`, or cite one that is there"),
            )),
            Self::UnknownParty { .. } => Some(both(
                "`party` の項目で当事者を定義する".into(),
                "declare it with an item `party`".into(),
            )),
            Self::UnknownLevel { suggestion: Some(word), .. } => did_you_mean(Some(word)),
            Self::UnknownLevel { levels, .. } => Some(both(
                format!("使える語: {}", listed_ja(levels)),
                format!("its words are {}", listed(levels)),
            )),
            Self::ScalesDiffer { .. } => Some(both(
                "名前が同じでも、尺度が違えば水準の意味は違う。対応を表（table）で書く".into(),
                "levels mean what their own scale says; write the correspondence as a table".into(),
            )),
            Self::SymbolOnScale { .. } => Some(both(
                "`is at least`、`is at most`、`is above`、`is below`、`is` のどれかで書く".into(),
                "write `is at least`, `is at most`, `is above`, `is below` or `is`".into(),
            )),
            Self::TableIncomplete { .. } => Some(both(
                "その場合の行を加えるか、近い行の欄を `any` にする".into(),
                "add a row for it, or widen a cell of a row nearby".into(),
            )),
            Self::TableOverlap { .. } => Some(both(
                "どちらかの欄を狭める。表は上から順にではなく、ただ一つの行で決まる".into(),
                "narrow one of them: exactly one row holds, and their order means nothing".into(),
            )),
            Self::LanguageMissing { .. } => Some(both(
                "日本語と英語を並べて書く: `ja \"…\" en \"…\"`".into(),
                "write both languages side by side: `ja \"…\" en \"…\"`".into(),
            )),
            Self::ClauseWithoutFate { source, clause } => Some(both(
                format!(
                    "規則から `cites {source} {clause}` で引用するか、`excuse {source} {clause}` と理由を書く"
                ),
                format!("cite it from a rule, or write `excuse {source} {clause}` with a reason"),
            )),
            Self::AlternativeUntested { discriminator, options, .. } => {
                let tests: Vec<String> =
                    options.iter().map(|option| format!("`{discriminator} is {option}`")).collect();
                Some(both(
                    format!(
                        "{} を左に置く（`and` でつなぐか、`when` に書く）",
                        tests.join(" か ")
                    ),
                    format!("test {} to the left of it, or in a `when`", tests.join(" or ")),
                ))
            }
            Self::NotAValue { of: "list", .. } => Some(both(
                "`all x in …:`、`some x in …:`、`(count x in …)` で項目ごとに読む".into(),
                "read its items with `all x in …:`, `some x in …:` or `(count x in …)`".into(),
            )),
            Self::NotAValue { of: "map", .. } => Some(both(
                "項目を名前で書く".into(),
                "name one of its members".into(),
            )),
            Self::NotAValue { .. } => Some(both(
                "中の項目まで書くか、`is disclosed` で確かめる".into(),
                "name a member of it, or ask whether it `is disclosed`".into(),
            )),
            Self::QuantityMember { .. } => Some(both(
                "数量そのものを比べる: `… is at least 99.5 percent of …`".into(),
                "compare the quantity itself: `… is at least 99.5 percent of …`".into(),
            )),
            Self::MayBeEmpty => Some(both(
                "空のときの値を `else` で書く".into(),
                "say with `else` what holds then".into(),
            )),
            Self::NeverDisclosed { path } => Some(both(
                format!("`require {path} is disclosed` を加える"),
                format!("add `require {path} is disclosed`"),
            )),
            Self::EmptyPasses { list } => Some(both(
                format!(
                    "空でもよいなら `all … in {list}, if any:` と書く。よくないなら `some` か `count` の条件を並べる"
                ),
                format!(
                    "write `all … in {list}, if any:` where none is fine, or ask for `some` beside it"
                ),
            )),
            Self::WhenDisclosed => Some(both(
                "値を条件にするか、`when` の下に `reason ja \"…\" en \"…\"` で理由を書く".into(),
                "test a value instead, or write a `reason ja \"…\" en \"…\"` below the `when`"
                    .into(),
            )),
            Self::TooDeep => Some(both(
                "途中の式を減らすか、規則を分ける".into(),
                "use fewer steps, or split the rule".into(),
            )),
            Self::TwoManyKinds { .. } => {
                Some(both("規則を二つに分ける".into(), "split it into two rules".into()))
            }
            Self::PeriodsOverlap { .. } => Some(both(
                "前の版の終わりの日を、次の版の始まりの前日にする".into(),
                "end the earlier version on the day before the later one starts".into(),
            )),
            Self::IndexInRule => Some(both(
                "`some` か `all` で項目を選ぶ".into(),
                "pick items with `some` or `all`".into(),
            )),
            Self::Repeated { .. } => Some(both(
                "別の名前にするか、どちらかを消す。同じ規則の版なら `effective` で期間を分ける".into(),
                "choose another name or remove one; versions of one rule are told apart by `effective` periods".into(),
            )),
            Self::OutOfBounds { .. } => Some(both(
                "定義の行にある範囲の中の値にする".into(),
                "write a value within the bounds that its declaration gives".into(),
            )),
            Self::ReplacesLivingRule { .. } => Some(both(
                "前の規則を消すか、`replaces` の行を消す".into(),
                "remove the earlier rule, or the line `replaces`".into(),
            )),
            Self::NotAFact { .. } => Some(both(
                "中の一つの項目か、一覧を書く".into(),
                "name one value in it, or a list".into(),
            )),
            Self::BadTestPlace { .. } => Some(both(
                "先の番号の項目から順に書くか、一覧をまとめて `[…]` で書く".into(),
                "give the items before it first, or the whole list as `[…]`".into(),
            )),
            Self::AttestsComputedRule { .. } => Some(both(
                "`attest` の行を消すか、規則を `manual` にする".into(),
                "remove the line `attest`, or make the rule `manual`".into(),
            )),
            Self::BadPlaceholder { .. } => Some(both(
                "値を差し込めるのは `remedy` だけ。`let` の名前か、`文書.項目` を書く".into(),
                "only a `remedy` takes values: the name of a `let`, or `document.member`".into(),
            )),
            Self::Unused { .. } => {
                Some(both("使うか、消す".into(), "use it, or remove it".into()))
            }
            Self::PartNotAllowed { part: Part::Question, .. } => Some(both(
                "人が確かめる規則なら、`rule` の行の終わりに `manual` と書く。そうでなければ消す".into(),
                "end the line `rule` with `manual` where a person has to judge; otherwise remove it"
                    .into(),
            )),
            Self::PartNotAllowed { .. } => {
                Some(both("その行を消す".into(), "remove that line".into()))
            }
            Self::UnknownEdition { .. } => {
                Some(both("`edition 2026` と書く".into(), "write `edition 2026`".into()))
            }
            Self::UnknownName { .. } => Some(both(
                "文書の項目なら `disclosure.users` のように文書の種類から書く。ほかの名前は `let`、`define`、`choice`、`parameter`、`table` のどれかで定義する".into(),
                "a fact starts with its kind of document, like `disclosure.users`; other names are declared with `let`, `define`, `choice`, `parameter` or `table`".into(),
            )),
            Self::UnknownMember { .. } => Some(both(
                "スキーマにある項目名を書く。小文字の英字で始まらない名前は引用符で囲む".into(),
                "write a member that the schema has; a name that does not start with a small letter stands in quotation marks".into(),
            )),
            Self::UnknownWord { .. } => {
                Some(both("このうちの一つを書く".into(), "write one of these".into()))
            }
            Self::UnknownRule { .. } => Some(both(
                "この規則集にある規則の名前を書く".into(),
                "write the name of a rule of this pack".into(),
            )),
            Self::TypesDiffer { .. } => Some(both(
                "両側を同じ型の値にする。どの項目が何の型かは、スキーマが決める".into(),
                "bring both sides to one type; the schema says of which type a fact is".into(),
            )),
            Self::NoOrder { .. } => Some(both(
                "`is`、`is not`、`in` のどれかで比べる".into(),
                "compare it with `is`, `is not` or `in`".into(),
            )),
            Self::BadLiteral { .. } => Some(both(
                "下線の値を、その形で書き直す".into(),
                "write what is underlined in that form".into(),
            )),
            Self::TableShape { wanted, .. } => Some(both(
                format!("`|` で区切って {wanted} 欄にする。何でもよい欄には `any` と書く"),
                format!("write {wanted} cells with `|` between them, and `any` where everything will do"),
            )),
            Self::TableHeader { table } => Some(both(
                format!("最初の行を「鍵の列 | … | {table}」の形にする"),
                format!("write the first row as the keys and then the table's name: `… | {table}`"),
            )),
            Self::TableKey { .. } => Some(both(
                "数、日付、はい・いいえ、列挙の語のように、場合を数え尽くせるものを鍵にする".into(),
                "take keys whose cases can be counted out: numbers, dates, true or false, words of an enumeration".into(),
            )),
            Self::TableTooLarge { .. } => Some(both(
                "鍵を減らすか、表を二つに分ける".into(),
                "use fewer keys, or make two tables of it".into(),
            )),
            Self::ClauseExcusedAndCited { source, clause } => Some(both(
                format!("`excuse {source} {clause}` を消すか、引用（`cites`）をやめる"),
                format!("remove `excuse {source} {clause}`, or stop citing it"),
            )),
            Self::NotAList { .. } => Some(both(
                "一覧（`array`）である項目を書く。一つの値なら `all` や `some` は要らない".into(),
                "name a list; of a single value, ask without `all` or `some`".into(),
            )),
            Self::PeriodsAskDifferentDates { .. } => Some(both(
                "どの版の `effective` にも同じ `on …` を書く".into(),
                "write the same `on …` in the `effective` of every version".into(),
            )),
            Self::PeriodEndsBeforeItStarts => Some(both(
                "`from` を先の日付、`until` を後の日付にする".into(),
                "give `from` the earlier date and `until` the later one".into(),
            )),
            Self::Circle { .. } => Some(both(
                "どれか一つを、ほかの定義を使わずに書く".into(),
                "write one of them without using the others".into(),
            )),
        }
    }
}
