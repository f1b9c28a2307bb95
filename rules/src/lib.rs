//! The shipped packs and schemas, and how a pack's texts become a program.
//!
//! ```
//! let pack = tekigo_rules::load("request-2020").expect("it is shipped").expect("it compiles");
//! assert_eq!(pack.program.name, "request-2020");
//! ```

mod embedded;
mod pack;

pub use embedded::{load, names, schemas};
pub use pack::{LoadedPack, PackText, Refused, TextFile};
