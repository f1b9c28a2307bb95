//! The shipped packs, sources, schemas and samples.
