//! The whole reasoning of one result as a tree: what each part gave, and which parts decided.

use std::fmt::Write as _;

use anstyle::Style;
use tekigo_core::eval::Truth;
use tekigo_core::explain::{Explanation, Found, Ground, Stage, StageTrace, Trace};
use tekigo_core::program::Version;
use tekigo_core::typed::{Attested, ResultWord};

use super::page::Page;
use super::style::{FAINT, STRONG, paint, result as style_of, sign};
use super::text::Sheet;
use super::{Reader, clean, describe, location};
use crate::judge::Judged;
use crate::model::{PlaceReason, Report, RuleResult};
use crate::words::{self, Language};

/// Deeper than this, parts are not moved further to the right.
const MOST_INDENT: usize = 20;

/// The reasoning of a result, with what is asked and by which clause above it.
#[must_use]
pub fn reasoning(
    report: &Report,
    result: &RuleResult,
    judged: &Judged<'_>,
    explanation: &Explanation,
    reader: &Reader<'_>,
) -> String {
    let mut sheet = Sheet::new(report, reader);
    sheet.title(result);
    let outcome = explanation.outcome;
    let version = judged.program.rules.get(outcome.rule);
    let version = version.and_then(|rule| rule.versions.get(outcome.version));
    let left_out = result.left_out.as_ref().map(|by| sheet.by(by));
    let page = sheet.into_page();
    let mut tree = Tree { judged, version, language: reader.language, page };
    tree.page.gap();
    for stage in &explanation.stages {
        tree.stage(stage);
    }
    if let Some(by) = left_out {
        let words = reader.language.pick("プロファイルが外した", "left out by a profile");
        tree.page.paragraph("  ", &paint(STRONG, words));
        tree.page.paragraph("    ", &by);
    } else if explanation.stages.is_empty() {
        let words = reader.language.pick("条件はない", "nothing was asked");
        tree.page.paragraph("  ", &paint(FAINT, words));
    }
    if explanation.cut {
        let words = reader
            .language
            .pick("理由が多いため、ここまでで打ち切った", "there is more than can be told here");
        tree.page.gap();
        tree.page.paragraph("  ", words);
    }
    tree.page.gap();
    tree.page.paragraph("", &paint(FAINT, reader.language.of(&report.notice)));
    tree.page.finish()
}

struct Tree<'a> {
    judged: &'a Judged<'a>,
    version: Option<&'a Version>,
    language: Language,
    page: Page,
}

impl Tree<'_> {
    fn stage(&mut self, stage: &StageTrace) {
        let (ja, en) = match stage.stage {
            Stage::Date => ("有効な期間", "In force"),
            Stage::When(_) => ("適用の条件", "Applies when"),
            Stage::Claim(_) => ("「該当なし」の申し出", "Claim of “not applicable”"),
            Stage::Exception(_) => ("例外の条件", "Exception when"),
            Stage::ExceptionRequire(..) => ("例外のときの要求", "Required in the exception"),
            Stage::Require(_) => ("要求", "Required"),
            Stage::Answer => ("人の判断", "Judged by a person"),
        };
        let mut heading = self.language.pick(ja, en).to_owned();
        if let Some(title) = self.exception(stage.stage) {
            let more = match self.language {
                Language::Ja => format!("：{title}"),
                Language::En => format!(": {title}"),
            };
            heading.push_str(&more);
        }
        let style = if stage.trace.decides { STRONG } else { FAINT };
        self.page.paragraph("  ", &paint(style, &heading));
        match stage.stage {
            Stage::Answer => self.answer(&stage.trace),
            _ => self.trace(&stage.trace, 2, true),
        }
    }

    /// The question, and what was answered.
    fn answer(&mut self, trace: &Trace) {
        let question = clean(self.language.of(&trace.words)).into_owned();
        self.page.paragraph("    ", &question);
        for part in &trace.parts {
            let (word, words) = if let Some(Ground::Attestation(at)) = part.ground {
                self.attestation(at)
            } else {
                let words = self.language.pick("まだ誰も答えていない", "nobody has answered yet");
                (ResultWord::NotChecked, words.to_owned())
            };
            let first = format!("      {} ", paint(style_of(word), sign(word)));
            self.page.paragraph(&first, &words);
        }
    }

    /// The title or name of the exception that a stage belongs to.
    fn exception(&self, stage: Stage) -> Option<String> {
        let (Stage::Exception(at) | Stage::ExceptionRequire(at, _)) = stage else { return None };
        let exception = self.version?.exceptions.get(at)?;
        let words = exception.words.as_ref().map(|words| self.language.of(words));
        Some(clean(words.unwrap_or(&exception.name)).into_owned())
    }

    /// A part and what it is made of. `decides` is false below a part that does not.
    fn trace(&mut self, trace: &Trace, depth: usize, decides: bool) {
        let decides = decides && trace.decides;
        let first = format!("{}{} ", "  ".repeat(depth.min(MOST_INDENT)), mark(&trace.found));
        let (words, place) = self.words(trace);
        let style = if decides { Style::new() } else { FAINT };
        self.page.with_tail(&first, &paint(style, &words), &place);
        for part in trace.parts.iter().filter(|part| !is_constant(part)) {
            self.trace(part, depth + 1, decides);
        }
        if trace.left_out > 0 {
            let words = match self.language {
                Language::Ja => format!("ほか{}件は結論に関わらない", trace.left_out),
                Language::En => format!("{} more of no consequence", trace.left_out),
            };
            let indent = "  ".repeat((depth + 1).min(MOST_INDENT));
            self.page.paragraph(&indent, &paint(FAINT, &words));
        }
    }

    /// What a part says, and where it stands.
    fn words(&self, trace: &Trace) -> (String, String) {
        let items: Vec<String> = trace.items.iter().map(|item| (item + 1).to_string()).collect();
        let prefix = match (items.as_slice(), self.language) {
            ([one], Language::Ja) => format!("{one}件目："),
            ([one], Language::En) => format!("no. {one}: "),
            _ => String::new(),
        };
        let own = match trace.ground {
            Some(ground @ Ground::Place { .. }) => {
                let place = self.judged.place(ground, &trace.found);
                let place = PlaceReason { wanted: trace.wanted.clone(), ..place };
                let location = location(&place).unwrap_or_else(|| {
                    let name = place.document.as_deref().map(clean).unwrap_or_default();
                    match self.language {
                        Language::Ja => format!("{name}（渡されていない）"),
                        Language::En => format!("{name} (not given)"),
                    }
                });
                let words = describe::place(&place, self.language);
                return (format!("{prefix}{words}"), paint(FAINT, &location));
            }
            _ => self.part(trace),
        };
        (format!("{prefix}{own}"), String::new())
    }

    /// A part that is no place: its words, and what it gave where that is more than a truth.
    fn part(&self, trace: &Trace) -> String {
        let words = clean(self.language.of(&trace.words)).into_owned();
        let found = match &trace.found {
            Found::Truth(Truth::Error(fault)) | Found::Error(fault) => {
                let fault = words::fault(*fault);
                self.language.of(&fault).to_owned()
            }
            Found::Truth(_) => return words,
            Found::Value(found) => clean(self.language.of(found)).into_owned(),
            Found::State(state) => {
                let state = tekigo_core::prose::state(*state);
                self.language.of(&state).to_owned()
            }
            Found::Undecided => self.language.pick("未定", "undecided").to_owned(),
        };
        match self.language {
            // A constant is its own value.
            _ if words == found => words,
            Language::Ja => format!("{words}：{found}"),
            Language::En => format!("{words}: {found}"),
        }
    }

    fn attestation(&self, at: usize) -> (ResultWord, String) {
        let Some(attestation) = self.judged.settings.attestations.get(at) else {
            return (ResultWord::NotChecked, String::new());
        };
        let word = match attestation.result {
            Attested::Pass => ResultWord::Pass,
            Attested::Fail => ResultWord::Fail,
            Attested::NotApplicable => ResultWord::NotApplicable,
        };
        let answer = words::result(word);
        let mut words = format!("{}  {}", attestation.on, self.language.of(&answer));
        for more in [Some(&attestation.who), attestation.note.as_ref()].into_iter().flatten() {
            let _ = write!(words, "  {}", clean(more));
        }
        (word, words)
    }
}

/// The sign of what a part gave.
fn mark(found: &Found) -> String {
    let word = match found {
        Found::Truth(Truth::True) => ResultWord::Pass,
        Found::Truth(Truth::False) => ResultWord::Fail,
        Found::Truth(Truth::Unknown) | Found::Undecided => ResultWord::Unknown,
        Found::Truth(Truth::Error(_)) | Found::Error(_) => ResultWord::Error,
        Found::Value(_) | Found::State(_) => return "・".to_owned(),
    };
    paint(style_of(word), sign(word))
}

/// A value that stands in the rule itself, and so in the words around it.
fn is_constant(trace: &Trace) -> bool {
    trace.ground.is_none()
        && trace.parts.is_empty()
        && matches!(&trace.found, Found::Value(found) if *found == trace.words)
}
