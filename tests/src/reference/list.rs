//! Section 5: lists.

use std::cmp::Ordering;

use num_rational::BigRational;
use tekigo_core::typed::{Expression, ItemId, Place};
use tekigo_grammar::tree::{AggregateOperator, ArithmeticOperator, Relation};

use super::document::Here;
use super::expression::{Judge, of_fact, zero};
use super::term::{Range, Term, Value};
use super::truth::Truth;
use super::{Bug, arithmetic, compare};

impl<'a> Judge<'a> {
    /// > All are unknown over an unwritten list.
    fn items(&self, list: &Place) -> Option<(Vec<Here<'a>>, bool)> {
        self.here(list).list().ok()
    }

    /// What a formula is for each item.
    fn truths(&mut self, item: ItemId, items: Vec<Here<'a>>, body: &Expression) -> Vec<Truth> {
        items
            .into_iter()
            .map(|here| {
                self.items.insert(item, here);
                self.truth(body)
            })
            .collect()
    }

    /// > `all x in LIST: f` is `and` over the items (…) An unwritten list is unknown (…) A list marked `more` has one further item
    /// > of which everything is unknown: `all` is then never true
    pub fn all(&mut self, item: ItemId, list: &Place, body: &Expression) -> Truth {
        let Some((items, more)) = self.items(list) else { return Truth::Unknown };
        let mut parts = self.truths(item, items, body);
        parts.extend(more.then_some(Truth::Unknown));
        self.every(parts)
    }

    /// > `some x in LIST: f` is `or`
    pub fn some(&mut self, item: ItemId, list: &Place, body: &Expression) -> Truth {
        let Some((items, more)) = self.items(list) else { return Truth::Unknown };
        let mut parts = self.truths(item, items, body);
        parts.extend(more.then_some(Truth::Unknown));
        self.any(parts)
    }

    /// > `each later after earlier in LIST by at: f` is `and`, over every ordered pair of different items, of "`later.at` is after
    /// > `earlier.at` implies f".
    pub fn each(
        &mut self,
        (later, earlier): (ItemId, ItemId),
        list: &Place,
        by: &[String],
        body: &Expression,
    ) -> Truth {
        let Some((items, more)) = self.items(list) else { return Truth::Unknown };
        let mut parts = Vec::new();
        for (first_at, first) in items.iter().enumerate() {
            for (second_at, second) in items.iter().enumerate() {
                if first_at == second_at {
                    continue;
                }
                self.items.insert(later, first.clone());
                self.items.insert(earlier, second.clone());
                let (first, second) = (self.time(first, by), self.time(second, by));
                // > Equal times are not after one another.
                let after = compare::compare(Relation::Above, &first, &second, None);
                if after == Truth::Unknown && self.bug == Some(Bug::UnorderedPairsAreLeftOut) {
                    continue;
                }
                // > Where the order of two items is unknown, or a time is missing, the pair counts both ways: it is true where f
                // > is true, else unknown.
                let holds = self.truth(body);
                parts.push(self.any(vec![after.not(), holds]));
            }
        }
        // > On a list marked `more` it is never true.
        parts.extend(more.then_some(Truth::Unknown));
        self.every(parts)
    }

    fn time(&mut self, item: &Here<'a>, by: &[String]) -> Term {
        let here = by.iter().fold(item.clone(), |here, member| here.member(member));
        if here.quantity().is_none() {
            return of_fact(here.fact());
        }
        // A quantity is read whole, from the item that is bound for the moment to a number of its own.
        let item_id = ItemId(usize::MAX);
        self.items.insert(item_id, item.clone());
        let place = Place { root: tekigo_core::typed::Root::Item(item_id), members: by.to_vec() };
        self.quantity(&place)
    }

    /// `(count x in LIST: f)`, `(sum x in LIST: t)`, `(min …)`, `(max …)`
    pub fn aggregate(
        &mut self,
        operator: AggregateOperator,
        item: ItemId,
        list: &Place,
        body: Option<&Expression>,
    ) -> Term {
        let Some((items, more)) = self.items(list) else { return Term::Unknown };
        match (operator, body) {
            (AggregateOperator::Count, None) => {
                // > `(count x in LIST)` counts all.
                self.counted(&vec![Truth::True; items.len()], more)
            }
            (AggregateOperator::Count, Some(body)) => {
                let truths = self.truths(item, items, body);
                self.counted(&truths, more)
            }
            (_, None) => panic!("the checker asks for a body"),
            (AggregateOperator::Sum, Some(body)) => {
                let terms = self.terms(item, items, body);
                self.sum(&terms, more, body)
            }
            (AggregateOperator::Min, Some(body)) => {
                let terms = self.terms(item, items, body);
                extreme(&terms, more, Ordering::Less)
            }
            (AggregateOperator::Max, Some(body)) => {
                let terms = self.terms(item, items, body);
                extreme(&terms, more, Ordering::Greater)
            }
        }
    }

    fn terms(&mut self, item: ItemId, items: Vec<Here<'a>>, body: &Expression) -> Vec<Term> {
        items
            .into_iter()
            .map(|here| {
                self.items.insert(item, here);
                self.term(body)
            })
            .collect()
    }

    /// > `(count x in LIST: f)` is the number of items whose f is true, up to that plus those unknown; without end on a list marked
    /// > `more`. An error among the items makes it an error.
    fn counted(&self, truths: &[Truth], more: bool) -> Term {
        let number_of = |wanted: Truth| truths.iter().filter(|truth| **truth == wanted).count();
        if number_of(Truth::Error) > 0 {
            return Term::Error;
        }
        let number = |count: usize| Some(Value::Number(BigRational::from_integer(count.into())));
        let least = number(number_of(Truth::True));
        let most = number(number_of(Truth::True) + number_of(Truth::Unknown));
        if self.bug == Some(Bug::CountIsItsLeast) {
            return Term::Range(Range { low: least.clone(), high: least, step: 0 });
        }
        let range = Range { low: least, high: if more { None } else { most }, step: 0 };
        match range.low.clone() {
            Some(only) if range.is_single() => Term::single(only),
            _ => Term::Range(range),
        }
    }

    /// > `(sum x in LIST: t)` adds the items to 0 in the order of the list; it is unknown where any t is absent or unknown or the
    /// > list has `more`, and an error where any t, or a sum on the way, is one.
    fn sum(&self, terms: &[Term], more: bool, body: &Expression) -> Term {
        let start = if more { Term::Unknown } else { zero(body.of) };
        terms.iter().fold(start, |sum, next| {
            arithmetic::calculate(ArithmeticOperator::Add, &sum, next, self.bug)
        })
    }
}

/// > `(min …)` and `(max …)` likewise; on an empty list they are absent
fn extreme(terms: &[Term], more: bool, wanted: Ordering) -> Term {
    if terms.contains(&Term::Error) {
        return Term::Error;
    }
    if more {
        return Term::Unknown;
    }
    let ranges: Option<Vec<&Range>> = terms
        .iter()
        .map(|term| match term {
            Term::Range(range) => Some(range),
            _ => None,
        })
        .collect();
    let Some(ranges) = ranges else { return Term::Unknown };
    let Some(step) = ranges.iter().map(|range| range.step).min() else { return Term::Absent };
    // > The least of ranges is from the least of their least to the least of their most; likewise the greatest.
    let pick = |ends: Vec<Option<&Value>>, endless: Ordering| {
        if wanted == endless && ends.contains(&None) {
            return None;
        }
        ends.into_iter()
            .flatten()
            .cloned()
            .reduce(|best, next| if compare::order(&next, &best) == wanted { next } else { best })
    };
    let low = pick(ranges.iter().map(|range| range.low.as_ref()).collect(), Ordering::Less);
    let high = pick(ranges.iter().map(|range| range.high.as_ref()).collect(), Ordering::Greater);
    match (low, high) {
        (Some(low), Some(high)) if low == high => Term::single(low),
        (low, high) => Term::Range(Range { low, high, step }),
    }
}
