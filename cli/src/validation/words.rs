//! Mistakes against a schema in words for people.

use jsonschema::JsonType;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;
use tekigo_core::facts::Due;
use tekigo_core::suggest::nearest;
use tekigo_grammar::diagnostic::Bilingual;

use crate::documents::excerpt;

/// One mistake.
pub(super) struct Mistake {
    /// The place.
    pub(super) pointer: String,
    /// Whether the name there is wrong, and not the value.
    pub(super) at_name: bool,
    /// The stable code: where the fact reader would say the same, it is the same.
    pub(super) code: &'static str,
    /// What was expected, and what was found.
    pub(super) message: Bilingual,
    /// What to do.
    pub(super) help: Option<Bilingual>,
    /// Where the type is wrong: the one that is due.
    pub(super) due: Option<Due>,
}

/// The most words that a message lists.
const MOST_WORDS: usize = 12;

/// A member that must be there.
const MISSING: &str = "D050";

/// A member that is not in the schema.
const UNEXPECTED: &str = "D051";

/// A value of none of the forms that may be.
const NO_FORM: &str = "D052";

/// The codes that the fact reader does not give, for the test that demands a page for each.
#[cfg(test)]
pub(crate) const CODES: &[&str] = &[MISSING, UNEXPECTED, NO_FORM];

/// An error as one mistake, or, for members that should not be, one for each of them.
pub(super) fn mistakes(error: &ValidationError<'_>, members: &[String]) -> Vec<Mistake> {
    let pointer = error.instance_path().as_str().to_owned();
    if let ValidationErrorKind::AdditionalProperties { unexpected }
    | ValidationErrorKind::UnevaluatedProperties { unexpected } = error.kind()
    {
        return unexpected.iter().map(|name| unexpected_member(&pointer, name, members)).collect();
    }
    let (message, help) = words(error);
    let help = help.or_else(|| Some(Bilingual::new("そのように直す", "change it accordingly")));
    vec![Mistake { pointer, at_name: false, code: code(error), message, help, due: due(error) }]
}

fn unexpected_member(pointer: &str, name: &str, members: &[String]) -> Mistake {
    let help = match nearest(&excerpt(name), members.iter().map(String::as_str)) {
        Some(near) => {
            Bilingual::new(format!("「{near}」のことですか"), format!("did you mean “{near}”?"))
        }
        None => Bilingual::new(
            "この項目は読まれない。項目名を確かめる",
            "nobody reads this member; check its name",
        ),
    };
    Mistake {
        pointer: format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
        at_name: true,
        code: UNEXPECTED,
        message: Bilingual::new(
            format!("「{}」という項目はない", excerpt(name)),
            format!("there is no member “{}” here", excerpt(name)),
        ),
        help: Some(help),
        due: None,
    }
}

fn due(error: &ValidationError<'_>) -> Option<Due> {
    let ValidationErrorKind::Type { kind: TypeKind::Single(due) } = error.kind() else {
        return None;
    };
    match due {
        JsonType::String => Some(Due::Text),
        JsonType::Number | JsonType::Integer => Some(Due::Number),
        JsonType::Boolean => Some(Due::Boolean),
        JsonType::Array | JsonType::Object | JsonType::Null => None,
    }
}

fn code(error: &ValidationError<'_>) -> &'static str {
    match error.kind() {
        ValidationErrorKind::Required { .. } => MISSING,
        ValidationErrorKind::Type { kind: TypeKind::Single(due) }
            if due.to_string() == "integer" && error.instance().is_number() =>
        {
            "D023"
        }
        ValidationErrorKind::Type { .. } => "D020",
        ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => "D021",
        ValidationErrorKind::Minimum { .. }
        | ValidationErrorKind::Maximum { .. }
        | ValidationErrorKind::ExclusiveMinimum { .. }
        | ValidationErrorKind::ExclusiveMaximum { .. } => "D024",
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MaxLength { .. } => "D025",
        ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MaxItems { .. } => "D029",
        ValidationErrorKind::Format { .. } => "D027",
        _ => NO_FORM,
    }
}

fn words(error: &ValidationError<'_>) -> (Bilingual, Option<Bilingual>) {
    let found = shown(error.instance());
    let both = |ja: String, en: String| (Bilingual::new(ja, en), None);
    let bound = |ja: &str, en: &str, limit: &Value| {
        both(
            format!("{limit}{ja}でなければならないが、{found} と書かれている"),
            format!("it must be {en} {limit}, but {found} is written"),
        )
    };
    let size = |unit: (&str, &str), ja: &str, en: &str, limit: u64| {
        both(
            format!("{limit}{}{ja}でなければならない", unit.0),
            format!("there must be {en} {limit} {}", unit.1),
        )
    };
    let letters = ("文字", "characters");
    let items = ("件", "items");
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            both(format!("必須の項目「{name}」がない"), format!("the member “{name}” is missing"))
        }
        ValidationErrorKind::Type { kind } => {
            let due = types(kind);
            both(
                format!("{}でなければならないが、{found} と書かれている", due.ja),
                format!("{} is expected, but {found} is written", due.en),
            )
        }
        ValidationErrorKind::Enum { options } => one_of(options, error.instance(), &found),
        ValidationErrorKind::Constant { expected_value } => both(
            format!("{expected_value} でなければならないが、{found} と書かれている"),
            format!("it must be {expected_value}, but {found} is written"),
        ),
        ValidationErrorKind::Minimum { limit } => bound("以上", "at least", limit),
        ValidationErrorKind::Maximum { limit } => bound("以下", "at most", limit),
        ValidationErrorKind::ExclusiveMinimum { limit } => {
            bound("より大きい数", "more than", limit)
        }
        ValidationErrorKind::ExclusiveMaximum { limit } => bound("未満", "less than", limit),
        ValidationErrorKind::MinLength { limit } => size(letters, "以上", "at least", *limit),
        ValidationErrorKind::MaxLength { limit } => size(letters, "以下", "at most", *limit),
        ValidationErrorKind::MinItems { limit } => size(items, "以上", "at least", *limit),
        ValidationErrorKind::MaxItems { limit } => size(items, "以下", "at most", *limit),
        ValidationErrorKind::Format { format } => {
            let due = format_words(format);
            both(
                format!("{}を書くが、{found} と書かれている", due.ja),
                format!("{} is expected, but {found} is written", due.en),
            )
        }
        _ => (
            Bilingual::new(
                format!("ここに書ける形のどれでもない（{found}）"),
                format!("this has none of the forms that may stand here ({found})"),
            ),
            Some(Bilingual::new(
                "スキーマの oneOf にある形の一つを選び、形を表す項目にその語を書く",
                "choose one of the forms that the schema lists in oneOf, and write the word that tells it apart",
            )),
        ),
    }
}

fn one_of(options: &Value, instance: &Value, found: &str) -> (Bilingual, Option<Bilingual>) {
    let words: Vec<&str> =
        options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let more = words.len() > MOST_WORDS;
    let mut listed: Vec<&str> = words.iter().copied().take(MOST_WORDS).collect();
    if more {
        listed.push("…");
    }
    let near =
        instance.as_str().and_then(|written| nearest(&excerpt(written), words.iter().copied()));
    let help = near.map(|near| {
        Bilingual::new(format!("「{near}」のことですか"), format!("did you mean “{near}”?"))
    });
    let message = Bilingual::new(
        format!("{} のいずれかでなければならないが、{found} と書かれている", listed.join("、")),
        format!("one of {} is expected, but {found} is written", listed.join(", ")),
    );
    (message, help)
}

fn format_words(format: &str) -> Bilingual {
    match format {
        "date" => Bilingual::new("2020-06-02 のような日付", "a date like 2020-06-02"),
        "date-time" => Bilingual::new(
            "2019-12-04T10:00:00+09:00 のような日時",
            "an instant like 2019-12-04T10:00:00+09:00",
        ),
        "duration" => Bilingual::new("PT4H や P30D のような期間", "a duration like PT4H or P30D"),
        other => {
            Bilingual::new(format!("{other} の形の値"), format!("a value of the form {other}"))
        }
    }
}

fn types(kind: &TypeKind) -> Bilingual {
    match kind {
        TypeKind::Single(one) => type_words(&one.to_string()),
        TypeKind::Multiple(many) => {
            let words: Vec<Bilingual> =
                many.into_iter().map(|one| type_words(&one.to_string())).collect();
            let join = |pick: fn(&Bilingual) -> &str, with: &str| {
                words.iter().map(pick).collect::<Vec<_>>().join(with)
            };
            Bilingual::new(join(|words| &words.ja, "か"), join(|words| &words.en, " or "))
        }
    }
}

fn type_words(name: &str) -> Bilingual {
    let (ja, en) = match name {
        "array" => ("一覧（[ … ]）", "a list ([ … ])"),
        "boolean" => ("true か false", "true or false"),
        "integer" => ("整数", "a whole number"),
        "null" => ("null", "null"),
        "number" => ("数", "a number"),
        "object" => ("項目の集まり（{ … }）", "a record ({ … })"),
        _ => ("文字列", "a text"),
    };
    Bilingual::new(ja, en)
}

/// A value as JSON writes it, cut short where it is long.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "{ … }".to_owned(),
        Value::Array(_) => "[ … ]".to_owned(),
        other => excerpt(&other.to_string()),
    }
}
