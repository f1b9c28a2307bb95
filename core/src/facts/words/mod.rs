//! The words of a document's errors and problems: what was expected, what was found, why it matters, what to do.

mod document;
mod fact;

#[cfg(feature = "yaml")]
pub(super) use document::shown;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};

use super::place::raw;
use super::problem::{DocumentError, Due, FactProblem, FactProblemKind, Found};

impl DocumentError {
    /// The error as a message to a person, in the file of that index. Its labels count bytes of the file as it was given.
    #[must_use]
    pub fn diagnostic(&self, file: usize) -> Diagnostic {
        Diagnostic {
            code: self.kind.code(),
            severity: Severity::Error,
            message: self.kind.message(),
            labels: vec![label(file, self.at, self.at)],
            help: Some(self.kind.help()),
        }
    }
}

impl FactProblem {
    /// The problem as a message to a person, in the file of that index and text.
    #[must_use]
    pub fn diagnostic(&self, file: usize, text: &str) -> Diagnostic {
        let end = |at: usize| {
            let value = raw(text, at).filter(|value| !value.starts_with(['{', '[']));
            at + value.map_or(1, str::len)
        };
        let mut labels = vec![label(file, self.at, end(self.at))];
        let related = match &self.kind {
            FactProblemKind::Repeated { first } => {
                Some((*first, Bilingual::new("先に書かれたのはここ", "it was first written here")))
            }
            FactProblemKind::MarkOnValue { value } => {
                Some((*value, Bilingual::new("書かれている値はここ", "the value is written here")))
            }
            _ => None,
        };
        if let Some((at, words)) = related {
            labels.push(Label { file, span: Span { start: at, end: end(at) }, words });
        }
        let no_effect =
            matches!(self.kind, FactProblemKind::BadPointer | FactProblemKind::MarkNowhere);
        Diagnostic {
            code: self.kind.code(),
            severity: if no_effect { Severity::Warning } else { Severity::Error },
            message: self.message(),
            labels,
            help: Some(self.kind.help()),
        }
    }

    fn message(&self) -> Bilingual {
        let place = &self.pointer;
        let Bilingual { ja, en } = self.kind.message();
        if place.is_empty() {
            both(format!("文書全体：{ja}"), format!("the whole document: {en}"))
        } else {
            both(format!("`{place}`：{ja}"), format!("`{place}`: {en}"))
        }
    }
}

fn label(file: usize, start: usize, end: usize) -> Label {
    Label { file, span: Span { start, end }, words: Bilingual::default() }
}

pub(super) fn both(ja: String, en: String) -> Bilingual {
    Bilingual { ja, en }
}

impl Found {
    /// What a message calls it.
    #[must_use]
    pub fn name(self) -> Bilingual {
        match self {
            Self::Null => Bilingual::new("`null` ", "`null`"),
            Self::Boolean => Bilingual::new("真偽値", "true or false"),
            Self::Number => Bilingual::new("数値", "a number"),
            Self::Text => Bilingual::new("文字列", "a text"),
            Self::Record => Bilingual::new("まとまり `{…}` ", "a record `{…}`"),
            Self::List => Bilingual::new("一覧 `[…]` ", "a list `[…]`"),
        }
    }
}

impl Due {
    fn name(self) -> Bilingual {
        match self {
            Self::Record => Bilingual::new("まとまり `{…}` ", "a record `{…}`"),
            Self::List => Bilingual::new("一覧 `[…]` ", "a list `[…]`"),
            Self::Boolean => Bilingual::new("`true` か `false` ", "`true` or `false`"),
            Self::Number => Bilingual::new("引用符のない数値", "a number without quotation marks"),
            Self::Text => Bilingual::new("文字列", "a text"),
            Self::Word => Bilingual::new("決められた語", "one of the set words"),
            Self::Date => {
                Bilingual::new("`\"2020-06-02\"` の形の日付", "a date like `\"2020-06-02\"`")
            }
            Self::Instant => Bilingual::new(
                "`\"2019-12-04T10:00:00+09:00\"` の形の日時",
                "a time like `\"2019-12-04T10:00:00+09:00\"`",
            ),
            Self::StatedInstant => Bilingual::new(
                "`\"2019-12-04T10:00:00+09:00\"`、`\"2019-12-04\"`、`\"2019-12\"` の形の日時",
                "a time like `\"2019-12-04T10:00:00+09:00\"`, `\"2019-12-04\"` or `\"2019-12\"`",
            ),
            Self::Duration => Bilingual::new(
                "`\"PT4H\"` や `\"P30D\"` の形の期間",
                "a duration like `\"PT4H\"` or `\"P30D\"`",
            ),
            Self::BusinessDays => {
                Bilingual::new("営業日数の整数", "a whole number of business days")
            }
        }
    }
}
