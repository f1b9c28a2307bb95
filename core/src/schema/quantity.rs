//! Quantities: value, unit, base and exactness as one.

use tekigo_grammar::diagnostic::Bilingual;

use super::problem::{Form, Part, QuantityFault, SchemaProblemKind};
use super::shape::{Builder, Setting};
use super::tree::{Property, Schema};
use crate::suggest::nearest;
use crate::types::{EnumerationId, NumberBounds, Quantity};

/// The members that a quantity may have.
const MEMBERS: &[&str] = &["value", "unit", "base", "exactness", "low", "high"];

/// The words of `exactness` and what they mean, which the language fixes.
fn exactness_words() -> [(&'static str, Bilingual); 4] {
    [
        ("exact", Bilingual::new("ちょうど", "exactly")),
        ("about", Bilingual::new("約", "about")),
        ("at_least", Bilingual::new("以上", "at least")),
        ("at_most", Bilingual::new("以下", "at most")),
    ]
}

impl<'f> Builder<'f> {
    /// An object with `x-tekigo.quantity`.
    pub(super) fn quantity(
        &mut self,
        schema: &'f Schema,
        setting: &Setting<'f>,
    ) -> Option<Quantity> {
        let file = setting.file;
        self.check_required(schema, file);
        for property in &schema.properties {
            let name = &property.name;
            if !MEMBERS.contains(&name.value.as_str()) {
                let suggestion = nearest(&name.value, MEMBERS.iter().copied());
                let fault = QuantityFault::Unknown { name: name.value.clone(), suggestion };
                self.report(file, name.span, SchemaProblemKind::QuantityMember { fault });
            }
        }
        let property =
            |name: &str| schema.properties.iter().find(|property| property.name.value == name);
        if property("value").is_none() && !schema.broken {
            self.report(file, schema.at, SchemaProblemKind::PartMissing { part: Part::Value });
        }
        let value = property("value").map(|property| self.quantity_number(property, setting));
        let mut words = |name: &str, known: &[(&str, Bilingual)]| {
            property(name).map(|property| self.quantity_words(property, setting, known))
        };
        let unit = words("unit", &[]);
        let base = words("base", &[]);
        let exactness = words("exactness", &exactness_words());
        if let (Some(Some(id)), Some(property)) = (exactness, property("exactness")) {
            self.check_exactness(id, property, file);
        }
        let range = self.range(
            property("low"),
            property("high"),
            value.flatten(),
            exactness.flatten(),
            setting,
        );
        Some(Quantity {
            value: value??,
            unit: part(unit)?,
            base: part(base)?,
            exactness: part(exactness)?,
            range,
        })
    }

    fn quantity_number(
        &mut self,
        property: &'f Property,
        setting: &Setting<'f>,
    ) -> Option<NumberBounds> {
        let (schema, setting) = self.follow(&property.schema, setting.inside())?;
        let form = self.form(schema, setting.file)?;
        if form != Form::Number {
            self.quantity_fault(property, setting.file, QuantityFault::NotANumber);
            return None;
        }
        self.check_fit(schema, form, setting.file);
        Some(self.bounds(schema, setting.file))
    }

    fn quantity_words(
        &mut self,
        property: &'f Property,
        setting: &Setting<'f>,
        known: &[(&str, Bilingual)],
    ) -> Option<EnumerationId> {
        let (schema, setting) = self.follow(&property.schema, setting.inside())?;
        let form = self.form(schema, setting.file)?;
        if !matches!(form, Form::Enumeration | Form::Constant) {
            self.quantity_fault(property, setting.file, QuantityFault::NotWords);
            return None;
        }
        self.check_fit(schema, form, setting.file);
        self.enumeration(schema, &setting, form, known)
    }

    fn check_exactness(&mut self, id: EnumerationId, property: &Property, file: usize) {
        let words = exactness_words();
        let known = || words.iter().map(|(word, _)| *word);
        let levels =
            self.enumerations.get(id.0).map(|words| words.levels.clone()).unwrap_or_default();
        for level in levels {
            if !known().any(|word| word == level.word) {
                let suggestion = nearest(&level.word, known());
                let fault = QuantityFault::Exactness { word: level.word, suggestion };
                self.report(file, property.name.span, SchemaProblemKind::QuantityMember { fault });
            }
        }
    }

    /// Whether `low` and `high` are members: both, bounded as `value` is, and where something may be `about`.
    fn range(
        &mut self,
        low: Option<&'f Property>,
        high: Option<&'f Property>,
        value: Option<NumberBounds>,
        exactness: Option<EnumerationId>,
        setting: &Setting<'f>,
    ) -> bool {
        for end in [low, high].into_iter().flatten() {
            let bounds = self.quantity_number(end, setting);
            if let (Some(value), Some(bounds)) = (value, bounds)
                && value != bounds
            {
                self.quantity_fault(end, setting.file, |_| QuantityFault::RangeDiffers);
            }
        }
        let about = exactness
            .and_then(|id| self.enumerations.get(id.0))
            .is_some_and(|words| words.levels.iter().any(|level| level.word == "about"));
        match (low, high) {
            (None, None) => return false,
            (Some(end), None) | (None, Some(end)) => {
                self.quantity_fault(end, setting.file, |_| QuantityFault::HalfARange);
            }
            (Some(low), Some(_)) if !about => {
                self.quantity_fault(low, setting.file, |_| QuantityFault::RangeWithoutAbout);
            }
            (Some(_), Some(_)) => {}
        }
        true
    }

    fn quantity_fault(
        &mut self,
        property: &Property,
        file: usize,
        fault: impl FnOnce(String) -> QuantityFault,
    ) {
        let fault = fault(property.name.value.clone());
        self.report(file, property.name.span, SchemaProblemKind::QuantityMember { fault });
    }
}

/// A member that may be left out, but not be wrong.
#[allow(clippy::option_option, reason = "left out and wrong are two things")]
fn part<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        None => Some(None),
        Some(part) => part.map(Some),
    }
}
