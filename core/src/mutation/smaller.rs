//! A witness made smaller: what the two results do not need is taken out of its documents, part by part.

use serde_json::Value as Json;

use crate::regions::pair::{Pair, Witness};

/// The most parts that are tried; a witness has few.
const MOST_TRIED: usize = 2_000;

/// The same witness with as little in its documents as keeps the two results; final documents, where that changes nothing.
pub(super) fn smaller(pair: &Pair<'_>, mut witness: Witness) -> Witness {
    let mut tried = 0;
    for at in 0..witness.documents.len() {
        while let Some(next) = without_one(pair, &witness, at, &mut tried) {
            witness = next;
        }
        if let Some(next) = changed(pair, &witness, at, |document| {
            *document.get_mut("state")? = "final".into();
            Some(())
        }) {
            witness = next;
        }
    }
    witness
}

/// The witness without the first part of a document that it can do without, the last in the document first.
fn without_one(
    pair: &Pair<'_>,
    witness: &Witness,
    at: usize,
    tried: &mut usize,
) -> Option<Witness> {
    let (_, document) = witness.documents.get(at)?;
    let mut parts = Vec::new();
    pointers(document, "", &mut parts);
    parts.into_iter().rev().find_map(|(whole, part)| {
        *tried += 1;
        if *tried > MOST_TRIED {
            return None;
        }
        changed(pair, witness, at, |document| match document.pointer_mut(&whole)? {
            Json::Object(members) => members.shift_remove(&part).map(drop),
            Json::Array(items) => {
                let place = part.parse::<usize>().ok().filter(|place| *place < items.len())?;
                items.remove(place);
                Some(())
            }
            _ => None,
        })
    })
}

/// The witness with one document changed, where the two results stay.
fn changed(
    pair: &Pair<'_>,
    witness: &Witness,
    at: usize,
    change: impl FnOnce(&mut Json) -> Option<()>,
) -> Option<Witness> {
    let mut other = witness.clone();
    let (_, document) = other.documents.get_mut(at)?;
    change(document)?;
    (pair.may_be(&other) && pair.replay(&other) == witness.results).then_some(other)
}

/// Every part of a value: the JSON Pointer of what holds it, and its name or number. What a document is stays.
fn pointers(value: &Json, at: &str, parts: &mut Vec<(String, String)>) {
    let mut waiting = vec![(at.to_owned(), value)];
    while let Some((at, value)) = waiting.pop() {
        let inner: Vec<(String, &Json)> = match value {
            Json::Object(members) => members
                .iter()
                .filter(|(name, _)| !(at.is_empty() && matches!(name.as_str(), "kind" | "state")))
                .map(|(name, value)| (name.clone(), value))
                .collect(),
            Json::Array(items) => {
                items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
            }
            _ => Vec::new(),
        };
        for (name, value) in inner {
            let escaped = name.replace('~', "~0").replace('/', "~1");
            waiting.push((format!("{at}/{escaped}"), value));
            parts.push((at.clone(), name));
        }
    }
}
