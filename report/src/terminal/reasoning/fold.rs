//! Which parts of the reasoning are told one by one, and which are alike and only counted.
//!
//! Whatever speaks against what is wanted is told. What merely holds as it should is told a few times, where it is one item of a
//! list after another; what does not decide is counted. Where the whole is not decided, that is for the parts that are not: a few
//! are told in full and every other one is named; what is settled is counted.

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
    /// Not decided, and named without their reasons.
    pub(super) named: Vec<&'t Trace>,
    /// How many more hold.
    pub(super) hold: usize,
    /// How many more do not hold, where nothing says that they should or the whole is not decided for it.
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
        let many = parts(trace).count();
        let open = trace.found == Found::Truth(Truth::Unknown);
        let (mut held, mut not_held, mut undecided) = (0, 0, 0);
        for part in parts(trace) {
            let is_item = !part.items.is_empty();
            let most = if is_item { MOST_ITEMS } else { MOST_PARTS };
            let fate = if decides && !part.decides && (is_item || many > most) {
                Fate::Idle
            } else {
                fate(part, open && is_item)
            };
            // What is settled is beside the point where the whole is not, and so is a pair of which nothing is asked.
            let beside = many > most && (open && is_item || is_empty_pair(part));
            let (told, left_out) = match fate {
                Fate::Told => {
                    folded.told.push(part);
                    continue;
                }
                Fate::Idle => {
                    folded.idle += 1;
                    continue;
                }
                Fate::Undecided if undecided < most => {
                    undecided += 1;
                    folded.told.push(part);
                    continue;
                }
                Fate::Undecided => {
                    folded.named.push(part);
                    continue;
                }
                Fate::Held => (&mut held, &mut folded.hold),
                Fate::NotHeld => (&mut not_held, &mut folded.do_not_hold),
            };
            if *told < most && !beside {
                *told += 1;
                folded.told.push(part);
            } else {
                *left_out += 1;
            }
        }
        folded
    }
}

/// What becomes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is told in any case.
    Told,
    /// It holds as it should, or holds where nothing says what it should.
    Held,
    /// It does not hold, and nothing rests on that by itself.
    NotHeld,
    /// It is one of those that leave the whole undecided.
    Undecided,
    /// It does not decide.
    Idle,
}

/// `open` is whether the part is an item of something that is not decided.
fn fate(part: &Trace, open: bool) -> Fate {
    let met = match part.found {
        Found::Truth(Truth::Unknown) if open => return Fate::Undecided,
        Found::Truth(Truth::True) => part.goal != Some(false),
        Found::Truth(Truth::False) => part.goal == Some(false),
        _ => return Fate::Told,
    };
    match met {
        true => Fate::Held,
        false if open || part.goal.is_none() => Fate::NotHeld,
        false => Fate::Told,
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
