//! Which changes to the rules of a pack its tests would not notice.

use std::collections::BTreeMap;

use serde::Serialize;
use tekigo_core::coverage::Part;
use tekigo_core::mutation::{Fate, Gap, HOLE, Missing, Mutant, Survival, Tried, Unshown, case};
use tekigo_core::program::Program;
use tekigo_core::typed::ResultWord;
use tekigo_grammar::diagnostic::Bilingual;

use super::Place;
use super::build::Files;
use crate::model::write;
use crate::revision::words::doubt;
use crate::words;

/// What became of the mutants of a pack.
#[derive(Clone, Debug, Serialize)]
pub struct MutantReport {
    /// How many were tried.
    pub tried: usize,
    /// Those that some test kills.
    pub killed: usize,
    /// Those that were proved to give the same result on every document.
    pub equivalent: usize,
    /// Those that no test kills, and that some document tells from the rule, rule by rule, in the order of the text.
    pub survivors: Vec<Survivor>,
    /// Those of which nothing was proved.
    pub undecided: Vec<Undecided>,
    /// The cases that the tests lack: together they tell every survivor from its rule.
    pub missing: Vec<MissingCase>,
}

/// One change to a rule.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// Its name: the rule, the place, the change.
    pub id: String,
    /// The first rule that reads what is changed.
    pub rule: String,
    /// That rule's title.
    #[serde(serialize_with = "write::both")]
    pub title: Bilingual,
    /// Where it stands: `when`, `accepts`, `except`, `require`, `effective`; `row` of a table.
    #[serde(rename = "in")]
    pub line: &'static str,
    /// What is changed.
    #[serde(serialize_with = "write::both")]
    pub words: Bilingual,
    /// Where what is changed stands.
    pub place: Place,
    /// What stands there, as it is written, up to the end of the line.
    pub written: String,
    /// The whole of that line.
    pub source: String,
}

/// A change that no test notices.
#[derive(Clone, Debug, Serialize)]
pub struct Survivor {
    /// The change.
    #[serde(flatten)]
    pub changed: Changed,
    /// The rule that gives another result.
    pub shown_by: String,
    /// What the rule gives on the document.
    #[serde(serialize_with = "write::result")]
    pub original: ResultWord,
    /// What it gives once it is changed.
    #[serde(serialize_with = "write::result")]
    pub mutant: ResultWord,
    /// The smallest document that was found to tell the two apart, as the lines of a test.
    pub given: Vec<String>,
}

/// A change of which nothing was proved.
#[derive(Clone, Debug, Serialize)]
pub struct Undecided {
    /// The change.
    #[serde(flatten)]
    pub changed: Changed,
    /// What kept the search from an answer.
    #[serde(serialize_with = "write::list")]
    pub why: Vec<Bilingual>,
}

/// A case that the tests lack.
#[derive(Clone, Debug, Serialize)]
pub struct MissingCase {
    /// The rule that it is about.
    pub rule: String,
    /// The changes that it would notice, by their names.
    pub tells: Vec<String>,
    /// What it would show that no test shows, where gaps of coverage were asked for too.
    #[serde(serialize_with = "write::list", skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<Bilingual>,
    /// The test, with `???` where a person writes the result that the source demands.
    pub test: String,
}

impl MutantReport {
    /// How many were tried, killed, equivalent, survived, and are undecided.
    #[must_use]
    pub fn counts(&self) -> [usize; 5] {
        let (survived, undecided) = (self.survivors.len(), self.undecided.len());
        [self.tried, self.killed, self.equivalent, survived, undecided]
    }

    pub(super) fn new(
        program: &Program,
        files: &Files<'_>,
        tried: &Tried<'_>,
        missing: &[Missing],
        gaps: &[Gap],
    ) -> Self {
        let names = names(program, files, tried);
        let name = |at: usize| names.get(at).cloned().unwrap_or_default();
        let mut report = Self {
            tried: 0,
            killed: 0,
            equivalent: 0,
            survivors: Vec::new(),
            undecided: Vec::new(),
            missing: Vec::new(),
        };
        for (at, (mutant, fate)) in tried.mutants.all.iter().zip(&tried.fates).enumerate() {
            let Some(fate) = fate else { continue };
            report.tried += 1;
            match fate {
                Fate::Killed(_) => report.killed += 1,
                Fate::Equivalent => report.equivalent += 1,
                Fate::Survived(survival) => {
                    let changed = changed(program, files, mutant, name(at));
                    report.survivors.push(survivor(program, changed, survival));
                }
                Fate::Undecided(doubts) => report.undecided.push(Undecided {
                    changed: changed(program, files, mutant, name(at)),
                    why: doubts.iter().map(|why| doubt(why).message).collect(),
                }),
            }
        }
        report.missing = missing
            .iter()
            .map(|missing| {
                let Survival { rule, witness } = &missing.survival;
                let tells: Vec<String> = missing.kills.iter().map(|at| name(*at)).collect();
                let title = tells.first().cloned().unwrap_or_default();
                let test = case(program, *rule, witness, &title, &[]);
                MissingCase { rule: id(program, *rule), tells, shows: Vec::new(), test }
            })
            .collect();
        report.missing.extend(gaps.iter().map(|gap| gap_case(program, files, gap)));
        report
    }
}

/// The case that fills a gap of coverage.
fn gap_case(program: &Program, files: &Files<'_>, gap: &Gap) -> MissingCase {
    let rule = id(program, gap.rule);
    let (name, shows) = match &gap.what {
        Unshown::Result(result) => {
            let said = words::result(*result);
            let shows = Bilingual::new(
                format!("結果「{}」", said.ja),
                format!("the result {}", words::result_id(*result)),
            );
            (format!("{rule} {}", words::result_id(*result)), shows)
        }
        Unshown::Condition(of, truth) => {
            let said = of.condition.words(program);
            let (ja, en) = match (of.condition.part, truth) {
                (Part::Row(..), _) => ("の行が結果を左右する", "matters"),
                (_, true) => ("が成り立つと結果が変わる", "matters where it holds"),
                (_, false) => ("が成り立たないと結果が変わる", "matters where it does not hold"),
            };
            let shows = Bilingual::new(
                format!("「{}」{ja}こと", said.ja),
                format!("that “{}” {en}", said.en),
            );
            let Place { file, line, column } = files.place(of.condition.origin);
            let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
            (format!("{rule} {file}:{line}:{column} {truth}"), shows)
        }
    };
    let test = case(program, gap.rule, &gap.witness, &name, &[]);
    MissingCase { rule, tells: Vec::new(), shows: vec![shows], test }
}

/// A name for each mutant: `BK-3 backup.tekigo:57:11 at-least-to-above`; no two are alike.
fn names(program: &Program, files: &Files<'_>, tried: &Tried<'_>) -> Vec<String> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let names = tried.mutants.all.iter().map(|mutant| {
        let Place { file, line, column } = files.place(mutant.origin);
        let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let rule = id(program, mutant.rule);
        let name = format!("{rule} {file}:{line}:{column} {}", mutant.slug());
        let count = known.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 { format!("{name}-{count}") } else { name }
    });
    names.collect()
}

fn id(program: &Program, rule: usize) -> String {
    program.rules.get(rule).map(|rule| rule.id.clone()).unwrap_or_default()
}

fn changed(program: &Program, files: &Files<'_>, mutant: &Mutant, id: String) -> Changed {
    let rule = program.rules.get(mutant.rule);
    let version = rule.and_then(|rule| rule.versions.get(mutant.version));
    let (source, written) = files.line(mutant.origin);
    Changed {
        id,
        rule: self::id(program, mutant.rule),
        title: version.map(|version| version.words.clone()).unwrap_or_default(),
        line: mutant.line(),
        words: mutant.words(program),
        place: files.place(mutant.origin),
        written,
        source,
    }
}

fn survivor(program: &Program, changed: Changed, survival: &Survival) -> Survivor {
    let Survival { rule, witness } = survival;
    let [original, mutant] = witness.results;
    let test = case(program, *rule, witness, "", &[]);
    let lines = test.lines().skip(1).filter(|line| !line.contains(HOLE));
    Survivor {
        changed,
        shown_by: id(program, *rule),
        original,
        mutant,
        given: lines.map(|line| line.strip_prefix("  ").unwrap_or(line).to_owned()).collect(),
    }
}
