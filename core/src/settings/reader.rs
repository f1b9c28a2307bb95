//! Reads the members of a file of settings: each known, there once, and of its form. What is wrong is collected, so that
//! one run says all of it.

use std::collections::BTreeMap;
use std::fmt;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use super::problem::{Found, SettingsProblem, SettingsProblemKind as Kind, Wanted};
use crate::json::{self, Json, JsonForm, JsonMember, Refusal};
use crate::suggest::nearest;
use crate::value::Date;

/// How many problems of a file are told; of further ones, how many there are.
const MOST_PROBLEMS: usize = 100;

/// One file on its way.
pub(super) struct Reader {
    /// The index of the file.
    pub file: usize,
    /// How many problems were found.
    pub found: usize,
    problems: Vec<SettingsProblem>,
}

/// The members of one object.
pub(super) struct Members<'t> {
    /// Its opening brace.
    pub brace: Span,
    members: &'t [JsonMember],
}

impl<'t> Members<'t> {
    /// A member's value; `null` is as good as left out.
    fn get(&self, name: &str) -> Option<&'t Json> {
        let found = self.members.iter().find(|member| member.name.value == name);
        found.map(|member| &member.value).filter(|value| !matches!(value.form, JsonForm::Null))
    }

    /// Whether a member is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Where a member's value stands; the brace where there is none.
    pub(super) fn span(&self, name: &str) -> Span {
        self.get(name).map_or(self.brace, |value| value.span)
    }
}

impl Reader {
    pub(super) fn new(file: usize) -> Self {
        Self { file, found: 0, problems: Vec::new() }
    }

    /// What is wrong with the file, in the order of its text.
    pub(super) fn finish(mut self) -> Vec<SettingsProblem> {
        let others = self.found.saturating_sub(MOST_PROBLEMS);
        let beyond = if others > 0 { self.problems.pop() } else { None };
        self.problems.sort_by_key(|problem| problem.span.start);
        let more =
            |problem| SettingsProblem { kind: Kind::More { others }, related: None, ..problem };
        self.problems.extend(beyond.map(more));
        self.problems
    }

    /// Collects a problem.
    pub(super) fn refuse(&mut self, span: Span, kind: Kind) {
        self.collect(SettingsProblem { file: self.file, span, kind, related: None });
    }

    /// Collects a problem with the first of two places.
    pub(super) fn refuse_beside(&mut self, span: Span, kind: Kind, first: Span) {
        let related = Some((self.file, first));
        self.collect(SettingsProblem { file: self.file, span, kind, related });
    }

    /// What was perhaps meant. Past the problems that are told nobody asks.
    pub(super) fn nearest<'a>(
        &self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        if self.found > MOST_PROBLEMS { None } else { nearest(written, known) }
    }

    /// The first that is not told marks where the others begin.
    fn collect(&mut self, problem: SettingsProblem) {
        self.found = self.found.saturating_add(1);
        if self.problems.len() <= MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// The whole file.
    pub(super) fn parse(&mut self, text: &str) -> Option<Json> {
        match json::parse(text) {
            Ok(json) => Some(json),
            Err((span, refusal)) => {
                self.refuse(
                    span,
                    match refusal {
                        Refusal::NotJson(found) => Kind::NotJson { found },
                        Refusal::TooDeep => Kind::TooDeep { limit: json::NESTING },
                        Refusal::TooLarge => Kind::TooLarge { limit: json::BYTES },
                    },
                );
                None
            }
        }
    }

    fn wrong(&mut self, name: Option<&'static str>, wanted: Wanted, value: &Json) {
        let found = match value.form {
            JsonForm::Null => Found::Null,
            JsonForm::Boolean(_) => Found::Boolean,
            JsonForm::Number(_) => Found::Number,
            JsonForm::Text(_) => Found::Text,
            JsonForm::List(_) => Found::List,
            JsonForm::Object(_) => Found::Object,
        };
        self.refuse(value.span, Kind::WrongForm { name, wanted, found });
    }

    /// A list, as a whole file.
    pub(super) fn items<'t>(&mut self, value: &'t Json) -> &'t [Json] {
        if let JsonForm::List(items) = &value.form {
            return items;
        }
        self.wrong(None, Wanted::List, value);
        &[]
    }

    /// An object with no other members than these.
    pub(super) fn object<'t>(
        &mut self,
        value: &'t Json,
        name: Option<&'static str>,
        known: &'static [&'static str],
    ) -> Option<Members<'t>> {
        let JsonForm::Object(members) = &value.form else {
            self.wrong(name, Wanted::Object, value);
            return None;
        };
        let mut seen = BTreeMap::new();
        for member in members {
            let written = &member.name.value;
            if !known.contains(&written.as_str()) {
                let suggestion = self.nearest(written, known.iter().copied());
                let kind = Kind::UnknownMember { name: written.clone(), known, suggestion };
                self.refuse(member.name.span, kind);
            }
            let first = *seen.entry(written).or_insert(member.name.span);
            if first != member.name.span {
                let kind = Kind::Repeated { name: written.clone() };
                self.refuse_beside(member.name.span, kind, first);
            }
        }
        let start = value.span.start;
        Some(Members { brace: Span { start, end: start + 1 }, members })
    }

    /// A list among the members; nothing where it is left out.
    pub(super) fn list<'t>(&mut self, members: &Members<'t>, name: &'static str) -> &'t [Json] {
        match members.get(name) {
            None => &[],
            Some(Json { form: JsonForm::List(items), .. }) => items,
            Some(other) => {
                self.wrong(Some(name), Wanted::List, other);
                &[]
            }
        }
    }

    /// A member that must be there.
    pub(super) fn member<'t>(
        &mut self,
        members: &Members<'t>,
        name: &'static str,
    ) -> Option<&'t Json> {
        let found = members.get(name);
        if found.is_none() {
            self.refuse(members.brace, Kind::MissingMember { name });
        }
        found
    }

    /// A text that must be there, and says something.
    pub(super) fn text(
        &mut self,
        members: &Members<'_>,
        name: &'static str,
    ) -> Option<Spanned<String>> {
        let value = self.member(members, name)?;
        self.words(value, name)
    }

    /// A text that may be left out.
    pub(super) fn text_or_none(
        &mut self,
        members: &Members<'_>,
        name: &'static str,
    ) -> Option<Spanned<String>> {
        let value = members.get(name)?;
        self.words(value, name)
    }

    fn words(&mut self, value: &Json, name: &'static str) -> Option<Spanned<String>> {
        match &value.form {
            JsonForm::Text(text) if text.trim().is_empty() => {
                self.refuse(value.span, Kind::Blank { name });
                None
            }
            JsonForm::Text(text) => Some(Spanned { value: text.clone(), span: value.span }),
            _ => {
                self.wrong(Some(name), Wanted::Text, value);
                None
            }
        }
    }

    /// A day that must be there.
    pub(super) fn day(&mut self, members: &Members<'_>, name: &'static str) -> Option<Date> {
        let written = self.text(members, name)?;
        self.date(&written, name)
    }

    /// A day that may be left out.
    pub(super) fn day_or_none(
        &mut self,
        members: &Members<'_>,
        name: &'static str,
    ) -> Option<Date> {
        let written = self.text_or_none(members, name)?;
        self.date(&written, name)
    }

    fn date(&mut self, written: &Spanned<String>, name: &'static str) -> Option<Date> {
        let date = Date::parse(&written.value);
        if date.is_none() {
            let kind = Kind::NotADay { name, written: written.value.clone() };
            self.refuse(written.span, kind);
        }
        date
    }

    /// One of some words, which must be there; which of them.
    pub(super) fn word(
        &mut self,
        members: &Members<'_>,
        name: &'static str,
        known: &'static [&'static str],
    ) -> Option<usize> {
        let written = self.text(members, name)?;
        let at = known.iter().position(|known| *known == written.value);
        if at.is_none() {
            let kind = Kind::UnknownWord { name, written: written.value, known };
            self.refuse(written.span, kind);
        }
        at
    }

    /// `{"ja": "…", "en": "…"}`, which must be there.
    pub(super) fn both(&mut self, members: &Members<'_>, name: &'static str) -> Option<Bilingual> {
        let value = self.member(members, name)?;
        let both = self.object(value, Some(name), &["ja", "en"])?;
        let (ja, en) = (self.text(&both, "ja"), self.text(&both, "en"));
        Some(Bilingual::new(ja?.value, en?.value))
    }

    /// One value, as a number, a text, or true or false is written, with how it stands in the file.
    pub(super) fn scalar(
        &mut self,
        members: &Members<'_>,
        name: &'static str,
    ) -> Option<Spanned<Scalar>> {
        let value = self.member(members, name)?;
        let scalar = match &value.form {
            JsonForm::Boolean(is) => Scalar::Boolean(*is),
            JsonForm::Number(number) => Scalar::Number(number.clone()),
            JsonForm::Text(text) => Scalar::Text(text.clone()),
            _ => {
                self.wrong(Some(name), Wanted::Scalar, value);
                return None;
            }
        };
        Some(Spanned { value: scalar, span: value.span })
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(is) => write!(to, "{is}"),
            Self::Number(number) => to.write_str(number),
            Self::Text(text) => write!(to, "\"{text}\""),
        }
    }
}

/// A single value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    /// `true`
    Boolean(bool),
    /// `30`
    Number(String),
    /// `"PT4H"`
    Text(String),
}
