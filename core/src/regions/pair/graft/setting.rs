//! What the rules depend on beside the documents: choices, parameters, the day of evaluation.

use tekigo_grammar::diagnostic::Bilingual;

use super::place::{add_slot, child};
use super::{AS_OF, Graft, SETTINGS};
use crate::layout::{self, NodeKind, SlotType};
use crate::program::{Choice, Custody, Node, Parameter, Program, Row, SlotRef};
use crate::regions::pair::Doubt;
use crate::typed::{ChoiceId, ParameterId, Type};
use crate::types::{Bound, Leaf, NumberBounds};
use crate::value::{Decimal, Value};

impl Graft<'_> {
    pub(super) fn choice(&mut self, id: ChoiceId) -> Option<ChoiceId> {
        let choice = self.from.choices.get(id.0)?;
        let options = choice
            .options
            .iter()
            .map(|(written, value, words)| (written.clone(), self.value(*value), words.clone()));
        let options: Vec<(String, Value, Bilingual)> = options.collect();
        let of = self.of(choice.of);
        let all = &mut self.joined.program.choices;
        let readings = |options: &[(String, Value, Bilingual)]| -> Vec<(String, Value)> {
            options.iter().map(|(written, value, _)| (written.clone(), *value)).collect()
        };
        let same = all.iter().position(|known| {
            known.name == choice.name && readings(&known.options) == readings(&options)
        });
        if let Some(same) = same {
            return Some(ChoiceId(same));
        }
        if all.iter().any(|known| known.name == choice.name) {
            self.joined.doubts.push(Doubt::Choice(choice.name.clone()));
        }
        all.push(Choice { options, of, cites: Vec::new(), ..choice.clone() });
        Some(ChoiceId(all.len() - 1))
    }

    /// A parameter as a fact that may be anything within its bounds. One that the other pack has too, with another default or
    /// type, and one whose bounds no leaf can say, stay what they are unless somebody says otherwise.
    pub(super) fn parameter(&mut self, id: ParameterId) -> Option<Node> {
        let parameter = self.from.parameters.get(id.0)?;
        let twin = self.other.parameters.iter().find(|other| other.name == parameter.name);
        let default = self.value(parameter.default);
        let same = twin.is_none_or(|twin| self.is_twin(parameter, twin));
        let leaf = self.leaf_of(parameter, twin).filter(|_| same);
        let Some(leaf) = leaf else {
            self.joined.doubts.push(Doubt::Parameter(parameter.name.clone()));
            return Some(Node::Constant(default));
        };
        let of = self.of(parameter.of);
        let slot = self.setting(&parameter.name, &parameter.words, leaf, of)?;
        self.joined.defaults.insert(slot.slot, default);
        Some(Node::Fact(slot))
    }

    /// Whether a parameter of the other pack is the same unless somebody says otherwise.
    fn is_twin(&self, parameter: &Parameter, twin: &Parameter) -> bool {
        let default = match (parameter.default, twin.default) {
            (Value::Text(own), Value::Text(other)) => self.from.text(own) == self.other.text(other),
            (own, other) => own == other,
        };
        default && Self::words_of(self.from, parameter.of) == Self::words_of(self.other, twin.of)
    }

    /// A type, apart from where its words are kept.
    fn words_of(program: &Program, of: Type) -> (std::mem::Discriminant<Type>, Vec<String>) {
        let words = match of {
            Type::Enumeration(id) => program.enumerations.get(id.0),
            _ => None,
        };
        let levels = words.into_iter().flat_map(|words| &words.levels);
        (std::mem::discriminant(&of), levels.map(|level| level.word.clone()).collect())
    }

    /// What a leaf takes that takes just what a parameter, and its twin, may be; `None` where no leaf can say that.
    fn leaf_of(&self, parameter: &Parameter, twin: Option<&Parameter>) -> Option<SlotType> {
        let end = |value: Option<Value>| match value {
            Some(Value::Number(number)) => Some(number),
            Some(Value::BusinessDays(days)) => Some(Decimal::from(days)),
            _ => None,
        };
        let both = |of: fn(&Parameter) -> Option<Value>| {
            [end(of(parameter)), twin.and_then(|twin| end(of(twin)))].into_iter().flatten()
        };
        let bound = |number| Bound { number, exclusive: false };
        let bounds = NumberBounds {
            integer: false,
            least: both(|of| of.least).max().map(bound),
            most: both(|of| of.most).min().map(bound),
        };
        match parameter.of {
            Type::Number => Some(SlotType::Plain(Leaf::Number(bounds))),
            Type::BusinessDays => Some(SlotType::Plain(Leaf::BusinessDays(bounds))),
            Type::Boolean => Some(SlotType::Plain(Leaf::Boolean)),
            Type::Enumeration(_) if parameter.least.or(parameter.most).is_none() => {
                Some(SlotType::Words(Self::words_of(self.from, parameter.of).1))
            }
            _ => None,
        }
    }

    pub(super) fn as_of(&mut self) -> Node {
        let words = Bilingual::new("判定の基準日", "the day of evaluation");
        let leaf = SlotType::Plain(Leaf::Date);
        self.setting(AS_OF, &words, leaf, Type::Date).map_or(Node::Nowhere, Node::Fact)
    }

    /// A fact of the settings' kind.
    fn setting(
        &mut self,
        name: &str,
        words: &Bilingual,
        leaf: SlotType,
        of: Type,
    ) -> Option<SlotRef> {
        let kind = self.kind_named(SETTINGS, &Bilingual::default(), false);
        let described = self.joined.program.kinds.get_mut(kind.0)?;
        let known = described.layout.nodes.iter().find(|node| node.name == name);
        let slot = if let Some(NodeKind::Leaf(slot)) = known.map(|node| &node.kind) {
            *slot
        } else {
            let node = child(described, layout::NodeId(0), name);
            described.titles.push(words.clone());
            described.custody.push(Custody::default());
            add_slot(described, node, None, leaf, of)
        };
        Some(SlotRef { kind, slot, row: Row::Document })
    }
}
