//! The words of the checker's problems: what was expected, and what was found. What to do is in `advice.rs`.

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

pub(super) fn both(ja: String, en: String) -> Bilingual {
    Bilingual { ja, en }
}

pub(super) fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

pub(super) fn listed_ja(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join("、")
}

impl Part {
    pub(super) fn word(self) -> &'static str {
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
                format!("`{path}` が書かれていないとき、この規則は「判定不能」にしかならない"),
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
}
