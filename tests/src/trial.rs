//! Trials: generated packs, checked and compiled, with the situations they are judged on.
#![allow(clippy::unwrap_used, reason = "a part of the tests: where it panics, a test has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tekigo_core::check::{Checked, SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_core::program::Program;
use tekigo_core::typed::{Duty, Expression, ExpressionKind, Pack, Rule};
use tekigo_core::types::Schemas;
use tekigo_grammar::diagnostic::Severity;

use crate::conformance::{construct, lines, relation};
use crate::generate::{self, PackText, Random, Situation};
use crate::reference::Judgement;

/// How many situations one pack is judged on.
const SITUATIONS: usize = 20;

/// The seeds of the packs that a test makes. `TEKIGO_CASES` sets how many, `TEKIGO_FIRST` the first of them.
#[must_use]
pub fn seeds(default: u64) -> std::ops::Range<u64> {
    let set = |name| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let first = set("TEKIGO_FIRST").unwrap_or(0);
    first..first + set("TEKIGO_CASES").unwrap_or(default)
}

/// A pack that passed the checker.
pub struct Trial {
    /// What it was made from.
    pub seed: u64,
    /// As it is written.
    pub text: PackText,
    /// As the reference interpreter takes it.
    pub pack: Pack,
    /// As the engine takes it.
    pub program: Program,
}

/// Why a generated pack was refused.
pub struct Refused {
    /// What it was made from.
    pub seed: u64,
    /// The first thing the checker said, and the line it said it of.
    pub why: String,
}

impl Trial {
    /// The trial of a seed, or why there is none.
    ///
    /// # Errors
    /// Where the checker refuses the pack.
    pub fn new(seed: u64, schemas: &Schemas) -> Result<Self, Refused> {
        let text = generate::pack(seed, schemas);
        let whole = text.whole();
        let checked =
            check(&[SourceFile { name: "pack.tekigo", text: &whole }], &generate::SCHEMAS);
        match checked.pack {
            Some(pack) => Ok(Self { seed, text, program: compile(&pack), pack }),
            None => Err(Refused { seed, why: first_error(&checked, &whole) }),
        }
    }

    /// The situations that the pack is judged on.
    pub fn situations(&self, schemas: &Schemas) -> impl Iterator<Item = Situation> {
        let mut random = Random::new(self.seed ^ 0x5174_4710);
        (0..SITUATIONS).map(move |_| generate::situation(&mut random, schemas, &self.pack))
    }

    /// A case in which two answers differ, with all that is needed to see why.
    #[must_use]
    pub fn print(&self, situation: &Situation, left: &Judgement, right: &Judgement) -> String {
        let mut text = format!(
            "seed {}\n  one:   {left:?}\n  other: {right:?}\n\n{}\n",
            self.seed, self.text.head
        );
        let header = format!("rule {} ", left.rule);
        for rule in self.text.rules.iter().filter(|rule| rule.starts_with(&header)) {
            let _ = writeln!(text, "{rule}");
        }
        for document in situation.documents.iter().flatten() {
            let _ = writeln!(text, "{document}\n");
        }
        let Situation { choices, parameters, as_of, attestations, left_out, .. } = situation;
        let _ = writeln!(
            text,
            "as of {as_of}\nchoices {choices:?}\nparameters {parameters:?}\n{attestations:?}\nleft out {left_out:?}"
        );
        text
    }
}

fn first_error(checked: &Checked, text: &str) -> String {
    let error = checked
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error)
        .unwrap();
    let at = error.labels.first().map_or(0, |label| label.span.start);
    let line = text.get(..at).map_or("", |before| before.rsplit('\n').next().unwrap_or(""));
    let rest = text.get(at..).map_or("", |after| after.split('\n').next().unwrap_or(""));
    format!("{} {}: {line}⟨here⟩{rest}", error.code, error.message.en)
}

/// Holds two lists of judgements against one another.
#[must_use]
pub fn difference<'a>(
    left: &'a [Judgement],
    right: &'a [Judgement],
) -> Option<(&'a Judgement, &'a Judgement)> {
    left.iter().zip(right).find(|(left, right)| left != right)
}

/// What the rules of each id use, through the names and tables they use.
#[must_use]
pub fn uses(pack: &Pack) -> BTreeMap<&str, BTreeSet<&'static str>> {
    let mut by_rule: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    for rule in &pack.rules {
        let used = by_rule.entry(&rule.id).or_default();
        lines(rule, used);
        for expression in expressions(rule) {
            expression_uses(pack, expression, used);
        }
    }
    by_rule
}

fn expressions(rule: &Rule) -> Vec<&Expression> {
    let mut all: Vec<&Expression> = rule.whens.iter().map(|when| &when.formula).collect();
    if let Duty::Computed(requires) = &rule.duty {
        all.extend(requires.iter().map(|require| &require.formula));
    }
    for exception in &rule.exceptions {
        all.push(&exception.when);
        all.extend(exception.requires.iter().flatten().map(|require| &require.formula));
    }
    all.extend(rule.effective.as_ref().and_then(|effective| effective.on.as_ref()));
    all
}

fn expression_uses(pack: &Pack, expression: &Expression, used: &mut BTreeSet<&'static str>) {
    use tekigo_core::typed::{Cell, Type};
    expression.visit(&mut |part| {
        used.insert(construct(&part.kind));
        match &part.kind {
            ExpressionKind::Compare(of, left, _) => {
                used.insert(relation(of));
                used.insert(match left.of {
                    Type::Boolean => "compared: Boolean",
                    Type::Number => "compared: number",
                    Type::Ratio => "compared: ratio",
                    Type::Text => "compared: text",
                    Type::Date => "compared: date",
                    Type::Instant => "compared: instant",
                    Type::Duration => "compared: duration",
                    Type::BusinessDays => "compared: business days",
                    Type::Enumeration(_) => "compared: enumeration",
                    Type::Quantity { .. } => "compared: quantity",
                });
            }
            ExpressionKind::Named(id) => {
                if let Some(named) = pack.named.get(id.0) {
                    expression_uses(pack, &named.value, used);
                }
            }
            ExpressionKind::Lookup(id) => {
                let Some(table) = pack.tables.get(id.0) else { return };
                table.keys.iter().for_each(|key| expression_uses(pack, key, used));
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    used.insert(match cell {
                        Cell::Any => "any cell",
                        Cell::Literals(_) => "literal cell",
                        Cell::Range(..) => "range cell",
                    });
                }
            }
            _ => {}
        }
    });
}

/// The names of the comparisons of each type, which [`uses`] tells apart.
pub const COMPARED: &[&str] = &[
    "compared: Boolean",
    "compared: number",
    "compared: ratio",
    "compared: text",
    "compared: date",
    "compared: instant",
    "compared: duration",
    "compared: business days",
    "compared: enumeration",
    "compared: quantity",
];
