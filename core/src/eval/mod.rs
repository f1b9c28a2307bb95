//! Evaluates a program over facts: one result for each rule, and for each document of a kind of which many may be given.

mod arithmetic;
mod compare;
mod datum;
mod list;
mod node;
mod rule;
mod suppose;
mod truth;

use crate::attestation::Attestation;
use crate::facts::{Fact, Facts, ListFact, State};
use crate::program::{FactRef, ListRef, Program, Row, SlotRef};
use crate::typed::{ItemId, KindId, ResultWord, Strength};
use crate::value::{Date, Value};

pub(crate) use compare::compare;
pub use datum::Datum;
pub use rule::{Guard, Standing, Verdict};
pub use suppose::Supposition;
pub use truth::{Fault, Truth};

use suppose::Supposing;

/// The most steps that one rule may take over one document.
pub const STEPS: u64 = 10_000_000;

/// The documents to judge: for each kind of the program, those that were given. A kind without any is an empty draft.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    documents: Vec<Vec<&'a Facts>>,
}

impl<'a> Inputs<'a> {
    /// Takes the documents of each kind, in the order of [`Program::kinds`]; `empty` stands for those not given.
    #[must_use]
    pub fn new(mut documents: Vec<Vec<&'a Facts>>, empty: &'a [Facts]) -> Self {
        documents.resize_with(empty.len(), Vec::new);
        for (given, empty) in documents.iter_mut().zip(empty) {
            if given.is_empty() {
                given.push(empty);
            }
        }
        Self { documents }
    }

    /// Takes at least one document of each kind.
    pub(crate) fn given(documents: Vec<Vec<&'a Facts>>) -> Self {
        Self { documents }
    }

    /// One of the documents of a kind.
    #[must_use]
    pub fn document(&self, kind: KindId, which: usize) -> Option<&'a Facts> {
        self.documents.get(kind.0)?.get(which).copied()
    }

    /// How many documents of a kind there are; at least the empty one.
    #[must_use]
    pub fn count(&self, kind: KindId) -> usize {
        self.documents.get(kind.0).map_or(0, Vec::len)
    }
}

/// An empty draft of each kind, for documents that were not given.
#[must_use]
pub fn empty_documents(program: &Program) -> Vec<Facts> {
    program.kinds.iter().map(|kind| crate::facts::empty(&kind.layout)).collect()
}

/// How profiles tailor a rule (section 8 of the reference).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tailoring {
    /// They leave it as its pack has it.
    #[default]
    AsWritten,
    /// It is left out: `notselected`, whatever the documents say.
    LeftOut,
    /// It binds at least this strongly.
    Raised(Strength),
}

/// What else an evaluation depends on.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// The day of evaluation.
    pub as_of: Date,
    /// The reading of each choice; `None` where nobody chose.
    pub choices: Vec<Option<Value>>,
    /// The value of each parameter.
    pub parameters: Vec<Value>,
    /// How each rule is tailored; one past the end is as its pack has it.
    pub rules: Vec<Tailoring>,
    /// What people attested.
    pub attestations: &'a [Attestation],
    /// The most steps for one rule over one document.
    pub steps: u64,
}

impl Settings<'_> {
    /// No choice made, every parameter at its default, every rule as its pack has it.
    #[must_use]
    pub fn new(program: &Program, as_of: Date) -> Self {
        Self {
            as_of,
            choices: vec![None; program.choices.len()],
            parameters: program.parameters.iter().map(|parameter| parameter.default).collect(),
            rules: Vec::new(),
            attestations: &[],
            steps: STEPS,
        }
    }

    /// How a rule is tailored.
    #[must_use]
    pub fn tailoring(&self, rule: usize) -> Tailoring {
        self.rules.get(rule).copied().unwrap_or_default()
    }

    /// How strongly a rule binds that binds so in its pack: profiles raise, and never lower.
    #[must_use]
    pub fn strength(&self, rule: usize, written: Strength) -> Strength {
        match self.tailoring(rule) {
            Tailoring::Raised(raised) => written.max(raised),
            Tailoring::AsWritten | Tailoring::LeftOut => written,
        }
    }
}

/// The result of one rule over one document of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule: its position in [`Program::rules`].
    pub rule: usize,
    /// Which document of the rule's subject it is about.
    pub subject: Option<usize>,
    /// The version that was in force; the first where none was, or where that is unknown.
    pub version: usize,
    /// The result.
    pub result: ResultWord,
    /// Why it is an error, where it is.
    pub fault: Option<Fault>,
}

/// Evaluates every rule, in the pack's order.
#[must_use]
pub fn evaluate(program: &Program, inputs: &Inputs<'_>, settings: &Settings<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(program.rules.len());
    for (at, rule) in program.rules.iter().enumerate() {
        match rule.subject {
            None => outcomes.push(Evaluation::new(program, inputs, settings, None).rule(at)),
            Some(kind) => {
                for subject in 0..inputs.count(kind) {
                    let mut evaluation =
                        Evaluation::new(program, inputs, settings, Some((kind, subject)));
                    outcomes.push(evaluation.rule(at));
                }
            }
        }
    }
    outcomes
}

/// One rule over one document of each kind, on its way.
pub struct Evaluation<'a> {
    /// What is evaluated.
    pub program: &'a Program,
    /// With what.
    pub settings: &'a Settings<'a>,
    /// One document of each kind.
    documents: Vec<&'a Facts>,
    subject: Option<usize>,
    /// The row of each item that a quantifier has bound.
    rows: Vec<usize>,
    steps: u64,
    /// What is taken to be otherwise.
    supposed: Option<Supposing>,
}

impl<'a> Evaluation<'a> {
    /// Over the first document of each kind, but for the subject.
    #[must_use]
    pub fn new(
        program: &'a Program,
        inputs: &Inputs<'a>,
        settings: &'a Settings<'a>,
        subject: Option<(KindId, usize)>,
    ) -> Self {
        let pick = |(at, given): (usize, &Vec<&'a Facts>)| {
            let chosen = subject.filter(|(kind, _)| kind.0 == at).map_or(0, |(_, which)| which);
            given.get(chosen).copied()
        };
        let documents = inputs.documents.iter().enumerate().filter_map(pick).collect();
        let subject = subject.map(|(_, which)| which);
        let rows = vec![0; program.items];
        Self { program, settings, documents, subject, rows, steps: 0, supposed: None }
    }

    /// Which document of the subject this is about.
    #[must_use]
    pub fn subject(&self) -> Option<usize> {
        self.subject
    }

    /// The document of a kind.
    #[must_use]
    pub fn document(&self, kind: KindId) -> Option<&'a Facts> {
        self.documents.get(kind.0).copied()
    }

    /// The number of a row.
    #[must_use]
    pub fn row(&self, row: Row) -> usize {
        match row {
            Row::Document => 0,
            Row::Item(ItemId(at)) => self.rows.get(at).copied().unwrap_or(0),
        }
    }

    /// Binds an item to a row.
    pub fn bind(&mut self, item: ItemId, row: usize) {
        if let Some(bound) = self.rows.get_mut(item.0) {
            *bound = row;
        }
    }

    /// A fact.
    #[must_use]
    pub fn fact(&self, slot: SlotRef) -> Option<Fact> {
        self.document(slot.kind)?.fact(slot.slot, self.row(slot.row)).copied()
    }

    /// A list.
    #[must_use]
    pub fn list(&self, list: ListRef) -> Option<ListFact> {
        self.document(list.kind)?.list(list.list, self.row(list.row)).copied()
    }

    /// The state of a leaf or list.
    #[must_use]
    pub fn state(&self, fact: FactRef) -> Option<State> {
        match fact {
            FactRef::Slot(slot) => self.fact(slot).map(|fact| fact.state),
            FactRef::List(list) => self.list(list).map(|list| list.state),
        }
    }

    /// Starts the budget anew, and says how many steps were taken since it last did.
    pub(crate) fn restart(&mut self) -> u64 {
        std::mem::take(&mut self.steps)
    }

    /// Counts a step; false past the budget.
    fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_add(1);
        self.steps <= self.settings.steps
    }
}
