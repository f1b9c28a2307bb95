//! Terms in words: what a formula compares.

use std::fmt::Write as _;

use tekigo_grammar::diagnostic::Bilingual;

use super::writer::{Item, Writer, quote_en, quote_ja};
use super::{both, value};
use crate::eval::Datum;
use crate::program::{FactRef, ListRef, Message, Node, NodeId, Piece};
use crate::typed::{ChoiceId, ItemId, Type};
use crate::value::{Decimal, Value};

/// From so many digits on a whole number is told in groups of three.
const GROUPED_DIGITS: usize = 5;

impl Writer<'_> {
    /// A formula or term as it heads a line, or fills a place in a text: a single fact is called by its title alone.
    #[must_use]
    pub fn heading(&mut self, id: NodeId) -> Bilingual {
        match self.program.node(id) {
            Some(Node::Fact(slot)) => {
                self.bare_place(slot.kind, self.slot_node(slot.kind, slot.slot), slot.row)
            }
            Some(Node::Quantity(slots)) => self.bare_place(slots.kind, slots.node, slots.row),
            Some(Node::Constant(constant)) => {
                value::value(self.program, constant, self.program.type_of(id))
            }
            Some(Node::Choice(_) | Node::Parameter(_) | Node::Lookup(_)) => self.operand(id),
            Some(_) if self.program.type_of(id) == Type::Boolean && self.label(id).is_none() => {
                self.formula(id, true)
            }
            _ => self.operand(id),
        }
    }

    /// The place that a claim of 「該当なし」 is about.
    #[must_use]
    pub fn claimed(&self, fact: FactRef) -> Bilingual {
        match fact {
            FactRef::Slot(slot) => {
                self.quoted_place(slot.kind, self.slot_node(slot.kind, slot.slot), slot.row)
            }
            FactRef::List(list) => self.quoted_place(list.kind, self.list_node(list), list.row),
        }
    }

    /// A text with values in it, each told by what it is: 〈値A〉.
    #[must_use]
    pub fn message(&mut self, message: &Message) -> Bilingual {
        let mut words = Bilingual::default();
        for piece in &message.ja {
            match piece {
                Piece::Text(text) => words.ja.push_str(text),
                Piece::Value(id, _) => {
                    let _ = write!(words.ja, "〈{}〉", self.heading(*id).ja);
                }
            }
        }
        for piece in &message.en {
            match piece {
                Piece::Text(text) => words.en.push_str(text),
                Piece::Value(id, _) => {
                    let _ = write!(words.en, "‹{}›", self.heading(*id).en);
                }
            }
        }
        words
    }

    /// A term as the beginning of a sentence has it.
    #[must_use]
    pub fn term(&mut self, id: NodeId) -> Bilingual {
        match self.program.node(id) {
            Some(Node::Fact(slot)) => {
                self.place(slot.kind, self.slot_node(slot.kind, slot.slot), slot.row)
            }
            Some(Node::Quantity(slots)) => self.place(slots.kind, slots.node, slots.row),
            _ => self.operand(id),
        }
    }

    /// A term in the middle of a sentence.
    pub(super) fn operand(&mut self, id: NodeId) -> Bilingual {
        if !self.may_tell() {
            return both("…", "…");
        }
        if let Some(label) = self.label(id) {
            return label.clone();
        }
        self.unlabelled(id)
    }

    /// The same without looking for a label of the whole.
    pub(super) fn unlabelled(&mut self, id: NodeId) -> Bilingual {
        let Some(node) = self.program.node(id) else { return Bilingual::default() };
        match node {
            Node::Constant(constant) => self.constant(constant, self.program.type_of(id)),
            Node::Percent(number) => both(format!("{number}％"), format!("{number}%")),
            Node::QuantityConstant { number, unit, base } => {
                let (low, high) = (Some(number), Some(number));
                let quantity = Datum::Quantity { low, high, unit, base };
                value::datum(self.program, quantity, self.program.type_of(id)).unwrap_or_default()
            }
            Node::Fact(slot) => {
                self.quoted_place(slot.kind, self.slot_node(slot.kind, slot.slot), slot.row)
            }
            Node::Quantity(slots) => self.quoted_place(slots.kind, slots.node, slots.row),
            Node::Choice(id) => named(&self.choice_name(id), ("選択", "the choice")),
            Node::Parameter(id) => {
                let title = self.program.parameters.get(id.0).map(|parameter| &parameter.words);
                let name = self.names.and_then(|names| names.parameter(id)).or(title);
                named(&name.cloned().unwrap_or_default(), ("パラメータ", "the parameter"))
            }
            Node::Lookup(id) => {
                let title = self.program.tables.get(id.0).map(|table| &table.words);
                let name = self.names.and_then(|names| names.table(id)).or(title);
                let table = named(&name.cloned().unwrap_or_default(), ("表", "the table"));
                both(format!("{}の値", table.ja), format!("the value of {}", table.en))
            }
            Node::AsOf => both("判定日", "the day of evaluation"),
            Node::DayOf(part) => {
                let part = self.operand(part);
                both(format!("{}の日付", part.ja), format!("the date of {}", part.en))
            }
            Node::Else(first, second) => {
                let (first, second) = (self.operand(first), self.operand(second));
                both(
                    format!("{}（記載がなければ{}）", first.ja, second.ja),
                    format!("{} (or, where it is not stated, {})", first.en, second.en),
                )
            }
            Node::Ratio(part, whole) => {
                let (part, whole) = (self.operand(part), self.operand(whole));
                both(
                    format!("{}の{}に対する割合", part.ja, whole.ja),
                    format!("the share of {} in {}", part.en, whole.en),
                )
            }
            Node::Add(left, right) => self.moved((left, right), ("後", "after", "＋", "+")),
            Node::Subtract(left, right) if self.is_time(left) && self.is_time(right) => {
                let (left, right) = (self.operand(left), self.operand(right));
                both(
                    format!("（{}から{}までの時間）", right.ja, left.ja),
                    format!("(the time from {} to {})", right.en, left.en),
                )
            }
            Node::Subtract(left, right) => self.moved((left, right), ("前", "before", "−", "−")),
            Node::Multiply(left, right) => self.operator((left, right), "×", "×"),
            Node::Negate(part) => {
                let part = self.operand(part);
                both(format!("（−{}）", part.ja), format!("(−{})", part.en))
            }
            Node::Count { item, list, body } => self.count(item, list, body),
            Node::Sum { item, list, body, .. } => {
                self.aggregate(item, list, body, ("の合計", "the sum"))
            }
            Node::Min { item, list, body } => {
                let words = if self.is_time(body) {
                    ("のうち最も早いもの", "the earliest")
                } else {
                    ("のうち最も小さいもの", "the least")
                };
                self.aggregate(item, list, body, words)
            }
            Node::Max { item, list, body } => {
                let words = if self.is_time(body) {
                    ("のうち最も遅いもの", "the latest")
                } else {
                    ("のうち最も大きいもの", "the greatest")
                };
                self.aggregate(item, list, body, words)
            }
            Node::Nowhere => Bilingual::default(),
            Node::Disclosed(_)
            | Node::Compare(..)
            | Node::In(..)
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::All { .. }
            | Node::Some { .. }
            | Node::Each { .. } => {
                let formula = self.formula(id, true);
                both(quote_ja(&formula.ja), quote_en(&formula.en))
            }
        }
    }

    fn constant(&self, constant: Value, of: Type) -> Bilingual {
        if let Value::Number(number) = constant {
            let number = grouped(number);
            return both(number.clone(), number);
        }
        let words = match (constant, of) {
            (Value::Level(at), Type::Enumeration(id)) => {
                self.names.and_then(|names| names.level(id, at)).cloned()
            }
            _ => None,
        };
        let words = words.unwrap_or_else(|| value::value(self.program, constant, of));
        match constant {
            Value::Level(_) | Value::Boolean(_) => both(quote_ja(&words.ja), quote_en(&words.en)),
            _ => words,
        }
    }

    /// What a choice is called.
    pub(super) fn choice_name(&self, id: ChoiceId) -> Bilingual {
        let title = self.program.choices.get(id.0).map(|choice| &choice.words);
        self.names.and_then(|names| names.choice(id)).or(title).cloned().unwrap_or_default()
    }

    fn is_time(&self, id: NodeId) -> bool {
        matches!(self.program.type_of(id), Type::Date | Type::Instant)
    }

    /// 「締結日」の2年後 where a constant length is added to a date or taken from it; else a sum or difference.
    fn moved(
        &mut self,
        (left, right): (NodeId, NodeId),
        (ja_way, en_way, ja, en): (&str, &str, &str, &str),
    ) -> Bilingual {
        let length = match self.program.node(right) {
            Some(Node::Constant(Value::Duration(length))) => Some(length),
            _ => None,
        };
        let forward =
            length.is_some_and(|length| length.months() >= 0 && length.nanoseconds() >= 0);
        if !forward || !self.is_time(left) {
            return self.operator((left, right), ja, en);
        }
        let (from, length) = (self.operand(left), self.operand(right));
        both(
            format!("{}の{}{ja_way}", from.ja, length.ja),
            format!("{} {en_way} {}", length.en, from.en),
        )
    }

    fn operator(&mut self, (left, right): (NodeId, NodeId), ja: &str, en: &str) -> Bilingual {
        let (left, right) = (self.operand(left), self.operand(right));
        both(format!("（{}{ja}{}）", left.ja, right.ja), format!("({} {en} {})", left.en, right.en))
    }

    fn count(&mut self, item: ItemId, list: ListRef, body: Option<NodeId>) -> Bilingual {
        let words = self.list(list);
        let (name, lettered) = self.item_name(list, body);
        let Some(body) = body else {
            return both(
                format!("{}の件数", words.ja),
                format!("the number of items in {}", words.en),
            );
        };
        let item = Item { id: item, name: name.clone(), own: lettered };
        let body = self.with_items(&[item], |writer| writer.formula(body, true));
        let (ja, en) = if lettered {
            (format!("（{}）", name.ja), format!(", each called {},", name.en))
        } else {
            (String::new(), String::new())
        };
        both(
            format!("（{}{ja}のうち、{}ものの件数）", words.ja, body.ja),
            format!("(the number of items in {}{en} for which {})", words.en, body.en),
        )
    }

    fn aggregate(
        &mut self,
        item: ItemId,
        list: ListRef,
        body: NodeId,
        (ja, en): (&str, &str),
    ) -> Bilingual {
        let words = self.list(list);
        let (name, lettered) = self.item_name(list, Some(body));
        let title = self.item_title(list);
        let body = self
            .with_items(&[Item { id: item, name: name.clone(), own: lettered }], |writer| {
                writer.term(body)
            });
        let (ja_name, en_name) = if lettered {
            (format!("（{}）", name.ja), name.en)
        } else {
            (String::new(), title.en)
        };
        both(
            format!("（{}{ja_name}のそれぞれについての、{}{ja}）", words.ja, body.ja),
            format!("({en}, over every {en_name} in {}, of {})", words.en, body.en),
        )
    }
}

fn named(words: &Bilingual, (ja, en): (&str, &str)) -> Bilingual {
    both(format!("{ja}{}", quote_ja(&words.ja)), format!("{en} {}", quote_en(&words.en)))
}

/// 5,600,000
fn grouped(number: Decimal) -> String {
    let written = number.to_string();
    let (sign, digits) =
        written.strip_prefix('-').map_or(("", written.as_str()), |rest| ("-", rest));
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (digits, String::new()),
    };
    if whole.len() < GROUPED_DIGITS || !whole.bytes().all(|digit| digit.is_ascii_digit()) {
        return written;
    }
    let mut groups = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            groups.push(',');
        }
        groups.push(digit);
    }
    format!("{sign}{groups}{rest}")
}
