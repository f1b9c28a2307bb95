//! A schema as it is written: its keywords, each with its place, and nothing of what they mean together.

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Spanned;

use crate::value::Decimal;

/// One file.
#[derive(Debug)]
pub(super) struct File {
    /// Its name, as `$ref` writes it.
    pub name: String,
    /// Whether its text gave no JSON, so that nobody knows what it defines.
    pub unread: bool,
    /// The schema at its top.
    pub top: Schema,
    /// `$defs`
    pub definitions: Vec<Definition>,
}

/// One entry of `$defs`.
#[derive(Debug)]
pub(super) struct Definition {
    pub name: Spanned<String>,
    pub schema: Schema,
}

/// One schema.
#[derive(Debug, Default)]
pub(super) struct Schema {
    /// Where something is missing from: the name that leads here, or the brace that opens the file.
    pub at: Span,
    /// The whole of it; its start tells schemas of one file apart.
    pub span: Span,
    /// The keywords that must fit together, in the order of the text; those of the vocabulary with `x-tekigo.` before.
    pub keywords: Vec<Spanned<&'static str>>,
    /// Whether some keyword could not be read, so that what is missing may only be misread.
    pub broken: bool,
    /// `$ref`
    pub reference: Option<Spanned<String>>,
    /// `type`
    pub of: Option<Spanned<TypeWord>>,
    /// `properties`
    pub properties: Vec<Property>,
    /// `required`
    pub required: Vec<Spanned<String>>,
    /// `additionalProperties`
    pub additional: Option<Additional>,
    /// `items`
    pub items: Option<Box<Schema>>,
    /// `minItems`
    pub least_items: Option<Spanned<usize>>,
    /// `maxItems`
    pub most_items: Option<Spanned<usize>>,
    /// `enum`
    pub levels: Option<Spanned<Vec<Spanned<String>>>>,
    /// `const`
    pub constant: Option<Spanned<String>>,
    /// `minimum`
    pub minimum: Option<Spanned<Decimal>>,
    /// `maximum`
    pub maximum: Option<Spanned<Decimal>>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Option<Spanned<Decimal>>,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Option<Spanned<Decimal>>,
    /// `minLength`
    pub least_length: Option<Spanned<usize>>,
    /// `maxLength`
    pub most_length: Option<Spanned<usize>>,
    /// `format`
    pub format: Option<Format>,
    /// `oneOf`
    pub options: Option<Spanned<Vec<Schema>>>,
    /// `x-tekigo`
    pub vocabulary: Vocabulary,
}

/// One entry of `properties`.
#[derive(Debug)]
pub(super) struct Property {
    pub name: Spanned<String>,
    pub schema: Schema,
}

/// The words of `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeWord {
    Boolean,
    Number,
    Integer,
    Text,
    Object,
    List,
}

/// The words of `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Date,
    Instant,
    Duration,
}

/// The forms of `additionalProperties`.
#[derive(Debug)]
pub(super) enum Additional {
    /// `true`, `false`
    Allowed(Spanned<bool>),
    /// `{…}`
    Schema(Box<Schema>),
}

/// `x-tekigo`
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub title: Option<Spanned<Bilingual>>,
    /// `description`
    pub description: Option<Bilingual>,
    pub words: Vec<LevelWords>,
    pub scale: Option<Spanned<String>>,
    pub quantity: bool,
    pub instant: bool,
    pub business_days: bool,
    pub owner: Option<String>,
    pub immutable: Option<bool>,
    pub need: Option<bool>,
    pub removable: Option<Spanned<bool>>,
    pub document: Option<Document>,
}

/// One entry of `x-tekigo.words`.
#[derive(Debug)]
pub(super) struct LevelWords {
    pub level: Spanned<String>,
    pub title: Bilingual,
}

/// `x-tekigo.document`
#[derive(Debug)]
pub(super) struct Document {
    /// `None` where it could not be read, and that was said.
    pub kind: Option<Spanned<String>>,
    pub title: Bilingual,
}

impl Schema {
    /// The schemas that stand directly inside this one.
    pub(super) fn children(&self) -> impl Iterator<Item = &Schema> {
        let additional = match &self.additional {
            Some(Additional::Schema(schema)) => Some(schema.as_ref()),
            _ => None,
        };
        self.properties
            .iter()
            .map(|property| &property.schema)
            .chain(additional)
            .chain(self.items.as_deref())
            .chain(self.options.iter().flat_map(|options| &options.value))
    }

    /// Where a keyword stands.
    pub(super) fn keyword(&self, name: &str) -> Option<Span> {
        self.keywords.iter().find(|keyword| keyword.value == name).map(|keyword| keyword.span)
    }
}

/// Whether a word is spelt as names are (section 1 of the language reference).
pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && word
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}
