//! What a report says in one language, before it is laid out: the sentences, their order, and what is told together.
//!
//! ```text
//! Report ──outline──> Outline ──┬── text: styled lines
//!                               ├── markdown
//!                               └── html
//! ```
//!
//! So every rendering says the same in the same words; it adds layout, and escapes. Texts are [`clean`] already.

mod changes;
mod finding;
mod group;
mod head;
mod reasons;
mod settings;
mod tail;

use tekigo_core::typed::{ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;

pub use changes::{Plan, PlanDocument};
pub(crate) use changes::{costs, edit_words};
pub use finding::{Case, Clause, Finding};
pub use head::{Answer, Count, Counts, Document, Kind, Pack};
pub use reasons::{Evidence, Fact, Line, Row};
pub use settings::{Profile, Setting, WithoutEffect};
pub use tail::{Claim, Mistake, OpenChoice, Rest, Source};

use crate::clean::clean;
use crate::model::{ByProfile, PlaceReason, Report, RuleResult};
use crate::words::{Label, Language, phrase};

/// What of a report is told, and how.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The language.
    pub language: Language,
    /// The one party that is of interest.
    pub party: Option<&'a str>,
}

/// A report in one language.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The language.
    pub language: Language,
    /// What it is, and of which day.
    pub title: String,
    /// The day.
    pub as_of: String,
    /// The engine, with its version.
    pub engine: String,
    /// The packs that were judged by.
    pub packs: Vec<Pack>,
    /// The profiles that tailor them.
    pub profiles: Vec<Profile>,
    /// Each kind of document that some pack reads, with those that were given.
    pub documents: Vec<Kind>,
    /// The answer of each party.
    pub answers: Vec<Answer>,
    /// What a reader must look at, the most pressing first.
    pub sections: Vec<Section>,
    /// What each party could write to meet all that it can.
    pub plans: Vec<Plan>,
    /// Choices that nobody has made and that some result waits for.
    pub choices: Vec<OpenChoice>,
    /// What is wrong with the documents, and with files of settings.
    pub mistakes: Vec<Mistake>,
    /// What the mistakes are in.
    pub mistakes_in: Label,
    /// Claims that something does not apply, where a rule accepted them.
    pub claims: Vec<Claim>,
    /// Waivers and answers that have no effect.
    pub without_effect: Vec<WithoutEffect>,
    /// What people settled beside the documents.
    pub settings: Vec<Setting>,
    /// What is in order or does not apply.
    pub rest: Vec<Rest>,
    /// How many results that is.
    pub rest_count: String,
    /// The guidelines that the findings cite.
    pub sources: Vec<Source>,
    /// The guidelines that only what is in order cites.
    pub other_sources: Vec<Source>,
    /// That none of this is legal advice.
    pub notice: String,
}

/// The findings of one strength and result.
#[derive(Clone, Debug)]
pub struct Section {
    /// How strongly they bind.
    pub strength: Strength,
    /// Their result.
    pub result: ResultWord,
    /// What they are.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// Rule by rule.
    pub findings: Vec<Finding>,
}

/// What a reader must look at first.
const SECTIONS: [ResultWord; 4] =
    [ResultWord::Fail, ResultWord::Error, ResultWord::Unknown, ResultWord::NotChecked];

/// Puts a report into words.
#[must_use]
pub fn outline(report: &Report, view: View<'_>) -> Outline {
    let teller = Teller { report, view };
    let (sources, other_sources) = teller.sources();
    let rest = teller.rest();
    let rest_results = rest.iter().map(|rest| rest.subjects.len().max(1)).sum();
    Outline {
        language: view.language,
        title: phrase::title(&clean(&report.as_of), view.language),
        as_of: clean(&report.as_of).into_owned(),
        engine: format!("tekigo {}", clean(report.engine)),
        packs: teller.packs(),
        profiles: teller.profiles(),
        documents: teller.documents(),
        answers: teller.answers(),
        sections: teller.sections(),
        plans: teller.plans(),
        choices: teller.open_choices(),
        mistakes: teller.mistakes(),
        mistakes_in: teller.mistakes_in(),
        claims: teller.claims(),
        without_effect: teller.without_effect(),
        settings: teller.settings(),
        rest_count: phrase::rules_and_results(rest.len(), rest_results, view.language),
        rest,
        sources,
        other_sources,
        notice: teller.say(&report.notice),
    }
}

/// One result in words.
#[must_use]
pub fn finding(report: &Report, result: &RuleResult, language: Language) -> Finding {
    Teller { report, view: View { language, party: None } }.finding(result)
}

/// What a profile says of one thing, in words.
#[must_use]
pub fn by_profile(report: &Report, by: &ByProfile, language: Language) -> String {
    Teller { report, view: View { language, party: None } }.by_profile(by)
}

/// Whether a reader must look at a result: a `may` is never a finding.
#[must_use]
pub fn is_finding(result: &RuleResult) -> bool {
    tekigo_core::settings::is_finding(result.result, result.strength)
}

impl View<'_> {
    /// Whether a result is about the party of interest.
    #[must_use]
    pub fn sees(&self, result: &RuleResult) -> bool {
        self.party.is_none_or(|party| result.party.iter().any(|bound| bound == party))
    }
}

/// A report on its way into words.
struct Teller<'a> {
    report: &'a Report,
    view: View<'a>,
}

impl<'a> Teller<'a> {
    fn language(&self) -> Language {
        self.view.language
    }

    /// Words in the reader's language, safe to show.
    fn say(&self, words: &Bilingual) -> String {
        clean(self.language().of(words)).into_owned()
    }

    /// The results that the reader wants to see, in order.
    fn seen(&self) -> impl Iterator<Item = &'a RuleResult> + use<'a> {
        let (report, view) = (self.report, self.view);
        report.results.iter().filter(move |result| view.sees(result))
    }

    /// What must be comes before what should be; within each, what is not met before what is not known.
    fn sections(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        for strength in [Strength::Must, Strength::Should] {
            for result in SECTIONS {
                sections.extend(self.section(strength, result));
            }
        }
        sections
    }

    fn section(&self, strength: Strength, result: ResultWord) -> Option<Section> {
        let results: Vec<&RuleResult> =
            self.seen().filter(|is| is.strength == strength && is.result == result).collect();
        if results.is_empty() {
            return None;
        }
        let count = results.len();
        let findings = group::grouped(results.into_iter().map(|result| self.finding(result)));
        Some(Section {
            strength,
            result,
            heading: phrase::section(strength, result, self.language()),
            count: phrase::rules_and_results(rules(&findings), count, self.language()),
            findings,
        })
    }
}

/// How many rules there are among some findings.
fn rules(findings: &[Finding]) -> usize {
    let names = findings.iter().map(|finding| (finding.pack.as_str(), finding.rule.as_str()));
    let mut names: Vec<(&str, &str)> = names.collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

/// `a.json:12:17`; `a.json` where no line is known.
pub(crate) fn location(place: &PlaceReason) -> Option<String> {
    let input = clean(place.input.as_deref()?).into_owned();
    Some(at(&input, place.line, place.column))
}

/// A place in a file, as editors and terminals take it.
pub(crate) fn at(input: &str, line: Option<usize>, column: Option<usize>) -> String {
    match line.zip(column) {
        Some((line, column)) => format!("{input}:{line}:{column}"),
        None => input.to_owned(),
    }
}
