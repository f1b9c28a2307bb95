//! The plan of a layout: which places of a document some rule asks for, found as the rules are compiled.

use std::collections::BTreeMap;

use tekigo_grammar::diagnostic::Bilingual;

use crate::layout::{Layout, List, ListId, Node, NodeId, NodeKind, Slot, SlotId, SlotType};
use crate::program::{self, Custody};
use crate::typed::Type;
use crate::types::{self, EnumerationId, Leaf, Record, Schemas, Shape, ShapeKind};
use crate::value::ZoneOffset;

/// The layout of one kind as it grows.
pub(super) struct LayoutPlan<'a> {
    schemas: &'a Schemas,
    root: &'a Shape,
    layout: Layout,
    titles: Vec<Bilingual>,
    slot_types: Vec<Type>,
    custody: Vec<Custody>,
    /// What the schema says of each node, but for the members of quantities.
    shapes: Vec<Option<&'a Shape>>,
    /// The table that each node stands in.
    tables: Vec<Option<ListId>>,
    /// The node of each member.
    members: BTreeMap<(NodeId, String), NodeId>,
}

/// A node and what the schema says of it.
#[derive(Clone, Copy)]
pub(super) struct Position<'a> {
    pub kind: crate::typed::KindId,
    pub node: NodeId,
    pub described: Described<'a>,
}

/// What the schema says of a place.
#[derive(Clone, Copy)]
pub(super) enum Described<'a> {
    Shape(&'a Shape),
    /// The discriminator of an alternative.
    Words(EnumerationId),
    /// A member of a quantity, whose slot is there already.
    Part,
}

impl<'a> LayoutPlan<'a> {
    pub(super) fn new(root: &'a Shape, schemas: &'a Schemas, zone: ZoneOffset) -> Self {
        let node = Node { parent: None, name: String::new(), kind: NodeKind::Record(Vec::new()) };
        Self {
            schemas,
            root,
            layout: Layout { nodes: vec![node], zone, ..Layout::default() },
            titles: vec![root.title.clone()],
            slot_types: Vec::new(),
            custody: vec![custody(root, true)],
            shapes: vec![Some(root)],
            tables: vec![None],
            members: BTreeMap::new(),
        }
    }

    pub(super) fn root(&self) -> (NodeId, Described<'a>) {
        (NodeId(0), Described::Shape(self.root))
    }

    pub(super) fn finish(mut self) -> Planned {
        let known = |node: NodeId, name: &str| self.members.contains_key(&(node, name.to_owned()));
        for (at, (custody, shape)) in self.custody.iter_mut().zip(&self.shapes).enumerate() {
            if let Some(Shape { kind: ShapeKind::Record(record), .. }) = shape {
                let unread = record.members.iter().filter(|member| member.required);
                let unread = unread.filter(|member| !known(NodeId(at), &member.name));
                custody.unread = unread
                    .map(|member| (member.name.clone(), smallest(self.schemas, &member.shape)))
                    .collect();
            }
        }
        let shapes = self.shapes.iter().enumerate();
        let alternatives = shapes.filter_map(|(at, shape)| match shape.map(|shape| &shape.kind) {
            Some(ShapeKind::Alternative(alternative)) => {
                Some(told_apart(self.schemas, NodeId(at), alternative))
            }
            _ => None,
        });
        Planned {
            alternatives: alternatives.collect(),
            layout: self.layout,
            titles: self.titles,
            slot_types: self.slot_types,
            custody: self.custody,
        }
    }

    /// The member of a place, added where nobody asked for it before.
    pub(super) fn member(
        &mut self,
        parent: NodeId,
        of: Described<'a>,
        name: &str,
    ) -> Option<(NodeId, Described<'a>)> {
        let Described::Shape(shape) = of else { return None };
        if let ShapeKind::Quantity(quantity) = &shape.kind {
            self.quantity(parent, quantity);
            let part = *self.members.get(&(parent, name.to_owned()))?;
            return Some((part, Described::Part));
        }
        let (described, required) = member(shape, name)?;
        let title = match (described, &shape.kind) {
            // All members of a map have one title; their names are what tells them apart.
            (Described::Shape(value), ShapeKind::Map(_)) => {
                let title = &value.title;
                Bilingual::new(format!("{}（{name}）", title.ja), format!("{} ({name})", title.en))
            }
            (Described::Shape(shape), _) => shape.title.clone(),
            (Described::Words(_), ShapeKind::Alternative(alternative)) => {
                let kind = || Bilingual::new("種別", "kind");
                alternative.discriminator_title.clone().unwrap_or_else(kind)
            }
            (Described::Words(_) | Described::Part, _) => shape.title.clone(),
        };
        let (of, own) = match described {
            Described::Shape(own) => (own, Some(own)),
            Described::Words(_) | Described::Part => (shape, None),
        };
        let child = self.child(parent, name, title, custody(of, required), own);
        Some((child, described))
    }

    fn child(
        &mut self,
        parent: NodeId,
        name: &str,
        title: Bilingual,
        custody: Custody,
        shape: Option<&'a Shape>,
    ) -> NodeId {
        if let Some(known) = self.members.get(&(parent, name.to_owned())) {
            return *known;
        }
        let id = self.add(Some(parent), name, title, self.table(parent));
        self.custody.push(custody);
        self.shapes.push(shape);
        if let Some(Node { kind: NodeKind::Record(children), .. }) =
            self.layout.nodes.get_mut(parent.0)
        {
            children.push(id);
        }
        self.members.insert((parent, name.to_owned()), id);
        id
    }

    fn add(
        &mut self,
        parent: Option<NodeId>,
        name: &str,
        title: Bilingual,
        table: Option<ListId>,
    ) -> NodeId {
        let id = NodeId(self.layout.nodes.len());
        self.layout.nodes.push(Node {
            parent,
            name: name.to_owned(),
            kind: NodeKind::Record(Vec::new()),
        });
        self.titles.push(title);
        self.tables.push(table);
        id
    }

    fn table(&self, node: NodeId) -> Option<ListId> {
        self.tables.get(node.0).copied().flatten()
    }

    /// The slot of a leaf.
    pub(super) fn leaf(&mut self, node: NodeId, described: Described<'a>) -> Option<SlotId> {
        if let Some(Node { kind: NodeKind::Leaf(slot), .. }) = self.layout.nodes.get(node.0) {
            return Some(*slot);
        }
        let (leaf, of) = match described {
            Described::Words(id) => (self.words(id), Type::Enumeration(id)),
            Described::Shape(Shape { kind: ShapeKind::Leaf(Leaf::Enumeration(id)), .. }) => {
                (self.words(*id), Type::Enumeration(*id))
            }
            Described::Shape(Shape { kind: ShapeKind::Leaf(leaf), .. }) => {
                (SlotType::Plain(leaf.clone()), crate::check::leaf_type(leaf))
            }
            Described::Shape(_) | Described::Part => return None,
        };
        Some(self.slot(node, leaf, of))
    }

    /// A leaf that the schema describes as a part of a quantity.
    fn part(&mut self, quantity: NodeId, name: &str, leaf: &Leaf) -> SlotId {
        let (ja, en) = match name {
            "value" => ("数値", "value"),
            "unit" => ("単位", "unit"),
            "base" => ("基準", "base"),
            "exactness" => ("確かさ", "exactness"),
            "low" => ("最小", "lowest"),
            _ => ("最大", "highest"),
        };
        let around = self.custody.get(quantity.0).cloned().unwrap_or_default();
        let custody = Custody { required: name == "value", unread: Vec::new(), ..around };
        let node = self.child(quantity, name, Bilingual::new(ja, en), custody, None);
        if let Some(Node { kind: NodeKind::Leaf(slot), .. }) = self.layout.nodes.get(node.0) {
            return *slot;
        }
        let leaf = match leaf {
            Leaf::Enumeration(id) => (self.words(*id), Type::Enumeration(*id)),
            other => (SlotType::Plain(other.clone()), crate::check::leaf_type(other)),
        };
        self.slot(node, leaf.0, leaf.1)
    }

    fn words(&self, id: EnumerationId) -> SlotType {
        let levels = self
            .schemas
            .enumerations
            .get(id.0)
            .map(|words| words.levels.as_slice())
            .unwrap_or_default();
        SlotType::Words(levels.iter().map(|level| level.word.clone()).collect())
    }

    fn slot(&mut self, node: NodeId, leaf: SlotType, of: Type) -> SlotId {
        let id = SlotId(self.layout.slots.len());
        self.layout.slots.push(Slot { table: self.table(node), node, leaf });
        self.slot_types.push(of);
        if let Some(node) = self.layout.nodes.get_mut(node.0) {
            node.kind = NodeKind::Leaf(id);
        }
        id
    }

    /// The type of a slot's values.
    pub(super) fn slot_type(&self, slot: SlotId) -> Option<Type> {
        self.slot_types.get(slot.0).copied()
    }

    /// The list at a node, and its items.
    pub(super) fn list(
        &mut self,
        node: NodeId,
        described: Described<'a>,
    ) -> Option<(ListId, NodeId, Described<'a>)> {
        let Described::Shape(Shape { kind: ShapeKind::List(list), title, .. }) = described else {
            return None;
        };
        if let Some(Node { kind: NodeKind::List(id, item), .. }) = self.layout.nodes.get(node.0) {
            return Some((*id, *item, Described::Shape(&list.item)));
        }
        let id = ListId(self.layout.lists.len());
        self.layout.lists.push(List {
            table: self.table(node),
            node,
            least: list.least,
            most: list.most,
        });
        let words = if list.item.title == Bilingual::default() { title } else { &list.item.title };
        let item = self.add(Some(node), "", words.clone(), Some(id));
        self.custody.push(custody(&list.item, false));
        self.shapes.push(Some(&list.item));
        if let Some(node) = self.layout.nodes.get_mut(node.0) {
            node.kind = NodeKind::List(id, item);
        }
        Some((id, item, Described::Shape(&list.item)))
    }

    /// Asks for everything below a place whose disclosure is asked: every leaf, and every list but not its items.
    pub(super) fn everything(&mut self, node: NodeId, described: Described<'a>) {
        let mut waiting = vec![(node, described)];
        while let Some((node, described)) = waiting.pop() {
            let Described::Shape(shape) = described else {
                self.leaf(node, described);
                continue;
            };
            match &shape.kind {
                ShapeKind::Leaf(_) => {
                    self.leaf(node, described);
                }
                ShapeKind::List(_) => {
                    self.list(node, described);
                }
                ShapeKind::Quantity(quantity) => {
                    self.quantity(node, quantity);
                }
                ShapeKind::Record(_) | ShapeKind::Alternative(_) => {
                    for name in member_names(shape) {
                        waiting.extend(self.member(node, described, name));
                    }
                }
                // Its members have no names yet; the checker lets no map come here.
                ShapeKind::Map(_) => {}
            }
        }
    }

    /// The slots of a quantity's members.
    pub(super) fn quantity(
        &mut self,
        node: NodeId,
        quantity: &crate::types::Quantity,
    ) -> QuantityParts {
        let number = Leaf::Number(quantity.value);
        let value = self.part(node, "value", &number);
        let mut words = |name, id: Option<EnumerationId>| {
            id.map(|id| self.part(node, name, &Leaf::Enumeration(id)))
        };
        let unit = words("unit", quantity.unit);
        let base = words("base", quantity.base);
        let exactness = words("exactness", quantity.exactness);
        let range = quantity
            .range
            .then(|| (self.part(node, "low", &number), self.part(node, "high", &number)));
        QuantityParts { value, unit, base, exactness, range }
    }
}

/// The slots of a quantity.
pub(super) struct QuantityParts {
    pub value: SlotId,
    pub unit: Option<SlotId>,
    pub base: Option<SlotId>,
    pub exactness: Option<SlotId>,
    pub range: Option<(SlotId, SlotId)>,
}

/// What a plan came to.
pub(super) struct Planned {
    pub layout: Layout,
    pub titles: Vec<Bilingual>,
    pub slot_types: Vec<Type>,
    pub custody: Vec<Custody>,
    pub alternatives: Vec<program::Alternative>,
}

fn told_apart(
    schemas: &Schemas,
    node: NodeId,
    alternative: &types::Alternative,
) -> program::Alternative {
    let words = schemas.enumerations.get(alternative.words.0);
    let words = words.map(|words| words.levels.as_slice()).unwrap_or_default().iter();
    let options = words.zip(&alternative.options).map(|(level, record)| {
        let members = record.members.iter().map(|member| member.name.clone()).collect();
        (level.word.clone(), members)
    });
    program::Alternative {
        node,
        discriminator: alternative.discriminator.clone(),
        options: options.collect(),
    }
}

fn custody(shape: &Shape, required: bool) -> Custody {
    Custody {
        owner: shape.owner.clone(),
        immutable: shape.immutable,
        need: shape.need,
        removable: shape.removable,
        required,
        unread: Vec::new(),
    }
}

/// The smallest value that a place takes, as JSON. Texts are placeholders.
fn smallest(schemas: &Schemas, shape: &Shape) -> String {
    match &shape.kind {
        ShapeKind::Leaf(leaf) => smallest_leaf(schemas, leaf),
        ShapeKind::Quantity(quantity) => {
            let number = smallest_leaf(schemas, &Leaf::Number(quantity.value));
            let words = [
                ("unit", quantity.unit),
                ("base", quantity.base),
                ("exactness", quantity.exactness),
            ];
            let words = words.into_iter().filter_map(|(name, id)| {
                Some(format!(", \"{name}\": {}", smallest_leaf(schemas, &Leaf::Enumeration(id?))))
            });
            format!("{{\"value\": {number}{}}}", words.collect::<String>())
        }
        ShapeKind::Record(record) => {
            let required = record.members.iter().filter(|member| member.required);
            let members: Vec<String> = required
                .map(|member| {
                    format!("{}: {}", json(&member.name), smallest(schemas, &member.shape))
                })
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        ShapeKind::Map(_) => "{}".to_owned(),
        ShapeKind::List(list) => {
            let items: Vec<String> =
                (0..list.least).map(|_| smallest(schemas, &list.item)).collect();
            format!("[{}]", items.join(", "))
        }
        ShapeKind::Alternative(alternative) => {
            let word = smallest_leaf(schemas, &Leaf::Enumeration(alternative.words));
            format!("{{{}: {word}}}", json(&alternative.discriminator))
        }
    }
}

fn smallest_leaf(schemas: &Schemas, leaf: &Leaf) -> String {
    match leaf {
        Leaf::Boolean => "false".to_owned(),
        Leaf::Number(bounds) | Leaf::BusinessDays(bounds) => {
            let least = bounds.least.filter(|least| !least.exclusive).map(|least| least.number);
            let above = bounds.least.and_then(|least| least.number.add(crate::value::Decimal::ONE));
            least.or(above).unwrap_or_default().to_string()
        }
        Leaf::Text { least, most } => json(&crate::regions::placeholder(*least, *most)),
        Leaf::Date => "\"2020-06-02\"".to_owned(),
        Leaf::Instant { .. } => "\"2020-06-02T00:00:00+09:00\"".to_owned(),
        Leaf::Duration => "\"P1D\"".to_owned(),
        Leaf::Enumeration(id) => {
            let levels = schemas.enumerations.get(id.0).map(|words| words.levels.as_slice());
            let first = levels.and_then(<[_]>::first).map(|level| level.word.as_str());
            json(first.unwrap_or_default())
        }
    }
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A member of a place, and whether the place must have it.
fn member<'a>(shape: &'a Shape, name: &str) -> Option<(Described<'a>, bool)> {
    let in_record = |record: &'a Record| {
        let found = record.members.iter().find(|member| member.name == name);
        found.map(|member| (Described::Shape(&member.shape), member.required))
    };
    match &shape.kind {
        ShapeKind::Record(record) => in_record(record),
        ShapeKind::Map(value) => Some((Described::Shape(value), false)),
        ShapeKind::Alternative(alternative) if alternative.discriminator == name => {
            Some((Described::Words(alternative.words), true))
        }
        ShapeKind::Alternative(alternative) => alternative.options.iter().find_map(in_record),
        ShapeKind::Leaf(_) | ShapeKind::Quantity(_) | ShapeKind::List(_) => None,
    }
}

fn member_names(shape: &Shape) -> Vec<&str> {
    match &shape.kind {
        ShapeKind::Record(record) => {
            record.members.iter().map(|member| member.name.as_str()).collect()
        }
        ShapeKind::Alternative(alternative) => {
            let members = alternative.options.iter().flat_map(|record| &record.members);
            std::iter::once(alternative.discriminator.as_str())
                .chain(members.map(|member| member.name.as_str()))
                .collect()
        }
        _ => Vec::new(),
    }
}
