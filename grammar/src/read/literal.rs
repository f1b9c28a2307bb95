//! Names, paths, texts and literals.

use super::Reader;
use crate::problem::ProblemKind;
use crate::syntax::{Node, Rule};
use crate::tree::{
    DurationUnit, Expression, ExpressionKind, Literal, LiteralKind, Name, Path, Segment, Spanned,
};

/// What a token that starts with a digit is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numeral {
    /// `99.95`
    Number,
    /// `2020-06-02`
    Date,
    /// `2019-12`
    Month,
    /// `2019-12-04T10:00+09:00`
    Instant,
}

/// A number and what follows it.
enum Measure {
    /// `99.95`
    Number(String),
    /// `2020-06-02`
    Date(String),
    /// `2019-12`, `2019-12-04T10:00+09:00`
    Instant(String),
    /// `70 %`
    Percent(String),
    /// `4 hours`
    Duration(String, DurationUnit),
    /// `99.5 percent of round_the_clock`
    Quantity { number: String, unit: Name, base: Option<Name> },
}

/// A name as it is written.
pub(super) fn name(node: &Node<'_>) -> Name {
    Name { value: node.text().to_owned(), span: node.span() }
}

/// A text without its marks and escapes.
pub(super) fn text(node: &Node<'_>) -> Spanned<String> {
    let written = node.text();
    let inside =
        written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    let mut value = String::with_capacity(inside.len());
    let mut signs = inside.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => value.extend(signs.next()),
            _ => value.push(sign),
        }
    }
    Spanned { value, span: node.span() }
}

/// A name, or a text that stands for one.
pub(super) fn name_or_text(node: &Node<'_>) -> Name {
    if node.rule() == Rule::text { text(node) } else { name(node) }
}

impl<'t> Reader<'t, '_, '_> {
    /// `disclosure.backup.copies[1]."RTO"`
    pub(super) fn path(&mut self, node: &Node<'t>) -> Option<Path> {
        let mut parts = node.parts();
        let root = name(&parts.next_of(Rule::name)?);
        let mut segments = Vec::new();
        for part in parts {
            match part.rule() {
                Rule::member | Rule::text => segments.push(Segment::Member(name_or_text(&part))),
                Rule::index => {
                    let Ok(value) = part.text().parse() else {
                        self.bad_literal(&part);
                        return None;
                    };
                    segments.push(Segment::Index(Spanned { value, span: part.span() }));
                }
                _ => {}
            }
        }
        Some(Path { root, segments, span: node.span() })
    }

    fn bad_literal(&mut self, node: &Node<'t>) {
        let text = node.text().chars().take(60).collect();
        self.report(node.span(), ProblemKind::BadLiteral { text });
    }

    /// `2020-06-02`, where nothing but a day, month or year can stand; the checker reads it.
    pub(super) fn day(&mut self, node: &Node<'t>) -> Option<Spanned<String>> {
        let plain = node.text().chars().all(|sign| sign.is_ascii_digit() || sign == '-');
        if !plain {
            self.bad_literal(node);
            return None;
        }
        Some(name(node))
    }

    fn measure(&mut self, node: &Node<'t>) -> Option<Measure> {
        let mut parts = node.parts();
        let numeral = parts.next_of(Rule::numeral)?;
        let number = numeral.text().to_owned();
        let Some(kind) = classify(&number) else {
            self.bad_literal(&numeral);
            return None;
        };
        let Some(unit) = parts.next() else {
            return Some(match kind {
                Numeral::Number => Measure::Number(number),
                Numeral::Date => Measure::Date(number),
                Numeral::Month | Numeral::Instant => Measure::Instant(number),
            });
        };
        if kind != Numeral::Number {
            self.bad_literal(node);
            return None;
        }
        if unit.rule() == Rule::percent {
            return Some(Measure::Percent(number));
        }
        if unit.rule() == Rule::business_ {
            return Some(Measure::Duration(number, DurationUnit::BusinessDays));
        }
        let base = parts.next_of(Rule::base);
        if let (Some(duration), None) = (duration_unit(unit.text()), &base) {
            return Some(Measure::Duration(number, duration));
        }
        let of_unit = |node: &Node<'t>| {
            let inner = node.parts().find(|part| matches!(part.rule(), Rule::name | Rule::text));
            inner.map_or_else(|| name(node), |inner| name_or_text(&inner))
        };
        Some(Measure::Quantity { number, unit: of_unit(&unit), base: base.as_ref().map(of_unit) })
    }

    /// `99.95`, `4 hours`, `2020-06-02`, `99.5 percent of round_the_clock` in an expression.
    pub(super) fn measured(&mut self, node: &Node<'t>) -> Option<Expression> {
        let kind = match self.measure(node)? {
            Measure::Number(text) => ExpressionKind::Number(text),
            Measure::Date(text) => ExpressionKind::Date(text),
            Measure::Instant(text) => ExpressionKind::Instant(text),
            Measure::Percent(text) => ExpressionKind::Percent(text),
            Measure::Duration(text, unit) => ExpressionKind::Duration(text, unit),
            Measure::Quantity { number, unit, base } => {
                ExpressionKind::Quantity { number, unit, base }
            }
        };
        Some(Expression { kind, span: node.span() })
    }

    /// A literal, a word or a path, perhaps with a minus sign.
    pub(super) fn constant(&mut self, node: &Node<'t>) -> Option<Expression> {
        let mut parts = node.parts();
        let negative = parts.next_of(Rule::negative).is_some();
        let value = self.plain(&parts.next()?)?;
        if negative {
            return Some(Expression {
                kind: ExpressionKind::Negate(Box::new(value)),
                span: node.span(),
            });
        }
        Some(value)
    }

    /// A literal, a word or a path.
    pub(super) fn plain(&mut self, node: &Node<'t>) -> Option<Expression> {
        let span = node.span();
        let kind = match node.rule() {
            Rule::measure => return self.measured(node),
            Rule::boolean => ExpressionKind::Boolean(node.text() == "true"),
            Rule::text => ExpressionKind::Text(text(node).value),
            Rule::path => ExpressionKind::Path(self.path(node)?),
            Rule::as_of => ExpressionKind::AsOf,
            _ => return None,
        };
        Some(Expression { kind, span })
    }

    /// A value written in a test.
    pub(super) fn literal(&mut self, node: &Node<'t>) -> Option<Literal> {
        let span = node.span();
        let inner = node.parts().next()?;
        let kind = match inner.rule() {
            Rule::text => LiteralKind::Text(text(&inner).value),
            Rule::boolean => LiteralKind::Boolean(inner.text() == "true"),
            Rule::bare_word => LiteralKind::Word(inner.text().to_owned()),
            Rule::number => self.test_number(&inner)?,
            Rule::values => {
                let items = inner.parts().filter(|part| part.rule() == Rule::literal);
                let items: Vec<_> = items.map(|item| self.literal(&item)).collect();
                LiteralKind::List(items.into_iter().collect::<Option<_>>()?)
            }
            Rule::record => {
                let fields = inner.parts().filter(|part| part.rule() == Rule::field);
                let fields: Vec<_> = fields.map(|field| self.field(&field)).collect();
                LiteralKind::Record(fields.into_iter().collect::<Option<_>>()?)
            }
            _ => return None,
        };
        Some(Literal { kind, span })
    }

    fn field(&mut self, node: &Node<'t>) -> Option<(Name, Literal)> {
        let mut parts = node.parts();
        let name = name_or_text(&parts.next()?);
        let value = self.literal(&parts.first_of(Rule::literal)?)?;
        Some((name, value))
    }

    /// `-2.5`, `4 hours`, `2020-06-02`: documents know no ratios, and write a quantity as a record.
    fn test_number(&mut self, node: &Node<'t>) -> Option<LiteralKind> {
        let mut parts = node.parts();
        let sign = if parts.next_of(Rule::negative).is_some() { "-" } else { "" };
        match (self.measure(&parts.next_of(Rule::measure)?)?, sign) {
            (Measure::Number(text), sign) => Some(LiteralKind::Number(format!("{sign}{text}"))),
            (Measure::Date(text) | Measure::Instant(text), "") => Some(LiteralKind::Moment(text)),
            (Measure::Duration(text, unit), "") => Some(LiteralKind::Duration(text, unit)),
            _ => {
                self.bad_literal(node);
                None
            }
        }
    }
}

fn duration_unit(word: &str) -> Option<DurationUnit> {
    match word {
        "second" | "seconds" => Some(DurationUnit::Seconds),
        "minute" | "minutes" => Some(DurationUnit::Minutes),
        "hour" | "hours" => Some(DurationUnit::Hours),
        "day" | "days" => Some(DurationUnit::Days),
        "week" | "weeks" => Some(DurationUnit::Weeks),
        "month" | "months" => Some(DurationUnit::Months),
        "year" | "years" => Some(DurationUnit::Years),
        _ => None,
    }
}

/// By its form alone: whether the calendar has such a day, the checker says.
fn classify(text: &str) -> Option<Numeral> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let sized = |part: &str, size: usize| part.len() == size && digits(part);
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    // `000` is what is left of `1,000`.
    let whole_number = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    if whole_number && fraction.is_none_or(digits) {
        return Some(Numeral::Number);
    }
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let parts: Vec<&str> = day.splitn(4, '-').collect();
    match (parts.as_slice(), time) {
        ([year, month, day], None) => {
            (sized(year, 4) && sized(month, 2) && sized(day, 2)).then_some(Numeral::Date)
        }
        ([year, month], None) => (sized(year, 4) && sized(month, 2)).then_some(Numeral::Month),
        ([year, month, day], Some(time)) => {
            (sized(year, 4) && sized(month, 2) && sized(day, 2) && is_time(time))
                .then_some(Numeral::Instant)
        }
        _ => None,
    }
}

/// `10:00Z`, `10:00:30.5+09:00`
fn is_time(text: &str) -> bool {
    let clock = |text: &str, most: usize| {
        let parts: Vec<&str> = text.splitn(4, ':').collect();
        (2..=most).contains(&parts.len())
            && parts
                .iter()
                .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (time, offset) = match text.strip_suffix('Z') {
        Some(time) => (time, None),
        None => match text.split_once(['+', '-']) {
            Some((time, offset)) => (time, Some(offset)),
            None => return false,
        },
    };
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    offset.is_none_or(|offset| clock(offset, 2))
        && clock(time, 3)
        && fraction.is_none_or(|fraction| {
            time.len() == 8 && fraction.bytes().all(|byte| byte.is_ascii_digit())
        })
}
