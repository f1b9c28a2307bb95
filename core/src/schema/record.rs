//! Records, maps and lists.

use super::problem::{Part, SchemaProblemKind};
use super::shape::{Builder, Setting};
use super::tree::{Additional, Schema};
use crate::suggest::nearest;
use crate::types::{List, Member, Record, ShapeKind};

impl<'f> Builder<'f> {
    /// The members of a record but those in `without`, which have a meaning of their own.
    pub(super) fn record(
        &mut self,
        schema: &'f Schema,
        setting: &Setting<'f>,
        without: &[&str],
    ) -> Option<Record> {
        self.check_required(schema, setting.file);
        let properties = schema
            .properties
            .iter()
            .filter(|property| !without.contains(&property.name.value.as_str()));
        let mut members = Vec::new();
        let mut empty = true;
        for property in properties {
            empty = false;
            let Some(shape) = self.shape(&property.schema, setting.inside()) else { continue };
            let name = property.name.value.clone();
            let required = schema.required.iter().any(|required| required.value == name);
            members.push(Member { name, required, shape });
        }
        if empty && without.is_empty() {
            if !schema.broken {
                self.report(
                    setting.file,
                    schema.at,
                    SchemaProblemKind::PartMissing { part: Part::Properties },
                );
            }
            return None;
        }
        Some(Record { members })
    }

    /// Every name of `required` is a property.
    pub(super) fn check_required(&mut self, schema: &Schema, file: usize) {
        let names = || schema.properties.iter().map(|property| property.name.value.as_str());
        let known: std::collections::BTreeSet<&str> = names().collect();
        for name in &schema.required {
            if !known.contains(name.value.as_str()) {
                let suggestion = nearest(&name.value, names());
                let kind =
                    SchemaProblemKind::RequiredUnknown { name: name.value.clone(), suggestion };
                self.report(file, name.span, kind);
            }
        }
    }

    /// `"additionalProperties": {…}`
    pub(super) fn map(&mut self, schema: &'f Schema, setting: &Setting<'f>) -> Option<ShapeKind> {
        let Some(Additional::Schema(value)) = &schema.additional else { return None };
        let title = setting.title_of(schema);
        let shape = self.shape(value, Setting { title, inherits: true, ..setting.inside() })?;
        Some(ShapeKind::Map(Box::new(shape)))
    }

    /// `"type": "array"`
    pub(super) fn array(&mut self, schema: &'f Schema, setting: &Setting<'f>) -> Option<ShapeKind> {
        self.counts_in_order(schema.least_items.as_ref(), schema.most_items.as_ref(), setting.file);
        let Some(items) = &schema.items else {
            if !schema.broken {
                self.report(
                    setting.file,
                    schema.at,
                    SchemaProblemKind::PartMissing { part: Part::Items },
                );
            }
            return None;
        };
        let title = setting.title_of(schema);
        let item =
            self.shape(items, Setting { title, inherits: true, item: true, ..setting.inside() })?;
        let least = schema.least_items.as_ref().map_or(0, |least| least.value);
        let most = schema.most_items.as_ref().map(|most| most.value);
        Some(ShapeKind::List(Box::new(List { item, least, most })))
    }
}
