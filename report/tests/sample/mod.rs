//! A report with something of everything, in which every text can be chosen.
#![allow(dead_code, reason = "each test uses its own part")]

use tekigo_core::eval::Fault;
use tekigo_core::facts::{DocumentState, State};
use tekigo_core::regions::plan::Why;
use tekigo_core::typed::{Attested, Force, ResultWord, Strength};
use tekigo_grammar::diagnostic::Bilingual;
use tekigo_report::model::{
    AnswerState, Attestation, AttestationReason, Because, ByOption, ByProfile, ChangeSet, Changes,
    Choice, ChoiceOption, ChoiceReason, Citation, Claim, DayReason, Deed, Edit, ErrorReason,
    Evidence, FORMAT, Input, Invalid, Kind, LeftOut, Named, Ordered, Overruled, Pack, Param,
    ParameterReason, Part, Party, PlaceReason, Plan, Profile, QuestionReason, Raised, RaisedRule,
    Remaining, Report, RuleResult, SetBy, Source, WaivedBy, Waiver, WaiverState,
};

/// Gives each text of the report: its name there, and what else it says.
pub struct Texts {
    count: usize,
    more: String,
}

impl Texts {
    /// Every text says this after its own number.
    pub fn new(more: &str) -> Self {
        Self { count: 0, more: more.to_owned() }
    }

    fn text(&mut self) -> String {
        self.count += 1;
        format!("t{}{}", self.count, self.more)
    }

    fn both(&mut self) -> Bilingual {
        let text = self.text();
        Bilingual::new(text.clone(), text)
    }

    fn place(&mut self, input: &str, found: &Bilingual, wanted: bool) -> PlaceReason {
        PlaceReason {
            input: Some(input.to_owned()),
            pointer: self.text(),
            state: Some(State::Value),
            wanted: wanted.then(|| self.both()),
            met: wanted.then_some(false),
            line: Some(3),
            column: Some(7),
            title: self.both(),
            found: found.clone(),
            reason: Some(self.text()),
            evidence: Some(Evidence { seen_in: self.text(), seen_on: Some(self.text()) }),
            ..PlaceReason::default()
        }
    }

    fn by_profile(&mut self) -> ByProfile {
        ByProfile { profile: self.text(), who: self.text(), on: self.text(), reason: self.text() }
    }

    fn waived_by(&mut self) -> WaivedBy {
        WaivedBy {
            who: self.text(),
            on: self.text(),
            until: self.text(),
            reason: self.text(),
            file: self.text(),
        }
    }

    fn result(
        &mut self,
        rule: &str,
        strength: Strength,
        result: ResultWord,
        because: Vec<Because>,
    ) -> RuleResult {
        RuleResult {
            rule: rule.to_owned(),
            pack: "p".to_owned(),
            result,
            strength,
            force: Force::Request,
            party: vec!["provider".to_owned()],
            title: self.both(),
            cites: vec![Citation {
                source: "s".to_owned(),
                clause: self.text(),
                page: self.text(),
                title: self.both(),
            }],
            subject: None,
            left_out: None,
            raised: None,
            waiver: None,
            because,
            cut: false,
            reasons: vec![self.both()],
            remedy: Some(single_lined(self.both())),
            error: None,
            can_become: None,
            changes: None,
        }
    }

    fn edit(&mut self, edit: Deed) -> Edit {
        Edit {
            input: Some(self.text()),
            document: None,
            pointer: self.text(),
            edit,
            condition: Some(self.both()),
            example: Some(self.text().into()),
            placeholder: false,
            companion: false,
            unmark: (edit == Deed::Set).then(|| self.text()),
            line: Some(3),
            column: Some(7),
            title: self.both(),
            shown: Some(self.both()),
            parts: match edit {
                Deed::Set | Deed::Remove => Vec::new(),
                Deed::Add => vec![Part {
                    pointer: self.text(),
                    condition: self.both(),
                    title: self.both(),
                    shown: Some(self.both()),
                    placeholder: false,
                }],
            },
        }
    }

    fn edits(&mut self) -> Vec<Edit> {
        let new = Edit { input: None, document: Some("system".to_owned()), ..self.edit(Deed::Set) };
        vec![self.edit(Deed::Set), self.edit(Deed::Remove), self.edit(Deed::Add), new]
    }

    fn changes(&mut self) -> Changes {
        let set = ChangeSet { edits: self.edits(), costs: vec!["R-5".to_owned()] };
        Changes { complete: true, sets: vec![set.clone(), set] }
    }

    fn plan(&mut self) -> Plan {
        let named =
            |rule: &str| Named { rule: rule.to_owned(), pack: "p".to_owned(), subject: None };
        Plan {
            edits: self.edits(),
            proved_smallest: true,
            mends: vec![named("R-1")],
            remaining: vec![
                Remaining { named: named("R-4"), why: Why::Person, with: Vec::new() },
                Remaining {
                    named: named("R-3"),
                    why: Why::Contradiction,
                    with: vec![named("R-1"), named("R-5")],
                },
            ],
        }
    }
}

/// A remedy's lines stand on lines of their own, which is the one text whose line breaks mean something.
fn single_lined(words: Bilingual) -> Bilingual {
    let line = |text: String| text.replace(['\n', '\r'], " ");
    Bilingual::new(line(words.ja), line(words.en))
}

/// The report.
pub fn report(texts: &mut Texts) -> Report {
    let results = results(texts);
    let mut overall = Ordered::new();
    overall.entry("provider", ResultWord::Fail);
    let mut plan = Ordered::new();
    plan.entry("provider", texts.plan());
    Report {
        plan: Some(plan),
        format: FORMAT,
        engine: "0.1.0",
        as_of: "2020-06-02".to_owned(),
        packs: vec![pack(texts)],
        inputs: vec![Input {
            name: texts.text(),
            document: "disclosure".to_owned(),
            state: DocumentState::Final,
            sha256: Some(texts.text()),
        }],
        profiles: vec![profile(texts)],
        choices: choices(texts),
        overall,
        summary: Ordered::new(),
        claims: vec![Claim {
            rule: "R-1".to_owned(),
            pack: "p".to_owned(),
            place: {
                let found = texts.both();
                let input = texts.text();
                texts.place(&input, &found, false)
            },
        }],
        invalid: vec![Invalid {
            input: texts.text(),
            document: None,
            pointer: Some(texts.text()),
            line: Some(1),
            column: Some(2),
            code: "E1".to_owned(),
            message: texts.both(),
            help: Some(texts.both()),
        }],
        waivers: vec![Waiver {
            rule: "R-1".to_owned(),
            pack: "p".to_owned(),
            subject: Some(texts.text()),
            state: WaiverState::Expired,
            by: texts.waived_by(),
        }],
        attestations: vec![
            attestation(AnswerState::Counts, texts),
            attestation(AnswerState::OtherQuestion, texts),
        ],
        results,
        notice: tekigo_report::words::notice(),
    }
}

fn attestation(state: AnswerState, texts: &mut Texts) -> Attestation {
    Attestation {
        rule: "R-4".to_owned(),
        state,
        result: Attested::Pass,
        who: texts.text(),
        on: texts.text(),
        until: Some(texts.text()),
        note: Some(texts.text()),
        file: texts.text(),
    }
}

fn profile(texts: &mut Texts) -> Profile {
    Profile {
        profile: texts.text(),
        sha256: Some(texts.text()),
        title: texts.both(),
        who: texts.text(),
        on: texts.text(),
        pack: "p".to_owned(),
        version: texts.text(),
        parameters: Vec::new(),
        choices: Vec::new(),
        left_out: vec![LeftOut { rule: "R-6".to_owned(), reason: texts.text() }],
        raised: vec![RaisedRule {
            rule: "R-3".to_owned(),
            to: Strength::Must,
            reason: texts.text(),
        }],
    }
}

fn pack(texts: &mut Texts) -> Pack {
    let kind = |document: &str, texts: &mut Texts| Kind {
        document: document.to_owned(),
        title: texts.both(),
    };
    Pack {
        id: "p".to_owned(),
        version: texts.text(),
        sha256: Some(texts.text()),
        params: vec![Param {
            parameter: "most".to_owned(),
            value: 3.into(),
            default: 4.into(),
            title: texts.both(),
            found: texts.both(),
            usual: texts.both(),
            set_by: SetBy::Option(ByOption {
                option: "--param",
                overruled: Some(Overruled {
                    value: 5.into(),
                    found: texts.both(),
                    by: texts.by_profile(),
                }),
            }),
        }],
        title: texts.both(),
        documents: vec![kind("disclosure", texts), kind("system", texts)],
        parties: vec![Party { party: "provider".to_owned(), title: texts.both() }],
        sources: vec![Source {
            source: "s".to_owned(),
            title: texts.both(),
            force: Force::Request,
            published: texts.text(),
        }],
    }
}

fn choices(texts: &mut Texts) -> Vec<Choice> {
    let option =
        |value: &str, texts: &mut Texts| ChoiceOption { value: value.into(), title: texts.both() };
    let mut choice = |name: &str, value: serde_json::Value| Choice {
        choice: name.to_owned(),
        set_by: (!value.is_null()).then(|| SetBy::Profile(texts.by_profile())),
        value,
        pack: "p".to_owned(),
        title: texts.both(),
        reason: texts.both(),
        options: vec![option("one", texts), option("two", texts)],
    };
    vec![choice("open", serde_json::Value::Null), choice("made", "one".into())]
}

fn results(texts: &mut Texts) -> Vec<RuleResult> {
    use ResultWord::{Error, Fail, NotApplicable, NotChecked, Pass, Unknown};
    use Strength::{May, Must, Should};
    let (input, found) = (texts.text(), texts.both());
    let place = texts.place(&input, &found, true);
    let others = vec![
        Because::Choice(ChoiceReason {
            choice: "made".to_owned(),
            value: "one".into(),
            title: texts.both(),
            found: Some(texts.both()),
        }),
        Because::Parameter(ParameterReason {
            parameter: "most".to_owned(),
            value: 3.into(),
            title: texts.both(),
            found: texts.both(),
        }),
        Because::Day(DayReason { as_of: "2020-06-02".to_owned(), wanted: None }),
        Because::Attestation(AttestationReason {
            who: texts.text(),
            on: "2020-06-01".to_owned(),
            until: None,
            result: Attested::Pass,
            note: Some(texts.text()),
        }),
    ];
    let open = Because::Choice(ChoiceReason {
        choice: "open".to_owned(),
        value: serde_json::Value::Null,
        title: texts.both(),
        found: None,
    });
    let absent = Because::Place(PlaceReason {
        document: Some("system".to_owned()),
        state: Some(State::Open),
        title: texts.both(),
        found: texts.both(),
        ..PlaceReason::default()
    });
    let question = Because::Question(QuestionReason {
        question: texts.both(),
        question_sha256: String::new(),
    });
    let mut because = vec![Because::Place(place.clone())];
    because.extend(others);
    let error = ErrorReason { code: Fault::ZeroWhole, message: texts.both() };
    let mut results = vec![
        RuleResult {
            waiver: Some(texts.waived_by()),
            changes: Some(texts.changes()),
            ..texts.result("R-1", Must, Fail, because)
        },
        RuleResult { error: Some(error), ..texts.result("R-2", Must, Error, Vec::new()) },
        RuleResult {
            cut: true,
            can_become: Some(vec![Fail]),
            changes: Some(Changes { complete: true, sets: Vec::new() }),
            raised: Some(Raised { from: Should, by: texts.by_profile() }),
            ..texts.result("R-3", Must, Unknown, vec![open, absent])
        },
        texts.result("R-4", Should, NotChecked, vec![question]),
        texts.result("R-5", Must, Pass, Vec::new()),
        texts.result("R-6", Should, NotApplicable, Vec::new()),
        texts.result("R-7", May, Fail, Vec::new()),
    ];
    results.extend(many(texts, &place));
    results
}

/// One rule over four systems: the first two alike but for their places, the third with another fact, and one in order.
fn many(texts: &mut Texts, shared: &PlaceReason) -> Vec<RuleResult> {
    let found = texts.both();
    let base = texts.result("M-1", Strength::Should, ResultWord::Fail, Vec::new());
    let own = texts.place("", &found, true);
    let other = texts.both();
    let mut results = Vec::new();
    for at in 0..4 {
        let subject = texts.text();
        let mut fact = PlaceReason { input: Some(subject.clone()), ..own.clone() };
        if at == 2 {
            fact.found = other.clone();
        }
        results.push(RuleResult {
            subject: Some(subject),
            because: vec![Because::Place(shared.clone()), Because::Place(fact)],
            result: if at == 3 { ResultWord::Pass } else { ResultWord::Fail },
            ..base.clone()
        });
    }
    results
}
