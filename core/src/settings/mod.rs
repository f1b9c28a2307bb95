//! What people set beside the documents: profiles, attestations and waivers, as files (section 8 of the reference).
//!
//! ```text
//! JSON ──reader──> members with places ──┬─ profile ──tailored──> settings of an evaluation, and who settled what
//!                                        ├─ attestation ────────> answers to manual rules
//!                                        └─ waiver ─────────────> findings that are borne until a day
//! ```
//! Names are looked up in the packs that are judged by, so that a file that names what does not exist is refused with its place.

mod attestation;
mod problem;
mod profile;
mod reader;
mod tailored;
mod value;
mod waiver;
mod words;

pub use attestation::read_attestations;
pub use problem::{CODES, Found, SettingsProblem, SettingsProblemKind, Wanted};
pub use profile::{Profile, Setting, read_profile};
pub use tailored::{ByProfile, Origins, SetBy, Tailored, tailor};
pub use value::{ValueFault, parameter_value, reading};
pub use waiver::{Subject, Term, Waiver, is_finding, read_waivers};

use crate::json::{self, Json};
use reader::Reader;

/// How many bytes one file of settings may have.
pub const BYTES: usize = json::BYTES;

/// The JSON Schema of a file of attestations, itself as text.
pub const ATTESTATIONS_SCHEMA: &str = include_str!("../../schemas/attestations.schema.json");

/// The JSON Schema of a file of waivers, itself as text.
pub const WAIVERS_SCHEMA: &str = include_str!("../../schemas/waivers.schema.json");

/// The JSON Schema of a profile, itself as text.
pub const PROFILE_SCHEMA: &str = include_str!("../../schemas/profile.schema.json");

/// What a list of entries gave.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// The entries that are right, in order.
    pub entries: Vec<T>,
    /// What is wrong with the others, in the order of the text.
    pub problems: Vec<SettingsProblem>,
}

/// Reads a file that is a list; an entry with a problem is left out.
fn read_list<T>(
    text: &str,
    file: usize,
    mut entry: impl FnMut(&mut Reader, &Json) -> Option<T>,
) -> Read<T> {
    let mut reader = Reader::new(file);
    let mut entries = Vec::new();
    if let Some(json) = reader.parse(text) {
        for item in reader.items(&json) {
            let before = reader.found;
            let read = entry(&mut reader, item);
            if reader.found == before {
                entries.extend(read);
            }
        }
    }
    Read { entries, problems: reader.finish() }
}
