//! Sentences and headings of a report in which a number, a name or a result stands.

use tekigo_core::typed::{ResultWord, Strength};

use super::{Language, result_of, strength};

/// 「適合の判定（2020-06-02現在）」
#[must_use]
pub fn title(day: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("適合の判定（{day}現在）"),
        Language::En => format!("Conformity as of {day}"),
    }
}

/// The heading over the findings of one strength and result.
#[must_use]
pub fn section(of: Strength, result: ResultWord, language: Language) -> String {
    let (of_words, result_words) = (strength(of), result_of(of, result));
    let (of_words, result_words) = (language.of(&of_words), language.of(&result_words));
    let hint = match (of, result) {
        (Strength::Must, ResultWord::Fail) => language.pick("まず直すもの", "mend these first"),
        (_, ResultWord::Unknown) => language.pick("情報が足りないもの", "something is missing"),
        (_, ResultWord::NotChecked) => match language {
            Language::Ja => "人が確かめるもの",
            Language::En => return format!("{}: {result_words}", capital(of_words)),
        },
        _ => "",
    };
    match (language, hint.is_empty()) {
        (Language::Ja, true) => format!("{of_words}・{result_words}"),
        (Language::Ja, false) => format!("{of_words}・{result_words}（{hint}）"),
        (Language::En, true) => format!("{}: {result_words}", capital(of_words)),
        (Language::En, false) => format!("{}: {result_words} ({hint})", capital(of_words)),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How many rules a section holds, and how many results where some rule has several.
#[must_use]
pub fn rules_and_results(rules: usize, results: usize, language: Language) -> String {
    match (language, rules == results) {
        (Language::Ja, true) => format!("{rules}件"),
        (Language::Ja, false) => format!("{rules}規則・{results}件"),
        (Language::En, true) => rules.to_string(),
        (Language::En, false) if rules == 1 => format!("1 rule, {results} results"),
        (Language::En, false) => format!("{rules} rules, {results} results"),
    }
}

/// 「不適合 2（うち猶予 1）」, `2 fail (1 waived)`
#[must_use]
pub fn count(
    of: Strength,
    result: ResultWord,
    (count, waived): (usize, usize),
    language: Language,
) -> String {
    let name = result_of(of, result);
    let name = language.of(&name);
    match (language, waived) {
        (Language::Ja, 0) => format!("{name} {count}"),
        (Language::En, 0) => format!("{count} {name}"),
        (Language::Ja, _) => format!("{name} {count}（うち猶予 {waived}）"),
        (Language::En, _) => format!("{count} {name} ({waived} waived)"),
    }
}

/// How strongly a rule binds, where a profile has it bind more strongly than its pack does.
#[must_use]
pub fn raised(duty: &str, from: Strength, language: Language) -> String {
    let from = strength(from);
    match language {
        Language::Ja => format!("{duty}  プロファイルが{}から強めた", from.ja),
        Language::En => format!("{duty}  raised from {} by a profile", from.en),
    }
}

/// A party's answer as a sentence: the worst result of what it must do (none where it must do nothing), and how many there
/// are of it.
#[must_use]
pub fn answer(worst: Option<ResultWord>, count: usize, language: Language) -> String {
    let ja = match worst {
        Some(ResultWord::Fail) => format!("必須の項目のうち{count}件を満たしていない。"),
        Some(ResultWord::Error) => format!("必須の項目のうち{count}件を計算できない。"),
        Some(ResultWord::Unknown) => {
            format!("必須の項目のうち{count}件は、情報が足りず判定できない。")
        }
        Some(ResultWord::NotChecked) => {
            format!("必須の項目のうち{count}件は、人が確かめるのを待っている。")
        }
        Some(ResultWord::Pass) => "必須の項目をすべて満たしている。".to_owned(),
        Some(ResultWord::NotApplicable) => "当てはまる必須の項目はない。".to_owned(),
        Some(ResultWord::NotSelected) => "選ばれている必須の項目はない。".to_owned(),
        None => "必須の項目はない。".to_owned(),
    };
    let are = if count == 1 { "is" } else { "are" };
    let en = match worst {
        Some(ResultWord::Fail) => format!("Of what must be met, {count} {are} not."),
        Some(ResultWord::Error) => format!("Of what must be met, {count} cannot be computed."),
        Some(ResultWord::Unknown) => {
            format!("Of what must be met, {count} cannot be judged: something is missing.")
        }
        Some(ResultWord::NotChecked) => {
            format!("Of what must be met, {count} {are} still to be judged by a person.")
        }
        Some(ResultWord::Pass) => "All that must be met is met.".to_owned(),
        Some(ResultWord::NotApplicable) => "Nothing that must be met applies.".to_owned(),
        Some(ResultWord::NotSelected) => "Nothing that must be met is selected.".to_owned(),
        None => "There is nothing that must be met.".to_owned(),
    };
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}

/// What follows where some facts of a finding are left out.
#[must_use]
pub fn more_facts(count: usize, language: Language) -> String {
    match language {
        Language::Ja => format!("ほか{count}件（tekigo explain ですべて示す）"),
        Language::En => format!("and {count} more (tekigo explain tells all)"),
    }
}

/// What follows where some places of one fact are left out.
#[must_use]
pub fn more_places(count: usize, language: Language) -> String {
    match language {
        Language::Ja => format!("ほか{count}か所"),
        Language::En => format!("and {count} more places"),
    }
}

/// What stands where a rendering keeps quiet about what is in order.
#[must_use]
pub fn rest_left_out(count: usize, language: Language) -> String {
    match language {
        Language::Ja => format!("問題のない項目と対象外の項目 {count}件（--all で表示）"),
        Language::En => format!("{count} in order or not applicable (shown with --all)"),
    }
}

/// Something with more about it in brackets.
#[must_use]
pub fn with_remark(words: &str, remark: &str, language: Language) -> String {
    match language {
        _ if remark.is_empty() => words.to_owned(),
        Language::Ja => format!("{words}（{remark}）"),
        Language::En => format!("{words} ({remark})"),
    }
}

/// 「件名：内容」
#[must_use]
pub fn named(name: &str, words: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{name}：{words}"),
        Language::En => format!("{name}: {words}"),
    }
}

/// A text as somebody wrote it.
#[must_use]
pub fn quoted(words: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("「{words}」"),
        Language::En => format!("“{words}”"),
    }
}

/// Several things one after another.
#[must_use]
pub fn listed<T: AsRef<str>>(words: &[T], language: Language) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    words.join(language.pick("、", ", "))
}

/// What stands where a document was given but cannot be judged.
#[must_use]
pub fn left_out(language: Language) -> &'static str {
    language.pick("判定に使えない（「文書の誤り」を見る）", "left out (see the mistakes below)")
}

/// What stands where nobody gave a document of some kind.
#[must_use]
pub fn not_given(language: Language) -> &'static str {
    language.pick("渡されていない", "not given")
}

/// A profile, and the file that it stands in.
#[must_use]
pub fn profile(title: &str, file: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("プロファイル「{title}」（{file}）"),
        Language::En => format!("{title} ({file})"),
    }
}

/// What follows the first way to mend a finding, or stands for it where the finding says it already.
#[must_use]
pub fn other_ways(count: usize, rule: &str, alone: bool, language: Language) -> String {
    match (language, alone) {
        (Language::Ja, false) => {
            format!("ほかに{count}通りの直し方がある（tekigo explain --rule {rule} で示す）")
        }
        (Language::Ja, true) => format!(
            "上に示したもののほかに{count}通りの直し方がある（tekigo explain --rule {rule} で示す）"
        ),
        (Language::En, false) => {
            format!("or one of {count} other ways (tekigo explain --rule {rule} tells them)")
        }
        (Language::En, true) => {
            format!(
                "as above, or one of {count} other ways (tekigo explain --rule {rule} tells them)"
            )
        }
    }
}

/// What is said where no answer leads to a pass.
#[must_use]
pub fn can_only_become(results: &[String], language: Language) -> String {
    let listed = results.join(language.pick("か", " or "));
    match language {
        Language::Ja => format!("何を書いても、適合にはならない（{listed}になる）"),
        Language::En => format!("nothing that could be filled in makes it pass: {listed}"),
    }
}

/// The rules that would no longer pass.
#[must_use]
pub fn costs(rules: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("ただし、次の規則を満たさなくなる：{rules}"),
        Language::En => format!("but these would no longer pass: {rules}"),
    }
}

/// 「取得間隔を「日次」以上にする」
#[must_use]
pub fn made(title: &str, condition: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{title}を{condition}にする"),
        Language::En => format!("{title}: make it {condition}"),
    }
}

/// 「取得間隔を書く」
#[must_use]
pub fn stated(title: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{title}を書く"),
        Language::En => format!("{title}: state it"),
    }
}

/// 「例：日次」
#[must_use]
pub fn example(shown: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("例：{shown}"),
        Language::En => format!("for example {shown}"),
    }
}

/// 「報告を1件加える」
#[must_use]
pub fn added(title: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{title}を1件加える"),
        Language::En => format!("{title}: add one"),
    }
}

/// A list that is written for the first time.
#[must_use]
pub fn listed_anew(title: &str, count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Ja, 0) => format!("{title}を「なし」とする（空の一覧を書く）"),
        (Language::En, 0) => format!("{title}: say that there are none (an empty list)"),
        (Language::Ja, _) => format!("{title}を{count}件書く"),
        (Language::En, _) => format!("{title}: list {count}"),
    }
}

/// 「写しの2件目を取り除く」
#[must_use]
pub fn taken_away(title: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{title}を取り除く"),
        Language::En => format!("{title}: take it away"),
    }
}

/// A list of which it was said that it is still being gathered.
#[must_use]
pub fn complete(title: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("{title}がこれですべてなら、absent にある「収集中」の印を消す"),
        Language::En => format!("{title}: if these are all, take away the mark “more”"),
    }
}

/// What becomes of the mark of a place that is written.
#[must_use]
pub fn unmarked(language: Language) -> &'static str {
    language.pick("absent にあるこの項目の印は消す", "its mark in “absent” goes")
}

/// The heading of a plan.
#[must_use]
pub fn plan(party: &str, edits: usize, mends: usize, language: Language) -> String {
    match (language, edits) {
        (Language::Ja, 0) => format!("{party}がまとめて直せるものはない"),
        (Language::Ja, _) => {
            format!("{party}がまとめて直すなら：{edits}か所を書けば、{mends}件の規則を満たす")
        }
        (Language::En, 0) => format!("Nothing that {party} could write would mend anything"),
        (Language::En, _) => {
            let places = if edits == 1 { "place" } else { "places" };
            let rules = if mends == 1 { "rule" } else { "rules" };
            format!(
                "All at once, for {party}: {edits} {places} to write, {mends} {rules} met by it"
            )
        }
    }
}

/// Whether fewer places than those of a plan would do, and what an example is.
#[must_use]
pub fn smallest(proved: bool, language: Language) -> &'static str {
    if proved {
        language.pick(
            "これより少ない箇所では足りない。例は書き方の一例であり、実際にそうであることだけを書く。",
            "No fewer places would do. Examples only show how it is written: write what is so.",
        )
    } else {
        language.pick(
            "もっと少ない箇所で足りるかもしれない。例は書き方の一例であり、実際にそうであることだけを書く。",
            "Fewer places might do. Examples only show how it is written: write what is so.",
        )
    }
}

/// A document that is to be written first.
#[must_use]
pub fn new_document(title: &str, language: Language) -> String {
    match language {
        Language::Ja => format!("渡されていない文書「{title}」（新しく作る）"),
        Language::En => format!("{title}, which was not given (to be written)"),
    }
}

/// What follows where some places of a plan are left out.
#[must_use]
pub fn more_edits(count: usize, language: Language) -> String {
    match language {
        Language::Ja => format!("ほか{count}か所（--all ですべて示す）"),
        Language::En => format!("and {count} more (--all tells all)"),
    }
}

/// What an unknown result can still become.
#[must_use]
pub fn can_become(results: &[String], language: Language) -> String {
    let listed = results.join(language.pick("か", " or "));
    match language {
        Language::Ja => format!("まだ決まっていないことが決まれば、{listed}になる"),
        Language::En => format!("once what is open is settled: {listed}"),
    }
}

/// What is said where nothing that is open decides a result.
#[must_use]
pub fn stays(language: Language) -> &'static str {
    language.pick(
        "まだ決まっていないことが決まっても、判定できないままである",
        "it stays unknown, whatever becomes of what is open",
    )
}

/// What follows all the ways to mend a finding.
#[must_use]
pub fn all_ways(language: Language) -> &'static str {
    language.pick(
        "最小の直し方は、以上ですべてである。",
        "There are no other smallest ways than these.",
    )
}

/// What follows some of the ways to mend a finding.
#[must_use]
pub fn some_ways(language: Language) -> &'static str {
    language.pick("直し方は、ほかにもありうる。", "There may be other ways.")
}

/// What stands where no edit mends a finding.
#[must_use]
pub fn no_way(language: Language) -> &'static str {
    language.pick(
        "当事者が文書を直すだけでは満たせない。",
        "Nothing that its parties could write would mend it.",
    )
}

/// What stands where no edit was found that mends a finding.
#[must_use]
pub fn no_way_found(language: Language) -> &'static str {
    language.pick(
        "計算の上限までには、直し方が見つからなかった。",
        "No way was found within the bounds of the computation.",
    )
}
