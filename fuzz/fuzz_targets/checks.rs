//! Any bytes as what `tekigo_tests::fuzz::checks` takes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| tekigo_tests::fuzz::checks(bytes));
