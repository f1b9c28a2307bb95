//! The sentences of the rule book that are the same for every rule: who is bound, how far a source binds, from when to when.

use tekigo_core::program::{Program, Version};
use tekigo_core::prose;
use tekigo_core::typed::{Force, ResultWord, Strength, Type};
use tekigo_core::value::{Date, Value};
use tekigo_grammar::diagnostic::Bilingual;

use crate::words::{force_rank, result};

/// What holds for every rule of every pack.
pub(super) fn notes() -> Vec<Bilingual> {
    vec![
        Bilingual::new(
            "この文章は、規則集と様式の題名から自動で作ったもので、判定に使われる規則そのものを言い表している。",
            "This text is made from the pack and the titles of its documents; it says what is evaluated, no more and no less.",
        ),
        Bilingual::new(
            "確定した文書の空欄は「記載されていない」とみなす。作成中の文書の空欄は、まだ分からないものとして扱う。",
            "A blank in a final document is not stated; a blank in a draft is not known yet.",
        ),
        Bilingual::new(
            "値を比べる条件は、値が記載されていなければ、成り立つとも成り立たないともいえない。そのために結論が出ないとき、結果は「判定不能」となる。",
            "A condition on a value neither holds nor fails to hold while the value is not stated; where that leaves the outcome open, the result is “unknown”.",
        ),
        Bilingual::new(
            "「…のどれについても」という条件は、一覧に一件もなければ成り立つ。",
            "A condition “for every …” holds where the list has no item at all.",
        ),
        Bilingual::new(
            "文中の〈 〉の所には、判定のとき、文書や設定の値が入る。",
            "Where a text has ‹ ›, a judgement puts the value of the documents or settings.",
        ),
    ]
}

/// Who must, should or may do what follows.
pub(super) fn binding(parties: &[Bilingual], strength: Strength, manual: bool) -> Bilingual {
    let join = |words: fn(&Bilingual) -> &str, with: &str| {
        parties.iter().map(words).collect::<Vec<_>>().join(with)
    };
    let (ja, en) = (join(|party| &party.ja, "と"), join(|party| &party.en, " and the "));
    let (ja, en) = (format!("{ja}は、"), format!("The {en}"));
    let (ja_rest, en_rest) = match (strength, manual) {
        (Strength::Must, false) => {
            ("次のことを満たさなければならない。", "must meet the following.")
        }
        (Strength::Should, false) => {
            ("次のことを満たすことが望ましい。", "should meet the following.")
        }
        (Strength::May, false) => (
            "次のことを満たすとき、標題のことをすることができる。義務ではなく、満たさなくても指摘にはならない。",
            "may do what the title says where the following is met; this is no duty, and nothing is held against a party that does not.",
        ),
        (Strength::Must, true) => (
            "次の問いにいうことを、しなければならない。しているかどうかは、人が確かめて答える。",
            "must do what this question asks about; a person checks and answers it.",
        ),
        (Strength::Should, true) => (
            "次の問いにいうことを、するのが望ましい。しているかどうかは、人が確かめて答える。",
            "should do what this question asks about; a person checks and answers it.",
        ),
        (Strength::May, true) => (
            "次の問いにいうことを、することができる。しているかどうかは、人が確かめて答える。義務ではない。",
            "may do what this question asks about; a person checks and answers it, and it is no duty.",
        ),
    };
    Bilingual::new(format!("{ja}{ja_rest}"), format!("{en} {en_rest}"))
}

/// How far the strongest of some sources binds.
pub(super) fn force(forces: impl IntoIterator<Item = Force>) -> Bilingual {
    let mut forces: Vec<Force> = forces.into_iter().collect();
    forces.sort_by_key(|force| force_rank(*force));
    forces.dedup();
    let (ja, en) = match forces.first() {
        Some(Force::Law) => ("法令である", "law"),
        Some(Force::Contract) => (
            "契約であり、それを結んだ者だけを拘束する",
            "a contract, which binds those who concluded it",
        ),
        Some(Force::Request) => {
            ("要請であり、法令上の義務ではない", "a request, which is no duty by law")
        }
        Some(Force::Advice) | None => {
            ("助言であり、法令上の義務ではない", "advice, which is no duty by law")
        }
    };
    if forces.len() > 1 {
        Bilingual::new(format!("最も強い根拠は、{ja}。"), format!("Its strongest source is {en}."))
    } else {
        Bilingual::new(format!("根拠は、{ja}。"), format!("Its source is {en}."))
    }
}

/// When a version is in force; nothing where it always is. `on` is the date that is asked.
pub(super) fn period(version: &Version, on: &Bilingual) -> Option<Bilingual> {
    let words = |date: Date| prose::value(&Program::default(), Value::Date(date), Type::Date);
    let (ja, en) = match (version.from.map(words), version.until.map(words)) {
        (Some(from), Some(until)) => (
            format!("{}が{}から{}まで（両端を含む）", on.ja, from.ja, until.ja),
            format!("{} is from {} to {}, both included", on.en, from.en, until.en),
        ),
        (Some(from), None) => {
            (format!("{}が{}以降", on.ja, from.ja), format!("{} is on or after {}", on.en, from.en))
        }
        (None, Some(until)) => (
            format!("{}が{}以前", on.ja, until.ja),
            format!("{} is on or before {}", on.en, until.en),
        ),
        (None, None) => return None,
    };
    Some(Bilingual::new(
        format!("{ja}のときに限って有効である。"),
        format!("In force only where {en}."),
    ))
}

/// A claim of 「該当なし」 that frees from a rule.
pub(super) fn accepted(place: &Bilingual) -> Bilingual {
    Bilingual::new(
        format!("{}が「該当なし」と理由を添えて示されていれば、この規則の対象外とする。", place.ja),
        format!(
            "Where {} is marked as not applicable, with a reason, the rule does not apply.",
            place.en
        ),
    )
}

/// What comes of documents in which nothing is written.
pub(super) fn blank(outcome: ResultWord, manual: bool) -> Bilingual {
    let word = result(outcome);
    if manual && outcome == ResultWord::NotChecked {
        return Bilingual::new(
            format!("人が答えるまでは「{}」となる。", word.ja),
            format!("Until a person has answered, the result is “{}”.", word.en),
        );
    }
    Bilingual::new(
        format!("何も書かずに文書を確定すると「{}」となる。", word.ja),
        format!("With nothing written in final documents, the result is “{}”.", word.en),
    )
}

/// 「1以上5以下」, "at least 1 and at most 5"
pub(super) fn between(least: Option<Bilingual>, most: Option<Bilingual>) -> Option<Bilingual> {
    match (least, most) {
        (Some(least), Some(most)) => Some(Bilingual::new(
            format!("{}、{}", least.ja, most.ja),
            format!("{}, {}", least.en, most.en),
        )),
        (end, None) | (None, end) => end,
    }
}
