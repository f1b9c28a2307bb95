//! What a value must be, made from the regions in which it may lie: 「日次」以上, 99.5以上、100以下.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::{both, one_of, value, wanted};
use crate::program::Program;
use crate::regions::{Condition, Region};
use crate::typed::Type;
use crate::value::Value;

/// What a value must be.
#[must_use]
pub fn condition(program: &Program, of: Type, condition: &Condition) -> Bilingual {
    let regions = condition.regions();
    if regions.iter().all(|(_, passes)| *passes) {
        return any();
    }
    let scale = match of {
        Type::Enumeration(id) => program.enumerations.get(id.0).is_some_and(|words| words.scale),
        _ => true,
    };
    let mut ways = Vec::new();
    let mut at = 0;
    while at < regions.len() {
        let run = regions.iter().skip(at).take_while(|(_, passes)| *passes).count();
        if run > 0 {
            let words = Words { program, of, regions };
            let (first, last) = (at, at + run - 1);
            if scale {
                ways.push(words.run(first, last));
            } else {
                ways.extend((first..=last).map(|at| words.run(at, at)));
            }
        }
        at += run.max(1);
    }
    match ways.as_slice() {
        [] => Bilingual::default(),
        [only] => only.clone(),
        several if several.len() > 2 && !scale => one_of(several, true),
        several => {
            let join = |words: fn(&Bilingual) -> &str, with: &str| {
                several.iter().map(words).collect::<Vec<_>>().join(with)
            };
            both(join(|words| &words.ja, "または"), join(|words| &words.en, " or "))
        }
    }
}

/// What a value must be that may be any.
#[must_use]
pub fn any() -> Bilingual {
    both("どの値でもよい", "any value")
}

struct Words<'w> {
    program: &'w Program,
    of: Type,
    regions: &'w [(Region, bool)],
}

impl Words<'_> {
    /// Regions side by side, all of which pass.
    fn run(&self, first: usize, last: usize) -> Bilingual {
        let of = |at: usize| self.regions.get(at).map(|(region, _)| region);
        if let (true, Some(region)) = (first == last, of(first)) {
            match region {
                Region::One(found) => return self.single(*found),
                Region::Text(text) => return both(format!("「{text}」"), format!("“{text}”")),
                Region::OtherText(_) => return self.other_text(),
                Region::Span { .. } => {}
            }
        }
        let low = (first > 0).then(|| end(of(first), of(first - 1), Side::Low)).flatten();
        let high = of(last + 1).and_then(|next| end(of(last), Some(next), Side::High));
        let words = |end: Option<(Relation, Value)>| {
            let (relation, bound) = end?;
            Some(wanted(relation, &value(self.program, bound, self.of), self.of, true))
        };
        match (words(low), words(high)) {
            (Some(low), Some(high)) => {
                both(format!("{}、{}", low.ja, high.ja), format!("{} and {}", low.en, high.en))
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => any(),
        }
    }

    fn single(&self, found: Value) -> Bilingual {
        let words = value(self.program, found, self.of);
        match self.of {
            Type::Enumeration(_) | Type::Boolean => both(format!("「{}」", words.ja), words.en),
            _ => words,
        }
    }

    /// Any text but those that stand by themselves and do not pass.
    fn other_text(&self) -> Bilingual {
        let barred: Vec<&str> = self
            .regions
            .iter()
            .filter_map(|(region, passes)| match region {
                Region::Text(text) if !passes => Some(text.as_str()),
                _ => None,
            })
            .collect();
        if barred.is_empty() {
            return both("ほかの文", "another text");
        }
        both(
            format!("「{}」以外", barred.join("」「")),
            format!("anything but “{}”", barred.join("”, “")),
        )
    }
}

/// How a run ends: at its own last value, or just before one that stands by itself.
fn end(own: Option<&Region>, next: Option<&Region>, side: Side) -> Option<(Relation, Value)> {
    let (to, past) = match side {
        Side::Low => (Relation::AtLeast, Relation::Above),
        Side::High => (Relation::AtMost, Relation::Below),
    };
    match (own?, next) {
        (Region::One(value), _) => Some((to, *value)),
        (_, Some(Region::One(value))) => Some((past, *value)),
        (Region::Span { first, last, .. }, _) => {
            let end = match side {
                Side::Low => first,
                Side::High => last,
            };
            end.map(|end| (to, end))
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Side {
    Low,
    High,
}
