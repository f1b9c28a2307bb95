//! `tekigo test`: runs a pack's tests.
