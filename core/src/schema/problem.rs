//! What is wrong with a schema, as data; the words are in `words.rs`.

use tekigo_grammar::Span;

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaProblem {
    /// The index of the schema's file.
    pub file: usize,
    /// The bytes that are wrong: the member or value at fault, or the name of the place that something is missing from.
    pub span: Span,
    /// What is wrong.
    pub kind: SchemaProblemKind,
    /// Another place that belongs to it: the first of two that may not both stand.
    pub related: Option<(usize, Span)>,
}

/// Everything that can be wrong with a schema. Each variant quotes JSON that triggers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are named for what they hold")]
pub enum SchemaProblemKind {
    /// `{"type": "string",}`; the end of the text where nothing was found.
    NotJson { found: Option<char> },
    /// Sixty-five `[`; a `$ref` to a `$ref` to a `$ref` …
    TooDeep { limit: usize },
    /// A list of lists of records, each by a `$ref` that is used ten times.
    TooLarge { what: Large, limit: usize },
    /// `{"type": "string", "type": "string"}`; two documents of one kind.
    Repeated { name: String, what: Twice },
    /// `{"type": "string", "pattern": "^a"}`; `{"x-tekigo": {"titel": {}}}`
    UnknownKeyword { keyword: String, inside: Inside, suggestion: Option<String> },
    /// `{"type": "array", "minItems": "1"}`; `{"type": ["string", "null"]}`
    WrongValue { keyword: String, wanted: Wanted, found: Found },
    /// `{"type": "string", "minItems": 1}`; `{"$ref": "#/$defs/a", "type": "string"}`
    DoesNotFit { keyword: &'static str, form: Form },
    /// `{"minLength": 1}`
    TypeMissing,
    /// `{"type": "decimal"}`; `{"type": "string", "format": "email"}`; words for a level that is none.
    UnknownWord {
        keyword: &'static str,
        word: String,
        known: Vec<String>,
        suggestion: Option<String>,
    },
    /// A leaf without `x-tekigo.title`; `{"title": {"ja": "間隔"}}`; a level without its words.
    TitleMissing { of: Titled, missing: Missing },
    /// `{"$ref": "#/$defs/intervall"}`
    RefToNowhere { target: String, suggestion: Option<String> },
    /// `{"$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}}}`
    Circular { target: String },
    /// `{"type": "string", "enum": []}`; `"enum": ["a", "a"]`
    BadLevels { fault: LevelFault },
    /// `{"x-tekigo": {"scale": "Backup Interval"}}`
    BadName { name: String, of: Named },
    /// `"scale": "backup_interval"` over two lists of levels.
    NameTaken { name: String },
    /// `{"const": 3}`
    ConstNotText { found: Found },
    /// `{"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, …]}`
    Discriminator { fault: DiscriminatorFault },
    /// Two options that both have `bits`, one a number and one a text.
    MemberDiffers { member: String },
    /// `{"type": "number", "minimum": 3, "maximum": 2}`
    NothingFits { least: String, most: String },
    /// `{"type": "array"}`; `{"type": "object"}`; a quantity without `value`.
    PartMissing { part: Part },
    /// `{"type": "object", "properties": {…}, "additionalProperties": {"type": "string"}}`
    RecordAndMap,
    /// `{"type": "object", "properties": {"a": …}, "required": ["b"]}`
    RequiredUnknown { name: String, suggestion: Option<String> },
    /// `{"x-tekigo": {"quantity": true}, "properties": {"value": …, "low": …}}`
    QuantityMember { fault: QuantityFault },
    /// `{"properties": {"kind": {"const": "system"}}, "x-tekigo": {"document": {"kind": "contract", …}}}`
    DocumentKind { fault: KindFault },
    /// `$defs` inside a property; `x-tekigo.removable` on what is no item of a list.
    Misplaced { keyword: &'static str },
}

/// What is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Large {
    /// The text of one file, in bytes.
    Text,
    /// All shapes together, in places.
    Shapes,
}

/// What stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// A member of a JSON object.
    Member,
    /// A name in `required`.
    Required,
    /// A kind of document.
    Kind,
    /// A name of a file.
    File,
}

/// Where a keyword is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// In a schema.
    Schema,
    /// In `x-tekigo`.
    Vocabulary,
    /// In `x-tekigo.document`.
    Document,
    /// In `{"ja": …, "en": …}`.
    Title,
}

/// What a keyword wants as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `"…"`
    Text,
    /// `["…", "…"]`
    Texts,
    /// `[…]`
    List,
    /// `[{…}, {…}]`
    Schemas,
    /// `{…}`
    Object,
    /// `{…}`, a schema.
    Schema,
    /// `{…}`, `true` or `false`
    SchemaOrBoolean,
    /// `true`, `false`
    Boolean,
    /// `0`, `1`, `2`, …
    Count,
    /// A number that fits.
    Number,
    /// A whole number, as a bound of whole numbers.
    WholeNumber,
    /// One of the names of types.
    OneType,
    /// The address of JSON Schema 2020-12.
    Draft,
    /// An address that ends in the name of the file.
    AddressOfFile,
}

/// What stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// As it is written.
    Number(String),
    /// The text.
    Text(String),
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

/// What a schema describes, as far as the fit of its keywords goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `$ref`
    Reference,
    /// `"type": "boolean"`
    Boolean,
    /// `"type": "number"`, `"type": "integer"`
    Number,
    /// `x-tekigo.business_days`
    BusinessDays,
    /// `"type": "string"`
    Text,
    /// `format`
    Moment,
    /// `x-tekigo.instant`
    StatedInstant,
    /// `enum`
    Enumeration,
    /// `const`
    Constant,
    /// `properties`
    Record,
    /// `x-tekigo.quantity`
    Quantity,
    /// `"additionalProperties": {…}`
    Map,
    /// `"type": "array"`
    List,
    /// `oneOf`
    Alternative,
}

/// What wants words in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Titled {
    /// A place of a document.
    Place,
    /// A document.
    Document,
    /// The description of a place.
    Description,
    /// A word of an enumeration.
    Level(String),
}

/// Which languages are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Japanese.
    Ja,
    /// English.
    En,
    /// Both.
    Both,
}

/// What is wrong with the words of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelFault {
    /// `[]`
    None,
    /// `["a", "a"]`
    Repeated(String),
    /// `[" "]`, which no document can write: it counts as blank.
    Blank,
    /// A line break or another control character, which no rule can write.
    Control(String),
}

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// `x-tekigo.document.kind`
    Kind,
    /// `x-tekigo.scale`
    Scale,
    /// `x-tekigo.owner`
    Owner,
    /// An entry of `$defs`.
    Definition,
    /// An entry of `properties`.
    Property,
    /// A scale or enumeration called like a type of the language.
    TypeWord,
}

/// Why the options of a `oneOf` cannot be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiscriminatorFault {
    /// `[]`
    NoOptions,
    /// An option that is not a record.
    NotARecord,
    /// No property is a `const` in every option.
    None,
    /// Two options have one word.
    Equal {
        /// The property.
        member: String,
        /// The word.
        word: String,
    },
    /// More than one property would do.
    Several(Vec<String>),
}

/// What a schema must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `items` of a list.
    Items,
    /// `properties` of a record, at least one.
    Properties,
    /// A member of a document beside its envelope.
    Facts,
    /// `value` of a quantity.
    Value,
    /// `x-tekigo.document` of a file that has more than `$defs`.
    Document,
    /// `kind` of `x-tekigo.document`.
    Kind,
    /// `state` of a closed document.
    State,
    /// `absent` of a closed document.
    Absent,
}

/// What is wrong with a member of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuantityFault {
    /// A member that quantities have not.
    Unknown {
        /// Its name.
        name: String,
        /// The one that may be meant.
        suggestion: Option<String>,
    },
    /// `value`, `low` or `high` that is not a number.
    NotANumber(String),
    /// `unit`, `base` or `exactness` that is not an enumeration.
    NotWords(String),
    /// `low` without `high`, or `high` without `low`.
    HalfARange,
    /// `low` and `high` of other bounds than `value`.
    RangeDiffers,
    /// `low` and `high` where `exactness` has no `about`.
    RangeWithoutAbout,
    /// A word of `exactness` that is none.
    Exactness {
        /// The word.
        word: String,
        /// The one that may be meant.
        suggestion: Option<String>,
    },
}

/// What is wrong with the kind of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KindFault {
    /// `properties` has no `kind`.
    Missing,
    /// `kind` is not a `const`.
    NotConst,
    /// `kind` is another word than `x-tekigo.document.kind`.
    Differs {
        /// The word of `kind`.
        found: String,
        /// The word of `x-tekigo.document.kind`.
        wanted: String,
    },
    /// The top of the schema is not a record.
    NotARecord,
}

impl SchemaProblemKind {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "E065",
            Self::TooDeep { .. } => "E066",
            Self::TooLarge { .. } => "E067",
            Self::Repeated { .. } => "E068",
            Self::UnknownKeyword { .. } => "E069",
            Self::WrongValue { .. } => "E070",
            Self::DoesNotFit { .. } => "E071",
            Self::TypeMissing => "E072",
            Self::UnknownWord { .. } => "E073",
            Self::TitleMissing { .. } => "E074",
            Self::RefToNowhere { .. } => "E075",
            Self::Circular { .. } => "E076",
            Self::BadLevels { .. } => "E077",
            Self::BadName { .. } => "E078",
            Self::NameTaken { .. } => "E079",
            Self::ConstNotText { .. } => "E080",
            Self::Discriminator { .. } => "E081",
            Self::MemberDiffers { .. } => "E082",
            Self::NothingFits { .. } => "E083",
            Self::PartMissing { .. } => "E084",
            Self::RecordAndMap => "E085",
            Self::RequiredUnknown { .. } => "E086",
            Self::QuantityMember { .. } => "E087",
            Self::DocumentKind { .. } => "E088",
            Self::Misplaced { .. } => "E089",
        }
    }
}

/// Every code that [`SchemaProblemKind::code`] gives, for the test that demands a case for each.
pub const CODES: &[&str] = &[
    "E065", "E066", "E067", "E068", "E069", "E070", "E071", "E072", "E073", "E074", "E075", "E076",
    "E077", "E078", "E079", "E080", "E081", "E082", "E083", "E084", "E085", "E086", "E087", "E088",
    "E089",
];
