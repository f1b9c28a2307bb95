//! Marks: what a document says of its blank places in its member `absent`.
//!
//! They may stand before the values or after them, so they are kept until the text has ended, and then settle what every blank
//! fact is. The nearest mark counts, so the deepest places go first.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::limits::Limits;
use super::place::{self, Place, Unfound};
use super::problem::{DocumentError, FactProblem, FactProblemKind, excerpt};
use super::scanner::{Close, Scanner, Token};
use super::table::{Inside, Part};
use super::text::{Written, is_blank};
use super::{Claim, DocumentState, Facts, State};
use crate::layout::{Layout, NodeKind};

/// The marks of a document, as written.
#[derive(Default)]
pub(super) struct Marks<'text> {
    written: Vec<Mark<'text>>,
    /// Where the first `absent` was.
    at: Option<usize>,
    /// Whether nobody can tell what was marked.
    unreadable: bool,
}

struct Mark<'text> {
    pointer: Written<'text>,
    at: usize,
    said: Result<Said<'text>, FactProblemKind>,
}

/// What a mark says that is well formed.
#[derive(Clone)]
enum Said<'text> {
    /// `withheld` or `inapplicable`, with its reason.
    Absent(State, Cow<'text, str>),
    /// `more`
    More,
}

impl<'text> Marks<'text> {
    /// Reads the value of `absent`; what is wrong with it as a whole.
    pub(super) fn read(
        &mut self,
        scanner: &mut Scanner<'text>,
        limits: &Limits,
    ) -> Result<Option<FactProblemKind>, DocumentError> {
        let at = scanner.at;
        if let Some(first) = self.at {
            self.unreadable = true;
            scanner.skip()?;
            return Ok(Some(FactProblemKind::Repeated { first }));
        }
        self.at = Some(at);
        let token = scanner.token()?;
        if !matches!(token, Token::Record) {
            scanner.skip_rest(token)?;
            self.unreadable = !is_left_out(token);
            return Ok(self.unreadable.then_some(FactProblemKind::BadAbsent));
        }
        let mut fresh = true;
        while scanner.entry(Close::Record, fresh)? {
            fresh = false;
            let pointer = scanner.name()?;
            let at = scanner.at;
            if self.written.len() < limits.items {
                let said = mark(scanner, limits)?;
                self.written.push(Mark { pointer, at, said });
            } else {
                self.unreadable = true;
                scanner.skip()?;
            }
        }
        let limit = limits.items;
        Ok(self.unreadable.then_some(FactProblemKind::TooManyMarks { limit }))
    }
}

/// Reads one mark: `{"why": …, "reason": …}`.
fn mark<'text>(
    scanner: &mut Scanner<'text>,
    limits: &Limits,
) -> Result<Result<Said<'text>, FactProblemKind>, DocumentError> {
    let token = scanner.token()?;
    if !matches!(token, Token::Record) {
        scanner.skip_rest(token)?;
        return Ok(Err(FactProblemKind::MarkShape { found: token.found() }));
    }
    let (mut why, mut reason) = (None, None);
    let mut repeated = None;
    let mut fresh = true;
    while scanner.entry(Close::Record, fresh)? {
        fresh = false;
        let name = scanner.name()?.read();
        let at = scanner.at;
        let token = scanner.token()?;
        scanner.skip_rest(token)?;
        let member = match name.as_deref() {
            Some("why") => &mut why,
            Some("reason") => &mut reason,
            _ => continue,
        };
        match member {
            Some((first, _)) => repeated = Some(*first),
            None => *member = Some((at, token)),
        }
    }
    if let Some(first) = repeated {
        return Ok(Err(FactProblemKind::Repeated { first }));
    }
    Ok(said(why.map(|(_, token)| token), reason.map(|(_, token)| token), limits))
}

/// Whether `absent` is blank, and so marks nothing.
fn is_left_out(token: Token<'_>) -> bool {
    match token {
        Token::Null => true,
        Token::Text(written) => written.read().is_some_and(|text| is_blank(&text)),
        _ => false,
    }
}

fn said<'text>(
    why: Option<Token<'text>>,
    reason: Option<Token<'text>>,
    limits: &Limits,
) -> Result<Said<'text>, FactProblemKind> {
    let text = |token: Option<Token<'text>>| match token {
        Some(Token::Text(written)) => written.read_within(limits),
        _ => Ok(Cow::Borrowed("")),
    };
    let state = match &*text(why)? {
        "withheld" => State::Withheld,
        "inapplicable" => State::Inapplicable,
        "more" => return Ok(Said::More),
        other => return Err(FactProblemKind::MarkUnknownWhy { found: excerpt(other) }),
    };
    let reason = text(reason)?;
    if is_blank(&reason) {
        return Err(FactProblemKind::MarkWithoutReason);
    }
    Ok(Said::Absent(state, reason))
}

/// Gives every blank fact its state, once the whole text is known.
pub(super) fn settle(facts: &mut Facts, layout: &Layout, limits: &Limits, marks: Marks<'_>) {
    let unreadable = marks.unreadable;
    if unreadable {
        for list in facts.lists.iter_mut().flatten() {
            // Any list may have been marked as growing.
            list.more = list.state == State::Value;
        }
    } else {
        Settling { facts, layout, limits }.all(marks.written);
    }
    let blank = match (unreadable, facts.state) {
        (true, _) => State::Unreadable,
        (false, DocumentState::Draft) => return,
        (false, DocumentState::Final) => State::Silent,
    };
    for fact in facts.columns.iter_mut().flatten().filter(|fact| fact.state == State::Open) {
        fact.state = blank;
    }
    for list in facts.lists.iter_mut().flatten() {
        if list.state == State::Open && !list.more {
            list.state = blank;
        }
    }
}

struct Settling<'a> {
    facts: &'a mut Facts,
    layout: &'a Layout,
    limits: &'a Limits,
}

/// A mark whose place is asked for.
struct Placed<'text> {
    place: Place,
    /// How many members and items lead there.
    depth: usize,
    pointer: Cow<'text, str>,
    mark: Mark<'text>,
}

impl Settling<'_> {
    fn all(&mut self, marks: Vec<Mark<'_>>) {
        let mut placed: Vec<_> = marks.into_iter().filter_map(|mark| self.place(mark)).collect();
        placed.sort_by_key(|placed| (Reverse(placed.depth), placed.place));
        for marks in placed.chunk_by(|left, right| left.place == right.place) {
            let Some((first, others)) = marks.split_first() else { continue };
            if others.is_empty() {
                self.mark(first, first.mark.said.clone());
            }
            for other in others {
                self.mark(other, Err(FactProblemKind::Repeated { first: first.mark.at }));
            }
        }
        self.facts.claims.sort_by_key(|claim| (claim.node, claim.row));
    }

    /// Finds the place of a mark; `None` where nobody asks for it, or where it has no effect.
    fn place<'text>(&mut self, mark: Mark<'text>) -> Option<Placed<'text>> {
        let at = mark.at;
        let pointer = mark.pointer.read();
        let found = match &pointer {
            Some(pointer) => place::find(self.layout, self.facts, pointer),
            None => Err(Unfound::Malformed),
        };
        let kind = match found {
            Ok(place) => {
                let pointer = pointer.unwrap_or_default();
                let depth = pointer.matches('/').count();
                return Some(Placed { place, depth, pointer, mark });
            }
            Err(Unfound::NotAsked | Unfound::Unreadable) => return None,
            Err(Unfound::NotThere) => FactProblemKind::MarkNowhere,
            Err(Unfound::Malformed) => FactProblemKind::BadPointer,
        };
        let pointer = match (pointer, &kind) {
            (Some(pointer), FactProblemKind::MarkNowhere) => pointer.into_owned(),
            (Some(pointer), _) => place::inside("/absent", &pointer),
            (None, _) => "/absent".to_owned(),
        };
        self.facts.note(self.limits, || FactProblem { pointer, at, kind });
        None
    }

    fn mark(&mut self, placed: &Placed<'_>, said: Result<Said<'_>, FactProblemKind>) {
        let Place { node, row } = placed.place;
        let Some(kind) = self.layout.nodes.get(node.0).map(|node| &node.kind) else { return };
        let said = match (kind, said) {
            (NodeKind::Leaf(_) | NodeKind::Record(_), Ok(Said::More)) => {
                Err(FactProblemKind::MoreElsewhere)
            }
            (_, said) => said,
        };
        match said {
            Ok(Said::More) => self.more(kind, row),
            Err(problem) => {
                self.problem(placed, problem);
                self.unreadable(kind, placed.place);
            }
            Ok(Said::Absent(state, reason)) => {
                if let Some(value) = self.written(kind, row) {
                    self.problem(placed, FactProblemKind::MarkOnValue { value });
                    self.unreadable(kind, placed.place);
                    return;
                }
                let reason = self.facts.texts.push(&reason);
                self.facts.claims.push(Claim { node, row, state, reason, at: placed.mark.at });
                self.blank(placed.place, state);
            }
        }
    }

    fn problem(&mut self, placed: &Placed<'_>, kind: FactProblemKind) {
        let at = placed.mark.at;
        let pointer = || FactProblem { pointer: placed.pointer.clone().into_owned(), at, kind };
        self.facts.note(self.limits, pointer);
    }

    /// Where the value of a leaf or list is that is written. A record's mark speaks of its blank places alone, so that a record
    /// is never written itself.
    fn written(&self, kind: &NodeKind, row: usize) -> Option<usize> {
        let (state, at) = match kind {
            NodeKind::Leaf(slot) => self.facts.fact(*slot, row).map(|fact| (fact.state, fact.at)),
            NodeKind::List(list, _) => {
                self.facts.list(*list, row).map(|list| (list.state, list.at))
            }
            NodeKind::Record(_) => None,
        }?;
        matches!(state, State::Value | State::Unreadable).then_some(at)
    }

    /// `more` on a list.
    fn more(&mut self, kind: &NodeKind, row: usize) {
        let NodeKind::List(list, _) = kind else { return };
        let column = self.facts.lists.get_mut(list.0);
        if let Some(fact) = column.and_then(|column| column.get_mut(row)) {
            fact.more = matches!(fact.state, State::Value | State::Open);
        }
    }

    /// Makes a leaf or list unreadable; of a record, what is blank in it.
    fn unreadable(&mut self, kind: &NodeKind, place: Place) {
        match kind {
            NodeKind::Record(_) => self.blank(place, State::Unreadable),
            NodeKind::Leaf(slot) => {
                let column = self.facts.columns.get_mut(slot.0);
                if let Some(fact) = column.and_then(|column| column.get_mut(place.row)) {
                    fact.state = State::Unreadable;
                }
            }
            NodeKind::List(list, _) => {
                let column = self.facts.lists.get_mut(list.0);
                if let Some(fact) = column.and_then(|column| column.get_mut(place.row)) {
                    fact.state = State::Unreadable;
                    fact.length = 0;
                }
            }
        }
    }

    /// Gives a state to everything in a place that is blank and has no nearer mark.
    fn blank(&mut self, place: Place, state: State) {
        for part in Inside::new(self.layout, place.node) {
            match part {
                Part::Leaf(slot) => {
                    let column = self.facts.columns.get_mut(slot.0);
                    let fact = column.and_then(|column| column.get_mut(place.row));
                    if let Some(fact) = fact.filter(|fact| fact.state == State::Open) {
                        fact.state = state;
                    }
                }
                Part::List(list) => {
                    let column = self.facts.lists.get_mut(list.0);
                    let list = column.and_then(|column| column.get_mut(place.row));
                    let blank =
                        |list: &&mut super::ListFact| list.state == State::Open && !list.more;
                    if let Some(list) = list.filter(blank) {
                        list.state = state;
                    }
                }
            }
        }
    }
}
