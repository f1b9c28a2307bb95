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
