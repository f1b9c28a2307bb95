//! Alternatives: a `oneOf` of records, told apart by one property that is a different `const` in each.

use std::collections::BTreeSet;

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use super::problem::{DiscriminatorFault, Form, Missing, SchemaProblemKind, Titled};
use super::shape::{Builder, Setting};
use super::tree::{Property, Schema};
use crate::types::{Alternative, Enumeration, Level, List, Record, ShapeKind};

/// One option, its `$ref`s followed.
struct Choice<'f> {
    /// The schema as it stands in the `oneOf`.
    written: &'f Schema,
    schema: &'f Schema,
    setting: Setting<'f>,
}

impl<'f> Builder<'f> {
    /// A `oneOf`.
    pub(super) fn alternative(
        &mut self,
        schema: &'f Schema,
        setting: &Setting<'f>,
    ) -> Option<Alternative> {
        let written = schema.options.as_ref()?;
        let mut choices = Vec::new();
        for option in &written.value {
            let (schema, mut inner) = self.follow(option, setting.inside())?;
            let form = self.form(schema, inner.file)?;
            if form != Form::Record {
                return self.no_discriminator(
                    setting.file,
                    option.at,
                    DiscriminatorFault::NotARecord,
                );
            }
            self.check_fit(schema, form, inner.file);
            inner.enter(schema);
            choices.push(Choice { written: option, schema, setting: inner });
        }
        if choices.is_empty() {
            return self.no_discriminator(
                setting.file,
                written.span,
                DiscriminatorFault::NoOptions,
            );
        }
        let discriminator = self.discriminator(&choices, setting.file, written.span)?;
        let mut levels = Vec::new();
        let mut options = Vec::new();
        let mut discriminator_title = None;
        for choice in &choices {
            let Some((property, word)) =
                constants(choice.schema).find(|(property, _)| property.name.value == discriminator)
            else {
                continue;
            };
            self.check_fit(&property.schema, Form::Constant, choice.setting.file);
            let own = property.schema.vocabulary.title.as_ref();
            discriminator_title = discriminator_title.or_else(|| own.map(|own| own.value.clone()));
            let written = self.distinct(std::slice::from_ref(word), choice.setting.file);
            self.check_words(&written, &property.schema, choice.setting.file);
            let title = self.option_title(choice, property, &word.value, setting.file);
            levels.push(Level { word: word.value.clone(), title });
            options.push(self.record(choice.schema, &choice.setting, &[discriminator])?);
        }
        self.check_shared(&options, &choices);
        let enumeration = Enumeration { name: None, scale: false, levels };
        let words = self.register(enumeration, (setting.file, schema.span.start), schema.at);
        let discriminator = discriminator.to_owned();
        Some(Alternative { discriminator, discriminator_title, words, options })
    }

    /// The one property that is a different `const` in every option.
    fn discriminator(
        &mut self,
        choices: &[Choice<'f>],
        file: usize,
        span: tekigo_grammar::Span,
    ) -> Option<&'f str> {
        let (first, others) = choices.split_first()?;
        let mut apart: Vec<&'f str> = Vec::new();
        let mut equal = None;
        for (property, word) in constants(first.schema) {
            let name = property.name.value.as_str();
            let mut seen = BTreeSet::from([word.value.as_str()]);
            let mut everywhere = true;
            let mut doubled = None;
            for choice in others {
                match constants(choice.schema).find(|(property, _)| property.name.value == name) {
                    None => everywhere = false,
                    Some((_, word)) if !seen.insert(word.value.as_str()) => {
                        doubled = Some((choice.setting.file, word));
                    }
                    Some(_) => {}
                }
            }
            match doubled {
                _ if !everywhere => {}
                None => apart.push(name),
                Some((file, word)) => equal = Some((file, name, word)),
            }
        }
        match (apart.as_slice(), equal) {
            ([one], _) => Some(*one),
            ([], Some((file, member, word))) => {
                let fault = DiscriminatorFault::Equal {
                    member: member.to_owned(),
                    word: word.value.clone(),
                };
                self.no_discriminator(file, word.span, fault)
            }
            ([], None) => self.no_discriminator(file, span, DiscriminatorFault::None),
            (several, _) => {
                let names = several.iter().map(|name| (*name).to_owned()).collect();
                self.no_discriminator(file, span, DiscriminatorFault::Several(names))
            }
        }
    }

    /// What people read for an option: the words of its `const`, or else its own title.
    fn option_title(
        &mut self,
        choice: &Choice<'f>,
        property: &'f Property,
        word: &str,
        file: usize,
    ) -> Bilingual {
        let words = property.schema.vocabulary.words.iter().find(|words| words.level.value == word);
        let title =
            words.map(|words| &words.title).or_else(|| choice.setting.title_of(choice.schema));
        if title.is_none() && self.titles && !choice.schema.broken {
            let kind = SchemaProblemKind::TitleMissing {
                of: Titled::Level(word.to_owned()),
                missing: Missing::Both,
            };
            self.report(file, choice.written.at, kind);
        }
        title.cloned().unwrap_or_default()
    }

    /// A member that several options have is read in one way, whichever option it is.
    fn check_shared(&mut self, options: &[Record], choices: &[Choice<'f>]) {
        for (at, (record, choice)) in options.iter().zip(choices).enumerate() {
            for member in &record.members {
                let earlier = options.iter().take(at).flat_map(|record| &record.members);
                let mut alike = earlier.filter(|earlier| earlier.name == member.name);
                if alike.any(|earlier| !same_form(&earlier.shape.kind, &member.shape.kind)) {
                    let properties = &choice.schema.properties;
                    let property =
                        properties.iter().find(|property| property.name.value == member.name);
                    let span = property.map_or(choice.written.at, |property| property.name.span);
                    let kind = SchemaProblemKind::MemberDiffers { member: member.name.clone() };
                    self.report(choice.setting.file, span, kind);
                }
            }
        }
    }

    fn no_discriminator<T>(
        &mut self,
        file: usize,
        span: tekigo_grammar::Span,
        fault: DiscriminatorFault,
    ) -> Option<T> {
        self.report(file, span, SchemaProblemKind::Discriminator { fault });
        None
    }
}

/// The properties of a record that are a `const`.
fn constants(schema: &Schema) -> impl Iterator<Item = (&Property, &Spanned<String>)> {
    schema
        .properties
        .iter()
        .filter_map(|property| Some((property, property.schema.constant.as_ref()?)))
}

/// Whether two places are read alike, whatever people call them.
fn same_form(left: &ShapeKind, right: &ShapeKind) -> bool {
    match (left, right) {
        (ShapeKind::Leaf(left), ShapeKind::Leaf(right)) => left == right,
        (ShapeKind::Quantity(left), ShapeKind::Quantity(right)) => left == right,
        (ShapeKind::Record(left), ShapeKind::Record(right)) => same_record(left, right),
        (ShapeKind::Map(left), ShapeKind::Map(right)) => same_form(&left.kind, &right.kind),
        (ShapeKind::List(left), ShapeKind::List(right)) => {
            let counts = |list: &List| (list.least, list.most);
            counts(left) == counts(right) && same_form(&left.item.kind, &right.item.kind)
        }
        (ShapeKind::Alternative(left), ShapeKind::Alternative(right)) => {
            left.words == right.words && left.discriminator == right.discriminator
        }
        _ => false,
    }
}

fn same_record(left: &Record, right: &Record) -> bool {
    left.members.len() == right.members.len()
        && left.members.iter().zip(&right.members).all(|(left, right)| {
            left.name == right.name && same_form(&left.shape.kind, &right.shape.kind)
        })
}
