//! Laws of the fact reader: it agrees with a slow reading, the order of members never matters, and no bytes make it stumble.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

mod documents;

use documents::shape::Shape;
use documents::written::{Chooser, Written, document, shape};
use documents::{check_tables, places, print, print_document_state, print_problems, slow};
use proptest::prelude::*;
use tekigo_core::facts::{self, Facts, Limits, State, place};
use tekigo_core::layout::Layout;

const ZONE: &str = "+09:00";

/// The numbers a [`Chooser`] chooses by.
fn numbers() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), 0..400)
}

struct World {
    shape: Shape,
    layout: Layout,
    document: Written,
    chooser: Chooser,
}

fn world(numbers: Vec<u32>) -> World {
    let mut chooser = Chooser::new(numbers);
    let shape = shape(&mut chooser);
    let document = document(&mut chooser, &shape);
    World { layout: shape.layout(ZONE), shape, document, chooser }
}

fn read(text: &str, layout: &Layout) -> Facts {
    let facts = facts::read(text, layout, &Limits::default())
        .unwrap_or_else(|error| panic!("{error:?} in {text}"));
    check_tables(layout, &facts);
    facts
}

/// A document with one of its members written again.
fn repeated(document: &Written, chooser: &mut Chooser) -> Option<(Written, String)> {
    let mut document = document.clone();
    let mut pointer = String::new();
    let mut here = &mut document;
    loop {
        match here {
            Written::Record(members) if !members.is_empty() => {
                let at = chooser.below(members.len());
                let name = members[at].0.clone();
                if pointer.is_empty() && ["kind", "state", "absent"].contains(&name.as_str()) {
                    return None;
                }
                pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                let deeper = matches!(members[at].1, Written::Record(_) | Written::List(_));
                if deeper && chooser.below(2) == 1 {
                    here = &mut members[at].1;
                    continue;
                }
                let again = chooser.below(members.len() + 1);
                let value = match chooser.below(3) {
                    0 => members[at].1.clone(),
                    1 => Written::Plain("null".to_owned()),
                    _ => Written::List(vec![Written::Record(Vec::new())]),
                };
                members.insert(again, (name, value));
                return Some((document, pointer));
            }
            Written::List(items) if !items.is_empty() => {
                let at = chooser.below(items.len());
                pointer = format!("{pointer}/{at}");
                here = &mut items[at];
            }
            _ => return None,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_slow_reading(numbers in numbers()) {
        let World { shape, layout, document, mut chooser } = world(numbers);
        let text = document.text(&mut chooser, true);
        let facts = read(&text, &layout);
        let parsed = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(print(&layout, &facts), slow::read(&shape, &parsed, layout.zone), "{}", text);
    }

    #[test]
    fn every_unreadable_fact_has_its_problem(numbers in numbers()) {
        let World { layout, document, mut chooser, .. } = world(numbers);
        let facts = read(&document.text(&mut chooser, true), &layout);
        let explained = |pointer: &str| facts.problems.iter().any(|problem| {
            let inside = pointer.strip_prefix(problem.pointer.as_str());
            inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        for line in print(&layout, &facts) {
            if let Some(pointer) = line.strip_suffix(" unreadable") {
                prop_assert!(explained(pointer), "{} among {:?}", pointer, facts.problems);
            }
        }
        prop_assert!(facts.problems.is_sorted_by_key(|problem| problem.at));
    }

    #[test]
    fn the_order_of_members_never_matters(numbers in numbers()) {
        let World { layout, document, mut chooser, .. } = world(numbers);
        let plain = read(&document.text(&mut Chooser::new(Vec::new()), false), &layout);
        let mixed = read(&document.text(&mut chooser, true), &layout);
        prop_assert_eq!(print(&layout, &plain), print(&layout, &mixed));
        prop_assert_eq!(print_document_state(&plain), print_document_state(&mixed));
        let sorted = |facts: &Facts| {
            let mut problems = print_problems(facts);
            problems.sort();
            problems
        };
        prop_assert_eq!(sorted(&plain), sorted(&mixed));
    }

    #[test]
    fn a_repeated_member_is_unreadable_and_nothing_else(numbers in numbers()) {
        let World { layout, document, mut chooser, .. } = world(numbers);
        let Some((twice, pointer)) = repeated(&document, &mut chooser) else { return Ok(()) };
        let once = read(&document.text(&mut chooser, true), &layout);
        let text = twice.text(&mut chooser, true);
        let twice = read(&text, &layout);
        let inside = |line: &str| {
            let rest = line.strip_prefix(pointer.as_str());
            rest.is_some_and(|rest| rest.starts_with([' ', '/']))
        };
        let outside = |facts: &Facts| {
            print(&layout, facts).into_iter().filter(|line| !inside(line)).collect::<Vec<_>>()
        };
        prop_assert_eq!(outside(&once), outside(&twice), "{} in {}", pointer, text);
        let within: Vec<_> = print(&layout, &twice).into_iter().filter(|line| inside(line)).collect();
        prop_assert!(within.iter().all(|line| line.ends_with(" unreadable")), "{:?} in {}", within, text);
        let found = place::find(&layout, &once, &pointer).is_ok();
        let reported = print_problems(&twice).contains(&format!("D031 {pointer}"));
        prop_assert!(!found || reported, "{} in {}", pointer, text);
    }

    #[test]
    fn pointers_lead_back(numbers in numbers()) {
        let World { layout, document, mut chooser, .. } = world(numbers);
        let text = document.text(&mut chooser, true);
        let facts = read(&text, &layout);
        let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
        for place in places(&layout, &facts) {
            let pointer = place::pointer(&layout, &facts, place).unwrap();
            prop_assert_eq!(place::find(&layout, &facts, &pointer), Ok(place));
            if let tekigo_core::layout::NodeKind::Leaf(slot) = layout.nodes[place.node.0].kind {
                let fact = facts.fact(slot, place.row).unwrap();
                if fact.state == State::Value {
                    let raw = place::raw(&text, fact.at).unwrap();
                    let value: serde_json::Value = serde_json::from_str(raw).unwrap();
                    prop_assert_eq!(Some(&value), parsed.pointer(&pointer));
                } else if fact.state != State::Unreadable {
                    prop_assert_eq!(text.as_bytes()[fact.at], b'{');
                }
            }
        }
    }

    #[test]
    fn broken_documents_are_answered(numbers in numbers(), cut in any::<usize>(), with in "[\\]\\[{}\":,0-9e.+\\-\\\\tn a-f]{0,3}") {
        let World { layout, document, mut chooser, .. } = world(numbers);
        let text = document.text(&mut chooser, true);
        let from = cut % (text.len() + 1);
        for (start, end) in [(from, text.len()), (from, from + 1)] {
            let Some((before, after)) = text.get(..start).zip(text.get(end.min(text.len())..)) else { continue };
            let broken = format!("{before}{with}{after}");
            let facts = facts::read(&broken, &layout, &Limits::default());
            let envelope = facts::envelope(&broken, &Limits::default());
            prop_assert_eq!(facts.as_ref().err(), envelope.as_ref().err());
            let survey = facts::survey(&broken, &Limits::default());
            prop_assert_eq!(facts.as_ref().err(), survey.as_ref().err());
            // What is wrong wherever it stands, the survey finds where rules look too; of marks it says nothing.
            if let (Ok(facts), Ok(survey)) = (&facts, &survey) {
                let everywhere = |problem: &&facts::FactProblem| {
                    let kind = &problem.kind;
                    matches!(kind, facts::FactProblemKind::Repeated { .. } | facts::FactProblemKind::LoneSurrogate)
                        && broken.find("\"absent\"").is_none()
                };
                for problem in facts.problems.iter().filter(everywhere) {
                    prop_assert!(survey.problems.contains(problem), "{:?} in {}", problem, broken);
                }
            }
            if let Err(error) = &facts {
                prop_assert!(error.at <= broken.len());
                prop_assert!(!error.diagnostic(0).message.ja.is_empty());
                prop_assert!(place::line_column(&broken, error.at) >= (1, 1));
            }
            // Half of a surrogate pair is JSON to RFC 8259 and to us, but not to `serde_json`.
            if !broken.contains("\\u") {
                let parsed = serde_json::from_str::<serde_json::Value>(&broken);
                prop_assert_eq!(facts.is_ok(), parsed.is_ok_and(|value| value.is_object()), "{}", broken);
            }
            if let Ok(facts) = facts {
                check_tables(&layout, &facts);
                for problem in &facts.problems {
                    let span = problem.diagnostic(0, &broken).labels[0].span;
                    prop_assert!(span.start < span.end && span.end <= broken.len());
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..60), at in 0..80_usize) {
        let layout = Shape::read("a: text\nb: list\n  c: number").layout(ZONE);
        for bytes in [bytes.clone(), [b"{\"a\":", bytes.as_slice(), b"}"].concat()] {
            match facts::read_bytes(&bytes, &layout, &Limits::default()) {
                Ok(facts) => check_tables(&layout, &facts),
                Err(error) => prop_assert!(error.at <= bytes.len()),
            }
            let text = String::from_utf8_lossy(&bytes);
            prop_assert!(place::raw(&text, at).is_none_or(|raw| !raw.is_empty()));
            prop_assert!(place::line_column(&text, at) >= (1, 1));
        }
    }

    #[test]
    fn any_pointer_is_answered(pointer in "(/|~|[0-2a-c]|~[01]){0,8}") {
        let layout = Shape::read("a: text\nb: list\n  c: number").layout(ZONE);
        let facts = read("{\"b\": [{}, {\"c\": 1}]}", &layout);
        if let Ok(place) = place::find(&layout, &facts, &pointer) {
            prop_assert_eq!(place::pointer(&layout, &facts, place), Some(pointer));
        }
    }

    #[test]
    fn lines_and_columns_are_counted(text in "(a|あ|\u{1F600}|\n|\r|\r\n){0,12}", byte in 0..40_usize) {
        let byte = byte.min(text.len());
        let start = (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        // Lines as `str::lines` has them once a lone CR is a line's end too.
        let before = &text[..start];
        let whole = if before.ends_with('\r') && text[start..].starts_with('\n') {
            // Between CR and LF the line has not ended.
            format!("{}a", &before[..before.len() - 1])
        } else {
            before.to_owned()
        };
        let normal = whole.replace("\r\n", "\n").replace('\r', "\n");
        let line = normal.matches('\n').count() + 1;
        let column = normal.rsplit('\n').next().unwrap().chars().count() + 1;
        prop_assert_eq!(place::line_column(&text, byte), (line, column));
    }
}
