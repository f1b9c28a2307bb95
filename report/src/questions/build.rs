//! From evaluated packs to the questions that are open.

use std::cmp::Ordering;

use tekigo_core::explain::{Found, Ground};
use tekigo_core::facts::State;
use tekigo_core::layout::SlotType;
use tekigo_core::prose;
use tekigo_core::regions::questions::STRENGTHS;
use tekigo_core::regions::{Budget, Cell, Regions, Scenario, Target};
use tekigo_core::types::Leaf;
use tekigo_core::value::{Date, Value};
use tekigo_grammar::diagnostic::Bilingual;

use super::{Decides, FORMAT, Owner, PackName, Question, Questions, Resting, Subject};
use crate::build::result::citations;
use crate::judge::Judged;

/// A question with its measure: of each strength, how many results it decides in the mean, and how many rest on it.
struct Weighed {
    question: Question,
    means: [Mean; STRENGTHS],
    resting: [usize; STRENGTHS],
}

/// Asks every pack, each within so many steps of the evaluator. Questions of two packs about one place are one.
#[must_use]
pub fn questions(as_of: Date, judged: &[Judged<'_>], steps: u64) -> Questions {
    let mut asked: Vec<Weighed> = Vec::new();
    let mut idle: Vec<Subject> = Vec::new();
    let mut complete = true;
    for pack in judged {
        let scenario = Scenario::new(pack.program, &pack.inputs, &pack.settings);
        let found = Regions::new(scenario).questions(&mut Budget::new(steps));
        complete &= !found.cut;
        for question in &found.asked {
            let Some(subject) = subject(pack, question.cell) else { continue };
            let means = question.decided.map(|decided| Mean::of(decided, question.answers));
            let rests = question.rests.iter().filter_map(|target| resting(pack, *target));
            match asked.iter_mut().find(|known| known.question.subject == subject) {
                Some(known) => {
                    known.question.rests.extend(rests);
                    for (own, more) in known.means.iter_mut().zip(means) {
                        *own = own.plus(more);
                    }
                    for (own, more) in known.resting.iter_mut().zip(question.resting) {
                        *own += more;
                    }
                }
                None => asked.push(Weighed {
                    question: Question {
                        subject,
                        answer: answer(pack, question.cell),
                        decides: Decides::of(&means),
                        rests: rests.collect(),
                    },
                    means,
                    resting: question.resting,
                }),
            }
        }
        idle.extend(found.idle.into_iter().filter_map(|cell| subject(pack, cell)));
    }
    // What one pack no longer asks, another may.
    let is_asked = |subject: &Subject| asked.iter().any(|known| known.question.subject == *subject);
    idle.retain(|subject| !is_asked(subject));
    let mut seen: Vec<Subject> = Vec::new();
    for subject in idle {
        if !seen.contains(&subject) {
            seen.push(subject);
        }
    }
    // A stable order: what is alike stays in the order of the packs and documents.
    asked.sort_by(|one, other| {
        let means = other.means.iter().zip(&one.means).map(|(more, less)| more.compare(*less));
        let by_means = means.fold(Ordering::Equal, Ordering::then);
        by_means.then_with(|| other.resting.cmp(&one.resting))
    });
    let questions = asked
        .into_iter()
        .map(|weighed| Question { decides: Decides::of(&weighed.means), ..weighed.question });
    Questions {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        as_of: as_of.to_string(),
        packs: judged
            .iter()
            .map(|pack| PackName {
                id: pack.program.name.clone(),
                version: pack.program.version.clone(),
            })
            .collect(),
        questions: questions.collect(),
        idle: seen,
        complete,
    }
}

/// What a cell is called, and where it stands.
pub(crate) fn subject(pack: &Judged<'_>, cell: Cell) -> Option<Subject> {
    if let Cell::Choice(id) = cell {
        let choice = pack.program.choices.get(id.0)?;
        return Some(Subject {
            input: None,
            document: None,
            pointer: None,
            choice: Some(choice.name.clone()),
            line: None,
            column: None,
            title: choice.words.clone(),
            owner: None,
        });
    }
    let (kind, node) = cell.node(pack.program)?;
    let (_, document) = cell.document()?;
    let ground = Ground::Place { kind, document, node, row: cell.row() };
    let place = pack.place(ground, &Found::State(State::Open));
    let custody = pack.program.kind(kind)?.custody.get(node.0);
    let owner = custody.and_then(|custody| custody.owner.as_deref());
    let owner = pack.program.parties.iter().find(|party| Some(party.name.as_str()) == owner);
    Some(Subject {
        input: place.input,
        document: place.document,
        pointer: Some(place.pointer),
        choice: None,
        line: place.line,
        column: place.column,
        title: place.title,
        owner: owner.map(|party| Owner { party: party.name.clone(), title: party.words.clone() }),
    })
}

fn resting(pack: &Judged<'_>, target: Target) -> Option<Resting> {
    let rule = pack.program.rules.get(target.rule)?;
    let version = rule.versions.first()?;
    let about = rule.subject.zip(target.subject);
    let about = about.and_then(|(kind, at)| pack.document(kind, at));
    Some(Resting {
        rule: rule.id.clone(),
        pack: pack.program.name.clone(),
        about: about.map(|given| given.document.name.clone()),
        strength: pack.settings.strength(target.rule, version.strength),
        title: version.words.clone(),
        cites: citations(pack.program, version),
    })
}

/// The most words of an enumeration that are told.
const MOST_WORDS: usize = 12;

/// What kind of answer is due.
fn answer(pack: &Judged<'_>, cell: Cell) -> Bilingual {
    let program = pack.program;
    let words: Vec<Bilingual> = match cell {
        Cell::Choice(id) => program
            .choices
            .get(id.0)
            .into_iter()
            .flat_map(|choice| choice.options.iter().map(|(_, _, words)| words.clone()))
            .collect(),
        Cell::Slot { kind, slot, .. } => {
            let known = program.kind(kind);
            let leaf = known.and_then(|kind| kind.layout.slots.get(slot.0)).map(|slot| &slot.leaf);
            let of = known.and_then(|kind| kind.slot_types.get(slot.0)).copied();
            match (leaf, of) {
                (Some(SlotType::Words(words)), Some(of)) => {
                    let levels = (0..words.len()).filter_map(|level| u32::try_from(level).ok());
                    levels.map(|level| prose::value(program, Value::Level(level), of)).collect()
                }
                (Some(SlotType::Plain(leaf)), _) => return of_leaf(leaf),
                _ => Vec::new(),
            }
        }
        Cell::List { .. } | Cell::Item { .. } => Vec::new(),
    };
    if words.is_empty() {
        return Bilingual::new("一覧（なければ、ないことを示す）", "a list, or that there is none");
    }
    let more = words.len() > MOST_WORDS;
    let joined = |of: fn(&Bilingual) -> &str, between: &str, and_so_on: &str| {
        let mut told: Vec<&str> = words.iter().take(MOST_WORDS).map(of).collect();
        if more {
            told.push(and_so_on);
        }
        told.join(between)
    };
    Bilingual::new(
        format!("{} のどれか", joined(|words| &words.ja, "、", "…")),
        format!("one of: {}", joined(|words| &words.en, ", ", "…")),
    )
}

fn of_leaf(leaf: &Leaf) -> Bilingual {
    let (ja, en) = match leaf {
        Leaf::Boolean => ("はい・いいえ", "yes or no"),
        Leaf::Number(_) => ("数", "a number"),
        Leaf::Text { .. } => ("文", "a text"),
        Leaf::Date => ("日付", "a day"),
        Leaf::Instant { .. } => ("日時", "a day and time"),
        Leaf::Duration => ("長さ（時間や日数）", "a length of time"),
        Leaf::BusinessDays(_) => ("営業日の数", "a number of business days"),
        Leaf::Enumeration(_) => ("決まった語", "one of the set words"),
    };
    Bilingual::new(ja, en)
}

/// A mean of counts, exactly.
#[derive(Clone, Copy)]
struct Mean {
    all: u128,
    of: u128,
}

impl Mean {
    fn of(all: usize, of: usize) -> Self {
        let wide = |count: usize| u128::try_from(count).unwrap_or(u128::MAX);
        Self { all: wide(all), of: wide(of.max(1)) }
    }

    fn plus(self, other: Self) -> Self {
        let own = self.all.saturating_mul(other.of);
        let theirs = other.all.saturating_mul(self.of);
        Self { all: own.saturating_add(theirs), of: self.of.saturating_mul(other.of) }
    }

    fn compare(self, other: Self) -> Ordering {
        self.all.saturating_mul(other.of).cmp(&other.all.saturating_mul(self.of))
    }

    /// With two places, rounded to the nearest.
    fn decimal(self) -> String {
        let hundredths =
            self.all.saturating_mul(200).saturating_add(self.of) / (2 * self.of.max(1));
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl Decides {
    fn of(means: &[Mean; STRENGTHS]) -> Self {
        let [must, should, may] = means.map(Mean::decimal);
        Self { must, should, may }
    }
}
