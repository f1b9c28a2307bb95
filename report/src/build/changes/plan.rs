//! The plans of the parties: those of every pack together.

use super::{Advice, edits, named};
use crate::model::{self, Ordered, Plan, Remaining};

/// The plan of each party that some rule of a pack binds; nothing where the plan of some pack was not computed.
pub(in crate::build) fn plan(advice: &mut [Option<Advice<'_>>]) -> Option<Ordered<Plan>> {
    let mut plans = Ordered::new();
    for advice in advice {
        let advice = advice.as_mut()?;
        for party in &advice.judged.program.parties {
            let found = advice.regions.plan(&party.name, advice.bounds.one, &mut advice.left);
            let judged = advice.judged;
            let remaining = found.remaining.iter().map(|left| Remaining {
                named: named(judged, left.target),
                why: left.why,
                with: left.with.iter().map(|target| named(judged, *target)).collect(),
            });
            let own = Plan {
                edits: edits(judged, &found.edits),
                proved_smallest: found.proved_smallest,
                mends: found.mended.iter().map(|target| named(judged, *target)).collect(),
                remaining: remaining.collect(),
            };
            let empty = Plan {
                edits: Vec::new(),
                proved_smallest: true,
                mends: Vec::new(),
                remaining: Vec::new(),
            };
            if let Some(plan) = plans.entry(&party.name, empty) {
                join(plan, own);
            }
        }
    }
    Some(plans)
}

/// Adds what another pack asks for.
fn join(plan: &mut Plan, other: Plan) {
    // What is smallest for each of two packs need not be for both.
    let both = !plan.edits.is_empty() && !other.edits.is_empty();
    plan.proved_smallest &= other.proved_smallest && !both;
    for edit in other.edits {
        if !plan.edits.iter().any(|known| is_same(known, &edit)) {
            plan.edits.push(edit);
        }
    }
    plan.mends.extend(other.mends);
    plan.remaining.extend(other.remaining);
}

fn is_same(one: &model::Edit, other: &model::Edit) -> bool {
    one.input == other.input
        && one.document == other.document
        && one.pointer == other.pointer
        && one.edit == other.edit
        && one.example == other.example
}
