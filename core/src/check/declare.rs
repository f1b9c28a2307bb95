//! Choices, parameters and definitions.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{self, Item, TypeName};

use super::suggest::nearest;
use super::{Checker, Definition, Part, ProblemKind};
use crate::typed::{Choice, Constant, Parameter, Type};
use crate::types::{Enumeration, EnumerationId, Level};
use crate::value::Decimal;

/// The most readings that a range of whole numbers may offer.
const READINGS: i64 = 100;

impl Checker<'_> {
    pub(super) fn choices_and_parameters(&mut self) {
        self.each_item(|checker, item| match item {
            Item::Choice(choice) => checker.choice(choice),
            Item::Parameter(parameter) => checker.parameter(parameter),
            _ => {}
        });
    }

    /// Whether a name of the pack is still free; says so where it is not.
    pub(super) fn free_name(&mut self, name: &tree::Name) -> bool {
        let word = name.value.as_str();
        let taken = self.pack.choices.iter().any(|choice| choice.name == word)
            || self.pack.parameters.iter().any(|parameter| parameter.name == word)
            || self.pack.tables.iter().any(|table| table.name == word)
            || self.definitions.contains_key(word)
            || self.pack.reads.iter().any(|reads| reads.kind == word);
        if taken {
            self.report(name.span, ProblemKind::Repeated { name: word.to_owned() });
        }
        !taken
    }

    fn choice(&mut self, choice: &tree::Choice) {
        let name = &choice.name;
        if !self.free_name(name) {
            return;
        }
        self.broken.insert(name.value.clone());
        let of =
            Bilingual::new(format!("選択 `{}`", name.value), format!("choice `{}`", name.value));
        let words = self.words(&choice.words, name.span, &of).unwrap_or_default();
        let reason =
            self.part_words(&choice.reason, Part::Reason, name.span, &of).unwrap_or_default();
        if choice.cites.is_empty() {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Cites, of: of.clone() });
        }
        let cites = self.cites(&choice.cites);
        let Some((options, of)) = self.options(choice, &of) else { return };
        self.broken.remove(&name.value);
        self.pack.choices.push(Choice {
            name: name.value.clone(),
            words,
            reason,
            cites,
            options,
            of,
        });
    }

    /// The readings of a choice and their type.
    #[allow(clippy::type_complexity, reason = "the shape of `Choice::options`")]
    fn options(
        &mut self,
        choice: &tree::Choice,
        of: &Bilingual,
    ) -> Option<(Vec<(String, Constant, Bilingual)>, Type)> {
        match &choice.of {
            Some(TypeName::Range(least, most)) => {
                let bounds = self
                    .decimal(&least.value, least.span)?
                    .to_i64()
                    .zip(self.decimal(&most.value, most.span)?.to_i64());
                let Some((first, end)) =
                    bounds.filter(|(first, end)| first <= end && end - first < READINGS)
                else {
                    let wanted = Bilingual::new(
                        "小さいほうから100個までの整数の範囲",
                        "a rising range of at most 100 whole numbers",
                    );
                    self.report(
                        most.span,
                        ProblemKind::BadLiteral { text: most.value.clone(), wanted },
                    );
                    return None;
                };
                let options = (first..=end).map(|number| {
                    let written = number.to_string();
                    let words = Bilingual::new(written.clone(), written.clone());
                    (written, Constant::Number(Decimal::from(number)), words)
                });
                Some((options.collect(), Type::Number))
            }
            Some(TypeName::Named(name)) => {
                let of = self.type_named(name)?;
                match of {
                    Type::Boolean => Some((
                        vec![
                            ("true".into(), Constant::Boolean(true), Bilingual::new("はい", "yes")),
                            (
                                "false".into(),
                                Constant::Boolean(false),
                                Bilingual::new("いいえ", "no"),
                            ),
                        ],
                        of,
                    )),
                    Type::Enumeration(id) => {
                        let levels = &self.enumerations.get(id.0)?.levels;
                        let options = levels.iter().zip(0u32..).map(|(level, at)| {
                            (level.word.clone(), Constant::Level(id, at), level.title.clone())
                        });
                        Some((options.collect(), of))
                    }
                    _ => {
                        self.unknown_word(name, &["boolean", "1 to 3"]);
                        None
                    }
                }
            }
            None if choice.options.is_empty() => {
                self.report(
                    choice.name.span,
                    ProblemKind::PartMissing { part: Part::Options, of: of.clone() },
                );
                None
            }
            None => Some(self.named_options(choice)),
        }
    }

    /// `option` lines: an enumeration that only this choice has.
    #[allow(clippy::type_complexity, reason = "the shape of `Choice::options`")]
    fn named_options(
        &mut self,
        choice: &tree::Choice,
    ) -> (Vec<(String, Constant, Bilingual)>, Type) {
        let id = EnumerationId(self.enumerations.len());
        let mut levels: Vec<Level> = Vec::new();
        for (name, words) in &choice.options {
            if levels.iter().any(|level| level.word == name.value) {
                self.report(name.span, ProblemKind::Repeated { name: name.value.clone() });
                continue;
            }
            let of = Bilingual::new(
                format!("選択肢 `{}`", name.value),
                format!("option `{}`", name.value),
            );
            let title = self.words(words, name.span, &of).unwrap_or_default();
            levels.push(Level { word: name.value.clone(), title });
        }
        let options = levels
            .iter()
            .zip(0u32..)
            .map(|(level, at)| (level.word.clone(), Constant::Level(id, at), level.title.clone()));
        let options = options.collect();
        self.enumerations.push(Enumeration {
            name: Some(choice.name.value.clone()),
            scale: false,
            levels,
        });
        (options, Type::Enumeration(id))
    }

    /// A type by the name that a pack gives it.
    pub(super) fn type_named(&mut self, name: &tree::Name) -> Option<Type> {
        const PLAIN: [(&str, Type); 7] = [
            ("boolean", Type::Boolean),
            ("number", Type::Number),
            ("ratio", Type::Ratio),
            ("text", Type::Text),
            ("date", Type::Date),
            ("duration", Type::Duration),
            ("business_days", Type::BusinessDays),
        ];
        if let Some((_, of)) = PLAIN.iter().find(|(word, _)| *word == name.value) {
            return Some(*of);
        }
        let named =
            |enumeration: &Enumeration| enumeration.name.as_deref() == Some(name.value.as_str());
        if let Some(at) = self.enumerations.iter().position(named) {
            return Some(Type::Enumeration(EnumerationId(at)));
        }
        let known = self.enumerations.iter().filter_map(|enumeration| enumeration.name.as_deref());
        let suggestion = nearest(&name.value, PLAIN.iter().map(|(word, _)| *word).chain(known));
        self.report(name.span, ProblemKind::UnknownName { name: name.value.clone(), suggestion });
        None
    }

    fn parameter(&mut self, parameter: &tree::Parameter) {
        let name = &parameter.name;
        if !self.free_name(name) {
            return;
        }
        let of = Bilingual::new(
            format!("パラメータ `{}`", name.value),
            format!("parameter `{}`", name.value),
        );
        let words = self.words(&parameter.words, name.span, &of).unwrap_or_default();
        let reason =
            self.part_words(&parameter.reason, Part::Reason, name.span, &of).unwrap_or_default();
        if parameter.cites.is_empty() {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Cites, of: of.clone() });
        }
        let cites = self.cites(&parameter.cites);
        let TypeName::Named(type_name) = &parameter.of else {
            let TypeName::Range(least, most) = &parameter.of else { return };
            let wanted = Bilingual::new(
                "型の名前（number、duration など）",
                "a type such as number or duration",
            );
            let text = format!("{} to {}", least.value, most.value);
            self.report(least.span, ProblemKind::BadLiteral { text, wanted });
            return;
        };
        let Some(value_type) = self.type_named(type_name) else { return };
        if !self.ordered(value_type) || value_type == Type::Ratio {
            self.report(type_name.span, ProblemKind::NoOrder { of: self.type_name(value_type) });
            return;
        }
        let Some(written) = &parameter.default else {
            self.report(name.span, ProblemKind::PartMissing { part: Part::Default, of });
            return;
        };
        let default = self.constant(written, value_type);
        let least = parameter.least.as_ref().map(|bound| self.constant(bound, value_type));
        let most = parameter.most.as_ref().map(|bound| self.constant(bound, value_type));
        let (Some(default), Some(least), Some(most)) = (default, transpose(least), transpose(most))
        else {
            return;
        };
        let parameter = Parameter {
            name: name.value.clone(),
            words,
            reason,
            cites,
            of: value_type,
            least,
            most,
            default,
        };
        if !parameter.admits(&parameter.default) {
            let value = name.value.clone();
            self.report(
                written.span,
                ProblemKind::OutOfBounds { name: value, value: self.text(written.span) },
            );
        }
        self.broken.remove(&name.value);
        self.pack.parameters.push(parameter);
    }

    pub(super) fn collect_definitions(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Define { name, value } = item
                && checker.free_name(name)
            {
                let file = checker.file;
                checker.definitions.insert(name.value.clone(), Definition::Waiting { file, value });
            }
        });
    }

    pub(super) fn all_definitions(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Define { name, .. } = item {
                checker.definition(name);
            }
        });
    }
}

impl Parameter {
    /// Whether a value lies within the bounds.
    #[must_use]
    pub fn admits(&self, value: &Constant) -> bool {
        use std::cmp::Ordering::{Greater, Less};
        self.least
            .as_ref()
            .is_none_or(|least| value.order(least).is_some_and(|order| order != Less))
            && self
                .most
                .as_ref()
                .is_none_or(|most| value.order(most).is_some_and(|order| order != Greater))
    }
}

impl Constant {
    /// How two values of one type stand to one another, where they have an order and it is decided.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Number(left), Self::Number(right))
            | (Self::Percent(left), Self::Percent(right)) => Some(left.cmp(right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(right)),
            (Self::Duration(left), Self::Duration(right)) => left.partial_compare(*right),
            (Self::BusinessDays(left), Self::BusinessDays(right)) => Some(left.cmp(right)),
            (Self::Level(scale, left), Self::Level(other, right)) if scale == other => {
                Some(left.cmp(right))
            }
            _ => None,
        }
    }
}

/// A part that may be left out, but not be wrong.
#[allow(clippy::option_option, reason = "left out and wrong are two things")]
fn transpose<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        None => Some(None),
        Some(part) => part.map(Some),
    }
}
