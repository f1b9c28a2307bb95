//! What tests show of the rules of a pack, and what they do not.

use serde::Serialize;
use tekigo_core::coverage::{ConditionCoverage, Count, Counts, Coverage, Part, RuleCoverage};
use tekigo_core::explain::Stage;
use tekigo_core::program::Program;
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

use super::Place;
use super::build::Files;
use crate::model::write;

/// How far coverage is looked at; each takes in the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Every rule is expected something of.
    Rules,
    /// And every result is shown.
    Results,
    /// And every condition.
    Conditions,
}

/// How many there are, and how many of them are covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Those covered.
    pub covered: usize,
    /// All.
    pub all: usize,
}

/// What the tests of a pack show.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageReport {
    /// Rules.
    pub rules: Counted,
    /// Results of rules.
    pub results: Counted,
    /// Conditions of rules.
    pub conditions: Counted,
    /// The rules of which something is missing, in the pack's order.
    pub missing: Vec<RuleGaps>,
}

/// What is missing of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleGaps {
    /// The rule.
    pub rule: String,
    /// Its title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Where its first version stands.
    pub place: Place,
    /// Whether some test expects a result of it, and gets it.
    pub expected: bool,
    /// The results that no test shows.
    #[serde(serialize_with = "write::results")]
    pub results: Vec<ResultWord>,
    /// The conditions that no test shows to matter, or only one way.
    pub conditions: Vec<ConditionGap>,
}

/// What is missing of a condition.
#[derive(Clone, Debug, Serialize)]
pub struct ConditionGap {
    /// Where it is asked: `when`, `accepts`, `except`, `require`; `row` of a table.
    #[serde(rename = "in")]
    pub line: &'static str,
    /// What it says.
    #[serde(serialize_with = "write::both")]
    pub words: Bilingual,
    /// Where it stands.
    pub place: Place,
    /// The truths that no test shows to matter; of a row, that it holds.
    pub truths: Vec<bool>,
}

impl CoverageReport {
    pub(super) fn new(program: &Program, files: &Files<'_>, coverage: &Coverage) -> Self {
        let Counts { rules, results, conditions } = coverage.counts();
        let missing = coverage.rules.iter().filter(|rule| !rule.is_covered());
        Self {
            rules: rules.into(),
            results: results.into(),
            conditions: conditions.into(),
            missing: missing.filter_map(|rule| gaps(program, files, rule)).collect(),
        }
    }

    /// Whether nothing is missing, as far as is asked.
    #[must_use]
    pub fn is_full(&self, level: Level) -> bool {
        let full = |counted: Counted| counted.covered == counted.all;
        full(self.rules)
            && (level < Level::Results || full(self.results))
            && (level < Level::Conditions || full(self.conditions))
    }
}

impl From<Count> for Counted {
    fn from(count: Count) -> Self {
        Self { covered: count.covered, all: count.all }
    }
}

fn gaps(program: &Program, files: &Files<'_>, coverage: &RuleCoverage) -> Option<RuleGaps> {
    let rule = program.rules.get(coverage.rule)?;
    let version = rule.versions.first()?;
    let conditions = coverage.missing_conditions().map(|of| condition(program, files, of));
    Some(RuleGaps {
        rule: rule.id.clone(),
        title: version.words.clone(),
        place: files.place(version.origin),
        expected: coverage.expected,
        results: coverage.missing_results().collect(),
        conditions: conditions.collect(),
    })
}

fn condition(program: &Program, files: &Files<'_>, of: &ConditionCoverage) -> ConditionGap {
    let line = match (of.condition.part, of.condition.stage) {
        (Part::Row(..), _) => "row",
        (_, Stage::When(_)) => "when",
        (_, Stage::Claim(_)) => "accepts",
        (_, Stage::Exception(_)) => "except",
        (_, Stage::Require(_) | Stage::ExceptionRequire(..) | Stage::Date | Stage::Answer) => {
            "require"
        }
    };
    ConditionGap {
        line,
        words: of.condition.words(program),
        place: files.place(of.condition.origin),
        truths: of.missing().collect(),
    }
}
