//! Tests of a pack: their documents are written out as JSON, and read like any other.

mod document;
mod place;

use tekigo_grammar::Span;
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::{self, Item, LiteralKind, Step};

use self::document::Documents;
use super::suggest::nearest;
use super::{Checker, Part, ProblemKind};
use crate::typed::{
    Attested, ChoiceId, Constant, Duty, Expectation, ExpectedReason, Given, GivenPart, ParameterId,
    ResultWord, Test, TestAttestation, Type,
};
use crate::value::Date;

/// The results that a test can expect, with how it says so.
const RESULTS: [(&str, ResultWord); 7] = [
    ("passes", ResultWord::Pass),
    ("fails", ResultWord::Fail),
    ("unknown", ResultWord::Unknown),
    ("notapplicable", ResultWord::NotApplicable),
    ("notchecked", ResultWord::NotChecked),
    ("notselected", ResultWord::NotSelected),
    ("error", ResultWord::Error),
];

impl<'a> Checker<'a> {
    pub(super) fn tests(&mut self) {
        self.each_item(|checker, item| {
            if let Item::Test(test) = item {
                checker.test(test);
            }
        });
    }

    fn test(&mut self, test: &'a tree::Test) {
        let origin = self.origin(test.name.span);
        let mut documents = Documents::default();
        let mut typed = Test {
            name: test.name.value.clone(),
            documents: Vec::new(),
            choices: Vec::new(),
            parameters: Vec::new(),
            as_of: Date::parse(crate::typed::TEST_DAY).unwrap_or(Date::FIRST),
            attestations: Vec::new(),
            expectations: Vec::new(),
            given: Vec::new(),
            origin,
        };
        for step in &test.steps {
            self.step_of_test(step, &mut typed, &mut documents);
        }
        if typed.expectations.is_empty()
            && !test.steps.iter().any(|step| matches!(step, Step::Expect { .. }))
        {
            let of = Bilingual::new("テスト", "a test");
            self.report(test.name.span, ProblemKind::PartMissing { part: Part::Expect, of });
        }
        typed.documents = documents.write(&self.pack.reads);
        self.pack.tests.push(typed);
    }

    fn step_of_test(&mut self, step: &'a tree::Step, test: &mut Test, documents: &mut Documents) {
        match step {
            Step::Document { kind, draft } => {
                if let Some(id) = self.given_document(kind, *draft, documents) {
                    self.note_given(test, GivenPart::Document(id), kind.span);
                }
            }
            Step::Value { path, literal } => {
                for (place, pointer, span) in self.given_value(path, literal, documents) {
                    self.note_given(test, GivenPart::Place(place, pointer), span);
                }
            }
            Step::Mark { path, word } => {
                if let Some((kind, pointer)) = self.given_mark(path, word, documents) {
                    self.note_given(test, GivenPart::Place(kind, pointer), word.span);
                }
            }
            Step::Choose { name, literal } => {
                if let Some(choice) = self.choice_named(name) {
                    let Some(of) = self.pack.choices.get(choice.0).map(|choice| choice.of) else {
                        return;
                    };
                    let Some(value) = self.test_constant(literal, of) else { return };
                    let known = self
                        .pack
                        .choices
                        .get(choice.0)
                        .map(|choice| choice.options.as_slice())
                        .unwrap_or_default();
                    if known.iter().any(|(_, option, _)| *option == value) {
                        test.choices.push((choice, value));
                        self.note_given(test, GivenPart::Choice(choice), literal.span);
                    } else {
                        let kind = ProblemKind::OutOfBounds {
                            name: name.value.clone(),
                            value: self.text(literal.span),
                        };
                        self.report(literal.span, kind);
                    }
                }
            }
            Step::Set { name, literal } => {
                if let Some(parameter) = self.parameter_named(name) {
                    let Some(of) =
                        self.pack.parameters.get(parameter.0).map(|parameter| parameter.of)
                    else {
                        return;
                    };
                    let Some(value) = self.test_constant(literal, of) else { return };
                    if self
                        .pack
                        .parameters
                        .get(parameter.0)
                        .is_some_and(|parameter| parameter.admits(&value))
                    {
                        test.parameters.push((parameter, value));
                        self.note_given(test, GivenPart::Parameter(parameter), literal.span);
                    } else {
                        let kind = ProblemKind::OutOfBounds {
                            name: name.value.clone(),
                            value: self.text(literal.span),
                        };
                        self.report(literal.span, kind);
                    }
                }
            }
            Step::AsOf { date } => {
                if let Some(day) = self.date(&date.value, date.span) {
                    test.as_of = day;
                    self.note_given(test, GivenPart::AsOf, date.span);
                }
            }
            Step::Attest { rule, result, on, until } => {
                if let Some(attestation) = self.attest(rule, result, on, until.as_ref()) {
                    let at = test.attestations.len();
                    test.attestations.push(attestation);
                    self.note_given(test, GivenPart::Attestation(at), result.span);
                }
            }
            Step::Expect { rule, result, because } => {
                if let Some(expectation) = self.expect_line(rule, result, because) {
                    test.expectations.push(expectation);
                }
            }
        }
    }

    fn note_given(&self, test: &mut Test, what: GivenPart, span: Span) {
        test.given.push(Given { what, origin: self.origin(span) });
    }

    fn choice_named(&mut self, name: &tree::Name) -> Option<ChoiceId> {
        let at = self.pack.choices.iter().position(|choice| choice.name == name.value);
        if at.is_none() && !self.broken.contains(&name.value) {
            let suggestion =
                nearest(&name.value, self.pack.choices.iter().map(|choice| choice.name.as_str()));
            self.report(
                name.span,
                ProblemKind::UnknownName { name: name.value.clone(), suggestion },
            );
        }
        at.map(ChoiceId)
    }

    fn parameter_named(&mut self, name: &tree::Name) -> Option<ParameterId> {
        let at = self.pack.parameters.iter().position(|parameter| parameter.name == name.value);
        if at.is_none() && !self.broken.contains(&name.value) {
            let known = self.pack.parameters.iter().map(|parameter| parameter.name.as_str());
            let suggestion = nearest(&name.value, known);
            self.report(
                name.span,
                ProblemKind::UnknownName { name: name.value.clone(), suggestion },
            );
        }
        at.map(ParameterId)
    }

    /// A literal of a test as a value of a type.
    fn test_constant(&mut self, literal: &tree::Literal, of: Type) -> Option<Constant> {
        use tree::ExpressionKind as Written;
        let span = literal.span;
        let kind = match &literal.kind {
            LiteralKind::Number(text) => Written::Number(text.clone()),
            LiteralKind::Boolean(value) => Written::Boolean(*value),
            LiteralKind::Text(text) => Written::Text(text.clone()),
            LiteralKind::Word(word) => {
                let root = tree::Name { value: word.clone(), span };
                Written::Path(tree::Path { root, segments: Vec::new(), span })
            }
            LiteralKind::Moment(text) if text.len() > 10 => Written::Instant(text.clone()),
            LiteralKind::Moment(text) => Written::Date(text.clone()),
            LiteralKind::Duration(text, unit) => Written::Duration(text.clone(), *unit),
            LiteralKind::List(_) | LiteralKind::Record(_) => {
                let wanted = self.type_name(of);
                self.report(span, ProblemKind::BadLiteral { text: "[…]".into(), wanted });
                return None;
            }
        };
        self.constant(&tree::Expression { kind, span }, of)
    }

    fn attest(
        &mut self,
        rule: &tree::Name,
        result: &tree::Name,
        on: &tree::Spanned<String>,
        until: Option<&tree::Spanned<String>>,
    ) -> Option<TestAttestation> {
        let known = self.known_rule(rule);
        let computed = self
            .pack
            .rules
            .iter()
            .any(|other| other.id == rule.value && matches!(other.duty, Duty::Computed(_)));
        if computed {
            self.report(rule.span, ProblemKind::AttestsComputedRule { rule: rule.value.clone() });
        }
        let result = match result.value.as_str() {
            "pass" => Attested::Pass,
            "fail" => Attested::Fail,
            "notapplicable" => Attested::NotApplicable,
            _ => {
                self.unknown_word(result, &["pass", "fail", "notapplicable"]);
                return None;
            }
        };
        let on = self.date(&on.value, on.span)?;
        let until = match until {
            Some(until) => Some(self.date(&until.value, until.span)?),
            None => None,
        };
        (known && !computed).then(|| TestAttestation {
            rule: rule.value.clone(),
            result,
            on,
            until,
        })
    }

    fn known_rule(&mut self, rule: &tree::Name) -> bool {
        if self.pack.rules.iter().any(|known| known.id == rule.value)
            || self.used.contains(&format!("rule {}", rule.value))
        {
            return true;
        }
        let suggestion = nearest(&rule.value, self.pack.rules.iter().map(|rule| rule.id.as_str()));
        self.report(rule.span, ProblemKind::UnknownRule { name: rule.value.clone(), suggestion });
        false
    }

    fn expect_line(
        &mut self,
        rule: &tree::Name,
        result: &tree::Name,
        because: &[tree::Because],
    ) -> Option<Expectation> {
        let known = self.known_rule(rule);
        let found =
            RESULTS.iter().find(|(word, _)| *word == result.value).map(|(_, result)| *result);
        if found.is_none() {
            let words: Vec<&str> = RESULTS.iter().map(|(word, _)| *word).collect();
            self.unknown_word(result, &words);
        }
        let because = because.iter().filter_map(|reason| match reason {
            tree::Because::Path(path) => self
                .test_place(path)
                .map(|place| ExpectedReason::Place(place.kind, place.pointer())),
            tree::Because::Choice(name) => self.choice_named(name).map(ExpectedReason::Choice),
            tree::Because::Parameter(name) => {
                self.parameter_named(name).map(ExpectedReason::Parameter)
            }
        });
        let because = because.collect();
        let result = found?;
        known.then(|| Expectation {
            rule: rule.value.clone(),
            result,
            because,
            origin: self.origin(rule.span),
        })
    }
}
