//! The plans of the parties: those of every pack, put together.

use tekigo_core::regions::plan::Why;

use super::proposal::{Proposal, proposals};
use super::together::{Combined, Together};
use super::{Advice, named};
use crate::document::Document;
use crate::judge::Judged;
use crate::model::{Named, Ordered, Plan, Remaining};

/// The plan of each party that some rule of a pack binds; nothing where the plan of some pack was not computed.
pub(in crate::build) fn plan(
    advice: &mut [Option<Advice<'_>>],
    judged: &[Judged<'_>],
    documents: &[Document],
) -> Option<Ordered<Plan>> {
    let mut plans: Ordered<(Plan, Combined)> = Ordered::new();
    let together = Together::new(judged, documents);
    for advice in advice {
        let advice = advice.as_mut()?;
        for party in &advice.judged.program.parties {
            let found = advice.regions.plan(&party.name, advice.bounds.one, &mut advice.left);
            let judged = advice.judged;
            let empty = Plan {
                edits: Vec::new(),
                proved_smallest: true,
                mends: Vec::new(),
                remaining: Vec::new(),
            };
            let entry = plans.entry(&party.name, (empty, Combined::default()));
            let Some((plan, combined)) = entry else { continue };
            let remaining = found.remaining.iter().map(|left| Remaining {
                named: named(judged, left.target),
                why: left.why,
                with: left.with.iter().map(|target| named(judged, *target)).collect(),
            });
            plan.remaining.extend(remaining);
            // What is smallest for each of two packs need not be for both.
            let first = combined.is_empty() || found.edits.is_empty();
            plan.proved_smallest &= found.proved_smallest && first;
            let mends: Vec<_> = found.mended.iter().map(|target| named(judged, *target)).collect();
            let wanted: Vec<_> = plan.mends.iter().chain(&mends).cloned().collect();
            if let Some(both) = together.add(combined, proposals(judged, &found.edits), &wanted) {
                *combined = both;
                plan.mends = wanted;
                continue;
            }
            plan.proved_smallest = false;
            for target in &found.mended {
                let own = named(judged, *target);
                let sets = advice.found.get(target).map(Vec::as_slice).unwrap_or_default();
                let party = (party.name.as_str(), sets);
                if let Some(both) = one_more(&together, party, combined, &plan.mends, &own) {
                    *combined = both;
                    plan.mends.push(own);
                } else {
                    let why = Why::NotDecided;
                    plan.remaining.push(Remaining { named: own, why, with: Vec::new() });
                }
            }
        }
    }
    let mut told = Ordered::new();
    for (party, (plan, combined)) in plans.iter() {
        told.entry(party, Plan { edits: combined.edits(), ..plan.clone() });
    }
    Some(told)
}

/// One more rule beside those that are mended already, by some set of edits that was found for it alone.
fn one_more(
    together: &Together<'_>,
    (party, sets): (&str, &[Vec<Proposal>]),
    combined: &Combined,
    mends: &[Named],
    own: &Named,
) -> Option<Combined> {
    let wanted: Vec<Named> = mends.iter().chain([own]).cloned().collect();
    if together.holds(combined, &wanted) {
        return Some(combined.clone());
    }
    let may =
        |set: &&Vec<Proposal>| set.iter().all(|proposal| proposal.owner.as_deref() == Some(party));
    sets.iter().filter(may).find_map(|set| together.add(combined, set.clone(), &wanted))
}
