//! Literals: what a pack writes as a value, read as the type it stands for.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{self, DurationUnit, ExpressionKind as Written};
use tekigo_grammar::{Span, tree::Name};

use super::suggest::nearest;
use super::{Checker, ProblemKind};
use crate::typed::{Constant, Type};
use crate::types::EnumerationId;
use crate::value::{Date, Decimal, Duration, Instant, Moment};

impl Checker<'_> {
    /// The value of a literal and its type.
    pub(super) fn literal(
        &mut self,
        expression: &tree::Expression,
        wanted: Option<Type>,
    ) -> Option<(Constant, Type)> {
        let span = expression.span;
        match &expression.kind {
            Written::Number(text) => {
                Some((Constant::Number(self.decimal(text, span)?), Type::Number))
            }
            Written::Percent(text) => {
                Some((Constant::Percent(self.decimal(text, span)?), Type::Ratio))
            }
            Written::Boolean(value) => Some((Constant::Boolean(*value), Type::Boolean)),
            Written::Text(text) => match wanted {
                Some(Type::Enumeration(id)) => {
                    let name = Name { value: text.clone(), span };
                    Some((self.level(&name, id)?, Type::Enumeration(id)))
                }
                _ => Some((Constant::Text(text.clone()), Type::Text)),
            },
            Written::Date(text) if wanted == Some(Type::Instant) => self.instant(text, span),
            Written::Date(text) => Some((Constant::Date(self.date(text, span)?), Type::Date)),
            Written::Instant(text) => self.instant(text, span),
            Written::Duration(text, unit) => self.duration(text, *unit, span),
            Written::Quantity { number, unit, base } => {
                let Some(Type::Quantity { unit: units, base: bases }) = wanted else {
                    let wanted = wanted.map_or_else(
                        || Bilingual::new("比べる相手のない値", "a value on its own"),
                        |wanted| self.type_name(wanted),
                    );
                    let found = self.type_name(Type::Quantity { unit: None, base: None });
                    self.report(span, ProblemKind::TypesDiffer { wanted, found });
                    return None;
                };
                let number = self.decimal(number, span);
                let unit = self.qualifier(Some(unit), units, span);
                let base = self.qualifier(base.as_ref(), bases, span);
                let constant = Constant::Quantity { number: number?, unit: unit?, base: base? };
                Some((constant, Type::Quantity { unit: units, base: bases }))
            }
            _ => None,
        }
    }

    /// A literal, or a bare word, of a type that is known.
    pub(super) fn constant(
        &mut self,
        expression: &tree::Expression,
        wanted: Type,
    ) -> Option<Constant> {
        let (constant, found) = match (&expression.kind, wanted) {
            (Written::Path(path), Type::Enumeration(id)) if path.segments.is_empty() => {
                (self.level(&path.root, id)?, wanted)
            }
            (Written::Negate(part), Type::Number) => match self.constant(part, wanted)? {
                Constant::Number(number) => (Constant::Number(number.negate()), Type::Number),
                other => (other, wanted),
            },
            (Written::Path(path), _) => {
                let wanted = self.type_name(wanted);
                self.report(
                    expression.span,
                    ProblemKind::BadLiteral { text: super::place::written(path), wanted },
                );
                return None;
            }
            _ => self.literal(expression, Some(wanted))?,
        };
        if found == wanted {
            return Some(constant);
        }
        self.types_differ(expression.span, wanted, found);
        None
    }

    pub(super) fn decimal(&mut self, text: &str, span: Span) -> Option<Decimal> {
        let number = Decimal::parse(text).ok();
        if number.is_none() {
            let wanted = Bilingual::new(
                "38桁・指数±38までの数",
                "a number of 38 digits and an exponent of ±38 at most",
            );
            self.report(span, ProblemKind::BadLiteral { text: text.to_owned(), wanted });
        }
        number
    }

    pub(super) fn date(&mut self, text: &str, span: Span) -> Option<Date> {
        let date = Date::parse(text);
        if date.is_none() {
            let wanted = Bilingual::new("暦にある日付", "a date of the calendar");
            self.report(span, ProblemKind::BadLiteral { text: text.to_owned(), wanted });
        }
        date
    }

    fn instant(&mut self, text: &str, span: Span) -> Option<(Constant, Type)> {
        let instant = Moment::parse_literal(text)
            .map(Instant::from)
            .or_else(|| Instant::parse(text, true, self.pack.zone));
        if instant.is_none() {
            let wanted = self.type_name(Type::Instant);
            self.report(span, ProblemKind::BadLiteral { text: text.to_owned(), wanted });
        }
        instant.map(|instant| (Constant::Instant(instant), Type::Instant))
    }

    /// `4 hours`, `6 months`, `5 business days`: whole numbers of a unit.
    pub(super) fn duration(
        &mut self,
        text: &str,
        unit: DurationUnit,
        span: Span,
    ) -> Option<(Constant, Type)> {
        let whole = self.decimal(text, span)?.to_i64();
        let constant = whole.and_then(|whole| duration(whole, unit));
        if constant.is_none() {
            let wanted = Bilingual::new("整数の期間", "a whole number of a unit of time");
            self.report(span, ProblemKind::BadLiteral { text: text.to_owned(), wanted });
        }
        constant
    }

    /// A word of an enumeration.
    pub(super) fn level(&mut self, name: &Name, id: EnumerationId) -> Option<Constant> {
        if self.broken.contains(&name.value) {
            return None;
        }
        let enumeration = self.enumerations.get(id.0)?.clone();
        if let Some(at) = enumeration.levels.iter().position(|level| level.word == name.value) {
            return Some(Constant::Level(id, u32::try_from(at).ok()?));
        }
        let levels: Vec<String> =
            enumeration.levels.iter().map(|level| level.word.clone()).collect();
        let suggestion = nearest(&name.value, levels.iter().map(String::as_str));
        let of = self.enumeration_name(id);
        self.report(
            name.span,
            ProblemKind::UnknownLevel { word: name.value.clone(), of, levels, suggestion },
        );
        None
    }

    /// The unit or base of a quantity: there exactly where its type has one.
    #[allow(clippy::option_option, reason = "wrong, and rightly left out, are two things")]
    fn qualifier(
        &mut self,
        name: Option<&Name>,
        of: Option<EnumerationId>,
        span: Span,
    ) -> Option<Option<u32>> {
        match (name, of) {
            (None, None) => Some(None),
            (Some(name), Some(id)) => match self.level(name, id)? {
                Constant::Level(_, at) => Some(Some(at)),
                _ => None,
            },
            (Some(name), None) => {
                let wanted =
                    Bilingual::new("単位や基準のない数量", "a quantity without this unit or base");
                self.report(
                    name.span,
                    ProblemKind::BadLiteral { text: name.value.clone(), wanted },
                );
                None
            }
            (None, Some(id)) => {
                let word = self.enumerations.get(id.0).and_then(|words| words.levels.first());
                let example = word.map_or_else(String::new, |level| level.word.clone());
                let wanted = Bilingual::new(
                    format!("基準まで書いた数量（… of {example}）"),
                    format!("a quantity with its base (… of {example})"),
                );
                let text = self.text(span);
                self.report(span, ProblemKind::BadLiteral { text, wanted });
                None
            }
        }
    }
}

fn duration(whole: i64, unit: DurationUnit) -> Option<(Constant, Type)> {
    let duration = match unit {
        DurationUnit::Seconds => Duration::from_seconds(whole)?,
        DurationUnit::Minutes => Duration::from_minutes(whole)?,
        DurationUnit::Hours => Duration::from_hours(whole)?,
        DurationUnit::Days => Duration::from_days(whole)?,
        DurationUnit::Weeks => Duration::from_weeks(whole)?,
        DurationUnit::Months => Duration::from_months(whole)?,
        DurationUnit::Years => Duration::from_years(whole)?,
        DurationUnit::BusinessDays => {
            return Some((Constant::BusinessDays(whole), Type::BusinessDays));
        }
    };
    Some((Constant::Duration(duration), Type::Duration))
}
