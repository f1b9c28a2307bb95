//! What an author should look at: nothing in the shipped packs; and what is said of generated packs, their documents bear out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

use tekigo_core::eval::{self, Inputs, Outcome};
use tekigo_core::program::Program;
use tekigo_core::scrutiny::{Concern, Finding, STEPS, scrutinise};
use tekigo_core::typed::{ResultWord, TEST_DAY};
use tekigo_tests::trial::{self, Trial};
use tekigo_tests::{engine, generate};

#[test]
fn shipped_packs_have_nothing_to_look_at() {
    for pack in tekigo_rules::names() {
        let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
        let found = scrutinise(program, STEPS);
        let told: Vec<String> = found
            .findings
            .iter()
            .map(|finding| {
                let told = finding.diagnostic(program);
                format!("{} {} {:?}", told.code, told.message.en, told.help.map(|help| help.en))
            })
            .collect();
        assert_eq!(told, Vec::<String>::new(), "{pack}");
        let undecided: Vec<&str> =
            found.undecided.iter().map(|rule| program.rules[*rule].id.as_str()).collect();
        // Two reports in order of time, each with many facts, are too many for its steps.
        let expected: &[&str] = if pack == "incident-2020" { &["IR-14"] } else { &[] };
        assert_eq!(undecided, expected, "{pack}");
    }
}

/// Whether what came of one situation belies a finding.
fn belies(finding: &Finding, outcomes: &[Outcome]) -> bool {
    let of = |rule: usize, version: usize| {
        outcomes.iter().filter(move |outcome| outcome.rule == rule && outcome.version == version)
    };
    let mut own = of(finding.rule, finding.version);
    match &finding.concern {
        Concern::NeverApplies { .. } => {
            own.any(|outcome| matches!(outcome.result, ResultWord::Pass | ResultWord::Fail))
        }
        Concern::NeverFails => own.any(|outcome| outcome.result == ResultWord::Fail),
        Concern::NeverPasses => own.any(|outcome| outcome.result == ResultWord::Pass),
        Concern::Contradiction { other, version, .. } => own.any(|outcome| {
            let together = |also: &Outcome| {
                also.result == ResultWord::Pass
                    && (also.subject == outcome.subject
                        || also.subject.is_none()
                        || outcome.subject.is_none())
            };
            outcome.result == ResultWord::Pass && of(*other, *version).any(together)
        }),
        // Its own condition shows in no result.
        Concern::ExceptionNeverApplies { .. } => false,
    }
}

#[test]
fn no_document_belies_a_finding() {
    let schemas = generate::schemas();
    let day: jiff::civil::Date = TEST_DAY.parse().unwrap();
    let (mut findings, mut judged) = (0, 0);
    for seed in trial::seeds(150) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let program: &Program = &trial.program;
        let found = scrutinise(program, 30_000).findings;
        findings += found.len();
        for mut situation in trial.situations(&schemas) {
            // Findings are about the day of tests and parameters at their defaults.
            situation.as_of = day;
            situation.parameters.clear();
            engine::with(program, &situation.inputs(), |given, settings| {
                let empty = eval::empty_documents(program);
                let documents = given.iter().map(|of| of.iter().collect()).collect();
                let outcomes = eval::evaluate(program, &Inputs::new(documents, &empty), settings);
                judged += 1;
                for finding in &found {
                    assert!(
                        !belies(finding, &outcomes),
                        "seed {seed}: {} {:?}\n{}",
                        program.rules[finding.rule].id,
                        finding.concern,
                        trial.text.rules.concat()
                    );
                }
            });
        }
    }
    assert!(findings > 20 && judged > 500, "tried too little: {findings} {judged}");
}
