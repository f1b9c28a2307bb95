//! Documents next to known ones: one fact away from them, and the two rules differ.
//!
//! A rule that asks many things gives too many documents to search them all. But an author's tests stand where such a rule turns
//! over: one step from there is where a difference shows that nothing else does.

use std::rc::Rc;

use serde_json::Value as Json;

use super::goal::{Goal, Part};
use super::pair::{Side, Witness};
use super::reads::Reads;
use super::scenario::Before;
use super::witness::{Cutter, Region};
use super::{Budget, Cell, Scenario, Target, document, places};
use crate::eval::{Inputs, Settings};
use crate::facts::{DocumentState, Fact, State};
use crate::typed::{KindId, ResultWord};
use crate::value::Value;

/// Looks for documents one fact away from given ones on which two rules give different results, and such as are wanted. The witness that comes out
/// says the documents and the results; the settings are those that were given.
#[must_use]
pub fn near(
    sides: [Side<'_>; 2],
    inputs: &Inputs<'_>,
    settings: &Settings<'_>,
    is_wanted: impl Fn([ResultWord; 2]) -> bool,
    budget: &mut Budget,
) -> Option<Witness> {
    let scenarios = sides.map(|side| Scenario::new(side.program, inputs, settings));
    let targets = sides.map(|side| Target { rule: side.rule, subject: Some(0) });
    let reads = sides.map(|side| Rc::new(Reads::of(side.program, side.rule)));
    let [first, second] = reads.clone();
    let goal = |target, reads| Goal::new(vec![Part { target, reads }]);
    let goals = [goal(targets[0], first), goal(targets[1], second)];
    let [before, _] = &scenarios;
    let cells = before.cells(|kind, node| reads.iter().any(|reads| reads.has((kind, node))));
    let mut near = Near { scenarios, targets, goals };
    for cell in cells {
        for step in near.steps(cell) {
            let results = near.try_step(cell, &step, budget);
            if let Some(results) = results.filter(|results| is_wanted(*results)) {
                return near.told(cell, &step, results, settings);
            }
        }
        if budget.is_met() {
            return None;
        }
    }
    None
}

/// The same documents, judged by both rules.
struct Near<'a> {
    scenarios: [Scenario<'a>; 2],
    targets: [Target; 2],
    goals: [Goal; 2],
}

/// What a fact becomes.
enum Step {
    Value(Region),
    Blank(State),
    /// The item of this row is taken out of the list.
    Without(usize),
}

impl Near<'_> {
    /// What a fact may become: a value of each region of either rule, or blank; a list, shorter by one item, or blank.
    fn steps(&mut self, cell: Cell) -> Vec<Step> {
        let [scenario, _] = &self.scenarios;
        let state = cell.document().and_then(|(kind, which)| scenario.document(kind, which));
        let blank = match state.map(|facts| facts.state) {
            Some(DocumentState::Final) => State::Silent,
            _ => State::Open,
        };
        let mut steps = vec![Step::Blank(blank)];
        if let Some(list) = scenario.list(cell) {
            let rows = list.first..list.first.saturating_add(list.length);
            steps.extend(rows.map(Step::Without));
            return steps;
        }
        for (scenario, goal) in self.scenarios.iter_mut().zip(&self.goals) {
            let places = places(scenario);
            let regions = Cutter { scenario, goal, places, fence: None }.regions(cell);
            steps.extend(regions.all.into_iter().map(Step::Value));
        }
        steps
    }

    /// The two results once a fact is changed, where they differ.
    fn try_step(
        &mut self,
        cell: Cell,
        step: &Step,
        budget: &mut Budget,
    ) -> Option<[ResultWord; 2]> {
        let mut results = Vec::with_capacity(2);
        for (scenario, target) in self.scenarios.iter_mut().zip(self.targets) {
            let before = take(scenario, cell, step)?;
            let outcome = scenario.judge(target.rule, target.subject);
            scenario.restore(before);
            if !budget.pay(scenario) {
                return None;
            }
            results.push(outcome.result);
        }
        match results.as_slice() {
            [one, other] if one != other => Some([*one, *other]),
            _ => None,
        }
    }

    fn told(
        &mut self,
        cell: Cell,
        step: &Step,
        results: [ResultWord; 2],
        settings: &Settings<'_>,
    ) -> Option<Witness> {
        let [scenario, _] = &mut self.scenarios;
        take(scenario, cell, step)?;
        let kinds = scenario.program.kinds.iter().enumerate();
        let documents = kinds.filter_map(|(at, kind)| {
            let facts = scenario.document(KindId(at), 0)?;
            let written = document::write(kind, facts);
            let says = written.as_object().is_some_and(|members| members.len() > 2);
            (says || facts.state == DocumentState::Final).then(|| (kind.name.clone(), written))
        });
        let documents: Vec<(String, Json)> = documents.collect();
        let choices = scenario.program.choices.iter().zip(&settings.choices);
        let choices = choices.filter_map(|(choice, made)| {
            let option = choice.options.iter().find(|(_, value, _)| Some(*value) == *made)?;
            Some((choice.name.clone(), option.0.clone()))
        });
        let parameters = scenario.program.parameters.iter().zip(&settings.parameters);
        let parameters = parameters.filter(|(parameter, value)| parameter.default != **value);
        Some(Witness {
            documents,
            as_of: settings.as_of,
            dated: false,
            parameters: parameters
                .map(|(parameter, value)| (parameter.name.clone(), *value))
                .collect(),
            choices: choices.collect(),
            attested: None,
            results,
        })
    }
}

fn take(scenario: &mut Scenario<'_>, cell: Cell, step: &Step) -> Option<Before> {
    match (step, cell) {
        (Step::Value(region), _) => {
            let fact = region.fact(scenario, cell)?;
            scenario.set(cell, fact)
        }
        (Step::Blank(state), Cell::List { .. }) => scenario.blank_list(cell, *state),
        (Step::Blank(state), _) => {
            scenario.set(cell, Fact { state: *state, value: Value::Boolean(false), at: 0 })
        }
        (Step::Without(row), Cell::List { kind, document, list, .. }) => {
            scenario.open(Cell::Item { kind, document, list, row: *row })
        }
        (Step::Without(_), _) => None,
    }
}
