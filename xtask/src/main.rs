//! Every task a developer types: `cargo xtask test` runs all there is, `cargo xtask conformance` the cases of the language.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task speaks to the person who typed it"
)]

mod conformance;
mod errors;
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
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Test => test::run(),
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
