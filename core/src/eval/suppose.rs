//! Suppositions: one thing taken to be other than it is, to see whether a result rests on it.
//!
//! This is how coverage finds the conditions that matter (section 11 of the reference): the evaluator runs as ever, with one
//! truth turned round or one row of a table giving another value.

use super::{Evaluation, Truth};
use crate::program::NodeId;
use crate::typed::TableId;
use crate::value::Value;

/// What is taken to be otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Supposition {
    /// Nothing: what comes out as things are.
    Nothing,
    /// A formula, where it is asked for the given time (counted from 0): true is taken as false, false as true.
    Formula(NodeId, usize),
    /// `accepts inapplicable …`, by position in the version of the rule that is in force: likewise.
    Claim(usize),
    /// A row of a table gives this value, or nothing that is known.
    Row(TableId, usize, Option<Value>),
}

/// A supposition on its way.
#[derive(Clone, Debug)]
pub(super) struct Supposing {
    what: Supposition,
    /// How often its formula was asked.
    asked: usize,
    /// What the truth was before it was turned round.
    was: Option<Truth>,
    /// The formulas of the `require` lines that were found false.
    refuted: Vec<NodeId>,
}

impl Evaluation<'_> {
    /// The same evaluation under a supposition.
    #[must_use]
    pub fn supposing(mut self, what: Supposition) -> Self {
        self.supposed = Some(Supposing { what, asked: 0, was: None, refuted: Vec::new() });
        self
    }

    /// The truth that the supposition met and turned round; `None` where its formula or claim was not asked that often.
    #[must_use]
    pub fn met(&self) -> Option<Truth> {
        self.supposed.as_ref().and_then(|supposing| supposing.was)
    }

    /// The formulas of the `require` lines that were found false, also by an exception's own; of a rule that fails, its findings.
    #[must_use]
    pub fn refuted(&self) -> &[NodeId] {
        self.supposed.as_ref().map(|supposing| supposing.refuted.as_slice()).unwrap_or_default()
    }

    /// Notes what a `require` line came to.
    pub(super) fn note_requirement(&mut self, formula: NodeId, truth: Truth) {
        if let (Some(supposing), Truth::False) = (&mut self.supposed, truth) {
            supposing.refuted.push(formula);
        }
    }

    /// The truth of a formula, turned round where that is supposed.
    pub(super) fn suppose_formula(&mut self, formula: NodeId, truth: Truth) -> Truth {
        let Some(supposing) = &mut self.supposed else { return truth };
        let Supposition::Formula(wanted, nth) = supposing.what else { return truth };
        if wanted != formula {
            return truth;
        }
        let now = supposing.asked == nth;
        supposing.asked = supposing.asked.saturating_add(1);
        if now { supposing.turn(truth) } else { truth }
    }

    /// The truth of an accepted claim, turned round where that is supposed.
    pub(super) fn suppose_claim(&mut self, claim: usize, truth: Truth) -> Truth {
        match &mut self.supposed {
            Some(supposing) if supposing.what == Supposition::Claim(claim) => supposing.turn(truth),
            _ => truth,
        }
    }

    /// What a row of a table gives; `None` where it is supposed to give nothing that is known.
    pub(super) fn suppose_row(&self, table: TableId, row: usize, value: Value) -> Option<Value> {
        match self.supposed.as_ref().map(|supposing| supposing.what) {
            Some(Supposition::Row(of, at, other)) if (of, at) == (table, row) => other,
            _ => Some(value),
        }
    }
}

impl Supposing {
    fn turn(&mut self, truth: Truth) -> Truth {
        self.was = Some(truth);
        !truth
    }
}
