//! Words of the report: how results, strengths and forces are called by programs and by people, and every label and sentence
//! that a rendering puts around them.

mod label;
pub mod phrase;

use tekigo_core::eval::Fault;
use tekigo_core::facts::{DocumentState, State};
use tekigo_core::regions::plan::Why;
use tekigo_core::typed::{Attested, Force, ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

pub use label::Label;

use crate::model::{AnswerState, WaiverState};

/// The language that a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// The words in this language.
    #[must_use]
    pub fn of(self, words: &Bilingual) -> &str {
        match self {
            Self::Ja => &words.ja,
            Self::En => &words.en,
        }
    }

    /// One of two texts.
    #[must_use]
    pub fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// Every result word, the worst first; `notselected` and `notapplicable` weigh nothing.
pub const RESULTS: [ResultWord; 7] = [
    ResultWord::Fail,
    ResultWord::Error,
    ResultWord::Unknown,
    ResultWord::NotChecked,
    ResultWord::Pass,
    ResultWord::NotApplicable,
    ResultWord::NotSelected,
];

/// As JSON writes it.
#[must_use]
pub fn result_id(result: ResultWord) -> &'static str {
    match result {
        ResultWord::Pass => "pass",
        ResultWord::Fail => "fail",
        ResultWord::Unknown => "unknown",
        ResultWord::NotApplicable => "notapplicable",
        ResultWord::NotChecked => "notchecked",
        ResultWord::NotSelected => "notselected",
        ResultWord::Error => "error",
    }
}

/// As people read it.
#[must_use]
pub fn result(result: ResultWord) -> Bilingual {
    let (ja, en) = match result {
        ResultWord::Pass => ("適合", "pass"),
        ResultWord::Fail => ("不適合", "fail"),
        ResultWord::Unknown => ("判定不能", "unknown"),
        ResultWord::NotApplicable => ("対象外", "not applicable"),
        ResultWord::NotChecked => ("要確認", "to be judged by a person"),
        ResultWord::NotSelected => ("選択外", "not selected"),
        ResultWord::Error => ("計算不能", "error"),
    };
    Bilingual::new(ja, en)
}

/// As people read the result of a rule that binds so strongly: what one may do is not met or broken, but there for one to use.
#[must_use]
pub fn result_of(strength: Strength, word: ResultWord) -> Bilingual {
    match (strength, word) {
        (Strength::May, ResultWord::Fail) => Bilingual::new("利用できない", "not available to you"),
        (Strength::May, ResultWord::Pass) => Bilingual::new("利用できる", "available to you"),
        _ => result(word),
    }
}

/// The sign of a result, so that no colour is needed to tell them apart.
#[must_use]
pub fn sign(result: ResultWord) -> &'static str {
    match result {
        ResultWord::Pass => "✔",
        ResultWord::Fail => "✘",
        ResultWord::Unknown => "?",
        ResultWord::NotChecked => "☐",
        ResultWord::Error => "!",
        ResultWord::NotApplicable | ResultWord::NotSelected => "–",
    }
}

/// The sign of the result of a rule that binds so strongly: that something is not there to use is nothing to mend.
#[must_use]
pub fn sign_of(strength: Strength, result: ResultWord) -> &'static str {
    match (strength, result) {
        (Strength::May, ResultWord::Fail) => "–",
        _ => sign(result),
    }
}

/// As JSON writes it.
#[must_use]
pub fn strength_id(strength: Strength) -> &'static str {
    match strength {
        Strength::Must => "must",
        Strength::Should => "should",
        Strength::May => "may",
    }
}

/// As people read it.
#[must_use]
pub fn strength(strength: Strength) -> Bilingual {
    let (ja, en) = match strength {
        Strength::Must => ("必須", "must"),
        Strength::Should => ("推奨", "should"),
        Strength::May => ("任意", "may"),
    };
    Bilingual::new(ja, en)
}

/// As JSON writes it.
#[must_use]
pub fn force_id(force: Force) -> &'static str {
    match force {
        Force::Law => "law",
        Force::Contract => "contract",
        Force::Request => "request",
        Force::Advice => "advice",
    }
}

/// As people read it.
#[must_use]
pub fn force(force: Force) -> Bilingual {
    let (ja, en) = match force {
        Force::Law => ("法令", "law"),
        Force::Contract => ("契約", "contract"),
        Force::Request => ("要請", "request"),
        Force::Advice => ("助言", "advice"),
    };
    Bilingual::new(ja, en)
}

/// How strongly sources bind, the strongest first: what was agreed binds, what was asked for does not.
#[must_use]
pub fn force_rank(force: Force) -> usize {
    match force {
        Force::Law => 0,
        Force::Contract => 1,
        Force::Request => 2,
        Force::Advice => 3,
    }
}

/// As JSON writes it.
#[must_use]
pub fn state_id(state: State) -> &'static str {
    match state {
        State::Value => "value",
        State::Open => "open",
        State::Silent => "silent",
        State::Withheld => "withheld",
        State::Inapplicable => "inapplicable",
        State::Unreadable => "unreadable",
    }
}

/// As JSON writes it.
#[must_use]
pub fn document_state_id(state: DocumentState) -> &'static str {
    match state {
        DocumentState::Draft => "draft",
        DocumentState::Final => "final",
    }
}

/// As people read it.
#[must_use]
pub fn document_state(state: DocumentState) -> Bilingual {
    match state {
        DocumentState::Draft => Bilingual::new("作成中", "draft"),
        DocumentState::Final => Bilingual::new("確定", "final"),
    }
}

/// As JSON writes it.
#[must_use]
pub fn attested_id(attested: Attested) -> &'static str {
    match attested {
        Attested::Pass => "pass",
        Attested::Fail => "fail",
        Attested::NotApplicable => "notapplicable",
    }
}

/// As people read it.
#[must_use]
pub fn attested(attested: Attested) -> Bilingual {
    result(match attested {
        Attested::Pass => ResultWord::Pass,
        Attested::Fail => ResultWord::Fail,
        Attested::NotApplicable => ResultWord::NotApplicable,
    })
}

/// What a summary calls the results that a waiver bears.
pub const WAIVED: &str = "waived";

/// As JSON writes it.
#[must_use]
pub fn waiver_state_id(state: WaiverState) -> &'static str {
    match state {
        WaiverState::InEffect => "in_effect",
        WaiverState::Unneeded => "unneeded",
        WaiverState::NotYet => "not_yet",
        WaiverState::Expired => "expired",
    }
}

/// As people read it.
#[must_use]
pub fn waiver_state(state: WaiverState) -> Bilingual {
    let (ja, en) = match state {
        WaiverState::InEffect => ("猶予中", "in effect"),
        WaiverState::Unneeded => ("猶予すべき指摘がない", "no finding needs it"),
        WaiverState::NotYet => ("まだ始まっていない", "not in effect yet"),
        WaiverState::Expired => ("期限が過ぎた", "expired"),
    };
    Bilingual::new(ja, en)
}

/// As JSON writes it.
#[must_use]
pub fn answer_state_id(state: AnswerState) -> &'static str {
    match state {
        AnswerState::Counts => "counts",
        AnswerState::Older => "older",
        AnswerState::OtherQuestion => "other_question",
        AnswerState::NotYet => "not_yet",
        AnswerState::Expired => "expired",
    }
}

/// As people read it.
#[must_use]
pub fn answer_state(state: AnswerState) -> Bilingual {
    let (ja, en) = match state {
        AnswerState::Counts => ("有効", "counts"),
        AnswerState::Older => ("より新しい回答がある", "there is a newer answer"),
        AnswerState::OtherQuestion => {
            ("質問がその後に改められた", "the question has changed since")
        }
        AnswerState::NotYet => ("判定日より後の回答である", "dated after the day of evaluation"),
        AnswerState::Expired => ("期限が過ぎた", "expired"),
    };
    Bilingual::new(ja, en)
}

/// As JSON writes it.
#[must_use]
pub fn why_id(why: Why) -> &'static str {
    match why {
        Why::Person => "person",
        Why::Choice => "choice",
        Why::History => "history",
        Why::OtherParty => "other_party",
        Why::Need => "need",
        Why::Condition => "condition",
        Why::Contradiction => "contradiction",
        Why::NotDecided => "not_decided",
    }
}

/// As people read it, below the rules that it is told of.
#[must_use]
pub fn why(why: Why) -> Bilingual {
    let (ja, en) = match why {
        Why::Person => ("人が確かめる", "a person must judge it"),
        Why::Choice => ("読み方を選ぶのが先である", "a reading must be chosen first"),
        Why::History => {
            ("すでに起きたことによるので、変えられない", "it rests on what has happened already")
        }
        Why::OtherParty => ("ほかの当事者の記載による", "it rests on what another party says"),
        Why::Need => (
            "必要とする水準を下げれば満たせるが、それは勧めない",
            "it would take asking for less than is needed",
        ),
        Why::Condition => {
            ("当てはまるかどうかが、まだ答えられていない", "whether it applies is not answered yet")
        }
        Why::Contradiction => {
            ("ほかの規則と同時には満たせない", "it cannot pass together with other rules")
        }
        Why::NotDecided => (
            "計算の上限までに直し方が見つからなかった",
            "no way was found within the bounds of the computation",
        ),
    };
    Bilingual::new(ja, en)
}

/// As JSON writes it.
#[must_use]
pub fn fault_id(fault: Fault) -> &'static str {
    match fault {
        Fault::Limit => "limit",
        Fault::DoesNotFit => "does_not_fit",
        Fault::ZeroWhole => "zero_whole",
        Fault::OutOfCalendar => "out_of_calendar",
        Fault::PartOfADay => "part_of_a_day",
        Fault::MonthsOfAnInstant => "months_of_an_instant",
    }
}

/// As people read it.
#[must_use]
pub fn fault(fault: Fault) -> Bilingual {
    let (ja, en) = match fault {
        Fault::Limit => {
            ("計算の手数が上限を超えた", "the evaluation took more steps than are allowed")
        }
        Fault::DoesNotFit => {
            ("数が大きすぎるか細かすぎて、38桁に収まらない", "a number does not fit into 38 digits")
        }
        Fault::ZeroWhole => ("割合の母数が0である", "a share of zero was asked for"),
        Fault::OutOfCalendar => (
            "日付が1年1月1日から9999年12月31日までの範囲を外れた",
            "a date lies outside the years 1 to 9999",
        ),
        Fault::PartOfADay => (
            "日付に、1日に満たない時間を足し引きしている",
            "a part of a day was added to, or taken from, a date",
        ),
        Fault::MonthsOfAnInstant => (
            "日時に、月単位の期間を足し引きしている",
            "months were added to, or taken from, an instant",
        ),
    };
    Bilingual::new(ja, en)
}

/// The line that every rendering carries.
#[must_use]
pub fn notice() -> Bilingual {
    Bilingual::new(
        "この結果は法的な助言ではない。規則がどこまで拘束するかは、根拠の文書（法令・契約・要請・助言）によって異なる。",
        "This is no legal advice. How far a rule binds depends on its source: law, contract, request or advice.",
    )
}
