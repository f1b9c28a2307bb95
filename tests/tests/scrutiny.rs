//! What an author should look at: nothing in the shipped packs, and each kind of finding where it is meant.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests stop at the first surprise"
)]

use std::time::Instant;

use tekigo_core::scrutiny::{STEPS, scrutinise};

#[test]
fn shipped_packs_have_nothing_to_look_at() {
    for pack in tekigo_rules::names() {
        let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
        let start = Instant::now();
        let found = scrutinise(program, STEPS);
        let told: Vec<String> = found
            .findings
            .iter()
            .map(|finding| {
                let told = finding.diagnostic(program);
                format!("{} {} {:?}", told.code, told.message.en, told.help.map(|help| help.en))
            })
            .collect();
        let undecided: Vec<&str> =
            found.undecided.iter().map(|rule| program.rules[*rule].id.as_str()).collect();
        println!("{pack}: {told:#?}, not decided {undecided:?}, in {:?}", start.elapsed());
    }
}
