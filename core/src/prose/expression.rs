//! Formulas and terms in words: a rule's text as an official reads it.

use tekigo_grammar::diagnostic::Bilingual;

use super::{both, comparison, title, value};
use crate::layout;
use crate::program::{ListRef, Node, NodeId, Program, Row};
use crate::typed::{ItemId, KindId};
use crate::value::Value;

/// The most constructs that one sentence tells; names are told in full, so a definition of definitions could go on for ever.
const MOST_CONSTRUCTS: usize = 300;

/// A formula or term in words.
#[must_use]
pub fn expression(program: &Program, node: NodeId) -> Bilingual {
    Sentence { program, pairs: Vec::new(), left: MOST_CONSTRUCTS }.node(node)
}

struct Sentence<'a> {
    program: &'a Program,
    /// Items of ordered pairs, which must be told apart: 「後の」 and 「前の」.
    pairs: Vec<(ItemId, Bilingual)>,
    /// How many constructs may still be told.
    left: usize,
}

impl Sentence<'_> {
    fn node(&mut self, id: NodeId) -> Bilingual {
        let Some(left) = self.left.checked_sub(1) else { return both("…", "…") };
        self.left = left;
        let Some(node) = self.program.node(id) else { return Bilingual::default() };
        match node {
            Node::Nowhere => Bilingual::default(),
            Node::Constant(constant) => self.constant(constant, id),
            Node::Percent(number) => both(format!("{number}％"), format!("{number}%")),
            Node::QuantityConstant { number, unit, base } => {
                let quantity = crate::eval::Datum::Quantity {
                    low: Some(number),
                    high: Some(number),
                    unit,
                    base,
                };
                value::datum(self.program, quantity, self.program.type_of(id)).unwrap_or_default()
            }
            Node::Fact(slot) => {
                let node = self.slot_node(slot.kind, slot.slot);
                self.place(slot.kind, node, slot.row)
            }
            Node::Quantity(slots) => self.place(slots.kind, slots.node, slots.row),
            Node::Choice(id) => named(self.program.choices.get(id.0).map(|choice| &choice.words)),
            Node::Parameter(id) => {
                named(self.program.parameters.get(id.0).map(|parameter| &parameter.words))
            }
            Node::Lookup(id) => named(self.program.tables.get(id.0).map(|table| &table.words)),
            Node::AsOf => both("判定日", "the day of evaluation"),
            Node::DayOf(part) => {
                self.one(part, |ja| format!("{ja}の日"), |en| format!("the day of {en}"))
            }
            Node::Else(first, second) => self.two(
                (first, second),
                |first, second| format!("{first}（記載がなければ{second}）"),
                |first, second| format!("{first} (or, where none is stated, {second})"),
            ),
            Node::Ratio(part, whole) => self.two(
                (part, whole),
                |part, whole| format!("{part}の{whole}に対する割合"),
                |part, whole| format!("the share of {part} in {whole}"),
            ),
            Node::Add(left, right) => self.operator((left, right), "＋", "+"),
            Node::Subtract(left, right) => self.operator((left, right), "−", "−"),
            Node::Multiply(left, right) => self.operator((left, right), "×", "×"),
            Node::Negate(part) => self.one(part, |ja| format!("−{ja}"), |en| format!("−{en}")),
            Node::Count { list, body, .. } => self.count(list, body),
            Node::Sum { list, body, .. } => self.aggregate(list, body, ("合計", "the sum")),
            Node::Min { list, body, .. } => self.aggregate(list, body, ("最小", "the least")),
            Node::Max { list, body, .. } => self.aggregate(list, body, ("最大", "the greatest")),
            Node::Disclosed(place) => {
                let place = self.place(place.kind, place.node, place.row);
                both(format!("{}が記載されている", place.ja), format!("{} is stated", place.en))
            }
            Node::Compare(relation, left, right) => {
                let of = self.program.type_of(left);
                let level = matches!(self.program.node(right), Some(Node::Constant(_)));
                let (left, right) = (self.node(left), self.node(right));
                let wanted = comparison::wanted(relation, &right, of, level);
                both(
                    format!("{}が{}である", left.ja, wanted.ja),
                    format!("{} is {}", left.en, wanted.en),
                )
            }
            Node::In(item, set) => {
                let item = self.node(item);
                let set: Vec<Bilingual> =
                    self.program.parts(set).iter().map(|member| self.node(*member)).collect();
                let listed = one_of(&set, true);
                both(
                    format!("{}が{}である", item.ja, listed.ja),
                    format!("{} is {}", item.en, listed.en),
                )
            }
            Node::And(parts) => self.joined(self.program.parts(parts), ("、かつ、", " and ")),
            Node::Or(parts) => self.joined(self.program.parts(parts), ("、または、", " or ")),
            Node::Not(part) => self.one(
                part,
                |ja| format!("「{ja}」ではない"),
                |en| format!("it is not so that {en}"),
            ),
            Node::All { list, body, .. } => {
                self.quantified(list, body, ("のすべてについて、", "for every one of "))
            }
            Node::Some { list, body, .. } => {
                self.quantified(list, body, ("の少なくとも一つについて、", "for at least one of "))
            }
            Node::Each { later, earlier, list, body, .. } => {
                self.each((later, earlier), list, body)
            }
        }
    }

    fn constant(&self, constant: Value, id: NodeId) -> Bilingual {
        value::value(self.program, constant, self.program.type_of(id))
    }

    fn one(
        &mut self,
        part: NodeId,
        ja: impl Fn(&str) -> String,
        en: impl Fn(&str) -> String,
    ) -> Bilingual {
        let part = self.node(part);
        both(ja(&part.ja), en(&part.en))
    }

    fn two(
        &mut self,
        (first, second): (NodeId, NodeId),
        ja: impl Fn(&str, &str) -> String,
        en: impl Fn(&str, &str) -> String,
    ) -> Bilingual {
        let (first, second) = (self.node(first), self.node(second));
        both(ja(&first.ja, &second.ja), en(&first.en, &second.en))
    }

    fn operator(&mut self, (left, right): (NodeId, NodeId), ja: &str, en: &str) -> Bilingual {
        self.two(
            (left, right),
            |left, right| format!("（{left}{ja}{right}）"),
            |left, right| format!("({left} {en} {right})"),
        )
    }

    fn joined(&mut self, parts: &[NodeId], (ja, en): (&str, &str)) -> Bilingual {
        let parts: Vec<Bilingual> = parts
            .iter()
            .map(|part| {
                let words = self.node(*part);
                match self.program.node(*part) {
                    Some(Node::And(_) | Node::Or(_)) => {
                        both(format!("（{}）", words.ja), format!("({})", words.en))
                    }
                    _ => words,
                }
            })
            .collect();
        let join = |words: fn(&Bilingual) -> &str, with: &str| {
            parts.iter().map(words).collect::<Vec<_>>().join(with)
        };
        both(join(|words| &words.ja, ja), join(|words| &words.en, en))
    }

    fn list(&self, list: ListRef) -> Bilingual {
        let node = self
            .program
            .kind(list.kind)
            .and_then(|kind| kind.layout.lists.get(list.list.0))
            .map(|list| list.node);
        node.map(|node| self.place(list.kind, node, list.row)).unwrap_or_default()
    }

    fn quantified(&mut self, list: ListRef, body: NodeId, (ja, en): (&str, &str)) -> Bilingual {
        let list = self.list(list);
        let body = self.node(body);
        both(format!("{}{ja}{}", list.ja, body.ja), format!("{en}{}, {}", list.en, body.en))
    }

    fn each(
        &mut self,
        (later, earlier): (ItemId, ItemId),
        list: ListRef,
        body: NodeId,
    ) -> Bilingual {
        let list = self.list(list);
        self.pairs.push((later, both("後の", "later")));
        self.pairs.push((earlier, both("前の", "earlier")));
        let body = self.node(body);
        both(
            format!("{}の前後するどの二つについても、{}", list.ja, body.ja),
            format!("for every earlier and later one of {}, {}", list.en, body.en),
        )
    }

    fn count(&mut self, list: ListRef, body: Option<NodeId>) -> Bilingual {
        let list = self.list(list);
        match body {
            None => both(format!("{}の数", list.ja), format!("the number of {}", list.en)),
            Some(body) => {
                let body = self.node(body);
                both(
                    format!("{}のうち「{}」ものの数", list.ja, body.ja),
                    format!("the number of {} of which {}", list.en, body.en),
                )
            }
        }
    }

    fn aggregate(&mut self, list: ListRef, body: NodeId, (ja, en): (&str, &str)) -> Bilingual {
        let list = self.list(list);
        let body = self.node(body);
        both(
            format!("{}の{}の{ja}", list.ja, body.ja),
            format!("{en} of {} over {}", body.en, list.en),
        )
    }

    fn slot_node(&self, kind: KindId, slot: layout::SlotId) -> layout::NodeId {
        let slot = self.program.kind(kind).and_then(|kind| kind.layout.slots.get(slot.0));
        slot.map_or(layout::NodeId(0), |slot| slot.node)
    }

    fn place(&self, kind: KindId, node: layout::NodeId, row: Row) -> Bilingual {
        let words = self.program.kind(kind).map(|kind| title(kind, node)).unwrap_or_default();
        let pair = match row {
            Row::Item(item) => self.pairs.iter().rev().find(|(known, _)| *known == item),
            Row::Document => None,
        };
        match pair {
            Some((_, which)) => {
                both(format!("{}{}", which.ja, words.ja), format!("the {} {}", which.en, words.en))
            }
            None => words,
        }
    }
}

fn named(words: Option<&Bilingual>) -> Bilingual {
    words
        .map(|words| both(format!("「{}」", words.ja), format!("“{}”", words.en)))
        .unwrap_or_default()
}

/// What a value must be, where it must be one of several, or (with `goal` false) none of them.
#[must_use]
pub fn one_of(set: &[Bilingual], goal: bool) -> Bilingual {
    let join = |words: fn(&Bilingual) -> &str, with: &str| {
        set.iter().map(words).collect::<Vec<_>>().join(with)
    };
    let (ja, en) = (join(|words| &words.ja, "・"), join(|words| &words.en, ", "));
    if goal {
        both(format!("{ja}のいずれか"), format!("one of {en}"))
    } else {
        both(format!("{ja}のいずれでもない値"), format!("none of {en}"))
    }
}
