//! Bounds: of numbers, and of how many items or code points there may be.

use tekigo_grammar::tree::Spanned;

use super::problem::{Found, SchemaProblemKind, Wanted};
use super::shape::Builder;
use super::tree::{Schema, TypeWord};
use crate::types::{Bound, NumberBounds};
use crate::value::Decimal;

impl Builder<'_> {
    /// The bounds of a number; of two on one side the narrower.
    pub(super) fn bounds(&mut self, schema: &Schema, file: usize) -> NumberBounds {
        let integer = schema.of.as_ref().is_some_and(|of| of.value == TypeWord::Integer);
        if integer {
            for (keyword, bound) in [
                ("minimum", &schema.minimum),
                ("maximum", &schema.maximum),
                ("exclusiveMinimum", &schema.exclusive_minimum),
                ("exclusiveMaximum", &schema.exclusive_maximum),
            ] {
                if let Some(bound) = bound.as_ref().filter(|bound| !bound.value.is_integer()) {
                    let found = Found::Number(bound.value.to_string());
                    let kind = SchemaProblemKind::WrongValue {
                        keyword: keyword.into(),
                        wanted: Wanted::WholeNumber,
                        found,
                    };
                    self.report(file, bound.span, kind);
                }
            }
        }
        let least =
            narrower(schema.minimum.as_ref(), schema.exclusive_minimum.as_ref(), |or, than| {
                or > than
            });
        let most =
            narrower(schema.maximum.as_ref(), schema.exclusive_maximum.as_ref(), |or, than| {
                or < than
            });
        if let (Some(least), Some(most)) = (&least, &most)
            && nothing_between(least.value, most.value, integer)
        {
            let kind = SchemaProblemKind::NothingFits {
                least: least.value.number.to_string(),
                most: most.value.number.to_string(),
            };
            self.report(file, most.span, kind);
        }
        NumberBounds {
            integer,
            least: least.map(|least| least.value),
            most: most.map(|most| most.value),
        }
    }

    /// `minItems` and `maxItems`, `minLength` and `maxLength`.
    pub(super) fn counts_in_order(
        &mut self,
        least: Option<&Spanned<usize>>,
        most: Option<&Spanned<usize>>,
        file: usize,
    ) {
        if let (Some(least), Some(most)) = (least, most)
            && least.value > most.value
        {
            let kind = SchemaProblemKind::NothingFits {
                least: least.value.to_string(),
                most: most.value.to_string(),
            };
            self.report(file, most.span, kind);
        }
    }
}

/// Of a bound that belongs to the range and one that does not, the one that leaves less.
fn narrower(
    inclusive: Option<&Spanned<Decimal>>,
    exclusive: Option<&Spanned<Decimal>>,
    is_narrower: impl Fn(Decimal, Decimal) -> bool,
) -> Option<Spanned<Bound>> {
    let bound = |number: &Spanned<Decimal>, exclusive| Spanned {
        value: Bound { number: number.value, exclusive },
        span: number.span,
    };
    match (inclusive, exclusive) {
        (Some(inclusive), Some(exclusive)) if is_narrower(inclusive.value, exclusive.value) => {
            Some(bound(inclusive, false))
        }
        (_, Some(exclusive)) => Some(bound(exclusive, true)),
        (Some(inclusive), None) => Some(bound(inclusive, false)),
        (None, None) => None,
    }
}

/// Whether no number lies within the bounds.
fn nothing_between(least: Bound, most: Bound, integer: bool) -> bool {
    let (mut low, mut high) = (least.number, most.number);
    let (mut low_excluded, mut high_excluded) = (least.exclusive, most.exclusive);
    // Whole numbers step by one, so an excluded end is the next one, included; where it does not fit, nothing is lost.
    if integer {
        if let Some(next) = low.add(Decimal::ONE).filter(|_| low_excluded) {
            (low, low_excluded) = (next, false);
        }
        if let Some(next) = high.subtract(Decimal::ONE).filter(|_| high_excluded) {
            (high, high_excluded) = (next, false);
        }
    }
    low > high || (low == high && (low_excluded || high_excluded))
}
