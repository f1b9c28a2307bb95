//! Sections 2 to 6: what each construct gives.

use std::collections::BTreeMap;

use num_traits::Zero;
use tekigo_core::typed::{Constant, Expression, ExpressionKind, ItemId, Pack, Place, Root};
use tekigo_core::value::ZoneOffset;
use tekigo_grammar::tree::Relation;

use super::document::{Document, Fact, Here};
use super::leaf::Reading;
use super::term::{Range, Term, Value};
use super::truth::Truth;
use super::{Bug, Inputs, arithmetic, compare, moment};

/// One rule over one document of each kind.
pub struct Judge<'a> {
    pub pack: &'a Pack,
    pub inputs: &'a Inputs,
    pub bug: Option<Bug>,
    /// One document for each kind that the pack reads.
    pub documents: Vec<&'a Document>,
    /// The items that quantifiers have bound.
    pub items: BTreeMap<ItemId, Here<'a>>,
}

impl<'a> Judge<'a> {
    fn zone_minutes(&self) -> i64 {
        ZoneOffset::minutes(self.pack.zone)
    }

    /// What stands at a place.
    pub fn here(&self, place: &Place) -> Here<'a> {
        let start = match place.root {
            Root::Item(item) => self.items[&item].clone(),
            Root::Document(kind) => {
                let schema = &self.pack.schemas.documents[self.pack.reads[kind.0].document];
                let reading = Reading {
                    enumerations: &self.pack.schemas.enumerations,
                    zone_minutes: self.zone_minutes(),
                    bug: self.bug,
                };
                Here::root(self.documents[kind.0], &schema.root, reading)
            }
        };
        place.members.iter().fold(start, |here, member| here.member(member))
    }

    /// A formula.
    pub fn truth(&mut self, formula: &Expression) -> Truth {
        match &formula.kind {
            ExpressionKind::Disclosed(place) => self.disclosed(place),
            ExpressionKind::Compare(relation, left, right) => {
                let (left, right) = (self.term(left), self.term(right));
                compare::compare(*relation, &left, &right, self.bug)
            }
            ExpressionKind::In(item, set) => self.is_in(item, set),
            ExpressionKind::And(parts) => {
                let parts: Vec<Truth> = parts.iter().map(|part| self.truth(part)).collect();
                self.every(parts)
            }
            ExpressionKind::Or(parts) => {
                let parts: Vec<Truth> = parts.iter().map(|part| self.truth(part)).collect();
                self.any(parts)
            }
            ExpressionKind::Not(part) => self.truth(part).not(),
            ExpressionKind::All { item, list, body } => self.all(*item, list, body),
            ExpressionKind::Some { item, list, body } => self.some(*item, list, body),
            ExpressionKind::Each { later, earlier, list, by, body } => {
                self.each((*later, *earlier), list, by, body)
            }
            _ => self.term(formula).truth(),
        }
    }

    /// `and` over any number of parts.
    pub fn every(&self, parts: Vec<Truth>) -> Truth {
        if self.bug == Some(Bug::ErrorBeatsUnknown)
            && !parts.contains(&Truth::False)
            && parts.contains(&Truth::Error)
        {
            return Truth::Error;
        }
        parts.into_iter().fold(Truth::True, Truth::and)
    }

    /// `or` over any number of parts.
    pub fn any(&self, parts: Vec<Truth>) -> Truth {
        if self.bug == Some(Bug::ErrorBeatsUnknown)
            && !parts.contains(&Truth::True)
            && parts.contains(&Truth::Error)
        {
            return Truth::Error;
        }
        parts.into_iter().fold(Truth::False, Truth::or)
    }

    /// A term.
    pub fn term(&mut self, term: &Expression) -> Term {
        match &term.kind {
            ExpressionKind::Constant(constant) => Term::constant(constant),
            ExpressionKind::Fact(place) => of_fact(self.here(place).fact()),
            ExpressionKind::Quantity(place) => self.quantity(place),
            // > It has no default: until somebody chooses, it is unknown, in final documents too
            ExpressionKind::Choice(id) => {
                let made = self.inputs.choices.iter().find(|(choice, _)| choice == id);
                made.map_or(Term::Unknown, |(_, constant)| Term::constant(constant))
            }
            // > it has bounds, a default and a reason.
            ExpressionKind::Parameter(id) => {
                let set = self.inputs.parameters.iter().find(|(parameter, _)| parameter == id);
                Term::constant(
                    set.map_or(&self.pack.parameters[id.0].default, |(_, constant)| constant),
                )
            }
            ExpressionKind::Lookup(id) => self.look_up(*id),
            ExpressionKind::Named(id) => self.term(&self.pack.named[id.0].value),
            // > **`as of`** is the day of evaluation, an input.
            ExpressionKind::AsOf => Term::single(Value::Date(self.inputs.as_of)),
            ExpressionKind::DayOf(part) => {
                let part = self.term(part);
                self.day_of(&part)
            }
            ExpressionKind::Else(first, second) => self.otherwise(first, second),
            ExpressionKind::Ratio(part, whole) => {
                arithmetic::ratio(&self.term(part), &self.term(whole))
            }
            ExpressionKind::Arithmetic(operator, left, right) => {
                let (left, right) = (self.term(left), self.term(right));
                arithmetic::calculate(*operator, &left, &right, self.bug)
            }
            ExpressionKind::Negate(part) => arithmetic::negate(&self.term(part)),
            ExpressionKind::Aggregate { operator, item, list, body } => {
                self.aggregate(*operator, *item, list, body.as_deref())
            }
            ExpressionKind::Disclosed(_)
            | ExpressionKind::Compare(..)
            | ExpressionKind::In(..)
            | ExpressionKind::And(_)
            | ExpressionKind::Or(_)
            | ExpressionKind::Not(_)
            | ExpressionKind::All { .. }
            | ExpressionKind::Some { .. }
            | ExpressionKind::Each { .. } => Term::of_truth(self.truth(term)),
        }
    }

    /// > **`x else y`** is x; where x is absent, y; while x is unknown (open, unreadable), unknown; where x is an error, error.
    fn otherwise(&mut self, first: &Expression, second: &Expression) -> Term {
        match self.term(first) {
            Term::Absent => self.term(second),
            Term::Unknown if self.bug == Some(Bug::ElseCoversUnknown) => self.term(second),
            known => known,
        }
    }

    /// > `x in (a, b)` is `x is a or x is b`.
    fn is_in(&mut self, item: &Expression, set: &[Constant]) -> Truth {
        let item = self.term(item);
        let parts = set
            .iter()
            .map(|member| compare::compare(Relation::Is, &item, &Term::constant(member), self.bug));
        self.any(parts.collect())
    }

    /// The column `is disclosed` of section 2's table.
    ///
    /// > **A record** is disclosed where some leaf or list of it is
    fn disclosed(&mut self, place: &Place) -> Truth {
        let parts = self.here(place).everything().into_iter().map(|fact| match fact {
            Fact::Value(_) => Truth::True,
            Fact::Open | Fact::Unreadable => Truth::Unknown,
            Fact::Silent | Fact::Withheld | Fact::Inapplicable => Truth::False,
        });
        self.any(parts.collect())
    }

    /// > **Quantity.** One record of value, unit, base and exactness, compared whole. While its value, or a qualifier that its
    /// > schema has, is not a value, the quantity is absent or unknown as that member is (unknown wins); no qualifier has a
    /// > default.
    pub fn quantity(&mut self, place: &Place) -> Term {
        let here = self.here(place);
        let shape = here.quantity().unwrap();
        let part = |name: &str| of_fact(here.member(name).fact());
        let value = part("value");
        let unit = shape.unit.map(|_| part("unit"));
        let base = shape.base.map(|_| part("base"));
        let exactness = shape.exactness.map(|words| (words, part("exactness")));
        let qualifiers =
            [Some(&value), unit.as_ref(), base.as_ref(), exactness.as_ref().map(|(_, word)| word)];
        if qualifiers.contains(&Some(&Term::Unknown)) {
            return Term::Unknown;
        }
        if qualifiers.contains(&Some(&Term::Absent)) {
            return Term::Absent;
        }
        let word = exactness.map_or("exact", |(words, word)| {
            let at = usize::try_from(level(&word).unwrap()).unwrap();
            self.pack.schemas.enumerations[words.0].levels[at].word.as_str()
        });
        let Term::Range(exact) = value else { panic!("a number is a range") };
        let range = match word {
            // > `exact` n is n; `at_least` n is n or more; `at_most` n is n or less;
            "exact" => exact,
            "at_least" => Range { high: None, ..exact },
            "at_most" => Range { low: None, ..exact },
            _ if self.bug == Some(Bug::AboutIsExact) => exact,
            // > `about` n is unknown unless `low` and `high` are given, and then anything from low to high.
            _ if shape.range => match (part("low"), part("high")) {
                (Term::Range(low), Term::Range(high)) => {
                    let order =
                        compare::order(low.low.as_ref().unwrap(), high.high.as_ref().unwrap());
                    if order.is_gt() {
                        return Term::Unknown;
                    }
                    Range { low: low.low, high: high.high, step: 0 }
                }
                _ => return Term::Unknown,
            },
            _ => return Term::Unknown,
        };
        Term::Quantity {
            range,
            unit: unit.as_ref().and_then(level),
            base: base.as_ref().and_then(level),
        }
    }

    /// > `day of x` is the date of an instant in the pack's zone, unknown where its moments lie on two days; of an absent one it
    /// > is absent.
    fn day_of(&self, part: &Term) -> Term {
        let Term::Range(Range {
            low: Some(Value::Moment(first)),
            high: Some(Value::Moment(last)),
            ..
        }) = part
        else {
            return part.clone();
        };
        let zone = self.zone_minutes();
        match (moment::day_of(*first, zone), moment::day_of(*last, zone)) {
            (Some(first), Some(last)) if first == last => Term::single(Value::Date(first)),
            (Some(_), Some(_)) => Term::Unknown,
            // > The calendar runs from 0001-01-01 to 9999-12-31; past it is an error.
            _ => Term::Error,
        }
    }
}

/// > *absent* (its fact is silent, withheld or inapplicable), *unknown*
pub fn of_fact(fact: Fact) -> Term {
    match fact {
        Fact::Value(term) => term,
        Fact::Silent | Fact::Withheld | Fact::Inapplicable => Term::Absent,
        Fact::Open | Fact::Unreadable => Term::Unknown,
    }
}

fn level(term: &Term) -> Option<u32> {
    match term.value() {
        Some(Value::Level(at)) => Some(*at),
        _ => None,
    }
}

/// 0, of the type of what is summed.
pub fn zero(of: tekigo_core::typed::Type) -> Term {
    use tekigo_core::typed::Type;
    Term::single(match of {
        Type::Duration => Value::Duration(super::length::Length::ZERO),
        Type::BusinessDays => Value::BusinessDays(0),
        _ => Value::Number(super::number::Number::zero()),
    })
}
