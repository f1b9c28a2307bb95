//! Quantifiers, ordered pairs and aggregates: which items decide, and whether the list itself does.

use tekigo_grammar::diagnostic::Bilingual;

use super::{Found, Ground, Trace, Walk};
use crate::eval::Truth;
use crate::facts::State;
use crate::program::{ListRef, NodeId};
use crate::typed::ItemId;

impl Walk<'_, '_> {
    /// The list as a ground: whether it is written, how many items it has, and whether more may come.
    pub(super) fn list(&self, list: ListRef, wanted: Option<Bilingual>) -> Trace {
        let program = self.evaluation.program;
        let node = program
            .kind(list.kind)
            .and_then(|kind| kind.layout.lists.get(list.list.0))
            .map(|list| list.node);
        let node = node.unwrap_or(crate::layout::NodeId(0));
        let fact = self.evaluation.list(list);
        let found = match fact {
            Some(fact) if fact.state == State::Value => {
                let more =
                    if fact.more { ("（収集中）", " (more to come)") } else { ("", "") };
                let plural = if fact.length == 1 { "" } else { "s" };
                Found::Value(Bilingual::new(
                    format!("{}件{}", fact.length, more.0),
                    format!("{} item{plural}{}", fact.length, more.1),
                ))
            }
            Some(fact) => Found::State(fact.state),
            None => Found::Undecided,
        };
        let ground = Ground::Place {
            kind: list.kind,
            document: self.document(list.kind),
            node,
            row: self.evaluation.row(list.row),
        };
        Trace { ground: Some(ground), wanted, ..Trace::new(self.title(list.kind, node), found) }
    }

    /// `all x in LIST: f`, `some x in LIST: f`: the items that settle it; otherwise all of them and the list.
    pub(super) fn quantifier(
        &mut self,
        trace: &mut Trace,
        (item, list, body): (ItemId, ListRef, NodeId),
        (whole, settling): (Truth, Truth),
        goal: Option<bool>,
    ) {
        let mut own = self.list(list, None);
        own.decides = whole != settling;
        trace.parts.push(own);
        let Some((rows, _)) = self.evaluation.items(list) else { return };
        for (at, row) in rows.enumerate() {
            self.evaluation.bind(item, row);
            if whole == settling && self.truth(body) != settling {
                trace.left_out += 1;
                continue;
            }
            if self.parts == 0 {
                self.cut = true;
                return;
            }
            let part = self.formula(body, goal);
            trace.parts.push(Trace { items: vec![at], ..part });
        }
    }

    /// `each later after earlier in LIST by at: f`: "in order implies f" over every pair.
    pub(super) fn each(
        &mut self,
        trace: &mut Trace,
        (later, earlier): (ItemId, ItemId),
        list: ListRef,
        (order, body): (NodeId, NodeId),
        whole: Truth,
        goal: Option<bool>,
    ) {
        let mut own = self.list(list, None);
        own.decides = whole != Truth::False;
        trace.parts.push(own);
        let Some((rows, _)) = self.evaluation.items(list) else { return };
        for (at_later, first) in rows.clone().enumerate() {
            for (at_earlier, second) in
                rows.clone().enumerate().filter(|(_, second)| *second != first)
            {
                self.evaluation.bind(later, first);
                self.evaluation.bind(earlier, second);
                let ordered = self.truth(order);
                let held = self.truth(body);
                let pair = (!ordered).or(held);
                if whole == Truth::False && pair != Truth::False {
                    trace.left_out += 1;
                    continue;
                }
                if self.parts == 0 {
                    self.cut = true;
                    return;
                }
                let mut parts = vec![self.formula(order, None), self.formula(body, goal)];
                if let ([first, second], Truth::True) = (parts.as_mut_slice(), pair) {
                    first.decides = ordered == Truth::False;
                    second.decides = held == Truth::True;
                }
                let words = Bilingual::new(
                    format!("{}件目が{}件目より後なら", at_later + 1, at_earlier + 1),
                    format!("if no. {} is after no. {}", at_later + 1, at_earlier + 1),
                );
                trace.parts.push(Trace {
                    items: vec![at_later, at_earlier],
                    parts,
                    ..Trace::new(words, Found::Truth(pair))
                });
            }
        }
    }

    /// `(count x in LIST: f)`, `(sum x in LIST: t)` …: the list and everything read in it.
    pub(super) fn aggregate(
        &mut self,
        trace: &mut Trace,
        (item, list): (ItemId, ListRef),
        body: Option<NodeId>,
        of_formula: bool,
    ) {
        let own = self.list(list, None);
        trace.parts.push(own);
        let (Some(body), Some((rows, _))) = (body, self.evaluation.items(list)) else { return };
        for (at, row) in rows.enumerate() {
            if self.parts == 0 {
                self.cut = true;
                return;
            }
            self.evaluation.bind(item, row);
            let part = if of_formula { self.formula(body, None) } else { self.term(body, None) };
            trace.parts.push(Trace { items: vec![at], ..part });
        }
    }
}
