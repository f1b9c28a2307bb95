//! Shapes of documents, read from an indented text, and the layouts that ask for everything in them.
//!
//! ```text
//! backup: record
//!   interval: words daily weekly
//!   copies: list 0 3
//!     place: text
//!   tags: list
//!     - text
//! ```

use tekigo_core::layout::{Layout, List, ListId, Node, NodeId, NodeKind, Slot, SlotId, SlotType};
use tekigo_core::types::{Bound, EnumerationId, Leaf, NumberBounds};
use tekigo_core::value::{Decimal, ZoneOffset};

#[derive(Clone, Debug)]
pub enum Shape {
    Record(Vec<(String, Shape)>),
    Leaf(SlotType),
    List { item: Box<Shape>, least: usize, most: Option<usize> },
}

impl Shape {
    /// Reads the members of a document.
    pub fn read(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        Self::Record(members(&lines))
    }

    /// The layout that asks for all of it, in a zone.
    pub fn layout(&self, zone: &str) -> Layout {
        let zone = ZoneOffset::parse(zone).unwrap();
        let mut layout = Layout { zone, ..Layout::default() };
        self.add(&mut layout, None, "", None);
        layout
    }

    fn add(
        &self,
        layout: &mut Layout,
        parent: Option<NodeId>,
        name: &str,
        table: Option<ListId>,
    ) -> NodeId {
        let node = NodeId(layout.nodes.len());
        let kind = NodeKind::Record(Vec::new());
        layout.nodes.push(Node { parent, name: name.to_owned(), kind });
        layout.nodes[node.0].kind = match self {
            Self::Record(members) => NodeKind::Record(
                members
                    .iter()
                    .map(|(name, shape)| shape.add(layout, Some(node), name, table))
                    .collect(),
            ),
            Self::Leaf(leaf) => {
                layout.slots.push(Slot { table, node, leaf: leaf.clone() });
                NodeKind::Leaf(SlotId(layout.slots.len() - 1))
            }
            Self::List { item, least, most } => {
                let list = ListId(layout.lists.len());
                layout.lists.push(List { table, node, least: *least, most: *most });
                NodeKind::List(list, item.add(layout, Some(node), "", Some(list)))
            }
        };
        node
    }
}

fn members(lines: &[&str]) -> Vec<(String, Shape)> {
    split(lines)
        .map(|(line, inside)| {
            let (name, of) = line.split_once(": ").unwrap();
            let name = match name.strip_prefix('"') {
                Some(quoted) => quoted.trim_end_matches('"'),
                None => name,
            };
            (name.to_owned(), shape(of, inside))
        })
        .collect()
}

fn shape(of: &str, inside: &[&str]) -> Shape {
    let mut words = of.split_whitespace();
    let word = words.next().unwrap();
    let rest: Vec<&str> = words.collect();
    let number = |at: usize| rest.get(at).map(|word| word.parse::<usize>().unwrap());
    match word {
        "record" => Shape::Record(members(inside)),
        "list" => {
            let item = match split(inside).next() {
                Some((line, deeper)) if line.starts_with("- ") => shape(&line[2..], deeper),
                _ => Shape::Record(members(inside)),
            };
            Shape::List { item: Box::new(item), least: number(0).unwrap_or(0), most: number(1) }
        }
        _ => Shape::Leaf(leaf(word, &rest)),
    }
}

fn leaf(word: &str, rest: &[&str]) -> SlotType {
    let bound = |at: usize| {
        let written = rest.get(at).filter(|word| **word != "-")?;
        let (number, exclusive) =
            written.strip_prefix('x').map_or((*written, false), |number| (number, true));
        Some(Bound { number: Decimal::parse(number).unwrap(), exclusive })
    };
    let bounds = || NumberBounds { integer: word == "integer", least: bound(0), most: bound(1) };
    SlotType::Plain(match word {
        "words" => return SlotType::Words(rest.iter().map(|word| (*word).to_owned()).collect()),
        "boolean" => Leaf::Boolean,
        "number" | "integer" => Leaf::Number(bounds()),
        "business_days" => Leaf::BusinessDays(bounds()),
        "text" => Leaf::Text {
            least: rest.first().map_or(0, |word| word.parse().unwrap()),
            most: rest.get(1).map(|word| word.parse().unwrap()),
        },
        "date" => Leaf::Date,
        "instant" => Leaf::Instant { stated: false },
        "stated" => Leaf::Instant { stated: true },
        "duration" => Leaf::Duration,
        "nameless" => Leaf::Enumeration(EnumerationId(0)),
        other => panic!("no leaf {other}"),
    })
}

/// Each line of the least indentation, with the lines below it that are deeper.
fn split<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a [&'a str])> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let outer = lines.first().map_or(0, |line| indent(line));
    let starts: Vec<usize> = (0..lines.len()).filter(|at| indent(lines[*at]) == outer).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| (lines[start].trim(), &lines[start + 1..end]))
}
