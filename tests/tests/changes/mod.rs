//! Small changes of a compiled rule, each of which changes what it means.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tekigo_core::layout::{self, Layout, ListId, NodeKind, SlotId};
use tekigo_core::program::{Duty, ListRef, Node, NodeId, Program, Row, Rule, SlotRef, Version};
use tekigo_core::prose::parts;
use tekigo_core::typed::{ChoiceId, ItemId, KindId, ParameterId, Strength, TableId, Type};
use tekigo_core::value::{Date, Decimal, Duration, Instant, TextId, Value, ZoneOffset};
use tekigo_grammar::tree::Relation;
use tekigo_tests::generate::Random;

/// What was done.
pub struct Change {
    /// Its kind.
    pub name: &'static str,
    /// The rule and the version.
    pub rule: (usize, usize),
    /// The construct that was changed.
    pub what: String,
}

/// Every kind of change.
pub const NAMES: [&str; 27] = [
    "relation",
    "constant",
    "percent",
    "quantity",
    "fact",
    "item",
    "choice",
    "parameter",
    "look-up",
    "operands",
    "arithmetic",
    "aggregate",
    "quantifier",
    "connective",
    "not",
    "disclosed",
    "set",
    "part",
    "list",
    "order",
    "strength",
    "period",
    "when",
    "claim",
    "exception",
    "exempt",
    "require",
];

/// Makes some change; nothing where the place it hit has none to offer.
pub fn some(program: &mut Program, random: &mut Random) -> Option<Change> {
    let rule = random.below(program.rules.len());
    let version = random.below(program.rules[rule].versions.len());
    let before = meaning(program, rule, version);
    let (name, what) = if random.percent(25) {
        (line(&mut program.rules[rule].versions[version], random)?, String::new())
    } else {
        let roots = roots(&program.rules[rule], version);
        let reached: Vec<NodeId> = reached(program, &roots).into_iter().collect();
        let id = *random.pick_any(&reached)?;
        (construct(program, id, random)?, format!("{:?}", program.node(id)))
    };
    (before != meaning(program, rule, version)).then_some(Change {
        name,
        rule: (rule, version),
        what,
    })
}

/// All that a version says, without the names of its exceptions and without where it was written.
fn meaning(program: &Program, rule: usize, at: usize) -> String {
    let version = &program.rules[rule].versions[at];
    let exempts: Vec<Option<usize>> = version
        .exceptions
        .iter()
        .map(|exception| exception.requires.as_ref().map(Vec::len))
        .collect();
    let lines =
        (version.strength, version.from, version.until, &version.accepts, version.whens.len());
    format!("{lines:?} {exempts:?} {}", shape(program, &roots(&program.rules[rule], at)))
}

/// A line of a rule.
fn line(version: &mut Version, random: &mut Random) -> Option<&'static str> {
    match random.below(7) {
        0 => {
            let others = [Strength::Must, Strength::Should, Strength::May];
            version.strength = *random.pick(&others);
            Some("strength")
        }
        1 => {
            version.from = version.from.and_then(|_| Date::parse("1999-01-02"));
            Some("period")
        }
        2 => version.whens.pop().map(|_| "when"),
        3 => version.accepts.pop().map(|_| "claim"),
        4 if version.exceptions.len() > 1 => {
            version.exceptions.swap(0, 1);
            Some("exception")
        }
        5 => {
            let exception = version.exceptions.first_mut()?;
            exception.requires.take().map(|_| "exempt")
        }
        _ => match &mut version.duty {
            Duty::Computed(requires) if requires.len() > 1 => requires.pop().map(|_| "require"),
            _ => None,
        },
    }
}

/// A construct of a formula or term.
#[allow(clippy::too_many_lines, reason = "one arm for each construct")]
fn construct(program: &mut Program, id: NodeId, random: &mut Random) -> Option<&'static str> {
    let node = program.node(id)?;
    if program.type_of(id) == Type::Boolean && random.percent(15) && is_formula(node) {
        let copy = NodeId(program.nodes.len());
        program.nodes.push(node);
        program.types.push(Type::Boolean);
        program.origins.push(program.origins[id.0]);
        program.nodes[id.0] = Node::Not(copy);
        return Some("not");
    }
    let (name, changed) = match node {
        Node::Nowhere | Node::AsOf | Node::DayOf(_) | Node::Negate(_) | Node::Not(_) => {
            return None;
        }
        Node::Constant(value) => {
            ("constant", Node::Constant(other_value(program, value, id, random)?))
        }
        Node::Percent(_) => ("percent", Node::Percent(number(random))),
        Node::QuantityConstant { unit, base, .. } => {
            ("quantity", Node::QuantityConstant { number: number(random), unit, base })
        }
        Node::Fact(slot) => return fact(program, id, slot, random),
        Node::Quantity(_) => return None,
        Node::Choice(_) => ("choice", Node::Choice(ChoiceId(random.below(program.choices.len())))),
        Node::Parameter(_) => {
            ("parameter", Node::Parameter(ParameterId(random.below(program.parameters.len()))))
        }
        Node::Lookup(_) => ("look-up", Node::Lookup(TableId(random.below(program.tables.len())))),
        Node::Else(left, right) => ("operands", Node::Else(right, left)),
        Node::Ratio(left, right) => ("operands", Node::Ratio(right, left)),
        Node::Subtract(left, right) if random.percent(50) => {
            ("operands", Node::Subtract(right, left))
        }
        Node::Subtract(left, right) | Node::Multiply(left, right) => {
            ("arithmetic", Node::Add(left, right))
        }
        Node::Add(left, right) => ("arithmetic", Node::Subtract(left, right)),
        Node::Count { item, list, body } if body.is_some() && random.percent(50) => {
            ("aggregate", Node::Count { item, list, body: None })
        }
        Node::Sum { item, list, body, .. } if random.percent(60) => {
            ("aggregate", Node::Min { item, list, body })
        }
        Node::Min { item, list, body } if random.percent(60) => {
            ("aggregate", Node::Max { item, list, body })
        }
        Node::Count { item, list, body } => {
            ("list", Node::Count { item, list: other_list(program, list, random)?, body })
        }
        Node::Sum { item, list, body, zero } => {
            ("list", Node::Sum { item, list: other_list(program, list, random)?, body, zero })
        }
        Node::Min { item, list, body } => {
            ("list", Node::Min { item, list: other_list(program, list, random)?, body })
        }
        Node::Max { item, list, body } => {
            ("list", Node::Max { item, list: other_list(program, list, random)?, body })
        }
        Node::Disclosed(mut place) => {
            let layout = &program.kinds[place.kind.0].layout;
            let around = item_around(layout, place.node);
            // Another place of the same document, or of the same item.
            let others: Vec<layout::NodeId> = (1..layout.nodes.len())
                .map(layout::NodeId)
                .filter(|node| item_around(layout, *node) == around)
                .filter(|node| !layout.nodes[node.0].name.is_empty())
                .collect();
            place.node = *random.pick_any(&others)?;
            ("disclosed", Node::Disclosed(place))
        }
        Node::Compare(_, left, right) if random.percent(80) => {
            let relations = [
                Relation::Is,
                Relation::IsNot,
                Relation::AtLeast,
                Relation::AtMost,
                Relation::Above,
                Relation::Below,
            ];
            ("relation", Node::Compare(*random.pick(&relations), left, right))
        }
        Node::Compare(relation, left, right) => ("operands", Node::Compare(relation, right, left)),
        Node::In(item, mut set) => {
            set.length = set.length.checked_sub(1).filter(|length| *length > 0)?;
            ("set", Node::In(item, set))
        }
        Node::And(parts) if random.percent(60) => ("connective", Node::Or(parts)),
        Node::Or(parts) if random.percent(60) => ("connective", Node::And(parts)),
        Node::And(mut parts) => {
            parts.length -= 1;
            ("part", Node::And(parts))
        }
        Node::Or(mut parts) => {
            parts.length -= 1;
            ("part", Node::Or(parts))
        }
        Node::All { item, list, body } if random.percent(60) => {
            ("quantifier", Node::Some { item, list, body })
        }
        Node::Some { item, list, body } if random.percent(60) => {
            ("quantifier", Node::All { item, list, body })
        }
        Node::All { item, list, body } => {
            ("list", Node::All { item, list: other_list(program, list, random)?, body })
        }
        Node::Some { item, list, body } => {
            ("list", Node::Some { item, list: other_list(program, list, random)?, body })
        }
        Node::Each { later, earlier, body, .. } if random.percent(70) => {
            return item(program, (later, earlier), body, random);
        }
        Node::Each { order, .. } => return by(program, order, random),
    };
    program.nodes[id.0] = changed;
    Some(name)
}

/// The item of a list that a place stands in.
fn item_around(layout: &Layout, node: layout::NodeId) -> Option<layout::NodeId> {
    let mut at = node;
    while let Some(parent) = layout.nodes[at.0].parent {
        if matches!(layout.nodes[parent.0].kind, NodeKind::List(..)) {
            return Some(at);
        }
        at = parent;
    }
    None
}

/// Whether a node stands where a formula is due, and so can be negated.
fn is_formula(node: Node) -> bool {
    matches!(
        node,
        Node::Disclosed(_)
            | Node::Compare(..)
            | Node::In(..)
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::All { .. }
            | Node::Some { .. }
            | Node::Each { .. }
    )
}

/// Another fact of the same row, or the same fact of another item.
fn fact(
    program: &mut Program,
    id: NodeId,
    slot: SlotRef,
    random: &mut Random,
) -> Option<&'static str> {
    let layout = &program.kinds[slot.kind.0].layout;
    let table = layout.slots[slot.slot.0].table;
    let others: Vec<usize> = (0..layout.slots.len())
        .filter(|other| layout.slots[*other].table == table && *other != slot.slot.0)
        .collect();
    let other = SlotId(*random.pick_any(&others)?);
    program.nodes[id.0] = Node::Fact(SlotRef { slot: other, ..slot });
    Some("fact")
}

/// A fact of the later of two items instead of the earlier, or the other way round.
fn item(
    program: &mut Program,
    (later, earlier): (ItemId, ItemId),
    body: NodeId,
    random: &mut Random,
) -> Option<&'static str> {
    let facts: Vec<(NodeId, SlotRef)> = reached(program, &[body])
        .into_iter()
        .filter_map(|id| match program.node(id) {
            Some(Node::Fact(slot))
                if [Row::Item(later), Row::Item(earlier)].contains(&slot.row) =>
            {
                Some((id, slot))
            }
            _ => None,
        })
        .collect();
    let (id, slot) = *random.pick_any(&facts)?;
    let row = if slot.row == Row::Item(later) { Row::Item(earlier) } else { Row::Item(later) };
    program.nodes[id.0] = Node::Fact(SlotRef { row, ..slot });
    Some("item")
}

/// By another time.
fn by(program: &mut Program, order: NodeId, random: &mut Random) -> Option<&'static str> {
    let Some(Node::Compare(_, left, right)) = program.node(order) else { return None };
    let (Some(Node::Fact(old)), Some(Node::Fact(earlier))) =
        (program.node(left), program.node(right))
    else {
        return None;
    };
    fact(program, left, old, random)?;
    let Some(Node::Fact(new)) = program.node(left) else { return None };
    program.nodes[right.0] = Node::Fact(SlotRef { slot: new.slot, ..earlier });
    Some("order")
}

fn other_list(program: &Program, list: ListRef, random: &mut Random) -> Option<ListRef> {
    let lists = &program.kinds[list.kind.0].layout.lists;
    let table = lists[list.list.0].table;
    let others: Vec<usize> =
        (0..lists.len()).filter(|at| lists[*at].table == table && *at != list.list.0).collect();
    Some(ListRef { list: ListId(*random.pick_any(&others)?), ..list })
}

fn number(random: &mut Random) -> Decimal {
    Decimal::from(i64::try_from(1_000 + random.below(100_000)).unwrap())
}

fn other_value(
    program: &mut Program,
    value: Value,
    id: NodeId,
    random: &mut Random,
) -> Option<Value> {
    Some(match value {
        Value::Boolean(value) => Value::Boolean(!value),
        Value::Number(_) => Value::Number(number(random)),
        Value::Text(_) => {
            program.texts.push("別の文".to_owned());
            Value::Text(TextId(u32::try_from(program.texts.len() - 1).unwrap()))
        }
        Value::Level(at) => {
            let Type::Enumeration(words) = program.type_of(id) else { return None };
            let count = program.enumerations[words.0].levels.len();
            Value::Level((at + 1) % u32::try_from(count).unwrap())
        }
        Value::Date(_) => Value::Date(Date::parse("1987-06-05").unwrap()),
        Value::Instant(_) => Value::Instant(
            Instant::parse("1987-06-05T04:03:02Z", true, ZoneOffset::default()).unwrap(),
        ),
        Value::Duration(_) => Value::Duration(Duration::parse("P7DT5H").unwrap()),
        Value::BusinessDays(days) => Value::BusinessDays(days + 1),
    })
}

/// The parts that a version tells by themselves, without those of its messages.
fn roots(rule: &Rule, at: usize) -> Vec<NodeId> {
    let version = &rule.versions[at];
    let mut roots: Vec<NodeId> = version.whens.iter().map(|when| when.formula).collect();
    if version.from.is_some() || version.until.is_some() {
        roots.extend(rule.on);
    }
    if let Duty::Computed(requires) = &version.duty {
        roots.extend(requires.iter().map(|require| require.formula));
    }
    for exception in &version.exceptions {
        roots.push(exception.when);
        roots.extend(exception.requires.iter().flatten().map(|require| require.formula));
    }
    roots
}

fn reached(program: &Program, roots: &[NodeId]) -> BTreeSet<NodeId> {
    let mut seen = BTreeSet::new();
    let mut waiting = roots.to_vec();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting.extend(parts(program, id));
        }
    }
    seen
}

/// All that some formulas say, without where they were written; a difference here is a difference of meaning.
fn shape(program: &Program, roots: &[NodeId]) -> String {
    let mut text = String::new();
    for root in roots {
        write_shape(program, *root, &mut text);
        text.push(';');
    }
    text
}

fn write_shape(program: &Program, id: NodeId, text: &mut String) {
    let Some(node) = program.node(id) else { return };
    let place = |slot: SlotRef| format!("{:?} {:?} {:?}", slot.kind, slot.slot, slot.row);
    let of = |kind: KindId, list: ListId| format!("{kind:?} {list:?}");
    let own = match node {
        Node::Constant(Value::Text(at)) => format!("{:?}", program.text(at)),
        Node::Constant(value) => format!("{value:?}"),
        Node::Percent(_) | Node::QuantityConstant { .. } => format!("{node:?}"),
        Node::Fact(slot) => place(slot),
        Node::Quantity(slots) => format!("{:?} {:?} {:?}", slots.kind, slots.node, slots.row),
        Node::Choice(id) => format!("{id:?}"),
        Node::Parameter(id) => format!("{id:?}"),
        Node::Lookup(id) => format!("{id:?}"),
        Node::Disclosed(at) => format!("{:?} {:?} {:?}", at.kind, at.node, at.row),
        Node::Compare(relation, ..) => format!("{relation:?}"),
        Node::Each { list, order, .. } => {
            let mut by = of(list.kind, list.list);
            write_shape(program, order, &mut by);
            by
        }
        Node::Count { list, .. }
        | Node::Sum { list, .. }
        | Node::Min { list, .. }
        | Node::Max { list, .. }
        | Node::All { list, .. }
        | Node::Some { list, .. } => of(list.kind, list.list),
        _ => String::new(),
    };
    let kind = format!("{node:?}");
    let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default();
    let _ = write!(text, "{kind} {own}(");
    for part in parts(program, id) {
        write_shape(program, part, text);
        text.push(',');
    }
    text.push(')');
}
