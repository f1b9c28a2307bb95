//! Edits of several packs for one party: each pack knows nothing of the other, so that what they propose is written into the
//! documents and judged again by all of them.

use serde_json::Value as Json;
use tekigo_core::eval::Settings;
use tekigo_core::facts::Limits;
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

use super::proposal::Proposal;
use super::{named, target};
use crate::document::Document;
use crate::judge::{Judged, PackFacts};
use crate::model::{Deed, Edit, Named};
use crate::writing::{self, Writing};

/// The most ways in which two proposals for the same places are tried together.
const MOST_TRIALS: usize = 64;

/// The edits of some packs.
#[derive(Clone, Debug, Default)]
pub(super) struct Combined {
    proposals: Vec<Proposal>,
}

impl Combined {
    pub(super) fn is_empty(&self) -> bool {
        self.proposals.is_empty()
    }

    pub(super) fn edits(&self) -> Vec<Edit> {
        self.proposals.iter().map(|proposal| proposal.edit.clone()).collect()
    }
}

/// Every pack over the same documents.
pub(super) struct Together<'a> {
    judged: &'a [Judged<'a>],
    documents: &'a [Document],
    /// What passes before anything is written.
    passing: Vec<Named>,
}

impl<'a> Together<'a> {
    pub(super) fn new(judged: &'a [Judged<'a>], documents: &'a [Document]) -> Self {
        let passing = judged.iter().flat_map(passing).collect();
        Self { judged, documents, passing }
    }

    /// The edits of one more pack beside those of others, so that everything wanted passes and nothing is lost.
    pub(super) fn add(
        &self,
        known: &Combined,
        more: Vec<Proposal>,
        wanted: &[Named],
    ) -> Option<Combined> {
        if more.is_empty() {
            return Some(known.clone());
        }
        if self.judged.len() < 2 {
            return Some(Combined { proposals: more });
        }
        let mut both = known.proposals.clone();
        // The place of an edit among them, and what may be written there.
        let mut clashes: Vec<(usize, Vec<(Json, Bilingual)>)> = Vec::new();
        for proposal in more {
            let same = both.iter().position(|known| is_same_place(&known.edit, &proposal.edit));
            match same.and_then(|at| Some((at, both.get_mut(at)?))) {
                None => both.push(proposal),
                Some((_, known)) if known.edit.example == proposal.edit.example => {
                    narrow(known, &proposal);
                }
                Some((_, known)) if is_list(&known.edit) && is_list(&proposal.edit) => {
                    lengthen(&mut known.edit, proposal.edit);
                }
                Some((at, known)) => {
                    let own = known.edit.example.clone().zip(known.edit.shown.clone());
                    let other = proposal.edit.example.clone().zip(proposal.edit.shown.clone());
                    let mut ways: Vec<(Json, Bilingual)> = own.into_iter().chain(other).collect();
                    for way in known.others.iter().filter(|way| proposal.others.contains(way)) {
                        if !ways.contains(way) {
                            ways.push(way.clone());
                        }
                    }
                    narrow(known, &proposal);
                    clashes.push((at, ways));
                }
            }
        }
        let ways: usize = clashes.iter().map(|(_, ways)| ways.len()).product();
        let mut trials = (0..ways.min(MOST_TRIALS)).map(|trial| settled(&both, &clashes, trial));
        trials.find(|both| self.holds(both, wanted))
    }

    /// Whether everything wanted passes once some edits are written, and all that passes now still does.
    pub(super) fn holds(&self, combined: &Combined, wanted: &[Named]) -> bool {
        let Some(written) = self.written(combined) else { return false };
        let limits = Limits { bytes: usize::MAX, ..Limits::default() };
        let mut passing_then = Vec::new();
        for judged in self.judged {
            let Ok(facts) = PackFacts::read(judged.program, &written, &limits) else {
                return false;
            };
            let settings: Settings<'_> = judged.settings.clone();
            passing_then.extend(passing(&Judged::new(judged.program, &facts, &written, settings)));
        }
        let passes = |named: &Named| {
            passing_then.iter().any(|then| {
                then.rule == named.rule
                    && then.pack == named.pack
                    && (named.subject.is_none() || then.subject == named.subject)
            })
        };
        wanted.iter().chain(&self.passing).all(passes)
    }

    /// The documents with edits written into them, placeholders and all: nobody gets to see them.
    fn written(&self, combined: &Combined) -> Option<Vec<Document>> {
        let mut documents = Vec::new();
        for document in self.documents {
            let json: Json = serde_json::from_str(&document.text).ok()?;
            documents.push((document.name.clone(), document.kind.clone(), document.state, json));
        }
        for Proposal { edit, .. } in &combined.proposals {
            let new = edit.document.as_deref().unwrap_or_default();
            let name = edit.input.as_deref().unwrap_or(new);
            let known = documents.iter().position(|(known, ..)| known == name);
            let at = known.unwrap_or_else(|| {
                let draft = tekigo_core::facts::DocumentState::Draft;
                let blank = writing::blank(new);
                documents.push((name.to_owned(), new.to_owned(), draft, blank));
                documents.len() - 1
            });
            let (.., json) = documents.get_mut(at)?;
            let as_it_is = Edit { placeholder: false, ..edit.clone() };
            writing::write(json, Writing::of(&as_it_is).ok()?).ok()?;
        }
        let documents = documents
            .into_iter()
            .map(|(name, kind, state, json)| Document::new(name, kind, state, json.to_string()));
        Some(documents.collect())
    }
}

fn passing(judged: &Judged<'_>) -> Vec<Named> {
    let outcomes = judged.outcomes.iter();
    let passing = outcomes.filter(|outcome| outcome.result == ResultWord::Pass);
    passing.map(|outcome| named(judged, target(*outcome))).collect()
}

fn is_same_place(one: &Edit, other: &Edit) -> bool {
    let place = one.input == other.input
        && one.document == other.document
        && one.pointer == other.pointer
        && one.edit == other.edit;
    // Two items that are added to one list are two, unless they are the same.
    place && (one.edit != Deed::Add || one.example == other.example)
}

fn is_list(edit: &Edit) -> bool {
    matches!(edit.example, Some(Json::Array(_)))
}

/// What both ask.
fn narrow(known: &mut Proposal, other: &Proposal) {
    let (Some(one), Some(other)) = (&mut known.edit.condition, &other.edit.condition) else {
        return;
    };
    let any = tekigo_core::prose::any();
    if *one == any {
        *one = other.clone();
    } else if *one != *other && *other != any {
        *one = Bilingual::new(
            format!("{}、かつ{}", one.ja, other.ja),
            format!("{}, and {}", one.en, other.en),
        );
    }
}

/// A list that both write for the first time has the items of both.
fn lengthen(known: &mut Edit, other: Edit) {
    let (Some(Json::Array(items)), Some(Json::Array(more))) = (&mut known.example, other.example)
    else {
        return;
    };
    let before = items.len();
    for part in other.parts {
        let rest = part.pointer.strip_prefix('/').unwrap_or_default();
        let (at, rest) = rest
            .split_once('/')
            .map_or((rest, String::new()), |(at, rest)| (at, format!("/{rest}")));
        let at = at.parse::<usize>().unwrap_or(0).saturating_add(before);
        known.parts.push(crate::model::Part { pointer: format!("/{at}{rest}"), ..part });
    }
    items.extend(more);
    known.placeholder |= other.placeholder;
    if let (Some(one), Some(two)) = (&mut known.condition, &other.condition) {
        *one =
            Bilingual::new(format!("{}／{}", one.ja, two.ja), format!("{} / {}", one.en, two.en));
    }
}

/// One way to settle the places for which two proposals have different examples.
fn settled(
    both: &[Proposal],
    clashes: &[(usize, Vec<(Json, Bilingual)>)],
    trial: usize,
) -> Combined {
    let mut proposals = both.to_vec();
    let mut trial = trial;
    for (at, ways) in clashes {
        let way = ways.get(trial.checked_rem(ways.len()).unwrap_or(0));
        trial = trial.checked_div(ways.len()).unwrap_or(0);
        if let (Some(proposal), Some((value, shown))) = (proposals.get_mut(*at), way) {
            proposal.edit.example = Some(value.clone());
            proposal.edit.shown = Some(shown.clone());
        }
    }
    proposals.sort_by(|one, other| one.rank.cmp(&other.rank));
    Combined { proposals }
}
