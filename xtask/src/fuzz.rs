//! Fuzzing guided by coverage: `cargo xtask fuzz [TARGET] [--seconds N]`.

use std::path::Path;
use std::process::{Command, ExitStatus};

/// Every target, as `fuzz/fuzz_targets` has them.
pub const TARGETS: [&str; 4] = ["pack", "document", "yaml", "checks"];

/// What each target starts from beside `fuzz/corpus`.
const SEEDS: [(&str, &str); 4] = [
    ("pack", "rules/packs/request-2020"),
    ("document", "rules/samples/strong-provider"),
    ("yaml", "rules/samples/strong-provider"),
    ("checks", "rules/samples/strong-provider"),
];

/// Runs a target, or each in turn, for some seconds. It needs nightly Rust, and installs cargo-fuzz where that is missing.
pub fn run(target: Option<&str>, seconds: u64) -> Result<(), String> {
    let known = Command::new("cargo").args(["fuzz", "--version"]).output();
    if !known.is_ok_and(|output| output.status.success()) {
        println!("── cargo install cargo-fuzz");
        succeed("cargo install", cargo(&["install", "--locked", "cargo-fuzz"]).status())?;
    }
    for name in TARGETS.iter().filter(|name| target.is_none_or(|target| target == **name)) {
        println!("── fuzz {name} for {seconds} s");
        let corpus = format!("fuzz/corpus/{name}");
        std::fs::create_dir_all(&corpus).map_err(|error| format!("{corpus}: {error}"))?;
        let mut arguments = vec!["+nightly", "fuzz", "run", name, &corpus];
        let seeds = SEEDS.iter().find(|(of, _)| of == name).map(|(_, folder)| *folder);
        arguments.extend(seeds.filter(|folder| Path::new(folder).is_dir()));
        let time = format!("-max_total_time={seconds}");
        arguments.extend(["--", &time, "-max_len=8192", "-timeout=20", "-print_final_stats=1"]);
        succeed(name, Command::new("cargo").args(arguments).status())?;
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

fn succeed(what: &str, status: std::io::Result<ExitStatus>) -> Result<(), String> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{what} failed; what was found is in fuzz/artifacts")),
        Err(error) => Err(format!("{what} does not start: {error}")),
    }
}
