//! What a revision of a pack changes, rule by rule: proved to be unchanged, or shown by a document.
//!
//! Two rules **mean** the same where they give the same result on every document, draft or final, with every choice and
//! parameter, on every day, and bind the same parties as strongly. All else (titles, reasons, remedies, what is cited) is words.

mod burden;

use crate::program::{Program, Rule};
use crate::regions::Budget;
use crate::regions::pair::{Differences, Doubt, Pair, Side, Wanted};
use crate::value::Date;

pub use burden::Burden;

/// How many steps of the evaluator the search over one rule may take.
pub const STEPS: u64 = 3_000_000;

/// What became of a rule's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Proved: the results are the same everywhere, and so is whom it binds.
    Same,
    /// Something that was in order is so no longer, and nothing the other way round; or it binds more.
    Stricter,
    /// Something that was not in order is so now, and nothing the other way round; or it binds less.
    Looser,
    /// Both happens.
    Both,
    /// Results differ, but none is better or worse: `pass` became `notapplicable`.
    Otherwise,
    /// The rule is new.
    Added,
    /// The rule is gone.
    Removed,
    /// No difference was found, and that there is none was not proved.
    NotDecided,
}

/// What became of one rule.
#[derive(Clone, Debug)]
pub struct RuleRevision {
    /// The rule as it was: its position in the old program.
    pub before: Option<usize>,
    /// The rule as it is: its position in the new program.
    pub after: Option<usize>,
    /// What became of its meaning.
    pub meaning: Meaning,
    /// Documents that show it, and why there may be others.
    pub differences: Differences,
    /// What changed in whom it binds, and how strongly.
    pub burdens: Vec<Burden>,
}

impl RuleRevision {
    /// Whether the meaning is known to its end: no search was cut, nothing was left open.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.differences.doubts.is_empty()
    }

    /// Why it is not.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        &self.differences.doubts
    }
}

/// What a revision changes: the rules of the new program in their order, then those that are gone. `steps` is what the search
/// over each rule may take; `as_of` is the day of evaluation where the results depend on none.
#[must_use]
pub fn compare(before: &Program, after: &Program, as_of: Date, steps: u64) -> Vec<RuleRevision> {
    let pairs = pairs(before, after);
    pairs.into_iter().map(|pair| of_rule([before, after], pair, as_of, steps)).collect()
}

/// Which rule follows which: the one of the same id; else the one that it says it replaces, if that is gone.
fn pairs(before: &Program, after: &Program) -> Vec<(Option<usize>, Option<usize>)> {
    let at = |program: &Program, id: &str| program.rules.iter().position(|rule| rule.id == id);
    let forerunner = |rule: &Rule| {
        let replaced = rule.versions.iter().filter_map(|version| version.replaces.as_deref());
        let mut gone = replaced.filter(|id| at(after, id).is_none());
        gone.find_map(|id| at(before, id))
    };
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = after
        .rules
        .iter()
        .enumerate()
        .map(|(own, rule)| (at(before, &rule.id).or_else(|| forerunner(rule)), Some(own)))
        .collect();
    for own in 0..before.rules.len() {
        if !pairs.iter().any(|(known, _)| *known == Some(own)) {
            pairs.push((Some(own), None));
        }
    }
    pairs
}

fn of_rule(
    [before, after]: [&Program; 2],
    (old, new): (Option<usize>, Option<usize>),
    as_of: Date,
    steps: u64,
) -> RuleRevision {
    let mut revision = RuleRevision {
        before: old,
        after: new,
        meaning: Meaning::Same,
        differences: Differences::default(),
        burdens: Vec::new(),
    };
    let (Some(old), Some(new)) = (old, new) else {
        revision.meaning = if old.is_none() { Meaning::Added } else { Meaning::Removed };
        return revision;
    };
    let was = Side { program: before, rule: old };
    let is = Side { program: after, rule: new };
    let pair = Pair::new(was, is);
    revision.burdens = burden::burdens([was, is]);
    if !pair.is_same() {
        revision.differences = pair.differences(as_of, Wanted::Each, &mut Budget::new(steps));
    }
    let found = &revision.differences;
    let heavier = revision.burdens.iter().any(Burden::is_heavier);
    let lighter = revision.burdens.iter().any(|burden| !burden.is_heavier());
    revision.meaning =
        match (found.stricter.is_some() || heavier, found.looser.is_some() || lighter) {
            (true, true) => Meaning::Both,
            (true, false) => Meaning::Stricter,
            (false, true) => Meaning::Looser,
            (false, false) if found.otherwise.is_some() => Meaning::Otherwise,
            (false, false) if found.doubts.is_empty() => Meaning::Same,
            (false, false) => Meaning::NotDecided,
        };
    revision
}
