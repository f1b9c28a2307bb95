//! The regions of a leaf, and a witness of each: values that no comparison of a rule can tell apart are one region.
//!
//! Where a comparison of terms turns over is found by asking the evaluator itself: the leaf is set to either end of its axis,
//! and where the two ends compare differently, the axis is halved until the two sides stand next to each other. That is exact
//! for every term that only rises, or only falls, with the leaf, whatever it calculates on the way.

use std::collections::BTreeSet;

use tekigo_grammar::tree::Relation;

use super::axis::Axis;
use super::goal::Goal;
use super::reads::{Against, Binder, Meeting, may_be};
use super::{Cell, Scenario, Target};
use crate::eval::{Datum, Evaluation, Inputs, Truth, compare};
use crate::facts::{Fact, State};
use crate::layout::SlotType;
use crate::program::Row;
use crate::typed::ItemId;
use crate::types::Leaf;
use crate::value::{Decimal, Value};

/// The most ways in which the items around a comparison are combined.
const MOST_BINDINGS: usize = 4_096;

/// A free text that no rule asks for by name. No tool writes it into a document.
pub const PLACEHOLDER: &str = "（記入）";

/// Some values of a leaf that the rule cannot tell apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Region {
    /// From one value to another, both included, with one to stand for all; an end that is the type's own is `None`.
    Span {
        /// The first.
        first: Option<Value>,
        /// The last.
        last: Option<Value>,
        /// One of them.
        witness: Value,
    },
    /// One value.
    One(Value),
    /// One text.
    Text(String),
    /// Every text but those that the rule asks for.
    OtherText(String),
}

/// The regions of a leaf, in order.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    /// They cover the type.
    pub all: Vec<Region>,
    /// The ends of the spans, where the leaf is compared with another fact that is not settled: whatever that one becomes, a
    /// comparison that can hold at all holds with this one at an end.
    pub ends: Vec<Region>,
    /// Whether something kept them from being complete: too many items, or another fact that is not settled.
    pub cut: bool,
}

impl Region {
    /// Whether the value that stands for it is a number below zero.
    pub(super) fn is_below_zero(&self) -> bool {
        match self {
            Self::Span { witness: Value::Number(number), .. }
            | Self::One(Value::Number(number)) => *number < Decimal::default(),
            _ => false,
        }
    }

    /// A fact in this region.
    pub(super) fn fact(&self, scenario: &mut Scenario<'_>, cell: Cell) -> Option<Fact> {
        let value = match self {
            Self::Span { witness, .. } => *witness,
            Self::One(value) => *value,
            Self::Text(text) | Self::OtherText(text) => Value::Text(scenario.text(cell, text)?),
        };
        Some(Fact { state: State::Value, value, at: 0 })
    }
}

/// How two terms stand: whether the first is below, equal and above, under one binding of the items around them.
type Class = [Truth; 3];

/// A comparison of one of the goal's rules, with the rows of the items around it.
struct Bound {
    part: usize,
    meeting: usize,
    rows: Vec<(ItemId, usize)>,
}

/// Finds the regions of one leaf, everything else being as it is.
pub(super) struct Cutter<'c, 'a> {
    pub scenario: &'c mut Scenario<'a>,
    pub goal: &'c Goal,
    /// How many decimal places numbers are told apart by.
    pub places: u32,
}

impl Cutter<'_, '_> {
    /// The regions of a leaf; none where there is no such leaf.
    pub(super) fn regions(&mut self, cell: Cell) -> Regions {
        let Cell::Slot { kind, slot, .. } = cell else { return Regions::default() };
        let program = self.scenario.program;
        let described = program.kind(kind).and_then(|kind| kind.layout.slots.get(slot.0));
        let Some(described) = described else { return Regions::default() };
        match &described.leaf {
            SlotType::Words(words) => {
                let levels = (0..words.len()).filter_map(|level| u32::try_from(level).ok());
                let regions = levels.map(|level| Region::One(Value::Level(level))).collect();
                Regions { all: regions, ..Regions::default() }
            }
            SlotType::Plain(Leaf::Boolean) => {
                let regions = [false, true].map(|value| Region::One(Value::Boolean(value)));
                Regions { all: regions.to_vec(), ..Regions::default() }
            }
            SlotType::Plain(Leaf::Text { least, most }) => self.texts(cell, *least, *most),
            leaf @ SlotType::Plain(_) => {
                match Axis::of(leaf, self.places, self.scenario.settings.as_of) {
                    Some(axis) => self.spans(cell, &axis),
                    None => Regions::default(),
                }
            }
        }
    }

    /// The comparisons that a leaf takes part in, each with the rows of the items around it.
    fn meetings(&self, cell: Cell) -> (Vec<Bound>, bool) {
        let Cell::Slot { kind, document, slot, .. } = cell else { return (Vec::new(), false) };
        let row = self.scenario.row(cell);
        let mut found = Vec::new();
        let mut cut = false;
        for (part, of) in self.goal.parts().iter().enumerate() {
            let Target { rule, subject } = of.target;
            if self.scenario.which(kind, rule, subject) != document {
                continue;
            }
            for (at, meeting) in of.reads.meetings.iter().enumerate() {
                let reads =
                    meeting.slots.iter().filter(|read| read.kind == kind && read.slot == slot);
                let rows: Vec<Row> = reads.map(|read| read.row).collect();
                if rows.is_empty() {
                    continue;
                }
                let (bindings, all) = self.bindings(meeting, of.target);
                cut |= !all;
                found.extend(bindings.into_iter().filter_map(|bound| {
                    let meant = rows.iter().any(|read| may_be(*read, &bound, &meeting.inner, row));
                    meant.then_some(Bound { part, meeting: at, rows: bound })
                }));
            }
        }
        (found, cut)
    }

    /// Every way to take an item of each list around a comparison; false where there are too many.
    fn bindings(&self, meeting: &Meeting, of: Target) -> (Vec<Vec<(ItemId, usize)>>, bool) {
        let mut bindings: Vec<Vec<(ItemId, usize)>> = vec![Vec::new()];
        let mut all = true;
        for Binder { item, list } in &meeting.binders {
            let mut longer = Vec::new();
            for bound in bindings {
                let row = match list.row {
                    Row::Document => 0,
                    Row::Item(item) => {
                        bound.iter().find(|(known, _)| *known == item).map_or(0, |(_, row)| *row)
                    }
                };
                let document = self.scenario.which(list.kind, of.rule, of.subject);
                let fact = self.scenario.document(list.kind, document);
                let rows = fact.and_then(|facts| facts.list(list.list, row));
                for row in rows
                    .map(|rows| rows.first..rows.first.saturating_add(rows.length))
                    .unwrap_or_default()
                {
                    if longer.len() >= MOST_BINDINGS {
                        all = false;
                        break;
                    }
                    let mut bound = bound.clone();
                    bound.push((*item, row));
                    longer.push(bound);
                }
            }
            bindings = longer;
        }
        (bindings, all)
    }

    /// How the sides of every comparison stand while the leaf is some value.
    fn classes(&mut self, cell: Cell, fact: Fact, meetings: &[Bound]) -> Vec<Class> {
        let Some(before) = self.scenario.set(cell, fact) else { return Vec::new() };
        let classes = self.scenario.with_inputs(|inputs| {
            let mut classes = Vec::new();
            for bound in meetings {
                let Some((mut evaluation, meeting)) = self.stand(inputs, bound) else { continue };
                match &meeting.against {
                    Against::Term(other) => {
                        let (left, right) =
                            (meeting.term.datum(&mut evaluation), other.datum(&mut evaluation));
                        classes.push(class(left, right));
                    }
                    Against::Values(values) => {
                        let left = meeting.term.datum(&mut evaluation);
                        classes
                            .extend(values.iter().map(|value| class(left, Datum::Value(*value))));
                    }
                }
                self.scenario.took(evaluation.restart());
            }
            classes
        });
        self.scenario.restore(before);
        classes
    }

    /// An evaluation that stands where a comparison is made.
    fn stand<'e>(
        &'e self,
        inputs: &Inputs<'e>,
        bound: &Bound,
    ) -> Option<(Evaluation<'e>, &'e Meeting)> {
        let part = self.goal.parts().get(bound.part)?;
        let mut evaluation =
            self.scenario.evaluation(inputs, part.target.rule, part.target.subject);
        bound.rows.iter().for_each(|(item, row)| evaluation.bind(*item, *row));
        Some((evaluation, part.reads.meetings.get(bound.meeting)?))
    }

    fn spans(&mut self, cell: Cell, axis: &Axis) -> Regions {
        let (meetings, cut) = self.meetings(cell);
        let at = |position: i128| {
            axis.value(position).map(|value| Fact { state: State::Value, value, at: 0 })
        };
        // Of each region where it starts.
        let mut starts: BTreeSet<i128> = BTreeSet::from([axis.first]);
        let mut waiting = Vec::new();
        let turns = if meetings.is_empty() { Vec::new() } else { self.turns(axis, &meetings) };
        let mut before: Option<(i128, Vec<Class>)> = None;
        let mut related = false;
        for end in turns {
            let Some(fact) = at(end) else { continue };
            let class = self.classes(cell, fact, &meetings);
            related |= class.iter().any(|class| class.contains(&Truth::Unknown));
            if let Some((low, low_class)) = before.replace((end, class.clone())) {
                waiting.push((low, low_class, end, class));
            }
        }
        while let Some((low, low_class, high, high_class)) = waiting.pop() {
            if low_class == high_class {
                continue;
            }
            if high.saturating_sub(low) <= 1 {
                starts.insert(high);
                continue;
            }
            let middle = low.midpoint(high);
            let Some(fact) = at(middle) else { continue };
            let class = self.classes(cell, fact, &meetings);
            waiting.push((low, low_class, middle, class.clone()));
            waiting.push((middle, class, high, high_class));
        }
        let starts: Vec<i128> = starts.into_iter().collect();
        let regions = starts.iter().zip(last_of(&starts, axis)).filter_map(|(first, last)| {
            let inner = |end: i128, outer: i128| (end != outer).then(|| axis.value(end)).flatten();
            if *first == last {
                return axis.value(last).map(Region::One);
            }
            Some(Region::Span {
                first: inner(*first, axis.first),
                last: inner(last, axis.last),
                witness: axis.value(axis.round(*first, last))?,
            })
        });
        let regions = regions.collect();
        let ends = if related {
            starts.iter().copied().chain(last_of(&starts, axis)).collect()
        } else {
            Vec::new()
        };
        let ends = ends.into_iter().filter_map(|end: i128| axis.value(end).map(Region::One));
        Regions { all: regions, ends: ends.collect(), cut }
    }

    /// Where a term may turn over: the ends of the axis, zero, and the values of the other facts that it meets, with what
    /// stands beside them.
    fn turns(&self, axis: &Axis, meetings: &[Bound]) -> Vec<i128> {
        let mut turns: BTreeSet<i128> = axis.ends().into_iter().collect();
        for bound in meetings {
            let Some(part) = self.goal.parts().get(bound.part) else { continue };
            let Some(meeting) = part.reads.meetings.get(bound.meeting) else { continue };
            for slot in &meeting.slots {
                let Target { rule, subject } = part.target;
                let document = self.scenario.which(slot.kind, rule, subject);
                let row = match slot.row {
                    Row::Document => 0,
                    Row::Item(item) => bound
                        .rows
                        .iter()
                        .find(|(known, _)| *known == item)
                        .map_or(0, |(_, row)| *row),
                };
                let facts = self.scenario.document(slot.kind, document);
                let fact = facts.and_then(|facts| facts.fact(slot.slot, row));
                let written = fact.filter(|fact| fact.state == State::Value);
                if let Some(at) = written.and_then(|fact| axis.position(fact.value)) {
                    turns.extend([at.saturating_sub(1), at, at.saturating_add(1)]);
                }
            }
        }
        turns.retain(|turn| (axis.first..=axis.last).contains(turn));
        turns.into_iter().collect()
    }

    fn texts(&mut self, cell: Cell, least: usize, most: Option<usize>) -> Regions {
        let (meetings, cut) = self.meetings(cell);
        let other = placeholder(least, most);
        let Some(before) = self.scenario.text(cell, &other).and_then(|text| {
            self.scenario.set(cell, Fact { state: State::Value, value: Value::Text(text), at: 0 })
        }) else {
            return Regions::default();
        };
        let mut texts: Vec<String> = self.scenario.with_inputs(|inputs| {
            let mut texts = Vec::new();
            for bound in &meetings {
                let Some((mut evaluation, meeting)) = self.stand(inputs, bound) else { continue };
                texts.extend(sides(meeting, &mut evaluation));
            }
            texts
        });
        self.scenario.restore(before);
        texts.sort();
        texts.dedup();
        texts.retain(|text| {
            let length = text.chars().count();
            *text != other && length >= least && most.is_none_or(|most| length <= most)
        });
        let mut regions: Vec<Region> = texts.into_iter().map(Region::Text).collect();
        regions.push(Region::OtherText(other));
        Regions { all: regions, cut, ..Regions::default() }
    }
}

/// Where each region ends.
fn last_of(starts: &[i128], axis: &Axis) -> Vec<i128> {
    starts.iter().skip(1).map(|start| start - 1).chain([axis.last]).collect()
}

/// The texts on either side of a comparison.
fn sides(meeting: &Meeting, evaluation: &mut Evaluation<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |datum: Datum<'_>| {
        if let Datum::Text(text) = datum {
            found.push(text.to_owned());
        }
    };
    take(meeting.term.datum(evaluation));
    match &meeting.against {
        Against::Term(other) => take(other.datum(evaluation)),
        Against::Values(values) => {
            for value in values {
                if let Value::Text(text) = value {
                    take(Datum::Text(evaluation.program.text(*text)));
                }
            }
        }
    }
    found
}

fn class(left: Datum<'_>, right: Datum<'_>) -> Class {
    [Relation::Below, Relation::Is, Relation::Above].map(|relation| compare(relation, left, right))
}

/// A text that stands for any other, as long as it must be.
pub(crate) fn placeholder(least: usize, most: Option<usize>) -> String {
    let length = least.max(PLACEHOLDER.chars().count()).min(most.unwrap_or(usize::MAX));
    PLACEHOLDER.chars().cycle().take(length).collect()
}

/// Whether a text only stands for one.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    !text.is_empty()
        && text.chars().zip(PLACEHOLDER.chars().cycle()).all(|(one, other)| one == other)
}
