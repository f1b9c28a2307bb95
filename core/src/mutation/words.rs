//! Mutants in words: what was changed, and a name to speak of it by.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::{Mutant, Mutation};
use crate::eval::Datum;
use crate::explain::Stage;
use crate::program::{Node, Program};
use crate::prose;
use crate::typed::Type;
use crate::value::Value;

impl Mutant {
    /// What is changed: 「以上」を「より上」に変える, “at least” becomes “above”.
    #[must_use]
    pub fn words(&self, program: &Program) -> Bilingual {
        match &self.mutation {
            Mutation::Relation(from, to, of) => changed(&relation(*from, *of), &relation(*to, *of)),
            Mutation::AndToOr => word("and", "or"),
            Mutation::OrToAnd => word("or", "and"),
            Mutation::AllToSome => word("all", "some"),
            Mutation::SomeToAll => word("some", "all"),
            Mutation::MinToMax => word("min", "max"),
            Mutation::MaxToMin => word("max", "min"),
            Mutation::AddToSubtract => word("+", "-"),
            Mutation::SubtractToAdd => word("-", "+"),
            Mutation::PartDropped(at) => self.part_dropped(program, *at),
            Mutation::NotDropped => left_out("「not」", "“not”"),
            Mutation::NotAdded => both("「not」を付ける", "“not” is put before it"),
            Mutation::CountsAll => both(
                "数える条件を省き、すべて数える",
                "every item is counted, whatever the condition",
            ),
            Mutation::SecondDropped => left_out("「else」から後", "what follows “else”"),
            Mutation::FirstDropped => left_out("「else」より前", "what stands before “else”"),
            Mutation::Constant { from, to, of } => self.constant(program, (*from, *to), *of),
            Mutation::WhenDropped => left_out("この「when」の行", "this “when” line"),
            Mutation::WhenNegated => both(
                "この「when」の条件を逆にする",
                "this “when” line holds where it did not, and the other way round",
            ),
            Mutation::ExceptionDropped => left_out("この例外", "this exception"),
            Mutation::ExceptionNegated => both(
                "この例外の条件を逆にする",
                "this exception holds where it did not, and the other way round",
            ),
            Mutation::ClaimDropped => left_out("この「accepts」の行", "this “accepts” line"),
            Mutation::RequireDropped => left_out("この「require」の行", "this “require” line"),
            Mutation::Period { first, from, to } => {
                let words =
                    changed(&value(program, *from, Type::Date), &value(program, *to, Type::Date));
                let (ja, en) = if *first {
                    ("施行の初日の", "the first day: ")
                } else {
                    ("施行の末日の", "the last day: ")
                };
                both(format!("{ja}{}", words.ja), format!("{en}{}", words.en))
            }
            Mutation::RowDropped => left_out("この行", "this row"),
            Mutation::RowValue { from, to, of } => {
                let words = changed(&value(program, *from, *of), &value(program, *to, *of));
                both(
                    format!("この行の値の{}", words.ja),
                    format!("the value of this row: {}", words.en),
                )
            }
            Mutation::RangeEnd { lower, belonged, .. } => range_end(*lower, *belonged),
        }
    }

    /// What it does, as part of its name: `at-least-to-above`, `number-down`.
    #[must_use]
    pub fn slug(&self) -> String {
        match &self.mutation {
            Mutation::Relation(from, to, _) => {
                format!("{}-to-{}", relation_slug(*from), relation_slug(*to))
            }
            Mutation::AndToOr => "and-to-or".to_owned(),
            Mutation::OrToAnd => "or-to-and".to_owned(),
            Mutation::AllToSome => "all-to-some".to_owned(),
            Mutation::SomeToAll => "some-to-all".to_owned(),
            Mutation::MinToMax => "min-to-max".to_owned(),
            Mutation::MaxToMin => "max-to-min".to_owned(),
            Mutation::AddToSubtract => "plus-to-minus".to_owned(),
            Mutation::SubtractToAdd => "minus-to-plus".to_owned(),
            Mutation::PartDropped(at) => format!("part-{}-dropped", at + 1),
            Mutation::NotDropped => "not-dropped".to_owned(),
            Mutation::NotAdded => "not-added".to_owned(),
            Mutation::CountsAll => "counts-all".to_owned(),
            Mutation::SecondDropped => "else-dropped".to_owned(),
            Mutation::FirstDropped => "before-else-dropped".to_owned(),
            Mutation::Constant { from, to, .. } => format!("constant-{}", step(*from, *to)),
            Mutation::WhenDropped => "when-dropped".to_owned(),
            Mutation::WhenNegated => "when-negated".to_owned(),
            Mutation::ExceptionDropped => "except-dropped".to_owned(),
            Mutation::ExceptionNegated => "except-negated".to_owned(),
            Mutation::ClaimDropped => "accepts-dropped".to_owned(),
            Mutation::RequireDropped => "require-dropped".to_owned(),
            Mutation::Period { first, from, to } => {
                format!("{}-{}", if *first { "from" } else { "until" }, step(*from, *to))
            }
            Mutation::RowDropped => "row-dropped".to_owned(),
            Mutation::RowValue { from, to, .. } => format!("value-{}", step(*from, *to)),
            Mutation::RangeEnd { key, lower, .. } => {
                format!("range-{}-{}", key + 1, if *lower { "from" } else { "to" })
            }
        }
    }

    /// The line that it stands in: `when`, `accepts`, `except`, `require`, `effective`; `row` of a table.
    #[must_use]
    pub fn line(&self) -> &'static str {
        match (&self.mutation, self.stage) {
            (Mutation::RowDropped | Mutation::RowValue { .. } | Mutation::RangeEnd { .. }, _) => {
                "row"
            }
            (_, Some(Stage::When(_))) => "when",
            (_, Some(Stage::Claim(_))) => "accepts",
            (_, Some(Stage::Exception(_))) => "except",
            (_, Some(Stage::Require(_) | Stage::ExceptionRequire(..) | Stage::Answer)) => "require",
            (_, Some(Stage::Date) | None) => "effective",
        }
    }

    fn part_dropped(&self, program: &Program, at: usize) -> Bilingual {
        let whole = self.node().and_then(|id| program.node(id));
        let part = match whole {
            Some(Node::And(parts) | Node::Or(parts)) => program.parts(parts).get(at).copied(),
            _ => None,
        };
        let said = part.map(|part| prose::expression(program, part)).unwrap_or_default();
        both(format!("「{}」を省く", said.ja), format!("left out: {}", said.en))
    }

    fn constant(&self, program: &Program, (from, to): (Value, Value), of: Type) -> Bilingual {
        if let Some(Node::QuantityConstant { unit, base, .. }) =
            self.node().and_then(|id| program.node(id))
            && let (Value::Number(from), Value::Number(to), Some(id)) = (from, to, self.node())
        {
            let said = |number| {
                let datum = Datum::Quantity { low: Some(number), high: Some(number), unit, base };
                prose::datum(program, datum, program.type_of(id)).unwrap_or_default()
            };
            return changed(&said(from), &said(to));
        }
        let Value::Text(_) = from else {
            let percent = if of == Type::Ratio { "%" } else { "" };
            let said = |it: Value| {
                let words = value(program, it, of);
                both(format!("{}{percent}", words.ja), format!("{}{percent}", words.en))
            };
            return changed(&said(from), &said(to));
        };
        let said = prose::value(program, from, of);
        both(format!("{}を別の語に変える", said.ja), format!("{} becomes another text", said.en))
    }
}

fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}

fn word(from: &str, to: &str) -> Bilingual {
    changed(&both(from, from), &both(to, to))
}

fn changed(from: &Bilingual, to: &Bilingual) -> Bilingual {
    both(
        format!("「{}」を「{}」に変える", from.ja, to.ja),
        format!("“{}” becomes “{}”", from.en, to.en),
    )
}

fn left_out(ja: &str, en: &str) -> Bilingual {
    both(format!("{ja}を省く"), format!("{en} is left out"))
}

fn value(program: &Program, value: Value, of: Type) -> Bilingual {
    prose::value(program, value, of)
}

fn range_end(lower: bool, belonged: bool) -> Bilingual {
    let (ja, en) = if lower { ("下", "lower") } else { ("上", "upper") };
    if belonged {
        both(
            format!("範囲の{ja}端の値を範囲に含めない"),
            format!("the {en} end of the range no longer belongs to it"),
        )
    } else {
        both(
            format!("範囲の{ja}端の値を範囲に含める"),
            format!("the {en} end of the range belongs to it"),
        )
    }
}

fn relation(relation: Relation, of: Type) -> Bilingual {
    let time = matches!(of, Type::Date | Type::Instant);
    let scale = matches!(of, Type::Enumeration(_));
    let ja = match relation {
        Relation::Is => "である",
        Relation::IsNot => "でない",
        Relation::AtLeast if time => "以降",
        Relation::AtLeast => "以上",
        Relation::AtMost if time => "以前",
        Relation::AtMost => "以下",
        Relation::Above if time => "より後",
        Relation::Above if scale => "より上",
        Relation::Above => "超",
        Relation::Below if time => "より前",
        Relation::Below if scale => "より下",
        Relation::Below => "未満",
    };
    let en = match relation {
        Relation::Is => "is",
        Relation::IsNot => "is not",
        Relation::AtLeast => "at least",
        Relation::AtMost => "at most",
        Relation::Above => "above",
        Relation::Below => "below",
    };
    both(ja, en)
}

fn relation_slug(relation: Relation) -> &'static str {
    match relation {
        Relation::Is => "is",
        Relation::IsNot => "is-not",
        Relation::AtLeast => "at-least",
        Relation::AtMost => "at-most",
        Relation::Above => "above",
        Relation::Below => "below",
    }
}

/// Which way a value moved.
fn step(from: Value, to: Value) -> &'static str {
    let up = match (from, to) {
        (Value::Number(from), Value::Number(to)) => to > from,
        (Value::Level(from), Value::Level(to)) => to > from,
        (Value::Date(from), Value::Date(to)) => to > from,
        (Value::Instant(from), Value::Instant(to)) => to.first > from.first,
        (Value::Duration(from), Value::Duration(to)) => {
            to.partial_compare(from) == Some(std::cmp::Ordering::Greater)
        }
        (Value::BusinessDays(from), Value::BusinessDays(to)) => to > from,
        _ => return "changed",
    };
    if up { "up" } else { "down" }
}
