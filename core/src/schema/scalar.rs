//! Keywords whose value is a text, a number, a Boolean or a list of texts.

use tekigo_grammar::tree::Spanned;

use super::keywords::Reading;
use super::problem::Wanted;
use crate::json::{Json, JsonForm};
use crate::value::Decimal;

impl Reading {
    pub(super) fn text(&mut self, keyword: &str, json: &Json) -> Option<Spanned<String>> {
        let JsonForm::Text(text) = &json.form else {
            self.wrong(keyword, Wanted::Text, json);
            return None;
        };
        Some(Spanned { value: text.clone(), span: json.span })
    }

    pub(super) fn boolean(&mut self, keyword: &str, json: &Json) -> Option<Spanned<bool>> {
        let JsonForm::Boolean(value) = &json.form else {
            self.wrong(keyword, Wanted::Boolean, json);
            return None;
        };
        Some(Spanned { value: *value, span: json.span })
    }

    pub(super) fn list<'j>(&mut self, keyword: &str, json: &'j Json) -> Option<&'j [Json]> {
        let JsonForm::List(items) = &json.form else {
            self.wrong(keyword, Wanted::List, json);
            return None;
        };
        Some(items)
    }

    /// A list of texts; what is no text is reported and left out.
    pub(super) fn texts(&mut self, keyword: &str, json: &Json) -> Option<Vec<Spanned<String>>> {
        let JsonForm::List(items) = &json.form else {
            self.wrong(keyword, Wanted::Texts, json);
            return None;
        };
        Some(items.iter().filter_map(|item| self.text(keyword, item)).collect())
    }

    /// A number that fits exactly.
    pub(super) fn number(&mut self, keyword: &str, json: &Json) -> Option<Spanned<Decimal>> {
        if let JsonForm::Number(text) = &json.form
            && let Ok(value) = Decimal::parse(text)
        {
            return Some(Spanned { value, span: json.span });
        }
        self.wrong(keyword, Wanted::Number, json);
        None
    }

    /// A whole number from 0, however it is written: `3`, `3.0`.
    pub(super) fn count(&mut self, keyword: &str, json: &Json) -> Option<Spanned<usize>> {
        if let JsonForm::Number(text) = &json.form
            && let Some(whole) = Decimal::parse(text).ok().and_then(Decimal::to_i64)
            && let Ok(value) = usize::try_from(whole)
        {
            return Some(Spanned { value, span: json.span });
        }
        self.wrong(keyword, Wanted::Count, json);
        None
    }
}
