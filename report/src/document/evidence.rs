//! Where the values of a document come from, as the document says: `"evidence": {POINTER: {"where": …, "seen_on": …}}`.
//!
//! Rules do not read it, so neither does the fact reader; the report reads it when it first quotes a value. What does not have
//! this shape is passed over: it is the schema's business to complain.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::model::Evidence;

/// The evidence of one document.
#[derive(Clone, Debug, Default)]
pub(super) struct EvidenceMarks {
    /// By the place; nothing where one place has two, for nobody could tell which of them holds.
    places: BTreeMap<String, Option<serde_json::Value>>,
}

impl EvidenceMarks {
    /// Reads it from the text of a document.
    pub(super) fn read(text: &str) -> Self {
        #[derive(Deserialize)]
        struct Envelope {
            #[serde(default)]
            evidence: EvidenceMarks,
        }
        serde_json::from_str::<Envelope>(text).map(|envelope| envelope.evidence).unwrap_or_default()
    }

    /// The evidence for a place: its own, else that of the nearest record or list around it.
    pub(super) fn of(&self, pointer: &str) -> Option<Evidence> {
        let mut around = pointer;
        loop {
            if let Some(entry) = self.places.get(around) {
                return entry.as_ref().and_then(evidence);
            }
            (around, _) = around.rsplit_once('/')?;
        }
    }
}

fn evidence(entry: &serde_json::Value) -> Option<Evidence> {
    let text = |name: &str| entry.get(name)?.as_str().filter(|text| !text.trim().is_empty());
    let seen_on = text("seen_on").map(str::to_owned);
    Some(Evidence { seen_in: text("where")?.to_owned(), seen_on })
}

impl<'de> Deserialize<'de> for EvidenceMarks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = EvidenceMarks;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a record of evidence")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EvidenceMarks, A::Error> {
                let mut places = BTreeMap::new();
                while let Some((place, entry)) = map.next_entry::<String, serde_json::Value>()? {
                    let again = places.contains_key(&place);
                    places.insert(place, (!again).then_some(entry));
                }
                Ok(EvidenceMarks { places })
            }
        }

        from.deserialize_map(Entries)
    }
}
