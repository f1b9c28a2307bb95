//! Judges documents by a pack: reads the facts that the pack asks for, and evaluates every rule.

use tekigo_core::eval::{Inputs, Outcome, Settings, empty_documents, evaluate};
use tekigo_core::facts::{self, DocumentError, DocumentState, FactProblem, Facts, Limits};
use tekigo_core::program::Program;
use tekigo_core::settings::{Origins, Tailored};

use crate::document::Document;

/// What one pack's rules ask of the documents.
#[derive(Clone, Debug)]
pub struct PackFacts {
    /// For each kind of the program, the documents of it: their position, and their facts.
    given: Vec<Vec<(usize, Facts)>>,
    /// For each kind of the program, an empty draft.
    empty: Vec<Facts>,
}

impl PackFacts {
    /// Reads the facts. A document is a draft where it says so, or where [`Document::state`] does.
    pub fn read(
        program: &Program,
        documents: &[Document],
        limits: &Limits,
    ) -> Result<Self, DocumentError> {
        let mut given = Vec::new();
        for kind in &program.kinds {
            let mut of_kind = Vec::new();
            for (at, document) in documents.iter().enumerate() {
                if document.kind == kind.name {
                    let mut facts = facts::read(&document.text, &kind.layout, limits)?;
                    if document.state == DocumentState::Draft {
                        facts.reopen();
                    }
                    of_kind.push((at, facts));
                }
            }
            // Of two where the pack reads one, nobody can tell which is meant: it is as if neither was given.
            if !kind.many && of_kind.len() > 1 {
                of_kind.clear();
            }
            given.push(of_kind);
        }
        Ok(Self { given, empty: empty_documents(program) })
    }

    /// What was wrong with the facts: the position of the document, and the problem.
    pub fn problems(&self) -> impl Iterator<Item = (usize, &FactProblem)> {
        let documents = self.given.iter().flatten();
        documents.flat_map(|(at, facts)| facts.problems.iter().map(|problem| (*at, problem)))
    }
}

/// One document and its facts.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The document.
    pub document: &'a Document,
    /// What the program's layout asks of it.
    pub facts: &'a Facts,
}

/// One pack that was evaluated over documents.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The pack.
    pub program: &'a Program,
    /// Of its files and schemas, where it was computed.
    pub sha256: Option<String>,
    /// What it was evaluated over.
    pub inputs: Inputs<'a>,
    /// What else it was evaluated with.
    pub settings: Settings<'a>,
    /// Who settled what it was evaluated with.
    pub origins: Origins,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// For each kind of the program, the documents given; none where it stood as an empty draft.
    pub(crate) given: Vec<Vec<Given<'a>>>,
}

impl<'a> Judged<'a> {
    /// Evaluates every rule.
    #[must_use]
    pub fn new(
        program: &'a Program,
        facts: &'a PackFacts,
        documents: &'a [Document],
        settings: Settings<'a>,
    ) -> Self {
        let given: Vec<Vec<Given<'a>>> = facts
            .given
            .iter()
            .map(|of_kind| {
                let given = of_kind
                    .iter()
                    .filter_map(|(at, facts)| Some(Given { document: documents.get(*at)?, facts }));
                given.collect()
            })
            .collect();
        let columns = given.iter().map(|of_kind| of_kind.iter().map(|given| given.facts).collect());
        let inputs = Inputs::new(columns.collect(), &facts.empty);
        let outcomes = evaluate(program, &inputs, &settings);
        Self {
            program,
            sha256: None,
            inputs,
            settings,
            origins: Tailored::new(program).origins,
            outcomes,
            given,
        }
    }
}
