//! Regions: one analysis behind every question of the form "what if".
//!
//! The constants and facts that a rule compares a fact with cut the fact's type into finitely many **regions**: below 99.5,
//! 99.5, above it; each level of a scale; each state. Within a region no comparison of the rule can tell two values apart,
//! so one **witness** of each region stands for all of its values.
//!
//! ```text
//! 99.5 is a cut:      below      99.5      above
//! witnesses            99.4      99.5      99.6
//! ```
//!
//! Every question is then one loop (`search`): open the cells in question, run the ordinary evaluator, and stop where the
//! result is decided. By the law of growing knowledge a decided result holds for everything below it, so nothing is lost. Else
//! split one of the open cells that the result rests on over its witnesses, and go on. The number of evaluations is bounded;
//! past the bound the answer says that it was cut.
//!
//! | question | module |
//! | --- | --- |
//! | what can this unknown become | [`becoming`] |
//! | what is the least that would make this rule pass | [`change`] |
//! | what is the least that would make all of a party's rules pass | [`plan`] |
//! | which open fact decides most | [`questions`] |
//! | for which groups is this enough | [`columns`] |
//! | what can a rule of a pack come to at all | [`reach`] |
//! | on which document do two rules differ | [`pair`] |
//! | on which document next to a known one do they | [`near`] |
//! | on which document does a rule give some result | [`showing`] |

mod axis;
pub mod becoming;
mod cell;
pub mod change;
pub mod columns;
mod company;
mod condition;
pub mod document;
mod edit;
mod goal;
mod least;
pub mod near;
mod obstacle;
pub mod pair;
pub mod plan;
pub mod questions;
pub mod reach;
mod reads;
mod scenario;
mod search;
pub mod showing;
mod witness;

pub use cell::Cell;
pub use condition::Condition;
pub use scenario::Scenario;
pub use search::{Budget, Flow, MOST_ITEMS, Setting, Step, Target};
pub(crate) use witness::placeholder;
pub use witness::{PLACEHOLDER, Region, is_placeholder};

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::eval::Outcome;
use crate::layout::SlotType;
use crate::program::{Node, Program};
use crate::types::Leaf;
use crate::value::{Decimal, Value};
use goal::{Goal, Part};
use reads::Reads;

/// The most decimal places by which numbers are told apart.
const MOST_PLACES: u32 = 12;

/// Answers questions about one program over one set of documents.
pub struct Regions<'a> {
    scenario: Scenario<'a>,
    /// What each rule reads, found when first asked.
    reads: BTreeMap<usize, Rc<Reads>>,
    /// The results as the documents are, found when first asked.
    outcomes: Option<Rc<Vec<Outcome>>>,
    places: u32,
}

impl<'a> Regions<'a> {
    /// Takes the documents and settings as they are.
    #[must_use]
    pub fn new(scenario: Scenario<'a>) -> Self {
        let places = places(&scenario);
        Self { scenario, reads: BTreeMap::new(), outcomes: None, places }
    }

    fn goal(&mut self, targets: impl IntoIterator<Item = Target>) -> Goal {
        let parts =
            targets.into_iter().map(|target| Part { target, reads: self.reads(target.rule) });
        Goal::new(parts.collect())
    }

    fn reads(&mut self, rule: usize) -> Rc<Reads> {
        let program = self.scenario.program;
        Rc::clone(self.reads.entry(rule).or_insert_with(|| Rc::new(Reads::of(program, rule))))
    }
}

/// The decimal places that tell the numbers of a program and its documents apart, and one more, to step between them.
fn places(scenario: &Scenario<'_>) -> u32 {
    let program = scenario.program;
    let written = program.nodes.iter().filter_map(|node| match node {
        Node::Constant(Value::Number(number))
        | Node::Percent(number)
        | Node::QuantityConstant { number, .. } => Some(*number),
        _ => None,
    });
    let set = scenario.settings.parameters.iter().filter_map(|value| number(*value));
    let facts = scenario.facts().filter_map(|fact| number(fact.value));
    let bounds = bounds(program);
    let places = written.chain(set).chain(facts).chain(bounds).map(decimal_places);
    places.max().unwrap_or(0).saturating_add(1).min(MOST_PLACES)
}

fn number(value: Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The ends of what the schemas let through.
fn bounds(program: &Program) -> impl Iterator<Item = Decimal> {
    let slots = program.kinds.iter().flat_map(|kind| &kind.layout.slots);
    slots
        .flat_map(|slot| match &slot.leaf {
            SlotType::Plain(Leaf::Number(bounds)) => [bounds.least, bounds.most],
            _ => [None, None],
        })
        .flatten()
        .map(|bound| bound.number)
}

fn decimal_places(number: Decimal) -> u32 {
    u32::try_from(-number.last_digit()).unwrap_or(0)
}
