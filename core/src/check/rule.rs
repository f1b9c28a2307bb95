//! Rules: their header, their lines, and the versions of one id.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::{Span, tree, tree::Item};

use super::place::{Target, written};
use super::scope::Scope;
use super::suggest::nearest;
use super::{Checker, DEPTH, Part, ProblemKind};
use crate::typed::{
    Duty, Effective, Exception, Expression, KindId, Message, NamedId, Origin, Place, Question,
    Require, Rule, Strength, Type, When,
};
use crate::types::{Shape, ShapeKind};
use crate::value::Date;

impl<'a> Checker<'a> {
    pub(super) fn rules(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Rule(rule) = item {
                checker.rule(rule);
            }
        });
        self.versions();
    }

    fn rule(&mut self, rule: &'a tree::Rule) {
        let id = &rule.id;
        let of = Bilingual::new(format!("規則 `{}`", id.value), format!("rule `{}`", id.value));
        let words = self.words(&rule.words, id.span, &of).unwrap_or_default();
        let parties = rule.parties.iter().filter_map(|party| self.party(party)).collect();
        let strength = self.strength(&rule.strength);
        if rule.cites.is_empty() {
            self.report(id.span, ProblemKind::PartMissing { part: Part::Cites, of: of.clone() });
        }
        let cites = self.cites(&rule.cites);

        let mut scope = Scope::default();
        let lets: Vec<NamedId> = rule
            .lets
            .iter()
            .filter_map(|(name, value)| self.let_(name, value, &mut scope))
            .collect();
        scope.tested.clear();
        let whens: Vec<Option<When>> = rule
            .whens
            .iter()
            .map(|(when, reason)| self.when(when, reason, &of, &mut scope))
            .collect();
        let accepts: Vec<(Place, Origin)> = rule
            .accepts
            .iter()
            .filter_map(|path| {
                self.accepts(path, &mut scope).map(|place| (place, self.origin(path.span)))
            })
            .collect();
        let (accepts, accepts_origins) = accepts.into_iter().unzip();
        let exceptions: Vec<Option<Exception>> = rule
            .exceptions
            .iter()
            .map(|exception| self.exception(exception, &of, &mut scope))
            .collect();
        let duty = self.duty(rule, &of, &mut scope);
        let effective =
            rule.effective.as_ref().and_then(|effective| self.effective(effective, &mut scope));
        let remedy = self.remedy(rule, &of, &mut scope);
        if let (Some(first), Some(second)) = (scope.subject, scope.second_subject) {
            self.two_many_kinds(rule.span, first, second);
        }
        for (name, _) in &rule.lets {
            if !self.used.remove(&name.value) && !scope.broken.contains(&name.value) {
                self.report(name.span, ProblemKind::Unused { name: name.value.clone() });
            }
        }
        let whole = whens.iter().all(Option::is_some) && exceptions.iter().all(Option::is_some);
        let (Some(duty), true) = (duty, whole) else {
            self.note_rule_id(rule);
            return;
        };
        let rule_typed = Rule {
            id: id.value.clone(),
            parties,
            strength,
            words,
            cites,
            lets,
            subject: scope.subject,
            effective,
            whens: whens.into_iter().flatten().collect(),
            accepts,
            accepts_origins,
            exceptions: exceptions.into_iter().flatten().collect(),
            duty,
            remedy,
            replaces: rule.replaces.as_ref().map(|name| name.value.clone()),
            origin: self.origin(rule.span),
        };
        self.warn_of(&rule_typed, rule);
        self.pack.rules.push(rule_typed);
    }

    /// A rule that could not be typed still has its id, so that tests of it are not blamed.
    fn note_rule_id(&mut self, rule: &tree::Rule) {
        self.used.insert(format!("rule {}", rule.id.value));
    }

    pub(super) fn two_many_kinds(&mut self, span: Span, first: KindId, second: KindId) {
        let kind = self.second_many_kind(first, second);
        self.report(span, kind);
    }

    fn second_many_kind(&self, first: KindId, second: KindId) -> ProblemKind {
        let name = |kind: KindId| {
            self.pack.reads.get(kind.0).map(|reads| reads.kind.clone()).unwrap_or_default()
        };
        ProblemKind::TwoManyKinds { first: name(first), second: name(second) }
    }

    fn party(&mut self, name: &tree::Name) -> Option<usize> {
        let found = self.pack.parties.iter().position(|party| party.name == name.value);
        if found.is_none() {
            let suggestion =
                nearest(&name.value, self.pack.parties.iter().map(|party| party.name.as_str()));
            self.report(
                name.span,
                ProblemKind::UnknownParty { name: name.value.clone(), suggestion },
            );
        }
        found
    }

    fn strength(&mut self, word: &tree::Name) -> Strength {
        match word.value.as_str() {
            "must" => Strength::Must,
            "should" => Strength::Should,
            "may" => Strength::May,
            _ => {
                self.unknown_word(word, &["must", "should", "may"]);
                Strength::Must
            }
        }
    }

    /// `let NAME = …`
    fn let_(
        &mut self,
        name: &tree::Name,
        value: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<NamedId> {
        if scope.named(&name.value).is_some() || !self.free_name(name) {
            if scope.named(&name.value).is_some() {
                self.report(name.span, ProblemKind::Repeated { name: name.value.clone() });
            }
            return None;
        }
        let typed = self.expression(value, None, scope);
        let id = typed.and_then(|typed| self.add_named(name.value.clone(), typed));
        match id {
            Some(id) => scope.lets.push((name.value.clone(), id)),
            None => scope.broken.push(name.value.clone()),
        }
        id
    }

    /// A formula of a rule, not too high.
    fn rule_formula(
        &mut self,
        formula: &tree::Expression,
        scope: &mut Scope<'a>,
    ) -> Option<Expression> {
        let typed = self.formula(formula, scope)?;
        if self.height(&typed) > DEPTH {
            self.report(formula.span, ProblemKind::TooDeep);
            return None;
        }
        Some(typed)
    }

    fn when(
        &mut self,
        when: &tree::Expression,
        reason: &tree::Words,
        of: &Bilingual,
        scope: &mut Scope<'a>,
    ) -> Option<When> {
        // What a `when` tests is known in every requirement, so its tests stay in the scope.
        let formula = self.rule_formula(when, scope);
        let reason = self.optional_words(reason, of);
        Some(When { formula: formula?, reason })
    }

    /// `accepts inapplicable PATH`: one fact of a document.
    fn accepts(&mut self, path: &tree::Path, scope: &mut Scope<'a>) -> Option<Place> {
        let resolved = self.resolve(path, scope)?;
        if let Target::Shape(Shape {
            kind: ShapeKind::Record(_) | ShapeKind::Map(_) | ShapeKind::Alternative(_),
            ..
        }) = resolved.target
        {
            self.report(path.span, ProblemKind::NotAFact { path: written(path) });
            return None;
        }
        Some(resolved.place)
    }

    fn exception(
        &mut self,
        exception: &'a tree::Exception,
        of: &Bilingual,
        scope: &mut Scope<'a>,
    ) -> Option<Exception> {
        let known = scope.tested.len();
        let when = self.rule_formula(&exception.when, scope);
        let cites = self.cites(&exception.cites);
        if exception.cites.is_empty() {
            self.report(
                exception.name.span,
                ProblemKind::PartMissing { part: Part::Cites, of: of.clone() },
            );
        }
        let words = self.optional_words(&exception.words, of);
        let requires: Vec<Option<Require>> =
            exception.requires.iter().map(|require| self.require(require, of, scope)).collect();
        let remedy = self.own_remedy(&exception.remedy, scope);
        scope.tested.truncate(known);
        match (requires.is_empty(), exception.exempt) {
            (true, None) => {
                self.report(
                    exception.name.span,
                    ProblemKind::PartMissing { part: Part::RequireOrExempt, of: of.clone() },
                );
                return None;
            }
            (false, Some(span)) => {
                self.report(
                    span,
                    ProblemKind::PartNotAllowed { part: Part::Require, of: of.clone() },
                );
                return None;
            }
            _ => {}
        }
        let requires: Vec<Require> = requires.into_iter().collect::<Option<_>>()?;
        Some(Exception {
            name: exception.name.value.clone(),
            words,
            when: when?,
            cites,
            requires: exception.exempt.is_none().then_some(requires),
            remedy,
            origin: self.origin(exception.name.span),
        })
    }

    fn require(
        &mut self,
        require: &'a tree::Require,
        of: &Bilingual,
        scope: &mut Scope<'a>,
    ) -> Option<Require> {
        let known = scope.tested.len();
        let formula = self.rule_formula(&require.formula, scope);
        scope.tested.truncate(known);
        let reason = self.optional_words(&require.reason, of);
        let remedy = self.own_remedy(&require.remedy, scope);
        Some(Require { formula: formula?, reason, remedy })
    }

    fn duty(
        &mut self,
        rule: &'a tree::Rule,
        of: &Bilingual,
        scope: &mut Scope<'a>,
    ) -> Option<Duty> {
        let span = rule.id.span;
        if rule.manual {
            for require in &rule.requires {
                let kind = ProblemKind::PartNotAllowed { part: Part::Require, of: of.clone() };
                self.report(require.formula.span, kind);
            }
            let words = self.part_words(&rule.question, Part::Question, span, of)?;
            let sha256 = crate::attestation::question_sha256(&words);
            return Some(Duty::Manual(Question { words, sha256 }));
        }
        if let Some(text) = rule.question.ja.as_ref().or(rule.question.en.as_ref()) {
            self.report(
                text.span,
                ProblemKind::PartNotAllowed { part: Part::Question, of: of.clone() },
            );
        }
        if rule.requires.is_empty() {
            self.report(span, ProblemKind::PartMissing { part: Part::Require, of: of.clone() });
            return None;
        }
        let requires: Vec<Option<Require>> =
            rule.requires.iter().map(|require| self.require(require, of, scope)).collect();
        Some(Duty::Computed(requires.into_iter().collect::<Option<_>>()?))
    }

    fn remedy(&mut self, rule: &tree::Rule, of: &Bilingual, scope: &mut Scope<'a>) -> Message {
        if rule.remedy.ja.is_none() && rule.remedy.en.is_none() {
            if !rule.manual {
                self.report(
                    rule.id.span,
                    ProblemKind::PartMissing { part: Part::Remedy, of: of.clone() },
                );
            }
            return Message::default();
        }
        self.message(&rule.remedy, of, scope)
    }

    fn own_remedy(&mut self, words: &tree::Words, scope: &mut Scope<'a>) -> Option<Message> {
        if words.ja.is_none() && words.en.is_none() {
            return None;
        }
        let of = Bilingual::new("対応策", "a remedy");
        Some(self.message(words, &of, scope))
    }

    fn effective(
        &mut self,
        effective: &tree::Effective,
        scope: &mut Scope<'a>,
    ) -> Option<Effective> {
        let from = effective.from.as_ref().map(|date| self.date(&date.value, date.span));
        let until = effective.until.as_ref().map(|date| self.date(&date.value, date.span));
        let on = match &effective.on {
            None => None,
            Some(on) => {
                let on = self.expression(on, Some(Type::Date), scope)?;
                Some(self.expect_type(on, Type::Date)?)
            }
        };
        let (from, until) = (from.flatten(), until.flatten());
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.report(effective.span, ProblemKind::PeriodEndsBeforeItStarts);
        }
        Some(Effective { from, until, on })
    }

    /// Rules of one id are versions: their periods must not overlap, and must ask the same date.
    fn versions(&mut self) {
        let mut problems = Vec::new();
        for (at, rule) in self.pack.rules.iter().enumerate() {
            for earlier in self.pack.rules.iter().take(at).filter(|earlier| earlier.id == rule.id) {
                let rule_id = rule.id.clone();
                if let (Some(first), Some(second)) = (earlier.subject, rule.subject)
                    && first != second
                {
                    // Versions are judged together, once for each document of one kind.
                    let kind = self.second_many_kind(first, second);
                    problems.push((rule.origin, kind, earlier.origin));
                }
                let kind = match (&earlier.effective, &rule.effective) {
                    (Some(first), Some(second)) if !same_date(first, second) => {
                        ProblemKind::PeriodsAskDifferentDates { rule: rule_id }
                    }
                    (Some(first), Some(second)) if overlap(first, second) => {
                        ProblemKind::PeriodsOverlap { rule: rule_id }
                    }
                    (Some(_), Some(_)) => continue,
                    _ => ProblemKind::Repeated { name: rule_id },
                };
                problems.push((rule.origin, kind, earlier.origin));
            }
            if let Some(replaced) = &rule.replaces
                && let Some(living) = self.pack.rules.iter().find(|other| &other.id == replaced)
            {
                problems.push((
                    rule.origin,
                    ProblemKind::ReplacesLivingRule { rule: replaced.clone() },
                    living.origin,
                ));
            }
        }
        for (origin, kind, related) in problems {
            self.file = origin.file;
            self.report_with(origin.span, kind, related);
        }
    }
}

fn same_date(first: &Effective, second: &Effective) -> bool {
    match (&first.on, &second.on) {
        (None, None) => true,
        (Some(first), Some(second)) => first.kind == second.kind,
        _ => false,
    }
}

fn overlap(first: &Effective, second: &Effective) -> bool {
    let starts_before_end = |start: Option<Date>, end: Option<Date>| {
        start.zip(end).is_none_or(|(start, end)| start <= end)
    };
    starts_before_end(first.from, second.until) && starts_before_end(second.from, first.until)
}
