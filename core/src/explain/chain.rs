//! The steps of section 7: in force, applies, claims and exceptions, and what is asked in the end.

use tekigo_grammar::diagnostic::Bilingual;

use super::{Explanation, Found, Ground, Stage, StageTrace, Trace, Walk};
use crate::attestation;
use crate::eval::{Datum, Guard, Standing, Tailoring, Truth};
use crate::program::{Duty, FactRef, Message, NodeId, Require, Rule, Version};
use crate::typed::Type;
use crate::value::Value;

impl Walk<'_, '_> {
    /// Every step that the result of a rule went through.
    pub(super) fn stages(&mut self, at: usize) -> Vec<StageTrace> {
        let program = self.evaluation.program;
        let Some(rule) = program.rules.get(at) else { return Vec::new() };
        let mut stages = Vec::new();
        // What a profile leaves out rests on no fact, and on no date.
        if self.evaluation.settings.tailoring(at) == Tailoring::LeftOut {
            return stages;
        }
        let standing = self.evaluation.standing(rule);
        stages.extend(self.date(rule, standing));
        let Standing::InForce(version) = standing else { return stages };
        let Some(version) = rule.versions.get(version) else { return stages };
        let applies = self.evaluation.applies(version);
        self.whens(version, applies, &mut stages);
        if applies == Truth::True {
            self.guards(rule, version, &mut stages);
        }
        stages
    }

    /// The date that the rule asks, where its periods ask one.
    fn date(&mut self, rule: &Rule, standing: Standing) -> Option<StageTrace> {
        let dated =
            rule.versions.iter().any(|version| version.from.is_some() || version.until.is_some());
        if !dated && rule.on.is_none() {
            return None;
        }
        let truth = match standing {
            Standing::InForce(_) => Truth::True,
            Standing::OutOfForce => Truth::False,
            Standing::Unknown => Truth::Unknown,
            Standing::Error(fault) => Truth::Error(fault),
        };
        let as_of = Datum::Value(Value::Date(self.evaluation.settings.as_of));
        let asked = match rule.on {
            Some(on) => self.term(on, None),
            None => Trace {
                words: Bilingual::new("判定日", "the day of evaluation"),
                found: Found::Value(self.value(as_of, Type::Date).unwrap_or_default()),
                ground: Some(Ground::AsOf),
                ..whole(Truth::True)
            },
        };
        let words = Bilingual::new("規則が有効な期間である", "the rule is in force");
        let trace = Trace { words, parts: vec![asked], ..whole(truth) };
        Some(StageTrace { stage: Stage::Date, trace })
    }

    /// `when …`: as the parts of an `and`.
    fn whens(&mut self, version: &Version, whole: Truth, stages: &mut Vec<StageTrace>) {
        for (at, when) in version.whens.iter().enumerate() {
            let mut trace = self.formula(when.formula, None);
            trace.decides = whole != Truth::False || trace.found == Found::Truth(Truth::False);
            stages.push(StageTrace { stage: Stage::When(at), trace });
        }
    }

    /// Every guard up to the one that holds, what the undecided ones lead to, and the outcome that is left.
    fn guards(&mut self, rule: &Rule, version: &Version, stages: &mut Vec<StageTrace>) {
        for guard in version.guards() {
            self.afford();
            let truth = self.evaluation.guard(version, guard);
            let (stage, trace) = match guard {
                Guard::Claim(at) => {
                    let Some(fact) = version.accepts.get(at) else { continue };
                    (Stage::Claim(at), self.claim(*fact, truth))
                }
                Guard::Exception(at) => {
                    let Some(exception) = version.exceptions.get(at) else { continue };
                    (Stage::Exception(at), self.formula(exception.when, None))
                }
            };
            stages.push(StageTrace { stage, trace });
            if truth == Truth::False {
                continue;
            }
            if let Guard::Exception(at) = guard
                && let Some(requires) =
                    version.exceptions.get(at).and_then(|exception| exception.requires.as_ref())
            {
                self.requires(requires, |require| Stage::ExceptionRequire(at, require), stages);
            }
            if truth == Truth::True {
                return;
            }
        }
        match &version.duty {
            Duty::Computed(requires) => self.requires(requires, Stage::Require, stages),
            Duty::Manual(_) => self.answer(rule, version, stages),
        }
    }

    fn claim(&mut self, fact: FactRef, truth: Truth) -> Trace {
        let ground = match fact {
            FactRef::Slot(slot) => self.fact(slot, None),
            FactRef::List(list) => self.list(list, None),
        };
        let words = Bilingual::new(
            format!("{}を「該当なし」とする申し出を認める", ground.words.ja),
            format!("the claim that {} does not apply is accepted", ground.words.en),
        );
        Trace { words, parts: vec![ground], ..whole(truth) }
    }

    /// `require …`: as the parts of an `and`.
    fn requires(
        &mut self,
        requires: &[Require],
        stage: impl Fn(usize) -> Stage,
        stages: &mut Vec<StageTrace>,
    ) {
        let first = stages.len();
        for (at, require) in requires.iter().enumerate() {
            let goal = (!self.quiet).then_some(true);
            let trace = self.formula(require.formula, goal);
            stages.push(StageTrace { stage: stage(at), trace });
        }
        let own = stages.get_mut(first..).unwrap_or_default();
        if own.iter().any(|stage| stage.trace.found == Found::Truth(Truth::False)) {
            for stage in own {
                stage.trace.decides = stage.trace.found == Found::Truth(Truth::False);
            }
        }
    }

    /// The newest answers to the question.
    fn answer(&mut self, rule: &Rule, version: &Version, stages: &mut Vec<StageTrace>) {
        let Duty::Manual(question) = &version.duty else { return };
        let settings = self.evaluation.settings;
        let newest = attestation::newest(&rule.id, question, settings.attestations, settings.as_of);
        let mut grounds: Vec<Ground> = newest.into_iter().map(Ground::Attestation).collect();
        if grounds.is_empty() {
            grounds.push(Ground::Unanswered);
        }
        let parts = grounds.into_iter().map(|ground| Trace {
            words: question.words.clone(),
            found: Found::Undecided,
            ground: Some(ground),
            ..whole(Truth::Unknown)
        });
        let parts = parts.collect();
        let words = question.words.clone();
        stages.push(StageTrace {
            stage: Stage::Answer,
            trace: Trace { words, parts, ..whole(Truth::Unknown) },
        });
    }

    /// The remedies of the requirements that do not hold, or are not known to; each once, in order.
    pub(super) fn remedies(&mut self, explanation: &Explanation) -> Vec<Bilingual> {
        let program = self.evaluation.program;
        let outcome = explanation.outcome;
        let version =
            program.rules.get(outcome.rule).and_then(|rule| rule.versions.get(outcome.version));
        let Some(version) = version else { return Vec::new() };
        let mut messages: Vec<&Message> = Vec::new();
        for stage in explanation.stages.iter().filter(|stage| stage.trace.decides) {
            if stage.trace.found == Found::Truth(Truth::True) {
                continue;
            }
            let message = match stage.stage {
                Stage::Require(at) => match &version.duty {
                    Duty::Computed(requires) => {
                        requires.get(at).and_then(|require| require.remedy.as_ref())
                    }
                    Duty::Manual(_) => None,
                },
                Stage::ExceptionRequire(exception, at) => {
                    version.exceptions.get(exception).and_then(|exception| {
                        let own = exception.requires.as_ref().and_then(|requires| requires.get(at));
                        own.and_then(|require| require.remedy.as_ref())
                            .or(exception.remedy.as_ref())
                    })
                }
                Stage::Answer => None,
                Stage::Date | Stage::When(_) | Stage::Claim(_) | Stage::Exception(_) => continue,
            };
            messages.push(message.unwrap_or(&version.remedy));
        }
        let mut remedies: Vec<Bilingual> = Vec::new();
        for message in messages {
            let words = self.message(message);
            if !words.ja.is_empty() && !remedies.contains(&words) {
                remedies.push(words);
            }
        }
        remedies
    }

    /// The term of a node, for placeholders.
    pub(super) fn placeholder(&mut self, id: NodeId) -> Bilingual {
        let trace = if let Some(crate::program::Node::Fact(slot)) = self.evaluation.program.node(id)
        {
            self.fact(slot, None)
        } else {
            let datum = self.datum(id);
            let of = self.evaluation.program.type_of(id);
            let words = crate::prose::datum(self.evaluation.program, datum, of);
            return words.unwrap_or_else(|| Bilingual::new("未定", "(undecided)"));
        };
        match trace.found {
            Found::Value(words) => words,
            Found::State(state) => {
                let words = crate::prose::state(state);
                Bilingual::new(words.ja, format!("({})", words.en))
            }
            _ => Bilingual::new("未定", "(undecided)"),
        }
    }
}

/// A step as a whole; its words and parts are its own.
fn whole(truth: Truth) -> Trace {
    Trace::new(Bilingual::default(), Found::Truth(truth))
}
