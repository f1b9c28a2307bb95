//! Runs cases of the conformance suite by name, and writes their answers anew.

use tekigo_tests::conformance::{World, cases, root, run as run_case, update as update_case};

/// Runs the cases whose id contains the filter.
pub fn run(filter: Option<&str>, update: bool) -> Result<(), String> {
    let root = root();
    let world = World::load(&root, "case").map_err(|error| format!("tests/world: {error}"))?;
    let mut cases = cases(&root).map_err(|error| format!("tests/conformance: {error}"))?;
    cases.retain(|case| filter.is_none_or(|filter| case.id().contains(filter)));
    if cases.is_empty() {
        return Err(format!("no case has {:?} in its name", filter.unwrap_or_default()));
    }
    let mut wrong = 0;
    // From the last to the first, so that writing one case does not move the lines of the next.
    for case in cases.iter().rev() {
        let ran = run_case(case, &world);
        if update && update_case(&root, case, &ran).map_err(|error| error.to_string())? {
            println!("written anew: {}", case.id());
            continue;
        }
        for failure in ran.failures {
            wrong += 1;
            println!("{}:{}: {}", case.file.display(), failure.line, failure.message);
            println!("  again: cargo xtask conformance '{}'\n", case.id());
        }
    }
    println!("{} cases, {wrong} wrong", cases.len());
    if wrong == 0 { Ok(()) } else { Err("some cases do not hold".to_owned()) }
}
