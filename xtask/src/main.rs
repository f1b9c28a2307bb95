//! Every task a developer types: `cargo xtask test` runs all there is, `cargo xtask conformance` the cases of the language.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task speaks to the person who typed it"
)]

mod conformance;
mod errors;
mod fuzz;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks of the tekigo workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Everything that continuous integration runs: format, lints, all tests, documentation.
    Test,
    /// The cases of `tests/conformance/`: all, or those whose `FILE.md#NAME` contains a text.
    Conformance {
        /// A part of `FILE.md#NAME`.
        filter: Option<String>,
        /// Writes the `problems` and `results` blocks anew, as they came out.
        #[arg(long)]
        update: bool,
    },
    /// The pages of `docs/errors/`: all, or those whose code contains a text.
    Errors {
        /// A part of a code.
        filter: Option<String>,
        /// Writes what the examples print, and the index, anew.
        #[arg(long)]
        update: bool,
    },
    /// Feeds strange bytes to everything that reads, guided by coverage; needs nightly Rust.
    Fuzz {
        /// pack, document, yaml or checks; without it, each in turn.
        #[arg(value_parser = fuzz::TARGETS)]
        target: Option<String>,
        /// How long, for each target.
        #[arg(long, default_value_t = 900)]
        seconds: u64,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Test => test::run(),
        Task::Fuzz { target, seconds } => fuzz::run(target.as_deref(), seconds),
        Task::Conformance { filter, update } => conformance::run(filter.as_deref(), update),
        Task::Errors { filter, update } => errors::run(filter.as_deref(), update),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
