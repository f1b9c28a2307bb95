//! Checks a pack: from syntax trees and schemas to a typed pack, or to everything that is wrong with it.
//!
//! Each file of this folder is about one thing an author can write. The checker never stops at the first problem: what
//! could not be understood is left out, and the rest is checked on.

mod advice;
mod citation;
mod complete;
mod declare;
mod expression;
mod header;
mod literal;
mod message;
mod place;
mod problem;
mod quantifier;
mod rule;
mod scope;
mod table;
mod test;
mod warn;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Severity};
use tekigo_grammar::{Span, tree};

use crate::schema::{self, SchemaFile};
use crate::suggest;
use crate::typed::{Citation, NamedId, Origin, Pack, Type};
use crate::types::{Enumeration, Schemas};

pub(crate) use place::leaf_type;
pub use problem::{CODES, Language, Part, Problem, ProblemKind};

/// How high an expression may be, counted through the names it uses: evaluation takes a stack frame for each step of it.
pub const DEPTH: usize = 256;

/// One file of a pack.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// What came of checking.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The typed pack, where nothing but warnings was found.
    pub pack: Option<Pack>,
    /// Errors and warnings, in the order of the files and places. Files are counted on from the pack's to the schemas'.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks the files of a pack against the schemas.
#[must_use]
pub fn check(files: &[SourceFile<'_>], schema_files: &[SchemaFile<'_>]) -> Checked {
    let (schemas, schema_problems) = schema::read(schema_files);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut trees = Vec::new();
    let (mut broken, mut lost) = (BTreeSet::new(), BTreeSet::new());
    for (index, file) in files.iter().enumerate() {
        let parsed = tekigo_grammar::parse(file.text);
        diagnostics.extend(parsed.problems.iter().map(|problem| problem.diagnostic(index)));
        trees.push(parsed.file);
        broken.extend(parsed.broken);
        lost.extend(parsed.lost);
    }
    for problem in &schema_problems {
        let mut diagnostic = problem.diagnostic();
        for label in &mut diagnostic.labels {
            label.file += files.len();
        }
        diagnostics.push(diagnostic);
    }
    let broken_text = !diagnostics.is_empty();
    let mut checker = Checker::new(&trees, &schemas);
    checker.texts = files.iter().map(|file| file.text).collect();
    checker.broken = broken;
    checker.lost = lost;
    // Of a schema that is half understood, every path would be wrong.
    if schema_problems.is_empty() {
        checker.run(broken_text);
    }
    diagnostics.extend(checker.problems.iter().map(Problem::diagnostic));
    diagnostics.sort_by_key(|diagnostic| {
        diagnostic.labels.first().map(|label| (label.file, label.span.start, diagnostic.code))
    });
    diagnostics.dedup();
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let pack = (!failed).then(|| {
        let schemas =
            Schemas { enumerations: checker.enumerations, documents: schemas.documents.clone() };
        Pack { schemas, ..checker.pack }
    });
    Checked { pack, diagnostics }
}

/// A definition or `let` on its way: definitions are checked when first used.
#[derive(Clone, Copy)]
enum Definition<'a> {
    /// Not looked at yet.
    Waiting { file: usize, value: &'a tree::Expression },
    /// Being checked: meeting it again is a circle.
    Open,
    /// Checked; `None` where it was wrong.
    Done(Option<NamedId>),
}

/// The state of one run.
struct Checker<'a> {
    trees: &'a [tree::File],
    schemas: &'a Schemas,
    /// The schemas' enumerations, and those that choices add.
    enumerations: Vec<Enumeration>,
    /// The texts of the files.
    texts: Vec<&'a str>,
    /// The file whose items are being checked.
    file: usize,
    /// Whether some lines of the item being checked could not be read: what it lacks may stand there.
    in_broken_item: bool,
    pack: Pack,
    problems: Vec<Problem>,
    definitions: BTreeMap<String, Definition<'a>>,
    /// Names whose declarations are wrong: what uses them is not blamed for it.
    broken: BTreeSet<String>,
    /// The first words of items that could not be read: what seems to be missing may be one of them.
    lost: BTreeSet<&'static str>,
    /// The height of each [`Pack::named`].
    heights: Vec<usize>,
    /// Names of choices, parameters, tables and definitions that something used.
    used: BTreeSet<String>,
    /// Every citation that resolved.
    cited: BTreeSet<(usize, usize)>,
    /// Every excuse, by source and clause: the file and place where it names the clause.
    excused: BTreeMap<(usize, usize), (usize, Span)>,
}

impl<'a> Checker<'a> {
    fn new(trees: &'a [tree::File], schemas: &'a Schemas) -> Self {
        Self {
            trees,
            schemas,
            enumerations: schemas.enumerations.clone(),
            texts: Vec::new(),
            file: 0,
            in_broken_item: false,
            pack: Pack::default(),
            problems: Vec::new(),
            definitions: BTreeMap::new(),
            broken: BTreeSet::new(),
            lost: BTreeSet::new(),
            heights: Vec::new(),
            used: BTreeSet::new(),
            cited: BTreeSet::new(),
            excused: BTreeMap::new(),
        }
    }

    /// Declarations first, then what uses them. With `broken_text`, items may be missing, so nothing is said of what
    /// is missing or unused.
    fn run(&mut self, broken_text: bool) {
        self.header();
        // Without a kind to read, every path would be wrong.
        if self.pack.reads.is_empty() && (!broken_text || self.lost.contains("reads")) {
            return;
        }
        self.sources();
        self.choices_and_parameters();
        self.collect_definitions();
        self.tables();
        self.all_definitions();
        self.rules();
        self.tests();
        if !broken_text {
            self.fates();
            self.unused();
        }
        if broken_text {
            self.problems
                .retain(|problem| !matches!(problem.kind, ProblemKind::UnknownRule { .. }));
        }
    }

    /// Visits the items of every file, with `self.file` set.
    fn each_item(&mut self, mut visit: impl FnMut(&mut Self, &'a tree::Item)) {
        let trees = self.trees;
        for (file, parsed) in trees.iter().enumerate() {
            self.file = file;
            for item in &parsed.items {
                self.in_broken_item =
                    item.name().is_some_and(|name| self.broken.contains(&name.value));
                visit(self, item);
            }
        }
        self.in_broken_item = false;
    }

    fn report(&mut self, span: Span, kind: ProblemKind) {
        if self.in_broken_item && matches!(kind, ProblemKind::PartMissing { .. }) {
            return;
        }
        if self.may_be_lost(&kind) {
            return;
        }
        self.problems.push(Problem { file: self.file, span, kind, related: None });
    }

    /// Whether what is missed may stand in an item that could not be read: that was told, and who uses it is not to blame.
    fn may_be_lost(&self, kind: &ProblemKind) -> bool {
        let (item, name) = match kind {
            ProblemKind::UnknownParty { name, .. } => ("party", name),
            ProblemKind::UnknownSource { name, .. } => ("source", name),
            ProblemKind::UnknownKind { name, .. } => ("reads", name),
            ProblemKind::UnknownName { name, .. } => return self.broken.contains(name),
            // A path starts with its kind of document.
            ProblemKind::BadPlaceholder { text } => {
                return text.split('.').next().is_some_and(|root| self.broken.contains(root));
            }
            _ => return false,
        };
        self.lost.contains(item) || self.broken.contains(name)
    }

    fn report_with(&mut self, span: Span, kind: ProblemKind, related: Origin) {
        self.problems.push(Problem {
            file: self.file,
            span,
            kind,
            related: Some((related.file, related.span)),
        });
    }

    /// What stands in the text.
    fn text(&self, span: Span) -> String {
        let text = self.texts.get(self.file).and_then(|text| text.get(span.start..span.end));
        text.unwrap_or_default().to_owned()
    }

    fn origin(&self, span: Span) -> Origin {
        Origin { file: self.file, span }
    }

    /// Both languages, or a message for each that is missing.
    fn words(&mut self, words: &tree::Words, span: Span, of: &Bilingual) -> Option<Bilingual> {
        match (&words.ja, &words.en) {
            (Some(ja), Some(en)) => Some(Bilingual::new(ja.value.clone(), en.value.clone())),
            (None, None) => {
                self.report(span, ProblemKind::PartMissing { part: Part::Title, of: of.clone() });
                None
            }
            (Some(ja), None) => {
                self.report(
                    ja.span,
                    ProblemKind::LanguageMissing { language: Language::En, of: of.clone() },
                );
                None
            }
            (None, Some(en)) => {
                self.report(
                    en.span,
                    ProblemKind::LanguageMissing { language: Language::Ja, of: of.clone() },
                );
                None
            }
        }
    }

    /// As [`Self::words`], for a part that may be left out altogether.
    fn optional_words(&mut self, words: &tree::Words, of: &Bilingual) -> Option<Bilingual> {
        if words.ja.is_none() && words.en.is_none() {
            return None;
        }
        // These texts are printed as they stand; only remedies take values.
        for text in [&words.ja, &words.en].into_iter().flatten() {
            if let Some((_, inside)) = text.value.split_once('{') {
                let inside = inside.split('}').next().unwrap_or_default().to_owned();
                self.report(text.span, ProblemKind::BadPlaceholder { text: inside });
            }
        }
        self.words(words, Span::default(), of)
    }

    /// As [`Self::words`], for a part named `part` that must be there.
    fn part_words(
        &mut self,
        words: &tree::Words,
        part: Part,
        span: Span,
        of: &Bilingual,
    ) -> Option<Bilingual> {
        if words.ja.is_none() && words.en.is_none() {
            self.report(span, ProblemKind::PartMissing { part, of: of.clone() });
            return None;
        }
        self.words(words, span, of)
    }

    fn cites(&mut self, cites: &[tree::Citation]) -> Vec<Citation> {
        cites.iter().filter_map(|citation| self.cite(citation)).collect()
    }

    /// What a person calls a type.
    fn type_name(&self, of: Type) -> Bilingual {
        let both = |ja, en| Bilingual::new(ja, en);
        match of {
            Type::Boolean => both("はい・いいえ", "true or false"),
            Type::Number => both("数", "a number"),
            Type::Ratio => both("割合", "a ratio"),
            Type::Text => both("文字列", "a text"),
            Type::Date => both("日付", "a date"),
            Type::Instant => both("日時", "an instant"),
            Type::Duration => both("期間", "a duration"),
            Type::BusinessDays => both("営業日数", "business days"),
            Type::Enumeration(id) => {
                let name = self.enumeration_name(id);
                Bilingual::new(format!("{name} の語"), format!("a word of {name}"))
            }
            Type::Quantity { .. } => both("数量", "a quantity"),
        }
    }
}
