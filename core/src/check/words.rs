//! The words of the checker's problems: what was expected, what was found, what to do.

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity, spaced};

use super::DEPTH;
use super::problem::{Language, Part, Problem, ProblemKind};

impl Problem {
    /// The problem as a message to a person.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let code = self.kind.code();
        let severity = if code.starts_with('W') { Severity::Warning } else { Severity::Error };
        let mut labels =
            vec![Label { file: self.file, span: self.span, words: Bilingual::default() }];
        if let Some((file, span)) = self.related {
            labels.push(Label {
                file,
                span,
                words: Bilingual::new("もう一方はここ", "the other one is here"),
            });
        }
        Diagnostic { code, severity, message: self.kind.message(), labels, help: self.kind.help() }
    }
}

fn both(ja: String, en: String) -> Bilingual {
    Bilingual { ja, en }
}

fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn listed_ja(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join("、")
}

fn did_you_mean(suggestion: Option<&String>) -> Option<Bilingual> {
    let word = suggestion?;
    Some(both(format!("`{word}` のことですか"), format!("did you mean `{word}`?")))
}

impl Part {
    fn word(self) -> &'static str {
        match self {
            Self::Edition => "edition 2026",
            Self::Pack => "pack NAME 0.1.0",
            Self::Zone => "zone +09:00",
            Self::Reads => "reads one KIND",
            Self::Title => "ja \"…\" en \"…\"",
            Self::Cites => "cites SOURCE CLAUSE",
            Self::Require | Self::RequireOrExempt => "require …",
            Self::Question => "question ja \"…\" en \"…\"",
            Self::Remedy => "remedy ja \"…\" en \"…\"",
            Self::Reason => "reason ja \"…\" en \"…\"",
            Self::Force => "force law|request|advice|contract",
            Self::Published => "published 2014-03",
            Self::Page => "page \"…\"",
            Self::Default => "default …",
            Self::Options => "option NAME ja \"…\" en \"…\"",
            Self::Expect => "expect RULE RESULT",
        }
    }
}

impl ProblemKind {
    #[allow(clippy::too_many_lines, reason = "one message for each kind of problem")]
    fn message(&self) -> Bilingual {
        match self {
            Self::PartMissing { part, of } => both(
                spaced(&[&of.ja, "に", &format!("`{}`", part.word()), "がない"]),
                format!("{of} wants `{}`, and has none", part.word(), of = of.en),
            ),
            Self::PartNotAllowed { part, of } => both(
                spaced(&[&of.ja, "に", &format!("`{}`", part.word()), "は書けない"]),
                format!("{of} takes no `{}`", part.word(), of = of.en),
            ),
            Self::Repeated { name } => both(
                format!("`{name}` が二度定義されている"),
                format!("`{name}` is declared twice"),
            ),
            Self::UnknownEdition { found } => both(
                format!("言語の版 `{found}` はない。あるのは 2026"),
                format!("there is no edition `{found}` of the language; there is 2026"),
            ),
            Self::UnknownName { name, .. } => both(
                format!("`{name}` という名前はない"),
                format!("nothing is called `{name}` here"),
            ),
            Self::UnknownMember { member, of, .. } => both(
                spaced(&[&of.ja, "に", &format!("`{member}`"), "という項目はない"]),
                format!("{of} has no member `{member}`", of = of.en),
            ),
            Self::UnknownKind { name, .. } => both(
                format!("文書の種類 `{name}` のスキーマがない"),
                format!("no schema describes a document of kind `{name}`"),
            ),
            Self::TypesDiffer { wanted, found } => both(
                spaced(&[&wanted.ja, "が入るべきところに", &found.ja, "がある"]),
                format!("expected {wanted}, found {found}", found = found.en, wanted = wanted.en),
            ),
            Self::ScalesDiffer { left, right } => both(
                format!("尺度 {left} と尺度 {right} の水準は比べられない"),
                format!("a level of {left} cannot be compared with a level of {right}"),
            ),
            Self::NoOrder { of } => both(
                spaced(&[&of.ja, "には順序がないので、大小を比べられない"]),
                format!(
                    "{of} has no order: it can be compared with `is`, `is not` and `in`",
                    of = of.en
                ),
            ),
            Self::SymbolOnScale { of } => both(
                format!("尺度 {of} の水準は記号では比べない"),
                format!("levels of {of} are compared in words, not by symbols"),
            ),
            Self::UnknownLevel { word, of, .. } => both(
                format!("{of} に `{word}` という語はない"),
                format!("`{word}` is not a word of {of}"),
            ),
            Self::BadLiteral { text, wanted } => both(
                spaced(&[&format!("`{text}`"), "は", &wanted.ja, "として読めない"]),
                format!("`{text}` cannot be read as {wanted}", wanted = wanted.en),
            ),
            Self::TableIncomplete { table, keys } => both(
                format!("表 `{table}` に、{keys} のときの行がない"),
                format!("table `{table}` has no row for {keys}"),
            ),
            Self::TableOverlap { table, keys } => both(
                format!("表 `{table}` の二つの行が、どちらも {keys} のときに当てはまる"),
                format!("two rows of table `{table}` both hold for {keys}"),
            ),
            Self::TableShape { wanted, found } => both(
                format!("{wanted} 列の表に {found} 欄の行がある"),
                format!("expected {wanted} cells, one for each column, found {found}"),
            ),
            Self::TableHeader { table } => both(
                format!("表の最後の列は、表の名前 `{table}` でなければならない"),
                format!("the last column of a table is the value it gives, `{table}`"),
            ),
            Self::TableKey { of } => both(
                spaced(&[&of.ja, "は表の鍵にできない"]),
                format!("{of} cannot be the key of a table", of = of.en),
            ),
            Self::TableTooLarge { table } => both(
                format!("表 `{table}` は組み合わせが多すぎて、完全であることを確かめられない"),
                format!("table `{table}` has too many combinations to prove it complete"),
            ),
            Self::LanguageMissing { language, of } => match language {
                Language::Ja => both(
                    spaced(&[&of.ja, "に日本語がない"]),
                    format!("{of} has no Japanese text", of = of.en),
                ),
                Language::En => both(
                    spaced(&[&of.ja, "に英語がない"]),
                    format!("{of} has no English text", of = of.en),
                ),
            },
            Self::UnknownSource { name, .. } => both(
                format!("出典 `{name}` は定義されていない"),
                format!("no source is called `{name}`"),
            ),
            Self::UnknownClause { source, clause, .. } => both(
                format!("出典 `{source}` に `{clause}` という条項はない"),
                format!("source `{source}` has no clause `{clause}`"),
            ),
            Self::ClauseWithoutFate { source, clause } => both(
                format!("出典 `{source}` の条項 `{clause}` を、どの規則も取り上げていない"),
                format!("nothing encodes clause `{clause}` of source `{source}`"),
            ),
            Self::ClauseExcusedAndCited { source, clause } => both(
                format!(
                    "出典 `{source}` の条項 `{clause}` は、引用されているのに対象外とされている"
                ),
                format!(
                    "clause `{clause}` of source `{source}` is excused, and cited all the same"
                ),
            ),
            Self::UnknownParty { name, .. } => both(
                format!("当事者 `{name}` は定義されていない"),
                format!("no party is called `{name}`"),
            ),
            Self::UnknownWord { word, wanted, .. } => both(
                format!("{} のどれかが入るべきところに `{word}` がある", listed_ja(wanted)),
                format!("expected one of {}, found `{word}`", listed(wanted)),
            ),
            Self::TwoManyKinds { first, second } => both(
                format!(
                    "一つの規則が、複数ありうる文書 `{first}` と `{second}` の両方を読んでいる"
                ),
                format!(
                    "one rule reads both `{first}` and `{second}`, of each of which many may be given"
                ),
            ),
            Self::AlternativeUntested { member, discriminator, .. } => both(
                format!("`{member}` は、`{discriminator}` を確かめた後でなければ読めない"),
                format!(
                    "`{member}` is there only for some values of `{discriminator}`, which was not tested"
                ),
            ),
            Self::NotAValue { path, of } => both(
                format!(
                    "`{path}` は値ではない（{}）",
                    match *of {
                        "list" => "一覧",
                        "map" => "対応表",
                        _ => "項目のまとまり",
                    }
                ),
                format!("`{path}` is a {of}, not a single value"),
            ),
            Self::QuantityMember { path } => both(
                format!("`{path}` は数量の一部で、それだけでは比べられない"),
                format!("`{path}` is a part of a quantity, which is compared whole"),
            ),
            Self::NotAList { path } => {
                both(format!("`{path}` は一覧ではない"), format!("`{path}` is not a list"))
            }
            Self::IndexInRule => both(
                "規則では、一覧の項目を番号で指せない".into(),
                "a rule cannot name an item of a list by its number".into(),
            ),
            Self::PeriodsOverlap { rule } => both(
                format!("規則 `{rule}` の二つの版が、同じ日に有効になる"),
                format!("two versions of rule `{rule}` are in force on the same day"),
            ),
            Self::PeriodsAskDifferentDates { rule } => both(
                format!("規則 `{rule}` の版ごとに、基準とする日付が違う"),
                format!("the versions of rule `{rule}` go by different dates"),
            ),
            Self::PeriodEndsBeforeItStarts => both(
                "有効期間の終わりが始まりより前にある".into(),
                "the period ends before it starts".into(),
            ),
            Self::Circle { name } => both(
                format!("`{name}` の定義が、それ自身に戻ってくる"),
                format!("the definition of `{name}` comes back to itself"),
            ),
            Self::BadPlaceholder { text } => both(
                format!("文中の `{{{text}}}` が、ここで使える名前でも項目でもない"),
                format!("`{{{text}}}` names nothing that can be printed here"),
            ),
            Self::MayBeEmpty => both(
                "空の一覧には最小も最大もない".into(),
                "an empty list has neither a least nor a greatest item".into(),
            ),
            Self::OutOfBounds { name, value } => both(
                format!("`{name}` の値 `{value}` が、定めた範囲の外にある"),
                format!("`{value}` is outside the bounds of `{name}`"),
            ),
            Self::ReplacesLivingRule { rule } => both(
                format!("引き継がれたはずの規則 `{rule}` が、まだこの中にある"),
                format!("rule `{rule}` is said to be replaced, and is still here"),
            ),
            Self::TooDeep => both(
                format!("名前の中身まで数えると、式の段数が {DEPTH} を超えている"),
                format!(
                    "counted through the names it uses, the expression is more than {DEPTH} steps high"
                ),
            ),
            Self::NotAFact { path } => both(
                format!("`{path}` は一つの事実ではない"),
                format!("`{path}` is not a single fact"),
            ),
            Self::UnknownRule { name, .. } => {
                both(format!("規則 `{name}` はない"), format!("there is no rule `{name}`"))
            }
            Self::BadTestPlace { path } => both(
                format!("`{path}` に値を置けない"),
                format!("nothing can be given at `{path}`"),
            ),
            Self::AttestsComputedRule { rule } => both(
                format!("規則 `{rule}` は計算で決まるので、確認の記録は使えない"),
                format!("rule `{rule}` is computed and takes no attestation"),
            ),
            Self::NeverDisclosed { path } => both(
                format!("`{path}` が書かれていないとき、この規則は「不明」にしかならない"),
                format!("where `{path}` is left out, this rule can only be unknown"),
            ),
            Self::EmptyPasses { list } => both(
                format!("`{list}` が空でも、この条件は満たされてしまう"),
                format!("an empty `{list}` would pass this unseen"),
            ),
            Self::WhenDisclosed => both(
                "書かないだけで、この規則の適用を免れられる".into(),
                "leaving it out would be a way out of this rule".into(),
            ),
            Self::Unused { name } => {
                both(format!("`{name}` はどこでも使われていない"), format!("nothing uses `{name}`"))
            }
        }
    }

    #[allow(clippy::too_many_lines, reason = "one advice for each kind of problem")]
    fn help(&self) -> Option<Bilingual> {
        match self {
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
