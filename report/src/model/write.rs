//! How words of the language are written in JSON.

use serde::Serializer;
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct};
use tekigo_core::eval::Fault;
use tekigo_core::facts::{DocumentState, State};
use tekigo_core::regions::pair::Direction;
use tekigo_core::typed::{Attested, Force, ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

use super::{AnswerState, Ordered, WaiverState};
use crate::revision::{Change, Effect, words as revision_words};
use crate::words;

struct Both<'a>(&'a Bilingual);

impl serde::Serialize for Both<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        both(self.0, to)
    }
}

/// `{"ja": "…", "en": "…"}`
pub(crate) fn both<S: Serializer>(words: &Bilingual, to: S) -> Result<S::Ok, S::Error> {
    let mut members = to.serialize_struct("Bilingual", 2)?;
    members.serialize_field("ja", &words.ja)?;
    members.serialize_field("en", &words.en)?;
    members.end()
}

/// As [`both`], where there are words.
#[allow(clippy::ref_option, reason = "serde hands over a reference to the field")]
pub(crate) fn optional<S: Serializer>(words: &Option<Bilingual>, to: S) -> Result<S::Ok, S::Error> {
    match words {
        Some(words) => both(words, to),
        None => to.serialize_none(),
    }
}

/// Each as [`both`].
pub(crate) fn list<S: Serializer>(words: &[Bilingual], to: S) -> Result<S::Ok, S::Error> {
    let mut items = to.serialize_seq(Some(words.len()))?;
    for words in words {
        items.serialize_element(&Both(words))?;
    }
    items.end()
}

/// `"provider"`, or `["provider", "municipality"]`
pub(crate) fn parties<S: Serializer>(parties: &[String], to: S) -> Result<S::Ok, S::Error> {
    match parties {
        [one] => to.serialize_str(one),
        many => to.collect_seq(many),
    }
}

/// `{"provider": "fail"}`
pub(crate) fn overall<S: Serializer>(
    overall: &Ordered<ResultWord>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(overall.iter().map(|(party, result)| (party, words::result_id(*result))))
}

/// `{"must": {"pass": 9}}`
pub(crate) fn summary<S: Serializer>(
    summary: &Ordered<Ordered<usize>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    struct Counts<'a>(&'a Ordered<usize>);
    impl serde::Serialize for Counts<'_> {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.collect_map(self.0.iter())
        }
    }
    let mut members = to.serialize_map(None)?;
    for (strength, counts) in summary.iter() {
        members.serialize_entry(strength, &Counts(counts))?;
    }
    members.end()
}

macro_rules! word {
    ($name:ident, $type:ty, $id:path) => {
        pub(crate) fn $name<S: Serializer>(value: &$type, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_str($id(*value))
        }
    };
}

word!(result, ResultWord, words::result_id);
word!(strength, Strength, words::strength_id);
word!(force, Force, words::force_id);
word!(document_state, DocumentState, words::document_state_id);
word!(fault, Fault, words::fault_id);
word!(attested, Attested, words::attested_id);
word!(waiver_state, WaiverState, words::waiver_state_id);
word!(answer_state, AnswerState, words::answer_state_id);
word!(change, Change, revision_words::change_id);
word!(effect, Effect, revision_words::effect_id);
word!(direction, Direction, revision_words::direction_id);

macro_rules! optional_word {
    ($name:ident, $type:ty, $id:path) => {
        #[allow(clippy::ref_option, reason = "serde hands over a reference to the field")]
        pub(crate) fn $name<S: Serializer>(
            value: &Option<$type>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => to.serialize_str($id(*value)),
                None => to.serialize_none(),
            }
        }
    };
}

optional_word!(optional_state, State, words::state_id);
optional_word!(optional_fault, Fault, words::fault_id);
optional_word!(optional_result, ResultWord, words::result_id);
optional_word!(optional_strength, Strength, words::strength_id);
optional_word!(optional_attested, Attested, words::attested_id);

/// `["fail", "unknown"]`
pub(crate) fn results<S: Serializer>(results: &[ResultWord], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(results.iter().map(|result| words::result_id(*result)))
}
