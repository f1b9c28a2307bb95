//! All tests, in the order in which a mistake is cheapest to find.

use std::process::Command;
use std::time::Instant;

/// Each step: what it is called, and the arguments of cargo.
const STEPS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--all", "--check"]),
    (
        "lints",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ],
    ),
    ("tests", &["test", "--workspace", "--locked", "--quiet"]),
    (
        "packs in order",
        &[
            "run",
            "--package",
            "tekigo",
            "--locked",
            "--quiet",
            "--",
            "fmt",
            "--check",
            "rules",
            "tests/world",
            "cli/tests/world/packs",
        ],
    ),
    ("documentation", &["doc", "--workspace", "--no-deps", "--locked", "--quiet"]),
];

/// Runs every step, and names the one that failed with how to run it alone.
pub fn run() -> Result<(), String> {
    for (name, arguments) in STEPS {
        let begun = Instant::now();
        println!("── {name}: cargo {}", arguments.join(" "));
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(*arguments)
            .env("RUSTDOCFLAGS", "--deny warnings")
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !status.success() {
            return Err(format!("{name} failed; again: cargo {}", arguments.join(" ")));
        }
        println!("   {name}: {} s", begun.elapsed().as_secs());
    }
    println!("all green");
    Ok(())
}
