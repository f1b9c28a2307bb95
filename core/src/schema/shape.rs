//! A schema to the shape of a place: follows `$ref`, finds the form, and hands over to the file of that form.

use std::collections::BTreeMap;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;

use super::problem::{Form, Large, Missing, SchemaProblem, SchemaProblemKind, Titled};
use super::reference::References;
use super::tree::{Additional, File, Schema, TypeWord};
use crate::types::{Enumeration, EnumerationId, Leaf, Shape, ShapeKind};

/// How many schemas may stand inside one another once every `$ref` is followed. Documents nest 128 deep, and building
/// takes a stack frame for each.
pub(super) const DEPTH: usize = 64;

/// How many places all documents together may have. Shapes share nothing, so that a few schemas that refer to one
/// another ten times each would otherwise fill any memory.
pub(super) const PLACES: usize = 100_000;

/// The building of types from schema trees.
pub(super) struct Builder<'f> {
    pub files: &'f [File],
    pub references: References,
    pub problems: Vec<SchemaProblem>,
    pub enumerations: Vec<Enumeration>,
    /// The enumeration that stands at a place: a file and a byte of it.
    pub placed: BTreeMap<(usize, usize), EnumerationId>,
    /// The enumeration of a name, and the place where it was met first.
    pub named: BTreeMap<String, (EnumerationId, usize, Span)>,
    /// Whether words in two languages are due; a definition may leave them to the `$ref` that leads to it.
    pub titles: bool,
    /// How many places were built.
    places: usize,
}

/// What a place takes from around it.
#[derive(Clone, Default)]
pub(super) struct Setting<'f> {
    pub file: usize,
    /// How many schemas stand around it.
    pub depth: usize,
    pub owner: Option<&'f str>,
    pub immutable: bool,
    pub need: bool,
    /// The title of the list or map that it is an item of.
    pub title: Option<&'f Bilingual>,
    /// Whether its title, where it has none, is that of the list or map, which asks for it.
    pub inherits: bool,
    /// Whether it is an item of a list.
    pub item: bool,
    /// The entry of `$defs` that it is.
    pub definition: Option<&'f str>,
    /// What stands beside the `$ref`s that led to it.
    pub beside: Beside<'f>,
}

/// What a `$ref` says itself, over what its target says.
#[derive(Clone, Default)]
pub(super) struct Beside<'f> {
    title: Option<&'f Bilingual>,
    description: Option<&'f Bilingual>,
    owner: Option<&'f str>,
    immutable: Option<bool>,
    need: Option<bool>,
    removable: Option<bool>,
}

impl<'f> Setting<'f> {
    /// What a schema inside a place takes from it.
    pub(super) fn inside(&self) -> Self {
        let depth = self.depth + 1;
        Self {
            file: self.file,
            depth,
            owner: self.owner,
            immutable: self.immutable,
            need: self.need,
            ..Self::default()
        }
    }

    /// The title of a place: beside the `$ref`, its own, or that of its list.
    pub(super) fn title_of(&self, schema: &'f Schema) -> Option<&'f Bilingual> {
        let own = schema.vocabulary.title.as_ref().map(|title| &title.value);
        self.beside.title.or(own).or(self.title)
    }

    /// Takes over what a schema says of its owner and history.
    pub(super) fn enter(&mut self, schema: &'f Schema) {
        self.owner = self.beside.owner.or(schema.vocabulary.owner.as_deref()).or(self.owner);
        self.immutable =
            self.beside.immutable.or(schema.vocabulary.immutable).unwrap_or(self.immutable);
        self.need = self.beside.need.or(schema.vocabulary.need).unwrap_or(self.need);
    }
}

impl<'f> Builder<'f> {
    pub(super) fn new(
        files: &'f [File],
        references: References,
        problems: Vec<SchemaProblem>,
    ) -> Self {
        Self {
            files,
            references,
            problems,
            enumerations: Vec::new(),
            placed: BTreeMap::new(),
            named: BTreeMap::new(),
            titles: true,
            places: 0,
        }
    }

    /// Every definition on its own, for what is wrong in those that no document uses.
    pub(super) fn definitions(&mut self) {
        self.titles = false;
        for (file, tree) in self.files.iter().enumerate() {
            for definition in &tree.definitions {
                self.places = 0;
                let name = Some(definition.name.value.as_str());
                self.shape(
                    &definition.schema,
                    Setting { file, definition: name, ..Setting::default() },
                );
            }
        }
    }

    /// The shape of a place; `None` where it cannot be told, which was reported.
    pub(super) fn shape(&mut self, schema: &'f Schema, setting: Setting<'f>) -> Option<Shape> {
        let (schema, mut setting) = self.follow(schema, setting)?;
        if !self.take_place(schema, &setting) {
            return None;
        }
        setting.enter(schema);
        let form = self.form(schema, setting.file)?;
        self.check_fit(schema, form, setting.file);
        let removable =
            setting.beside.removable.or(schema.vocabulary.removable.as_ref().map(|set| set.value));
        if let Some(set) = &schema.vocabulary.removable
            && !setting.item
            && setting.definition.is_none()
        {
            self.report(
                setting.file,
                set.span,
                SchemaProblemKind::Misplaced { keyword: "x-tekigo.removable" },
            );
        }
        let title = self.title(schema, &setting);
        let description = setting.beside.description.or(schema.vocabulary.description.as_ref());
        let description = description.cloned();
        let kind = match form {
            Form::Reference => None,
            Form::Boolean => Some(ShapeKind::Leaf(Leaf::Boolean)),
            Form::Number => Some(ShapeKind::Leaf(Leaf::Number(self.bounds(schema, setting.file)))),
            Form::BusinessDays => {
                Some(ShapeKind::Leaf(Leaf::BusinessDays(self.bounds(schema, setting.file))))
            }
            Form::Text => Some(ShapeKind::Leaf(self.text(schema, setting.file))),
            Form::Moment => moment(schema).map(ShapeKind::Leaf),
            Form::StatedInstant => Some(ShapeKind::Leaf(Leaf::Instant { stated: true })),
            Form::Enumeration | Form::Constant => self
                .enumeration(schema, &setting, form, &[])
                .map(|id| ShapeKind::Leaf(Leaf::Enumeration(id))),
            Form::Record => self.record(schema, &setting, &[]).map(ShapeKind::Record),
            Form::Quantity => self
                .quantity(schema, &setting)
                .map(|quantity| ShapeKind::Quantity(Box::new(quantity))),
            Form::Map => self.map(schema, &setting),
            Form::List => self.array(schema, &setting),
            Form::Alternative => self.alternative(schema, &setting).map(ShapeKind::Alternative),
        }?;
        Some(Shape {
            kind,
            title,
            description,
            owner: setting.owner.map(str::to_owned),
            immutable: setting.immutable,
            need: setting.need,
            removable: removable.unwrap_or(false),
        })
    }

    /// The schema that a chain of `$ref`s leads to; what stands beside an earlier one holds over a later one.
    pub(super) fn follow(
        &mut self,
        schema: &'f Schema,
        mut setting: Setting<'f>,
    ) -> Option<(&'f Schema, Setting<'f>)> {
        let mut schema = schema;
        loop {
            if setting.depth > DEPTH {
                self.report(setting.file, schema.at, SchemaProblemKind::TooDeep { limit: DEPTH });
                return None;
            }
            let Some(reference) = &schema.reference else { return Some((schema, setting)) };
            self.check_fit(schema, Form::Reference, setting.file);
            let vocabulary = &schema.vocabulary;
            if let Some(set) = vocabulary
                .removable
                .as_ref()
                .filter(|_| !setting.item && setting.definition.is_none())
            {
                self.report(
                    setting.file,
                    set.span,
                    SchemaProblemKind::Misplaced { keyword: "x-tekigo.removable" },
                );
            }
            let beside = &mut setting.beside;
            beside.title = beside.title.or(vocabulary.title.as_ref().map(|title| &title.value));
            beside.description = beside.description.or(vocabulary.description.as_ref());
            beside.owner = beside.owner.or(vocabulary.owner.as_deref());
            beside.immutable = beside.immutable.or(vocabulary.immutable);
            beside.need = beside.need.or(vocabulary.need);
            beside.removable =
                beside.removable.or(vocabulary.removable.as_ref().map(|set| set.value));
            let (file, at) = self.references.target(setting.file, reference.span)?;
            let definition = self.files.get(file)?.definitions.get(at)?;
            schema = &definition.schema;
            setting.file = file;
            setting.definition = Some(&definition.name.value);
            setting.depth += 1;
        }
    }

    /// Counts a place; past the limit it reports, once.
    fn take_place(&mut self, schema: &Schema, setting: &Setting<'f>) -> bool {
        self.places += 1;
        if self.places == PLACES + 1 {
            let kind = SchemaProblemKind::TooLarge { what: Large::Shapes, limit: PLACES };
            self.report(setting.file, schema.at, kind);
        }
        self.places <= PLACES
    }

    /// What a schema describes.
    pub(super) fn form(&mut self, schema: &Schema, file: usize) -> Option<Form> {
        if schema.reference.is_some() {
            return Some(Form::Reference);
        }
        if schema.options.is_some() {
            return Some(Form::Alternative);
        }
        if schema.constant.is_some() {
            return Some(Form::Constant);
        }
        let Some(of) = &schema.of else {
            if !schema.broken {
                self.report(file, schema.at, SchemaProblemKind::TypeMissing);
            }
            return None;
        };
        let vocabulary = &schema.vocabulary;
        Some(match of.value {
            TypeWord::Boolean => Form::Boolean,
            TypeWord::Integer if vocabulary.business_days => Form::BusinessDays,
            TypeWord::Number | TypeWord::Integer => Form::Number,
            // A `const` that is no text was reported, and is no reason to take the place for a text.
            TypeWord::Text if schema.keyword("const").is_some() => return None,
            TypeWord::Text if schema.keyword("enum").is_some() => Form::Enumeration,
            TypeWord::Text if schema.keyword("format").is_some() => Form::Moment,
            TypeWord::Text if vocabulary.instant => Form::StatedInstant,
            TypeWord::Text => Form::Text,
            TypeWord::Object if vocabulary.quantity => Form::Quantity,
            TypeWord::Object if matches!(schema.additional, Some(Additional::Schema(_))) => {
                if schema.keyword("properties").is_none() {
                    return Some(Form::Map);
                }
                let span = schema.keyword("additionalProperties").unwrap_or(schema.at);
                self.report(file, span, SchemaProblemKind::RecordAndMap);
                Form::Record
            }
            TypeWord::Object => Form::Record,
            TypeWord::List => Form::List,
        })
    }

    /// Reports keywords that mean nothing in a schema of this form.
    pub(super) fn check_fit(&mut self, schema: &Schema, form: Form, file: usize) {
        let of = schema.of.as_ref().map(|of| of.value);
        for keyword in &schema.keywords {
            let fits = match (keyword.value, form) {
                // A `const` that is no text was reported.
                ("const", _) if schema.constant.is_none() => true,
                ("type", Form::Constant) => matches!(of, None | Some(TypeWord::Text)),
                ("type", Form::Alternative) => matches!(of, None | Some(TypeWord::Object)),
                ("additionalProperties", Form::Quantity) => {
                    !matches!(schema.additional, Some(Additional::Schema(_)))
                }
                (name, _) => form.keywords().contains(&name),
            };
            if !fits {
                self.report(
                    file,
                    keyword.span,
                    SchemaProblemKind::DoesNotFit { keyword: keyword.value, form },
                );
            }
        }
    }

    /// The title of a place, or a message that it is missing.
    fn title(&mut self, schema: &'f Schema, setting: &Setting<'f>) -> Bilingual {
        let title = setting.title_of(schema);
        if title.is_none() && self.titles && !schema.broken && !setting.inherits {
            let kind =
                SchemaProblemKind::TitleMissing { of: Titled::Place, missing: Missing::Both };
            self.report(setting.file, schema.at, kind);
        }
        title.cloned().unwrap_or_default()
    }

    fn text(&mut self, schema: &Schema, file: usize) -> Leaf {
        self.counts_in_order(schema.least_length.as_ref(), schema.most_length.as_ref(), file);
        let least = schema.least_length.as_ref().map_or(0, |least| least.value);
        Leaf::Text { least, most: schema.most_length.as_ref().map(|most| most.value) }
    }

    pub(super) fn report(&mut self, file: usize, span: Span, kind: SchemaProblemKind) {
        self.problems.push(SchemaProblem { file, span, kind, related: None });
    }
}

/// `None` where the word was none, which was reported.
fn moment(schema: &Schema) -> Option<Leaf> {
    use super::tree::Format;
    Some(match schema.format? {
        Format::Date => Leaf::Date,
        Format::Instant => Leaf::Instant { stated: false },
        Format::Duration => Leaf::Duration,
    })
}
