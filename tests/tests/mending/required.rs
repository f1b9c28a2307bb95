//! Records that are written for the first time get everything that their schema asks for.

use std::borrow::Cow;

use serde_json::{Value as Json, json};
use tekigo_core::eval::Settings;
use tekigo_core::facts::{self, Limits};
use tekigo_core::typed::ResultWord;
use tekigo_core::value::Date;
use tekigo_report::build::{Bounds, report};
use tekigo_report::document::Document;
use tekigo_report::judge::{Judged, PackFacts};
use tekigo_report::model::{Edit, Report};
use tekigo_report::settings::SettingsFiles;
use tekigo_report::writing::{self, Writing};
use tekigo_rules::{LoadedPack, PackText, TextFile};

use crate::sample::fill_in;

const PACK: &str = r#"edition 2026
pack    required 0.1.0
  ja "必須の項目"    en "Required members"
zone    +09:00
reads   one offer

party   provider
  ja "事業者"    en "provider"

source guide
  ja "指針"    en "Guide"
  force request
  published 2020-01-01
  clause 1 page "1"
    ja "求めること"    en "What is asked"

rule R-1 provider must
  ja "間隔"    en "Interval"
  cites   guide 1
  require offer.backup.interval is at least 3
  remedy  ja "書く"    en "State it"

rule R-2 provider should
  ja "試験"    en "Test"
  cites   guide 1
  require offer.backup.tested is disclosed
  remedy  ja "書く"    en "State it"

rule R-3 provider must
  ja "報告"    en "Reports"
  cites   guide 1
  require some report in offer.reports: report.at is at least 2020-01-01
  remedy  ja "書く"    en "State it"
"#;

fn schema() -> Json {
    let titled = |mut schema: Json, title: &str| {
        schema["x-tekigo"] = json!({"title": {"ja": title, "en": title}});
        schema
    };
    let record = |title: &str, members: Json, required: Json| {
        let record = json!({"type": "object", "properties": members, "required": required,
            "additionalProperties": false});
        titled(record, title)
    };
    let number = titled(json!({"type": "number", "minimum": 1}), "間隔");
    let flag = titled(json!({"type": "boolean"}), "試験");
    let text = |title: &str| titled(json!({"type": "string", "minLength": 6}), title);
    let date = titled(json!({"type": "string", "format": "date"}), "日");
    let backup = record(
        "バックアップ",
        json!({"interval": number, "tested": flag, "place": text("場所"), "note": text("補足")}),
        json!(["interval", "tested", "place"]),
    );
    let item = record(
        "報告",
        json!({"at": date, "by": text("報告者"), "note": text("補足")}),
        json!(["at", "by"]),
    );
    let reports = titled(json!({"type": "array", "items": item, "minItems": 1}), "報告");
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "x-tekigo": {
            "document": {"kind": "offer", "title": {"ja": "提案", "en": "Offer"}},
            "owner": "provider"
        },
        "properties": {
            "kind": {"const": "offer", "x-tekigo": {"title": {"ja": "種類", "en": "Kind"},
                "words": {"offer": {"ja": "提案", "en": "offer"}}}},
            "backup": backup,
            "reports": reports
        },
        "required": ["kind"]
    })
}

fn pack() -> LoadedPack {
    let file = |name: &str, text: String| TextFile {
        name: name.to_owned(),
        path: name.to_owned(),
        text: Cow::Owned(text),
    };
    let text = PackText {
        files: vec![file("pack.tekigo", PACK.to_owned())],
        schemas: vec![file("offer.schema.json", schema().to_string())],
    };
    text.load().unwrap_or_else(|refused| panic!("{refused:?}"))
}

fn judge(pack: &LoadedPack, offer: &Json, bounds: Option<Bounds<'_>>) -> Report {
    let text = offer.to_string();
    let state = facts::envelope(&text, &Limits::default()).unwrap().state;
    let documents = [Document::new("offer.json".to_owned(), "offer".to_owned(), state, text)];
    let facts = PackFacts::read(&pack.program, &documents, &Limits::default()).unwrap();
    let as_of = Date::from_ymd(2020, 6, 2).unwrap();
    let settings = Settings::new(&pack.program, as_of);
    let judged = [Judged::new(&pack.program, &facts, &documents, settings)];
    report(as_of, &documents, &judged, &SettingsFiles::default(), Vec::new(), bounds)
}

fn written(offer: &Json, edits: &[Edit]) -> Json {
    let mut offer = offer.clone();
    for edit in edits {
        let mut edit = edit.clone();
        edit.example.iter_mut().for_each(fill_in);
        edit.placeholder = false;
        writing::write(&mut offer, Writing::of(&edit).unwrap()).unwrap();
    }
    offer
}

#[test]
fn records_written_for_the_first_time_are_whole() {
    let pack = pack();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let offers = [
        (json!({"kind": "offer"}), 2),
        (json!({"kind": "offer", "state": "draft"}), 2),
        (json!({"kind": "offer", "backup": null}), 2),
        // What is there already is nobody's business.
        (json!({"kind": "offer", "backup": {"place": "東京の局舎で", "tested": true}}), 0),
    ];
    for (offer, companions) in offers {
        let mistakes = |offer: &Json| validator.iter_errors(offer).count();
        let known = mistakes(&offer);
        let before = judge(&pack, &offer, Some(Bounds::default()));
        let mut seen = 0;
        for result in before.results.iter().filter(|is| is.result != ResultWord::Pass) {
            for set in &result.changes.as_ref().unwrap().sets {
                seen += 1;
                let after = written(&offer, &set.edits);
                assert!(mistakes(&after) <= known, "{} {after} {:#?}", result.rule, set.edits);
                let report = judge(&pack, &after, None);
                let now = report.results.iter().find(|is| is.rule == result.rule).unwrap();
                assert_eq!(now.result, ResultWord::Pass, "{} {after}", result.rule);
                let along = set.edits.iter().filter(|edit| edit.companion).count();
                let expected = if result.rule == "R-3" { 0 } else { companions };
                assert_eq!(along, expected, "{} {:#?}", result.rule, set.edits);
            }
        }
        assert!(seen >= 2, "{offer}");
        let plan = before.plan.as_ref().unwrap().get("provider").unwrap();
        let after = written(&offer, &plan.edits);
        assert!(validator.is_valid(&after), "{after} {:#?}", plan.edits);
        let report = judge(&pack, &after, None);
        assert!(report.results.iter().all(|is| is.result == ResultWord::Pass), "{after}");
    }
}
