//! Examples: the value of a leaf, or the smallest record that a schema takes with the values that a rule asks for.

use serde_json::Value as Json;
use tekigo_core::layout::{NodeId, NodeKind};
use tekigo_core::prose;
use tekigo_core::regions::change::Edit;
use tekigo_core::regions::{Cell, Region, Setting, is_placeholder};
use tekigo_core::typed::{KindId, Type};
use tekigo_grammar::diagnostic::Bilingual;

use super::proposal::escaped;
use crate::judge::Judged;
use crate::model::Part;
use crate::places::value_json;

/// What may be written at a place, and something that may.
pub(super) struct Example {
    pub value: Json,
    pub condition: Bilingual,
    pub shown: Option<Bilingual>,
    pub placeholder: bool,
    pub parts: Vec<Part>,
}

impl Example {
    /// A single value.
    pub(super) fn leaf(judged: &Judged<'_>, edit: &Edit) -> Self {
        let of = type_of(judged, edit.cell);
        let (value, shown, placeholder) = match &edit.to {
            Setting::Value(region) => written(judged, region, of),
            _ => (Json::Null, Bilingual::default(), false),
        };
        let condition = prose::condition(judged.program, of, &edit.condition);
        Self { value, condition, shown: Some(shown), placeholder, parts: Vec::new() }
    }

    /// An item that is added to a list.
    pub(super) fn item(judged: &Judged<'_>, edit: &Edit, row: usize) -> Self {
        let mut build = Build { judged, parts: Vec::new() };
        let value =
            build.item(edit, row, "").unwrap_or_else(|| Json::Object(serde_json::Map::default()));
        build.finish(value)
    }

    /// A list that is written for the first time.
    pub(super) fn list(judged: &Judged<'_>, edit: &Edit) -> Self {
        let mut build = Build { judged, parts: Vec::new() };
        let value = build.list(edit, "");
        build.finish(value)
    }
}

/// A record or list on its way to JSON.
struct Build<'a> {
    judged: &'a Judged<'a>,
    parts: Vec<Part>,
}

impl Build<'_> {
    fn finish(self, value: Json) -> Example {
        let all = |words: fn(&Bilingual) -> &str, colon: &str, between: &str| {
            let parts = self
                .parts
                .iter()
                .map(|part| format!("{}{colon}{}", words(&part.title), words(&part.condition)));
            parts.collect::<Vec<_>>().join(between)
        };
        let condition = if self.parts.is_empty() {
            prose::any()
        } else {
            Bilingual::new(all(|words| &words.ja, "：", "、"), all(|words| &words.en, ": ", "; "))
        };
        let placeholder = holds_placeholder(&value);
        Example { value, condition, shown: None, placeholder, parts: self.parts }
    }

    fn list(&mut self, edit: &Edit, pointer: &str) -> Json {
        let Setting::Items(rows) = &edit.to else { return Json::Array(Vec::new()) };
        let items = rows.iter().enumerate().map(|(at, row)| {
            let item = self.item(edit, *row, &format!("{pointer}/{at}"));
            item.unwrap_or_else(|| Json::Object(serde_json::Map::default()))
        });
        Json::Array(items.collect())
    }

    /// One of the items that an edit adds.
    fn item(&mut self, edit: &Edit, row: usize, pointer: &str) -> Option<Json> {
        let (kind, list) = edit.cell.node(self.judged.program)?;
        let layout = &self.judged.program.kind(kind)?.layout;
        let NodeKind::List(_, item) = layout.nodes.get(list.0)?.kind else { return None };
        self.value(edit, (kind, item), row, pointer, true)
    }

    /// What stands at a node of an added item; nothing where it is left out.
    fn value(
        &mut self,
        edit: &Edit,
        (kind, node): (KindId, NodeId),
        row: usize,
        pointer: &str,
        needed: bool,
    ) -> Option<Json> {
        let described = self.judged.program.kind(kind)?;
        match &described.layout.nodes.get(node.0)?.kind {
            NodeKind::Leaf(slot) => {
                let at = |edit: &&Edit| matches!(edit.cell, Cell::Slot { slot: known, row: of, .. } if known == *slot && of == row);
                let member = edit.members.iter().find(at)?;
                let Setting::Value(region) = &member.to else { return None };
                let of = type_of(self.judged, member.cell);
                let (value, shown, placeholder) = written(self.judged, region, of);
                self.parts.push(Part {
                    pointer: pointer.to_owned(),
                    condition: prose::condition(self.judged.program, of, &member.condition),
                    title: prose::title(described, node),
                    shown: Some(shown),
                    placeholder,
                });
                Some(value)
            }
            NodeKind::List(list, _) => {
                let at = |edit: &&Edit| matches!(edit.cell, Cell::List { list: known, row: of, .. } if known == *list && of == row);
                let member = edit.members.iter().find(at)?;
                matches!(member.to, Setting::Items(_)).then(|| self.list(member, pointer))
            }
            NodeKind::Record(members) => {
                let mut record = serde_json::Map::new();
                for member in members {
                    let Some(name) = described.layout.nodes.get(member.0).map(|node| &node.name)
                    else {
                        continue;
                    };
                    let required =
                        described.custody.get(member.0).is_some_and(|custody| custody.required);
                    let below = format!("{pointer}/{}", escaped(name));
                    if let Some(value) = self.value(edit, (kind, *member), row, &below, required) {
                        record.insert(name.clone(), value);
                    }
                }
                if record.is_empty() && !needed {
                    return None;
                }
                for (name, smallest) in
                    described.custody.get(node.0).iter().flat_map(|custody| &custody.unread)
                {
                    let value = serde_json::from_str(smallest).unwrap_or_default();
                    record.insert(name.clone(), value);
                }
                Some(Json::Object(record))
            }
        }
    }
}

fn type_of(judged: &Judged<'_>, cell: Cell) -> Type {
    let Cell::Slot { kind, slot, .. } = cell else { return Type::Boolean };
    let of = judged.program.kind(kind).and_then(|kind| kind.slot_types.get(slot.0));
    of.copied().unwrap_or(Type::Boolean)
}

/// A value of a region as JSON and in words, and whether it only stands for a text.
fn written(judged: &Judged<'_>, region: &Region, of: Type) -> (Json, Bilingual, bool) {
    let quoted = |text: &str| Bilingual::new(format!("「{text}」"), format!("“{text}”"));
    let value = match region {
        Region::Span { witness, .. } => *witness,
        Region::One(value) => *value,
        Region::Text(text) => return (text.as_str().into(), quoted(text), false),
        Region::OtherText(text) => return (text.as_str().into(), quoted(text), true),
    };
    let program = judged.program;
    (value_json(program, value, of), prose::value(program, value, of), false)
}

/// The single values that may be written at a leaf.
pub(super) fn others(judged: &Judged<'_>, edit: &Edit) -> Vec<(Json, Bilingual)> {
    let of = type_of(judged, edit.cell);
    let passing = edit.condition.passing().map(|region| written(judged, region, of));
    passing.filter(|(.., stands)| !stands).map(|(value, shown, _)| (value, shown)).collect()
}

/// Whether a value holds a text that only stands for one.
pub(super) fn holds_placeholder(value: &Json) -> bool {
    match value {
        Json::String(text) => is_placeholder(text),
        Json::Array(items) => items.iter().any(holds_placeholder),
        Json::Object(members) => members.values().any(holds_placeholder),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
