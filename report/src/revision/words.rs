//! How changes are called by programs and by people.

use serde::Serializer;
use tekigo_core::program::Program;
use tekigo_core::regions::pair::{Direction, Doubt};
use tekigo_core::revision::Burden;
use tekigo_grammar::diagnostic::Bilingual;

use super::{Change, Doubted, Effect};
use crate::words::strength;

/// As JSON writes it.
#[must_use]
pub(crate) fn change_id(change: Change) -> &'static str {
    match change {
        Change::Unchanged => "unchanged",
        Change::Reworded => "reworded",
        Change::Stricter => "stricter",
        Change::Looser => "looser",
        Change::Both => "both",
        Change::Otherwise => "otherwise",
        Change::Added => "added",
        Change::Removed => "removed",
        Change::NotDecided => "not_decided",
    }
}

/// As people read it.
#[must_use]
pub(crate) fn change_words(change: Change) -> Bilingual {
    let (ja, en) = match change {
        Change::Unchanged => ("変更なし", "unchanged"),
        Change::Reworded => ("文言だけの変更", "reworded only"),
        Change::Stricter => ("厳しくなった", "stricter"),
        Change::Looser => ("緩くなった", "looser"),
        Change::Both => ("厳しくも緩くもなった", "stricter and looser"),
        Change::Otherwise => ("結果だけが変わった", "other results"),
        Change::Added => ("追加", "added"),
        Change::Removed => ("削除", "removed"),
        Change::NotDecided => ("未確定", "not decided"),
    };
    Bilingual::new(ja, en)
}

/// The sign of a change, so that no colour is needed to tell them apart.
#[must_use]
pub(crate) fn sign(change: Change) -> &'static str {
    match change {
        Change::Unchanged => "＝",
        Change::Reworded => "≒",
        Change::Stricter => "▲",
        Change::Looser => "▽",
        Change::Both => "◆",
        Change::Otherwise => "◇",
        Change::Added => "＋",
        Change::Removed => "－",
        Change::NotDecided => "？",
    }
}

/// What a witness of a direction shows, in a sentence that the document follows.
#[must_use]
pub(crate) fn shows(direction: Direction) -> Bilingual {
    let (ja, en) = match direction {
        Direction::Stricter => {
            ("厳しくなったことを示す文書", "A document for which it is stricter")
        }
        Direction::Looser => ("緩くなったことを示す文書", "A document for which it is looser"),
        Direction::Otherwise => ("結果が変わったことを示す文書", "A document with another result"),
    };
    Bilingual::new(ja, en)
}

/// What a result that differs is to whom the rule binds.
#[must_use]
pub(crate) fn effect_words(effect: Effect) -> Bilingual {
    let (ja, en) = match effect {
        Effect::NewlyInBreach => ("新たに不適合になる", "newly in breach"),
        Effect::NoLongerInBreach => ("不適合でなくなる", "no longer in breach"),
        Effect::Other => ("ほかの結果になる", "another result"),
    };
    Bilingual::new(ja, en)
}

/// As JSON writes it.
#[must_use]
pub(crate) fn direction_id(direction: Direction) -> &'static str {
    match direction {
        Direction::Stricter => "stricter",
        Direction::Looser => "looser",
        Direction::Otherwise => "otherwise",
    }
}

/// As JSON writes it.
#[must_use]
pub(crate) fn effect_id(effect: Effect) -> &'static str {
    match effect {
        Effect::NewlyInBreach => "newly_in_breach",
        Effect::NoLongerInBreach => "no_longer_in_breach",
        Effect::Other => "other",
    }
}

/// What changed in whom a rule binds.
pub(super) fn burden([before, after]: [&Program; 2], burden: &Burden) -> Bilingual {
    let party = |program: &Program, at: usize| {
        program.parties.get(at).map(|party| party.words.clone()).unwrap_or_default()
    };
    match burden {
        Burden::Strength(was, is) => {
            let (was, is) = (strength(*was), strength(*is));
            Bilingual::new(
                format!("強さが「{}」から「{}」に変わった", was.ja, is.ja),
                format!("its strength went from “{}” to “{}”", was.en, is.en),
            )
        }
        Burden::Bound(at) => {
            let party = party(after, *at);
            Bilingual::new(
                format!("新たに{}にも課される", party.ja),
                format!("it now binds the {} too", party.en),
            )
        }
        Burden::Freed(at) => {
            let party = party(before, *at);
            Bilingual::new(
                format!("{}には課されなくなった", party.ja),
                format!("it no longer binds the {}", party.en),
            )
        }
    }
}

/// Why something is not known.
pub(crate) fn doubt(doubt: &Doubt) -> Doubted {
    let (why, ja, en) = match doubt {
        Doubt::Budget => (
            "budget",
            "調べる手数の上限に達した".to_owned(),
            "the search met its bound".to_owned(),
        ),
        Doubt::Place { kind, path } => (
            "schema",
            format!("{kind} の /{} の形（スキーマ）が新旧で違う", path.join("/")),
            format!("the schemas say different things of /{} of {kind}", path.join("/")),
        ),
        Doubt::Zone => (
            "zone",
            "規則集の時間帯が新旧で違う".to_owned(),
            "the packs stand in different zones".to_owned(),
        ),
        Doubt::Choice(name) => (
            "choice",
            format!("選択 {name} の読み方が新旧で違う"),
            format!("the choice {name} has other readings"),
        ),
        Doubt::Parameter(name) => (
            "parameter",
            format!("パラメータ {name} は、既定の値についてだけ調べた"),
            format!("the parameter {name} was looked at with its default alone"),
        ),
        Doubt::Calculation => (
            "calculation",
            "いくつかの値を組み合わせる計算は、すべての組合せを調べ尽くせない".to_owned(),
            "values that are calculated with together cannot be looked through to the end".to_owned(),
        ),
        Doubt::Length => (
            "length",
            "調べた件数より長い一覧では、違う結果になるかもしれない".to_owned(),
            "lists that are longer than those that were tried may differ".to_owned(),
        ),
        Doubt::Months => (
            "months",
            "月で数える期間と日で数える期間の組合せは、すべては調べていない".to_owned(),
            "durations in months beside durations in days were not all looked at".to_owned(),
        ),
        Doubt::Precision => (
            "precision",
            "日や月までしか分からない日時は、すべては調べていない".to_owned(),
            "moments that are known to the day or month alone were not all looked at".to_owned(),
        ),
        Doubt::Question => (
            "question",
            "人が答える問いが変わった。厳しくなったかどうかは、人が読み比べる".to_owned(),
            "the question that a person answers is another; whether it is stricter, a person must say".to_owned(),
        ),
        Doubt::Regions => (
            "regions",
            "項目の関係が込み入っていて、すべては調べていない".to_owned(),
            "there are too many relations to look at them all".to_owned(),
        ),
    };
    Doubted { why, message: Bilingual::new(ja, en) }
}

/// `{"unchanged": 20}`
pub(super) fn counts<S: Serializer>(counts: &[(Change, usize)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(counts.iter().map(|(change, count)| (change_id(*change), count)))
}
