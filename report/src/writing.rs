//! Writes edits into documents, as JSON values: what a report advises becomes what the next run reads.
//!
//! ```
//! use serde_json::json;
//! use tekigo_report::writing::{Writing, write};
//!
//! let mut document = json!({"backup": {"interval": "weekly"}});
//! let edit = Writing::Set { pointer: "/backup/interval", value: &json!("daily"), unmark: None };
//! write(&mut document, edit).expect("there is such a place");
//! assert_eq!(document, json!({"backup": {"interval": "daily"}}));
//! ```

use serde_json::{Map, Value as Json};

use crate::model::{Deed, Edit};

/// Something to write at a place, by its JSON Pointer.
#[derive(Clone, Copy, Debug)]
pub enum Writing<'e> {
    /// A value, in place of what stands there or of nothing: the records around it are written too. Of a place that had a mark,
    /// that mark goes.
    Set {
        /// The place.
        pointer: &'e str,
        /// The value.
        value: &'e Json,
        /// The mark.
        unmark: Option<&'e str>,
    },
    /// An item at the end of a list.
    Add {
        /// The list and `/-`.
        pointer: &'e str,
        /// The item.
        value: &'e Json,
        /// The mark of the list.
        unmark: Option<&'e str>,
    },
    /// Nothing any more.
    Remove {
        /// The place.
        pointer: &'e str,
    },
}

/// Why an edit was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// Its example holds a text that only stands for one.
    Placeholder,
    /// There is no such place.
    NoSuchPlace,
}

impl<'e> Writing<'e> {
    /// What an edit writes: its example, unless that holds a text which only stands for one.
    ///
    /// # Errors
    /// A placeholder is for a person to fill in.
    pub fn of(edit: &'e Edit) -> Result<Self, NotWritten> {
        if edit.placeholder {
            return Err(NotWritten::Placeholder);
        }
        let (pointer, unmark) = (edit.pointer.as_str(), edit.unmark.as_deref());
        match (edit.edit, &edit.example) {
            (Deed::Remove, _) => Ok(Self::Remove { pointer }),
            (Deed::Set, Some(value)) => Ok(Self::Set { pointer, value, unmark }),
            (Deed::Add, Some(value)) => Ok(Self::Add { pointer, value, unmark }),
            (Deed::Set | Deed::Add, None) => Err(NotWritten::NoSuchPlace),
        }
    }
}

/// A document of a kind in which nothing is written yet.
#[must_use]
pub fn blank(kind: &str) -> Json {
    serde_json::json!({"kind": kind, "state": "draft"})
}

/// Writes something into a document. The edits of a set, and of a plan, are written in their order.
///
/// # Errors
/// Where there is no such place: the edit was made for another document.
pub fn write(document: &mut Json, writing: Writing<'_>) -> Result<(), NotWritten> {
    let unmark = match writing {
        Writing::Set { pointer, value, unmark } => {
            *place(document, pointer)? = value.clone();
            unmark
        }
        Writing::Add { pointer, value, unmark } => {
            let list = pointer.strip_suffix("/-").ok_or(NotWritten::NoSuchPlace)?;
            let list = document.pointer_mut(list).and_then(Json::as_array_mut);
            list.ok_or(NotWritten::NoSuchPlace)?.push(value.clone());
            unmark
        }
        Writing::Remove { pointer } => return remove(document, pointer),
    };
    match unmark {
        Some(mark) => remove(document, mark),
        None => Ok(()),
    }
}

/// The value at a pointer; members that are not there yet are, with blank records around them.
fn place<'d>(document: &'d mut Json, pointer: &str) -> Result<&'d mut Json, NotWritten> {
    let mut at = document;
    for name in pointer.split('/').skip(1) {
        if let Json::Array(items) = at {
            let item = name.parse::<usize>().ok().and_then(|item| items.get_mut(item));
            at = item.ok_or(NotWritten::NoSuchPlace)?;
            continue;
        }
        if !at.is_object() {
            // What stands in place of a record, such as null or a text, could not be read.
            *at = Json::Object(Map::new());
        }
        let record = at.as_object_mut().ok_or(NotWritten::NoSuchPlace)?;
        at = record.entry(plain(name)).or_insert(Json::Null);
    }
    Ok(at)
}

fn remove(document: &mut Json, pointer: &str) -> Result<(), NotWritten> {
    let (around, name) = pointer.rsplit_once('/').ok_or(NotWritten::NoSuchPlace)?;
    let removed = match document.pointer_mut(around) {
        Some(Json::Object(record)) => record.shift_remove(&plain(name)),
        Some(Json::Array(items)) => {
            let item = name.parse().ok().filter(|item: &usize| *item < items.len());
            item.map(|item| items.remove(item))
        }
        _ => None,
    };
    removed.map(|_| ()).ok_or(NotWritten::NoSuchPlace)
}

/// A part of a JSON Pointer as a name.
fn plain(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
