//! The places of a document that have a mark in its member `absent`, whatever it says.
//!
//! The fact reader tells what the marks mean; who writes a marked place must take the mark away, and so must know that it is there.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::value::RawValue;

/// The marked places of one document.
#[derive(Clone, Debug, Default)]
pub(super) struct AbsenceMarks {
    places: BTreeSet<String>,
}

impl AbsenceMarks {
    /// Finds them in the text of a document.
    pub(super) fn read(text: &str) -> Self {
        #[derive(Deserialize)]
        struct Envelope<'t> {
            #[serde(borrow, default)]
            absent: Option<BTreeMap<String, &'t RawValue>>,
        }
        let read: Option<Envelope<'_>> = serde_json::from_str(text).ok();
        let places = read.and_then(|envelope| envelope.absent).unwrap_or_default();
        Self { places: places.into_keys().collect() }
    }

    /// Where the mark of a place stands.
    pub(super) fn of(&self, pointer: &str) -> Option<String> {
        let name = || pointer.replace('~', "~0").replace('/', "~1");
        self.places.contains(pointer).then(|| format!("/absent/{}", name()))
    }
}

/// Whether the value at a JSON Pointer is a record.
pub(super) fn has_record(text: &str, pointer: &str) -> bool {
    let value: Result<serde_json::Value, _> = serde_json::from_str(text);
    value.is_ok_and(|value| value.pointer(pointer).is_some_and(serde_json::Value::is_object))
}
