//! `x-tekigo`: what the language adds to JSON Schema.

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use super::keywords::Reading;
use super::problem::{Inside, Missing, Named, SchemaProblemKind, Titled};
use super::tree::{Document, LevelWords, Vocabulary, is_name};
use crate::json::{Json, JsonForm, JsonMember};

/// Every member of `x-tekigo`, with the name it has in messages.
const MEMBERS: &[(&str, &str)] = &[
    ("title", "x-tekigo.title"),
    ("description", "x-tekigo.description"),
    ("words", "x-tekigo.words"),
    ("scale", "x-tekigo.scale"),
    ("quantity", "x-tekigo.quantity"),
    ("instant", "x-tekigo.instant"),
    ("business_days", "x-tekigo.business_days"),
    ("owner", "x-tekigo.owner"),
    ("immutable", "x-tekigo.immutable"),
    ("need", "x-tekigo.need"),
    ("removable", "x-tekigo.removable"),
    ("document", "x-tekigo.document"),
];

/// Words that packs use for the types of the language, so that no enumeration may be called so.
const TYPE_WORDS: &[&str] = &[
    "boolean",
    "number",
    "ratio",
    "text",
    "date",
    "instant",
    "duration",
    "business_days",
    "quantity",
];

/// Whether packs mean a type of the language by a word.
pub(super) fn is_type_word(word: &str) -> bool {
    TYPE_WORDS.contains(&word)
}

impl Reading {
    /// `x-tekigo`, without `document`; the members that must fit a form are added to `keywords`.
    pub(super) fn vocabulary(
        &mut self,
        json: &Json,
        keywords: &mut Vec<Spanned<&'static str>>,
        top: bool,
    ) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for member in self.members("x-tekigo", json) {
            let (value, span) = (&member.value, member.name.span);
            let Some((_, name)) =
                MEMBERS.iter().find(|(known, _)| *known == member.name.value).copied()
            else {
                self.unknown(
                    &member.name,
                    Inside::Vocabulary,
                    MEMBERS.iter().map(|(known, _)| *known),
                );
                continue;
            };
            let mut flag = |reading: &mut Self| {
                let set = reading.boolean(name, value).is_some_and(|set| set.value);
                if set {
                    keywords.push(Spanned { value: name, span });
                }
                set
            };
            match member.name.value.as_str() {
                "title" => {
                    let title = self.bilingual(name, value, span, &Titled::Place);
                    vocabulary.title = Some(Spanned { value: title, span });
                }
                "description" => {
                    let words = self.bilingual(name, value, span, &Titled::Description);
                    vocabulary.description = Some(words);
                }
                "words" => {
                    keywords.push(Spanned { value: name, span });
                    vocabulary.words = self.level_words(name, value);
                }
                "scale" => {
                    keywords.push(Spanned { value: name, span });
                    vocabulary.scale = self.text(name, value);
                    if let Some(scale) = &vocabulary.scale {
                        self.check_scale(scale);
                    }
                }
                "quantity" => vocabulary.quantity = flag(self),
                "instant" => vocabulary.instant = flag(self),
                "business_days" => vocabulary.business_days = flag(self),
                "owner" => vocabulary.owner = self.owner(name, value),
                "immutable" => {
                    vocabulary.immutable = self.boolean(name, value).map(|set| set.value);
                }
                "need" => vocabulary.need = self.boolean(name, value).map(|set| set.value),
                "removable" => {
                    vocabulary.removable =
                        self.boolean(name, value).map(|set| Spanned { span, ..set });
                }
                _ if top => {}
                _ => self.report(span, SchemaProblemKind::Misplaced { keyword: name }),
            }
        }
        vocabulary
    }

    /// `x-tekigo.document`, at the top of a file.
    pub(super) fn document(&mut self, vocabulary: &Json) -> Option<Document> {
        let member = member(vocabulary, "document")?;
        let mut document = Document { kind: None, title: Bilingual::default() };
        let (mut kind_is_there, mut title_is_there) = (false, false);
        for member in self.members("x-tekigo.document", &member.value) {
            match member.name.value.as_str() {
                "kind" => {
                    kind_is_there = true;
                    document.kind = self.text("kind", &member.value);
                    if let Some(kind) = document.kind.as_ref().filter(|kind| !is_name(&kind.value))
                    {
                        self.bad_name(kind, Named::Kind);
                    }
                }
                "title" => {
                    title_is_there = true;
                    document.title =
                        self.bilingual("title", &member.value, member.name.span, &Titled::Document);
                }
                _ => self.unknown(&member.name, Inside::Document, ["kind", "title"].into_iter()),
            }
        }
        let is_object = matches!(member.value.form, JsonForm::Object(_));
        if !kind_is_there && is_object {
            self.report(
                member.name.span,
                SchemaProblemKind::PartMissing { part: super::problem::Part::Kind },
            );
        }
        if !title_is_there && is_object {
            let kind =
                SchemaProblemKind::TitleMissing { of: Titled::Document, missing: Missing::Both };
            self.report(member.name.span, kind);
        }
        Some(document)
    }

    fn level_words(&mut self, name: &str, json: &Json) -> Vec<LevelWords> {
        let mut words = Vec::new();
        for member in self.members(name, json) {
            let of = Titled::Level(member.name.value.clone());
            let title = self.bilingual(&member.name.value, &member.value, member.name.span, &of);
            words.push(LevelWords { level: member.name.clone(), title });
        }
        words
    }

    /// `{"ja": "…", "en": "…"}`; what is missing is reported at `at`.
    fn bilingual(&mut self, name: &str, json: &Json, at: Span, of: &Titled) -> Bilingual {
        let (mut ja, mut en) = (None, None);
        for member in self.members(name, json) {
            match member.name.value.as_str() {
                "ja" => ja = Some(self.words_in("ja", member)),
                "en" => en = Some(self.words_in("en", member)),
                _ => self.unknown(&member.name, Inside::Title, ["ja", "en"].into_iter()),
            }
        }
        let missing = match (ja.as_deref(), en.as_deref()) {
            (None | Some(""), None | Some("")) => Some(Missing::Both),
            (None | Some(""), _) => Some(Missing::Ja),
            (_, None | Some("")) => Some(Missing::En),
            _ => None,
        };
        if let Some(missing) = missing
            && matches!(json.form, JsonForm::Object(_))
        {
            self.report(at, SchemaProblemKind::TitleMissing { of: of.clone(), missing });
        }
        Bilingual::new(ja.unwrap_or_default(), en.unwrap_or_default())
    }

    /// A text of one language; blank is as good as missing, and what is no text was reported.
    fn words_in(&mut self, language: &str, member: &JsonMember) -> String {
        match self.text(language, &member.value) {
            Some(text) => text.value.trim().to_owned(),
            None => "?".to_owned(),
        }
    }

    fn owner(&mut self, name: &str, json: &Json) -> Option<String> {
        let owner = self.text(name, json)?;
        if !is_name(&owner.value) {
            self.bad_name(&owner, Named::Owner);
        }
        Some(owner.value)
    }

    fn check_scale(&mut self, scale: &Spanned<String>) {
        if !is_name(&scale.value) {
            self.bad_name(scale, Named::Scale);
        } else if is_type_word(&scale.value) {
            self.bad_name(scale, Named::TypeWord);
        }
    }
}

fn member<'j>(json: &'j Json, name: &str) -> Option<&'j JsonMember> {
    let JsonForm::Object(members) = &json.form else { return None };
    members.iter().find(|member| member.name.value == name)
}
