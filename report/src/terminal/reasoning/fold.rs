//! Which parts of the reasoning are told one by one, and which are alike and only counted.
//!
//! Whatever speaks against the result is told. What merely holds as it should is told a few times, where it is one item of a
//! list after another; what does not decide is counted.

use tekigo_core::eval::Truth;
use tekigo_core::explain::{Found, Trace};

/// How many items of a list that are as they should be are told.
const MOST_ITEMS: usize = 3;

/// How many parts of an `and` or `or` that are as they should be are told.
const MOST_PARTS: usize = 8;

/// The parts of one whole.
#[derive(Debug, Default)]
pub(super) struct Folded<'t> {
    /// Told in full.
    pub(super) told: Vec<&'t Trace>,
    /// How many more hold.
    pub(super) hold: usize,
    /// How many more do not hold, where nothing says that they should.
    pub(super) do_not_hold: usize,
    /// How many do not decide.
    pub(super) idle: usize,
}

impl<'t> Folded<'t> {
    /// Every part.
    pub(super) fn whole(trace: &'t Trace) -> Self {
        Self { told: parts(trace).collect(), idle: trace.left_out, ..Self::default() }
    }

    /// The parts that a reader needs. `decides` is whether the whole does.
    pub(super) fn new(trace: &'t Trace, decides: bool) -> Self {
        let mut folded = Self { idle: trace.left_out, ..Self::default() };
        let (mut held, mut not_held) = (0, 0);
        let many = parts(trace).count();
        for part in parts(trace) {
            let most = if part.items.is_empty() { MOST_PARTS } else { MOST_ITEMS };
            let settled = match part.found {
                Found::Truth(Truth::True) => Some(true),
                Found::Truth(Truth::False) => Some(false),
                _ => None,
            };
            if decides && !part.decides && (many > MOST_PARTS || !part.items.is_empty()) {
                folded.idle += 1;
                continue;
            }
            let (count, left_out) = match (part.goal, settled) {
                (Some(goal), Some(truth)) if goal == truth => (&mut held, &mut folded.hold),
                (None, Some(true)) => (&mut held, &mut folded.hold),
                (None, Some(false)) => (&mut not_held, &mut folded.do_not_hold),
                _ => {
                    folded.told.push(part);
                    continue;
                }
            };
            if *count < most && !(many > most && is_empty_pair(part)) {
                *count += 1;
                folded.told.push(part);
            } else {
                *left_out += 1;
            }
        }
        folded
    }
}

/// A part that does not decide is told by itself, unless what it is made of is told in no more than a line each.
pub(super) fn is_shallow(trace: &Trace) -> bool {
    parts(trace).all(|part| part.parts.is_empty())
}

/// The parts, but for values that stand in the rule itself and so in the words around them.
fn parts(trace: &Trace) -> impl Iterator<Item = &Trace> {
    trace.parts.iter().filter(|part| !is_constant(part))
}

/// A pair of items that are not in order, of which nothing is asked.
fn is_empty_pair(part: &Trace) -> bool {
    let order = part.parts.first().filter(|_| part.items.len() == 2);
    order.is_some_and(|order| order.found == Found::Truth(Truth::False))
}

fn is_constant(trace: &Trace) -> bool {
    trace.ground.is_none()
        && trace.parts.is_empty()
        && matches!(&trace.found, Found::Value(found) if *found == trace.words)
}
