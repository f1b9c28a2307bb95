//! Whom a rule binds, and how strongly: what of a rule's meaning no result shows.

use std::collections::BTreeSet;

use crate::program::{Rule, Version};
use crate::regions::pair::Side;
use crate::typed::Strength;
use crate::value::Date;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Burden {
    /// It binds as strongly as the second, no longer as the first.
    Strength(Strength, Strength),
    /// It binds a party that it did not, by its position in the new program.
    Bound(usize),
    /// It no longer binds a party, by its position in the old program.
    Freed(usize),
}

impl Burden {
    /// Whether it weighs more than before.
    #[must_use]
    pub fn is_heavier(&self) -> bool {
        match self {
            Self::Strength(before, after) => before < after,
            Self::Bound(_) => true,
            Self::Freed(_) => false,
        }
    }
}

/// The changes between two rules, over all days on which both are in force; each once.
pub(super) fn burdens([before, after]: [Side<'_>; 2]) -> Vec<Burden> {
    let rules = (before.program.rules.get(before.rule), after.program.rules.get(after.rule));
    let (Some(old), Some(new)) = rules else { return Vec::new() };
    let mut burdens: Vec<Burden> = Vec::new();
    for day in days([old, new]) {
        let (Some(old), Some(new)) = (in_force(old, day), in_force(new, day)) else { continue };
        let mut found = Vec::new();
        if old.strength != new.strength {
            found.push(Burden::Strength(old.strength, new.strength));
        }
        let names = |side: &Side<'_>, version: &Version| -> Vec<String> {
            let parties = version.parties.iter();
            parties.filter_map(|at| Some(side.program.parties.get(*at)?.name.clone())).collect()
        };
        let (were, are) = (names(&before, old), names(&after, new));
        let bound = new.parties.iter().zip(&are).filter(|(_, name)| !were.contains(name));
        found.extend(bound.map(|(at, _)| Burden::Bound(*at)));
        let freed = old.parties.iter().zip(&were).filter(|(_, name)| !are.contains(name));
        found.extend(freed.map(|(at, _)| Burden::Freed(*at)));
        for burden in found {
            if !burdens.contains(&burden) {
                burdens.push(burden);
            }
        }
    }
    burdens
}

/// A day of each stretch between which nothing comes into force or goes out of it.
fn days(rules: [&Rule; 2]) -> BTreeSet<Date> {
    let versions = rules.into_iter().flat_map(|rule| &rule.versions);
    let starts = versions
        .flat_map(|version| [version.from, version.until.and_then(|until| until.add_days(1))]);
    starts.flatten().chain(Date::from_ymd(1, 1, 1)).collect()
}

fn in_force(rule: &Rule, day: Date) -> Option<&Version> {
    rule.versions.iter().find(|version| version.in_force(day))
}
