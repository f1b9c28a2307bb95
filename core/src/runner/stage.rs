//! What a test gives, ready to be judged.

use tekigo_grammar::diagnostic::Bilingual;

use crate::attestation::{Asked, Attestation};
use crate::eval::{self, Inputs, Settings};
use crate::facts::{self, DocumentError, Facts, Limits};
use crate::program::{Duty, Program};
use crate::typed::{Constant, KindId, Test};
use crate::value::Value;

/// Who attests in a test.
const WITNESS: &str = "test";

/// The documents and answers of a test.
pub(crate) struct Stage<'a> {
    program: &'a Program,
    test: &'a Test,
    /// Of each kind, those given.
    given: Vec<Vec<Facts>>,
    empty: Vec<Facts>,
    attestations: Vec<Attestation>,
    /// Of each of them, which of the test's attestations it stands for.
    attested: Vec<usize>,
}

/// Why a test could not be judged: one of its documents could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The document's kind.
    pub kind: KindId,
    /// What is wrong with it.
    pub error: DocumentError,
}

impl<'a> Stage<'a> {
    /// Reads the documents of a test like any other; what its lines can write meets a limit at worst.
    pub(crate) fn set(program: &'a Program, test: &'a Test) -> Result<Self, Refusal> {
        let limits = Limits::default();
        let mut given: Vec<Vec<Facts>> = Vec::with_capacity(program.kinds.len());
        for (at, kind) in program.kinds.iter().enumerate() {
            let texts = test.documents.iter().filter(|(of, _)| of.0 == at);
            let read = texts.map(|(of, text)| {
                let read = facts::read(text, &kind.layout, &limits);
                read.map_err(|error| Refusal { kind: *of, error })
            });
            given.push(read.collect::<Result<_, _>>()?);
        }
        let (attested, attestations) = attestations(program, test).into_iter().unzip();
        let empty = eval::empty_documents(program);
        Ok(Self { program, test, given, empty, attestations, attested })
    }

    /// The documents, as an evaluation takes them.
    pub(crate) fn inputs(&self) -> Inputs<'_> {
        Inputs::new(self.given.iter().map(|facts| facts.iter().collect()).collect(), &self.empty)
    }

    /// The day, choices, parameters and answers.
    pub(crate) fn settings(&self) -> Settings<'_> {
        let mut settings = Settings::new(self.program, self.test.as_of);
        settings.attestations = &self.attestations;
        for (choice, constant) in &self.test.choices {
            if let Some(chosen) = settings.choices.get_mut(choice.0) {
                *chosen = value(constant);
            }
        }
        for (parameter, constant) in &self.test.parameters {
            if let (Some(set), Some(value)) =
                (settings.parameters.get_mut(parameter.0), value(constant))
            {
                *set = value;
            }
        }
        settings
    }

    /// What is wrong with a value, by the byte of its document where it starts.
    pub(crate) fn problem(&self, kind: KindId, at: usize) -> Option<Bilingual> {
        let facts = self.given.get(kind.0)?.first()?;
        let (_, text) = self.test.documents.iter().find(|(of, _)| *of == kind)?;
        let problem = facts.problems.iter().find(|problem| problem.at == at)?;
        Some(problem.diagnostic(0, text).message)
    }

    /// Which of the test's attestations an answer stands for.
    pub(crate) fn attested(&self, answer: usize) -> Option<usize> {
        self.attested.get(answer).copied()
    }

    /// The document that a rule of this subject is judged for: a test gives one of each kind.
    pub(crate) fn subject(&self, rule: usize) -> Option<(KindId, usize)> {
        self.program.rules.get(rule).and_then(|rule| rule.subject).map(|kind| (kind, 0))
    }
}

/// The answers of a test, to the questions as they are now: one for each version of a rule.
fn attestations(program: &Program, test: &Test) -> Vec<(usize, Attestation)> {
    let mut attestations = Vec::new();
    for (at, attested) in test.attestations.iter().enumerate() {
        let versions = program
            .rule_named(&attested.rule)
            .map(|rule| rule.versions.as_slice())
            .unwrap_or_default();
        for version in versions {
            let Duty::Manual(question) = &version.duty else { continue };
            let answer = Attestation {
                rule: attested.rule.clone(),
                who: WITNESS.to_owned(),
                on: attested.on,
                until: attested.until,
                question: Asked::Sha256(question.sha256.clone()),
                result: attested.result,
                note: None,
            };
            attestations.push((at, answer));
        }
    }
    attestations
}

/// The value of a choice or parameter; texts are none of them.
fn value(constant: &Constant) -> Option<Value> {
    match constant {
        Constant::Boolean(value) => Some(Value::Boolean(*value)),
        Constant::Number(number) | Constant::Percent(number) => Some(Value::Number(*number)),
        Constant::Date(date) => Some(Value::Date(*date)),
        Constant::Instant(instant) => Some(Value::Instant(*instant)),
        Constant::Duration(duration) => Some(Value::Duration(*duration)),
        Constant::BusinessDays(days) => Some(Value::BusinessDays(*days)),
        Constant::Level(_, at) => Some(Value::Level(*at)),
        Constant::Text(_) | Constant::Quantity { .. } => None,
    }
}
