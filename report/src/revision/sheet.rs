//! A revision in one language as a run of pieces, which each rendering writes in its own way.

use serde_json::Value as Json;
use tekigo_core::typed::ResultWord;
use tekigo_core::typed::Strength;
use tekigo_grammar::diagnostic::Bilingual;

use super::{Change, Effect, Hit, PackName, Revision, RuleChange, Shown, words};
use crate::words::{Language, attested, notice, result_of};

/// A piece of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// What it is about.
    Title(String),
    /// A paragraph.
    Text(String),
    /// The line that every rendering carries.
    Notice(String),
    /// A section.
    Section(String),
    /// A rule and what became of it.
    Rule(Change, String),
    /// Something about the rule.
    Note(String),
    /// A line of its text that is gone.
    Gone(String),
    /// A line of its text that is new.
    New(String),
    /// What a document shows.
    Shows(String),
    /// A document.
    Document(String),
    /// A result that differs on documents that were given.
    Hit(Effect, String),
}

/// The revision in a language.
pub(crate) fn sheet(revision: &Revision, language: Language) -> Vec<Piece> {
    let mut sheet = Sheet { language, pieces: Vec::new() };
    sheet.head(revision);
    for rule in &revision.rules {
        if rule.change != Change::Unchanged {
            sheet.rule(rule);
        }
    }
    sheet.unchanged(revision);
    sheet.hits(revision);
    sheet.pieces.push(Piece::Notice(language.of(&notice()).to_owned()));
    sheet.pieces
}

struct Sheet {
    language: Language,
    pieces: Vec<Piece>,
}

impl Sheet {
    fn pick<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.pick(ja, en)
    }

    fn head(&mut self, revision: &Revision) {
        let name = |pack: &PackName| format!("{} {}", pack.id, pack.version);
        let (before, after) = (name(&revision.before), name(&revision.after));
        self.pieces.push(Piece::Title(match self.language {
            Language::Ja => format!("規則集の改定：{before} → {after}"),
            Language::En => format!("Revision of a pack: {before} → {after}"),
        }));
        let counts = revision.summary.iter().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(change, count)| {
            let words = words::change_words(*change);
            match self.language {
                Language::Ja => format!("{} {count}件", words.ja),
                Language::En => format!("{count} {}", words.en),
            }
        });
        let counts = counts.collect::<Vec<_>>().join(self.pick("、", ", "));
        let counts = if counts.is_empty() {
            self.pick("規則はない", "there are no rules").to_owned()
        } else {
            counts
        };
        self.pieces.push(Piece::Text(counts));
    }

    fn rule(&mut self, rule: &RuleChange) {
        let (title, change) = (self.language.of(&rule.title), words::change_words(rule.change));
        let change = self.language.of(&change);
        let heading = match self.language {
            Language::Ja => format!("{} {title}：{change}", rule.rule),
            Language::En => format!("{} {title}: {change}", rule.rule),
        };
        self.pieces.push(Piece::Rule(rule.change, heading));
        if let Some(replaced) = &rule.replaces {
            self.pieces.push(Piece::Note(match self.language {
                Language::Ja => format!("{replaced} に代わる規則として、それと比べた"),
                Language::En => format!("it replaces {replaced}, and was held against it"),
            }));
        }
        for burden in &rule.burdens {
            self.pieces.push(Piece::Note(self.language.of(burden).to_owned()));
        }
        self.doubts(rule);
        self.wording(rule);
        for shown in &rule.witnesses {
            self.witness(shown);
        }
    }

    /// The lines that came and went, as far as this reader sees a difference.
    fn wording(&mut self, rule: &RuleChange) {
        if matches!(rule.change, Change::Added | Change::Removed) {
            return;
        }
        let say = |lines: &[Bilingual]| -> Vec<String> {
            lines.iter().map(|line| self.language.of(line).to_owned()).collect()
        };
        let (old, new) = (say(&rule.gone), say(&rule.new));
        let gone: Vec<Piece> =
            old.iter().filter(|line| !new.contains(line)).cloned().map(Piece::Gone).collect();
        let came: Vec<Piece> =
            new.iter().filter(|line| !old.contains(line)).cloned().map(Piece::New).collect();
        if gone.is_empty() && came.is_empty() && !(old.is_empty() && new.is_empty()) {
            let other = self.pick("英語の文だけが変わった", "only the Japanese text changed");
            self.pieces.push(Piece::Note(other.to_owned()));
        }
        self.pieces.extend(gone.into_iter().chain(came));
    }

    /// What was not proved, and why.
    fn doubts(&mut self, rule: &RuleChange) {
        let lead = match rule.change {
            _ if rule.doubts.is_empty() => return,
            Change::NotDecided => self.pick(
                "違う結果になる文書は見つからないが、ないとも証明できない",
                "no document with another result was found, nor proved not to exist",
            ),
            Change::Stricter => self.pick(
                "緩くなる文書は見つからないが、ないとも証明できない",
                "no document for which it is looser was found, nor proved not to exist",
            ),
            Change::Looser => self.pick(
                "厳しくなる文書は見つからないが、ないとも証明できない",
                "no document for which it is stricter was found, nor proved not to exist",
            ),
            Change::Otherwise => self.pick(
                "厳しくなる文書も緩くなる文書も見つからないが、ないとも証明できない",
                "no document for which it is stricter or looser was found, nor proved not to exist",
            ),
            // There is nothing else to find.
            _ => return,
        };
        let whys = rule.doubts.iter().map(|doubt| self.language.of(&doubt.message));
        let whys = whys.collect::<Vec<_>>().join(self.pick("、", "; "));
        self.pieces.push(Piece::Note(match self.language {
            Language::Ja => format!("{lead}（{whys}）"),
            Language::En => format!("{lead} ({whys})"),
        }));
    }

    fn witness(&mut self, shown: &Shown) {
        let direction = words::shows(shown.direction);
        let results =
            self.results(Some((Strength::Must, shown.before)), Some((Strength::Must, shown.after)));
        let direction = self.language.of(&direction);
        let mut settings: Vec<String> = Vec::new();
        if let Some(day) = &shown.as_of {
            settings.push(format!("--as-of {day}"));
        }
        let set = |option: &str, of: &super::Set| {
            let value = match &of.value {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            format!("--{option} {}={value}", of.name)
        };
        settings.extend(shown.parameters.iter().map(|own| set("param", own)));
        settings.extend(shown.choices.iter().map(|own| set("choose", own)));
        let with = if settings.is_empty() {
            String::new()
        } else {
            format!("{}{}", self.pick("、", ", "), settings.join(" "))
        };
        let answer = shown.attested.map(|answer| {
            let answer = attested(answer);
            match self.language {
                Language::Ja => format!("、人の回答は「{}」", answer.ja),
                Language::En => format!(", a person having answered “{}”", answer.en),
            }
        });
        let answer = answer.unwrap_or_default();
        self.pieces.push(Piece::Shows(match self.language {
            Language::Ja => format!("{direction}（{results}{with}{answer}）"),
            Language::En => format!("{direction} ({results}{with}{answer})"),
        }));
        if shown.documents.is_empty() {
            let none = self.pick("（文書なし）", "(no document)");
            self.pieces.push(Piece::Note(none.to_owned()));
        }
        for document in &shown.documents {
            let text = serde_json::to_string_pretty(document).unwrap_or_default();
            self.pieces.push(Piece::Document(text));
        }
    }

    fn results(
        &self,
        before: Option<(Strength, ResultWord)>,
        after: Option<(Strength, ResultWord)>,
    ) -> String {
        let say = |of: Option<(Strength, ResultWord)>| match of {
            Some((strength, word)) => self.language.of(&result_of(strength, word)).to_owned(),
            None => self.pick("規則なし", "no rule").to_owned(),
        };
        format!("{} → {}", say(before), say(after))
    }

    fn unchanged(&mut self, revision: &Revision) {
        let of_change = revision.rules.iter().filter(|rule| rule.change == Change::Unchanged);
        let unchanged: Vec<&str> = of_change.map(|rule| rule.rule.as_str()).collect();
        if unchanged.is_empty() {
            return;
        }
        let heading = self.pick(
            "変更なし（作成中でも確定でも、どの文書についても同じ結果になる）",
            "Unchanged (the same result on every document, draft or final)",
        );
        self.pieces.push(Piece::Section(heading.to_owned()));
        self.pieces.push(Piece::Text(unchanged.join(self.pick("、", ", "))));
    }

    fn hits(&mut self, revision: &Revision) {
        let Some(affected) = &revision.documents else { return };
        let inputs = affected.inputs.join(self.pick("、", ", "));
        self.pieces.push(Piece::Section(match self.language {
            Language::Ja => format!("渡された文書への影響（{inputs}）"),
            Language::En => format!("What it does to the documents given ({inputs})"),
        }));
        if affected.results.is_empty() {
            let none = self.pick("結果の変わる規則はない", "no result differs");
            self.pieces.push(Piece::Text(none.to_owned()));
        }
        let mut hits: Vec<&Hit> = affected.results.iter().collect();
        hits.sort_by_key(|hit| hit.effect);
        for hit in hits {
            let effect = words::effect_words(hit.effect);
            let (effect, title) = (self.language.of(&effect), self.language.of(&hit.title));
            let was = hit.strength_before.unwrap_or(hit.strength);
            let before = hit.before.map(|result| (was, result));
            let results = self.results(before, hit.after.map(|result| (hit.strength, result)));
            let input = hit.input.as_ref().map(|input| format!(" [{input}]")).unwrap_or_default();
            let line = match self.language {
                Language::Ja => format!("{effect}：{} {title}{input}（{results}）", hit.rule),
                Language::En => format!("{effect}: {} {title}{input} ({results})", hit.rule),
            };
            self.pieces.push(Piece::Hit(hit.effect, line));
        }
    }
}
