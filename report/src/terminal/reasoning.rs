//! The reasoning of one result as a tree: what each part gave, and which parts decided.

mod changes;
mod fold;

use std::fmt::Write as _;

use anstyle::Style;
use tekigo_core::eval::Truth;
use tekigo_core::explain::{Explanation, Found, Ground, Stage, StageTrace, Trace};
use tekigo_core::program::Version;
use tekigo_core::typed::{Attested, ResultWord};

use self::fold::{Folded, is_shallow};
use super::page::{Page, columns};
use super::style::{FAINT, STRONG, of_result as style_of, paint};
use super::text::Sheet;
use super::{Reader, clean};
use crate::judge::Judged;
use crate::model::{PlaceReason, Report, RuleResult};
use crate::outline::{self, Fact};
use crate::words::{self, Label, Language, phrase, sign};

/// Deeper than this, parts are not moved further to the right.
const MOST_INDENT: usize = 20;

/// The reasoning of a result, with what is asked and by which clause above it. Parts that are alike are counted, unless the
/// reader wants all.
#[must_use]
pub fn reasoning(
    report: &Report,
    result: &RuleResult,
    judged: &Judged<'_>,
    explanation: &Explanation,
    reader: &Reader<'_>,
) -> String {
    let mut sheet = Sheet::new(reader);
    let finding = outline::finding(report, result, reader.language);
    sheet.title(&finding);
    finding.cases.iter().for_each(|case| sheet.subjects(&case.subjects));
    sheet.line(Label::Result, &finding.word);
    let page = sheet.into_page();
    let outcome = explanation.outcome;
    let version = judged.program.rules.get(outcome.rule);
    let version = version.and_then(|rule| rule.versions.get(outcome.version));
    let mut tree =
        Tree { judged, version, language: reader.language, all: reader.all, folded: false, page };
    tree.page.gap();
    for stage in &explanation.stages {
        tree.stage(stage);
    }
    if let Some(by) = &result.left_out {
        let words = reader.language.pick("プロファイルが外した", "left out by a profile");
        tree.page.paragraph("  ", &paint(STRONG, words));
        tree.page.paragraph("    ", &outline::by_profile(report, by, reader.language));
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
    if tree.folded {
        let words = reader.language.pick(
            "結論が同じ部分は数だけを示した。--full ですべて示す",
            "parts that are alike were only counted; --full tells all",
        );
        tree.page.gap();
        tree.page.paragraph("  ", &paint(FAINT, words));
    }
    changes::changes(&mut tree.page, result, reader.language);
    tree.page.gap();
    tree.page.paragraph("", &paint(FAINT, reader.language.of(&report.notice)));
    tree.page.finish()
}

/// The longest text of a part that is told below part by part.
const MOST_COLUMNS: usize = 100;

struct Tree<'a> {
    judged: &'a Judged<'a>,
    version: Option<&'a Version>,
    language: Language,
    /// Whether every part is told.
    all: bool,
    /// Whether some parts were only counted.
    folded: bool,
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
        let style = if decides { Style::new() } else { FAINT };
        let told_below = decides && !self.all && !is_shallow(trace);
        match self.fact(trace) {
            Some(fact) => self.tell(&first, style, trace, &fact),
            None => self.page.paragraph(&first, &paint(style, &self.words(trace, told_below))),
        }
        if !self.all && !decides && !is_shallow(trace) {
            self.folded = true;
            return;
        }
        let folded =
            if self.all { Folded::whole(trace) } else { Folded::new(trace, trace.decides) };
        for part in &folded.told {
            self.trace(part, depth + 1, decides);
        }
        self.counts(trace, &folded, depth + 1);
    }

    /// The parts that are not told one by one.
    fn counts(&mut self, trace: &Trace, folded: &Folded<'_>, depth: usize) {
        let Folded { named, hold, do_not_hold, idle, .. } = folded;
        self.folded |= named.len() + hold + do_not_hold + idle > trace.left_out;
        let names: Vec<String> = named.iter().map(|part| self.items(part)).collect();
        let names = phrase::listed(&names, self.language);
        let lines = match self.language {
            Language::Ja => [
                (named.len(), format!("ほかに判定できないもの：{names}")),
                (*hold, format!("ほか{hold}件は満たす")),
                (*do_not_hold, format!("ほか{do_not_hold}件は満たさない")),
                (*idle, format!("ほか{idle}件は結論に関わらない")),
            ],
            Language::En => [
                (named.len(), format!("not known either: {names}")),
                (*hold, format!("{hold} more hold")),
                (*do_not_hold, format!("{do_not_hold} more do not hold")),
                (*idle, format!("{idle} more of no consequence")),
            ],
        };
        let indent = "  ".repeat(depth.min(MOST_INDENT));
        for (_, words) in lines.iter().filter(|(count, _)| *count > 0) {
            self.page.paragraph(&indent, &paint(FAINT, words));
        }
    }

    /// The item of a list that a part is about, or the pair of them.
    fn items(&self, trace: &Trace) -> String {
        let items = trace.items.iter().map(|item| match self.language {
            Language::Ja => format!("{}件目", item + 1),
            Language::En => format!("no. {}", item + 1),
        });
        items.collect::<Vec<_>>().join(self.language.pick("と", " and "))
    }

    /// What stands at the place of a part, where it has one.
    fn fact(&self, trace: &Trace) -> Option<Fact> {
        let ground = trace.ground.filter(|ground| matches!(ground, Ground::Place { .. }))?;
        let place = self.judged.place(ground, &trace.found);
        let mut fact = Fact::new(
            &PlaceReason { wanted: trace.wanted.clone(), ..place.clone() },
            self.language,
        );
        if fact.places.is_empty() {
            let name = place.document.as_deref().map(clean).unwrap_or_default();
            let words = phrase::not_given(self.language);
            fact.places.push(phrase::with_remark(&name, words, self.language));
        }
        Some(fact)
    }

    /// What stands at a place, where that is, and, in full, where it comes from.
    fn tell(&mut self, first: &str, style: Style, trace: &Trace, fact: &Fact) {
        let words = match self.item(trace) {
            Some(item) => phrase::named(&item, &fact.sentence(self.language), self.language),
            None => fact.sentence(self.language),
        };
        let place = fact.places.first().map(|place| paint(FAINT, place)).unwrap_or_default();
        self.page.with_tail(first, &paint(style, &words), &place);
        if let Some(evidence) = fact.evidence.as_ref().filter(|_| self.all) {
            let name = Label::Evidence.of(self.language);
            let words = phrase::named(name, &evidence.words(self.language), self.language);
            let indent = " ".repeat(columns(first));
            self.page.paragraph(&indent, &paint(FAINT, &words));
        }
    }

    /// 「2件目」, where a part is about one item of a list.
    fn item(&self, trace: &Trace) -> Option<String> {
        (trace.items.len() == 1).then(|| self.items(trace))
    }

    /// What a part says. One whose parts say it all below, one by one, is only named: an item by its number, anything else by how
    /// it starts.
    fn words(&self, trace: &Trace, told_below: bool) -> String {
        let own = self.part(trace);
        match self.item(trace) {
            Some(item) if told_below => item,
            Some(item) => phrase::named(&item, &own, self.language),
            None if told_below => shortened(&own),
            None => own,
        }
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

/// The start of a text that takes more than two lines or so.
fn shortened(words: &str) -> String {
    if columns(words) <= MOST_COLUMNS {
        return words.to_owned();
    }
    let mut start = String::new();
    let mut width = 0;
    for letter in words.chars() {
        width += columns(letter.encode_utf8(&mut [0; 4]));
        if width > MOST_COLUMNS {
            break;
        }
        start.push(letter);
    }
    format!("{}…", start.trim_end())
}
