//! Reads files of attestations: a JSON list of `rule`, `who`, `on`, `until`, `question_sha256`, `result`, `note`.

use std::path::{Path, PathBuf};

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;
use tekigo_core::attestation::Attestation;
use tekigo_core::program::{Duty, Program};
use tekigo_core::suggest::nearest;
use tekigo_core::typed::Attested;
use tekigo_core::value::Date;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::document::Lines;

use crate::console::Console;
use crate::problem::{Problem, refusal};
use crate::validation::text;

/// What an entry may hold.
const MEMBERS: [&str; 7] = ["rule", "who", "on", "until", "question_sha256", "result", "note"];

/// The answers, and whether some entry was refused. A wrong entry does not cost the others.
pub(crate) fn read(
    paths: &[PathBuf],
    programs: &[&Program],
    console: &Console,
) -> Result<(Vec<Attestation>, bool), Problem> {
    let (mut read, mut refused) = (Vec::new(), false);
    for path in paths {
        let text = std::fs::read_to_string(path).map_err(|error| Problem::NotRead {
            path: path.display().to_string(),
            why: refusal(&error),
        })?;
        let file = File { path, text: &text, lines: Lines::new(&text), programs, console };
        let (own, wrong) = file.entries()?;
        read.extend(own);
        refused |= wrong;
    }
    Ok((read, refused))
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
    lines: Lines,
    programs: &'a [&'a Program],
    console: &'a Console,
}

impl File<'_> {
    fn entries(&self) -> Result<(Vec<Attestation>, bool), Problem> {
        let broken =
            |at: usize| self.problem(at, Bilingual::new("JSON として読めない", "this is no JSON"));
        let tree = text::tree(self.text).map_err(broken)?;
        let list: &Array<'_> = match &tree {
            Value::Array(list) => list,
            other => {
                let what =
                    Bilingual::new("回答の一覧（[ … ]）を書く", "a list of answers is expected");
                return Err(self.problem(other.start(), what));
            }
        };
        let (mut read, mut refused) = (Vec::new(), false);
        for entry in &list.elements {
            match self.entry(entry) {
                Ok(attestation) => read.push(attestation),
                Err(problem) => {
                    self.console.problem(&problem);
                    refused = true;
                }
            }
        }
        Ok((read, refused))
    }

    fn entry(&self, entry: &Value<'_>) -> Result<Attestation, Problem> {
        let Value::Object(members) = entry else {
            let what = Bilingual::new("回答（{ … }）を書く", "an answer ({ … }) is expected");
            return Err(self.problem(entry.start(), what));
        };
        for member in &members.properties {
            let name = member.name.as_str();
            if !MEMBERS.contains(&name) {
                let near = nearest(name, MEMBERS);
                let what = match near {
                    Some(near) => Bilingual::new(
                        format!("「{name}」という項目はない。「{near}」のことですか"),
                        format!("there is no member “{name}”; did you mean “{near}”?"),
                    ),
                    None => Bilingual::new(
                        format!("「{name}」という項目はない"),
                        format!("there is no member “{name}”"),
                    ),
                };
                return Err(self.problem(member.start(), what));
            }
        }
        let (rule, at) = self.required(members, "rule")?;
        let (who, _) = self.required(members, "who")?;
        let (written, on_at) = self.required(members, "on")?;
        let on = self.date(&written, on_at)?;
        let until = match self.optional(members, "until")? {
            Some((written, at)) => Some(self.date(&written, at)?),
            None => None,
        };
        let (question_sha256, _) = self.required(members, "question_sha256")?;
        let (word, word_at) = self.required(members, "result")?;
        let result = self.result(&word, word_at)?;
        let note = self.optional(members, "note")?.map(|(note, _)| note);
        self.question(&rule, at, &question_sha256)?;
        Ok(Attestation { rule, who, on, until, question_sha256, result, note })
    }

    /// Only manual rules take answers; an answer to an older wording is told, for it does not count.
    fn question(&self, rule: &str, at: usize, sha256: &str) -> Result<(), Problem> {
        let found: Vec<_> =
            self.programs.iter().filter_map(|program| program.rule_named(rule)).collect();
        if found.is_empty() {
            let rules = self.programs.iter().flat_map(|program| &program.rules);
            let near = nearest(rule, rules.map(|rule| rule.id.as_str()));
            let near = near.map(|near| {
                (format!("。「{near}」のことですか"), format!("; did you mean “{near}”?"))
            });
            let (ja, en) = near.unwrap_or_default();
            let what = Bilingual::new(
                format!("「{rule}」という規則は、選んだ規則集にない{ja}"),
                format!("no chosen pack has a rule “{rule}”{en}"),
            );
            return Err(self.problem(at, what));
        }
        let questions: Vec<&str> = found
            .iter()
            .flat_map(|rule| &rule.versions)
            .filter_map(|version| match &version.duty {
                Duty::Manual(question) => Some(question.sha256.as_str()),
                Duty::Computed(_) => None,
            })
            .collect();
        if questions.is_empty() {
            let what = Bilingual::new(
                format!("{rule} は文書から判定する規則なので、人の回答を受け付けない"),
                format!("{rule} is decided by the documents and takes no answer"),
            );
            return Err(self.problem(at, what));
        }
        if !questions.contains(&sha256) {
            let (line, column) = self.lines.place(self.text, at);
            let place = format!("{}:{line}:{column}", self.path.display());
            self.console.note(&Bilingual::new(
                format!("{place}: {rule} の質問は、この回答のあとに改められた。この回答は数えない"),
                format!(
                    "{place}: the question of {rule} has changed since; this answer does not count"
                ),
            ));
        }
        Ok(())
    }

    fn required(&self, members: &Object<'_>, name: &str) -> Result<(String, usize), Problem> {
        let found = self.optional(members, name)?.filter(|(text, _)| !text.trim().is_empty());
        found.ok_or_else(|| {
            let what = Bilingual::new(
                format!("「{name}」を書く必要がある"),
                format!("“{name}” is missing"),
            );
            self.problem(members.start(), what)
        })
    }

    fn optional(
        &self,
        members: &Object<'_>,
        name: &str,
    ) -> Result<Option<(String, usize)>, Problem> {
        let Some(member) = members.get(name) else { return Ok(None) };
        match &member.value {
            Value::StringLit(text) => Ok(Some((text.value.to_string(), member.value.start()))),
            Value::NullKeyword(_) => Ok(None),
            other => {
                let what = Bilingual::new(
                    format!("「{name}」には文字列を書く"),
                    format!("“{name}” must be a text"),
                );
                Err(self.problem(other.start(), what))
            }
        }
    }

    fn date(&self, written: &str, at: usize) -> Result<Date, Problem> {
        Date::parse(written).ok_or_else(|| {
            let what = Bilingual::new(
                format!("2020-06-02 のような日付を書くが、「{written}」と書かれている"),
                format!("a date like 2020-06-02 is expected, but “{written}” was written"),
            );
            self.problem(at, what)
        })
    }

    fn result(&self, written: &str, at: usize) -> Result<Attested, Problem> {
        match written {
            "pass" => Ok(Attested::Pass),
            "fail" => Ok(Attested::Fail),
            "notapplicable" => Ok(Attested::NotApplicable),
            _ => {
                let what = Bilingual::new(
                    format!(
                        "pass、fail、notapplicable のいずれかを書くが、「{written}」と書かれている"
                    ),
                    format!("pass, fail or notapplicable is expected, but “{written}” was written"),
                );
                Err(self.problem(at, what))
            }
        }
    }

    fn problem(&self, at: usize, what: Bilingual) -> Problem {
        let (line, column) = self.lines.place(self.text, at);
        Problem::Attestation { path: self.path.display().to_string(), line, column, what }
    }
}
