//! A place of a document in one sentence: what it is called, what stands there, and what is needed.

use tekigo_core::facts::State;

use super::clean;
use crate::model::PlaceReason;
use crate::words::Language;

/// 「取得間隔：週次（必要：「日次」以上）」; what is as it must be needs no more words.
pub(super) fn place(place: &PlaceReason, language: Language) -> String {
    let (title, found) = (clean(language.of(&place.title)), clean(language.of(&place.found)));
    let mut words = match language {
        Language::Ja => format!("{title}：{found}"),
        Language::En => format!("{title}: {found}"),
    };
    if let Some(reason) = place.reason.as_deref().map(clean) {
        let more = match language {
            Language::Ja => format!("（理由「{reason}」）"),
            Language::En => format!(" (reason: “{reason}”)"),
        };
        words.push_str(&more);
    }
    if let Some(wanted) = place.wanted.as_ref().filter(|_| place.met != Some(true)) {
        let wanted = clean(language.of(wanted));
        let more = match language {
            Language::Ja => format!("（必要：{wanted}）"),
            Language::En => format!(" (needed: {wanted})"),
        };
        words.push_str(&more);
    }
    words
}

/// Whether a place is, or may be, what stands in the way.
pub(super) fn is_blamed(place: &PlaceReason) -> bool {
    match place.met {
        Some(met) => !met,
        None => place.state.is_some_and(|state| state != State::Value),
    }
}
