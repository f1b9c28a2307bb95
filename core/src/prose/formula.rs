//! Formulas in words, as one sentence: 「バックアップの取得間隔が「日次」以上である」.
//!
//! A formula that is not to hold is told as such (「…が記載されていない」), so that `not` is heard where it matters.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::comparison::wanted;
use super::writer::{Item, Writer, quote_en, quote_ja};
use super::{both, one_of};
use crate::program::{ListRef, Node, NodeId, Parts};
use crate::typed::Type;
use crate::value::Value;

impl Writer<'_> {
    /// A formula that holds, or with `holds` false does not.
    pub(super) fn formula(&mut self, id: NodeId, holds: bool) -> Bilingual {
        if !self.may_tell() {
            return both("…", "…");
        }
        if let Some(label) = self.label(id) {
            return condition(label, holds);
        }
        self.sentence(id, holds)
    }

    /// The same without looking for a label of the whole.
    pub(super) fn sentence(&mut self, id: NodeId, holds: bool) -> Bilingual {
        match self.program.node(id) {
            Some(Node::Constant(Value::Boolean(always))) => {
                if always == holds {
                    both("つねに成り立つ", "this always holds")
                } else {
                    both("成り立つことはない", "this never holds")
                }
            }
            Some(Node::Disclosed(place)) => {
                let place = self.place(place.kind, place.node, place.row);
                let (ja, en) = if holds {
                    ("が記載されている", "is stated")
                } else {
                    ("が記載されていない", "is not stated")
                };
                both(format!("{}{ja}", place.ja), format!("{} {en}", place.en))
            }
            Some(Node::Compare(relation, left, right)) => {
                self.comparison(relation, (left, right), holds)
            }
            Some(Node::In(item, set)) => self.membership(item, set, holds),
            Some(Node::Not(part)) => self.formula(part, !holds),
            Some(Node::And(parts)) if holds => self.joined(parts, ("、かつ、", " and ")),
            Some(Node::Or(parts)) if holds => self.joined(parts, ("、または、", " or ")),
            Some(Node::All { .. } | Node::Some { .. } | Node::Each { .. }) if holds => {
                let (prefix, items, body) = self.quantifier(id);
                let body = self.with_items(&items, |writer| writer.formula(body, true));
                both(format!("{}、{}", prefix.ja, body.ja), format!("{}, {}", prefix.en, body.en))
            }
            Some(
                Node::And(_)
                | Node::Or(_)
                | Node::All { .. }
                | Node::Some { .. }
                | Node::Each { .. },
            ) => {
                let words = self.sentence(id, true);
                both(
                    format!("{}ということはない", quote_ja(&words.ja)),
                    format!("it is not so that ({})", words.en),
                )
            }
            // A Boolean value.
            _ => {
                let words = match self.program.node(id) {
                    Some(Node::Fact(slot)) => {
                        self.place(slot.kind, self.slot_node(slot.kind, slot.slot), slot.row)
                    }
                    _ => self.unlabelled(id),
                };
                let (ja, en) = if holds { ("はい", "yes") } else { ("いいえ", "no") };
                both(format!("{}が「{ja}」である", words.ja), format!("{} is “{en}”", words.en))
            }
        }
    }

    /// What a quantifier speaks of, the items that its formula may speak of, and that formula.
    ///
    /// 「状況報告のどれについても」, "for every report in “Status reports”"
    pub(super) fn quantifier(&mut self, id: NodeId) -> (Bilingual, Vec<Item>, NodeId) {
        match self.program.node(id) {
            Some(Node::All { item, list, body }) => {
                let (words, name, own) =
                    self.one_item(list, body, ("のどれについても", "for every"), "のどれ");
                (words, vec![Item { id: item, name, own }], body)
            }
            Some(Node::Some { item, list, body }) => {
                let (words, name, own) = self.one_item(
                    list,
                    body,
                    ("のうち少なくとも一つについて", "for at least one"),
                    "のうち少なくとも一つ",
                );
                (words, vec![Item { id: item, name, own }], body)
            }
            Some(Node::Each { later, earlier, list, order, body }) => {
                let (words, names) = self.each(list, order, body);
                let [of_later, of_earlier] = names;
                let later = Item { id: later, name: of_later, own: true };
                let earlier = Item { id: earlier, name: of_earlier, own: true };
                (words, vec![later, earlier], body)
            }
            _ => (Bilingual::default(), Vec::new(), id),
        }
    }

    fn one_item(
        &mut self,
        list: ListRef,
        body: NodeId,
        (ja, en): (&str, &str),
        ja_before_name: &str,
    ) -> (Bilingual, Bilingual, bool) {
        let words = self.list(list);
        let (name, lettered) = self.item_name(list, Some(body));
        let prefix = if lettered {
            let about = ja.strip_prefix(ja_before_name).unwrap_or_default();
            both(
                format!("{}{ja_before_name}（{}とする）{about}", words.ja, name.ja),
                format!("{en} {} in {}", name.en, words.en),
            )
        } else {
            let title = self.item_title(list);
            both(format!("{}{ja}", words.ja), format!("{en} {} in {}", title.en, words.en))
        };
        (prefix, name, lettered)
    }

    /// 「報告の時点で並べた状況報告のどの二つ（前の報告と後の報告）についても」
    fn each(&mut self, list: ListRef, order: NodeId, body: NodeId) -> (Bilingual, [Bilingual; 2]) {
        let words = self.list(list);
        let (name, lettered) = self.item_name(list, Some(body));
        let title = self.item_title(list);
        let known = if lettered { name } else { title };
        let later = both(format!("後の{}", known.ja), format!("the later {}", known.en));
        let earlier = both(format!("前の{}", known.ja), format!("the earlier {}", known.en));
        let by = match self.program.node(order) {
            Some(Node::Compare(_, by, _)) => match self.program.node(by) {
                Some(Node::Fact(slot)) => {
                    let node = self.slot_node(slot.kind, slot.slot);
                    self.with_items(&[], |writer| writer.bare_place(slot.kind, node, slot.row))
                }
                _ => Bilingual::default(),
            },
            _ => Bilingual::default(),
        };
        let prefix = both(
            format!(
                "{}のどの二つについても、{}が先のものを{}、後のものを{}とすると",
                words.ja,
                quote_ja(&by.ja),
                earlier.ja,
                later.ja
            ),
            format!(
                "for any two in {}, with {} and {} told apart by {}",
                words.en,
                earlier.en,
                later.en,
                quote_en(&by.en)
            ),
        );
        (prefix, [later, earlier])
    }

    fn comparison(
        &mut self,
        relation: Relation,
        (left, right): (NodeId, NodeId),
        holds: bool,
    ) -> Bilingual {
        if let (
            Some(Node::Choice(choice)),
            Some(Node::Constant(_)),
            Relation::Is | Relation::IsNot,
        ) = (self.program.node(left), self.program.node(right), relation)
        {
            let title = self.choice_name(choice);
            let option = self.operand(right);
            let (but, but_en) =
                if relation == Relation::Is { ("", "") } else { ("以外", "anything but ") };
            let (ja, en) =
                if holds { ("選んでいる", "is") } else { ("選んでいない", "is not") };
            return both(
                format!("{}について{}{but}を{ja}", quote_ja(&title.ja), option.ja),
                format!("for {}, {but_en}{} {en} chosen", quote_en(&title.en), option.en),
            );
        }
        let of = self.program.type_of(left);
        let (left, right) = (self.term(left), self.operand(right));
        let scale = matches!(of, Type::Enumeration(_));
        if relation == Relation::Above && !scale && !matches!(of, Type::Date | Type::Instant) {
            let (ja, en) = if holds { ("超える", "is") } else { ("超えない", "is not") };
            return both(
                format!("{}が{}を{ja}", left.ja, right.ja),
                format!("{} {en} more than {}", left.en, right.en),
            );
        }
        let wanted = wanted(relation, &right, of, false);
        let (ja, en) = if holds { ("である", "is") } else { ("ではない", "is not") };
        both(format!("{}が{}{ja}", left.ja, wanted.ja), format!("{} {en} {}", left.en, wanted.en))
    }

    fn membership(&mut self, item: NodeId, set: Parts, holds: bool) -> Bilingual {
        let item = self.term(item);
        let set: Vec<Bilingual> =
            self.program.parts(set).iter().map(|member| self.operand(*member)).collect();
        if let [only] = set.as_slice() {
            let (ja, en) = if holds { ("である", "is") } else { ("ではない", "is not") };
            return both(
                format!("{}が{}{ja}", item.ja, only.ja),
                format!("{} {en} {}", item.en, only.en),
            );
        }
        let listed = one_of(&set, true);
        if holds {
            return both(
                format!("{}が{}である", item.ja, listed.ja),
                format!("{} is {}", item.en, listed.en),
            );
        }
        let none = listed.en.replacen("one of", "none of", 1);
        both(
            format!("{}が{}でもない", item.ja, listed.ja.replacen("いずれか", "いずれ", 1)),
            format!("{} is {none}", item.en),
        )
    }

    /// Parts with 「かつ」 or 「または」 between them; a part that could swallow what follows stands in brackets.
    fn joined(&mut self, parts: Parts, (ja, en): (&str, &str)) -> Bilingual {
        let program = self.program;
        let parts: Vec<Bilingual> = program
            .parts(parts)
            .iter()
            .map(|part| {
                let words = self.formula(*part, true);
                if self.label(*part).is_none() && is_long(program.node(*part)) {
                    both(format!("（{}）", words.ja), format!("({})", words.en))
                } else {
                    words
                }
            })
            .collect();
        let join = |words: fn(&Bilingual) -> &str, with: &str| {
            parts.iter().map(words).collect::<Vec<_>>().join(with)
        };
        both(join(|words| &words.ja, ja), join(|words| &words.en, en))
    }
}

/// 「条件Aが成り立つ」
pub(super) fn condition(label: &Bilingual, holds: bool) -> Bilingual {
    let (ja, en) = if holds {
        ("が成り立つ", "holds")
    } else {
        ("が成り立たない", "does not hold")
    };
    both(format!("{}{ja}", label.ja), format!("{} {en}", label.en))
}

fn is_long(node: Option<Node>) -> bool {
    matches!(
        node,
        Some(Node::And(_) | Node::Or(_) | Node::All { .. } | Node::Some { .. } | Node::Each { .. })
    )
}
