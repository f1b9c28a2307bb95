//! Explains a result: the whole reasoning as a tree, and the reasons, which are the leaves that decided.
//!
//! One walk does both. It follows the rule as the evaluator does, asks the evaluator what each part gives, and marks the
//! parts that **decide**: were only the others different, the result would be the same (section 9 of the reference).
//!
//! ```text
//! rule ── stages: date, when, claims, exceptions, require ── parts ── … ── grounds: facts, choices, parameters, the day
//!                 each with what it gave and whether it decides
//! ```

mod chain;
mod formula;
mod list;
mod locate;
mod message;
mod term;

pub use locate::Located;

use tekigo_grammar::diagnostic::Bilingual;

use crate::eval::{Datum, Evaluation, Fault, Inputs, Outcome, Settings, Truth};
use crate::facts::State;
use crate::layout;
use crate::program::{Node, NodeId, Program, Version};
use crate::prose;
use crate::typed::{ChoiceId, KindId, ParameterId, ResultWord, Type};

/// The most parts of one explanation; what lies past it is left out, and the explanation says so.
pub const MOST_PARTS: usize = 10_000;

/// How many times the budget of one evaluation an explanation may spend: each part is evaluated again.
const BUDGETS: u64 = 10;

/// What a result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// A leaf or list of a document, or a record whose disclosure was asked.
    Place {
        /// The kind of document.
        kind: KindId,
        /// Which of the documents of that kind.
        document: usize,
        /// The node of its layout.
        node: layout::NodeId,
        /// The row of the table that the node stands in.
        row: usize,
    },
    /// A choice.
    Choice(ChoiceId),
    /// A parameter.
    Parameter(ParameterId),
    /// The day of evaluation.
    AsOf,
    /// What a person attested: a position in [`Settings::attestations`].
    Attestation(usize),
    /// Nobody has answered the question of a manual rule.
    Unanswered,
}

/// What a part gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A formula's truth.
    Truth(Truth),
    /// A value, in words.
    Value(Bilingual),
    /// A fact, list or record that is not a value, or whose disclosure is what counts.
    State(State),
    /// A term that is absent or unknown.
    Undecided,
    /// A term that is an error.
    Error(Fault),
}

/// One part of the reasoning.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The part, in words.
    pub words: Bilingual,
    /// What it gave.
    pub found: Found,
    /// Whether the whole rests on it.
    pub decides: bool,
    /// Where it rests on something outside the rule.
    pub ground: Option<Ground>,
    /// What the ground must be, where a requirement says so.
    pub wanted: Option<Bilingual>,
    /// Of a formula within a requirement: what it must be.
    pub goal: Option<bool>,
    /// Which items of the list around it this is about: one, or the later and the earlier of a pair.
    pub items: Vec<usize>,
    /// What it is made of.
    pub parts: Vec<Trace>,
    /// How many more parts there are that do not decide.
    pub left_out: usize,
}

/// A step on the way to a result (section 7 of the reference), by position in the version of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The date that says which version is in force.
    Date,
    /// `when …`
    When(usize),
    /// `accepts inapplicable …`
    Claim(usize),
    /// `except … when …`
    Exception(usize),
    /// `require …` of an exception.
    ExceptionRequire(usize, usize),
    /// `require …`
    Require(usize),
    /// The answer to a manual rule's question.
    Answer,
}

/// A step and the reasoning behind it.
#[derive(Clone, Debug)]
pub struct StageTrace {
    /// Which one.
    pub stage: Stage,
    /// The reasoning.
    pub trace: Trace,
}

/// The whole reasoning of one result.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The result.
    pub outcome: Outcome,
    /// The steps in the order in which they were taken.
    pub stages: Vec<StageTrace>,
    /// Whether something was left out because there was too much.
    pub cut: bool,
}

/// A ground that decided, and what was wanted of it.
#[derive(Clone, Debug)]
pub struct Reason<'a> {
    /// The step that rests on it.
    pub stage: Stage,
    /// What it is.
    pub ground: Ground,
    /// What it was.
    pub found: &'a Found,
    /// What it must be.
    pub wanted: Option<&'a Bilingual>,
    /// Whether that is so; nothing where nothing is wanted.
    pub met: Option<bool>,
}

impl Explanation {
    /// The grounds that decided: what was required first, then exceptions and conditions; of an undecided result, what is not
    /// settled first. Each once: where several parts ask of one ground, the first that it does not meet tells what is wanted.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason<'_>> {
        let undecided = matches!(self.outcome.result, ResultWord::Unknown | ResultWord::Error);
        let settled = |stage: &StageTrace| {
            undecided && matches!(stage.trace.found, Found::Truth(Truth::True | Truth::False))
        };
        let mut stages: Vec<&StageTrace> =
            self.stages.iter().filter(|stage| stage.trace.decides).collect();
        stages.sort_by_key(|stage| (stage.stage.rank(), settled(stage)));
        let mut reasons: Vec<Reason<'_>> = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        for stage in stages {
            stage.trace.collect(stage.stage, None, &mut |reason| {
                let at = *seen.entry(reason.ground).or_insert(reasons.len());
                match reasons.get_mut(at) {
                    None => reasons.push(reason),
                    Some(known) if known.met != Some(false) && reason.met == Some(false) => {
                        *known = reason;
                    }
                    Some(_) => {}
                }
            });
        }
        reasons
    }
}

impl Stage {
    /// The order in which a reader wants the reasons.
    fn rank(self) -> usize {
        match self {
            Self::Require(_) | Self::ExceptionRequire(..) | Self::Answer => 0,
            Self::Claim(_) | Self::Exception(_) => 1,
            Self::When(_) => 2,
            Self::Date => 3,
        }
    }
}

impl Trace {
    /// A part that decides, with nothing else known of it yet.
    fn new(words: Bilingual, found: Found) -> Self {
        Self {
            words,
            found,
            decides: true,
            ground: None,
            wanted: None,
            goal: None,
            items: Vec::new(),
            parts: Vec::new(),
            left_out: 0,
        }
    }

    /// `met` is whether the formula around this is as it must be.
    fn collect<'a>(&'a self, stage: Stage, met: Option<bool>, show: &mut impl FnMut(Reason<'a>)) {
        let met = match (self.goal, &self.found) {
            (Some(goal), Found::Truth(truth)) => Some(*truth == Truth::from(goal)),
            _ => met,
        };
        if let Some(ground) = self.ground {
            let wanted = self.wanted.as_ref();
            let met = wanted.and(met);
            show(Reason { stage, ground, found: &self.found, wanted, met });
        }
        let deciding = || self.parts.iter().filter(|part| part.decides);
        // What is not decided comes before what merely did not decide against it.
        let settled = |part: &&Self| matches!(part.found, Found::Truth(Truth::True | Truth::False));
        if matches!(self.found, Found::Truth(Truth::Unknown | Truth::Error(_))) {
            deciding()
                .filter(|part| !settled(part))
                .for_each(|part| part.collect(stage, met, show));
            deciding().filter(settled).for_each(|part| part.collect(stage, met, show));
        } else {
            deciding().for_each(|part| part.collect(stage, met, show));
        }
    }
}

/// Explains results of one program over one set of documents.
pub struct Explainer<'a> {
    program: &'a Program,
    inputs: &'a Inputs<'a>,
    settings: &'a Settings<'a>,
    /// Of each node, whether it may be an error: then it decides even beside an unknown.
    fallible: Vec<bool>,
}

impl<'a> Explainer<'a> {
    /// Takes what the evaluation took.
    #[must_use]
    pub fn new(program: &'a Program, inputs: &'a Inputs<'a>, settings: &'a Settings<'a>) -> Self {
        Self { program, inputs, settings, fallible: fallible(program) }
    }

    /// The whole reasoning of a result.
    #[must_use]
    pub fn explain(&self, outcome: Outcome) -> Explanation {
        let mut walk = self.walk(outcome);
        let stages = walk.stages(outcome.rule);
        Explanation { outcome, stages, cut: walk.cut }
    }

    /// The grounds that decided a result, without words: what the analyses ask many times over.
    #[must_use]
    pub fn grounds(&self, outcome: Outcome) -> Vec<Ground> {
        let mut walk = self.walk(outcome);
        walk.quiet = true;
        let stages = walk.stages(outcome.rule);
        let explanation = Explanation { outcome, stages, cut: walk.cut };
        explanation.reasons().into_iter().map(|reason| reason.ground).collect()
    }

    /// What to do about a result: the remedies of the requirements that do not hold, each once.
    #[must_use]
    pub fn remedies(&self, explanation: &Explanation) -> Vec<Bilingual> {
        let mut walk = self.walk(explanation.outcome);
        walk.remedies(explanation)
    }

    /// The version of the rule that a result is about.
    #[must_use]
    pub fn version(&self, outcome: Outcome) -> Option<&'a Version> {
        self.program.rules.get(outcome.rule)?.versions.get(outcome.version)
    }

    fn walk(&self, outcome: Outcome) -> Walk<'a, '_> {
        let subject =
            self.program.rules.get(outcome.rule).and_then(|rule| rule.subject).zip(outcome.subject);
        let evaluation = Evaluation::new(self.program, self.inputs, self.settings, subject);
        let budget = self.settings.steps.saturating_mul(BUDGETS);
        Walk {
            evaluation,
            subject,
            fallible: &self.fallible,
            parts: MOST_PARTS,
            budget,
            cut: false,
            quiet: false,
        }
    }
}

/// One explanation on its way.
struct Walk<'a, 'e> {
    evaluation: Evaluation<'a>,
    subject: Option<(KindId, usize)>,
    fallible: &'e [bool],
    /// How many more parts may be told.
    parts: usize,
    /// How many more steps the evaluations of the parts may take together.
    budget: u64,
    cut: bool,
    /// Whether nobody will read the words.
    quiet: bool,
}

impl<'a> Walk<'a, '_> {
    fn truth(&mut self, id: NodeId) -> Truth {
        self.afford();
        id.truth(&mut self.evaluation)
    }

    fn datum(&mut self, id: NodeId) -> Datum<'a> {
        self.afford();
        id.datum(&mut self.evaluation)
    }

    /// Each part is evaluated anew, out of one purse.
    fn afford(&mut self) {
        self.budget = self.budget.saturating_sub(self.evaluation.restart());
    }

    /// Whether one more part may be told.
    fn may_tell(&mut self) -> bool {
        match self.parts.checked_sub(1) {
            Some(parts) if self.budget > 0 => {
                self.parts = parts;
                true
            }
            _ => {
                self.cut = true;
                false
            }
        }
    }

    /// A construct in words, where somebody will read them.
    fn expression(&self, id: NodeId) -> Bilingual {
        if self.quiet {
            Bilingual::default()
        } else {
            prose::expression(self.evaluation.program, id)
        }
    }

    /// A value in words; `None` where a term gave none.
    fn value(&self, datum: Datum<'_>, of: Type) -> Option<Bilingual> {
        if !self.quiet {
            return prose::datum(self.evaluation.program, datum, of);
        }
        let lost = matches!(datum, Datum::Absent | Datum::Unknown | Datum::Error(_));
        (!lost).then(Bilingual::default)
    }

    /// What a reader calls a place.
    fn title(&self, kind: KindId, node: layout::NodeId) -> Bilingual {
        let kind = self.evaluation.program.kind(kind).filter(|_| !self.quiet);
        kind.map(|kind| prose::title(kind, node)).unwrap_or_default()
    }

    fn may_be_an_error(&self, id: NodeId) -> bool {
        self.fallible.get(id.0).copied().unwrap_or(true)
    }

    fn document(&self, kind: KindId) -> usize {
        self.subject.filter(|(subject, _)| *subject == kind).map_or(0, |(_, which)| which)
    }
}

/// Of each node whether it, or a part of it, calculates something that may not fit. Parts come before wholes.
fn fallible(program: &Program) -> Vec<bool> {
    let mut fallible: Vec<bool> = Vec::with_capacity(program.nodes.len());
    for node in &program.nodes {
        let of = |id: &NodeId| fallible.get(id.0).copied().unwrap_or(true);
        let all = |parts: &[NodeId]| parts.iter().any(of);
        let is = match node {
            Node::Add(..)
            | Node::Subtract(..)
            | Node::Multiply(..)
            | Node::Ratio(..)
            | Node::Sum { .. }
            | Node::DayOf(_) => true,
            Node::Else(left, right) | Node::Compare(_, left, right) => of(left) || of(right),
            Node::Negate(part) | Node::Not(part) | Node::In(part, _) => of(part),
            Node::And(parts) | Node::Or(parts) => all(program.parts(*parts)),
            Node::Count { body, .. } => body.as_ref().is_some_and(of),
            Node::Min { body, .. }
            | Node::Max { body, .. }
            | Node::All { body, .. }
            | Node::Some { body, .. } => of(body),
            Node::Each { order, body, .. } => of(order) || of(body),
            Node::Nowhere
            | Node::Constant(_)
            | Node::Percent(_)
            | Node::QuantityConstant { .. }
            | Node::Fact(_)
            | Node::Quantity(_)
            | Node::Choice(_)
            | Node::Parameter(_)
            | Node::Lookup(_)
            | Node::AsOf
            | Node::Disclosed(_) => false,
        };
        fallible.push(is);
    }
    fallible
}
