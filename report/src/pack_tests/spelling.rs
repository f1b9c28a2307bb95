//! Reasons as a test writes them.

use tekigo_core::explain::Ground;
use tekigo_core::program::Program;
use tekigo_core::runner::{self, ReasonPlace};
use tekigo_core::typed::{ExpectedReason, KindId};

/// A reason that a test expects.
pub(super) fn expected(program: &Program, reason: &ExpectedReason) -> String {
    match reason {
        ExpectedReason::Place(kind, pointer) => place(program, *kind, pointer),
        ExpectedReason::Choice(id) => other(program, Ground::Choice(*id), ""),
        ExpectedReason::Parameter(id) => other(program, Ground::Parameter(*id), ""),
    }
}

/// A reason that came out for a rule.
pub(super) fn found(program: &Program, reason: &ReasonPlace, rule: &str) -> String {
    match reason {
        ReasonPlace::Document(kind, pointer) => place(program, *kind, pointer),
        ReasonPlace::Other(ground) => other(program, *ground, rule),
    }
}

fn place(program: &Program, kind: KindId, pointer: &str) -> String {
    program.kind(kind).map(|kind| runner::place(kind, pointer)).unwrap_or_default()
}

fn other(program: &Program, ground: Ground, rule: &str) -> String {
    match ground {
        Ground::Choice(id) => {
            let name = program.choices.get(id.0).map(|choice| choice.name.as_str());
            format!("choice {}", name.unwrap_or_default())
        }
        Ground::Parameter(id) => {
            let name = program.parameters.get(id.0).map(|parameter| parameter.name.as_str());
            format!("parameter {}", name.unwrap_or_default())
        }
        Ground::AsOf => "as of".to_owned(),
        Ground::Attestation(_) | Ground::Unanswered => format!("attest {rule}"),
        Ground::Place { .. } => String::new(),
    }
}
